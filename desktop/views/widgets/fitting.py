"""Fitting a text into a place without ever cutting a lot, a serial or a code in two."""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFontMetricsF

from desktop.views import fonts

ELLIPSIS: Final = "…"
_CLOSING: Final = "、。,.;:?!)》」』】〕”’…·"
_OPENING: Final = "(《「『【〔“‘"
_PIECES: Final = re.compile(
    rf"[ \u3000]+|[{_OPENING}]*(?:[!-~\u00a0-\u024f]+|[^ \u3000{_OPENING}])[{_CLOSING}]*|.", re.DOTALL
)
"""Spaces; a run of Latin letters, figures and signs; any other sign alone: Chinese may be broken anywhere, but not
before a closing sign nor after an opening one."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as it is shown: the size of its letters in pixels, its lines, and whether something was left out."""

    pixels: int
    lines: tuple[str, ...]
    cut: bool = False


def pieces(text: str, whole: tuple[str, ...] = ()) -> list[str]:
    """The parts of a text that must stay in one piece: those named in `whole`, and every Latin run."""
    for kept in whole:
        before, found, after = text.partition(kept) if kept else (text, "", "")
        if found:
            return [*pieces(before, whole), found, *pieces(after, whole)]
    return _PIECES.findall(text)


def fit(text: str, size: tuple[int, int], sizes: tuple[int, ...], whole: tuple[str, ...] = ()) -> Fitted:
    """Fit a text into `size` (width, height): the largest of `sizes` that shows all, one line before two.

    When nothing shows all, the smallest size is taken and the end is left out at a piece's border.
    """
    for pixels in sizes:
        metrics = QFontMetricsF(fonts.words(pixels, bold=True))
        if metrics.horizontalAdvance(text) <= size[0]:
            return Fitted(pixels, (text,))
        lines = wrap(text, size[0], metrics, whole)
        if len(lines) <= _rows(size[1], metrics):
            return Fitted(pixels, tuple(lines))
    metrics = QFontMetricsF(fonts.words(sizes[-1], bold=True))
    rows = _rows(size[1], metrics)
    lines = wrap(text, size[0], metrics, whole)[:rows]
    lines[-1] = _shorten(lines[-1], size[0], metrics, whole)
    return Fitted(sizes[-1], tuple(lines), cut=True)


def wrap(text: str, width: float, metrics: QFontMetricsF, whole: tuple[str, ...] = ()) -> list[str]:
    """Break a text into lines at piece borders; a piece wider than the place stands alone on its line."""
    lines = [""]
    for piece in pieces(text, whole):
        if lines[-1] and metrics.horizontalAdvance(lines[-1] + piece) > width:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append("" if piece.isspace() else piece)
        else:
            lines[-1] += piece
    return lines


def _rows(height: int, metrics: QFontMetricsF) -> int:
    return max(1, int(height / metrics.lineSpacing()))


def _shorten(line: str, width: float, metrics: QFontMetricsF, whole: tuple[str, ...]) -> str:
    parts = pieces(line, whole)
    while len(parts) > 1 and metrics.horizontalAdvance("".join(parts) + ELLIPSIS) > width:
        parts.pop()
    return "".join(parts).rstrip(" ") + ELLIPSIS
