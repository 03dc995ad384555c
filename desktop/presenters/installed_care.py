"""The devices in the field that use a part, in a form beside its demand (SC-10, S2-62)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal

from desktop.domain.errors import Refusal
from desktop.exchange.cells import as_whole
from desktop.presenters.desk import Desk
from desktop.presenters.entry import Entry, Reading
from desktop.presenters.entry_values import Values, request_of
from desktop.queries.installed_base import InstalledRow, installed_base
from desktop.services.adopting_pars import RECORD_INSTALLED_BASE, InstalledBaseRecorded, RecordInstalledBase


class InstalledCare(Entry):
    """What was recorded for the part at hand.

    Signals:
        opened: the form is to be shown with `values`.
    """

    opened = Signal()
    field_of: ClassVar[Mapping[str, str]] = {"needs_reference": "source", "bad_quantity": "failures_per_year"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session, desk)
        self.site, self.item = "", ""
        self.values: dict[str, str] = {}
        self._desk = desk
        self.done.connect(self._recorded)

    @property
    def may_record(self) -> bool:
        """Whether the person at the desk may record it."""
        return self.may(RECORD_INSTALLED_BASE)

    def open(self, site: str, item: str) -> None:
        """Read what is recorded for a part at a site; it is told with `opened`."""

        def read(connection: Any) -> tuple[str, str, InstalledRow | None]:
            return site, item, installed_base(connection, site, item)

        self.session.jobs.read(read, self._open, self.failed.emit)

    def _open(self, answer: tuple[str, str, InstalledRow | None]) -> None:
        self.site, self.item, row = answer
        self.values = dict.fromkeys(("devices", "failures_per_year", "source"), "")
        if row is not None:
            rate = f"{row.failures_per_year.normalize():f}"
            self.values = {"devices": str(row.devices), "failures_per_year": rate, "source": row.source}
        self.opened.emit()

    def record(self, values: Values) -> None:
        """Keep the figures; what is wrong is told at its field with `refused`."""
        reading = Reading(values)
        reading.need("devices", "failures_per_year", "source")
        reading.read("devices", _count, 0)
        if reading.faults:
            self.refused.emit(reading.faults)
            return
        try:
            request = request_of(RecordInstalledBase, values, {"site": self.site, "item": self.item})
        except Refusal as refusal:
            self.refuse(refusal)
        else:
            self.send(RECORD_INSTALLED_BASE, request)

    def _recorded(self, recorded: InstalledBaseRecorded) -> None:
        self._desk.ok("installed_base_recorded", {"item": recorded.item, "site": recorded.site})


def _count(text: str) -> int:
    count = as_whole(text)
    if count < 0:
        raise Refusal("negative", value=text)
    return count
