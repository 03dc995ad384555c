"""A painted label as PNG, one bit a dot, with its resolution."""

import io

from desktop.labels.drawing import Bitmap


def png(bitmap: Bitmap, dpi: int) -> bytes:
    """The picture file: ink black on white, ``pHYs`` says the resolution, so it prints at its real size."""
    from PIL import Image

    # a PNG's 1 is white, a bitmap's 1 is ink
    image = Image.frombytes("1", (bitmap.width, bitmap.height), bitmap.rows, "raw", "1;I")
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
