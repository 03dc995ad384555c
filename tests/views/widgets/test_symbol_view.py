"""What is drawn on the screen is read back from its own pixels."""

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.devices.scanner_symbols import CHARACTERS, LONG, SEPARATED, SetUpSymbol, SymbolKind, check_symbol
from desktop.views.widgets.raw_bytes import RawBytes, pictured, spelt
from desktop.views.widgets.symbol_view import QUIET_MATRIX, SymbolView

QR = SetUpSymbol(SymbolKind.QR, plain="SZ:C:CONFIRM")


def grey(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def read(widget: QWidget) -> list[tuple[str, bytes]]:
    image = grey(widget)
    flat = memoryview(image.constBits()).cast("B")
    wide = image.bytesPerLine()
    rows = b"".join(bytes(flat[y * wide : y * wide + image.width()]) for y in range(image.height()))
    pixels = memoryview(rows).cast("B", (image.height(), image.width()))
    return [(code.symbology_identifier, code.bytes) for code in zxingcpp.read_barcodes(pixels)]


@pytest.mark.requirement("S1-16")
@pytest.mark.parametrize(
    "symbol", [SEPARATED, CHARACTERS, LONG, check_symbol("aB3dE6fG9hJk"), QR], ids=lambda symbol: symbol.kind.value
)
@pytest.mark.parametrize("width", [730, 1100])
def test_each_symbol_is_read_back(qtbot: QtBot, dressed: QApplication, symbol: SetUpSymbol, width: int) -> None:
    view = SymbolView()
    qtbot.addWidget(view)
    view.show_symbol(symbol)
    view.resize(width, view.sizeHint().height())
    view.show()
    assert read(view) == [(symbol.aim, symbol.text.encode())]
    assert view.accessibleName() == symbol.words


def test_modules_are_whole_pixels_of_black_and_white(qtbot: QtBot, dressed: QApplication) -> None:
    view = SymbolView()
    qtbot.addWidget(view)
    view.show_symbol(SEPARATED)
    view.resize(301, view.sizeHint().height())
    view.show()
    image = grey(view)
    side = view.module_px()
    left = (301 - (22 + 2 * QUIET_MATRIX) * side) // 2
    for y, row in enumerate(SEPARATED.modules()):
        for x, dark in enumerate(row):
            at = (left + (x + QUIET_MATRIX) * side, (y + QUIET_MATRIX) * side)
            seen = {QColor(image.pixel(at[0] + i, at[1] + j)).value() for i in (0, side - 1) for j in (0, side - 1)}
            assert seen == {0 if dark else 255}


def test_every_character_of_a_scan_can_be_pointed_at(qtbot: QtBot, dressed: QApplication) -> None:
    raw = RawBytes()
    qtbot.addWidget(raw)
    raw.resize(400, 100)
    raw.show_raw("]d2A\x1d b" + "x" * 60, (3,), (4, 1))
    raw.show()
    assert raw.at == 4
    assert raw.tip(4) == "4 · U+001D GS · 0x1D"
    assert raw.tip(3) == "3 · A · U+0041 · 0x41"
    assert [raw.position_at(raw.place(at).center()) for at in range(67)] == list(range(67))
    assert raw.height() == raw.heightForWidth(raw.width())
    with qtbot.waitSignal(raw.pointed) as pointed:
        qtbot.keyClick(raw, Qt.Key.Key_End)
    assert pointed.args == [66]


@pytest.mark.parametrize(
    ("character", "shown"),
    [("\x00", "NUL"), ("\x1d", "GS"), ("\x7f", "DEL"), (" ", "SP"), ("a", "a"), ("\u200b", "200B"), ("中", "中")],
)
def test_what_cannot_be_seen_has_a_name(character: str, shown: str) -> None:
    assert pictured(character) == shown


def test_a_line_shows_separators_by_name() -> None:
    assert spelt("10A\x1d21 B\r") == "10A‹GS›21 B‹CR›"
