"""Trusted time goes on evenly; the wall clock is watched, sleep is told apart from a clock that somebody moved."""

from datetime import datetime, timedelta

import pytest

from desktop.domain.steady_clock import JumpKind, SteadyClock, read_computer
from tests.fakes.computer import NIGHT, Computer

S = timedelta(seconds=1)
NOTHING = timedelta(0)


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def clock(computer: Computer) -> SteadyClock:
    return SteadyClock(computer)


@pytest.mark.requirement("R30")
@pytest.mark.parametrize("by", [timedelta(days=30), timedelta(days=-30), timedelta(hours=-1), 3 * S])
def test_a_moved_wall_clock_is_noticed_and_moves_nothing(computer: Computer, clock: SteadyClock, by: timedelta) -> None:
    computer.run(60 * S)
    computer.set_wall(by)
    clock.look()
    assert clock.now() == NIGHT + 60 * S
    (jump,) = clock.take_jumps()
    assert (jump.kind, jump.moved, jump.steady, jump.wall) == (
        JumpKind.WALL_CLOCK,
        by,
        NIGHT + 60 * S,
        NIGHT + 60 * S + by,
    )
    computer.run(3600 * S)
    clock.look()
    assert clock.take_jumps() == ()
    assert clock.now() == NIGHT + 3660 * S
    assert clock.wall_off == by


def test_sleep_is_time_that_went_by_and_no_moved_clock(computer: Computer, clock: SteadyClock) -> None:
    computer.sleep(timedelta(hours=3))
    clock.look()
    assert [(jump.kind, jump.moved) for jump in clock.take_jumps()] == [(JumpKind.SLEPT, timedelta(hours=3))]
    assert clock.now() == NIGHT + timedelta(hours=3)
    assert clock.wall_off == NOTHING


def test_a_clock_moved_during_sleep_is_both(computer: Computer, clock: SteadyClock) -> None:
    computer.sleep(timedelta(hours=3))
    computer.set_wall(timedelta(days=-1))
    clock.look()
    assert [jump.kind for jump in clock.take_jumps()] == [JumpKind.SLEPT, JumpKind.WALL_CLOCK]
    assert clock.now() == NIGHT + timedelta(hours=3)


def test_a_time_service_that_turns_gently_is_followed_without_a_server(computer: Computer, clock: SteadyClock) -> None:
    for _ in range(10):
        computer.run(30 * S)
        computer.set_wall(S / 2)
        clock.look()
    assert clock.take_jumps() == ()
    assert clock.now() == NIGHT + 305 * S


def test_the_servers_time_comes_first_and_the_difference_is_told_once(computer: Computer, clock: SteadyClock) -> None:
    server = NIGHT + timedelta(hours=1)
    clock.anchor(lambda: server)
    assert clock.now() == server
    assert [(jump.kind, jump.moved, jump.server) for jump in clock.take_jumps()] == [
        (JumpKind.AGAINST_SERVER, timedelta(hours=-1), server)
    ]
    computer.run(300 * S)
    clock.anchor(lambda: server + 300 * S)
    assert clock.take_jumps() == ()
    assert clock.wall_off == timedelta(hours=-1)


def test_the_answer_of_the_server_counts_for_the_middle_of_its_way(computer: Computer, clock: SteadyClock) -> None:
    def ask() -> datetime:
        computer.run(S)
        return NIGHT

    clock.anchor(ask)
    assert clock.now() == NIGHT + S / 2
    assert clock.take_jumps() == ()


def test_a_wall_clock_put_right_is_one_jump_and_the_server_stays(computer: Computer, clock: SteadyClock) -> None:
    clock.anchor(lambda: NIGHT + timedelta(hours=1))
    clock.take_jumps()
    computer.set_wall(timedelta(hours=1))
    clock.anchor(lambda: NIGHT + timedelta(hours=1))
    assert [jump.kind for jump in clock.take_jumps()] == [JumpKind.WALL_CLOCK]
    assert (clock.now(), clock.wall_off) == (NIGHT + timedelta(hours=1), NOTHING)


def test_a_server_whose_clock_is_moved_is_told_and_not_followed(computer: Computer, clock: SteadyClock) -> None:
    clock.anchor(lambda: NIGHT)
    for minutes in (5, 10):
        computer.run(300 * S)
        clock.anchor(lambda minutes=minutes: NIGHT + timedelta(days=30, minutes=minutes))  # type: ignore[misc]  # bound
    assert [(jump.kind, jump.moved) for jump in clock.take_jumps()] == [(JumpKind.SERVER_CLOCK, timedelta(days=30))]
    assert clock.now() == NIGHT + 600 * S


def test_a_server_put_right_is_followed_when_the_wall_clock_agrees(computer: Computer, clock: SteadyClock) -> None:
    clock.anchor(lambda: NIGHT + timedelta(days=30))
    clock.take_jumps()
    computer.run(300 * S)
    clock.anchor(lambda: NIGHT + 300 * S)
    assert clock.now() == NIGHT + 300 * S
    assert clock.wall_off == NOTHING


def test_jumps_that_could_not_be_recorded_come_again(computer: Computer, clock: SteadyClock) -> None:
    computer.set_wall(60 * S)
    clock.look()
    jumps = clock.take_jumps()
    clock.give_back(jumps)
    assert clock.take_jumps() == jumps
    assert clock.take_jumps() == ()


def test_the_computers_own_clocks_run_forward() -> None:
    first, second = read_computer(), read_computer()
    assert first.running <= second.running
    assert first.awake <= second.awake
    assert abs(SteadyClock().now() - first.wall) < timedelta(seconds=2)
