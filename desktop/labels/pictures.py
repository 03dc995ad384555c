"""Pictures of templates in one colour, brought to whole dots."""

import base64
import binascii
import io
from functools import lru_cache
from typing import Final

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Bitmap

MOST_PIXELS: Final = 16_000_000
_HALF: Final = 128


def one_bit(png: str, width: int, height: int, element: int) -> Bitmap:
    """A PNG in base64 as a bitmap of ``width`` × ``height`` dots: what is darker than mid grey is ink, clear is paper.

    Raises:
        Refusal: ``bad_picture`` (``element``) if it is no PNG, is broken or has more than 16 million pixels.
    """
    try:
        return _drawn(png, width, height)
    except (OSError, SyntaxError, ValueError, binascii.Error):  # SyntaxError is how Pillow calls a broken chunk
        raise Refusal("bad_picture", element=element) from None


def _refuse_large(data: bytes) -> None:
    """Before anything is unpacked: the size stands in the first chunk (PNG 11.2.1)."""
    across, down = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if across * down > MOST_PIXELS:
        raise ValueError("too many pixels")


@lru_cache(maxsize=32)
def _drawn(png: str, width: int, height: int) -> Bitmap:
    from PIL import Image

    data = base64.b64decode(png, validate=True)
    _refuse_large(data)
    with Image.open(io.BytesIO(data), formats=["PNG"]) as found:
        clear = found.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    grey = paper.convert("L").resize((width, height), Image.Resampling.BOX)
    ink = grey.point(lambda level: 255 if level < _HALF else 0).convert("1", dither=Image.Dither.NONE)
    return Bitmap(width, height, ink.tobytes())
