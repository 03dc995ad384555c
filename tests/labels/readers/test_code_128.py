"""The reader of Code 128 against ISO/IEC 15417 and against other voices."""

import string
from random import Random

import pytest
from pyrxing import read_barcode

from tests.labels.readers.code_128 import STOP, WIDTHS, words
from tests.labels.readers.drawn import grid, label, with_one_wrong
from tests.labels.readers.reading import Unreadable, read_all
from tests.labels.readers.test_data_matrix import as_picture


def test_the_table_has_the_shape_of_the_standard() -> None:
    """Eleven modules in six elements, an even number of them dark, and all 106 different."""
    assert len(WIDTHS) == len(set(WIDTHS)) == 106
    for widths in WIDTHS:
        assert sum(map(int, widths)) == 11
        assert sum(map(int, widths[::2])) % 2 == 0
    assert STOP == "2331112"


def test_known_values_read() -> None:
    assert words([103, 48, 42, 42, 17, 18, 19, 35, 54]) == ("]C0", b"PJJ123C")
    values = [105, 102, 12, 34, 100, 33]
    check = (105 + sum(place * value for place, value in enumerate(values[1:], 1))) % 103
    assert words([*values, check]) == ("]C1", b"1234A")


@pytest.mark.parametrize(
    "values",
    [
        [103, 48, 42, 42, 17, 18, 19, 35, 55], [104, 102], [104, 33, 102], [104, 102, 102, 33], [104, 102, 33, 102],
        [104, 33, 96], [104, 33, 97], [104, 33, 98], [104, 33, 100], [103, 101, 33], [104, 98, 98, 33],
    ],
)  # fmt: skip
def test_values_that_mean_nothing_are_refused(values: list[int]) -> None:
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], 1))) % 103
    with pytest.raises(Unreadable):
        words(values if values[-1] == 55 else [*values, check])


def test_one_wrong_module_is_never_read_as_another_text() -> None:
    rows = grid("CODE128", "A1b-2345678")
    for x in range(len(rows[0])):
        try:
            found = read_all(label(with_one_wrong(rows, 0, x), 2, 12, 10))
        except Unreadable:
            continue
        assert found == []


def test_a_bar_that_is_cut_off_is_shorter_and_a_neighbour_is_refused() -> None:
    rows = grid("CODE128", "A1b")
    with pytest.raises(Unreadable, match="quiet zone"):
        read_all(label(rows, 2, 9, 10))
    (found,) = read_all(label(rows, 2, 10, 10))
    assert (found.box.bottom - found.box.top, found.module) == (20, 2)


def test_gs1_is_known_by_its_first_character() -> None:
    (found,) = read_all(label(grid("GS1_128", "[01]06901234567892[10]AB_/%c[21]S1"), 2, 10, 20))
    assert (found.identifier, found.data) == ("]C1", b"010690123456789210AB_/%c\x1d21S1")


def test_other_voices_agree() -> None:
    random = Random(15417)
    for alphabet in (string.printable[:95], string.digits, string.ascii_uppercase + string.digits):
        for _ in range(25):
            text = "".join(random.choices(alphabet, k=random.randint(2, 40)))
            bitmap = label(grid("CODE128", text), 2, 12, 20)
            (found,) = read_all(bitmap)
            assert (found.identifier, found.data.decode()) == ("]C0", text)
            other = read_barcode(as_picture(bitmap), formats=["Code128"])
            assert other is not None
            assert other.text == text


def test_control_characters_read() -> None:
    text = bytes(range(1, 127))[:30] + b"a\x1db"
    (found,) = read_all(label(grid("CODE128", text), 2, 12, 20))
    assert found.data == text
