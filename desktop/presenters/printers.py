"""The label printers of this desk: set up, watched, paused, tried, and relieved of their labels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.label_printer import PrinterSettings
from desktop.devices.printer_bench import read_printer
from desktop.devices.printer_finding import Found, find_printers
from desktop.devices.states import StateChange
from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.find_desk import told
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.queries.label_board import last_labels
from desktop.queries.labels import LabelRow, PrinterQueue, printer_queues
from desktop.runtime.aside import Aside
from desktop.runtime.print_queue import PrintQueue
from desktop.services.ordering_labels import ORDER_LABELS, LabelsOrdered, OrderLabels
from desktop.services.printing import MOVE_LABEL, MoveLabel
from desktop.services.wire import from_wire

Table = Mapping[str, Any]
URL: Final = "url"


@dataclass(frozen=True, slots=True)
class PrinterNow:
    """One printer as it stands.

    Attributes:
        row: its place in the settings file.
        settings: None when the file says something that cannot be used; ``fault`` says what.
        change: where it stands; None before anything is known.
        waiting: labels for it that have not begun.
        uncertain: labels that a person must look for.
        last: its last labels, the latest first.
    """

    row: int
    name: str
    table: Table
    settings: PrinterSettings | None
    fault: BadDeviceSetting | None
    change: StateChange | None
    waiting: int
    uncertain: int
    last: tuple[LabelRow, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    queues: Mapping[str, PrinterQueue]
    last: Mapping[str, tuple[LabelRow, ...]]


class PrintersDesk(QObject):
    """The printers, and what may be done with them.

    Signals:
        changed: a printer, its state or its queue is another.
        refused: the field of a printer's form that is wrong, and the `BadDeviceSetting`.
        found: the printers of this computer (a tuple of `desktop.devices.printer_finding.Found`).
        unfound: they could not be looked for (the exception).
        replied: the `Reply` to what was asked.
    """

    changed = Signal()
    refused = Signal(str, object)
    found = Signal(object)
    unfound = Signal(object)
    replied = Signal(object)

    def __init__(
        self,
        session: Session,
        station: StationSettings,
        queue: PrintQueue,
        look: Callable[[], Sequence[Found]] = find_printers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.station, self.queue = session, station, queue
        self._look = look
        self._read = _Read({}, {})
        self._aside = Aside(self)
        queue.state_changed.connect(self._state_changed)
        queue.shared.connect(self.changed)

    # ---------------------------------------------------------------- what is shown

    @property
    def tables(self) -> tuple[Table, ...]:
        """The printers as they stand in the file."""
        return self.station.settings.printer

    def printers(self) -> tuple[PrinterNow, ...]:
        """The printers in the order of the file."""
        return tuple(self._now(row, table) for row, table in enumerate(self.tables))

    def _now(self, row: int, table: Table) -> PrinterNow:
        name = str(table.get("name", ""))
        settings, fault = _settings(table)
        queue = self._read.queues.get(name)
        waiting = max(len(self.queue.waiting(name)), queue.waiting + queue.failed if queue is not None else 0)
        unsure = queue.uncertain if queue is not None else 0
        change, last = self.queue.states().get(name), self._read.last.get(name, ())
        return PrinterNow(row, name, table, settings, fault, change, waiting, unsure, last)

    def unclaimed(self) -> int:
        """Labels of this desk that no printer takes."""
        return len(self.queue.waiting(""))

    def reload(self) -> None:
        """Read the queues and the last labels."""
        names, desk = [str(table.get("name", "")) for table in self.tables], self.session.workstation

        def read(connection: Any) -> _Read:
            queues = {queue.printer: queue for queue in printer_queues(connection, desk)}
            return _Read(queues, {name: last_labels(connection, name, desk) for name in names})

        self.session.jobs.read(read, self._have_read, self._unread)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched labels."""
        if Kind.LABELS in changes:
            self.reload()

    def _have_read(self, read: _Read) -> None:
        self._read = read
        self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """What is shown stays; the database's chip says why."""

    def _state_changed(self, _name: str, _change: StateChange) -> None:
        self.changed.emit()

    # ---------------------------------------------------------------- set up

    def save(self, row: int | None, table: Table) -> bool:
        """Add a printer (row None) or change one, and use it at once; False when a field is wrong."""
        tables = list(self.tables)
        if row is None:
            tables.append(table)
        else:
            tables[row] = table
        try:
            read_printer(table)
            _refuse_twice(tables)
        except BadDeviceSetting as fault:
            self.refused.emit(field_of(fault), fault)
            return False
        if row is not None:
            self._rename(str(self.tables[row].get("name", "")), str(table["name"]))
        self._use(tables)
        return True

    def _rename(self, old: str, new: str) -> None:
        """Labels that were given to a printer by its name wait for it under its new one."""
        for label in self.queue.waiting(old) if old != new else ():
            if label.printer == old:
                moved, envelope = MoveLabel(label.label, new), self.session.envelope()
                self.session.jobs.write(MOVE_LABEL, moved, envelope, self._renamed, self._unordered)

    def _renamed(self, _answer: object) -> None:
        """The commit is announced."""

    def remove(self, row: int) -> None:
        """Take a printer away; its labels stay where they are until another takes them."""
        tables = list(self.tables)
        del tables[row]
        self._use(tables)

    def _use(self, tables: Sequence[Table]) -> None:
        self.queue.reload(usable(tables))
        self.station.keep(printer=tuple(tables))
        self.changed.emit()
        self.reload()

    def look(self) -> None:
        """Look for printers at this computer; `found` tells."""
        self._aside.run(self._look, self._have_found, self.unfound.emit)

    def _have_found(self, printers: Sequence[Found]) -> None:
        self.found.emit(tuple(printers))

    # ---------------------------------------------------------------- what may be done

    def pause(self, row: int, *, paused: bool) -> None:
        """Keep the labels of a printer, or let them go on; also after the next start."""
        table = dict(self.tables[row])
        table.pop("paused", None)
        tables = list(self.tables)
        tables[row] = table | ({"paused": True} if paused else {})
        (self.queue.pause if paused else self.queue.resume)(str(table.get("name", "")))
        self.station.keep(printer=tuple(tables))
        self.changed.emit()

    def try_again(self) -> None:
        """Print what was refused before, now that something was put right."""
        self.queue.try_again()

    def test(self, name: str) -> None:
        """Order the test label with the ruler for a printer."""
        asked = {"purpose": "test", "things": [{"code": name}], "printer": name}
        request = from_wire(OrderLabels, asked)
        self.session.jobs.write(ORDER_LABELS, request, self.session.envelope(), self._ordered, self._unordered)

    def _ordered(self, _answer: LabelsOrdered) -> None:
        self.replied.emit(Reply(Verdict.OK, "test_label_ordered"))

    def _unordered(self, error: Exception) -> None:
        no_one = isinstance(error, Refusal) and self.session.person is None
        self.replied.emit(Reply(Verdict.REFUSED, "sign_in_first") if no_one else told(error))

    def move(self, name: str, to: str) -> None:
        """Give the labels that wait for a printer to another one; "" those that no printer takes."""
        waiting = len(self.queue.waiting(name))
        self.queue.move_waiting(name, to)
        self.replied.emit(Reply(Verdict.OK, "labels_moved", {"count": waiting, "to": to}))

    def finish(self) -> None:
        """Wait until nothing is looked for; for the end of the program."""
        self._aside.wait()


def _settings(table: Table) -> tuple[PrinterSettings | None, BadDeviceSetting | None]:
    try:
        return read_printer(table), None
    except BadDeviceSetting as fault:
        return None, fault


def usable(tables: Sequence[Table]) -> tuple[PrinterSettings, ...]:
    """The printers of the file that can be used; those that cannot are shown as faulty."""
    by_name: dict[str, PrinterSettings] = {}
    for table in tables:
        settings = _settings(table)[0]
        if settings is not None:
            by_name.setdefault(settings.name, settings)
    return tuple(by_name.values())


def _refuse_twice(tables: Sequence[Table]) -> None:
    """Refuse two printers of one name, whatever else is wrong with the others."""
    names = [str(table.get("name", "")) for table in tables]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadDeviceSetting("name_twice", names=twice)


def field_of(fault: BadDeviceSetting) -> str:
    """The field of a printer's form that a fault belongs to."""
    if fault.code == "bad_address":
        return URL
    return "name" if fault.code == "name_twice" else str(fault.facts.get("key", "name"))
