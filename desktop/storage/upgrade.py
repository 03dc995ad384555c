"""Bringing a database to the revision that this program knows."""

from typing import Final

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from desktop.paths import MIGRATIONS
from desktop.storage.engine import OLDEST_POSTGRESQL
from desktop.storage.errors import EnvironmentFault, translate

HEAD: Final = "0025"
"""The newest revision in ``migrations/versions``."""

_KNOWN: Final = frozenset(f"{number:04}" for number in range(1, int(HEAD) + 1))
_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(7366000)"


def upgrade(engine: Engine) -> bool:
    """Bring the database to `HEAD`; two programs that start together do it once.

    Returns:
        True when something was done.

    Raises:
        EnvironmentFault: ``database_newer`` (made by a newer program), ``server_too_old``, or the database failed.
    """
    try:
        with engine.connect() as connection:
            _check_server(connection)
            if revision(connection) == HEAD:
                return False
        return _upgrade(engine)
    except DBAPIError as error:
        raise translate(error) from error


def revision(connection: Connection) -> str | None:
    """The revision of a database, None for an empty one.

    Raises:
        EnvironmentFault: ``database_newer`` when this program does not know it.
    """
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in _KNOWN:
        raise EnvironmentFault("database_newer", found=str(found), known=HEAD)
    return found


def _check_server(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        version = int((connection.dialect.server_version_info or (0,))[0])
        if version < OLDEST_POSTGRESQL:
            raise EnvironmentFault("server_too_old", version=version)


def _upgrade(engine: Engine) -> bool:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(_ONE_AT_A_TIME))
        if revision(connection) == HEAD:
            return False
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        return True
