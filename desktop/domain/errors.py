"""Refusals: a rule said no and the person can act.

A refusal carries a code and facts, never a sentence; the words are in ``desktop.views.messages``.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from typing_extensions import override

Fact = str | int | bool | date | datetime | Decimal | None | list[str] | list[dict[str, str | int | None]]


class Refusal(Exception):
    """A rule said no.

    Attributes:
        code: a stable word such as ``not_on_notice``; `desktop.views.messages` has the words for it.
        facts: what the words need (lot, place, held, wanted, …).
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, Fact] = facts

    @override
    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code}({told})"
