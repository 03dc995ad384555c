"""Work orders: nobody handles what is contaminated, pauses stop the clock, what was not used goes back, claims wait."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.domain.repairs import OrderOrigin, PartState, RepairEventKind, RepairLineKind, RepairState
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL, UNINSTALLED
from desktop.exchange.sample_repair import BATTERY, FAULT, LOT, SEAL, SEAL_SCAN, battery
from desktop.exchange.sample_staff import CHEN, LI
from desktop.models.deadline import Deadline
from desktop.models.device import Device
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.models.settlement import BillingLine
from desktop.queries.repair_page import number_of_device
from desktop.queries.repairs import all_repairs
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.repairs.opening import OrderWanted, open_order
from desktop.storage.unit_of_work import UnitOfWork
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day

NUMBER = "W-640"


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        yield made


def take_in(day: RepairDay, at: str = "09:12", **said: object) -> None:
    given = {"device": DRILL, "fault_class": FAULT, "decontaminated": True} | said
    day.send("open_repair", at, **given)


def lying(day: RepairDay, place: str) -> Decimal:
    with day.store.read() as connection:
        asked = select(func.sum(Balance.quantity)).join(Place, Place.id == Balance.place_id)
        return Decimal(connection.execute(asked.where(Place.code == place)).scalar() or 0)


@pytest.mark.requirement("S2-25")
def test_what_is_contaminated_is_not_handled_by_anybody(day: RepairDay) -> None:
    take_in(day, decontaminated=None)
    page = day.page(NUMBER)
    assert (page.row.contaminated, page.shelf) == (True, "contaminated")
    day.send("assign_repair", "09:30", number=NUMBER, technician=LI)
    assert day.refused("start_repair", "10:05", LI, number=NUMBER).code == "repair_contaminated"
    part = {"number": NUMBER, "raw": battery(1)}
    for verb, more in (("issue_repair_part", part), ("take_core", part), ("finish_repair", {"number": NUMBER})):
        assert day.refused(verb, "10:06", LI, **more).code == "repair_contaminated"
    test = {"number": NUMBER, "equipment": "TM-3"}
    assert day.refused("record_test", "10:06", LI, **test).code == "repair_contaminated"
    assert lying(day, "S-1-1") == 10
    assert day.refused("decontaminate_repair", "10:07", LI, number=NUMBER, note="").code == "faulty_entry"
    day.send("decontaminate_repair", "10:10", LI, number=NUMBER, note="wiped, protocol 7")
    assert day.send("start_repair", "10:12", LI, number=NUMBER)["state"] == "working"
    assert day.page(NUMBER).shelf == ""
    assert day.refused("decontaminate_repair", "10:13", LI, number=NUMBER, note="again").code == "already_clean"


@pytest.mark.requirement("S2-47", "S2-60")
def test_a_wait_that_the_customer_causes_stops_the_clock_and_the_second_reading(day: RepairDay) -> None:
    take_in(day)
    day.send("start_repair", "10:05", LI, number=NUMBER)
    day.send("pause_repair", "11:00", LI, number=NUMBER, reason="waits_for_part")
    day.send("resume_repair", "11:30", LI, number=NUMBER)
    due = day.page(NUMBER).repair_due_at
    assert due == local("09:12", DAY + timedelta(days=3)), "a wait of our own moves nothing"
    day.send("pause_repair", "12:00", LI, number=NUMBER, reason="waits_for_approval")
    resting = day.page(NUMBER, "12:30")
    assert (resting.row.rests, resting.row.due_at, resting.row.state) == (True, None, RepairState.PAUSED)
    day.send("resume_repair", "13:30", LI, number=NUMBER)
    assert day.page(NUMBER).repair_due_at == local("10:42", DAY + timedelta(days=3))
    done = day.send("finish_repair", "15:24", LI, number=NUMBER)
    assert (done["minutes"], done["minutes_without_customer"]) == (372, 372 - 90)
    with day.store.read() as connection:
        clocks = select(Deadline.outcome).where(Deadline.rule == "repair_done").order_by(Deadline.opened_at)
        assert list(connection.execute(clocks).scalars()) == ["dropped", "on_time"]
    assert day.refused("pause_repair", "15:30", LI, number=NUMBER, reason="no_access").code == "repair_state"


@pytest.mark.requirement("S2-24")
def test_parts_are_kept_for_the_order_taken_back_unused_and_free_again(day: RepairDay) -> None:
    take_in(day)
    kept = day.send("reserve_repair_part", "09:30", number=NUMBER, item=SEAL, pieces="12")
    assert (kept["place"], kept["pieces"], kept["state"]) == ("S-1-2", "12", "reserved")
    assert day.refused("reserve_repair_part", "09:31", number=NUMBER, item=SEAL).code == "part_not_here"
    day.send("release_repair_part", "09:32", number=NUMBER, part=kept["part"])
    day.send("reserve_repair_part", "09:33", number=NUMBER, item=SEAL, pieces="2")
    day.send("start_repair", "10:05", LI, number=NUMBER)
    assert day.refused("issue_repair_part", "10:06", LI, number=NUMBER, raw=SEAL_SCAN, pieces="13").code == (
        "part_not_here"
    )
    issued = day.send("issue_repair_part", "10:07", LI, number=NUMBER, raw=SEAL_SCAN, pieces="2")
    assert (issued["amount"], lying(day, "S-1-2")) == ("520.00", 10)
    assert day.refused("cancel_repair", "10:08", number=NUMBER, reason="x").code == "parts_in_device"
    back = day.send("return_repair_part", "10:09", LI, number=NUMBER, part=issued["part"]["part"], reason="not needed")
    assert (back["credited"], lying(day, "S-1-2")) == ("-520.00", 12)
    with day.store.read() as connection:
        assert connection.execute(select(func.sum(BillingLine.amount))).scalar_one() == 0
    states = [part.state for part in day.page(NUMBER).parts]
    assert states == [PartState.RELEASED, PartState.RETURNED]
    day.send("reserve_repair_part", "10:10", number=NUMBER, item=BATTERY)
    day.send("cancel_repair", "10:12", number=NUMBER, reason="customer took it back")
    assert [part.state for part in day.page(NUMBER).parts][-1] is PartState.RELEASED
    with day.store.read() as connection:
        clocks = select(Deadline.outcome).where(Deadline.document == NUMBER)
        assert set(connection.execute(clocks).scalars()) == {"dropped", "on_time"}


@pytest.mark.requirement("S2-59")
def test_the_claim_of_a_void_warranty_waits_for_a_leader(day: RepairDay) -> None:
    day.send("void_warranty", "09:00", SUPERVISOR, serial=DRILL, reason="opened by a stranger")
    take_in(day)
    day.send("start_repair", "10:05", LI, number=NUMBER)
    done = day.send("finish_repair", "11:05", LI, number=NUMBER, hours="1", kilometres="10")
    assert (done["held"], done["claimed"], done["priced"]) == ("318.00", "0.00", "0.00")
    assert day.page(NUMBER).claim == "held"
    assert day.refused("decide_claim", "11:10", LI, number=NUMBER, approved=True, reason="x").code == "not_allowed"
    told = day.send("decide_claim", "11:20", SUPERVISOR, number=NUMBER, approved=False, reason="misuse")
    assert told["amount"] == "318.00"
    page = day.page(NUMBER)
    assert (page.claim, page.total(), page.total(RepairLineKind.PRICE)) == ("refused", Decimal(318), Decimal(318))
    again = day.refused("decide_claim", "11:21", SUPERVISOR, number=NUMBER, approved=True, reason="x")
    assert again.code == "no_claim_to_decide"


@pytest.mark.requirement("S2-59")
@pytest.mark.parametrize("void", [False, True])
def test_what_comes_back_after_the_end_is_neither_claimed_nor_charged(day: RepairDay, void: bool) -> None:
    if void:
        day.send("void_warranty", "09:00", SUPERVISOR, serial=DRILL, reason="opened by a stranger")
    take_in(day)
    day.send("start_repair", "10:05", LI, number=NUMBER)
    issued = day.send("issue_repair_part", "10:07", LI, number=NUMBER, raw=SEAL_SCAN, pieces="2")
    day.send("finish_repair", "11:05", LI, number=NUMBER, hours="1")
    if void:
        day.send("decide_claim", "11:20", SUPERVISOR, number=NUMBER, approved=False, reason="misuse")
    payer = RepairLineKind.PRICE if void else RepairLineKind.CLAIM
    assert day.page(NUMBER).total(payer) == Decimal(820)
    back = {"number": NUMBER, "part": issued["part"]["part"], "reason": "one too many"}
    day.send("return_repair_part", "11:30", LI, pieces="1", **back)
    page = day.page(NUMBER)
    assert (page.total(payer), page.total()) == (Decimal(560), Decimal(560))
    assert [(one.quantity, one.amount) for one in page.lines if one.kind is payer and one.quantity < 0] == [
        (Decimal(-1), Decimal(-260))
    ]


def test_a_fault_of_the_customers_own_doing_is_charged_and_freight_by_its_rule(day: RepairDay) -> None:
    take_in(day, caused_by_customer=True, on_site=True)
    day.send("assign_repair", "09:20", number=NUMBER, technician=LI)
    day.send("set_out_repair", "09:40", LI, number=NUMBER)
    day.send("arrive_repair", "11:00", LI, number=NUMBER)
    day.send("start_repair", "11:05", LI, number=NUMBER)
    day.send("log_repair_step", "11:30", LI, number=NUMBER, note="board dried", minutes=20, cost="12.50")
    done = day.send("finish_repair", "12:00", LI, number=NUMBER, hours="0.5", shipments="1")
    assert (done["priced"], done["claimed"], done["freight"]) == ("195.00", "0.00", "45.00")
    page = day.page(NUMBER)
    assert {(one.payer, one.why) for one in page.lines} == {("XX医院", "by_customer")}
    step = next(one for one in page.events if one.event is RepairEventKind.STEP)
    assert (step.note, step.minutes, step.cost, step.by) == ("board dried", 20, Decimal("12.50"), "李维")


@pytest.mark.requirement("S2-39", "S2-44", "S1-58")
def test_the_same_origin_opens_one_order_and_a_second_fault_report_is_told(day: RepairDay) -> None:
    wanted = OrderWanted(UNINSTALLED, FAULT, origin=OrderOrigin.REPORT, origin_key="MP-5512", trigger="report MP-5512")
    first, second = opened(day, wanted), opened(day, wanted)
    assert first == second == NUMBER
    told = day.refused("open_repair", "09:20", device=UNINSTALLED, fault_class=FAULT)
    assert (told.code, told.facts["order"]) == ("repair_known", NUMBER)
    take_in(day, fault_class="NOISE")
    with day.store.read() as connection:
        rows = list(all_repairs(connection, local("18:00")))
    assert [(row.number, row.serial, row.origin) for row in rows] == [
        ("W-641", DRILL, OrderOrigin.INTAKE),
        (NUMBER, UNINSTALLED, OrderOrigin.REPORT),
    ]
    assert day.refused("assign_repair", "09:30", number=NUMBER, technician=CHEN).code == "technician_not_qualified"
    assert day.refused("open_repair", "09:31", device="ZZ-1", fault_class=FAULT).code == "unknown_device"
    assert day.refused("open_repair", "09:31", device=DRILL, fault_class="WHAT").code == "unknown_fault_class"
    future = {"device": DRILL, "fault_class": "LEAK", "reported": "2026-11-23T20:00"}
    assert day.refused("open_repair", "09:31", **future).code == "in_the_future"


def opened(day: RepairDay, wanted: OrderWanted) -> str:
    """What rules, plans and imports call inside a job of their own."""

    def do(uow: UnitOfWork, request: OrderWanted) -> str:
        return open_order(uow, request)

    verb = Verb("test_open", OrderWanted, str, do, Action.KEEP_EQUIPMENT)
    return perform(day.store, verb, wanted, Envelope(new_id(), SUPERVISOR, at=local("09:15"))).value


def test_own_parts_are_taken_by_owner_and_never_mixed_with_consigned_ones(day: RepairDay) -> None:
    line = {"position": 1, "item": SEAL, "owner": "EAST", "place": "S-2-1", "lot": LOT, "quantity": "2"}
    day.send("take_over_stock", "09:00", "1000", document="OPENING-OWN", site=SITE, lines=[line])
    prices = [{"item": SEAL, "unit_price": "300.00"}]
    day.send("save_price_list", "09:01", SUPERVISOR, code="OWN", owner="EAST", valid_from="2026-01-01", prices=prices)
    take_in(day)
    day.send("start_repair", "10:05", LI, number=NUMBER)
    own = day.send("issue_repair_part", "10:10", LI, number=NUMBER, raw=SEAL_SCAN, owner="EAST", pieces="2")
    assert (own["amount"], own["part"]["place"], lying(day, "S-2-1"), lying(day, "S-1-2")) == ("600.00", "S-2-1", 0, 12)
    none = day.refused("issue_repair_part", "10:11", LI, number=NUMBER, raw=SEAL_SCAN, owner="EAST")
    assert none.code == "part_not_here"
    with day.store.read() as connection:
        (billed,) = connection.execute(select(BillingLine.owner_id, BillingLine.payer_id, BillingLine.amount)).all()
    assert (billed.owner_id == billed.payer_id, billed.amount) == (True, Decimal("600.00"))
    done = day.send("finish_repair", "11:05", LI, number=NUMBER)
    assert (done["parts"], done["claimed"]) == ("600.00", "600.00")


@pytest.mark.requirement("S2-59")
def test_a_claim_that_a_leader_let_go_is_a_claim(day: RepairDay) -> None:
    day.send("void_warranty", "09:00", SUPERVISOR, serial=DRILL, reason="opened by a stranger")
    take_in(day)
    day.send("start_repair", "10:05", LI, number=NUMBER)
    day.send("finish_repair", "11:05", LI, number=NUMBER, hours="1")
    spent = day.page(NUMBER).total()
    assert (spent > 0, day.page(NUMBER).total(RepairLineKind.CLAIM)) == (True, Decimal(0))
    day.send("decide_claim", "11:20", SUPERVISOR, number=NUMBER, approved=True, reason="agreed by phone")
    page = day.page(NUMBER)
    assert (page.total(), page.total(RepairLineKind.CLAIM), page.total(RepairLineKind.PRICE)) == (spent, spent, 0)


def test_the_order_of_a_device_is_not_that_of_another_model_with_its_serial_number(day: RepairDay) -> None:
    take_in(day)
    with day.store.read() as connection:
        model = connection.execute(select(Device.model).where(Device.serial == DRILL)).scalar_one()
        assert number_of_device(connection, DRILL, model) == NUMBER
        assert number_of_device(connection, DRILL, "XR-9") == ""
