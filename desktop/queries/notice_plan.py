"""Deliveries: the list of notices, and one notice as a plan of trays and seats."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from desktop.domain.errors import Refusal
from desktop.models.item import Item, Lot, Unit
from desktop.models.notice import (
    Discrepancy,
    DiscrepancyKind,
    LineState,
    Notice,
    NoticeLine,
    NoticeState,
    NoticeTray,
    TrayState,
)
from desktop.models.party import Party, Site
from desktop.models.place import Place


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A delivery in the list."""

    number: str
    site: str
    supplier: str
    owner: str
    state: NoticeState
    lines: int
    received: int
    posted_at: datetime | None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One line of a notice as a seat of its tray."""

    seat: int
    state: LineState
    item: str
    item_en: str
    ref: str
    lot: str
    serial: str
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class TrayPlan:
    """A tray of a notice: its seats in order; loose goods stand in the plan named ""."""

    tray: str
    state: TrayState
    columns: int
    seats: tuple[SeatRow, ...]

    @property
    def received(self) -> int:
        """How many seats are taken."""
        return sum(seat.state is not LineState.OPEN and seat.state is not LineState.SHORT for seat in self.seats)


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """One delivery with its trays in order."""

    number: str
    owner: str
    supplier: str
    consigned: bool
    state: NoticeState
    minimum_days: int
    trays: tuple[TrayPlan, ...]
    notes: "tuple[DiscrepancyRow, ...]" = ()

    @property
    def received(self) -> int:
        """How many lines have been received."""
        return sum(tray.received for tray in self.trays)

    @property
    def lines(self) -> int:
        """How many lines were announced."""
        return sum(len(tray.seats) for tray in self.trays)


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    """One entry of a discrepancy note."""

    notice: str
    kind: DiscrepancyKind
    item: str
    item_en: str
    ref: str
    lot: str
    serial: str
    quantity: str
    raw: str
    noted_at: datetime


_SEATS_IN_A_ROW: Final = 5


def notices(connection: Connection) -> tuple[NoticeRow, ...]:
    """All deliveries, those still to do first, then the newest."""
    owner, supplier = Party.__table__.alias("owner"), Party.__table__.alias("supplier")
    asked = (
        select(Notice.number, Site.code, supplier.c.name, owner.c.name, Notice.state)
        .add_columns(func.count(NoticeLine.id), func.count(NoticeLine.id).filter(_TAKEN), Notice.posted_at)
        .join(Site, Site.id == Notice.site_id)
        .join(owner, owner.c.id == Notice.owner_id)
        .join(supplier, supplier.c.id == Notice.supplier_id)
        .outerjoin(NoticeLine, NoticeLine.notice_id == Notice.id)
        .group_by(Notice.id, Site.code, supplier.c.name, owner.c.name)
        .order_by(Notice.state == NoticeState.POSTED, Notice.id.desc())
        .limit(500)
    )
    return tuple(NoticeRow(*row) for row in connection.execute(asked))


_TAKEN = NoticeLine.state.not_in([LineState.OPEN, LineState.SHORT])
_HEAD = (
    select(Notice.id, Notice.number, Notice.owner_id, Notice.partner_id, Notice.supplier_id, Notice.state)
    .add_columns(Notice.minimum_shelf_days)
    .where(Notice.number == bindparam("number"))
)
_TRAYS = (
    select(Place.id, Place.code, NoticeTray.state, Place.seat_columns)
    .join(NoticeTray, NoticeTray.tray_id == Place.id)
    .where(NoticeTray.notice_id == bindparam("notice"))
    .order_by(NoticeTray.position)
)
_SEATS = (
    select(NoticeLine.tray_id, NoticeLine.seat, NoticeLine.state, Item.name, Item.name_en, Item.ref, Lot.number)
    .add_columns(Unit.serial, NoticeLine.expires_on)
    .join(Item, Item.id == NoticeLine.item_id)
    .join(Lot, Lot.id == NoticeLine.lot_id)
    .outerjoin(Unit, Unit.id == NoticeLine.unit_id)
    .where(NoticeLine.notice_id == bindparam("notice"))
    .order_by(NoticeLine.position)
)


def notice_plan(connection: Connection, number: str) -> NoticePlan:
    """One delivery as a plan.

    Raises:
        Refusal: ``unknown_notice``.
    """
    head = connection.execute(_HEAD, {"number": number}).first()
    if head is None:
        raise Refusal("unknown_notice", notice=number)
    seats: dict[int | None, list[SeatRow]] = {}
    for row in connection.execute(_SEATS, {"notice": head.id}):
        taken = seats.setdefault(row[0], [])
        seat = row[1] or len(taken) + 1
        taken.append(SeatRow(seat, row[2], row[3], row[4], row[5], row[6], row[7] or "", row[8]))
    trays = [
        TrayPlan(code, state, columns or _SEATS_IN_A_ROW, tuple(seats.get(place, ())))
        for place, code, state, columns in connection.execute(_TRAYS, {"notice": head.id})
    ]
    if None in seats:
        trays.append(TrayPlan("", TrayState.OPEN, _SEATS_IN_A_ROW, tuple(seats[None])))
    names = dict(
        connection.execute(select(Party.id, Party.name).where(Party.id.in_([head.owner_id, head.supplier_id]))).all()
    )
    return NoticePlan(
        head.number,
        names[head.owner_id],
        names[head.supplier_id],
        head.owner_id != head.partner_id,
        head.state,
        head.minimum_shelf_days,
        tuple(trays),
        discrepancies(connection, number),
    )


def discrepancies(connection: Connection, number: str) -> tuple[DiscrepancyRow, ...]:
    """The entries of a delivery's discrepancy note, in the order in which they were noted."""
    asked = (
        select(Notice.number, Discrepancy.kind, Item.name, Item.name_en, Item.ref, Lot.number, Unit.serial)
        .add_columns(Discrepancy.quantity, Discrepancy.raw, Discrepancy.noted_at)
        .join(Notice, Notice.id == Discrepancy.notice_id)
        .outerjoin(Item, Item.id == Discrepancy.item_id)
        .outerjoin(Lot, Lot.id == Discrepancy.lot_id)
        .outerjoin(Unit, Unit.id == Discrepancy.unit_id)
        .where(Notice.number == number)
        .order_by(Discrepancy.id)
    )
    return tuple(
        DiscrepancyRow(
            notice=row[0],
            kind=row[1],
            item=row[2] or "",
            item_en=row[3] or "",
            ref=row[4] or "",
            lot=row[5] or "",
            serial=row[6] or "",
            quantity=str(row[7]),
            raw=row[8],
            noted_at=row[9],
        )
        for row in connection.execute(asked)
    )
