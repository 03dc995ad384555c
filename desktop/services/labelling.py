"""Label jobs: written in the transaction that needs the label, printed after it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select

from desktop.domain.changes import Kind
from desktop.domain.origin import new_id
from desktop.models.label import OPEN, WAITING, LabelEvent, LabelEvidence, LabelJob, LabelPurpose, LabelState
from desktop.services.label_steps import JOB_COLUMNS, Job, LabelStepped, Step, event_row, take_step
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

TEMPLATES: Final[dict[LabelPurpose, str]] = {purpose: purpose.value for purpose in LabelPurpose} | {
    LabelPurpose.HOLD: "hold_quarantine"
}
"""The shipped template of each purpose; a hold label may also be ``hold_return`` or ``hold_recall``."""


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """What a label is for and what it says.

    Attributes:
        symbol: the text of the code: ``SZ:…``, a GS1 UDI in square brackets, or another agency's own text.
        fields: the words on the label by field name (`desktop.labels.field_names`).
        template: name of the template; "" for that of its purpose.
        language: ``zh_CN`` or ``en``; "" for that of the desk that prints.
        printer: name of the printer; "" for any of the desk's.
        copies: more than one only of what is not serial-numbered.
        run: the run of many that it belongs to.
    """

    purpose: LabelPurpose
    symbol: str
    fields: dict[str, str]
    unit: int | None = None
    lot: int | None = None
    place: int | None = None
    notice_line: int | None = None
    template: str = ""
    language: str = ""
    printer: str = ""
    copies: int = 1
    run: UUID | None = None


@dataclass(frozen=True, slots=True)
class Reprinted:
    """Which destroyed label a new one replaces, the how manieth time, and why."""

    of: UUID
    number: int
    reason: str


def order_label(uow: UnitOfWork, order: LabelOrder, ledger: Ledger, reprinted: Reprinted | None = None) -> UUID:
    """Write a label job; returns its id."""
    job = _job_row(uow, order, ledger)
    if reprinted is not None:
        again = {"reprint_of_id": reprinted.of, "reprint_number": reprinted.number, "reason": reprinted.reason}
        job |= again
    cause = "ordered" if reprinted is None else "reprinted"
    _write(uow, [job], cause)
    facts = {} if reprinted is None else {"reprint_of": str(reprinted.of), "number": reprinted.number}
    reason = "" if reprinted is None else reprinted.reason
    told = {"purpose": order.purpose.value, "symbol": order.symbol, **facts}
    uow.record("order_label", str(job["id"]), site=ledger.site, reason=reason, **told)
    label: UUID = job["id"]
    return label


def order_run(uow: UnitOfWork, run: UUID, orders: Sequence[LabelOrder], ledger: Ledger) -> None:
    """Write the jobs of a run in one go, with one audit entry that names each symbol."""
    rows = [_job_row(uow, order, ledger) | {"run_id": run} for order in orders]
    _write(uow, rows, "ordered")
    labels = [[str(row["id"]), row["purpose"].value, row["symbol"]] for row in rows]
    uow.record("order_label_run", str(run), site=ledger.site, count=len(rows), labels=labels)


def _write(uow: UnitOfWork, rows: list[dict[str, Any]], cause: str) -> None:
    uow.write(insert(LabelJob), rows)
    events = [event_row(uow, row["id"], 1, (None, LabelState.QUEUED), cause, {}) for row in rows]
    uow.write(insert(LabelEvent), events)
    uow.touched(Kind.LABELS)


def _job_row(uow: UnitOfWork, order: LabelOrder, ledger: Ledger) -> dict[str, Any]:
    return {
        "id": new_id(),
        "purpose": order.purpose,
        "state": LabelState.QUEUED,
        "step": 1,
        "site_id": ledger.site,
        "partner_id": ledger.partner,
        "symbol": order.symbol,
        "fields": json.dumps(order.fields, ensure_ascii=False, sort_keys=True),
        "template": order.template or TEMPLATES[order.purpose],
        "language": order.language,
        "copies": order.copies,
        "run_id": order.run,
        "unit_id": order.unit,
        "lot_id": order.lot,
        "place_id": order.place,
        "notice_line_id": order.notice_line,
        "printer": order.printer,
        "workstation": uow.origin.workstation,
        "ordered_at": uow.at,
        "ordered_by_id": uow.actor.id,
        "changed_at": uow.at,
    }


def jobs_where(uow: UnitOfWork, *where: ColumnElement[bool]) -> list[Job]:
    """The label jobs that fit, the oldest first."""
    asked = select(*JOB_COLUMNS).where(*where).order_by(LabelJob.ordered_at, LabelJob.id)
    return [Job(*row) for row in uow.connection.execute(asked)]


def verify_label(uow: UnitOfWork, notice_line: int, symbol: str) -> bool:
    """Settle the open label of a notice line when the scan says exactly what it says; True when it does."""
    same = (LabelJob.notice_line_id == notice_line, LabelJob.symbol == symbol, LabelJob.state.in_(OPEN))
    found = jobs_where(uow, *same)
    if found:
        scanned_back(uow, found[0])
    return bool(found)


def scanned_back(uow: UnitOfWork, job: Job) -> LabelStepped:
    """Settle a label that was scanned back."""
    values = {
        "verified_at": uow.at,
        "evidence": LabelEvidence.SCAN_BACK,
        "settled_at": uow.at,
        "settled_by_id": uow.actor.id,
    }
    return take_step(uow, job, Step(LabelState.VERIFIED, "scan_back", values=values))


def voided(uow: UnitOfWork, job: Job, cause: str, reason: str = "") -> LabelStepped:
    """Make a label void: it must not be used, and is never printed.

    Raises:
        Refusal: ``label_step_refused``.
    """
    values = {"settled_at": uow.at, "settled_by_id": uow.actor.id}
    return take_step(uow, job, Step(LabelState.VOID, cause, reason, values=values))


def drop_waiting(uow: UnitOfWork, cause: str, *where: ColumnElement[bool]) -> None:
    """Make the labels void that fit and have not begun to print: what they say is true no longer."""
    for job in jobs_where(uow, LabelJob.state.in_(WAITING), *where):
        voided(uow, job, cause)
