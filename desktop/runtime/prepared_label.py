"""A label that was drawn, read back and written: all that a printer needs; and what a desk gives to its labels.

Apart from the drawing itself, so that a desk starts without the parts that draw.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop.labels.check import ReadBack
    from desktop.labels.drawing import Bitmap, Drawing

TEXT: Final = "zh_CN"
"""The language of labels where nobody chose one."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a desk gives to its labels.

    Attributes:
        today: the day to judge two-digit years of UDIs by.
        language: of the words where a job names none.
        folder: a person's own templates and printer files; None for none.
        printed_at: the local time that labels show, "" for none.
    """

    today: date
    language: str = TEXT
    folder: Path | None = None
    printed_at: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A label that may be sent.

    Attributes:
        payload: the very bytes; for a driver's printer the PNG of the dots.
        drawing: what was laid out; None for a person's own printer file.
        bitmap: its dots; None for a person's own printer file.
        read: what the reader delivered from them.
        copies: how often it is printed.
    """

    payload: bytes
    drawing: "Drawing | None" = None
    bitmap: "Bitmap | None" = None
    read: "tuple[ReadBack, ...]" = ()
    copies: int = 1

    @property
    def sha256(self) -> str:
        """Of the payload, in hex."""
        return hashlib.sha256(self.payload).hexdigest()
