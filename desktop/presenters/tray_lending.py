"""A tray is lent, stays longer or is back: what the form holds, filled in by hand or by scanner alone (SC-05)."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Final

from PySide6.QtCore import Signal

from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.exchange.cells import as_date
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk
from desktop.presenters.entry import Entry, Reading
from desktop.presenters.entry_values import Values
from desktop.presenters.site_time import day_at
from desktop.queries.hospital_stores import HospitalStoreRow, hospital_stores
from desktop.queries.master_data import PartyRow, parties
from desktop.queries.trays import TrayRow
from desktop.services.perform import Verb
from desktop.services.trays.lending import EXTEND_LOAN, LEND_TRAY, RETURN_TRAY, ExtendLoan, LendTray, ReturnTray

HOSPITAL: Final = "hospital"
USUAL_LOAN: Final = timedelta(days=7)
ONE_DAY: Final = timedelta(days=1)
LONGEST_REASON: Final = 200


class LoanForm(StrEnum):
    """The forms, named by what the first answer asks."""

    LEND = "lend_to_whom"
    EXTEND = "extend_until"
    RETURN = "back_and_used"


FIELDS: Final[Mapping[LoanForm, tuple[str, ...]]] = {
    LoanForm.LEND: ("store", "due_back_on", "reason"),
    LoanForm.EXTEND: ("due_back_on", "reason"),
    LoanForm.RETURN: ("used",),
}


ASKED: Final[Mapping[str, str]] = {
    "store": "loan_needs_store",
    "due_back_on": "loan_needs_day",
    "reason": "needs_reason",
}
"""What a scan of CONFIRM is told when a field is empty or cannot be read."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form rests on: the day at the site, its hospital stores, the hospitals."""

    today: date
    stores: tuple[HospitalStoreRow, ...] = ()
    hospitals: tuple[PartyRow, ...] = ()


