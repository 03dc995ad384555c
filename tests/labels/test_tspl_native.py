"""A TSPL printer's own barcodes and bars stand where they were drawn and say the same; what it cannot say is drawn."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.udi.checks import hibc_character
from desktop.labels import tspl_native
from desktop.labels.commands import Language, require_known_commands
from desktop.labels.drawing import Bitmap, Drawing, SymbolKind
from desktop.labels.job_setup import JobSetup
from desktop.labels.paint import paint
from tests.labels.native_labels import EVIL, HEIGHT, SETUP, WIDTH, Case, gs1_cases, label, symbol
from tests.labels.readers.reading import Box, read_at
from tests.labels.readers.tspl_printer import TsplPrinter

HIBC = "+A999BJC5D6E71"
BARCODES = {"BARCODE", "DMATRIX", "QRCODE"}


def printed(drawing: Drawing) -> tuple[Bitmap, list[str]]:
    """What came out, and the barcode commands that were used."""
    job = tspl_native.native(drawing, SETUP)
    require_known_commands(job, Language.TSPL)
    printer = TsplPrinter(203)
    printer.send(job)
    assert len(printer.labels) == 1
    out = printer.labels[0]
    assert (out.width, out.height) == (WIDTH, HEIGHT)
    return out, [name for name in printer.commands if name in BARCODES]


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("case", gs1_cases(SymbolKind.GS1_128, 40, 5), ids=lambda case: case.value)
def test_gs1_128_is_the_drawn_one_bar_for_bar(case: Case) -> None:
    drawing = label(symbol(case.kind, case.value))
    out, used = printed(drawing)
    assert used == ([] if "!" in case.value else ["BARCODE"])
    assert out == paint(drawing)


@pytest.mark.parametrize("case", gs1_cases(SymbolKind.GS1_DATAMATRIX, 40, 6), ids=lambda case: case.value)
def test_gs1_datamatrix_stands_in_its_place_and_says_the_same(case: Case) -> None:
    drawn = symbol(case.kind, case.value)
    out, _used = printed(label(drawn))
    read = read_at(out, Box(0, 3, WIDTH, 320))
    assert (read.identifier, read.data) == ("]d2", drawn.message.encode())
    assert (read.box.left, read.box.top) == (drawn.x, drawn.y)


@pytest.mark.parametrize(
    ("kind", "value", "command"),
    [
        (SymbolKind.GS1_DATAMATRIX, "[01]06901234567892[17]271231[10]2024001[21]000123", ["DMATRIX"]),
        (SymbolKind.DATAMATRIX, 'a"1!_x', ["DMATRIX"]),
        (SymbolKind.QR, 'https://x.example/r/7"!', ["QRCODE"]),
        (SymbolKind.HIBC_128, HIBC + hibc_character(HIBC), ["BARCODE"]),
        (SymbolKind.CODE_128, 'A-01-02 "12345678', ["BARCODE"]),
        (SymbolKind.CODE_128, "A!B", []),
        (SymbolKind.DATAMATRIX, "a~b", []),
        (SymbolKind.DATAMATRIX, "a\\b", []),
        (SymbolKind.QR, "a~!b", []),
        (SymbolKind.GS1_QR, "[01]06901234567892[10]A", []),
    ],
)
def test_each_symbology_has_its_command_or_is_drawn(kind: SymbolKind, value: str, command: list[str]) -> None:
    drawn = symbol(kind, value)
    out, used = printed(label(drawn))
    assert used == command
    read = read_at(out, Box(0, 3, WIDTH, 320))
    assert (read.identifier, read.data) == (drawn.identifier, drawn.message.encode())
    assert (read.box.left, read.box.top) == (drawn.x, drawn.y)
    if not command:
        assert out == paint(label(drawn))


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("kind", [SymbolKind.CODE_128, SymbolKind.DATAMATRIX, SymbolKind.QR, SymbolKind.GS1_DATAMATRIX])
def test_evil_values_are_printed_or_refused_and_never_a_command(kind: SymbolKind, evil: str) -> None:
    value = f"[01]06901234567892[10]{evil}" if kind is SymbolKind.GS1_DATAMATRIX else evil
    try:
        drawn = symbol(kind, value)
    except Refusal:
        return
    out, _used = printed(label(drawn))
    read = read_at(out, Box(0, 3, WIDTH, 320))
    assert read.data == drawn.message.encode()
    assert read.identifier == drawn.identifier or not evil.isascii()


def test_a_drawing_for_other_dots_is_refused() -> None:
    with pytest.raises(Refusal) as told:
        tspl_native.native(label(), JobSetup(300, 100, 60))
    assert told.value.code == "label_for_other_printer"


@pytest.mark.parametrize("change", [{"module": 11}, {"x": -2}, {"y": -1}, {"cells": ()}])
def test_a_symbol_beyond_what_the_command_takes_is_drawn(change: dict[str, Any]) -> None:
    drawing = label(replace(symbol(SymbolKind.GS1_128, "[01]06901234567892"), **change))
    assert printed(drawing) == (paint(drawing), [])
