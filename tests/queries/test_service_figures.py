"""The figures of the drill's day: every one closes with the order that J11 and J12 tell of."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from desktop.domain.equipment import Stage
from desktop.domain.service_rows import Figures, Paid
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import DEVICE_SCAN, FAULT
from desktop.exchange.xlsx import as_workbook
from desktop.models.repair import RepairOrder
from desktop.queries.service_asked import Asked
from desktop.queries.service_figures import baselines, compared, figures
from desktop.reports.service_figures import build_service_figures, figures_bars, figures_sheets
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day
from tests.journeys.test_repair_headless import choose_technician, finish, take_in, work

STOCK = "Spare parts in the zones, on the last day"


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url) as made:
        yield made


def told(day: RepairDay, last: date = DAY, at: str = "23:00") -> Figures:
    with day.store.read() as connection:
        return figures(connection, Asked(DAY, last), local(at, last))


@pytest.mark.requirement("S2-42", "S2-49", "S2-59", "S2-60", "S2-66", "S2-77")
def test_the_drills_day_in_figures(day: RepairDay, tmp_path: Path) -> None:
    take_in(day)
    open_still = told(day, at="10:12")
    assert (open_still.orders, open_still.response.count, open_still.repair.count) == (1, 0, 0)
    assert open_still.availability.down == pytest.approx(1.0)
    choose_technician(day)
    work(day)
    finish(day)
    one = told(day)
    assert (one.orders, one.failures, one.response.median) == (1, 1, 18.0)
    assert (one.repair.mean, one.repair_net.mean) == (372.0, 372.0)
    assert one.availability.down == pytest.approx(6.2)
    assert (one.first_time.whole, one.undecided) == (0, 1)
    assert (one.kept_response.part, one.kept_repair.part) == (1, 1)
    assert one.costs.total == Decimal("1855.60")
    assert (one.costs.paid[Paid.COVERED], one.costs.paid[Paid.CUSTOMER]) == (Decimal("875.60"), Decimal("980.00"))
    drill = next(row for row in one.devices if row.serial == DRILL)
    assert (drill.repair, drill.parts, drill.income, drill.offsets) == (
        Decimal("1855.60"), Decimal("1240.00"), Decimal("980.00"), Decimal("875.60"))  # fmt: skip
    assert drill.depreciation is None  # nobody said over how many months
    day.send("return_to_service", "15:40", number="W-640")
    assert told(day).repair.mean == 388.0
    later = told(day, DAY + timedelta(days=31))
    assert (later.first_time.part, later.first_time.whole, later.undecided) == (1, 1, 0)
    with day.store.read() as connection:
        now, before = compared(connection, Asked(DAY + timedelta(days=1), DAY + timedelta(days=1)), local("23:00"))
    assert (now.orders, before) == (0, told(day)), "one reading tells both spans"
    _known_beforehand(day)
    _on_paper(day, tmp_path)


@pytest.mark.requirement("S2-49", "S2-63")
def test_a_fault_that_came_back_after_work_that_took_long_is_no_first_time_fix(day: RepairDay) -> None:
    take_in(day)
    choose_technician(day)
    work(day)
    finish(day)
    day.send("return_to_service", "15:40", number="W-640")
    reported = DAY - timedelta(days=60)
    with day.store.engine.begin() as connection:
        backdated = update(RepairOrder).where(RepairOrder.number == "W-640")
        connection.execute(backdated.values(reported_at=local("09:12", reported)))
    again = DAY + timedelta(days=10)
    day.send("open_repair", "09:00", day=again, device=DEVICE_SCAN, fault_class=FAULT, decontaminated=True)
    with day.store.read() as connection:
        one = figures(connection, Asked(reported, reported), local("09:00", DAY + timedelta(days=40)))
    assert (one.orders, one.first_time.part, one.first_time.whole) == (1, 0, 1)


@pytest.mark.requirement("S2-60")
def test_a_device_that_was_scrapped_with_an_open_order_is_down_no_more(day: RepairDay) -> None:
    take_in(day)
    day.send("record_stage", "17:00", serial=DRILL, stage=Stage.SCRAP.value, on=str(DAY))
    assert told(day, DAY + timedelta(days=9)).availability.down == pytest.approx(14.8), "until midnight of its last day"


def _known_beforehand(day: RepairDay) -> None:
    """The drill was bought on 20 February 2024 for 86,000.00."""
    day.send("set_useful_life", "16:00", SUPERVISOR, months=60, line="power tools")
    month = told(day, DAY + timedelta(days=29))
    drill = next(row for row in month.devices if row.serial == DRILL)
    assert drill.depreciation == Decimal("1433.33") or drill.depreciation == Decimal("1433.34")
    before = {"first": "2025-01-01", "last": "2025-12-31", "source": "paper log of 2025"}
    day.send("set_figure_baseline", "16:01", SUPERVISOR, measure="response_median", value="95", **before)
    with day.store.read() as connection:
        assert [(row.measure, row.value) for row in baselines(connection)] == [("response_median", Decimal(95))]
    refused = day.refused(
        "set_figure_baseline", "16:02", SUPERVISOR, measure="first_time_fix", value="101", **(before | {"source": ""})
    )
    assert {fault["field"] for fault in refused.facts["faults"]} == {"source", "value"}


def _on_paper(day: RepairDay, folder: Path) -> None:
    with day.store.read() as connection:
        for language in ("en", "zh_CN"):
            path = folder / f"{language}.pdf"
            build_service_figures(connection, path, language, Asked(DAY, DAY), local("23:00"))
            text = words_of(path)
            assert "1,855.60" in text
            assert "388.0" in text
            assert DRILL in text
        english = words_of(folder / "en.pdf")
        assert "-77.0" in english
        assert "4,040.00" in english, "the spare parts that are left"
        assert "Device-years" in english, "no head is broken within a word"
        assert english.count("Depreciation") == 2
        share = figures(connection, Asked(DAY, DAY), local("23:00")).availability.share
        assert share is not None
        assert f"Availability {100 * share:.2f} %" in english
        path = folder / "figures.xlsx"
        sheets = figures_sheets(connection, "en", Asked(DAY, DAY), local("23:00"))
        path.write_bytes(as_workbook(sheets, figures_bars("en")))
    book = CalamineWorkbook.from_path(str(path))
    rows = {row[0]: row[1:] for row in book.get_sheet_by_index(0).to_python()}
    assert rows["Response, median"][:3] == [18, "min", 1]
    assert rows["Cost of all work"][0] == 1855.6
    totals = [row for row in book.get_sheet_by_index(2).to_python()[1:] if row[4]]
    assert [row[0] for row in totals] == ["model", "region"]
    assert {(row[3], row[4], row[5], row[6], row[7]) for row in totals} == {(1, 1855.6, 1240, 980, 875.6)}
    assert len(book.sheet_names) == 7
    stock = [row for row in book.get_sheet_by_index(5).to_python()[1:] if row[0] == "model"]
    parts = book.get_sheet_by_index(6).to_python()[1:]
    assert sum(row[3] for row in stock) == sum(row[7] or 0 for row in parts) == rows[STOCK][0] == 4040.0
    assert {row[4] for row in parts} == {MAKER}
    with ZipFile(path) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 3
    assert f"{book.sheet_names[1]}'!$F$2<" in charts[0]  # one model in one region
    assert f"{book.sheet_names[2]}'!$E$2:" in charts[1]
