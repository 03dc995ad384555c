"""The emergency contact form: the manufacturer's direct numbers, and how long ago anybody tried them (S1-42)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer
from sqlalchemy import Connection

from desktop.domain.adverse import MANUFACTURER_CONTACTS, VERIFIED_DAYS
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.queries.adverse import ContactRow, contacts
from desktop.queries.adverse_page import called, parties
from desktop.queries.master_data import sites
from desktop.reports import adverse_words as said
from desktop.reports.adverse_page import Page, people


def build_contact_card(connection: Connection, path: Path, language: str, party: str, now: datetime) -> int:
    """Write the form of a manufacturer, or of any other party; returns how many numbers it warns about.

    Raises:
        Refusal: ``unknown_party``.
        OSError: the file cannot be written.
    """
    whose = next((one for one in parties(connection) if one.code == party), None)
    if whose is None:
        raise Refusal("unknown_party", party=party)
    known = sites(connection)
    page = Page(language, known[0].time_zone if known else "UTC")
    rows = called(contacts(connection, local_day(now, page.zone), party))
    roles = {one.role for one in rows}
    missing = [said.ROLES[role] for role in MANUFACTURER_CONTACTS if role not in roles]
    title = said.CARD[page.chinese]
    story: list[Flowable] = [Paragraph(title, page.title)]
    name = page.named(whose.name, whose.name_en)
    story += [page.text(f"{name} · {said.AS_OF[page.chinese].format(page.local(now))}", page.bold), page.line()]
    story += [page.text(said.WHEN[page.chinese], page.due), Spacer(0, 4 * mm), people(page, rows, missing)]
    story += [Spacer(0, 5 * mm), _warning(page, rows)]
    page.build(path, title, story)
    return sum(one.stale for one in rows)


def _warning(page: Page, rows: Sequence[ContactRow]) -> Flowable:
    stale = sum(one.stale for one in rows)
    if stale:
        return page.text(said.STALE[page.chinese].format(stale, len(rows), VERIFIED_DAYS), page.bold)
    return page.text(said.ALL_FRESH[page.chinese].format(len(rows), VERIFIED_DAYS), page.muted)
