"""Two desks that take the same eight lots into their trays, document after document, each in an order of its own."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from typing import Any

from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.item import Item, Lot
from desktop.models.ledger import Balance
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.services.month import BEGIN, Month
from tests.services.month_world import CLERK, SECOND, SITE, TRAYS, Thing, scan_of

LOTS = tuple(Thing("SCREW", f"STORM-{at}", "", date(2029, 1, 31)) for at in range(8))
PIECES = 12
BIN = "A-1-1"
EXPECTED = {"not_enough_stock", "not_on_hand"}


def lay_out_storm(url: str) -> None:
    """The warehouse with eight lots, 12 pieces of each, in one bin."""
    clock = FixedClock(BEGIN)
    month = Month(Store(open_engine(url), clock), clock, 1, 1)
    lines = [
        {"position": at, "item": one.ref, "owner": "M-01", "place": BIN, "lot": one.lot, "quantity": str(PIECES)}
        | {"expires_on": one.expires_on.isoformat()}
        for at, one in enumerate(LOTS, 1)
    ]
    month.must("take_over_stock", document="OPENING-STORM", site=SITE, lines=lines)
    month.store.close()


def storm(url: str, seconds: float) -> tuple[Counter[str], list[float]]:
    """Both desks at work for some seconds; what became of the documents, and how long each took in seconds.

    Anything but a refusal for want of stock comes out of it as it is: a person would have seen it.
    """
    told: Counter[str] = Counter()
    took: list[float] = []
    begin = threading.Barrier(2, timeout=60)

    def desk(number: int) -> None:
        store = Store(open_engine(url), FixedClock(BEGIN))
        try:
            begin.wait()
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                started = time.monotonic()
                told[_document(store, number, random)] += 1
                took.append(time.monotonic() - started)
        finally:
            store.close()

    random = Random(7)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(desk, number) for number in range(2)]:
            done.result()
    return told, took


def _document(store: Store, number: int, random: Random) -> str:
    """Eight lines: one piece of each lot, from the bin or from the other desk's tray."""
    scans = [scan_of(one) for one in random.sample(LOTS, len(LOTS))]
    source = random.choice((BIN, TRAYS[1 - number]))
    about: dict[str, Any] = {"verb": "move_contents", "request_id": str(new_id()), "at": BEGIN.isoformat()}
    about |= {"actor": (CLERK, SECOND)[number], "workstation": f"DESK-{number}"}
    try:
        answer_wire(store, about | {"tray": TRAYS[number], "scans": scans, "source": source, "anyway": True})
    except Refusal as refusal:
        if refusal.code not in EXPECTED:
            raise
        return refusal.code
    return "booked"


def on_hand(url: str) -> dict[str, int]:
    """Pieces of each lot by the balances."""
    store = Store(open_engine(url), FixedClock(BEGIN))
    try:
        with store.read() as connection:
            asked = select(Lot.number, Balance.quantity).join(Lot, Lot.id == Balance.lot_id)
            asked = asked.join(Item, Item.id == Lot.item_id).where(Item.ref == "SCREW")
            found: Counter[str] = Counter()
            for lot, quantity in connection.execute(asked):
                assert quantity >= 0
                found[lot] += int(quantity)
            return dict(found)
    finally:
        store.close()
