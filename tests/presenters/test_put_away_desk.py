"""What a bin takes is what was scanned last, never the thing before it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.devices.scanner import Scan
from desktop.domain.origin import new_id
from desktop.models.item import Unit
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.presenters.put_away import PutAwayDesk
from desktop.presenters.reply import Reply
from desktop.runtime.scan_router import KeptScan
from desktop.services.zones import ADD_ZONE, AddZone, NewRack
from tests.presenters.desk import NOON, database_threads, signed_in
from tests.services.label_desk import ADMINISTRATOR, CLERK, EXPIRES, STEM, LabelDesk, build
from tests.services.receiving_world import gs1


class Room:
    def __init__(self, qtbot: QtBot, desk: PutAwayDesk, other: LabelDesk) -> None:
        self.qtbot, self.desk, self.other = qtbot, desk, other
        self.told: list[Reply] = []
        desk.replied.connect(self.told.append)

    def scan(self, raw: str, code: str) -> None:
        before = len(self.told)
        self.desk.take(KeptScan(new_id(), Scan(raw, "bench", NOON, 0, "serial")))
        self.qtbot.waitUntil(lambda: [one.code for one in self.told[before:]] == [code])

    def place_of(self, serial: str) -> str:
        asked = select(Place.code).join(Balance, Balance.place_id == Place.id).join(Unit, Unit.id == Balance.unit_id)
        with self.other.store.read() as connection:
            return str(connection.execute(asked.where(Unit.serial == serial)).scalar_one())


class Settler:
    def settle(self, kept: KeptScan, code: str) -> None:
        """Nobody looks at the journal here."""


@pytest.fixture
def room(qtbot: QtBot, sqlite_url: str) -> Iterator[Room]:
    other = build(sqlite_url)
    with database_threads(sqlite_url) as jobs:
        yield Room(qtbot, PutAwayDesk(signed_in(qtbot, jobs, CLERK), Settler(), "SH"), other)
    other.store.close()


def test_a_thing_that_was_refused_leaves_nothing_in_hand_for_the_next_bin(room: Room) -> None:
    room.scan(gs1(STEM, "L23B017", "S1", EXPIRES), "put_into")
    room.scan(gs1("06901234567939", "L1", "S9"), "unknown_item")
    room.scan("SZ:C:ACKNOWLEDGE", "acknowledged")
    room.scan("SZ:P:A-1-4", "bin_empty")
    assert room.place_of("S1") == "A-1-2"


def test_a_bin_that_was_refused_leaves_the_thing_in_hand(room: Room) -> None:
    room.scan(gs1(STEM, "L23B017", "S1", EXPIRES), "put_into")
    room.scan("SZ:P:A-1-9", "unknown_place")
    room.scan("SZ:C:ACKNOWLEDGE", "acknowledged")
    room.scan("SZ:P:A-1-4", "put_away")
    assert room.place_of("S1") == "A-1-4"


def test_a_zone_that_is_chosen_while_the_map_is_read_anew_stays_chosen(room: Room) -> None:
    room.other.do(
        ADD_ZONE, AddZone("SH", "Z2", "二区", 2000, 2000, (NewRack("B", 0, 0, 900, 400, 1, 2),)), ADMINISTRATOR
    )
    desk = room.desk
    desk.reload()
    room.qtbot.waitUntil(lambda: desk.map is not None and desk.map.code == "Z1")
    desk.reload()
    desk.show_zone("Z2")
    answered: list[object] = []
    for _ in range(3):  # whatever the readings asked for in turn is read as well
        desk.jobs.read(lambda _connection: "read", answered.append, answered.append)
        room.qtbot.waitUntil(lambda: answered[-1:] == ["read"])
        answered.clear()
    assert desk.map is not None
    assert desk.map.code == "Z2"
