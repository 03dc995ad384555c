"""Millimetres become whole dots; what does not fit, cannot be drawn or stands in a barcode's way is refused."""

import base64
import io
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.domain.errors import Refusal
from desktop.domain.udi import decode
from desktop.labels import drawing as drawn
from desktop.labels.drawing import Drawing, Rect, SymbolKind, TextRun
from desktop.labels.fields import fields_of
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.layout_check import bounds, zone
from desktop.labels.paint import paint
from desktop.labels.template import read_template

TODAY = date(2026, 11, 21)
SCAN = "]d20106901234567892" + "17290630" + "10ABC123\x1d21SN0001"
UDI = fields_of(decode(SCAN, today=TODAY))


def place(x: float, y: float, width: float, height: float) -> dict[str, float]:
    return {"x_mm": x, "y_mm": y, "width_mm": width, "height_mm": height}


def text(value: Any = "${lot}", at: Mapping[str, float] | None = None, **more: Any) -> dict[str, Any]:
    return {"type": "text", **(at or place(2, 2, 40, 4)), "value": value, "size_mm": 3, **more}


def symbol(x: float = 30, y: float = 10, **more: Any) -> dict[str, Any]:
    return {"type": "symbol", **place(x, y, 20, 20), "kind": "udi", "value": "${udi}", **more}


def laid(*elements: Any, fields: Mapping[str, str] = UDI, dpi: int = 203, language: str = "en", **size: Any) -> Drawing:
    head = {"name": "unit", "title": "Unit", "purpose": "unit", "width_mm": 60, "height_mm": 40}
    template = read_template({**head, "elements": list(elements)})
    return lay_out(template, fields, Sheet(dpi, language, TODAY, **size))


def refused(*elements: Any, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        laid(*elements, **more)
    return refusal.value


def runs(drawing: Drawing) -> Iterator[TextRun]:
    return (mark for mark in drawing.marks if isinstance(mark, TextRun))


def test_a_label_has_its_size_in_dots() -> None:
    assert (laid().width, laid().height, laid().name, laid().udi) == (480, 320, "unit", "")
    assert (laid(dpi=600).width, laid(dpi=600).height) == (1417, 945)


def test_the_label_in_the_printer_may_be_larger_but_not_too_small() -> None:
    box = {"type": "box", **place(0, 0, 60, 40)}
    assert (laid(box, width_mm=80, height_mm=50).width, laid(box, width_mm=80, height_mm=50).height) == (639, 400)
    assert refused(box, width_mm=50).code == "outside_label"


@pytest.mark.parametrize("dpi", [99, 1201, 0, -203])
def test_a_resolution_that_no_printer_has_is_refused(dpi: int) -> None:
    assert refused(dpi=dpi).code == "bad_resolution"


def test_text_stands_where_it_is_aligned() -> None:
    at = place(10, 10, 40, 10)
    left, center, right = (next(runs(laid(text(at=at, align=one, face="mono")))) for one in ("left", "center", "right"))
    assert left.text == "ABC123"
    width = 6 * 14
    assert (left.size, left.x, right.x + width) == (24, 80, 400)
    assert center.x == 80 + (320 - width) // 2
    top, middle, bottom = (next(runs(laid(text(at=at, vertical=one)))).baseline for one in ("top", "middle", "bottom"))
    assert (top, middle, bottom) == (80 + 21, 80 + 28 + 21, 80 + 56 + 21)


def test_each_language_has_its_words() -> None:
    words = text({"zh_CN": "批号 ${lot}", "en": "Lot ${lot}"})
    assert [run.text for run in runs(laid(words, language="zh_CN"))] == ["批号 ABC123"]
    assert [run.text for run in runs(laid(words, language="en"))] == ["Lot ABC123"]


def test_words_that_one_language_does_not_need_draw_nothing_there() -> None:
    assert not laid(text({"zh_CN": "批号", "en": ""}, inverse=True)).marks


def test_inverse_text_is_white_on_its_black_room() -> None:
    ground, run = laid(text(inverse=True)).marks
    assert ground == Rect(16, 16, 320, 32)
    assert isinstance(run, TextRun)
    assert run.ink is False


def test_a_condition_decides_what_is_drawn() -> None:
    elements = [text("A", when="lot"), text("B", when="!lot"), text("C", when={"field": "agency", "is": "HIBC"})]
    assert [run.text for run in runs(laid(*elements))] == ["A"]
    assert [run.text for run in runs(laid(*elements, fields={"agency": "HIBC"}))] == ["B", "C"]


@pytest.mark.parametrize("fields", [{}, {"lot": ""}])
def test_a_field_without_a_value_is_refused_and_not_left_out(fields: dict[str, str]) -> None:
    refusal = refused(text("x"), text("LOT ${lot}"), fields=fields)
    assert (refusal.code, dict(refusal.facts)) == ("label_field_missing", {"field": "lot", "element": 2})


def test_text_that_is_too_long_is_refused_by_element_and_field() -> None:
    refusal = refused(text(overflow="refuse"), fields={"lot": "W" * 40})
    assert refusal.code == "text_too_long"
    assert dict(refusal.facts) == {"element": 1, "field": "lot", "found": "W" * 40}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("A\nB", "text_control_character"),
        ("A\x1dB", "text_control_character"),
        ("😀", "glyph_missing"),
        ("שלום", "text_direction"),
    ],
)
def test_what_cannot_be_drawn_as_it_is_is_refused(value: str, code: str) -> None:
    assert refused(text(), fields={"lot": value}).code == code


