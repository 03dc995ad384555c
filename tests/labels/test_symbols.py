"""Barcodes: whole printer dots, inside their room, never too small, never with data that breaks a rule."""

from datetime import date
from decimal import Decimal

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.domain.errors import Refusal
from desktop.domain.udi import Agency, Udi, encode
from desktop.labels.drawing import Symbol, SymbolKind, dots
from desktop.labels.limits import LIMITS
from desktop.labels.symbols import Preferred, Room, bracketed, draw_symbol, symbol_of_udi
from tests.domain.udi.reading import GS, GTIN, read
from tests.domain.udi.test_round_trip import OTHERS, gs1_messages

WIDE = Room(0, 0, 4000, 2000)
FULL = f"[01]{GTIN}[17]290630[10]ABC123[21]SN0001"
CARRIERS: tuple[Preferred, ...] = ("datamatrix", "linear", "qr")
DPIS = st.sampled_from([203, 300, 600])


def delivered(symbol: Symbol) -> tuple[str, str]:
    """What an ordinary reader gets from the cells alone: identifier and text."""
    quiet = LIMITS[symbol.kind].quiet_modules
    linear = LIMITS[symbol.kind].is_linear
    rows = 1 if linear else symbol.height // symbol.module
    picture = Image.new("L", (symbol.width // symbol.module + 2 * quiet, rows + (0 if linear else 2 * quiet)), 255)
    for x, y, width, height in symbol.cells:
        picture.paste(0, (x + quiet, y, x + quiet + width, y + height) if linear else
                      (x + quiet, y + quiet, x + quiet + width, y + quiet + height))  # fmt: skip
    large = picture.resize((picture.width * 4, picture.height * (80 if linear else 4)), Image.Resampling.NEAREST)
    # in a reduced copy zxing-cpp misreads bars of four dots now and then, beside reading them rightly
    (code,) = zxingcpp.read_barcodes(large, text_mode=zxingcpp.TextMode.Plain, try_downscale=False)
    return code.symbology_identifier, code.bytes.decode()


def refusal(kind: SymbolKind, value: str, dpi: int = 203, room: Room = WIDE, wanted: float | None = None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        draw_symbol(kind, value, dpi, room, wanted)
    return caught.value


def drawn(kind: SymbolKind, value: str, dpi: int, room: Room, wanted: float | None = None) -> Symbol | str:
    """The symbol, or the code of the refusal."""
    try:
        return draw_symbol(kind, value, dpi, room, wanted)
    except Refusal as refused:
        return refused.code


# ---------------------------------------------------------------- what it says


@pytest.mark.requirement("C-14")
@given(gs1_messages() | OTHERS.map(read), st.sampled_from(CARRIERS), DPIS)
def test_any_udi_of_any_agency_is_delivered_exactly(udi: Udi, preferred: Preferred, dpi: int) -> None:
    kind, value = symbol_of_udi(udi, preferred)
    symbol = drawn(kind, value, dpi, Room(0, 0, 20000, 3000))
    if isinstance(symbol, str):
        assert (symbol, kind) == ("symbol_too_long", SymbolKind.GS1_128)
        return
    assert symbol.message == encode(udi).element_string
    assert delivered(symbol) == (symbol.identifier, symbol.message)
    assert read(symbol.identifier + symbol.message).canonical == udi.canonical


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        (f"]d201{GTIN}10A", (SymbolKind.GS1_DATAMATRIX, SymbolKind.GS1_128, SymbolKind.GS1_QR)),
        ("+A123BJC5D6E71G", (SymbolKind.HIBC_DATAMATRIX, SymbolKind.HIBC_128, SymbolKind.HIBC_QR)),
        ("=/A9999XYZ100T0944", (SymbolKind.DATAMATRIX, SymbolKind.CODE_128, SymbolKind.DATAMATRIX)),
        ("[)>\x1e06\x1d9N110375286414\x1d1TAB\x1e\x04", (SymbolKind.DATAMATRIX,) * 3),
        ("MA.156.M0.100002.12345678.LA1", (SymbolKind.DATAMATRIX, SymbolKind.QR, SymbolKind.QR)),
        ("MF1234567890123BAA1", (SymbolKind.DATAMATRIX, SymbolKind.CODE_128, SymbolKind.QR)),
    ],
)
def test_each_agency_has_its_own_carriers(raw: str, kinds: tuple[SymbolKind, ...]) -> None:
    assert tuple(symbol_of_udi(read(raw), preferred)[0] for preferred in CARRIERS) == kinds


@pytest.mark.parametrize(
    ("kind", "identifier"),
    [(SymbolKind.GS1_DATAMATRIX, "]d2"), (SymbolKind.GS1_128, "]C1"), (SymbolKind.GS1_QR, "]Q3")],
)
def test_the_message_has_a_separator_only_where_one_is_needed(kind: SymbolKind, identifier: str) -> None:
    symbol = draw_symbol(kind, "[17]290630[10]ABC(21)FAKE[21]S", 300, WIDE)
    assert symbol.message == f"1729063010ABC(21)FAKE{GS}21S"
    assert delivered(symbol) == (identifier, symbol.message)


@pytest.mark.parametrize("kind", [SymbolKind.HIBC_DATAMATRIX, SymbolKind.HIBC_128, SymbolKind.HIBC_QR])
@pytest.mark.parametrize("value", ["+A123BJC5D6E71G", "A123BJC5D6E71"])
def test_a_hibc_message_has_one_plus_and_one_check_character_however_it_was_given(kind: SymbolKind, value: str) -> None:
    symbol = draw_symbol(kind, value, 300, WIDE)
    assert symbol.message == symbol.written == "+A123BJC5D6E71G"
    assert delivered(symbol)[1] == "+A123BJC5D6E71G"


@pytest.mark.parametrize("kind", [SymbolKind.QR, SymbolKind.DATAMATRIX])
@pytest.mark.parametrize("text", ["货位 A-03", r"\x41^FNC1~d029[01]", "https://a.cn/r?u=1", "^XZ^XA", "é"])
def test_plain_text_is_data_and_nothing_in_it_is_a_command(kind: SymbolKind, text: str) -> None:
    assert delivered(draw_symbol(kind, text, 300, WIDE))[1] == text


def test_a_message_that_a_reduced_picture_misreads_is_delivered_exactly() -> None:
    symbol = draw_symbol(SymbolKind.CODE_128, "=,100000=A99990000000000", 203, WIDE)
    assert delivered(symbol) == ("]C0", "=,100000=A99990000000000")


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("kind", [SymbolKind.GS1_DATAMATRIX, SymbolKind.GS1_128, SymbolKind.GS1_QR])
@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[01]06901234567893", "check_digit"),
        ("[17]290230", "bad_date"),
        ("[10]AB C", "bad_char"),
        ("[10]AB ", "bad_char"),
        ("[10]批次", "non_ascii"),
        ("[10]A\x1d21B", "control_char"),
        ("[10]" + "A" * 21, "too_long"),
        ("[10]", "empty"),
        ("[10]A[10]B", "repeated_ai"),
        ("[05]1", "unknown_ai"),
        (f"[01]{GTIN}[02]{GTIN}[37]1", "exclusive_ais"),
        ("[8030]A=", "symbol_refused"),
        (f"01{GTIN}", "bad_format"),
        ("[10]A[", "bad_format"),
        ("[10]A]B", "bad_format"),
        ("", "symbol_empty"),
    ],
)
def test_data_against_the_rules_of_gs1_is_refused_before_anything_is_drawn(
    kind: SymbolKind, value: str, code: str
) -> None:
    assert refusal(kind, value).code == code


