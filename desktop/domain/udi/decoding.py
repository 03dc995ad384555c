"""The door: raw scan in, `Udi` or refusal out."""

from dataclasses import replace
from datetime import date

from desktop.domain.errors import Refusal
from desktop.domain.udi import dispatch, gs1_text, repairs, strangers, symbology
from desktop.domain.udi.characters import EOT, GS, RS, refuse_controls
from desktop.domain.udi.decoded import Mode, Udi
from desktop.domain.udi.gs1 import MOST_CHARACTERS
from desktop.domain.udi.gs1_separators import taught
from desktop.domain.udi.joining import join_all


def decode(raw: str, *, today: date, mode: Mode = Mode.STRICT, separators: str = "") -> Udi:
    """Decode one scan (or several scans of one item in one buffer).

    Args:
        raw: exactly what arrived, symbology identifier and separators included.
        today: the day to judge two-digit years by (GS1 General Specifications 7.12).
        mode: how much may be forgiven, see `Mode`.
        separators: characters that this station sends instead of GS, each one by itself.

    Raises:
        Refusal: ``code`` is the reason class, ``facts`` name what, where (``position``), ``found`` and ``expected``.
    """
    if len(raw) > MOST_CHARACTERS:
        raise Refusal("oversize", what="scan", found=len(raw), expected=MOST_CHARACTERS)
    if not raw.strip(" "):
        raise Refusal("empty", what="scan", position=0, found="")
    if separators and any(character in separators for character in raw):
        found = decode(taught(raw, separators), today=today, mode=mode)
        return replace(found, repaired=True, warnings=(*found.warnings, "separator_replaced"))
    if mode is Mode.STRICT:
        return strict(raw, today.year)
    if mode is Mode.HRI:
        return _typed(raw, today.year)
    return repairs.tolerant(raw, today.year, strict)


def strict(raw: str, year: int) -> Udi:
    """Decode what a well set-up scanner delivers."""
    bare = raw[3:] if raw.startswith("]") else raw
    if strangers.holds_free_text(bare):
        raise strangers.stranger(bare)
    refuse_controls(raw, kept=GS + RS + EOT)
    pieces = symbology.parts(raw)
    return _one(raw, year) if len(pieces) == 1 else join_all([_one(piece, year) for piece in pieces])


def _one(raw: str, year: int) -> Udi:
    scan = symbology.split(raw)
    found = dispatch.read(scan, year)
    return found if found.symbology == scan.symbology else replace(found, symbology=scan.symbology)


def _typed(raw: str, year: int) -> Udi:
    """Text that a person typed or pasted."""
    text = repairs.typed(raw)
    if gs1_text.is_bracketed(text):
        return dispatch.finished(gs1_text.parse_bracketed(text, year))
    return repairs.tolerant(text, year, strict)
