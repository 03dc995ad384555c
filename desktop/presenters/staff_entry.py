"""The forms of the staff desk: which fields become which request, and the file that proves it."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Final

from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.entry import Entry
from desktop.presenters.entry_values import Values, request_of
from desktop.presenters.reply import Reply
from desktop.services.perform import Verb
from desktop.services.staff import assessing, certifying, keeping, promising, questions, scheduling, tables, training
from desktop.services.staff.marking import Marked
from desktop.services.wire import to_wire

FORMS_OF_PERSON: Final = ("background", "registration", "certificate", "result", "time", "hours", "table")


class StaffForm(StrEnum):
    """A form that can be open."""

    STAFF = "staff"
    BACKGROUND = "background"
    REGISTRATION = "registration"
    CERTIFICATE = "certificate"
    RESULT = "result"
    TIME = "time"
    HOURS = "hours"
    TABLE = "table"
    SESSION = "session"
    HOLD = "hold"
    CANCEL = "cancel"
    MATERIAL = "material"
    PROMISE = "promise"
    BANK = "bank"


@dataclass(frozen=True, slots=True)
class Sending:
    """Which verb a form sends; ``kind`` is the request, ``file`` the field of the paper in it."""

    verb: Verb[Any, Any]
    file: str = ""


SENDINGS: Final[Mapping[StaffForm, Sending]] = {
    StaffForm.STAFF: Sending(keeping.SAVE_STAFF),
    StaffForm.BACKGROUND: Sending(keeping.SET_BACKGROUND, "proof"),
    StaffForm.REGISTRATION: Sending(keeping.SET_REGISTRATION),
    StaffForm.CERTIFICATE: Sending(certifying.ADD_QUALIFICATION, "proof"),
    StaffForm.RESULT: Sending(assessing.RECORD_ASSESSMENT, "proof"),
    StaffForm.TIME: Sending(scheduling.ADD_STAFF_TIME),
    StaffForm.HOURS: Sending(scheduling.SET_WORKING_HOURS),
    StaffForm.TABLE: Sending(tables.ASSIGN_TO_TABLE),
    StaffForm.SESSION: Sending(training.PLAN_SESSION),
    StaffForm.HOLD: Sending(training.HOLD_SESSION),
    StaffForm.CANCEL: Sending(training.CANCEL_SESSION),
    StaffForm.MATERIAL: Sending(training.ATTACH_TO_SESSION, "paper"),
    StaffForm.PROMISE: Sending(promising.SET_TRAINING_PROMISE),
    StaffForm.BANK: Sending(questions.SET_BANK),
}
_MOMENTS: Final = frozenset({"starts", "ends"})
_MINUTES: Final = 60


class StaffEntry(Entry):
    """Sends what a form says about the person, the training or the bank at hand."""

    field_of: ClassVar[Mapping[str, str]] = {
        "bad_time": "starts",
        "in_the_future": "ends",
        "ends_before_it_begins": "ends",
        "assessment_too_long": "ends",
        "file_empty": "proof",
        "file_kind_not_kept": "proof",
        "file_is_another_kind": "proof",
        "file_too_large": "proof",
        "cannot_read_file": "proof",
        "session_without_topic": "on_site",
        "nobody_attended": "attendance",
        "bank_too_small": "asked",
        "unknown_case": "case",
        "bad_hours": "hours",
    }

    def submit(self, form: StaffForm, values: Values, about: Mapping[str, Any]) -> None:
        """Send a form; what is wrong is told at its field.

        Args:
            form: which one.
            values: its fields as text.
            about: what does not stand in it: ``badge``, ``number``, ``topic``, ``site``.
        """
        sending = SENDINGS[form]
        try:
            given = dict(about) | _lists(values)
            if sending.file:
                given[sending.file] = _paper(values.get("proof", ""))
            moments = {name: values[name].replace(" ", "T") for name in _MOMENTS & set(values)}
            request = request_of(sending.verb.request, {**values, **moments}, given)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.send(sending.verb, request)


def _paper(path: str) -> dict[str, str]:
    """The file of a form as a request carries it.

    Raises:
        Refusal: ``file_empty`` for none, ``cannot_read_file``.
    """
    if not path:
        raise Refusal("file_empty", file="")
    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Refusal("cannot_read_file", path=file.name, detail=str(error.strerror)) from error
    return {"name": file.name, "content": b64encode(content).decode()}


def _lists(values: Values) -> dict[str, Any]:
    """The fields that hold one thing a line."""
    readers: dict[str, Callable[[str], Any]] = {"badges": _badges, "attendance": _attendance, "hours": _hours}
    return {name: read(values[name]) for name, read in readers.items() if name in values}


def _lines(text: str) -> list[str]:
    return [line.strip(" \u3000") for line in text.split("\n") if line.strip(" \u3000")]


def _badges(text: str) -> list[str]:
    return [line.partition(" ")[0] for line in _lines(text)]


def _attendance(text: str) -> list[dict[str, str]]:
    """A line for each who was there: the badge, and after a blank what came of it."""
    parts = [line.partition(" ") for line in _lines(text)]
    return [{"badge": badge, "result": result.strip(" \u3000")} for badge, _, result in parts]


def _hours(text: str) -> list[dict[str, int]]:
    """A line for each day: ``1 08:00-18:00`` for Monday.

    Raises:
        Refusal: ``bad_hours``.
    """
    return [_day(line) for line in _lines(text)]


def _day(line: str) -> dict[str, int]:
    weekday, _, span = line.replace("\uff1a", ":").partition(" ")
    opens, dash, closes = span.replace("–", "-").partition("-")
    if not dash or weekday not in set("1234567"):
        raise Refusal("bad_hours", value=line)
    return {"weekday": int(weekday), "from_minute": _minute(opens, line), "to_minute": _minute(closes, line)}


def _minute(text: str, line: str) -> int:
    hour, colon, minute = text.strip(" ").partition(":")
    if not colon or not set(hour + minute) <= set("0123456789") or not hour or not minute:
        raise Refusal("bad_hours", value=line)
    return int(hour) * _MINUTES + int(minute)


def said_of(done: Any, person: str) -> Reply:
    """What the desk says of a form that was kept."""
    facts = to_wire(done) | {"person": person}
    match done:
        case keeping.StaffSaved():
            return Reply(Verdict.OK, "staff_saved", facts | {"person": done.name})
        case keeping.BackgroundSet():
            verdict, code = (Verdict.OK, "background_set") if done.suited else (Verdict.MARKED, "background_unsuited")
            return Reply(verdict, code, facts)
        case keeping.RegistrationSet():
            return Reply(Verdict.OK, "registration_set", facts)
        case certifying.QualificationKept():
            return Reply(Verdict.OK, "qualification_kept", facts | {"until": done.valid_to})
        case Marked():
            return Reply(Verdict.OK, "assessment_recorded", facts)
        case scheduling.StaffTimeKept():
            return Reply(Verdict.OK, "staff_time_kept", facts | {"first": done.starts_at, "last": done.ends_at})
        case scheduling.WorkingHoursSet():
            return Reply(Verdict.OK, "working_hours_set", facts)
        case _:
            return _of_others(done, facts)


def _of_others(done: Any, facts: dict[str, Any]) -> Reply:
    match done:
        case tables.AtTable():
            return Reply(Verdict.OK, "table_given", facts)
        case promising.TrainingPromiseSet():
            return Reply(Verdict.OK, "promise_set", facts | {"first": done.first, "last": done.last})
        case questions.BankKept():
            return Reply(Verdict.OK, "bank_set", facts)
        case training.SessionKept():
            codes = {"planned": "session_planned", "held": "session_held", "cancelled": "session_gone"}
            return Reply(Verdict.OK, codes[done.state.value], facts | {"session": done.number})
        case _:
            return Reply(Verdict.OK, "qualification_gone", facts)