def test_a_value_with_brackets_never_becomes_another_element() -> None:
    assert bracketed([("01", GTIN), ("10", "A(21)B")]) == f"[01]{GTIN}[10]A(21)B"
    for lot in ("A[21]FAKE", "A]", "["):
        with pytest.raises(Refusal) as caught:
            bracketed([("01", GTIN), ("10", lot)])
        assert (caught.value.code, caught.value.facts["ai"]) == ("bad_char", "10")


@pytest.mark.parametrize(
    ("value", "code"),
    [("+A123BJC5D6E71H", "check_character"), ("+a123bjc5d6e71g", "bad_char"), ("+A123BJC5D6E71\x1d", "control_char")],
)
def test_a_hibc_message_against_its_rules_is_refused(value: str, code: str) -> None:
    assert refusal(SymbolKind.HIBC_DATAMATRIX, value).code == code


def test_a_hibc_secondary_without_its_link_cannot_be_written() -> None:
    with pytest.raises(Refusal) as caught:
        symbol_of_udi(Udi(Agency.HIBC, lot="A", partial=True), "linear")
    assert caught.value.code == "cannot_encode"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (SymbolKind.CODE_128, "货位"),
        (SymbolKind.CODE_128, "A\nB"),
        (SymbolKind.QR, "A\nB"),
        (SymbolKind.QR, "A\x85"),
        (SymbolKind.QR, "A\ud800"),
    ],
)
def test_characters_that_the_symbology_does_not_carry_are_refused(kind: SymbolKind, value: str) -> None:
    assert refusal(kind, value).code == "symbol_character"


def test_text_that_no_symbol_holds_is_refused() -> None:
    assert refusal(SymbolKind.QR, "x" * 3000).code == "symbol_too_long"
    assert refusal(SymbolKind.DATAMATRIX, "x" * 3000).code == "symbol_too_long"
    long = "[10]" + "A" * 20 + "[21]" + "b" * 20
    assert refusal(SymbolKind.GS1_128, f"[01]{GTIN}{long}").code == "symbol_too_long"


# ---------------------------------------------------------------- how large it is


