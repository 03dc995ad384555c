"""The life of consigned goods in the demo: a case with usage, a return, a count, a recall, the owner's statement."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.commands import demo_figures as figures
from desktop.domain.codes import Command
from desktop.exchange import sample_case, sample_count, sample_recall, sample_return
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_day import command, place
from desktop.exchange.sample_delivery import CLERK, SITE
from desktop.exchange.statement_file import STATEMENT_FILES
from desktop.queries.cases import case_view
from desktop.queries.counts import counts
from desktop.queries.recalls import recalls
from desktop.queries.statement import StatementAsked
from desktop.storage.unit_of_work import Store

RECALL_BIN: Final = "X-1"
STATEMENT: Final = "statement"
COUNT_SHEET: Final = "count-sheet.pdf"
_BEFORE: Final = timedelta(days=9)
"""The recalled lot came in so many days ago, before the plates of the return were delivered."""


class ConsignedMonth:
    """What happens to consigned goods after the first day's delivery; journeys J5, J6, J8 and J13 with their figures.

    Args:
        today: the local day of the play.
        language: of the papers.
    """

    def __init__(self, today: date, language: str) -> None:
        self._language = language
        self._case = sample_case.sample_case(today)
        self._plates = sample_return.SamplePlates(today)
        self._count = sample_count.sample_count(today)
        self._lot = sample_recall.sample_recall(today - _BEFORE)
        self._asked = StatementAsked(MAKER, SITE, (today - _BEFORE).replace(day=1), today)

    def lay_out(self, store: Store, folder: Path) -> None:
        """Put it into the database that has the world of the delivery; the count sheet is printed before the count."""
        sample_case.lay_out_case(store, self._case)
        sample_recall.lay_out_recall(store, self._lot)
        sample_return.lay_out_plates(store, self._plates)
        sample_count.lay_out_count(store, self._count)
        with store.read() as connection:
            self._print_count_sheet(connection, folder / COUNT_SHEET)

    # ---------------------------------------------------------------- scans

    def steps(self, application: Application) -> list[Step]:
        """Every scan, in order, with the pictures on the way."""
        counting = self._count_steps(partial(_show_zone, application))
        return [*self._case_steps(), *self._return_steps(), *counting, *self._recall_steps()]

    def _case_steps(self) -> Iterator[Step]:
        case = self._case
        yield from _with_pictures(sample_case.count_scans(case), {-1: "tray-counted"})
        yield from _with_pictures(sample_case.send_scans(), {-2: "case-ready", -1: "case-sent"})
        yield from _with_pictures(sample_case.come_back_scans(case), {-1: "case-nine-missing"})
        yield from _with_pictures(sample_case.usage_scans(case), {-2: "case-usage-sheet", -1: "case-usage-confirmed"})

    def _return_steps(self) -> Iterator[Step]:
        in_time, yes = self._plates.in_time, command(Command.YES)
        scans = (command(Command.RETURNS), self._plates.too_late, yes, command(Command.ACKNOWLEDGE))
        yield from _with_pictures(scans, {1: "return-day-8"})
        yield from _with_pictures(
            (in_time, yes, in_time, yes), {0: "return-day-6", 1: "return-taken", 3: "return-usable"}
        )

    def _count_steps(self, show_zone: Callable[[], None]) -> Iterator[Step]:
        clerk, task, *first = sample_count.first_pass_scans(self._count)
        yield from (Step(clerk), Step(task), Step(do=show_zone, picture="count-plan"))
        yield from _with_pictures(first, {-2: "count-first-pass", -1: "count-second-person"})
        yield from _with_pictures(sample_count.recount_scans(self._count), {-1: "count-to-approve"})
        yield from _with_pictures(sample_count.approval_scans(), {-1: "count-booked"})

    def _recall_steps(self) -> Iterator[Step]:
        plate, confirm = self._lot.raw(self._lot.serials[0]), command(Command.CONFIRM)
        scans = (sample_count.badge(CLERK), command(Command.RECALL), plate, command(Command.BLOCK), confirm, confirm)
        pictures = {2: "recall-located", 3: "recall-blocked", 4: "recall-notified", 5: "recall-labelled"}
        yield from _with_pictures(scans, pictures)
        secured = (command(Command.PUT_AWAY), plate, place(RECALL_BIN), command(Command.RECALL), plate)
        yield from _with_pictures(secured, {2: "recalled-goods-put-away", 4: "recall-one-secured"})

    # ---------------------------------------------------------------- papers

    def print_papers(self, connection: Connection, folder: Path) -> list[str]:
        """Write the documents; returns their file names, the count sheet of the morning with them."""
        from desktop.reports.count_papers import build_count_result
        from desktop.reports.recall_evidence import build_recall_evidence
        from desktop.reports.usage_report import build_usage_report

        written = [COUNT_SHEET]
        report, count = case_view(connection, sample_case.CASE).row.report, sample_count.BIN
        numbered: tuple[tuple[str, Callable[..., object], str], ...] = (
            ("usage-report", build_usage_report, report),
            ("count-result", build_count_result, next(counts(connection, {"place": count})).count),
            ("recall-evidence", build_recall_evidence, recalls(connection)[0].number),
        )
        for name, build, number in numbered:
            written.append(f"{name}-{number}.pdf")
            build(connection, folder / written[-1], self._language, number)
        return [*written, *self._write_statement(connection, folder)]

    def _print_count_sheet(self, connection: Connection, file: Path) -> None:
        from desktop.reports.count_papers import build_count_sheet

        build_count_sheet(connection, file, self._language, sample_count.ZONE, self._count.day)

    def _write_statement(self, connection: Connection, folder: Path) -> list[str]:
        from desktop.reports.statement import build_statement

        build_statement(connection, folder / f"{STATEMENT}.pdf", self._language, self._asked)
        for form, write in STATEMENT_FILES.items():
            (folder / f"{STATEMENT}.{form}").write_bytes(write(connection, self._asked))
        return [f"{STATEMENT}.{form}" for form in ("pdf", *STATEMENT_FILES)]

    def summary(self, connection: Connection) -> dict[str, Any]:
        """The figures of each part; pieces and amounts as text."""
        return {
            "case": figures.of_case(connection, sample_case.CASE, self._case.day),
            "return": figures.of_returns(connection),
            "count": figures.of_count(connection, sample_count.BIN),
            "recall": figures.of_recall(connection),
            "statement": figures.of_statement(connection, self._asked),
        }


def _show_zone(application: Application) -> None:
    """The zone that is counted, as a click on it shows it."""
    if application.pages is not None:
        application.pages.further.counting.show_zone(sample_count.ZONE)


def _with_pictures(scans: Iterable[str], pictures: dict[int, str]) -> list[Step]:
    """Steps of scans; ``pictures`` by the place of the scan, from the end when below zero."""
    raws = list(scans)
    names = {at % len(raws): name for at, name in pictures.items()}
    return [Step(raw, picture=names.get(at, "")) for at, raw in enumerate(raws)]
