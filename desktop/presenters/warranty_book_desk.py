"""The warranty rule book on screen: every rule with its versions, a new one as it is entered, and who is reminded."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import Refusal
from desktop.domain.warranty_reminders import EVENTS, Policy, Told
from desktop.domain.warranty_rules import Clause, Offer, Replacing, StartBasis, WarrantyRule
from desktop.exchange.cells import as_date, as_decimal, as_whole
from desktop.presenters.answer import Verdict
from desktop.presenters.entry import Entry, Reading
from desktop.presenters.entry_values import Values
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.warranty_book import BookRow, rule_book
from desktop.queries.warranty_policies import Policies, policies
from desktop.services.devices.reminder_policies import SET_REMINDER_POLICY, ReminderPolicySet, SetReminderPolicy
from desktop.services.warranty.rules import (
    END_WARRANTY_RULE,
    SET_WARRANTY_RULE,
    EndWarrantyRule,
    SetWarrantyRule,
    WarrantyRuleSet,
)

NO_POLICIES: Final = Policies({}, {})
_BETWEEN: Final = re.compile("[,，、;；\n]")
_BLANKS: Final = " \u3000\t"
_CELL: Final = "|"


def words_of(text: str) -> tuple[str, ...]:
    """Words with commas between, in either script."""
    parts = [part.strip(_BLANKS) for part in _BETWEEN.split(text)]
    return tuple(part for part in parts if part)


def offers_of(text: str) -> tuple[Offer, ...]:
    """Extensions, one a line: months, and the price when there is one.

    Raises:
        Refusal: ``bad_number``, ``too_many_cells``.
    """
    offers = []
    for line in text.split("\n"):
        parts = [part for part in line.strip(_BLANKS).split(" ") if part]
        if len(parts) > 2:
            raise Refusal("too_many_cells", value=line)
        if parts:
            offers.append(Offer(as_whole(parts[0]), as_decimal(parts[1]) if len(parts) > 1 else None))
    return tuple(offers)


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Exemptions, one a line: text | reference | models | part class; the last two may be left out.

    Raises:
        Refusal: ``too_many_cells``, ``required`` without a reference.
    """
    clauses = []
    for line in text.split("\n"):
        parts = [part.strip(_BLANKS) for part in line.replace("｜", _CELL).split(_CELL)]
        if len(parts) > 4:
            raise Refusal("too_many_cells", value=line)
        if any(parts):
            said, reference, models, part_class = (*parts, "", "", "")[:4]
            if not reference:
                raise Refusal("required", value=line)
            clauses.append(Clause(said, reference, words_of(models), part_class))
    return tuple(clauses)


def values_of(rule: WarrantyRule | None) -> dict[str, str]:
    """The form of the next version of a rule, or of a new rule."""
    if rule is None:
        blank = dict.fromkeys(("code", "name", "region", "line", "model", "customer"), "")
        figures = {"months": "24", "limit_months": "", "buy_before_days": "0", "repair_days": "90"}
        lists = {"consumable_classes": "", "offers": "", "clauses": "", "consumables_covered": "false"}
        words = {"basis": StartBasis.INSTALLATION.value, "limit_basis": StartBasis.PRODUCTION.value}
        days = {"valid_from": "", "valid_to": "", "reason": "", "replacing": Replacing.REST_OF_OLD.value}
        return blank | figures | lists | words | days
    scope = {name: getattr(rule.scope, name) for name in ("region", "line", "model", "customer")}
    plain = {name: str(getattr(rule, name)) for name in ("code", "name", "months", "buy_before_days", "repair_days")}
    words = {name: getattr(rule, name).value for name in ("basis", "limit_basis", "replacing")}
    offers = [f"{one.months} {one.price if one.price is not None else ''}".strip(" ") for one in rule.offers]
    clauses = [
        f"{_CELL} ".join((one.text, one.reference, ", ".join(one.models), one.part_class)) for one in rule.clauses
    ]
    lists = {"offers": "\n".join(offers), "clauses": "\n".join(clauses)}
    lists["consumable_classes"] = ", ".join(rule.consumable_classes)
    rest = {"limit_months": "" if rule.limit_months is None else str(rule.limit_months), "reason": ""}
    rest |= {"consumables_covered": "true" if rule.consumables_covered else "false", "valid_from": "", "valid_to": ""}
    return scope | plain | words | lists | rest


def policy_values(rule: str, policy: Policy) -> dict[str, str]:
    """The form of a policy: its days, and for each event and receiver whether they are told."""
    told = {
        f"{event}_{word.value}": "true" if word in policy.told_of(event) else "false"
        for event in EVENTS
        for word in Told
    }
    return told | {"rule": rule, "days": ", ".join(str(day) for day in policy.days), "reason": ""}


