"""What repairs say about training: repeats and first-time fixes by technician, model and fault class (S2-63)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from desktop.domain.repairs import RepairState
from desktop.models.device import Device
from desktop.models.person import Person
from desktop.models.repair import FaultClass, RepairOrder


@dataclass(frozen=True, slots=True)
class NeedRow:
    """The finished orders of a technician about one model and fault class.

    Attributes:
        orders: finished ones.
        repeated: for how many of them the same fault came back within 30 days.
        decided: for how many it is known whether the first visit was enough; ``fixed`` of them it was.
    """

    badge: str
    person: str
    line: str
    model: str
    fault_class: str
    orders: int
    repeated: int
    decided: int
    fixed: int


def training_needs(connection: Connection, since: datetime, badge: str = "") -> tuple[NeedRow, ...]:
    """The topics of each technician since a moment, those with most repeats first.

    Args:
        connection: to the database.
        since: orders that were reported before it are passed over.
        badge: of one technician; "" for all.
    """
    asked = _orders().where(RepairOrder.reported_at >= since)
    rows = connection.execute(asked.where(Person.badge == badge) if badge else asked).all()
    repeats = select(RepairOrder.repeat_of_id).where(RepairOrder.repeat_of_id.is_not(None))
    again = set(connection.execute(repeats.where(RepairOrder.reported_at >= since)).scalars())
    topics: dict[tuple[str, str, str, str, str], list[Any]] = defaultdict(list)
    for row in rows:
        if row.state in (RepairState.FINISHED, RepairState.IN_SERVICE):
            topics[row.badge, row.name, row.line, row.model, row.fault_class].append(row)
    found = [NeedRow(*topic, *_counted(orders, again)) for topic, orders in topics.items()]
    return tuple(sorted(found, key=lambda one: (-one.repeated, one.fixed - one.decided, one.badge, one.model)))


def _orders() -> Select[Any]:
    columns: list[Any] = [RepairOrder.id, RepairOrder.state, RepairOrder.first_time_fix]
    asked: Select[Any] = select(*columns, Person.badge, Person.name, Device.line, Device.model)
    asked = asked.add_columns(FaultClass.code.label("fault_class"))
    asked = asked.join(Person, Person.id == RepairOrder.assigned_to_id)
    asked = asked.join(Device, Device.id == RepairOrder.device_id)
    return asked.join(FaultClass, FaultClass.id == RepairOrder.fault_class_id)


def _counted(orders: Iterable[Any], again: set[int | None]) -> tuple[int, int, int, int]:
    rows = list(orders)
    decided = [row.first_time_fix for row in rows if row.first_time_fix is not None]
    return len(rows), sum(row.id in again for row in rows), len(decided), sum(decided)
