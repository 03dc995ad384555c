"""The printers of a desk: set up in the settings file, taken over at once, watched, paused, relieved."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.label_printer import Language
from desktop.devices.printer_finding import Found
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.states import Cause, LineState
from desktop.models.label import LabelState
from desktop.presenters.printers import PrintersDesk
from desktop.presenters.reply import Reply
from desktop.presenters.settings import StationSettings
from desktop.runtime.scanners import Scanners
from desktop.settings import Settings, read_settings
from tests.fakes.pty_scanner import parts
from tests.presenters.label_room import LabelRoom, labels_at
from tests.services.label_desk import CLERK, LabelDesk, build

BENCH = {"name": "Bench", "language": "zpl", "url": "demo://Bench", "for": ["unit"]}
ZONE = {"name": "Zone", "language": "tspl", "url": "demo://Zone", "dpi": 300}


@pytest.fixture
def other(sqlite_url: str) -> Iterator[LabelDesk]:
    desk = build(sqlite_url)
    yield desk
    desk.store.close()


@pytest.fixture
def room(qtbot: QtBot, other: LabelDesk) -> Iterator[LabelRoom]:
    with labels_at(qtbot, other, ()) as made:
        yield made


@pytest.fixture
def desk(room: LabelRoom, tmp_path: Path) -> Iterator[PrintersDesk]:
    scanners = Scanners((), parts())
    station = StationSettings(tmp_path / "s.toml", Settings(), scanners, "x")
    found = [Found("usb", "usb:///dev/usb/lp0", "Zebra ZD421", Language.ZPL)]
    made = PrintersDesk(room.labels.session, station, room.queue, lambda: found)
    room.labels.jobs.changed.connect(made.on_changed)
    yield made
    made.finish()
    station.finish()


def refusal_of(qtbot: QtBot, desk: PrintersDesk, row: int | None, table: dict[str, Any]) -> tuple[str, str]:
    with qtbot.waitSignal(desk.refused) as told:
        assert not desk.save(row, table)
    field, fault = told.args or ("", None)
    assert isinstance(fault, BadDeviceSetting)
    return str(field), fault.code


@pytest.mark.requirement("C-04")
def test_a_new_printer_is_written_and_works_without_a_restart(room: LabelRoom, desk: PrintersDesk) -> None:
    with LoopbackPrinter("Bench") as printer:
        room.queue.start()
        room.queue.set_person(CLERK)
        assert desk.save(None, BENCH)
        label = room.other.order_unit()
        room.labels.jobs.changed.emit(frozenset({"labels"}), None)
        room.qtbot.waitUntil(lambda: room.other.state(label) is LabelState.CONFIRMED, timeout=8000)
        assert len(printer.printed) == 1
        room.queue.stop(1.0)
    desk.station.finish()
    assert read_settings(desk.station.file, {}).printer == (BENCH,)


@pytest.mark.parametrize(
    ("table", "field", "code"),
    [
        (BENCH | {"name": ""}, "name", "bad_value"),
        (BENCH | {"url": "socket://"}, "url", "bad_address"),
        (BENCH | {"url": ""}, "url", "bad_value"),
        (BENCH | {"dpi": "many"}, "dpi", "bad_value"),
        (BENCH | {"width_mm": 2.0}, "width_mm", "bad_value"),
        (BENCH | {"language": "pdf"}, "language", "bad_value"),
        (ZONE, "name", "name_twice"),
    ],
)
def test_a_wrong_printer_is_told_at_its_field_and_not_kept(
    qtbot: QtBot, desk: PrintersDesk, table: dict[str, Any], field: str, code: str
) -> None:
    desk.save(None, ZONE)
    assert refusal_of(qtbot, desk, None, table) == (field, code)
    assert desk.tables == (ZONE,)
    assert [one.name for one in desk.queue.settings] == ["Zone"]


def test_a_printer_of_the_file_that_cannot_be_used_hinders_no_other(desk: PrintersDesk) -> None:
    broken = {"name": "Old", "language": "epl", "url": "demo://Old"}
    desk.station.keep(printer=(broken, ZONE))
    desk.remove(0)
    assert desk.tables == (ZONE,)
    desk.station.keep(printer=(broken, ZONE))
    first, second = desk.printers()
    assert (first.settings, first.fault is not None) == (None, True)
    assert (second.settings is not None, second.fault) == (True, None)
    assert desk.save(1, ZONE | {"gap_mm": 3.0})


def test_a_paused_printer_stays_paused_after_the_next_start(desk: PrintersDesk) -> None:
    desk.save(None, ZONE)
    desk.pause(0, paused=True)
    (now,) = desk.printers()
    assert now.settings is not None
    assert now.settings.paused
    assert desk.queue.states()["Zone"].state is LineState.DISABLED
    desk.station.finish()
    assert read_settings(desk.station.file, {}).printer == (ZONE | {"paused": True},)
    desk.pause(0, paused=False)
    desk.station.finish()
    assert read_settings(desk.station.file, {}).printer == (ZONE,)


@pytest.mark.requirement("C-04")
def test_a_test_label_is_ordered_for_that_printer(room: LabelRoom, desk: PrintersDesk) -> None:
    desk.save(None, BENCH)
    desk.save(None, ZONE)
    with room.qtbot.waitSignal(desk.replied) as told:
        desk.test("Zone")
    (reply,) = told.args or ()
    assert isinstance(reply, Reply)
    assert reply.code == "test_label_ordered"
    (row,) = room.load().rows
    assert (row.purpose.value, row.printer, row.place) == ("test", "Zone", "")
    room.qtbot.waitUntil(lambda: [now.waiting for now in desk.printers()] == [0, 1])
    assert desk.printers()[1].last[0].label == row.label


def test_nobody_signed_in_orders_no_test_label(room: LabelRoom, desk: PrintersDesk) -> None:
    desk.save(None, ZONE)
    desk.session.sign_out()
    with room.qtbot.waitSignal(desk.replied) as told:
        desk.test("Zone")
    (reply,) = told.args or ()
    assert reply.code == "sign_in_first"
    assert room.load().rows == ()


def test_labels_move_to_a_printer_that_prints(room: LabelRoom, desk: PrintersDesk) -> None:
    with LoopbackPrinter("Zone") as broken, LoopbackPrinter("Bench") as good:
        broken.break_down(Cause.HEAD_OPEN)
        desk.save(None, ZONE | {"for": ["bin"]})
        desk.save(None, BENCH)
        label = room.other.order()
        room.queue.start()
        room.queue.set_person(CLERK)
        room.qtbot.waitUntil(lambda: len(room.queue.waiting("Zone")) == 1, timeout=8000)
        desk.move("Zone", "Bench")
        room.qtbot.waitUntil(lambda: room.other.state(label) is LabelState.CONFIRMED, timeout=8000)
        assert (len(good.printed), broken.printed) == (1, ())
        room.queue.stop(1.0)


def test_printers_are_found_beside_the_window(qtbot: QtBot, desk: PrintersDesk) -> None:
    with qtbot.waitSignal(desk.found) as told:
        desk.look()
    (found,) = told.args or ()
    assert [(one.name, one.language) for one in found] == [("Zebra ZD421", Language.ZPL)]


def waiting_for(room: LabelRoom, printer: str, count: int) -> None:
    room.qtbot.waitUntil(lambda: len(room.queue.waiting(printer)) == count, timeout=8000)


def test_labels_follow_a_printer_to_its_new_name(room: LabelRoom, desk: PrintersDesk) -> None:
    desk.save(None, ZONE | {"paused": True})
    room.queue.start()
    room.queue.set_person(CLERK)
    with room.qtbot.waitSignal(desk.replied):
        desk.test("Zone")
    waiting_for(room, "Zone", 1)
    assert desk.save(0, ZONE | {"name": "Shelf", "paused": True})
    waiting_for(room, "Shelf", 1)
    assert desk.unclaimed() == 0
    room.queue.stop(1.0)


def test_labels_of_a_printer_that_was_removed_are_given_to_another(room: LabelRoom, desk: PrintersDesk) -> None:
    desk.save(None, ZONE | {"paused": True})
    desk.save(None, BENCH | {"paused": True})
    room.queue.start()
    room.queue.set_person(CLERK)
    with room.qtbot.waitSignal(desk.replied):
        desk.test("Zone")
    waiting_for(room, "Zone", 1)
    desk.remove(0)
    room.qtbot.waitUntil(lambda: desk.unclaimed() == 1, timeout=8000)
    desk.move("", "Bench")
    waiting_for(room, "Bench", 1)
    assert desk.unclaimed() == 0
    room.queue.stop(1.0)
