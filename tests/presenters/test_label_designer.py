"""Designing a label: every edit is one step, every state can be saved, drawn and read again."""

import base64
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.labels.drawing import dots
from desktop.labels.elements import Line, Template
from desktop.labels.fields import sample_for
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.labels.shipped import shipped as shipped_names
from desktop.labels.shipped import template
from desktop.labels.template import read_template, write_template
from desktop.presenters import design_edits as edits
from desktop.presenters.design_edits import LABEL
from desktop.presenters.design_elements import new_label
from desktop.presenters.design_places import room_of
from desktop.presenters.design_shown import shown
from desktop.presenters.label_designer import MOVE, LabelDesigner

TODAY = date(2026, 11, 21)
KINDS = ("text", "symbol", "line", "box", "iso_symbol")


def png(width: int = 20, height: int = 10) -> bytes:
    from PIL import Image

    held = io.BytesIO()
    Image.new("L", (width, height), 0).save(held, "PNG")
    return held.getvalue()


@pytest.fixture
def designer() -> LabelDesigner:
    made = LabelDesigner()
    made.open(template("unit"))
    return made


def opened(name: str = "unit") -> LabelDesigner:
    made = LabelDesigner()
    made.open(template(name))
    return made


def redo_all(designer: LabelDesigner) -> None:
    while designer.can_redo:
        designer.redo()


# ---------------------------------------------------------------- any edits

small = st.integers(-300, 300)
values = st.one_of(
    st.fixed_dictionaries({"x_mm": st.floats(-5, 90)}),
    st.fixed_dictionaries({"width_mm": st.floats(-1, 90), "height_mm": st.floats(-1, 90)}),
    st.fixed_dictionaries(
        {"when": st.sampled_from(["lot", "!lot", {"field": "hold", "is": "recall"}, None, "strange"])}
    ),
    st.fixed_dictionaries({"size_mm": st.floats(0, 20)}),
    st.fixed_dictionaries({"value": st.sampled_from(["${lot}", "A", "", "${strange}", "条码", "${"])}),
)
one_edit = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(KINDS)),
    st.tuples(st.just("choose"), st.lists(st.integers(0, 30), max_size=4)),
    st.tuples(st.just("nudge"), small, small),
    st.tuples(st.just("stretch"), small, small),
    st.tuples(st.just("align"), st.sampled_from(["left", "center", "right", "top", "middle", "bottom"])),
    st.tuples(st.just("distribute"), st.sampled_from(["across", "down"])),
    st.tuples(st.just("order"), st.booleans()),
    st.tuples(st.just("set_values"), st.integers(0, 12), values),
    st.tuples(st.just("set_size"), st.floats(4, 320), st.floats(2, 200)),
    st.tuples(st.just("drag"), st.sampled_from([MOVE, "nw", "e", "s"]), small, small),
    st.tuples(st.sampled_from(["delete", "duplicate", "turn", "undo", "redo", "set_dpi"])),
)


def perform(designer: LabelDesigner, edit: tuple[Any, ...]) -> None:
    name, given_ = edit[0], edit[1:]
    if name == "order":
        designer.order(front=given_[0])
    elif name == "set_values":
        designer.set_values(min(given_[0], len(designer.label.elements) - 1), given_[1])
    elif name == "drag":
        designer.drag(given_[0], (given_[1], given_[2]), 8)
        designer.drop()
    elif name == "turn":
        designer.turn(0) if designer.label.elements else None
    elif name == "set_dpi":
        designer.set_dpi({203: 300, 300: 600, 600: 203}[designer.dpi])
    else:
        getattr(designer, name)(*given_)


@settings(max_examples=60)
@given(st.sampled_from(["unit", "bin", "hold_recall"]), st.lists(one_edit, max_size=25))
def test_after_any_edits_undo_brings_back_the_original(name: str, all_edits: list[tuple[Any, ...]]) -> None:
    designer = opened(name)
    first = designer.label
    for edit in all_edits:
        perform(designer, edit)
        assert read_template(write_template(designer.label)) == designer.label
    redo_all(designer)
    last = designer.label
    while designer.can_undo:
        designer.undo()
    assert designer.label == first
    assert not designer.is_dirty
    redo_all(designer)
    assert designer.label == last


@settings(max_examples=25)
@given(st.lists(one_edit, max_size=10), st.sampled_from(["zh_CN", "en"]))
def test_after_any_edits_it_is_drawn_and_what_cannot_be_is_told(edits_: list[tuple[Any, ...]], language: str) -> None:
    designer = opened()
    for edit in edits_:
        perform(designer, edit)
    label = designer.label
    seen = shown(label, sample_for(label, language), Sheet(designer.dpi, language, TODAY))
    assert (seen.bitmap.width, seen.bitmap.height) == (seen.drawing.width, seen.drawing.height)
    assert all(0 <= fault.element < len(label.elements) for fault in seen.faults)
    refused = False
    try:
        lay_out(label, sample_for(label, language), Sheet(designer.dpi, language, TODAY))
    except Refusal:
        refused = True
    assert bool(seen.faults) is refused


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_a_shipped_label_is_shown_exactly_as_it_is_printed(name: str, dpi: int) -> None:
    label = template(name)
    for language in ("zh_CN", "en"):
        sheet = Sheet(dpi, language, TODAY)
        seen = shown(label, sample_for(label, language), sheet)
        assert seen.faults == ()
        assert seen.bitmap == paint(lay_out(label, sample_for(label, language), sheet))


