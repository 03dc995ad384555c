"""The card of a maintenance centre on paper: address, hospitals with their distances, people, equipment (S1-31)."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.permissions import Role
from desktop.domain.prevention import Validity
from desktop.domain.qualification import Registration
from desktop.queries.centre_card import CentreCard, CentreEquipment, CentreHospital, CentrePerson, centre_card
from desktop.reports.staff_words import NO, POSTS, STANDINGS, YES
from desktop.reports.table_pages import Pages, Section, write_pages

Both = tuple[str, str]

TITLE: Final[Both] = ("Maintenance centre {0}", "维修中心 {0}")
ABOUT: Final[tuple[Both, ...]] = (
    ("Code: {0} · as of {1}", "代码：{0} · 截至 {1}"),
    ("Address: {0}", "地址：{0}"),
    ("Region: {0} · time zone: {1}", "区域：{0} · 时区：{1}"),
    ("Run by: {0}", "运营单位：{0}"),
)
NOT_ENTERED: Final[Both] = ("not entered", "未录入")
HOSPITALS: Final[Both] = ("Hospitals: {0}, beyond 150 km: {1}", "服务医院 {0} 家，150 公里以外 {1} 家")
HOSPITAL_HEAD: Final[tuple[Both, ...]] = (
    ("Code", "代码"),
    ("Hospital", "医院"),
    ("As the crow flies (km)", "直线距离（公里）"),
    ("By road (km)", "公路里程（公里）"),
    ("Within 150 km", "150 公里以内"),
    ("Devices", "设备"),
)
PEOPLE: Final[Both] = ("People: {0}, of the partner: {1}", "人员 {0} 人，其中渠道商人员 {1} 人")
PEOPLE_HEAD: Final[tuple[Both, ...]] = (
    ("Badge", "工号"),
    ("Name", "姓名"),
    ("Role", "角色"),
    ("Post", "岗位"),
    ("Employer", "所属单位"),
    ("Registration", "平台注册"),
    ("Certificates", "资质"),
)
EQUIPMENT: Final[Both] = (
    "Test equipment: {0}, of a manufacturer: {1}, not to be used: {2}",
    "检测设备 {0} 台，其中厂家所有 {1} 台，禁止使用 {2} 台",
)
EQUIPMENT_HEAD: Final[tuple[Both, ...]] = (
    ("Code", "代码"),
    ("Name", "名称"),
    ("Serial number", "序列号"),
    ("Owner", "所有者"),
    ("Calibration", "校准"),
    ("Until", "有效期至"),
)
LENT: Final[Both] = ("Trays lent out: {0}", "借出器械盒 {0} 个")
LENT_HEAD: Final[tuple[Both, ...]] = (
    ("Tray", "器械盒"),
    ("Name", "名称"),
    ("Lent to", "借用单位"),
    ("Due back", "应还日期"),
)
NONE: Final[Both] = ("none", "无")
ROLES: Final[dict[Role, Both]] = {
    Role.CLERK: ("clerk", "仓管员"),
    Role.ENGINEER: ("engineer", "工程师"),
    Role.SUPERVISOR: ("supervisor", "主管"),
    Role.ADMINISTRATOR: ("administrator", "管理员"),
    Role.AUDITOR: ("auditor", "审核员"),
}
REGISTRATIONS: Final[dict[Registration, Both]] = {
    Registration.NONE: ("not registered", "未注册"),
    Registration.APPLIED: ("applied for", "已申请"),
    Registration.REGISTERED: ("registered", "已注册"),
    Registration.BLOCKED: ("blocked", "已停用"),
}
VALIDITIES: Final[dict[Validity, Both]] = {
    Validity.VALID: ("valid", "有效"),
    Validity.EXPIRED: ("expired", "已过期"),
    Validity.FAILED: ("not passed", "不合格"),
    Validity.NEVER: ("never calibrated", "未校准"),
    Validity.RETIRED: ("out of use", "停用"),
    Validity.UNKNOWN: ("not known", "未知"),
}


def build_centre_card(connection: Connection, path: Path, language: str, asked: tuple[str, datetime]) -> CentreCard:
    """Write the card of a centre; returns what stands on it.

    Args:
        connection: to the database.
        path: the file to write.
        language: ``zh_CN`` or ``en``.
        asked: code of the site, and now.

    Raises:
        Refusal: ``unknown_site``.
        OSError: the file cannot be written.
    """
    card = centre_card(connection, *asked)
    chinese = language == "zh_CN"
    name = _named(card.name, card.name_en, chinese)
    write_pages(
        path, Pages(TITLE[chinese].format(name), _about(card, chinese), _sections(card, chinese)), chinese=chinese
    )
    return card


def _named(name: str, name_en: str, chinese: bool) -> str:
    return name if chinese or not name_en else name_en


def _about(card: CentreCard, chinese: bool) -> list[str]:
    code, address, region, run_by = (words[chinese] for words in ABOUT)
    blank = NOT_ENTERED[chinese]
    return [
        code.format(card.code, card.today),
        address.format(card.address or blank),
        region.format(card.region or blank, card.time_zone),
        run_by.format(_named(card.partner_name, card.partner_name_en, chinese)),
    ]


def _sections(card: CentreCard, chinese: bool) -> list[Section]:
    hospitals = HOSPITALS[chinese].format(len(card.hospitals), len(card.outside))
    people = PEOPLE[chinese].format(len(card.people), sum(one.of_partner for one in card.people))
    unfit = sum(one.row.validity is not Validity.VALID for one in card.equipment)
    makers = sum(one.of_maker for one in card.equipment)
    equipment = EQUIPMENT[chinese].format(len(card.equipment), makers, unfit)
    rows = (
        [_hospital(one, chinese) for one in card.hospitals],
        [_person(one, chinese) for one in card.people],
        [_piece(one, chinese) for one in card.equipment],
        [_lent(card, at, chinese) for at in range(len(card.lent))],
    )
    lent = LENT[chinese].format(len(card.lent))
    return [
        _section(hospitals, HOSPITAL_HEAD, rows[0], ((26, 62, 26, 26, 24, 18), frozenset({2, 3, 5})), chinese),
        _section(people, PEOPLE_HEAD, rows[1], ((18, 20, 18, 26, 42, 24, 34), frozenset()), chinese),
        _section(equipment, EQUIPMENT_HEAD, rows[2], ((22, 40, 30, 36, 32, 22), frozenset()), chinese),
        _section(lent, LENT_HEAD, rows[3], ((30, 62, 60, 30), frozenset()), chinese),
    ]


def _section(
    title: str,
    head: Sequence[Both],
    rows: Sequence[tuple[str, ...]],
    form: tuple[tuple[int, ...], frozenset[int]],
    chinese: bool,
) -> Section:
    widths, numbers = form
    cells = rows or [(NONE[chinese], *("" for _ in head[1:]))]
    return Section(title, tuple(words[chinese] for words in head), cells, widths, frozenset({0}), numbers)


def _km(distance: Decimal | None) -> str:
    return "" if distance is None else f"{distance:.1f}"


def _hospital(one: CentreHospital, chinese: bool) -> tuple[str, ...]:
    inside = NOT_ENTERED if one.inside is None else YES if one.inside else NO
    ways = (_km(one.great_circle_km), _km(one.road_km))
    return one.code, _named(one.name, one.name_en, chinese), *ways, inside[chinese], str(one.devices)


def _person(one: CentrePerson, chinese: bool) -> tuple[str, ...]:
    row = one.row
    chips = [f"{chip.topic} {STANDINGS[chip.standing][chinese]}".rstrip(" ") for chip in row.chips]
    about = (row.badge, row.name, ROLES[row.role][chinese], POSTS[row.post][chinese], row.employer_name)
    return *about, REGISTRATIONS[row.registration][chinese], ", ".join(chips)


def _piece(one: CentreEquipment, chinese: bool) -> tuple[str, ...]:
    row = one.row
    until = "" if row.until is None else row.until.isoformat()
    return row.code, row.name, row.serial, row.owner_name, VALIDITIES[row.validity][chinese], until


def _lent(card: CentreCard, at: int, chinese: bool) -> tuple[str, ...]:
    one = card.lent[at]
    due = "" if one.due_back_on is None else one.due_back_on.isoformat()
    return one.code, _named(one.name, one.name_en, chinese), one.borrower, due
