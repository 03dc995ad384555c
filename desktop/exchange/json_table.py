"""A JSON file as a table: an object with one list of objects; what stands beside the list is in every row."""

import json
from collections.abc import Sequence
from typing import Any, Final

from desktop.domain.errors import Refusal
from desktop.exchange.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row

_BLANKS: Final = " \t\r\n"
"""White space of RFC 8259, section 2."""


def json_rows(name: str, text: str) -> list[Row]:
    """The rows of a JSON text, the first of them the header; ``[{…}, …]``, ``{…}`` or ``{…, "lines": [{…}, …]}``.

    Raises:
        Refusal: ``file_damaged`` when it is no JSON or of another form, ``file_too_large``.
    """
    lines = _lines(name, _parsed(name, text)) if text.strip(_BLANKS) else []
    header = tuple(dict.fromkeys(key for line in lines for key in line))
    if len(lines) > MOST_ROWS or len(header) > MOST_COLUMNS:
        raise Refusal("file_too_large", file=name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    if not header:
        return []
    return _sound(name, [header, *(tuple(_cell(name, line.get(key)) for key in header) for line in lines)])


def _sound(name: str, rows: list[Row]) -> list[Row]:
    """The same rows; half a character, which JSON can write and nothing can keep, is damage."""
    try:
        "".join(cell for row in rows for cell in row).encode()
    except UnicodeEncodeError as error:
        raise Refusal("file_damaged", file=name) from error
    return rows


def _parsed(name: str, text: str) -> Any:
    try:
        # A number stays as it is written: a lot 007 is text, a serial of 20 digits loses none.
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=_refuse, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise Refusal("file_damaged", file=name) from error


def _refuse(word: str) -> Any:
    raise ValueError(word)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a name that stands there twice would hide what the first said."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("repeated name")
    return found


def _lines(name: str, whole: Any) -> list[dict[str, Any]]:
    if isinstance(whole, list):
        return _objects(name, whole)
    if not isinstance(whole, dict):
        raise Refusal("file_damaged", file=name)
    lists = [key for key, value in whole.items() if isinstance(value, list)]
    if not lists:
        return [whole]
    if len(lists) > 1:
        raise Refusal("file_damaged", file=name)
    head = {key: value for key, value in whole.items() if key != lists[0]}
    return [head | line for line in _objects(name, whole[lists[0]])]


def _objects(name: str, lines: Sequence[Any]) -> list[dict[str, Any]]:
    if not all(isinstance(line, dict) for line in lines):
        raise Refusal("file_damaged", file=name)
    return list(lines)


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        raise Refusal("file_damaged", file=name)
    return value[: LONGEST_CELL + 1]
