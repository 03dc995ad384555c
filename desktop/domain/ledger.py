"""The stock ledger: movements whose legs sum to zero.

A movement has legs; a leg says where, whose and how much. For each item, lot and unit the legs of one movement sum
to zero: what leaves one place arrives in another. Outside places (supplier, hospital use, loss, …) take the other side.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from desktop.domain.errors import Refusal


class MovementKind(StrEnum):
    """What happened to the goods."""

    RECEIVE = "receive"
    PUT_AWAY = "put_away"
    TRANSFER = "transfer"
    QUARANTINE = "quarantine"
    REVERSE = "reverse"
    CONSUME = "consume"
    BUY_OUT = "buy_out"
    LOSE = "lose"
    GIVE_BACK = "give_back"
    DISPATCH = "dispatch"
    COME_BACK = "come_back"
    COUNT = "count"
    SCRAP = "scrap"


MAY_CHANGE_OWNER: Final = frozenset(
    {MovementKind.CONSUME, MovementKind.BUY_OUT, MovementKind.LOSE, MovementKind.GIVE_BACK, MovementKind.REVERSE}
)


class PlaceKind(StrEnum):
    """What kind of place; the last six are outside the stock."""

    RECEIVING = "receiving"
    HOLDING = "holding"
    ZONE = "zone"
    BIN = "bin"
    TRAY = "tray"
    TRANSIT = "transit"
    HOSPITAL = "hospital"
    SUPPLIER = "supplier"
    HOSPITAL_USE = "hospital_use"
    LOSS = "loss"
    COUNT_DIFFERENCE = "count_difference"
    SCRAP = "scrap"
    RETURNED_TO_MAKER = "returned_to_maker"


OUTSIDE: Final = frozenset(
    {
        PlaceKind.SUPPLIER,
        PlaceKind.HOSPITAL_USE,
        PlaceKind.LOSS,
        PlaceKind.COUNT_DIFFERENCE,
        PlaceKind.SCRAP,
        PlaceKind.RETURNED_TO_MAKER,
    }
)


class ZoneState(StrEnum):
    """The quality state of the goods in a place (GSP zones, `LOOK` colours)."""

    TO_INSPECT = "to_inspect"
    USABLE = "usable"
    REJECTED = "rejected"
    OUTGOING = "outgoing"
    RETURNED = "returned"


class BinPurpose(StrEnum):
    """What a bin is for; goods under a hold go only to the bins made for them."""

    UNITS = "units"
    TRAYS = "trays"
    QUARANTINE = "quarantine"
    RETURNS = "returns"
    RECALL = "recall"
    EXPIRED = "expired"


STATE_OF_PURPOSE: Final = {
    BinPurpose.UNITS: ZoneState.USABLE,
    BinPurpose.TRAYS: ZoneState.USABLE,
    BinPurpose.QUARANTINE: ZoneState.TO_INSPECT,
    BinPurpose.RETURNS: ZoneState.RETURNED,
    BinPurpose.RECALL: ZoneState.REJECTED,
    BinPurpose.EXPIRED: ZoneState.REJECTED,
}
"""How the goods in a bin stand, by what the bin is for (S1-22)."""


class EnteredBy(StrEnum):
    """How a fact came in: the source of each time stamp (S2-50)."""

    SCAN = "scan"
    CLICK = "click"
    IMPORT = "import"
    TYPED = "typed"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a movement.

    Attributes:
        item: item id.
        lot: lot id; goods without a lot number have the item's nameless lot.
        unit: unit id for a serial-numbered piece, else None.
        place: place id.
        owner: party id, who it belongs to in law.
        custodian: party id, who holds it.
        quantity: pieces; negative where it leaves, positive where it arrives.
        outside: the place is outside the stock: no balance is kept there.
    """

    item: int
    lot: int
    unit: int | None
    place: int
    owner: int
    custodian: int
    quantity: Decimal
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """One entry of the ledger.

    Attributes:
        id: made by the caller, UUIDv7.
        kind: what happened.
        legs: at least two, summing to zero.
        document: the number of the document it belongs to, or "".
        reverses: the movement that this one takes back.
        reason: in the person's words, or "".
    """

    id: UUID
    kind: MovementKind
    legs: tuple[Leg, ...]
    document: str = ""
    reverses: UUID | None = None
    reason: str = ""


def check_movement(movement: Movement) -> None:
    """Refuse what must never stand in the ledger.

    Raises:
        Refusal: ``empty_movement``, ``unbalanced_movement``, ``unit_not_one`` or ``owner_changed``.
    """
    if len(movement.legs) < 2:
        raise Refusal("empty_movement")
    sums: dict[tuple[int, int, int | None], Decimal] = defaultdict(Decimal)
    owned: dict[tuple[int, int, int | None, int], Decimal] = defaultdict(Decimal)
    for leg in movement.legs:
        if leg.quantity == 0 or (leg.unit is not None and abs(leg.quantity) != 1):
            raise Refusal("unit_not_one", unit=leg.unit, quantity=leg.quantity)
        sums[leg.item, leg.lot, leg.unit] += leg.quantity
        owned[leg.item, leg.lot, leg.unit, leg.owner] += leg.quantity
    _all_zero(sums.values(), "unbalanced_movement")
    if movement.kind not in MAY_CHANGE_OWNER:
        _all_zero(owned.values(), "owner_changed")


def _all_zero(sums: Iterable[Decimal], code: str) -> None:
    if any(sums):
        raise Refusal(code)


def reversal(movement: Movement, new_id: UUID, reason: str) -> Movement:
    """The counter-entry: the same legs with the other sign, naming what it takes back."""
    legs = tuple(
        Leg(leg.item, leg.lot, leg.unit, leg.place, leg.owner, leg.custodian, -leg.quantity, leg.outside)
        for leg in movement.legs
    )
    return Movement(new_id, MovementKind.REVERSE, legs, movement.document, movement.id, reason)
