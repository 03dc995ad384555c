"""Labels as they come out of a printer, drawn beside the window and read back from their dots."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop.devices.label_printer import Language, PrinterSettings
from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.local_time import local
from desktop.queries.labels import LabelContent
from desktop.runtime.aside import Aside
from desktop.runtime.label_routing import printer_for
from desktop.runtime.prepared_label import Desk
from desktop.runtime.print_queue import PrintQueue

if TYPE_CHECKING:
    from desktop.labels.drawing import Bitmap

PLAIN: Final = PrinterSettings("", Language.PDF, "", dpi=203)
"""What a label is drawn for while the desk has no printer for it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A label as it would come out.

    Attributes:
        bitmap: its dots.
        width_mm: of the label; ``height_mm`` along the feed.
        printer: that would print it, "" for none.
        symbol: the code on it.
    """

    bitmap: "Bitmap"
    width_mm: float
    height_mm: float
    printer: str
    symbol: str


class LabelPictures(QObject):
    """Draws one label at a time; the last that was asked for is told.

    Signals:
        shown: a `Shown`, or the exception that says why the label cannot be printed.
    """

    shown = Signal(object)

    def __init__(self, queue: PrintQueue, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue, self._clock = queue, clock
        self._number = 0
        self._aside = Aside(self)

    def draw(self, content: LabelContent) -> None:
        """Draw a label."""
        self._number += 1
        number, settings = self._number, printer_for(content, self._queue.settings)
        now = local(self._clock.now())
        desk = Desk(now.date(), self._queue.language, self._queue.folder, f"{now:%Y-%m-%d %H:%M}")
        self._aside.run(lambda: (number, _tried(content, settings, desk)), self._drawn, self.shown.emit)

    def forget(self) -> None:
        """Tell nothing of what is being drawn."""
        self._number += 1

    def _drawn(self, answer: tuple[int, Shown | Exception]) -> None:
        number, shown = answer
        if number == self._number:
            self.shown.emit(shown)

    def finish(self) -> None:
        """Wait until nothing is being drawn; for the end of the program."""
        self._aside.wait()


def _tried(content: LabelContent, settings: PrinterSettings | None, desk: Desk) -> Shown | Exception:
    try:
        return picture(content, settings, desk)
    except Refusal as refusal:
        return refusal


def picture(content: LabelContent, settings: PrinterSettings | None, desk: Desk) -> Shown:
    """The label as a printer would print it, read back from its dots.

    Args:
        content: the job.
        settings: of the printer; None for a label of the template's own size.
        desk: what the desk gives to its labels.

    Raises:
        Refusal: what the print queue would refuse too.
    """
    from desktop.labels.paint import paint
    from desktop.runtime.label_work import checked, drawn

    there = settings if settings is not None else _as_large_as(content, desk)
    drawing = drawn(content, there, desk)
    bitmap = paint(drawing)
    checked(drawing, bitmap, content.symbol, desk.today)
    name = settings.name if settings is not None else ""
    return Shown(bitmap, there.width_mm, there.height_mm, name, content.symbol)


def _as_large_as(content: LabelContent, desk: Desk) -> PrinterSettings:
    from desktop.labels.shipped import template
    from desktop.runtime.label_work import template_name

    found = template(template_name(content), desk.folder)
    return replace(PLAIN, width_mm=found.width_mm, height_mm=found.height_mm)
