"""Three scans make a profile, one more proves it, and it goes into the settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from pytestqt.qtbot import QtBot

from desktop.devices.bench import read_scanners
from desktop.devices.keyboard_wedge import KeyPress
from desktop.devices.wedge_profile import GsForm, Suffix
from desktop.presenters.calibrating import ELEMENTS, EXPECTED, Stage, WedgeCalibration, is_as_expected
from desktop.presenters.settings import StationSettings
from desktop.runtime.scanners import Scanners
from desktop.settings import Settings
from tests.fakes.pty_scanner import parts
from tests.fakes.wedge_keys import key, typed


@pytest.fixture
def calibration(qtbot: QtBot, tmp_path: Path) -> Iterator[WedgeCalibration]:
    scanners = Scanners((), parts())
    station = StationSettings(tmp_path / "sparezone.toml", Settings(), scanners, "x")
    calibration = WedgeCalibration(station)
    calibration.begin()
    yield calibration
    calibration.end()
    scanners.stop()
    station.finish()


def scan(calibration: WedgeCalibration, keys: list[KeyPress]) -> None:
    for press in keys:
        calibration.press(press)


def scan_three(qtbot: QtBot, calibration: WedgeCalibration, text: str, gap_ms: int = 8) -> None:
    for number in range(3):
        scan(calibration, typed(text, gap_ms, 1000 + 2000 * number))
    qtbot.waitUntil(lambda: calibration.found is not None)


@pytest.mark.requirement("C-02")
def test_three_scans_and_a_proof_become_a_profile(qtbot: QtBot, calibration: WedgeCalibration) -> None:
    scan_three(qtbot, calibration, EXPECTED + "\r")
    assert calibration.stage is Stage.CHECKING
    assert calibration.found is not None
    assert (calibration.found.suffix, calibration.found.gs, calibration.found.wrong_characters) == (
        Suffix.CR,
        GsForm.CTRL_BRACKET,
        (),
    )
    scan(calibration, typed(EXPECTED + "\r", 8, 20_000))
    assert calibration.stage is Stage.PROVED
    assert calibration.save("Night desk")
    (saved,) = read_scanners(calibration.station.tables)
    assert (saved.kind, saved.name, saved.profile) == ("wedge", "Night desk", calibration.profile)


def test_another_scan_proves_nothing(qtbot: QtBot, calibration: WedgeCalibration) -> None:
    scan_three(qtbot, calibration, EXPECTED + "\r")
    scan(calibration, typed(EXPECTED.replace("\x1d", "") + "\r", 8, 20_000))
    assert calibration.stage is Stage.CHECKING
    assert calibration.check_text == EXPECTED.replace("\x1d", "")


def test_a_visible_sign_in_place_of_the_separator_is_found(qtbot: QtBot, calibration: WedgeCalibration) -> None:
    sent = EXPECTED.replace("\x1d", "~")
    scan_three(qtbot, calibration, sent + "\r")
    assert calibration.profile.gs is GsForm.SUBSTITUTE
    scan(calibration, typed(sent + "\r", 8, 20_000))
    assert calibration.stage is Stage.PROVED


def test_a_scan_that_ends_in_silence_is_proved_too(qtbot: QtBot, calibration: WedgeCalibration) -> None:
    scan_three(qtbot, calibration, EXPECTED)
    assert calibration.profile.suffixes == {Suffix.SILENCE}
    scan(calibration, typed(EXPECTED, 8, 20_000))
    qtbot.waitUntil(lambda: calibration.stage is Stage.PROVED)


def test_a_wrong_layout_is_named(qtbot: QtBot, calibration: WedgeCalibration) -> None:
    swapped = EXPECTED.translate(str.maketrans("YZ", "ZY"))
    scan_three(qtbot, calibration, swapped + "\r")
    assert calibration.found is not None
    assert set(calibration.found.wrong_characters) >= {("Z", "Y"), ("Y", "Z")}


def test_keyboard_scanners_rest_while_one_is_measured(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(scanner=({"kind": "wedge", "name": "Door"},))
    scanners = Scanners(read_scanners(settings.scanner), parts())
    scanners.start()
    calibration = WedgeCalibration(StationSettings(tmp_path / "s.toml", settings, scanners, "x"))
    calibration.begin(0)
    assert scanners.states() == {}
    calibration.end()
    assert list(scanners.states()) == ["Door"]
    scanners.stop()


def test_the_symbology_before_the_scan_is_no_fault() -> None:
    assert is_as_expected(EXPECTED)
    assert is_as_expected("]d2" + EXPECTED)
    assert not is_as_expected("x" + EXPECTED)


def test_a_lonely_key_is_no_scan(qtbot: QtBot, calibration: WedgeCalibration) -> None:
    scan(calibration, [key("a", 1000)])
    assert calibration.scans_seen == 1
    assert calibration.found is None


def test_the_symbol_reads_as_expected(qtbot: QtBot) -> None:
    from PySide6.QtGui import QImage

    from desktop.views.scan_symbol import ScanSymbol, datamatrix

    symbol = ScanSymbol()
    qtbot.addWidget(symbol)
    symbol.show_modules(datamatrix(ELEMENTS))
    symbol.resize(symbol.sizeHint())
    image = symbol.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    (read,) = zxingcpp.read_barcodes(view)
    assert read.bytes == EXPECTED.encode()
    assert read.symbology_identifier == "]d2"
