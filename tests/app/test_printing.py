"""The whole workstation prints what waits, shows each printer, and tells what a person must look at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.application import Application, dress, tear_down
from desktop.app.home import Home
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.printers.print_works import Orders, When
from desktop.devices.states import Cause
from desktop.domain.clock import SystemClock
from desktop.models.label import LabelState
from desktop.settings import Settings, read_settings
from desktop.views import fonts
from desktop.views.main_window import MainWindow
from desktop.views.widgets.status_chip import Chip, ChipState
from tests.services.label_desk import AUDITOR, CLERK, LabelDesk, build

BENCH = {"name": "Bench", "language": "zpl", "url": "demo://window"}


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[LabelDesk]:
    made = build(sqlite_url)
    yield made
    made.store.close()


@pytest.fixture
def printer() -> Iterator[LoopbackPrinter]:
    with LoopbackPrinter("window") as running:
        yield running


@contextmanager
def window(
    qtbot: QtBot, app: QApplication, desk: LabelDesk, folder: Path, *printers: Any, person: str = CLERK
) -> Iterator[Application]:
    settings = Settings(
        database_url=str(desk.store.engine.url),
        language="en",
        workstation="desk 1",
        site="SH",
        person=person,
        sounds=False,
        printer=printers,
    )
    fonts.register()
    home = Home(folder, folder / "sparezone.toml", settings)
    translation = dress(app, home)
    frame = MainWindow()
    application = Application(home, frame, translation, SystemClock())
    application.start()
    try:
        qtbot.waitUntil(lambda: application.session.person is not None)
        yield application
    finally:
        translation.remove()
        tear_down(application)


def chip(application: Application, key: str) -> Chip:
    return application.window._chips[key].chip


def answered(application: Application) -> Callable[[str], bool]:
    return lambda code: application._last is not None and application._last.code == code


@pytest.mark.requirement("C-04")
def test_a_label_that_waits_is_printed_and_its_printer_has_a_chip(
    qtbot: QtBot, qapp: QApplication, desk: LabelDesk, printer: LoopbackPrinter, tmp_path: Path
) -> None:
    label = desk.order_unit()
    with window(qtbot, qapp, desk, tmp_path, BENCH) as application:
        qtbot.waitUntil(lambda: desk.state(label) is LabelState.CONFIRMED)
        qtbot.waitUntil(lambda: chip(application, "printer:Bench").state is ChipState.READY)
        qtbot.waitUntil(lambda: chip(application, "labels").word == "1 waiting")
        assert chip(application, "printer:Bench").word == "ready"
        printer.break_down(Cause.PAPER_OUT)
        desk.order()
        qtbot.waitUntil(lambda: chip(application, "printer:Bench").state is ChipState.BAD)
        assert "The labels have run out" in chip(application, "printer:Bench").detail
    assert len(printer.printed) == 1


def test_a_label_in_doubt_is_put_before_the_person(
    qtbot: QtBot, qapp: QApplication, desk: LabelDesk, printer: LoopbackPrinter, tmp_path: Path
) -> None:
    printer.order(Orders(fault_when=When.DURING))
    label = desk.order_unit()
    with window(qtbot, qapp, desk, tmp_path, BENCH) as application:
        qtbot.waitUntil(lambda: answered(application)("label_uncertain"))
        said = application.window.answer.accessibleName() + str(application._last)
        assert "Bench" in said
    assert desk.state(label) is LabelState.UNCERTAIN


def test_somebody_who_may_not_print_prints_nothing(
    qtbot: QtBot, qapp: QApplication, desk: LabelDesk, printer: LoopbackPrinter, tmp_path: Path
) -> None:
    label = desk.order_unit()
    with window(qtbot, qapp, desk, tmp_path, BENCH, person=AUDITOR):
        qtbot.wait(500)
    assert (desk.way(label), printer.printed) == (["queued"], ())


def test_a_printer_that_cannot_be_used_is_told_and_the_others_print(
    qtbot: QtBot, qapp: QApplication, desk: LabelDesk, printer: LoopbackPrinter, tmp_path: Path
) -> None:
    label = desk.order_unit()
    bad = {"name": "Bad", "language": "latin", "url": "x"}
    with window(qtbot, qapp, desk, tmp_path) as application:
        with qtbot.waitSignal(application.printing.replied) as told:
            application.printing.reload([bad, BENCH])
        assert told.args is not None
        assert told.args[0].code == "bad_value"
        assert list(application.printers.states()) == ["Bench"]
        qtbot.waitUntil(lambda: desk.state(label) is LabelState.CONFIRMED)


def test_a_pause_is_kept_in_the_settings_file(
    qtbot: QtBot, qapp: QApplication, desk: LabelDesk, printer: LoopbackPrinter, tmp_path: Path
) -> None:
    with window(qtbot, qapp, desk, tmp_path, BENCH) as application:
        application.printing.pause("Bench", paused=True)
        assert chip(application, "printer:Bench").state is ChipState.OFF
        label = desk.order_unit()
        qtbot.wait(400)
        application.station.finish()
        assert read_settings(tmp_path / "sparezone.toml").printer[0]["paused"] is True
        assert desk.state(label) is LabelState.QUEUED
        application.printing.pause("Bench", paused=False)
        qtbot.waitUntil(lambda: desk.state(label) is LabelState.CONFIRMED)


def test_a_press_on_the_chip_opens_a_page(
    qtbot: QtBot, qapp: QApplication, desk: LabelDesk, printer: LoopbackPrinter, tmp_path: Path
) -> None:
    with window(qtbot, qapp, desk, tmp_path) as application:
        assert chip(application, "printers").word == "none set up"
        application.window.chip_clicked.emit("printers")
        assert application.window.page in ("printers", "settings")
