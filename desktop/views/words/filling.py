"""Facts into texts: in one pass, so that a fact that looks like a placeholder stays what it is."""

import re
from collections.abc import Mapping
from typing import Final

BETWEEN: Final = " · "
LONGEST_SCAN: Final = 60
NOTHING: Final = "—"

PLACEHOLDER: Final = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<one>[^{}/]*)/(?P<many>[^{}/]*))?\}")

_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str, longest: int = 0) -> str:
    """A text in which every character can be seen, as a scan must be when it is shown.

    Args:
        text: anything, a raw scan too.
        longest: cut in the middle to so many characters; 0 means never.
    """
    if longest and len(text) > longest:
        text = f"{text[: longest // 2]}…{text[-(longest - longest // 2 - 1) :]}"
    return _UNSEEN.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    """The control picture (U+2400 …) of an ASCII control character; others by their number."""
    number = ord(found[0])
    if number < 0x20:
        return chr(0x2400 + number)
    return "␡" if number == 0x7F else f"‹U+{number:04X}›"


def names(template: str) -> set[str]:
    """The facts that a text asks for."""
    return {found["name"] for found in PLACEHOLDER.finditer(template)}


def fill(template: str, facts: Mapping[str, str]) -> str:
    """A text with its facts; what stands between `BETWEEN` is left out when a fact of it is empty.

    Args:
        template: one part of a text, as it stands in the tables.
        facts: ready words by name.
    """
    kept = [part for part in template.split(BETWEEN) if all(facts.get(name) for name in names(part))]
    told = BETWEEN.join(PLACEHOLDER.sub(lambda found: _told(found, facts), part) for part in kept)
    begins_small = bool(kept) and kept[0][:1].isascii() and kept[0][:1].islower()
    return told[:1].upper() + told[1:] if begins_small else told


def fill_always(template: str, facts: Mapping[str, str]) -> str:
    """As `fill`, but never nothing: where no part is left, a dash stands for each empty fact."""
    return fill(template, facts) or fill(template, dict.fromkeys(names(template), NOTHING) | _given(facts))


def _given(facts: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}


def _told(found: re.Match[str], facts: Mapping[str, str]) -> str:
    value = facts[found["name"]]
    if found["one"] is None:
        return value
    return f"{value} {found['one'] if value == '1' else found['many']}"
