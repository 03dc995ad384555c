"""A scan of a known symbol tells how the scanner is set."""

from datetime import date

import pytest

from desktop.devices.scanner_symbols import CHARACTERS, LONG, SEPARATED, check_symbol, fresh_serial
from desktop.presenters.scan_compared import GsSeen, Wrong, compare, proves

TEXT = SEPARATED.text
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("came", "seen"),
    [
        ("\x1d", GsSeen.GS),
        ("", GsSeen.LOST),
        ("|", GsSeen.SUBSTITUTE),
        ("~", GsSeen.SUBSTITUTE),
        ("<GS>", GsSeen.WORD),
        ("{FNC1}", GsSeen.WORD),
    ],
)
@pytest.mark.parametrize("aim", ["", "]d2"])
def test_each_form_of_the_separator_is_told(came: str, seen: GsSeen, aim: str) -> None:
    found = compare(SEPARATED, aim + TEXT.replace("\x1d", came))
    assert (found.gs, found.gs_text, found.aim, found.wrong, found.caps) == (seen, came, aim, (), False)
    assert found.is_right is (seen is GsSeen.GS)


def test_caps_lock_shows_itself() -> None:
    found = compare(SEPARATED, ("]d2" + TEXT).swapcase())
    assert (found.caps, found.aim, found.gs, found.prefix) == (True, "]D2", GsSeen.GS, "")
    assert not found.is_right


def test_a_british_layout_is_told_letter_by_letter() -> None:
    british = CHARACTERS.text.translate(str.maketrans('"@#\\|~', '@"£#~¬'))
    found = compare(CHARACTERS, "]C0" + british)
    assert found.aim == "]C0"
    assert [(wrong.expected, wrong.read) for wrong in found.wrong] == [
        ('"', "@"), ("@", '"'), ("#", "£"), ("\\", "#"), ("|", "~"), ("~", "¬"),
    ]  # fmt: skip
    assert found.wrong[0] == Wrong(CHARACTERS.text.index('"'), '"', "@")


def test_a_french_layout_is_told_letter_by_letter() -> None:
    french = TEXT.translate(str.maketrans("aqwzAQWZmM0123456789", "qazwQAZW,?à&é\"'(-è_ç"))
    found = compare(SEPARATED, french)
    assert found.whole
    assert found.gs is GsSeen.GS
    assert ("Z", "W") in [(wrong.expected, wrong.read) for wrong in found.wrong]
    assert all(SEPARATED.text[wrong.position] == wrong.expected for wrong in found.wrong)


def test_what_stands_around_the_data_is_told() -> None:
    found = compare(LONG, "#]C1" + LONG.text + "\r\n")
    assert (found.prefix, found.aim, found.suffix, found.is_right) == ("#", "]C1", "\r\n", False)


def test_lost_keys_are_told_as_such() -> None:
    found = compare(LONG, LONG.text.replace("00000", "000"))
    assert (found.whole, found.wrong) == (False, ())


def test_only_the_symbol_itself_proves_a_scanner() -> None:
    symbol, other = check_symbol("aB3dE6fG9hJk"), check_symbol("aB3dE6fG9hJm")
    assert proves(symbol, "]d2" + symbol.text, TODAY)
    assert proves(symbol, symbol.text, TODAY)
    for failed in (
        other.text,
        symbol.text.replace("\x1d", ""),
        symbol.text.swapcase(),
        symbol.text + "\r",
        "]C1" + symbol.text,
        "]D2" + symbol.text,
        "",
    ):
        assert not proves(symbol, failed, TODAY)


def test_every_check_symbol_has_a_serial_of_its_own() -> None:
    assert len({fresh_serial() for _ in range(200)}) == 200
