"""Whom to call about an emergency order: those on call and couriers of the partner, people at the hospital."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, case, select

from desktop.domain.adverse import ContactRole
from desktop.models.adverse import Contact
from desktop.models.party import Party


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Somebody to call; ``verified_on`` is when the number was last tried, None for never."""

    party: str
    party_name: str
    party_name_en: str
    role: ContactRole
    name: str
    phone: str
    verified_on: date | None


_FIRST: Final = (ContactRole.ON_CALL, ContactRole.COURIER)
_RANK: Final = case(*((Contact.role == role, at) for at, role in enumerate(_FIRST)), else_=len(_FIRST))


def order_contacts(connection: Connection, partner: int, hospital: int) -> tuple[ContactRow, ...]:
    """The escalation list of an order: those on call first, then couriers, then the rest."""
    rows = connection.execute(
        select(Party.code, Party.name, Party.name_en, Contact.role, Contact.name, Contact.phone, Contact.verified_on)
        .join(Party, Party.id == Contact.party_id)
        .where(Contact.party_id.in_((partner, hospital)), Contact.retired_at.is_(None))
        .order_by(_RANK, Contact.party_id == hospital, Contact.name)
    ).all()
    return tuple(ContactRow(*row) for row in rows)
