"""One posting through the service, and 120 of them, beside hand-written SQL on the same database."""

from benchmarks.floor import Floor
from benchmarks.measure import Outcome, side_by_side, timed
from benchmarks.warehouse import DI, Warehouse, databases, serial_of, warehouse
from desktop.services.receiving import RECEIVE_ONE
from desktop.services.receiving_batch import RECEIVE_MANY, ReceiveMany


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    outcomes: list[Outcome] = []
    with databases() as urls:
        for kind, url in urls.items():
            with warehouse(url) as made:
                outcomes += _one(made, kind, 150 if quick else 1000)
                outcomes += _many(made, kind)
    return outcomes


def _one(made: Warehouse, kind: str, rounds: int) -> list[Outcome]:
    scans = made.announce("ONE", rounds * 2)
    floor = Floor(made.url)
    ours, theirs = side_by_side(
        lambda number: made.do(RECEIVE_ONE, scans[number]),
        lambda number: floor.receive(DI, [serial_of("ONE", rounds + number)]),
        rounds,
    )
    floor.close()
    ratio = round(ours["p50_ms"] / theirs["p50_ms"], 2)
    return [Outcome(f"one_posting_{kind}", ours, theirs, ratio, "p50 at most 4 times the raw floor", ratio <= 4)]


def _many(made: Warehouse, kind: str) -> list[Outcome]:
    """120 units scanned one by one, beside 120 raw transactions and beside one raw transaction."""
    scans = made.announce("MANY", 360)
    floor = Floor(made.url)
    ours = timed(lambda: [made.do(RECEIVE_ONE, scan) for scan in scans[:120]])
    singly = timed(lambda: [floor.receive(DI, [serial_of("MANY", at)]) for at in range(120, 240)])
    at_once = timed(lambda: floor.receive(DI, [serial_of("MANY", at) for at in range(240, 360)]))
    batch = made.announce("BATCH", 120, seats=120)
    whole = ReceiveMany("BATCH", tuple(scan.raw for scan in batch), batch[0].tray)
    document = timed(lambda: made.do(RECEIVE_MANY, whole))
    floor.close()
    figures = {"one_by_one_ms": round(ours * 1000, 1), "one_document_ms": round(document * 1000, 1)}
    beside = {"one_by_one_ms": round(singly * 1000, 1), "one_transaction_ms": round(at_once * 1000, 1)}
    ratio = round(ours / singly, 2)
    goal = "120 scans one by one at most 4 times the raw floor"
    outcomes = [Outcome(f"receive_120_{kind}", figures, beside, ratio, goal, ratio <= 4)]
    ratio = round(document / at_once, 2)
    goal = "120 units as one document at most 6 times the floor"
    return [*outcomes, Outcome(f"receive_120_one_document_{kind}", figures, beside, ratio, goal, ratio <= 6)]
