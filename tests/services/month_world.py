"""The warehouse of the month: two makers and the partner's own goods, bins, trays, a hospital, prices, consent."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Protocol

from desktop.domain.clock import FixedClock
from desktop.domain.udi import Mode, decode, encode
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store

ADMINISTRATOR, CLERK, SECOND, LEADER = "1001", "1002", "1003", "1004"
SITE = "SH"
STORE = "XX-OR"
BINS = tuple(f"A-{level}-{slot}" for level in range(1, 5) for slot in range(1, 6))
TRAYS = ("TK-001", "TK-002", "TK-003")
OWNERS = {"M-01": "M-01", "N-01": "N-01"}


@dataclass(frozen=True, slots=True)
class Kind:
    """An item of the month."""

    maker: str
    di: str
    serial: bool
    price: str


ITEMS = {
    "SCREW": Kind("M-01", "06901234567908", serial=False, price="860.00"),
    "PLATE": Kind("N-01", "06901234567915", serial=False, price="1290.50"),
    "STEM": Kind("M-01", "06901234567892", serial=True, price="12800.00"),
    "CUP": Kind("N-01", "06901234567922", serial=True, price="6799.99"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """A lot, or a unit of one."""

    ref: str
    lot: str
    serial: str
    expires_on: date


class Sender(Protocol):
    """Who lays the world out."""

    store: Store
    clock: FixedClock

    def must(self, verb: str, actor: str = ..., **fields: Any) -> dict[str, Any]: ...


@cache
def scan_of(thing: Thing) -> str:
    """The scan of the label."""
    serial = f"(21){thing.serial}" if thing.serial else ""
    text = f"(01){ITEMS[thing.ref].di}(17){thing.expires_on:%y%m%d}(10){thing.lot}{serial}"
    return encode(decode(text, today=date(2026, 11, 1), mode=Mode.HRI)).scan


def lay_out(month: Sender) -> None:
    """Everything that is there before the month begins."""
    first = {"request_id": "00000000-0000-4000-8000-000000000001", "actor": ADMINISTRATOR, "workstation": "DESK-1"}
    names = {
        "partner_code": "P-01",
        "partner_name": "华东渠道",
        "site_code": SITE,
        "site_name": "上海备件专区",
        "person_name": "王芳",
    }
    answer_wire(month.store, {"verb": "set_up", "at": month.clock.now().isoformat()} | first | names)
    for code, name, role in ((CLERK, "李明", "clerk"), (SECOND, "赵云", "clerk"), (LEADER, "陈静", "supervisor")):
        month.must("save_person", badge=code, name=name, role=role)
    for code, name, kind in (("M-01", "厂家甲", "manufacturer"), ("N-01", "厂家乙", "manufacturer")):
        month.must("save_party", code=code, name=name, kind=kind)
    month.must("save_party", code="XX", name="第一医院", kind="hospital")
    _places(month)
    for ref, kind in ITEMS.items():
        about = {"ref": ref, "maker": kind.maker, "name": ref, "kind": "implant", "carries_serial": kind.serial}
        month.must("save_item", **about, registration_number="20263130001", packages=[{"di": kind.di}])
    for at, owner in enumerate(("M-01", "N-01", "P-01")):
        prices = [{"item": ref, "unit_price": kind.price} for ref, kind in ITEMS.items()]
        month.must("save_price_list", code=f"L{at}", owner=owner, valid_from="2026-01-01", prices=prices)
        month.must("record_consent", owner=owner, custodian="XX", reference="Gold 7", valid_from="2026-01-01")
    _trays(month)


def _places(month: Sender) -> None:
    racks = [{"code": "A", "x_mm": 0, "y_mm": 0, "width_mm": 900, "depth_mm": 400, "levels": 5, "slots": 5}]
    purposes = ("returns", "quarantine", "recall", "expired", "trays")
    bins = [{"rack": "A", "level": 5, "slot": at, "purpose": purpose} for at, purpose in enumerate(purposes, 1)]
    about = {"site": SITE, "code": "Z1", "name": "备件专区", "width_mm": 2000, "depth_mm": 2000}
    month.must("add_zone", **about, racks=racks, bins=bins)
    month.must("save_hospital_store", code=STORE, hospital="XX", site=SITE)
    month.must("save_hospital_terms", hospital="XX", waste_payer="partner")
    month.must("save_count_rule", LEADER, site=SITE, approval_limit="10000")


def _trays(month: Sender) -> None:
    month.must("save_kit", code="RK", name="套装", lines=[{"item": "SCREW", "pieces": 4}, {"item": "STEM"}])
    lines = []
    for at, tray in enumerate(TRAYS, 1):
        month.must("save_tray", code=tray, site=SITE, maker="M-01")
        month.must("assign_kit", tray=tray, kit="RK")
        lines.append({"position": at, "item": "TRAY", "owner": "M-01", "place": f"{SITE}-RECEIVING", "serial": tray})
    month.must("take_over_stock", document="OPENING-TRAYS", site=SITE, lines=lines)
    for tray in TRAYS:
        until = (month.clock.now() + timedelta(days=60)).date().isoformat()
        about = {"load": "L-1", "indicator_ok": True, "sterilised_at": month.clock.now().isoformat()}
        month.must("record_sterilisation", tray=tray, valid_until=until, **about)
