"""The invented world of a first day: a zone, its stock, and a delivery of 120 implants in six trays (J1, J2).

The same seed and the same day make the same world, to the last serial number.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from desktop.domain.ledger import BinPurpose, EnteredBy
from desktop.domain.permissions import Role
from desktop.exchange.importing import request_id
from desktop.exchange.sample_catalogue import MAKER, catalogue
from desktop.models.party import PartyKind
from desktop.services.master_data.items import SAVE_ITEMS, SaveItem, SaveItems
from desktop.services.master_data.parties import SAVE_PARTIES, SaveParties, SaveParty
from desktop.services.master_data.people import SAVE_PEOPLE, SavePeople, SavePerson
from desktop.services.master_data.setting_up import SetUp, set_up
from desktop.services.notices import ANNOUNCE_NOTICE, AnnouncedLine, AnnounceNotice
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack
from desktop.storage.unit_of_work import Store

GS: Final = "\x1d"
SITE: Final = "EAST-W1"
PARTNER: Final = "EAST"
HOSPITAL: Final = "XX"
NOTICE: Final = "DN-2611-07"
ADMINISTRATOR: Final = "1000"
CLERK: Final = "1001"
SUPERVISOR: Final = "1002"
TRAYS: Final = tuple(f"TK-00{number}" for number in range(1, 7))
SEATS: Final = 20
MINIMUM_SHELF_DAYS: Final = 90
SHORT_DAYS: Final = 60

_SPECIAL: Final = (
    *((("A", 2, slot), "", BinPurpose.TRAYS) for slot in (1, 2, 3, 4)),
    *((("A", 3, slot), "", BinPurpose.TRAYS) for slot in (1, 2)),
    (("B", 1, 1), "Q-1", BinPurpose.QUARANTINE),
    (("B", 1, 2), "Q-2", BinPurpose.QUARANTINE),
    (("B", 1, 3), "R-1", BinPurpose.RETURNS),
    (("B", 1, 4), "R-2", BinPurpose.RETURNS),
    (("B", 2, 3), "X-1", BinPurpose.RECALL),
    (("B", 2, 4), "E-1", BinPurpose.EXPIRED),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One implant: what its label says, and the scan of it (GS1 DataMatrix: ``]d2``, elements, GS)."""

    ref: str
    di: str
    lot: str
    serial: str
    expires_on: date
    manufactured_on: date

    @property
    def raw(self) -> str:
        """The scan as a scanner sends it (GS1 General Specifications 7.8)."""
        dates = f"11{self.manufactured_on:%y%m%d}17{self.expires_on:%y%m%d}"
        return f"]d201{self.di}{dates}10{self.lot}{GS}21{self.serial}"


@dataclass(frozen=True, slots=True)
class SampleDelivery:
    """The world and its delivery.

    Attributes:
        set_up: who runs the warehouse; its first person is the `ADMINISTRATOR`.
        parties: maker M and hospital XX.
        people: a clerk and a supervisor of the partner.
        items: the catalogue.
        zone: Z1 of 2.0 m × 2.0 m with two racks and 40 bins.
        stock: what lies in 30 of the 40 bins on the first day.
        notice: 120 lines in six trays of twenty seats.
        pieces: the implant of each line, in the order of the lines.
        missing: index of the piece that is not in the boxes (tray TK-004).
        unreadable: index of the piece whose code cannot be read (tray TK-006).
        short_dated: index of the piece with 60 days left (tray TK-006).
        extra: the implant in the boxes that is not on the notice; its item is in the catalogue.
    """

    set_up: SetUp
    parties: SaveParties
    people: SavePeople
    items: SaveItems
    zone: AddZone
    stock: TakeOverStock
    notice: AnnounceNotice
    pieces: tuple[Piece, ...]
    missing: int
    unreadable: int
    short_dated: int
    extra: Piece

    @property
    def scans(self) -> tuple[str, ...]:
        """The scan of each line's implant, in the order of the lines."""
        return tuple(piece.raw for piece in self.pieces)

    def scans_of(self, tray: str) -> tuple[str, ...]:
        """The scans of a tray's implants that are there and can be read, by seat."""
        gone = {self.missing, self.unreadable}
        lines = zip(self.notice.lines, self.scans, strict=True)
        return tuple(raw for at, (line, raw) in enumerate(lines) if line.tray == tray and at not in gone)


