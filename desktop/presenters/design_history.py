"""Undo and redo: every edit is one step, and a step is the whole template, for templates share their parts."""

from dataclasses import dataclass

from desktop.labels.elements import Template
from desktop.presenters.design_edits import Chosen


@dataclass(frozen=True, slots=True)
class State:
    """A template and what is chosen in it."""

    label: Template
    chosen: Chosen = ()


class History:
    """Where the design came from and what was taken back."""

    def __init__(self, first: State) -> None:
        self.now = first
        self._past: list[State] = []
        self._future: list[State] = []
        self._typing = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step that was taken back."""
        return bool(self._future)

    def step(self, state: State, typing: str = "") -> bool:
        """Take a step; False if nothing is different.

        Args:
            state: as it is now.
            typing: a name for edits that are one step as long as they follow each other: letters of one field.
        """
        if state.label == self.now.label:
            return False
        if not typing or typing != self._typing:
            self._past.append(self.now)
        self._future.clear()
        self._typing = typing
        self.now = state
        return True

    def choose(self, chosen: Chosen) -> None:
        """Another choice is no step, but it ends the typing in a field."""
        self._typing = ""
        self.now = State(self.now.label, chosen)

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        if self._past:
            self._future.append(self.now)
            self.now = self._past.pop()
            self._typing = ""

    def redo(self) -> None:
        """Do again what was taken back, if there is something."""
        if self._future:
            self._past.append(self.now)
            self.now = self._future.pop()
            self._typing = ""
