"""Deadlines from before the stages run on after the upgrade: they count in the rate and are told when they are late."""

from datetime import UTC, datetime, timedelta

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from desktop.domain.clock import FixedClock
from desktop.paths import MIGRATIONS
from desktop.queries.deadlines import running_deadlines
from desktop.services.sweeping import sweep_store
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.upgrade import upgrade

DUE = datetime(2026, 11, 26, 3, 20, tzinfo=UTC)


BEFORE = (
    "INSERT INTO party (id, code, name, name_en, kind, licence_number) VALUES (1, 'P', 'P', '', 'partner', '')",
    "INSERT INTO site (id, code, name, name_en, time_zone, partner_id) VALUES (1, 'S', 'S', '', 'Asia/Shanghai', 1)",
    """INSERT INTO deadline (id, rule, document, site_id, partner_id, opened_at, due_at, outcome)
    VALUES ({id}, 'follow_up', 'C-1', 1, 1, '2026-11-24 03:20:00.000000{utc}',
    '2026-11-26 03:20:00.000000{utc}', '')""",
)
IDS = {"sqlite": "randomblob(16)", "postgresql": "gen_random_uuid()"}
UTC_MARK = {"sqlite": "", "postgresql": "+00"}


def as_it_was(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    kind = engine.dialect.name
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0007")
        for statement in BEFORE:
            connection.execute(text(statement.format(id=IDS[kind], utc=UTC_MARK[kind])))


def test_a_deadline_from_before_the_stages_runs_on(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    as_it_was(engine)
    assert upgrade(engine)
    clock = FixedClock(DUE)
    store = Store(engine, clock)
    try:
        with store.read() as connection:
            (running,) = running_deadlines(connection, DUE)
        assert (running.version, running.weight, running.basis, running.next_stage) == (1, 1, "contract", "overdue")
        assert sweep_store(store, "desk").value == ()
        clock.forward(timedelta(seconds=1))
        assert [one.stage for one in sweep_store(store, "desk").value] == ["overdue"]
    finally:
        store.close()
