"""Alembic's environment: the connection is handed in, there is no alembic.ini."""

from alembic import context
from sqlalchemy import Connection, Engine

from desktop.models.schema import SCHEMA


def run(connection: Connection) -> None:
    """Bring the schema of one connection to the wanted revision."""
    context.configure(
        connection=connection,
        target_metadata=SCHEMA,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=False,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_in = context.config.attributes["connection"]
if isinstance(handed_in, Engine):
    with handed_in.connect() as opened:
        run(opened)
        opened.commit()
else:
    run(handed_in)
