"""The symbols of ISO 15223-1 are there, stay inside their room, and are the same on every printer."""

import pytest

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Mark, Polygon, Rect, TextRun
from desktop.labels.fonts import text_width
from desktop.labels.iso_pen import cap_height
from desktop.labels.iso_symbols import ISO_SYMBOLS, SMALLEST, iso_symbol, iso_width

LISTED = (
    *(f"5.1.{number}" for number in range(1, 12)),
    *(f"5.2.{number}" for number in (*range(1, 9), 11, 12, 13, 14)),
    *("5.3.2", "5.3.4", "5.3.5", "5.3.6", "5.3.7"),
    *("5.4.2", "5.4.3", "5.4.4", "5.4.12", "5.7.7", "5.7.10"),
)
HEIGHTS = (24, 35, 40, 80, 118)
"""3 mm at 203 dpi, 3 mm at 300, 5 mm at 203 and at 400, 5 mm at 600."""

WRITTEN = {
    "5.1.2": ["EC", "REP"],
    "5.1.5": ["LOT"],
    "5.1.6": ["REF"],
    "5.1.7": ["SN"],
    "5.1.10": ["#"],
    "5.2.1": ["STERILE"],
    "5.2.2": ["STERILE", "A"],
    "5.2.3": ["STERILE", "EO"],
    "5.2.4": ["STERILE", "R"],
    "5.2.5": ["STERILE"],
    "5.2.6": ["2", "STERILIZE"],
    "5.2.7": ["NON", "STERILE"],
    "5.4.2": ["2"],
    "5.7.7": ["MD"],
    "5.7.10": ["UDI"],
}


def _extent(mark: Mark) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a mark in dots."""
    match mark:
        case Rect():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Polygon():
            points = [point for outline in mark.outlines for point in outline]
            across, down = [x for x, _ in points], [y for _, y in points]
            return min(across), min(down), max(across), max(down)
        case TextRun():
            right = mark.x + text_width(mark.face, mark.size, mark.text)
            return mark.x, mark.baseline - cap_height(mark.face, mark.size), right, mark.baseline
    raise AssertionError(mark)


def test_every_listed_symbol_can_be_drawn_and_has_its_title_in_both_languages() -> None:
    assert set(ISO_SYMBOLS) == set(LISTED)
    assert all(title.en and title.zh for title in ISO_SYMBOLS.values())


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("number", LISTED)
def test_a_symbol_fills_its_height_and_stays_in_its_room(number: str, height: int) -> None:
    extents = [_extent(mark) for mark in iso_symbol(number, 100, 50, height)]
    leeway = max(1.5, height * 0.05)  # the points of sharp corners
    assert min(extent[0] for extent in extents) >= 100 - leeway
    assert max(extent[2] for extent in extents) <= 100 + iso_width(number, height) + leeway
    top, bottom = min(extent[1] for extent in extents), max(extent[3] for extent in extents)
    assert 50 - leeway <= top <= 50 + height * 0.15
    assert 50 + height * 0.8 <= bottom <= 50 + height + leeway


@pytest.mark.parametrize("number", WRITTEN)
def test_the_letters_are_those_of_the_standard(number: str) -> None:
    marks = iso_symbol(number, 0, 0, 40)
    assert [mark.text for mark in marks if isinstance(mark, TextRun)] == WRITTEN[number]


def test_all_sides_of_a_frame_are_equally_thick() -> None:
    top, bottom, left, right = (mark for mark in iso_symbol("5.1.5", 3, 4, 40) if isinstance(mark, Rect))
    assert top.height == bottom.height == left.width == right.width == 2
    assert (top.x, top.y, bottom.y + bottom.height) == (3, 4, 44)
    assert right.x + right.width == 3 + iso_width("5.1.5", 40)


def test_a_symbol_moved_by_whole_dots_is_the_same_symbol() -> None:
    for number in LISTED:
        here, there = iso_symbol(number, 0, 0, 40), iso_symbol(number, 7, 11, 40)
        for mark, moved in zip(here, there, strict=True):
            expected = tuple(edge + (7, 11)[index % 2] for index, edge in enumerate(_extent(mark)))
            assert _extent(moved) == pytest.approx(expected)


def test_a_number_that_is_no_symbol_is_refused() -> None:
    for ask in (lambda: iso_symbol("5.9.9", 0, 0, 40), lambda: iso_width("5.9.9", 40)):
        with pytest.raises(Refusal) as refused:
            ask()
        assert (refused.value.code, refused.value.facts) == ("unknown_iso_symbol", {"symbol": "5.9.9"})


@pytest.mark.parametrize("number", sorted(ISO_SYMBOLS))
def test_a_symbol_that_was_made_too_small_is_drawn_as_small_as_can_be(number: str) -> None:
    assert all(iso_symbol(number, 0, 0, height) for height in range(80))
    assert iso_width(number, 0) == iso_width(number, SMALLEST)
