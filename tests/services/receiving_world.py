"""A delivery with every kind of label and everything that can be wrong with one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop.domain.udi import decode, encode
from desktop.models.item import ItemKind
from desktop.services.master_data.items import RETIRE_ITEM, SAVE_ITEMS, RetireItem, SaveItem, SaveItems
from desktop.services.master_data.packages import NewPackage
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine, AnnounceNotice
from desktop.services.recalls.opening import BLOCK_RECALL, BlockRecall
from desktop.services.receiving import OPEN_NOTICE, OPEN_TRAY, RECEIVE_ONE, OpenNotice, OpenTray, ReceiveOne
from tests.services.label_desk import ADMINISTRATOR, HIP, MORNING, STEM, SUPERVISOR, LabelDesk, build

NOTICE, OTHER = "DN-1", "DN-2"
OPEN_TRAY_CODE, NEXT_TRAY, OTHER_TRAY = "T1", "T2", "T3"
TRAYS: Final = (OPEN_TRAY_CODE, NEXT_TRAY, "", "T9")
SCREW, SCREW_BOX, FREE, GONE = "06901234567908", "16901234567905", "06901234567915", "06901234567922"
PLATE, BONE = "MA.156.M0.100761.01234565", "A9999XYZ100T0476"
BONE_LOT = "000000000000XYZ123"
GOOD, SOON, PAST = date(2029, 6, 30), date(2027, 1, 31), date(2026, 10, 31)
SHELF_DAYS = 180


def gs1(di: str, lot: str = "", serial: str = "", expires_on: date | None = GOOD) -> str:
    """What a scanner reads from a GS1 DataMatrix."""
    tail = f"17{expires_on:%y%m%d}" if expires_on else ""
    tail += f"10{lot}" if lot else ""
    return f"]d201{di}{tail}" + (f"\x1d21{serial}" if serial and lot else f"21{serial}" if serial else "")


def hibc(lot: str, serial: str) -> str:
    """The scan of a HIBC label."""
    values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
    primary = f"+{HIP}"
    udi = decode(primary + values[sum(values.index(one) for one in primary) % 43], today=MORNING.date())
    return encode(replace(udi, lot=lot, serial=serial, expiry=GOOD, elements=())).scan


SCANS: Final = {
    "good": gs1(STEM, "L1", "S11"),
    "good too": gs1(STEM, "L1", "S12"),
    "in two barcodes": f"]C101{STEM}\n]C11729063010L1\x1d21S13",
    "received before": gs1(STEM, "L1", "S14"),
    "HIBC": hibc("H2", "HS9"),
    "MA": f"]Q1{PLATE}.LM1.SSN-M1.V290630",
    "ICCBBA": f"=/{BONE}=,000025=>029181&,1{BONE_LOT}",
    "lot without serial numbers": gs1(SCREW, "LX"),
    "box of ten": gs1(SCREW_BOX, "LX"),
    "box of ten of another lot": gs1(SCREW_BOX, "LY"),
    "no lot number": gs1(FREE, "", "F1"),
    "short-dated": gs1(STEM, "LS", "SS1", SOON),
    "expired": gs1(STEM, "LE", "SE1", PAST),
    "recalled unit": gs1(STEM, "LR", "SR2"),
    "same lot, not recalled": gs1(STEM, "LR", "SR7"),
    "recalled lot": gs1(SCREW, "LZ"),
    "recalled and never announced": gs1(STEM, "LR", "SR3"),
    "on hand elsewhere": gs1(STEM, "L23B017", "S2", date(2029, 1, 31)),
    "other tray": gs1(STEM, "L1", "S21"),
    "loose": gs1(STEM, "L1", "S31"),
    "other notice": gs1(STEM, "L1", "S41"),
    "known, not announced": gs1(STEM, "L23B017", "S1", date(2029, 1, 31)),
    "unknown serial": gs1(STEM, "L1", "S99"),
    "unknown lot": gs1(SCREW, "NEW"),
    "lot of another unit": gs1(STEM, "LR", "S11"),
    "another expiry": gs1(STEM, "L1", "S11", SOON),
    "serial missing": gs1(STEM, "L1"),
    "expiry missing": gs1(STEM, "L1", "S11", None),
    "unknown item": gs1("06901234567939", "L1", "S11"),
    "no longer in use": gs1(GONE, "G1", "SG1"),
    "agency of another": gs1(STEM, "L1", "S11").replace("]d201", "]d202"),
    "wrong check digit": gs1("06901234567890", "L1", "S11"),
    "separator lost": f"]d201{STEM}17290630" + "10L121S11",
    "separator lost, twofold": f"]d201{SCREW}17290630" + "10LX21S11",
    "second barcode alone": "]C11729063010L1\x1d21S11",
    "broken HIBC": f"+{HIP}A",
    "noise": "noise",
    "control characters": "]d2\x00\x01",
    "nothing": "",
    "full width": "０１０６９０１",
    "hostile": gs1(STEM, "'; DROP", '"S":[1]'),
}
"""Scans by what they are about; those of T1 that can be received stand first."""


def delivered(url: str) -> LabelDesk:
    """A set-up warehouse with the delivery announced and open, T1 begun, one unit of it received, and two recalls."""
    desk = build(url)
    desk.do(SAVE_ITEMS, SaveItems(tuple(_items())), ADMINISTRATOR)
    for number, lines in ((NOTICE, _lines()), (OTHER, [_line(STEM, "L1", "S41", OTHER_TRAY)])):
        numbered = tuple(replace(line, position=at) for at, line in enumerate(lines, 1))
        desk.do(ANNOUNCE_NOTICE, AnnounceNotice(number, "SH", "M-01", "M-01", numbered, SHELF_DAYS), ADMINISTRATOR)
        desk.do(OPEN_NOTICE, OpenNotice(number))
    desk.do(OPEN_TRAY, OpenTray(NOTICE, OPEN_TRAY_CODE))
    desk.do(RECEIVE_ONE, ReceiveOne(NOTICE, SCANS["received before"], OPEN_TRAY_CODE))
    desk.do(RETIRE_ITEM, RetireItem("GONE-1", "M-01"), ADMINISTRATOR)
    desk.do(BLOCK_RECALL, BlockRecall(item="STEM-12", serial_from="SR1", serial_to="SR4", reason="mark"), SUPERVISOR)
    desk.do(BLOCK_RECALL, BlockRecall(item="SCREW-1", lot="LZ", reason="mark"), SUPERVISOR)
    return desk


def _items() -> list[SaveItem]:
    def item(ref: str, *packages: NewPackage, **carries: Any) -> SaveItem:
        kind = ItemKind.IMPLANT
        number = "20263130001"
        return SaveItem(ref, "M-01", f"件 {ref}", kind, registration_number=number, packages=packages, **carries)

    return [
        item("SCREW-1", NewPackage(SCREW), NewPackage(SCREW_BOX, 2, 10)),
        item("PLATE-1", NewPackage(PLATE), carries_serial=True),
        item("BONE-1", NewPackage(BONE, agency="ICCBBA"), carries_serial=True),
        item("FREE-1", NewPackage(FREE), carries_lot=False, carries_serial=True),
        item("GONE-1", NewPackage(GONE), carries_serial=True),
    ]


def _line(item: str, lot: str, serial: str, tray: str, **more: Any) -> AnnouncedLine:
    return AnnouncedLine(0, item, lot, serial, tray=tray, **({"expires_on": GOOD} | more))


def _lines() -> list[AnnouncedLine]:
    tray = OPEN_TRAY_CODE
    stems = [_line(STEM, "L1", f"S{number}", tray) for number in (11, 12, 13, 14)]
    return [
        *stems,
        _line(HIP, "H2", "HS9", tray),
        _line(PLATE, "M1", "SN-M1", tray),
        _line(BONE, BONE_LOT, "000025", tray),
        _line(SCREW, "LX", "", NEXT_TRAY, quantity=Decimal(30)),
        _line(SCREW, "LX", "", tray, quantity=Decimal(25)),
        _line(SCREW, "LX", "", "", quantity=Decimal(4)),
        _line(SCREW, "LX", "", tray, quantity=Decimal(3)),
        _line(SCREW_BOX, "LY", "", tray, quantity=Decimal(1)),
        _line(SCREW, "LZ", "", tray, quantity=Decimal(3)),
        _line(FREE, "", "F1", tray),
        _line(STEM, "LS", "SS1", tray, expires_on=SOON),
        _line(STEM, "LE", "SE1", tray, expires_on=PAST),
        *(_line(STEM, "LR", serial, tray) for serial in ("SR2", "SR7")),
        _line(STEM, "L23B017", "S2", tray, expires_on=date(2029, 1, 31)),
        _line(GONE, "G1", "SG1", tray),
        _line(STEM, "L1", "S21", NEXT_TRAY),
        _line(STEM, "L1", "S31", ""),
    ]
