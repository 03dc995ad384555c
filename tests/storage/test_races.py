"""Many desks at once: the last piece goes to one, crossing documents do not lock each other out (trust F05, F06)."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from random import Random

import pytest
from sqlalchemy import text

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind
from desktop.domain.origin import new_id
from desktop.services.perform import Done
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.storage.world import MORNING, Book, Booked, Line, World, build, look

pytestmark = pytest.mark.requirement("C-11")

ROUNDS = {2: 600, 4: 220, 8: 120, 16: 45, 32: 15}


def at_once(url: str, desks: int, work: Callable[[World, int], None]) -> list[BaseException]:
    """Run the work at many desks, each with a connection of its own; returns what went wrong."""

    def desk(number: int) -> None:
        world = look(Store(open_engine(url), FixedClock(MORNING)))
        try:
            work(world, number)
        finally:
            world.close()

    with ThreadPoolExecutor(desks) as pool:
        running = [pool.submit(desk, number) for number in range(desks)]
        return [error for done in running if (error := done.exception()) is not None]


def winners(url: str, desks: int, lots: list[int]) -> list[int]:
    """All desks reach for the only piece of a lot at the same time, lot after lot; the lots that somebody got."""
    won: list[int] = []
    barrier = threading.Barrier(desks, timeout=60)

    def race(there: World, _desk: int) -> None:
        for lot in lots:
            barrier.wait()
            try:
                there.move(lot, 1, there.bins[0], there.bins[1])
            except Refusal as refusal:
                if refusal.code != "not_enough_stock":
                    raise
            else:
                won.append(lot)

    assert at_once(url, desks, race) == []
    return won


@pytest.mark.slow
def test_the_last_piece_goes_to_one_desk_only_in_a_thousand_rounds(postgres_url: str) -> None:
    world = build(postgres_url, lots=sum(ROUNDS.values()))
    lines = [Line(lot, None, world.supplier, world.bins[0], Decimal(1)) for lot in world.lots]
    world.book(MovementKind.RECEIVE, *lines)
    first = 0
    for desks, rounds in ROUNDS.items():
        lots = world.lots[first : first + rounds]
        assert sorted(winners(postgres_url, desks, lots)) == lots
        first += rounds
    verdict = verify(world.store.engine)
    assert verdict.sound
    assert verdict.counts["movement"] == 1 + sum(ROUNDS.values()) == 1001
    world.close()


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "documents"), [("postgres_url", 25), ("sqlite_url", 8)])
def test_crossing_documents_never_lock_each_other_out(
    request: pytest.FixtureRequest, kind: str, documents: int
) -> None:
    url: str = request.getfixturevalue(kind)
    world = build(url, lots=8)
    for lot in world.lots:
        world.receive(lot, 10_000)
    desks = 16

    def cross(there: World, desk: int) -> None:
        random = Random(desk)
        for number in range(documents):
            source, target = (there.bins[0], there.bins[1]) if number % 2 == 0 else (there.bins[1], there.bins[0])
            lots = random.sample(there.lots, 8)
            there.book(MovementKind.TRANSFER, *(Line(lot, None, source, target, Decimal(1)) for lot in lots))

    assert at_once(url, desks, cross) == []
    verdict = verify(world.store.engine)
    assert verdict.sound
    assert verdict.counts["movement"] == 8 + desks * documents
    with world.store.read() as connection:
        held = connection.execute(text("SELECT sum(quantity) FROM balance")).scalar_one()
    assert held == 8 * 10_000 * 1000
    world.close()


@pytest.mark.parametrize("kind", ["postgres_url", "sqlite_url"])
def test_a_request_sent_at_many_desks_at_once_is_booked_once(request: pytest.FixtureRequest, kind: str) -> None:
    url: str = request.getfixturevalue(kind)
    world, request_id = build(url), new_id()
    book = Book(new_id(), "receive", (Line(world.lots[0], None, world.supplier, world.bins[0], Decimal(1)),))
    answers: list[Done[Booked]] = []
    barrier = threading.Barrier(8, timeout=30)

    def send(there: World, _desk: int) -> None:
        barrier.wait()
        answers.append(there.perform(book, request_id))

    assert at_once(url, 8, send) == []
    assert {done.value for done in answers} == {Booked(book.movement, 2)}
    assert sorted(len(done.changes) for done in answers) == [0] * 7 + [1]
    assert verify(world.store.engine).counts["movement"] == 1
    world.close()


def test_the_same_request_answers_the_same_and_books_once(world: World) -> None:
    request_id = new_id()
    book = Book(new_id(), "receive", (Line(world.lots[0], None, world.supplier, world.bins[0], Decimal(3)),))
    first = world.perform(book, request_id)
    before = verify(world.store.engine)
    assert world.perform(book, request_id).value == first.value
    assert verify(world.store.engine) == before


def test_the_id_of_a_request_used_for_something_else_is_refused(world: World) -> None:
    request_id = new_id()
    world.receive(world.lots[0], 3, request=request_id)
    before = verify(world.store.engine)
    with pytest.raises(Refusal) as refusal:
        world.receive(world.lots[0], 4, request=request_id)
    assert refusal.value.code == "request_reused"
    assert verify(world.store.engine) == before


def test_more_than_there_is_moves_nothing_of_the_document(world: World) -> None:
    world.receive(world.lots[0], 5)
    world.receive(world.lots[1], 1)
    before = verify(world.store.engine)
    lines = [Line(lot, None, world.bins[0], world.bins[1], Decimal(2)) for lot in world.lots[:2]]
    with pytest.raises(Refusal) as refusal:
        world.book(MovementKind.TRANSFER, *lines)
    assert refusal.value.code == "not_enough_stock"
    assert (refusal.value.facts["held"], refusal.value.facts["wanted"]) == (1, 2)
    assert verify(world.store.engine) == before
