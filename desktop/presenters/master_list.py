"""A list of one kind of master data, and the one of them that is being edited."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes
from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.presenters.entry_values import Values, as_text, request_of
from desktop.presenters.master_rows import MOST, Asked
from desktop.presenters.master_subjects import Subject
from desktop.presenters.session import Session
from desktop.services.master_data.retiring import Retired

Fault = tuple[str, Mapping[str, Any]]
NEW: Final[Mapping[str, str]] = {
    "carries_lot": "true",
    "carries_expiry": "true",
    "time_zone": "Asia/Shanghai",
    "waste_payer": "hospital",
    "emergency": "true",
    "from_time": "00:00",
    "to_time": "24:00",
    "presence": "before_start",
}


class MasterList(QObject):
    """The rows of one kind, and the one that is open.

    Signals:
        rows_changed: the rows were read anew.
        opened: another thing is open (or a new one, or none): its values are to be shown.
        saved: the code of what was saved or taken out of use.
        refused: what is wrong with which field: field to (code, facts).
        changed_meanwhile: another desk changed fields: field to the text that stands there now.
        failed: a refusal or fault that belongs to no field.
    """

    rows_changed = Signal()
    opened = Signal()
    saved = Signal(str)
    refused = Signal(object)
    changed_meanwhile = Signal(object)
    failed = Signal(object)

    def __init__(
        self, session: Session, subject: Subject, parent: QObject | None = None, clock: Clock | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self.session = session
        self.subject = subject
        self.asked = Asked()
        self.rows: tuple[Any, ...] = ()
        self.current: Any = None
        self.is_new = False
        self.warning: Fault | None = None
        self._wanted: tuple[str, ...] = ()
        self._wanted_from = 0
        self._reading = 0
        self._in_conflict = False

    # ------------------------------------------------------------ the list

    @property
    def may_change(self) -> bool:
        """Whether the person at the desk has the right."""
        return self.session.may(self.subject.action)

    @property
    def is_cut_off(self) -> bool:
        """There may be more rows than are shown."""
        return len(self.rows) >= MOST

    def ask(self, asked: Asked) -> None:
        """Look for other rows."""
        self.asked, self._wanted = asked, ()
        self.reload()

    def reload(self) -> None:
        """Read the rows."""
        self._reading += 1
        number, asked, rows = self._reading, self.asked, self.subject.rows
        moment = self._clock.now() if self._clock is not None else None

        def read(connection: Any) -> tuple[int, Asked, tuple[Any, ...]]:
            return number, asked, rows(connection, replace(asked, at=moment))

        self.session.jobs.read(read, self._read, self.failed.emit)

    def on_changed(self, changes: Changes) -> None:
        """Somebody changed things of this kind."""
        if self.subject.kind in changes:
            self.reload()

    def _read(self, answer: tuple[int, Asked, tuple[Any, ...]]) -> None:
        number, asked, rows = answer
        if asked != self.asked:
            return
        self.rows = rows
        self.rows_changed.emit()
        if number < self._wanted_from:
            return
        now = self._row_of(self._wanted)
        if self._in_conflict:
            self._tell_conflict(now)
        elif self._wanted and now is not None:
            self._open(now)

    def _row_of(self, key: tuple[str, ...]) -> Any:
        return next((row for row in self.rows if self.key_of(row) == key), None) if key else None

    def key_of(self, row: Any) -> tuple[str, ...]:
        """What tells a row from the others."""
        return tuple(as_text(getattr(row, name)) for name in self.subject.identity)

    # ------------------------------------------------------------ the open one

    def open(self, number: int) -> None:
        """Open the row of that number."""
        self.warning = None
        self._open(self.rows[number])

    def begin_new(self) -> None:
        """Open an empty form."""
        self.warning = None
        self._open(None, is_new=True)

    def close(self) -> None:
        """Open nothing."""
        self._open(None)

    def _open(self, row: Any, *, is_new: bool = False) -> None:
        self.current, self.is_new = row, is_new
        self._in_conflict, self._wanted = False, ()
        self.opened.emit()

    def values(self) -> dict[str, str]:
        """The values of what is open, as text."""
        if self.current is None:
            return {name: NEW.get(name, "") for name in self.subject.fields}
        return {name: as_text(getattr(self.current, name)) for name in self.subject.fields}

    def save(self, values: Values) -> None:
        """Send the form; what the service finds wrong is told with `refused`."""
        sent = dict(values)
        given: dict[str, Any] = {}
        if self.current is not None:
            seen = self.values()
            if self.subject.guarded:
                given["expected"] = [{"field": name, "value": seen[name]} for name in self.subject.guarded]
            if sent.get("packages") == seen.get("packages"):
                sent.pop("packages", None)
        verb = self.subject.save if self.current is None else self.subject.change or self.subject.save
        try:
            request = request_of(verb.request, sent, given)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self._want(tuple(values[name] for name in self.subject.identity))
        self._send(verb, request, self._saved)

    def retire(self, reason: str = "") -> None:
        """Take what is open out of use, or bring it back."""
        verb = self.subject.retire
        if self.current is None or verb is None:
            return
        kind = verb.request
        fields = {name: getattr(self.current, name) for name in self.subject.identity if hasattr(kind, name)}
        request = kind(**fields, retired=self.current.retired_at is None, reason=reason)
        self._want(self.key_of(self.current))
        self._send(verb, request, self._retired)

    def _want(self, key: tuple[str, ...]) -> None:
        """Open that row once it is written: what was read before, or is being read now, does not know of it."""
        self._wanted, self._wanted_from = key, sys.maxsize

    def _read_wanted(self) -> None:
        self._wanted_from = self._reading + 1
        self.reload()

    def _send(self, verb: Any, request: Any, taken: Any) -> None:
        envelope = self.session.envelope(entered_by=EnteredBy.CLICK)
        self.session.jobs.write(verb, request, envelope, taken, self._refuse)

    def _saved(self, done: Any) -> None:
        """`done` is a `Saved`, or for zones what may also warn of their area."""
        self._in_conflict = False
        code = str(getattr(done, "warning", ""))
        self.warning = (code, {"area": done.area_m2}) if code else None
        self.saved.emit(done.code)
        self._read_wanted()

    def _retired(self, done: Retired) -> None:
        self.saved.emit(done.code)
        if done.retired and not self.asked.retired:
            self.close()
        self._read_wanted()

    def _refuse(self, error: Exception) -> None:
        code = error.code if isinstance(error, Refusal) else ""
        if isinstance(error, Refusal) and code == "faulty_entry":
            self.refused.emit(faults_by_field(error))
        elif isinstance(error, Refusal) and self._has_field(code):
            self.refused.emit({self.subject.field_of[code]: (code, error.facts)})
        elif code == "changed_meanwhile":
            self._in_conflict = True
            self._read_wanted()
        else:
            self._wanted = ()
            self.failed.emit(error)

    def _has_field(self, code: str) -> bool:
        """Whether a refusal belongs to a field that can still be changed."""
        field = self.subject.field_of.get(code)
        return field is not None and (self.current is None or field not in self.subject.fixed)

    def _tell_conflict(self, now: Any) -> None:
        """What the person saw is no longer so: from now on the new values count as seen."""
        before = self.values()
        self._in_conflict, self._wanted = False, ()
        if now is None:
            self.close()
            return
        self.current = now
        self.changed_meanwhile.emit({name: text for name, text in self.values().items() if text != before[name]})


def faults_by_field(refusal: Refusal) -> dict[str, Fault]:
    """What is wrong with each field of a ``faulty_entry``; ``line`` where a field has several lines."""
    faults: dict[str, Fault] = {}
    told = refusal.facts["faults"]
    for fault in told if isinstance(told, list) else ():
        if isinstance(fault, dict):
            column, _, rest = str(fault["field"]).partition(".")
            line = {"line": rest.split(".")[0]} if rest else {}
            faults.setdefault(column, (str(fault["code"]), {"value": fault["value"]} | line))
    return faults
