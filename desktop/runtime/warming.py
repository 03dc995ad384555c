"""Parts of the program that are needed only later, imported beside the window before somebody waits for them."""

import threading
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final

AFTER_S: Final = 0.3
"""Before the first part, so that the first page is painted."""
PAUSE_S: Final = 0.02
"""Between two parts, so that the window's thread has its turn."""


class Warming:
    """Imports modules one by one in a thread of its own.

    Importing must make no object of Qt; garbage is collected in the window's thread only, so nothing dies here either.

    Args:
        names: of the modules, what is likely to be wanted first in front.
        after_s: seconds before the first one; 0 also leaves out the pauses.
        done: called in that thread at the end, also when a module could not be imported.
    """

    def __init__(
        self, names: Iterable[str], after_s: float = AFTER_S, done: Callable[[], object] | None = None
    ) -> None:
        self._names = tuple(names)
        self._after_s = after_s
        self._done = done
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; twice is once."""
        if self._thread is None and not self._ending.is_set():
            self._thread = threading.Thread(target=self._run, name="warming", daemon=True)
            self._thread.start()

    def stop(self, seconds: float = 2.0) -> None:
        """End after the module that is being imported."""
        self._ending.set()
        self.wait(seconds)

    def wait(self, seconds: float) -> None:
        """Wait until everything is imported, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        try:
            self._import_all()
        finally:
            if self._done is not None:
                self._done()

    def _import_all(self) -> None:
        self._ending.wait(self._after_s)
        for name in self._names:
            if self._ending.wait(PAUSE_S if self._after_s else 0):
                return
            import_module(name)
