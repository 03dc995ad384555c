"""A room with clocks, and somebody at a desk of the honest clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.domain.permissions import Role
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.services.clock_room import CALL, ClockRoom, make

SUPERVISOR, CLERK, ENGINEER, AUDITOR = "2001", "2002", "2003", "2004"
ROLES = {SUPERVISOR: Role.SUPERVISOR, CLERK: Role.CLERK, ENGINEER: Role.ENGINEER, AUDITOR: Role.AUDITOR}
HOUR = timedelta(hours=1)


class Settled:
    """Takes the outcome of scans."""

    def settle(self, kept: object, code: str) -> None:
        """There are none here."""


@contextmanager
def room_at(url: str) -> Iterator[tuple[ClockRoom, Jobs]]:
    """The warehouse, its people, and a database thread whose clock is that of the room."""
    room = make(url)
    for badge, role in ROLES.items():
        room.person(badge, role)
    jobs = Jobs(lambda: Store(open_engine(url), room.clock))
    jobs.start()
    try:
        yield room, jobs
    finally:
        jobs.stop()
        room.world.close()


def night(room: ClockRoom) -> None:
    """02:10 at night: an order, an adverse event that runs by contract and by law, a case of yesterday."""
    hospital = room.hospital()
    room.open("emergency_order", "E-118", party=hospital)
    room.open("order_accepted", "E-118")
    room.open("adverse_manufacturer", "A-0037", CALL - HOUR)
    room.open("notice_of_use", "C-0412", CALL - 24 * HOUR, party=hospital)


def sign_in(qtbot: QtBot, session: Session, badge: str) -> None:
    """Somebody scans their badge."""
    with qtbot.waitSignal(session.changed):
        session.sign_in(badge)


def look(qtbot: QtBot, desk: Any) -> None:
    """Read the page."""
    desk.reload()
    qtbot.waitUntil(lambda: not desk.reading.is_running)


def answer(qtbot: QtBot, desk: Any, told: list[Reply], do: Any, *given: Any) -> Reply:
    """Do something and wait for what is said."""
    before = len(told)
    do(*given)
    qtbot.waitUntil(lambda: len(told) > before)
    qtbot.waitUntil(lambda: not desk.reading.is_running)
    return told[before]
