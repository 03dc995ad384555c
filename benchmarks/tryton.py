"""Our program beside Tryton on one PostgreSQL, in turns: receiving serial numbers, finding one, a lot on hand.

Tryton is the other free program that books stock by serial number and keeps a history. It works in a process of its
own, straight in its own code: no network, no client. Both sides check the rights of the person; only ours reads the
barcodes, checks each unit against the delivery and writes a chained audit trail. A round of each to warm up is not
counted.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import update

from benchmarks.measure import Outcome, spread, timed
from benchmarks.recall import lay_legs
from benchmarks.seeding import IN_A_LOT, seeded
from benchmarks.tryton_environment import TrytonDesk, environment, make_database
from benchmarks.warehouse import Warehouse, serial_of, warehouse
from desktop.app import open_store_at
from desktop.domain.clock import SystemClock
from desktop.models.item import ItemPackage
from desktop.queries.stock import stock_ids
from desktop.queries.stock_filter import StockFilter
from desktop.queries.stock_rows import stock_rows
from desktop.services.finding import find_in, read_udi
from desktop.services.receiving import RECEIVE_ONE, ReceiveOne
from desktop.services.receiving_batch import RECEIVE_MANY, ReceiveMany
from desktop.storage.unit_of_work import Store
from tests.postgres import PostgresServer

UNITS: Final = 120
ROUNDS: Final = (5, 15)
"""How many, quick and else."""
SCANS: Final = (15, 50)
MOVES: Final = ((12_000,), (12_000, 120_000))
"""The length of the history, quick and else: growing, and of whole lots."""
GOAL: Final = "at least 15 times faster than Tryton in the same run"
TIMES: Final = 15
LABEL: Final = "06910000000006"
"""The UDI-DI on the labels of the history; the seeding gives numbers without their check digit."""
SEEDED: Final = 1000
"""The item of the history, in our database."""

Job = Callable[[int], float]
"""Does the work of a round and returns its seconds, without those of its preparation."""


@dataclass(frozen=True)
class _Sides:
    """Both programs on one server, and how much is asked."""

    server: PostgresServer
    made: Warehouse
    desk: TrytonDesk
    quick: bool


def run(*, quick: bool, folder: Path) -> list[Outcome]:
    """Measure beside Tryton.

    Args:
        quick: fewer rounds and a shorter history.
        folder: holds Tryton's environment, or will.

    Raises:
        NotInstalled: Tryton is not there and cannot be had.
    """
    with _sides(environment(folder), quick=quick) as sides:
        return [*_many(sides), _singly(sides), *_histories(sides)]


@contextmanager
def _sides(programs: Path, *, quick: bool) -> Iterator[_Sides]:
    server = PostgresServer(durable=True)
    try:
        server.start()
        with TemporaryDirectory(prefix="sparezone-benchmark-") as home, warehouse(server.create("sparezone")) as made:
            command = make_database(programs, Path(home), server.create("tryton"))
            with TrytonDesk(command, Path(home) / "desk.log") as desk:
                yield _Sides(server, made, desk, quick)
    finally:
        server.remove()


def _many(sides: _Sides) -> list[Outcome]:
    """120 serial numbers as one document: announced before, and from the list of numbers to the last piece in."""
    ways: dict[str, Callable[[int], tuple[float, float]]] = {
        "program": lambda number: _receive(sides.made, number),
        "tryton": lambda number: _their_receive(sides.desk, f"DOC{number}", put_away=True),
        "tryton_without_putting_away": lambda number: _their_receive(sides.desk, f"LEAN{number}", put_away=False),
        "tryton_by_its_client_library": lambda number: (0.0, _by_client(sides.desk, f"FORM{number}")),
    }
    rounds = range(ROUNDS[not sides.quick] + 1)
    taken = [{way: work(number) for way, work in ways.items()} for number in rounds][1:]
    received = {way: spread([one[way][1] for one in taken]) for way in list(ways)[:-1]}
    from_list = {way: spread([sum(one[way]) for one in taken]) for way in ways}
    return [
        _beside("tryton_receive_120_one_document", received, judged=True),
        _beside("tryton_receive_120_from_the_list_of_numbers", from_list, judged=True),
    ]


def _receive(made: Warehouse, number: int) -> tuple[float, float]:
    """Seconds that announcing and receiving took."""
    scans: list[ReceiveOne] = []
    announcing = timed(lambda: scans.extend(made.announce(f"DOC{number}", UNITS, seats=UNITS)))
    whole = ReceiveMany(f"DOC{number}", tuple(scan.raw for scan in scans), scans[0].tray)
    return announcing, timed(lambda: made.do(RECEIVE_MANY, whole))


def _their_receive(desk: TrytonDesk, document: str, *, put_away: bool) -> tuple[float, float]:
    announcing, shipment = desk.ask("announce", serials=_serials(document), put_away=put_away)
    receiving, _ = desk.ask("receive", shipment=shipment)
    assert desk.ask("received", shipment=shipment)[1] == UNITS  # a wrong answer is not worth a time
    return announcing, receiving


def _by_client(desk: TrytonDesk, document: str) -> float:
    seconds, shipment = desk.ask("enter_and_receive", serials=_serials(document))
    assert desk.ask("received", shipment=shipment)[1] == UNITS
    return seconds


def _serials(document: str) -> list[str]:
    return [serial_of(document, at) for at in range(UNITS)]


def _singly(sides: _Sides) -> Outcome:
    """One unit at a time: ours by scans into one delivery; theirs a shipment each, as it books no part of one."""
    rounds = SCANS[not sides.quick] + 1
    scans = sides.made.announce("ONE", rounds)

    def theirs(number: int) -> float:
        _, shipment = sides.desk.ask("announce", serials=[f"ONE-{number:06}"], put_away=True)
        return sides.desk.ask("receive", shipment=shipment)[0]

    told = _in_turns(lambda number: timed(lambda: sides.made.do(RECEIVE_ONE, scans[number])), theirs, rounds)
    return _beside("tryton_receive_one", told)


def _histories(sides: _Sides) -> Iterator[Outcome]:
    """After so many moves of one item, in lots of 120: a serial number found, a lot on hand."""
    laid = 0
    for moves in MOVES[not sides.quick]:
        pieces = moves // 2
        url = _lay_moves(sides.server.create(f"sparezone_{moves}"), pieces)
        sides.desk.ask("lay_moves", first=laid, last=pieces - 1)
        laid = pieces
        store = open_store_at(url)
        try:
            yield from _after(sides, store, moves)
        finally:
            store.close()


def _after(sides: _Sides, store: Store, moves: int) -> list[Outcome]:
    lots = moves // 2 // IN_A_LOT
    found = _in_turns(
        lambda number: timed(lambda: _find(store, number)),
        lambda number: sides.desk.ask("find", serial=f"S{100_000_000 + number}")[0],
        SCANS[not sides.quick] + 1,
    )
    lying = _in_turns(
        lambda number: timed(lambda: _on_hand(store, number % lots)),
        lambda number: _their_on_hand(sides.desk, number % lots),
        ROUNDS[not sides.quick] + 1,
    )
    return [
        _beside(f"tryton_find_a_serial_after_{moves}_moves", found),
        _beside(f"tryton_lot_on_hand_after_{moves}_moves", lying),
    ]


def _lay_moves(url: str, pieces: int) -> str:
    """Our side of the history in a new database: each piece received and put away."""
    seeded(url, pieces, items=1)
    lay_legs(url)
    store = open_store_at(url)
    with store.engine.begin() as connection:
        connection.execute(update(ItemPackage).where(ItemPackage.item_id == SEEDED).values(di=LABEL))
    store.close()
    return url


def _find(store: Store, number: int) -> None:
    raw = f"]d201{LABEL}10{_lot(number // IN_A_LOT)}\x1d21S{100_000_000 + number}"
    with store.read() as connection:
        assert find_in(connection, read_udi(raw, SystemClock().now().date(), connection)).place


def _on_hand(store: Store, lot: int) -> None:
    with store.read() as connection:
        rows = stock_rows(connection, stock_ids(connection, StockFilter(lot=_lot(lot))))
    assert sum(row.quantity for row in rows) == IN_A_LOT  # a wrong answer is not worth a time


def _their_on_hand(desk: TrytonDesk, lot: int) -> float:
    seconds, found = desk.ask("on_hand", lot=_lot(lot))
    assert found == IN_A_LOT
    return seconds


def _lot(at: int) -> str:
    return f"L{10_000_000 + at}"


def _in_turns(ours: Job, theirs: Job, rounds: int) -> dict[str, dict[str, float]]:
    """Spreads of both, taken in turns, without the first round."""
    taken = [(ours(number), theirs(number)) for number in range(rounds)][1:]
    return {"program": spread([mine for mine, _ in taken]), "tryton": spread([other for _, other in taken])}


def _beside(name: str, told: dict[str, dict[str, float]], *, judged: bool = False) -> Outcome:
    """How many times longer Tryton takes, by the medians."""
    times = round(told["tryton"]["p50_ms"] / told["program"]["p50_ms"], 1)
    figures = {**told, "ratio_is": "times faster than Tryton, by p50"}
    return Outcome(name, figures, ratio=times, goal=GOAL if judged else "", met=times >= TIMES if judged else None)
