"""One consistent look at the whole database, for proofs and copies."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from desktop.storage.engine import READ
from desktop.storage.errors import translate

NO_HURRY = ("SET LOCAL statement_timeout = 0", "SET LOCAL idle_in_transaction_session_timeout = 0")
"""What lifts the limits of everyday work from one PostgreSQL transaction."""

_ROOM = ("SET LOCAL work_mem = '256MB'", "SET LOCAL jit = off")


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment of the database and cannot write.

    Raises:
        EnvironmentFault: the database cannot be reached or read.
    """
    try:
        if engine.dialect.name == "postgresql":
            reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        else:
            reading = engine.execution_options(**{READ: True})
        with reading.connect() as connection:
            if engine.dialect.name == "postgresql":
                for setting in (*NO_HURRY, *_ROOM):
                    connection.execute(text(setting))
            yield connection
    except DBAPIError as error:
        raise translate(error) from error
