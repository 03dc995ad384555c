"""The night in the demo: an emergency from the call to the receipt by scans, its hand-over sheet and its evidence."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.exchange.sample_day import command
from desktop.exchange.sample_emergency import (
    COURIER,
    call_scans,
    lay_out_emergency,
    pick_scans,
    sample_emergency,
    take_scans,
)
from desktop.queries.orders import order_view
from desktop.services.emergency.order_at_hand import BOX, SHEET
from desktop.services.emergency.packing import paper_code
from desktop.storage.unit_of_work import Store

ORDER: Final = "E-1"
PLATE: Final = "苏E·12345"
PHONE: Final = "13800000000"


class EmergencyNight:
    """What happens after a hospital's call; journey J3 with its goods, played at the time of the demo.

    Args:
        today: the local day of the play.
        language: of the papers.
        clock: now.
    """

    def __init__(self, today: date, language: str, clock: Clock) -> None:
        self._language = language
        self._clock = clock
        self._night = sample_emergency(today)

    def lay_out(self, store: Store) -> None:
        """Put its goods, trays, contract and roads into the database that has the world of the delivery."""
        lay_out_emergency(store, self._night)

    def steps(self, application: Application, printed: Callable[[], bool]) -> Iterator[Step]:
        """Every scan, in order; ``printed`` says whether the label of the box is out."""
        yield from map(Step, (*call_scans(), *take_scans(), *pick_scans(self._night), command(Command.CONFIRM)))
        yield Step(paper_code(ORDER, BOX), until=printed)
        yield Step(paper_code(ORDER, SHEET))
        yield Step(do=lambda: _type(application))
        yield Step(Code(CodeKind.PERSON, COURIER).text, picture="emergency-on-the-way")
        yield Step(paper_code(ORDER, SHEET))

    def print_papers(self, connection: Connection, folder: Path) -> list[str]:
        """Write the hand-over sheet and the evidence sheet; returns their file names."""
        from desktop.reports.hand_over import build_hand_over
        from desktop.reports.order_evidence import build_order_evidence

        written = [f"hand-over-{ORDER}.pdf", f"evidence-{ORDER}.pdf"]
        for build, name in zip((build_hand_over, build_order_evidence), written, strict=True):
            build(connection, folder / name, self._language, ORDER, self._clock.now())
        return written

    def summary(self, connection: Connection) -> dict[str, Any]:
        """How the order ended, who gave a piece away, and its moments; numbers as text."""
        view = order_view(connection, ORDER, self._clock.now())
        done = {"done": str(view.row.done), "of": str(view.row.of), "outlook": view.row.forecast.outlook.value}
        told = {"order": ORDER, "state": view.row.state.value} | done
        moments = {one.kind.value: one.source.value for one in view.milestones}
        return told | {"taken_from": [one.document for one in view.taken], "moments": moments}


def _type(application: Application) -> None:
    """The clerk types the courier's plate and phone."""
    if application.pages is not None:
        application.pages.further.night.typed.plate, application.pages.further.night.typed.phone = PLATE, PHONE
