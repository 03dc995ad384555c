"""The monthly attendance: presence days by ISO week against two (S1-25), visits, and how operations waited (S1-06)."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from desktop.domain.duties import DAYS_A_WEEK
from desktop.queries.attendance import (
    VisitRow,
    WaitedRow,
    WeekRow,
    presence_days,
    visits_of,
    waiting_minutes,
)
from desktop.reports.duty_words import CAUSES
from desktop.reports.table_pages import Pages, Section, write_pages

_TITLE: Final = ("Presence at hospitals {0}", "驻院考勤 {0}")
_FACTS: Final = (
    "At least {0} days a week. A day counts once: by a check-in for a case, or on site by badge or by hand.",
    "每周至少 {0} 天。当日有手术到场登记，或驻院签到（扫牌或手工），即计为一天。",
)
_HEAD: Final = (
    ("Week", "周"),
    ("Begins", "起始"),
    ("Days", "天数"),
    ("Cases", "手术"),
    ("On site", "驻院"),
    ("Needed", "要求"),
    ("Kept", "达标"),
    ("On", "到场日期"),
)
_KEPT: Final = {True: ("yes", "是"), False: ("no", "否")}
_VISITS: Final = ("On site, by badge or by hand", "驻院登记（扫牌或手工）")
_VISITS_HEAD: Final = (("Name", "姓名"), ("Hospital", "医院"), ("Came", "到达"), ("Left", "离开"), ("Note", "备注"))
_NOT_OUT: Final = ("not checked out", "未签退")
_WAITED: Final = ("Waiting during operations", "术中等待")
_WAITED_HEAD: Final = (
    ("Hospital", "医院"),
    ("Operations", "手术"),
    ("Waited", "有等待"),
    ("Minutes", "分钟"),
    ("By cause", "按原因"),
)
_SUM: Final = ("All together", "合计")
_RUNS: Final = ("still running", "本周未结束")
_NOBODY: Final = ("Nobody is entered as an engineer.", "尚未登记工程师。")
_SIGN: Final = (
    "Partner: ____________________    Manufacturer: ____________________    Date: ______________",
    "渠道商：____________________    厂家：____________________    日期：______________",
)


def build_attendance(connection: Connection, path: Path, language: str, asked: tuple[date, date, str]) -> int:
    """Write the attendance of a month; returns how many weeks it lists.

    Args:
        connection: to the database.
        path: the file to write.
        language: ``zh_CN`` or ``en``.
        asked: any day of the month, today, and the code of a site or "".

    Raises:
        OSError: the file cannot be written.
    """
    month, today, site = asked
    chinese = language == "zh_CN"
    rows = presence_days(connection, month, today, site)
    people = dict.fromkeys((row.badge, row.person) for row in rows)
    sections = [_person(badge, name, rows, chinese=chinese) for badge, name in people]
    visits = visits_of(connection, month, site)
    if visits:
        sections.append(_visits(visits, chinese=chinese))
    sections.append(_waited(waiting_minutes(connection, month, site), chinese=chinese))
    facts = [_FACTS[chinese].format(DAYS_A_WEEK)] if people else [_NOBODY[chinese]]
    title = " ".join(part for part in (_TITLE[chinese].format(f"{month:%Y-%m}"), site) if part)
    write_pages(path, Pages(title, facts, sections, _SIGN[chinese]), chinese=chinese)
    return len(rows)


def _person(badge: str, name: str, rows: tuple[WeekRow, ...], *, chinese: bool) -> Section:
    mine = [_week(row, chinese=chinese) for row in rows if row.badge == badge]
    head = tuple(one[chinese] for one in _HEAD)
    widths = (24, 26, 14, 14, 16, 16, 26, 46)
    return Section(f"{name} · {badge}", head, mine, widths, frozenset({0}), frozenset({2, 3, 4, 5}))


def _week(row: WeekRow, *, chinese: bool) -> tuple[str, ...]:
    kept = _KEPT[row.kept][chinese] if row.kept or row.over else _RUNS[chinese]
    days = " ".join(f"{day:%m-%d}" for day in row.days)
    counts = (str(len(row.days)), str(row.at_cases), str(row.by_hand), str(row.needed))
    return row.week, row.monday.isoformat(), *counts, kept, days


def _visits(visits: Sequence[VisitRow], *, chinese: bool) -> Section:
    def cells(row: VisitRow) -> tuple[str, ...]:
        zone = ZoneInfo(row.time_zone)
        came = row.came_at.astimezone(zone)
        left = row.left_at.astimezone(zone).strftime("%m-%d %H:%M") if row.left_at else _NOT_OUT[chinese]
        hospital = row.hospital_name if chinese else row.hospital_name_en or row.hospital_name
        return f"{row.person} · {row.badge}", hospital, f"{came:%m-%d %H:%M}", left, row.note

    head = tuple(one[chinese] for one in _VISITS_HEAD)
    return Section(_VISITS[chinese], head, [cells(row) for row in reversed(visits)], (40, 50, 26, 30, 36))


def _waited(rows: Sequence[WaitedRow], *, chinese: bool) -> Section:
    def cells(row: WaitedRow) -> tuple[str, ...]:
        name = row.hospital_name if chinese else row.hospital_name_en or row.hospital_name
        causes = " · ".join(f"{CAUSES[cause][chinese]} {minutes}" for cause, minutes in row.causes)
        return name or _SUM[chinese], str(row.operations), str(row.cases), str(row.minutes), causes

    head = tuple(one[chinese] for one in _WAITED_HEAD)
    numbers = frozenset({1, 2, 3})
    return Section(_WAITED[chinese], head, [cells(row) for row in rows], (52, 22, 18, 20, 70), frozenset(), numbers)
