"""Journeys J11 and J12 by their services and queries, to the minute and the cent, on both databases."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.equipment import Stage
from desktop.domain.qualification import Standing
from desktop.domain.repairs import Charge, PartState, RepairEventKind, RepairLineKind, RepairState
from desktop.domain.warranty_facts import Verdict, Why
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import BATTERY, DEVICE_SCAN, FAULT, SEAL, SEAL_SCAN, battery
from desktop.exchange.sample_staff import LI, WU
from desktop.models.deadline import Deadline
from desktop.models.label import LabelJob
from desktop.models.settlement import BillingKind, BillingLine
from desktop.queries.device_page import device_page
from desktop.queries.repair_parts import likely_parts
from desktop.queries.repairs import open_repairs
from desktop.queries.technicians import Work, ranked
from desktop.queries.warranty import Asked, warranty_of
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day

NUMBER = "W-640"


def take_in(day: RepairDay) -> None:
    said = {"fault": "开机无反应", "accessories": ["箱子", "充电器", "扳手"], "decontaminated": True}
    opened = day.send("open_repair", "09:14", device=DEVICE_SCAN, fault_class=FAULT, reported="09:12", **said)
    assert (opened["number"], opened["serial"], opened["contaminated"]) == (NUMBER, DRILL, False)
    assert (opened["verdict"], opened["covered_until"]) == ("covered", "2027-03-15")
    assert (opened["level"], opened["on_the_way_minutes"]) == ("East / Gold", 240)
    page = day.page(NUMBER, "09:15")
    assert page.row.state is RepairState.RECEIVED
    assert (page.row.reported_at, page.response_due_at) == (local("09:12"), local("11:12"))
    assert page.repair_due_at == page.row.promised_at == local("09:12", DAY + timedelta(days=3))
    assert (len(page.accessories), page.reported_source.value) == (3, "typed")
    assert (page.row.due_at, page.row.waiting_for, page.row.late) == (local("11:12"), "response", False)
    with day.store.read() as connection:
        symbol, template = connection.execute(select(LabelJob.symbol, LabelJob.template)).one()
        assert (symbol, template) == ("SZ:W:W-640", "repair_intake")
        assert [row.number for row in open_repairs(connection, local("11:13")) if row.late] == [NUMBER]


def choose_technician(day: RepairDay) -> None:
    with day.store.read() as connection:
        people = {
            one.badge: one for one in ranked(connection, Work("EAST-W1", local("09:20"), "power tools", "PD-200"))
        }
    li, wu = people[LI], people[WU]
    assert (li.selectable, li.until, li.free_from, li.distance_km) == (True, date(2027, 4, 15), local("10:00"), 0)
    assert (wu.selectable, wu.standing, wu.until) == (False, Standing.EXPIRED, date(2026, 5, 31))
    told = day.refused("assign_repair", "09:29", number=NUMBER, technician=WU)
    assert (told.code, told.facts["until"]) == ("technician_expired", date(2026, 5, 31))
    assert day.refused("assign_repair", "09:29", number=NUMBER, technician="1001").code == "technician_not_qualified"
    day.send("assign_repair", "09:30", number=NUMBER, technician=f"SZ:U:{LI}")
    assert day.page(NUMBER, "09:31").on_the_way_due_at == local("13:30")


def work(day: RepairDay) -> None:
    with day.store.read() as connection:
        parts = likely_parts(connection, NUMBER, local("10:05"))
    assert [(one.ref, one.used, one.orders, one.here) for one in parts] == [(BATTERY, 7, 9, 3), (SEAL, 3, 9, 9)]
    assert {stock.owner for one in parts for stock in one.stock} == {"示例骨科制造有限公司"}
    day.send("start_repair", "10:05", LI, number="SZ:W:W-640")
    first = day.send("issue_repair_part", "10:20", LI, number=NUMBER, raw=battery(8))
    second = day.send("issue_repair_part", "10:21", LI, number=NUMBER, raw=SEAL_SCAN)
    assert (first["amount"], second["amount"]) == ("980.00", "260.00")
    assert day.refused("issue_repair_part", "10:22", LI, number=NUMBER, raw=battery(8)).code == "part_not_here"
    assert day.refused("take_core", "10:29", LI, number=NUMBER, raw=battery(8)).code == "core_is_new"
    assert day.send("take_core", "10:30", LI, number=NUMBER, raw=battery(90))["serial"] == "BP260090"
    told = day.refused("record_test", "15:00", LI, number=NUMBER, equipment="TM-2")
    assert (told.code, told.facts["until"]) == ("calibration_expired", DAY - timedelta(days=30))
    tested = day.send("record_test", "15:01", LI, number=NUMBER, equipment="]C0TM-3", result="12.1 V")
    assert tested["valid_until"] == "2027-01-12"


def finish(day: RepairDay) -> None:
    done = day.send("finish_repair", "15:24", LI, number=NUMBER, hours="1.5", kilometres="92")
    assert (done["parts"], done["labour"], done["travel"]) == ("1240.00", "450.00", "165.60")
    assert (done["total"], done["claimed"], done["priced"], done["held"]) == ("1855.60", "875.60", "980.00", "0.00")
    assert done["minutes"] == done["minutes_without_customer"] == 6 * 60 + 12
    page = day.page(NUMBER)
    claim, price = RepairLineKind.CLAIM, RepairLineKind.PRICE
    assert [(one.kind, one.charge, one.text, one.amount) for one in page.lines] == [
        (price, Charge.PART, BATTERY, Decimal("980.00")),
        (claim, Charge.PART, SEAL, Decimal("260.00")),
        (claim, Charge.LABOUR, "", Decimal("450.00")),
        (claim, Charge.TRAVEL, "", Decimal("165.60")),
    ]
    assert [page.total(), page.total(claim), page.total(price)] == [Decimal("1855.60"), Decimal("875.60"), 980]
    ninety = DAY + timedelta(days=90)
    told = [(one.state, one.covered, one.warranty_until) for one in page.parts]
    assert told == [(PartState.ISSUED, False, ninety), (PartState.ISSUED, True, ninety)]
    assert page.first_time_fix is None
    assert day.page(NUMBER, day=DAY + timedelta(days=31)).first_time_fix is True


@pytest.mark.requirement("C-13", "S2-10", "S2-25", "S2-39", "S2-41", "S2-47", "S2-48", "S2-50", "S2-59", "S2-60")
def test_the_drill_is_taken_in_repaired_and_charged(database_url: str) -> None:
    with repair_day(database_url) as day:
        take_in(day)
        choose_technician(day)
        work(day)
        finish(day)
        ledger_and_papers(day)
        the_fault_comes_back(day)


def ledger_and_papers(day: RepairDay) -> None:
    with day.store.read() as connection:
        lines = connection.execute(
            select(BillingLine.kind, BillingLine.amount)
            .where(BillingLine.document == NUMBER)
            .order_by(BillingLine.amount)
        ).all()
        assert [tuple(line) for line in lines] == [
            (BillingKind.CONSUME, Decimal("260.00")),
            (BillingKind.CONSUME, Decimal("980.00")),
        ]
        clocks = connection.execute(select(Deadline.rule, Deadline.outcome).where(Deadline.document == NUMBER))
        assert {tuple(one) for one in clocks} == {
            ("repair_response", "on_time"),
            ("repair_on_the_way", "on_time"),
            ("repair_done", "on_time"),
        }
        stages = device_page(connection, DRILL, local("15:30")).stages
        assert (stages[-1].stage, stages[-1].on, stages[-1].document) == (Stage.MAINTENANCE, DAY, NUMBER)
        own = warranty_of(connection, Asked(DRILL, on=DAY + timedelta(days=90), part_class="battery"), local("15:30"))
        assert (own.coverage.verdict, own.coverage.why) == (Verdict.COVERED, Why.REPAIR)
        after = warranty_of(connection, Asked(DRILL, on=DAY + timedelta(days=91), part_class="battery"), local("15:30"))
        assert after.coverage.verdict is Verdict.NOT_COVERED
    events = [one.event for one in day.page(NUMBER).events]
    assert events[0] is RepairEventKind.RECEIVED
    assert events[-1] is RepairEventKind.FINISHED
    assert day.send("return_to_service", "15:40", LI, number=NUMBER)["state"] == "in_service"
    assert day.page(NUMBER).minutes == 6 * 60 + 28


def the_fault_comes_back(day: RepairDay) -> None:
    """A second order for the same fault within thirty days: the first one was no first-time fix (S2-49)."""
    later = DAY + timedelta(days=30)
    again = day.send("open_repair", "08:00", day=later, device=DRILL, fault_class=FAULT, decontaminated=False)
    assert (again["number"], again["repeat_of"]) == ("W-641", NUMBER)
    assert day.page(NUMBER, day=later).first_time_fix is False
    assert day.page("W-641", day=later).shelf == "contaminated"
