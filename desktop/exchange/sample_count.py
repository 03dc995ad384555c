"""An invented zone of 40 bins with 23 stems in bin B-07, and what two clerks find there (J8).

It stands in the world of `desktop.exchange.sample_case`, whose price list says what a stem is worth.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.ledger import BinPurpose, EnteredBy
from desktop.domain.permissions import Role
from desktop.exchange.importing import request_id
from desktop.exchange.sample_catalogue import MAKER, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, GS, PARTNER, SITE, SUPERVISOR
from desktop.services.counts.planning_rounds import PLAN_COUNTS, PlanCounts
from desktop.services.master_data.people import SAVE_PEOPLE, SavePeople, SavePerson
from desktop.services.master_data.trays import SAVE_TRAY, SaveTray
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack
from desktop.storage.unit_of_work import Store

ZONE: Final = "Z4"
BIN: Final = "B-07"
OTHER_BIN: Final = "B-11"
TRAY: Final = "TK-009"
SECOND_CLERK: Final = "1003"
DAYS: Final = 5
LOT: Final = "L25K007"
_DI: Final = gtin(1)
_BINS: Final = 40
_IN_A_ROW: Final = 8
_TRAYS_BIN: Final = 2


@dataclass(frozen=True, slots=True)
class SampleCount:
    """The stems, by their serial numbers.

    Attributes:
        day: of the count, local.
        booked: 23, which the book has in bin B-07.
        strange: the one that lies there although the book has it in bin B-11.
        of_tray: the one that belongs into the tray.
    """

    day: date
    booked: tuple[str, ...]
    strange: str
    of_tray: str

    @property
    def expires_on(self) -> date:
        """When they expire."""
        return date(self.day.year + 3, 1, 31)

    @property
    def lying(self) -> tuple[str, ...]:
        """The scans of the 22 that lie in the bin: the last two of the book are not there, a strange one is."""
        return tuple(self.raw(serial) for serial in (*self.booked[:21], self.strange))

    def raw(self, serial: str) -> str:
        """The scan of a stem's label (GS1 General Specifications 7.8)."""
        return f"]d201{_DI}17{self.expires_on:%y%m%d}10{LOT}{GS}21{serial}"


def sample_count(day: date) -> SampleCount:
    """Invent the stems that are counted on a day."""
    serials = tuple(f"PD{number:02d}" for number in range(1, 26))
    return SampleCount(day, serials[:23], serials[23], serials[24])


def lay_out_count(store: Store, count: SampleCount, workstation: str = "DESK-1") -> None:
    """Put the zone, its stems and a second clerk into a database that has the sample case, and plan the round."""

    def do(verb: Verb[Any, Any], request: Any) -> None:
        identity = request_id(verb.name, request)
        perform(store, verb, request, Envelope(identity, ADMINISTRATOR, workstation, EnteredBy.IMPORT))

    do(SAVE_PEOPLE, SavePeople((SavePerson(SECOND_CLERK, "赵仓管", Role.CLERK, PARTNER),)))
    bins = tuple(_bin(number) for number in range(1, _BINS + 1))
    rack = NewRack("B", 0, 0, 2000, 400, _BINS // _IN_A_ROW, _IN_A_ROW)
    do(ADD_ZONE, AddZone(SITE, ZONE, "备件二区", 2000, 2000, (rack,), bins, name_en="Second spare-parts zone"))
    do(SAVE_TRAY, SaveTray(TRAY, SITE, MAKER, name="股骨柄盒", name_en="Stem tray", seats=8))
    placed = [(BIN, serial) for serial in count.booked] + [(OTHER_BIN, count.strange), (TRAY, count.of_tray)]
    lines = tuple(
        StockLine(number, _DI, MAKER, place, LOT, serial, count.expires_on)
        for number, (place, serial) in enumerate(placed, 1)
    )
    do(TAKE_OVER_STOCK, TakeOverStock(f"OPENING-{ZONE}", SITE, lines))
    do(PLAN_COUNTS, PlanCounts(ZONE, DAYS))


def _bin(number: int) -> NewBin:
    row, slot = divmod(number - 1, _IN_A_ROW)
    purpose = BinPurpose.TRAYS if number == _TRAYS_BIN else BinPurpose.UNITS
    return NewBin("B", row + 1, slot + 1, purpose, f"B-{number:02d}")


# ---------------------------------------------------------------- scans

_END_BIN: Final = Code(CodeKind.COMMAND, Command.END_BIN).text
_CONFIRM: Final = Code(CodeKind.COMMAND, Command.CONFIRM).text


def badge(person: str) -> str:
    """The scan of a person's badge."""
    return Code(CodeKind.PERSON, person).text


def first_pass_scans(count: SampleCount) -> tuple[str, ...]:
    """The first clerk: COUNT, the bin, 22 stems and one of them twice, END BIN."""
    start = (badge(CLERK), Code(CodeKind.COMMAND, Command.COUNT).text, Code(CodeKind.PLACE, BIN).text)
    return (*start, *count.lying[:10], count.lying[0], *count.lying[10:], _END_BIN)


def recount_scans(count: SampleCount) -> tuple[str, ...]:
    """The second clerk: the bin again, then the likely places; one of the two missing lies in the tray."""
    likely = (Code(CodeKind.PLACE, OTHER_BIN).text, Code(CodeKind.TRAY, TRAY).text)
    found = (count.raw(count.booked[21]), count.raw(count.of_tray))
    return (badge(SECOND_CLERK), Code(CodeKind.PLACE, BIN).text, *count.lying, *likely, *found, _END_BIN)


def approval_scans() -> tuple[str, ...]:
    """The supervisor approves the difference and books it."""
    return badge(SUPERVISOR), _CONFIRM, _CONFIRM
