"""Where pieces of some items lie, anywhere that a partner keeps goods, and what stands against taking them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.orm import aliased

from desktop.domain.cases import CaseState
from desktop.domain.emergency import AT_DESK, RUNNING, OrderState
from desktop.domain.ledger import BinPurpose, PlaceKind, ZoneState
from desktop.domain.lots import is_expired
from desktop.domain.recalls import Scope
from desktop.models.case import Case, CaseTray, Reservation
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.order import EmergencyOrder, OrderGoods, OrderTray
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.recall import Recall
from desktop.queries.stock_rows import HELD, SPOT, STANDS, STATE


class SourceKind(StrEnum):
    """What kind of place goods could be fetched from."""

    ZONE = "zone"
    TRAY = "tray"
    CENTRE = "centre"
    HOSPITAL = "hospital"
    TRANSIT = "transit"


@dataclass(frozen=True, slots=True)
class Lying:
    """Pieces of a lot, or one unit, in one place.

    Attributes:
        site_id: in whose ledger they stand.
        custodian_id: who really holds them: of goods in a tray, where the tray stands.
        place: the code of the place or tray; ``stands_in`` where the tray stands, else "".
        in_tray: the place is a tray.
        promised: how many of them are promised to other documents, which ``promised_to`` names.
        mine: how many are reserved for the document that asks.
        withheld: how many of the promised ones are another emergency's, which gives nothing away.
        owner_name_en: English name of the owner.
        why: ``expired``, ``held``, ``recalled`` or ``not_usable_here``; "" when they may be taken.
    """

    item_id: int
    lot_id: int
    unit_id: int | None
    owner_id: int
    place_id: int
    site_id: int
    custodian_id: int
    ref: str
    item: str
    item_en: str
    lot: str
    serial: str
    expires_on: date | None
    pieces: Decimal
    place: str
    stands_in: str
    in_tray: bool
    kind: SourceKind
    owner: str
    owner_name: str
    site: str
    custodian: str
    promised: Decimal
    promised_to: tuple[str, ...]
    mine: Decimal
    why: str
    withheld: Decimal = Decimal(0)
    owner_name_en: str = ""

    @property
    def shown(self) -> str:
        """Its serial or lot number."""
        return self.serial or self.lot

    @property
    def free(self) -> Decimal:
        """Pieces that may be taken without asking anybody; those reserved for the asker are among them."""
        return Decimal(0) if self.why else self.pieces - self.promised

    @property
    def asks_a_case(self) -> bool:
        """Whether a case would have to give a piece away."""
        return not self.why and self.promised - self.withheld >= 1

    @property
    def takable(self) -> Decimal:
        """Pieces that may be taken when the case to which they are promised gives way."""
        return Decimal(0) if self.why else self.pieces - self.withheld


_OWNER: Final = aliased(Party, name="owner")
_CUSTODIAN: Final = aliased(Party, name="custodian")
_EXPIRES: Final = func.coalesce(Unit.expires_on, Lot.expires_on)
_KIND: Final = func.coalesce(SPOT.kind, Place.kind)
_LYING: Final = (
    select(Balance.item_id, Balance.lot_id, Balance.unit_id, Balance.owner_id, Balance.place_id, Place.site_id)
    .add_columns(func.coalesce(SPOT.custodian_id, Place.custodian_id).label("custodian_id"), Item.ref)
    .add_columns(Item.name.label("item"), Item.name_en.label("item_en"), Lot.number.label("lot"))
    .add_columns(func.coalesce(Unit.serial, "").label("serial"), _EXPIRES.label("expires_on"))
    .add_columns(Balance.quantity.label("pieces"), Place.code.label("place"))
    .add_columns(func.coalesce(SPOT.code, "").label("stands_in"), Place.kind.label("place_kind"))
    .add_columns(_KIND.label("real_kind"), STATE.label("state"), HELD.label("held"))
    .add_columns(func.coalesce(SPOT.purpose, Place.purpose).label("purpose"))
    .add_columns(_OWNER.code.label("owner"), _OWNER.name.label("owner_name"))
    .add_columns(_OWNER.name_en.label("owner_name_en"))
    .add_columns(Site.code.label("site"), _CUSTODIAN.code.label("custodian"))
    .select_from(Balance)
    .join(Item, Item.id == Balance.item_id)
    .join(Lot, Lot.id == Balance.lot_id)
    .join(Place, Place.id == Balance.place_id)
    .join(Site, Site.id == Place.site_id)
    .join(_OWNER, _OWNER.id == Balance.owner_id)
    .outerjoin(Unit, Unit.id == Balance.unit_id)
    .outerjoin(STANDS, STANDS.unit_id == Place.tray_unit_id)
    .outerjoin(SPOT, SPOT.id == STANDS.place_id)
    .join(_CUSTODIAN, _CUSTODIAN.id == func.coalesce(SPOT.custodian_id, Place.custodian_id))
    .order_by(_EXPIRES.is_(None), _EXPIRES, Lot.number, func.coalesce(Unit.serial, ""), Place.code, Balance.id)
)
_GOOD_STATES: Final = (None, ZoneState.USABLE, ZoneState.OUTGOING)
_GOOD_BINS: Final = (None, BinPurpose.UNITS, BinPurpose.TRAYS)
_FETCHED: Final = (PlaceKind.BIN, PlaceKind.TRAY, PlaceKind.RECEIVING, PlaceKind.HOSPITAL, PlaceKind.TRANSIT)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who looks for goods: the site that would send them, the document they are for, the day they are needed."""

    site: int
    partner: int
    document: str
    needed_on: date


