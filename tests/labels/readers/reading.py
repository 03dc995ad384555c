"""Read barcodes off a clean bitmap, by the standards alone: neither the writer of the product nor its own check.

Nothing is repaired: one wrong dot in a symbol, a missing quiet zone or an odd codeword is `Unreadable`.
"""

from desktop.labels.drawing import Bitmap
from tests.labels.readers import code_128, data_matrix, qr
from tests.labels.readers.dots import Box, Dots, Read, Unreadable

__all__ = ["Box", "Read", "Unreadable", "read_all", "read_at"]


def read_all(bitmap: Bitmap) -> list[Read]:
    """Every Data Matrix, QR Code and Code 128 on the label, from the top.

    Raises:
        Unreadable: if one of them is not good.
    """
    dots = Dots.of(bitmap)
    return _read(dots, dots.whole())


def read_at(bitmap: Bitmap, box: Box) -> Read:
    """The one symbol inside the box; its quiet zone may reach beyond it.

    Raises:
        Unreadable: if there is none, more than one, or one that is not good.
    """
    found = _read(Dots.of(bitmap), box)
    if len(found) != 1:
        raise Unreadable(f"{len(found)} symbols instead of one")
    return found[0]


def _read(dots: Dots, window: Box) -> list[Read]:
    bars = list(dots.bars(window))
    found = [*data_matrix.find(dots, bars), *qr.find(dots, bars), *code_128.find(dots, window)]
    return sorted((one for one in found if window.holds(one.box)), key=lambda one: (one.box.top, one.box.left))
