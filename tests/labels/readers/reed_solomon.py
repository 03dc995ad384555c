"""Reed-Solomon over GF(256): no correction, only the question whether a block is without fault."""

from collections.abc import Sequence


class Field:
    """GF(256) with its prime polynomial and 2 as the generator."""

    def __init__(self, polynomial: int) -> None:
        self.exp: list[int] = []
        value = 1
        for _ in range(255):
            self.exp.append(value)
            value <<= 1
            if value > 255:
                value ^= polynomial
        self.log = {value: power for power, value in enumerate(self.exp)}
        self.times = [self._row(power) for power in range(255)]

    def _row(self, power: int) -> bytes:
        """Every value times 2 to the power."""
        return bytes([0] + [self.exp[(self.log[value] + power) % 255] for value in range(1, 256)])

    def is_sound(self, block: Sequence[int], check: int, first_root: int) -> bool:
        """Whether all syndromes of the block are zero.

        Args:
            block: data then check codewords.
            check: how many of them are check codewords.
            first_root: power of the first root of the generator polynomial.
        """
        for power in range(first_root, first_root + check):
            row, sum_ = self.times[power], 0
            for codeword in block:
                sum_ = row[sum_] ^ codeword
            if sum_:
                return False
        return True


DATA_MATRIX = Field(301)
"""ISO/IEC 16022, 5.7.1; roots from 2^1."""
QR = Field(0b100011101)
"""ISO/IEC 18004, 7.5.2; roots from 2^0."""
