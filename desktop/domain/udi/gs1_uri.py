"""GS1 Digital Link URIs, uncompressed: ``https://any.host/any/path/01/GTIN/10/LOT?17=290630``."""

import re

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import digits
from desktop.domain.udi.decoded import Element
from desktop.domain.udi.gs1 import element, keep
from desktop.domain.udi.gs1_dictionary import Identifier, identifier

_ADDRESS = re.compile(r"https?://[^/?#]+(/[^?#]*)?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")


def is_address(text: str) -> bool:
    """Whether the text is a web address."""
    return _ADDRESS.fullmatch(text) is not None


def _plain(text: str) -> str:
    """Percent-encoding undone; one byte is one character, what is no ASCII is refused later by the data's set.

    Raises:
        Refusal: ``bad_format`` for a percent sign without two hexadecimal digits.
    """
    if "%" in _ESCAPE.sub("", text):
        raise Refusal("bad_format", what="percent encoding", found=text[:100])
    return _ESCAPE.sub(lambda fit: chr(int(fit[1], 16)), text)


def _key_at(steps: list[str]) -> int | None:
    """Where the key's AI stands among the path's steps: it begins the run of pairs of AI and value at the end."""
    key = None
    for at in range(len(steps) - 2, -1, -2):
        known = identifier(steps[at])
        if known is not None and known.qualifiers is not None:
            key = at
        elif not digits(steps[at]):
            break
    return key


def _qualified(key: Identifier, given: list[str]) -> bool:
    """Whether the qualifiers in the path are those of the key, in its order."""
    assert key.qualifiers is not None  # noqa: S101 - only keys come here
    return not given or any(
        set(given) <= set(order) and sorted(given, key=order.index) == given for order in key.qualifiers
    )


def _attributes(query: str, key: Identifier) -> list[tuple[Identifier, str]]:
    """The AIs of the query; other keys (linkType and the like) are not ours.

    Raises:
        Refusal: ``bad_format`` for an AI that may not stand there, ``unknown_ai`` for a number that is no AI.
    """
    found = []
    for pair in re.split("[&;]", query):
        name, _, value = pair.partition("=")
        if not digits(name):
            continue
        known = identifier(name)
        if known is None:
            raise Refusal("unknown_ai", ai=name, what="query", found=name)
        in_path = any(name in order for order in key.qualifiers or ())
        if in_path or not known.attribute:
            raise Refusal("bad_format", ai=name, what="query", found=pair[:100])
        found.append((known, _plain(value)))
    return found


def _path(path: str) -> list[tuple[Identifier, str]] | None:
    """The key and its qualifiers, or ``None`` if the path holds no GS1 key."""
    steps = path.split("/")[1:]
    steps = steps[:-1] if steps[-1:] == [""] and len(steps) > 1 else steps
    at = _key_at(steps)
    if at is None:
        return None
    pairs = []
    for name, value in zip(steps[at::2], steps[at + 1 :: 2], strict=True):
        known = identifier(name)
        if known is None:
            raise Refusal("unknown_ai", ai=name, what="path", found=name[:40])
        pairs.append((known, _plain(value)))
    return pairs


def parse_uri(text: str, year: int, offset: int = 0) -> tuple[Element, ...] | None:
    """The elements of a Digital Link URI, or ``None`` if the address is none.

    Raises:
        Refusal: as `gs1.element`, or ``bad_format`` for qualifiers out of place or order, ``unknown_ai``,
            ``repeated_ai``.
    """
    fit = _ADDRESS.fullmatch(text)
    pairs = _path(fit[1] or "") if fit else None
    if fit is None or pairs is None:
        return None
    key = pairs[0][0]
    if not _qualified(key, [known.ai for known, _ in pairs[1:]]):
        raise Refusal("bad_format", ai=key.ai, what="path", found=text[:100])
    pairs += _attributes(fit[2] or "", key)
    found: dict[str, Element] = {}
    for known, value in pairs:
        at = max(text.find(f"/{known.ai}/"), text.find(f"{known.ai}=") - 1) + 1
        keep(found, element(known, value, offset + at, year))
    return tuple(found.values())
