"""The waiting labels of a run on A4 sheets as one PDF, recorded like labels of any other printer.

Every label is read back from its own dots first; then all are recorded as begun, then the file is written, then they
are recorded as handed over. A power cut in between leaves them uncertain, for a person to settle.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from desktop.devices.label_printer import Language, PrinterSettings
from desktop.domain.errors import Refusal
from desktop.labels.drawing import Drawing
from desktop.labels.paint import paint
from desktop.labels.sheet_pdf import form_for, sheet_pdf
from desktop.labels.shipped import template
from desktop.models.label import WAITING, LabelEvidence
from desktop.queries.labels import LabelContent, LabelFilter, label_content, label_rows
from desktop.runtime.label_routing import SHEETS
from desktop.runtime.label_work import checked, drawn, template_name
from desktop.runtime.prepared_label import Desk
from desktop.services.perform import Verb
from desktop.services.printing import NOTE_LABEL, START_LABEL, NoteLabel, Outcome, StartLabel
from desktop.storage.errors import EnvironmentFault

DPI: Final = 600
_MOST: Final = 5000

Do = Callable[[Verb[Any, Any], Any], Any]
"""Does a verb for the person at the desk and gives its answer."""


@dataclass(frozen=True, slots=True)
class SheetsWritten:
    """What was written; ``passed_over`` were taken by a printer meanwhile."""

    labels: int
    pages: int
    passed_over: int


def waiting_in_run(connection: Connection, run: UUID) -> tuple[LabelContent, ...]:
    """The labels of a run that no printer has begun, at most 5,000.

    Raises:
        Refusal: ``run_empty`` when there are none.
    """
    rows = label_rows(connection, LabelFilter(states=WAITING, run=run), limit=_MOST)
    if not rows:
        raise Refusal("run_empty")
    return tuple(label_content(connection, row.label) for row in rows)


def write_sheets(do: Do, contents: Sequence[LabelContent], desk: Desk, path: Path, start: int = 1) -> SheetsWritten:
    """Draw, read back, record, write, record.

    Args:
        do: does a verb.
        contents: the labels, all of one size, from `waiting_in_run`.
        desk: their language and day.
        path: of the PDF.
        start: the first free place of a begun sheet, counted from 1.

    Raises:
        Refusal: what a label cannot be drawn or read for (nothing was begun then), ``sheet_form_wrong``.
        EnvironmentFault: ``cannot_open``; the labels wait again.
    """
    size = _size(contents, desk)
    form = replace(form_for(*size), start=start)
    drawings = {content.label: _drawn(content, desk, size) for content in contents}
    sheet_pdf(list(drawings.values()), form, title=SHEETS)  # refused now, or never
    begun = [label for label, drawing in drawings.items() if _begin(do, label, drawing)]
    if not begun:
        raise Refusal("run_empty")
    data = sheet_pdf([drawings[label] for label in begun], form, title=SHEETS)
    try:
        path.write_bytes(data)
    except OSError as error:
        for label in begun:
            do(NOTE_LABEL, NoteLabel(label, Outcome.FAILED, 0, None, "disk_refuses"))
        raise EnvironmentFault("cannot_open", path=str(path), detail=str(error.strerror)) from error
    share = len(data) // len(begun)
    for label in begun:
        do(NOTE_LABEL, NoteLabel(label, Outcome.HANDED_OVER, share, LabelEvidence.HANDED_OVER))
    pages = -(-(start - 1 + len(begun)) // form.places)
    return SheetsWritten(len(begun), pages, len(drawings) - len(begun))


def _size(contents: Sequence[LabelContent], desk: Desk) -> tuple[float, float]:
    """The largest label's width and height in mm: the others stand at the top left of their places."""
    made = [template(name, desk.folder) for name in {template_name(content) for content in contents}]
    return max(one.width_mm for one in made), max(one.height_mm for one in made)


def _drawn(content: LabelContent, desk: Desk, size: tuple[float, float]) -> Drawing:
    drawing = drawn(content, PrinterSettings(SHEETS, Language.PDF, "", DPI, *size), desk)
    checked(drawing, paint(drawing), content.symbol, desk.today)
    return drawing


def _begin(do: Do, label: UUID, drawing: Drawing) -> bool:
    digest = hashlib.sha256(paint(drawing).rows).hexdigest()
    try:
        do(START_LABEL, StartLabel(label, SHEETS, digest))
    except Refusal as refusal:
        if refusal.code != "label_not_waiting":
            raise
        return False
    return True