def test_a_dollar_in_a_field_is_no_placeholder() -> None:
    assert [run.text for run in runs(laid(text(), fields={"lot": "${serial}", "serial": "X"}))] == ["${serial}"]


def test_a_udi_symbol_stands_in_its_room_with_its_quiet_zone() -> None:
    label = laid(symbol())
    (found,) = label.symbols
    assert (found.kind, found.identifier) == (SymbolKind.GS1_DATAMATRIX, "]d2")
    assert (found.x, found.y, found.module) == (240 + 3, 80 + 3, 3)
    assert found.message == SCAN.removeprefix("]d2")
    assert label.udi == decode(SCAN, today=TODAY).canonical


def test_the_agency_decides_the_symbol_of_its_udi() -> None:
    hibc = fields_of(decode("+A123BJC5D6E71G", today=TODAY))
    label = laid(symbol(), fields=hibc)
    assert label.symbols[0].kind is SymbolKind.HIBC_DATAMATRIX
    assert label.udi == decode("+A123BJC5D6E71G", today=TODAY).canonical
    ma = decode("MA.156.M0.100002.A0001001.SXH9803.M20180301.D20180301.E20200301.V20200228.C2", today=TODAY)
    label = laid(symbol(), fields=fields_of(ma))
    assert label.symbols[0].kind is SymbolKind.DATAMATRIX
    assert label.udi == ma.canonical


def test_two_symbols_of_one_label_say_one_udi_together() -> None:
    first = symbol(x=0, kind="gs1_datamatrix", value="[01]${di}")
    second = symbol(x=30, kind="gs1_datamatrix", value="[10]${lot}[21]${serial}")
    assert laid(first, second).udi == "GS1|di=06901234567892|lot=ABC123|serial=SN0001"


def test_two_symbols_that_contradict_each_other_are_refused() -> None:
    other = symbol(x=0, kind="gs1_datamatrix", value="[01]${di}[10]OTHER")
    assert refused(other, symbol()).code == "repeated_ai"


def test_a_code_of_the_zone_is_no_udi() -> None:
    label = laid(symbol(kind="qr", value="${code}"), fields={"code": "SZ:BIN:A-2-1"})
    assert (label.udi, label.symbols[0].message) == ("", "SZ:BIN:A-2-1")


def test_a_symbol_that_does_not_fit_is_refused() -> None:
    assert refused({**symbol(), **place(0, 0, 6, 6)}).code == "symbol_does_not_fit"


@pytest.mark.parametrize(
    ("guest", "is_refused"),
    [
        ({"type": "box", **place(29, 9, 30, 30)}, False),
        ({"type": "box", **place(30, 9, 28, 30)}, True),
        ({"type": "box", **place(30, 10, 20, 20), "filled": True}, True),
        (text("W", at=place(29, 10, 6, 4)), True),
        (text("W", at=place(24, 10, 6, 4)), False),
        (text("I", at=place(32, 12, 6, 4), inverse=True), True),
        ({"type": "iso_symbol", **place(28, 10, 5, 5), "number": "5.1.5"}, True),
        ({"type": "line", **place(35, 8, 0, 3)}, True),
    ],
)
def test_nothing_stands_in_a_quiet_zone(guest: dict[str, Any], is_refused: bool) -> None:
    if not is_refused:
        assert laid(guest, symbol()).symbols
        return
    for elements in ((guest, symbol()), (symbol(), guest)):
        refusal = refused(*elements)
        at = elements.index(guest)
        assert refusal.code == "quiet_zone_broken"
        assert dict(refusal.facts) == {"element": 2 - at, "other": 1 + at}


def test_under_a_linear_symbol_text_may_begin_at_once() -> None:
    bars = {"type": "symbol", **place(0, 2, 60, 10), "kind": "code_128", "value": "${code}"}
    label = laid(bars, text("${code}", at=place(0, 12.5, 60, 4)), fields={"code": "SZ:1"})
    left, top, right, bottom = zone(label.symbols[0])
    assert (top, bottom) == (16, 96)
    assert right - left > label.symbols[0].width
    assert refused(bars, text("x", at=place(0, 5, 4, 4)), fields={"code": "SZ:1"}).code == "quiet_zone_broken"


