"""What is entered about a tray by hand: of which kit it is, and its run through the steriliser."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import ClassVar

from PySide6.QtCore import QObject

from desktop.presenters.entry import Entry, Reading
from desktop.presenters.entry_values import Values
from desktop.presenters.session import Session
from desktop.presenters.site_time import zone_of
from desktop.queries.kits import KitSheet, kit_sheets
from desktop.services.trays.kits import ASSIGN_KIT, AssignKit
from desktop.services.trays.sterilising import RECORD_STERILISATION, RecordSterilisation


class TrayCare(Entry):
    """The kit of a tray, and its sterilisation."""

    field_of: ClassVar[Mapping[str, str]] = {
        "unknown_kit": "kit",
        "period_backwards": "valid_until",
        "in_the_future": "time",
    }

    def __init__(self, session: Session, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.kits: tuple[KitSheet, ...] = ()
        self._site = site

    @property
    def may_assign(self) -> bool:
        """Whether the person at the desk may say of which kit a tray is."""
        return self.may(ASSIGN_KIT)

    @property
    def may_record(self) -> bool:
        """Whether the person at the desk may record a sterilisation."""
        return self.may(RECORD_STERILISATION)

    def reload(self) -> None:
        """Read the kits in use."""
        self.session.jobs.read(kit_sheets, self._read, self.failed.emit)

    def _read(self, kits: tuple[KitSheet, ...]) -> None:
        self.kits = kits
        self.choices_changed.emit()

    def assign(self, tray: str, kit: str) -> None:
        """Say of which kit a tray is."""
        reading = Reading({"kit": kit})
        reading.need("kit")
        if reading.faults:
            self.refused.emit(reading.faults)
        else:
            self.send(ASSIGN_KIT, AssignKit(tray, kit))

    def sterilised(self, tray: str, values: Values) -> None:
        """Record a run through the steriliser; what is wrong is told with `refused`."""
        reading = Reading(values)
        reading.need("load", "day", "time", "valid_until")
        day, clock, until = reading.day("day"), reading.clock("time"), reading.day("valid_until")
        if reading.faults:
            self.refused.emit(reading.faults)
            return
        ok, site = values["indicator_ok"] == "true", self._site

        def record(zone: tzinfo) -> None:
            at = datetime.combine(day, clock, zone)
            run = RecordSterilisation(tray, values["load"], ok, at, until, values["evidence"])
            self.send(RECORD_STERILISATION, run)

        self.session.jobs.read(lambda connection: zone_of(connection, site), record, self.failed.emit)
