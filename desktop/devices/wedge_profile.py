"""How one wedge scanner types: what a person sets or the calibration finds."""

from dataclasses import dataclass
from enum import StrEnum

GS = "\x1d"
"""The separator between the fields of a GS1 message."""
DEFAULT_GAP_MS = 35


class GsForm(StrEnum):
    """How a scanner types the separator GS, which no keyboard has."""

    CTRL_BRACKET = "ctrl_bracket"
    """Ctrl+]; also FS, RS, US as Ctrl with backslash, ^ and _."""
    F8 = "f8"
    """Function keys F7 FS, F8 GS, F9 RS, F10 US."""
    F12 = "f12"
    ALT_029 = "alt_029"
    """Alt held while 029 is typed on the keypad; other codes become their characters too."""
    SUBSTITUTE = "substitute"
    """A taught visible character that no code on this desk contains."""


class Suffix(StrEnum):
    """Keys that end a scan."""

    CR = "cr"
    LF = "lf"
    TAB = "tab"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class WedgeProfile:
    """How one wedge scanner types.

    Attributes:
        gap_ms: keys no further apart than this may belong to one scan (5 to 50).
        suffixes: what ends a scan.
        gs: how GS is typed.
        substitute: the visible character that stands for GS; with `GsForm.SUBSTITUTE`.
        prefix: the key name (``F13``) or character that begins every scan; empty without one. With a prefix nothing
            is guessed and no typed key is ever held.
    """

    gap_ms: int = DEFAULT_GAP_MS
    suffixes: frozenset[Suffix] = frozenset({Suffix.CR, Suffix.LF, Suffix.TAB})
    gs: GsForm = GsForm.CTRL_BRACKET
    substitute: str = ""
    prefix: str = ""
