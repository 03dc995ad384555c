"""Templates: read exactly, refused exactly, written so that they come back equal."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Face, SymbolKind
from desktop.labels.elements import (
    Align,
    Box,
    IsoSymbol,
    Line,
    Overflow,
    Picture,
    Purpose,
    Symbol,
    Template,
    Text,
    Vertical,
    When,
    Words,
)
from desktop.labels.field_names import FIELDS
from desktop.labels.template import read_template, write_template

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\nrest").decode()
TEXT = {"type": "text", "x_mm": 2, "y_mm": 2, "width_mm": 40, "height_mm": 4, "value": "${lot}", "size_mm": 3}

SMALL = {"x_mm": 1, "y_mm": 1, "width_mm": 10, "height_mm": 5}


def label(*elements: Any, **changed: Any) -> dict[str, Any]:
    head = {"name": "unit", "title": "Unit", "purpose": "unit", "width_mm": 60, "height_mm": 40}
    return {**head, "elements": list(elements), **changed}


def refused(data: Any) -> dict[str, Any]:
    with pytest.raises(Refusal) as refusal:
        read_template(data)
    assert refusal.value.code == "bad_template"
    return dict(refusal.value.facts)


def test_every_element_is_read_with_its_defaults() -> None:
    place = {"x_mm": 1, "y_mm": 1, "width_mm": 10, "height_mm": 5}
    found = read_template(
        label(
            {**TEXT, "when": "!serial"},
            {"type": "symbol", **place, "kind": "udi", "value": "${udi}"},
            {"type": "line", "x_mm": 1, "y_mm": 1, "width_mm": 10, "height_mm": 0},
            {"type": "box", **place, "when": {"field": "hold", "is": "recall"}},
            {"type": "picture", **place, "png": PNG},
            {"type": "iso_symbol", **place, "number": "5.1.5"},
            title={"zh_CN": "单件标签", "en": "Unit label"},
        )
    )
    room: dict[str, float] = {"x_mm": 1.0, "y_mm": 1.0, "width_mm": 10.0, "height_mm": 5.0}
    assert found == Template(
        "unit",
        Words("单件标签", "Unit label"),
        Purpose.UNIT,
        60.0,
        40.0,
        (
            Text(
                x_mm=2,
                y_mm=2,
                width_mm=40,
                height_mm=4,
                value=Words("${lot}", "${lot}"),
                size_mm=3,
                when=When("serial", present=False),
            ),
            Symbol(**room, kind="udi", value="${udi}"),
            Line(x_mm=1, y_mm=1, width_mm=10, height_mm=0, thickness_mm=0.25),
            Box(**room, when=When("hold", equals="recall")),
            Picture(**room, png=PNG),
            IsoSymbol(**room, number="5.1.5"),
        ),
    )


@pytest.mark.parametrize(
    ("data", "element", "key", "why"),
    [
        ("{", 0, "", "not_json"),
        ("[" * 100_000, 0, "", "not_json"),
        ("[]", 0, "", "not_an_object"),
        ('{"name": "a", "name": "b"}', 0, "name", "twice"),
        (label(width_mm=7), 0, "width_mm", "out_of_bounds"),
        (label(width_mm=float("nan")), 0, "width_mm", "out_of_bounds"),
        (label(width_mm=True), 0, "width_mm", "not_a_number"),
        (label(height_mm=601), 0, "height_mm", "out_of_bounds"),
        (label(name="../x"), 0, "name", "not_a_name"),
        (label(purpose="fun"), 0, "purpose", "unknown_word"),
        (label(colour="red"), 0, "colour", "unknown_key"),
        (label(title={"en": "Unit"}), 0, "title", "not_words"),
        (label(elements={}), 0, "elements", "not_a_list"),
        (label(elements=[TEXT] * 201), 0, "elements", "too_many"),
        (label(TEXT, {"type": "circle"}), 2, "type", "unknown_word"),
        (label(TEXT, 7), 2, "", "not_an_object"),
        (label({**TEXT, "colour": "red"}), 1, "colour", "unknown_key"),
        (label({key: value for key, value in TEXT.items() if key != "size_mm"}), 1, "size_mm", "missing"),
        (label({**TEXT, "value": "${lots}"}), 1, "value", "unknown_field"),
        (label({**TEXT, "value": "${LOT}"}), 1, "value", "bad_placeholder"),
        (label({**TEXT, "value": "a\x1db"}), 1, "value", "control_character"),
        (label({**TEXT, "value": "\u202eabc"}), 1, "value", "control_character"),
        (label({**TEXT, "value": "a" * 2001}), 1, "value", "too_long"),
        (label({**TEXT, "value": ""}), 1, "value", "empty"),
        (label({**TEXT, "when": "!nothing"}), 1, "when", "unknown_field"),
        (label({**TEXT, "when": {"field": "lot"}}), 1, "when", "not_a_condition"),
        (label({**TEXT, "max_lines": -1}), 1, "max_lines", "out_of_bounds"),
        (label({**TEXT, "max_lines": 1.5}), 1, "max_lines", "not_a_number"),
        (label({**TEXT, "inverse": 1}), 1, "inverse", "not_true_or_false"),
        (" " * 5_000_001, 0, "", "too_long"),
        (label({**TEXT, "value": 5}), 1, "value", "not_words"),
        (label({**TEXT, "value": {"zh_CN": 5, "en": "x"}}), 1, "value", "not_text"),
        (label({**TEXT, "when": {"field": "hold", "is": 7}}), 1, "when", "not_text"),
        (label({"type": "iso_symbol", **SMALL, "number": "LOT"}), 1, "number", "not_a_symbol_number"),
        (label({"type": "symbol", **SMALL, "kind": "ean", "value": "1"}), 1, "kind", "unknown_word"),
        (
            label({"type": "symbol", **SMALL, "kind": "qr", "value": "1", "module_mm": 9}),
            1,
            "module_mm",
            "out_of_bounds",
        ),
        (label({**TEXT, "x_mm": -1}), 1, "x_mm", "out_of_bounds"),
        (label({**TEXT, "x_mm": 21}), 1, "width_mm", "outside_label"),
        (label({**TEXT, "y_mm": 37}), 1, "height_mm", "outside_label"),
        (label({**TEXT, "height_mm": 0}), 1, "height_mm", "empty"),
        (label({"type": "line", "x_mm": 0, "y_mm": 0, "width_mm": 5, "height_mm": 5}), 1, "height_mm", "not_straight"),
    ],
)
def test_a_bad_template_is_refused_with_element_key_and_reason(data: Any, element: int, key: str, why: str) -> None:
    told = refused(data)
    assert (told["element"], told["key"], told["why"]) == (element, key, why)
    assert len(told["value"]) <= 80


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"png": "?"}, "not_base64"),
        ({"png": base64.b64encode(b"GIF89a").decode()}, "not_png"),
        ({"png": 5}, "not_text"),
        ({"png": "A" * 2_000_004}, "too_long"),
    ],
)
def test_only_a_png_is_a_picture(changed: dict[str, Any], why: str) -> None:
    place = {"x_mm": 1, "y_mm": 1, "width_mm": 10, "height_mm": 5}
    assert refused(label({"type": "picture", **place, **changed}))["why"] == why


MM = st.integers(0, 300).map(lambda tenths: tenths / 10)
EXTENT = st.integers(1, 250).map(lambda tenths: tenths / 10)
WHEN = st.none() | st.builds(When, st.sampled_from(FIELDS), st.booleans())
SAID = st.text(st.characters(categories=("L", "N", "P"), exclude_characters="$"), min_size=1, max_size=20)
ROOM = {"x_mm": MM, "y_mm": MM, "width_mm": EXTENT, "height_mm": EXTENT, "when": WHEN}
ELEMENT = st.one_of(
    st.builds(
        Text,
        **ROOM,
        value=st.builds(Words, SAID, SAID),
        size_mm=EXTENT.map(lambda size: size + 1),
        face=st.sampled_from(Face),
        align=st.sampled_from(Align),
        vertical=st.sampled_from(Vertical),
        overflow=st.sampled_from(Overflow),
        max_lines=st.integers(0, 50),
        inverse=st.booleans(),
    ),
    st.builds(Symbol, **ROOM, kind=st.sampled_from([*SymbolKind, "udi"]), value=SAID),
    st.builds(Line, **{**ROOM, "height_mm": st.just(0.0)}),
    st.builds(Box, **ROOM, filled=st.booleans()),
    st.builds(IsoSymbol, **ROOM, number=st.just("5.1.5")),
)


@given(st.lists(ELEMENT, max_size=5), st.sampled_from(Purpose))
def test_what_is_written_is_read_back_equal_and_written_the_same(elements: list[Any], purpose: Purpose) -> None:
    template = Template("name", Words("名", "name"), purpose, 60.0, 60.0, tuple(elements))
    written = write_template(template)
    assert read_template(written) == template
    assert read_template(json.loads(written)) == template
    assert write_template(read_template(written)) == written


def test_nothing_is_the_same_as_no_condition_and_no_wish() -> None:
    bare = {"type": "symbol", **SMALL, "kind": "qr", "value": "1"}
    assert read_template(label({**bare, "when": None, "module_mm": None})) == read_template(label(bare))


def test_a_wish_for_a_module_and_both_numberings_of_symbols_are_read() -> None:
    symbol = {"type": "symbol", **SMALL, "kind": "qr", "value": "1", "module_mm": 0.5}
    number = {"type": "iso_symbol", **SMALL, "number": "F2503-safe", "when": {"field": "hold", "is": "x"}}
    found = read_template(label(symbol, number))
    assert json.loads(write_template(found))["elements"] == [symbol, number]


def test_a_condition_asks_for_presence_absence_or_one_value() -> None:
    assert When("lot").holds({"lot": "A"})
    assert not When("lot").holds({"lot": ""})
    assert When("lot", present=False).holds({})
    assert When("hold", equals="recall").holds({"hold": "recall"})
    assert not When("hold", equals="recall").holds({"hold": "quarantine"})
