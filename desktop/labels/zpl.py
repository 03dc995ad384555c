"""A label as one ZPL job of one picture: ``^XA`` … ``^GFA`` … ``^PQ1,0,0,N`` ``^XZ``.

Every setting that an earlier job may have left behind is said again: place, code page, direction, mirror, reverse. The
printer's own reprint after a fault is switched off (``^JZN``): a doubled label is worse than a missing one.
"""

from desktop.labels.drawing import Bitmap
from desktop.labels.graphics import MOST_BYTES, Graphics, graphic_field
from desktop.labels.graphics_pieces import Piece, bands, inked
from desktop.labels.job_setup import JobSetup


def raster(bitmap: Bitmap, setup: JobSetup, form: Graphics = Graphics.ACS) -> bytes:
    """One job that prints a picture.

    Args:
        bitmap: the whole label.
        setup: the stock and the job.
        form: how the dots are written.

    Raises:
        Refusal: ``label_larger_than_stock``.
    """
    setup.require_room(bitmap)
    piece = inked(bitmap)
    return job(setup, b"" if piece is None else picture(piece, form))


def job(setup: JobSetup, body: bytes) -> bytes:
    """One whole job around the fields of a label."""
    darkness = b"" if setup.darkness is None else b"~SD%02d" % setup.darkness
    speed = b"" if setup.speed is None else b"^PR%d" % setup.speed
    head = b"^XA^PW%d^LL%d^LH0,0^CI28^JZN^PO%s^PMN^LRN" % (setup.width, setup.height, b"I" if setup.turned else b"N")
    return b"%s%s%s%s^PQ%d,0,0,N^XZ" % (darkness, head, speed, body, setup.copies)


def picture(piece: Piece, form: Graphics) -> bytes:
    """The fields of a picture at its place, in as few bands as the printer takes."""
    return b"".join(
        b"^FO%d,%d%s^FS" % (band.x, band.y, graphic_field(band.bitmap, form)) for band in bands(piece, MOST_BYTES)
    )
