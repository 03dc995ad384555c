"""Very many units on hand, made by the database itself: what look-ups and the stock table are measured on."""

from pathlib import Path

from sqlalchemy import Connection, text

from benchmarks.warehouse import warehouse
from desktop.app import open_store_at

ITEMS, IN_A_LOT, BINS = 5_000, 120, 20
_NUMBERS = {
    "sqlite": """WITH RECURSIVE series (n) AS (SELECT :first UNION ALL SELECT n + 1 FROM series WHERE n < :last)
        {insert} SELECT {columns} FROM series""",
    "postgresql": """{insert} SELECT {columns}
        FROM generate_series(CAST(:first AS integer), CAST(:last AS integer)) AS series (n)""",
}
_ITEM = """item (id, ref, name, name_en, model, specification, registration_number, maker_id, kind, carries_lot,
    carries_serial, carries_expiry)"""
_ITEM_VALUES = """1000 + n, 'REF-' || n, CASE n % 3 WHEN 0 THEN '股骨柄' WHEN 1 THEN '接骨螺钉' ELSE '髓内钉' END || n,
    'Part ' || n, 'M' || n, '', '2026', (SELECT id FROM party WHERE code = 'M-01'), 'implant', true, true, false"""
_BALANCE_VALUES = """(SELECT min(id) FROM place WHERE kind = 'bin') + n % {bins}, 1000 + (n / {lot}) % {items},
    1000 + n / {lot}, 1000 + n, (SELECT id FROM party WHERE code = 'M-01'), 1000"""
_UNIT_VALUES = "1000 + n, 1000 + (n / {lot}) % {items}, 1000 + n / {lot}, 'S' || (100000000 + n)"
_ROWS = (
    ("items", _ITEM, _ITEM_VALUES),
    (
        "items",
        "item_package (item_id, di, agency, level, quantity)",
        "1000 + n, '0' || (6910000000000 + n), 'GS1', 1, 1",
    ),
    ("lots", "lot (id, item_id, number)", "1000 + n, 1000 + n % {items}, 'L' || (10000000 + n)"),
    ("units", "unit (id, item_id, lot_id, serial)", _UNIT_VALUES),
    ("units", "balance (place_id, item_id, lot_id, unit_id, owner_id, quantity)", _BALANCE_VALUES),
)
_INDEXES = {
    "sqlite": """SELECT name, sql FROM sqlite_master
        WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('unit', 'balance')""",
    "postgresql": """SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('unit', 'balance')
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)""",
}
ROOM = ("statement_timeout = 0", "maintenance_work_mem = '512MB'", "session_replication_role = replica")
"""Bulk loading: no limit of time, room to sort, and foreign keys not asked for each row (the rows are ours)."""


def seeded(url: str, units: int, items: int = ITEMS) -> None:
    """Fill a new database with units on hand, of so many items; one that is there already is left as it is.

    A file gets its name when it is full, so that one of a run that was broken off is made anew.
    """
    if not url.startswith("sqlite"):
        _seed(url, units, items)
        return
    file = Path(url.removeprefix("sqlite:///"))
    if not file.exists():
        begun = file.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        _seed(f"sqlite:///{begun}", units, items)
        begun.rename(file)


def _seed(url: str, units: int, items: int) -> None:
    with warehouse(url):
        pass
    store = open_store_at(url)
    try:
        with store.engine.begin() as connection:
            _fill(connection, units, items)
    finally:
        store.close()


def _fill(connection: Connection, units: int, items: int) -> None:
    kind = connection.dialect.name
    if kind == "postgresql":
        for setting in ROOM:
            connection.execute(text(f"SET LOCAL {setting}"))
    indexes = _drop_indexes(connection, kind)
    last = {"items": items - 1, "lots": (units - 1) // IN_A_LOT, "units": units - 1}
    for what, table, columns in _ROWS:
        values = columns.format(items=items, lot=IN_A_LOT, bins=BINS)
        statement = _NUMBERS[kind].format(insert=f"INSERT INTO {table}", columns=values)
        connection.execute(text(statement), {"first": 0, "last": last[what]})
    for index in indexes:
        connection.exec_driver_sql(index)
    if kind == "postgresql":
        connection.execute(text("ANALYZE"))


def _drop_indexes(connection: Connection, kind: str) -> list[str]:
    """Sorting once is quicker than keeping sorted; returns the statements that make them again."""
    found = connection.execute(text(_INDEXES[kind])).all()
    for name, _ in found:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    return [sql for _, sql in found]
