"""A strict TSPL printer for tests, after the grammar of the manual: it draws what it knows and refuses everything else.

Lines end with CR LF. A bitmap's body is counted, not searched for an end; in it 0 burns. Texts and codes that the
printer would have to guess at are refused.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.labels.drawing import Bitmap
from tests.labels.readers.canvas import Canvas
from tests.labels.readers.tspl_symbols import code_128m_rows, data_matrix_picture, qr_picture

_NAME = re.compile(rb"[A-Z]+")
_BITMAP = re.compile(rb"BITMAP (-?[0-9]+),(-?[0-9]+),([0-9]+),([0-9]+),([0-2]),")
_STRING = rb'"(?:[^"\\\x00-\x1f\x7f]|\\\["\]|\\\[[RLA]\]|\\(?!\[))*"'
_ARGUMENT = re.compile(rb"(" + _STRING + rb"|[^,\" ]+)(?:,|$)")
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?)( mm| dot)?")
_WORD_PAIR = re.compile(rb"(REPRINT|TEAR|PEEL|CUTTER|RIBBON|RESPONSE|HEAD|COUNTER|GAP) ([A-Z]+|[0-9]+)")
_ESCAPES = re.compile(rb'\\\[(["RLA])\]')
_MEANING = {b'"': b'"', b"R": b"\r", b"L": b"\n", b"A": b"\n"}
WIDEST = 24_000
"""Dots: a metre at 600 dpi."""
ESCAPE_COMMANDS = b"?SRFCDOPQ."
SETTINGS = {
    "GAP", "BLINE", "OFFSET", "SPEED", "DENSITY", "DIRECTION", "SHIFT", "CODEPAGE", "COUNTRY", "LIMITFEED",
}  # fmt: skip


class TsplFault(Exception):
    """Bytes that a strict printer does not take."""


@dataclass
class TsplPrinter:
    """A printer with paper in it.

    Attributes:
        labels: what was printed, each copy by itself.
        commands: the name of every command in its order, ``SET`` with its key, ``ESC !`` with its letter.
        texts: what the printer's own font was asked to write; it is not drawn.
        dpi: dots per inch.
    """

    dpi: int
    labels: list[Bitmap] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    _size: tuple[int, int] | None = None
    _canvas: Canvas | None = None
    _origin: tuple[int, int] = (0, 0)

    def send(self, job: bytes) -> None:
        """Take a whole job.

        Raises:
            TsplFault: at the first thing that the grammar does not know.
        """
        at = 0
        while at < len(job):
            if job.startswith(b"\x1b!", at):
                at = self._escape(job, at)
            elif found := _BITMAP.match(job, at):
                at = self._bitmap(job, found)
            else:
                at = self._line(job, at)

    def _escape(self, job: bytes, at: int) -> int:
        letter = job[at + 2 : at + 3]
        if not letter or letter not in ESCAPE_COMMANDS:
            raise TsplFault(f"ESC ! {letter!r}")
        self.commands.append("ESC!" + letter.decode())
        return at + 5 if job.startswith(b"\r\n", at + 3) else at + 3

    def _bitmap(self, job: bytes, found: re.Match[bytes]) -> int:
        x, y, stride, height, mode = (int(one) for one in found.groups())
        start = found.end()
        body = job[start : start + stride * height]
        end = start + len(body)
        if len(body) != stride * height or job[end : end + 2] != b"\r\n":
            raise TsplFault("a bitmap of another length than it says")
        if mode == 2:
            raise TsplFault("a bitmap that turns dots over")
        left, top = self._at(x, y)
        for row in range(height):
            bits = int.from_bytes(body[row * stride : (row + 1) * stride]) ^ ((1 << 8 * stride) - 1)
            self._drawn().row(left, top + row, bits, 8 * stride, over=not mode)
        self.commands.append("BITMAP")
        return end + 2

    def _line(self, job: bytes, at: int) -> int:
        end = job.find(b"\r\n", at)
        line = job[at:end]
        name = _NAME.match(line)
        if end < 0 or name is None:
            raise TsplFault(f"no command: {job[at : at + 40]!r}")
        command, rest = name[0].decode(), line[name.end() :]
        if rest and not rest.startswith(b" "):
            raise TsplFault(f"no command: {line[:40]!r}")
        self._do(command, rest[1:])
        return end + 2

    def _do(self, command: str, rest: bytes) -> None:
        if command == "SET":
            pair = _WORD_PAIR.fullmatch(rest)
            if pair is None or pair[1] == b"COUNTER":
                raise TsplFault(f"SET {rest!r}")
            self.commands.append(f"SET {pair[1].decode()} {pair[2].decode()}")
            return
        self.commands.append(command)
        if command in SETTINGS:
            if not re.fullmatch(rb"[A-Za-z0-9.,\- ]+", rest):
                raise TsplFault(f"{command} {rest!r}")
            return
        action: Callable[[list[bytes]], None] | None = {
            "SIZE": self._set_size, "REFERENCE": self._reference, "CLS": self._cls, "BAR": self._bar,
            "BOX": self._box, "ERASE": self._erase, "TEXT": self._text, "BARCODE": self._barcode,
            "DMATRIX": self._dmatrix, "QRCODE": self._qrcode, "PRINT": self._print,
        }.get(command)  # fmt: skip
        if action is None:
            raise TsplFault(f"unknown command {command}")
        action([one.encode() for one in rest.decode("ascii").split(",")] if command == "SIZE" else arguments(rest))

    # ------------------------------------------------------------------ set-up

    def _set_size(self, sides: list[bytes]) -> None:
        dots = []
        for side in sides:
            found = _LENGTH.fullmatch(side.decode())
            if found is None:
                raise TsplFault(f"SIZE {side!r}")
            per_unit = {" mm": self.dpi / 25.4, " dot": 1, None: self.dpi}[found[2]]
            dots.append(round(float(found[1]) * per_unit))
        if not 0 < min(dots) <= max(dots) <= WIDEST:
            raise TsplFault(f"a label of {dots} dots")
        self._size = (dots[0], dots[1])
        self._canvas = None

    def _reference(self, values: list[bytes]) -> None:
        self._origin = (number(values[0]), number(values[1]))

    def _cls(self, values: list[bytes]) -> None:
        if values or self._size is None:
            raise TsplFault("CLS with arguments or without SIZE")
        self._canvas = Canvas(*self._size)

    def _drawn(self) -> Canvas:
        if self._canvas is None:
            raise TsplFault("drawing before CLS")
        return self._canvas

    def _at(self, x: int, y: int) -> tuple[int, int]:
        """A place of the label, counted from the reference point."""
        return x + self._origin[0], y + self._origin[1]

    # ------------------------------------------------------------------ drawing

    def _bar(self, values: list[bytes]) -> None:
        x, y, width, height = numbers(values, 4)
        self._drawn().block(*self._at(x, y), width, height)

    def _box(self, values: list[bytes]) -> None:
        left, top, right, bottom, thick = numbers(values, 5)
        if right <= left or bottom <= top or thick < 1:
            raise TsplFault("a box inside out")
        sides = (
            (left, top, right - left, thick), (left, bottom - thick, right - left, thick),
            (left, top, thick, bottom - top), (right - thick, top, thick, bottom - top),
        )  # fmt: skip
        for x, y, width, height in sides:
            self._drawn().block(*self._at(x, y), width, height)

    def _erase(self, values: list[bytes]) -> None:
        x, y, width, height = numbers(values, 4)
        left, top = self._at(x, y)
        for row in range(height):
            self._drawn().row(left, top + row, 0, width, over=True)

    def _text(self, values: list[bytes]) -> None:
        *_, content = values
        text = string(content)
        if len(values) not in (7, 8) or not re.fullmatch(rb"[ -~\r\n]*", text):
            raise TsplFault("a text that is not plain")
        self._drawn()
        self.texts.append(text)

    def _barcode(self, values: list[bytes]) -> None:
        if len(values) not in (9, 10) or string(values[2]) != b"128M" or values[4:6] != [b"0", b"0"]:
            raise TsplFault("a barcode that is not 128M, upright and without text")
        x, y, height, narrow = number(values[0]), number(values[1]), number(values[3]), number(values[6])
        rows = code_128m_rows(string(values[-1]), height, narrow)
        self._drawn().grid(*self._at(x, y), rows, 1)

    def _dmatrix(self, values: list[bytes]) -> None:
        x, y, _, _ = numbers(values[:4], 4)
        if len(values) != 7 or values[4] != b"c126" or not re.fullmatch(rb"x[0-9]+", values[5]):
            raise TsplFault("a Data Matrix without c126 and its module")
        picture = data_matrix_picture(string(values[6]), int(values[5][1:]))
        self._drawn().picture(*self._at(x, y), picture)

    def _qrcode(self, values: list[bytes]) -> None:
        x, y = numbers(values[:2], 2)
        if values[2] not in (b"L", b"M", b"Q", b"H") or values[4:6] != [b"A", b"0"] or values[6:-1] not in (
            [], [b"M2"], [b"M2", b"S7"],
        ):  # fmt: skip
            raise TsplFault("a QR Code that is not automatic, upright and model 2")
        picture = qr_picture(string(values[-1]), values[2].decode(), number(values[3]))
        self._drawn().picture(*self._at(x, y), picture)

    def _print(self, values: list[bytes]) -> None:
        sets, copies = numbers(values, len(values)) if len(values) == 2 else (number(values[0]), 1)
        self.labels += [self._drawn().bitmap()] * (sets * copies)


def arguments(rest: bytes) -> list[bytes]:
    """Split at the commas outside of strings; every string must be closed and escaped."""
    found, at = [], 0
    while at < len(rest):
        one = _ARGUMENT.match(rest, at)
        if one is None:
            raise TsplFault(f"arguments {rest!r}")
        found.append(one[1])
        at = one.end()
    if rest.endswith(b","):
        raise TsplFault("a comma too many")
    return found


def number(value: bytes) -> int:
    """A whole number of dots."""
    if not re.fullmatch(rb"-?[0-9]+", value):
        raise TsplFault(f"no number: {value!r}")
    return int(value)


def numbers(values: list[bytes], count: int) -> list[int]:
    """Exactly so many whole numbers."""
    if len(values) != count:
        raise TsplFault(f"{len(values)} values instead of {count}")
    return [number(one) for one in values]


def string(value: bytes) -> bytes:
    """What a string means, its escapes taken off."""
    if len(value) < 2 or not value.startswith(b'"'):
        raise TsplFault(f"no string: {value!r}")
    return _ESCAPES.sub(lambda found: _MEANING[found[1]], value[1:-1])
