"""The month as a state machine of hypothesis: any steps in any order, shrunk to the fewest that break it (SC-09)."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from typing_extensions import override

from desktop.domain.clock import FixedClock
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.conftest import TEMPLATE
from tests.postgres import PostgresServer
from tests.services.month import BEGIN, STEPS, ZONE, Month, receive
from tests.services.month_checks import check_month

STEPS_OF_ONE = 30
DOCUMENTS = 400  # more than so many steps write: all of them stay in the month
SHAPE = settings(
    max_examples=5,
    stateful_step_count=STEPS_OF_ONE,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class MonthRules(RuleBasedStateMachine):
    """Each rule is one step of the month; at the end everything closes."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.clock = FixedClock(BEGIN)
        self.month = Month(Store(open_engine(url), self.clock), self.clock, 1, documents=DOCUMENTS)
        self.steps = 0

    def _go(self, step: Callable[[Month], None], seed: int) -> None:
        self.steps += 1
        self.month.random = Random(f"{self.steps} {seed}")  # a request has one id, whatever is drawn again
        self.clock.forward(timedelta(seconds=1))
        step(self.month)

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        for _ in range(3):
            self._go(receive, seed)

    @rule(step=st.sampled_from(list(STEPS)), seed=st.integers(0, 2**32))
    def do(self, step: Callable[[Month], None], seed: int) -> None:
        self._go(step, seed)

    @override
    def teardown(self) -> None:
        store = self.month.store
        try:
            assert verify(store.engine).findings == ()
            with store.read() as connection:
                check_month(connection, ZONE)
        finally:
            store.close()


@contextmanager
def file(template: Path, folder: Path) -> Iterator[str]:
    """A fresh SQLite file for one example."""
    path = folder / f"{uuid4().hex}.db"
    shutil.copyfile(template, path)
    yield f"sqlite:///{path}"


@contextmanager
def database(server: PostgresServer) -> Iterator[str]:
    """A fresh PostgreSQL database for one example."""
    name = f"rules_{uuid4().hex}"
    yield server.create(name, TEMPLATE)
    server.drop(name)


@pytest.mark.requirement("S1-23", "C-06", "C-10")
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_any_steps_in_any_order_close(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    template = request.getfixturevalue({"sqlite": "sqlite_template", "postgresql": "postgres_template"}[kind])
    if kind == "sqlite":
        fresh = partial(file, template, tmp_path)
    else:
        fresh = partial(database, request.getfixturevalue("postgres_server"))

    class Fresh(MonthRules):
        """On a database of its own."""

        def __init__(self) -> None:
            self._room = fresh()
            super().__init__(self._room.__enter__())

        @override
        def teardown(self) -> None:
            super().teardown()
            self._room.__exit__(None, None, None)

    run_state_machine_as_test(Fresh, settings=SHAPE)
