"""The reader of Data Matrix against ISO/IEC 16022 and against other voices."""

import re
import string
from random import Random

import pytest
import zint
from PIL import Image
from pyrxing import read_barcode

from desktop.labels.drawing import Bitmap
from tests.labels.readers.data_matrix import SIZES, Size, placement
from tests.labels.readers.data_matrix_words import words
from tests.labels.readers.drawn import grid, label, with_one_wrong
from tests.labels.readers.reading import Box, Unreadable, read_all, read_at
from tests.labels.readers.reed_solomon import DATA_MATRIX

STANDARD = [142, 164, 186, 114, 25, 5, 88, 102]
"""The codewords of "123456" in the standard's own example."""


def as_picture(bitmap: Bitmap) -> Image.Image:
    turned = bytes(byte ^ 0xFF for byte in bitmap.rows)
    return Image.frombytes("1", (bitmap.width, bitmap.height), turned).convert("L")


def test_the_example_of_the_standard_is_sound_and_reads() -> None:
    assert DATA_MATRIX.is_sound(STANDARD, 5, 1)
    assert words(STANDARD[:3]) == ("]d1", b"123456", None)
    for at in range(8):
        for value in range(256):
            wrong = [*STANDARD[:at], value, *STANDARD[at + 1 :]]
            assert DATA_MATRIX.is_sound(wrong, 5, 1) == (value == STANDARD[at])


def test_the_codewords_stand_where_the_standard_draws_them() -> None:
    """Figure F.1: codeword and bit of each module of the 8 x 8 mapping matrix."""
    drawn = """
        2.1 2.2 3.6 3.7 3.8 4.3 4.4 4.5
        2.3 2.4 2.5 5.1 5.2 4.6 4.7 4.8
        2.6 2.7 2.8 5.3 5.4 5.5 1.1 1.2
        1.5 6.1 6.2 5.6 5.7 5.8 1.3 1.4
        1.8 6.3 6.4 6.5 8.1 8.2 1.6 1.7
        7.2 6.6 6.7 6.8 8.3 8.4 8.5 7.1
        7.4 7.5 3.1 3.2 8.6 8.7 8.8 7.3
        7.7 7.8 3.3 3.4 3.5 4.1 4.2 7.6
    """
    rows = [[""] * 8 for _ in range(8)]
    for codeword, cells in enumerate(placement(8, 8), 1):
        for bit, (row, column) in enumerate(cells, 1):
            rows[row][column] = f"{codeword}.{bit}"
    assert " ".join(" ".join(row) for row in rows) == " ".join(re.findall(r"[0-9.]+", drawn))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.rows}x{size.columns}")
def test_every_size_fills_its_matrix(size: Size) -> None:
    rows, columns = size.inner
    plan = placement(rows, columns)
    cells = [cell for codeword in plan for cell in codeword]
    assert len(plan) == size.data + size.check
    assert len(cells) == len(set(cells)) == rows * columns - (rows * columns) % 8
    assert all(0 <= row < rows and 0 <= column < columns for row, column in cells)


@pytest.mark.parametrize("option", [one for one in range(1, 31) if one != 24])
def test_every_size_reads(option: int) -> None:
    (found,) = read_all(label(grid("DATAMATRIX", "A1b", option_2=option), 2))
    assert (found.identifier, found.data, found.module) == ("]d1", b"A1b", 2)


