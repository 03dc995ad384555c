"""Long work on a database tells how far it is, and can be stopped."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.errors import Refusal

Progress = Callable[[int, int, str], None]
"""Told (done, total, what): rows or bytes of one step; ``what`` is a stable word such as ``chain``."""


def _say_nothing(_done: int, _total: int, _what: str) -> None:
    return


@dataclass(frozen=True, slots=True)
class Watch:
    """Somebody who waits for long work.

    Attributes:
        progress: is told how far the work is.
        stop: once set, the work ends at the next step.
    """

    progress: Progress = _say_nothing
    stop: threading.Event = field(default_factory=threading.Event)

    def tell(self, done: int, total: int, what: str) -> None:
        """Say how far a step is.

        Raises:
            Refusal: ``cancelled`` when the person stopped the work.
        """
        if self.stop.is_set():
            raise Refusal("cancelled", what=what)
        self.progress(done, total, what)
