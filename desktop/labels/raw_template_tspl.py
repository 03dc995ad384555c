"""The places of a TSPL file where values may stand, and how they are written there."""

import re
from typing import Final

from desktop.labels.commands_tspl import commands_of_tspl
from desktop.labels.commands_zpl import Command
from desktop.labels.native_words import PLAIN_128
from desktop.labels.raw_template_parts import (
    Hole,
    Part,
    Place,
    code_sets,
    has_placeholder,
    matrix_escapes,
    refuse_half_escapes,
    split,
)
from desktop.labels.raw_template_values import (
    CODE_39,
    DIGITS,
    PRINTABLE,
    Escape,
    code_128,
    data_matrix,
    only,
    refused,
    text,
)
from desktop.labels.tspl_native import TSPL_SPELLING

_LAST_STRING: Final = re.compile(rb'(.*,\s*)"((?:\\\["\]|[^"\\]|\\(?!\["\]))*)"', re.DOTALL)
_ESCAPE_SIGN: Final = re.compile(r"c([0-9]{1,3})")
_OTHER_BARCODES: Final = {
    "128": PLAIN_128 - {"!"},
    "39": CODE_39,
    "EAN13": DIGITS,
    "EAN8": DIGITS,
    "UPCA": DIGITS,
    "25": DIGITS,
}
_LINES: Final = {"\r": "\\[R]", "\n": "\\[A]"}
_STRING: Final = str.maketrans({'"': '\\["]', **_LINES})


def tspl_parts(raw: bytes) -> tuple[Part, ...]:
    """A TSPL file as literal bytes and holes; the printer's own reprint is switched off.

    Raises:
        Refusal: ``raw_placeholder_not_allowed``, ``forbidden_command``.
    """
    commands = commands_of_tspl(raw, any_line_end=True)
    parts: list[Part] = [b"SET REPRINT OFF\r\n"]
    is_utf8 = False
    for command in commands:
        is_utf8 = command.parameters.upper() == b"UTF-8" if command.name == "CODEPAGE" else is_utf8
        if has_placeholder(command.parameters):
            parts += _line(command, is_utf8=is_utf8)
        else:
            parts.append(_as_it_is(command))
    return tuple(parts)


def _as_it_is(command: Command) -> bytes:
    words = [command.name.encode("ascii"), *([command.parameters] if command.parameters else [])]
    picture = b"," + command.body if command.name == "BITMAP" else b""
    return b" ".join(words) + picture + b"\r\n"


def _line(command: Command, *, is_utf8: bool) -> list[Part]:
    place = Place(command.name, command.position)
    found = _LAST_STRING.fullmatch(command.parameters)
    if found is None or has_placeholder(found[1]):
        raise place.not_allowed("not_in_data")
    parts = split(found[2], place)
    refuse_half_escapes(parts, r"\\\[[^\]]\]|\\(?!\[|$)", "\\", place)
    before = [argument.replace('"', "") for argument in found[1].decode("utf-8", "replace").split(",")]
    escapes = _escapes(command.name, before, parts, place, is_utf8=is_utf8)
    written: list[Part] = [f"{command.name} ".encode("ascii") + found[1] + b'"']
    for number, part in enumerate(parts):
        written.append(Hole(part.decode("ascii"), _in_string(escapes[number // 2])) if number % 2 else part)
    return [*written, b'"\r\n']


def _escapes(name: str, before: list[str], parts: list[bytes], place: Place, *, is_utf8: bool) -> list[Escape]:
    """How each placeholder of a line's data is written."""
    if name in ("TEXT", "BLOCK"):
        escape = _lines(text(unicode=is_utf8))
    elif name == "BARCODE" and before[2:3] == ["128M"]:
        sets, is_gs1 = code_sets(parts, TSPL_SPELLING, place)
        return [code_128(TSPL_SPELLING, pairs=pairs, is_gs1=is_gs1) for pairs in sets]
    elif name == "BARCODE":
        escape = _barcode(before[2:3], place)
    elif name == "DMATRIX":
        escape = _matrix(before, parts, place)
    elif name == "QRCODE" and before[4:5] == ["A"]:
        escape = only(PRINTABLE)
    else:
        raise place.not_allowed("not_in_data")
    return [escape] * (len(parts) // 2)


def _barcode(kind: list[str], place: Place) -> Escape:
    if not kind or kind[0] not in _OTHER_BARCODES:
        raise place.not_allowed("kind_of_barcode")
    return only(_OTHER_BARCODES[kind[0]])


def _matrix(before: list[str], parts: list[bytes], place: Place) -> Escape:
    found = [match for argument in before if (match := _ESCAPE_SIGN.fullmatch(argument))]
    if len(found) != 1 or not 0x21 <= int(found[0][1]) < 0x7F:
        raise place.not_allowed("escape_of_dmatrix")
    sign = chr(int(found[0][1]))
    if sign.isalnum() or sign in '"\\[]':
        raise place.not_allowed("escape_of_dmatrix")
    refuse_half_escapes(parts, matrix_escapes(sign), sign, place)
    return data_matrix(sign, is_gs1=parts[0].startswith(f"{sign}1".encode("ascii")))


def _lines(escape: Escape) -> Escape:
    """Lets the ends of lines through, which TSPL can write in a text."""

    def written(value: str) -> str:
        escape("".join(character for character in value if character not in _LINES))
        return value

    return written


def _in_string(escape: Escape) -> Escape:
    """The escape of a place, and after it that of a TSPL string."""

    def written(value: str) -> str:
        said = escape(value)
        if "\\[" in said or said.endswith("\\") or "~!" in said:
            raise refused(value, "has_a_meaning_here")
        return said.translate(_STRING)

    return written
