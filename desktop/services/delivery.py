"""What every step of a delivery needs: the notice, its trays, its places, and the posting of a receipt."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import bindparam, func, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import Movement, MovementKind, PlaceKind
from desktop.domain.origin import new_id
from desktop.models.notice import LineState, Notice, NoticeLine, NoticeState, NoticeTray, TrayState
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.services.posting import Goods, Ledger, Spot, legs, post
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenedNotice:
    """The notice as the workflows need it."""

    id: int
    number: str
    ledger: Ledger
    time_zone: str
    owner: int
    minimum_days: int
    state: NoticeState


_NOTICE: Final = (
    select(Notice.id, Notice.site_id, Notice.partner_id, Notice.owner_id, Notice.minimum_shelf_days)
    .add_columns(Notice.state, Notice.posted_at, Site.time_zone)
    .join(Site, Site.id == Notice.site_id)
    .where(Notice.number == bindparam("number"))
)
_TRAY: Final = (
    select(NoticeTray.id, NoticeTray.tray_id, NoticeTray.state)
    .join(Place, Place.id == NoticeTray.tray_id)
    .where(NoticeTray.notice_id == bindparam("notice"), Place.code == bindparam("code"))
)
_SITE_PLACE: Final = select(Place.id, Place.custodian_id).where(
    Place.site_id == bindparam("site"), Place.kind == bindparam("kind")
)
_OUTSIDE_PLACE: Final = select(Place.id).where(Place.kind == bindparam("kind"))
_COUNT: Final = select(
    # not "NOT IN", whose list SQLAlchemy would write anew for every scan
    func.count().filter(NoticeLine.state != LineState.OPEN, NoticeLine.state != LineState.SHORT),
    func.count(),
).where(NoticeLine.notice_id == bindparam("notice"))
_COUNT_IN_TRAY: Final = _COUNT.where(NoticeLine.tray_id == bindparam("tray"))
_COUNT_LOOSE: Final = _COUNT.where(NoticeLine.tray_id.is_(None))


def notice_for(uow: UnitOfWork, number: str) -> OpenedNotice:
    """The notice that is being received.

    Raises:
        Refusal: ``unknown_notice``, or ``notice_posted`` with by whom and when.
    """
    row = uow.connection.execute(_NOTICE, {"number": number}).first()
    if row is None:
        raise Refusal("unknown_notice", notice=number)
    if row.state is NoticeState.POSTED:
        raise Refusal("notice_posted", notice=number, at=row.posted_at)
    ledger = Ledger(row.site_id, row.partner_id)
    return OpenedNotice(row.id, number, ledger, row.time_zone, row.owner_id, row.minimum_shelf_days, row.state)


def tray_of(uow: UnitOfWork, notice: OpenedNotice, code: str) -> tuple[int, int, TrayState]:
    """The notice tray's id, the tray's place id, and its state.

    Raises:
        Refusal: ``tray_not_on_notice``.
    """
    row = uow.read(_TRAY, {"notice": notice.id, "code": code}).first()
    if row is None:
        raise Refusal("tray_not_on_notice", tray=code, notice=notice.number)
    return row[0], row[1], row[2]


def site_place(uow: UnitOfWork, notice: OpenedNotice, kind: PlaceKind) -> Spot:
    """The receiving or holding place of the notice's site."""
    row = uow.read(_SITE_PLACE, {"site": notice.ledger.site, "kind": kind}).one()
    return Spot(row.id, kind, row.custodian_id)


def outside_place(uow: UnitOfWork, kind: PlaceKind) -> Spot:
    """The one outside place of a kind."""
    return Spot(uow.read(_OUTSIDE_PLACE, {"kind": kind}).scalar_one(), kind, None)


def post_receipt(
    uow: UnitOfWork, notice: OpenedNotice, goods: Goods, target: Spot, pieces: Decimal, source: Spot | None = None
) -> Movement:
    """Post goods from the supplier into a place; returns the movement. ``source`` is his place when it is known."""
    sides = legs(goods, source or outside_place(uow, PlaceKind.SUPPLIER), target, pieces)
    movement = Movement(new_id(), MovementKind.RECEIVE, sides, notice.number)
    post(uow, movement, notice.ledger)
    return movement


def count_in_tray(uow: UnitOfWork, notice: OpenedNotice, tray: int | None) -> tuple[int, int]:
    """How many seats of a tray are taken, of how many."""
    asked = _COUNT_LOOSE if tray is None else _COUNT_IN_TRAY
    row = uow.read(asked, {"notice": notice.id, "tray": tray}).one()
    return row[0], row[1]
