"""Taking pieces from another centre, a hospital's store or off the road: they are reserved there at once (SC-06).

What lies at another centre or in a hospital goes from there straight to the hospital that called, as a part of the
order with its own number (``E-118/1``) in the list of the site that has it. What comes to the own site on the road goes
in the own box.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.emergency import AT_DESK, LIMITS, TO_PICK, MilestoneKind, OrderState
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.item import Item
from desktop.models.order import EmergencyOrder, OrderLine
from desktop.queries.nearest import PREPARATION, NearestRow, Trip, nearest
from desktop.queries.order_facts import LineFacts, lines
from desktop.queries.whereabouts import Lying, SourceKind
from desktop.services.consenting import require_consent
from desktop.services.deadlines import open_deadline
from desktop.services.emergency.order_at_hand import PART, OrderAtHand, Stamp, order_named, reach
from desktop.services.emergency.parts import settle
from desktop.services.emergency.stocking import hold_items, reserve
from desktop.services.finding import find
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

FAR: Final = (SourceKind.CENTRE, SourceKind.HOSPITAL, SourceKind.TRANSIT)
CHOSEN_AT: Final = (OrderState.ACCEPTED, *(state for state in AT_DESK if state not in TO_PICK))


@dataclass(frozen=True, slots=True)
class ChooseSource:
    """Take what lacks from elsewhere.

    Attributes:
        item: REF; "" for whatever lacks.
        place: code of the bin, tray, store or vehicle there; "" for the one that can be there first.
        raw: the scan of the very piece.
        pieces: how many; 0 for as many as lack and lie free there.
    """

    number: str
    item: str = ""
    place: str = ""
    raw: str = ""
    pieces: int = 0


@dataclass(frozen=True, slots=True)
class SourceChosen:
    """What was reserved where.

    Attributes:
        part: the number of the part that brings it; the order's own for what comes on the road.
        site: the code of the site that has the task.
        custodian: the code of who holds the pieces.
        arrival: when they can be at the hospital; None when nobody can say.
    """

    number: str
    part: str
    kind: SourceKind
    site: str
    place: str
    custodian: str
    ref: str
    item: str
    item_en: str
    pieces: int
    shown: tuple[str, ...]
    arrival: datetime | None


def choose_source(uow: UnitOfWork, request: ChooseSource) -> SourceChosen:
    """Reserve pieces elsewhere for an order, and give the site that has them the task to pick them.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``not_ordered``, ``nothing_lacking``, ``no_source`` when
            nothing lies free there, ``promised_to`` with the document, ``no_consent``; what the decoder refuses.
    """
    order = order_named(uow, request.number, *CHOSEN_AT)
    if order.parent is not None:
        raise Refusal("part_of_an_order", order=order.number)
    lacking = _lacking(uow, order, request)
    hold_items(uow, *(line.item_id for line in lacking))
    rows = _sources(uow, order, request, lacking)
    chosen = rows[0].lying
    wanted = next(line.lacking for line in lacking if line.item_id == chosen.item_id)
    wanted = min(wanted, Decimal(request.pieces)) if request.pieces else wanted
    require_consent(uow, chosen.owner_id, order.hospital, order.ledger.partner, uow.today(order.time_zone))
    same = [row.lying for row in rows if _same_spot(row.lying, chosen)]
    bringer = order if chosen.kind is SourceKind.TRANSIT else _part(uow, order, chosen)
    got = _reserve(uow, bringer, same, int(wanted))
    if bringer is not order:
        _write_line(uow, bringer, chosen.item_id, len(got))
    told = {"part": bringer.number, "place": chosen.place, "site": chosen.site, "item": chosen.ref, "pieces": len(got)}
    uow.record("choose_source", order.number, site=order.ledger.site, source=told)
    uow.touched(Kind.ORDERS, Kind.CASES, Kind.REPLENISHMENT)
    settle(uow, order_named(uow, order.number))
    where = (chosen.site, chosen.place, chosen.custodian)
    names = (chosen.ref, chosen.item, chosen.item_en)
    return SourceChosen(
        order.number, bringer.number, chosen.kind, *where, *names, len(got), tuple(got), rows[0].arrival
    )


def _lacking(uow: UnitOfWork, order: OrderAtHand, request: ChooseSource) -> list[LineFacts]:
    """The lines that lack pieces, of all items or of the one that was named or scanned."""
    item: Any = None
    if request.raw:
        item = find(uow, request.raw, uow.today(order.time_zone)).item_id
    elif request.item:
        item = uow.read(select(Item.id).where(Item.ref == request.item).limit(1)).scalar() or 0
    mine = [one for one in lines(uow.connection, order.id, order.number) if item in (None, one.item_id)]
    if not mine:
        raise Refusal("not_ordered", item=request.item, lot="", serial="", order=order.number)
    lacking = [one for one in mine if one.lacking > 0]
    if not lacking:
        raise Refusal("nothing_lacking", item=mine[0].name, item_en=mine[0].name_en, pieces=mine[0].wanted)
    return lacking


def _sources(uow: UnitOfWork, order: OrderAtHand, request: ChooseSource, lacking: list[LineFacts]) -> list[NearestRow]:
    """What lies free elsewhere, what can be there first first."""
    found = None if not request.raw else find(uow, request.raw, uow.today(order.time_zone))
    trip = Trip(order.ledger.site, order.hospital, uow.at, uow.at + PREPARATION, order.due_at)
    rows = [
        row
        for row in nearest(uow.connection, [line.item_id for line in lacking], order.asked, trip)
        if may_be_chosen(row.lying, here=row.lying.site_id == order.ledger.site)
        and request.place in ("", row.lying.place)
        if found is None or (row.lying.lot_id, row.lying.unit_id) == (found.lot_id, found.unit_id)
    ]
    free = [row for row in rows if row.lying.free - row.lying.mine >= 1]
    if free:
        return free
    for row in rows:
        if row.lying.promised_to:
            one = row.lying
            names = {"item": one.item, "item_en": one.item_en, "lot": one.lot, "serial": one.serial}
            raise Refusal("promised_to", **names, documents=list(one.promised_to), place=one.place)
    raise Refusal("no_source", order=order.number, items=[line.ref for line in lacking], place=request.place)


def may_be_chosen(lying: Lying, *, here: bool) -> bool:
    """Whether pieces are elsewhere and could be reserved there; ``here`` when they stand in the own site's ledger.

    What is on the road to another site is not: it is asked for there. What lies in a tray at a hospital belongs to a
    case that runs.
    """
    if lying.why or lying.kind not in FAR:
        return False
    if lying.kind is SourceKind.TRANSIT:
        return here and not lying.in_tray
    return lying.kind is SourceKind.CENTRE or not lying.in_tray


def _same_spot(one: Lying, other: Lying) -> bool:
    return (one.item_id, one.place_id, one.kind) == (other.item_id, other.place_id, other.kind)


def _reserve(uow: UnitOfWork, order: OrderAtHand, lying: list[Lying], wanted: int) -> list[str]:
    got: list[str] = []
    for one in lying:
        for _ in range(min(int(one.free - one.mine), wanted - len(got))):
            reserve(uow, order, one)
            got.append(one.shown)
    return got


def bring_from_centre(uow: UnitOfWork, order: OrderAtHand, lying: Lying) -> OrderAtHand:
    """The part of an order that brings one piece from another centre; the caller reserves the piece for it.

    Raises:
        Refusal: ``emergency_state`` before the order is accepted, ``part_of_an_order``, ``no_consent``.
    """
    order = order_named(uow, order.number, *CHOSEN_AT)
    if order.parent is not None:
        raise Refusal("part_of_an_order", order=order.number)
    require_consent(uow, lying.owner_id, order.hospital, order.ledger.partner, uow.today(order.time_zone))
    part = _part(uow, order, lying)
    _write_line(uow, part, lying.item_id, 1)
    return part


def _part(uow: UnitOfWork, order: OrderAtHand, lying: Lying) -> OrderAtHand:
    source = lying.place_id if lying.kind is SourceKind.HOSPITAL else None
    return part_at(uow, order, lying.site_id, source)


def part_at(uow: UnitOfWork, order: OrderAtHand, site: int, source: int | None = None) -> OrderAtHand:
    """The part that a site brings, from there or from a store, and has not picked yet, else a new one."""
    asked = select(EmergencyOrder.number).where(EmergencyOrder.parent_id == order.id)
    asked = asked.where(EmergencyOrder.site_id == site, EmergencyOrder.state.in_(TO_PICK))
    open_one = uow.read(asked.where(EmergencyOrder.source_id == source).limit(1)).scalar()
    return order_named(uow, open_one) if open_one else _new_part(uow, order, site, source)


def _new_part(uow: UnitOfWork, order: OrderAtHand, site: int, source: int | None) -> OrderAtHand:
    asked = select(func.count()).select_from(EmergencyOrder).where(EmergencyOrder.parent_id == order.id)
    number = f"{order.number}{PART}{uow.read(asked).scalar_one() + 1}"
    ledger = Ledger(site, order.ledger.partner)
    row: dict[str, Any] = {"number": number, "site_id": site, "partner_id": ledger.partner, "state": OrderState.OPEN}
    row |= {"hospital_id": order.hospital, "store_id": order.store, "parent_id": order.id, "source_id": source}
    row |= {"called_at": uow.at, "due_at": order.due_at, "made_at": uow.at, "made_by_id": uow.actor.id}
    uow.write(insert(EmergencyOrder).values(row | _as_the_whole(uow, order)))
    for rule in LIMITS.values():
        open_deadline(uow, rule, number, ledger, uow.at)
    part = order_named(uow, number)
    reach(uow, part, MilestoneKind.CALLED, Stamp(note=order.number))
    return part


def _as_the_whole(uow: UnitOfWork, order: OrderAtHand) -> dict[str, Any]:
    asked = select(EmergencyOrder.package, EmergencyOrder.caller).where(EmergencyOrder.id == order.id)
    return dict(uow.read(asked).mappings().one())


def _write_line(uow: UnitOfWork, part: OrderAtHand, item: int, pieces: int) -> None:
    mine = (OrderLine.order_id == part.id, OrderLine.item_id == item)
    more = update(OrderLine).where(*mine).values(pieces=OrderLine.pieces + pieces)
    if uow.write(more).rowcount == 0:
        uow.write(insert(OrderLine).values(order_id=part.id, item_id=item, pieces=pieces))


CHOOSE_SOURCE = Verb("choose_source", ChooseSource, SourceChosen, choose_source, Action.DISPATCH)
