"""What warranty answers need of many devices at once: the same facts as for one, without who entered them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.equipment import Stage
from desktop.domain.warranty_facts import Entered, Extension, Facts, Suspension, Void
from desktop.models.device import Device, DeviceStage
from desktop.models.warranty import DeviceExtension, DeviceSuspension, DeviceVoid
from desktop.queries.warranty_facts import INPUTS

AT_ONCE = 900
"""Keys in one query; both databases take that many."""


def facts_of_many(connection: Connection, devices: Collection[int]) -> dict[int, Facts]:
    """The facts of devices by key, with those of the devices that they replaced."""
    found: dict[int, Facts] = {}
    keys = sorted(devices)
    for start in range(0, len(keys), AT_ONCE):
        found |= _some(connection, keys[start : start + AT_ONCE])
    return found


def _some(connection: Connection, keys: Sequence[int]) -> dict[int, Facts]:
    columns = [getattr(Device, field.value) for field in INPUTS.values()]
    asked = select(Device.id, Device.replaces_id, Device.replaced_on, *columns).where(Device.id.in_(keys))
    rows = connection.execute(asked).all()
    extensions, voids, rests = _extensions(connection, keys), _voids(connection, keys), _rests(connection, keys)
    before = {row.replaces_id for row in rows if row.replaces_id is not None}
    predecessors = facts_of_many(connection, before) if before else {}
    found = {}
    for row in rows:
        inputs = {name: Entered(None if value == "" else value) for name, value in zip(INPUTS, row[3:], strict=True)}
        facts = Facts(inputs, tuple(extensions[row.id]), tuple(voids[row.id]), tuple(rests[row.id]))
        if row.replaces_id is not None:
            facts = replace(facts, predecessor=predecessors.get(row.replaces_id), replaced_on=row.replaced_on)
        found[row.id] = facts
    return found


def _gathered(rows: Iterable[Any], make: Any) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(make(*row[1:]))
    return found


def _extensions(connection: Connection, keys: Sequence[int]) -> defaultdict[int, list[Extension]]:
    table = DeviceExtension
    asked = select(table.device_id, table.number, table.months, table.bought_on)
    asked = asked.where(table.device_id.in_(keys), table.ended_at.is_(None)).order_by(table.id)
    return _gathered(connection.execute(asked), Extension)


def _voids(connection: Connection, keys: Sequence[int]) -> defaultdict[int, list[Void]]:
    table = DeviceVoid
    asked = select(table.device_id, table.since, table.reason)
    asked = asked.where(table.device_id.in_(keys), table.ended_at.is_(None)).order_by(table.id)
    return _gathered(connection.execute(asked), Void)


def _rests(connection: Connection, keys: Sequence[int]) -> defaultdict[int, list[Suspension]]:
    table = DeviceSuspension
    asked = select(table.device_id, table.first, table.last, table.reason)
    asked = asked.where(table.device_id.in_(keys), table.ended_at.is_(None)).order_by(table.id)
    return _gathered(connection.execute(asked), Suspension)


def ended_devices(connection: Connection, devices: Collection[int]) -> dict[int, date]:
    """Those that are replaced or scrapped, and the day of it."""
    ended = (Stage.REPLACEMENT, Stage.SCRAP)
    asked = select(DeviceStage.device_id, DeviceStage.on)
    asked = asked.where(DeviceStage.stage.in_(ended), DeviceStage.taken_back_at.is_(None))
    found: dict[int, date] = {}
    keys = sorted(devices)
    for start in range(0, len(keys), AT_ONCE):
        found |= dict(connection.execute(asked.where(DeviceStage.device_id.in_(keys[start : start + AT_ONCE]))).all())
    return found
