"""A buy-out of another desk is chosen behind its figure and taken back with a reason, on both databases."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.exchange.sample_case import sample_case
from desktop.exchange.sample_delivery import CLERK, MAKER, SITE, SUPERVISOR
from desktop.queries.statement import Figure
from desktop.runtime.jobs import Jobs
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.case_day import lay_out_world
from tests.presenters.test_settlement_desk import DAY, Hands


@pytest.fixture
def hands(database_url: str, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    case = sample_case(DAY)
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    around = {"actor": "1000", "workstation": "DESK-2", "at": case.at("13:00").isoformat()}
    screws = {"position": 1, "item": "LS-35-30", "owner": MAKER, "place": "A-1-2", "lot": "BO-LOT", "quantity": "10"}
    taken = {"document": "OPENING-1", "site": SITE, "lines": [screws | {"expires_on": "2029-05-31"}]}
    bought = {"item": "LS-35-30", "lot": "BO-LOT", "pieces": "3", "agreed_by": "Li Ming"}
    for verb, fields in (("take_over_stock", taken), ("buy_out", bought)):
        answer_wire(store, {"verb": verb, "request_id": str(new_id())} | around | fields)
    jobs = Jobs(lambda: Store(open_engine(database_url), FixedClock(case.at("14:00"))))
    jobs.start()
    made = Hands(qtbot, jobs, tmp_path / "statements")
    made.sign_in(SUPERVISOR)
    yield made
    jobs.stop()
    assert verify(store.engine).findings == ()
    store.close()


@pytest.mark.requirement("S1-23")
def test_a_buy_out_of_another_desk_is_taken_back_from_behind_its_figure(hands: Hands) -> None:
    desk = hands.desk
    desk.open_figure(Figure.BOUGHT_OUT)
    hands.qtbot.waitUntil(lambda: bool(desk.behind.rows))
    [row] = desk.behind.rows
    desk.choose_row(row)
    assert desk.undoing.document == "BO-0001"
    assert hands.answer(desk.undoing.undo, "").code == "needs_reason"
    desk.acknowledge()
    hands.sign_in(CLERK)
    assert hands.answer(desk.undoing.undo, "wrong lot").code == "not_allowed"
    desk.acknowledge()
    assert desk.board.statement is not None
    assert desk.board.statement.total.bought_out == -3
    hands.sign_in(SUPERVISOR)
    done = hands.answer(desk.undoing.undo, "wrong lot")
    assert (done.code, done.facts["document"]) == ("buy_out_undone", "BO-0001")
    assert Decimal(done.facts["credited"]) < 0
    hands.look()
    assert (desk.board.statement.total.bought_out, desk.undoing.document) == (0, "")
    desk.open_figure(None)
    desk.choose(None)
    desk.undoing.choose(row)
    assert hands.answer(desk.undoing.undo, "again").code == "already_reversed"
