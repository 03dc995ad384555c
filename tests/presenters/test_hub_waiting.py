"""What is scanned for a desk that is not there yet waits for it; cards go on at once."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.devices.scanner import Scan
from desktop.domain.codes import Code, CodeKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Role
from desktop.presenters.desk import Desk
from desktop.presenters.hub import Hub
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan, ScanRouter
from desktop.services.master_data.people import SAVE_PERSON, SavePerson
from desktop.storage.errors import EnvironmentFault
from desktop.storage.scan_journal import ScanJournal
from desktop.storage.unit_of_work import Store
from tests.presenters.desk import BADGE, NOON, database_threads, do, furnish, signed_in

GOODS = "0106901234567892" + "21S1"


class Counter(Desk):
    """A desk that remembers what came, and takes badges for itself."""

    def __init__(self, session: Session, router: ScanRouter) -> None:
        super().__init__(session, router)
        self.came: list[str] = []

    @override
    def takes(self, code: Code) -> bool:
        return code.kind is CodeKind.PERSON

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        self.came.append(raw)
        self.ok("found_nothing", {})


class Room:
    def __init__(self, session: Session, router: ScanRouter) -> None:
        self.session, self.router = session, router
        self.hub = Hub(session, router)
        self.here, self.later = Counter(session, router), Counter(session, router)
        self.told: list[str] = []
        self.tasks: list[str] = []
        self.hub.replied.connect(self._keep)
        self.hub.task_wanted.connect(self.tasks.append)
        self.hub.add("desk", self.here)
        self.hub.expect("night")

    def _keep(self, reply: Reply) -> None:
        self.told.append(reply.code)

    def scan(self, raw: str) -> None:
        self.hub.take(KeptScan(new_id(), Scan(raw, "scanner", NOON, 0, "serial")))


@pytest.fixture
def router(tmp_path: Path) -> Iterator[ScanRouter]:
    made = ScanRouter(partial(ScanJournal, tmp_path / "scans.db"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def room(qtbot: QtBot, sqlite_url: str, router: ScanRouter) -> Iterator[Room]:
    furnish(sqlite_url)
    with database_threads(sqlite_url) as jobs:
        yield Room(signed_in(qtbot, jobs), router)


def test_scans_wait_in_order_and_never_go_to_the_desk_before(room: Room) -> None:
    room.hub.work_at("desk")
    room.hub.work_at("night")
    for raw in ("one", "two", f"SZ:U:{BADGE}"):
        room.scan(raw)
    assert (room.here.came, room.told) == ([], [])
    room.hub.add("night", room.later)
    assert room.later.came == ["one", "two", f"SZ:U:{BADGE}"]
    assert room.here.came == []
    room.scan("three")
    assert room.later.came[3:] == ["three"]


def test_what_waits_belongs_to_its_page_though_another_is_shown_when_the_desk_comes(room: Room) -> None:
    room.hub.work_at("night")
    room.scan("for the night")
    room.hub.work_at("desk")
    room.scan("for the desk")
    assert room.here.came == ["for the desk"]
    room.hub.add("night", room.later)
    assert (room.here.came, room.later.came) == (["for the desk"], ["for the night"])


def test_a_task_card_opens_its_page_though_the_desk_is_not_there(room: Room) -> None:
    room.hub.work_at("night")
    room.scan("SZ:C:FIND")
    assert (room.told, room.tasks) == (["task_opened"], ["desk"])


def test_the_first_badge_signs_in_and_goods_before_it_are_refused(
    qtbot: QtBot, sqlite_url: str, router: ScanRouter
) -> None:
    furnish(sqlite_url)
    with database_threads(sqlite_url) as jobs:
        room = Room(Session(jobs, "desk 1"), router)
        room.hub.work_at("night")
        room.scan(GOODS)
        assert room.told == ["sign_in_first"]
        with qtbot.waitSignal(room.session.changed):
            room.scan(f"SZ:U:{BADGE}")
        room.hub.add("night", room.later)
        assert room.later.came == []


def test_what_is_scanned_after_a_badge_is_that_persons(qtbot: QtBot, sqlite_url: str, router: ScanRouter) -> None:
    furnish(sqlite_url)
    with database_threads(sqlite_url) as jobs:
        room = Room(Session(jobs, "desk 1"), router)
        room.hub.work_at("desk")
        room.scan("SZ:U:9999")
        room.scan(f"SZ:U:{BADGE}")
        room.scan(GOODS)
        qtbot.waitUntil(lambda: room.here.came == [GOODS])
        assert room.told == ["unknown_person", "signed_in", "found_nothing"]


def test_a_badge_is_answered_when_the_database_is_away(qtbot: QtBot, router: ScanRouter) -> None:
    def away() -> Store:
        raise EnvironmentFault("server_gone", detail="")

    jobs = Jobs(away)
    jobs.start()
    try:
        room = Room(Session(jobs, "desk 1"), router)
        room.hub.work_at("desk")
        room.scan(f"SZ:U:{BADGE}")
        room.scan(GOODS)
        qtbot.waitUntil(lambda: room.told == ["server_gone", "sign_in_first"])
    finally:
        jobs.stop()


class Slow(Desk):
    """A desk that books until it is told to end; it remembers whose the scans were."""

    def __init__(self, session: Session, router: ScanRouter) -> None:
        super().__init__(session, router)
        self.booked: list[tuple[str, str]] = []

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """The answer comes from the database: `end`."""

    def end(self) -> None:
        self.booked.append((self.raw, self.session.envelope().actor))
        self.ok("found_nothing", {})


def test_what_was_scanned_before_a_badge_stays_the_other_persons(
    qtbot: QtBot, sqlite_url: str, router: ScanRouter
) -> None:
    furnish(sqlite_url)
    do(sqlite_url, SAVE_PERSON, SavePerson("2002", "李四", Role.CLERK, "P-01"))
    with database_threads(sqlite_url) as jobs:
        room = Room(signed_in(qtbot, jobs), router)
        slow = Slow(room.session, router)
        room.hub.add("receive", slow)
        room.hub.work_at("receive")
        for raw in ("one", "two", "SZ:U:2002", "three"):
            room.scan(raw)
        slow.end()
        assert room.told == ["found_nothing"]
        slow.end()
        qtbot.waitUntil(lambda: slow.is_busy)
        slow.end()
        assert room.told == ["found_nothing", "found_nothing", "signed_in", "found_nothing"]
        assert slow.booked == [("one", BADGE), ("two", BADGE), ("three", "2002")]
