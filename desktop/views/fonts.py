"""The two faces: Noto Sans SC for words in both scripts, Source Code Pro with slashed zero for lots, serials and codes.

Sizes are device-independent pixels (`LOOK`: body 15, tables 14, headings 20 and 26).
"""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from desktop.paths import RESOURCES

WORDS: Final = "Noto Sans SC"
CODES: Final = "Source Code Pro"
FILES: Final = ("NotoSansSC-Regular", "NotoSansSC-Bold", "SourceCodePro-Regular", "SourceCodePro-Bold")

SMALL: Final = 13
TABLE: Final = 14
BODY: Final = 15
ACTION: Final = 16
HEADING: Final = 20
TITLE: Final = 26

_registered: list[str] = []


def register() -> tuple[str, ...]:
    """Bring the shipped fonts in, once; needs a QGuiApplication. Returns the files that could not be read."""
    failed = []
    for name in FILES:
        if name in _registered:
            continue
        if QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{name}.ttf")) < 0:
            failed.append(name)
        else:
            _registered.append(name)
    return tuple(failed)


def words(pixels: int = BODY, *, bold: bool = False) -> QFont:
    """The face for sentences and names."""
    return _sized(QFont(WORDS), pixels, bold)


def codes(pixels: int = BODY, *, bold: bool = False) -> QFont:
    """The face for lots, serials and codes: one width, slashed zero, words of the other script fall back to Noto."""
    font = QFont([CODES, WORDS])
    font.setFeature(QFont.Tag("zero"), 1)
    return _sized(font, pixels, bold)


def _sized(font: QFont, pixels: int, bold: bool) -> QFont:
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
