"""The computer's own printing gets the label's exact size and its very dots, and proves nothing."""

import threading
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop.app.printing import make_press
from desktop.devices.label_printer import Language, Patience, PrinterSettings
from desktop.devices.printer_talk import NothingSent
from desktop.devices.states import Cause, LineState
from desktop.domain.udi import Mode, decode
from desktop.labels.fields import fields_of
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.labels.shipped import template
from desktop.runtime.prepared_label import Prepared
from desktop.runtime.printer_press import LinePress
from desktop.views.system_printer import SystemPress, draw, image_of, set_page

TODAY = date(2026, 11, 21)
UDI = "[01]06901234567892[17]290531[10]L23B017[21]SN017"
SETTINGS = PrinterSettings("Office", Language.SYSTEM, "system://No such printer")


def label() -> Prepared:
    udi = decode(UDI, today=TODAY, mode=Mode.HRI)
    fields = fields_of(udi, {"item": "Stem", "ref": "STEM-12", "manufacturer": "Maker", "owner": "Maker"})
    drawing = lay_out(template("unit"), fields, Sheet(203, "en", TODAY, 60, 40))
    return Prepared(b"png", drawing, paint(drawing))


def page_of(pdf: Path) -> tuple[tuple[float, float], Image.Image]:
    """Size of the only page in points, and the page as the printer's dots."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        size = document[0].get_size()
        picture = document[0].render(scale=SETTINGS.dpi / 72, no_smoothtext=True, no_smoothimage=True).to_pil()
        return size, picture.convert("L")
    finally:
        document.close()


@pytest.mark.requirement("C-04")
def test_the_page_is_exactly_the_label_and_the_dots_are_the_checked_ones(qapp: QApplication, tmp_path: Path) -> None:
    prepared, file = label(), tmp_path / "label.pdf"
    assert prepared.bitmap is not None
    assert (prepared.bitmap.width, prepared.bitmap.height) == (480, 320)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    set_page(printer, SETTINGS)
    assert (printer.resolution(), printer.width(), printer.height()) == (203, 479, 318)
    assert draw(printer, prepared.bitmap)
    (width, height), picture = page_of(file)
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (60, 40)
    (found,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.DataMatrix)
    assert found.symbology_identifier == "]d2"
    assert found.bytes.decode() == "01069012345678921729053110L23B017\x1d21SN017"


def test_the_image_has_the_dots_of_the_bitmap(qapp: QApplication) -> None:
    bitmap = label().bitmap
    assert bitmap is not None
    image = image_of(bitmap)
    inked = [(x, y) for y in range(0, 318, 7) for x in range(0, 479, 3) if image.pixelColor(x, y).value() == 0]
    drawn = [
        (x, y)
        for y in range(0, 318, 7)
        for x in range(0, 479, 3)
        if bitmap.rows[y * bitmap.stride + x // 8] & (0x80 >> x % 8)
    ]
    assert inked == drawn != []


def test_a_printer_that_the_computer_does_not_know_gets_nothing(qapp: QApplication) -> None:
    press, told = SystemPress(SETTINGS), list[int]()
    assert press.put(label(), told.append).sent == NothingSent(Cause.NO_QUEUE)
    assert told == []
    assert (press.look().state, press.look().cause) == (LineState.ABSENT, Cause.NO_QUEUE)
    assert press.identity == "system:No such printer"


def test_every_other_address_is_a_line_of_bytes(qapp: QApplication) -> None:
    bench = PrinterSettings("Bench", Language.ZPL, "socket://127.0.0.1:9100")
    assert isinstance(make_press(bench, Patience(), threading.Event()), LinePress)
    assert isinstance(make_press(SETTINGS, Patience(), threading.Event()), SystemPress)
