"""A finished PDF on a printer of the computer's own printing: each page drawn as it is, one after the other."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no stubs

DPI: Final = 300
_POINTS: Final = 72


def system_printers() -> list[str]:
    """The printers that the computer knows by name, its default first."""
    names = list(QPrinterInfo.availablePrinterNames())
    default = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != default, name))


def printer_named(name: str) -> QPrinter:
    """The printer of the computer with that name."""
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


class PaperPrint(QObject):
    """Draws the pages of one PDF, a page for each turn of the event loop, so that the window stays alive.

    Args:
        file: the PDF; it must stay until the end.
        printer: where it goes.
        parent: owner.

    Signals:
        ended: how many pages were handed over; 0 when the printer or the file was not to be had.
    """

    ended = Signal(int)

    def __init__(self, file: Path, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._printer, self._painter = file, printer, QPainter()
        self._document: PdfDocument | None = None
        self._page = 0

    def start(self) -> None:
        """Begin; `ended` comes in any case."""
        import pypdfium2  # a tenth of a second that only who prints pays

        try:
            self._document = pypdfium2.PdfDocument(self._file)
        except (OSError, pypdfium2.PdfiumError):
            self._end(0)
            return
        self._printer.setResolution(DPI)
        self._printer.setDocName(self._file.stem)
        self._printer.setFullPage(True)
        self._lay_out(0)
        if self._painter.begin(self._printer):
            QTimer.singleShot(0, self, self._draw_next)
        else:
            self._end(0)

    def _lay_out(self, number: int) -> None:
        """The paper of a page: its own size, as it stands or lies."""
        assert self._document is not None  # noqa: S101  # it was opened before
        width, height = self._document[number].get_size()
        mm = 25.4 / _POINTS
        size = QPageSize(QSizeF(min(width, height) * mm, max(width, height) * mm), QPageSize.Unit.Millimeter)
        lies = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        self._printer.setPageLayout(QPageLayout(size, lies, QMarginsF()))

    def _draw_next(self) -> None:
        document = self._document
        if document is None:
            return
        if self._page and not self._begin_page():
            self._end(0)
            return
        self._painter.drawImage(self._room(), _image(document, self._page))
        self._page += 1
        if self._page < len(document):
            QTimer.singleShot(0, self, self._draw_next)
        else:
            self._end(self._page if self._painter.end() else 0)

    def _begin_page(self) -> bool:
        self._lay_out(self._page)
        return self._printer.newPage()

    def _room(self) -> QRectF:
        """The whole paper, so that nothing is scaled; what a printer cannot reach is white on our papers."""
        return QRectF(self._printer.paperRect(QPrinter.Unit.DevicePixel))

    def _end(self, pages: int) -> None:
        if self._painter.isActive():
            self._painter.end()
        if self._document is not None:
            self._document.close()
            self._document = None
        self.ended.emit(pages)


def _image(document: "PdfDocument", number: int) -> QImage:
    """A page at `DPI`, black, grey and colours on white."""
    bitmap = document[number].render(scale=DPI / _POINTS, rev_byteorder=True, prefer_bgrx=True)
    form = QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
    form = QImage.Format.Format_Grayscale8 if bitmap.n_channels == 1 else form
    data = bytes(bitmap.buffer)
    return QImage(data, bitmap.width, bitmap.height, bitmap.stride, form).copy()
