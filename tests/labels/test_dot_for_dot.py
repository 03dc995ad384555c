"""Whatever a label shows, the printers print it dot for dot: any picture, any size, every way to write it."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from desktop.domain.udi import decode
from desktop.labels import tspl, zpl
from desktop.labels.drawing import Bitmap
from desktop.labels.fields import fields_of, sample_for
from desktop.labels.graphics import Graphics
from desktop.labels.job_setup import JobSetup
from desktop.labels.paint import paint
from desktop.labels.sheet_pdf import form_for, sheet_pdf
from desktop.labels.shipped import shipped, template
from tests.labels.readers.all_forms import TODAY, laid_out, printed, read
from tests.labels.readers.canvas import Canvas
from tests.labels.readers.made_udis import Maker
from tests.labels.readers.pdf_pages import part
from tests.labels.readers.tspl_printer import TsplPrinter
from tests.labels.readers.zpl_printer import print_zpl

Fill = Callable[[Random, int], int]
FILLS: dict[str, Fill] = {
    "noise": lambda random, _: random.randrange(256),
    "black": lambda _, __: 255,
    "white": lambda _, __: 0,
    "bars": lambda random, _: random.choice((0, 255)),
    "immediate commands": lambda random, _: random.choice((0xE4, 0xDE, 0x81, 0xDE)),  # turned over: ESC, "!", "~", "!"
    "stripes": lambda _, row: 255 if row % 7 else 0,
}


def picture(width: int, height: int, fill: Fill, random: Random) -> Bitmap:
    """Dots of one sort."""
    stride = (width + 7) // 8
    last = 0xFF << (8 * stride - width) & 0xFF
    rows = b"".join(
        bytes([*(fill(random, row) for _ in range(stride - 1)), fill(random, row) & last]) for row in range(height)
    )
    return Bitmap(width, height, rows)


def on_stock(bitmap: Bitmap, setup: JobSetup) -> Bitmap:
    """The picture in the upper left corner of the label in the printer."""
    canvas = Canvas(setup.width, setup.height)
    canvas.picture(0, 0, bitmap)
    return canvas.bitmap()


@pytest.mark.requirement("C-04")
@pytest.mark.parametrize("kind", FILLS)
def test_a_picture_comes_out_dot_for_dot(kind: str) -> None:
    random = Random(kind)
    for _ in range(12):
        setup = JobSetup(random.choice((203, 300, 600)), random.randint(30, 250) / 10, random.randint(30, 200) / 10)
        whole = random.random() < 0.5
        width = setup.width if whole else random.randint(1, setup.width)
        height = setup.height if whole else random.randint(1, setup.height)
        bitmap = picture(width, height, FILLS[kind], random)
        wanted = on_stock(bitmap, setup)
        for form in Graphics:
            assert print_zpl(zpl.raster(bitmap, setup, form), setup.width, setup.height, setup.dpi).labels == [wanted]
        printer = TsplPrinter(setup.dpi)
        job = tspl.raster(bitmap, setup)
        printer.send(job)
        assert printer.labels == [wanted]
        assert b"\x1b!" not in job
        assert b"~!" not in job


def test_a_picture_larger_than_one_command_takes_comes_out_dot_for_dot() -> None:
    setup = JobSetup(600, 80.0, 60.0)
    canvas, random = Canvas(setup.width, setup.height), Random(99_999)
    for _ in range(300):
        canvas.block(random.randrange(setup.width), random.randrange(setup.height), 40, 25)
    bitmap = canvas.bitmap()
    assert len(bitmap.rows) > 99_999 * 3 // 2
    for form in Graphics:
        assert print_zpl(zpl.raster(bitmap, setup, form), setup.width, setup.height, setup.dpi).labels == [bitmap]


@pytest.mark.requirement("S1-54")
def test_every_label_of_a_sheet_says_what_it_must_at_its_place() -> None:
    maker, made = Maker("sheet"), template("unit")
    form = form_for(made.width_mm, made.height_mm)
    udis = [maker.make("GS1").message for _ in range(form.places + 2)]
    fields = [fields_of(decode("]d2" + udi, today=TODAY), {"item": "板"}) for udi in udis]
    drawings = [laid_out(made, one, 300) for one in fields]
    sheet = sheet_pdf(drawings, replace(form, start=3), title="units")
    for place, (drawing, udi) in enumerate(zip(drawings, udis, strict=True), 2):
        page, on_page = divmod(place, form.places)
        size = (drawing.width, drawing.height)
        (found,) = read(part(sheet, page, form.corner_mm(on_page), size, drawing.dpi))
        assert (found.identifier, found.data.decode()) == ("]d2", udi)


@pytest.mark.requirement("C-14", "S1-54")
@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize(("dpi", "language"), [(203, "zh_CN"), (203, "en"), (300, "en"), (600, "zh_CN")])
def test_every_shipped_label_says_the_same_in_every_form(name: str, dpi: int, language: str) -> None:
    made = template(name)
    drawing = laid_out(made, sample_for(made, language), dpi, language)
    bitmap = paint(drawing)
    wanted = sorted((symbol.x, symbol.y, symbol.identifier, symbol.message) for symbol in drawing.symbols)
    for form, labels, _ in printed(drawing):
        (label,) = labels
        found = [(one.box.left, one.box.top, one.identifier, one.data.decode("utf-8")) for one in read(label)]
        assert sorted(found) == wanted, form
        assert "raster" not in form or label == bitmap, form
