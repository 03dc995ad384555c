"""A label that is being designed: its template, what is chosen in it, and every edit as one step that can be undone."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Refusal
from desktop.labels.drawing import dots
from desktop.labels.elements import Element, Template
from desktop.presenters import design_edits as edits
from desktop.presenters.design_edits import Axis, Chosen, Edge
from desktop.presenters.design_elements import new_element, new_label, new_picture
from desktop.presenters.design_history import History, State
from desktop.presenters.design_places import around, label_room, room_of
from desktop.presenters.design_snap import Guide, snapped, snapped_edges

RESOLUTIONS = (203, 300, 600)
MOVE = "move"
"""The handle for an element as a whole."""


class LabelDesigner(QObject):
    """The design at hand. It is always a template that can be saved and read again.

    Signals:
        changed: the template, the choice or the resolution is another.
        opened: another template was taken up.
        refused: a value cannot be: place of the element (`edits.LABEL` for the label), key, and the `Refusal`.
    """

    changed = Signal()
    opened = Signal()
    refused = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dpi = RESOLUTIONS[0]
        self.saved: Template | None = None
        self.guides: tuple[Guide, ...] = ()
        self.attracts = True
        self._history = History(State(new_label()))
        self._dragged: State | None = None

    # ---------------------------------------------------------------- what there is

    @property
    def label(self) -> Template:
        """The template as it is now."""
        return self._now.label

    @property
    def chosen(self) -> Chosen:
        """The places of what is chosen, counted from 0."""
        return self._now.chosen

    @property
    def _now(self) -> State:
        return self._dragged or self._history.now

    @property
    def is_dirty(self) -> bool:
        """Whether something is not saved."""
        return self.label != self.saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step that was taken back."""
        return self._history.can_redo

    @property
    def dragging(self) -> bool:
        """Whether something is in the hand."""
        return self._dragged is not None

    def open(self, label: Template, *, saved: bool = True) -> None:
        """Take up a template; ``saved`` False when it is in no file yet."""
        self._history = History(State(label))
        self._dragged, self.guides = None, ()
        self.saved = label if saved else None
        self.opened.emit()
        self.changed.emit()

    def mark_saved(self) -> None:
        """The template as it is now is in its file."""
        self.saved = self.label
        self.changed.emit()

    def set_dpi(self, dpi: int) -> None:
        """Design for another resolution; nothing moves by itself."""
        self.dpi = dpi
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        self.cancel_drag()
        self._history.undo()
        self.changed.emit()

    def redo(self) -> None:
        """Do it again."""
        self.cancel_drag()
        self._history.redo()
        self.changed.emit()

    def choose(self, places: Iterable[int]) -> None:
        """Choose elements by their places; those that are not there are left out."""
        chosen = tuple(sorted({at for at in places if 0 <= at < len(self.label.elements)}))
        if chosen != self.chosen:
            self._history.choose(chosen)
            self.changed.emit()

    def _take(self, label: Template, chosen: Chosen | None = None, typing: str = "") -> None:
        if self._history.step(State(label, self.chosen if chosen is None else chosen), typing):
            self.changed.emit()

    # ---------------------------------------------------------------- edits

    def set_values(self, at: int, values: Mapping[str, Any], *, typing: bool = False) -> bool:
        """Change keys of an element, or of the label at `edits.LABEL`, as they stand in the JSON; None takes one out.

        Returns:
            whether the values can be; `refused` tells when not, and nothing has changed.
        """
        try:
            label = edits.with_values(self.label, at, values)
        except Refusal as refusal:
            self.refused.emit(at, str(refusal.facts.get("key", "")), refusal)
            return False
        self._take(label, typing=f"{at}:{','.join(values)}" if typing else "")
        return True

    def set_size(self, width_mm: float, height_mm: float) -> bool:
        """Another size of the label; what would stick out is brought in. False if no label has that size."""
        try:
            label = edits.with_size(self.label, width_mm, height_mm)
        except Refusal as refusal:
            self.refused.emit(edits.LABEL, str(refusal.facts.get("key", "")), refusal)
            return False
        self._take(label, typing="size")
        return True

    def turn(self, at: int) -> None:
        """Turn a line."""
        try:
            self._take(edits.turned(self.label, at))
        except Refusal as refusal:
            self.refused.emit(at, "direction", refusal)

    def add(self, kind: str) -> None:
        """Put down a new element and choose it."""
        self._add(new_element(kind, self.label))

    def add_picture(self, data: bytes) -> None:
        """Put down a picture from the bytes of a PNG file."""
        try:
            self._add(new_picture(data, self.label))
        except Refusal as refusal:
            self.refused.emit(edits.LABEL, "png", refusal)

    def _add(self, element: Element) -> None:
        try:
            self._take(*edits.added(self.label, element))
        except Refusal as refusal:
            self.refused.emit(edits.LABEL, "elements", refusal)

    def duplicate(self) -> None:
        """Put what is chosen down once more."""
        try:
            self._take(*edits.duplicated(self.label, self.chosen, self.dpi))
        except Refusal as refusal:
            self.refused.emit(edits.LABEL, "elements", refusal)

    def delete(self) -> None:
        """Take what is chosen away."""
        self._take(edits.without(self.label, self.chosen), ())

    def order(self, *, front: bool) -> None:
        """Bring what is chosen to the front, or to the back."""
        self._take(*edits.ordered(self.label, self.chosen, front=front))

    def align(self, edge: Edge) -> None:
        """Bring edges in line."""
        self._take(edits.aligned(self.label, self.chosen, edge, self.dpi))

    def distribute(self, axis: Axis) -> None:
        """Make the spaces equal."""
        self._take(edits.distributed(self.label, self.chosen, axis, self.dpi))

    def nudge(self, across: int, down: int) -> None:
        """Move what is chosen by dots."""
        self._take(edits.moved(self.label, self.chosen, (across, down), self.dpi))

    def stretch(self, across: int, down: int) -> None:
        """Move the lower right corner of the one that is chosen by dots."""
        if len(self.chosen) == 1:
            self._take(edits.resized(self.label, self.chosen[0], "se", (across, down), self.dpi))

    def millimetre(self) -> int:
        """One millimetre in dots."""
        return dots(1, self.dpi)

    # ---------------------------------------------------------------- with the mouse

    def drag(self, handle: str, move: tuple[int, int], reach: int) -> None:
        """Show what is chosen as it is drawn about; `drop` makes it a step.

        Args:
            handle: `MOVE`, or a handle of the one that is chosen.
            move: dots right and down since the drag began.
            reach: from how many dots on other edges attract.
        """
        start = self._history.now
        if not start.chosen:
            return
        others = self._others(start)
        reach = reach if self.attracts else 0
        if handle == MOVE:
            found = snapped(around(edits.rooms(start.label, start.chosen, self.dpi)), move, others, reach)
            label = edits.moved(start.label, start.chosen, found.move, self.dpi)
        else:
            at = start.chosen[0]
            found = snapped_edges(room_of(start.label.elements[at], self.dpi), handle, move, others, reach)
            label = edits.resized(start.label, at, handle, found.move, self.dpi)
        self.guides = found.guides
        self._dragged = State(label, start.chosen)
        self.changed.emit()

    def _others(self, state: State) -> list[Any]:
        rest = [at for at in range(len(state.label.elements)) if at not in state.chosen]
        return [label_room(state.label, self.dpi), *edits.rooms(state.label, rest, self.dpi)]

    def drop(self) -> None:
        """Let go: the drag becomes one step."""
        dragged, self._dragged, self.guides = self._dragged, None, ()
        if dragged is not None:
            self._history.step(dragged)
            self.changed.emit()

    def cancel_drag(self) -> None:
        """Let go and put it back."""
        if self._dragged is not None:
            self._dragged, self.guides = None, ()
            self.changed.emit()