class WarrantyBookEntry(Entry):
    """Sends a new version of a rule, the end of one, or a policy of reminders."""

    field_of: ClassVar[Mapping[str, str]] = {
        "warranty_scope_fixed": "region",
        "warranty_rule_overlaps": "valid_from",
        "unknown_warranty_rule": "rule",
    }

    def save(self, values: Values) -> None:
        """Send a rule or its next version; what is wrong is told with `refused`."""
        reading = Reading(values)
        reading.need("code", "name", "months", "reason")
        asked = SetWarrantyRule(
            values["code"],
            values["name"],
            reading.read("months", as_whole, 1),
            values["reason"],
            values["region"],
            values["line"],
            values["model"],
            values["customer"],
            StartBasis(values["basis"]),
            reading.read("valid_from", _day, None),
            reading.read("valid_to", _day, None),
            reading.read("limit_months", _whole, None),
            StartBasis(values["limit_basis"]),
            values["consumables_covered"] == "true",
            words_of(values["consumable_classes"]),
            reading.read("offers", offers_of, ()),
            reading.read("buy_before_days", as_whole, 0),
            reading.read("clauses", clauses_of, ()),
            reading.read("repair_days", as_whole, 0),
            Replacing(values["replacing"]),
        )
        self._send(reading, SET_WARRANTY_RULE, asked)

    def end(self, row: BookRow, values: Values) -> None:
        """Send the last day of purchase for which a version holds."""
        reading = Reading(values)
        reading.need("valid_to", "reason")
        asked = EndWarrantyRule(row.rule.code, row.rule.version, reading.day("valid_to"), values["reason"])
        self._send(reading, END_WARRANTY_RULE, asked)

    def set_policy(self, values: Values) -> None:
        """Send who is told of what, and how many days before the end."""
        reading = Reading(values)
        reading.need("reason")
        days = reading.read("days", lambda text: tuple(as_whole(word) for word in words_of(text)), ())
        told = {event: tuple(word for word in Told if values[f"{event}_{word.value}"] == "true") for event in EVENTS}
        self._send(reading, SET_REMINDER_POLICY, SetReminderPolicy(values["reason"], days, **told, rule=values["rule"]))

    def _send(self, reading: Reading, verb: Any, asked: Any) -> None:
        if reading.faults:
            self.refused.emit(reading.faults)
        else:
            self.send(verb, asked)


def _day(text: str) -> date | None:
    return as_date(text) if text else None


def _whole(text: str) -> int | None:
    return as_whole(text) if text else None


@dataclass(frozen=True, slots=True)
class BookSeen:
    """What was read at once."""

    rows: tuple[BookRow, ...] = ()
    policies: Policies = NO_POLICIES


class WarrantyBookDesk(QObject):
    """What the page of the warranty rules shows.

    Signals:
        changed: something was read anew.
        replied: a `Reply` to what was entered.
    """

    changed = Signal()
    replied = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.seen = BookSeen()
        self.entry = WarrantyBookEntry(session, self)
        self._reading = NewestReading(session.jobs, self)
        self._reading.came.connect(self._loaded)
        self.entry.done.connect(self._done)

    @property
    def may_set(self) -> bool:
        """Whether the person at the desk may change the rule book."""
        return self.entry.may(SET_WARRANTY_RULE)

    @property
    def newest(self) -> Sequence[BookRow]:
        """The newest version of each rule."""
        last = {row.rule.code: row for row in self.seen.rows}
        return tuple(last.values())

    def versions(self, code: str) -> Sequence[BookRow]:
        """All versions of a rule, the newest first."""
        return tuple(row for row in reversed(self.seen.rows) if row.rule.code == code)

    def reload(self) -> None:
        """Read the rule book anew."""
        self._reading.ask(lambda connection: BookSeen(rule_book(connection), policies(connection)))

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched a rule."""
        if Kind.EQUIPMENT in changes and self._reading.began:
            self.reload()

    def _loaded(self, seen: BookSeen) -> None:
        self.seen = seen
        self.changed.emit()

    def _done(self, answer: Any) -> None:
        self.replied.emit(reply_to(answer))
        self.reload()


def reply_to(answer: Any) -> Reply:
    """What is said of an answer."""
    if isinstance(answer, ReminderPolicySet):
        return Reply(Verdict.OK, "reminder_policy_set", {"rule": answer.rule} if answer.rule else {})
    assert isinstance(answer, WarrantyRuleSet)  # noqa: S101  # one of the two was sent
    code = "warranty_rule_ended" if answer.ends == answer.version else "warranty_rule_set"
    return Reply(Verdict.OK, code, {"rule": answer.code, "version": answer.version})
