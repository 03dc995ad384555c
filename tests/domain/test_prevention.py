"""When maintenance is due, what meters count, and what a night finds in a fleet."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.domain.fleet import Failure, Fleet, FleetDevice, Plan, Scope, Usage, age, lives, relative_use
from desktop.domain.months import add_months
from desktop.domain.night import Rule, due_work, fits, scores, trends
from desktop.domain.prevention import (
    Due,
    Environment,
    Interval,
    TrendKind,
    Worked,
    counted,
    next_due,
    on_working_day,
)
from desktop.domain.reliability import NotDetermined
from desktop.domain.risk_score import Term

TODAY = date(2026, 11, 20)
NOTHING = Worked(0, None, None)


@pytest.mark.requirement("S2-30")
def test_an_interval_of_months_never_drifts() -> None:
    start, monthly = date(2026, 1, 31), Interval(1, None, fixed=True)
    dues = [next_due(monthly, start, Worked(times, None, None), None) for times in range(3)]
    assert [due.on for due in dues if due is not None] == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    floating = next_due(Interval(12, None), start, Worked(1, date(2024, 2, 29), None), None)
    assert floating == Due(date(2025, 2, 28), None)


def test_what_is_missing_makes_no_day() -> None:
    assert next_due(Interval(12, None), None, NOTHING, None) is None
    assert next_due(Interval(None, Decimal(500)), TODAY, NOTHING, None) is None
    assert next_due(Interval(12, Decimal(500)), TODAY, NOTHING, None) == Due(date(2027, 11, 20), Decimal(500))


def test_whichever_comes_first() -> None:
    both = Interval(12, Decimal(500))
    told = next_due(both, date(2026, 11, 1), Worked(1, date(2026, 11, 1), Decimal(1200)), Decimal(1700))
    assert told == Due(date(2027, 11, 1), Decimal(1700), by_meter=True)


def test_a_day_off_moves_to_the_working_day_before_it() -> None:
    def works(day: date) -> bool:
        return day.weekday() < 5

    assert on_working_day(date(2026, 11, 22), works) == date(2026, 11, 20)
    assert on_working_day(date(2026, 11, 20), works) == date(2026, 11, 20)
    assert on_working_day(date(2026, 11, 22), lambda _day: False) == date(2026, 11, 22)


@given(st.lists(st.tuples(st.integers(0, 10_000), st.booleans()), min_size=1, max_size=30))
def test_what_a_meter_has_counted_never_falls(readings: Sequence[tuple[int, bool]]) -> None:
    last: tuple[Decimal, Decimal] | None = None
    for value, reset in readings:
        shown = Decimal(value)
        backwards = last is not None and shown < last[0]
        if backwards and not reset:
            with pytest.raises(Refusal) as told:
                counted(last, shown, reset=False)
            assert told.value.code == "meter_backwards"
            continue
        total = counted(last, shown, reset=reset)
        assert last is None or total >= last[1]
        last = (shown, total)


def device(key: int, installed: date | None = date(2025, 1, 1), model: str = "A") -> FleetDevice:
    return FleetDevice(key, f"D-{key}", model, "line", "E", 1, 1, installed or date(2025, 1, 1), installed)


def failure(key: int, of: int, on: date) -> Failure:
    return Failure(key, of, on, "NP", f"W-{key}")


def test_lives_begin_where_their_beginning_was_seen() -> None:
    failed = {
        1: [failure(1, 1, date(2025, 3, 2)), failure(2, 1, date(2025, 3, 12))],
        2: [failure(3, 2, date(2025, 6, 1))],
    }
    fleet = Fleet([device(1), device(2, date(2020, 1, 1)), device(3, None)], failed, known_from=date(2024, 6, 1))
    told = lives(fleet, fleet.devices, date(2025, 12, 31))
    assert sorted(told.failed) == [10.0, 60.0]  # the five years of the second device were seen by nobody
    assert sorted(told.running) == [213.0, 294.0]
    assert [age(fleet, one, date(2025, 12, 31)) for one in fleet.devices] == [294, 213, None]


def test_a_plan_speaks_of_its_scope_only_and_looks_ahead() -> None:
    plan = Plan("P", 1, "Plan", Scope(1, model="A"), Interval(12, None), "", 14, 60, automatic=False)
    near, far = device(1, date(2025, 12, 3)), device(2, date(2025, 12, 20))
    fleet = Fleet([near, far, device(3, date(2025, 1, 1), "B")], {})
    found = list(due_work([plan], fleet, TODAY, lambda _day: True))
    assert [(one.device, one.due_on, one.key) for one in found] == [(1, date(2026, 12, 3), "P:1:1")]


def test_a_count_needs_all_its_failures_within_the_days_and_of_the_class() -> None:
    rule = Rule("T", 1, "T", TrendKind.COUNT, Scope(1), "NP", 2, 30, None, None, None, automatic=True)
    days = (TODAY - timedelta(days=30), TODAY - timedelta(days=29), TODAY)
    told = {1: [failure(1, 1, days[0]), failure(2, 1, days[1])], 2: [failure(3, 2, days[1]), failure(4, 2, days[2])]}
    found = list(trends([rule], Fleet([device(1), device(2)], told), {}, TODAY))
    assert [(one.device, one.first_marker, one.marker, one.automatic) for one in found] == [(2, 3, 4, True)]


@pytest.mark.requirement("S2-65")
def test_a_score_names_what_is_not_known_and_too_few_failures_fit_nothing() -> None:
    plan = Plan("P", 1, "Plan", Scope(1), Interval(12, None), "", 14, 60, automatic=False)
    usage = {
        (key, "H"): Usage(date(2026, 1, 1), date(2026, 4, 11), Decimal(0), Decimal(100 * key)) for key in (1, 2, 3)
    }
    fleet = Fleet([device(1), device(2), device(3)], {}, usage=usage, environments={3: Environment.HARSH})
    models = fits(fleet, TODAY)
    assert models == {"A": NotDetermined(0, 3, 10)}
    assert relative_use(fleet) == {1: 0.5, 2: 1.0, 3: 1.5}
    told = scores(fleet, models, [plan], TODAY)
    terms = {one.term: one.value for one in told[3].terms}
    late = (TODAY - add_months(date(2025, 1, 1), 12)).days / (12 * 30.4375)
    assert terms == {
        Term.LIFE: None,
        Term.RECENT: 0,
        Term.OVERDUE: pytest.approx(late),
        Term.USE: 0.5,
        Term.ENVIRONMENT: 1,
    }
    assert told[3].score == pytest.approx(100 * (0.2 * late + 0.05 + 0.1) / 0.6)
