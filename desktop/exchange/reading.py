"""Reading a file that somebody sent: CSV by rule, XLSX behind limits, JSON as the table that it means.

The encoding is found by rule and never guessed: byte order mark, strict UTF-8, strict GB18030, else the person is
asked. The delimiter is the one of ``,`` ``;`` and TAB that stands most often in the header.
"""

import codecs
import csv
import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.domain.errors import Refusal
from desktop.exchange.json_table import json_rows
from desktop.exchange.sheet import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Row, Sheet, as_sheet

ENCODINGS: Final = ("utf-8", "gb18030", "utf-16", "big5", "latin-1")
"""What a person may name when the rule does not find it."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BY_RULE: Final = ("utf-8", "gb18030")
JSON: Final = ".json"
_ZIP: Final = b"PK\x03\x04"
_DELIMITERS: Final = (",", ";", "\t")


def read_sheet(path: Path, encoding: str = "") -> Sheet:
    """The table in a file, every cell as text.

    Args:
        path: the file; by its first bytes a workbook, by its name JSON, else CSV.
        encoding: of a CSV, one of `ENCODINGS`; "" finds it by rule.

    Raises:
        Refusal: ``file_too_large``, ``unknown_encoding``, ``file_damaged``, ``file_empty``; for workbooks also
            ``file_bomb``, ``file_too_slow``.
        OSError: the file cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise Refusal("file_too_large", file=path.name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    content = path.read_bytes()
    if content.startswith(_ZIP):
        from desktop.exchange.spreadsheet import read_workbook

        rows = read_workbook(path)
    elif path.suffix.casefold() == JSON:
        rows = json_rows(path.name, decoded(path.name, content, encoding))
    else:
        rows = _csv_rows(path.name, decoded(path.name, content, encoding))
    sheet = as_sheet(rows)
    if not sheet.header:
        raise Refusal("file_empty", file=path.name)
    return replace(sheet, file=path.name, sha256=hashlib.sha256(content).hexdigest())


def decoded(name: str, content: bytes, encoding: str = "") -> str:
    """The text of a CSV file.

    Raises:
        Refusal: ``unknown_encoding`` with the ``encodings`` that can be named.
    """
    mark = next((found for mark, found in _MARKS if content.startswith(mark)), "")
    tried = (encoding,) if encoding in ENCODINGS else (mark,) if mark else _BY_RULE
    for one in tried:
        try:
            return content.decode(one).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    raise Refusal("unknown_encoding", file=name, encodings=list(ENCODINGS))


def delimiter_of(text: str) -> str:
    """The one of ``,`` ``;`` TAB that stands most often in the first line, outside quotes; the comma when none does."""
    counted = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for character in text.lstrip("\r\n"):
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character in "\r\n":
            break
        elif character in counted:
            counted[character] += 1
    return max(_DELIMITERS, key=counted.__getitem__)


def _csv_rows(name: str, text: str) -> list[Row]:
    rows: list[Row] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True):
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise Refusal("file_too_large", file=name, rows=MOST_ROWS, columns=MOST_COLUMNS)
            rows.append(tuple(cell[: LONGEST_CELL + 1] for cell in row))
    except csv.Error as error:
        raise Refusal("file_damaged", file=name) from error
    return rows
