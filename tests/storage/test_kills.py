"""What was acknowledged is there, and only once, whoever is killed at whatever moment (trust F02, F03)."""

import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from desktop.models.types import Uid
from desktop.paths import HOUSE
from desktop.storage.verify import verify
from tests.postgres import PostgresServer
from tests.storage.poster import acknowledged, book_of, open_world, request_of
from tests.storage.world import World, build

pytestmark = [pytest.mark.slow, pytest.mark.requirement("C-10", "C-11", "S2-51")]


def start(task: str, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.storage.poster", task, *map(str, arguments)]
    return subprocess.Popen(command, cwd=HOUSE)


def settle(url: str, folder: Path, desks: range) -> dict[int, int]:
    """Send the request of each desk that was in flight once more; returns how many each desk posted."""
    world = open_world(url)
    posted = {}
    for desk in desks:
        number = acknowledged(folder, desk)
        world.perform(book_of(world, desk, number), request_of(desk, number))
        posted[desk] = number + 1
    world.close()
    return posted


def assert_nothing_lost_or_doubled(url: str, posted: dict[int, int]) -> None:
    world = open_world(url)
    with world.store.read() as connection:
        asked = text("SELECT request_id FROM movement").columns(request_id=Uid)
        booked = list(connection.execute(asked).scalars())
        held = connection.execute(text("SELECT sum(quantity) FROM balance")).scalar_one()
        shared = connection.execute(
            text("SELECT sum(quantity) FROM balance WHERE place_id = :bin"), {"bin": world.bins[-1]}
        ).scalar_one()
    expected = {request_of(desk, number) for desk, count in posted.items() for number in range(count)}
    assert len(booked) == len(expected)
    assert set(booked) == expected
    assert held == sum((count + 1) // 2 for count in posted.values()) * 2000
    assert shared == sum(count // 2 for count in posted.values()) * 2000
    assert verify(world.store.engine).sound
    world.close()


def test_three_hundred_killed_desks_lose_and_double_nothing(sqlite_url: str, tmp_path: Path) -> None:
    build(sqlite_url).close()
    child = start("kill", sqlite_url, tmp_path, 150, 7)
    assert child.wait(180) == 0
    posted = settle(sqlite_url, tmp_path, range(2))
    assert sum(posted.values()) > 300
    assert_nothing_lost_or_doubled(sqlite_url, posted)


def test_a_killed_server_and_killed_desks_lose_and_double_nothing(own_postgres: PostgresServer, tmp_path: Path) -> None:
    url, random, pause, desks = own_postgres.url("sparezone"), Random(11), threading.Event(), range(8)
    build(url).close()
    running = {desk: start("post", url, tmp_path, desk) for desk in desks}
    try:
        wait_for_all(tmp_path, desks, pause)
        for round_number in range(30):
            pause.wait(random.uniform(0.05, 0.35))
            own_postgres.kill()
            if round_number % 3 == 0:
                desk = random.choice(desks)
                running[desk].kill()
                running[desk].wait()
                running[desk] = start("post", url, tmp_path, desk)
            own_postgres.start()
        pause.wait(0.5)
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            process.wait(60)
    posted = settle(url, tmp_path, desks)
    assert sum(posted.values()) > 100
    assert_nothing_lost_or_doubled(url, posted)


def wait_for_all(folder: Path, desks: range, pause: threading.Event) -> None:
    for _ in range(3000):
        if all(acknowledged(folder, desk) for desk in desks):
            return
        pause.wait(0.02)
    raise AssertionError("a desk never posted")


@pytest.fixture
def lots_of_one(sqlite_url: str) -> World:
    world = build(sqlite_url, lots=60)
    for lot in world.lots:
        world.receive(lot, 1)
    return world


def test_the_last_piece_in_a_file_goes_to_one_process_only(lots_of_one: World, tmp_path: Path) -> None:
    world = lots_of_one
    desks = [start("grab", world.url, tmp_path, desk) for desk in range(4)]
    assert [desk.wait(120) for desk in desks] == [0, 0, 0, 0]
    won = [lot for desk in range(4) for lot in (tmp_path / f"{desk}.won").read_text().split("\n") if lot]
    assert sorted(won, key=int) == [str(lot) for lot in world.lots]
    assert verify(world.store.engine).sound
    world.close()
