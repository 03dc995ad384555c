"""Recalls at two million legs: where every piece is, one unit's life, blocking a lot; with the queries' plans.

Each figure is taken on a connection of its own, the first time that the question is asked there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Executable, bindparam, insert, text
from sqlalchemy.dialects import postgresql, sqlite

from benchmarks.measure import Outcome, timed
from benchmarks.seeding import IN_A_LOT, ROOM, seeded
from benchmarks.warehouse import BADGE, databases
from desktop.app import open_store_at
from desktop.domain.clock import SystemClock
from desktop.domain.origin import new_id
from desktop.domain.recalls import Scope
from desktop.models.ledger import LegRow, Request
from desktop.models.types import Moment, Uid
from desktop.queries.history import unit_steps
from desktop.queries.pages import unit_page
from desktop.queries.recall_locating import locate, standing_sums
from desktop.services.perform import Envelope, perform
from desktop.services.recalls.opening import BLOCK_RECALL, BlockRecall
from desktop.storage.unit_of_work import Store

LEGS: Final = (100_000, 2_000_000)
"""How many, quick and else."""
LEGS_OF_A_UNIT: Final = 4
_NEW_ID: Final = {"sqlite": "randomblob(16)", "postgresql": "gen_random_uuid()"}
_MOVEMENTS: Final = """INSERT INTO movement (id, request_id, kind, site_id, partner_id, occurred_at, recorded_at,
    actor_id, workstation, entered_by, raw, document, reason)
    SELECT {new_id}, :request, :kind, site.id, site.partner_id, :at, :at, (SELECT min(id) FROM person), 'seed',
    'import', '', :letter || unit.id, '' FROM unit JOIN site ON site.id = (SELECT min(id) FROM site)"""
_ENTRIES: Final = """INSERT INTO audit_entry (site_id, sequence, recorded_at, movement_id, payload, hash)
    SELECT site_id, 1000000 + row_number() OVER (), recorded_at, id, '', '' FROM movement"""
_LEGS: Final = """INSERT INTO leg (movement_id, number, item_id, lot_id, unit_id, place_id, owner_id, custodian_id,
    quantity)
    SELECT movement.id, :side, unit.item_id, unit.lot_id, unit.id, {place}, balance.owner_id, balance.owner_id,
    :quantity
    FROM unit JOIN balance ON balance.unit_id = unit.id JOIN movement ON movement.document = :letter || unit.id"""
_PLACES: Final = {
    "supplier": "(SELECT min(id) FROM place WHERE kind = 'supplier')",
    "receiving": "(SELECT min(id) FROM place WHERE kind = 'receiving')",
    "bin": "balance.place_id",
}
_STEPS: Final = (("R", "receive", "supplier", "receiving"), ("P", "put_away", "receiving", "bin"))


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases; 100 thousand legs when ``quick``, else two million."""
    legs = LEGS[0] if quick else LEGS[1]
    outcomes: list[Outcome] = []
    with databases() as urls:
        for kind, url in urls.items():
            seeded(url, legs // LEGS_OF_A_UNIT)
            lay_legs(url)
            outcomes += _measure(kind, url, legs)
    return outcomes


def lay_legs(url: str) -> None:
    """Each unit was received and put away: two movements of two legs, each with its link in the chain."""
    with _opened(url) as store, store.engine.begin() as connection:
        kind = connection.dialect.name
        if kind == "postgresql":
            for setting in ROOM:
                connection.execute(text(f"SET LOCAL {setting}"))
        about = {"request": _request(connection), "at": SystemClock().now()}
        movements = text(_MOVEMENTS.format(new_id=_NEW_ID[kind]))
        movements = movements.bindparams(bindparam("request", type_=Uid), bindparam("at", type_=Moment))
        for letter, what, source, target in _STEPS:
            connection.execute(movements, about | {"letter": letter, "kind": what})
            for side, (place, quantity) in enumerate(((source, -1000), (target, 1000)), 1):
                legs = text(_LEGS.format(place=_PLACES[place]))
                connection.execute(legs, {"side": side, "quantity": quantity, "letter": letter})
        connection.execute(text(_ENTRIES))
        if kind == "postgresql":
            connection.execute(text("ANALYZE"))


def _request(connection: Connection) -> UUID:
    request, actor = new_id(), connection.execute(text("SELECT min(id) FROM person")).scalar_one()
    asked = {"id": request, "verb": "seed", "content_sha256": "", "answer": "", "actor_id": actor}
    connection.execute(insert(Request).values(asked | {"recorded_at": SystemClock().now()}))
    return request


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    store = open_store_at(url)
    try:
        yield store
    finally:
        store.close()


def _measure(kind: str, url: str, legs: int) -> list[Outcome]:
    units = legs // LEGS_OF_A_UNIT
    at = units // 2
    lot = at // IN_A_LOT
    scope = Scope(1000 + lot % 5000, f"L{10_000_000 + lot}")
    ref, serial = f"REF-{scope.item - 1000}", f"S{100_000_000 + at}"

    def found(connection: Connection) -> None:
        picture = locate(connection, scope)
        assert picture.closed  # a wrong answer is not worth a time
        assert picture.received == IN_A_LOT

    plans = {
        "locate": _plan(url, standing_sums(scope)),
        "life": _plan(url, unit_steps(LegRow.unit_id == 1000 + at)),
    }
    cold = {
        "locate": _cold(url, found),
        "life": _cold(url, lambda connection: unit_page(connection, ref, serial)),
    }
    outcomes = [
        Outcome(
            f"recall_{name}_{kind}",
            {"legs": legs, "cold_ms": milliseconds, "plan": plans[name]},
            goal="at most 1000 ms cold at 2 million legs",
            met=milliseconds <= 1000,
        )
        for name, milliseconds in cold.items()
    ]
    block = _block(url, ref, scope.lot)
    figures: dict[str, Any] = {"legs": legs, "cold_ms": block}
    return [*outcomes, Outcome(f"recall_block_{kind}", figures, goal="at most 2000 ms", met=block <= 2000)]


def _cold(url: str, job: Callable[[Connection], object]) -> float:
    with _opened(url) as store, store.read() as connection:
        return round(timed(lambda: job(connection)) * 1000, 3)


def _block(url: str, ref: str, lot: str) -> float:
    with _opened(url) as store:
        envelope = Envelope(new_id(), BADGE, "desk 1")
        asked = BlockRecall(item=ref, lot=lot, reference="benchmark")
        return round(timed(lambda: perform(store, BLOCK_RECALL, asked, envelope)) * 1000, 3)


def _plan(url: str, statement: Executable) -> list[str]:
    """The plan as the database tells it, line by line."""
    with _opened(url) as store, store.read() as connection:
        is_file = connection.dialect.name == "sqlite"
        dialect = sqlite.dialect() if is_file else postgresql.dialect()
        compiled = statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]  # a select
        explain = "EXPLAIN QUERY PLAN " if is_file else "EXPLAIN "
        rows = connection.exec_driver_sql(f"{explain}{compiled}".replace("%%", "%")).all()
        return [str(row[3] if is_file else row[0]) for row in rows]
