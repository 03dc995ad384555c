"""What the SOP sheet of a case proves for each of its trays: who counted it, and which run sterilised it (S1-41)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from desktop.models.case import Case, CaseTray
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.tray import Direction, Sterilisation, TrayCount


@dataclass(frozen=True, slots=True)
class TrayEvidence:
    """A tray of a case with its last count and its last run before it left; None for what was not done."""

    tray: str
    counted_at: datetime | None
    counted_by: str
    complete: bool | None
    load: str
    indicator_ok: bool | None
    sterilised_at: datetime | None
    valid_until: date | None


def tray_evidence(connection: Connection, number: str) -> tuple[TrayEvidence, ...]:
    """The trays of a case in the order in which they were added."""
    asked = select(Place.id, Place.code, CaseTray.out_at).join(CaseTray, CaseTray.tray_id == Place.id)
    asked = asked.join(Case, Case.id == CaseTray.case_id).where(Case.number == number).order_by(CaseTray.id)
    return tuple(_evidence(connection, row) for row in connection.execute(asked).all())


def _evidence(connection: Connection, tray: Any) -> TrayEvidence:
    counted = select(TrayCount.closed_at, Person.name, TrayCount.complete)
    counted = counted.join(Person, Person.id == TrayCount.counted_by_id).where(TrayCount.tray_id == tray.id)
    counted = counted.where(TrayCount.direction == Direction.OUT, TrayCount.closed_at.is_not(None))
    runs = select(Sterilisation.load, Sterilisation.indicator_ok, Sterilisation.sterilised_at)
    runs = runs.add_columns(Sterilisation.valid_until).where(Sterilisation.tray_id == tray.id)
    if tray.out_at is not None:
        counted = counted.where(TrayCount.closed_at <= tray.out_at)
        runs = runs.where(Sterilisation.recorded_at <= tray.out_at)
    count = connection.execute(counted.order_by(TrayCount.closed_at.desc()).limit(1)).first()
    run = connection.execute(runs.order_by(Sterilisation.id.desc()).limit(1)).first()
    return TrayEvidence(
        tray.code,
        counted_at=count.closed_at if count else None,
        counted_by=count.name if count else "",
        complete=count.complete if count else None,
        load=run.load if run else "",
        indicator_ok=run.indicator_ok if run else None,
        sterilised_at=run.sterilised_at if run else None,
        valid_until=run.valid_until if run else None,
    )
