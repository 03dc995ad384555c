"""How wide and high the capitals inside the symbols of ISO 15223-1 are, in the faces that draw them."""

from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.labels.drawing import Face
from desktop.paths import RESOURCES

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FILES: Final = {Face.REGULAR: "NotoSansSC-Regular.ttf", Face.BOLD: "NotoSansSC-Bold.ttf"}


@cache
def _font(face: Face, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(RESOURCES / "fonts" / _FILES[face], size)


def text_width(text: str, face: Face, size: int) -> float:
    """Width of capitals in dots at a size of the em square in dots."""
    return _font(face, size).getlength(text)


def cap_height(face: Face, size: int) -> float:
    """Height of a capital in dots."""
    return -_font(face, size).getbbox("H", anchor="ls")[1]
