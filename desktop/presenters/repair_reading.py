"""What the desk of work orders shows: the open ones, the one at hand, or the intake that is put together."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.attachments import Subject
from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.domain.repairs import Priority, RepairState
from desktop.presenters.desk import Settler
from desktop.presenters.reading_desk import Reading, ReadingDesk
from desktop.presenters.repair_terms import RepairTerms
from desktop.presenters.session import Session
from desktop.presenters.settlement_desk import Standing
from desktop.presenters.site_time import zone_of
from desktop.queries.attachments import AttachmentRow, attachments
from desktop.queries.repair_page import RepairPage, repair_page
from desktop.queries.repair_parts import LikelyPart, likely_parts
from desktop.queries.repair_technicians import technicians_for
from desktop.queries.repairs import FaultClassRow, RepairRow, fault_classes, open_repairs
from desktop.queries.technicians import Technician

WHEN_CHANGED: Final = frozenset({Kind.REPAIRS, Kind.EQUIPMENT, Kind.STOCK})
JOB_SHEET, REPORT = "job-sheet", "repair"
NOBODY_YET: Final = (RepairState.RECEIVED, RepairState.ASSIGNED, RepairState.ON_THE_WAY, RepairState.ARRIVED)


@dataclass(frozen=True, slots=True)
class RepairBoard:
    """The open orders, what is late first, and the kinds of fault; ``zone`` is the site's."""

    rows: tuple[RepairRow, ...] = ()
    faults: tuple[FaultClassRow, ...] = ()
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class RepairView:
    """The order at hand with what is likely needed, who could do it, and its files."""

    page: RepairPage
    likely: tuple[LikelyPart, ...] = ()
    technicians: tuple[Technician, ...] = ()
    files: tuple[AttachmentRow, ...] = ()


@dataclass
class Intake:
    """A device that is taken in, as far as it is known."""

    serial: str = ""
    model: str = ""
    verdict: str = ""
    until: str = ""
    fault_class: str = ""
    fault: str = ""
    reported: str = ""
    reporter: str = ""
    accessories: str = ""
    decontaminated: bool | None = None
    priority: str = Priority.NORMAL.value
    on_site: bool = False
    caused_by_customer: bool = False


@dataclass
class Typed:
    """What stands in the fields of the work page; ``old_parts``: every part that is scanned is an old one."""

    technician: str = ""
    hours: str = ""
    kilometres: str = ""
    shipments: str = ""
    pieces: str = ""
    minutes: str = ""
    cost: str = ""
    note: str = ""
    reason: str = "waits_for_part"
    signed_by: str = ""
    kept: dict[str, str] = field(default_factory=dict)
    old_parts: bool = False


def _board(connection: Any, now: datetime, site: str) -> RepairBoard:
    return RepairBoard(open_repairs(connection, now, site), fault_classes(connection), zone_of(connection, site))


def _view(connection: Any, number: str, now: datetime) -> RepairView:
    page = repair_page(connection, number, now)
    people = technicians_for(connection, number, now) if page.row.state in NOBODY_YET else ()
    kept = attachments(connection, Subject.REPAIR, number)
    return RepairView(page, likely_parts(connection, number, now), people, kept)


class RepairReading(ReadingDesk[RepairBoard, RepairView]):
    """All open orders, one of them, or an intake.

    Attributes:
        intake: the device that is taken in; None when none is.
        typed: what stands in the fields.
        at_terms: what is agreed is looked after, by `terms`.
    """

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, standing: Standing, parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, Reading(clock, standing.site, RepairBoard(), _board, _view), parent)
        self.standing = standing
        self.intake: Intake | None = None
        self.typed = Typed()
        self.at_terms = False
        self.terms = RepairTerms(session, standing.site, self)

    # ---------------------------------------------------------------- reading

    def reload(self) -> None:
        """Read the board, and the order at hand."""
        self.reload_rows()
        if self.view is not None:
            self.read_view(self.view.page.row.number)

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched an order, a device or the stock."""
        if changes & WHEN_CHANGED and initiator is not self:
            self.reload()

    @override
    def take_in(self, view: RepairView) -> None:
        if self.view is None or self.view.page.row.number != view.page.row.number:
            self.typed.old_parts = False
        super().take_in(view)
        self.intake, self.at_terms = None, False

    # ---------------------------------------------------------------- what is shown

    def show_order(self, number: str) -> None:
        """Show an order that was chosen in the list, or at another desk."""
        self.typed, self.intake = Typed(), None
        self.read_view(number)

    def leave(self) -> None:
        """Back to the list; nothing is booked by it."""
        if self.held is None:
            self.forget_view()
            self.intake, self.typed, self.at_terms = None, Typed(), False
            self.reload()
            self.changed.emit()

    def begin(self) -> None:
        """Take a device in by hand."""
        if self.held is None:
            self.forget_view()
            self.intake, self.typed, self.at_terms = Intake(), Typed(), False
            self.changed.emit()

    def look_after_terms(self) -> None:
        """Show what is agreed about repairs, to set it."""
        if self.held is None:
            self.forget_view()
            self.intake, self.at_terms = None, True
            self.terms.reload()
            self.changed.emit()

    def number(self) -> str:
        """The number of the order at hand.

        Raises:
            Refusal: ``scan_repair_first``.
        """
        if self.view is None:
            raise Refusal("scan_repair_first")
        return self.view.page.row.number

    # ---------------------------------------------------------------- the papers

    def paper_path(self, kind: str) -> Path:
        """Where a paper of the order at hand is saved."""
        return self.standing.folder / f"{self.number()}-{kind}.pdf"

    def write_paper(self, kind: str, path: Path) -> None:
        """Write a paper of the order at hand as a PDF: `JOB_SHEET` or `REPORT`."""
        number, now, language = self.number(), self.now, self.standing.language()

        def build(connection: Any) -> None:
            from desktop.reports.job_sheet import build_job_sheet
            from desktop.reports.repair_report import build_repair_report

            write = build_job_sheet if kind == JOB_SHEET else build_repair_report
            write(connection, path, language, number, now)

        self.save_paper(path, build, "repair_paper")
