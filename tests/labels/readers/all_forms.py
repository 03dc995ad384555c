"""One label in every form that it can leave in, and what comes out of the printers."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from desktop.labels import tspl, tspl_native, zpl, zpl_native
from desktop.labels.drawing import MM_PER_INCH, Bitmap, Drawing
from desktop.labels.graphics import Graphics
from desktop.labels.job_setup import JobSetup
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.labels.pdf import pdf
from desktop.labels.template import Template, read_template
from tests.labels.readers.dots import Read
from tests.labels.readers.pdf_pages import pages
from tests.labels.readers.reading import read_all
from tests.labels.readers.tspl_printer import TsplPrinter
from tests.labels.readers.zpl_printer import print_zpl

TODAY = date(2026, 11, 21)


def setup_for(drawing: Drawing) -> JobSetup:
    """Stock of the very size of a drawing."""
    width, height = (round(side * MM_PER_INCH / drawing.dpi, 2) for side in (drawing.width, drawing.height))
    return JobSetup(drawing.dpi, width, height)


def zpl_jobs(drawing: Drawing, bitmap: Bitmap, form: Graphics) -> dict[str, bytes]:
    """The label in ZPL, as a picture and with the printer's own codes."""
    setup = setup_for(drawing)
    return {"raster": zpl.raster(bitmap, setup, form), "native": zpl_native.native(drawing, setup, form)}


def tspl_jobs(drawing: Drawing, bitmap: Bitmap) -> dict[str, bytes]:
    """The label in TSPL, as a picture and with the printer's own codes."""
    setup = setup_for(drawing)
    return {"raster": tspl.raster(bitmap, setup), "native": tspl_native.native(drawing, setup)}


def printed(drawing: Drawing, form: Graphics = Graphics.ACS) -> Iterator[tuple[str, list[Bitmap], list[str]]]:
    """The name of each form, the labels that come out, and the commands that were sent."""
    bitmap = paint(drawing)
    for kind, job in zpl_jobs(drawing, bitmap, form).items():
        out = print_zpl(job, drawing.width, drawing.height, drawing.dpi)
        yield f"{kind} ZPL", out.labels, out.commands
    for kind, job in tspl_jobs(drawing, bitmap).items():
        printer = TsplPrinter(drawing.dpi)
        printer.send(job)
        yield f"{kind} TSPL", printer.labels, printer.commands
    yield "PDF", pages(pdf([drawing], title="label"), drawing.dpi), []


def laid_out(template: Template, fields: Mapping[str, str], dpi: int = 203, language: str = "zh_CN") -> Drawing:
    """A label on the tests' own day."""
    return lay_out(template, fields, Sheet(dpi, language, TODAY))


@lru_cache(maxsize=64)
def read(bitmap: Bitmap) -> tuple[Read, ...]:
    """What the symbols of a label say; the very same dots say the very same."""
    return tuple(read_all(bitmap))


@lru_cache
def one_symbol(kind: str, width_mm: int, height_mm: int, value: str = "${udi}") -> Template:
    """A label with one symbol of a kind in the left part, a frame around all, and the lot beside or below."""
    linear = height_mm < 20
    side = height_mm - 4
    symbol_width = width_mm - 4 if linear else side
    return read_template({
        "name": "one", "title": "one", "purpose": "unit", "width_mm": width_mm, "height_mm": height_mm,
        "elements": [
            {"type": "box", "x_mm": 0.5, "y_mm": 0.5, "width_mm": width_mm - 1, "height_mm": height_mm - 1},
            {"type": "symbol", "kind": kind, "value": value, "x_mm": 2, "y_mm": 2, "width_mm": symbol_width,
             "height_mm": 7 if linear else side},
            {"type": "text", "x_mm": 2 if linear else side + 4, "y_mm": height_mm - 5, "width_mm": width_mm - side - 6,
             "height_mm": 3, "size_mm": 2.5, "min_size_mm": 1, "value": "批号 ${lot}", "when": "lot"},
        ],
    })  # fmt: skip