class Everywhere:
    """Everything of some items that a partner keeps anywhere, read once for however many who ask."""

    def __init__(self, connection: Connection, items: Collection[int], partner: int) -> None:
        mine = _LYING.where(Balance.item_id.in_(items), Site.partner_id == partner)
        rows = [row for row in connection.execute(mine).all() if row.real_kind in _FETCHED]
        self._promises = _Promises(connection, items)
        self._recalled = _recalled(connection, rows)
        self._rows: dict[int, list[tuple[int, Any]]] = defaultdict(list)
        for place, row in enumerate(rows):
            self._rows[row.item_id].append((place, row))

    def lying(self, items: Collection[int], asked: Asked) -> list[Lying]:
        """What there is of these items for one who asks, first to expire first."""
        rows = sorted((one for item in items for one in self._rows.get(item, ())), key=lambda one: one[0])
        return [_lying(row, self._promises, asked, self._recalled) for _, row in rows]


def whereabouts(connection: Connection, items: Collection[int], asked: Asked) -> list[Lying]:
    """Everything of some items that the partner keeps anywhere, first to expire first."""
    return Everywhere(connection, items, asked.partner).lying(items, asked)


def _lying(row: Any, promises: "_Promises", asked: Asked, recalled: set[tuple[int, int | None]]) -> Lying:
    mine, promised, withheld, to = promises.of(row, asked.document)
    where = (row.stands_in, row.place_kind is PlaceKind.TRAY, _source(row, asked.site))
    whose = (row.owner, row.owner_name, row.site, row.custodian)
    why = _why(row, asked.needed_on, recalled)
    return Lying(*(*row[:15], *where, *whose, min(promised, row.pieces), to, mine, why, withheld, row.owner_name_en))


def _source(row: Any, site: int) -> SourceKind:
    if row.real_kind is PlaceKind.HOSPITAL:
        return SourceKind.HOSPITAL
    if row.real_kind is PlaceKind.TRANSIT:
        return SourceKind.TRANSIT
    if row.site_id != site:
        return SourceKind.CENTRE
    return SourceKind.TRAY if row.place_kind is PlaceKind.TRAY else SourceKind.ZONE


def _why(row: Any, day: date, recalled: set[tuple[int, int | None]]) -> str:
    if is_expired(row.expires_on, day):
        return "expired"
    if (row.lot_id, row.unit_id) in recalled:
        return "recalled"
    if row.held:
        return "held"
    if row.state not in _GOOD_STATES or row.purpose not in _GOOD_BINS or row.real_kind is PlaceKind.RECEIVING:
        return "not_usable_here"
    return ""


def _recalled(connection: Connection, rows: Collection[Any]) -> set[tuple[int, int | None]]:
    items = {row.item_id for row in rows}
    open_ones = select(Recall.item_id, Recall.lot, Recall.serial_from, Recall.serial_to)
    open_ones = open_ones.where(Recall.item_id.in_(items), Recall.lifted_at.is_(None))
    scopes = [Scope(*one) for one in connection.execute(open_ones).all()]
    return {
        (row.lot_id, row.unit_id)
        for row in rows
        if any(scope.covers(row.item_id, row.lot, row.serial) for scope in scopes)
    }


