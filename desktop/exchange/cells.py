"""One cell of a file as a value; ASCII digits only, and a dangerous start made harmless and found again."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NoReturn

from desktop.domain.errors import Refusal
from desktop.domain.spreadsheet_cells import DANGEROUS

Reader = Callable[[str], Any]

_BLANKS: Final = " \u3000\u00a0"
_FULL_WIDTH: Final = re.compile("[\uff0b-\uff19]")
_DATE: Final = re.compile("([0-9]{4})(?:-([0-9]{2})-([0-9]{2})|/([0-9]{1,2})/([0-9]{1,2})|([0-9]{2})([0-9]{2}))")
_WHOLE: Final = re.compile("-?[0-9]{1,9}")
_DECIMAL: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_YES: Final = frozenset({"yes", "true", "y", "1", "是", "有"})
_NO: Final = frozenset({"no", "false", "n", "0", "否", "无"})


def restored(cell: str) -> str:
    """The text behind `desktop.domain.spreadsheet_cells.protected`, without blanks around it."""
    text = cell.strip(_BLANKS)
    return text[1:] if text.startswith("'") and text[1:2] in DANGEROUS and len(text) > 1 else text


def as_text(cell: str) -> str:
    """The text itself."""
    return cell


def as_date(cell: str) -> date:
    """A day: ``2029-01-31``, ``2029/1/31`` or ``20290131``.

    Raises:
        Refusal: ``full_width`` or ``bad_date``.
    """
    fit = _DATE.fullmatch(_ascii(cell))
    parts = [int(part) for part in fit.groups() if part is not None] if fit else []
    try:
        return date(*parts) if parts else _refuse("bad_date", cell)
    except ValueError:
        return _refuse("bad_date", cell)


def as_whole(cell: str) -> int:
    """A whole number.

    Raises:
        Refusal: ``full_width`` or ``bad_number``.
    """
    return int(cell) if _WHOLE.fullmatch(_ascii(cell)) else _refuse("bad_number", cell)


def as_decimal(cell: str) -> Decimal:
    """An exact number with a decimal point, without a thousands separator.

    Raises:
        Refusal: ``full_width`` or ``bad_number``.
    """
    return Decimal(cell) if _DECIMAL.fullmatch(_ascii(cell)) else _refuse("bad_number", cell)


def as_yes_no(cell: str) -> bool:
    """Yes or no, also 是 and 否.

    Raises:
        Refusal: ``not_yes_or_no``.
    """
    word = cell.casefold()
    if word in _YES or word in _NO:
        return word in _YES
    return _refuse("not_yes_or_no", cell)


def as_word(kind: type[StrEnum], chinese: dict[str, str]) -> Reader:
    """A reader for a word of a list, by its value in the program or its Chinese name; else ``unknown_word``."""

    def read(cell: str) -> StrEnum:
        word = chinese.get(cell, cell.casefold().replace(" ", "_"))
        return kind(word) if word in {one.value for one in kind} else _refuse("unknown_word", cell)

    return read


def _ascii(cell: str) -> str:
    return _refuse("full_width", cell) if _FULL_WIDTH.search(cell) else cell


def _refuse(code: str, cell: str) -> NoReturn:
    raise Refusal(code, value=cell)
