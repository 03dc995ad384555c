"""Text is set whole, in lines that end where they may, or it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Face
from desktop.labels.elements import Overflow
from desktop.labels.fonts import text_width
from desktop.labels.text import Rule, block_height, fit, line_width, pieces, refuse_undrawable


def rule(overflow: Overflow, size: int = 24, least: int = 12, most: int = 0, face: Face = Face.REGULAR) -> Rule:
    return Rule(face, size, least, overflow, most)


def test_text_that_fits_keeps_its_size() -> None:
    fitted = fit("LOT 1", rule(Overflow.SHRINK), 400, 24)
    assert fitted is not None
    assert (fitted.size, fitted.lines) == (24, ("LOT 1",))


def test_shrinking_takes_the_largest_size_that_fits() -> None:
    text = "钛合金锁定加压接骨板"
    fitted = fit(text, rule(Overflow.SHRINK), 200, 24)
    assert fitted is not None
    assert fitted.size == 20
    assert text_width(Face.REGULAR, 20, text) <= 200 < text_width(Face.REGULAR, 21, text)


def test_nothing_gets_smaller_than_its_smallest_size() -> None:
    assert fit("钛合金锁定加压接骨板", rule(Overflow.SHRINK), 119, 24) is None
    assert fit("钛合金锁定加压接骨板", rule(Overflow.SHRINK), 120, 24) is not None
    assert fit("钛合金锁定加压接骨板", rule(Overflow.REFUSE), 239, 24) is None


def test_a_low_room_shrinks_text_as_a_narrow_one_does() -> None:
    fitted = fit("A", rule(Overflow.SHRINK), 400, 15)
    assert fitted is not None
    assert fitted.size == 15


def test_wrapping_fills_lines_before_it_shrinks() -> None:
    fitted = fit("one two three", rule(Overflow.WRAP, face=Face.MONO, size=20), 12 * 8, 70)
    assert fitted is not None
    assert (fitted.size, fitted.lines) == (20, ("one two ", "three"))


def test_wrapping_keeps_to_the_most_lines() -> None:
    text = "one two three four five six"
    three, two = (fit(text, rule(Overflow.WRAP, most=most), 120, 400) for most in (3, 2))
    assert three is not None
    assert two is not None
    assert (len(three.lines), len(two.lines)) == (3, 2)
    assert two.size < three.size


def test_a_word_is_never_broken() -> None:
    hri = "(01)06901234567892 (10)L23B017 (21)SN00000000000000A017"
    fitted = fit(hri, rule(Overflow.WRAP, face=Face.MONO, size=20), 12 * 24, 200)
    assert fitted is not None
    assert fitted.lines == ("(01)06901234567892 ", "(10)L23B017 ", "(21)SN00000000000000A017")
    assert fit("A" * 40, rule(Overflow.WRAP, face=Face.MONO, size=20), 12 * 10, 500) is None


def test_a_template_may_begin_a_new_line() -> None:
    fitted = fit("a\nb", rule(Overflow.SHRINK), 100, 100)
    assert fitted is not None
    assert fitted.lines == ("a", "b")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("钛板（右）。", ["钛", "板", "（右）。"]),
        ("4.5 mm，6 孔", ["4.5 ", "mm，", "6 ", "孔"]),
        ("L-1/2 x", ["L-1/2 ", "x"]),
        ("a  b", ["a  ", "b"]),
        ("“好”", ["“好”"]),
        ("", [""]),
    ],
)
def test_lines_end_at_blanks_and_between_chinese_characters_but_not_before_closing_marks(
    text: str, cut: list[str]
) -> None:
    assert list(pieces(text)) == cut


@pytest.mark.parametrize(
    ("text", "code", "unicode"),
    [
        ("a\x1db", "text_control_character", "U+001D"),
        ("a\u200bb", "text_control_character", "U+200B"),
        ("a\u202eb", "text_control_character", "U+202E"),
        ("a\u2028b", "text_control_character", "U+2028"),
        ("\ud800", "text_control_character", "U+D800"),
        ("שלום", "text_direction", "U+05E9"),
        ("مرحبا", "text_direction", "U+0645"),
        ("٣", "text_direction", "U+0663"),
        ("ok 😀", "glyph_missing", "U+1F600"),
        ("\ue000", "glyph_missing", "U+E000"),
        ("ก", "glyph_missing", "U+0E01"),
    ],
)
def test_what_would_be_drawn_wrong_is_refused(text: str, code: str, unicode: str) -> None:
    with pytest.raises(Refusal) as refusal:
        refuse_undrawable(text, Face.REGULAR, 3)
    assert refusal.value.code == code
    assert (refusal.value.facts["element"], refusal.value.facts["unicode"]) == (3, unicode)


def test_no_face_borrows_from_another() -> None:
    refuse_undrawable("钛", Face.BOLD, 1)
    with pytest.raises(Refusal, match="glyph_missing"):
        refuse_undrawable("钛", Face.MONO, 1)


@given(
    st.text(st.sampled_from("ab1-（）。，钛合金 \u3000"), max_size=60),
    st.sampled_from(Overflow),
    st.integers(1, 300),
    st.integers(1, 90),
    st.integers(0, 4),
)
def test_any_text_is_set_whole_within_its_room_or_not_at_all(
    text: str, overflow: Overflow, width: int, height: int, most: int
) -> None:
    fitted = fit(text, rule(overflow, most=most), width, height)
    if fitted is None:
        return
    assert "".join(fitted.lines) == text
    assert 12 <= fitted.size <= 24
    assert block_height(fitted.size, len(fitted.lines)) <= height
    assert all(line_width(Face.REGULAR, fitted.size, line) <= width for line in fitted.lines)
    assert overflow is Overflow.WRAP or len(fitted.lines) == 1
    assert not (overflow is Overflow.WRAP and most) or len(fitted.lines) <= most
