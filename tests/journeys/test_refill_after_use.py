"""J5 and J9 together: the use of nine implants is a need of nine, and is not undone before its order is cancelled."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.exchange.sample_case import SampleCase, sample_case
from desktop.models.place import Place
from desktop.queries.replenishment import ProposalRow, proposals
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay, lay_out_world

DAY = date(2026, 11, 24)
SITE = "EAST-W1"


@pytest.fixture
def case() -> SampleCase:
    return sample_case(DAY)


@pytest.fixture
def store(database_url: str, case: SampleCase) -> Iterator[Store]:
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    yield store
    store.close()


def rows(store: Store, *, below_only: bool = True) -> tuple[ProposalRow, ...]:
    with store.read() as connection:
        return proposals(connection, SITE, store.clock.now(), below_only=below_only)


def stocked(store: Store, day: CaseDay, case: SampleCase) -> None:
    """Every used item has a par of exactly what is there."""
    with store.read() as connection:
        zone = connection.execute(select(Place.code).where(Place.kind == PlaceKind.ZONE).limit(1)).scalar_one()
    refs = sorted({piece.ref for piece in (*case.implanted, case.wasted)})
    whole = {"minimum": 0, "target": 1000, "maximum": 1000}
    day.send("save_pars", pars=[{"item": ref, "place": zone} | whole for ref in refs])
    exact = []
    for row in rows(store, below_only=False):
        there = row.proposal.parts.position
        exact.append({"item": row.par.item, "place": zone, "minimum": there, "target": there, "maximum": there})
    assert all(one["target"] for one in exact)
    day.send("save_pars", pars=exact)


@pytest.mark.requirement("S1-24", "R26")
def test_nine_used_are_nine_missing_and_the_order_must_be_cancelled_before_the_undo(
    store: Store, case: SampleCase
) -> None:
    day = CaseDay(store, case)
    day.until_the_sheet()
    stocked(store, day, case)
    assert rows(store) == ()
    report = day.confirm()
    assert sum(row.proposal.missing for row in rows(store)) == 9
    sent = day.send("send_order", site=SITE, owner=rows(store)[0].par.owner)
    assert (sent["pieces"], rows(store)) == (9, ())
    with pytest.raises(Refusal) as refused:
        day.send("undo_usage", report=report["number"], reason="wrong sheet")
    assert (refused.value.code, refused.value.facts["documents"]) == ("depends_on_it", ["O-0001"])
    assert rows(store) == ()
    day.send("cancel_order", order="O-0001", reason="the sheet was wrong")
    assert sum(row.proposal.missing for row in rows(store)) == 9
    day.send("undo_usage", report=report["number"], reason="wrong sheet")
    assert rows(store) == ()
