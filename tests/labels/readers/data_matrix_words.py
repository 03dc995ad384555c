"""The codewords of a Data Matrix as text (ISO/IEC 16022, 5.2): six encodations, strictly."""

from tests.labels.readers.dots import Unreadable

PAD, C40, BASE_256, FNC1, UPPER_SHIFT, MACRO_05, MACRO_06, X12, TEXT, EDIFACT, ECI, UNLATCH = (
    129, 230, 231, 232, 235, 236, 237, 238, 239, 240, 241, 254,
)  # fmt: skip
GS = 0x1D
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = b"0123456789"
_SHIFT_1 = bytes(range(32))
_SHIFT_2 = b"!\"#$%&'()*+,-./:;<=>?@[\\]^_"
_BASIC = {C40: b" " + DIGITS + LETTERS, TEXT: b" " + DIGITS + LETTERS.lower()}
_SHIFT_3 = {C40: bytes(range(96, 128)), TEXT: b"`" + LETTERS + b"{|}~\x7f"}
_X12 = b"\r*> " + DIGITS + LETTERS


def words(codewords: list[int]) -> tuple[str, bytes, int | None]:
    """Identifier, message and character set of the data codewords of a symbol.

    Raises:
        Unreadable: for anything that the standard does not define, or that no label may hold.
    """
    reader = _Words(codewords)
    reader.read()
    return reader.identifier(), bytes(reader.out) + reader.trailer, reader.eci


class _Words:
    def __init__(self, codewords: list[int]) -> None:
        self.codewords = codewords
        self.at = 0
        self.out = bytearray()
        self.trailer = b""
        self.gs1 = False
        self.eci: int | None = None

    def identifier(self) -> str:
        """]d1 or ]d2, three more with an ECI."""
        return f"]d{(2 if self.gs1 else 1) + (0 if self.eci is None else 3)}"

    def read(self) -> None:
        self._head()
        while self.at < len(self.codewords):
            value = self._next()
            if value == PAD:
                return self._padding()
            self._ascii(value)
        return None

    def _next(self) -> int:
        if self.at >= len(self.codewords):
            raise Unreadable("Data Matrix that ends too early")
        self.at += 1
        return self.codewords[self.at - 1]

    def _head(self) -> None:
        first = self.codewords[0]
        if first == FNC1:
            self.gs1 = True
        elif first in (MACRO_05, MACRO_06):
            self.out += b"[)>\x1e0" + (b"5" if first == MACRO_05 else b"6") + b"\x1d"
            self.trailer = b"\x1e\x04"
        else:
            return
        self.at = 1

    def _ascii(self, value: int) -> None:
        if 1 <= value <= 128:
            self.out.append(value - 1)
        elif 130 <= value <= 229:
            self.out += f"{value - 130:02d}".encode()
        elif value == FNC1:
            self._separator()
        elif value == UPPER_SHIFT:
            self._upper()
        elif value in (C40, TEXT):
            self._triplets(value)
        elif value == X12:
            self._x12()
        elif value == EDIFACT:
            self._edifact()
        elif value == BASE_256:
            self._base_256()
        elif value == ECI:
            self._character_set()
        else:
            raise Unreadable(f"Data Matrix codeword {value} at {self.at}")

    def _separator(self) -> None:
        if not self.gs1 or not self.out or self.out[-1] == GS:
            raise Unreadable("FNC1 where none may stand")
        self.out.append(GS)

    def _upper(self) -> None:
        value = self._next()
        if not 1 <= value <= 128:
            raise Unreadable("nothing to shift")
        self.out.append(value + 127)

    def _padding(self) -> None:
        """Every pad after the first is scrambled by its place (annex B.1)."""
        for at in range(self.at, len(self.codewords)):
            wanted = 129 + (149 * (at + 1)) % 253 + 1
            if self.codewords[at] != (wanted if wanted <= 254 else wanted - 254):
                raise Unreadable("wrong pad")
        self.at = len(self.codewords)

    def _triples(self) -> list[int]:
        """Values of three to two codewords, until the unlatch or the end."""
        values: list[int] = []
        while len(self.codewords) - self.at >= 2:
            if self.codewords[self.at] == UNLATCH:
                self.at += 1
                return values
            packed = self._next() * 256 + self._next() - 1
            if not 0 <= packed < 64000:
                raise Unreadable("no three values")
            values += [packed // 1600, packed // 40 % 40, packed % 40]
        if self.at < len(self.codewords) and self.codewords[self.at] == UNLATCH:
            self.at += 1
        return values

    def _triplets(self, encodation: int) -> None:
        shift, upper = 0, 0
        for value in self._triples():
            if shift == 0 and value < 3:
                shift = value + 1
                continue
            if shift == 2 and value == 30:
                shift, upper = 0, 128
                continue
            if shift == 2 and value == 27:
                self._separator()
            else:
                self.out.append(upper + _one_of(self._set(encodation, shift), value - (0 if shift else 3)))
                upper = 0
            shift = 0
        if upper or shift > 1:
            raise Unreadable("a shift with nothing behind it")

    @staticmethod
    def _set(encodation: int, shift: int) -> bytes:
        return (_BASIC[encodation], _SHIFT_1, _SHIFT_2, _SHIFT_3[encodation])[shift]

    def _x12(self) -> None:
        self.out += bytes(_one_of(_X12, value) for value in self._triples())

    def _edifact(self) -> None:
        while len(self.codewords) - self.at > 2:
            bits = "".join(f"{value:08b}" for value in self.codewords[self.at : self.at + 3])
            for start in range(0, 24, 6):
                value = int(bits[start : start + 6], 2)
                if value == 0x1F:
                    self.at += (start + 13) // 8  # the rest of the codeword in which the unlatch ends means nothing
                    return
                self.out.append(value if value & 0x20 else value | 0x40)
            self.at += 3

    def _unscrambled(self) -> int:
        """A codeword of Base 256, scrambled by its place (annex B.2)."""
        return (self._next() - (149 * self.at) % 255 - 1) % 256

    def _base_256(self) -> None:
        length = self._unscrambled()
        if length == 0:
            length = len(self.codewords) - self.at
        elif length > 249:
            length = 250 * (length - 249) + self._unscrambled()
        self.out += bytes(self._unscrambled() for _ in range(length))

    def _character_set(self) -> None:
        if self.out or self.eci is not None:
            raise Unreadable("a character set that changes inside")
        first = self._next()
        if 1 <= first <= 127:
            self.eci = first - 1
        elif 128 <= first <= 191:
            self.eci = (first - 128) * 254 + self._next() - 1 + 127
        else:
            raise Unreadable("no such character set")


def _one_of(characters: bytes, value: int) -> int:
    if value >= len(characters):
        raise Unreadable("a value that no set has")
    return characters[value]
