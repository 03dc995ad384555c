"""The repair in the demo: a device in the field, why it is under warranty, and its repair from intake to report."""

from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.domain.repairs import RepairLineKind
from desktop.exchange.sample_equipment import DRILL, SampleEquipment
from desktop.exchange.sample_repair import ZONE, SampleRepair
from desktop.exchange.sample_staff import SampleStaff
from desktop.queries.repair_page import RepairPage, repair_page
from desktop.queries.warranty import Asked, warranty_of
from desktop.storage.unit_of_work import Store

ORDER: Final = "W-10"
DAY: Final = date(2026, 10, 20)
"""Its own day: the extension of the drill and the certificate of the technician are valid then."""


class RepairMorning:
    """The drill of J10 in the workshop (J11, J12).

    Args:
        language: of the papers.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def lay_out(self, store: Store) -> None:
        """The device, the technicians, nine earlier repairs, and the repair itself."""
        SampleEquipment(store).lay_out()
        SampleStaff(store, DAY).lay_out()
        world = SampleRepair(store, DAY)
        world.lay_out()
        world.repair()

    def steps(self, application: Application) -> list[Step]:
        """The two pages, to be looked at."""
        window = application.window
        pages = ("equipment", "repairs")
        return [Step(do=partial(window.show_page, page), picture=page) for page in pages]

    @property
    def _ends(self) -> datetime:
        return datetime.combine(DAY, time(15, 45), ZONE)

    def print_papers(self, connection: Connection, folder: Path) -> list[str]:
        """Write the job sheet and the report; returns their file names."""
        from desktop.reports.job_sheet import build_job_sheet
        from desktop.reports.repair_report import build_repair_report

        written = [f"job-sheet-{ORDER}.pdf", f"repair-{ORDER}.pdf"]
        for build, name in zip((build_job_sheet, build_repair_report), written, strict=True):
            build(connection, folder / name, self._language, ORDER, self._ends)
        return written

    def summary(self, connection: Connection) -> dict[str, Any]:
        """Why the drill is covered, and what its repair came to; numbers as text."""
        answer = warranty_of(connection, Asked(DRILL, on=DAY), self._ends).coverage
        page: RepairPage = repair_page(connection, ORDER, self._ends)
        took = timedelta(minutes=page.minutes)
        told = {"device": DRILL, "warranty": answer.verdict.value, "why": answer.why.value, "until": str(answer.until)}
        costs = {"total": f"{page.total():.2f}", "claim": f"{page.total(RepairLineKind.CLAIM):.2f}"}
        costs["customer"] = f"{page.total(RepairLineKind.PRICE):.2f}"
        return told | {"order": ORDER, "state": page.row.state.value, "took": str(took)} | costs
