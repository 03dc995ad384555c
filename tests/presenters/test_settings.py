"""Settings are kept in their file and taken over at once."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.bench import read_scanners
from desktop.devices.errors import BadDeviceSetting
from desktop.devices.ports import Port
from desktop.devices.states import LineState
from desktop.presenters.settings import StationSettings
from desktop.runtime.scanners import Scanners
from desktop.settings import Settings, read_settings, write_settings
from desktop.storage.errors import EnvironmentFault
from tests.fakes.pty_scanner import PtyScanner, parts

DOOR = {"kind": "wedge", "name": "Door"}


def station_with(tmp_path: Path, settings: Settings, **more: Any) -> StationSettings:
    file = tmp_path / "sparezone.toml"
    write_settings(file, settings)
    scanners = Scanners(read_scanners(settings.scanner), parts())
    station = StationSettings(file, settings, scanners, "sqlite:///x.db", **more)
    scanners.setParent(station)
    return station


def test_a_language_is_told_at_once_and_written(qtbot: QtBot, tmp_path: Path) -> None:
    station = station_with(tmp_path, Settings(language="en"))
    with qtbot.waitSignals([station.language_changed, station.changed]):
        station.keep(language="zh_CN")
    station.finish()
    assert read_settings(station.file, {}).language == "zh_CN"


def test_what_the_environment_says_stays_out_of_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sparezone.toml"
    write_settings(file, Settings(language="en"))
    in_force = read_settings(file, {"SPAREZONE_DATABASE_URL": "postgresql://elsewhere/db"})
    station = StationSettings(file, in_force, Scanners((), parts()), "x")
    station.keep(theme="dark")
    station.finish()
    assert read_settings(file, {}) == Settings(language="en", theme="dark")


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    station = station_with(tmp_path, Settings())
    station.file.with_suffix(".new").mkdir()
    with qtbot.waitSignal(station.unkept) as unkept:
        station.keep(theme="dark")
    (error,) = unkept.args or ()
    assert isinstance(error, EnvironmentFault)
    assert error.code == "cannot_open"
    assert station.settings.theme == "dark"


@pytest.mark.requirement("C-03")
def test_a_new_serial_scanner_works_without_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with PtyScanner(tmp_path) as scanner:
        scanners = Scanners((), parts())
        file = tmp_path / "sparezone.toml"
        station = StationSettings(file, Settings(), scanners, "x")
        assert station.save_scanner(None, {"kind": "serial", "name": "Desk", "url": scanner.url})
        open_states = (LineState.IDENTIFYING, LineState.READY)
        qtbot.waitUntil(lambda: station.states()["Desk"].state in open_states)
        with qtbot.waitSignal(scanners.scanned) as scanned:
            scanner.send(b"0106901234567892\r")
        (scan,) = scanned.args or ()
        assert scan.raw == "0106901234567892"
        station.remove_scanner(0)
        assert station.states() == {}
        station.finish()
    assert read_settings(file, {}).scanner == ()


@pytest.mark.parametrize(
    ("table", "field", "code"),
    [
        ({"kind": "serial", "name": "X", "url": "http://x"}, "url", "bad_address"),
        ({"kind": "serial", "name": "X", "url": ""}, "url", "bad_address"),
        ({"kind": "wedge", "name": "Door"}, "name", "name_twice"),
        ({"kind": "serial", "name": "X", "url": "/dev/x", "baud": 1}, "baud", "bad_value"),
    ],
)
def test_a_wrong_scanner_is_told_at_its_field_and_not_kept(
    qtbot: QtBot, tmp_path: Path, table: dict[str, Any], field: str, code: str
) -> None:
    station = station_with(tmp_path, Settings(scanner=(DOOR,)))
    with qtbot.waitSignal(station.scanner_refused) as refused:
        assert not station.save_scanner(None, table)
    at, fault = refused.args or ("", None)
    assert isinstance(fault, BadDeviceSetting)
    assert (at, fault.code) == (field, code)
    assert station.tables == (DOOR,)


def test_a_scanner_that_cannot_be_used_hinders_no_other(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sparezone.toml"
    settings = Settings(scanner=({"kind": "serial", "name": "broken", "url": "http://x"}, DOOR))
    station = StationSettings(file, settings, Scanners((), parts()), "x")
    assert station.names() == ("Door",)
    assert [station.fault_of(row) is None for row in (0, 1)] == [False, True]


def test_ports_are_found_beside_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    station = station_with(tmp_path, Settings(), ports=lambda: [Port("/dev/ttyACM0")])
    with qtbot.waitSignal(station.ports_found) as found:
        station.look_for_ports()
    assert found.args == [(Port("/dev/ttyACM0"),)]
    station.finish()
