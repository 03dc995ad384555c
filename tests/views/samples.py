"""Invented data that is hard on a screen: long names, long serials, markup in lots."""

from dataclasses import dataclass

from desktop.domain.ledger import BinPurpose, EnteredBy, ZoneState
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import Role
from desktop.views.widgets.bins import BinCell
from desktop.views.widgets.empty_state import Emptiness
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.widgets.notice_progress import TrayProgress, TrayState
from desktop.views.widgets.seats import Seat, SeatState
from desktop.views.widgets.status_chip import Chip, ChipState
from desktop.views.widgets.time_line import TimeEntry
from desktop.views.widgets.zone_floor import RackPlan
from desktop.views.widgets.zone_map import ZonePlan
from tests.views.sample_answers import LONG_EN, LONG_ZH, SERIAL, answers, choices, refused

__all__ = ["LONG_EN", "LONG_ZH", "SERIAL", "answers", "choices", "refused"]

SHORT_ZH = ("六孔锁定接骨板", "股骨髓内钉", "空心螺钉 4.5 mm", "髋臼杯 52 mm", LONG_ZH)
SHORT_EN = ("Locking plate 6-hole", "Femoral nail 10 × 340", "Cannulated screw 4.5", "Acetabular cup 52", LONG_EN)

PAGES_EN = (
    ("receive", "package-plus", "Receive"),
    ("put", "warehouse", "Put away"),
    ("find", "search", "Find"),
    ("emergency", "siren", "Emergency"),
    ("trays", "layers", "Trays"),
    ("labels", "printer", "Labels"),
    ("settings", "settings", "Settings"),
)
PAGES_ZH = tuple(
    (key, icon, title)
    for (key, icon, _), title in zip(
        PAGES_EN, ("收货", "上架", "查找", "紧急订单", "器械盒", "标签", "设置"), strict=True
    )
)
CHIPS_EN = {
    "s1": Chip(ChipState.READY, "Scanner 1", "ready"),
    "s2": Chip(ChipState.BAD, "Scanner 2", "unplugged"),
    "p1": Chip(ChipState.BUSY, "Printer ZT411", "printing"),
    "p2": Chip(ChipState.WARN, "Printer desk", "labels low"),
    "db": Chip(ChipState.READY, "Database", "saved"),
    "out": Chip(ChipState.OFF, "Outbox", "empty"),
    "clock": Chip(ChipState.CLOCK, "E-118", "3:39 left"),
}
CHIPS_ZH = {
    "s1": Chip(ChipState.READY, "扫描枪 1", "就绪"),
    "s2": Chip(ChipState.BAD, "扫描枪 2", "已拔出"),
    "p1": Chip(ChipState.BUSY, "打印机 ZT411", "打印中"),
    "p2": Chip(ChipState.WARN, "台面打印机", "标签不足"),
    "db": Chip(ChipState.READY, "数据库", "已保存"),
    "out": Chip(ChipState.OFF, "发件箱", "空"),
    "clock": Chip(ChipState.CLOCK, "E-118", "剩 3:39"),
}


def seats(zh: bool) -> tuple[Seat, ...]:
    """A tray with one of each."""
    names = SHORT_ZH if zh else SHORT_EN
    states = {7: SeatState.AGAIN, 9: SeatState.MARKED, 12: SeatState.MISSING, 16: SeatState.PICKED, 20: SeatState.OPEN}
    return tuple(
        Seat(n, states.get(n, SeatState.OK), names[n % 5], f"L23B{n:03}", SERIAL if n % 3 == 0 else "")
        for n in range(1, 21)
    )


def trays() -> tuple[TrayProgress, ...]:
    """Six trays in different states."""
    counts = (
        (20, TrayState.COMPLETE),
        (20, TrayState.COMPLETE),
        (20, TrayState.COMPLETE),
        (19, TrayState.SHORT),
        (8, TrayState.OPEN),
        (0, TrayState.WAITING),
    )
    return tuple(
        TrayProgress(f"TK-00{n}", state, tuple(_seat(k, count, state) for k in range(1, 21)))
        for n, (count, state) in enumerate(counts, 1)
    )


def _seat(number: int, count: int, state: TrayState) -> Seat:
    missing = SeatState.MISSING if state is TrayState.SHORT else SeatState.OPEN
    return Seat(number, SeatState.OK if number <= count else missing)


