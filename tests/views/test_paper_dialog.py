"""A paper is printed as it is, or saved; without a printer the file is offered, and what went wrong is said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop.views import paper_dialog
from desktop.views.file_asking import FOR_PRINTING, PDF, Asked
from desktop.views.paper_asking import ask_for_paper
from desktop.views.paper_dialog import PaperDialog, Printing
from desktop.views.paper_printing import PaperPrint

ASKED = Asked("Hand-over sheet", PDF, "E-118.pdf")


def write(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawString(100, 700, "E-118")
    canvas.rect(0, 0, 40, 40, fill=1)
    canvas.showPage()
    canvas.setPageSize(landscape(A4))
    canvas.drawString(100, 300, "page 2")
    canvas.save()


def to_file(out: Path) -> Callable[[str], QPrinter]:
    """A printer that prints into a PDF."""

    def opened(_name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        return printer

    return opened


def pages(path: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.render(scale=1).to_pil().convert("L") for page in document]
    finally:
        document.close()


def shown(qtbot: QtBot, printing: Printing, taken: Callable[[Path], object] = write) -> PaperDialog:
    dialog = PaperDialog(ASKED, taken, printing)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_every_page_is_printed_in_its_own_size_and_the_file_goes(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    out, taken = tmp_path / "printed.pdf", list[Path]()

    def later(path: Path) -> None:
        taken.append(path)
        QTimer.singleShot(120, lambda: write(path))

    dialog = shown(qtbot, Printing(lambda: ["Office", "Store"], to_file(out)), later)
    dialog.print.click()
    assert (dialog.is_printing, dialog.print.isEnabled(), dialog.leave.isEnabled()) == (True, False, False)
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.is_printing)
    assert dialog.said.text() in ("2 pages handed to Office.", "2 page(s) handed to Office.", "已将 2 页交给 Office。")
    assert FOR_PRINTING in str(taken[0])
    assert not taken[0].exists()
    write(tmp_path / "meant.pdf")
    meant, printed = pages(tmp_path / "meant.pdf"), pages(out)
    sizes = [(one.size, other.size) for one, other in zip(printed, meant, strict=True)]
    assert all(abs(a - b) <= 1 for one, other in sizes for a, b in zip(one, other, strict=True))
    for one, other in zip(printed, meant, strict=True):
        difference = ImageChops.difference(one, other.resize(one.size))
        assert sum(difference.convert("1", dither=Image.Dither.NONE).histogram()[1:]) < 600


def test_without_a_printer_it_says_so_and_offers_the_file(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    wanted: list[tuple[QWidget, Asked]] = []

    def ask(parent: QWidget, asked: Asked, taken: Callable[[Path], object]) -> None:
        wanted.append((parent, asked))
        taken(tmp_path / "saved.pdf")

    dialog = shown(qtbot, Printing(list, to_file(tmp_path / "never.pdf"), ask))
    assert (dialog.print.isEnabled(), dialog.printers.isVisible(), dialog.save.isEnabled()) == (False, False, True)
    assert dialog.said.text()
    dialog.save.click()
    assert wanted == [(dialog, ASKED)]
    assert len(pages(tmp_path / "saved.pdf")) == 2
    assert not (tmp_path / "never.pdf").exists()


@pytest.mark.parametrize("broken", [b"no PDF at all\n%%EOF\n", None])
def test_what_cannot_be_printed_is_said_and_can_be_tried_again(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bytes | None
) -> None:
    monkeypatch.setattr(paper_dialog, "PATIENCE_MS", 150)

    def badly(path: Path) -> None:
        if broken is not None:
            path.write_bytes(broken)

    dialog = shown(qtbot, Printing(lambda: ["Office"], to_file(tmp_path / "out.pdf")), badly)
    dialog.print.click()
    qtbot.waitUntil(lambda: not dialog.is_printing)
    assert (dialog.print.isEnabled(), dialog.said.text() != "") == (True, True)
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_hands_over_no_page(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    write(tmp_path / "a.pdf")
    job = PaperPrint(tmp_path / "a.pdf", to_file(tmp_path / "no" / "such" / "folder.pdf")(""))
    with qtbot.waitSignal(job.ended) as ended:
        job.start()
    assert ended.args == [0]


def test_only_papers_are_printed(dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("desktop.views.paper_asking.ask_for_file", lambda *given: asked.append(given[1]))
    parent = QWidget()
    qtbot.addWidget(parent)
    table = Asked("Save the statement", "XLSX (*.xlsx)", "a.xlsx")
    ask_for_paper(parent, table, write)
    assert asked == [table]
    ask_for_paper(parent, ASKED, write)
    (dialog,) = parent.findChildren(PaperDialog)
    assert (asked, dialog.isVisible()) == ([table], True)
    dialog.reject()
