"""The run of covered days that reminders are reckoned from."""

from datetime import date

import pytest

from desktop.domain.warranty_days import covered_days
from desktop.domain.warranty_facts import Entered, Facts, Suspension, Void
from desktop.domain.warranty_reminders import Days
from desktop.domain.warranty_rules import Clause, Scope, StartBasis, WarrantyRule

ALL = WarrantyRule("ALL", 1, "All", Scope(), 12, StartBasis.INSTALLATION)
EAST = WarrantyRule("EAST", 1, "East", Scope(region="East"), 24, StartBasis.INSTALLATION)
LOANED = WarrantyRule(
    *("LOAN", 1, "Loan", Scope(region="North"), 24, StartBasis.INSTALLATION),
    clauses=(Clause("not for loans", "GTC 7", ("PD-900",)), Clause("no seals", "GTC 8", (), "seal")),
)
BOOK = (ALL, EAST, LOANED)
FIRST = date(2024, 1, 31)


def facts(region: str, model: str = "PD-200", **more: object) -> Facts:
    told = {"region": region, "model": model, "line": "drills", "customer": "XX"}
    inputs = {name: Entered(value) for name, value in told.items()}
    inputs |= {"installation": Entered(FIRST), "purchase": Entered(date(2023, 12, 1))}
    return Facts(inputs, **more)  # type: ignore[arg-type]  # the fields of Facts by name


@pytest.mark.requirement("S2-15")
def test_a_region_has_its_own_length_and_every_other_the_one_for_all() -> None:
    assert covered_days(BOOK, facts("East")) == (Days(FIRST, date(2026, 1, 31)), "EAST")
    assert covered_days(BOOK, facts("West")) == (Days(FIRST, date(2025, 1, 31)), "ALL")


def test_nothing_is_covered_when_void_exempt_or_unknown() -> None:
    void = (Void(date(2024, 5, 3), "opened"),)
    assert covered_days(BOOK, facts("East", voids=void)) == (Days(), "EAST")
    late = (Void(date(2027, 1, 1), "opened"),)
    assert covered_days(BOOK, facts("East", voids=late))[0].last == date(2026, 1, 31)
    assert covered_days(BOOK, facts("North", "PD-900")) == (Days(), "LOAN")
    assert covered_days(BOOK, facts("North"))[0].last == date(2026, 1, 31)
    assert covered_days((EAST,), facts("West")) == (Days(), "")
    assert covered_days(BOOK, Facts({"region": Entered("East")})) == (Days(), "EAST")


def test_a_suspension_without_an_end_rests_for_ever() -> None:
    rests = (Suspension(date(2024, 6, 1), None, "lent"), Suspension(date(2024, 3, 1), date(2024, 3, 31), "lent"))
    days = covered_days(BOOK, facts("East", suspensions=rests))[0]
    assert days.resting == ((date(2024, 6, 1), date.max), (date(2024, 3, 1), date(2024, 3, 31)))
