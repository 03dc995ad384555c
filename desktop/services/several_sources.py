"""Goods that lie in several places or belong to several owners: what somebody has to choose from."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from desktop.domain.errors import Refusal

MOST: Final = 12
"""More sources than these are not offered: their places have to be named."""


def say_source(names: dict[str, str], sources: Iterable[tuple[str, str, Decimal]]) -> Refusal:
    """The refusal ``say_source``: the names of the goods, and each source as place, owner (by code) and pieces.

    ``choices`` is for a screen that asks, ``sources`` tells the same in words.
    """
    ordered = sorted(sources)[:MOST]
    told = [(place, owner, f"{pieces.normalize():f}") for place, owner, pieces in ordered]
    choices: list[dict[str, str | int | None]] = [
        dict(zip(("place", "owner", "pieces"), one, strict=True)) for one in told
    ]
    return Refusal("say_source", **names, choices=choices, sources=[" · ".join(one) for one in told])
