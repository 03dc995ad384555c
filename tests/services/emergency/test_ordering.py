"""Opening an emergency: the contract, typed calls, clocks through midnight, a leap day and summer time; cancelling."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, update

from desktop.domain.clock import FixedClock
from desktop.domain.ledger import EnteredBy
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, SITE, SUPERVISOR
from desktop.exchange.sample_emergency import CASE_HOSPITAL, KIT, SHORT, STORE
from desktop.models.case import Reservation
from desktop.models.deadline import Deadline
from desktop.models.party import Site
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import refused, view

LINES = [{"kit": KIT}]


def order(hospital: str = HOSPITAL) -> dict[str, object]:
    return {"hospital": hospital, "site": SITE, "lines": LINES}


@pytest.mark.requirement("S1-26")
def test_the_contract_is_looked_at_before_the_clock_starts(day: NightDay) -> None:
    opened = day.send("open_emergency", **order(CASE_HOSPITAL))
    assert set(opened["warnings"]) == {"no_package", "no_consent", "no_hospital_store"}
    package = {"hospital": HOSPITAL, "valid_from": "2026-11-01", "actor": SUPERVISOR}
    day.send("save_package", name="Silver", emergency=False, **package)
    without = refused(day, "open_emergency", **order())
    assert (without.code, without.facts["package"]) == ("package_without_emergency", "Silver")
    day.send("save_package", name="Day", from_time="08:00", to_time="18:00", **package)
    outside = refused(day, "open_emergency", **order())
    assert (outside.code, outside.facts["hours"]) == ("outside_emergency_hours", "08:00–18:00")
    assert refused(day, "open_emergency", **order(), reason="life").code == "not_allowed"
    passed = day.send("open_emergency", **order(), reason="life", supervisor=f"SZ:U:{SUPERVISOR}")
    assert view(day, passed["number"]).passed == "life"
    assert refused(day, "save_package", name="x", from_time="18:00", to_time="08:00", **package).code == "bad_time"


def test_strange_orders_are_refused_and_take_no_number(day: NightDay) -> None:
    assert refused(day, "open_emergency", **(order() | {"lines": []})).code == "nothing_ordered"
    assert refused(day, "open_emergency", **(order() | {"lines": [{"item": "NO-1"}]})).code == "unknown_item"
    assert refused(day, "open_emergency", **(order() | {"lines": [{"item": "IK-CB"}]})).code == "not_an_implant"
    assert refused(day, "open_emergency", **order("M")).code == "not_a_hospital"
    assert refused(day, "open_emergency", **order(), called="2026-11-21T02:00").code == "needs_reason"
    assert refused(day, "open_emergency", **order(), called="2026-11-21T02:11", reason="x").code == "in_the_future"
    assert refused(day, "open_emergency", **order(), called="2026-11-20T02:09", reason="x").code == "call_too_old"
    assert day.call()["number"] == "E-1"


def test_a_typed_call_starts_the_clock_then_and_its_source_is_kept(day: NightDay) -> None:
    opened = day.call(called="02:04", reason="on the phone with the ward")
    assert opened["due_at"] == day.night.at("06:04").isoformat()
    first = view(day).milestones[0]
    assert (first.at, first.source, first.note) == (
        day.night.at("02:04"),
        EnteredBy.TYPED,
        "on the phone with the ward",
    )


@pytest.mark.requirement("S1-26")
@pytest.mark.parametrize(
    ("zone", "called", "due"),
    [
        ("Asia/Shanghai", datetime(2026, 11, 21, 14, 30, tzinfo=UTC), datetime(2026, 11, 21, 18, 30, tzinfo=UTC)),
        ("Asia/Shanghai", datetime(2028, 2, 28, 14, 0, tzinfo=UTC), datetime(2028, 2, 28, 18, 0, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 4, 30, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 4, 30, tzinfo=UTC)),
    ],
    ids=["midnight", "leap day", "to summer time", "from summer time"],
)
def test_four_hours_are_four_hours(sqlite_day: NightDay, zone: str, called: datetime, due: datetime) -> None:
    day = sqlite_day
    with day.store.engine.begin() as connection:
        connection.execute(update(Site).where(Site.code == SITE).values(time_zone=zone))
    day.at = called
    assert isinstance(day.store.clock, FixedClock)
    day.store.clock.moment = called
    assert day.call()["due_at"] == due.isoformat()
    with day.store.read() as connection:
        asked = select(Deadline.due_at).where(Deadline.rule == "emergency_order")
        assert connection.execute(asked).scalar_one() == due


def test_what_is_cancelled_is_free_again_and_counts_neither_kept_nor_late(day: NightDay) -> None:
    day.call()
    day.accept()
    day.order("pick_piece", raw=day.night.pieces[0].raw)
    assert refused(day, "cancel_emergency", number=day.number, reason="").code == "needs_reason"
    assert day.order("cancel_emergency", reason="operation moved")["released"] == 13
    with day.store.read() as connection:
        outcomes = select(Deadline.outcome).where(Deadline.document == day.number).order_by(Deadline.outcome)
        assert connection.execute(outcomes).scalars().all() == ["dropped", "dropped", "dropped", "on_time"]
        left = select(func.count()).select_from(Reservation).where(Reservation.released_at.is_(None))
        assert connection.execute(left).scalar_one() == 0
    assert refused(day, "accept_emergency", number=day.number).code == "emergency_state"
    assert day.call()["lacking"] == [SHORT]


def test_who_may_not_dispatch_accepts_nothing(day: NightDay) -> None:
    day.call(store=STORE)
    day.send("save_person", actor="1000", badge="3001", name="审计", role="auditor", partner="EAST")
    assert refused(day, "accept_emergency", number=day.number, badge="SZ:U:3001").code == "not_allowed"
    assert refused(day, "accept_emergency", number="E-99").code == "unknown_emergency"
    assert day.send("accept_emergency", number=f"SZ:E:{day.number}", badge=CLERK)["person"] == "李仓管"
