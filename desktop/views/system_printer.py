"""Labels on a printer of the computer's own printing, through Qt: the very dots that were checked, page of exact size.

The driver may still scale them: widths of bars are its doing, which is why a printer's own language is better. Nothing
comes back but that the queue took the page, so every label is to be scanned back.
"""

from typing import Final

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.devices.label_printer import PrinterSettings, Told
from desktop.devices.printer_talk import AllHandedOver, NothingSent, Partly, Printed
from desktop.devices.states import Cause, LineState
from desktop.labels.drawing import Bitmap
from desktop.runtime.prepared_label import Prepared
from desktop.runtime.printer_press import OPEN, Stand

GONE: Final = Stand(LineState.ABSENT, Cause.NO_QUEUE)


class SystemPress:
    """One printer of the computer's own printing; used by its writer's thread, as Qt allows for printers."""

    def __init__(self, settings: PrinterSettings) -> None:
        self._settings = settings
        self._name = settings.url.removeprefix("system://")

    @property
    def identity(self) -> str:
        """``system:`` and the printer's name."""
        return f"system:{self._name}"

    def look(self) -> Stand:
        """Whether the computer knows such a printer; it says nothing of paper or ribbon that is to be relied on."""
        return OPEN if self._name in QPrinterInfo.availablePrinterNames() else GONE

    def put(self, label: Prepared, told: Told) -> Printed:
        """Print the dots of a label on a page of the label's size."""
        if label.bitmap is None or self.look() == GONE:
            return Printed(NothingSent(Cause.NO_QUEUE))
        printer = QPrinter(QPrinterInfo.printerInfo(self._name), QPrinter.PrinterMode.HighResolution)
        set_page(printer, self._settings)
        told(0)
        size = len(label.payload)
        if not draw(printer, label.bitmap, label.copies):
            return Printed(Partly(size, Cause.QUEUE_REFUSES))
        told(size)
        return Printed(AllHandedOver(closed_cleanly=False))


def set_page(printer: QPrinter, settings: PrinterSettings) -> None:
    """The label's exact size, no margins, and the resolution that the label was drawn for."""
    printer.setResolution(settings.dpi)
    size = QPageSize(
        QSizeF(settings.width_mm, settings.height_mm),
        QPageSize.Unit.Millimeter,
        "label",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)


def draw(printer: QPrinter, bitmap: Bitmap, copies: int = 1) -> bool:
    """Dot for dot from the top left corner, one page for each copy; False when the printer does not take it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    area = QRect(0, 0, bitmap.width, bitmap.height)
    for copy in range(copies):
        if copy and not printer.newPage():
            painter.end()
            return False
        painter.drawImage(area, image_of(bitmap))
    return painter.end()


def image_of(bitmap: Bitmap) -> QImage:
    """The dots as an image, ink black on white."""
    image = QImage(bitmap.rows, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Mono)
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    return image.copy()
