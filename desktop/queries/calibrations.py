"""Test equipment and its calibration: whether it may be used on a day (SC-18, J12)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from desktop.domain.months import add_months
from desktop.domain.prevention import Validity
from desktop.models.party import Party, Site
from desktop.models.prevention import CalibratedEquipment, CalibrationCertificate
from desktop.queries.calibration_cycles import Cycle, cycle_of


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the certificates of a piece of test equipment say of a day.

    Attributes:
        code: as it was asked for; ``name`` "" when it is not known.
        validity: why it may be used or not.
        until: the last valid day of the certificate that decides; None without one.
        certificate: its number.
        owner: the code of the party to whom the equipment belongs.
    """

    code: str
    name: str
    validity: Validity
    until: date | None
    certificate: str
    owner: str

    @property
    def valid(self) -> bool:
        """Whether it may be used."""
        return self.validity is Validity.VALID


@dataclass(frozen=True, slots=True)
class EquipmentRow:
    """A piece of test equipment in a list, with the certificate that decides today.

    Attributes:
        cycle_months: 0 when neither it nor a rule has one; ``cycle_rule`` names the rule, "" for a cycle of its own.
    """

    code: str
    name: str
    model: str
    serial: str
    site: str
    owner: str
    owner_name: str
    cycle_months: int
    cycle_rule: str
    validity: Validity
    certificate: str
    laboratory: str
    done_on: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate; ``id`` names it for its file (subject ``calibration``), ``taken_back`` why it counts no more."""

    id: int
    number: str
    laboratory: str
    done_on: date
    valid_until: date
    passed: bool
    taken_back: str | None


def valid_on(connection: Connection, code: str, day: date) -> Calibration:
    """Whether a piece of test equipment may be used on a day; never raises for one that is not known.

    Args:
        connection: to read with.
        code: what stands on it, such as ``TM-3``.
        day: the calendar day at the centre.
    """
    asked = _with_owner().where(CalibratedEquipment.code == code)
    row = connection.execute(asked).first()
    if row is None:
        return Calibration(code, "", Validity.UNKNOWN, None, "", "")
    last = connection.execute(_certificates().where(CalibrationCertificate.equipment_id == row.id)).all()
    deciding = next((one for one in last if one.done_on <= day), None)
    validity = Validity.RETIRED if row.retired_at is not None else _validity(deciding, day)
    until = None if deciding is None else deciding.valid_until
    return Calibration(code, row.name, validity, until, "" if deciding is None else deciding.number, row.owner)


def _validity(certificate: Any, day: date) -> Validity:
    if certificate is None:
        return Validity.NEVER
    if not certificate.passed:
        return Validity.FAILED
    return Validity.VALID if day <= certificate.valid_until else Validity.EXPIRED


def _with_owner() -> Select[Any]:
    columns: list[Any] = [
        CalibratedEquipment.id,
        CalibratedEquipment.code,
        CalibratedEquipment.name,
        CalibratedEquipment.model,
    ]
    columns += [CalibratedEquipment.serial, CalibratedEquipment.cycle_months, CalibratedEquipment.retired_at]
    asked: Select[Any] = select(
        *columns, Party.code.label("owner"), Party.name.label("owner_name"), Site.code.label("site")
    )
    asked = asked.join(Party, Party.id == CalibratedEquipment.owner_id)
    return asked.join(Site, Site.id == CalibratedEquipment.site_id)


def _certificates() -> Select[Any]:
    """All that count, the last one first."""
    made = CalibrationCertificate
    names = ("equipment_id", "number", "laboratory", "done_on", "valid_until", "passed")
    live = select(*(getattr(made, name) for name in names)).where(made.taken_back_at.is_(None))
    return live.order_by(made.done_on.desc(), made.id.desc())


def equipment(connection: Connection, day: date, site: str = "") -> tuple[EquipmentRow, ...]:
    """All test equipment that is not retired, at a site or anywhere; what may not be used first, then by last day."""
    asked = _with_owner().where(CalibratedEquipment.retired_at.is_(None))
    asked = asked.where(Site.code == site) if site else asked
    joined = and_(CalibrationCertificate.equipment_id == CalibratedEquipment.id, CalibrationCertificate.done_on <= day)
    deciding: dict[int, Any] = {}
    for one in connection.execute(_certificates().join(CalibratedEquipment, joined)).all():
        deciding.setdefault(one.equipment_id, one)
    rows = [
        _row(row, deciding.get(row.id), day, cycle_of(connection, row.id, day))
        for row in connection.execute(asked).all()
    ]
    return tuple(sorted(rows, key=lambda row: (row.validity is Validity.VALID, row.until or date.min, row.code)))


def _row(row: Any, last: Any, day: date, cycle: Cycle | None) -> EquipmentRow:
    often = (0, "") if cycle is None else (cycle.months, cycle.rule)
    what = (row.code, row.name, row.model, row.serial, row.site, row.owner, row.owner_name, *often)
    if last is None:
        return EquipmentRow(*what, Validity.NEVER, "", "", None, None)
    return EquipmentRow(*what, _validity(last, day), last.number, last.laboratory, last.done_on, last.valid_until)


def certificates(connection: Connection, code: str) -> tuple[CertificateRow, ...]:
    """Every certificate of a piece of test equipment, the last one first, with those that were taken back."""
    made = CalibrationCertificate
    asked = select(
        made.id,
        made.number,
        made.laboratory,
        made.done_on,
        made.valid_until,
        made.passed,
        made.taken_back_at,
        made.taken_back_reason,
    ).join(CalibratedEquipment, CalibratedEquipment.id == made.equipment_id)
    rows = connection.execute(
        asked.where(CalibratedEquipment.code == code).order_by(made.done_on.desc(), made.id.desc())
    )
    return tuple(
        CertificateRow(*row[:6], taken_back=row.taken_back_reason if row.taken_back_at is not None else None)
        for row in rows
    )


def cycle_end(done_on: date, months: int) -> date:
    """The last valid day of a certificate by the cycle: the day of the month on which it was done, counted in."""
    return add_months(done_on, months)
