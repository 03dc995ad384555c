"""The last look: a label passes only if every dot of every symbol is right, and each kind of harm is found."""

import random
import string
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageOps

from desktop.domain.errors import Refusal
from desktop.domain.udi import Udi
from desktop.labels.check import check
from desktop.labels.drawing import Bitmap, Drawing, Face, Symbol, SymbolKind
from desktop.labels.fonts import font
from desktop.labels.limits import LIMITS
from desktop.labels.paint import paint
from desktop.labels.symbols import Preferred, Room, draw_symbol, symbol_of_udi
from tests.domain.udi.reading import GS, GTIN, TODAY, read
from tests.domain.udi.test_round_trip import OTHERS, gs1_messages

WIDTH, HEIGHT = 480, 320  # 60 × 40 mm at 203 dpi
CORNER = Room(16, 16, 460, 200)
RAW = f"]d201{GTIN}1729063010ABC123{GS}21SN0001"
MORE = f"]d201{GTIN}1729063010ABC124{GS}21SN0001"


def drawing(symbols: Sequence[Symbol], udi: Udi | None = None, dpi: int = 203) -> Drawing:
    width = max([WIDTH, *(one.x + one.width + one.quiet for one in symbols)])
    height = max([HEIGHT, *(one.y + one.height + one.quiet for one in symbols)])
    return Drawing("unit", width, height, dpi, tuple(symbols), udi.canonical if udi else "")


def symbol_for(udi: Udi, preferred: Preferred = "datamatrix", room: Room = CORNER, mm: float | None = None) -> Symbol:
    return draw_symbol(*symbol_of_udi(udi, preferred), 203, room, mm)


def dots_of(label: Drawing) -> Image.Image:
    """The dots, painted by other means than the product's: ink is 1."""
    picture = Image.new("1", (label.width, label.height), 0)
    for one in label.symbols:
        for x, y, across, down in one.cells:
            left, top = one.x + x * one.module, one.y + y * one.module
            bottom = one.y + one.height if LIMITS[one.kind].is_linear else top + down * one.module
            picture.paste(1, (left, top, left + across * one.module, bottom))
    return picture


def bitmap_of(picture: Image.Image) -> Bitmap:
    return Bitmap(picture.width, picture.height, picture.tobytes())


def fault(label: Drawing, picture: Image.Image, today: date = TODAY) -> str:
    """Which fault the look finds."""
    with pytest.raises(Refusal) as caught:
        check(label, bitmap_of(picture), today)
    assert caught.value.code == "label_unreadable"
    return str(caught.value.facts["fault"])


def turn(picture: Image.Image, symbol: Symbol, column: int, row: int) -> None:
    """Make one dark module light, or a light one dark."""
    left, top = symbol.x + column * symbol.module, symbol.y + row * symbol.module
    ink = picture.getpixel((left, top))
    picture.paste(0 if ink else 1, (left, top, left + symbol.module, top + symbol.module))


@pytest.fixture
def unit() -> Drawing:
    """A unit label: a DataMatrix and the UDI that it must say."""
    udi = read(RAW)
    return drawing([symbol_for(udi)], udi)


# ---------------------------------------------------------------- what passes


@pytest.mark.requirement("C-14")
@given(gs1_messages() | OTHERS.map(read), st.sampled_from(["datamatrix", "qr"]))
def test_any_udi_of_any_agency_is_read_back_exactly(udi: Udi, preferred: Preferred) -> None:
    symbol = draw_symbol(*symbol_of_udi(udi, preferred), 203, Room(3, 5, 3000, 800))
    label = drawing([symbol], udi)
    (back,) = check(label, bitmap_of(dots_of(label)), TODAY)
    assert (back.kind, back.identifier, back.message) == (symbol.kind, symbol.identifier, symbol.message)
    assert back.scan == symbol.identifier + symbol.message
    assert back.udi is not None
    assert back.udi.canonical == udi.canonical


@pytest.mark.requirement("C-14")
@given(OTHERS.map(read), st.sampled_from([203, 300, 600]), st.sampled_from([0.17, 0.25, 0.38]))
def test_bars_of_any_agency_and_size_are_read_back_exactly(udi: Udi, dpi: int, wanted: float) -> None:
    kind, value = symbol_of_udi(udi, "linear")
    symbol = draw_symbol(kind, value, dpi, Room(3, 5, 9000, 400), max(wanted, LIMITS[kind].minimum_mm + 25.4 / dpi))
    label = drawing([symbol], udi, dpi)
    (back,) = check(label, bitmap_of(dots_of(label)), TODAY)
    assert (back.identifier, back.message) == (symbol.identifier, symbol.message)


