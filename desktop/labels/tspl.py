"""A label as one TSPL job of one picture: ``SIZE`` … ``CLS`` … ``BITMAP`` … ``PRINT 1,1``.

In a BITMAP a 0 burns, so the dots are turned over. A printer looks for immediate commands in everything it receives:
``ESC !`` (``ESC ! R`` starts it anew) and ``~!``. No two bytes of that kind may stand side by side in a picture, so a
picture is cut between them, as often as it takes.
"""

from desktop.labels.drawing import Bitmap
from desktop.labels.graphics_pieces import Piece, cut, inked
from desktop.labels.job_setup import JobSetup

LINE_END = b"\r\n"
DANGEROUS = (b"\x1b!", b"~!")
"""What starts an immediate command wherever it stands."""

_TURN_OVER = bytes(byte ^ 0xFF for byte in range(256))


def raster(bitmap: Bitmap, setup: JobSetup) -> bytes:
    """One job that prints a picture.

    Args:
        bitmap: the whole label.
        setup: the stock and the job.

    Raises:
        Refusal: ``label_larger_than_stock``.
    """
    setup.require_room(bitmap)
    piece = inked(bitmap)
    return job(setup, b"" if piece is None else picture(piece))


def job(setup: JobSetup, body: bytes) -> bytes:
    """One whole job around the lines of a label."""
    lines = [
        f"SIZE {_mm(setup.width_mm)} mm,{_mm(setup.height_mm)} mm",
        f"GAP {_mm(setup.gap_mm)} mm,0 mm",
        f"DIRECTION {0 if setup.turned else 1}",
        "SET REPRINT OFF",
    ]
    if setup.darkness is not None:
        lines.append(f"DENSITY {setup.darkness // 2}")
    if setup.speed is not None:
        lines.append(f"SPEED {setup.speed}")
    lines.append("CLS")
    head = b"".join(line.encode("ascii") + LINE_END for line in lines)
    return b"%s%sPRINT 1,%d\r\n" % (head, body, setup.copies)


def picture(piece: Piece) -> bytes:
    """The BITMAP lines of a picture at its place."""
    written: list[bytes] = []
    for part in _apart(piece.bitmap):
        bitmap = part.bitmap
        head = b"BITMAP %d,%d,%d,%d,0," % (piece.x + part.x, piece.y + part.y, bitmap.stride, bitmap.height)
        written.append(head + bitmap.rows.translate(_TURN_OVER) + LINE_END)
    return b"".join(written)


def _apart(bitmap: Bitmap) -> list[Piece]:
    """The picture in parts of which none holds a dangerous pair: bands of rows, and single rows in parts."""
    parts: list[Piece] = []
    top = 0
    for y in range(bitmap.height):
        if _dangerous(_sent(bitmap, y, y + 1)):
            parts += _band(bitmap, top, y) + _row_apart(bitmap, y)
            top = y + 1
        elif y > top and _dangerous(_sent(bitmap, y - 1, y + 1)):
            parts += _band(bitmap, top, y)
            top = y
    return parts + _band(bitmap, top, bitmap.height)


def _row_apart(bitmap: Bitmap, y: int) -> list[Piece]:
    row = _sent(bitmap, y, y + 1)
    ends = [place for place in range(1, len(row)) if _dangerous(row[place - 1 : place + 1])] + [len(row)]
    starts = [0, *ends[:-1]]
    return [cut(bitmap, (left, y, right, y + 1)) for left, right in zip(starts, ends, strict=True)]


def _band(bitmap: Bitmap, top: int, bottom: int) -> list[Piece]:
    return [cut(bitmap, (0, top, bitmap.stride, bottom))] if bottom > top else []


def _sent(bitmap: Bitmap, top: int, bottom: int) -> bytes:
    return bitmap.rows[top * bitmap.stride : bottom * bitmap.stride].translate(_TURN_OVER)


def _dangerous(sent: bytes) -> bool:
    return any(pair in sent for pair in DANGEROUS)


def _mm(length: float) -> str:
    return f"{round(length, 2):g}"
