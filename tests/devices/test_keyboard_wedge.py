"""Scans are taken out of the stream of keys whole; what a person types comes out as it went in."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.devices.keyboard_wedge import LONGEST_SCAN_KEYS, Fate, KeyboardWedge, KeyPress, Verdict
from desktop.devices.wedge_profile import GsForm, Suffix, WedgeProfile
from tests.fakes.wedge_keys import key, typed

LABEL = "]d20106901234567892172906301\x1d21SN0001"
CTRL = frozenset({"control"})
ALT = frozenset({"alt", "keypad"})


class Desk:
    """A wedge with a hold timer that runs by the time of the keys."""

    def __init__(self, profile: WedgeProfile | None = None) -> None:
        self.wedge = KeyboardWedge(profile or WedgeProfile())
        self.scans: list[str] = []
        self.passed: list[KeyPress] = []

    def feed(self, keys: Iterable[KeyPress], timer_runs: bool = True) -> "Desk":
        last = 0
        for press in keys:
            if timer_runs and self.wedge.is_holding and press.timestamp_ms - last > self.wedge.hold_ms:
                self.rest()
            verdict = self.wedge.press(press)
            self._take(verdict)
            if verdict.fate is Fate.LET_GO:
                self.passed.append(press)
            last = press.timestamp_ms
        return self

    def rest(self) -> "Desk":
        verdict = self.wedge.expired() or self.wedge.expired()
        assert verdict is not None
        self._take(verdict)
        return self

    def _take(self, verdict: Verdict) -> None:
        if verdict.scan is not None:
            self.scans.append(verdict.scan)
        self.passed += verdict.replay

    @property
    def text(self) -> str:
        return "".join(press.text for press in self.passed)


@pytest.mark.requirement("C-02")
@pytest.mark.parametrize("gap_ms", [1, 5, 10, 35])
@pytest.mark.parametrize("end", ["\r", "\n", "\t"])
def test_a_burst_is_one_scan_and_no_key_of_it_reaches_a_widget(gap_ms: int, end: str) -> None:
    desk = Desk().feed(typed(LABEL + end, gap_ms))
    assert desk.scans == [LABEL]
    assert desk.text == ""


@pytest.mark.parametrize("gap_ms", [60, 80, 100, 120, 300])
@pytest.mark.parametrize("timer_runs", [True, False])
def test_typing_is_never_a_scan_and_passes_unchanged(gap_ms: int, timer_runs: bool) -> None:
    keys = typed("Lot 4711 hello world\rnext", gap_ms)
    desk = Desk().feed(keys, timer_runs).rest()
    assert desk.scans == []
    assert desk.text == "Lot 4711 hello world\rnext"


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=0x9FFF, exclude_characters="\x7f"), max_size=40),
    st.lists(st.integers(36, 400), min_size=1, max_size=9),
    st.booleans(),
)
def test_whatever_a_person_types_comes_out_as_it_went_in(text: str, gaps: list[int], timer_runs: bool) -> None:
    keys = [key(character, at) for character, at in zip(text + "\r", _moments(gaps, len(text) + 1), strict=True)]
    desk = Desk().feed(keys, timer_runs).rest()
    assert desk.scans == []
    assert desk.passed == keys


def _moments(gaps: list[int], count: int) -> list[int]:
    moments = [1000]
    while len(moments) < count:
        moments.append(moments[-1] + gaps[len(moments) % len(gaps)])
    return moments


@given(
    st.lists(st.tuples(st.text("aZ9 ]\x1d\r\n\t中", min_size=1, max_size=12), st.integers(0, 90)), max_size=8),
    st.sampled_from(list(Suffix)),
)
def test_no_key_is_ever_lost_or_doubled(bursts: list[tuple[str, int]], suffix: Suffix) -> None:
    keys: list[KeyPress] = []
    for text, gap_ms in bursts:
        keys += typed(text, gap_ms, start=keys[-1].timestamp_ms + gap_ms if keys else 1000)
    wedge = KeyboardWedge(WedgeProfile(suffixes=frozenset({suffix})))
    held: list[KeyPress] = []
    for press in keys:
        verdict = wedge.press(press)
        assert verdict.replay in ((), tuple(held))
        if verdict.scan is not None or verdict.replay:
            held = []
        if verdict.fate is Fate.HOLD:
            held.append(press)
        assert wedge.is_holding == bool(held)
    wedge.expired()
    last = wedge.expired()
    assert last is not None
    assert last.replay == tuple(held) or last.scan is not None


@pytest.mark.parametrize("text", ["123\r", "a\r", "\r"])
def test_fewer_than_four_characters_are_no_scan(text: str) -> None:
    desk = Desk().feed(typed(text, 5))
    assert (desk.scans, desk.text) == ([], text)


def test_a_person_s_key_before_a_scan_reaches_its_widget() -> None:
    desk = Desk().feed([key("a", 1000), *typed("12345\r", 5, start=1100)])
    assert (desk.scans, desk.text) == (["12345"], "a")


def test_the_line_feed_of_cr_lf_presses_no_button() -> None:
    desk = Desk().feed([*typed("12345\r", 5), key("\n", 1030)])
    assert (desk.scans, desk.passed) == (["12345"], [])
    assert Desk().feed([*typed("12345\r", 5), key("\r", 1200)]).text == "\r"


def test_a_line_feed_ends_a_scan_whatever_its_key_is_called() -> None:
    desk = Desk().feed([*typed("12345", 5), key("\n", 1025, name="J")])
    assert desk.scans == ["12345"]


def test_after_the_hold_time_the_queue_gets_one_more_turn() -> None:
    wedge = KeyboardWedge(WedgeProfile())
    first, *rest = typed("12345\r", 10)
    assert wedge.press(first).fate is Fate.HOLD
    assert wedge.expired() is None
    verdicts = [wedge.press(press) for press in rest]
    assert verdicts[-1] == Verdict(Fate.SWALLOW, scan="12345")


def test_silence_ends_a_scan_where_the_profile_says_so() -> None:
    profile = WedgeProfile(suffixes=frozenset({Suffix.SILENCE}))
    assert Desk(profile).feed(typed("12345", 5)).rest().scans == ["12345"]
    later = Desk(profile).feed([*typed("12345", 5), key("a", 3000)], timer_runs=False).rest()
    assert (later.scans, later.text) == (["12345"], "a")
    short = Desk(profile).feed(typed("123", 5)).rest()
    assert (short.scans, short.text) == ([], "123")


@pytest.mark.parametrize(
    ("profile", "gs_keys"),
    [
        (WedgeProfile(), [key("", 0, "Control", CTRL), key("\x1d", 0, "BracketRight", CTRL)]),
        (WedgeProfile(), [key("", 0, "BracketRight", CTRL)]),
        (WedgeProfile(gs=GsForm.F8), [key("", 0, "F8")]),
        (WedgeProfile(gs=GsForm.F12), [key("", 0, "F12")]),
        (WedgeProfile(gs=GsForm.SUBSTITUTE, substitute="|"), [key("|", 0, "Bar")]),
        (
            WedgeProfile(gs=GsForm.ALT_029),
            [key("", 0, "Alt", frozenset({"alt"})), *(key(digit, 0, digit, ALT) for digit in "029")],
        ),
        (
            WedgeProfile(gs=GsForm.ALT_029),
            [*(key("", 0, digit, ALT) for digit in "029"), key("\x1d", 0, "unknown")],
        ),
    ],
)
def test_gs_comes_out_in_the_form_of_the_profile(profile: WedgeProfile, gs_keys: list[KeyPress]) -> None:
    middle = [KeyPress(press.text, press.key, 1050, press.modifiers) for press in gs_keys]
    desk = Desk(profile).feed([*typed("10ABC", 5), *middle, *typed("21SN1\r", 5, start=1060)])
    assert desk.scans == ["10ABC\x1d21SN1"]
    assert desk.text == ""


def test_two_codes_typed_under_alt_are_two_characters() -> None:
    alt = key("", 1010, "Alt", frozenset({"alt"}))
    digits = [*(key("", 1010, digit, ALT) for digit in "030"), alt, *(key("", 1010, digit, ALT) for digit in "029")]
    desk = Desk(WedgeProfile(gs=GsForm.ALT_029)).feed([*typed("ab", 5), alt, *digits, *typed("cd\r", 5, start=1015)])
    assert desk.scans == ["ab\x1e\x1dcd"]


@pytest.mark.parametrize(
    ("name", "text", "modifiers"), [("S", "\x13", CTRL), ("F8", "", frozenset()), ("BracketRight", "\x1d", CTRL)]
)
def test_shortcuts_pass_outside_a_burst(name: str, text: str, modifiers: frozenset[str]) -> None:
    wedge = KeyboardWedge(WedgeProfile())
    assert wedge.press(key(text, 1000, name, modifiers)) == Verdict(Fate.LET_GO)
    assert not wedge.is_in_burst(1000)
    wedge.press(key("a", 1100))
    assert wedge.is_in_burst(1110)
    assert not wedge.is_in_burst(1200)


def test_with_a_prefix_nothing_typed_is_held_and_everything_after_it_is_the_scan() -> None:
    profile = WedgeProfile(prefix="F13")
    prefixed = [key("", 1000, "F13"), *typed("slow\x1dscan\r", 120, start=1100), key("\n", 2190)]
    desk = Desk(profile).feed(prefixed)
    assert (desk.scans, desk.text) == (["slow\x1dscan"], "")
    wedge = KeyboardWedge(profile)
    assert {wedge.press(press).fate for press in typed("12345678\r", 1)} == {Fate.LET_GO}


def test_a_prefix_hit_by_accident_gives_everything_back() -> None:
    keys = [key("~", 1000), *typed("hello", 100, start=1100)]
    desk = Desk(WedgeProfile(prefix="~")).feed([*keys, key("x", 5000)])
    assert (desk.scans, desk.text) == ([], "~hellox")


def test_a_key_that_is_held_down_is_no_scan() -> None:
    repeats = [KeyPress("a", "A", 1500 + 33 * number, is_repeat=True) for number in range(9)]
    desk = Desk().feed([key("a", 1000), *repeats, key("\r", 1800)])
    assert (desk.scans, desk.text) == ([], "a" * 10 + "\r")


def test_keys_without_a_time_are_no_scan() -> None:
    desk = Desk().feed([key(character, 0) for character in "123456\r"])
    assert (desk.scans, desk.text) == ([], "123456\r")


def test_text_of_an_input_method_passes() -> None:
    keys = [key("椎弓根", 1000, "unknown"), key("钉", 1010, "unknown")]
    desk = Desk().feed(keys).rest()
    assert (desk.scans, desk.passed) == ([], keys)


def test_an_at_sign_typed_with_alt_gr_belongs_to_the_scan() -> None:
    desk = Desk().feed([*typed("ab", 5), key("@", 1012, "At", frozenset({"control", "alt"})), *typed("c\r", 5, 1015)])
    assert desk.scans == ["ab@c"]


def test_endless_keys_are_not_hoarded() -> None:
    wedge = KeyboardWedge(WedgeProfile())
    given_back = [len(wedge.press(key("0", 1000 + number)).replay) for number in range(LONGEST_SCAN_KEYS + 1)]
    assert max(given_back) == LONGEST_SCAN_KEYS
