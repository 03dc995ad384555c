"""Tables whose rows are only ever added: the database itself refuses to change or remove them."""

from sqlalchemy import Connection


def make_append_only(connection: Connection, table: str) -> None:
    """Add the triggers that refuse UPDATE, DELETE and TRUNCATE; ``refuse_change`` is made by revision 0001."""
    if connection.dialect.name == "postgresql":
        call = "EXECUTE FUNCTION refuse_change()"
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {call}"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}"
        )
        return
    for event in ("update", "delete"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, 'append only: {table}'); END"
        )
