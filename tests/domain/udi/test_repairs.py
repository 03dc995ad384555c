"""Modes: what a tolerant station repairs and tells, what typed text may look like, what strict refuses."""

from datetime import date

import pytest

from desktop.domain.udi import Mode, decode
from tests.domain.udi.reading import GS, GTIN, TODAY, read, refused

MESSAGE = f"]d201{GTIN}1729063010ABC123{{}}21SN0001"


@pytest.mark.parametrize(
    "word",
    ["{GS}", "[GS]", "{FNC1}", "[FNC1]", "\\x1d", "\\u001d", "\\035", "\\029", "\\F", "^]", "␝", "\x1c", "\x1e", "\x1f",
     *"#$@[\\]^`{|}~ "],
)  # fmt: skip
def test_a_replaced_separator_is_put_back_and_told(word: str) -> None:
    raw = MESSAGE.format(word)
    udi = read(raw, Mode.TOLERANT)
    assert (udi.lot, udi.serial, udi.repaired, udi.warnings) == ("ABC123", "SN0001", True, ("separator_replaced",))
    assert refused(raw) in ("bad_char", "control_char", "non_ascii")


@pytest.mark.parametrize("word", ["<GS>", "029", ""])
def test_what_may_be_data_is_never_taken_for_a_separator(word: str) -> None:
    udi = read(MESSAGE.format(word), Mode.TOLERANT)
    assert (udi.lot, udi.serial) == (f"ABC123{word}21SN0001", None)
    assert (udi.repaired, udi.warnings) == (False, ("separator_lost",))


def test_two_kinds_of_substitutes_are_not_believed() -> None:
    assert refused(f"]d201{GTIN}10A#21B|30", Mode.TOLERANT) == "bad_char"
    assert refused(f"]d201{GTIN}10A|B", Mode.TOLERANT) == "bad_char"


@pytest.mark.parametrize("mode", list(Mode))
def test_a_station_can_be_taught_its_separator(mode: Mode) -> None:
    udi = decode(MESSAGE.format("%"), today=TODAY, mode=mode, separators="%!")
    assert (udi.lot, udi.serial, udi.repaired, udi.warnings) == ("ABC123", "SN0001", True, ("separator_replaced",))
    assert not decode(MESSAGE.format(GS), today=TODAY, separators="%").repaired


def test_the_first_fnc1_as_gs_is_forgiven() -> None:
    assert read(f"]d2{GS}01{GTIN}{GS}{GS}10A", Mode.TOLERANT).lot == "A"
    assert refused(f"]d2{GS}01{GTIN}10A") == "bad_format"


@pytest.mark.parametrize(
    ("raw", "warning"),
    [
        (f"]D201{GTIN}10abc", "caps_lock"), (f"]c101{GTIN}10abc", "caps_lock"), (f"]q301{GTIN}10abc", "caps_lock"),
        (f"]E001{GTIN}10abc", "caps_lock"), ("]e06901234567892", "caps_lock"),
        ("ma.156.m0.100761.01234565", "caps_lock"),
        ("=/a9997xyz100t0479", "caps_lock"), ("+a123bjc5d6e71g", "caps_lock"),
        (f"]d201{GTIN}10ABC\r\n", "suffix"), (f"  01{GTIN}\t", "suffix"),
        ("]d1MA.156.M0.100761.01234565\n", "suffix"),
        ("+A123BJC5D6E71G ", "suffix"), ("６９０１２３４５６７８９２", "full_width"),
        ("６９０１２３４５６７８９２", "no_identifier"),
        ("6901234567892", "no_identifier"), ("690123456789217290630", "no_identifier"),
        (f"{GTIN}17290630", "no_identifier"),
        ("012345678905", "no_identifier"), (f"(01){GTIN}(10)A", "brackets"), (f"]Q1(01){GTIN}", "brackets"),
        (f"]d101{GTIN}10A", "not_gs1_symbol"),
    ],
)  # fmt: skip
def test_a_repair_is_told(raw: str, warning: str) -> None:
    udi = read(raw, Mode.TOLERANT)
    assert udi.di is not None
    assert udi.repaired
    assert warning in udi.warnings
    assert refused(raw)


