"""The kinds of file: their columns, and the request that their rows become."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.domain.ledger import BinPurpose
from desktop.domain.permissions import Role
from desktop.domain.recall_letters import RecallClass
from desktop.exchange.cells import as_date, as_decimal, as_whole, as_word, as_yes_no
from desktop.exchange.columns import Column, ReadRow, ReadSheet
from desktop.exchange.device_columns import DEVICE_COLUMNS
from desktop.exchange.emergency_columns import DISTANCE_COLUMNS, PACKAGE_COLUMNS
from desktop.exchange.meter_columns import METER_COLUMNS
from desktop.exchange.refill_columns import INSTALLED_COLUMNS
from desktop.exchange.repair_columns import REPORT_COLUMNS
from desktop.exchange.site_columns import EXTERNAL_COLUMNS, SITE_COLUMNS, ZONE_COLUMNS
from desktop.exchange.staff_columns import QUESTION_COLUMNS
from desktop.models.external import ExternalKind
from desktop.models.item import ItemKind
from desktop.models.party import PartyKind
from desktop.services.adopting_pars import RecordInstalledBase
from desktop.services.devices.device_lists import SAVE_DEVICES, SaveDevice, SaveDevices
from desktop.services.emergency.contracts import SAVE_PACKAGES, SavePackage, SavePackages
from desktop.services.emergency.distances import SAVE_DISTANCES, SaveDistance, SaveDistances
from desktop.services.installed_base import RECORD_INSTALLED_BASES, RecordInstalledBases
from desktop.services.master_data.external_ids import SAVE_EXTERNAL_IDS, SaveExternalId, SaveExternalIds
from desktop.services.master_data.items import SAVE_ITEMS, SaveItem, SaveItems
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.parties import SAVE_PARTIES, SaveParties, SaveParty
from desktop.services.master_data.people import SAVE_PEOPLE, SavePeople, SavePerson
from desktop.services.master_data.places import SAVE_BINS, SaveBin, SaveBins
from desktop.services.master_data.sites import SAVE_SITES, SaveSite, SaveSites
from desktop.services.master_data.trays import SAVE_TRAYS, SaveTray, SaveTrays
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine, AnnounceNotice
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.pars import SAVE_PARS, SavePar, SavePars
from desktop.services.perform import Verb
from desktop.services.prevention.metering import RECORD_METERS, RecordMeter, RecordMeters
from desktop.services.recalls.reading_notices import BLOCK_NOTICE, BlockNotice, NoticeLine
from desktop.services.repairs.reports_in import TAKE_REPAIR_REPORTS, FaultReport, TakeRepairReports
from desktop.services.staff.questions import SAVE_QUESTIONS, SaveQuestion, SaveQuestions
from desktop.services.trays.kit_rows import SAVE_KITS, KitRow, SaveKits
from desktop.services.zone_rows import SAVE_ZONES, SaveZones, ZoneRow


@dataclass(frozen=True, slots=True)
class Built:
    """A request, and for each of its rows (counted from 1) the rows of the file that it was made of."""

    request: Any
    sources: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file."""

    name: str
    verb: Verb[Any, Any]
    columns: tuple[Column, ...]
    build: Callable[[ReadSheet], Built]


PARTY_KINDS: Final = {
    "厂家": "manufacturer",
    "生产企业": "manufacturer",
    "渠道商": "partner",
    "经销商": "partner",
    "医院": "hospital",
    "维修中心": "maintenance_centre",
    "承运商": "carrier",
}
ITEM_KINDS: Final = {
    "植入物": "implant",
    "器械": "instrument",
    "备件": "spare_part",
    "耗材": "consumable",
    "器械盒": "tray",
}
ROLES: Final = {
    "仓管员": "clerk",
    "工程师": "engineer",
    "主管": "supervisor",
    "管理员": "administrator",
    "审核员": "auditor",
}
RECALL_CLASSES: Final = {"一级": "1", "二级": "2", "三级": "3", "I": "1", "II": "2", "III": "3"}
PURPOSES: Final = {
    "单件": "units",
    "器械盒": "trays",
    "隔离": "quarantine",
    "退货": "returns",
    "召回": "recall",
    "过期": "expired",
}

