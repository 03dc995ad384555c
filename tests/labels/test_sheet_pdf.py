"""Labels on A4: every label in its place, none on two, none cut."""

from dataclasses import replace

import pypdfium2
import pytest
from PIL import ImageChops

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Drawing, Rect, dots
from desktop.labels.sheet_pdf import SheetForm, form_for, sheet_pdf

FORM = SheetForm(3, 8, 60, 34, 10, 12, 5, 1)


def black(width_mm: float = 60, height_mm: float = 34) -> Drawing:
    width, height = dots(width_mm, 300), dots(height_mm, 300)
    return Drawing("unit", width, height, 300, (Rect(0, 0, width, height),))


def inked(document: bytes, page: int, at_mm: tuple[float, float]) -> bool:
    """Whether there is ink at this point of a page, measured from its top left corner."""
    with pypdfium2.PdfDocument(document) as opened:
        image = opened[page].render(scale=2).to_pil().convert("L")
    return bool(image.getpixel((round(at_mm[0] * 144 / 25.4), round(at_mm[1] * 144 / 25.4))) == 0)


def pages(document: bytes) -> int:
    with pypdfium2.PdfDocument(document) as opened:
        assert all(opened[at].get_size() == pytest.approx((595.28, 841.89), abs=0.01) for at in range(len(opened)))
        return len(opened)


def test_labels_fill_rows_from_the_left_and_then_the_next_sheet() -> None:
    document = sheet_pdf([black()] * 25, FORM, title="Labels")
    assert pages(document) == 2
    assert all(inked(document, 0, (FORM.corner_mm(at)[0] + 30, FORM.corner_mm(at)[1] + 17)) for at in range(24))
    assert inked(document, 1, (40, 29))
    assert not inked(document, 1, (105, 29))


def test_a_begun_sheet_is_used_from_its_next_place() -> None:
    document = sheet_pdf([black()] * 2, replace(FORM, start=24), title="Labels")
    assert pages(document) == 2
    assert not inked(document, 0, (40, 29))
    assert inked(document, 0, (170, 274))
    assert inked(document, 1, (40, 29))


def test_a_label_stands_exactly_in_its_place() -> None:
    with pypdfium2.PdfDocument(sheet_pdf([black()], FORM, title="Labels")) as opened:
        image = opened[0].render(scale=300 / 72).to_pil().convert("L")
    box = ImageChops.invert(image).getbbox()
    assert box == pytest.approx([dots(mm, 300) for mm in (10, 12, 70, 46)], abs=1)


def test_a_form_for_a_label_takes_as_many_as_fit_in_the_middle_of_the_sheet() -> None:
    form = form_for(60, 40)
    assert (form.columns, form.rows, form.gap_x_mm, form.cut_marks) == (3, 6, 2, True)
    assert form.left_mm == pytest.approx((210 - 184) / 2)
    assert form.top_mm == pytest.approx((297 - 250) / 2)
    assert pages(sheet_pdf([black(60, 40)] * 18, form, title="Labels")) == 1


def test_cut_marks_stand_in_the_margins_only() -> None:
    form = replace(form_for(60, 40), start=18)
    with pypdfium2.PdfDocument(sheet_pdf([Drawing("unit", 100, 100, 300, ())], form, title="Marks")) as opened:
        image = ImageChops.invert(opened[0].render(scale=4).to_pil().convert("L"))
    mm = 4 * 72 / 25.4
    inner = [round(edge * mm) for edge in (form.left_mm, form.top_mm, 210 - form.left_mm, 297 - form.top_mm)]
    assert image.crop((inner[0], inner[1], inner[2], inner[3])).getbbox() is None
    above = image.crop((0, 0, image.width, inner[1] - 4))
    assert above.crop((inner[0] - 2, 0, inner[0] + 3, above.height)).getbbox() is not None


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"columns": 4}, "size"),
        ({"rows": 9}, "size"),
        ({"columns": 0}, "size"),
        ({"left_mm": -1}, "size"),
        ({"height_mm": 0}, "size"),
        ({"start": 0}, "start"),
        ({"start": 25}, "start"),
    ],
)
def test_a_form_that_is_not_on_the_sheet_is_refused(changed: dict[str, int], what: str) -> None:
    with pytest.raises(Refusal) as refusal:
        sheet_pdf([black()], replace(FORM, **changed), title="Labels")  # type: ignore[arg-type] # numbers of both kinds
    assert (refusal.value.code, refusal.value.facts["what"]) == ("sheet_form_wrong", what)


def test_a_label_that_is_larger_than_its_place_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        sheet_pdf([black(), black(61, 34)], FORM, title="Labels")
    assert refusal.value.code == "label_larger_than_place"
    assert dict(refusal.value.facts) == {"label": "unit", "width_mm": "60", "height_mm": "34"}


def test_a_label_larger_than_a_sheet_has_no_form() -> None:
    with pytest.raises(Refusal, match="label_larger_than_sheet"):
        form_for(200, 40)


def test_no_labels_make_no_sheet() -> None:
    with pytest.raises(ValueError, match="without a label"):
        sheet_pdf([], FORM, title="Nothing")
