"""The figures of service on the screen: a period, what it is narrowed to, what stands behind each figure (SC-22)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.failure_rate import Rate, chance_of_rise
from desktop.domain.service_rows import Figures, GroupRate
from desktop.presenters.figures_lists import FiguresLists
from desktop.presenters.prevention_entry import PreventionEntry
from desktop.presenters.session import Session
from desktop.presenters.site_time import day_at
from desktop.queries.master_data import sites
from desktop.queries.service_asked import Asked, span_before
from desktop.queries.service_figures import BaselineRow, baselines, compared, parts_of_fleet, satisfaction
from desktop.queries.service_stock import part_stock_worth

LONGEST_KEPT: Final = timedelta(minutes=10)
"""A failure that runs on takes time from the availability though nothing changes."""
WHEN_CHANGED: Final = frozenset({Kind.EQUIPMENT, Kind.REPAIRS})


class Span(StrEnum):
    """Which period is looked at."""

    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"
    TWELVE_MONTHS = "twelve_months"


@dataclass(frozen=True, slots=True)
class RateShown:
    """The failures of a model in a region, beside the span before.

    Attributes:
        before: failures per device and year in the span before; None without device-years.
        chance: how likely at least so many failures are if nothing had changed; None when it cannot be said.
    """

    model: str
    region: str
    devices: int
    rate: Rate
    before: float | None
    chance: float | None


@dataclass(frozen=True, slots=True)
class FiguresShown:
    """The figures of a period, of the span before it, and what was measured before the program came.

    Attributes:
        rates: by model and region, with their trend.
        models, regions: what the figures can be narrowed to.
        stock: worth of the spare parts in the zones at the end, and pieces without a price.
        satisfied: per cent by the surveys of the period, and how many; ``satisfied_before`` in the span before.
    """

    asked: Asked
    told: Figures
    earlier: Figures
    rates: tuple[RateShown, ...]
    before: tuple[BaselineRow, ...]
    models: tuple[str, ...]
    regions: tuple[str, ...]
    satisfied: tuple[float | None, int] = (None, 0)
    satisfied_before: float | None = None
    stock: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    stock_before: Decimal = Decimal(0)


def span_days(span: Span, today: date) -> tuple[date, date]:
    """First and last day of a period that ends today, or with the last month."""
    first = today.replace(day=1)
    if span is Span.LAST_MONTH:
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    if span is Span.QUARTER:
        return today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), today
    if span is Span.YEAR:
        return today.replace(month=1, day=1), today
    if span is Span.TWELVE_MONTHS:
        return today - timedelta(days=364), today
    return first, today


class FiguresDesk(QObject):
    """Reads the figures; what was read is kept per question until something changes, or for ten minutes.

    Attributes:
        reading: figures are being reckoned.
        shown: what is shown; None before the first reading, and before there is a centre; ``was_read`` says which.
        lists: the failure list, the spare parts and the management sheet for what is asked.
        entry: sends what the figures need to know beforehand.
        span, model, region: what is asked for.

    Signals:
        began: figures are being reckoned.
        changed: other figures are there.
        written: the path of a file that was written.
        unwritten: the error for which none was.
    """

    began = Signal()
    changed = Signal()
    written = Signal(str)
    unwritten = Signal(object)

    def __init__(
        self,
        session: Session,
        clock: Clock,
        site: str = "",
        parent: QObject | None = None,
        *,
        folder: Path | None = None,
    ) -> None:
        """Begin; ``folder`` is where this computer keeps the moment of its last backup."""
        super().__init__(parent)
        self.shown: FiguresShown | None = None
        self.was_read = self.reading = False
        self.span, self.model, self.region = Span.MONTH, "", ""
        self._jobs, self._clock, self._site = session.jobs, clock, site
        self.entry = PreventionEntry(session, self)
        self.lists = FiguresLists(session, clock, folder, self)
        self.entry.kept.connect(self._entered)
        self._turn = 0
        self._kept: dict[tuple[Span, str, str], tuple[datetime, FiguresShown | None]] = {}

    def reload(self) -> None:
        """Read the figures anew."""
        self._kept.clear()
        self._show()

    def _show(self) -> None:
        """Show what is asked for, as it was read before where it may be shown again."""
        self._turn += 1
        kept = self._kept.get((self.span, self.model, self.region))
        if kept is not None and self._clock.now() - kept[0] < LONGEST_KEPT:
            self._take(kept[1])
            return
        self.reading = True
        self.began.emit()
        turn, at, span = self._turn, self._clock.now(), self.span
        asked = Asked(date.min, date.min, self._site, self.model, self.region)
        self._jobs.read(lambda connection: (turn, at, _shown(connection, asked, span, at)), self._read, self._unread)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched a device or an order."""
        self.lists.on_changed(changes)
        if changes & WHEN_CHANGED:
            self.reload()

    def _read(self, read: tuple[int, datetime, FiguresShown | None]) -> None:
        turn, at, shown = read
        if turn == self._turn:
            self._kept[self.span, self.model, self.region] = (at, shown)
            self._take(shown)

    def _take(self, shown: FiguresShown | None) -> None:
        self.shown, self.was_read, self.reading = shown, True, False
        self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """What was shown stays; the database chip says why."""
        self.reading = False
        self.changed.emit()

    def ask(self, span: Span, model: str, region: str) -> None:
        """Look at another period, or at a part."""
        self.span, self.model, self.region = span, model, region
        self._show()

    def _entered(self, _verb: str, _answer: object) -> None:
        self.reload()

    def write(self, path: Path, language: str) -> None:
        """Write the figures that are shown: a workbook where the name ends so, else a paper."""
        if self.shown is None:
            return
        asked, at = self.shown.asked, self._clock.now()
        work = _workbook if path.suffix.lower() == ".xlsx" else _paper
        self._jobs.read(_writing(work, path, language, asked, at), self._wrote, self._not_written)

    def _wrote(self, path: str) -> None:
        self.written.emit(path)

    def _not_written(self, error: Exception) -> None:
        self.unwritten.emit(error)


