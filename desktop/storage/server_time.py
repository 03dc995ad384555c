"""The server's clock: one for all desks, where there is a server."""

from datetime import UTC, datetime

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from desktop.domain.steady_clock import SteadyClock
from desktop.storage.errors import translate


def anchor(clock: SteadyClock, engine: Engine) -> None:
    """Let a clock take the time of the database's server; on SQLite there is none, and it only looks at its own.

    Raises:
        EnvironmentFault: the server cannot be asked; the clock goes on as it was.
    """
    if engine.dialect.name == "sqlite":
        clock.look()
        return
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))  # the way is open: only the question itself is timed

            def ask() -> datetime:
                moment: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
                return moment.astimezone(UTC)

            clock.anchor(ask)
    except DBAPIError as error:
        raise translate(error) from error
