"""Two invented plates that were delivered to a hospital: one comes back on day 6 of 7, the other on day 8 (J6).

They stand in the world of `desktop.exchange.sample_recall`; the same day makes the same plates.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.ledger import EnteredBy
from desktop.exchange.importing import request_id
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import ADMINISTRATOR, GS, SITE
from desktop.exchange.sample_recall import DI
from desktop.services.moving import MOVE_GOODS, MoveGoods
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.perform import Envelope, Verb, perform
from desktop.storage.unit_of_work import Store

LOT: Final = "L25A009"
SERIALS: Final = ("P90901", "P90902")
DAYS: Final = (6, 8)
"""How many days ago each of the two was delivered."""

_BIN: Final = "A-4-1"
_HOSPITAL_STORE: Final = "H1-OR"
_ZONE: Final = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class SamplePlates:
    """The plates; ``day`` is the local day on which they are scanned at the returns desk."""

    day: date

    @property
    def expires_on(self) -> date:
        """When they expire."""
        return date(self.day.year + 3, 5, 31)

    @property
    def in_time(self) -> str:
        """The scan of the plate that was delivered six days ago."""
        return self._raw(SERIALS[0])

    @property
    def too_late(self) -> str:
        """The scan of the plate that was delivered eight days ago."""
        return self._raw(SERIALS[1])

    def _raw(self, serial: str) -> str:
        return f"]d201{DI}17{self.expires_on:%y%m%d}10{LOT}{GS}21{serial}"

    def at(self, text: str, days: int) -> datetime:
        """A local time so many days before ``day``, in UTC."""
        moment = datetime.combine(self.day - timedelta(days=days), time.fromisoformat(text), _ZONE)
        return moment.astimezone(UTC)


def lay_out_plates(store: Store, plates: SamplePlates, workstation: str = "DESK-1") -> None:
    """Take both plates over and deliver them, each on its day at 14:00."""

    def do(verb: Verb[Any, Any], request: Any, at: datetime) -> None:
        identity = request_id(verb.name, request)
        perform(store, verb, request, Envelope(identity, ADMINISTRATOR, workstation, EnteredBy.IMPORT, at))

    lines = tuple(
        StockLine(number, DI, MAKER, _BIN, LOT, serial, plates.expires_on) for number, serial in enumerate(SERIALS, 1)
    )
    do(TAKE_OVER_STOCK, TakeOverStock(f"OPENING-{LOT}", SITE, lines), plates.at("09:00", max(DAYS)))
    for raw, days in zip((plates.in_time, plates.too_late), DAYS, strict=True):
        do(MOVE_GOODS, MoveGoods(raw, _HOSPITAL_STORE), plates.at("14:00", days))