def _writing(work: Callable[..., None], path: Path, language: str, asked: Asked, at: Any) -> Callable[[Any], str]:
    def run(connection: Any) -> str:
        work(connection, path, language, asked, at)
        return str(path)

    return run


def _paper(connection: Any, path: Path, language: str, asked: Asked, at: Any) -> None:
    from desktop.reports.service_figures import build_service_figures

    build_service_figures(connection, path, language, asked, at)


def _workbook(connection: Any, path: Path, language: str, asked: Asked, at: Any) -> None:
    from desktop.exchange.xlsx import as_workbook
    from desktop.reports.service_figures import figures_bars, figures_sheets

    path.write_bytes(as_workbook(figures_sheets(connection, language, asked, at), figures_bars(language)))


def _shown(connection: Any, asked: Asked, span: Span, at: Any) -> FiguresShown | None:
    code = asked.site or next((row.code for row in sites(connection)), "")
    if not code:
        return None
    first, last = span_days(span, day_at(connection, at, code))
    wanted = replace(asked, first=first, last=last, site=code)
    told, was = compared(connection, wanted, at)
    known = baselines(connection), *parts_of_fleet(connection, code)
    shown = FiguresShown(wanted, told, was, _trends(told, was), *known)
    surveys = satisfaction(connection, wanted), satisfaction(connection, span_before(wanted))[0]
    shown = replace(shown, satisfied=surveys[0], satisfied_before=surveys[1])
    stock, stock_before = (part_stock_worth(connection, one) for one in (wanted, span_before(wanted)))
    return replace(shown, stock=stock, stock_before=stock_before[0])


def _trends(told: Figures, was: Figures) -> tuple[RateShown, ...]:
    before = {(one.model, one.region): one.rate for one in was.rates}
    return tuple(_trend(one, before.get((one.model, one.region))) for one in told.rates)


def _trend(one: GroupRate, before: Rate | None) -> RateShown:
    chance = None if before is None else chance_of_rise(before, one.rate)
    return RateShown(one.model, one.region, one.devices, one.rate, None if before is None else before.rate, chance)
