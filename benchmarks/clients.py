"""Many desks on one PostgreSQL: receipts a second through the service, beside raw statements by the same clients."""

import multiprocessing
import time
from typing import Any

from benchmarks.floor import Floor
from benchmarks.measure import Outcome, spread
from benchmarks.warehouse import BADGE, DESK, DI, databases, serial_of, warehouse
from desktop.app import open_store_at
from desktop.domain.origin import new_id
from desktop.services.perform import Envelope, perform
from desktop.services.receiving import RECEIVE_ONE, ReceiveOne

GOAL = "at least 35 % of what raw statements reach, p95 at most 150 ms"


def run(*, quick: bool) -> list[Outcome]:
    """Measure with one, eight and thirty-two clients."""
    each = 15 if quick else 60
    outcomes = []
    with databases(("postgresql",)) as urls, warehouse(urls["postgresql"]) as made:
        for clients in (1, 8, 32):
            notice = f"C{clients}"
            scans = made.announce(notice, 2 * clients * each)
            rates: dict[str, Any] = {}
            for way, work, first in (("raw", _raw, 0), ("service", _service, clients * each)):
                shares = [range(first + k * each, first + (k + 1) * each) for k in range(clients)]
                jobs = [(made.url, notice, share, [scans[at] for at in share]) for share in shares]
                rates[way] = _together(work, jobs)
            outcomes.append(_outcome(clients, rates))
    return outcomes


def _outcome(clients: int, rates: dict[str, Any]) -> Outcome:
    share = round(rates["service"]["per_second"] / rates["raw"]["per_second"], 2)
    met = share >= 0.35 and rates["service"]["p95_ms"] <= 150
    return Outcome(f"clients_{clients}_postgresql", rates["service"], rates["raw"], share, GOAL, met)


def _together(work: Any, jobs: list[Any]) -> dict[str, float]:
    """Start all clients, let them begin at once, and count."""
    context = multiprocessing.get_context("spawn")
    begin, told = context.Barrier(len(jobs)), context.SimpleQueue()
    clients = [context.Process(target=work, args=(*job, begin, told), daemon=True) for job in jobs]
    for client in clients:
        client.start()
    parts = [told.get() for _ in clients]
    for client in clients:
        client.join()
    seconds = [one for part in parts for one in part[2]]
    lasted = max(part[1] for part in parts) - min(part[0] for part in parts)
    return {"per_second": round(len(seconds) / lasted, 1)} | spread(seconds)


def _raw(url: str, notice: str, share: range, _scans: list[ReceiveOne], begin: Any, told: Any) -> None:
    floor = Floor(url)
    _run([lambda at=at: floor.receive(DI, [serial_of(notice, at)]) for at in share], begin, told)
    floor.close()


def _service(url: str, _notice: str, _share: range, scans: list[ReceiveOne], begin: Any, told: Any) -> None:
    store = open_store_at(url)

    def receive(scan: ReceiveOne) -> None:
        perform(store, RECEIVE_ONE, scan, Envelope(new_id(), BADGE, DESK))

    with store.read() as connection:
        connection.exec_driver_sql("SELECT 1")
    _run([lambda scan=scan: receive(scan) for scan in scans], begin, told)
    store.close()


def _run(jobs: list[Any], begin: Any, told: Any) -> None:
    begin.wait()
    start, seconds = time.time(), []
    for job in jobs:
        before = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - before)
    told.put((start, time.time(), seconds))
