"""A text element as marks: placeholders filled in, checked, fitted, placed."""

from collections.abc import Mapping

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Mark, Rect, TextRun, dots
from desktop.labels.elements import Align, Text, Vertical
from desktop.labels.symbols import Room
from desktop.labels.template_values import PLACEHOLDER
from desktop.labels.text import ABOVE, PITCH, Fitted, Rule, block_height, fit, line_width, refuse_undrawable


def filled(pattern: str, fields: Mapping[str, str], element: int) -> str:
    """The pattern with its fields.

    Raises:
        Refusal: ``label_field_missing`` (``field``, ``element``) for a field without a value.
    """
    for name in PLACEHOLDER.findall(pattern):
        if not fields.get(name):
            raise Refusal("label_field_missing", field=name, element=element)
    return PLACEHOLDER.sub(lambda found: fields[found[1]], pattern)


def text_marks(text: Text, pattern: str, fields: Mapping[str, str], room: Room, spot: tuple[int, int]) -> list[Mark]:
    """The runs of a text, whole.

    Args:
        text: the element.
        pattern: its value in the language of the label.
        fields: what the placeholders stand for.
        room: of the element.
        spot: number of the element, counted from 1, and dots per inch.

    Raises:
        Refusal: ``text_too_long`` (``element``, ``field``, ``found``), and those of `filled` and `refuse_undrawable`.
    """
    element, dpi = spot
    said = filled(pattern, fields, element)
    _refuse_line_feeds(pattern, fields, element)
    refuse_undrawable(said, text.face, element)
    size, least = dots(text.size_mm, dpi), dots(text.min_size_mm, dpi)
    fitted = fit(said, Rule(text.face, size, least, text.overflow, text.max_lines), room.width, room.height)
    if fitted is None:
        named = PLACEHOLDER.search(pattern)
        raise Refusal("text_too_long", element=element, field=named[1] if named else "", found=said)
    return _placed(text, fitted, room)


def _refuse_line_feeds(pattern: str, fields: Mapping[str, str], element: int) -> None:
    """A template may begin a new line, data may not."""
    if any("\n" in fields[name] for name in PLACEHOLDER.findall(pattern)):
        raise Refusal("text_control_character", element=element, found="", unicode="U+000A")


def _placed(text: Text, fitted: Fitted, room: Room) -> list[Mark]:
    ground: list[Mark] = [Rect(room.x, room.y, room.width, room.height)] if text.inverse else []
    top = room.y + _below(text.vertical, room.height - block_height(fitted.size, len(fitted.lines)))
    for number, line in enumerate(fitted.lines):
        x = room.x + _beside(text.align, room.width - line_width(text.face, fitted.size, line))
        baseline = top + round(fitted.size * (ABOVE + PITCH * number))
        ground.append(TextRun(line, text.face, fitted.size, x, baseline, ink=not text.inverse))
    return ground


def _beside(align: Align, free: int) -> int:
    return {Align.LEFT: 0, Align.CENTER: free // 2, Align.RIGHT: free}[align]


def _below(vertical: Vertical, free: int) -> int:
    return {Vertical.TOP: 0, Vertical.MIDDLE: free // 2, Vertical.BOTTOM: free}[vertical]
