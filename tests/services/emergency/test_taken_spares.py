"""The spare of a case that an emergency takes: the gate is red, the need stays until another spare is there (S1-05)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, SITE, SUPERVISOR
from desktop.models.case import Reservation
from desktop.models.item import Unit
from desktop.models.party import Site
from desktop.queries.case_facts import Spec
from desktop.queries.cases import case_view, cases
from desktop.queries.taken_needs import TakenNeed, taken_needs
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay

THEIRS = "C-2611-052"
ITEM = "RK-F4"


@pytest.fixture
def planned(day: NightDay) -> Iterator[NightDay]:
    """One piece is planned, a second one is the spare; there is no third one."""
    add(day, "SK-SPARE")
    starts = f"{(day.night.day + timedelta(days=2)).isoformat()}T08:30"
    plan: dict[str, Any] = {"hospital": "YY", "site": SITE, "starts": starts, "plan": [{"item": ITEM}]}
    day.send("plan_case", number=THEIRS, **plan)
    day.send("reserve_case", number=THEIRS)
    assert sorted(spare for _, spare in held(day)) == [False, True]
    yield day
    assert verify(day.store.engine).findings == ()


def add(day: NightDay, serial: str) -> None:
    piece = next(one for one in day.night.pieces if one.ref == ITEM)
    line = {"position": 1, "item": piece.di, "owner": MAKER, "place": "N-1-1", "lot": piece.lot}
    line |= {"serial": serial, "expires_on": piece.expires_on.isoformat()}
    take_over = {"document": f"OPENING-{serial}", "site": SITE, "lines": [line]}
    day.send("take_over_stock", actor=ADMINISTRATOR, **take_over)


def held(day: NightDay) -> list[tuple[int | None, bool]]:
    """The open reservations of the case: which unit, and whether it is the spare."""
    asked = select(Reservation.unit_id, Reservation.spare).where(Reservation.document == THEIRS)
    with day.store.read() as connection:
        rows = connection.execute(asked.where(Reservation.released_at.is_(None)).order_by(Reservation.id))
        return [(row[0], row[1]) for row in rows]


def spec(day: NightDay) -> Spec:
    with day.store.read() as connection:
        return next(one for one in case_view(connection, THEIRS).specs if one.ref == ITEM)


def needs(day: NightDay) -> tuple[TakenNeed, ...]:
    with day.store.read() as connection:
        site = connection.execute(select(Site.id).where(Site.code == SITE)).scalar_one()
        return tuple(one for one in taken_needs(connection, site) if one.case == THEIRS)


def stage(day: NightDay) -> str:
    with day.store.read() as connection:
        return next(row.state.value for row in cases(connection) if row.number == THEIRS)


def take(day: NightDay, *, spare: bool) -> dict[str, Any]:
    """An emergency needs a third piece where there are two, and takes the spare or the planned one."""
    wanted = next(unit for unit, is_spare in held(day) if is_spare == spare)
    with day.store.read() as connection:
        serial = connection.execute(select(Unit.serial).where(Unit.id == wanted)).scalar_one()
    piece = next(one for one in day.night.pieces if one.ref == ITEM)
    raw = piece.raw.replace(piece.serial, serial)
    return day.order("take_reserved", raw=raw, supervisor=f"SZ:U:{SUPERVISOR}", reason="theatre 3 waits")


def called(day: NightDay) -> None:
    day.call()
    day.time("02:12")
    day.accept()
    day.time("02:13")


@pytest.mark.requirement("S1-05", "S1-26")
def test_a_taken_spare_turns_the_gate_red_and_is_a_need_until_another_spare_is_there(planned: NightDay) -> None:
    day = planned
    called(day)
    answer = take(day, spare=True)
    assert (answer["document"], answer["replaced"]) == (THEIRS, False)
    assert [spare for _, spare in held(day)] == [False]
    assert (spec(day).spare, spec(day).green) == (0, False)
    (need,) = needs(day)
    assert (need.order, need.pieces, need.reason) == (day.number, 1, "theatre 3 waits")
    day.time("06:00")
    add(day, "SK-NEW")
    day.send("reserve_case", number=THEIRS)
    assert sorted(spare for _, spare in held(day)) == [False, True]
    assert (spec(day).green, needs(day)) == (True, ())


@pytest.mark.requirement("S1-05")
@pytest.mark.parametrize("spare", [True, False])
def test_what_replaces_a_taken_piece_is_what_that_piece_was(planned: NightDay, spare: bool) -> None:
    day = planned
    called(day)
    add(day, "SK-THIRD")
    before = held(day)
    assert take(day, spare=spare)["replaced"] is True
    after = held(day)
    kept = next(one for one in before if one[1] != spare)
    assert kept in after
    (new,) = [one for one in after if one not in before]
    assert new[1] is spare
    assert (spec(day).green, needs(day)) == (True, ())


@pytest.mark.requirement("S1-05")
def test_a_case_that_was_ready_is_planned_again_when_its_spare_is_taken(planned: NightDay) -> None:
    day = planned
    day.send("recheck_images", number=THEIRS, sizes="femur 4", initials="W")
    day.send("ready_case", number=THEIRS)
    assert stage(day) == "ready"
    called(day)
    take(day, spare=True)
    assert stage(day) == "planned"
    with day.store.read() as connection:
        assert "spare" in next(row.red for row in cases(connection) if row.number == THEIRS)


@pytest.mark.requirement("S1-05", "S1-26")
def test_a_spare_that_the_order_gives_back_can_be_reserved_again(planned: NightDay) -> None:
    day = planned
    called(day)
    take(day, spare=True)
    day.time("02:30")
    day.order("cancel_emergency", reason="not needed")
    assert (len(needs(day)), spec(day).green) == (1, False)  # nothing is promised by itself: somebody reserves it
    day.send("reserve_case", number=THEIRS, actor=CLERK)
    assert (sorted(spare for _, spare in held(day)), spec(day).green) == ([False, True], True)
    assert needs(day) == ()
