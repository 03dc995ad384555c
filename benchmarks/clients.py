"""Many desks on one PostgreSQL: receipts a second through the service, beside raw statements by the same clients.

First all of them as fast as they can, on one site's chain, clients and server on the same processors; then thirty-two
at the pace of people, two scans a second each.
"""

import multiprocessing
import threading
import time
from dataclasses import dataclass
from typing import Any

from benchmarks.floor import Floor
from benchmarks.measure import Outcome, spread
from benchmarks.warehouse import BADGE, DESK, DI, Warehouse, databases, serial_of, warehouse
from desktop.app import open_store_at
from desktop.domain.origin import new_id
from desktop.services.perform import Envelope, perform
from desktop.services.receiving import RECEIVE_ONE, ReceiveOne

PACE_S = 0.5
GOAL = "at least 35 % of what raw statements reach, p95 at most 150 ms"


@dataclass(frozen=True)
class _Start:
    """How a client begins: with all others, then after its share of the pace, so that they do not scan in step."""

    begin: Any
    told: Any
    after_s: float
    pace_s: float


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
            outcomes.append(_outcome(f"clients_{clients}", rates))
        outcomes.append(_outcome("clients_32_two_a_second", _paced(made, 5 if quick else 20)))
    return outcomes


def _paced(made: Warehouse, each: int) -> dict[str, Any]:
    scans = made.announce("PACE", 64 * each)
    rates: dict[str, Any] = {}
    for way, work, first in (("raw", _raw, 0), ("service", _service, 32 * each)):
        shares = [range(first + k * each, first + (k + 1) * each) for k in range(32)]
        jobs = [(made.url, "PACE", share, [scans[at] for at in share]) for share in shares]
        rates[way] = _together(work, jobs, PACE_S)
    return rates


def _outcome(name: str, rates: dict[str, Any]) -> Outcome:
    share = round(rates["service"]["per_second"] / rates["raw"]["per_second"], 2)
    met = share >= 0.35 and rates["service"]["p95_ms"] <= 150
    return Outcome(f"{name}_postgresql", rates["service"], rates["raw"], share, GOAL, met)


def _together(work: Any, jobs: list[Any], pace_s: float = 0.0) -> dict[str, float]:
    """Start all clients, let them begin at once, and count."""
    context = multiprocessing.get_context("spawn")
    begin, told = context.Barrier(len(jobs)), context.SimpleQueue()
    clients = [
        context.Process(target=work, args=(*job, _Start(begin, told, pace_s * at / len(jobs), pace_s)), daemon=True)
        for at, job in enumerate(jobs)
    ]
    for client in clients:
        client.start()
    parts = [told.get() for _ in clients]
    for client in clients:
        client.join()
    seconds = [one for part in parts for one in part[2]]
    lasted = max(part[1] for part in parts) - min(part[0] for part in parts)
    return {"per_second": round(len(seconds) / lasted, 1)} | spread(seconds)


def _raw(url: str, notice: str, share: range, _scans: list[ReceiveOne], start: _Start) -> None:
    floor = Floor(url)
    _run([lambda at=at: floor.receive(DI, [serial_of(notice, at)]) for at in share], start)
    floor.close()


def _service(url: str, _notice: str, _share: range, scans: list[ReceiveOne], start: _Start) -> None:
    store = open_store_at(url)

    def receive(scan: ReceiveOne) -> None:
        perform(store, RECEIVE_ONE, scan, Envelope(new_id(), BADGE, DESK))

    with store.read() as connection:
        connection.exec_driver_sql("SELECT 1")
    _run([lambda scan=scan: receive(scan) for scan in scans], start)
    store.close()


def _run(jobs: list[Any], start: _Start) -> None:
    """The first scan of a process makes its statements; it is done before the others begin, and not counted."""
    jobs[0]()
    start.begin.wait()
    begun, seconds, pause = time.time(), [], threading.Event()
    beat = time.perf_counter() + start.after_s
    for job in jobs[1:]:
        if start.pace_s:
            pause.wait(max(0.0, beat - time.perf_counter()))
            beat += start.pace_s
        before = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - before)
    start.told.put((begun, time.time(), seconds))
