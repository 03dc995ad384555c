"""Three scans show how a wedge types; a profile is proposed that then takes those very scans."""

import pytest

from desktop.devices.calibration import Calibrating, Calibration
from desktop.devices.keyboard_wedge import KeyboardWedge
from desktop.devices.wedge_profile import GsForm, Suffix
from tests.fakes.wedge_keys import key, typed

CODE = "]d2010690\x1d21S1"


def measure(text: str, gap_ms: int, expected: str = "") -> Calibration:
    calibrating = Calibrating(expected)
    for start in (1000, 5000, 9000):
        for press in typed(text, gap_ms, start):
            calibrating.press(press)
    assert calibrating.scans_seen == 3
    return found(calibrating)


def found(calibrating: Calibrating) -> Calibration:
    result = calibrating.result()
    assert result is not None
    return result


@pytest.mark.requirement("C-02")
@pytest.mark.parametrize("gap_ms", [1, 5, 10, 30])
def test_the_proposed_profile_takes_the_scan_it_was_made_from(gap_ms: int) -> None:
    result = measure(CODE + "\r", gap_ms)
    assert result.gaps_ms[2] == gap_ms
    assert result.suffix is Suffix.CR
    assert result.gs is GsForm.CTRL_BRACKET
    assert result.is_steady
    assert not result.needs_prefix
    assert gap_ms < result.profile.gap_ms <= 50
    wedge = KeyboardWedge(result.profile)
    assert [wedge.press(press).scan for press in typed(CODE + "\r", gap_ms)][-1] == CODE


def test_the_figures_and_raw_codes_are_shown() -> None:
    result = measure("abcde\t", 7)
    assert list(result.gaps_ms) == [7, 7, 7]
    assert result.key_names == (("A", "B", "C", "D", "E", "Tab"),) * 3
    assert (result.suffix, result.gs, result.substitute) == (Suffix.TAB, None, "")


def test_a_scanner_as_slow_as_a_person_needs_a_prefix() -> None:
    assert measure("abcde\r", 80).needs_prefix


def test_without_an_end_mark_silence_ends_a_scan() -> None:
    result = measure("abcdef", 5)
    assert (result.suffix, result.profile.suffixes) == (Suffix.SILENCE, frozenset({Suffix.SILENCE}))


def test_a_visible_character_in_the_place_of_gs_is_taught() -> None:
    result = measure("10AB|21S1\r", 5, expected="10AB\x1d21S1")
    assert (result.gs, result.substitute) == (GsForm.SUBSTITUTE, "|")
    assert (result.profile.gs, result.profile.substitute) == (GsForm.SUBSTITUTE, "|")
    assert result.wrong_characters == ()


def test_a_character_that_also_stands_elsewhere_is_no_substitute() -> None:
    assert measure("10A121S1\r", 5, expected="10A\x1d21S1").substitute == ""


def test_a_foreign_keyboard_layout_is_shown() -> None:
    assert measure("q1y2zz\r", 5, expected="q1z2yy").wrong_characters == (("z", "y"), ("y", "z"))


@pytest.mark.parametrize(("name", "form"), [("F8", GsForm.F8), ("F12", GsForm.F12)])
def test_function_keys_for_gs_are_found(name: str, form: GsForm) -> None:
    calibrating = Calibrating()
    for start in (1000, 5000, 9000):
        for press in [*typed("10AB", 5, start), key("", start + 20, name), *typed("21\r", 5, start + 25)]:
            calibrating.press(press)
    result = calibrating.result()
    assert result is not None
    assert result.gs is form


def test_alt_029_for_gs_is_found() -> None:
    calibrating = Calibrating()
    alt = frozenset({"alt", "keypad"})
    for start in (1000, 5000, 9000):
        digits = [key("", start + 20, digit, alt) for digit in "029"]
        for press in [*typed("10AB", 5, start), *digits, *typed("21\r", 5, start + 25)]:
            calibrating.press(press)
    result = calibrating.result()
    assert result is not None
    assert result.gs is GsForm.ALT_029


def test_stray_keys_are_not_counted_as_scans() -> None:
    calibrating = Calibrating()
    for press in [key("a", 100), *typed("12345\r", 5, 1000), key("b", 3000), *typed("12345\r", 5, 5000)]:
        calibrating.press(press)
    assert calibrating.result() is None
