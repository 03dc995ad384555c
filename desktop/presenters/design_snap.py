"""Edges that attract: while an element is drawn about, its edges and middle lines stick to those of the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.presenters.design_places import Room


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that something is in line with: upright or level, at so many dots."""

    upright: bool
    at: int


@dataclass(frozen=True, slots=True)
class Snapped:
    """By how many dots to move, and the lines that hold it there."""

    move: tuple[int, int]
    guides: tuple[Guide, ...]


def snapped(room: Room, move: tuple[int, int], others: Sequence[Room], reach: int) -> Snapped:
    """Where a room comes to lie that is moved as a whole.

    Args:
        room: before it is moved.
        move: dots right and down, as the hand says.
        others: rooms to be in line with: the other elements and the label.
        reach: how many dots a line attracts; 0 for none.
    """
    there = room.moved(*move)
    across = _nearest(_across(there), [line for other in others for line in _across(other)], reach)
    down = _nearest(_down(there), [line for other in others for line in _down(other)], reach)
    return _settled(move, across, down)


def snapped_edges(room: Room, handle: str, move: tuple[int, int], others: Sequence[Room], reach: int) -> Snapped:
    """Where the drawn edges of a room come to lie; `handle` names them (``nw``, ``e``, …)."""
    upright = [room.left] if "w" in handle else [room.right] if "e" in handle else []
    level = [room.top] if "n" in handle else [room.bottom] if "s" in handle else []
    across = _nearest(
        [(x + move[0], False) for x in upright], [line for other in others for line in _across(other)], reach
    )
    down = _nearest([(y + move[1], False) for y in level], [line for other in others for line in _down(other)], reach)
    return _settled(move, across, down)


_Line = tuple[int, bool]
"""Where it is, and whether it is a middle line: edges stick to edges, middles to middles."""


def _across(room: Room) -> tuple[_Line, ...]:
    return ((room.left, False), ((room.left + room.right) // 2, True), (room.right, False))


def _down(room: Room) -> tuple[_Line, ...]:
    return ((room.top, False), ((room.top + room.bottom) // 2, True), (room.bottom, False))


def _nearest(mine: Iterable[_Line], lines: Sequence[_Line], reach: int) -> tuple[int, int] | None:
    """How far the nearest line is, and where; None if none is within reach."""
    if reach <= 0:
        return None
    near = [
        (line - own, line)
        for own, is_middle in mine
        for line, kind in lines
        if kind is is_middle and abs(line - own) <= reach
    ]
    return min(near, key=lambda found: (abs(found[0]), found[1])) if near else None


def _settled(move: tuple[int, int], across: tuple[int, int] | None, down: tuple[int, int] | None) -> Snapped:
    by = (move[0] + (across[0] if across else 0), move[1] + (down[0] if down else 0))
    guides = [Guide(upright=True, at=across[1])] if across else []
    guides += [Guide(upright=False, at=down[1])] if down else []
    return Snapped(by, tuple(guides))
