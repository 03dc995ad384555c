"""Where an instrument tray could come from: own zone, other centres, hospital stores, the road (SC-06)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, select

from desktop.domain.cases import CaseState
from desktop.domain.emergency import AT_DESK
from desktop.domain.ledger import PlaceKind
from desktop.models.case import Case, CaseTray
from desktop.models.item import Item, ItemKind
from desktop.models.ledger import Balance
from desktop.models.order import EmergencyOrder, OrderTray
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.models.tray import KitLine, TrayKit
from desktop.queries.nearest import Trip
from desktop.queries.stock_rows import SPOT
from desktop.queries.ways import Roads
from desktop.queries.whereabouts import SourceKind


@dataclass(frozen=True, slots=True)
class TraySource:
    """A tray that holds every instrument of a kit.

    Attributes:
        place: where it stands.
        site: the site of that place.
        promised_to: the case or emergency that counts on it, "" for none.
        road_km: from that site to the hospital; None when nobody entered it, or it is with a hospital or on the road.
        arrival: when it can be there; None when nobody can say, or it may not be taken.
        in_time: whether that is before the deadline.
    """

    tray: str
    name: str
    name_en: str
    kind: SourceKind
    place: str
    site: str
    site_id: int
    promised_to: str
    road_km: Decimal | None
    arrival: datetime | None
    in_time: bool | None

    @property
    def free(self) -> bool:
        """Whether it stands in a centre and nobody counts on it."""
        return self.kind in STANDING and not self.promised_to


STANDING: Final = (SourceKind.ZONE, SourceKind.CENTRE)
_TRAYS: Final = (
    select(Place.id, Place.code, Place.name, Place.name_en, Place.partner_id, TrayKit.kit_id)
    .add_columns(SPOT.code.label("spot"), SPOT.kind, SPOT.site_id, Site.code.label("site"))
    .join(TrayKit, TrayKit.tray_id == Place.id)
    .join(Balance, Balance.unit_id == Place.tray_unit_id)
    .join(SPOT, SPOT.id == Balance.place_id)
    .join(Site, Site.id == SPOT.site_id)
    .where(Place.kind == PlaceKind.TRAY, Place.retired_at.is_(None))
    .order_by(Place.code)
)


class TraysAround:
    """All trays of some partners, read once for however many orders ask."""

    def __init__(self, connection: Connection, partners: Collection[int]) -> None:
        self._rows = connection.execute(_TRAYS.where(Place.partner_id.in_(partners))).all() if partners else ()
        self._bills = _bills(connection) if self._rows else {}
        self._promised = _promised(connection) if self._rows else {}

    def serving(self, kit: int, partner: int) -> list[Any]:
        """The trays of a partner that hold every instrument of a kit."""
        wanted = self._bills.get(kit, frozenset())
        rows = (row for row in self._rows if row.partner_id == partner)
        return [row for row in rows if wanted <= self._bills.get(row.kit_id, frozenset())]

    def sources(self, kits: Collection[int], partner: int, trip: Trip, roads: Roads) -> tuple[TraySource, ...]:
        """Where trays for some kits stand, those that can be there first first."""
        rows = {row.id: row for kit in kits for row in self.serving(kit, partner)}
        found = [self._source(row, trip, roads) for row in rows.values()]
        return tuple(sorted(found, key=_rank))

    def _source(self, row: Any, trip: Trip, roads: Roads) -> TraySource:
        kind, promised = _kind(row, trip.site), self._promised.get(row.id, "")
        way = roads.way(row.site_id, trip.hospital) if kind in STANDING else None
        taken = kind is SourceKind.CENTRE and promised
        arrival = None if way is None or taken else trip.ready_at + way.minutes(trip.ready_at)
        in_time = None if arrival is None or trip.due is None else arrival <= trip.due
        where = (kind, row.spot, row.site, row.site_id, promised)
        return TraySource(
            row.code, row.name, row.name_en, *where, None if way is None else way.road_km, arrival, in_time
        )


def _kind(row: Any, site: int) -> SourceKind:
    if row.kind is PlaceKind.HOSPITAL:
        return SourceKind.HOSPITAL
    if row.kind is PlaceKind.TRANSIT:
        return SourceKind.TRANSIT
    return SourceKind.ZONE if row.site_id == site else SourceKind.CENTRE


def _rank(one: TraySource) -> tuple[bool, bool, bool, float, str]:
    late = 0.0 if one.arrival is None else one.arrival.timestamp()
    return (one.arrival is None, one.kind not in STANDING, one.promised_to != "", late, one.tray)


def _bills(connection: Connection) -> Mapping[int, frozenset[int]]:
    """The instruments of each kit."""
    asked = select(KitLine.kit_id, KitLine.item_id).join(Item, Item.id == KitLine.item_id)
    bills: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(asked.where(Item.kind == ItemKind.INSTRUMENT)):
        bills[row.kit_id].add(row.item_id)
    return {kit: frozenset(items) for kit, items in bills.items()}


def _promised(connection: Connection) -> Mapping[int, str]:
    """Which case or emergency counts on a tray."""
    cases = select(CaseTray.tray_id, Case.number).join(Case, Case.id == CaseTray.case_id)
    cases = cases.where(CaseTray.back_at.is_(None), Case.state.in_((CaseState.PLANNED, CaseState.READY)))
    orders = select(OrderTray.tray_id, EmergencyOrder.number).join(EmergencyOrder)
    orders = orders.where(OrderTray.tray_id.is_not(None), EmergencyOrder.state.in_(AT_DESK))
    found = [*connection.execute(cases).all(), *connection.execute(orders).all()]
    return {row.tray_id: row.number for row in found}
