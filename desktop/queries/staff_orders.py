"""The repair orders that people have this week."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Final

from sqlalchemy import Connection, and_, or_, select

from desktop.domain.repairs import RepairState
from desktop.models.repair import RepairOrder

BEGUN: Final = frozenset({RepairState.ON_THE_WAY, RepairState.ARRIVED, RepairState.WORKING})
"""States in which the order takes up the person."""

_OVER: Final = (RepairState.FINISHED, RepairState.IN_SERVICE, RepairState.CANCELLED)


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """An order of somebody; ``began_at`` while they are at it, else None."""

    number: str
    began_at: datetime | None


def orders_of(
    connection: Connection, people: Collection[int], monday: date, zone: tzinfo
) -> dict[int, tuple[OpenOrder, ...]]:
    """The orders of each of some people that are open, or were given to them since a Monday and done."""
    since = datetime.combine(monday, time(0), zone)
    given = and_(RepairOrder.assigned_at >= since, RepairOrder.state != RepairState.CANCELLED)
    columns = (RepairOrder.assigned_to_id, RepairOrder.number, RepairOrder.state, RepairOrder.started_at)
    asked = select(*columns, RepairOrder.assigned_at).where(RepairOrder.assigned_to_id.in_(people))
    asked = asked.where(or_(RepairOrder.state.not_in(_OVER), given)).order_by(RepairOrder.number)
    found: dict[int, list[OpenOrder]] = defaultdict(list)
    for row in connection.execute(asked):
        began = (row.started_at or row.assigned_at) if row.state in BEGUN else None
        found[int(row.assigned_to_id or 0)].append(OpenOrder(row.number, began))
    return {one: tuple(found[one]) for one in people}