def test_two_symbols_do_not_overlap_and_keep_apart() -> None:
    assert refused(symbol(x=0), symbol(x=3)).code == "symbols_overlap"
    one = laid(symbol(x=0)).symbols[0]

    def beside(dots: int) -> dict[str, Any]:
        return symbol(x=(one.width + dots) * 25.4 / 203)

    assert refused(symbol(x=0), beside(0)).code == "quiet_zone_broken"
    assert refused(symbol(x=0), beside(one.quiet - 1)).code == "quiet_zone_broken"
    assert len(laid(symbol(x=0), beside(one.quiet)).symbols) == 2


def test_ink_that_leaves_the_label_is_refused_with_its_element() -> None:
    refusal = refused(text("x"), text("gÅ", at=place(0, 36.9, 40, 3.1), overflow="refuse", size_mm=3.1))
    assert (refusal.code, refusal.facts["element"]) == ("outside_label", 2)
    wide = {"type": "iso_symbol", **place(50, 10, 10, 10), "number": "5.2.3"}
    assert refused(wide).code == "outside_label"


def test_lines_and_frames_are_as_thick_as_whole_dots() -> None:
    (across,) = laid({"type": "line", **place(1, 2, 10, 0), "thickness_mm": 0.25}).marks
    (down,) = laid({"type": "line", **place(1, 2, 0, 10), "thickness_mm": 0.05}).marks
    assert (across, down) == (Rect(8, 16, 80, 2), Rect(8, 16, 1, 80))
    (filled,) = laid({"type": "box", **place(1, 1, 10, 5), "filled": True}).marks
    assert filled == Rect(8, 8, 80, 40)
    frame = laid({"type": "box", **place(1, 1, 10, 5), "thickness_mm": 0.5})
    image = Image.frombytes("1", (frame.width, frame.height), paint(frame).rows)
    assert image.getbbox() == (8, 8, 88, 48)
    assert sum(image.get_flattened_data()) // 255 == 80 * 40 - 72 * 32


def png_of(size: tuple[int, int], colour: str) -> str:
    out = io.BytesIO()
    image = Image.new("RGBA", size, "white")
    image.paste(colour, (0, 0, size[0] // 2, size[1]))
    image.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


@pytest.mark.parametrize(("colour", "inked"), [("black", 40), ("#777777", 40), ("#999999", 0), ("#00000000", 0)])
def test_a_picture_gets_the_dots_of_its_room(colour: str, inked: int) -> None:
    (mark,) = laid({"type": "picture", **place(1, 1, 10, 5), "png": png_of((8, 4), colour)}).marks
    assert isinstance(mark, drawn.Image)
    assert (mark.x, mark.y, mark.bitmap.width, mark.bitmap.height) == (8, 8, 80, 40)
    image = Image.frombytes("1", (80, 40), mark.bitmap.rows)
    assert image.getbbox() == ((0, 0, inked, 40) if inked else None)


def test_a_broken_picture_is_refused() -> None:
    whole = base64.b64decode(png_of((8, 4), "black"))
    for data in (whole[:-30], whole[:40], b"\x89PNG\r\n\x1a\n"):
        broken = {"type": "picture", **place(1, 1, 10, 5), "png": base64.b64encode(data).decode()}
        refusal = refused(broken)
        assert (refusal.code, refusal.facts["element"]) == ("bad_picture", 1)


@pytest.mark.parametrize(("width", "height"), [(4001, 4000), (100_000, 100_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_would_fill_the_memory_is_refused_unopened(width: int, height: int) -> None:
    whole = base64.b64decode(png_of((8, 4), "black"))
    header = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + whole[24:29]
    data = whole[:12] + header + zlib.crc32(header).to_bytes(4) + whole[33:]
    vast = {"type": "picture", **place(1, 1, 10, 5), "png": base64.b64encode(data).decode()}
    assert refused(vast).code == "bad_picture"


def laid_or_refused(element: dict[str, Any], value: str, dpi: int) -> Drawing | Refusal:
    try:
        return laid(element, fields={"item": value}, dpi=dpi)
    except Refusal as refusal:
        return refusal


ANY = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)
LIKELY = st.text(st.sampled_from("LOT-1^X~\"' ${}()钛合金板，（）"), min_size=1, max_size=80)


@given(ANY | LIKELY, st.sampled_from(["shrink", "wrap", "refuse"]), st.integers(5, 50), st.sampled_from([203, 300]))
def test_any_text_is_drawn_whole_or_refused(value: str, overflow: str, width: int, dpi: int) -> None:
    element = text("${item}", at=place(5, 10, width, 20), overflow=overflow, size_mm=4, min_size_mm=2)
    label = laid_or_refused(element, value, dpi)
    if isinstance(label, Refusal):
        told = {"text_too_long", "glyph_missing", "text_control_character", "text_direction", "outside_label"}
        assert label.code in told
        return
    assert "".join(run.text for run in runs(label)) == value
    for run in runs(label):
        assert run.x + bounds(run)[2] - bounds(run)[0] <= label.width
