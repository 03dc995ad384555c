"""The written report for the hospital's equipment department: to sign, to stamp and to scan back (S1-11)."""

from datetime import datetime
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer
from sqlalchemy import Connection

from desktop.domain.adverse import HOSPITAL_CLOCK, WRITTEN_PAPER
from desktop.queries.adverse_page import AdverseView, adverse_view
from desktop.reports import adverse_words as said
from desktop.reports.adverse_facts import due_line, facts_of, step_words
from desktop.reports.adverse_page import Page


def build_written_report(connection: Connection, path: Path, language: str, number: str, now: datetime) -> None:
    """Write the report that the equipment department stamps.

    Raises:
        Refusal: ``unknown_adverse``.
        OSError: the file cannot be written.
    """
    view = adverse_view(connection, number, now)
    page = Page(language, view.row.time_zone)
    hospital = page.named(view.row.hospital_name, view.row.hospital_name_en)
    title = said.WRITTEN[page.chinese].format(number)
    story: list[Flowable] = [Paragraph(title, page.title)]
    story += [page.text(said.TO_HOSPITAL[page.chinese].format(hospital), page.bold)]
    story += [due_line(page, view, HOSPITAL_CLOCK), page.line(), page.facts(facts_of(page, view)), *_done(page, view)]
    story += [Spacer(0, 3 * mm), page.text(said.NO_PATIENT[page.chinese], page.muted), KeepTogether(_foot(page, view))]
    page.build(path, title, story)


def _done(page: Page, view: AdverseView) -> list[Flowable]:
    lines = [page.text(step_words(page, step)) for step in view.steps]
    return [Paragraph(said.DONE[page.chinese], page.part), *(lines or [page.text(said.NOTHING_YET[page.chinese])])]


def _foot(page: Page, view: AdverseView) -> list[Flowable]:
    boxes = page.fields((said.SIGN_OURS, said.SIGN_THEIRS, said.STAMP), 34 * mm)
    back = page.text(said.SCAN_BACK[page.chinese], page.muted)
    return [Spacer(0, 4 * mm), boxes, Spacer(0, 3 * mm), *page.symbol(f"{view.row.number}{WRITTEN_PAPER}"), back]
