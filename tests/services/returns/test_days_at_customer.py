"""The seven days begin with the delivery to the customer, whatever was taken back or moved about since."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_case import STORE, TRAY, SampleCase, sample_case
from desktop.exchange.sample_delivery import ADMINISTRATOR, HOSPITAL, PARTNER, SITE, SUPERVISOR
from desktop.models.item import Lot
from desktop.models.ledger import Balance, MovementRow
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.services.returns.return_checks import check_return
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.journeys.recall_day import local

DAY = date(2026, 11, 24)
SCREW, LOT = "LS-35-30", "L26Z555"


@pytest.fixture
def case() -> SampleCase:
    return sample_case(DAY)


@pytest.fixture
def day(database_url: str, case: SampleCase) -> Iterator[CaseDay]:
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.count()
    yield day
    store.close()


def days(day: CaseDay, raw: str, number: int) -> int:
    """How many days ago the goods were delivered, asked on a day of November."""
    with day.store.read() as connection:
        return check_return(connection, raw, ("", "", ""), local(date(2026, 11, number), "10:00")).day


def lend(day: CaseDay, number: int) -> None:
    more: dict[str, Any] = {"hospital": HOSPITAL, "due_back_on": "2026-12-10", "reason": "needed"}
    day.send("lend_tray", actor=SUPERVISOR, tray=TRAY, at=local(date(2026, 11, number), "09:00"), **more)


@pytest.mark.requirement("S1-12")
def test_what_lies_in_a_tray_came_with_the_tray(day: CaseDay, case: SampleCase) -> None:
    lend(day, 24)
    assert days(day, case.pieces[0].raw, 26) == 2
    day.send("move_goods", raw=case.pieces[0].raw, target=STORE, at=local(date(2026, 11, 27), "09:00"))
    assert days(day, case.pieces[0].raw, 28) == 4


@pytest.mark.requirement("S1-12")
def test_a_delivery_that_was_taken_back_does_not_count(day: CaseDay, case: SampleCase) -> None:
    raw = case.pieces[0].raw
    day.send("move_goods", raw=raw, target=STORE, at=local(date(2026, 11, 20), "09:00"))
    assert days(day, raw, 26) == 6
    day.send("undo_last", at=local(date(2026, 11, 20), "09:10"))
    with pytest.raises(Refusal, match="not_at_customer"):
        days(day, raw, 26)
    day.send("move_goods", raw=raw, target=STORE, at=local(date(2026, 11, 23), "09:00"))
    assert days(day, raw, 26) == 3
    accepted = day.send("accept_return", raw=raw, seal_intact=True, at=local(date(2026, 11, 25), "09:00"))["number"]
    day.send("undo_return", number=accepted, at=local(date(2026, 11, 25), "09:05"))
    assert days(day, raw, 26) == 3
    accepted = day.send("accept_return", raw=raw, seal_intact=True, at=local(date(2026, 11, 25), "09:10"))["number"]
    day.send("inspect_return", number=accepted, good=True)
    day.send("move_goods", raw=raw, target=STORE, at=local(date(2026, 11, 26), "09:00"))
    assert days(day, raw, 26) == 0
    assert verify(day.store.engine).findings == ()


@pytest.mark.requirement("S1-12")
def test_own_and_consigned_pieces_of_one_lot_come_back_each_to_their_owner(day: CaseDay) -> None:
    raw = stocked(day, STORE)
    before = balances(day)
    movements = moved(day)
    asked: dict[str, Any] = {"raw": raw, "seal_intact": True, "at": local(date(2026, 11, 22), "09:00")}
    with pytest.raises(Refusal) as caught:
        day.send("accept_return", **asked)
    assert caught.value.facts["choices"] == [
        {"place": STORE, "owner": PARTNER, "pieces": "3"},
        {"place": STORE, "owner": "M", "pieces": "2"},
    ]
    with pytest.raises(Refusal, match="say_source"):
        day.send("accept_return", source=STORE, **asked)
    assert (balances(day), moved(day)) == (before, movements)
    assert day.send("accept_return", owner="M", **asked)["place"] == "R-1"
    assert balances(day) == {(STORE, PARTNER): 3, (STORE, "M"): 1, ("R-1", "M"): 1}
    opened = day.send("open_defect", raw=raw, owner=PARTNER, source=STORE)["number"]
    day.send("collect_defect", number=opened, owner=PARTNER)
    assert balances(day)["Q-1", PARTNER] == 1
    assert verify(day.store.engine).findings == ()


def test_own_and_consigned_pieces_of_one_lot_go_into_a_tray_each_as_what_they_are(day: CaseDay) -> None:
    raw = stocked(day, "A-4-2")
    before, movements = balances(day), moved(day)
    sources: tuple[dict[str, Any], ...] = ({}, {"source": "A-4-2"})
    for more in sources:
        with pytest.raises(Refusal, match="say_source"):
            day.send("move_contents", tray=TRAY, scans=[raw], **more)
    with pytest.raises(Refusal, match="not_on_hand"):
        day.send("move_contents", tray=TRAY, scans=[raw], owner="XX")
    assert (balances(day), moved(day)) == (before, movements)
    assert day.send("move_contents", tray=TRAY, scans=[raw], owner=PARTNER)["sources"] == ["A-4-2"]
    assert balances(day) == {("A-4-2", PARTNER): 2, ("A-4-2", "M"): 2, (TRAY, PARTNER): 1}


def test_a_tray_that_is_being_counted_expects_what_is_booked_into_it(day: CaseDay) -> None:
    raw = stocked(day, "A-4-2")
    opened = day.send("open_tray_count", tray=TRAY)
    assert day.send("count_piece", tray=TRAY, raw=raw)["result"] == "extra"
    day.send("move_contents", tray=TRAY, scans=[raw], owner="M")
    day.send("move_contents", tray=TRAY, scans=[raw], owner="M")
    assert [day.send("count_piece", tray=TRAY, raw=raw)["result"] for _ in range(2)] == ["counted", "again"]
    closed = day.send("close_tray_count", tray=TRAY)
    assert (closed["extra"], Decimal(closed["of"])) == ([], Decimal(opened["of"]) + 2)


def stocked(day: CaseDay, place: str) -> str:
    """Two screws of a lot that are the manufacturer's and three that are the partner's; the scan of one."""
    for number, (owner, pieces) in enumerate((("M", "2"), (PARTNER, "3"))):
        line = {"position": 1, "item": SCREW, "owner": owner, "place": "A-4-2", "lot": LOT, "quantity": pieces}
        fields: dict[str, Any] = {
            "document": f"OPENING-{number}",
            "site": SITE,
            "lines": [line | {"expires_on": "2029-05-31"}],
        }
        day.send("take_over_stock", actor=ADMINISTRATOR, at=local(date(2026, 11, 19), "09:00"), **fields)
    raw = f"]d201{next(one.di for one in day.case.pieces if one.ref == SCREW)}1729053110{LOT}"
    if place != "A-4-2":
        leave = {"owner": PARTNER, "custodian": HOSPITAL, "reference": "own goods", "valid_from": "2026-01-01"}
        day.send("record_consent", SUPERVISOR, None, **leave)
        for owner, pieces in (("M", "2"), (PARTNER, "3")):
            fields = {"source": "A-4-2", "target": place, "owner": owner, "pieces": pieces}
            day.send("move_goods", raw=raw, at=local(date(2026, 11, 20), "09:00"), **fields)
    return raw


def balances(day: CaseDay) -> dict[tuple[str, str], int]:
    """Pieces of the lot by place and owner."""
    with day.store.read() as connection:
        asked = select(Place.code, Party.code, Balance.quantity).select_from(Balance)
        asked = asked.join(Place, Place.id == Balance.place_id).join(Party, Party.id == Balance.owner_id)
        rows = connection.execute(asked.join(Lot, Lot.id == Balance.lot_id).where(Lot.number == LOT)).all()
    return {(row[0], row[1]): int(row[2]) for row in rows}


def moved(day: CaseDay) -> int:
    with day.store.read() as connection:
        return len(connection.execute(select(MovementRow.id)).all())
