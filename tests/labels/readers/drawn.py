"""Symbols for the tests of the readers: drawn by zint, put on a white label, and damaged one module at a time."""

from collections.abc import Sequence

import zint

from desktop.labels.drawing import Bitmap
from tests.labels.readers.canvas import Canvas


def grid(symbology: str, text: str | bytes, **settings: object) -> list[str]:
    """The modules of a symbol, "1" dark."""
    symbol = zint.Symbol()
    symbol.symbology = getattr(zint.Symbology, symbology)
    for name, value in settings.items():
        setattr(symbol, name, value)
    symbol.encode(text)
    data = symbol.encoded_data
    return ["".join(str(data[y, x >> 3] >> (x & 7) & 1) for x in range(symbol.width)) for y in range(symbol.rows)]


def label(rows: Sequence[str], module: int = 3, quiet: int = 10, down: int = 1) -> Bitmap:
    """A symbol with so many modules of white around it; ``down`` stretches the bars of a linear one."""
    canvas = Canvas((len(rows[0]) + 2 * quiet) * module + 5, (len(rows) * down + 2 * quiet) * module + 3)
    canvas.grid(quiet * module, quiet * module, [row for row in rows for _ in range(down)], module)
    return canvas.bitmap()


def with_one_wrong(rows: Sequence[str], y: int, x: int) -> list[str]:
    """The same modules but for one."""
    wrong = {"0": "1", "1": "0"}[rows[y][x]]
    return [*rows[:y], rows[y][:x] + wrong + rows[y][x + 1 :], *rows[y + 1 :]]