def test_caps_lock_turns_the_lot_back_as_well() -> None:
    assert read(f"]D201{GTIN}10abcD", Mode.TOLERANT).lot == "ABCd"


def test_what_needs_no_repair_comes_back_as_it_is() -> None:
    raw = MESSAGE.format(GS)
    assert read(raw, Mode.TOLERANT) == read(raw)
    assert not read(raw, Mode.TOLERANT).repaired


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (f"]d201{GTIN}10AB\nC", "control_char"), (f"01{GTIN}\r\n0126901234567896", "repeated_ai"),
        (f"01{GTIN}\r\n1729023010A", "bad_date"), ("\r\n", "empty"), (f"]d201{GTIN}10AＢ", "non_ascii"),
        ("à&àç&é", "non_ascii"), ("06901234567891", "not_udi"), ("01234567890128", "too_short"),
        ("71358003", "not_udi"),
        ("6901234567892hello", "not_udi"), (f"]D201{GTIN[:-1]}1", "check_digit"), ("(01)1", "bad_format"),
        (f"]C0{GTIN}", "not_udi"), ("]d2{GS}", "bad_char"),
    ],
)  # fmt: skip
def test_a_tolerant_station_still_refuses(raw: str, code: str) -> None:
    assert refused(raw, Mode.TOLERANT) == code


def test_two_scans_with_line_ends_are_one_item() -> None:
    udi = read(f"01{GTIN}\r\n1729063010ABC\r\n", Mode.TOLERANT)
    assert (udi.di, udi.expiry, udi.lot, udi.warnings) == (GTIN, date(2029, 6, 30), "ABC", ("suffix",))


@pytest.mark.parametrize(
    "text",
    [f"(01){GTIN}(10)A(21)B", f" (01) {GTIN} (10) A (21) B ", f"(01){GTIN}\n(10)A\r\n(21)B", f"[01]{GTIN}[10]A[21]B",
     f"（01）{GTIN}（10）A（21）B", "（０１）０６９０１２３４５６７８９２（１０）Ａ（２１）Ｂ", f"01{GTIN}10A{GS}21B"],
)  # fmt: skip
def test_typed_text_is_understood(text: str) -> None:
    udi = read(text, Mode.HRI)
    assert (udi.di, udi.lot, udi.serial, udi.repaired) == (GTIN, "A", "B", False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"(01){GTIN}(10A", "bad_format"), (f"(01){GTIN}(05)A", "unknown_ai"), (f"(01){GTIN}(10)", "empty"),
        ("(01)0690123456789２", "non_ascii"), (f"(01){GTIN}(10)批", "non_ascii"), (f"(01){GTIN}(10)A B", "bad_char"),
        (f"(01){GTIN}(10)A\x00", "control_char"), (f"(01){GTIN}(10)A(10)B", "repeated_ai"),
        (f"(01){GTIN}(37)5", "exclusive_ais"), ("(91)A" * 65, "oversize"), (f"UDI (01){GTIN}", "not_udi"),
        (f"(01){GTIN[:-1]}", "too_short"), (f"(01){GTIN}(17)290230", "bad_date"),
    ],
)  # fmt: skip
def test_typed_text_is_checked(text: str, code: str) -> None:
    assert refused(text, Mode.HRI) == code


def test_a_bracket_that_is_no_identifier_stays_in_the_data() -> None:
    assert read(f"(01){GTIN}(10)A(B)(1", Mode.HRI).lot == "A(B)(1"
    assert read(f"(01){GTIN}(10)A(B)", Mode.HRI).lot == "A(B)"
    assert read(f"[01]{GTIN}[10]A(21)B", Mode.HRI).lot == "A(21)B"


def test_brackets_are_no_scan() -> None:
    assert refused(f"(01){GTIN}") == "bad_format"


def test_other_agencies_can_be_typed_as_printed() -> None:
    assert read("*+A123BJC5D6E71G*", Mode.HRI).di == "A123BJC5D6E71"
    assert read("*+A123BJC5D6E71G*\n*+$$52001510X3GD*", Mode.HRI).lot == "10X3"
    assert read("MA。156。M0。100761。01234565", Mode.HRI).di == "MA.156.M0.100761.01234565"
