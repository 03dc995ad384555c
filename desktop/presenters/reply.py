"""What a desk says after a scan: a verdict, a code and facts; the words are the views' work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict

UNREADABLE: Final = frozenset(
    {
        "bad_char",
        "bad_count",
        "bad_date",
        "bad_format",
        "bad_value",
        "basic_udi_di",
        "check_character",
        "check_digit",
        "control_char",
        "empty",
        "exclusive_ais",
        "link_character",
        "non_ascii",
        "not_udi",
        "oversize",
        "repeated_ai",
        "separator_lost",
        "too_long",
        "too_short",
        "unknown_ai",
        "unknown_di",
        "unknown_unit",
        "di_missing",
    }
)
"""Refusals of the decoder: the label could not be read for what it is."""

WRONG_PLACE: Final = frozenset(
    {"belongs_elsewhere", "hold_goods_only", "only_in", "bin_full", "tray_not_open", "choose_seat"}
)
"""Nothing is wrong with the goods: they belong somewhere else. The line is not held."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of a desk.

    Attributes:
        verdict: how it ended.
        code: what happened; `desktop.views.messages` has the words.
        facts: what the words need.
        held: the line is held until it is acknowledged.
    """

    verdict: Verdict
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    held: bool = False


def refused(refusal: Refusal) -> Reply:
    """The reply to a refusal: wrong place, unreadable, or refused with the line held."""
    if refusal.code in WRONG_PLACE:
        return Reply(Verdict.WRONG_PLACE, refusal.code, refusal.facts)
    verdict = Verdict.UNREADABLE if refusal.code in UNREADABLE else Verdict.REFUSED
    return Reply(verdict, refusal.code, refusal.facts, held=True)
