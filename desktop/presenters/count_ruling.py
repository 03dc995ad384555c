"""The rule of counting of a site in a form: above which amount a supervisor must approve (SC-11)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from desktop.domain.money import money
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk
from desktop.presenters.entry import Entry, Reading
from desktop.presenters.entry_values import Values
from desktop.queries.count_rules import CountRuleRow, count_rule
from desktop.services.counts.deciding import SAVE_COUNT_RULE, CountRuleSaved, SaveCountRule


class CountRuling(Entry):
    """The rule of the site whose zone is shown; read when the form is opened."""

    field_of: ClassVar[Mapping[str, str]] = {"bad_amount": "approval_limit"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session, desk)
        self.rule: CountRuleRow | None = None
        self._desk = desk
        self.done.connect(self._saved)

    @property
    def may_rule(self) -> bool:
        """Whether the person at the desk may set the rule."""
        return self.may(SAVE_COUNT_RULE)

    def read(self, zone: str) -> None:
        """Read the rule that counts for a zone; it is told with `choices_changed`."""

        def read(connection: Any) -> CountRuleRow | None:
            return count_rule(connection, zone)

        self.session.jobs.read(read, self._read, self.failed.emit)

    def _read(self, rule: CountRuleRow | None) -> None:
        self.rule = rule
        self.choices_changed.emit()

    def values(self) -> dict[str, str]:
        """What the form shows at first."""
        return {"approval_limit": str(self.rule.approval_limit) if self.rule is not None else ""}

    def save(self, values: Values) -> None:
        """Set the limit; what is wrong is told at its field with `refused`."""
        reading = Reading(values)
        reading.need("approval_limit")
        limit = reading.read("approval_limit", money, money("0"))
        if reading.faults:
            self.refused.emit(reading.faults)
        elif self.rule is not None:
            self.send(SAVE_COUNT_RULE, SaveCountRule(self.rule.site, limit))

    def _saved(self, saved: CountRuleSaved) -> None:
        self._desk.ok("count_rule_saved", {"site": saved.site, "amount": saved.approval_limit}, Verdict.INFO)
