"""A database thread on a real database, and a person at the desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.services.master_data.setting_up import SetUp, set_up
from desktop.services.perform import Envelope, Verb, perform
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.storage.tampering import tamper

BADGE = "1001"
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@contextmanager
def database_threads(url: str) -> Iterator[Jobs]:
    """Both threads on the database; ended afterwards."""
    jobs = Jobs(lambda: Store(open_engine(url), FixedClock(NOON)))
    jobs.start()
    try:
        yield jobs
    finally:
        jobs.stop()


def furnish(url: str) -> None:
    """Partner P-01 with site SH, and the administrator Wang Fang."""
    with store_on(url) as store:
        set_up(store, SetUp("P-01", "华东渠道", "SH", "上海备件专区", "王芳"), Envelope(new_id(), BADGE, "desk 1"))


@contextmanager
def store_on(url: str) -> Iterator[Store]:
    """Another desk's way to the same database."""
    store = Store(open_engine(url), FixedClock(NOON))
    try:
        yield store
    finally:
        store.close()


def do(url: str, verb: Verb[Any, Any], request: Any, badge: str = BADGE) -> Any:
    """Do a verb as another desk would."""
    with store_on(url) as store:
        return perform(store, verb, request, Envelope(new_id(), badge, "desk 2")).value


def signed_in(qtbot: QtBot, jobs: Jobs, badge: str = BADGE) -> Session:
    """The session of somebody at this desk."""
    session = Session(jobs, "desk 1")
    with qtbot.waitSignal(session.changed):
        session.sign_in(badge)
    return session


def break_chain(url: str) -> None:
    """Change a row of the audit chain past the program."""
    engine = open_engine(url)
    assert tamper(engine, "UPDATE audit_entry SET payload = payload || ' ' WHERE sequence = 1 AND site_id = 0") == 1
    engine.dispose()