@pytest.mark.parametrize("kind", SymbolKind)
@pytest.mark.parametrize("module", [1, 2, 3, 5])
def test_modules_of_few_dots_are_read(kind: SymbolKind, module: int) -> None:
    value = f"[01]{GTIN}[10]AB1" if kind.startswith("gs1") else "+A123BJC5D6E71G"
    dpi = 150 * module  # one module of the symbol is 0.169 mm or more at any of these
    limits = LIMITS[kind]
    narrow = replace(draw_symbol(kind, value, 100, Room(40, 40, 900, 300), limits.minimum_mm + 0.26), x=40, y=40)
    scaled = replace(narrow, module=module, width=narrow.width // narrow.module * module,
                     height=60 if limits.is_linear else narrow.height // narrow.module * module,
                     quiet=limits.quiet_modules * module)  # fmt: skip
    moved = replace(scaled, x=scaled.quiet, y=scaled.quiet)
    label = drawing([moved], dpi=dpi)
    (back,) = check(label, bitmap_of(dots_of(label)), TODAY)
    assert back.message == moved.message


@pytest.mark.parametrize("module", [2, 3, 4, 5, 6])
def test_bars_that_a_reduced_picture_misreads_pass_at_every_size(module: int) -> None:
    value = "=,100000=A99990000000000"
    symbol = draw_symbol(SymbolKind.CODE_128, value, 203, Room(0, 0, 9000, 60), module * 0.1252)
    label = drawing([symbol])
    assert symbol.module == module
    assert [one.message for one in check(label, bitmap_of(dots_of(label)), TODAY)] == [value]


def test_text_lines_and_frames_beside_the_symbol_are_no_strangers(unit: Drawing) -> None:
    dice = random.Random(20261122)
    for _ in range(20):
        picture = dots_of(unit)
        pen = ImageDraw.Draw(picture)
        pen.rectangle((0, 0, WIDTH - 1, HEIGHT - 1), outline=1, width=2)
        face = font(Face.MONO_BOLD, dice.randint(14, 40))
        for top in range(110, 300, 44):
            words = "".join(dice.choices(string.ascii_uppercase + string.digits + "-/|()", k=20))
            pen.text((20, top), words, font=face, fill=1)
        assert len(check(unit, bitmap_of(picture), TODAY)) == 1


def test_what_the_painter_draws_passes(unit: Drawing) -> None:
    udi = read(RAW)
    bars = draw_symbol(SymbolKind.GS1_128, f"[01]{GTIN}", 203, Room(0, 240, 480, 60), 0.26)
    label = replace(unit, marks=(*unit.marks, bars))
    assert paint(label) == bitmap_of(dots_of(label))
    assert [one.udi for one in check(label, paint(label), TODAY)] == [udi, read(f"]C101{GTIN}")]


def test_a_label_without_symbols_says_nothing() -> None:
    label = drawing([])
    assert check(label, bitmap_of(dots_of(label)), TODAY) == ()
    assert fault(drawing([], read(RAW)), dots_of(label)) == "udi"


def test_two_lines_of_bars_say_one_record_together() -> None:
    whole = read(RAW)
    lines = [
        draw_symbol(SymbolKind.GS1_128, f"[01]{GTIN}[17]290630", 203, Room(0, 0, 500, 60), 0.26),
        draw_symbol(SymbolKind.GS1_128, "[10]ABC123[21]SN0001", 203, Room(0, 100, 500, 60), 0.26),
    ]
    label = drawing(lines, whole)
    assert [one.identifier for one in check(label, bitmap_of(dots_of(label)), TODAY)] == ["]C1", "]C1"]
    other = [lines[0], draw_symbol(SymbolKind.GS1_128, "[10]ABC124[21]SN0001", 203, Room(0, 100, 500, 60), 0.26)]
    assert fault(drawing(other, whole), dots_of(drawing(other))) == "udi"


def test_the_same_record_twice_and_a_code_of_another_kind_may_stand_on_one_label() -> None:
    udi = read(RAW)
    matrix, place = symbol_for(udi), draw_symbol(SymbolKind.QR, "货位 A-03", 203, Room(200, 16, 200, 200))
    bars = draw_symbol(SymbolKind.GS1_128, f"[01]{GTIN}", 203, Room(0, 240, 480, 60), 0.26)
    label = drawing([matrix, place, bars], udi)
    assert [one.udi is None for one in check(label, bitmap_of(dots_of(label)), TODAY)] == [False, True, False]


