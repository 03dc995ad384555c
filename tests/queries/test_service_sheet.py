"""The management sheet of the drill's day: every figure is that of the lists elsewhere, and opens its own list."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from desktop.commands import report
from desktop.domain.service_sheet import HEADLINES, Part, SheetFigure, Unit
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.exchange.sample_repair import OLD_METER
from desktop.exchange.sample_staff import LI
from desktop.models.party import Party
from desktop.queries.board import unread_reminders
from desktop.queries.calibrations import equipment
from desktop.queries.deadlines import running_count
from desktop.queries.service_asked import Asked
from desktop.queries.service_figures import figures
from desktop.queries.service_sheet import Sheet, SheetAsked, management_sheet
from desktop.queries.service_stock import part_stock
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day
from tests.journeys.test_repair_headless import choose_technician, finish, take_in, work
from tests.queries.test_service_figures import words_of

FIRST = DAY - timedelta(days=39)
NOW = local("23:00")


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url) as made:
        take_in(made)
        choose_technician(made)
        work(made)
        finish(made)
        yield made


def sheet(day: RepairDay, first: date = FIRST, backed_up_at: datetime | None = None, now: datetime = NOW) -> Sheet:
    with day.store.read() as connection:
        return management_sheet(connection, SheetAsked(Asked(first, DAY, SITE), now, backed_up_at))


@pytest.mark.requirement("S2-31", "S2-04")
def test_cost_and_performance_are_those_of_the_figures_and_each_opens_its_list(day: RepairDay) -> None:
    told = sheet(day)
    with day.store.read() as connection:
        counted, stock = figures(connection, Asked(FIRST, DAY, SITE), NOW), part_stock(connection, Asked(FIRST, DAY))
    assert told.named("cost").value == counted.costs.total == sum(row.value or 0 for row in told.named("cost").rows)
    paid = ("cost_covered", "cost_customer", "cost_held")
    for key in paid:
        assert told.named(key).value == sum(row.value or 0 for row in told.named(key).rows)
    assert sum(told.named(key).value or 0 for key in paid) == counted.costs.total
    devices = sum(row.devices for row in counted.rates)
    assert told.named("cost_per_device").value == round(counted.costs.total / devices, 2)
    assert told.named("cost_per_device").cases == devices
    assert told.named("stock").value == stock.value
    response = told.named("response_median")
    assert (response.value, [row.value for row in response.rows]) == (18.0, [18.0])
    assert (told.named("repair_mean").value, told.named("repair_net_mean").value) == (372.0, 372.0)
    assert told.named("first_time_fix").value is None, "not decided yet: a dash, never nought"
    assert told.named("availability").unit is Unit.PER_CENT
    for one in told.figures:
        if one.unit is Unit.COUNT:
            assert one.value == len(one.rows), one.key
    assert {one.part for one in told.figures} == set(Part)
    assert [told.named(key).key for key in HEADLINES] == list(HEADLINES)


@pytest.mark.requirement("S2-04")
def test_waiting_for_a_part_is_a_stock_out_with_its_order(database_url: str) -> None:
    with repair_day(database_url) as day:
        take_in(day)
        choose_technician(day)
        day.send("start_repair", "10:05", LI, number="W-640")
        day.send("pause_repair", "10:30", LI, number="W-640", reason="waits_for_part")
        outs = sheet(day).named("stock_outs")
        assert (outs.value, outs.before) == (1, 0)
        assert [row.name for row in outs.rows] == ["W-640"]


@pytest.mark.requirement("S2-31", "S2-04")
def test_gaps_are_those_of_the_lists_elsewhere_then_and_now(day: RepairDay) -> None:
    with day.store.engine.begin() as connection:
        expired = {"licence_number": "L-1", "licence_expires_on": DAY - timedelta(days=1)}
        connection.execute(update(Party).where(Party.code == MAKER).values(expired))
    told = sheet(day)

    def gap(key: str) -> SheetFigure:
        return told.named(key)

    assert (gap("licences").value, gap("licences").before, gap("licences").rows[0].name) == (1, 0, MAKER)
    assert [row.name for row in gap("calibrations").rows] == [OLD_METER]
    assert gap("calibrations").before == 0, "it was valid at the end of the span before"
    with day.store.read() as connection:
        unread, late = unread_reminders(connection, SITE), running_count(connection, NOW)[1]
        bad = [row.code for row in equipment(connection, DAY, SITE) if row.validity.value != "valid"]
    assert (gap("unread").value, gap("overdue").value) == (unread, late)
    assert [row.name for row in gap("calibrations").rows] == bad
    kinds = ("qualifications", "calibrations", "licences", "adverse_reports", "overdue", "unread", "unverified")
    assert gap("gaps").value == sum(int(gap(key).value or 0) for key in kinds)
    assert gap("gaps").before == sum(int(gap(key).before or 0) for key in kinds)
    with day.store.engine.begin() as connection:
        connection.execute(update(Party).where(Party.code == MAKER).values(licence_expires_on=None))


@pytest.mark.requirement("S2-31", "S2-04")
def test_a_gap_is_one_of_the_last_day_of_the_period(day: RepairDay) -> None:
    """What runs out with the last day holds on it; what is done on the day after it, was not done then."""
    ends = DAY - timedelta(days=1)
    with day.store.read() as connection:
        before = {row.code for row in equipment(connection, ends, SITE) if row.validity.value != "valid"}
    new = {"code": "TM-9", "name": "meter", "site": SITE, "owner": MAKER, "cycle_months": 12}
    day.send("add_test_equipment", "16:00", **new)
    done = {"laboratory": "L", "passed": True}
    day.send("record_calibration", "16:01", code="TM-9", number="C-1", done_on=str(DAY), **done)
    day.send("add_test_equipment", "16:02", day=ends, **new | {"code": "TM-8"})
    day.send("record_calibration", "16:03", code="TM-8", number="C-2", done_on=str(DAY), **done)
    last = {"done_on": "2026-01-05", "valid_until": str(ends)}
    day.send("add_test_equipment", "16:04", day=ends, **new | {"code": "TM-7"})
    day.send("record_calibration", "16:05", code="TM-7", number="C-3", **done | last)
    with day.store.engine.begin() as connection:
        connection.execute(update(Party).where(Party.code == MAKER).values(licence_expires_on=ends))
    with day.store.read() as connection:
        told = management_sheet(connection, SheetAsked(Asked(FIRST, ends, SITE), NOW))
    assert {row.name for row in told.named("calibrations").rows} == before | {"TM-8"}
    assert told.named("licences").value == 0
    with day.store.engine.begin() as connection:
        connection.execute(update(Party).where(Party.code == MAKER).values(licence_expires_on=None))


@pytest.mark.requirement("S2-31")
def test_what_nobody_can_know_is_none(day: RepairDay) -> None:
    assert (sheet(day).named("backup_age").value, sheet(day).named("proof_age").value) == (None, None)
    made = (NOW - timedelta(days=3, hours=2)).astimezone(UTC)
    told = sheet(day, backed_up_at=made)
    assert (told.named("backup_age").value, told.named("proof_age").value) == (3, 3)


@pytest.mark.requirement("S2-31", "S2-77")
def test_the_sheet_is_written_in_every_form_with_its_baseline(
    day: RepairDay, database_url: str, tmp_path: Path
) -> None:
    before = {"first": "2025-01-01", "last": "2025-12-31", "source": "paper log of 2025"}
    day.send("set_figure_baseline", "16:01", SUPERVISOR, measure="response_median", value="95", **before)
    whole = ("--site", SITE, "--from", str(FIRST), "--to", str(DAY), "--database-url", database_url)
    for language in ("en", "zh_CN"):
        for form in ("pdf", "json", "xlsx"):
            out = ("--format", form, "--out", str(tmp_path / f"{language}.{form}"), "--language", language)
            assert report.run(["management-sheet", *whole, *out, "--data-dir", str(tmp_path)]) == 0
    assert "95.0" in words_of(tmp_path / "en.pdf")
    assert "管理指标表" in words_of(tmp_path / "zh_CN.pdf")
    plain = json.loads((tmp_path / "en.json").read_text(encoding="utf-8"))
    response = next(one for one in plain["figures"] if one["key"] == "response_median")
    assert (response["value"], response["base"], response["rows"][0]["name"]) == (18.0, "95", "W-640")
    book = CalamineWorkbook.from_path(str(tmp_path / "en.xlsx"))
    figures_sheet, lists = (book.get_sheet_by_index(at).to_python()[1:] for at in range(2))
    assert next(row for row in figures_sheet if row[1] == "Response, median")[2] == 18
    assert Decimal(str(next(row for row in lists if row[0] == "Response, median")[5])) == 18
    assert report.run(["management-sheet", "--database-url", database_url, "--out", str(tmp_path / "no.pdf")]) != 0
    assert not (tmp_path / "no.pdf").exists()
