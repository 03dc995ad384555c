"""The unit of work: the only file that commits.

A service takes a unit of work and never commits; leaving without the commit undoes everything. On commit the ledger
document is written last, so no lock is held over a round trip.
"""

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, CursorResult, Engine, Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import Select
from typing_extensions import TypeVarTuple

from desktop.domain.chain import canonical
from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock, local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy, Movement
from desktop.domain.origin import Actor, Origin
from desktop.storage import ledger_postgresql, ledger_sqlite
from desktop.storage.engine import READ, keep_plans
from desktop.storage.errors import AgainFault, EnvironmentFault, translate
from desktop.storage.posting_document import Entry, PlacedMovement, PostingDocument, RequestRecord, movement_payload

TRIES: Final = 8
_NUL: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""How often a job is tried when the database asks for another try."""

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class UnitOfWork:
    """One transaction: reads, writes, the ledger document and the audit entries of one job."""

    def __init__(self, connection: Connection, origin: Origin) -> None:
        self.connection = connection
        self.origin = origin
        self._document = PostingDocument(origin)
        self._touched: set[Kind] = set()
        self._written = False

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return self.origin.actor

    @property
    def at(self) -> datetime:
        """When it happened, in UTC."""
        return self.origin.occurred_at

    def today(self, time_zone: str) -> date:
        """The calendar day of the event in a site's time zone."""
        return local_day(self.at, ZoneInfo(time_zone))

    def read(self, statement: Select[*Ts], values: Mapping[str, Any] | None = None) -> CursorResult[*Ts]:
        """Run a query; ``values`` fill its bound parameters."""
        return self.connection.execute(statement, dict(values or {}))

    def write(self, statement: Executable, values: Any = None) -> CursorResult[Any]:
        """Run an INSERT, UPDATE or DELETE outside the ledger; the job must also ``record`` why."""
        self._written = True
        return self.connection.execute(statement, values)

    def add_movement(self, placed: PlacedMovement) -> None:
        """Take a movement into the document; only `desktop.services.posting` calls this."""
        self._document.movements.append(placed)
        self._document.entries.append(Entry(placed.site, placed.movement.id, movement_payload(placed, self.origin)))
        self._touched.add(Kind.STOCK)

    def movements(self) -> tuple[Movement, ...]:
        """The movements taken so far."""
        return tuple(placed.movement for placed in self._document.movements)

    def record(self, action: str, subject: str, *, site: int = 0, reason: str = "", **facts: Any) -> None:
        """Write an audit entry: who did what to which thing, with old and new values among the facts.

        Raises:
            Refusal: ``not_storable`` for a word with a NUL, which one kind of database keeps and the other does not.
        """
        payload = {
            "what": action,
            "subject": subject,
            "request": self.origin.request_id.hex,
            "occurred_at": self.at.isoformat(timespec="microseconds"),
            "actor": self.actor.id,
            "workstation": self.origin.workstation,
            "entered_by": self.origin.entered_by.value,
            "raw": self.origin.raw,
            "reason": reason,
            "facts": facts,
        }
        text = canonical(payload)
        if "\\u0000" in text and _NUL.search(text):
            raise Refusal("not_storable")
        self._document.entries.append(Entry(site, None, text))

    def touched(self, *kinds: Kind) -> None:
        """Say which kinds of thing changed."""
        self._touched.update(kinds)

    def answered(self, request: RequestRecord) -> None:
        """Keep the request with its answer, so that it can be answered the same again."""
        self._document.request = request

    def finish(self, recorded_at: datetime) -> Changes:
        """Write the document and commit.

        Raises:
            AssertionError: rows were changed and nothing was recorded: a bug.
            Refusal: the stock does not allow it.
        """
        if self._written and not self._document.entries:
            raise AssertionError("rows were changed and nothing was recorded")
        if not self._document.entries and not self._document.request:
            self.connection.commit()
        elif self.connection.dialect.name == "sqlite":
            ledger_sqlite.write(self.connection, self._document, recorded_at)
            self.connection.commit()
        else:
            document = ledger_postgresql.written(self._document)
            with ledger_postgresql.one_message(self.connection, document):
                ledger_postgresql.write(self.connection, document)
                self.connection.commit()
        return frozenset(self._touched)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a job answered, and what it changed."""

    value: T
    changes: Changes


class Store:
    """The database of the program: reads, and jobs that are committed as a whole."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine = engine
        self.clock = clock
        self._reading = engine.execution_options(**{READ: True, "postgresql_readonly": True})
        self._pause = threading.Event()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for queries; nothing that it does is kept: PostgreSQL refuses to write in it.

        Raises:
            EnvironmentFault: the database cannot be reached or read.
        """
        try:
            with self._reading.connect() as connection:
                yield connection
                if connection.dialect.name == "postgresql":  # a ROLLBACK makes the driver drop its prepared statements
                    connection.commit()
        except DBAPIError as error:
            raise translate(error) from error

    def run(self, opening: Callable[[Connection], Origin], work: Callable[[UnitOfWork], T]) -> Done[T]:
        """Do a job in one transaction and commit it; retried whole when the database asks for it.

        Args:
            opening: says who acts; it may look at the database in the same transaction.
            work: the job.

        Raises:
            Refusal: a rule said no; nothing was changed.
            EnvironmentFault: the database failed; nothing is known to be changed.
        """
        for tried in range(TRIES):
            try:
                return self._once(opening, work)
            except AgainFault:
                self._pause.wait(0.01 * 2**tried)
        raise EnvironmentFault("busy")

    def _once(self, opening: Callable[[Connection], Origin], work: Callable[[UnitOfWork], T]) -> Done[T]:
        try:
            with self.engine.connect() as connection:
                origin = opening(connection)
                if origin.entered_by is EnteredBy.SCAN:  # the same few look-ups by key, all day long
                    keep_plans(connection)
                uow = UnitOfWork(connection, origin)
                value = work(uow)
                return Done(value, uow.finish(self.clock.now()))
        except DBAPIError as error:
            raise translate(error) from error

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
