"""Labels: from the job to the socket, a run of 500 through the ledger, and a PDF of 1,000 beside bare ReportLab."""

import io
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from benchmarks.measure import Outcome, spread, timed
from desktop.app import open_store_at
from desktop.devices.label_printer import DrawingForm, Language, Patience, PrinterSettings
from desktop.devices.printer_bench import make_transport
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.printers.print_works import Orders
from desktop.labels.drawing import Drawing, Symbol, TextRun
from desktop.labels.fonts import FILES
from desktop.labels.paint import cells
from desktop.labels.pdf import pdf
from desktop.models.label import LabelPurpose
from desktop.queries.labels import LabelContent, next_labels
from desktop.runtime.label_work import drawn, prepare
from desktop.runtime.prepared_label import Desk
from desktop.runtime.printer_press import LinePress
from desktop.runtime.printer_writer import LabelTold, Pace, PrinterWriter, Task, WriterParts
from desktop.services.ordering_labels import ORDER_LABELS, LabelFor, OrderLabels
from desktop.services.perform import Envelope, Verb, perform
from tests.services.label_desk import CLERK, MORNING, LabelDesk, build

DESK = Desk(MORNING.date())
PROVED = 20
"""Labels that are watched until they are out."""
BARE = PrinterSettings("Bench", Language.ZPL, "socket://127.0.0.1:9100")
FORMS = (
    (Language.ZPL, DrawingForm.RASTER),
    (Language.ZPL, DrawingForm.NATIVE),
    (Language.TSPL, DrawingForm.RASTER),
    (Language.TSPL, DrawingForm.NATIVE),
    (Language.PDF, DrawingForm.RASTER),
)


