"""Parts that come back piece by piece are neither claimed nor billed; what stays in costs what it cost."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from desktop.domain.repairs import PartState
from desktop.exchange.sample_delivery import MAKER, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL, UNINSTALLED
from desktop.exchange.sample_repair import BATTERY, FAULT, SEAL, SEAL_SCAN, battery
from desktop.exchange.sample_staff import LI
from desktop.models.case import Reservation
from desktop.models.settlement import BillingLine
from tests.journeys.repair_day import DAY, RepairDay, repair_day

NUMBER = "W-640"
FREE_BIN = "S-2-1"


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        made.send("open_repair", "09:12", device=DRILL, fault_class=FAULT, decontaminated=True)
        made.send("start_repair", "10:05", LI, number=NUMBER)
        yield made


def owed(day: RepairDay) -> Decimal:
    with day.store.read() as connection:
        return Decimal(connection.execute(select(func.sum(BillingLine.amount))).scalar() or 0)


def reserved(day: RepairDay) -> Decimal:
    asked = select(func.sum(Reservation.quantity)).where(Reservation.released_at.is_(None))
    with day.store.read() as connection:
        return Decimal(connection.execute(asked).scalar() or 0)


@pytest.mark.requirement("S2-24", "S2-59")
def test_pieces_that_come_back_one_after_the_other_are_claimed_no_more(day: RepairDay) -> None:
    issued = day.send("issue_repair_part", "10:07", LI, number=NUMBER, raw=SEAL_SCAN, pieces="3")
    day.send("finish_repair", "11:05", LI, number=NUMBER)
    back = {"number": NUMBER, "part": issued["part"]["part"], "reason": "not used"}
    for at, left in (("11:30", 520), ("11:31", 260), ("11:32", 0)):
        day.send("return_repair_part", at, LI, pieces="1", **back)
        assert (day.page(NUMBER).total(), owed(day)) == (Decimal(left), Decimal(left))
    assert day.refused("return_repair_part", "11:33", LI, **back).code == "unknown_repair_part"
    assert {part.state for part in day.page(NUMBER).parts} == {PartState.RETURNED}


@pytest.mark.requirement("S2-59")
def test_what_stays_in_costs_what_it_cost_although_prices_rose_meanwhile(day: RepairDay) -> None:
    issued = day.send("issue_repair_part", "10:07", LI, number=NUMBER, raw=SEAL_SCAN, pieces="3")
    day.send("pause_repair", "10:30", LI, number=NUMBER, reason="shift_ended")
    later = DAY + timedelta(days=1)
    dearer = {"code": "REPAIR-PARTS", "owner": MAKER, "payer": "EAST", "valid_from": later.isoformat()}
    day.send("save_price_list", "08:00", SUPERVISOR, later, prices=[{"item": SEAL, "unit_price": "300.00"}], **dearer)
    back = {"number": NUMBER, "part": issued["part"]["part"], "reason": "one too many"}
    told = day.send("return_repair_part", "09:00", LI, later, pieces="1", **back)
    assert (told["credited"], owed(day)) == ("-260.00", Decimal(520))
    assert [(part.pieces, part.unit_price) for part in day.page(NUMBER, day=later).parts] == [
        (Decimal(2), Decimal(260)),
        (Decimal(1), Decimal(260)),
    ]


@pytest.mark.requirement("S2-24")
def test_pieces_that_were_reserved_in_turn_go_in_together(day: RepairDay) -> None:
    for at in ("10:06", "10:07"):
        day.send("reserve_repair_part", at, LI, number=NUMBER, item=SEAL, pieces="6")
    assert reserved(day) == 12
    issued = day.send("issue_repair_part", "10:08", LI, number=NUMBER, raw=SEAL_SCAN, pieces="8")
    assert (issued["amount"], reserved(day)) == ("2080.00", 4)
    held = [(part.state, part.pieces) for part in day.page(NUMBER).parts if part.state is not PartState.RELEASED]
    assert sorted(held) == [(PartState.ISSUED, 8), (PartState.RESERVED, 4)]
    assert day.refused("issue_repair_part", "10:09", LI, number=NUMBER, raw=SEAL_SCAN, pieces="5").code
    day.send("issue_repair_part", "10:10", LI, number=NUMBER, raw=SEAL_SCAN, pieces="4")
    assert (owed(day), reserved(day)) == (Decimal(12 * 260), 0)


@pytest.mark.requirement("S2-24")
@pytest.mark.parametrize("by", ["hold", "hand"])
def test_a_part_whose_reservation_was_taken_away_is_reserved_no_more(day: RepairDay, by: str) -> None:
    day.send("reserve_repair_part", "10:06", LI, number=NUMBER, item=SEAL, pieces="12")
    if by == "hold":
        day.send("hold_goods", "10:07", raw=SEAL_SCAN, reason="damaged")
        day.send("release_hold", "10:08", SUPERVISOR, raw=SEAL_SCAN, reason="checked")
    else:
        day.send("release_reservations", "10:07", SUPERVISOR, document=NUMBER, reason="for another")
    assert [part.state for part in day.page(NUMBER).parts] == [PartState.RELEASED]
    other = day.send("open_repair", "10:09", device=UNINSTALLED, fault_class=FAULT, decontaminated=True)["number"]
    day.send("reserve_repair_part", "10:10", LI, number=other, item=SEAL, pieces="12")
    refused = day.refused("issue_repair_part", "10:11", LI, number=NUMBER, raw=SEAL_SCAN, pieces="1")
    assert (refused.code, reserved(day)) == ("reserved_already", 12)


@pytest.mark.requirement("S2-24")
def test_a_reserved_part_that_was_moved_since_goes_into_its_own_device(day: RepairDay) -> None:
    kept = day.send("reserve_repair_part", "10:06", LI, number=NUMBER, item=BATTERY)
    raw = battery(int(kept["serial"][-4:]))
    day.send("move_goods", "10:07", raw=raw, target=FREE_BIN)
    issued = day.send("issue_repair_part", "10:08", LI, number=NUMBER, raw=raw)
    assert (issued["part"]["part"], issued["part"]["place"], reserved(day)) == (kept["part"], FREE_BIN, 0)
    assert [(part.serial, part.state) for part in day.page(NUMBER).parts] == [(kept["serial"], PartState.ISSUED)]