class TrayLending(Entry):
    """The form that is open, if one is.

    Attributes:
        kind: of the form; None while none is open.
        values: what the form holds.

    Signals:
        opened: the form of `kind` is to be shown with `values`.
        filled: a scan filled in a field: its name and its value.
        closed: no form is open any more.
    """

    opened = Signal()
    filled = Signal(str, str)
    closed = Signal()
    field_of: ClassVar[Mapping[str, str]] = {
        "unknown_party": "store",
        "not_a_hospital": "store",
        "no_hospital_store": "store",
        "no_consent": "store",
        "due_before_today": "due_back_on",
        "not_longer": "due_back_on",
        "needs_reason": "reason",
    }

    def __init__(self, desk: Desk, clock: Clock, site: str = "") -> None:
        super().__init__(desk.session, desk)
        self.kind: LoanForm | None = None
        self.tray = ""
        self.values: dict[str, str] = {}
        self.offered: Offered | None = None
        self._desk, self._clock, self._site = desk, clock, site
        self._row: TrayRow | None = None

    @property
    def may_lend(self) -> bool:
        """Whether the person at the desk may lend trays and take them back."""
        return self.may(LEND_TRAY)

    # ---------------------------------------------------------------- opening and closing

    def open(self, kind: LoanForm, row: TrayRow) -> None:
        """Open a form for a tray.

        Raises:
            Refusal: ``tray_is_out`` when it shall be lent and is out; ``tray_not_out`` when it is not.
        """
        is_out = row.at_hospital or bool(row.borrower)
        if is_out and kind is LoanForm.LEND:
            raise Refusal("tray_is_out", tray=row.code, document=row.case)
        if not is_out and kind is not LoanForm.LEND:
            raise Refusal("tray_not_out", tray=row.code)
        at, site = self._clock.now(), row.site or self._site

        def read(connection: Any) -> tuple[LoanForm, TrayRow, Offered]:
            stores = tuple(one for one in hospital_stores(connection) if one.site == site)
            hospitals = tuple(one for one in parties(connection) if one.kind.value == HOSPITAL)
            return kind, row, Offered(day_at(connection, at, site), stores, hospitals)

        self.session.jobs.read(read, self._open, self._desk.refuse)

    def _open(self, answer: tuple[LoanForm, TrayRow, Offered]) -> None:
        self.kind, self._row, self.offered = answer
        self.tray = answer[1].code
        self.values = self._start(self.offered)
        self.choices_changed.emit()
        self.opened.emit()
        self._desk.ok(self.kind.value, {"tray": self.tray}, Verdict.INFO)

    def _start(self, offered: Offered) -> dict[str, str]:
        """What the form holds at first: the only store there is, a week, or one day more."""
        due = self._row.due_back_on if self._row is not None else None
        day = offered.today + USUAL_LOAN
        if self.kind is LoanForm.EXTEND:
            day = max(due or offered.today, offered.today) + ONE_DAY
        store = offered.stores[0].code if len(offered.stores) == 1 else ""
        start = {"store": store, "due_back_on": day.isoformat(), "reason": "", "used": "false"}
        return {name: start[name] for name in FIELDS[self.kind or LoanForm.LEND]}

    def close(self) -> None:
        """Go back without sending."""
        if self.kind is not None:
            self.kind, self.values = None, {}
            self.closed.emit()

    def note(self, values: Values) -> None:
        """Something was typed or chosen in the form."""
        self.values = dict(values)

    # ---------------------------------------------------------------- what a scan does

    def take(self, code: Code | None, raw: str) -> None:
        """A scan while the form is open.

        Raises:
            Refusal: ``loan_form_open`` for what the form has no use for, ``not_a_store_here``.
        """
        if code is None:
            self._take_reason(raw)
        elif code.kind is CodeKind.PLACE and self.kind is LoanForm.LEND:
            self._take_store(code.name)
        elif code.kind is CodeKind.COMMAND and code.name in (Command.EARLIER, Command.LATER):
            self._move_day(-ONE_DAY if code.name == Command.EARLIER else ONE_DAY, raw)
        elif code.kind is CodeKind.COMMAND and code.name in (Command.YES, Command.NO):
            self._fill("used", "true" if code.name == Command.YES else "false", code.name, raw)
        elif code == Code(CodeKind.COMMAND, Command.CONFIRM):
            self.confirm(scanned=True)
        else:
            raise Refusal("loan_form_open", tray=self.tray, raw=raw)

    def _take_store(self, place: str) -> None:
        stores = self.offered.stores if self.offered is not None else ()
        if place not in [one.code for one in stores]:
            raise Refusal("not_a_store_here", place=place)
        self._fill("store", place, place, place)

    def _take_reason(self, raw: str) -> None:
        """A case number or another plain text says why a tray stays longer."""
        words = raw[3:] if raw[:1] == "]" else raw
        if self.kind is not LoanForm.EXTEND or not words.isprintable() or len(words) > LONGEST_REASON:
            raise Refusal("loan_form_open", tray=self.tray, raw=raw)
        self._fill("reason", words, words, raw)

    def _move_day(self, by: timedelta, raw: str) -> None:
        day = self.offered.today if self.offered is not None else date.min
        with suppress(Refusal):
            day = as_date(self.values.get("due_back_on", ""))
        with suppress(OverflowError):
            day += by
        self._fill("due_back_on", day.isoformat(), day.isoformat(), raw)

    def _fill(self, field: str, value: str, told: str, raw: str) -> None:
        if field not in self.values:
            raise Refusal("loan_form_open", tray=self.tray, raw=raw)
        self.values[field] = value
        self.filled.emit(field, value)
        self._desk.ok("loan_noted", {"told": told}, Verdict.INFO)

    # ---------------------------------------------------------------- what is sent

    def confirm(self, *, scanned: bool = False) -> None:
        """Send the form; what is wrong is told with `refused`, and to a scan with the desk's answer."""
        reading = Reading(self.values)
        reading.need(*(name for name in self.values if name != "reason" or self.kind is LoanForm.EXTEND))
        request = self._request(reading)
        if not reading.faults:
            self._send(*request, scanned=scanned)
            return
        self.refused.emit(reading.faults)
        if scanned:
            self._desk.refuse(Refusal(ASKED[next(iter(reading.faults))], tray=self.tray))

    def _request(self, reading: Reading) -> tuple[Verb[Any, Any], Any]:
        if self.kind is LoanForm.RETURN:
            return RETURN_TRAY, ReturnTray(self.tray, self.values["used"] == "true", self._desk.raw)
        due = reading.day("due_back_on")
        if self.kind is LoanForm.EXTEND:
            return EXTEND_LOAN, ExtendLoan(self.tray, due, self.values["reason"])
        stores = self.offered.stores if self.offered is not None else ()
        store = next((one for one in stores if one.code == self.values["store"]), None)
        hospital = store.hospital if store is not None else ""
        return LEND_TRAY, LendTray(self.tray, hospital, due, self.values["store"], self.values["reason"])

    def _send(self, verb: Verb[Any, Any], request: Any, *, scanned: bool) -> None:
        if scanned:
            self._desk.write(verb, request, self._taken)
        else:
            self.send(verb, request)

    def _taken(self, answer: Any) -> None:
        self.done.emit(answer)
