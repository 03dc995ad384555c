"""The first report of an adverse event: a sheet to read out by phone, with who took it and when (S1-10)."""

from datetime import datetime
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer
from sqlalchemy import Connection

from desktop.domain.adverse import MANUFACTURER_CLOCK, AdverseStepKind
from desktop.queries.adverse import ContactRow
from desktop.queries.adverse_page import AdverseView, adverse_view
from desktop.reports import adverse_words as said
from desktop.reports.adverse_facts import due_line, facts_of
from desktop.reports.adverse_page import Page, people


def build_first_report(connection: Connection, path: Path, language: str, number: str, now: datetime) -> None:
    """Write the sheet that is read out; once the report was given it says who took it and when.

    Raises:
        Refusal: ``unknown_adverse``.
        OSError: the file cannot be written.
    """
    view = adverse_view(connection, number, now)
    page = Page(language, view.row.time_zone)
    title = said.FIRST[page.chinese].format(number)
    story: list[Flowable] = [Paragraph(title, page.title), due_line(page, view, MANUFACTURER_CLOCK)]
    story += [page.text(said.FIRST_HOW[page.chinese], page.muted), page.line()]
    story += [page.facts(facts_of(page, view)), *_taken(page, view)]
    story += [Paragraph(said.CALL[page.chinese], page.part)]
    story.append(people(page, _makers(view), [said.ROLES[role] for role in view.missing]))
    story += [Spacer(0, 4 * mm), page.text(said.NO_PATIENT[page.chinese], page.muted)]
    story.append(KeepTogether(page.symbol(number)))
    page.build(path, title, story)


def _makers(view: AdverseView) -> list[ContactRow]:
    return [one for one in view.contacts if one.party == view.row.manufacturer]


def _taken(page: Page, view: AdverseView) -> list[Flowable]:
    """Who took the report and when; empty boxes while nobody has."""
    done = next((one for one in view.steps if one.kind is AdverseStepKind.FIRST_REPORT), None)
    if done is None:
        return [KeepTogether([Spacer(0, 4 * mm), page.fields((said.TAKEN, said.TAKEN_AT, said.HOW), 18 * mm)])]
    how = said.HOWS[done.how][page.chinese] if done.how is not None else ""
    told = [(said.TAKEN, done.person, False), (said.TAKEN_AT, page.local(done.at), False), (said.HOW, how, False)]
    told += [(said.NOTE, done.note, False)]
    return [Spacer(0, 4 * mm), page.facts(told)]
