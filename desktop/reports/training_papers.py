"""The attendance list of a training, and one person's training record (S1-19, S1-56)."""

from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.errors import Refusal
from desktop.models.party import Site
from desktop.queries.assessing import AssessmentRow, assessments
from desktop.queries.staff import CertificateRow, StaffPage, staff_page
from desktop.queries.trainings import SessionRow, session_page, sessions
from desktop.reports.staff_words import ATTENDED, BACKGROUNDS, ENDINGS, EVERYBODY, NO, POSTS, STANDINGS, YES
from desktop.reports.table_pages import Pages, Section, write_pages

_LIST: Final = ("Attendance list {0}", "培训签到表 {0}")
_TOPICS: Final = ("Topics: {0}", "培训内容：{0}")
_ON_SITE: Final = ("on-site technique", "现场技术")
_STERILISATION: Final = ("sterilisation standards", "灭菌规范")
_HELD: Final = ("{0}, {1}–{2} · {3} · trainer {4}", "{0} {1}–{2} · {3} · 讲师：{4}")
_REMOTE: Final = ("video call", "视频会议")
_RESULT: Final = ("Result: {0}", "培训结果：{0}")
_MATERIAL: Final = ("Material: {0}", "培训资料：{0}")
_PEOPLE: Final = ("People", "人员")
_PEOPLE_HEAD: Final = (
    ("Badge", "工号"),
    ("Name", "姓名"),
    ("Attendance", "出席"),
    ("Result", "结果"),
    ("Signature", "签名"),
)
_SIGN: Final = (
    "Trainer: ____________________    Partner: ____________________    Date: ______________",
    "讲师：____________________    渠道商：____________________    日期：______________",
)
_RECORD: Final = ("Training record {0}", "培训档案 {0}")
_ABOUT: Final = ("{0} · background {1}, {2} · {3}", "{0} · 专业背景：{1}（{2}）· {3}")
_PROVED: Final = (("proof kept", "已存证明"), ("no proof", "无证明"))
_CERTIFICATES: Final = ("Certificates", "资质证书")
_CERTIFICATES_HEAD: Final = (
    ("About", "适用"),
    ("Number", "证书编号"),
    ("Issuer", "发证单位"),
    ("From", "起"),
    ("To", "止"),
    ("State", "状态"),
)
_TRAININGS: Final = ("Trainings", "培训")
_TRAININGS_HEAD: Final = (
    ("Number", "编号"),
    ("Day", "日期"),
    ("Title", "主题"),
    ("On site", "现场"),
    ("Sterile", "灭菌"),
)
_ASSESSMENTS: Final = ("Assessments", "考核")
_ASSESSMENTS_HEAD: Final = (
    ("Number", "编号"),
    ("About", "主题"),
    ("Begun", "开始"),
    ("Minutes", "用时（分）"),
    ("Score", "得分"),
    ("Passed", "通过"),
    ("How", "方式"),
)
_BACK: Final = ("taken back: {0}", "已撤回：{0}")


def build_attendance_list(connection: Connection, path: Path, language: str, number: str) -> int:
    """Write the attendance list of a training; returns how many people stand on it.

    Raises:
        Refusal: ``unknown_session``.
        OSError: the file cannot be written.
    """
    pages = attendance_list(connection, language, number)
    write_pages(path, pages, chinese=language == "zh_CN")
    return len(pages.sections[0].rows)


def attendance_list(connection: Connection, language: str, number: str) -> Pages:
    """The attendance list of a training, for paper or a table file.

    Raises:
        Refusal: ``unknown_session``.
    """
    chinese = language == "zh_CN"
    page = session_page(connection, number)
    if page is None:
        raise Refusal("unknown_session", session=number)
    one = page.session
    topics = [
        words[chinese] for taught, words in ((one.on_site, _ON_SITE), (one.sterilisation, _STERILISATION)) if taught
    ]
    facts = [_when(connection, one, chinese=chinese), _TOPICS[chinese].format(" · ".join(topics))]
    facts += [_RESULT[chinese].format(one.result)] if one.result else []
    facts += [_MATERIAL[chinese].format(" · ".join(file.name for file in page.files))] if page.files else []
    rows = [(row.badge, row.person, ATTENDED[row.attended][chinese], row.result, "") for row in page.people]
    head = tuple(words[chinese] for words in _PEOPLE_HEAD)
    section = Section(_PEOPLE[chinese], head, rows, (24, 34, 24, 60, 40), frozenset({0}))
    title = f"{_LIST[chinese].format(number)} · {one.title}"
    return Pages(title, facts, [section], _SIGN[chinese])


