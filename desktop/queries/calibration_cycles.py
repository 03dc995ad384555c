"""How often a piece of test equipment is to be calibrated: its own cycle, or that of the narrowest rule (S2-09)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from desktop.domain.scopes import TermScope, scope_of
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.prevention import CalibratedEquipment, CalibrationCycle
from desktop.queries.terms import contract_of, term_for

LONGEST_CYCLE: Final = 120


@dataclass(frozen=True, slots=True)
class Cycle:
    """So many months from one calibration to the next; ``rule`` "" for a cycle of its own.

    Attributes:
        told: for what the rule holds, "" for all equipment.
    """

    months: int
    rule: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A rule in a list."""

    name: str
    model: str
    region: str
    contract: str
    months: int
    valid_from: date
    valid_to: date | None
    reason: str


def cycle_of(connection: Connection, equipment: int, day: date) -> Cycle | None:
    """The cycle of a piece of equipment by its key, on the day of a calibration; None without any.

    Where the equipment is kept as a device too, that one says its region and the level of its contract; otherwise its
    centre says the region.
    """
    kept = CalibratedEquipment
    asked = select(kept.cycle_months, kept.model, kept.serial, kept.partner_id, Site.region)
    row = connection.execute(asked.join(Site, Site.id == kept.site_id).where(kept.id == equipment)).one()
    if row.cycle_months:
        return Cycle(row.cycle_months)
    about = _about(connection, row, day)
    found = term_for(connection, CalibrationCycle, about, day, CalibrationCycle.partner_id == row.partner_id)
    return None if found is None else Cycle(found.months, found.name, scope_of(found).told)


def _about(connection: Connection, row: Any, day: date) -> TermScope:
    asked = select(Device.id, Device.region).where(Device.serial == row.serial, Device.model == row.model)
    device = connection.execute(asked).first() if row.serial else None
    if device is None:
        return TermScope(region=row.region, model=row.model)
    level = contract_of(connection, device.id, day).level
    return TermScope(region=device.region or row.region, contract=level, model=row.model)


def calibration_cycles(connection: Connection, site: str = "") -> tuple[CycleRow, ...]:
    """The rules of a site's partner, or all, the newest first."""
    kept = CalibrationCycle
    asked = select(*(getattr(kept, name) for name in CycleRow.__slots__))
    if site:
        asked = asked.where(kept.partner_id == select(Site.partner_id).where(Site.code == site).scalar_subquery())
    rows = connection.execute(asked.order_by(kept.valid_from.desc(), kept.id.desc()))
    return tuple(CycleRow(*row) for row in rows)
