"""The reader of QR Code against ISO/IEC 18004 and against other voices."""

import string
from random import Random

import pytest
import zint
from pyrxing import read_barcode

from tests.labels.readers.drawn import grid, label, with_one_wrong
from tests.labels.readers.qr_plan import BLOCKS, CHECK_PER_BLOCK, plan, remainder
from tests.labels.readers.qr_words import words
from tests.labels.readers.reading import Unreadable, read_all
from tests.labels.readers.reed_solomon import QR
from tests.labels.readers.test_data_matrix import as_picture

STANDARD = bytes.fromhex("10200C566180EC11EC11EC11EC11EC11A524D4C1ED36C7872C55")
"""The codewords of "01234567" in version 1-M, the standard's own example."""


def test_the_example_of_the_standard_is_sound_and_reads() -> None:
    assert QR.is_sound(STANDARD, 10, 0)
    assert words(list(STANDARD[:16]), 1) == ("]Q1", b"01234567", None)
    for at in range(26):
        assert not QR.is_sound([*STANDARD[:at], STANDARD[at] ^ 1, *STANDARD[at + 1 :]], 10, 0)


def test_letters_read_as_in_the_standard() -> None:
    """AC-42: 0010 000000101 00111001110 11100111001 000010."""
    bits = "0010" + "000000101" + "00111001110" + "11100111001" + "000010" + "0000"
    bits += "0" * (-len(bits) % 8)
    data = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    assert words([*data, 0xEC, 0x11], 1) == ("]Q1", b"AC-42", None)
    with pytest.raises(Unreadable, match="pad"):
        words([*data, 0x11, 0xEC], 1)


def test_format_and_version_of_the_standard_are_sound() -> None:
    assert remainder(0b100000011001110 ^ 0b101010000010010, 0b10100110111) == 0
    assert remainder(0b000111110010010100, 0x1F25) == 0
    assert remainder(0b000111110010010101, 0x1F25) != 0


def test_the_numbers_of_codewords_are_those_of_the_standard() -> None:
    """Table 1: 26 codewords in version 1, 44 in 2, 196 in 7, 1156 in 21, 3706 in 40."""
    for version, codewords in ((1, 26), (2, 44), (7, 196), (14, 581), (21, 1156), (40, 3706)):
        assert len(plan(version).path) // 8 == codewords
    for level in "LMQH":
        for version in range(1, 41):
            checks = BLOCKS[level][version - 1] * CHECK_PER_BLOCK[level][version - 1]
            assert checks < len(plan(version).path) // 8


@pytest.mark.parametrize("version", range(1, 41))
def test_every_version_and_level_reads(version: int) -> None:
    for level in (1, 2, 3, 4):
        text = "A1b" * version
        (found,) = read_all(label(grid("QRCODE", text, option_1=level, option_2=version), 2))
        assert (found.identifier, found.data.decode()) == ("]Q1", text)


def test_every_mask_reads() -> None:
    for mask in range(8):
        (found,) = read_all(label(grid("QRCODE", "mask", option_3=(mask + 1) << 8)))
        assert found.data == b"mask"


def test_one_wrong_module_is_never_read() -> None:
    for version in (1, 7):
        rows = grid("QRCODE", "MA.156.M0", option_2=version)
        for y in range(len(rows)):
            for x in range(len(rows)):
                try:
                    found = read_all(label(with_one_wrong(rows, y, x), 2, 4))
                except Unreadable:
                    continue
                assert found == []


def test_a_narrow_quiet_zone_is_refused() -> None:
    with pytest.raises(Unreadable, match="quiet zone"):
        read_all(label(grid("QRCODE", "123456"), 3, 3))


def test_gs1_and_character_sets_are_named() -> None:
    (found,) = read_all(label(grid("QRCODE", "[01]06901234567892[10]AB%/c[21]S1", input_mode=zint.InputMode.GS1)))
    assert (found.identifier, found.data) == ("]Q3", b"010690123456789210AB%/c\x1d21S1")
    (found,) = read_all(label(grid("QRCODE", "中文", input_mode=zint.InputMode.UNICODE, eci=26)))
    assert (found.identifier, found.data.decode(), found.eci) == ("]Q2", "中文", 26)


def test_kanji_are_two_bytes() -> None:
    (found,) = read_all(label(grid("QRCODE", "点茗", input_mode=zint.InputMode.UNICODE)))
    assert found.data.decode("shift_jis") == "点茗"


def test_other_voices_agree() -> None:
    random = Random(18004)
    for alphabet in (string.printable[:95], string.digits, string.ascii_uppercase + string.digits + " $%*+-./:"):
        for _ in range(25):
            text = "".join(random.choices(alphabet, k=random.randint(1, 150)))
            bitmap = label(grid("QRCODE", text))
            (found,) = read_all(bitmap)
            assert found.data.decode() == text
            other = read_barcode(as_picture(bitmap), formats=["QRCode"])
            assert other is not None
            assert other.text == text