def sample(seed: int, today: date) -> SampleDelivery:
    """Invent the world.

    Args:
        seed: the same number makes the same world.
        today: the day of receipt at the site.
    """
    maker = _Maker(Random(seed), today, catalogue())  # noqa: S311 - invented data that must be repeatable
    zone = _zone()
    short_dated, unreadable, missing = _three_seats(maker.random)
    pieces = tuple(maker.piece(short=at == short_dated) for at in range(SEATS * len(TRAYS)))
    return SampleDelivery(
        set_up=SetUp(PARTNER, "东区医疗器械有限公司", SITE, "东区一号仓", "系统管理员"),
        parties=_parties(today),
        people=_people(),
        items=SaveItems(maker.items),
        zone=zone,
        stock=_stock(maker),
        notice=_notice(pieces),
        pieces=pieces,
        missing=missing,
        unreadable=unreadable,
        short_dated=short_dated,
        extra=maker.piece(),
    )


def lay_out(store: Store, world: SampleDelivery, workstation: str = "DESK-1") -> None:
    """Put the world into an empty database, by the verbs that everybody uses.

    Raises:
        Refusal: ``already_set_up`` when there is somebody in it.
    """

    def envelope(name: str, request: Any) -> Envelope:
        return Envelope(request_id(name, request), ADMINISTRATOR, workstation, EnteredBy.IMPORT)

    def do(verb: Verb[Any, Any], request: Any) -> None:
        perform(store, verb, request, envelope(verb.name, request))

    set_up(store, world.set_up, envelope("set_up", world.set_up))
    do(SAVE_PARTIES, world.parties)
    do(SAVE_PEOPLE, world.people)
    do(SAVE_ITEMS, world.items)
    do(ADD_ZONE, world.zone)
    do(TAKE_OVER_STOCK, world.stock)
    do(ANNOUNCE_NOTICE, world.notice)


class _Maker:
    """Makes pieces with lots and serial numbers that no other piece has."""

    def __init__(self, random: Random, today: date, items: tuple[SaveItem, ...]) -> None:
        self.random = random
        self.today = today
        self.items = items
        self._serial = random.randrange(100_000, 500_000)
        self._lots: dict[str, list[tuple[str, date, date]]] = {}
        self._batch = random.randrange(1, 400)

    def piece(self, *, short: bool = False, expired: bool = False) -> Piece:
        """A piece with a serial number; from a lot of its own when it is short-dated or expired."""
        item = self.random.choice([one for one in self.items if one.carries_serial])
        if short:
            lot, made, expires = self._lot(self.today + timedelta(days=SHORT_DAYS))
        elif expired:
            lot, made, expires = self._lot(self.today - timedelta(days=20))
        else:
            lot, made, expires = self.lot(item.ref)
        self._serial += self.random.randrange(1, 9)
        return Piece(item.ref, _di(item), lot, f"SN{self._serial}", expires, made)

    def lot(self, ref: str) -> tuple[str, date, date]:
        """One of two lots of an item: number, made on, expires on."""
        lots = self._lots.setdefault(ref, [])
        if len(lots) < 2:
            made = self.today - timedelta(days=self.random.randrange(60, 700))
            lots.append(self._lot(_five_years(made, 1)))
        return self.random.choice(lots)

    def _lot(self, expires: date) -> tuple[str, date, date]:
        made = _five_years(expires, -1)
        self._batch += 1
        return f"L{made:%y}{'ABCDEFGHIJKL'[made.month - 1]}{self._batch % 1000:03d}", made, expires


