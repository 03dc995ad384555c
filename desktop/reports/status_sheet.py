"""The status sheet for a hospital: its devices with state, warranty and promised time, as a paper or a file (S2-07)."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from desktop.models.external import ExternalKind
from desktop.queries.customers import code_of
from desktop.queries.external_ids import their_ids
from desktop.queries.status_sheet import StatusRow, StatusSheet, status_sheet

Both = tuple[str, str]

TITLE: Final[Both] = ("Status of your devices", "设备状态表")
FOR: Final[Both] = ("For {0} · as of {1} · {2} devices, {3} in repair", "{0} · 截至 {1} · 共 {2} 台，维修中 {3} 台")
ALL: Final[Both] = ("Devices", "设备")
IN_REPAIR: Final[Both] = ("In repair", "维修中")
HEAD: Final[tuple[Both, ...]] = (
    ("Serial number", "序列号"),
    ("Model", "型号"),
    ("Asset", "资产编号"),
    ("Place", "位置"),
    ("State", "状态"),
    ("Warranty", "保修"),
)
REPAIR_HEAD: Final[tuple[Both, ...]] = (
    ("Order", "工单"),
    ("Serial number", "序列号"),
    ("Place", "位置"),
    ("Stage of work", "进度"),
    ("Reported", "报修时间"),
    ("Promised", "承诺完成"),
)
STATES: Final[dict[str, Both]] = {
    "in_use": ("in use", "使用中"),
    "in_repair": ("in repair", "维修中"),
    "on_the_way": ("not installed yet", "尚未安装"),
    "replaced": ("replaced", "已更换"),
    "scrapped": ("scrapped", "已报废"),
}
VERDICTS: Final[dict[str, Both]] = {
    "covered": ("until {0}", "在保至 {0}"),
    "not_covered": ("not covered", "不在保"),
    "void": ("void", "已失效"),
    "undetermined": ("being clarified", "待确认"),
}
WORK: Final[dict[str, Both]] = {
    "received": ("received", "已受理"),
    "assigned": ("assigned", "已派工"),
    "on_the_way": ("technician on the way", "工程师在途"),
    "arrived": ("technician there", "工程师已到"),
    "working": ("being repaired", "维修进行中"),
    "paused": ("paused", "暂停"),
    "finished": ("finished, to be handed back", "已完成，待交付"),
}
NOT_YET: Final[Both] = ("not said yet", "待定")
FORMATS: Final = ("pdf", "csv", "json")
_NAMES: Final = tuple(StatusRow.__slots__)


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """Which sheet.

    Attributes:
        customer: as the record of the devices names it.
        at: the moment it is now.
        serial: of one device, "" for all.
        form: ``pdf``, ``csv`` or ``json``; "" for what the ending of the path says, PDF when it says none.
    """

    customer: str
    at: datetime
    serial: str = ""
    form: str = ""


def build_status_sheet(connection: Connection, path: Path, language: str, asked: SheetAsked) -> int:
    """Write the sheet; returns how many devices are on it.

    Raises:
        Refusal: ``no_device_of_customer``.
        OSError: the file cannot be written.
    """
    sheet = status_sheet(connection, asked.customer, asked.at, asked.serial)
    form = asked.form or path.suffix.removeprefix(".").lower()
    theirs = their_ids(connection, code_of(connection, asked.customer), ExternalKind.DEVICE)
    if form == "json":
        path.write_text(json.dumps(_plain(sheet, theirs), ensure_ascii=False, indent=1) + "\n", "utf-8")
    elif form == "csv":
        path.write_bytes(_csv(sheet, theirs))
    else:
        _write_pdf(path, sheet, asked.at, chinese=language.startswith("zh"))
    return len(sheet.rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _rows(sheet: StatusSheet, theirs: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Each device with the number that the hospital's own system has for it."""
    for row in sheet.rows:
        yield {name: _cell(getattr(row, name)) for name in _NAMES} | {"their_id": theirs.get(row.serial, "")}


def _plain(sheet: StatusSheet, theirs: Mapping[str, str]) -> dict[str, object]:
    rows = list(_rows(sheet, theirs))
    return {"customer": sheet.customer, "devices": rows}


def _csv(sheet: StatusSheet, theirs: Mapping[str, str]) -> bytes:
    """For a spreadsheet: UTF-8 with a byte order mark; a cell that looks like a formula is protected."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow((*_NAMES, "their_id"))
    for row in _rows(sheet, theirs):
        cells = list(row.values())
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "'") else cell for cell in cells])
    return ("\ufeff" + out.getvalue()).encode()


def _write_pdf(path: Path, sheet: StatusSheet, at: datetime, *, chinese: bool) -> None:
    from desktop.reports.table_pages import Pages, Section, write_pages

    zone = ZoneInfo(sheet.zone)
    broken = [row for row in sheet.rows if row.order]
    fact = FOR[chinese].format(sheet.customer, _local(at, zone), len(sheet.rows), len(broken))
    sections = []
    if broken:
        head = tuple(words[chinese] for words in REPAIR_HEAD)
        rows = [_repair(row, zone, chinese=chinese) for row in broken]
        sections.append(Section(IN_REPAIR[chinese], head, rows, (22, 34, 40, 32, 28, 28), frozenset({0, 1})))
    head = tuple(words[chinese] for words in HEAD)
    rows = [_device(row, chinese=chinese) for row in sheet.rows]
    sections.append(Section(ALL[chinese], head, rows, (34, 24, 28, 38, 22, 38), frozenset({0, 2})))
    write_pages(path, Pages(TITLE[chinese], [fact], sections), chinese=chinese)


def _device(row: StatusRow, *, chinese: bool) -> tuple[str, ...]:
    warranty = VERDICTS[row.verdict][chinese].format(_cell(row.until))
    return row.serial, row.model, row.asset, row.place, STATES[row.state.value][chinese], warranty


def _repair(row: StatusRow, zone: ZoneInfo, *, chinese: bool) -> tuple[str, ...]:
    promised = NOT_YET[chinese] if row.promised_at is None else _local(row.promised_at, zone)
    reported = "" if row.reported_at is None else _local(row.reported_at, zone)
    return row.order, row.serial, row.place, WORK.get(row.order_state, WORK["working"])[chinese], reported, promised


def _local(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
