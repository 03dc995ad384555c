"""A small warehouse for the tests of the ledger, and one verb that books anything through the one door."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from desktop.domain.clock import Clock, FixedClock
from desktop.domain.ledger import MovementKind, PlaceKind, reversal
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.item import Item, ItemKind, Lot, Unit
from desktop.models.party import Party, PartyKind, Site
from desktop.models.place import Place
from desktop.services.master_data.setting_up import SetUp, set_up
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.posting import Goods, Ledger, Spot, legs, post
from desktop.services.zones import ADD_ZONE, AddZone, NewRack
from desktop.storage.engine import open_engine
from desktop.storage.posting_document import PlacedMovement
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

BADGE = "1001"
MORNING = datetime(2026, 11, 3, 0, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """Goods that go from one place to another, both by id; the ids of places outside are known to the world."""

    lot: int
    unit: int | None
    source: int
    target: int
    pieces: Decimal


@dataclass(frozen=True, slots=True)
class Book:
    """One movement of several lines."""

    movement: UUID
    kind: str
    lines: tuple[Line, ...]
    raw: str = ""
    reason: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The reversal of a movement that the test remembers."""

    movement: UUID
    of: Book
    reason: str = "wrong scan"


@dataclass(frozen=True, slots=True)
class Booked:
    """What was booked."""

    movement: UUID
    legs: int


@dataclass
class World:
    """A site with a zone, lots and units."""

    store: Store
    site: int
    partner: int
    maker: int
    lots: list[int]
    units: list[int]
    lot_of_unit: dict[int, int]
    item_of_lot: dict[int, int]
    supplier: int
    used: int
    receiving: int
    bins: list[int]
    spots: dict[int, Spot] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.store.engine.url.render_as_string(hide_password=False)

    def envelope(self, request: UUID | None = None) -> Envelope:
        return Envelope(request or new_id(), BADGE, "desk 1")

    def book(self, kind: MovementKind, *lines: Line, request: UUID | None = None, **more: Any) -> Done[Booked]:
        return self.perform(Book(new_id(), kind.value, lines, **more), request)

    def perform(self, asked: Book | TakeBack, request: UUID | None = None) -> Done[Booked]:
        verb: Verb[Any, Booked] = self.book_verb if isinstance(asked, Book) else self.take_back_verb
        return perform(self.store, verb, asked, self.envelope(request))

    def receive(self, lot: int, pieces: int | str = 1, place: int | None = None, **more: Any) -> Done[Booked]:
        line = Line(lot, None, self.supplier, place or self.bins[0], Decimal(pieces))
        return self.book(MovementKind.RECEIVE, line, **more)

    def receive_unit(self, unit: int, place: int | None = None) -> Done[Booked]:
        line = Line(self.lot_of_unit[unit], unit, self.supplier, place or self.bins[0], Decimal(1))
        return self.book(MovementKind.RECEIVE, line)

    def move(self, lot: int, pieces: int | str, source: int, target: int, **more: Any) -> Done[Booked]:
        return self.book(MovementKind.TRANSFER, Line(lot, None, source, target, Decimal(pieces)), **more)

    def placed(self, asked: Book) -> PlacedMovement:
        from desktop.domain.ledger import Movement

        sides = [
            leg
            for line in asked.lines
            for leg in legs(
                Goods(self.item_of_lot[line.lot], line.lot, line.unit, self.maker),
                self.spots[line.source],
                self.spots[line.target],
                line.pieces,
            )
        ]
        kind = MovementKind(asked.kind)
        movement = Movement(asked.movement, kind, tuple(sides), asked.document, None, asked.reason)
        return PlacedMovement(movement, self.site, self.partner)

    @property
    def book_verb(self) -> Verb[Book, Booked]:
        return Verb("book", Book, Booked, self._book, Action.MOVE)

    @property
    def take_back_verb(self) -> Verb[TakeBack, Booked]:
        return Verb("take_back", TakeBack, Booked, self._take_back, Action.UNDO)

    def _book(self, uow: UnitOfWork, asked: Book) -> Booked:
        movement = self.placed(asked).movement
        post(uow, movement, Ledger(self.site, self.partner))
        return Booked(movement.id, len(movement.legs))

    def _take_back(self, uow: UnitOfWork, asked: TakeBack) -> Booked:
        movement = reversal(self.placed(asked.of).movement, asked.movement, asked.reason)
        post(uow, movement, Ledger(self.site, self.partner))
        return Booked(movement.id, len(movement.legs))

    def close(self) -> None:
        self.store.close()


def build(url: str, *, lots: int = 4, units: int = 4, clock: Clock | None = None) -> World:
    """Set up a migrated database; the ids are the same on both kinds of database."""
    store = Store(open_engine(url), clock or FixedClock(MORNING))
    envelope = Envelope(new_id(), BADGE, "desk 1")
    set_up(store, SetUp("P-01", "华东渠道", "SH", "上海备件专区", "王芳"), envelope)
    racks = (NewRack("A", 0, 0, 900, 400, 2, 4),)
    perform(store, ADD_ZONE, AddZone("SH", "Z1", "备件专区", 2000, 2000, racks), Envelope(new_id(), BADGE, "desk 1"))
    _add_goods(store, lots, units)
    return look(store)


def _add_goods(store: Store, lots: int, units: int) -> None:
    with store.engine.begin() as connection:
        added = insert(Party).values(code="M-01", name="厂家", kind=PartyKind.MANUFACTURER).returning(Party.id)
        maker = connection.execute(added).scalar_one()
        for ref, serial in (("SCREW-4.5", False), ("STEM-12", True)):
            item = connection.execute(
                insert(Item)
                .values(ref=ref, name="螺钉", maker_id=maker, kind=ItemKind.IMPLANT, carries_serial=serial)
                .returning(Item.id)
            ).scalar_one()
            count = 1 if serial else lots
            for number in range(count):
                lot = connection.execute(
                    insert(Lot)
                    .values(item_id=item, number=f"{ref}-{number:04}", expires_on=date(2029, 1, 31))
                    .returning(Lot.id)
                ).scalar_one()
        rows = [{"item_id": item, "lot_id": lot, "serial": f"S{number:05}"} for number in range(units)]
        if rows:
            connection.execute(insert(Unit), rows)


def look(store: Store) -> World:
    """The world as it stands in a database that `build` made."""
    with store.read() as connection:
        site, partner = connection.execute(select(Site.id, Site.partner_id)).one()
        maker = connection.execute(select(Party.id).where(Party.code == "M-01")).scalar_one()
        lots = connection.execute(select(Lot.id, Lot.item_id).order_by(Lot.id)).all()
        units = connection.execute(select(Unit.id, Unit.lot_id).order_by(Unit.id)).all()
        serial_lots = {unit.lot_id for unit in units}
        places = connection.execute(select(Place.id, Place.kind, Place.custodian_id).order_by(Place.id)).all()
    of_kind = {kind: [row.id for row in places if row.kind is kind] for kind in PlaceKind}
    spots = {row.id: Spot(row.id, row.kind, row.custodian_id) for row in places}
    return World(
        store,
        site,
        partner,
        maker,
        [row.id for row in lots if row.id not in serial_lots],
        [row.id for row in units],
        {row.id: row.lot_id for row in units},
        {row.id: row.item_id for row in lots},
        of_kind[PlaceKind.SUPPLIER][0],
        of_kind[PlaceKind.HOSPITAL_USE][0],
        of_kind[PlaceKind.RECEIVING][0],
        of_kind[PlaceKind.BIN],
        spots,
    )