def _when(connection: Connection, one: SessionRow, *, chinese: bool) -> str:
    zone = _zone(connection, one.site)
    starts, ends = one.starts_at.astimezone(zone), one.ends_at.astimezone(zone)
    place = " · ".join(part for part in (one.place, _REMOTE[chinese] if one.remote else "") if part) or one.site
    return _HELD[chinese].format(f"{starts:%Y-%m-%d}", f"{starts:%H:%M}", f"{ends:%H:%M}", place, one.trainer or "–")


def _zone(connection: Connection, site: str) -> ZoneInfo:
    return ZoneInfo(connection.execute(select(Site.time_zone).where(Site.code == site)).scalar_one())


def build_training_record(connection: Connection, path: Path, language: str, asked: tuple[str, datetime]) -> None:
    """Write one person's record: certificates, trainings that took place, assessments.

    Args:
        connection: to the database.
        path: the file to write.
        language: ``zh_CN`` or ``en``.
        asked: the badge, and now.

    Raises:
        Refusal: ``not_on_staff``.
        OSError: the file cannot be written.
    """
    write_pages(path, training_record(connection, language, asked), chinese=language == "zh_CN")


def training_record(connection: Connection, language: str, asked: tuple[str, datetime]) -> Pages:
    """One person's record, for paper or a table file; ``asked`` is the badge, and now.

    Raises:
        Refusal: ``not_on_staff``.
    """
    badge, now = asked
    chinese = language == "zh_CN"
    page = staff_page(connection, badge, now)
    zone = _zone(connection, page.row.site)
    taught = [_training(one, zone, chinese=chinese) for one in sessions(connection, badge=badge) if one.result]
    taken = [_assessment(one, zone, chinese=chinese) for one in assessments(connection, badge=badge)]
    held = [_certificate(one, chinese=chinese) for one in page.certificates]
    sections = [
        Section(_CERTIFICATES[chinese], _head(_CERTIFICATES_HEAD, chinese), held, (34, 32, 36, 24, 24, 32)),
        Section(_TRAININGS[chinese], _head(_TRAININGS_HEAD, chinese), taught, (30, 28, 80, 22, 22)),
        Section(_ASSESSMENTS[chinese], _head(_ASSESSMENTS_HEAD, chinese), taken, (28, 36, 34, 22, 20, 16, 26)),
    ]
    title = f"{_RECORD[chinese].format(page.row.name)} · {badge}"
    return Pages(title, [_about(page, chinese=chinese)], sections)


def _head(words: tuple[tuple[str, str], ...], chinese: bool) -> tuple[str, ...]:
    return tuple(one[chinese] for one in words)


def _about(page: StaffPage, *, chinese: bool) -> str:
    row = page.row
    proved = _PROVED[0 if row.proved else 1][chinese]
    background = BACKGROUNDS[row.background][chinese]
    return _ABOUT[chinese].format(POSTS[row.post][chinese], background, proved, row.employer_name)


def _certificate(one: CertificateRow, *, chinese: bool) -> tuple[str, ...]:
    gone = one.taken_back is not None
    state = _BACK[chinese].format(one.taken_back) if gone else STANDINGS[one.standing][chinese]
    return one.topic, one.number, one.issuer, one.valid_from.isoformat(), one.valid_to.isoformat(), state


def _training(one: SessionRow, zone: ZoneInfo, *, chinese: bool) -> tuple[str, ...]:
    topics = (YES[chinese] if taught else NO[chinese] for taught in (one.on_site, one.sterilisation))
    return (one.number, f"{one.starts_at.astimezone(zone):%Y-%m-%d}", one.title, *topics)


def _assessment(one: AssessmentRow, zone: ZoneInfo, *, chinese: bool) -> tuple[str, ...]:
    minutes = "" if one.minutes is None else str(one.minutes)
    score = "" if one.score is None else f"{one.score:g}"
    passed = "" if one.passed is None else (YES if one.passed else NO)[chinese]
    begun = f"{one.started_at.astimezone(zone):%Y-%m-%d %H:%M}"
    return one.number, one.topic or EVERYBODY[chinese], begun, minutes, score, passed, ENDINGS[one.ended][chinese]
