"""The clocks that remind of certificates; of somebody who left nobody is reminded until they are back (S2-40)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from desktop.models.deadline import Deadline
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.staff import Qualification, Staff
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

RULE: Final = "qualification_ends"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose certificate it is: their badge, and the ledger and time zone of their centre."""

    badge: str
    ledger: Ledger
    zone: ZoneInfo


def watch_certificate(uow: UnitOfWork, holder: Holder, key: int, last: date) -> None:
    """Open the clock that reminds before the last day is over; one that is over already needs no reminder."""
    due = datetime.combine(last, time(23, 59, 59), holder.zone).astimezone(UTC)
    if due > uow.at:
        open_deadline(uow, RULE, _document(holder, key), holder.ledger, due=due)


def certificate_renewed(uow: UnitOfWork, holder: Holder, key: int) -> None:
    """End the reminders of a certificate as kept: a newer one is there."""
    close_deadlines(uow, RULE, _document(holder, key))


def forget_certificate(uow: UnitOfWork, holder: Holder, key: int, reason: str) -> None:
    """End the reminders of a certificate; they count neither kept nor late."""
    drop_deadlines(uow, _document(holder, key), reason, rules=(RULE,))


def person_retired(uow: UnitOfWork, badge: str, reason: str) -> None:
    """Nobody is reminded any more of the certificates of somebody who left."""
    holder = _holder(uow, badge)
    if holder is not None:
        for row in _live(uow, badge):
            forget_certificate(uow, holder, row.id, reason)


def person_back(uow: UnitOfWork, badge: str) -> None:
    """Remind again of the certificates of somebody who is back."""
    holder = _holder(uow, badge)
    if holder is not None:
        watch_newest(uow, holder)


def watch_newest(uow: UnitOfWork, holder: Holder) -> None:
    """Remind of the newest certificate for each line and model; a clock that runs is left as it is."""
    newest = {(row.kind, row.topic): row for row in _live(uow, holder.badge)}
    for row in newest.values():
        if not _runs(uow, holder, row.id):
            watch_certificate(uow, holder, row.id, row.valid_to)


def _holder(uow: UnitOfWork, badge: str) -> Holder | None:
    """Also of somebody who is retired; None for who is not on the staff."""
    asked = select(Person.badge, Staff.site_id, Staff.partner_id, Site.time_zone)
    asked = asked.join(Staff, Staff.person_id == Person.id).join(Site, Site.id == Staff.site_id)
    row = uow.read(asked.where(Person.badge == badge)).first()
    return None if row is None else Holder(row.badge, Ledger(row.site_id, row.partner_id), ZoneInfo(row.time_zone))


def _live(uow: UnitOfWork, badge: str) -> Sequence[Any]:
    """The certificates that were not taken back, the one that ends last at the end."""
    asked = select(Qualification.id, Qualification.kind, Qualification.topic, Qualification.valid_to)
    asked = asked.join(Person, Person.id == Qualification.person_id)
    asked = asked.where(Person.badge == badge, Qualification.taken_back_at.is_(None))
    return uow.read(asked.order_by(Qualification.valid_to, Qualification.id)).all()


def _runs(uow: UnitOfWork, holder: Holder, key: int) -> bool:
    about = (Deadline.rule == RULE, Deadline.document == _document(holder, key), Deadline.closed_at.is_(None))
    return uow.read(select(Deadline.id).where(*about)).first() is not None


def _document(holder: Holder, key: int) -> str:
    return f"{holder.badge} · {key}"