# ---------------------------------------------------------------- one step


def test_every_edit_is_one_step(designer: LabelDesigner) -> None:
    first = designer.label
    steps: list[Callable[[], object]] = [
        lambda: designer.add("box"),
        lambda: designer.nudge(3, 0),
        lambda: designer.order(front=False),
        designer.duplicate,
        lambda: designer.align("right"),
        lambda: designer.set_size(80, 50),
        designer.delete,
    ]
    states = [first]
    for step in steps:
        step()
        assert designer.label != states[-1]
        states.append(designer.label)
    for state in reversed(states[:-1]):
        designer.undo()
        assert designer.label == state
    assert not designer.can_undo


def test_letters_typed_into_one_field_are_one_step(designer: LabelDesigner) -> None:
    designer.choose([9])
    for text in ("L", "LO", "LOT"):
        designer.set_values(9, {"value": text}, typing=True)
    designer.undo()
    assert designer.label == template("unit")
    designer.redo()
    assert edits.value_of(designer.label, 9)["value"] == "LOT"


def test_a_drag_is_one_step_and_escape_takes_it_back(designer: LabelDesigner) -> None:
    designer.choose([9])
    designer.drag(MOVE, (5, 5), 0)
    designer.drag(MOVE, (9, 9), 0)
    assert designer.label != template("unit")
    designer.cancel_drag()
    assert designer.label == template("unit")
    assert not designer.can_undo
    designer.drag(MOVE, (5, 5), 0)
    designer.drag(MOVE, (9, 9), 0)
    designer.drop()
    designer.undo()
    assert designer.label == template("unit")
    assert not designer.can_undo


def test_a_new_edit_forgets_what_was_taken_back(designer: LabelDesigner) -> None:
    designer.add("box")
    designer.undo()
    designer.add("line")
    assert not designer.can_redo


def test_undo_brings_the_choice_back(designer: LabelDesigner) -> None:
    designer.choose([3, 5])
    designer.delete()
    assert not designer.chosen
    designer.undo()
    assert list(designer.chosen) == [3, 5]


def test_a_bad_value_is_refused_at_its_field_and_changes_nothing(designer: LabelDesigner) -> None:
    refused: list[tuple[int, str, str]] = []

    def told(at: int, key: str, error: Refusal) -> None:
        refused.append((at, key, str(error.facts["why"])))

    designer.refused.connect(told)
    assert not designer.set_values(9, {"x_mm": 59})
    assert not designer.set_values(9, {"value": "${lott}"})
    assert not designer.set_values(LABEL, {"name": "Ünit"})
    assert refused == [
        (9, "width_mm", "outside_label"),
        (9, "value", "unknown_field"),
        (LABEL, "name", "not_a_name"),
    ]
    assert designer.label == template("unit")


# ---------------------------------------------------------------- in dots


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_what_is_moved_lies_on_the_dots_of_the_printer(dpi: int) -> None:
    designer = opened()
    designer.set_dpi(dpi)
    before = room_of(designer.label.elements[9], dpi)
    designer.choose([9])
    designer.nudge(1, -2)
    element = designer.label.elements[9]
    assert room_of(element, dpi) == before.moved(1, -2)
    assert element.x_mm * dpi / 25.4 == pytest.approx(before.left + 1, abs=0.02)
    assert (element.x_mm + element.width_mm) * dpi / 25.4 == pytest.approx(before.right + 1, abs=0.02)


def test_what_does_not_move_keeps_its_millimetres(designer: LabelDesigner) -> None:
    was = designer.label.elements[9]
    designer.choose([9])
    designer.nudge(4, 0)
    now = designer.label.elements[9]
    assert (now.y_mm, now.height_mm) == (was.y_mm, was.height_mm)


def test_an_arrow_with_shift_is_a_millimetre(designer: LabelDesigner) -> None:
    assert [dots(1, 203), dots(1, 600)] == [8, 24]
    assert designer.millimetre() == 8


def test_nothing_is_moved_off_the_label(designer: LabelDesigner) -> None:
    designer.choose([9, 3])
    apart = room_of(designer.label.elements[9], 203).left - room_of(designer.label.elements[3], 203).left
    designer.nudge(5000, 5000)
    one, other = (room_of(designer.label.elements[at], 203) for at in (9, 3))
    assert one.left - other.left == apart
    assert one.right == dots(60, 203)
    assert max(one.bottom, other.bottom) == dots(40, 203)


