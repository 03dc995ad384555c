"""The terms of repairs by hand: fault classes, part classes, promises, rates and working time, each by a small form."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Refusal
from desktop.domain.repair_clocks import Counts
from desktop.presenters.entry import Entry
from desktop.presenters.entry_values import Values, request_of
from desktop.presenters.session import Session
from desktop.queries.calibration_cycles import CycleRow, calibration_cycles
from desktop.queries.repairs import LevelRow, RateRow, rates, service_levels
from desktop.services.prevention.calibration_cycles import SET_CALIBRATION_CYCLE
from desktop.services.repairs.terms import TERM_VERBS
from desktop.services.wire import fields_of

ACTIONS: Final = {verb.name: verb for verb in (*TERM_VERBS, SET_CALIBRATION_CYCLE)}
Terms = tuple[tuple[LevelRow, ...], tuple[RateRow, ...], tuple[CycleRow, ...]]
_TIME: Final = re.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])", re.ASCII)
_WHOLE: Final = re.compile("[0-9]{1,6}", re.ASCII)


class RepairTerms(Entry):
    """Sends what was entered, and reads what is in force.

    Attributes:
        levels, rates, cycles: what is in force, the newest first.

    Signals:
        read: the terms were read anew.
    """

    read = Signal()
    field_of: ClassVar[Mapping[str, str]] = {
        "unknown_item": "item",
        "level_overlaps": "valid_from",
        "terms_tie": "contract",
        "period_backwards": "valid_to",
        "bad_amount": "rate",
        "unknown_site": "name",
    }

    def __init__(self, session: Session, site: str, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._site = site
        self.levels: tuple[LevelRow, ...] = ()
        self.rates: tuple[RateRow, ...] = ()
        self.cycles: tuple[CycleRow, ...] = ()

    def reload(self) -> None:
        """Read what is in force."""
        site = self._site
        self.session.jobs.read(
            lambda one: (service_levels(one, site), rates(one, site), calibration_cycles(one, site)),
            self._taken,
            self._unread,
        )

    def _taken(self, answer: Terms) -> None:
        self.levels, self.rates, self.cycles = answer
        self.read.emit()

    def _unread(self, _error: Exception) -> None:
        """What was shown stays; the database chip says why."""

    def may_set(self, action: str) -> bool:
        """Whether the person at the desk may set it."""
        return self.may(ACTIONS[action])

    def act(self, action: str, values: Values) -> None:
        """Save what one form holds; what is wrong is told with `refused`."""
        verb = ACTIONS[action]
        hints, _ = fields_of(verb.request)
        try:
            given: dict[str, Any] = {"site": self._site} if "site" in hints else {}
            given |= _READERS.get(action, _nothing)(values)
            self.send(verb, request_of(verb.request, values, given))
        except Refusal as refusal:
            self.refuse(refusal)


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


def _level(values: Values) -> dict[str, Any]:
    """The three limits: minutes that pass for the first two, days for the repair."""
    limits: dict[str, Any] = {}
    for name in ("response", "on_the_way"):
        if values[name]:
            limits[name] = {"minutes": _whole(name, values[name]), "counts": Counts.ELAPSED.value}
    if values["repair"]:
        limits["repair"] = {"days": _whole("repair", values["repair"]), "counts": values["counts"]}
    return {"response": None, "on_the_way": None, "repair": None} | limits


def _hours(values: Values) -> dict[str, Any]:
    return {name: _minutes(name, values[name]) for name in ("opens", "closes")}


def _day(values: Values) -> dict[str, Any]:
    return {"worked": {"yes": True, "no": False}.get(values["worked"])}


_READERS: Final = {"set_service_level": _level, "set_working_time": _hours, "set_working_day": _day}


def _whole(name: str, text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise _fault(name, "bad_number", text)
    return int(text)


def _minutes(name: str, text: str) -> int:
    found = _TIME.fullmatch(text)
    if found is None:
        raise _fault(name, "bad_clock", text)
    return int(found[1]) * 60 + int(found[2])


def _fault(name: str, code: str, text: str) -> Refusal:
    faults: list[dict[str, str | int | None]] = [{"field": name, "code": code, "value": text[:20]}]
    return Refusal("faulty_entry", faults=faults, count=1)