_NAME = Column("name", "名称", required=True, also=("品名", "姓名"))
_ANY_NAME = Column("name", "名称")
_NAME_EN = Column("name_en", "英文名称", also=("english name",))
_ITEM = Column(
    "item",
    "品种",
    required=True,
    also=("di", "udi-di", "gtin", "ref", "货号", "产品标识"),
    names=ExternalKind.ITEM,
)
_LOT = Column("lot", "批号", also=("lot number", "batch", "批次"))
_SERIAL = Column("serial", "序列号", also=("serial number", "sn", "编号"))
_EXPIRY = Column("expires_on", "有效期至", as_date, also=("expiry", "expiry date", "use by", "效期", "失效日期"))
_MADE = Column("manufactured_on", "生产日期", as_date, also=("manufactured", "production date"))
_QUANTITY = Column("quantity", "数量", as_decimal, also=("qty",))
_SITE = Column("site", "站点", required=True, also=("仓库",), names=ExternalKind.SITE)
_OWNER = Column("owner", "货主", required=True, names=ExternalKind.PARTY)

PARTY_COLUMNS: Final = (
    Column("code", "代码", required=True, also=("编码",)),
    _NAME,
    _NAME_EN,
    Column("kind", "类型", as_word(PartyKind, PARTY_KINDS), required=True),
    Column("licence_number", "许可证号", also=("license number",)),
    Column("licence_expires_on", "许可证有效期至", as_date, also=("license expires on",)),
)
ITEM_COLUMNS: Final = (
    Column("ref", "货号", required=True, also=("catalogue number", "产品编号")),
    Column("maker", "厂家", required=True, also=("manufacturer", "生产企业"), names=ExternalKind.PARTY),
    _NAME,
    _NAME_EN,
    Column("kind", "类型", as_word(ItemKind, ITEM_KINDS), required=True),
    Column("model", "型号"),
    Column("specification", "规格"),
    Column("registration_number", "注册证号", also=("注册证编号", "registration")),
    Column("carries_lot", "有批号", as_yes_no),
    Column("carries_serial", "有序列号", as_yes_no),
    Column("carries_expiry", "有有效期", as_yes_no, also=("有效期管理",)),
    Column("list_price", "单价", as_decimal, also=("price",)),
    Column("di", "产品标识", also=("udi-di", "gtin")),
    Column("level", "包装级别", as_whole, also=("package level",)),
    Column("quantity", "包装数量", as_whole, also=("package quantity",)),
    Column("agency", "发码机构", also=("issuing agency",)),
)
PEOPLE_COLUMNS: Final = (
    Column("badge", "工号", required=True),
    _NAME,
    Column("role", "角色", as_word(Role, ROLES), required=True),
    Column("partner", "单位", names=ExternalKind.PARTY),
)
TRAY_COLUMNS: Final = (
    Column("code", "代码", required=True, also=("tray", "器械盒", "编码")),
    _SITE,
    Column("maker", "货主", required=True, also=("owner", "厂家"), names=ExternalKind.PARTY),
    Column("item", "品种", names=ExternalKind.ITEM),
    _ANY_NAME,
    _NAME_EN,
    Column("seats", "座位数", as_whole),
    Column("seat_columns", "座位列数", as_whole),
)
BIN_COLUMNS: Final = (
    Column("code", "代码", required=True, also=("bin", "place", "库位", "编码")),
    Column("purpose", "用途", as_word(BinPurpose, PURPOSES), required=True),
    Column("capacity", "容量", as_whole),
    _ANY_NAME,
    _NAME_EN,
)
NOTICE_COLUMNS: Final = (
    Column("number", "通知单号", required=True, also=("notice", "delivery note", "送货单号")),
    _SITE,
    Column("supplier", "供货方", required=True, also=("供应商",), names=ExternalKind.PARTY),
    _OWNER,
    Column("minimum_shelf_days", "最短剩余天数", as_whole, also=("minimum shelf life days",)),
    _ITEM,
    _LOT,
    _SERIAL,
    _EXPIRY,
    _MADE,
    Column("tray", "器械盒", also=("托盘",)),
    _QUANTITY,
    Column("order", "订单号", also=("our order", "order number")),
)
STOCK_COLUMNS: Final = (
    Column("document", "单据号", required=True),
    _SITE,
    _ITEM,
    _LOT,
    _SERIAL,
    _EXPIRY,
    _MADE,
    _OWNER,
    Column("place", "库位", required=True, also=("bin",)),
    _QUANTITY,
)
PAR_COLUMNS: Final = (
    _ITEM,
    Column("place", "库区", also=("zone", "医院库")),
    Column("kit", "器械包"),
    Column("site", "站点", also=("仓库",), names=ExternalKind.SITE),
    Column("owner", "货主", names=ExternalKind.PARTY),
    Column("minimum", "下限", as_whole, required=True, also=("min",)),
    Column("target", "目标", as_whole, required=True, also=("补到",)),
    Column("maximum", "上限", as_whole, required=True, also=("max",)),
    Column("pack", "包装数量", as_whole),
    Column("horizon_days", "近效期天数", as_whole),
)
KIT_COLUMNS: Final = (
    Column("code", "代码", required=True, also=("kit", "kit code", "器械包", "套装", "套装代码")),
    _ANY_NAME,
    _NAME_EN,
    _ITEM,
    Column("quantity", "数量", as_whole, also=("qty", "pieces", "件数")),
    Column("position", "序号", as_whole, also=("seat", "layer", "位置")),
)
RECALL_COLUMNS: Final = (
    Column("reference", "通知编号", required=True, also=("notice", "notice number", "召回编号")),
    _ITEM,
    _LOT,
    Column("serial_from", "起始序列号", also=("serial", "serial number", "first serial", "序列号")),
    Column("serial_to", "截止序列号", also=("last serial",)),
    Column("whole_item", "全部批次", as_yes_no, also=("all lots",)),
    Column("reason", "召回原因", also=("原因",)),
    Column("level", "召回级别", as_word(RecallClass, RECALL_CLASSES), also=("class", "recall class", "级别")),
    Column("dated_on", "通知日期", as_date, also=("date", "日期")),
    Column("contact", "联系人", also=("联系方式",)),
)

