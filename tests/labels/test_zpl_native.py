"""A ZPL printer's own barcodes and boxes stand where they were drawn and say the same; what it cannot say is drawn."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.udi.checks import hibc_character
from desktop.labels import zpl, zpl_native
from desktop.labels.commands import Language, commands_of_zpl, require_known_commands
from desktop.labels.drawing import Bitmap, Drawing, Face, Rect, Symbol, SymbolKind, TextRun
from desktop.labels.graphics import Graphics
from desktop.labels.job_setup import JobSetup
from desktop.labels.paint import paint
from tests.labels.native_labels import EVIL, HEIGHT, LINEAR, SETUP, WIDTH, Case, gs1_cases, ink_box, label, symbol
from tests.labels.readers.reading import Box, read_at
from tests.labels.readers.zpl_printer import print_zpl

HIBC = "+A999BJC5D6E71"
BARCODES = {"^BC", "^BX", "^BQ"}


def printed(job: bytes) -> Bitmap:
    require_known_commands(job, Language.ZPL)
    out = print_zpl(job, WIDTH, HEIGHT, SETUP.dpi)
    assert len(out.labels) == 1
    return out.labels[0]


def barcodes(job: bytes) -> list[str]:
    return [command.name for command in commands_of_zpl(job) if command.name in BARCODES]


def whitened(bitmap: Bitmap, drawn: Symbol) -> Bitmap:
    """The label with the place of a symbol empty."""
    area = (Rect(0, 0, WIDTH, HEIGHT), Rect(drawn.x, drawn.y, drawn.width, drawn.height, ink=False))
    mask = int.from_bytes(paint(Drawing("mask", WIDTH, HEIGHT, 203, area)).rows)
    return Bitmap(WIDTH, HEIGHT, (int.from_bytes(bitmap.rows) & mask).to_bytes(len(bitmap.rows)))


def around(drawn: Symbol) -> tuple[int, int, int, int]:
    return drawn.x - drawn.module, drawn.y - drawn.module, drawn.x + drawn.width + 3, drawn.y + drawn.height + 3


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("case", gs1_cases(SymbolKind.GS1_128, 40, 1), ids=lambda case: case.value)
def test_gs1_128_is_the_drawn_one_bar_for_bar(case: Case) -> None:
    drawing = label(symbol(case.kind, case.value))
    job = zpl_native.native(drawing, SETUP)
    assert barcodes(job) == ["^BC"]
    assert printed(job) == paint(drawing)


@pytest.mark.parametrize("case", gs1_cases(SymbolKind.GS1_DATAMATRIX, 40, 2), ids=lambda case: case.value)
def test_gs1_datamatrix_stands_in_its_place_and_says_the_same(case: Case) -> None:
    drawn = symbol(case.kind, case.value)
    drawing = label(drawn)
    out = printed(zpl_native.native(drawing, SETUP))
    assert whitened(out, drawn) == whitened(paint(drawing), drawn)
    read = read_at(out, Box(0, 3, WIDTH, 320))
    assert (read.identifier, read.data) == ("]d2", drawn.message.encode())
    assert (read.box.left, read.box.top) == (drawn.x, drawn.y)
    assert read.box.right <= drawn.x + drawn.width


@pytest.mark.parametrize(
    ("kind", "value", "command"),
    [
        (SymbolKind.GS1_DATAMATRIX, "[01]06901234567892[17]271231[10]2024001[21]000123", "^BX"),
        (SymbolKind.GS1_DATAMATRIX, "[01]06901234567892[10]A_1_B", "^BX"),
        (SymbolKind.DATAMATRIX, "A1:2^~\\_x", "^BX"),
        (SymbolKind.QR, "https://x.example/r/7^~\\_", "^BQ"),
        (SymbolKind.QR, "place:a-01-02", "^BQ"),
        (SymbolKind.HIBC_128, HIBC + hibc_character(HIBC), "^BC"),
        (SymbolKind.CODE_128, "A-01-02 1234567890", "^BC"),
        (SymbolKind.CODE_128, '">>0;', "^BC"),
    ],
)
def test_each_symbology_has_its_command(kind: SymbolKind, value: str, command: str) -> None:
    drawn = symbol(kind, value)
    drawing = label(drawn)
    job = zpl_native.native(drawing, SETUP)
    assert barcodes(job) == [command]
    out = printed(job)
    assert whitened(out, drawn) == whitened(paint(drawing), drawn)
    assert ink_box(out, around(drawn)) == ink_box(paint(drawing), around(drawn))
    read = read_at(out, Box(0, 3, WIDTH, 320))
    assert (read.identifier, read.data) == (drawn.identifier, drawn.message.encode())


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (SymbolKind.GS1_QR, "[01]06901234567892[10]A"),
        (SymbolKind.QR, "修理 7"),
        (SymbolKind.QR, "ABCDEFGHIJKLMNOPQRSTUVWXYZABCD"),
        (SymbolKind.DATAMATRIX, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        (SymbolKind.CODE_128, "A^B~C\\D"),
        (SymbolKind.CODE_128, "#@"),
    ],
)
def test_what_the_printer_cannot_say_for_certain_is_drawn(kind: SymbolKind, value: str) -> None:
    drawing = label(symbol(kind, value))
    job = zpl_native.native(drawing, SETUP)
    assert barcodes(job) == []
    assert printed(job) == paint(drawing)


def test_one_symbol_that_is_drawn_leaves_the_others_native() -> None:
    first = symbol(SymbolKind.CODE_128, "AB#", y=10)
    second = symbol(SymbolKind.GS1_128, "[01]06901234567892[10]A", y=150)
    drawing = label(first, second)
    job = zpl_native.native(drawing, SETUP)
    assert barcodes(job) == ["^BC"]
    assert printed(job) == paint(drawing)


@pytest.mark.parametrize("form", list(Graphics))
def test_boxes_are_the_printers_own_and_white_on_black_stays_readable(form: Graphics) -> None:
    drawing = label()
    job = zpl_native.native(drawing, SETUP, form)
    assert [command.parameters for command in commands_of_zpl(job) if command.name == "^GB"] == [
        b"%d,2,2" % WIDTH,
        b"%d,2,2" % WIDTH,
    ]
    assert printed(job) == paint(drawing)


def test_a_box_beyond_the_edge_or_without_size_stays_in_the_picture() -> None:
    marks = (Rect(WIDTH - 5, 10, 50, 9), Rect(-3, 60, 9, 9), Rect(30, 30, 0, 9), Rect(50, 50, 9, 7))
    drawing = Drawing("test", WIDTH, HEIGHT, 203, marks)
    job = zpl_native.native(drawing, SETUP)
    assert job.count(b"^GB") == 1
    assert printed(job) == paint(drawing)


def test_a_symbol_that_something_covers_is_drawn_with_it() -> None:
    drawn = symbol(SymbolKind.GS1_128, "[01]06901234567892[10]A")
    marks = (drawn, Rect(drawn.x, drawn.y, 30, 30, ink=False))
    drawing = Drawing("test", WIDTH, HEIGHT, 203, marks)
    job = zpl_native.native(drawing, SETUP)
    assert barcodes(job) == []
    assert printed(job) == paint(drawing)


def test_native_is_shorter_than_the_picture() -> None:
    drawing = label(symbol(SymbolKind.GS1_128, "[01]06901234567892[10]A[21]12345"))
    assert len(zpl_native.native(drawing, SETUP)) < 0.9 * len(zpl.raster(paint(drawing), SETUP))


def test_a_drawing_for_other_dots_is_refused() -> None:
    with pytest.raises(Refusal) as told:
        zpl_native.native(label(), JobSetup(300, 100, 60))
    assert told.value.code == "label_for_other_printer"
    with pytest.raises(Refusal) as told:
        zpl_native.native(label(), JobSetup(203, 60, 60))
    assert told.value.code == "label_larger_than_stock"


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("kind", [SymbolKind.CODE_128, SymbolKind.DATAMATRIX, SymbolKind.QR, SymbolKind.GS1_DATAMATRIX])
def test_evil_values_are_printed_or_refused_and_never_a_command(kind: SymbolKind, evil: str) -> None:
    value = f"[01]06901234567892[10]{evil}" if kind is SymbolKind.GS1_DATAMATRIX else evil
    try:
        drawn = symbol(kind, value)
    except Refusal:
        return
    drawing = label(drawn)
    out = printed(zpl_native.native(drawing, SETUP))
    assert whitened(out, drawn) == whitened(paint(drawing), drawn)
    read = read_at(out, Box(0, 3, WIDTH, 320))
    assert read.data == drawn.message.encode()
    assert read.identifier == drawn.identifier or not evil.isascii()


@pytest.mark.parametrize("evil", [text for text in EVIL if "🙂" not in text and "\r" not in text])
def test_evil_texts_are_dots(evil: str) -> None:
    marks = (TextRun(evil[:30], Face.REGULAR, 30, 10, 60), symbol(SymbolKind.CODE_128, "A1", y=100))
    drawing = Drawing("test", WIDTH, HEIGHT, 203, marks)
    job = zpl_native.native(drawing, SETUP)
    assert evil.encode() not in job
    assert printed(job) == paint(drawing)


def test_linear_symbols_of_the_zone_are_always_native() -> None:
    assert all(barcodes(zpl_native.native(label(symbol(kind, value)), SETUP)) == ["^BC"] for kind, value in linear())


def linear() -> list[tuple[SymbolKind, str]]:
    values = ("[01]06901234567892[21]9", "BIN-A-01-02", HIBC + hibc_character(HIBC))
    return [(kind, value) for kind, value in zip(LINEAR, values, strict=True)]


@pytest.mark.parametrize("change", [{"module": 11}, {"x": -2}, {"y": -1}, {"cells": ()}])
def test_a_symbol_beyond_what_the_command_takes_is_drawn(change: dict[str, Any]) -> None:
    drawing = label(replace(symbol(SymbolKind.GS1_128, "[01]06901234567892"), **change))
    assert barcodes(zpl_native.native(drawing, SETUP)) == []
