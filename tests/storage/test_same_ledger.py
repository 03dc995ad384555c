"""The same documents make the same ledger on a file and on a server, and on a model of a few lines (trust F17)."""

from collections import defaultdict
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import text

from desktop.domain.errors import Refusal
from desktop.storage.copying import ledger_hash
from desktop.storage.snapshot import snapshot
from desktop.storage.verify import verify
from tests.storage.world import Book, Line, TakeBack, World

pytestmark = pytest.mark.requirement("C-10", "C-11", "R26")

DOCUMENTS = 400
Held = dict[tuple[int, int, int], int]


class Model:
    """What must be on hand, by (lot, unit or 0, place), in thousandths."""

    def __init__(self, world: World) -> None:
        self.held: Held = defaultdict(int)
        self.reversed: set[UUID] = set()
        self._outside = {place for place, spot in world.spots.items() if spot.outside}

    def expect(self, asked: Book | TakeBack) -> str:
        """The code of the refusal, "" when it is booked."""
        book, sign = (asked, 1) if isinstance(asked, Book) else (asked.of, -1)
        if isinstance(asked, TakeBack) and asked.of.movement in self.reversed:
            return "already_reversed"
        after: Held = defaultdict(int, self.held)
        for line in book.lines:
            for place, side in ((line.source, -1), (line.target, 1)):
                if place not in self._outside:
                    after[line.lot, line.unit or 0, place] += side * sign * int(line.pieces * 1000)
        if any(quantity < 0 for quantity in after.values()):
            return "not_enough_stock"
        for unit in {line.unit for line in book.lines if line.unit}:
            if sum(quantity for (_lot, its, _place), quantity in after.items() if its == unit) > 1000:
                return "unit_elsewhere"
        self.held = after
        if isinstance(asked, TakeBack):
            self.reversed.add(asked.of.movement)
        return ""


class Stream:
    """Random documents: receive, move, use, split lots, move units, take back."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.random = Random(seed)
        self.booked: list[Book] = []

    def next(self) -> Book | TakeBack:
        if self.booked and self.random.random() < 0.15:
            return TakeBack(self._id(), self.random.choice(self.booked[-12:]))
        lines = tuple(self._line() for _ in range(self.random.choice((1, 1, 2, 5))))
        return Book(self._id(), "transfer", _once_per_unit(lines), raw=self.random.choice(("", "]d2\x1d", "中\\\"'")))

    def _id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def _line(self) -> Line:
        world, random = self.world, self.random
        places = world.bins[:4]
        source = random.choice((*[world.supplier] * 5, *places))
        target = random.choice([place for place in (*places, *places, world.used) if place != source])
        if random.random() < 0.3:
            unit = random.choice(world.units)
            return Line(world.lot_of_unit[unit], unit, source, target, Decimal(1))
        pieces = Decimal(random.choice((1, 2, 3, 10))) + random.choice((Decimal(0), Decimal("0.125")))
        return Line(random.choice(world.lots), None, source, target, pieces)


def _once_per_unit(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    seen: dict[object, Line] = {}
    for line in lines:
        seen[line.unit or (line.lot, line.source, line.target)] = line
    return tuple(seen.values())


def told(world: World, asked: Book | TakeBack, request: UUID) -> str:
    try:
        world.perform(asked, request)
    except Refusal as refusal:
        return refusal.code
    return ""


def held(world: World) -> Held:
    with world.store.read() as connection:
        rows = connection.execute(text("SELECT lot_id, coalesce(unit_id, 0), place_id, quantity FROM balance"))
        return {(lot, unit, place): quantity for lot, unit, place, quantity in rows}


def hash_of(world: World) -> str:
    with snapshot(world.store.engine) as connection:
        return ledger_hash(connection)


@pytest.mark.parametrize("seed", range(3))
def test_both_databases_and_the_model_agree(sqlite_world: World, postgres_world: World, seed: int) -> None:
    model, stream = Model(sqlite_world), Stream(sqlite_world, seed)
    codes: dict[str, int] = defaultdict(int)
    for number in range(DOCUMENTS):
        asked, request = stream.next(), UUID(int=stream.random.getrandbits(128), version=4)
        expected = model.expect(asked)
        answers = (told(sqlite_world, asked, request), told(postgres_world, asked, request))
        assert answers[0] == answers[1], (number, asked)
        assert bool(answers[0]) == bool(expected), (number, asked, answers, expected)
        codes[answers[0]] += 1
        if not expected and isinstance(asked, Book):
            stream.booked.append(asked)
    on_hand = {key: quantity for key, quantity in model.held.items() if quantity}
    assert held(sqlite_world) == held(postgres_world) == on_hand
    assert hash_of(sqlite_world) == hash_of(postgres_world)
    for world in (sqlite_world, postgres_world):
        assert verify(world.store.engine).sound
    assert codes[""] > 100
    assert set(codes) == {"", "not_enough_stock", "unit_elsewhere", "already_reversed"}