def test_edges_attract_each_other_and_the_label(designer: LabelDesigner) -> None:
    designer.open(new_label())
    for _ in range(2):
        designer.add("box")
    designer.choose([0])
    designer.nudge(-100, -100)
    first = room_of(designer.label.elements[0], 203)
    designer.choose([1])
    second = room_of(designer.label.elements[1], 203)
    designer.drag(MOVE, (first.left - second.left + 3, 40), 4)
    assert room_of(designer.label.elements[1], 203).left == first.left
    assert designer.guides[0].upright
    assert designer.guides[0].at == first.left
    designer.attracts = False
    designer.drag(MOVE, (first.left - second.left + 3, 40), 4)
    assert room_of(designer.label.elements[1], 203).left == first.left + 3
    designer.attracts = True
    designer.drag("w", (-second.left + 2, 0), 4)
    assert room_of(designer.label.elements[1], 203).left == 0


def test_several_are_aligned_with_each_other_and_one_with_the_label(designer: LabelDesigner) -> None:
    designer.choose([7, 9, 11])
    designer.align("right")
    rights = {room_of(designer.label.elements[at], 203).right for at in (7, 9, 11)}
    assert len(rights) == 1
    designer.choose([9])
    designer.align("left")
    designer.align("bottom")
    room = room_of(designer.label.elements[9], 203)
    assert (room.left, room.bottom) == (0, dots(40, 203))


def test_spaces_are_made_equal_to_the_dot(designer: LabelDesigner) -> None:
    designer.open(new_label())
    for move in (-200, -37, 190):
        designer.add("iso_symbol")
        designer.nudge(move, 0)
    designer.choose([0, 1, 2])
    ends = [room_of(designer.label.elements[at], 203) for at in (0, 2)]
    designer.distribute("across")
    one, two, three = (room_of(element, 203) for element in designer.label.elements)
    assert abs((two.left - one.right) - (three.left - two.right)) <= 1
    assert [one, three] == ends


def test_a_line_keeps_its_direction_and_can_be_turned(designer: LabelDesigner) -> None:
    designer.open(new_label())
    designer.add("line")
    designer.stretch(5, 9)
    line = designer.label.elements[0]
    assert isinstance(line, Line)
    assert line.height_mm == 0
    designer.turn(0)
    turned = designer.label.elements[0]
    assert turned.width_mm == 0
    assert turned.height_mm == line.width_mm or turned.y_mm + turned.height_mm == 40


def test_a_smaller_label_brings_its_elements_in(designer: LabelDesigner) -> None:
    assert designer.set_size(40, 20)
    assert all(one.x_mm + one.width_mm <= 40 + 1e-6 for one in designer.label.elements)
    assert all(one.y_mm + one.height_mm <= 20 + 1e-6 for one in designer.label.elements)
    assert not designer.set_size(4, 20)


def test_a_picture_keeps_its_proportions_and_no_png_is_refused(designer: LabelDesigner) -> None:
    designer.add_picture(png(40, 10))
    made = designer.label.elements[-1]
    assert made.width_mm == pytest.approx(4 * made.height_mm, abs=0.2)
    count = len(designer.label.elements)
    designer.add_picture(b"GIF89a")
    assert len(designer.label.elements) == count
    assert base64.b64encode(png())


# ---------------------------------------------------------------- faults


def seen_of(label: Template) -> Any:
    return shown(label, sample_for(label, "en"), Sheet(203, "en", TODAY))


def test_each_fault_is_told_at_its_element(designer: LabelDesigner) -> None:
    designer.set_values(9, {"width_mm": 2.0, "min_size_mm": 3.4})
    designer.set_values(3, {"width_mm": 5, "height_mm": 5})
    faults = seen_of(designer.label).faults
    assert [(one.element, one.error.code) for one in faults] == [(3, "symbol_does_not_fit"), (9, "text_too_long")]


def test_what_is_in_a_quiet_zone_is_still_drawn(designer: LabelDesigner) -> None:
    whole = seen_of(designer.label)
    designer.set_values(4, {"x_mm": 3, "y_mm": 16})
    seen = seen_of(designer.label)
    assert [(one.element, one.error.code) for one in seen.faults] == [(3, "quiet_zone_broken")]
    assert seen.faults[0].other == 4
    assert len(seen.drawing.marks) == len(whole.drawing.marks)


def test_two_codes_that_contradict_each_other_are_a_fault(designer: LabelDesigner) -> None:
    designer.open(new_label())
    designer.add("symbol")
    designer.nudge(-150, 0)
    designer.add("symbol")
    designer.nudge(150, 0)
    designer.set_values(1, {"kind": "gs1_datamatrix", "value": "[01]06901234567892[10]OTHER"})
    faults = seen_of(designer.label).faults
    assert [one.element for one in faults] == [1]


def test_files_are_only_touched_by_saving(tmp_path: Path, designer: LabelDesigner) -> None:
    designer.add("box")
    assert list(tmp_path.iterdir()) == []