_OF_A_PACKAGE: Final = ("di", "level", "quantity", "agency")


def _each(request: type[Any], row: type[Any], name: str) -> Callable[[ReadSheet], Built]:
    """One thing a row, in a batch request with the things under ``name`` and the file's columns under ``fields``."""

    def build(read: ReadSheet) -> Built:
        things = tuple(row(**one.values) for one in read.rows)
        return Built(request(**{name: things, "fields": tuple(read.headers)}), [(one.number,) for one in read.rows])

    return build


def _reports(read: ReadSheet) -> Built:
    reports = tuple(FaultReport(**row.values) for row in read.rows)
    return Built(TakeRepairReports(reports), [(row.number,) for row in read.rows])


def _meters(read: ReadSheet) -> Built:
    readings = tuple(RecordMeter(**row.values) for row in read.rows)
    return Built(RecordMeters(readings), [(row.number,) for row in read.rows])


def _items(read: ReadSheet) -> Built:
    """Rows with the same maker and REF are one item with several packages."""
    grouped: dict[tuple[str, str], list[ReadRow]] = {}
    for row in read.rows:
        grouped.setdefault((row.values["maker"], row.values["ref"]), []).append(row)
    items = tuple(_item(rows, read) for rows in grouped.values())
    fields = tuple(name for name in read.headers if name not in _OF_A_PACKAGE)
    return Built(SaveItems(items, fields), [tuple(row.number for row in rows) for rows in grouped.values()])


def _item(rows: Sequence[ReadRow], read: ReadSheet) -> SaveItem:
    plain = [name for name in read.headers if name not in _OF_A_PACKAGE]
    first = rows[0].given(*plain)
    packages = []
    for row in rows:
        for name in plain:
            if row.values.get(name) != first.get(name):
                read.faults.add(row.number, read.headers[name], "rows_disagree", row.values.get(name))
        if "di" in row.values:
            packages.append(NewPackage(**row.given(*_OF_A_PACKAGE)))
        elif len(rows) > 1 or row.given(*_OF_A_PACKAGE):
            read.faults.add(row.number, read.headers.get("di", "di"), "required")
    return SaveItem(**first, packages=tuple(packages) if "di" in read.headers else None)


