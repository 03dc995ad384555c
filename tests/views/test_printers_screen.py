"""The printers page: a card each, and a form that says in words what is wrong at its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.devices.label_printer import Language
from desktop.devices.printer_finding import Found
from desktop.devices.states import Cause, LineState, StateChange
from desktop.presenters.printers import PrintersDesk
from desktop.presenters.settings import StationSettings
from desktop.runtime.scanners import Scanners
from desktop.settings import Settings
from desktop.views.filling_in import choose
from desktop.views.printer_words import address_of, place_of
from desktop.views.printers_screen import PrintersScreen
from desktop.views.widgets.shapes import Shape
from tests.fakes.pty_scanner import NOON, parts
from tests.presenters.label_room import LabelRoom, labels_at
from tests.services.label_desk import LabelDesk, build

ZONE = {"name": "Zone", "language": "tspl", "url": "socket://192.0.2.7:9100", "for": ["bin"], "darkness": 12}
BENCH = {"name": "Bench", "language": "zpl", "url": "demo://Bench"}


@dataclass
class Shown:
    room: LabelRoom
    desk: PrintersDesk
    screen: PrintersScreen


@pytest.fixture
def other(sqlite_url: str) -> Iterator[LabelDesk]:
    desk = build(sqlite_url)
    yield desk
    desk.store.close()


@pytest.fixture
def shown(qtbot: QtBot, other: LabelDesk, dressed: QApplication, tmp_path: Path) -> Iterator[Shown]:
    with labels_at(qtbot, other, ()) as room:
        scanners = Scanners((), parts())
        station = StationSettings(tmp_path / "s.toml", Settings(), scanners, "x")
        found = [Found("usb", "usb:///dev/usb/lp0", "Zebra ZD421", Language.ZPL)]
        desk = PrintersDesk(room.labels.session, station, room.queue, lambda: found)
        screen = PrintersScreen(desk, other.clock)
        screen.resize(1118, 700)
        qtbot.addWidget(screen)
        screen.show()
        qtbot.waitExposed(screen)
        yield Shown(room, desk, screen)
        screen.hide()
        desk.finish()
        station.finish()


def test_no_printer_says_what_to_do_first(shown: Shown) -> None:
    assert shown.screen.empty.isVisible()
    assert shown.screen.empty.title.text() == "No label printer is set up"
    shown.screen.empty.action.click()
    assert shown.screen.form.isVisible()


@pytest.mark.requirement("C-04")
def test_a_found_printer_fills_the_form_and_is_saved(shown: Shown, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.desk.found):
        shown.screen.begin_new()
    form = shown.screen.form
    assert "Zebra ZD421" in form.found[0].text()
    form.found[0].click()
    values = form.values()
    assert [values[key] for key in ("name", "kind", "url", "language")] == [
        "Zebra ZD421",
        "usb",
        "/dev/usb/lp0",
        "zpl",
    ]
    form.save.click()
    (table,) = shown.desk.tables
    assert (table["url"], table["dpi"], table["width_mm"]) == ("usb:///dev/usb/lp0", 203, 60.0)
    assert shown.screen.cards[0].heading.text() == "Zebra ZD421"


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"url": "192.0.2.7"}, "name", "This is needed."),
        ({"name": "X"}, "url", "This is needed."),
        ({"name": "X", "url": "a b:9"}, "url", "Host and port"),
        ({"name": "X", "url": "h", "width_mm": "wide"}, "width_mm", "not possible: wide"),
        ({"name": "Zone", "url": "h"}, "name", "Another printer has this name."),
    ],
)
def test_each_fault_stands_at_its_field(shown: Shown, values: dict[str, str], field: str, words: str) -> None:
    shown.desk.save(None, ZONE)
    shown.screen.begin_new()
    form = shown.screen.form
    for key, value in values.items():
        form.rows[key].set_value(value)
    form.save.click()
    assert words in form.rows[field].error
    assert [row.field.key for row in form.rows.values() if row.error] == [field]
    assert shown.desk.tables == (ZONE,)


def test_what_the_form_does_not_know_stays_in_the_file(shown: Shown) -> None:
    shown.desk.save(None, ZONE)
    card = shown.screen.cards[0]
    card.edit.click()
    form = shown.screen.form
    assert form.values()["url"] == "192.0.2.7:9100"
    assert form.purposes["bin"].isChecked()
    form.rows["gap_mm"].set_value("3")
    form.save.click()
    (table,) = shown.desk.tables
    assert (table["darkness"], table["gap_mm"], table["for"]) == (12, 3.0, ["bin"])


def test_the_form_shows_only_what_a_connection_needs(shown: Shown) -> None:
    shown.screen.begin_new()
    form = shown.screen.form
    for kind, baud, language in (("serial", True, True), ("system", False, False), ("file", False, True)):
        choose(form.rows["kind"], kind)
        assert (form.rows["baud"].isVisible(), form.rows["language"].isVisible()) == (baud, language)
    assert [form.rows["language"].editor.itemData(at) for at in range(3)] == ["zpl", "tspl", "pdf"]  # type: ignore[union-attr]  # a choice


@pytest.mark.requirement("C-04")
def test_a_card_says_state_and_cause_in_shape_and_words(shown: Shown) -> None:
    shown.desk.save(None, ZONE)
    shown.desk.save(None, BENCH)
    change = StateChange(LineState.FAULT, Cause.PAPER_OUT, NOON)
    states = {"Zone": change}
    shown.room.queue._states |= states
    shown.room.queue.state_changed.emit("Zone", change)
    card = shown.screen.cards[0]
    assert card.mark.shape is Shape.CROSSED_OCTAGON
    assert (card.state.text(), card.cause.text()) == (
        "fault",
        "The labels have run out. Put a new roll in, close the head.",
    )
    assert "TSPL · 60 × 40 mm · 203 dpi · Bin label" in card.short.whole


def test_a_printer_is_paused_and_goes_on_by_one_button(shown: Shown) -> None:
    shown.desk.save(None, ZONE)
    card = shown.screen.cards[0]
    card.pause.click()
    assert (card.is_paused, card.pause.text()) == (True, "Go on printing")
    card.pause.click()
    assert (card.is_paused, card.pause.text()) == (False, "Pause")


def test_a_printer_is_removed_by_the_second_press(shown: Shown) -> None:
    shown.desk.save(None, ZONE)
    card = shown.screen.cards[0]
    card.remove.click()
    assert shown.desk.tables == (ZONE,)
    card.really.click()
    assert shown.desk.tables == ()
    assert shown.screen.empty.isVisible()


def test_a_faulty_printer_of_the_file_is_shown_with_its_fault(shown: Shown) -> None:
    shown.desk.station.keep(printer=({"name": "Old", "language": "epl", "url": "demo://Old"},))
    shown.screen.show_printers()
    card = shown.screen.cards[0]
    assert card.state.text() == "cannot be used"
    assert "epl" in card.cause.text()
    assert not card.test.isEnabled()


@pytest.mark.parametrize(
    ("kind", "place", "url"),
    [
        ("network", "192.0.2.7:9100", "socket://192.0.2.7:9100"),
        ("serial", "COM3", "COM3"),
        ("usb", "/dev/usb/lp0", "usb:///dev/usb/lp0"),
        ("cups", "bench", "cups://bench"),
        ("spooler", "Zebra 2", "spooler://Zebra 2"),
        ("file", "/srv/50 % off/", "file:///srv/50%20%25%20off/"),
        ("file", "C:/labels/", "file:///C:/labels/"),
        ("demo", "Bench", "demo://Bench"),
    ],
)
def test_people_write_places_and_the_file_keeps_addresses(kind: str, place: str, url: str) -> None:
    assert address_of(kind, place) == url
    assert place_of(url) == place or kind == "file"
