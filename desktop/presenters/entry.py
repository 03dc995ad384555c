"""A small form of a desk: what is sent, and what is wrong told at its field."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.exchange.cells import as_date
from desktop.presenters.entry_values import Values
from desktop.presenters.master_list import Fault, faults_by_field
from desktop.presenters.session import Session
from desktop.services.perform import Verb

_BLANKS: Final = " \u3000"


class Entry(QObject):
    """The base of the forms of trays and cases.

    Signals:
        choices_changed: what the form offers was read anew.
        refused: what is wrong with which field: field to (code, facts).
        failed: a refusal or fault that belongs to no field.
        done: what the service answered.
    """

    choices_changed = Signal()
    refused = Signal(object)
    failed = Signal(object)
    done = Signal(object)

    field_of: ClassVar[Mapping[str, str]] = {}
    """The field that a refusal belongs to, by its code."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def may(self, verb: Verb[Any, Any]) -> bool:
        """Whether the person at the desk has the right."""
        return self.session.may(verb.action)

    def send(self, verb: Verb[Any, Any], request: Any) -> None:
        """Send a request that was entered by hand."""
        envelope = self.session.envelope(entered_by=EnteredBy.CLICK)
        self.session.jobs.write(verb, request, envelope, self.done.emit, self.refuse)

    def refuse(self, error: Exception) -> None:
        """Tell what is wrong, at its field when it has one."""
        if not isinstance(error, Refusal):
            self.failed.emit(error)
        elif error.code == "faulty_entry":
            self.refused.emit(faults_by_field(error))
        elif error.code in self.field_of:
            self.refused.emit(self.placed({self.field_of[error.code]: (error.code, error.facts)}))
        else:
            self.failed.emit(error)

    def placed(self, faults: Mapping[str, Fault]) -> Mapping[str, Fault]:
        """The faults, where a form has lists with the numbers of the lines that they are on."""
        return faults


class Reading:
    """Reads the fields of a form and keeps what is wrong with each."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.faults: dict[str, Fault] = {}

    def need(self, *names: str) -> None:
        """Mark the fields that must be filled in and are not."""
        for name in names:
            if not self.values[name].strip(_BLANKS):
                self.faults[name] = ("required", {"value": ""})

    def read(self, name: str, reader: Callable[[str], Any], otherwise: Any) -> Any:
        """The value of a field, or ``otherwise`` when it cannot be read or was marked before."""
        if name in self.faults:
            return otherwise
        try:
            return reader(self.values[name].strip(_BLANKS))
        except Refusal as refusal:
            self.faults[name] = (refusal.code, refusal.facts)
            return otherwise

    def day(self, name: str) -> date:
        """A day such as ``2026-11-24``."""
        day: date = self.read(name, as_date, date.min)
        return day

    def clock(self, name: str) -> time:
        """A time of the day such as ``08:30``."""
        clock: time = self.read(name, clock_of, time())
        return clock


def clock_of(text: str) -> time:
    """A time of the day, as people write it: ``8:30``, ``08:30``.

    Raises:
        Refusal: ``bad_clock``.
    """
    try:
        return time.fromisoformat(text.replace("\uff1a", ":").rjust(5, "0"))
    except ValueError as error:
        raise Refusal("bad_clock", value=text) from error


def with_line(faults: Mapping[str, Fault], field: str, codes: Sequence[str]) -> Mapping[str, Fault]:
    """The faults, where a list is wrong with the number of the line that holds the named code."""
    if field not in faults:
        return faults
    code, facts = faults[field]
    named = {str(value) for value in facts.values()}
    line = next((at for at, one in enumerate(codes, 1) if one in named), 0)
    return {**faults, field: (code, {**facts, "line": line})} if line and "line" not in facts else faults
