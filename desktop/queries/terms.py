"""Which promise, rate or calibration cycle holds on a day, and by which contract of a device (S2-09)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from desktop.domain.scopes import Term, TermScope, narrowest, scope_of
from desktop.models.device import Device
from desktop.models.prevention import CalibrationCycle
from desktop.models.repair import RepairRate, ServiceLevel
from desktop.models.warranty import ServiceContract

TermTable = type[ServiceLevel] | type[RepairRate] | type[CalibrationCycle]


@dataclass(frozen=True, slots=True)
class DeviceContract:
    """The level of service of a device on a day; ``number`` "" when the record says so and no contract."""

    level: str
    number: str


def contract_of(connection: Connection, device: int, day: date) -> DeviceContract:
    """The contract that began last of those that run on the day; without one what the record of the device says."""
    kept = ServiceContract
    asked = select(kept.level, kept.number).where(kept.device_id == device, kept.first <= day, kept.last >= day)
    row = connection.execute(asked.order_by(kept.first.desc(), kept.id.desc()).limit(1)).first()
    if row is not None:
        return DeviceContract(row.level, row.number)
    return DeviceContract(connection.execute(select(Device.service_level).where(Device.id == device)).scalar_one(), "")


def term_for(
    connection: Connection, table: TermTable, about: TermScope, day: date, *mine: ColumnElement[bool]
) -> Any | None:
    """The row of the narrowest term of some that holds on a day; None when nothing was agreed.

    Args:
        connection: to read with.
        table: of the terms.
        about: what is asked for, each word as it is.
        day: of the report, or of the calibration.
        mine: of which partner, and for which charge.
    """
    fits = [getattr(table, name).in_({"", word}) for name, word in _words(table, about)]
    asked = select(*table.__table__.c).where(*mine, *fits, table.valid_from <= day)
    asked = asked.where(or_(table.valid_to.is_(None), table.valid_to >= day))
    rows = {row.id: row for row in connection.execute(asked)}
    best = narrowest(terms_of(rows.values()))
    return rows[max(best, key=lambda one: (one.period[0], one.key)).key] if best else None


def _words(table: TermTable, about: TermScope) -> list[tuple[str, str]]:
    return [(name, word) for name, word in about.words.items() if hasattr(table, name)]


def terms_of(rows: Iterable[Any]) -> list[Term]:
    """Rows of one of the tables as they are compared."""
    return [
        Term(scope_of(row), (row.valid_from, row.valid_to or date.max), row.id, getattr(row, "name", ""))
        for row in rows
    ]
