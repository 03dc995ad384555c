"""Parts go in and come back in part, old parts stay in the ledger, and a claim needs a manufacturer."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.ledger import MovementKind
from desktop.domain.repairs import PartState
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import BATTERY, FAULT, SEAL, SEAL_SCAN, battery
from desktop.exchange.sample_staff import LI
from desktop.models.item import Item, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.place import Place
from desktop.models.repair import RepairLine
from desktop.models.settlement import BillingLine
from desktop.queries.repairs import all_repairs
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day

NUMBER = "W-640"
OLD = "S-2-2"


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        yield made


def at_work(day: RepairDay, device: str = DRILL) -> None:
    day.send("open_repair", "09:12", device=device, fault_class=FAULT, decontaminated=True)
    day.send("start_repair", "10:05", LI, number=NUMBER)


def lying(day: RepairDay, place: str) -> Decimal:
    with day.store.read() as connection:
        asked = select(func.sum(Balance.quantity)).join(Place, Place.id == Balance.place_id)
        return Decimal(connection.execute(asked.where(Place.code == place)).scalar() or 0)


def owed(day: RepairDay) -> Decimal:
    with day.store.read() as connection:
        return Decimal(connection.execute(select(func.sum(BillingLine.amount))).scalar() or 0)


def parts(day: RepairDay) -> list[tuple[PartState, Decimal]]:
    return [(part.state, part.pieces) for part in day.page(NUMBER).parts]


@pytest.mark.requirement("S2-24")
def test_a_reserved_part_goes_in_piece_by_piece_and_comes_back_in_part(day: RepairDay) -> None:
    at_work(day)
    day.send("reserve_repair_part", "10:06", LI, number=NUMBER, item=SEAL, pieces="12")
    issued = day.send("issue_repair_part", "10:07", LI, number=NUMBER, raw=SEAL_SCAN, pieces="5")
    assert (issued["amount"], lying(day, "S-1-2")) == ("1300.00", 7)
    assert parts(day) == [(PartState.ISSUED, 5), (PartState.RESERVED, 7)]
    assert day.refused("reserve_repair_part", "10:08", LI, number=NUMBER, item=SEAL).code == "part_not_here"
    back = {"number": NUMBER, "part": issued["part"]["part"], "reason": "two too many"}
    for wrong in ("6", "0", "-1"):
        assert day.refused("return_repair_part", "10:09", LI, pieces=wrong, **back).code == "bad_quantity"
    told = day.send("return_repair_part", "10:10", LI, pieces="2", **back)
    assert (told["credited"], lying(day, "S-1-2"), owed(day)) == ("-520.00", 9, Decimal("780.00"))
    assert parts(day) == [(PartState.ISSUED, 3), (PartState.RESERVED, 7), (PartState.RETURNED, 2)]
    assert day.send("finish_repair", "11:05", LI, number=NUMBER)["parts"] == "780.00"
    assert parts(day) == [(PartState.ISSUED, 3), (PartState.RELEASED, 7), (PartState.RETURNED, 2)]


def core_movements(day: RepairDay) -> list[tuple[MovementKind, str, Decimal]]:
    with day.store.read() as connection:
        asked = select(MovementRow.kind, Place.code, LegRow.quantity).join(LegRow, LegRow.movement_id == MovementRow.id)
        asked = asked.join(Place, Place.id == LegRow.place_id).where(Place.code == OLD)
        rows = connection.execute(asked.order_by(MovementRow.recorded_at, LegRow.quantity)).all()
        return [(row[0], row[1], row[2]) for row in rows]


@pytest.mark.requirement("S2-24", "S2-25")
def test_an_old_part_lies_among_the_returns_of_its_maker_until_it_is_given_back(day: RepairDay) -> None:
    at_work(day)
    day.send("issue_repair_part", "10:20", LI, number=NUMBER, raw=battery(8))
    core = day.send("take_core", "10:30", LI, number=NUMBER, raw=battery(90))
    seal = day.send("take_core", "10:31", LI, number=NUMBER, raw=SEAL_SCAN)
    assert (core["place"], seal["place"], lying(day, OLD)) == (OLD, OLD, 2)
    with day.store.read() as connection:
        asked = select(Item.maker_id, Balance.owner_id).join(Balance, Balance.item_id == Item.id)
        asked = asked.join(Place, Place.id == Balance.place_id).where(Place.code == OLD)
        assert [row.maker_id == row.owner_id for row in connection.execute(asked)] == [True, True]
        known = select(Unit.id).where(Unit.serial == "BP260090")
        assert connection.execute(known).first() is not None, "it never was in the ledger before"
    assert [one.place for one in day.page(NUMBER).cores] == [OLD, ""]
    assert day.refused("take_core", "10:32", LI, number=NUMBER, raw=battery(90)).code == "core_known"
    assert day.refused("take_core", "10:32", LI, number=NUMBER, raw=battery(9)).code == "unit_elsewhere"
    bad = day.refused("take_core", "10:32", LI, number=NUMBER, raw=battery(91), place="S-1-1")
    assert bad.code == "only_in"
    assert day.refused("issue_repair_part", "10:33", LI, number=NUMBER, raw=battery(90)).code == "part_not_here"
    assert day.refused("release_hold", "10:34", raw=battery(90), reason="x").code == "hold_belongs_to"
    before = owed(day)
    day.send("give_back", "16:00", raw=battery(90), document="CORES-1", reason="old parts")
    day.send("give_back", "16:01", raw=SEAL_SCAN, source=OLD, document="CORES-1", reason="old parts")
    assert (lying(day, OLD), owed(day)) == (0, before)
    assert [one.place for one in day.page(NUMBER).cores] == ["", ""]
    assert [(kind, many) for kind, _, many in core_movements(day)] == [
        (MovementKind.COME_BACK, 1),
        (MovementKind.COME_BACK, 1),
        (MovementKind.GIVE_BACK, -1),
        (MovementKind.GIVE_BACK, -1),
    ]


@pytest.mark.requirement("S2-24", "S2-25")
def test_several_old_parts_come_out_in_one_request_or_none_does(day: RepairDay) -> None:
    at_work(day)
    wrong = [battery(90), battery(9), battery(90)]
    told = day.refused("take_cores", "10:30", LI, number=NUMBER, raws=wrong)
    assert [(one["row"], one["code"]) for one in told.facts["faults"]] == [(2, "unit_elsewhere"), (3, "core_known")]
    assert (lying(day, OLD), day.page(NUMBER).cores) == (0, ())
    assert day.refused("take_cores", "10:30", LI, number=NUMBER, raws=[]).code == "no_lines"
    assert day.refused("take_cores", "10:30", LI, number="W-9", raws=wrong).code == "unknown_repair"
    done = day.send("take_cores", "10:31", LI, number=NUMBER, raws=[battery(90), battery(91), SEAL_SCAN])
    assert [(one["serial"], one["place"]) for one in done["taken"]] == [
        ("BP260090", OLD),
        ("BP260091", OLD),
        ("", OLD),
    ]
    assert len({one["label"] for one in done["taken"]}) == 3
    assert lying(day, OLD) == 3


@pytest.mark.requirement("S2-24")
def test_a_part_that_went_in_through_the_ledger_comes_out_of_use_as_an_old_one(day: RepairDay) -> None:
    at_work(day)
    day.send("issue_repair_part", "10:20", LI, number=NUMBER, raw=battery(8))
    day.send("finish_repair", "11:00", LI, number=NUMBER)
    day.send("return_to_service", "11:05", LI, number=NUMBER)
    later, second = DAY + timedelta(days=2), "W-641"
    day.send("open_repair", "09:00", day=later, device=DRILL, fault_class=FAULT, decontaminated=True)
    day.send("start_repair", "10:00", LI, later, number=second)
    core = day.send("take_core", "10:05", LI, later, number=second, raw=battery(8))
    assert (core["serial"], core["place"], lying(day, OLD)) == ("BP260008", OLD, 1)
    told = day.page(second, day=later).cores
    assert [(one.ref, one.place) for one in told] == [(BATTERY, OLD)]
    with day.store.read() as connection:
        rows = {row.number: row.fix for row in all_repairs(connection, local("18:00", later))}
    assert rows[second] is None
    assert (rows[NUMBER].fix.value, rows[NUMBER].on) == ("not_fixed", later)


@pytest.mark.requirement("S2-59")
def test_labour_without_parts_is_claimed_from_the_maker_of_the_device_or_refused(day: RepairDay) -> None:
    day.send("register_device", "08:00", site="EAST-W1", serial="NB-1", fields=nameless("2026-03-01"))
    day.send("open_repair", "09:12", device="NB-1", fault_class=FAULT, decontaminated=True)
    day.send("start_repair", "10:05", LI, number=NUMBER)
    told = day.refused("finish_repair", "11:05", LI, number=NUMBER, hours="1")
    assert (told.code, told.facts["serial"]) == ("needs_manufacturer", "NB-1")
    assert day.send("finish_repair", "11:06", LI, number=NUMBER)["total"] == "0.00", "nothing is claimed from anybody"
    day.send("open_repair", "12:00", device=DRILL, fault_class=FAULT, decontaminated=True)
    day.send("start_repair", "12:05", LI, number="W-641")
    day.send("finish_repair", "13:05", LI, number="W-641", hours="1", shipments="2")
    with day.store.read() as connection:
        rows = connection.execute(select(RepairLine.payer, RepairLine.amount).order_by(RepairLine.id)).all()
    assert [tuple(row) for row in rows] == [("Invented Power", Decimal("300.00")), ("Invented Power", Decimal("90.00"))]


def test_a_held_claim_is_not_approved_while_nobody_can_be_asked(day: RepairDay) -> None:
    day.send("register_device", "08:00", site="EAST-W1", serial="NB-2", fields=nameless(None))
    at_work(day, "NB-2")
    done = day.send("finish_repair", "11:05", LI, number=NUMBER, hours="1")
    assert (done["held"], done["claimed"]) == ("300.00", "0.00")
    decided = {"number": NUMBER, "reason": "as agreed"}
    assert day.refused("decide_claim", "11:10", SUPERVISOR, approved=True, **decided).code == "needs_manufacturer"
    assert day.send("decide_claim", "11:11", SUPERVISOR, approved=False, **decided)["amount"] == "300.00"
    assert [(one.payer, one.held) for one in day.page(NUMBER).lines] == [("", True), ("XX医院", False)]


def nameless(purchased_on: str | None) -> list[dict[str, Any]]:
    """A device like the drill of which nobody said who made it."""
    unknown = ("udi", "brand", "batch", "place", "purchase_cost", "service_level")
    known: dict[str, str | None] = dict.fromkeys(unknown)
    known |= {
        "purchased_on": purchased_on,
        "model": "PD-200",
        "line": "power tools",
        "region": "East China",
        "customer": "XX",
    }
    known |= {"installed_on": "2026-03-15", "produced_on": "2026-02-10"}
    return [{"field": name, "value": value} for name, value in known.items()]
