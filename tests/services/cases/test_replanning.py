"""A plan that changes: what is reserved follows it, first expired first out, and every difference is told."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import CASE, TRAY, sample_case
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SITE
from desktop.models.case import Case, Reservation
from desktop.queries.case_plan import case_plan
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.exchange.worlds import everything
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.services.cases.test_cases import DAY, LOTS, OTHER, REF, cup, free_cups, plan
from tests.services.trays.test_trays import refused

BACK = f"{date(2026, 11, 25)}T08:30"


@pytest.fixture
def day(database_url: str) -> Iterator[CaseDay]:
    """Two cups of each of three lots: expired the day before the operation, on its day, and long after."""
    case = sample_case(DAY)
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    lines = [
        {"position": at, "item": REF, "owner": MAKER, "place": f"B-{2 + at}-1", "lot": lot}
        | {"serial": f"SA{at}{number}", "expires_on": expires.isoformat()}
        for at, (lot, expires) in enumerate(LOTS, 1)
        for number in range(2)
    ]
    day.at = case.at("09:00", -3)
    day.send("take_over_stock", actor="1000", document="OPENING-CUPS", site=SITE, lines=lines)
    day.at = case.at("08:00", -1)
    free_cups(day)
    plan(day)
    yield day
    assert verify(store.engine).findings == ()
    store.close()


def change(day: CaseDay, **fields: Any) -> dict[str, Any]:
    return day.send("change_case_plan", number=OTHER, **fields)


def serials(moves: list[dict[str, Any]]) -> list[str]:
    return [one["serial"] for one in moves]


def held(day: CaseDay, number: str = OTHER) -> int:
    asked = select(Reservation.id).where(Reservation.document == number, Reservation.released_at.is_(None))
    with day.store.read() as connection:
        return len(connection.execute(asked).all())


@pytest.mark.requirement("S1-05")
def test_a_later_day_lets_go_what_will_be_expired_and_reserves_the_next(day: CaseDay) -> None:
    day.send("reserve_case", number=OTHER)
    answer = change(day, starts=BACK)
    assert (answer["moved"], serials(answer["released"]), serials(answer["reserved"])) == (
        True,
        ["SA20", "SA21"],
        ["SA30", "SA31"],
    )
    assert "SA20: expired" in answer["reserved"][0]["reason"]
    assert (answer["kept"], answer["red"], held(day)) == ("0", [], 2)
    with day.store.read() as connection:
        assert case_plan(connection, OTHER).starts.isoformat() == f"{BACK}:00+08:00"


@pytest.mark.requirement("S1-05")
def test_more_pieces_keep_what_is_reserved_and_fewer_let_the_last_to_expire_go(day: CaseDay) -> None:
    day.send("reserve_case", number=OTHER)
    more = change(day, plan=[{"item": REF, "pieces": 2}])
    assert more["lines"] == [{"ref": REF, "item": more["lines"][0]["item"], "before": 1, "after": 2}]
    assert (serials(more["released"]), serials(more["reserved"]), more["kept"]) == ([], ["SA30"], "2")
    fewer = change(day, plan=[{"item": REF, "pieces": 1}])
    assert (serials(fewer["released"]), serials(fewer["reserved"]), fewer["kept"]) == (["SA30"], [], "2")
    none = change(day, plan=[])
    assert (len(none["released"]), held(day), none["red"]) == (2, 0, [])


@pytest.mark.requirement("S1-05")
def test_a_piece_chosen_by_hand_goes_back_unless_there_is_a_reason(day: CaseDay) -> None:
    day.send("reserve_piece", number=OTHER, raw=cup(3, 0), reason="the new design")
    kept = change(day, plan=[{"item": REF, "pieces": 2}], reason="surgeon insists")
    assert (serials(kept["released"]), serials(kept["reserved"]), kept["kept"]) == ([], ["SA20", "SA21"], "1")
    with day.store.read() as connection:
        reasons = select(Reservation.reason).where(Reservation.document == OTHER, Reservation.reason != "")
        assert "surgeon insists" in connection.execute(reasons).scalars().all()
    let_go = change(day, plan=[{"item": REF, "pieces": 1}])
    assert (serials(let_go["released"]), let_go["kept"]) == (["SA30"], "2")


def test_a_case_without_reservations_gets_none_by_a_change(day: CaseDay) -> None:
    answer = change(day, starts=BACK)
    assert (answer["moved"], answer["reserved"], held(day)) == (True, [], 0)


def test_a_plan_that_says_the_same_changes_nothing_at_all(day: CaseDay) -> None:
    day.send("reserve_case", number=OTHER)
    day.send("recheck_images", number=OTHER, sizes="cup 50", initials="W")
    day.send("ready_case", number=OTHER)
    before = everything(day.store)
    again = change(day, starts=f"{DAY}T08:30", plan=[{"item": REF}], trays=[])
    assert (again["moved"], again["lines"], again["released"], again["reserved"]) == (False, [], [], [])
    after = everything(day.store)
    assert {name for name in after if after[name] != before[name]} == {"request"}
    with day.store.read() as connection:
        assert connection.execute(select(Case.state).where(Case.number == OTHER)).scalar_one().value == "ready"


def test_a_ready_case_that_changes_is_judged_anew(day: CaseDay) -> None:
    day.send("reserve_case", number=OTHER)
    day.send("recheck_images", number=OTHER, sizes="cup 50", initials="W")
    day.send("ready_case", number=OTHER)
    change(day, starts=f"{DAY}T10:00")
    with day.store.read() as connection:
        assert connection.execute(select(Case.state).where(Case.number == OTHER)).scalar_one().value == "planned"


def test_trays_come_and_go_and_one_that_is_promised_stays_where_it_is(day: CaseDay) -> None:
    assert refused(day, "change_case_plan", number=OTHER, trays=[TRAY]).facts["case"] == CASE
    away = day.send("change_case_plan", number=CASE, trays=[])
    assert (away["trays_added"], away["trays_removed"]) == ([], [TRAY])
    here = change(day, trays=[TRAY])
    assert (here["trays_added"], here["trays_removed"]) == ([TRAY], [])
    with day.store.read() as connection:
        assert case_plan(connection, OTHER).trays == (TRAY,)


def test_a_kit_is_shown_as_a_kit_and_can_be_taken_out(day: CaseDay) -> None:
    day.send("save_kit", actor="1000", code="RK-A", name="杯", lines=[{"item": REF, "pieces": 2}])
    change(day, plan=[{"kit": "RK-A"}, {"item": REF, "pieces": 1}, {"item": "FS-12-135"}])
    with day.store.read() as connection:
        assert case_plan(connection, OTHER).lines == (("RK-A", 1), (REF, 1), ("FS-12-135", 1))
    change(day, plan=[{"item": "FS-12-135"}])
    with day.store.read() as connection:
        assert case_plan(connection, OTHER).lines == (("FS-12-135", 1),)


@pytest.mark.requirement("S1-05")
def test_a_case_that_is_out_is_only_put_off_and_not_past_the_expiry_of_its_goods(day: CaseDay) -> None:
    day.send("reserve_case", number=OTHER)
    day.send("send_out", number=OTHER)
    assert refused(day, "change_case_plan", number=OTHER, plan=[{"item": REF}]).code == "case_state"
    assert refused(day, "change_case_plan", number=OTHER, trays=[]).code == "case_state"
    late = refused(day, "change_case_plan", number=OTHER, starts=BACK)
    assert (late.code, late.facts["serial"]) == ("expired", "SA20")
    assert change(day, starts=f"{DAY}T15:00")["moved"] is True


def test_what_cannot_be_is_refused_and_changes_nothing(day: CaseDay) -> None:
    day.send("reserve_case", number=OTHER)
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"starts": "tomorrow"}, "bad_time"),
        ({"plan": [{"item": "NOBODY"}]}, "unknown_item"),
        ({"plan": [{"kit": "NOBODY"}]}, "unknown_kit"),
        ({"plan": [{"item": REF, "pieces": 0}]}, "faulty_entry"),
        ({"trays": ["TK-NOBODY"]}, "unknown_tray"),
    ]
    before = everything(day.store)
    assert [refused(day, "change_case_plan", number=OTHER, **fields).code for fields, _ in wrong] == [
        code for _, code in wrong
    ]
    assert refused(day, "change_case_plan", number="C-NOBODY", starts=BACK).code == "unknown_case"
    assert everything(day.store) == before
    day.send("cancel_case", number=OTHER, reason="postponed")
    assert refused(day, "change_case_plan", number=OTHER, starts=BACK).code == "case_state"
