"""Who may work at what: people down, lines and models across, with the last day of each certificate (S2-40)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.qualification import Standing
from desktop.queries.staff import Chip, StaffRow, staff
from desktop.reports.staff_words import BACKGROUNDS, NO, POSTS, STANDINGS, YES
from desktop.reports.table_pages import Pages, Section, write_pages

_TITLE: Final = ("Qualification matrix", "资质一览表")
_AS_OF: Final = ("As of {0} · {1} people · a date is the last valid day", "截至 {0} · 共 {1} 人 · 日期为最后有效日")
_HEAD: Final = (
    ("Badge", "工号"),
    ("Name", "姓名"),
    ("Post", "岗位"),
    ("Background", "专业背景"),
    ("Proof", "证明"),
    ("Assessment", "考核"),
)
_NONE: Final = ("not passed", "未通过")
AT_ONCE: Final = 3
"""Lines and models that fit side by side on a page."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix as plain cells: badge, name, post, background, proof, assessment, then one column for each topic."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def qualification_matrix(connection: Connection, language: str, asked: tuple[datetime, str]) -> Matrix:
    """Everybody with all columns, for a table file.

    Args:
        connection: to the database.
        language: ``zh_CN`` or ``en``.
        asked: now, and the code of a centre or "".
    """
    chinese = language == "zh_CN"
    rows = staff(connection, asked[0], site=asked[1])
    topics = _topics(rows)
    head = tuple(words[chinese] for words in _HEAD)
    cells = tuple((*_person(row, chinese), *_cells(row, topics, chinese)) for row in rows)
    return Matrix(_TITLE[chinese], (*head, *topics), cells)


def build_qualification_matrix(connection: Connection, path: Path, language: str, asked: tuple[datetime, str]) -> int:
    """Write the matrix as a document; returns how many people it lists.

    Args:
        connection: to the database.
        path: the file to write.
        language: ``zh_CN`` or ``en``.
        asked: now, and the code of a centre or "".

    Raises:
        OSError: the file cannot be written.
    """
    now, site = asked
    chinese = language == "zh_CN"
    rows = staff(connection, now, site=site)
    topics = _topics(rows)
    portions = [topics[start : start + AT_ONCE] for start in range(0, len(topics), AT_ONCE)] or [[]]
    sections = [_section(rows, portion, chinese=chinese) for portion in portions]
    told = _AS_OF[chinese].format(now.astimezone().date().isoformat(), len(rows))
    title = " ".join(part for part in (_TITLE[chinese], site) if part)
    write_pages(path, Pages(title, [told], sections), chinese=chinese)
    return len(rows)


def _topics(rows: Sequence[StaffRow]) -> list[str]:
    return sorted({chip.topic for row in rows for chip in row.chips})


def _section(rows: Sequence[StaffRow], topics: Sequence[str], *, chinese: bool) -> Section:
    shown = [_HEAD[place][chinese] for place in (0, 1, 2, 5)]
    cells = []
    for row in rows:
        badge, name, post, _, _, passed = _person(row, chinese)
        cells.append((badge, name, post, passed, *_cells(row, topics, chinese)))
    widths = (20, 28, 38, 24, *([72 // max(len(topics), 1)] * len(topics)))
    return Section(" · ".join(topics), (*shown, *topics), cells, widths, frozenset({0}))


def _person(row: StaffRow, chinese: bool) -> tuple[str, ...]:
    proof = (YES if row.proved else NO)[chinese]
    passed = f"{row.score:g}" if row.passed and row.score is not None else _NONE[chinese]
    return row.badge, row.name, POSTS[row.post][chinese], BACKGROUNDS[row.background][chinese], proof, passed


def _cells(row: StaffRow, topics: Sequence[str], chinese: bool) -> tuple[str, ...]:
    chips = {chip.topic: chip for chip in row.chips}
    return tuple(_cell(chips[topic], chinese) if topic in chips else "" for topic in topics)


def _cell(chip: Chip, chinese: bool) -> str:
    until = "" if chip.until is None else chip.until.isoformat()
    return until if chip.standing is Standing.VALID else f"{STANDINGS[chip.standing][chinese]} {until}"
