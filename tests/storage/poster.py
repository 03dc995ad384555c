"""A desk that posts without end, in a process of its own, to be killed; and the killing of such desks.

Every request has an id made from the desk and its number, so that a desk that starts again sends the request that was
in flight once more. Acknowledged numbers are appended to a file, which outlives the process.
"""

import os
import signal
import sys
import threading
from decimal import Decimal
from pathlib import Path
from random import Random
from uuid import NAMESPACE_OID, UUID, uuid5

from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Store
from tests.storage.world import Book, Line, World, look


def request_of(desk: int, number: int) -> UUID:
    return uuid5(NAMESPACE_OID, f"request {desk} {number}")


def book_of(world: World, desk: int, number: int) -> Book:
    """Even numbers receive a piece of two lots into the desk's bin, odd numbers move them on to the shared bin."""
    own, shared = world.bins[desk % (len(world.bins) - 1)], world.bins[-1]
    source, target = (world.supplier, own) if number % 2 == 0 else (own, shared)
    lots = [world.lots[(desk + k) % len(world.lots)] for k in range(2)]
    lines = tuple(Line(lot, None, source, target, Decimal(1)) for lot in lots)
    kind = "receive" if number % 2 == 0 else "transfer"
    return Book(uuid5(NAMESPACE_OID, f"movement {desk} {number}"), kind, lines)


def acknowledged(folder: Path, desk: int) -> int:
    """How many requests of a desk were acknowledged: they are numbered from 0 without gaps."""
    file = folder / f"{desk}.acks"
    lines = file.read_bytes().split(b"\n")[:-1] if file.exists() else []
    assert lines == [b"%d" % number for number in range(len(lines))]
    return len(lines)


def open_world(url: str) -> World:
    return look(Store(open_engine(url), SystemClock()))


def post(url: str, folder: Path, desk: int, stop: threading.Event) -> None:
    """Post until told to stop; a database that is gone is asked again with the same request."""
    world, number, pause = None, acknowledged(folder, desk), threading.Event()
    file = os.open(folder / f"{desk}.acks", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    while not stop.is_set():
        try:
            world = world or open_world(url)
            world.perform(book_of(world, desk, number), request_of(desk, number))
        except EnvironmentFault:
            pause.wait(0.02)
            continue
        os.write(file, b"%d\n" % number)
        number += 1


def grab(url: str, folder: Path, desk: int) -> None:
    """Try to take the only piece of every lot, one lot after the other."""
    world = open_world(url)
    won = []
    for lot in world.lots:
        try:
            world.move(lot, 1, world.bins[0], world.bins[1])
        except Refusal as refusal:
            if refusal.code != "not_enough_stock":
                raise
        else:
            won.append(str(lot))
    (folder / f"{desk}.won").write_text("\n".join(won))
    world.close()


def kill_desks(url: str, folder: Path, rounds: int, seed: int) -> None:
    """Two desks post at once; each is killed at a random moment of its posting, again and again."""
    random, pause = Random(seed), threading.Event()
    for _ in range(rounds):
        children = {fork(url, folder, desk): desk for desk in (0, 1)}
        before = {desk: acknowledged(folder, desk) for desk in (0, 1)}
        for _ in range(2000):
            if all(acknowledged(folder, desk) > before[desk] for desk in before):
                break
            pause.wait(0.002)
        for child in children:
            pause.wait(random.random() * 0.012)
            os.kill(child, signal.SIGKILL)
        for child in children:
            os.waitpid(child, 0)


def fork(url: str, folder: Path, desk: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            post(url, folder, desk, threading.Event())
        finally:
            os._exit(1)
    return child


def main() -> None:
    task, url, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if task == "kill":
        kill_desks(url, folder, int(sys.argv[4]), int(sys.argv[5]))
    elif task == "grab":
        grab(url, folder, int(sys.argv[4]))
    else:
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        post(url, folder, int(sys.argv[4]), stop)


if __name__ == "__main__":
    main()
