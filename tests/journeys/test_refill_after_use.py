"""J5 and J9 together: the use of nine implants is a need of nine, and is not undone before its order is cancelled."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.replenishment import Parts
from desktop.exchange.sample_case import KIT, TRAY, SampleCase, sample_case
from desktop.models.place import Place
from desktop.queries.positions import Figure
from desktop.queries.replenishment import ProposalRow, explain, proposals
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


@pytest.mark.parametrize("kit", [True, False])
def test_a_tray_that_is_back_is_in_transit_until_it_is_put_away_and_nothing_is_ordered_twice(
    store: Store, case: SampleCase, kit: bool
) -> None:
    day = CaseDay(store, case)
    with store.read() as connection:
        zone = connection.execute(select(Place.code).where(Place.kind == PlaceKind.ZONE).limit(1)).scalar_one()
    at = {"kit": KIT, "site": SITE} if kit else {"place": zone}
    screw = case.pieces[8].ref
    day.send("save_par", item=screw, minimum=1, target=1000, maximum=1000, **at)

    def parts() -> Parts:
        return rows(store, below_only=False)[0].proposal.parts

    before = parts()
    assert before.in_transit >= 10
    day.until_the_sheet()
    assert parts() == before
    with store.read() as connection:
        behind = explain(connection, rows(store, below_only=False)[0].par.id, store.clock.now()).rows
    assert {(row.figure, row.why) for row in behind if row.waits} == {(Figure.IN_TRANSIT, "")}
    assert sum(row.pieces for row in behind if row.waits) == before.in_transit
    day.confirm()
    used = before.position - parts().position
    assert used == len([piece for piece in (*case.implanted, case.wasted) if piece.ref == screw])
    day.send("put_away", raw=f"SZ:T:{TRAY}", place="A-2-1")
    assert parts() == Parts(usable=before.position - used)
