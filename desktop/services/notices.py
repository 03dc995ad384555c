"""Announcing a delivery: the notice with its lines, trays and seats, before the boxes arrive (J1)."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, insert, select

from desktop.domain.chain import canonical
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.permissions import Action
from desktop.domain.quantity import to_thousandths
from desktop.models.notice import Notice, NoticeLine, NoticeState, NoticeTray, TrayState
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.goods import Goods, GoodsLine, refuse_without_lines, settle_goods
from desktop.services.master_data.lookups import insert_new, rows_where_in, site_row, storable
from desktop.services.master_data.trays import TrayHome, add_generic_trays
from desktop.services.perform import Verb
from desktop.services.refill_answers import NameOrder, name_order
from desktop.services.wire import to_wire
from desktop.storage.about_many import about_many, as_asked
from desktop.storage.unit_of_work import UnitOfWork

_ADD_LINES: Final = about_many(
    """INSERT INTO notice_line (notice_id, position, item_id, lot_id, unit_id, expires_on, tray_id, seat, quantity,
        received, state)
        SELECT :notice, position, item, lot, unit, expires_on, tray, seat, quantity, 0, 'open' FROM asked""",
    {"position": "integer", "item": "integer", "lot": "integer", "unit": "integer", "expires_on": "date"}
    | {"tray": "integer", "seat": "integer", "quantity": "bigint"},
)
LONGEST_NUMBER: Final = 40
MOST_SHELF_DAYS: Final = 3650


@dataclass(frozen=True, slots=True)
class AnnouncedLine:
    """One line: ``item`` is a DI or a REF; ``quantity`` counts packages of that DI; ``tray`` is a code or ""."""

    position: int
    item: str
    lot: str = ""
    serial: str = ""
    expires_on: date | None = None
    tray: str = ""
    quantity: Decimal = Decimal(1)
    manufactured_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnnounceNotice:
    """A delivery notice.

    Attributes:
        content_sha256: tells whether a notice of the same number is the same, "" to compute it.
        order: the number of our order that the delivery answers, "" when it answers none.
    """

    number: str
    site: str
    supplier: str
    owner: str
    lines: tuple[AnnouncedLine, ...]
    minimum_shelf_days: int = 0
    content_sha256: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class NoticeAnnounced:
    """The notice; ``created`` is False when it was there already with the same content."""

    number: str
    lines: int
    trays: int
    pieces: Decimal
    created: bool


@dataclass(frozen=True, slots=True)
class _Head:
    site: int
    partner: int
    supplier: int
    owner: int


def announce_notice(uow: UnitOfWork, request: AnnounceNotice) -> NoticeAnnounced:
    """Keep a delivery notice; the same number with the same content changes nothing.

    Raises:
        Refusal: ``notice_differs``, ``no_lines``, ``unknown_site``, ``not_your_site``, what `name_order` refuses of the
            order, or ``faulty_file`` with all faults by row (the line's position; 0 for the notice itself), column,
            code and value.
    """
    request = replace(request, content_sha256=request.content_sha256 or _content(request))
    known = _known(uow, request)
    if known is not None:
        return known
    refuse_without_lines(request.lines)
    faults = Faults()
    head = _head(uow, request, faults)
    _check_lines(uow, request, head.partner, faults)
    goods = settle_goods(uow, [_as_goods(line) for line in request.lines], faults)
    announced = _keep(uow, request, head, goods)
    if request.order:
        name_order(uow, NameOrder(request.number, request.order))
    return announced


def _content(request: AnnounceNotice) -> str:
    return hashlib.sha256(canonical({"notice": to_wire(request)}).encode()).hexdigest()


def _known(uow: UnitOfWork, request: AnnounceNotice) -> NoticeAnnounced | None:
    if not storable(request.number):
        return None
    row = uow.read(select(Notice.id, Notice.content_sha256).where(Notice.number == request.number)).first()
    if row is None:
        return None
    if row.content_sha256 != request.content_sha256:
        raise Refusal("notice_differs", notice=request.number)
    lines = select(func.count(), func.sum(NoticeLine.quantity)).where(NoticeLine.notice_id == row.id)
    count, pieces = uow.read(lines).one()
    trays = uow.read(select(func.count()).select_from(NoticeTray).where(NoticeTray.notice_id == row.id)).scalar_one()
    return NoticeAnnounced(request.number, count, trays, Decimal(pieces), created=False)


def _head(uow: UnitOfWork, request: AnnounceNotice, faults: Faults) -> _Head:
    site = site_row(uow, request.site)
    check = Check(faults, 0)
    check.code("number", request.number, LONGEST_NUMBER)
    check.whole("minimum_shelf_days", request.minimum_shelf_days, 0, MOST_SHELF_DAYS)
    columns = (Party.code, Party.id, Party.licence_expires_on, Party.retired_at)
    parties = {row.code: row for row in rows_where_in(uow, select(*columns), Party.code, {*_parties(request)})}
    for column, code in zip(("supplier", "owner"), _parties(request), strict=True):
        fault = _party_fault(parties.get(code), uow.today(site.time_zone))
        if fault:
            check.fault(column, fault, code)
    supplier, owner = (parties[code].id if code in parties else 0 for code in _parties(request))
    return _Head(site.id, site.partner_id, supplier, owner)


def _parties(request: AnnounceNotice) -> tuple[str, str]:
    return request.supplier, request.owner


def _party_fault(party: Any, today: date) -> str:
    """Nothing is received from who is not in use or whose licence has run out (R01)."""
    if party is None or party.retired_at is not None:
        return "unknown_party"
    return "licence_expired" if is_expired(party.licence_expires_on, today) else ""


def _check_lines(uow: UnitOfWork, request: AnnounceNotice, partner: int, faults: Faults) -> None:
    seats = _seats(request.lines)
    columns = (Place.code, Place.kind, Place.seats, Place.partner_id, Place.retired_at)
    places = {row.code: row for row in rows_where_in(uow, select(*columns), Place.code, set(seats))}
    counted: dict[str, int] = {}
    positions: set[int] = set()
    for line in request.lines:
        check = Check(faults, line.position)
        if line.position < 1 or line.position in positions:
            check.fault("position", "repeated_position", line.position)
        positions.add(line.position)
        if line.tray:
            check.code("tray", line.tray)
            counted[line.tray] = counted.get(line.tray, 0) + 1
            fault = _tray_fault(places.get(line.tray), partner, counted[line.tray])
            if fault:
                check.fault("tray", fault, line.tray)


def _tray_fault(place: Any, partner: int, seat: int) -> str:
    if place is None:
        return ""
    if place.kind is not PlaceKind.TRAY:
        return "not_a_tray"
    if place.retired_at is not None:
        return "retired_tray"
    if place.partner_id != partner:
        return "not_your_tray"
    return "tray_full" if place.seats is not None and seat > place.seats else ""


def _seats(lines: Sequence[AnnouncedLine]) -> dict[str, int]:
    """How many lines each tray has, in the order in which the trays first appear."""
    seats: dict[str, int] = {}
    for line in lines:
        if line.tray:
            seats[line.tray] = seats.get(line.tray, 0) + 1
    return seats


def _as_goods(line: AnnouncedLine) -> GoodsLine:
    dates = (line.expires_on, line.manufactured_on)
    return GoodsLine(line.position, line.item, line.lot, line.serial, *dates, line.quantity)


def _keep(uow: UnitOfWork, request: AnnounceNotice, head: _Head, goods: Sequence[Goods]) -> NoticeAnnounced:
    notice = _insert_notice(uow, request, head)
    seats = _seats(request.lines)
    trays = add_generic_trays(uow, TrayHome(head.site, head.partner, head.owner), seats) if seats else {}
    rows = [
        {"notice_id": notice, "tray_id": trays[code], "position": position, "state": TrayState.ANNOUNCED}
        for position, code in enumerate(seats, 1)
    ]
    if rows:
        uow.write(insert(NoticeTray), rows)
    lines = as_asked(_line_rows(request.lines, goods, trays))
    uow.write(_ADD_LINES[uow.connection.dialect.name], {"asked": lines, "notice": notice})
    pieces = sum((one.pieces for one in goods), Decimal(0))
    told = {"lines": len(goods), "trays": len(seats), "pieces": str(pieces), "sha256": request.content_sha256}
    uow.record("announce_notice", request.number, site=head.site, owner=request.owner, old=None, new=told)
    uow.touched(Kind.NOTICES, Kind.PLACES)
    return NoticeAnnounced(request.number, len(goods), len(seats), pieces, created=True)


def _insert_notice(uow: UnitOfWork, request: AnnounceNotice, head: _Head) -> int:
    row = {
        "number": request.number,
        "partner_id": head.partner,
        "site_id": head.site,
        "supplier_id": head.supplier,
        "owner_id": head.owner,
        "minimum_shelf_days": request.minimum_shelf_days,
        "content_sha256": request.content_sha256,
        "state": NoticeState.ANNOUNCED,
        "announced_at": uow.at,
        "announced_by_id": uow.actor.id,
    }
    return int(insert_new(uow, Notice, [row], "number")[0][0])


def _line_rows(
    lines: Sequence[AnnouncedLine], goods: Sequence[Goods], trays: dict[str, int]
) -> Iterator[tuple[int | date | None, ...]]:
    """The columns of `_ADD_LINES`; the seats of a tray are counted in the order of its lines."""
    seated: dict[str, int] = {}
    for line, one in zip(lines, goods, strict=True):
        seated[line.tray] = seated.get(line.tray, 0) + 1
        seat = seated[line.tray] if line.tray else None
        pieces = to_thousandths(one.pieces)
        yield line.position, one.item, one.lot, one.unit, one.expires_on, trays.get(line.tray), seat, pieces


ANNOUNCE_NOTICE = Verb("announce_notice", AnnounceNotice, NoticeAnnounced, announce_notice, Action.IMPORT)
