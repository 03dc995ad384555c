"""Journey J10 by its services and queries, with its variants, on both databases."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from desktop.domain.warranty_facts import ChangeKind, StepKind, Verdict, Why
from desktop.exchange.sample_equipment import DRILL, DRILL_DI, EXTENSION, RULE, UNINSTALLED
from desktop.queries.devices import Found
from tests.journeys.warranty_day import WarrantyDay, warranty_day


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


@pytest.mark.requirement("C-09", "S2-01", "S2-17")
@pytest.mark.parametrize(
    "said",
    [DRILL, "xx-or-0417", "00817", f"]d201{DRILL_DI}21{DRILL}", f"(01){DRILL_DI}(21){DRILL}", "OR-0417", f"]C0{DRILL}"],
)
def test_the_drill_is_covered_by_its_extension_and_says_why(day: WarrantyDay, said: str) -> None:
    found = day.look_up(said)
    assert (found.found, [row.serial for row in found.rows]) == (Found.ONE, [DRILL])
    answer = day.ask(found.rows[0].serial)
    assert (answer.verdict, answer.why) == (Verdict.COVERED, Why.EXTENSION)
    assert (answer.until, answer.days_left) == (date(2027, 3, 15), 114)
    assert answer.rule is not None
    assert (answer.rule.code, answer.rule.name, answer.rule.version) == (RULE, "East China / power tools", 3)
    told = {step.kind: (step.first, step.last, step.months) for step in answer.steps}
    assert told[StepKind.TERM] == (date(2024, 3, 15), date(2026, 3, 15), 24)
    assert told[StepKind.LIMIT_NOT_REACHED] == (date(2024, 1, 10), date(2026, 4, 10), 27)
    assert told[StepKind.EXTENSION] == (date(2026, 2, 2), date(2027, 3, 15), 12)
    assert {StepKind.CONSUMABLES_NOT_COVERED, StepKind.NO_EXEMPTION} <= set(told)
    assert next(step.name for step in answer.steps if step.kind is StepKind.EXTENSION) == EXTENSION
    installed = answer.inputs["installation"]
    assert (installed.value, installed.on) == (date(2024, 3, 15), date(2024, 3, 16))
    assert installed.by


@pytest.mark.requirement("C-09")
def test_an_unknown_serial_shows_the_three_nearest(day: WarrantyDay) -> None:
    found = day.look_up("PD2-24-0O817")
    assert (found.found, found.serial) == (Found.NONE, "PD2-24-0O817")
    assert [row.serial for row in found.rows] == [DRILL, "PD2-24-00818", "PD2-23-00017"]
    scanned = day.look_up(f"]d201{DRILL_DI}21PD2-24-00899")
    assert (scanned.found, scanned.serial, scanned.udi) == (Found.NONE, "PD2-24-00899", DRILL_DI)
    day.register("PD2-24-00899", {"udi": DRILL_DI})
    assert day.look_up(f"]d201{DRILL_DI}21PD2-24-00899").found is Found.ONE


@pytest.mark.requirement("S2-11", "C-09")
def test_without_the_installation_date_it_cannot_be_said(day: WarrantyDay) -> None:
    answer = day.ask(UNINSTALLED)
    assert (answer.verdict, answer.needs, answer.until) == (Verdict.UNDETERMINED, ("installation",), None)
    assert [change.kind for change in answer.changes] == [ChangeKind.ENTER]
    supposed = day.ask(UNINSTALLED, installed=date(2025, 1, 31))
    assert (supposed.verdict, supposed.until) == (Verdict.NOT_COVERED, date(2026, 4, 10))
    assert supposed.inputs["installation"].by == ""
    assert day.ask(UNINSTALLED) == answer


@pytest.mark.requirement("S2-01")
@pytest.mark.parametrize(("year", "last"), [(2023, date(2023, 2, 28)), (2024, date(2024, 2, 29))])
def test_a_month_from_the_last_of_january_ends_with_february(day: WarrantyDay, year: int, last: date) -> None:
    scope = {"region": "North", "line": "imaging", "reason": "x"}
    day.send("set_warranty_rule", "1002", code="NORTH-IMG", name="North", months=1, **scope)
    serial = f"XR-{year}"
    day.register(serial, {"region": "North", "line": "imaging", "installed_on": f"{year}-01-31"})
    assert day.ask(serial, last).verdict is Verdict.COVERED
    assert (day.ask(serial, last).until, day.ask(serial, last).days_left) == (last, 0)
    assert day.ask(serial).why is Why.ENDED


def test_void_since_the_third_of_may_says_void_and_how_it_is_lifted(day: WarrantyDay) -> None:
    day.decide("void_warranty", since="2026-05-03", reason="opened by a stranger", reference="RPT-9")
    answer = day.ask()
    assert (answer.verdict, answer.since, answer.until) == (Verdict.VOID, date(2026, 5, 3), date(2026, 5, 2))
    step = next(one for one in answer.steps if one.kind is StepKind.VOID)
    assert (step.text, step.reference, step.by) == ("opened by a stranger", "RPT-9", "王主管")
    assert [change.kind for change in answer.changes] == [ChangeKind.LIFT, ChangeKind.AUTHORISE]
    assert day.refused("void_warranty", serial=DRILL, reason="again").code == "warranty_is_void"
    assert day.ask(on=date(2026, 5, 2)).verdict is Verdict.COVERED
    day.decide("lift_void", reason="it was our own engineer")
    assert day.ask().days_left == 114


@pytest.mark.requirement("S2-36")
def test_an_exception_is_dated_authorised_and_names_its_rule(day: WarrantyDay) -> None:
    asked: dict[str, Any] = {"serial": DRILL, "rule": RULE, "version": 3, "first": "2027-03-16", "last": "2027-06-30"}
    assert day.refused("authorise_exception", "1001", **asked, reason="goodwill").code == "not_allowed"
    assert day.refused("authorise_exception", **(asked | {"version": 9}), reason="x").code == "unknown_warranty_rule"
    assert day.refused("authorise_exception", **asked, reason="").code == "faulty_entry"
    other = day.refused("authorise_exception", **(asked | {"version": 2}), reason="goodwill")
    assert (other.code, other.facts["rule"], other.facts["version"]) == ("exception_of_other_rule", RULE, 3)
    day.send("authorise_exception", "1002", **asked, reason="goodwill")
    answer = day.ask(on=date(2027, 4, 1))
    assert (answer.why, answer.until) == (Why.EXCEPTION, date(2027, 6, 30))
    step = next(one for one in answer.steps if one.kind is StepKind.EXCEPTION)
    assert (step.name, step.text, step.by) == ("EAST-POWER v3", "goodwill", "王主管")
    assert day.ask().until == date(2027, 6, 30)
