"""All label printers of this desk: one queue and one thread for each physical printer, heard in the window's thread.

What waits in the ledger for this desk is shared out among the printers. Nothing prints while nobody is signed in, nor
before the labels that were under way at the last end of the program have been put before a person.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.devices.label_printer import Patience, PrinterSettings
from desktop.devices.states import Cause, LineState, StateChange
from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.local_time import local
from desktop.queries.labels import LabelContent, next_labels
from desktop.runtime.jobs import Jobs
from desktop.runtime.label_routing import shared_out
from desktop.runtime.mailbox import Mailbox
from desktop.runtime.prepared_label import TEXT, Desk
from desktop.runtime.printer_press import LinePress, MakePress, Press, Stand
from desktop.runtime.printer_writer import Crashed, LabelTold, Pace, PrinterWriter, Stood, Task, WriterParts
from desktop.services.perform import Envelope, Verb
from desktop.services.printing import MOVE_LABEL, RECOVER_LABELS, LabelsRecovered, MoveLabel, RecoverLabels
from desktop.services.settling_labels import VOID_LABEL, VoidLabel

SOON_MS: Final = 100
EVERY_MS: Final = 2000
"""How often the ledger is asked though nothing was announced: another desk may have given labels to this one."""
AT_ONCE: Final = 500
"""Labels that are taken from the ledger at a time."""


@dataclass(frozen=True, slots=True)
class QueueParts:
    """What a print queue stands on.

    Attributes:
        workstation: the name of this desk.
        folder: of a person's own templates and printer files.
        make_press: the way to a printer; another one for printers of the computer's own printing.
    """

    workstation: str
    clock: Clock
    folder: Path | None = None
    make_press: MakePress = LinePress
    patience: Patience = field(default_factory=Patience)
    pace: Pace = field(default_factory=Pace)


@dataclass(frozen=True, slots=True)
class _Group:
    """The settings of one physical printer, with the way to it for each name."""

    identity: str
    presses: dict[PrinterSettings, Press]
    stopping: threading.Event


@dataclass(frozen=True, slots=True)
class _Grouped:
    """The printers of one round of settings."""

    round: int
    groups: tuple[_Group, ...]


class PrintQueue(QObject):
    """Owns the printers; its signals come in the thread that it lives in.

    Signals:
        state_changed: name of a printer and its `StateChange`.
        told: what became of a label (`LabelTold`).
        recovered: the labels (ids) that were under way when the program ended last, and are uncertain now.
        shared: what waits was shared out anew, see `waiting`.
        crashed: an exception that nobody expected.
    """

    state_changed = Signal(str, object)
    told = Signal(object)
    recovered = Signal(object)
    shared = Signal()
    crashed = Signal(object)

    def __init__(
        self, settings: Sequence[PrinterSettings], jobs: Jobs, parts: QueueParts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.language = TEXT
        self._settings = tuple(settings)
        self._jobs, self._at = jobs, parts
        self._person = ""
        self._recovered = self._recovering = self._reading = False
        self._round = 0
        self._starter: threading.Thread | None = None
        self._writers: list[PrinterWriter] = []
        self._ending: list[PrinterWriter] = []
        self._shares: dict[str, tuple[LabelContent, ...]] = {}
        self._states: dict[str, StateChange] = {}
        self._mailbox = Mailbox(self._deliver, self)
        self._soon, self._every = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._every.setInterval(EVERY_MS)
        self._soon.timeout.connect(self._read)
        self._every.timeout.connect(self._read)
        jobs.changed.connect(self._changed)
        self._forget_others()

    # ---------------------------------------------------------------- life

    def start(self) -> None:
        """Start the printers; returns at once. Twice is once."""
        if not self._every.isActive():
            self._every.start()
            self._look_up()

    def stop(self, seconds: float = 3.0) -> None:
        """Stop every printer: a label under way gets so many seconds to come out, else it is uncertain."""
        self._every.stop()
        self._soon.stop()
        self._round += 1
        if self._starter is not None:
            self._starter.join()
        writers = [*self._writers, *self._ending]
        for writer in writers:
            writer.close()
        end = time.monotonic() + seconds
        for writer in writers:
            writer.stop(max(0.0, end - time.monotonic()))
        self._writers, self._ending = [], []
        self._mailbox.read()
        for printer in self._settings:
            self._stand(printer.name, Stand(LineState.DISABLED, Cause.SWITCHED_OFF))

    def reload(self, settings: Sequence[PrinterSettings]) -> None:
        """Take new settings: printers that did not change go on undisturbed; one under way ends its label first."""
        self._settings = tuple(settings)
        self._forget_others()
        self._say_who_is_off()
        if self._every.isActive():
            self._look_up()

    def set_person(self, badge: str) -> None:
        """Who is signed in and may print; "" for nobody, and then nothing prints."""
        self._person = badge
        if not badge:
            self._share({})
        self._read()

    def states(self) -> dict[str, StateChange]:
        """Where each printer stands, by name, in the order of the settings."""
        return dict(self._states)

    @property
    def folder(self) -> Path | None:
        """The folder of a person's own templates and printer files."""
        return self._at.folder

    @property
    def settings(self) -> tuple[PrinterSettings, ...]:
        """The printers as they are used now."""
        return self._settings

    def waiting(self, printer: str) -> tuple[LabelContent, ...]:
        """What waits for a printer; "" for what none of them takes."""
        return self._shares.get(printer, ())

    # ---------------------------------------------------------------- what a person may do

    def pause(self, printer: str) -> None:
        """Keep the labels of a printer and send none; one that is under way comes out."""
        self._set_paused(printer, paused=True)

    def resume(self, printer: str) -> None:
        """Print again."""
        self._set_paused(printer, paused=False)

    def _set_paused(self, printer: str, *, paused: bool) -> None:
        changed = [replace(one, paused=paused) if one.name == printer else one for one in self._settings]
        self.reload(changed)
        self._share(self._shares)

    def try_again(self, label: UUID | None = None) -> None:
        """Print a label that was refused, after its template or printer was put right; None for all."""
        for writer in self._writers:
            writer.try_again(label)

    def move_waiting(self, printer: str, to: str) -> None:
        """Give everything that waits for a printer to another one."""
        for label in self.waiting(printer):
            self._write(MOVE_LABEL, MoveLabel(label.label, printer=to))

    def cancel_waiting(self, printer: str, reason: str) -> None:
        """Make everything void that waits for a printer."""
        for label in self.waiting(printer):
            self._write(VOID_LABEL, VoidLabel(label.label, reason))

    def _write(self, verb: Verb[Any, Any], request: Any) -> None:
        self._jobs.write(verb, request, self._envelope(new_id(), self._person), self._done, self._failed)

    def _done(self, _answer: object) -> None:
        """The commit is announced, and what waits is read anew by that."""

    def _failed(self, _error: Exception) -> None:
        """A label that began meanwhile stays; a silent database tells by its chip."""

    # ---------------------------------------------------------------- the printers

    def _look_up(self) -> None:
        """Which settings are one physical printer; asked beside the window, as it may take the network's time."""
        self._round += 1
        work = (self._round, tuple(one for one in self._settings if one.enabled), self._starter)
        self._starter = threading.Thread(target=self._group, args=work, name="printers", daemon=True)
        self._starter.start()

    def _group(self, number: int, settings: tuple[PrinterSettings, ...], before: threading.Thread | None) -> None:
        if before is not None:
            before.join()
        groups: dict[str, _Group] = {}
        for one in settings:
            try:
                identity = self._at.make_press(one, self._at.patience, threading.Event()).identity
                group = groups.setdefault(identity, _Group(identity, {}, threading.Event()))
                group.presses[one] = self._at.make_press(one, self._at.patience, group.stopping)
            except Exception as error:  # noqa: BLE001  # a bug in one printer: the others print on
                self._mailbox.leave(Crashed(error))
        self._mailbox.leave(_Grouped(number, tuple(groups.values())))

    def _take_groups(self, grouped: _Grouped) -> None:
        """Go on with the writers whose settings are the same; end the others and begin new ones."""
        if grouped.round != self._round:
            return
        wanted = {(group.identity, frozenset(group.presses)): group for group in grouped.groups}
        kept = [writer for writer in self._writers if (writer.identity, frozenset(writer.presses)) in wanted]
        for writer in self._writers:
            if writer not in kept:
                writer.close()
        running = {(writer.identity, frozenset(writer.presses)) for writer in kept}
        fresh = [self._writer(group) for key, group in wanted.items() if key not in running]
        self._ending = [writer for writer in (*self._ending, *self._writers) if writer not in kept and writer.is_alive]
        self._writers = [*kept, *fresh]
        for writer in fresh:
            writer.start()
        self._share(self._shares)
        self._read()

    def _writer(self, group: _Group) -> PrinterWriter:
        parts = WriterParts(self._do, self._signed_in, self._desk, self._mailbox.leave, self._at.pace)
        return PrinterWriter(group.identity, group.presses, parts, group.stopping)

    def _do(self, verb: Verb[Any, Any], request: Any, request_id: UUID, badge: str) -> Any:
        """From a writer's thread."""
        return self._jobs.do(verb, request, self._envelope(request_id, badge))

    def _envelope(self, request_id: UUID, badge: str) -> Envelope:
        return Envelope(request_id, badge, self._at.workstation, EnteredBy.CLICK)

    def _signed_in(self) -> str:
        return self._person

    def _desk(self) -> Desk:
        now = local(self._at.clock.now())
        return Desk(now.date(), self.language, self._at.folder, f"{now:%Y-%m-%d %H:%M}")

    # ---------------------------------------------------------------- what waits

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if Kind.LABELS in changes and self._every.isActive() and not self._soon.isActive():
            self._soon.start()

    def _read(self) -> None:
        if not self._person or not self._every.isActive() or self._reading or self._recovering:
            return
        if not self._recovered:
            self._recovering = True
            envelope = self._envelope(new_id(), self._person)
            self._jobs.write(RECOVER_LABELS, RecoverLabels(), envelope, self._have_recovered, self._not_recovered)
            return
        self._reading = True
        self._jobs.read(lambda base: next_labels(base, self._at.workstation, AT_ONCE), self._found, self._not_found)

    def _have_recovered(self, answer: LabelsRecovered) -> None:
        self._recovering, self._recovered = False, True
        if answer.labels:
            self.recovered.emit(answer.labels)
        self._read()

    def _not_recovered(self, _error: Exception) -> None:
        """Nothing prints; who has no right to print is not asked again and again, the clock tries it."""
        self._recovering = False

    def _found(self, labels: tuple[LabelContent, ...]) -> None:
        self._reading = False
        self._share(shared_out(labels, self._settings))

    def _not_found(self, _error: Exception) -> None:
        self._reading = False

    def _share(self, shares: dict[str, tuple[LabelContent, ...]]) -> None:
        self._shares = shares
        usable = {one.name for one in self._settings if one.enabled and not one.paused} if self._person else set()
        for writer in self._writers:
            mine = [one for one in writer.presses if one.name in usable]
            writer.offer(tuple(Task(label, one) for one in mine for label in shares.get(one.name, ())))
        self.shared.emit()

    # ---------------------------------------------------------------- what is heard

    def _deliver(self, letter: Stood | LabelTold | Crashed | _Grouped) -> None:
        match letter:
            case Stood():
                self._stand(letter.printer, letter.stand)
            case LabelTold():
                self.told.emit(letter)
            case Crashed():
                self.crashed.emit(letter.error)
            case _Grouped():
                self._take_groups(letter)

    def _stand(self, name: str, stand: Stand) -> None:
        known, settings = self._states.get(name), self._named(name)
        if settings is None or (known is not None and (known.state, known.cause) == (stand.state, stand.cause)):
            return
        if settings.paused and stand.state is not LineState.DISABLED:
            return
        change = StateChange(stand.state, stand.cause, self._at.clock.now(), {"address": settings.url})
        self._states[name] = change
        self.state_changed.emit(name, change)

    def _named(self, name: str) -> PrinterSettings | None:
        return next((one for one in self._settings if one.name == name), None)

    def _say_who_is_off(self) -> None:
        for one in self._settings:
            if one.paused or not one.enabled:
                self._stand(one.name, Stand(LineState.DISABLED, _off(one)))

    def _forget_others(self) -> None:
        now = self._at.clock.now()
        off = {
            one.name: StateChange(LineState.DISABLED, _off(one), now, {"address": one.url}) for one in self._settings
        }
        self._states = {name: self._states.get(name, change) for name, change in off.items()}


def _off(settings: PrinterSettings) -> Cause:
    return Cause.PAUSED_HERE if settings.paused and settings.enabled else Cause.SWITCHED_OFF
