"""Journey J4 by its services, to the minute, on both databases."""

from collections.abc import Iterator
from typing import Any

import pytest

from desktop.exchange.sample_case import CASE, TRAY
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.queries.cases import case_view, spare_proposals
from desktop.queries.duties import case_duties
from tests.journeys.duty_day import ENGINEER, INSERT, DutyDay, duty_day


@pytest.fixture
def day(database_url: str) -> Iterator[DutyDay]:
    with duty_day(database_url) as made:
        yield made


@pytest.mark.requirement("S1-01", "S1-02", "S1-03", "S1-04", "S1-05", "S1-15", "S1-41")
def test_the_day_before_an_operation(day: DutyDay) -> None:
    day.plan_three()
    assert day.clocks("presence") == [(day.case.at("08:30", -1), "")]

    day.now("08:12", -1)
    there = day.do("check_in", badge=ENGINEER, raw=f"SZ:U:{ENGINEER}")
    assert (there["person"], there["on_time"], there["minutes"]) == ("赵工", True, 18)
    assert day.clocks("presence") == [(day.case.at("08:30", -1), "on_time")]

    day.now("08:14", -1)
    assert day.red() == ("count", "image", "spare")
    assert day.refused("do_sop_step", step="inventory").code == "tray_not_counted"
    _count(day)
    assert day.red() == ("image", "spare")
    day.now("08:50", -1)
    assert day.do("do_sop_step", step="inventory")["next"] == "sterilisation"

    _sterilise(day, "2026-11-23")
    assert day.red() == ("sterile", "image", "spare")
    assert day.refused("do_sop_step", step="sterilisation").code == "tray_past_date"
    _sterilise(day, "2026-11-30")
    assert day.red() == ("image", "spare")
    day.do("do_sop_step", step="sterilisation")

    assert day.refused("ready_case").code == "image_not_checked"
    assert day.refused("recheck_images", sizes="femur 4", initials="Dr. Wang").code == "faulty_entry"
    assert day.refused("recheck_images", sizes="femur 4", initials="王").code == "faulty_entry"
    assert day.refused("recheck_images", sizes="", initials="Dr. W").code == "faulty_entry"
    day.now("09:05", -1)
    day.do("recheck_images", sizes="femur 4", initials="Dr. W", basis="measured")
    assert day.red() == ("spare",)

    _reserve_the_insert(day)
    assert day.red() == ()
    assert day.do("ready_case") == {"number": CASE, "overridden": []}
    _table_service(day)


def _count(day: DutyDay) -> None:
    """48 implants by scan, instruments by tick: a depth gauge is missing, named, and replaced from the spares."""
    day.send("open_tray_count", actor=ENGINEER, tray=TRAY, document=CASE)
    for piece in day.case.pieces:
        day.send("count_piece", actor=ENGINEER, tray=TRAY, raw=piece.raw)
    day.send("tick_instruments", actor=ENGINEER, tray=TRAY)
    day.send("tick_instruments", actor=ENGINEER, tray=TRAY, item="IN-DG", pieces="1")
    short = day.send("close_tray_count", actor=ENGINEER, tray=TRAY)
    assert [(one["name_en"], one["pieces"]) for one in short["missing"]] == [("Depth gauge", "1")]
    assert day.refused("do_sop_step", step="inventory").code == "tray_incomplete"
    scans = [piece.raw for piece in day.case.pieces]
    counted = day.send("count_tray", actor=ENGINEER, tray=TRAY, scans=scans, document=CASE)
    assert (counted["complete"], counted["counted"]) == (True, "110")


def _sterilise(day: DutyDay, until: str) -> None:
    run: dict[str, Any] = {"tray": TRAY, "indicator_ok": True, "sterilised_at": day.case.at("07:00", -1).isoformat()}
    day.send("record_sterilisation", actor=ENGINEER, load=f"LOAD-{until}", valid_until=until, **run)


def _reserve_the_insert(day: DutyDay) -> None:
    """Two specifications are green, the third is proposed from B-3-2 and reserved by one scan, with its spare."""
    with day.store.read() as connection:
        specs = case_view(connection, CASE).specs
        proposals = spare_proposals(connection, CASE)
    assert [(spec.ref, spec.green) for spec in specs] == [
        ("FS-12-135", True),
        ("LS-35-30", True),
        ("TI-5-10", False),
    ]
    assert [(one.ref, one.place, one.serial) for one in proposals] == [("TI-5-10", "B-3-2", INSERT.serial)]
    assert day.refused("ready_case").code == "spare_missing"
    assert [one["place"] for one in day.do("reserve_piece", raw=INSERT.raw)["reserved"]] == ["B-3-2"]
    day.do("reserve_case")


def _table_service(day: DutyDay) -> None:
    """No step jumps; the sheet holds four of them with times and names."""
    assert day.refused("do_sop_step", step="recovery").facts["other_step"] == "delivery"
    assert day.refused("do_sop_step", step="delivery").code == "sop_not_out"
    day.now("16:00", -1)
    day.do("send_out")
    day.now("08:05")
    assert day.refused("do_sop_step", step="inventory").code == "sop_done_already"
    assert day.refused("do_sop_step", step="delivery", done="2026-11-22T08:00").code == "sop_before_previous"
    day.do("do_sop_step", step="delivery", raw="SZ:C:SOP-DELIVERED")
    assert day.refused("do_sop_step", step="recovery").code == "sop_not_back"
    day.come_back()
    assert day.do("do_sop_step", step="recovery")["next"] is None
    with day.store.read() as connection:
        duties = case_duties(connection, CASE)
    assert [(one.step.value, one.by) for one in duties.steps] == [
        ("inventory", "赵工"),
        ("sterilisation", "赵工"),
        ("delivery", "赵工"),
        ("recovery", "赵工"),
    ]
    assert [one.at for one in duties.steps] == [
        day.case.at("08:50", -1),
        day.case.at("08:50", -1),
        day.case.at("08:05"),
        day.case.at("13:40"),
    ]


@pytest.mark.requirement("S1-05", "S1-04")
def test_a_red_gate_is_passed_by_a_supervisor_with_a_reason_alone(day: DutyDay) -> None:
    day.count()
    assert day.red() == ("image",)
    assert day.refused("ready_case").code == "image_not_checked"
    assert day.refused("ready_case", reason="no time").code == "not_allowed"
    passed = day.send("ready_case", actor=SUPERVISOR, number=CASE, reason="the surgeon has the sizes")
    assert passed["overridden"] == ["image_not_checked"]
    assert day.do("ready_case")["overridden"] == ["image_not_checked"]


@pytest.mark.requirement("S1-04")
def test_another_plan_needs_another_look_at_the_images(day: DutyDay) -> None:
    day.count()
    day.do("recheck_images", sizes="femur 4", initials="W")
    day.do("ready_case")
    day.do("change_case_plan", plan=[{"item": "FS-12-135", "pieces": 2}])
    assert day.red() == ("image",)
    assert day.refused("ready_case").code == "image_plan_changed"
    with day.store.read() as connection:
        seen = case_duties(connection, CASE)
    assert (seen.image_red, seen.image.stands if seen.image else None) == ("image_plan_changed", False)
    day.do("recheck_images", sizes="femur 5", initials="W")
    assert day.do("ready_case")["overridden"] == []
