"""The SOP sheet of a case: four steps of table service with times and names, and what proves the gates (S1-41)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from desktop.domain.deadlines import on_time
from desktop.domain.duties import PRESENCE, SOP, SopStep
from desktop.queries.cases import CaseRow, case_view
from desktop.queries.duties import CaseDuties, SopRow, case_duties
from desktop.queries.sop_facts import TrayEvidence, tray_evidence
from desktop.reports import duty_words as words
from desktop.reports.table_pages import Pages, Section, write_pages

_TITLE: Final = ("SOP for Table Service {0}", "跟台服务作业单 {0}")
_FACTS: Final = ("{0} · from {1} · planned start {2}", "{0} · 发自 {1} · 计划开台 {2}")
_PRIVATE: Final = ("Names the case and the hospital, never a patient.", "仅记录手术编号和医院，不含患者信息。")
_STEPS: Final = ("Steps", "步骤")
_STEP_HEAD: Final = (("Step", "步骤"), ("Done at", "完成时间"), ("By", "人员"), ("Source", "来源"), ("Note", "备注"))
_PRESENCE: Final = ("Engineer present", "工程师到场")
_PRESENCE_HEAD: Final = (
    ("Name", "姓名"),
    ("Arrived", "到场时间"),
    ("Source", "来源"),
    ("Due", "期限"),
    ("In time", "按时"),
)
_TRAYS: Final = ("Count and sterilisation", "清点与灭菌")
_TRAY_HEAD: Final = (
    ("Tray", "器械盒"),
    ("Counted", "清点时间"),
    ("By", "清点人"),
    ("Complete", "齐全"),
    ("Load", "锅次"),
    ("Indicator", "指示卡"),
    ("Valid until", "有效期至"),
)
_IMAGES: Final = ("Images rechecked", "影像复核")
_IMAGE_HEAD: Final = (
    ("Sizes", "规格方案"),
    ("How", "方式"),
    ("Initials", "首字母"),
    ("Time", "时间"),
    ("By", "人员"),
)
_WAITING: Final = ("Waiting during the operation", "术中等待")
_WAITING_HEAD: Final = (("Minutes", "分钟"), ("Cause", "原因"), ("By", "人员"))
_SIGN: Final = (
    "Engineer: __________________    Operating room nurse: __________________    Date: ______________",
    "工程师：__________________    手术室护士：__________________    日期：______________",
)


class _Sheet:
    """The sections of one sheet in one language."""

    def __init__(self, duties: CaseDuties, *, chinese: bool) -> None:
        self.duties, self.chinese = duties, chinese

    def local(self, at: datetime | None) -> str:
        """A moment on the site's wall clock, "" for none."""
        return "" if at is None else at.astimezone(ZoneInfo(self.duties.time_zone)).strftime("%Y-%m-%d %H:%M")

    def section(
        self,
        title: words.Said,
        head: tuple[words.Said, ...],
        rows: Sequence[tuple[str, ...]],
        widths: tuple[float, ...],
        codes: frozenset[int] = frozenset(),
    ) -> Section:
        """A table."""
        return Section(title[self.chinese], tuple(one[self.chinese] for one in head), rows, widths, codes)

    def say(self, said: words.Said) -> str:
        """A word."""
        return said[self.chinese]

    def steps(self) -> Section:
        """All four steps; what is not done says so."""
        done = {one.step: one for one in self.duties.steps}
        rows = [self._step(step, done.get(step)) for step in SOP]
        return self.section(_STEPS, _STEP_HEAD, rows, (52, 34, 30, 20, 44))

    def _step(self, step: SopStep, row: SopRow | None) -> tuple[str, ...]:
        name = self.say(words.STEPS[step])
        if row is None:
            return name, self.say(words.OPEN), "", "", ""
        return name, self.local(row.at), row.by, self.say(words.SOURCES[row.entered_by]), row.note

    def presence(self) -> Section:
        """Who was there, beside when it was due; only the first one keeps the promise."""
        due = next((one.due_at for one in self.duties.clocks if one.rule == PRESENCE), None)
        rows = []
        for row in self.duties.presence:
            kept = "" if due is None else self.say(words.YES if on_time(due, row.arrived_at) else words.NO)
            source = self.say(words.SOURCES[row.entered_by])
            rows.append((row.person, self.local(row.arrived_at), source, self.local(due), kept))
        if not rows:
            rows.append((self.say(words.OPEN), "", "", self.local(due), ""))
        return self.section(_PRESENCE, _PRESENCE_HEAD, rows, (48, 36, 24, 36, 36))

    def trays(self, trays: tuple[TrayEvidence, ...]) -> Section:
        """What proves the first two gates."""
        return self.section(
            _TRAYS, _TRAY_HEAD, [self._tray(one) for one in trays], (23, 33, 26, 23, 28, 22, 25), frozenset({0, 4})
        )

    def _tray(self, one: TrayEvidence) -> tuple[str, ...]:
        until = one.valid_until.isoformat() if one.valid_until else ""
        counted = (self.local(one.counted_at), one.counted_by, self._yes(one.complete))
        return one.tray, *counted, one.load, self._yes(one.indicator_ok), until

    def _yes(self, said: bool | None) -> str:
        return "" if said is None else self.say(words.YES if said else words.NO)

    def images(self) -> Section:
        """The third gate."""
        one, red = self.duties.image, self.duties.image_red
        if one is None:
            rows = [(self.say(words.GATES[red]) if red else "", "", "", "", "")]
        else:
            sizes = f"{one.sizes} ({self.say(words.GATES[red])})" if red else one.sizes
            rows = [(sizes, self.say(words.BASES[one.basis]), one.initials, self.local(one.at), one.by)]
        return self.section(_IMAGES, _IMAGE_HEAD, rows, (68, 28, 22, 34, 28))

    def waiting(self) -> list[Section]:
        """Nothing when nobody waited."""
        rows = [(str(one.minutes), self.say(words.CAUSES[one.cause]), one.by) for one in self.duties.waiting]
        return [self.section(_WAITING, _WAITING_HEAD, rows, (30, 80, 70))] if rows else []


def build_sop_sheet(connection: Connection, path: Path, language: str, number: str) -> int:
    """Write the SOP sheet of a case; returns how many steps are done.

    Raises:
        Refusal: ``unknown_case``.
        OSError: the file cannot be written.
    """
    duties = case_duties(connection, number)
    row, trays = case_view(connection, number).row, tray_evidence(connection, number)
    chinese = language == "zh_CN"
    sheet = _Sheet(duties, chinese=chinese)
    sections = [sheet.steps(), sheet.presence(), *([sheet.trays(trays)] if trays else []), sheet.images()]
    facts = (_facts(row, sheet), _PRIVATE[chinese])
    pages = Pages(_TITLE[chinese].format(number), facts, [*sections, *sheet.waiting()], _SIGN[chinese])
    write_pages(path, pages, chinese=chinese)
    return len(duties.steps)


def _facts(row: CaseRow, sheet: _Sheet) -> str:
    hospital = row.hospital if sheet.chinese else row.hospital_en or row.hospital
    return _FACTS[sheet.chinese].format(hospital, row.site, sheet.local(row.planned_at))
