"""An adverse event as facts of a paper, in the order in which they are read out."""

from reportlab.platypus import Flowable

from desktop.queries.adverse import AdverseStepRow
from desktop.queries.adverse_page import AdverseView
from desktop.reports import adverse_words as said
from desktop.reports.adverse_page import Page

Told = list[tuple[said.Both, str, bool]]
"""Word, value, whether it is a code."""


def facts_of(page: Page, view: AdverseView) -> Told:
    """What is known of an event."""
    row = view.row
    harm = said.HARMS[row.harm][page.chinese]
    if row.group:
        harm = f"{harm} · {said.GROUP[page.chinese]}"
    lot = (said.IS_HELD if row.lot_held else said.NOT_HELD)[page.chinese].format(f"{view.pieces:f}", view.places)
    partner = page.named(view.partner.name, view.partner.name_en)
    return [
        (said.EVENT, row.number, True),
        (said.REPORTER, f"{partner} · {row.site}", False),
        (said.AWARE, page.local(row.aware_at), False),
        (said.HARM, harm, False),
        (said.PRODUCT, page.named(row.item_name, row.item_name_en), False),
        (said.REF, row.item, True),
        (said.LOT, row.lot, True),
        (said.SERIAL, row.serial, True),
        (said.MAKER, page.named(row.manufacturer_name, row.manufacturer_name_en), False),
        (said.HOSPITAL, page.named(row.hospital_name, row.hospital_name_en), False),
        (said.HAPPENED, row.description, False),
        (said.TOLD_BY, row.told_by, False),
        (said.ORIGIN, row.origin, True),
        (said.HELD, lot, False),
    ]


def due_line(page: Page, view: AdverseView, rule: str) -> Flowable:
    """Until when the report must be given."""
    due = next((clock.due_at for clock in view.row.clocks if clock.rule == rule), None)
    told = "–" if due is None else page.local(due)
    return page.text(f"{said.DUE[page.chinese]} {told}", page.due)


def step_words(page: Page, step: AdverseStepRow) -> str:
    """One thing that was done: when, and what with whom."""
    words = said.STEPS[step.kind.value][page.chinese]
    how = said.HOWS[step.how][page.chinese] if step.how is not None else ""
    told = (step.person or step.reference or step.note, how)
    return f"{page.local(step.at)}  {words.format(*told)}"
