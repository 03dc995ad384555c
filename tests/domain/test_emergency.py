"""The forecast of an emergency: our minutes, the drive by the hour, the colour; the radius of a centre."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.emergency import (
    BUDGET,
    MilestoneKind,
    Outlook,
    drive,
    forecast,
    great_circle_km,
    in_radius,
    outlook,
    preparation_left,
    read_speeds,
)

CHINA = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = CHINA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.requirement("S1-26")
def test_118_km_at_55_km_an_hour_take_two_hours_and_nine_minutes() -> None:
    assert drive(Decimal(118), at("2026-11-21T02:52"), CHINA, ()) == minutes(129)
    assert at("2026-11-21T02:52") + minutes(129) == at("2026-11-21T05:01")


def test_minutes_are_rounded_up_and_whole_ones_stay() -> None:
    assert drive(Decimal(55), at("2026-11-21T02:00"), CHINA, ()) == minutes(60)
    assert drive(Decimal("55.001"), at("2026-11-21T02:00"), CHINA, ()) == minutes(61)
    assert drive(Decimal(0), at("2026-11-21T02:00"), CHINA, ()) == minutes(0)


def test_each_hour_of_the_day_has_its_speed() -> None:
    speeds = [60] * 24
    speeds[8] = 20
    assert drive(Decimal(60), at("2026-11-21T07:30"), CHINA, speeds) == minutes(30 + 60 + 10)
    assert drive(Decimal(60), at("2026-11-21T09:00"), CHINA, speeds) == minutes(60)


def test_the_drive_goes_on_through_midnight() -> None:
    speeds = [30] + [60] * 23
    assert drive(Decimal(60), at("2026-12-31T23:30"), CHINA, speeds) == minutes(30 + 60)


@pytest.mark.parametrize(
    ("starts", "minutes_driven"),
    [("2026-03-29T01:30", 60), ("2026-10-25T02:30", 60)],
)
def test_the_change_of_summer_time_neither_adds_nor_takes_road(starts: str, minutes_driven: int) -> None:
    speeds = [60] * 24
    assert drive(Decimal(60), at(starts, BERLIN), BERLIN, speeds) == minutes(minutes_driven)


def test_the_hour_that_summer_time_skips_is_not_driven() -> None:
    speeds = [60] * 24
    speeds[2] = 1
    assert drive(Decimal(60), at("2026-03-29T01:30", BERLIN), BERLIN, speeds) == minutes(60)


@given(st.decimals("0.001", 2000, places=3), st.integers(1, 120), st.integers(0, 24 * 60 - 1))
def test_one_speed_all_day_is_a_plain_division(road: Decimal, speed: int, minute: int) -> None:
    starts = at("2026-11-21T00:00") + minutes(minute)
    driven = drive(road, starts, CHINA, [speed] * 24)
    exact = road * 60 / speed
    assert exact <= Decimal(int(driven.total_seconds()) // 60) < exact + 1


def test_our_minutes_are_45_in_all() -> None:
    called = at("2026-11-21T02:10")
    assert sum(BUDGET.values(), timedelta(0)) == minutes(45)
    assert preparation_left(MilestoneKind.CALLED, called, called) == minutes(45)
    assert preparation_left(MilestoneKind.CALLED, called, called + minutes(4)) == minutes(41)
    assert preparation_left(MilestoneKind.CALLED, called, called + minutes(30)) == minutes(35)
    assert preparation_left(MilestoneKind.PACKED, called, called + minutes(3)) == minutes(7)
    assert preparation_left(MilestoneKind.HANDED_OVER, called, called) == minutes(0)


@pytest.mark.parametrize(
    ("arrival", "colour"),
    [
        ("05:55:00", Outlook.GREEN),
        ("05:55:01", Outlook.AMBER),
        ("06:10:00", Outlook.AMBER),
        ("06:10:01", Outlook.RED),
    ],
)
def test_amber_eats_the_margin_and_red_passes_the_deadline(arrival: str, colour: Outlook) -> None:
    assert outlook(at(f"2026-11-21T{arrival}"), at("2026-11-21T06:10")) is colour


@pytest.mark.requirement("S1-26")
def test_the_due_second_counts_as_a_whole() -> None:
    due = at("2026-11-21T06:10").replace(microsecond=398000)
    kept, late = due.replace(microsecond=999999), due.replace(microsecond=0) + timedelta(seconds=1)
    assert (forecast(kept, due).keeps, forecast(kept, due).reserve) == (True, timedelta(0))
    assert (forecast(late, due).keeps, forecast(late, due).reserve) == (False, -timedelta(seconds=1))


def test_an_unknown_arrival_is_red_and_has_no_reserve() -> None:
    said = forecast(None, at("2026-11-21T06:10"))
    assert (said.outlook, said.reserve, said.keeps) == (Outlook.RED, None, False)


@pytest.mark.requirement("S1-33")
def test_150_kilometres_are_inside_the_radius_and_a_tenth_more_is_not() -> None:
    assert in_radius(Decimal("150.0"))
    assert not in_radius(Decimal("150.1"))


@pytest.mark.requirement("S1-33")
def test_the_great_circle_of_known_places() -> None:
    shanghai, nanjing = (Decimal("31.2304"), Decimal("121.4737")), (Decimal("32.0603"), Decimal("118.7969"))
    assert abs(great_circle_km(shanghai, nanjing) - Decimal("269.2")) <= Decimal("1.0")
    assert great_circle_km(shanghai, shanghai) == Decimal("0.0")
    pole, other = (Decimal(90), Decimal(0)), (Decimal(-90), Decimal(0))
    assert great_circle_km(pole, other) == Decimal("20015.1")


def test_speeds_are_kept_as_text() -> None:
    assert read_speeds("") == ()
    assert read_speeds("30,55") == (30, 55)
