"""The Postoperative Follow-up Form: what was used, the surgeon's answer, room for signatures (S1-08, S1-09)."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from desktop.queries.duties import CaseDuties, FollowUpForm, FormLine, case_duties, follow_up_form
from desktop.reports import duty_words as words
from desktop.reports.table_pages import Pages, Section, write_pages

_TITLE: Final = ("Postoperative Follow-up Form {0}", "术后随访表 {0}")
_FACTS: Final = ("{0} · from {1} · operation ended {2}", "{0} · 发自 {1} · 手术结束 {2}")
_PRIVATE: Final = (
    "To the manufacturer's quality department. Do not enter anything that names the patient.",
    "致厂家质量部门。请勿填写任何患者身份信息。",
)
_USED: Final = ("Used products", "使用产品")
_HEAD: Final = (
    ("UDI-DI", "UDI-DI"),
    ("Article", "货号"),
    ("Description", "名称"),
    ("Lot", "批号"),
    ("Serial", "序列号"),
    ("Until", "有效期至"),
    ("Pcs", "件"),
    ("Use", "用途"),
)
_WIDTHS: Final = (31.0, 22.0, 35.0, 20.0, 20.0, 22.0, 12.0, 20.0)
_ASKED: Final = ("Follow-up with the chief surgeon", "主刀医生随访")
_QUESTION: Final = ("Question", "问题")
_ANSWER: Final = ("Answer", "回答")
_LINES: Final = (
    ("Asked at", "随访时间"),
    ("Initials of the surgeon", "医生首字母"),
    ("Adverse reaction?", "是否有不良反应？"),
    ("Result", "随访结果"),
    ("Adverse event", "不良事件编号"),
    ("Asked by", "随访人"),
    ("Waited during the operation", "术中等待"),
)
_BOXES: Final = ("[  ] yes    [  ] no", "[  ] 是    [  ] 否")
_MINUTES: Final = ("{0} min", "{0} 分钟")
_SENT: Final = ("Submitted", "提交记录")
_SENT_HEAD: Final = (
    ("Time", "时间"),
    ("How", "方式"),
    ("Received by", "接收人"),
    ("Reference", "凭证号"),
    ("By", "提交人"),
)
_SIGN: Final = (
    "Chief surgeon: ______________    Engineer: ______________    Quality dept.: ______________    Date: __________",
    "主刀医生：______________    工程师：______________    质量部门：______________    日期：__________",
)


def build_follow_up_form(connection: Connection, path: Path, language: str, number: str) -> int:
    """Write the form of a case, as far as it is known; returns how many pieces of use it lists.

    Raises:
        Refusal: ``unknown_case``.
        OSError: the file cannot be written.
    """
    form, duties = follow_up_form(connection, number), case_duties(connection, number)
    chinese = language == "zh_CN"
    sections = [_used(form, chinese=chinese), _asked(form, chinese=chinese)]
    if duties.submissions:
        sections.append(_sent(duties, chinese=chinese))
    hospital = form.hospital_name if chinese else form.hospital_name_en or form.hospital_name
    facts = _FACTS[chinese].format(hospital, form.site, _local(form.ended_at, form) or "________________")
    pages = Pages(_TITLE[chinese].format(number), (facts, _PRIVATE[chinese]), sections, _SIGN[chinese])
    write_pages(path, pages, chinese=chinese)
    return len(form.lines)


def _local(at: datetime | None, form: FollowUpForm) -> str:
    return "" if at is None else at.astimezone(ZoneInfo(form.time_zone)).strftime("%Y-%m-%d %H:%M")


def _used(form: FollowUpForm, *, chinese: bool) -> Section:
    rows = [_line(line, chinese=chinese) for line in together(form.lines)]
    head = tuple(one[chinese] for one in _HEAD)
    return Section(_USED[chinese], head, rows, _WIDTHS, frozenset({0, 1, 3, 4}), frozenset({6}))


def together(lines: tuple[FormLine, ...]) -> list[FormLine]:
    """The lines with the pieces of one lot and one fate summed."""
    sums: dict[tuple[object, ...], FormLine] = {}
    for line in lines:
        key = (line.ref, line.lot, line.serial, line.fate)
        before = sums.get(key)
        sums[key] = line if before is None else replace(before, quantity=before.quantity + line.quantity)
    return list(sums.values())


def _line(line: FormLine, *, chinese: bool) -> tuple[str, ...]:
    name = " ".join(part for part in (line.name if chinese else line.name_en or line.name, line.size) if part)
    until = line.expires_on.isoformat() if line.expires_on else ""
    pieces = f"{line.quantity.normalize():f}"
    return line.di, line.ref, name, line.lot, line.serial, until, pieces, words.FATES[line.fate][chinese]


def _asked(form: FollowUpForm, *, chinese: bool) -> Section:
    one = form.follow_up
    if one is None:
        answers = ["", "", _BOXES[chinese], "", "", ""]
    else:
        adverse = (words.YES if one.adverse else words.NO)[chinese]
        answers = [_local(one.at, form), one.initials, adverse, one.result, one.event, one.by]
    answers.append(_MINUTES[chinese].format(form.waiting_minutes))
    rows = [(said[chinese], answer) for said, answer in zip(_LINES, answers, strict=True)]
    return Section(_ASKED[chinese], (_QUESTION[chinese], _ANSWER[chinese]), rows, (58, 124))


def _sent(duties: CaseDuties, *, chinese: bool) -> Section:
    zone = ZoneInfo(duties.time_zone)
    rows = [
        (
            one.at.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
            words.SENT[one.how][chinese],
            one.receiver,
            one.reference,
            one.by,
        )
        for one in duties.submissions
    ]
    return Section(_SENT[chinese], tuple(one[chinese] for one in _SENT_HEAD), rows, (36, 36, 46, 36, 28))
