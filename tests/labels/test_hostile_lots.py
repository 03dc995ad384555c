"""Lots that look like commands, other elements or other scripts: printed as text or refused, one label, no command."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from zplkit.parse import parse

from desktop.domain.errors import Refusal
from desktop.domain.udi import compose, decode
from desktop.labels.commands import Language, require_known_commands
from desktop.labels.drawing import Bitmap, Drawing, Symbol, TextRun
from desktop.labels.fields import fields_of, sample_for
from desktop.labels.graphics import Graphics
from desktop.labels.paint import paint
from desktop.labels.raw_template import fill, read_raw
from desktop.labels.shipped import shipped, template
from desktop.labels.template import read_template
from tests.labels.readers.all_forms import TODAY, laid_out, one_symbol, printed, read, setup_for, tspl_jobs, zpl_jobs
from tests.labels.readers.canvas import Canvas
from tests.labels.readers.dots import Box
from tests.labels.readers.reading import read_at
from tests.labels.readers.tspl_printer import TsplPrinter
from tests.labels.readers.zpl_printer import print_zpl

ASCII = (
    "^XZ^XA", "^XA^GB999,999,999^FS^XZ", "~JA", "~JR", "^FS^FO0,0^GB99,99,99^FS", "\\5EXZ\\5EXA", "_5EXZ", "_1", "__",
    "~DGR:A,1,1,FF", "^FH^FD", ">;>8", ">6>5", ">", "><", ">=", '"', '",1,1\\["]', "\\[R]PRINT 9,9\\[A]", "\\", "\\&",
    "!105", "AB!102CD", "!", "~!R", "~1", "~d029", "~~", "~", "c126", "ABC(21)FAKE", "(21)", "[21]FAKE", "]d2", "{0}",
    "${serial}", "%s", "%", "';DROP TABLE", "<b>", "=1+1", "&amp;", "CLS", "PRINT 99,1", "#", "^", "$", "@",
)  # fmt: skip
CONTROLS = ('"\r\nPRINT 99', "\r\nPRINT 99,1\r\n", "A\x1d21FAKE", "\x1b!R", "A\0B", "A\nB", "\x7f", "\x85", "A\tB")
SCRIPTS = (
    "批" * 200, "中文批号" * 50, "🦴", "👩‍⚕️", "שלום", "مرحبا", "\u202e12345", "A\u200bB", "\ufeff", "１２３", "\ud800",
    "e\u0301", "ABC\u2028DEF", "\U000e0041", "ß", "№",
)  # fmt: skip
REFUSALS = {
    "text_too_long", "glyph_missing", "text_control_character", "text_direction", "symbol_character", "symbol_refused",
    "symbol_does_not_fit", "bad_char", "raw_value_not_allowed", "symbol_too_long", "bad_format",
}  # fmt: skip
Made = TypeVar("Made")
HARMLESS = "LOT7A"
LABEL = read_template({
    "name": "hostile", "title": "hostile", "purpose": "lot", "width_mm": 60, "height_mm": 40,
    "elements": [
        {"type": "text", "x_mm": 2, "y_mm": 1, "width_mm": 56, "height_mm": 18, "size_mm": 2.5, "overflow": "wrap",
         "value": "LOT ${lot}"},
        {"type": "symbol", "kind": "datamatrix", "x_mm": 1, "y_mm": 20, "width_mm": 18, "height_mm": 18,
         "value": "${lot}", "when": "code"},
        {"type": "symbol", "kind": "qr", "x_mm": 20, "y_mm": 20, "width_mm": 19, "height_mm": 19, "value": "${lot}",
         "when": "code"},
        {"type": "line", "x_mm": 40, "y_mm": 21, "width_mm": 18, "height_mm": 0},
    ],
})  # fmt: skip


def without_symbols(drawing: Drawing, bitmap: Bitmap) -> bytes:
    """The dots of a label where no symbol stands."""
    canvas = Canvas(bitmap.width, bitmap.height)
    canvas.picture(0, 0, bitmap)
    for symbol in drawing.symbols:
        for down in range(symbol.height):
            canvas.row(symbol.x, symbol.y + down, 0, symbol.width, over=True)
    return canvas.bitmap().rows


def assert_one_label_and_no_command(drawing: Drawing, harmless: dict[str, set[str]]) -> None:
    """Every form prints one label, with the very dots of the drawing and no command that another lot has not."""
    wanted = without_symbols(drawing, paint(drawing))
    for form, labels, commands in printed(drawing):
        assert len(labels) == 1, form
        assert set(commands) <= harmless[form], form
        if form != "PDF":
            assert without_symbols(drawing, labels[0]) == wanted, form
        for symbol in drawing.symbols:
            found = read_at(labels[0], place_of(symbol))
            assert found.data.decode("utf-8") == symbol.message, form
    for kind, job in zpl_jobs(drawing, paint(drawing), Graphics.ACS).items():
        assert job.count(b"^XA") == job.count(b"^XZ") == job.count(b"^PQ1,0,0,N") == 1, kind
        require_known_commands(job, Language.ZPL)
    for job in tspl_jobs(drawing, paint(drawing)).values():
        require_known_commands(job, Language.TSPL)


def place_of(symbol: Symbol) -> Box:
    """The symbol without its quiet zone."""
    return Box(symbol.x, symbol.y, symbol.x + symbol.width, symbol.y + symbol.height)


def shown(drawing: Drawing) -> str:
    """All text of a label without its blanks."""
    return "".join(mark.text for mark in drawing.marks if isinstance(mark, TextRun)).replace(" ", "")


def unless_refused(make: Callable[[], Made]) -> Made | None:
    """What is made, or nothing if it is refused for what it says."""
    try:
        return make()
    except Refusal as refusal:
        if refusal.code not in REFUSALS:
            raise
        return None


def drawn_or_refused(lot: str, *, code: str) -> Drawing | None:
    return unless_refused(lambda: laid_out(LABEL, {"lot": lot, "code": code}))


def all_commands() -> dict[str, set[str]]:
    """What a label with codes, text and a line needs, whatever it says."""
    found: dict[str, set[str]] = {}
    for lot in (HARMLESS, "LOT7-" * 3 + "!"):
        for form, _, commands in printed(laid_out(LABEL, {"lot": lot, "code": "yes"})):
            found.setdefault(form, set()).update(commands)
    return found


@pytest.mark.requirement("C-04", "C-14")
@pytest.mark.parametrize("lot", [*ASCII, *CONTROLS, *SCRIPTS])
def test_any_lot_is_printed_as_text_or_refused(lot: str) -> None:
    harmless = all_commands()
    for code in ("", "yes"):
        drawing = drawn_or_refused(lot, code=code)
        if drawing is None:
            assert lot not in ASCII or code
            continue
        assert lot.replace(" ", "") in shown(drawing)
        assert len(drawing.symbols) == (2 if code else 0)
        assert all(symbol.message == lot for symbol in drawing.symbols)
        assert_one_label_and_no_command(drawing, harmless)


@pytest.mark.parametrize("lot", ASCII)
def test_what_a_code_can_say_is_said_in_the_code(lot: str) -> None:
    assert drawn_or_refused(lot, code="yes") is not None


def test_chinese_of_200_characters_is_printed_whole() -> None:
    drawing = drawn_or_refused("中文批号" * 50, code="")
    assert drawing is not None
    assert shown(drawing) == "LOT" + "中文批号" * 50


@pytest.mark.parametrize("lot", [*CONTROLS, *SCRIPTS[2:9], "\ud800", "\U000e0041"])
def test_what_cannot_be_seen_or_drawn_is_refused(lot: str) -> None:
    assert drawn_or_refused(lot, code="") is None
    assert drawn_or_refused(lot, code="yes") is None


@pytest.mark.requirement("C-14", "S1-35")
@pytest.mark.parametrize("lot", [*ASCII, *CONTROLS, *SCRIPTS])
def test_in_a_udi_a_lot_stays_a_lot(lot: str) -> None:
    try:
        udi = compose({"01": "06901234567892", "10": lot}, today=TODAY)
        fields = fields_of(udi)
    except Refusal:
        assert any(sign not in "!\"%&'()*+,-./:;<=>?_" and not (sign.isascii() and sign.isalnum()) for sign in lot) or (
            len(lot) > 20
        )
        return
    for kind in ("gs1_datamatrix", "gs1_qr", "gs1_128"):
        size = (140, 14) if kind == "gs1_128" else (45, 25)
        drawing = laid_out(one_symbol(kind, *size), fields)
        for form, labels, _ in printed(drawing):
            (found,) = read(labels[0])
            again = decode(found.identifier + found.data.decode("ascii"), today=TODAY)
            assert (again.di, again.lot, again.serial) == ("06901234567892", lot, None), form


HOSTILE_FIELDS = (
    "lot",
    "serial",
    "item",
    "item_en",
    "note",
    "reason",
    "owner",
    "person",
    "device",
    "tray_name",
    "title",
)


@pytest.mark.requirement("C-04")
@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("lot", [*ASCII[:3], "ABC(21)FAKE", '"', "\\[R]PRINT 9,9\\[A]", *CONTROLS[:2], *SCRIPTS[1:6]])
def test_every_shipped_template_prints_one_label_or_refuses(name: str, lot: str) -> None:
    fields = sample_for(template(name), "zh_CN")
    harmless = {form: set(commands) for form, _, commands in printed(laid_out(template(name), fields))}
    harmless["native ZPL"] |= {"^BY", "^BX", "^BQ", "^BC", "^FH", "^FD", "^GB", "^GF"}
    harmless["native TSPL"] |= {"BITMAP", "BAR", "DMATRIX", "QRCODE", "BARCODE"}
    drawing = unless_refused(lambda: laid_out(template(name), {**fields, **dict.fromkeys(HOSTILE_FIELDS, lot)}))
    if drawing is not None:
        assert_one_label_and_no_command(drawing, harmless)


RAW_ZPL = (
    b"^XA^CI28^PW480^LL320^FO10,10^A0N,20,20^FDLOT ${lot}^FS^FO10,60^BXN,3,200,,,,_^FD${lot}^FS"
    b"^FO160,60^BQN,2,3^FDMA,${lot}^FS^FO40,220^BY1^BCN,40,N,N,N^FD>:${lot}^FS^XZ"
)
RAW_TSPL = (
    b'SIZE 60 mm,40 mm\r\nGAP 2 mm,0 mm\r\nCLS\r\nTEXT 10,10,"3",0,1,1,"LOT ${lot}"\r\n'
    b'DMATRIX 10,60,90,90,c126,x3,"${lot}"\r\nQRCODE 160,60,M,3,A,0,"${lot}"\r\n'
    b'BARCODE 40,220,"128M",40,0,0,1,1,"!104${lot}"\r\nPRINT 1,1\r\n'
)


def filled(raw: bytes, language: Language, lot: str) -> bytes | None:
    return unless_refused(lambda: fill(read_raw(raw, language), {"lot": lot}))


def each_line(raw: bytes, separator: bytes, head: int, tail: int) -> Iterator[bytes]:
    """The file with only one of its places at a time, so that one refusal does not hide another."""
    parts = raw.split(separator)
    for part in parts[head:-tail]:
        yield separator.join([*parts[:head], part, *parts[-tail:]])


@pytest.mark.parametrize("lot", [*ASCII, *CONTROLS, *SCRIPTS])
def test_a_raw_zpl_file_stays_the_file_that_it_is(lot: str) -> None:
    body = RAW_ZPL.removeprefix(b"^XA^CI28^PW480^LL320").removesuffix(b"^XZ")
    for field in body.split(b"^FS")[:-1]:
        raw = b"^XA^CI28^PW480^LL320" + field + b"^FS^XZ"
        job, plain = filled(raw, Language.ZPL, lot), filled(raw, Language.ZPL, HARMLESS)
        assert plain is not None
        if job is None:
            continue
        names = [[bytes(one)[:3] for one in parse(each).elements] for each in (job, plain)]
        assert names[0] == names[1]
        if not lot.isascii():
            continue
        (label,) = print_zpl(job, 480, 320, 203).labels
        if b"^A0" not in field:
            (found,) = read(label)
            assert found.data.decode() == lot


@pytest.mark.parametrize("lot", [*ASCII, *CONTROLS, *SCRIPTS])
def test_a_raw_tspl_file_stays_the_file_that_it_is(lot: str) -> None:
    for raw in each_line(RAW_TSPL, b"\r\n", 3, 2):
        job, plain = filled(raw, Language.TSPL, lot), filled(raw, Language.TSPL, HARMLESS)
        assert plain is not None
        if job is None:
            continue
        printer, harmless = TsplPrinter(203), TsplPrinter(203)
        printer.send(job)
        harmless.send(plain)
        assert printer.commands == harmless.commands
        (label,) = printer.labels
        if printer.texts:
            assert printer.texts == [b"LOT " + lot.encode()]
        else:
            (found,) = read(label)
            assert found.data.decode() == lot


def test_the_stock_is_that_of_the_label() -> None:
    drawing = drawn_or_refused(HARMLESS, code="yes")
    assert drawing is not None
    setup = setup_for(drawing)
    assert (setup.width, setup.height) == (drawing.width, drawing.height) == (480, 320)