@pytest.mark.parametrize(
    ("codewords", "said"),
    [
        ([66, 67], b"AB"),
        ([230, 91, 11, 254, 66], b"AIMA"),
        ([230, 91, 11], b"AIM"),
        ([239, 91, 11], b"aim"),
        ([238, 91, 11], b"AIM"),
        ([230, 91, 11, 91, 11, 50], b"AIMAIM1"),
        ([240, 0b00010000, 0b00010101, 0b00000001, 0b01111100, 66, 67], b"DATAAB"),
        ([240, 0b00010000, 0b00010101, 0b00000001, 66], b"DATAA"),
        ([240, 0b00010001, 0b11110000, 66, 67], b"DAB"),
        ([240, 0b00010000, 0b00010111, 0b11000000, 66], b"DAA"),
        ([240, 0b00010000, 0b00010101, 0b00011111, 66], b"DATA"),
        ([235, 101], bytes([228])),
        ([236, 66, 129], b"[)>\x1e05\x1dA\x1e\x04"),
    ],
)
def test_each_encodation_says_what_the_standard_says(codewords: list[int], said: bytes) -> None:
    assert words(codewords)[1] == said


@pytest.mark.parametrize(
    "codewords",
    [
        [66, 232, 67], [232, 232, 66], [242], [0], [234, 66], [233, 1, 2, 3], [129, 129], [230, 255, 255], [235],
        [235, 200], [231, 94, 1], [66, 241, 27], [232, 66, 232, 232, 66],
    ],
)  # fmt: skip
def test_codewords_that_mean_nothing_are_refused(codewords: list[int]) -> None:
    with pytest.raises(Unreadable):
        words(codewords)


def test_one_wrong_module_is_never_read() -> None:
    for text, option in (("]d2 stays", 0), ("A" * 60, 10), ("12345", 26)):
        rows = grid("DATAMATRIX", text, option_2=option)
        for y in range(len(rows)):
            for x in range(len(rows[0])):
                try:
                    found = read_all(label(with_one_wrong(rows, y, x), 2, 3))
                except Unreadable:
                    continue
                assert found == []


def test_one_wrong_dot_is_never_read() -> None:
    bitmap = label(grid("DATAMATRIX", "123456"), 3, 2)
    (found,) = read_all(bitmap)
    for y in range(found.box.top - 1, found.box.bottom + 1):
        for x in range(found.box.left - 1, found.box.right + 1):
            rows = bytearray(bitmap.rows)
            rows[y * bitmap.stride + x // 8] ^= 0x80 >> x % 8
            try:
                assert read_all(Bitmap(bitmap.width, bitmap.height, bytes(rows))) == []
            except Unreadable:
                continue


def test_a_symbol_at_the_edge_has_no_quiet_zone() -> None:
    with pytest.raises(Unreadable, match="quiet zone"):
        read_all(label(grid("DATAMATRIX", "123456"), 3, 0))


def test_gs1_is_known_by_its_first_codeword() -> None:
    text = "[01]06901234567892[10]AB_/%c[21]S1"
    (found,) = read_all(label(grid("DATAMATRIX", text, input_mode=zint.InputMode.GS1)))
    assert (found.identifier, found.data) == ("]d2", b"010690123456789210AB_/%c\x1d21S1")


def test_other_voices_agree() -> None:
    random = Random(16022)
    for alphabet in (
        string.printable[:95],
        string.digits,
        string.ascii_uppercase + string.digits,
        string.ascii_lowercase,
    ):
        for _ in range(25):
            text = "".join(random.choices(alphabet, k=random.randint(1, 120)))
            bitmap = label(grid("DATAMATRIX", text, option_3=int(zint.DataMatrixOptions.SQUARE)))
            (found,) = read_all(bitmap)
            assert found.data.decode() == text
            other = read_barcode(as_picture(bitmap), formats=["DataMatrix"])
            assert other is not None
            assert other.text == text


def test_every_byte_survives() -> None:
    (found,) = read_all(label(grid("DATAMATRIX", bytes(range(256)))))
    assert found.data == bytes(range(256))


def test_a_symbol_is_read_where_it_stands() -> None:
    bitmap = label(grid("DATAMATRIX", "123456"), 3, 10)
    assert read_at(bitmap, Box(30, 30, 60, 60)).data == b"123456"
    with pytest.raises(Unreadable, match="0 symbols"):
        read_at(bitmap, Box(31, 30, 60, 60))
