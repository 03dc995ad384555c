"""Region, model, contract and calibration cycle are dimensions of rules: the narrowest term holds, a tie is refused."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import pytest

from desktop.domain.prevention import Validity
from desktop.exchange.sample_delivery import HOSPITAL, SITE, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import FAULT
from desktop.exchange.sample_staff import LI
from desktop.queries.calibrations import EquipmentRow, equipment
from desktop.queries.device_page import device_row
from desktop.queries.repair_page import RepairPage
from desktop.queries.terms import contract_of
from tests.journeys.repair_day import DAY, RepairDay, repair_day

FIRST: Final = DAY - timedelta(days=90)
FROM: Final = {"valid_from": str(FIRST)}
METER: Final[dict[str, Any]] = {"code": "TM-9", "name": "torque meter", "site": SITE, "owner": "M", "model": "TM-100"}


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        yield made


def promise(day: RepairDay, name: str, minutes: int, **scope: str) -> None:
    limits = {"response": {"minutes": minutes}}
    day.send("set_service_level", "09:00", SUPERVISOR, site=SITE, name=name, **limits, **FROM, **scope)


def contract(day: RepairDay, number: str, level: str, first: date = DAY) -> None:
    about = {"serial": DRILL, "number": number, "level": level, "first": str(first), "last": "2027-12-31"}
    day.send("add_service_contract", "09:01", **about)


def opened(day: RepairDay) -> RepairPage:
    return day.page(day.send("open_repair", "09:12", device=DRILL, fault_class=FAULT, decontaminated=True)["number"])


@pytest.mark.requirement("S2-09", "S2-47")
def test_the_record_says_the_level_where_no_contract_runs(day: RepairDay) -> None:
    page = opened(day)
    assert (page.level, page.level_for, page.contract, page.contract_number) == (
        "East / Gold",
        "East China × Gold",
        "Gold",
        "",
    )


@pytest.mark.requirement("S2-09", "S2-47")
def test_the_contract_that_runs_on_the_day_of_the_report_chooses_the_promise(day: RepairDay) -> None:
    promise(day, "Platinum", 30, contract="Platinum")
    contract(day, "SC-1", "Gold", DAY - timedelta(days=30))
    contract(day, "SC-2", "Platinum")
    contract(day, "SC-3", "Silver", DAY + timedelta(days=1))
    page = opened(day)
    assert (page.level, page.level_for, page.contract, page.contract_number) == (
        "Platinum",
        "Platinum",
        "Platinum",
        "SC-2",
    )
    assert page.response_due_at == page.row.reported_at + timedelta(minutes=30)
    with day.store.read() as connection:
        key = device_row(connection, DRILL).id
        told = [contract_of(connection, key, one) for one in (DAY - timedelta(days=31), DAY - timedelta(days=1))]
    assert [(one.level, one.number) for one in told] == [("Gold", ""), ("Gold", "SC-1")]


@pytest.mark.requirement("S2-09")
def test_two_terms_that_meet_with_neither_the_narrower_are_refused(day: RepairDay) -> None:
    hospital = {"site": SITE, "name": "hospital", "response": {"minutes": 15}, "customer": HOSPITAL, **FROM}
    told = day.refused("set_service_level", "09:00", SUPERVISOR, **hospital)
    assert (told.code, told.facts["other"], told.facts["scope"]) == (
        "terms_tie",
        "hospital",
        f"East China × Gold × {HOSPITAL}",
    )
    promise(day, "hospital Gold", 10, customer=HOSPITAL, region="East China", contract="Gold")
    day.send("set_service_level", "09:01", SUPERVISOR, **hospital)
    assert opened(day).level == "hospital Gold"


@pytest.mark.requirement("S2-09")
def test_rates_know_the_contract_and_the_model_too(day: RepairDay) -> None:
    rate = {"site": SITE, "charge": "labour", **FROM}
    day.send("set_repair_rate", "09:00", SUPERVISOR, **rate, rate="250.00", contract="Gold")
    told = day.refused("set_repair_rate", "09:01", SUPERVISOR, **rate, rate="260.00", region="East China")
    assert (told.code, told.facts["scope"]) == ("terms_tie", "East China × Gold")
    number = opened(day).row.number
    day.send("start_repair", "09:30", LI, number=number)
    day.send("finish_repair", "10:30", LI, number=number, hours="2")
    assert [str(line.amount) for line in day.page(number).lines] == ["500.00"]


def kept(day: RepairDay, code: str = "TM-9") -> EquipmentRow:
    with day.store.read() as connection:
        return next(row for row in equipment(connection, DAY) if row.code == code)


@pytest.mark.requirement("S2-09", "S1-32")
def test_the_next_calibration_follows_from_the_rule_where_nothing_else_says_it(day: RepairDay) -> None:
    day.send("add_test_equipment", "09:00", **METER)
    paper = {"code": "TM-9", "laboratory": "L", "done_on": str(DAY)}
    assert kept(day).cycle_months == 0
    assert day.refused("record_calibration", "09:01", **paper, number="C-1").code == "no_calibration_cycle"
    failed = day.send("record_calibration", "09:01", **paper, number="C-0", passed=False)
    assert (failed["valid_until"], kept(day).validity) == (str(DAY), Validity.FAILED)
    rule = {"site": SITE, "reason": "standard", **FROM}
    day.send("set_calibration_cycle", "09:02", SUPERVISOR, **rule, name="all meters", months=12)
    day.send("set_calibration_cycle", "09:02", SUPERVISOR, **rule, name="TM", months=6, model="TM-100")
    told = day.send("record_calibration", "09:03", **paper, number="C-1")
    assert (told["valid_until"], told["rule"]) == ("2027-05-23", "TM")
    assert (kept(day).cycle_months, kept(day).cycle_rule) == (6, "TM")
    own = METER | {"code": "TM-8", "cycle_months": 3}
    day.send("add_test_equipment", "09:04", **own)
    told = day.send("record_calibration", "09:05", **paper | {"code": "TM-8"}, number="C-2")
    assert (told["valid_until"], told["rule"]) == ("2027-02-23", "")
    told = day.send("record_calibration", "09:05", **paper, number="C-3", valid_until="2026-12-31")
    assert (told["valid_until"], told["rule"]) == ("2026-12-31", "")


@pytest.mark.requirement("S2-09")
def test_a_device_is_calibrated_by_its_region_and_its_contract(day: RepairDay) -> None:
    day.send("add_test_equipment", "09:00", **METER | {"code": "CAL-DRILL", "model": "PD-200", "serial": DRILL})
    rule = {"site": SITE, "reason": "standard", **FROM}
    day.send("set_calibration_cycle", "09:01", SUPERVISOR, **rule, name="east", months=24, region="East China")
    tie = {**rule, "name": "gold", "months": 9, "contract": "Gold"}
    assert day.refused("set_calibration_cycle", "09:02", SUPERVISOR, **tie).code == "terms_tie"
    both = {"region": "East China", "contract": "Gold"}
    day.send("set_calibration_cycle", "09:03", SUPERVISOR, **rule, name="east gold", months=6, **both)
    assert (kept(day, "CAL-DRILL").cycle_rule, kept(day, "CAL-DRILL").cycle_months) == ("east gold", 6)
    contract(day, "SC-1", "Silver")
    assert kept(day, "CAL-DRILL").cycle_rule == "east"


def test_a_term_that_begins_ends_the_one_before_it_of_the_same_scope(day: RepairDay) -> None:
    promise(day, "first", 60, model="PD-900")
    again = {"site": SITE, "name": "second", "model": "PD-900", "response": {"minutes": 30}}
    assert day.refused("set_service_level", "09:01", SUPERVISOR, **again, **FROM).code == "level_overlaps"
    day.send("set_service_level", "09:01", SUPERVISOR, **again, valid_from=str(DAY))
    past = {"valid_from": str(FIRST - timedelta(days=30))}
    told = day.refused("set_service_level", "09:01", SUPERVISOR, **again, **past, valid_to=str(FIRST))
    assert (told.code, told.facts["valid_from"]) == ("level_overlaps", FIRST)
    day.send("set_service_level", "09:01", SUPERVISOR, **again, **past, valid_to=str(FIRST - timedelta(days=1)))
    backwards = {"valid_from": str(DAY + timedelta(days=9)), "valid_to": str(DAY)}
    assert day.refused("set_service_level", "09:02", SUPERVISOR, **again, **backwards).code == "period_backwards"
    assert day.refused("set_service_level", "09:02", "1001", **again, **FROM).code == "not_allowed"
