"""The sample world in a database, and questions that tests ask of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, select, text

from desktop.domain.clock import FixedClock
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.exchange.sample_delivery import ADMINISTRATOR, SampleDelivery, lay_out, sample
from desktop.models.base import Base
from desktop.models.schema import SCHEMA
from desktop.services.perform import Envelope, Verb, perform
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
WORLD = sample(7, TODAY)


@contextmanager
def opened(url: str) -> Iterator[Store]:
    store = Store(open_engine(url), FixedClock(NOON))
    try:
        yield store
    finally:
        store.close()


def laid_out(store: Store) -> SampleDelivery:
    lay_out(store, WORLD)
    return WORLD


def do(store: Store, verb: Verb[Any, Any], request: Any, actor: str = ADMINISTRATOR) -> Any:
    return perform(store, verb, request, Envelope(new_id(), actor, "DESK-1", EnteredBy.CLICK)).value


def count(store: Store, model: type[Base], *where: Any) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(model).where(*where)).scalar_one()


def everything(store: Store) -> dict[str, int]:
    """How many rows each table has: equal before and after means that nothing was kept."""
    with store.read() as connection:
        tables = SCHEMA.tables
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}