def zone(zh: bool) -> ZonePlan:
    """The zone of four square metres with forty bins."""
    racks = (RackPlan("A", 0, 0, 2000, 500, 5, 4), RackPlan("B", 0, 1500, 2000, 500, 5, 4))
    bins = [_bin(rack, level, slot) for rack in ("A", "B") for level in range(1, 6) for slot in range(1, 5)]
    return ZonePlan("Z1", "东区备件专区" if zh else "East", 2000, 2000, racks, tuple(bins))


def _bin(rack: str, level: int, slot: int) -> BinCell:
    code = f"{rack}-{level}-{slot}"
    if rack == "A" and level == 2:
        return BinCell(
            code,
            rack,
            level,
            slot,
            BinPurpose.TRAYS,
            ZoneState.USABLE,
            0 if slot == 1 else 1,
            "" if slot == 1 else f"TK-00{slot}",
            slot == 1,
        )
    special = {
        ("B", 1, 1): (BinPurpose.QUARANTINE, ZoneState.REJECTED, "Q-1", 0.25, "1 / 4"),
        ("B", 1, 2): (BinPurpose.QUARANTINE, ZoneState.TO_INSPECT, "Q-2", 0.5, "2 / 4"),
        ("B", 1, 3): (BinPurpose.RETURNS, ZoneState.RETURNED, "R-1", 0.75, "3 / 4"),
        ("B", 1, 4): (BinPurpose.RETURNS, ZoneState.RETURNED, "R-2", 0.0, ""),
        ("B", 2, 1): (BinPurpose.RECALL, ZoneState.REJECTED, "RC-1", 0.0, ""),
        ("B", 2, 2): (BinPurpose.EXPIRED, ZoneState.REJECTED, "EX-1", 1.0, "12 / 12"),
        ("B", 5, 4): (BinPurpose.UNITS, ZoneState.OUTGOING, "OUT-1", 0.3, "6 / 20"),
    }
    if (rack, level, slot) in special:
        purpose, state, name, fill, holds = special[rack, level, slot]
        return BinCell(name, rack, level, slot, purpose, state, fill, holds)
    count = (level * 7 + slot * 5) % 21
    return BinCell(
        code, rack, level, slot, BinPurpose.UNITS, ZoneState.USABLE, count / 20, f"{count} / 20" if count else ""
    )


@dataclass(frozen=True)
class StockRow:
    """A row of the stock list."""

    name: str
    lot: str
    serial: str
    expires: str
    place: str
    owner: str
    quantity: str
    state: ChipState
    state_word: str


def columns(zh: bool) -> list[Column]:
    """Columns of the stock list."""
    titles = (
        ("品种", "批次", "序列号", "有效期至", "库位", "货主", "数量", "状态")
        if zh
        else ("Item", "Lot", "Serial", "Expires", "Place", "Owner", "Quantity", "State")
    )
    kinds = (
        ColumnKind.TEXT,
        ColumnKind.CODE,
        ColumnKind.CODE,
        ColumnKind.DATE,
        ColumnKind.CODE,
        ColumnKind.TEXT,
        ColumnKind.NUMBER,
        ColumnKind.TEXT,
    )
    widths = (280, 120, 200, 110, 90, 90, 90, 130)
    keys = ("name", "lot", "serial", "expires", "place", "owner", "quantity", "state_word")
    return [
        Column(key, title, kind, width, state=(lambda row: row.state) if key == "state_word" else None)
        for key, title, kind, width in zip(keys, titles, kinds, widths, strict=True)
    ]


def stock(zh: bool, rows: int) -> list[StockRow]:
    """Rows of the stock list."""
    names = SHORT_ZH if zh else SHORT_EN
    words = ("合格", "待验", "不合格") if zh else ("usable", "to inspect", "on hold")
    states = (ChipState.READY, ChipState.WARN, ChipState.BAD)
    return [
        StockRow(
            names[n % 5],
            f"L23B{n:03}" if n != 3 else "<b>1",
            SERIAL,
            "2029-05-31",
            f"A-{n % 5 + 1}-{n % 4 + 1}",
            "M",
            f"{n % 7 + 1}.00",
            states[n % 7 % 3],
            words[n % 7 % 3],
        )
        for n in range(rows)
    ]


class Stock:
    """A source that answers at once."""

    def __init__(self, table: WindowTable, rows: list[StockRow]) -> None:
        self.table, self.rows = table, rows

    def ids(self) -> list[int]:
        """The ids."""
        return list(range(1000, 1000 + len(self.rows)))

    def ask(self, first: int, count: int) -> None:
        """Deliver."""
        self.table.deliver(first, self.rows[first : first + count])


