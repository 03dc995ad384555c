"""What is filled in about prevention and its figures: plans, rules, test equipment, meters, what was before."""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, get_args

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.presenters.file_content import file_content
from desktop.presenters.session import Session
from desktop.services.perform import Verb
from desktop.services.prevention.calibrating import (
    ADD_TEST_EQUIPMENT,
    ATTACH_CALIBRATION,
    RETIRE_TEST_EQUIPMENT,
    TAKE_BACK_CALIBRATION,
)
from desktop.services.prevention.maintaining import RECORD_MAINTENANCE, TAKE_BACK_MAINTENANCE
from desktop.services.prevention.metering import RECORD_METER, SET_ENVIRONMENT
from desktop.services.prevention.planning import END_MAINTENANCE_PLAN, SAVE_MAINTENANCE_PLAN
from desktop.services.prevention.trend_rules import END_TREND_RULE, SAVE_TREND_RULE
from desktop.services.service_baselines import RECORD_SATISFACTION, SET_FIGURE_BASELINE, SET_USEFUL_LIFE
from desktop.services.wire import fields_of, from_wire

VERBS: Final[dict[str, Verb[Any, Any]]] = {
    verb.name: verb
    for verb in (
        SAVE_MAINTENANCE_PLAN,
        SAVE_TREND_RULE,
        ADD_TEST_EQUIPMENT,
        RECORD_METER,
        SET_ENVIRONMENT,
        RECORD_MAINTENANCE,
        END_MAINTENANCE_PLAN,
        END_TREND_RULE,
        TAKE_BACK_MAINTENANCE,
        RETIRE_TEST_EQUIPMENT,
        TAKE_BACK_CALIBRATION,
        ATTACH_CALIBRATION,
        SET_USEFUL_LIFE,
        SET_FIGURE_BASELINE,
        RECORD_SATISFACTION,
    )
}
FAULTS: Final = {"date": "not_a_day", "missing": "empty"}


class PreventionEntry(QObject):
    """Sends a filled-in form, or says what is wrong with which field.

    Signals:
        kept: the name of the verb and its answer.
        faulty: what is wrong: rows with ``field`` and ``code``.
        failed: any other error.
    """

    kept = Signal(str, object)
    faulty = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._verb = ""

    def send(self, verb: str, values: Mapping[str, Any]) -> None:
        """Send a form as text and ticks; a number that is none is told in place, and nothing is sent."""
        wanted, faults = VERBS[verb], []
        typed: dict[str, Any] = {}
        for name, value in values.items():
            try:
                typed[name] = _number(wanted.request, name, value)
            except ValueError:
                faults.append({"field": name, "code": "out_of_range"})
        try:
            request = None if faults else from_wire(wanted.request, typed)
        except Refusal as refusal:
            code = FAULTS.get(str(refusal.facts.get("why", "")).removeprefix("not_"), "out_of_range")
            faults.append({"field": str(refusal.facts.get("field", "")), "code": code})
            request = None
        if request is None:
            self.faulty.emit(faults)
            return
        self._verb = verb
        envelope = self._session.envelope(None, EnteredBy.TYPED)
        self._session.jobs.write(wanted, request, envelope, self._kept, self._refused)

    def send_with_file(self, verb: str, values: Mapping[str, Any], path: Path) -> None:
        """Send a form that a file belongs to; the file is read beside the window."""

        def read(content: bytes) -> None:
            self.send(verb, {**values, "file": path.name, "content": b64encode(content).decode()})

        self._session.jobs.read(lambda _connection: file_content(path), read, self._refused)

    def _kept(self, answer: Any) -> None:
        self.kept.emit(self._verb, answer)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.code == "faulty_entry":
            self.faulty.emit(error.facts.get("faults", []))
        self.failed.emit(error)


def _number(request: type[Any], name: str, value: Any) -> Any:
    hint = fields_of(request)[0][name]
    whole = hint is int or int in get_args(hint)
    return int(value) if whole and isinstance(value, str) else value