# ---------------------------------------------------------------- what is found


@pytest.mark.parametrize("preferred", ["datamatrix", "qr"])
def test_not_one_module_may_be_wrong(preferred: Preferred) -> None:
    udi = read(RAW)
    symbol = symbol_for(udi, preferred)
    label = drawing([symbol], udi)
    side = symbol.width // symbol.module
    found = set()
    for at in range(0, side * side, 7):
        picture = dots_of(label)
        turn(picture, symbol, at % side, at // side)
        found.add(fault(label, picture))
    assert found <= {"dots", "symbol"}
    assert "dots" in found  # error correction hid it from the reader, not from the look


def test_damage_beyond_correction_is_told_as_unreadable(unit: Drawing) -> None:
    (symbol,) = unit.symbols
    picture = dots_of(unit)
    for column in range(3, 19):
        for row in range(3, 14):
            turn(picture, symbol, column, row)
    assert fault(unit, picture) == "symbol"
    assert fault(unit, Image.new("1", (WIDTH, HEIGHT), 0)) == "symbol"


def test_the_reader_alone_decides_not_the_cells_that_were_drawn() -> None:
    """The record says one lot, the cells another: the dots are as drawn, only reading can tell."""
    right, wrong = symbol_for(read(RAW)), symbol_for(read(MORE))
    lying = replace(right, cells=wrong.cells)
    label = drawing([lying], read(RAW))
    with pytest.raises(Refusal) as caught:
        check(label, bitmap_of(dots_of(label)), TODAY)
    assert caught.value.facts == {
        "fault": "symbol",
        "kind": "gs1_datamatrix",
        "expected": f"]d201{GTIN}1729063010ABC123{{GS}}21SN0001",
        "read": f"]d201{GTIN}1729063010ABC124{{GS}}21SN0001",
    }


def test_a_plain_symbol_in_the_place_of_a_gs1_symbol_is_found() -> None:
    right = draw_symbol(SymbolKind.GS1_DATAMATRIX, "[10]A", 203, CORNER)
    plain = draw_symbol(SymbolKind.DATAMATRIX, "10A", 203, CORNER)
    assert (right.message, right.width) == (plain.message, plain.width)
    assert fault(drawing([replace(right, cells=plain.cells)]), dots_of(drawing([plain]))) == "symbol"


def test_the_dots_of_another_lot_are_found(unit: Drawing) -> None:
    other = drawing([symbol_for(read(MORE))])
    assert fault(unit, dots_of(other)) == "symbol"


def test_a_symbol_that_rightly_says_another_record_is_found() -> None:
    other = symbol_for(read(MORE))
    label = drawing([other], read(RAW))
    assert fault(label, dots_of(label)) == "udi"


def test_a_second_symbol_that_contradicts_the_record_is_found() -> None:
    both = [symbol_for(read(RAW)), symbol_for(read(MORE), room=Room(200, 16, 200, 200))]
    label = drawing(both, read(RAW))
    assert fault(label, dots_of(label)) == "udi"


def test_a_year_that_reads_as_another_century_is_found(unit: Drawing) -> None:
    assert fault(unit, dots_of(unit), date(2090, 1, 1)) == "udi"


@pytest.mark.parametrize(("right", "down"), [(1, 0), (0, 1), (-1, 0), (3, 3), (120, 40)])
def test_a_shifted_picture_is_found(unit: Drawing, right: int, down: int) -> None:
    moved = Image.new("1", (WIDTH, HEIGHT), 0)
    moved.paste(dots_of(unit), (right, down))
    assert fault(unit, moved) in ("quiet_zone", "dots", "symbol")


@pytest.mark.parametrize(
    "harm", [ImageOps.mirror, ImageOps.flip, lambda one: one.rotate(180), lambda one: one.resize((WIDTH, HEIGHT // 2))]
)
def test_a_mirrored_turned_or_cut_picture_is_found(unit: Drawing, harm: Callable[[Image.Image], Image.Image]) -> None:
    assert fault(unit, harm(dots_of(unit))) in ("symbol", "quiet_zone", "dots", "size")


def test_white_on_black_is_found(unit: Drawing) -> None:
    assert fault(unit, ImageOps.invert(dots_of(unit).convert("L")).convert("1")) == "quiet_zone"


@pytest.mark.parametrize("preferred", ["datamatrix", "qr", "linear"])
def test_not_one_dot_of_ink_may_stand_in_the_quiet_zone(preferred: Preferred) -> None:
    udi = read(f"]d201{GTIN}")
    symbol = symbol_for(udi, preferred, Room(32, 32, 440, 100), 0.38 if preferred != "linear" else 0.26)
    label = drawing([symbol], udi)
    left, right = symbol.x - symbol.quiet, symbol.x + symbol.width + symbol.quiet - 1
    middle = symbol.y + symbol.height // 2
    beside = [(left, middle), (right, middle)]
    if preferred != "linear":
        beside += [(symbol.x, symbol.y - symbol.quiet), (symbol.x, symbol.y + symbol.height + symbol.quiet - 1)]
    for x, y in beside:
        picture = dots_of(label)
        picture.putpixel((x, y), 1)
        assert fault(label, picture) == "quiet_zone"
    for x, y in ((left - 1, middle), (right + 1, middle)):
        picture = dots_of(label)
        picture.putpixel((x, y), 1)
        assert len(check(label, bitmap_of(picture), TODAY)) == 1


def test_a_quiet_zone_beyond_the_edge_of_the_label_is_found(unit: Drawing) -> None:
    (symbol,) = unit.symbols
    for place in ({"x": 0}, {"y": 2}, {"x": WIDTH - symbol.width}, {"y": HEIGHT - symbol.height - 1}):
        label = replace(unit, marks=(replace(symbol, **place),))
        assert fault(label, dots_of(label)) == "place"


def test_a_drawing_that_claims_no_quiet_zone_does_not_get_around_it(unit: Drawing) -> None:
    (symbol,) = unit.symbols
    label = replace(unit, marks=(replace(symbol, quiet=0),))
    picture = dots_of(label)
    picture.putpixel((symbol.x - 1, symbol.y), 1)
    assert fault(label, picture) == "quiet_zone"


STRANGERS = [
    (SymbolKind.GS1_DATAMATRIX, f"[01]{GTIN}[10]FAKE", 0.38, False),
    (SymbolKind.GS1_DATAMATRIX, f"[01]{GTIN}[10]FAKE", 0.38, True),
    (SymbolKind.DATAMATRIX, "B", 0.38, False),
    (SymbolKind.QR, "https://a.cn/pay", 0.38, False),
    (SymbolKind.QR, "https://a.cn/pay", 0.38, True),
    (SymbolKind.CODE_128, "BIN-7", 0.26, False),
]
"""With modules of two or three dots; bars on black are left out, no scanner reads them."""


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(("kind", "value", "mm", "inverted"), STRANGERS)
def test_a_strange_symbol_anywhere_is_found(
    unit: Drawing, kind: SymbolKind, value: str, mm: float, inverted: bool, turned: int
) -> None:
    stranger = draw_symbol(kind, value, 203, Room(0, 0, 460, 60 if "128" in kind else 200), mm)
    size = (stranger.width + 2 * stranger.quiet, stranger.height + (0 if "128" in kind else 2 * stranger.quiet))
    alone = dots_of(replace(drawing([stranger]), width=size[0], height=size[1])).rotate(turned, expand=True)
    if inverted:
        alone = ImageOps.invert(alone.convert("L")).convert("1")
    picture = dots_of(unit)
    picture.paste(alone, (WIDTH - alone.width - 4, HEIGHT - alone.height - 4))
    with pytest.raises(Refusal) as caught:
        check(unit, bitmap_of(picture), TODAY)
    assert caught.value.facts["fault"] == "stranger"
    assert "FAKE" in str(caught.value.facts["read"]) or caught.value.facts["read"] == value


def test_the_same_symbol_a_second_time_is_a_stranger(unit: Drawing) -> None:
    (symbol,) = unit.symbols
    picture = dots_of(unit)
    again = replace(unit, marks=(symbol, replace(symbol, x=symbol.x + 200, y=symbol.y + 50)))
    assert fault(unit, dots_of(again)) == "stranger"
    assert len(check(unit, bitmap_of(picture), TODAY)) == 1
    assert len(check(again, bitmap_of(dots_of(again)), TODAY)) == 2


def test_two_symbols_drawn_over_each_other_are_found(unit: Drawing) -> None:
    (symbol,) = unit.symbols
    near = replace(symbol, x=symbol.x + symbol.width + 1)
    label = replace(unit, marks=(symbol, near))
    assert fault(label, dots_of(label)) == "quiet_zone"


def test_a_picture_of_another_size_is_found(unit: Drawing) -> None:
    assert fault(unit, dots_of(unit).crop((0, 0, WIDTH, HEIGHT - 1))) == "size"
