"""Every change of a label that is being designed: a template in, a template out, always one that can be read again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, Literal

from desktop.domain.errors import Refusal
from desktop.labels.drawing import dots
from desktop.labels.elements import Element, Line, Template
from desktop.labels.template import read_template, write_template
from desktop.presenters.design_places import Room, around, label_room, placed, room_of, stretched, thousandths, within

Chosen = tuple[int, ...]
"""Places of elements in their template, counted from 0, in ascending order."""
LABEL: Final = -1
"""Stands for the label itself where an element could stand."""
Edge = Literal["left", "center", "right", "top", "middle", "bottom"]
Axis = Literal["across", "down"]


def with_values(label: Template, at: int, values: Mapping[str, Any]) -> Template:
    """Change keys of an element or, at `LABEL`, of the label itself.

    Args:
        label: the template.
        at: which element.
        values: as they stand in the JSON; None takes a key out, so that it is as by default.

    Raises:
        Refusal: ``bad_template``.
    """
    told = json.loads(write_template(label))
    part = told if at == LABEL else told["elements"][at]
    part.update(values)
    for key in [key for key, value in values.items() if value is None]:
        del part[key]
    return read_template(told)


def value_of(label: Template, at: int) -> dict[str, Any]:
    """An element, or the label without its elements, as it stands in the JSON."""
    told: dict[str, Any] = json.loads(write_template(label))
    if at != LABEL:
        found: dict[str, Any] = told["elements"][at]
        return found
    del told["elements"]
    return told


def with_size(label: Template, width_mm: float, height_mm: float) -> Template:
    """A label of another size; what would stick out is brought in, and made smaller where it must be.

    Raises:
        Refusal: ``bad_template`` for a size that no label has.
    """
    empty = with_values(replace(label, elements=()), LABEL, {"width_mm": width_mm, "height_mm": height_mm})
    return replace(empty, elements=tuple(_brought_in(one, empty) for one in label.elements))


def _brought_in(element: Element, label: Template) -> Element:
    width, height = min(element.width_mm, label.width_mm), min(element.height_mm, label.height_mm)
    return replace(
        element,
        x_mm=thousandths(min(element.x_mm, label.width_mm - width)),
        y_mm=thousandths(min(element.y_mm, label.height_mm - height)),
        width_mm=width,
        height_mm=height,
    )


def rooms(label: Template, chosen: Iterable[int], dpi: int) -> list[Room]:
    """The rooms of some elements."""
    return [room_of(label.elements[at], dpi) for at in chosen]


def with_rooms(label: Template, wanted: Mapping[int, Room], dpi: int) -> Template:
    """Elements in other rooms, which must lie on the label."""
    return replace(
        label,
        elements=tuple(
            placed(one, wanted[at], label, dpi) if at in wanted else one for at, one in enumerate(label.elements)
        ),
    )


def moved(label: Template, chosen: Chosen, move: tuple[int, int], dpi: int) -> Template:
    """Move elements together by so many dots, as far as the label reaches."""
    if not chosen:
        return label
    whole, all_of_it = label_room(label, dpi), around(rooms(label, chosen, dpi))
    across = max(whole.left - all_of_it.left, min(move[0], whole.right - all_of_it.right))
    down = max(whole.top - all_of_it.top, min(move[1], whole.bottom - all_of_it.bottom))
    wanted = {at: room_of(label.elements[at], dpi).moved(across, down) for at in chosen}
    return with_rooms(label, wanted, dpi)


def resized(label: Template, at: int, handle: str, move: tuple[int, int], dpi: int) -> Template:
    """Draw an element at a handle by so many dots, as far as the label reaches."""
    element = label.elements[at]
    room = within(stretched(element, room_of(element, dpi), handle, move), label_room(label, dpi))
    return with_rooms(label, {at: room}, dpi)


def aligned(label: Template, chosen: Chosen, edge: Edge, dpi: int) -> Template:
    """Bring edges in line: one element with the label, several with the room that they take together."""
    if not chosen:
        return label
    all_of_it = label_room(label, dpi) if len(chosen) == 1 else around(rooms(label, chosen, dpi))
    wanted = {at: _in_line(room_of(label.elements[at], dpi), all_of_it, edge) for at in chosen}
    return with_rooms(label, wanted, dpi)


def _in_line(room: Room, whole: Room, edge: Edge) -> Room:
    moves = {
        "left": (whole.left - room.left, 0),
        "center": ((whole.left + whole.right - room.left - room.right) // 2, 0),
        "right": (whole.right - room.right, 0),
        "top": (0, whole.top - room.top),
        "middle": (0, (whole.top + whole.bottom - room.top - room.bottom) // 2),
        "bottom": (0, whole.bottom - room.bottom),
    }
    return room.moved(*moves[edge])


def distributed(label: Template, chosen: Chosen, axis: Axis, dpi: int) -> Template:
    """Give at least three elements the same space between them, to the dot; the outermost stay."""
    if len(chosen) < _LEAST_DISTRIBUTED:
        return label
    near, far = ("left", "right") if axis == "across" else ("top", "bottom")
    all_of_it = around(rooms(label, chosen, dpi))
    found = {at: room_of(label.elements[at], dpi) for at in chosen}
    order = sorted(chosen, key=lambda at: getattr(found[at], near) + getattr(found[at], far))
    taken = sum(getattr(room, far) - getattr(room, near) for room in found.values())
    space = (getattr(all_of_it, far) - getattr(all_of_it, near) - taken) / (len(chosen) - 1)
    start = float(getattr(all_of_it, near))
    wanted: dict[int, Room] = {}
    for at in order:
        room, by = found[at], round(start) - getattr(found[at], near)
        wanted[at] = within_label(room.moved(by, 0) if axis == "across" else room.moved(0, by), label, dpi)
        start += getattr(room, far) - getattr(room, near) + space
    return with_rooms(label, wanted, dpi)


_LEAST_DISTRIBUTED: Final = 3


def within_label(room: Room, label: Template, dpi: int) -> Room:
    """A room moved so that it lies on the label."""
    whole = label_room(label, dpi)
    across = max(-room.left, min(0, whole.right - room.right))
    down = max(-room.top, min(0, whole.bottom - room.bottom))
    return room.moved(across, down)


# ---------------------------------------------------------------- which elements there are


def added(label: Template, element: Element) -> tuple[Template, Chosen]:
    """One more element, in front of the others.

    Raises:
        Refusal: ``bad_template``: there are as many as a label may have.
    """
    more = read_template(write_template(replace(label, elements=(*label.elements, element))))
    return more, (len(label.elements),)


def duplicated(label: Template, chosen: Chosen, dpi: int) -> tuple[Template, Chosen]:
    """The same elements once more, 2 mm further right and down where there is room.

    Raises:
        Refusal: ``bad_template``: there are as many as a label may have.
    """
    count = len(label.elements)
    twins = tuple(label.elements[at] for at in chosen)
    more = read_template(write_template(replace(label, elements=(*label.elements, *twins))))
    made = tuple(range(count, count + len(twins)))
    return moved(more, made, (dots(2, dpi), dots(2, dpi)), dpi), made


def without(label: Template, chosen: Chosen) -> Template:
    """Fewer elements."""
    return replace(label, elements=tuple(one for at, one in enumerate(label.elements) if at not in chosen))


def ordered(label: Template, chosen: Chosen, *, front: bool) -> tuple[Template, Chosen]:
    """Elements in front of all others, or behind them."""
    picked = tuple(label.elements[at] for at in chosen)
    rest = tuple(one for at, one in enumerate(label.elements) if at not in chosen)
    first = len(rest) if front else 0
    made = (*rest, *picked) if front else (*picked, *rest)
    return replace(label, elements=made), tuple(range(first, first + len(picked)))


def turned(label: Template, at: int) -> Template:
    """A line in the other direction, as long as there is room for.

    Raises:
        Refusal: ``bad_template`` if there is no room for it at all.
    """
    line = label.elements[at]
    if not isinstance(line, Line):
        return label
    if line.height_mm:
        long = thousandths(min(line.height_mm, label.width_mm - line.x_mm))
        return with_values(label, at, {"width_mm": long, "height_mm": 0})
    long = thousandths(min(line.width_mm, label.height_mm - line.y_mm))
    return with_values(label, at, {"width_mm": 0, "height_mm": long})


def structure_fault(label: Template) -> Refusal | None:
    """Why a template could not be read again, None if it can."""
    try:
        read_template(write_template(label))
    except Refusal as refusal:
        return refusal
    return None