class _Promises:
    """What is promised already: reservations, trays of cases, trays picked for other orders."""

    def __init__(self, connection: Connection, items: Collection[int]) -> None:
        self._units: dict[int, list[tuple[str, Decimal]]] = defaultdict(list)
        self._lots: dict[tuple[int, int], list[tuple[str, Decimal]]] = defaultdict(list)
        open_ones = select(Reservation.document, Reservation.lot_id, Reservation.unit_id, Reservation.place_id)
        open_ones = open_ones.add_columns(Reservation.quantity)
        open_ones = open_ones.where(Reservation.item_id.in_(items), Reservation.released_at.is_(None))
        for row in connection.execute(open_ones):
            if row.unit_id is not None:
                self._units[row.unit_id].append((row.document, row.quantity))
            else:
                self._lots[row.lot_id, row.place_id].append((row.document, row.quantity))
        for row in connection.execute(_on_the_way(items)):
            unit, lot = self._units[row.unit_id or 0], self._lots[row.lot_id, row.transit_id]
            (lot if row.unit_id is None else unit).append((row.number, row.quantity))
        running = select(EmergencyOrder.number).where(EmergencyOrder.state.in_(RUNNING))
        self._emergencies = set(connection.execute(running).scalars())
        self._trays = _tray_documents(connection)

    def of(self, row: Any, asker: str) -> tuple[Decimal, Decimal, Decimal, tuple[str, ...]]:
        """Pieces reserved for the asker, pieces promised to others, how many of those to emergencies, and to whom."""
        own = self._units.get(row.unit_id, ()) if row.unit_id else self._lots.get((row.lot_id, row.place_id), ())
        mine = sum((pieces for document, pieces in own if document == asker), Decimal(0))
        others = [(document, pieces) for document, pieces in own if document != asker]
        promised = sum((pieces for _, pieces in others), Decimal(0))
        names = [document for document, _ in others]
        withheld = sum((pieces for document, pieces in others if document in self._emergencies), Decimal(0))
        tray = self._trays.get(row.place_id, "")
        if tray and tray != asker:
            promised, names = row.pieces - mine, [*names, tray]
            withheld = promised if tray in self._emergencies else withheld
        return mine, promised, min(withheld, row.pieces), tuple(dict.fromkeys(names))


_STILL_ON_THE_WAY: Final = and_(EmergencyOrder.state == OrderState.ON_THE_WAY, EmergencyOrder.box_received_at.is_(None))


def _on_the_way(items: Collection[int]) -> Any:
    """Pieces that a courier brings to a hospital: they are on the road, and for nobody else."""
    asked: Any = select(EmergencyOrder.number, EmergencyOrder.transit_id, OrderGoods.lot_id)
    asked = asked.add_columns(OrderGoods.unit_id)
    asked = asked.add_columns(OrderGoods.quantity).join(EmergencyOrder, EmergencyOrder.id == OrderGoods.order_id)
    asked = asked.where(OrderGoods.item_id.in_(items), OrderGoods.put_back_at.is_(None))
    return asked.where(OrderGoods.tray_id.is_(None), _STILL_ON_THE_WAY)


def _tray_documents(connection: Connection) -> dict[int, str]:
    cases = select(CaseTray.tray_id, Case.number).join(Case, Case.id == CaseTray.case_id)
    running = (CaseState.PLANNED, CaseState.READY, CaseState.OUT)
    cases = cases.where(CaseTray.back_at.is_(None), Case.state.in_(running))
    orders = select(OrderTray.tray_id, EmergencyOrder.number)
    orders = orders.join(EmergencyOrder, EmergencyOrder.id == OrderTray.order_id)
    with_it = or_(EmergencyOrder.state.in_(AT_DESK), _STILL_ON_THE_WAY)
    orders = orders.where(OrderTray.tray_id.is_not(None), with_it)
    found = {int(row[0]): str(row[1]) for row in connection.execute(cases)}
    return found | {int(row[0]): str(row[1]) for row in connection.execute(orders) if row[0] is not None}
