"""What a recall covers: a whole item, a lot of it, or a range of serial numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The goods that a recall names.

    Attributes:
        item: item id.
        lot: lot number; "" for every lot.
        serial_from: first serial number of a range; "" for every one.
        serial_to: last serial number of the range.
    """

    item: int
    lot: str = ""
    serial_from: str = ""
    serial_to: str = ""

    def covers(self, item: int, lot: str, serial: str) -> bool:
        """Whether goods are recalled; goods without a serial number are in no range of them."""
        if item != self.item or self.lot not in ("", lot):
            return False
        if not self.serial_from:
            return True
        return bool(serial) and in_order(self.serial_from) <= in_order(serial) <= in_order(self.serial_to)


def in_order(serial: str) -> tuple[int, str]:
    """How serial numbers follow each other: the shorter first, those of one length character by character."""
    return len(serial), serial
