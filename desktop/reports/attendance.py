"""The monthly attendance: presence days of each engineer by ISO week, against two (S1-25)."""

from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.duties import DAYS_A_WEEK
from desktop.queries.attendance import WeekRow, presence_days
from desktop.reports.table_pages import Pages, Section, write_pages

_TITLE: Final = ("Presence at hospitals {0}", "驻院考勤 {0}")
_FACTS: Final = (
    "At least {0} days a week. A day counts when the engineer checked in for a case on it.",
    "每周至少 {0} 天。当日有手术到场登记即计为一天。",
)
_HEAD: Final = (
    ("Week", "周"),
    ("Begins", "起始"),
    ("Days", "天数"),
    ("Needed", "要求"),
    ("Kept", "达标"),
    ("On", "到场日期"),
)
_KEPT: Final = {True: ("yes", "是"), False: ("no", "否")}
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
    facts = [_FACTS[chinese].format(DAYS_A_WEEK)] if people else [_NOBODY[chinese]]
    title = " ".join(part for part in (_TITLE[chinese].format(f"{month:%Y-%m}"), site) if part)
    write_pages(path, Pages(title, facts, sections, _SIGN[chinese]), chinese=chinese)
    return len(rows)


def _person(badge: str, name: str, rows: tuple[WeekRow, ...], *, chinese: bool) -> Section:
    mine = [_week(row, chinese=chinese) for row in rows if row.badge == badge]
    head = tuple(one[chinese] for one in _HEAD)
    return Section(f"{name} · {badge}", head, mine, (24, 26, 16, 18, 28, 70), frozenset({0}), frozenset({2, 3}))


def _week(row: WeekRow, *, chinese: bool) -> tuple[str, ...]:
    kept = _KEPT[row.kept][chinese] if row.kept or row.over else _RUNS[chinese]
    days = " ".join(f"{day:%m-%d}" for day in row.days)
    return row.week, row.monday.isoformat(), str(len(row.days)), str(row.needed), kept, days
