"""Goods that nobody may use any more are destroyed, and the statement tells of it (both databases)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.exchange.sample_recall import LOT, REF, SampleRecall, sample_recall
from desktop.queries.recalls import recall_named, recall_pieces
from desktop.queries.statement import StatementAsked
from desktop.queries.statement_lines import statement
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 20)
ASKED = StatementAsked(MAKER, SITE, date(2026, 11, 1), date(2026, 11, 30))
SCREWS: dict[str, Any] = {"item": "LS-35-30", "lot": "OLD-1"}
WORD: dict[str, Any] = {"actor": SUPERVISOR, "agreed_by": "Li Ming, M", "reason": "certificate 7"}


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DAY)


@pytest.fixture
def desk(database_url: str, lot: SampleRecall) -> Iterator[Desk]:
    """Ten screws, the last day of which is today."""
    store = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(store, lot)
    desk = Desk(store, local(DAY, "09:00"))
    line = {"position": 1, "owner": MAKER, "place": "A-4-2", "quantity": "10", "expires_on": DAY.isoformat()}
    desk.send("take_over_stock", actor="1000", document="OPENING-SC", site=SITE, lines=[line | SCREWS])
    yield desk
    store.close()


def figures(desk: Desk) -> tuple[int, int, bool]:
    """Scrapped, closing, and whether the statement closes; what is owed never changes here."""
    with desk.store.read() as connection:
        made = statement(connection, ASKED)
    assert made.amount == Decimal("22400.00")
    return int(made.total.scrapped), int(made.total.closing), made.closes


def refused(desk: Desk, **fields: Any) -> str:
    before = figures(desk)
    with pytest.raises(Refusal) as caught:
        desk.send("scrap_goods", **fields)
    assert figures(desk) == before
    return caught.value.code


@pytest.mark.requirement("S2-56", "S1-23")
def test_expired_goods_are_destroyed_from_the_day_after_and_stay_their_owners(desk: Desk) -> None:
    stood = figures(desk)[1]
    assert refused(desk, **SCREWS, **WORD, pieces="4") == "still_usable"
    desk.at = local(date(2026, 11, 21), "00:00")
    assert refused(desk, **SCREWS, **(WORD | {"agreed_by": ""})) == "needs_person"
    assert refused(desk, **SCREWS, **(WORD | {"reason": ""})) == "needs_reason"
    assert refused(desk, **SCREWS, **(WORD | {"actor": CLERK})) == "not_allowed"
    assert refused(desk, **SCREWS, **WORD, pieces="11") == "not_enough_stock"
    done = desk.send("scrap_goods", **SCREWS, **WORD, pieces="4")
    assert (done["pieces"], done["source"], done["document"]) == ("4", "A-4-2", "SC-0001")
    assert figures(desk) == (4, stood - 4, True)
    desk.send("undo_last", actor=SUPERVISOR, reason="wrong lot")
    assert figures(desk) == (0, stood, True)
    assert verify(desk.store.engine).findings == ()


@pytest.mark.requirement("S2-55")
def test_a_recalled_piece_that_is_destroyed_is_accounted_for(desk: Desk, lot: SampleRecall) -> None:
    number = desk.send("block_recall", item=REF, lot=LOT)["number"]
    desk.send("scrap_goods", **WORD, raw=lot.raw(lot.serials[3]), document=number)
    with desk.store.read() as connection:
        pieces = recall_pieces(connection, recall_named(connection, number))
    told = {piece.serial: piece.accounted.value for piece in pieces if piece.blocked and piece.accounted is not None}
    assert told[lot.serials[3]] == "scrapped"
    assert figures(desk)[0::2] == (1, True)
