"""A label that ink is put on, a row being one number: the leftmost dot is the highest bit."""

from collections.abc import Sequence

from desktop.labels.drawing import Bitmap


class Canvas:
    """A white label of so many dots; what falls over its edge is lost, as on paper."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [0] * height
        self.full = (1 << width) - 1

    def row(self, x: int, y: int, bits: int, width: int, *, over: bool = False) -> None:
        """Put a row of dots; ``over`` writes its white as well."""
        if not 0 <= y < self.height:
            return
        shift = self.width - x - width
        placed = bits << shift if shift >= 0 else bits >> -shift
        if over:
            area = (1 << width) - 1
            self.rows[y] &= ~(area << shift if shift >= 0 else area >> -shift)
        self.rows[y] |= placed & self.full

    def block(self, x: int, y: int, width: int, height: int) -> None:
        """Put a filled rectangle."""
        for at in range(height):
            self.row(x, y + at, (1 << width) - 1, width)

    def grid(self, x: int, y: int, rows: Sequence[str], module: int) -> None:
        """Put a symbol given as rows of modules, "1" dark."""
        for at, row in enumerate(rows):
            bits = "".join(cell * module for cell in row)
            for down in range(module):
                self.row(x, y + at * module + down, int(bits, 2), len(bits))

    def picture(self, x: int, y: int, bitmap: Bitmap) -> None:
        """Put the ink of another bitmap."""
        for at in range(bitmap.height):
            row = int.from_bytes(bitmap.rows[at * bitmap.stride : (at + 1) * bitmap.stride])
            self.row(x, y + at, row, 8 * bitmap.stride)

    def bitmap(self) -> Bitmap:
        """The label as it is now."""
        stride = (self.width + 7) // 8
        shift = 8 * stride - self.width
        return Bitmap(self.width, self.height, b"".join((row << shift).to_bytes(stride) for row in self.rows))


def from_gray(pixels: bytes, width: int, height: int) -> Bitmap:
    """A bitmap of one byte a dot, dark below 128."""
    stride = (width + 7) // 8
    digits = pixels.translate(_DARK).decode("ascii")
    fill = "0" * (8 * stride - width)
    rows = (int(digits[at : at + width] + fill, 2).to_bytes(stride) for at in range(0, width * height, width))
    return Bitmap(width, height, b"".join(rows))


_DARK = bytes(ord("1") if value < 128 else ord("0") for value in range(256))
