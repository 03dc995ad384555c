"""What stands beside a device, in words: days at the site, and whether its calibration still holds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.equipment import DeviceField
from desktop.domain.qualification import Standing
from desktop.domain.repairs import RepairState
from desktop.domain.warranty import decide
from desktop.domain.warranty_facts import Facts
from desktop.local_time import use_zone
from desktop.queries.device_page import DevicePage, FieldRow, Knowledge
from desktop.queries.device_rest import DeviceRest, LastCalibration, RepairBrief
from desktop.queries.technicians import Technician
from desktop.views.adverse_words import span_text
from desktop.views.equipment_words import record_facts, repair_facts
from desktop.views.repair_words import technician_word
from desktop.views.translation import Translation

TODAY = date(2026, 11, 23)
EARLY = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""Half past seven of the 23rd at the site."""


@pytest.fixture(autouse=True)
def spoken(qapp: QApplication) -> Iterator[Translation]:
    use_zone(ZoneInfo("Asia/Shanghai"))
    translation = Translation(qapp)
    translation.set_language("en")
    yield translation
    translation.remove()


def page(*fields: FieldRow) -> DevicePage:
    return DevicePage(1, "S-1", "PD-200", False, "EAST-W1", TODAY, fields, (), (), "", "", None, 0)


def test_what_happened_before_eight_in_the_morning_stands_on_its_day_at_the_site() -> None:
    brief = RepairBrief("W-1", RepairState.RECEIVED, "不通电", "No power", EARLY, is_open=True)
    (told,) = repair_facts(DeviceRest(repairs=(brief,)), TODAY)
    assert (told.word, told.value.endswith("2026-11-23")) == ("W-1", True)
    unknown = FieldRow(DeviceField.BATCH, None, Knowledge.UNKNOWN, required=True, by="李", at=EARLY)
    facts = {one.word: one.value for one in record_facts(page(unknown), decide([], Facts({}), TODAY))}
    assert "2026-11-23" in facts["Batch"]


@pytest.mark.requirement("C-09")
@pytest.mark.parametrize(
    ("until", "passed", "english", "chinese"),
    [
        (date(2027, 6, 30), True, "Valid to 2027-06-30", "有效至 2027-06-30"),
        (TODAY, True, "Valid to 2026-11-23", "有效至 2026-11-23"),
        (date(2026, 11, 22), True, "Expired, was valid to 2026-11-22", "已过期，曾有效至 2026-11-22"),
        (date(2027, 6, 30), False, "Not passed", "未通过"),
    ],
)
def test_a_calibration_says_whether_it_holds(
    until: date, passed: bool, english: str, chinese: str, spoken: Translation
) -> None:
    rest = DeviceRest(calibration=LastCalibration(until, passed))
    (told,) = repair_facts(rest, TODAY)
    assert told.value == english
    spoken.set_language("zh_CN")
    (told,) = repair_facts(rest, TODAY)
    assert told.value == chinese


def test_days_and_hours_that_are_left_and_kilometres_are_said_in_the_language(spoken: Translation) -> None:
    free = (Standing.VALID, TODAY, EARLY, Decimal("92.5"))
    who = Technician("3001", "李维", "EAST-W1", *free, inside=True, load=0, busy_with=(), selectable=True)
    left = timedelta(days=2, hours=18, minutes=5)
    assert (span_text(left), span_text(-left)) == ("2 d 18 h", "−2 d 18 h")
    assert "92.5 km" in technician_word(who, ZoneInfo("Asia/Shanghai"))
    spoken.set_language("zh_CN")
    assert (span_text(left), span_text(-left)) == ("2 天 18 小时", "−2 天 18 小时")
    assert "92.5 公里" in technician_word(who, ZoneInfo("Asia/Shanghai"))
