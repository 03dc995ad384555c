"""A person's own ZPL or TSPL file with ``${name}`` in it, filled so that a value never becomes a command.

A placeholder may stand only where the value can be escaped: in the text of a field or the data of a barcode whose
command says how. Whatever is filled in, the commands that go out are those of the file, and one label comes out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.errors import Refusal
from desktop.labels.commands import Command, Language, Source, commands_of_tspl, commands_of_zpl, require_known_commands
from desktop.labels.raw_template_parts import Hole, Part
from desktop.labels.raw_template_tspl import tspl_parts
from desktop.labels.raw_template_values import MOST_CHARACTERS, refused
from desktop.labels.raw_template_zpl import zpl_parts

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class RawTemplate:
    """A printer file that was read and found harmless.

    Attributes:
        language: of the file.
        parts: what is sent as it is, and the holes for values.
    """

    language: Language
    parts: tuple[Part, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that it wants, in the order of their first place."""
        return tuple(dict.fromkeys(part.field for part in self.parts if isinstance(part, Hole)))


def read_raw(raw: bytes, language: Language) -> RawTemplate:
    """Read a printer file.

    Args:
        raw: the file as it is, UTF-8.
        language: what it is written in.

    Raises:
        Refusal: ``raw_template_not_utf8`` (command, position); ``raw_placeholder_not_allowed`` (placeholder, command,
            position, why); ``forbidden_command`` (command, position).
    """
    body = raw.removeprefix(_BYTE_ORDER_MARK)
    for command in _commands(body, language):
        _require_utf8(command)
    parts = zpl_parts(body) if language is Language.ZPL else tspl_parts(body)
    require_known_commands(_without_values(parts), language, source=Source.RAW)
    return RawTemplate(language, parts)


def fill(raw: RawTemplate, fields: Mapping[str, str]) -> bytes:
    """One label of a printer file, with its values.

    Args:
        raw: the file.
        fields: a value for every name; more are no harm.

    Raises:
        Refusal: ``raw_field_missing`` (field); ``raw_value_not_allowed`` (field, value, why); ``forbidden_command`` if
            the bytes were other commands than those of the file.
    """
    payload = b"".join(part if isinstance(part, bytes) else _written(part, fields) for part in raw.parts)
    require_known_commands(payload, raw.language, source=Source.RAW)
    if _names(payload, raw.language) != _names(_without_values(raw.parts), raw.language):
        raise Refusal("forbidden_command", command="", position=0)
    return payload


def _written(hole: Hole, fields: Mapping[str, str]) -> bytes:
    if hole.field not in fields:
        raise Refusal("raw_field_missing", field=hole.field)
    value = fields[hole.field]
    try:
        if len(value) > MOST_CHARACTERS:
            raise refused(value, "too_long")
        return hole.escape(value).encode("utf-8")
    except Refusal as refusal:
        raise Refusal(refusal.code, **{**refusal.facts, "field": hole.field}) from refusal


def _without_values(parts: tuple[Part, ...]) -> bytes:
    return b"".join(part for part in parts if isinstance(part, bytes))


def _names(payload: bytes, language: Language) -> list[str]:
    return [command.name for command in _commands(payload, language)]


def _commands(payload: bytes, language: Language) -> list[Command]:
    return commands_of_zpl(payload) if language is Language.ZPL else commands_of_tspl(payload, any_line_end=True)


def _require_utf8(command: Command) -> None:
    try:
        command.parameters.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Refusal("raw_template_not_utf8", command=command.name, position=command.position) from fault
