"""Keys as a wedge scanner and a person press them."""

from collections.abc import Sequence

from desktop.devices.keyboard_wedge import KeyPress

NAMES = {" ": "Space", "\r": "Return", "\n": "Enter", "\t": "Tab", "]": "BracketRight"}
NO_MODIFIERS: frozenset[str] = frozenset()


def key(text: str, at: int, name: str = "", modifiers: frozenset[str] = NO_MODIFIERS) -> KeyPress:
    return KeyPress(text, name or NAMES.get(text, text.upper()), at, modifiers)


def typed(text: str, gap_ms: int | Sequence[int], start: int = 1000) -> list[KeyPress]:
    """The keys of a text; GS is typed as Ctrl+], upper case with a Shift key before it."""
    keys: list[KeyPress] = []
    at = start
    for number, character in enumerate(text):
        if character == "\x1d":
            keys.append(key("", at, "Control", frozenset({"control"})))
            keys.append(key("\x1d", at, "BracketRight", frozenset({"control"})))
        else:
            if character.isupper():
                keys.append(key("", at, "Shift", frozenset({"shift"})))
            keys.append(key(character, at))
        at += gap_ms if isinstance(gap_ms, int) else gap_ms[number % len(gap_ms)]
    return keys