def run(*, quick: bool) -> list[Outcome]:
    """Measure unit labels of 60 × 40 mm at 203 dpi, every one another serial number."""
    labels = 100 if quick else 500
    with TemporaryDirectory() as folder, _jobs(Path(folder), labels) as desk:
        contents = _waiting(desk, labels)
        outcomes = [_to_the_socket(contents[: labels // 2], *form) for form in FORMS]
        outcomes.append(_through_the_ledger(desk, contents, Path(folder)))
        _order(desk, labels + 1, labels + PROVED)
        outcomes.append(_printed_and_proved(desk, _waiting(desk, PROVED)))
        outcomes.append(_pdf(contents, 200 if quick else 1000))
    return outcomes


@contextmanager
def _jobs(folder: Path, labels: int) -> Iterator[LabelDesk]:
    url = f"sqlite:///{folder / 'labels.db'}"
    open_store_at(url).close()
    desk = build(url, labels + PROVED)
    _order(desk, 1, labels)
    yield desk
    desk.store.close()


def _order(desk: LabelDesk, first: int, last: int) -> None:
    things = tuple(LabelFor("STEM-12", serial=f"S{number}") for number in range(first, last + 1))
    desk.do(ORDER_LABELS, OrderLabels(LabelPurpose.UNIT, things))


def _waiting(desk: LabelDesk, limit: int) -> tuple[LabelContent, ...]:
    with desk.store.read() as connection:
        return next_labels(connection, "desk 1", limit)


# ---------------------------------------------------------------- job to socket


class _Sink:
    """Takes every byte of a connection at once."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        line, _ = self._listener.accept()
        while line.recv(1 << 20):
            pass
        line.close()

    def close(self) -> None:
        self._listener.close()


def _to_the_socket(contents: tuple[LabelContent, ...], language: Language, form: DrawingForm) -> Outcome:
    sink = _Sink()
    settings = PrinterSettings("Bench", language, f"socket://127.0.0.1:{sink.port}", drawing=form)
    line = make_transport(settings)
    line.open()
    line.write(prepare(contents[0], settings, DESK).payload, _nobody)
    seconds = []
    for content in contents[1:]:
        start = time.perf_counter()
        line.write(prepare(content, settings, DESK).payload, _nobody)
        seconds.append(time.perf_counter() - start)
    line.close()
    sink.close()
    figures = spread(seconds)
    name = f"label_to_socket_{language}" + ("" if language is Language.PDF else f"_{form}")
    return Outcome(name, figures, goal="p95 at most 40 ms", met=figures["p95_ms"] <= 40)


def _nobody(_gone: int) -> None:
    """Nobody counts."""


# ---------------------------------------------------------------- a run through the ledger


def _print(desk: LabelDesk, contents: tuple[LabelContent, ...], settings: PrinterSettings) -> float:
    """Seconds until all labels are printed and noted, by the very thread of the program."""
    left, done = set[UUID](label.label for label in contents), threading.Event()

    def tell(letter: object) -> None:
        if isinstance(letter, LabelTold):
            left.discard(letter.label.label)
            if not left:
                done.set()

    def do(verb: Verb[Any, Any], request: Any, request_id: UUID, badge: str) -> Any:
        return perform(desk.store, verb, request, Envelope(request_id, badge, "desk 1")).value

    stopping = threading.Event()
    press = LinePress(settings, Patience(), stopping)
    parts = WriterParts(do, lambda: CLERK, lambda: DESK, tell, Pace())
    writer = PrinterWriter(press.identity, {settings: press}, parts, stopping)
    writer.offer(tuple(Task(label, settings) for label in contents))
    start = time.perf_counter()
    writer.start()
    if not done.wait(600):
        raise AssertionError(f"{len(left)} labels were not printed")
    seconds = time.perf_counter() - start
    writer.stop(5)
    return seconds


def _through_the_ledger(desk: LabelDesk, contents: tuple[LabelContent, ...], folder: Path) -> Outcome:
    """Start and outcome of each label committed on SQLite; the bytes of each on the disk."""
    out = folder / "out"
    out.mkdir()
    seconds = _print(desk, contents, PrinterSettings("Bench", Language.ZPL, out.as_uri()))
    rate = round(len(contents) / seconds, 1)
    figures = {"labels": len(contents), "labels_a_second": rate, "files": len(list(out.iterdir()))}
    return Outcome("label_run_sqlite", figures, goal="at least 25 labels a second", met=rate >= 25)


def _printed_and_proved(desk: LabelDesk, contents: tuple[LabelContent, ...]) -> Outcome:
    """Each label asked for before and watched until it is out, on a printer that takes 30 ms for one."""
    with LoopbackPrinter("benchmark") as printer:
        printer.order(Orders(label_seconds=0.03))
        seconds = _print(desk, contents, PrinterSettings("Bench", Language.ZPL, printer.url))
        out = len(printer.printed)
    rate = round(len(contents) / seconds, 1)
    return Outcome("label_run_proved", {"labels": len(contents), "labels_a_second": rate, "came_out": out})


# ---------------------------------------------------------------- PDF


def _pdf(contents: tuple[LabelContent, ...], labels: int) -> Outcome:
    drawings = [drawn(content, BARE, DESK) for content in contents]
    pages = [drawings[at % len(drawings)] for at in range(labels)]
    pdf(pages[:10], title="warm")
    _bare(pages[:10])
    whole = timed(lambda: pdf((drawn(contents[at % len(contents)], BARE, DESK) for at in range(labels)), title="x"))
    ours, floor = timed(lambda: pdf(pages, title="labels")), timed(lambda: _bare(pages))
    ratio = round(ours / floor, 2)
    figures = {"labels": labels, "pdf_s": round(ours, 2), "laid_out_too_s": round(whole, 2)}
    goal = "written in at most 3 times bare ReportLab"
    return Outcome("label_pdf", figures, {"bare_s": round(floor, 2)}, ratio, goal, ratio <= 3)


def _bare(pages: list[Drawing]) -> bytes:
    """The same texts and the same dark cells, with nothing between them and ReportLab."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for page in pages:
        canvas.setPageSize((page.width * 72 / page.dpi, page.height * 72 / page.dpi))
        canvas.scale(72 / page.dpi, 72 / page.dpi)
        for mark in page.marks:
            if isinstance(mark, TextRun):
                canvas.setFont(FILES[mark.face].removesuffix(".ttf"), mark.size)
                canvas.drawString(mark.x, page.height - mark.baseline, mark.text)
            elif isinstance(mark, Symbol):
                path = canvas.beginPath()
                for cell in cells(mark):
                    path.rect(cell.x, page.height - cell.y - cell.height, cell.width, cell.height)
                canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