def _document(request: type[Any], line: type[Any], *names: str) -> Callable[[ReadSheet], Built]:
    """All rows are lines of one document; the columns ``names`` say the same in every row."""

    def build(read: ReadSheet) -> Built:
        head = read.rows[0].given(*names)
        for row in read.rows:
            for name in names:
                if row.values.get(name) != head.get(name):
                    read.faults.add(row.number, read.headers[name], "rows_disagree", row.values.get(name))
        lines = tuple(
            line(position, **{name: value for name, value in row.values.items() if name not in names})
            for position, row in enumerate(read.rows, 1)
        )
        return Built(request(**head, lines=lines), [(row.number,) for row in read.rows])

    return build


_RECALL_HEAD: Final = ("reference", "reason", "level", "dated_on", "contact")


def _recall(read: ReadSheet) -> Built:
    """The notice with the name and the hash of its file."""
    built = _document(BlockNotice, NoticeLine, *_RECALL_HEAD)(read)
    return replace(built, request=replace(built.request, notice_name=read.file, notice_sha256=read.sha256))


_NOTICE_HEAD: Final = ("number", "site", "supplier", "owner", "minimum_shelf_days", "order")

_installed: Final = _each(RecordInstalledBases, RecordInstalledBase, "installed")

_ALL: Final = (
    FileKind("parties", SAVE_PARTIES, PARTY_COLUMNS, _each(SaveParties, SaveParty, "parties")),
    FileKind("items", SAVE_ITEMS, ITEM_COLUMNS, _items),
    FileKind("sites", SAVE_SITES, SITE_COLUMNS, _each(SaveSites, SaveSite, "sites")),
    FileKind("zones", SAVE_ZONES, ZONE_COLUMNS, _each(SaveZones, ZoneRow, "rows")),
    FileKind("people", SAVE_PEOPLE, PEOPLE_COLUMNS, _each(SavePeople, SavePerson, "people")),
    FileKind("bins", SAVE_BINS, BIN_COLUMNS, _each(SaveBins, SaveBin, "bins")),
    FileKind("trays", SAVE_TRAYS, TRAY_COLUMNS, _each(SaveTrays, SaveTray, "trays")),
    FileKind("kits", SAVE_KITS, KIT_COLUMNS, _each(SaveKits, KitRow, "rows")),
    FileKind("pars", SAVE_PARS, PAR_COLUMNS, _each(SavePars, SavePar, "pars")),
    FileKind("installed-base", RECORD_INSTALLED_BASES, INSTALLED_COLUMNS, _installed),
    FileKind("distances", SAVE_DISTANCES, DISTANCE_COLUMNS, _each(SaveDistances, SaveDistance, "distances")),
    FileKind("packages", SAVE_PACKAGES, PACKAGE_COLUMNS, _each(SavePackages, SavePackage, "packages")),
    FileKind("devices", SAVE_DEVICES, DEVICE_COLUMNS, _each(SaveDevices, SaveDevice, "devices")),
    FileKind("meters", RECORD_METERS, METER_COLUMNS, _meters),
    FileKind("questions", SAVE_QUESTIONS, QUESTION_COLUMNS, _each(SaveQuestions, SaveQuestion, "questions")),
    FileKind("repair-reports", TAKE_REPAIR_REPORTS, REPORT_COLUMNS, _reports),
    FileKind("external-ids", SAVE_EXTERNAL_IDS, EXTERNAL_COLUMNS, _each(SaveExternalIds, SaveExternalId, "ids")),
    FileKind("notices", ANNOUNCE_NOTICE, NOTICE_COLUMNS, _document(AnnounceNotice, AnnouncedLine, *_NOTICE_HEAD)),
    FileKind("recall-notice", BLOCK_NOTICE, RECALL_COLUMNS, _recall),
    FileKind("stock", TAKE_OVER_STOCK, STOCK_COLUMNS, _document(TakeOverStock, StockLine, "document", "site")),
)
KINDS: Final[Mapping[str, FileKind]] = {kind.name: kind for kind in _ALL}
"""Every kind of file by its name on the command line."""
