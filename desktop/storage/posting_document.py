"""What one commit writes to the ledger, in the order in which both databases write it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any, NamedTuple
from uuid import UUID

from desktop.domain.chain import canonical
from desktop.domain.ledger import Movement
from desktop.domain.origin import Origin
from desktop.domain.quantity import to_thousandths


class BalanceChange(NamedTuple):
    """By how many thousandths the balance of one key changes; sorted, so that desks lock in one order."""

    item: int
    lot: int
    unit: int | None
    place: int
    owner: int
    change: int


class RequestRecord(NamedTuple):
    """The request that wrote, with its answer as JSON text."""

    id: UUID
    verb: str
    content_sha256: str
    answer: str


class Entry(NamedTuple):
    """One link for a site's chain: canonical JSON."""

    site: int
    movement: UUID | None
    payload: str


@dataclass(frozen=True, slots=True)
class PlacedMovement:
    """A movement with the site and the partner whose ledger it belongs to."""

    movement: Movement
    site: int
    partner: int


@dataclass(slots=True)
class PostingDocument:
    """Everything of one commit that goes through the ledger's door."""

    origin: Origin
    request: RequestRecord | None = None
    movements: list[PlacedMovement] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def movement_payload(placed: PlacedMovement, origin: Origin) -> str:
    """The canonical JSON of a movement as the chain keeps it: every column and every leg."""
    movement = placed.movement
    return canonical(
        {
            "what": "movement",
            "id": movement.id.hex,
            "request": origin.request_id.hex,
            "kind": movement.kind.value,
            "partner": placed.partner,
            "occurred_at": origin.occurred_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": origin.actor.id,
            "workstation": origin.workstation,
            "entered_by": origin.entered_by.value,
            "raw": origin.raw,
            "document": movement.document,
            "reason": movement.reason,
            "reverses": movement.reverses.hex if movement.reverses else None,
            "legs": leg_lists(movement),
        }
    )


def leg_lists(movement: Movement) -> list[list[Any]]:
    """Each leg as [item, lot, unit, place, owner, custodian, thousandths]."""
    return [
        [leg.item, leg.lot, leg.unit, leg.place, leg.owner, leg.custodian, to_thousandths(leg.quantity)]
        for leg in movement.legs
    ]


def balance_changes(movements: Iterable[Movement]) -> list[BalanceChange]:
    """The net change of each balance, decreases of a unit before its increases, in one global order."""
    net: dict[tuple[int, int, int | None, int, int], int] = defaultdict(int)
    for movement in movements:
        for leg in movement.legs:
            if not leg.outside:
                net[leg.item, leg.lot, leg.unit, leg.place, leg.owner] += to_thousandths(leg.quantity)
    changes = [BalanceChange(*key, change) for key, change in net.items() if change]
    return sorted(changes, key=_lock_order)


def _lock_order(change: BalanceChange) -> tuple[int, int, bool, int, int]:
    arriving = change.unit is not None and change.change > 0
    return change.lot, change.unit or 0, arriving, change.place, change.owner
