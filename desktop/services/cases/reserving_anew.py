"""Reserving for a case anew after its plan changed: what goes, what stays with a reason, what comes (S1-05)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, select, update

from desktop.domain.errors import Refusal
from desktop.domain.lots import is_expired
from desktop.models.case import Reservation
from desktop.models.item import Item, Lot, Unit
from desktop.models.place import Place
from desktop.queries.case_facts import specs
from desktop.services.blocking import refuse_blocked
from desktop.services.cases.case_at_hand import CaseAtHand
from desktop.services.cases.reserving import SPARES, ReserveCase, candidates, reserve_case, usable
from desktop.storage.unit_of_work import UnitOfWork

_LAST: Final = date.max


@dataclass(frozen=True, slots=True)
class ReservationMoved:
    """Pieces that are reserved or let go; ``reason`` as the reservation keeps it."""

    ref: str
    item: str
    lot: str
    serial: str
    place: str
    pieces: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """An open reservation."""

    id: int
    item_id: int
    lot_id: int
    unit_id: int | None
    place_id: int
    pieces: Decimal
    reason: str
    ref: str
    item: str
    lot: str
    serial: str
    place: str
    expires_on: date | None

    @property
    def key(self) -> tuple[int, int | None, int]:
        """Which goods where."""
        return self.lot_id, self.unit_id, self.place_id


@dataclass(frozen=True, slots=True)
class Moves:
    """What is reserved now that was not, what is not any more, and how many pieces stay."""

    released: tuple[ReservationMoved, ...]
    reserved: tuple[ReservationMoved, ...]
    kept: Decimal


def held_for(uow: UnitOfWork, number: str) -> tuple[Held, ...]:
    """The open reservations of a case, the first to expire first."""
    expires = func.coalesce(Unit.expires_on, Lot.expires_on)
    asked = (
        select(Reservation.id, Reservation.item_id, Reservation.lot_id, Reservation.unit_id, Reservation.place_id)
        .add_columns(Reservation.quantity, Reservation.reason, Item.ref, Item.name, Lot.number)
        .add_columns(func.coalesce(Unit.serial, ""), Place.code, expires)
        .join(Item, Item.id == Reservation.item_id)
        .join(Lot, Lot.id == Reservation.lot_id)
        .join(Place, Place.id == Reservation.place_id)
        .outerjoin(Unit, Unit.id == Reservation.unit_id)
        .where(Reservation.document == number, Reservation.released_at.is_(None))
        .order_by(Item.ref, expires.is_(None), expires, Reservation.id)
    )
    return tuple(_as_held(row) for row in uow.read(asked).all())


def _as_held(row: Any) -> Held:
    return Held(*row)


def reserve_anew(uow: UnitOfWork, case: CaseAtHand, held: tuple[Held, ...], reason: str) -> None:
    """Let go what is no longer right, and reserve what is lacking; of a case without reservations nothing."""
    if not held:
        return
    going = _not_needed(uow, case, held) if reason else list(held)
    if going:
        gone = update(Reservation).where(Reservation.id.in_([one.id for one in going]))
        uow.write(gone.values(released_at=uow.at, outcome="released"))
    if reason:
        _give_reason(uow, case, [one for one in held if one not in going], reason)
    reserve_case(uow, ReserveCase(case.number))


def _not_needed(uow: UnitOfWork, case: CaseAtHand, held: tuple[Held, ...]) -> list[Held]:
    """What is not planned any more, cannot be used on the day, or is more than the plan with its spares needs."""
    wanted = {one.item_id: one.planned + SPARES - one.in_trays for one in specs(uow.connection, case.id, case.number)}
    going = []
    for one in held:
        left = wanted.get(one.item_id, Decimal(0))
        if left < one.pieces or _is_unusable(uow, case, one):
            going.append(one)
        else:
            wanted[one.item_id] = left - one.pieces
    return going


def _is_unusable(uow: UnitOfWork, case: CaseAtHand, one: Held) -> bool:
    if is_expired(one.expires_on, case.needed_on):
        return True
    try:
        refuse_blocked(uow, [(one.item_id, one.lot_id, one.unit_id)])
    except Refusal:
        return True
    return False


def _give_reason(uow: UnitOfWork, case: CaseAtHand, staying: Sequence[Held], reason: str) -> None:
    """Keep the reason with each piece that stays although a free one expires earlier."""
    for one in staying:
        earlier = [
            other
            for other in candidates(uow, case, one.item_id)
            if (other.expires_on or _LAST) < (one.expires_on or _LAST) and not usable(uow, case, other)[1]
        ]
        if earlier:
            uow.write(update(Reservation).where(Reservation.id == one.id).values(reason=reason))


def compare(before: Sequence[Held], after: Sequence[Held]) -> Moves:
    """What is reserved now compared to before."""
    old, new = _by_key(before), _by_key(after)
    kept = sum((min(pieces, new.get(key, Decimal(0))) for key, pieces in old.items()), Decimal(0))
    return Moves(_more(before, old, new), _more(after, new, old), kept)


_Sums = dict[tuple[int, int | None, int], Decimal]


def _by_key(held: Sequence[Held]) -> _Sums:
    sums: _Sums = {}
    for one in held:
        sums[one.key] = sums.get(one.key, Decimal(0)) + one.pieces
    return sums


def _more(held: Sequence[Held], mine: _Sums, others: _Sums) -> tuple[ReservationMoved, ...]:
    """What these reservations hold more than the others, goods by goods."""
    firsts = {one.key: one for one in reversed(held)}
    told = []
    for key, one in reversed(firsts.items()):
        pieces = mine[key] - others.get(key, Decimal(0))
        if pieces > 0:
            names = (one.ref, one.item, one.lot, one.serial, one.place)
            told.append(ReservationMoved(*names, pieces, one.reason))
    return tuple(told)
