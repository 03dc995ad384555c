"""The picture file of a label."""

import io

import pytest
from PIL import Image

from desktop.labels.drawing import Drawing, Rect
from desktop.labels.paint import paint
from desktop.labels.png import png


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_a_png_has_the_dots_and_the_resolution_of_the_label(dpi: int) -> None:
    bitmap = paint(Drawing("test", 21, 9, dpi, (Rect(2, 1, 10, 3),)))
    with Image.open(io.BytesIO(png(bitmap, dpi))) as found:
        assert (found.format, found.mode, found.size) == ("PNG", "1", (21, 9))
        assert found.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)
        assert found.convert("L").point(lambda level: 255 - level).getbbox() == (2, 1, 12, 4)
        assert Image.frombytes("1", (21, 9), bitmap.rows).point(lambda dot: 255 - dot).tobytes() == found.tobytes()