@given(
    st.sampled_from(list(SymbolKind)),
    DPIS,
    st.integers(0, 900),
    st.integers(0, 900),
    st.none() | st.floats(0.05, 1.2),
)
def test_a_symbol_is_whole_dots_within_its_room_and_its_limits_or_refused(
    kind: SymbolKind, dpi: int, width: int, height: int, wanted: float | None
) -> None:
    value = f"[01]{GTIN}[10]AB1" if kind.startswith("gs1") else "+A123BJC5D6E71G"
    room, limits, dot = Room(7, 9, width, height), LIMITS[kind], 25.4 / dpi
    symbol = drawn(kind, value, dpi, room, wanted)
    if isinstance(symbol, str):
        assert symbol in ("symbol_too_small", "symbol_does_not_fit")
        return
    assert symbol.module * dot >= limits.minimum_mm - 1e-6
    assert symbol.module * dot <= max(wanted or limits.target_mm, limits.minimum_mm + dot) + dot / 100
    assert symbol.quiet == limits.quiet_modules * symbol.module
    assert symbol.x - symbol.quiet == room.x
    assert symbol.x + symbol.width + symbol.quiet <= room.x + room.width
    above = 0 if limits.is_linear else symbol.quiet
    assert symbol.y - above == room.y
    assert symbol.y + symbol.height + above <= room.y + room.height
    assert symbol.width % symbol.module == 0
    columns = symbol.width // symbol.module
    assert all(0 <= x < x + across <= columns for x, _, across, _ in symbol.cells)
    if limits.is_linear:
        assert symbol.height == room.height >= dots(5.0, dpi)
        assert {(y, down) for _, y, _, down in symbol.cells} == {(0, 1)}
    else:
        assert symbol.height == symbol.width
        assert all(0 <= y < y + down <= columns for _, y, _, down in symbol.cells)


@pytest.mark.parametrize(("dpi", "module"), [(203, 3), (300, 4), (600, 8)])
def test_a_datamatrix_takes_the_target_in_whole_dots(dpi: int, module: int) -> None:
    assert draw_symbol(SymbolKind.GS1_DATAMATRIX, FULL, dpi, WIDE).module == module


def test_a_wish_between_two_sizes_takes_the_smaller_and_three_dots_of_300_dpi_are_just_enough() -> None:
    assert draw_symbol(SymbolKind.GS1_DATAMATRIX, FULL, 300, WIDE, 0.254).module == 3
    assert draw_symbol(SymbolKind.GS1_DATAMATRIX, FULL, 700, WIDE, 0.254).module == 7
    assert draw_symbol(SymbolKind.GS1_DATAMATRIX, FULL, 600, WIDE, 0.3).module == 7
    assert draw_symbol(SymbolKind.GS1_DATAMATRIX, FULL, 203, WIDE, 9.0).module == 7  # 0.990 mm is the widest


def test_less_than_the_minimum_is_never_drawn() -> None:
    refused = refusal(SymbolKind.GS1_DATAMATRIX, FULL, wanted=0.25)  # two dots of 203 dpi
    assert refused.code == "symbol_too_small"
    assert refused.facts == {
        "kind": "gs1_datamatrix",
        "module_mm": Decimal("0.250"),
        "minimum_mm": Decimal("0.254"),
        "dpi": 203,
    }
    assert refusal(SymbolKind.GS1_DATAMATRIX, FULL, wanted=0.24).facts["module_mm"] == Decimal("0.125")
    assert draw_symbol(SymbolKind.GS1_128, f"[01]{GTIN}", 203, WIDE, 0.25).module == 2


def test_a_room_that_is_too_small_is_told_how_much_is_needed() -> None:
    side = 24 * 3  # 22 modules and one free on each side
    assert draw_symbol(SymbolKind.GS1_DATAMATRIX, FULL, 203, Room(0, 0, side, side)).module == 3
    refused = refusal(SymbolKind.GS1_DATAMATRIX, FULL, room=Room(0, 0, side, side - 1))
    assert refused.code == "symbol_does_not_fit"
    assert refused.facts == {
        "kind": "gs1_datamatrix",
        "needs_width_mm": Decimal("9.0"),
        "needs_height_mm": Decimal("9.0"),
        "width_mm": Decimal("9.0"),
        "height_mm": Decimal("8.9"),
    }


def test_bars_lower_than_five_millimetres_are_not_drawn() -> None:
    assert draw_symbol(SymbolKind.GS1_128, f"[01]{GTIN}", 203, Room(0, 0, 800, 40)).height == 40
    assert refusal(SymbolKind.GS1_128, f"[01]{GTIN}", room=Room(0, 0, 800, 39)).code == "symbol_does_not_fit"


def test_a_datamatrix_is_square() -> None:
    for length in range(1, 80):
        symbol = draw_symbol(SymbolKind.DATAMATRIX, "7" * length, 300, WIDE)
        assert symbol.width == symbol.height


def test_the_day_of_a_leap_year_is_a_day() -> None:
    assert draw_symbol(SymbolKind.GS1_DATAMATRIX, "[17]000229", 300, WIDE).message == "17000229"
    assert refusal(SymbolKind.GS1_DATAMATRIX, "[17]270229").code == "bad_date"
    assert read("]d217280229").expiry == date(2028, 2, 29)
