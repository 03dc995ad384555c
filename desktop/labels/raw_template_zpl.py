"""The places of a ZPL file where values may stand, and how they are written there."""

import re
from typing import Final

from desktop.labels.commands_zpl import Command, commands_of_zpl
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
from desktop.labels.raw_template_values import CODE_39, DIGITS, Escape, code_128, data_matrix, only, text
from desktop.labels.zpl_native import ZPL_SPELLING

_HEX_SIGNS: Final = "\\#|@"
_OTHER_BARCODES: Final = {"^B2": DIGITS, "^B3": CODE_39, "^B8": DIGITS, "^BE": DIGITS, "^BU": DIGITS}
_LEVELS: Final = tuple(f"{level}A," for level in "HQML")


def zpl_parts(raw: bytes) -> tuple[Part, ...]:
    """A ZPL file as literal bytes and holes; the printer's own reprint is switched off if the file does not say so.

    Raises:
        Refusal: ``raw_placeholder_not_allowed``, ``forbidden_command``.
    """
    commands = commands_of_zpl(raw)
    has_reprint_off = any(command.name == "^JZ" for command in commands)
    parts: list[Part] = []
    field: list[Command] = []
    is_utf8 = False
    for command in commands:
        is_utf8 = command.parameters == b"28" if command.name == "^CI" else is_utf8
        if has_placeholder(command.parameters):
            parts += _Field(field, command, is_utf8=is_utf8).parts()
        else:
            parts.append(command.name.encode("ascii") + command.parameters)
        field = [] if command.name in ("^FS", "^XA", "^XZ") else [*field, command]
        if command.name == "^XA" and not has_reprint_off:
            parts.append(b"^JZN")
    return tuple(parts)


class _Field:
    """One ``^FD`` with placeholders, and the commands of its field before it."""

    def __init__(self, before: list[Command], data: Command, *, is_utf8: bool) -> None:
        self._before = {command.name: command.parameters.decode("utf-8", "replace") for command in before}
        self._data = data
        self._is_utf8 = is_utf8
        self._place = Place(data.name, data.position)

    def parts(self) -> list[Part]:
        """The ``^FD`` as literal bytes and holes, with an ``^FH`` before it if the file has none."""
        if self._data.name != "^FD":
            raise self._place.not_allowed("not_in_data")
        split_data = split(self._data.parameters, self._place)
        escapes = self._escapes(split_data)
        sign = self._hex_sign()
        if "^FH" in self._before:
            refuse_half_escapes(split_data, _hex_escape(sign), sign, self._place)
        head = b"^FD" if "^FH" in self._before else b"^FH%s^FD" % sign.encode("ascii")
        written: list[Part] = [head]
        for number, part in enumerate(split_data):
            if number % 2:
                written.append(Hole(part.decode("ascii"), _with_hex(escapes[number // 2], sign)))
            else:
                written.append(part)
        return written

    def _hex_sign(self) -> str:
        if "^FH" in self._before:
            return self._before["^FH"] or "_"
        free = (sign for sign in _HEX_SIGNS if sign.encode("ascii") not in self._data.parameters)
        sign = next((sign for sign in free if sign != self._matrix_sign()), None)
        if sign is None:
            raise self._place.not_allowed("no_escape_sign_left")
        return sign

    def _matrix_sign(self) -> str:
        """The escape sign that ^BX names as its seventh parameter."""
        return ([*self._before.get("^BX", "").split(","), *[""] * 7])[6]

    def _escapes(self, parts: list[bytes]) -> list[Escape]:
        """How each placeholder of the data is written."""
        barcodes = [name for name in self._before if name.startswith("^B") and name != "^BY"]
        count = len(parts) // 2
        if not barcodes:
            return [text(unicode=self._is_utf8, without="\\" if "^FB" in self._before else "")] * count
        if len(barcodes) > 1:
            raise self._place.not_allowed("several_barcodes")
        name = barcodes[0]
        if name == "^BC":
            return self._linear(parts)
        if name in _OTHER_BARCODES:
            return [only(_OTHER_BARCODES[name])] * count
        return [self._matrix(parts) if name == "^BX" else self._qr(parts)] * count

    def _linear(self, parts: list[bytes]) -> list[Escape]:
        mode = ([*self._before["^BC"].split(","), *[""] * 6])[5]
        if mode not in ("", "N"):
            raise self._place.not_allowed("mode_of_bc")
        sets, is_gs1 = code_sets(parts, ZPL_SPELLING, self._place)
        return [code_128(ZPL_SPELLING, pairs=pairs, is_gs1=is_gs1) for pairs in sets]

    def _matrix(self, parts: list[bytes]) -> Escape:
        sign = self._matrix_sign()
        if len(sign) != 1 or self._before["^BX"].split(",")[2] != "200":
            raise self._place.not_allowed("escape_of_bx")
        if self._before.get("^FH", "\\") in ("" if sign == "_" else sign, sign):
            raise self._place.not_allowed("fh_and_bx_share_a_sign")
        hexed = _hex_escape(self._hex_sign())
        said = [re.sub(hexed.encode("ascii"), _byte_of, part) if "^FH" in self._before else part for part in parts]
        refuse_half_escapes(said, matrix_escapes(sign), sign, self._place)
        return data_matrix(sign, is_gs1=parts[0].startswith(f"{sign}1".encode("ascii")))

    def _qr(self, parts: list[bytes]) -> Escape:
        if not parts[0].startswith(tuple(level.encode("ascii") for level in _LEVELS)):
            raise self._place.not_allowed("mode_of_bq")
        return text(unicode=self._is_utf8)


def _hex_escape(sign: str) -> str:
    """A complete escape of ^FH, as a regular expression."""
    return re.escape(sign) + "[0-9A-Fa-f]{2}"


def _byte_of(escape: re.Match[bytes]) -> bytes:
    """What an escape of ^FH stands for."""
    return bytes.fromhex(escape[0][-2:].decode("ascii"))


def _with_hex(escape: Escape, sign: str) -> Escape:
    """The escape of a symbol, and after it that of ^FH."""
    table = str.maketrans({character: f"{sign}{ord(character):02X}" for character in f"^~{sign}"})

    def written(value: str) -> str:
        return escape(value).translate(table)

    return written
