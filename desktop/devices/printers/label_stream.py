"""What a printer sees in the bytes that arrive: questions, and labels in ZPL or TSPL.

Only as much of both languages as a printer needs to count labels and to tell questions from data.
"""

import re
from dataclasses import dataclass

QUESTIONS = (b"~HS", b"~HQES", b"~HI", b"\x1b!?", b"\x1b!S")
_BLANK = b"\r\n \x00"
_ZPL_MARKS = (b"^FD", b"^GF", b"^GB", b"^FV", b"^XG")
_PQ = re.compile(rb"\^PQ([0-9]{1,8})")
_PRINT = re.compile(rb"PRINT +([0-9]{1,6})(?:,([0-9]{1,6}))?\r?\n")
_BITMAP = re.compile(rb"BITMAP +[0-9]+,[0-9]+,([0-9]{1,5}),([0-9]{1,5}),[0-9],")
_BITMAP_HEAD_BYTES = 48


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of `QUESTIONS`."""

    question: bytes


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it came.

    Attributes:
        language: ``zpl`` or ``tspl``.
        data: its bytes, set-up commands before it included.
        copies: how often it is to be printed.
    """

    language: str
    data: bytes
    copies: int


class LabelStream:
    """Cuts one connection's bytes; hand it every byte once, in order."""

    def __init__(self) -> None:
        self._left = b""
        self._label = b""
        self._fed = 0
        self._asked = 0

    @property
    def job_bytes(self) -> int:
        """How many bytes came that are no questions, nor the beginning of one."""
        begun = any(question.startswith(self._left) for question in QUESTIONS)
        return self._fed - self._asked - (len(self._left) if begun else 0)

    @property
    def is_inside_a_label(self) -> bool:
        """A label has begun and not ended."""
        return b"^XA" in self._label or b"CLS" in self._label

    def feed(self, data: bytes) -> list[Asked | Label]:
        """The questions and labels that these bytes bring to their end."""
        self._left += data
        self._fed += len(data)
        found: list[Asked | Label] = []
        while self._left:
            before = len(self._left)
            event = self._next()
            if event is not None:
                found.append(event)
            elif len(self._left) == before:
                break
        return found

    def _next(self) -> Asked | Label | None:
        for question in QUESTIONS:
            if self._left.startswith(question):
                self._left = self._left[len(question) :]
                self._asked += len(question)
                return Asked(question)
        if any(question.startswith(self._left) for question in QUESTIONS):
            return None
        if self._left[:1] in (b"^", b"~") or self._label.startswith(b"^XA"):
            return self._zpl()
        return self._tspl()

    def _take(self, count: int) -> bytes:
        taken, self._left = self._left[:count], self._left[count:]
        self._label += taken
        return taken

    def _zpl(self) -> Label | None:
        """One command: up to the next ``^`` or ``~``."""
        if self._left.startswith(b"^XZ"):
            self._take(3)
            data, self._label = self._label, b""
            counts = _PQ.findall(data)
            is_label = any(mark in data for mark in _ZPL_MARKS)
            return Label("zpl", data, int(counts[-1]) if counts else 1) if is_label else None
        ends = [at for at in (self._left.find(mark, 1) for mark in (b"^", b"~", b"\x1b!")) if at > 0]
        is_whole_alone = self._left[:1] not in (b"^", b"~")
        self._take(min(ends) if ends else len(self._left) if is_whole_alone else 0)
        return None

    def _tspl(self) -> Label | None:
        """One line, or a picture with as many bytes as its head says."""
        if not self._label and self._left[:1] in _BLANK:
            self._take(1)
            self._label = b""
            return None
        picture = _BITMAP.match(self._left)
        if picture:
            whole = picture.end() + int(picture[1]) * int(picture[2])
            if len(self._left) >= whole:
                self._take(whole)
            return None
        if self._left.startswith(b"BITMAP") and len(self._left) < _BITMAP_HEAD_BYTES:
            return None
        return self._line()

    def _line(self) -> Label | None:
        end = self._left.find(b"\n") + 1
        line = self._take(end)
        told = _PRINT.fullmatch(line)
        if told is None:
            return None
        data, self._label = self._label, b""
        return Label("tspl", data, int(told[1]) * int(told[2] or 1))
