"""The data codewords of a QR Code as text (ISO/IEC 18004, 7.4): segments, strictly."""

from tests.labels.readers.dots import Unreadable

NUMERIC, ALPHANUMERIC, BYTE, KANJI, ECI, FNC1_FIRST, END = 0b0001, 0b0010, 0b0100, 0b1000, 0b0111, 0b0101, 0
_ALPHANUMERIC = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_COUNT_BITS = {NUMERIC: (10, 12, 14), ALPHANUMERIC: (9, 11, 13), BYTE: (8, 16, 16), KANJI: (8, 10, 12)}
GS = b"\x1d"


def words(data: list[int], version: int) -> tuple[str, bytes, int | None]:
    """Identifier, message and character set of the data codewords.

    Raises:
        Unreadable: for anything that the standard does not define, or that no label may hold.
    """
    reader = _Words(data, version)
    reader.read()
    name = (3 if reader.gs1 else 1) + (0 if reader.eci is None else 1)
    return f"]Q{name}", bytes(reader.out), reader.eci


class _Words:
    def __init__(self, data: list[int], version: int) -> None:
        self.bits = "".join(f"{value:08b}" for value in data)
        self.at = 0
        self.sizes = 0 if version < 10 else 1 if version < 27 else 2
        self.out = bytearray()
        self.gs1 = False
        self.eci: int | None = None

    def _take(self, count: int) -> int:
        if self.at + count > len(self.bits):
            raise Unreadable("QR Code that ends too early")
        self.at += count
        return int(self.bits[self.at - count : self.at], 2) if count else 0

    def read(self) -> None:
        while len(self.bits) - self.at >= 4:
            mode = self._take(4)
            if mode == END:
                break
            self._segment(mode)
        self._padding()

    def _segment(self, mode: int) -> None:
        if mode == FNC1_FIRST and not self.out and not self.gs1:
            self.gs1 = True
        elif mode == ECI and not self.out and self.eci is None:
            self.eci = self._character_set()
        elif mode in _COUNT_BITS:
            count = self._take(_COUNT_BITS[mode][self.sizes])
            self.out += {
                NUMERIC: self._numeric, ALPHANUMERIC: self._alphanumeric, BYTE: self._bytes, KANJI: self._kanji,
            }[mode](count)  # fmt: skip
        else:
            raise Unreadable(f"QR Code mode {mode:04b}")

    def _padding(self) -> None:
        left = -self.at % 8
        if self._take(left):
            raise Unreadable("QR Code with ink after its end")
        for turn in range((len(self.bits) - self.at) // 8):
            if self._take(8) != (0xEC, 0x11)[turn % 2]:
                raise Unreadable("wrong pad")

    def _numeric(self, count: int) -> bytes:
        out = ""
        while count:
            digits = min(count, 3)
            group = f"{self._take((0, 4, 7, 10)[digits]):0{digits}d}"
            if len(group) != digits:
                raise Unreadable("digits that are none")
            out, count = out + group, count - digits
        return out.encode()

    def _alphanumeric(self, count: int) -> bytes:
        out = bytearray()
        for _ in range(count // 2):
            pair = self._take(11)
            if pair >= 45 * 45:
                raise Unreadable("a value that no set has")
            out += bytes((_ALPHANUMERIC[pair // 45], _ALPHANUMERIC[pair % 45]))
        if count % 2:
            single = self._take(6)
            if single >= 45:
                raise Unreadable("a value that no set has")
            out.append(_ALPHANUMERIC[single])
        if self.gs1:
            return b"%".join(part.replace(b"%", GS) for part in bytes(out).split(b"%%"))
        return bytes(out)

    def _bytes(self, count: int) -> bytes:
        return bytes(self._take(8) for _ in range(count))

    def _kanji(self, count: int) -> bytes:
        """Shift JIS, two bytes a character."""
        out = bytearray()
        for _ in range(count):
            value = self._take(13)
            packed = value // 0xC0 * 256 + value % 0xC0
            packed += 0x8140 if packed < 0x1F00 else 0xC140
            out += packed.to_bytes(2)
        return bytes(out)

    def _character_set(self) -> int:
        first = self._take(8)
        if first < 0x80:
            return first
        if first < 0xC0:
            return (first & 0x3F) << 8 | self._take(8)
        raise Unreadable("no such character set")
