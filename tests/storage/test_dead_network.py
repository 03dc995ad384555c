"""A network that goes silent in the middle of the work is told within ten seconds (trust F07)."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.domain.clock import FixedClock
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.postgres import PostgresServer
from tests.storage.world import MORNING, World, build, look

pytestmark = [pytest.mark.slow, pytest.mark.requirement("C-11")]

RELAY = Path(__file__).parent / "relay.py"
PORT = 5499


def ip(*arguments: str) -> bool:
    return subprocess.run(["ip", *arguments], capture_output=True, check=False).returncode == 0


class Line:
    """A line to the server: a network of its own where the system gives one, else a relay that can be stopped."""

    def __init__(self, server: PostgresServer) -> None:
        self.name = f"sz{os.getpid()}"
        self.host = "127.0.0.1"
        self.apart = self._own_network()
        before = ["ip", "netns", "exec", self.name] if self.apart else []
        command = [*before, sys.executable, str(RELAY), self.host, str(PORT), str(server.home / ".s.PGSQL.5432")]
        self._relay = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self._relay.stdout is not None
        assert self._relay.stdout.readline() == b"ready\n"

    def _own_network(self) -> bool:
        if os.geteuid() != 0 or shutil.which("ip") is None or not ip("netns", "add", self.name):
            return False
        here, there, net = f"{self.name}a", f"{self.name}b", f"10.213.{os.getpid() % 250}"
        made = (
            ip("link", "add", here, "type", "veth", "peer", "name", there, "netns", self.name)
            and ip("addr", "add", f"{net}.1/24", "dev", here)
            and ip("link", "set", here, "up")
            and ip("-n", self.name, "addr", "add", f"{net}.2/24", "dev", there)
            and ip("-n", self.name, "link", "set", there, "up")
        )
        if made:
            self.host = f"{net}.2"
        else:
            ip("netns", "del", self.name)
        return made

    def cut(self) -> None:
        """Nothing arrives any more, and nobody says so; without a network of its own the line breaks instead."""
        if self.apart:
            here = f"{self.host.rpartition('.')[0]}.1/32"
            assert ip("-n", self.name, "route", "add", "blackhole", here)
        else:
            self._relay.kill()

    def remove(self) -> None:
        self._relay.kill()
        self._relay.wait()
        if self._relay.stdout is not None:
            self._relay.stdout.close()
        if self.apart:
            ip("netns", "del", self.name)


@pytest.fixture
def line(postgres_server: PostgresServer) -> Iterator[Line]:
    made = Line(postgres_server)
    yield made
    made.remove()


@pytest.fixture
def far_world(line: Line, postgres_url: str) -> Iterator[World]:
    build(postgres_url).close()
    name = postgres_url.rpartition("?")[0].rpartition("/")[2]
    url = f"postgresql://sparezone@{line.host}:{PORT}/{name}?sslmode=disable"
    world = look(Store(open_engine(url), FixedClock(MORNING)))
    yield world
    world.close()


def seconds_until_told(work: Callable[[], object]) -> float:
    started = time.monotonic()
    with pytest.raises(EnvironmentFault) as fault:
        work()
    assert fault.value.code == "server_gone", str(fault.value)
    return time.monotonic() - started


def test_a_silent_network_is_told_within_ten_seconds(line: Line, far_world: World, postgres_url: str) -> None:
    far_world.receive(far_world.lots[0], 1)
    line.cut()
    assert seconds_until_told(lambda: far_world.receive(far_world.lots[0], 1)) < 12
    engine = open_engine(postgres_url)
    verdict = verify(engine)
    engine.dispose()
    assert verdict.sound
    assert verdict.counts["movement"] == 1


def test_a_server_that_cannot_be_reached_is_told_within_ten_seconds(line: Line, far_world: World) -> None:
    far_world.close()
    line.cut()
    assert seconds_until_told(lambda: far_world.receive(far_world.lots[0], 1)) < 12
