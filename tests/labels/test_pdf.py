"""Labels as PDF: exact size, real text, vectors on the grid; read back by a program that did not write it."""

from datetime import date

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from desktop.labels.drawing import Bitmap, Drawing, Face, Polygon, Rect, TextRun
from desktop.labels.drawing import Image as Picture
from desktop.labels.fields import sample_for
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.labels.pdf import pdf
from desktop.labels.shipped import shipped, template

TODAY = date(2026, 11, 21)
WHOLE = 288
"""Dots per inch of which four are a point: a reader's picture has exactly as many dots as the label."""


def rendered(document: bytes, dpi: int, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(document) as opened:
        return opened[page].render(scale=dpi / 72).to_pil().convert("L")


def label(name: str, dpi: int = 203, language: str = "zh_CN") -> Drawing:
    found = template(name)
    return lay_out(found, sample_for(found, language), Sheet(dpi, language, TODAY))


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_a_page_has_the_size_of_its_label(dpi: int) -> None:
    drawing = label("unit", dpi)
    with pypdfium2.PdfDocument(pdf([drawing], title="One label")) as opened:
        assert len(opened) == 1
        assert opened.get_metadata_value("Title") == "One label"
        expected = (drawing.width * 72 / dpi, drawing.height * 72 / dpi)
        assert opened[0].get_size() == pytest.approx(expected, abs=0.001)


def test_labels_of_different_sizes_are_pages_in_order() -> None:
    drawings = [label("unit"), label("bin"), label("unit")]
    with pypdfium2.PdfDocument(pdf(iter(drawings), title="Labels")) as opened:
        sizes = [opened[at].get_size() for at in range(len(opened))]
    for size, one in zip(sizes, drawings, strict=True):
        assert size == pytest.approx((one.width * 72 / 203, one.height * 72 / 203), abs=0.001)


def test_shapes_cover_the_same_dots_as_on_the_printer() -> None:
    marks = (
        Rect(2, 1, 30, 8),
        Rect(4, 3, 5, 2, ink=False),
        Polygon((((10, 20), (30, 20), (30, 40), (10, 40)), ((14, 24), (26, 24), (26, 36), (14, 36)))),
        Picture(40, 5, Bitmap(12, 2, bytes([0xF0, 0x90, 0x0F, 0x60]))),
    )
    drawing = Drawing("test", 60, 52, WHOLE, marks)
    painted = Image.frombytes("1", (60, 52), paint(drawing).rows).convert("L")
    found = ImageChops.invert(rendered(pdf([drawing], title="Shapes"), WHOLE))
    assert found.point(lambda level: 255 if level > 127 else 0).tobytes() == painted.tobytes()


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_words_of_a_label_stand_in_the_pdf_as_text(name: str, language: str) -> None:
    drawing = label(name, language=language)
    with pypdfium2.PdfDocument(pdf([drawing], title="Words")) as opened:
        found = opened[0].get_textpage().get_text_range()
    for mark in drawing.marks:
        if isinstance(mark, TextRun):
            assert "".join(mark.text.split()) in "".join(found.split())


@pytest.mark.parametrize(("face", "text"), [(Face.REGULAR, "锁定板 Wiki 1.5"), (Face.MONO_BOLD, "SN0000A017")])
def test_text_has_the_place_and_the_width_that_it_has_on_the_printer(face: Face, text: str) -> None:
    drawing = Drawing("test", 400, 60, WHOLE, (TextRun(text, face, 30, 20, 40),))
    painted = Image.frombytes("1", (400, 60), paint(drawing).rows).getbbox()
    found = ImageChops.invert(rendered(pdf([drawing], title="Text"), WHOLE)).point(lambda v: 255 if v > 90 else 0)
    assert painted is not None
    assert found.getbbox() == pytest.approx(painted, abs=1)


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_the_symbol_of_a_pdf_reads_as_the_label_says(dpi: int) -> None:
    drawing = label("unit", dpi)
    read = zxingcpp.read_barcodes(rendered(pdf([drawing], title="Symbol"), 600), text_mode=zxingcpp.TextMode.Plain)
    said = {(one.symbology_identifier, one.bytes.decode()) for one in read}
    assert said == {(one.identifier, one.message) for one in drawing.symbols}


def test_the_same_labels_give_the_same_bytes() -> None:
    assert pdf([label("unit"), label("bin")], title="A") == pdf([label("unit"), label("bin")], title="A")


def test_a_document_without_a_label_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="without a label"):
        pdf([], title="Nothing")


def test_text_without_a_character_or_of_blanks_only_is_no_fault() -> None:
    marks = (TextRun("", Face.REGULAR, 30, 20, 40), TextRun(" ", Face.REGULAR, 30, 20, 40))
    assert rendered(pdf([Drawing("test", 60, 60, 203, marks)], title="Blank"), 203).getextrema() == (255, 255)