def _five_years(day: date, times: int) -> date:
    return day.replace(year=day.year + 5 * times, day=min(day.day, 28))


def _di(item: SaveItem) -> str:
    return item.packages[0].di if item.packages else ""


def _three_seats(random: Random) -> tuple[int, int, int]:
    """The short-dated and the unreadable seat in TK-006, the empty one in TK-004, as indexes of the lines."""
    short_dated, unreadable = random.sample(range(5 * SEATS, 6 * SEATS), 2)
    return short_dated, unreadable, random.randrange(3 * SEATS, 4 * SEATS)


def _parties(today: date) -> SaveParties:
    maker = SaveParty(
        MAKER,
        "示例骨科制造有限公司",
        PartyKind.MANUFACTURER,
        "Sample Orthopaedics",
        licence_number="苏药监械生产许20230001号",
        licence_expires_on=_five_years(today, 1),
    )
    return SaveParties((maker, SaveParty(HOSPITAL, "XX医院", PartyKind.HOSPITAL, "XX Hospital")))


def _people() -> SavePeople:
    clerk = SavePerson(CLERK, "李仓管", Role.CLERK, PARTNER)
    return SavePeople((clerk, SavePerson(SUPERVISOR, "王主管", Role.SUPERVISOR, PARTNER)))


def _zone() -> AddZone:
    racks = (NewRack("A", 0, 0, 2000, 500, 5, 4), NewRack("B", 0, 1500, 2000, 500, 5, 4))
    bins = tuple(NewBin(*slot, purpose, code) for slot, code, purpose in _SPECIAL)
    return AddZone(SITE, "Z1", "厂家备件专区", 2000, 2000, racks, bins, name_en="Manufacturer's spare-parts zone")


def _unit_bins() -> list[str]:
    special = {slot for slot, *_ in _SPECIAL}
    slots = [(rack, level, slot) for rack in "AB" for level in range(1, 6) for slot in range(1, 5)]
    return [f"{rack}-{level}-{slot}" for rack, level, slot in slots if (rack, level, slot) not in special]


def _stock(maker: _Maker) -> TakeOverStock:
    in_lots = [item for item in maker.items if not item.carries_serial]
    lines: list[StockLine] = []
    for number, place in enumerate(_unit_bins()):
        if number % 2:
            item = in_lots[number // 2 % len(in_lots)]
            lot, made, expires = maker.lot(item.ref)
            pieces = Decimal(maker.random.randrange(2, 7))
            lines.append(StockLine(len(lines) + 1, _di(item), MAKER, place, lot, "", expires, pieces, made))
        else:
            lines.append(_stock_line(len(lines) + 1, maker.piece(), place))
    lines.append(_stock_line(len(lines) + 1, maker.piece(), "R-1"))
    lines.append(_stock_line(len(lines) + 1, maker.piece(expired=True), "E-1"))
    return TakeOverStock(f"OPENING-{SITE}", SITE, tuple(lines))


def _stock_line(position: int, piece: Piece, place: str) -> StockLine:
    identifiers = (piece.lot, piece.serial, piece.expires_on)
    return StockLine(position, piece.di, MAKER, place, *identifiers, manufactured_on=piece.manufactured_on)


def _notice(pieces: tuple[Piece, ...]) -> AnnounceNotice:
    lines = tuple(
        AnnouncedLine(
            position=at + 1,
            item=piece.di,
            lot=piece.lot,
            serial=piece.serial,
            expires_on=piece.expires_on,
            tray=TRAYS[at // SEATS],
            manufactured_on=piece.manufactured_on,
        )
        for at, piece in enumerate(pieces)
    )
    return AnnounceNotice(NOTICE, SITE, MAKER, MAKER, lines, MINIMUM_SHELF_DAYS)
