"""How bad it was: the one question that opens an adverse event, by a button, by YES and NO."""

from collections.abc import Callable
from typing import Any, Final

from desktop.domain.adverse import Harm
from desktop.presenters.question import Way

HARMS: Final = (Harm.COULD_BE_SERIOUS, Harm.SERIOUS, Harm.DEATH, Harm.NOT_SERIOUS)
"""As they are asked for, the usual one first."""


def harm_ways(choose: Callable[[Harm], None], facts: dict[str, Any]) -> tuple[Way, ...]:
    """The answers to "how bad": a button for each class; YES takes the one that is named, NO goes on."""

    def way(harm: Harm) -> Way:
        return Way(harm.value, (), facts | {"harm": harm.value}, lambda: choose(harm))

    return tuple(map(way, HARMS))
