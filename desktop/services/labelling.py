"""Label jobs: written in the transaction that needs the label, printed after it."""

import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert, update

from desktop.domain.changes import Kind
from desktop.domain.origin import new_id
from desktop.models.label import LabelJob, LabelPurpose, LabelState
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """What a label is for and what it says.

    Attributes:
        symbol: the text of the code: ``SZ:…`` or a UDI in bracketed form.
        fields: the words on the label by field name.
    """

    purpose: LabelPurpose
    symbol: str
    fields: dict[str, str]
    unit: int | None = None
    lot: int | None = None
    place: int | None = None
    notice_line: int | None = None


def order_label(uow: UnitOfWork, order: LabelOrder, ledger: Ledger) -> UUID:
    """Write a label job; returns its id."""
    job = new_id()
    uow.write(
        insert(LabelJob).values(
            id=job,
            purpose=order.purpose,
            state=LabelState.QUEUED,
            site_id=ledger.site,
            partner_id=ledger.partner,
            symbol=order.symbol,
            fields=json.dumps(order.fields, ensure_ascii=False, sort_keys=True),
            unit_id=order.unit,
            lot_id=order.lot,
            place_id=order.place,
            notice_line_id=order.notice_line,
            workstation=uow.origin.workstation,
            ordered_at=uow.at,
            ordered_by_id=uow.actor.id,
        )
    )
    uow.record("order_label", str(job), site=ledger.site, purpose=order.purpose.value, symbol=order.symbol)
    uow.touched(Kind.LABELS)
    return job


def verify_label(uow: UnitOfWork, notice_line: int, ledger: Ledger) -> bool:
    """Settle the queued label of a notice line that was scanned back; True when there was one."""
    verified = uow.write(
        update(LabelJob)
        .where(LabelJob.notice_line_id == notice_line, LabelJob.state == LabelState.QUEUED)
        .values(state=LabelState.VERIFIED, settled_at=uow.at, settled_by_id=uow.actor.id)
    ).rowcount
    if verified:
        uow.record("verify_label", f"notice_line:{notice_line}", site=ledger.site)
        uow.touched(Kind.LABELS)
    return verified > 0
