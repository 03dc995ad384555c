"""What the contracts with hospitals include of emergencies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from desktop.models.order import ServicePackage
from desktop.models.party import Party


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package from a day on; ``hospital`` is a code, the times are local, ``valid_to`` the last day or None.

    ``retired_at`` is since when it counts for no call; None while it is in use.
    """

    hospital: str
    hospital_name: str
    hospital_name_en: str
    name: str
    emergency: bool
    from_time: str
    to_time: str
    valid_from: date
    valid_to: date | None
    retired_at: datetime | None = None


def service_packages(connection: Connection, hospital: str = "", *, retired: bool = False) -> tuple[PackageRow, ...]:
    """All packages, by hospital and first day; ``hospital`` is a code, "" for all; ``retired`` ones when asked for."""
    asked = (
        select(Party.code, Party.name, Party.name_en, ServicePackage.name, ServicePackage.emergency)
        .add_columns(ServicePackage.from_minute, ServicePackage.to_minute)
        .add_columns(ServicePackage.valid_from, ServicePackage.valid_to, ServicePackage.retired_at)
        .join(Party, Party.id == ServicePackage.hospital_id)
        .order_by(Party.code, ServicePackage.valid_from)
    )
    asked = asked if retired else asked.where(ServicePackage.retired_at.is_(None))
    rows: Sequence[Any] = connection.execute(asked.where(Party.code == hospital) if hospital else asked).all()
    return tuple(PackageRow(*(*row[:5], _time(row[5]), _time(row[6]), *row[7:10])) for row in rows)


def _time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
