"""The invented repair of the drill PD2-24-00817: its parts, rates and promises, and the repairs before it (J11, J12).

It stands in the worlds of `sample_delivery`, `sample_equipment` and `sample_staff`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from desktop.domain.codes import Code, CodeKind
from desktop.domain.udi.checks import gs1_digit
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, SITE, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL, DRILL_DI, OTHERS
from desktop.exchange.sample_staff import LI
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store

BATTERY: Final = "PD-BAT"
SEAL: Final = "PD-SEAL"
METER: Final = "TM-3"
OLD_METER: Final = "TM-2"
FAULT: Final = "NO-POWER"
LOT: Final = "S26K04"
BATTERY_PRICE: Final = Decimal("980.00")
SEAL_PRICE: Final = Decimal("260.00")
NAMES: Final = UUID("6d2f3c1e-0000-7000-8000-0000000e0640")
ZONE: Final = ZoneInfo("Asia/Shanghai")

_FAULTS: Final = (
    (FAULT, "不通电", "No power"),
    ("NOISE", "异响", "Noise"),
    ("LEAK", "漏水", "Leak"),
    ("OVERHEAT", "过热", "Overheating"),
    ("MAINTENANCE", "定期保养", "Maintenance"),
)
_HISTORY: Final = 9
_WITH_BATTERY: Final = 7
_WITH_SEAL: Final = 3


def _gtin(number: int) -> str:
    body = f"069012347{number:04d}"
    return body + gs1_digit(body)


def battery(number: int) -> str:
    """The scan of a battery pack; 1 to 9 lie in the zone, 90 and more came out of devices."""
    return f"]d201{_gtin(1)}21BP26{number:04d}"


SEAL_SCAN: Final = f"]d201{_gtin(2)}10{LOT}"
DEVICE_SCAN: Final = f"]d201{DRILL_DI}21{DRILL}"


@dataclass
class SampleRepair:
    """Lays out what a repair needs, one request at a time; ``day`` is the local day of the intake at 09:12."""

    store: Store
    day: date
    site: str = SITE
    _sent: int = 0

    def at(self, text: str, days: int = 0) -> datetime:
        """A local time of the day, in UTC."""
        return datetime.combine(self.day + timedelta(days=days), time.fromisoformat(text), ZONE).astimezone(UTC)

    def _send(self, verb: str, at: datetime, actor: str = SUPERVISOR, **fields: Any) -> dict[str, Any]:
        self._sent += 1
        request = {"verb": verb, "request_id": str(uuid5(NAMES, str(self._sent))), "actor": actor}
        request |= {"entered_by": "typed", "workstation": "DESK-1", "at": at.isoformat()}
        answered: dict[str, Any] = answer_wire(self.store, request | fields).value
        return answered

    def lay_out(self, *, history: bool = True) -> None:
        """Fault classes, parts with prices and stock, rates, a service level, working time, two meters, the past.

        Raises:
            Refusal: the other worlds are not there, or it was laid out before with other content.
        """
        begin = self.at("09:00", -190)
        for code, name, name_en in _FAULTS:
            self._send("save_fault_class", begin, code=code, name=name, name_en=name_en)
        self._parts(begin)
        self._terms(begin)
        for code, until in ((METER, date(self.day.year + 1, 1, 12)), (OLD_METER, self.day - timedelta(days=30))):
            named: dict[str, Any] = {
                "code": code,
                "name": "电池测试仪",
                "site": self.site,
                "owner": MAKER,
                "cycle_months": 12,
            }
            self._send("add_test_equipment", begin, **named)
            done = {"done_on": str(until - timedelta(days=365)), "valid_until": str(until)}
            told = {"code": code, "number": f"CAL-{code}", "laboratory": "华东计量院"}
            self._send("record_calibration", self.at("09:00", -1), **told, **done)
        if history:
            self._past()

    def _parts(self, at: datetime) -> None:
        brand = {"code": "INVENTED", "name": "Invented Power", "kind": "manufacturer"}
        self._send("save_party", at, ADMINISTRATOR, **brand)
        plain = {"maker": MAKER, "kind": "spare_part", "carries_expiry": False}
        pack = {"ref": BATTERY, "name": "电池组", "name_en": "Battery pack", "carries_lot": False}
        kit = {"ref": SEAL, "name": "密封套件", "name_en": "Seal kit"}
        items = [plain | pack | {"carries_serial": True, "packages": [{"di": _gtin(1)}]}]
        items.append(plain | kit | {"packages": [{"di": _gtin(2)}]})
        self._send("save_items", at, ADMINISTRATOR, items=items)
        self._send("set_part_class", at, item=BATTERY, part_class="battery")
        rack = {"code": "S", "x_mm": 0, "y_mm": 0, "width_mm": 1200, "depth_mm": 500, "levels": 2, "slots": 2}
        old_parts = {"rack": "S", "level": 2, "slot": 2, "purpose": "returns"}
        floor = {"width_mm": 2000, "depth_mm": 1500, "racks": [rack], "bins": [old_parts]}
        zone = {"code": "ZW", "name": "维修备件", "name_en": "Repair parts"}
        self._send("add_zone", at, ADMINISTRATOR, site=self.site, **zone, **floor)
        self._send("take_over_stock", at, ADMINISTRATOR, document="OPENING-REPAIR", site=self.site, lines=_stock())
        prices = [{"item": BATTERY, "unit_price": str(BATTERY_PRICE)}, {"item": SEAL, "unit_price": str(SEAL_PRICE)}]
        self._prices(at, prices)

    def _prices(self, at: datetime, prices: list[dict[str, str]]) -> None:
        first = (self.day - timedelta(days=400)).isoformat()
        named = {"code": "REPAIR-PARTS", "owner": MAKER, "payer": "EAST"}
        self._send("save_price_list", at, **named, valid_from=first, prices=prices)

    def _terms(self, at: datetime) -> None:
        first = (self.day - timedelta(days=400)).isoformat()
        for charge, rate in (("labour", "300.00"), ("travel", "1.80"), ("freight", "45.00")):
            self._send("set_repair_rate", at, site=self.site, charge=charge, rate=rate, valid_from=first)
        limits: dict[str, Any] = {"response": {"minutes": 120}, "on_the_way": {"minutes": 240}}
        limits |= {"repair": {"days": 3, "counts": "working"}}
        whom = {"contract": "Gold", "region": "East China", "name": "East / Gold"}
        self._send("set_service_level", at, site=self.site, **whom, **limits, valid_from=first)
        self._send("set_working_time", at, site=self.site, weekdays="12345", opens=9 * 60, closes=18 * 60)

    def _past(self) -> None:
        """Nine orders for the same fault of such drills: seven took a battery, three of them a seal kit too."""
        for number in range(_HISTORY):
            self._one(OTHERS[number % 4], number, self.at("10:00", -180 + 14 * number))

    def _one(self, serial: str, number: int, at: datetime) -> None:
        def later(minutes: int) -> datetime:
            return at + timedelta(minutes=minutes)

        about = {"fault": "开机无反应", "decontaminated": True, "on_site": True}
        order = self._send("open_repair", at, CLERK, device=serial, fault_class=FAULT, **about)["number"]
        self._send("start_repair", later(30), LI, number=order)
        for raw in _used(number):
            self._send("issue_repair_part", later(40), LI, number=order, raw=raw)
        self._send("finish_repair", later(90), LI, number=order, hours="1")
        self._send("return_to_service", later(95), LI, number=order)

    def repair(self) -> str:
        """The repair of the drill as J11 and J12 tell it, up to the report; returns its number."""
        said = {"fault": "开机无反应，指示灯不亮", "accessories": ["箱子", "充电器", "扳手"], "decontaminated": True}
        about = {"device": DRILL, "fault_class": FAULT, "reported": "09:12"}
        opened = self._send("open_repair", self.at("09:14"), CLERK, **about, **said)
        order = {"number": opened["number"]}
        self._send("assign_repair", self.at("09:30"), CLERK, technician=LI, **order)
        self._send("start_repair", self.at("10:05"), LI, **order)
        for raw in (battery(8), SEAL_SCAN):
            self._send("issue_repair_part", self.at("10:20"), LI, raw=raw, **order)
        self._send("take_core", self.at("10:30"), LI, raw=battery(90), **order)
        self._send("record_test", self.at("15:01"), LI, equipment=METER, result="12.1 V", **order)
        note = "更换电池组和密封套件，测试正常"
        self._send("finish_repair", self.at("15:24"), LI, hours="1.5", kilometres="92", note=note, **order)
        return str(opened["number"])


def _used(number: int) -> Iterator[str]:
    if number < _WITH_BATTERY:
        yield battery(number + 1)
    if number < _WITH_SEAL:
        yield SEAL_SCAN


def _stock() -> list[dict[str, Any]]:
    packs = [f"BP26{number:04d}" for number in range(1, _WITH_BATTERY + 4)]
    lines: list[dict[str, Any]] = [{"item": _gtin(1), "owner": MAKER, "place": "S-1-1", "serial": one} for one in packs]
    lines.append({"item": _gtin(2), "owner": MAKER, "place": "S-1-2", "lot": LOT, "quantity": "12"})
    return [line | {"position": at} for at, line in enumerate(lines, 1)]


def scans_of_intake(number: str) -> tuple[str, ...]:
    """The five scans of the intake (J11): device, fault class, decontaminated, confirm, and the label scanned back."""
    repair = Code(CodeKind.REPAIR, number).text
    return DEVICE_SCAN, f"]C0{FAULT}", "SZ:C:YES", "SZ:C:CONFIRM", repair
