"""Device, contract, service and data as one: every view of a device tells the same record (S2-88)."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

import pytest
from sqlalchemy import func, select

from desktop.domain.service_rows import DeviceFigures, Paid
from desktop.domain.warranty_facts import StepKind, Verdict, Why
from desktop.exchange.sample_delivery import HOSPITAL, SITE, SUPERVISOR
from desktop.exchange.sample_repair import BATTERY, FAULT, SEAL, SEAL_SCAN, battery
from desktop.exchange.sample_staff import LI
from desktop.models.settlement import BillingLine
from desktop.queries.calibrations import equipment
from desktop.queries.device_page import DevicePage, device_page
from desktop.queries.device_rest import DeviceRest, device_rest
from desktop.queries.device_service import repair_cost
from desktop.queries.devices import Found, look_up
from desktop.queries.repair_parts import parts_of_device
from desktop.queries.service_asked import Asked as Period
from desktop.queries.service_figures import figures
from desktop.queries.status_sheet import status_sheet
from desktop.queries.warranty import Asked, warranty_of
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day

SERIAL: Final = "FOUR-1"
CONTRACT: Final = "SC-4"
LAST: Final = date(2027, 3, 15)
RECORD: Final[dict[str, str | None]] = {
    "udi": None,
    "model": "PD-200",
    "brand": "M",
    "batch": "B-7",
    "place": "OR 3",
    "purchased_on": "2025-02-20",
    "purchase_cost": "36000.00",
    "produced_on": "2025-01-10",
    "service_level": "Silver",
    "line": "power tools",
    "region": "East China",
    "customer": HOSPITAL,
    "installed_on": "2025-03-15",
}


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        yield made


def register(day: RepairDay) -> None:
    """The first pillar."""
    fields = [{"field": name, "value": value} for name, value in RECORD.items()]
    day.send("register_device", "08:00", site=SITE, serial=SERIAL, fields=fields)
    day.send("install_part", "08:01", serial=SERIAL, part_serial="OLD-BAT", name="battery pack", on="2025-03-15")
    own = {"code": "CAL-4", "name": "drill", "site": SITE, "owner": "M", "model": "PD-200", "serial": SERIAL}
    day.send("add_test_equipment", "08:02", **own)


def agree(day: RepairDay) -> None:
    """The second: a contract, what it promises, what it costs, and how often it has the device calibrated."""
    about = {"serial": SERIAL, "number": CONTRACT, "level": "Platinum", "first": str(DAY), "last": "2027-11-22"}
    day.send("add_service_contract", "08:10", **about)
    terms = {"site": SITE, "contract": "Platinum", "valid_from": str(DAY)}
    limits = {"response": {"minutes": 45}, "repair": {"days": 1}}
    day.send("set_service_level", "08:11", SUPERVISOR, **terms, name="Platinum", **limits)
    day.send("set_repair_rate", "08:12", SUPERVISOR, **terms, charge="labour", rate="200.00")
    day.send("set_calibration_cycle", "08:13", SUPERVISOR, **terms, name="Platinum", months=6, reason="contract")
    day.send("record_calibration", "08:14", code="CAL-4", number="C-4", laboratory="L")


def repair(day: RepairDay) -> str:
    """The third: a work order with parts; returns its number."""
    number = str(day.send("open_repair", "09:00", device=SERIAL, fault_class=FAULT, decontaminated=True)["number"])
    day.send("start_repair", "09:30", LI, number=number)
    for raw in (battery(8), SEAL_SCAN):
        day.send("issue_repair_part", "09:40", LI, number=number, raw=raw)
    day.send("finish_repair", "11:00", LI, number=number, hours="1.5", kilometres="10")
    day.send("return_to_service", "11:30", LI, number=number)
    return number


def views(day: RepairDay) -> tuple[DevicePage, DeviceRest]:
    with day.store.read() as connection:
        page = device_page(connection, SERIAL, local("12:00"))
        return page, device_rest(connection, page.id)


def of_device(day: RepairDay) -> tuple[DeviceFigures, Any]:
    with day.store.read() as connection:
        told = figures(connection, Period(DAY, DAY, SITE), local("12:00"))
    return next(one for one in told.devices if one.serial == SERIAL), told


@pytest.mark.requirement("S2-88")
def test_every_view_tells_the_same_record_of_a_device_its_contract_its_service_and_its_data(day: RepairDay) -> None:
    register(day)
    agree(day)
    number = repair(day)
    the_record_is_one(day, number)
    the_contract_speaks_in_all_of_them(day, number)
    the_answer_knows_the_repair(day, number)
    the_sums_agree(day, number)
    a_change_in_one_place_shows_in_all(day)


def the_record_is_one(day: RepairDay, number: str) -> None:
    page, rest = views(day)
    assert {row.field.value: str(row.value) for row in page.fields if row.value is not None} == {
        name: value for name, value in RECORD.items() if value is not None
    }
    with day.store.read() as connection:
        found = look_up(connection, "OLD-BAT", DAY)
        sheet = status_sheet(connection, HOSPITAL, local("12:00"))
        (kept,) = [row for row in equipment(connection, DAY) if row.serial == SERIAL]
        stock = {one.ref: one.here for one in parts_of_device(connection, page.id, local("12:00"))}
    assert (found.found, [row.serial for row in found.rows]) == (Found.ONE, [SERIAL])
    (told,) = [row for row in sheet.rows if row.serial == SERIAL]
    assert (told.model, told.until) == ("PD-200", LAST)
    assert (kept.until, kept.model) == (rest.calibration.until if rest.calibration else None, page.model)
    assert [one.number for one in rest.repairs] == [number] == [page.stages[-1].document]
    assert set(stock) == {BATTERY, SEAL}


def the_contract_speaks_in_all_of_them(day: RepairDay, number: str) -> None:
    _page, rest = views(day)
    order = day.page(number)
    with day.store.read() as connection:
        coverage = warranty_of(connection, Asked(SERIAL), local("12:00")).coverage
        (kept,) = [row for row in equipment(connection, DAY) if row.serial == SERIAL]
    assert [one.number for one in rest.contracts] == [CONTRACT] == [one.number for one in coverage.contracts]
    assert (order.level, order.contract, order.contract_number) == ("Platinum", "Platinum", CONTRACT)
    assert order.response_due_at == order.row.reported_at + timedelta(minutes=45)
    assert (kept.cycle_months, kept.cycle_rule, kept.until) == (6, "Platinum", date(2027, 5, 23))
    labour = next(line for line in order.lines if line.charge.value == "labour")
    assert labour.amount == Decimal("300.00")


def the_answer_knows_the_repair(day: RepairDay, number: str) -> None:
    with day.store.read() as connection:
        device = warranty_of(connection, Asked(SERIAL), local("12:00")).coverage
        part = warranty_of(connection, Asked(SERIAL, part_class="battery"), local("12:00")).coverage
    order = day.page(number)
    assert (device.verdict, device.until) == (Verdict.COVERED, LAST)
    assert (order.warranty["verdict"], order.warranty["until"]) == ("covered", LAST.isoformat())
    assert order.warranty["rule"] == f"{device.rule.name} v{device.rule.version}" if device.rule else False
    assert (part.why, part.until) == (Why.REPAIR, order.parts[0].warranty_until)
    assert number in {step.name for step in part.steps if step.kind is StepKind.REPAIR}


def the_sums_agree(day: RepairDay, number: str) -> None:
    page, _rest = views(day)
    order, (told, whole) = day.page(number), of_device(day)
    with day.store.read() as connection:
        cost = repair_cost(connection, page.id)
        billed = connection.execute(
            select(func.sum(BillingLine.amount)).where(BillingLine.document == number)
        ).scalar_one()
    parts = sum(line.amount for line in order.lines if line.charge.value == "part")
    assert order.total() == Decimal("1558.00") == told.repair == cost.in_warranty + cost.outside
    assert (told.offsets, told.income) == (cost.in_warranty, cost.outside) == (Decimal("578.00"), Decimal("980.00"))
    assert told.parts == parts == billed == Decimal("1240.00")
    assert (told.orders, told.pieces, whole.costs.total) == (1, 2, told.repair)
    assert whole.costs.paid[Paid.COVERED] == told.offsets


def a_change_in_one_place_shows_in_all(day: RepairDay) -> None:
    changed = {"serial": SERIAL, "field": "model", "value": "PD-300", "reason": "read wrongly"}
    day.send("set_device_field", "12:10", **changed)
    page, rest = views(day)
    told, whole = of_device(day)
    with day.store.read() as connection:
        answer = warranty_of(connection, Asked(SERIAL), local("12:20"))
        sheet = status_sheet(connection, HOSPITAL, local("12:20"))
    order = day.page(rest.repairs[0].number)
    (row,) = [one for one in sheet.rows if one.serial == SERIAL]
    models = {page.model, answer.model, told.model, order.row.model, row.model}
    assert models == {"PD-300"}
    assert "PD-300" in {one.name for one in whole.totals}
