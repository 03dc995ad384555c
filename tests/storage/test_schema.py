"""The tables that the program thinks of are the tables that the migrations make."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop.models.schema import SCHEMA
from desktop.storage.engine import open_engine


def test_the_migrations_make_exactly_the_tables_of_the_models(database_url: str) -> None:
    engine = open_engine(database_url)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": False})
            assert compare_metadata(context, SCHEMA) == []
    finally:
        engine.dispose()
