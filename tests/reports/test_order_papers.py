"""The papers of an emergency: every minute accounted for, each moment with its source, a code that reads."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from desktop.domain.clock import FixedClock
from desktop.domain.emergency import MilestoneKind
from desktop.exchange.sample_emergency import CASE, INSTRUMENTS, sample_emergency
from desktop.queries.orders import order_view
from desktop.reports.hand_over import build_hand_over
from desktop.reports.order_evidence import build_order_evidence, parts_of_time
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.night_day import NightDay, lay_out_night


@pytest.fixture
def day(sqlite_url: str) -> Iterator[NightDay]:
    night = sample_emergency(date(2026, 11, 21))
    store = Store(open_engine(sqlite_url), FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    yield NightDay(store, night)
    store.close()


def words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.requirement("S1-26")
def test_every_minute_between_the_call_and_the_receipt_is_accounted_for(day: NightDay, tmp_path: Path) -> None:
    day.until_handed_over()
    day.time("05:14")
    day.order("deliver_emergency", receiver="张护士", received="05:14", note="电话", entered_by="typed")
    path = tmp_path / "evidence.pdf"
    with day.store.read() as connection:
        assert build_order_evidence(connection, path, "en", day.number, day.at) == 6
        parts = parts_of_time(order_view(connection, day.number, day.at))
    assert [(kind.value, took.total_seconds() / 60) for kind, took, _ in parts] == [
        ("accepted", 2),
        ("picked", 19),
        ("packed", 5),
        ("handed_over", 16),
        ("received", 142),
    ]
    assert sum((took for _, took, _ in parts), timedelta(0)) == timedelta(hours=3, minutes=4)
    assert parts[-1][::2] == (MilestoneKind.RECEIVED, timedelta(minutes=129))
    said = words(path)
    for told in ("On time: received 05:14:00, 3 h 04 min after the call", CASE, INSTRUMENTS, "typed", "张护士"):
        assert told in said
    assert said.count("scan") >= 5


def test_the_code_on_the_hand_over_sheet_is_read_back(day: NightDay, tmp_path: Path) -> None:
    day.until_packed()
    path = tmp_path / "sheet.pdf"
    with day.store.read() as connection:
        assert build_hand_over(connection, path, "zh_CN", day.number, day.at) == 12
    with pypdfium2.PdfDocument(path) as pdf:
        pictures = [page.render(scale=300 / 72).to_pil() for page in pdf]
    read = [one.text for picture in pictures for one in zxingcpp.read_barcodes(picture)]
    assert read == [f"SZ:E:{day.number}/SHEET"]
    assert "XX医院" in words(path)


def test_a_late_and_a_running_order_say_so(day: NightDay, tmp_path: Path) -> None:
    day.until_handed_over()
    path = tmp_path / "evidence.pdf"
    with day.store.read() as connection:
        build_order_evidence(connection, path, "en", day.number, day.at)
    assert "Still running: due 2026-11-21 06:10" in words(path)
    day.time("06:10:01")
    day.order("deliver_emergency")
    with day.store.read() as connection:
        build_order_evidence(connection, path, "en", day.number, day.at)
    assert "Late: received 06:10:01, 4 h 00 min 01 s after the call, 0 h 00 min 01 s after the deadline" in words(
        path
    ).replace("\r\n", " ")
