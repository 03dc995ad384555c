"""Put-away: a tray or a unit goes to the bin that is made for it (journey J2)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, Movement, MovementKind, PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.hold import Hold, HoldReason
from desktop.models.ledger import Balance
from desktop.models.notice import Notice, NoticeState, NoticeTray
from desktop.models.party import Site
from desktop.models.place import Place, Zone
from desktop.services.blocking import refuse_recalled
from desktop.services.counting_guard import refuse_while_counted
from desktop.services.goods import Thing, thing_of
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Ledger, Spot, legs, post
from desktop.storage.unit_of_work import UnitOfWork

FULL_PERCENT: Final = Decimal(90)
"""Above this share of filled bins the zone is amber (S1-22)."""


@dataclass(frozen=True, slots=True)
class PutAway:
    """Put what was scanned (``raw``: a tray code or a unit) into a bin; ``anyway`` against the proposal."""

    raw: str
    place: str
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class PutAwayDone:
    """Where it lies now, and how full the zone is: filled bins of all, in percent with one decimal."""

    thing: str
    place: str
    zone: str
    filled: int
    of: int
    percent: Decimal
    amber: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """A bin as the rules see it."""

    id: int
    code: str
    kind: PlaceKind
    custodian: int
    site: int
    partner: int
    zone: int
    purpose: BinPurpose | None
    capacity: int | None
    owner: int | None


def put_away(uow: UnitOfWork, request: PutAway) -> PutAwayDone:
    """Move a tray or a unit into a bin.

    Raises:
        Refusal: ``unknown_place``, ``not_a_bin``, ``hold_goods_only`` / ``only_in`` when the bin is for something
            else, ``bin_full``, ``foreign_goods``, ``belongs_elsewhere`` with the proposed bin, ``already_there``,
            ``notice_not_confirmed``, ``not_on_hand``, ``at_hospital``, ``place_counted``; and what the decoder refuses.
    """
    target = bin_of(uow.connection, request.place, keep=True)
    time_zone = uow.read(select(Site.time_zone).where(Site.id == target.site)).scalar_one()
    thing = thing_of(uow.connection, request.raw, uow.today(time_zone))
    if thing.place == target.id:
        raise Refusal("already_there", thing=thing.shown, place=target.code)
    _check_here(uow, thing)
    _check_confirmed(uow, thing)
    _check_purpose(uow, thing, target, expired=is_expired(thing.expires_on, uow.today(time_zone)))
    refuse_full(uow, target, Decimal(1))
    refuse_others(uow, target, thing.shown, {thing.owner}, thing.tray)
    _check_proposal(uow.connection, thing, target, anyway=request.anyway)
    for place in (thing.place, target.id):
        refuse_while_counted(uow, place)
    source = uow.read(select(Place.kind, Place.custodian_id).where(Place.id == thing.place)).one()
    goods = Goods(thing.item, thing.lot, thing.unit, thing.owner)
    sides = legs(
        goods, Spot(thing.place, source[0], source[1]), Spot(target.id, target.kind, target.custodian), Decimal(1)
    )
    ledger = Ledger(target.site, target.partner)
    before, of = fill(uow.connection, target.zone)
    was_empty = _content(uow.connection, target.id) == 0
    left_empty = _in_zone(uow.connection, thing.place, target.zone) and _content(uow.connection, thing.place) == 1
    post(uow, Movement(new_id(), MovementKind.PUT_AWAY, sides), ledger)
    filled = before + was_empty - left_empty
    percent = percent_of(filled, of)
    zone = uow.read(select(Place.code).where(Place.id == target.zone)).scalar_one()
    return PutAwayDone(thing.shown, target.code, zone, filled, of, percent, percent > FULL_PERCENT)


def bin_of(connection: Connection, code: str, *, keep: bool = False) -> Bin:
    """A bin by its code or by its ``SZ:P:`` text.

    Args:
        connection: to read on.
        code: of the bin.
        keep: no other desk fills the bin or takes it out of use until the end of the job.

    Raises:
        Refusal: ``unknown_place`` or ``not_a_bin``.
    """
    own = parse_code(code)
    name = own.name if own is not None and own.kind is CodeKind.PLACE else code
    asked = (
        select(Place.id, Place.code, Place.kind, Place.custodian_id, Place.site_id, Place.partner_id, Place.zone_id)
        .add_columns(Place.purpose, Place.capacity, Zone.owner_id)
        .outerjoin(Zone, Zone.place_id == Place.zone_id)
        .where(Place.code == name, Place.retired_at.is_(None))
    )
    row = connection.execute(asked.with_for_update(key_share=True, of=Place) if keep else asked).first()
    if row is None:
        raise Refusal("unknown_place", place=name)
    if row.kind is not PlaceKind.BIN:
        raise Refusal("not_a_bin", place=name)
    return Bin(*row)


def fill(connection: Connection, zone: int) -> tuple[int, int]:
    """How many bins of a zone hold something, of how many."""
    bins = select(Place.id).where(Place.zone_id == zone, Place.kind == PlaceKind.BIN, Place.retired_at.is_(None))
    all_bins = connection.execute(select(func.count()).select_from(bins.subquery())).scalar_one()
    filled = select(func.count(Balance.place_id.distinct())).where(Balance.place_id.in_(bins))
    return connection.execute(filled).scalar_one(), all_bins


def percent_of(filled: int, of: int) -> Decimal:
    """A share in percent with one decimal."""
    return (Decimal(100 * filled) / Decimal(of or 1)).quantize(Decimal("0.1"))


def proposal(connection: Connection, thing: Thing, *, held: HoldReason | None, expired: bool, site: int) -> str | None:
    """The bin that a thing should go to: its home, or the first free bin made for such goods."""
    if thing.home is not None:
        return connection.execute(select(Place.code).where(Place.id == thing.home)).scalar()
    mine = or_(Zone.owner_id.is_(None), Zone.owner_id == thing.owner)
    wanted = purpose_for(thing, held=held, expired=expired)
    asked = (
        select(Place.code)
        .outerjoin(Zone, Zone.place_id == Place.zone_id)
        .where(Place.site_id == site, Place.purpose == wanted, Place.kind == PlaceKind.BIN, mine)
        .where(Place.retired_at.is_(None), Place.id.not_in(select(Balance.place_id)))
        .order_by(Place.rack, Place.level, Place.slot)
        .limit(1)
    )
    return connection.execute(asked).scalar()


_FOR_HELD: Final = {HoldReason.RECALL: BinPurpose.RECALL, HoldReason.RETURN: BinPurpose.RETURNS}


def purpose_for(thing: Thing, *, held: HoldReason | None, expired: bool) -> BinPurpose:
    """Which kind of bin goods belong in."""
    if held is not None:
        return _FOR_HELD.get(held, BinPurpose.QUARANTINE)
    if expired:
        return BinPurpose.EXPIRED
    return BinPurpose.TRAYS if thing.is_tray else BinPurpose.UNITS


def held_for(connection: Connection, thing: Thing) -> HoldReason | None:
    """Why a thing is held: a recall comes first, a return last; None when nothing holds it."""
    try:
        refuse_recalled(connection, [(thing.item, thing.lot, thing.unit)])
    except Refusal:
        return HoldReason.RECALL
    asked = select(Hold.reason).where(Hold.lot_id == thing.lot, Hold.released_at.is_(None))
    mine = (Hold.unit_id == thing.unit) | Hold.unit_id.is_(None)
    reasons = connection.execute(asked.where(mine).order_by(Hold.id)).scalars().all()
    return min(reasons, key=_order, default=None)


def _order(reason: HoldReason) -> int:
    return {HoldReason.RECALL: 0, HoldReason.RETURN: 2}.get(reason, 1)


def _check_here(uow: UnitOfWork, thing: Thing) -> None:
    """What is at a hospital by the book comes back through its case or the returns desk, where it is looked at."""
    stands = aliased(Place)
    asked = (
        select(func.coalesce(stands.code, Place.code))
        .select_from(Place)
        .outerjoin(Balance, Balance.unit_id == Place.tray_unit_id)
        .outerjoin(stands, stands.id == Balance.place_id)
        .where(Place.id == thing.place, func.coalesce(stands.kind, Place.kind) == PlaceKind.HOSPITAL)
    )
    hospital = uow.read(asked).scalar()
    if hospital is not None:
        raise Refusal("at_hospital", thing=thing.shown, place=hospital)


def _check_confirmed(uow: UnitOfWork, thing: Thing) -> None:
    if not thing.is_tray:
        return
    asked = (
        select(Notice.number)
        .join(NoticeTray, NoticeTray.notice_id == Notice.id)
        .where(NoticeTray.tray_id == thing.tray, Notice.state != NoticeState.POSTED)
        .where(Notice.state == NoticeState.OPEN)
    )
    number = uow.read(asked).scalar()
    if number is not None:
        raise Refusal("notice_not_confirmed", tray=thing.shown, notice=number)


def _check_purpose(uow: UnitOfWork, thing: Thing, target: Bin, *, expired: bool) -> None:
    held = held_for(uow.connection, thing)
    wanted = purpose_for(thing, held=held, expired=expired)
    if held and target.purpose is BinPurpose.QUARANTINE:
        wanted = BinPurpose.QUARANTINE
    if held and target.purpose is not wanted:
        raise Refusal("hold_goods_only", thing=thing.shown, place=target.code, allowed=_bins_for(uow, target, wanted))
    if target.purpose is not wanted:
        facts = {"thing": thing.shown, "place": target.code, "purpose": wanted.value}
        raise Refusal("only_in", **facts, allowed=_bins_for(uow, target, wanted))


def refuse_full(uow: UnitOfWork, target: Bin, pieces: Decimal) -> None:
    """Refuse more pieces than a bin takes; the caller keeps the bin, so that two desks do not fill it at once.

    Raises:
        Refusal: ``bin_full`` with what it holds.
    """
    if target.capacity is None:
        return
    lies = uow.read(select(func.sum(Balance.quantity)).where(Balance.place_id == target.id)).scalar() or Decimal(0)
    if lies + pieces > target.capacity:
        raise Refusal("bin_full", place=target.code, holds=holds(uow.connection, target.id))


def refuse_others(uow: UnitOfWork, target: Bin, thing: str, owners: set[int], tray: int | None = None) -> None:
    """Refuse goods of other owners, and a tray with such goods in it, where a zone is kept for one.

    Raises:
        Refusal: ``foreign_goods``.
    """
    if target.owner is None:
        return
    inside = select(Balance.owner_id).where(Balance.place_id == tray).distinct()
    found = owners if tray is None else owners | set(uow.read(inside).scalars())
    if found - {target.owner}:
        raise Refusal("foreign_goods", thing=thing, place=target.code)


def _bins_for(uow: UnitOfWork, target: Bin, purpose: BinPurpose) -> list[str]:
    asked = select(Place.code).where(Place.zone_id == target.zone, Place.purpose == purpose).order_by(Place.code)
    return list(uow.read(asked.limit(6)).scalars())


def holds(connection: Connection, place: int) -> list[str]:
    """What lies in a bin, at most six names: trays by code, units by serial, others by item."""
    from desktop.models.item import Item, Lot, Unit

    asked = (
        select(Place.code, Unit.serial, Item.ref, Lot.number)
        .select_from(Balance)
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .outerjoin(Place, Place.tray_unit_id == Balance.unit_id)
        .where(Balance.place_id == place)
        .limit(6)
    )
    return [tray or serial or f"{ref} {lot}" for tray, serial, ref, lot in connection.execute(asked)]


def _check_proposal(connection: Connection, thing: Thing, target: Bin, *, anyway: bool) -> None:
    if thing.home is None or thing.home == target.id or anyway:
        return
    home = connection.execute(select(Place.code).where(Place.id == thing.home)).scalar_one()
    raise Refusal("belongs_elsewhere", item=thing.shown, place=home, seat=None)


def _content(connection: Connection, place: int) -> int:
    return connection.execute(select(func.count()).where(Balance.place_id == place)).scalar_one()


def _in_zone(connection: Connection, place: int, zone: int) -> bool:
    return connection.execute(select(Place.zone_id).where(Place.id == place)).scalar() == zone


PUT_AWAY = Verb("put_away", PutAway, PutAwayDone, put_away, Action.MOVE)
