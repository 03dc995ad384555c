"""The invented afternoon of J7: a locking screw strips at hospital XX; its lot is 17 in the zone and 6 at the hospital.

It stands in the world of `desktop.exchange.sample_delivery`; the same day makes the same lot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.adverse import ContactRole
from desktop.domain.ledger import EnteredBy
from desktop.exchange.importing import request_id
from desktop.exchange.sample_catalogue import MAKER, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, GS, HOSPITAL, SITE
from desktop.models.item import ItemKind
from desktop.services.adverse.contacts import SAVE_CONTACT, VERIFY_CONTACT, SaveContact, VerifyContact
from desktop.services.consenting import RECORD_CONSENT, RecordConsent
from desktop.services.hospital_stores import SAVE_HOSPITAL_STORE, SaveHospitalStore
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.packages import NewPackage
from desktop.services.moving import MOVE_GOODS, MoveGoods
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.perform import Envelope, Verb, perform
from desktop.storage.unit_of_work import Store

REF: Final = "LS-45-S"
LOT: Final = "L26S044"
DI: Final = gtin(96)
STORE: Final = "XX-OR"
PIECES: Final = 23
AT_HOSPITAL: Final = 6
CONTACTS: Final = (
    (ContactRole.QUALITY, "李岚", "021-6500 0001", 12),
    (ContactRole.REGISTRATION, "赵明", "021-6500 0002", 180),
    (ContactRole.LEGAL, "周静", "021-6500 0003", 204),
)
"""The manufacturer's three departments, and how many days ago each number was tried."""

_ZONE: Final = ZoneInfo("Asia/Shanghai")
_DELIVERED: Final = 4


@dataclass(frozen=True, slots=True)
class SampleAdverse:
    """The lot; ``day`` is the local day on which the screw strips."""

    day: date

    @property
    def serials(self) -> tuple[str, ...]:
        """Of the 23 screws; the last six are at the hospital."""
        return tuple(f"S45{number:04d}" for number in range(1, PIECES + 1))

    @property
    def stripped(self) -> str:
        """The scan of the screw that stripped."""
        return self.raw(self.serials[-1])

    def raw(self, serial: str) -> str:
        """The scan of a screw's label (GS1 General Specifications 7.8)."""
        return f"]d201{DI}17{self.expires_on:%y%m%d}10{LOT}{GS}21{serial}"

    @property
    def expires_on(self) -> date:
        """When the lot expires."""
        return date(self.day.year + 3, 5, 31)

    def at(self, text: str, days: int = 0) -> datetime:
        """A local time so many days after ``day``, in UTC."""
        return datetime.combine(self.day + timedelta(days=days), time.fromisoformat(text), _ZONE).astimezone(UTC)


def lay_out_adverse(store: Store, world: SampleAdverse, workstation: str = "DESK-1") -> None:
    """Put the lot and the contacts into a database that has the world of the sample delivery, four days before."""
    at = world.at("14:00", -_DELIVERED)
    for verb, request in _steps(world):
        identity = request_id(verb.name, request)
        perform(store, verb, request, Envelope(identity, ADMINISTRATOR, workstation, EnteredBy.IMPORT, at))


def _steps(world: SampleAdverse) -> Iterator[tuple[Verb[Any, Any], Any]]:
    item = SaveItem(
        REF,
        MAKER,
        "锁定螺钉 4.5×30",
        ItemKind.IMPLANT,
        name_en="Locking screw 4.5 × 30",
        registration_number="国械注准20263130096",
        carries_serial=True,
        packages=(NewPackage(DI, 1, 1),),
    )
    yield SAVE_ITEM, item
    january = date(world.day.year, 1, 1)
    yield RECORD_CONSENT, RecordConsent(MAKER, HOSPITAL, "Contract XX", january)
    yield SAVE_HOSPITAL_STORE, SaveHospitalStore(STORE, HOSPITAL, SITE)
    lines = tuple(
        StockLine(number, DI, MAKER, "A-4-1", LOT, serial, world.expires_on)
        for number, serial in enumerate(world.serials, 1)
    )
    yield TAKE_OVER_STOCK, TakeOverStock(f"OPENING-{LOT}", SITE, lines)
    for serial in world.serials[-AT_HOSPITAL:]:
        yield MOVE_GOODS, MoveGoods(world.raw(serial), STORE)
    for role, name, phone, days in CONTACTS:
        yield SAVE_CONTACT, SaveContact(MAKER, role, name, phone)
        tried = world.day - timedelta(days=days)
        yield VERIFY_CONTACT, VerifyContact(MAKER, role, name, tried)
    yield SAVE_CONTACT, SaveContact(HOSPITAL, ContactRole.EQUIPMENT, "王科长", "0512-6600 1234")