def panel(zh: bool, rows: int) -> TablePanel:
    """A table panel with rows."""
    table = WindowTable(columns(zh))
    made = TablePanel(table, emptiness(zh))
    table.show_source(Stock(table, stock(zh, rows)))
    made.view.choose_row(2) if rows else None
    return made


def emptiness(zh: bool) -> Emptiness:
    """An empty database."""
    if zh:
        return Emptiness(
            "package-plus", "还没有送货通知", "请导入制造商发来的文件,或手工录入第一张送货通知。", "导入送货通知"
        )
    return Emptiness(
        "package-plus",
        "No delivery notice yet",
        "Import the file that the manufacturer has sent, or enter the first notice by hand.",
        "Import a notice",
    )


def life(zh: bool) -> list[TimeEntry]:
    """A life of a unit."""
    if zh:
        return [
            TimeEntry(
                "1", "2026-11-21 14:05:09", "收货 · 送货通知 DN-2611-07", "李敏", "收货区", EnteredBy.SCAN, Role.OK
            ),
            TimeEntry(
                "2", "2026-11-21 14:31:40", "放入器械盒 TK-004,19 号位", "李敏", "TK-004", EnteredBy.SCAN, Role.OK
            ),
            TimeEntry("3", "2026-11-21 15:02:11", LONG_ZH, "王强", "A-2-1", EnteredBy.CLICK, Role.INFO),
            TimeEntry(
                "4",
                "2026-11-22 02:52:00",
                "交给承运人 · 紧急订单 E-118",
                "赵云",
                "在途",
                EnteredBy.TYPED,
                Role.WARN,
                "3 小时后补录",
            ),
            TimeEntry("5", "2026-11-23 09:10:00", "制造商召回该批次", "", "", EnteredBy.IMPORT, Role.REFUSED),
        ]
    return [
        TimeEntry(
            "1", "2026-11-21 14:05:09", "Received on notice DN-2611-07", "Li Min", "Receiving", EnteredBy.SCAN, Role.OK
        ),
        TimeEntry(
            "2", "2026-11-21 14:31:40", "Put into tray TK-004, seat 19", "Li Min", "TK-004", EnteredBy.SCAN, Role.OK
        ),
        TimeEntry("3", "2026-11-21 15:02:11", LONG_EN, "Wang Qiang", "A-2-1", EnteredBy.CLICK, Role.INFO),
        TimeEntry(
            "4",
            "2026-11-22 02:52:00",
            "Handed to the carrier, emergency order E-118",
            "Zhao Yun",
            "On the way",
            EnteredBy.TYPED,
            Role.WARN,
            "3 h later",
        ),
        TimeEntry(
            "5", "2026-11-23 09:10:00", "Lot recalled by the manufacturer", "", "", EnteredBy.IMPORT, Role.REFUSED
        ),
    ]


def fields(zh: bool) -> list[Field]:
    """An editor of an item."""
    labels = (
        ("品名", "UDI-DI", "最低剩余天数", "合同起始日", "货主", "序列号管理", "备注")
        if zh
        else ("Name", "UDI-DI", "Minimum days left", "Contract from", "Owner", "Has serial numbers", "Remarks")
    )
    hint = "收货时的剩余有效期" if zh else "Shelf life at receipt"
    return [
        Field("name", labels[0], required=True, wide=True),
        Field("di", labels[1], FieldKind.CODE, required=True),
        Field("days", labels[2], FieldKind.NUMBER, hint=hint),
        Field("from", labels[3], FieldKind.DATE),
        Field(
            "owner", labels[4], FieldKind.CHOICE, choices=(("m", "制造商 M" if zh else "Manufacturer M"), ("e", "East"))
        ),
        Field("serials", labels[5], FieldKind.CHECK),
        Field("remarks", labels[6], FieldKind.LINES, wide=True),
    ]


VALUES = {"name": LONG_ZH, "di": "06901234567892", "days": "90", "from": "2026-13-01", "owner": "m", "serials": "true"}


def faults(zh: bool) -> dict[str, str]:
    """What is wrong with it."""
    if zh:
        return {"di": "校验位不对:末位应为 2。", "from": "没有 13 月。请按 2026-11-21 的样式填写。"}
    return {"di": "Check digit wrong: expected 2 at the end.", "from": "There is no month 13. Write it as 2026-11-21."}
