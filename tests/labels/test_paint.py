"""Dots: what has its centre in a shape is ink, and nothing else."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageDraw

from desktop.labels.drawing import Bitmap, Drawing, Face, Mark, Polygon, Rect, Symbol, SymbolKind, TextRun
from desktop.labels.drawing import Image as Picture
from desktop.labels.fonts import font
from desktop.labels.paint import _letters as paint_text
from desktop.labels.paint import paint


def rows(*marks: Mark, width: int = 8, height: int = 4) -> list[str]:
    bitmap = paint(Drawing("test", width, height, 203, marks))
    assert (bitmap.width, bitmap.height, len(bitmap.rows)) == (width, height, bitmap.stride * height)
    lines = [
        f"{int.from_bytes(bitmap.rows[at : at + bitmap.stride]):0{bitmap.stride * 8}b}"
        for at in range(0, len(bitmap.rows), bitmap.stride)
    ]
    assert all("1" not in line[width:] for line in lines), "unused bits are 0"
    return [line[:width] for line in lines]


def test_an_empty_label_is_white() -> None:
    assert rows() == ["00000000"] * 4


def test_the_leftmost_dot_is_the_highest_bit_and_rows_are_whole_bytes() -> None:
    assert paint(Drawing("test", 10, 2, 203, (Rect(0, 0, 1, 1), Rect(9, 1, 1, 1)))).rows == bytes([0x80, 0, 0, 0x40])


def test_a_rectangle_covers_its_dots_and_no_more() -> None:
    assert rows(Rect(1, 1, 3, 2)) == ["00000000", "01110000", "01110000", "00000000"]


def test_an_empty_rectangle_leaves_nothing() -> None:
    assert rows(Rect(1, 1, 0, 2), Rect(1, 1, 2, 0)) == ["00000000"] * 4


def test_white_takes_ink_away_in_drawing_order() -> None:
    assert rows(Rect(0, 0, 8, 4), Rect(2, 1, 2, 2, ink=False))[1] == "11001111"
    assert rows(Rect(2, 1, 2, 2, ink=False), Rect(0, 0, 8, 4))[1] == "11111111"


def test_a_square_polygon_is_the_same_as_the_rectangle() -> None:
    square = Polygon((((1, 1), (4, 1), (4, 3), (1, 3)),))
    assert rows(square) == rows(Rect(1, 1, 3, 2))


def test_a_second_outline_is_a_hole() -> None:
    frame = Polygon((((0, 0), (6, 0), (6, 4), (0, 4)), ((2, 1), (4, 1), (4, 3), (2, 3))))
    assert rows(frame) == ["11111100", "11001100", "11001100", "11111100"]


def test_a_triangle_has_the_dots_whose_centres_it_holds() -> None:
    assert rows(Polygon((((0, 0), (4, 4), (0, 4)),))) == ["00000000", "10000000", "11000000", "11100000"]


def test_a_polygon_above_the_label_is_cut_at_its_edge() -> None:
    assert rows(Polygon((((0, -9), (2, -9), (2, 1), (0, 1)),))) == ["11000000", "00000000", "00000000", "00000000"]


def test_a_picture_stands_dot_for_dot_and_its_white_is_clear() -> None:
    picture = Picture(2, 1, Bitmap(3, 2, bytes([0b10100000, 0b01000000])))
    assert rows(Rect(0, 0, 8, 1), picture) == ["11111111", "00101000", "00010000", "00000000"]


def symbol(kind: SymbolKind, height: int, cells: tuple[tuple[int, int, int, int], ...]) -> Symbol:
    return Symbol(kind, "m", "w", "]d1", 1, 1, 2, 6, height, 2, cells)


def test_modules_are_whole_dots() -> None:
    cells = ((0, 0, 2, 1), (2, 1, 1, 1))
    assert rows(symbol(SymbolKind.DATAMATRIX, 4, cells), height=6)[1:5] == ["01111000"] * 2 + ["00000110"] * 2


def test_bars_fill_the_height_of_their_symbol() -> None:
    assert rows(symbol(SymbolKind.CODE_128, 3, ((0, 0, 1, 1), (2, 0, 1, 1)))) == ["00000000"] + ["01100110"] * 3


@pytest.mark.parametrize("face", Face)
def test_text_stands_on_its_baseline_in_pure_black(face: Face) -> None:
    drawn = rows(TextRun("H", face, 30, 5, 40), width=50, height=60)
    inked = [at for at, row in enumerate(drawn) if "1" in row]
    assert inked[-1] == 39
    assert 18 <= len(inked) <= 23, "capitals are about seven tenths of the em square"
    white = rows(Rect(0, 0, 50, 60), TextRun("H", face, 30, 5, 40, ink=False), width=50, height=60)
    assert ["".join("10"[int(dot)] for dot in row) for row in white] == drawn


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("size", [7, 12, 24, 47, 90])
def test_text_is_what_the_typeface_itself_draws(face: Face, size: int) -> None:
    for text in ("LOT jgy/|", "Å.,'_", " x ", "-", "  ", "" if face in (Face.MONO, Face.MONO_BOLD) else "钛板（右）。"):
        image = Image.new("1", (900, 200), 0)
        pen = ImageDraw.Draw(image)
        pen.fontmode = "1"
        pen.text((20, 120), text, fill=1, font=font(face, size), anchor="ls")
        assert paint(Drawing("test", 900, 200, 203, (TextRun(text, face, size, 20, 120),))).rows == image.tobytes()


def test_labels_painted_at_the_same_time_are_painted_the_same() -> None:
    words = [f"锁定板 {number} LCP-45" for number in range(40)]
    drawings = [
        Drawing("test", 600, 80, 203, (TextRun(text, Face.BOLD, 11 + at, 9, 60),)) for at, text in enumerate(words)
    ]
    alone = [paint(drawing) for drawing in drawings]
    paint_text.cache_clear()
    font.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(paint, drawings * 4)) == alone * 4


def test_the_bitmap_is_what_pillow_reads() -> None:
    bitmap = paint(Drawing("test", 20, 3, 203, (Rect(3, 1, 15, 1),)))
    image = Image.frombytes("1", (20, 3), bitmap.rows)
    assert image.getbbox() == (3, 1, 18, 2)
