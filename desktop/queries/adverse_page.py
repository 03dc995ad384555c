"""One adverse event as its page and its papers show it: what is known, its clocks, what was done, who is called."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from desktop.domain.adverse import MANUFACTURER_CONTACTS, ContactRole
from desktop.domain.clock import local_day
from desktop.models.adverse import AdverseEvent
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.queries.adverse import AdverseRow, AdverseStepRow, ContactRow, adverse_named, adverse_steps, contacts


@dataclass(frozen=True, slots=True)
class PartyNamed:
    """Somebody who can have contacts."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class AdverseView:
    """An event at hand.

    Attributes:
        contacts: whom to call: the manufacturer's three departments first, then the hospital.
        missing: departments of the manufacturer that nobody entered a number for (S1-42).
        pieces: of the lot on hand, in how many ``places``.
        partner: whose site it is about.
    """

    row: AdverseRow
    steps: tuple[AdverseStepRow, ...]
    contacts: tuple[ContactRow, ...]
    missing: tuple[ContactRole, ...]
    pieces: Decimal
    places: int
    partner: PartyNamed


def adverse_view(connection: Connection, number: str, now: datetime) -> AdverseView:
    """One event with all that stands around it.

    Raises:
        Refusal: ``unknown_adverse``.
    """
    row = adverse_named(connection, number)
    today = local_day(now, ZoneInfo(row.time_zone))
    people = called(contacts(connection, today, row.manufacturer)) + called(contacts(connection, today, row.hospital))
    makers = {one.role for one in people if one.party == row.manufacturer}
    missing = tuple(role for role in MANUFACTURER_CONTACTS if role not in makers)
    return AdverseView(
        row, adverse_steps(connection, number), people, missing, *_lot(connection, number), _partner(connection, number)
    )


def called(people: tuple[ContactRow, ...]) -> tuple[ContactRow, ...]:
    """Who is called first: quality, registration, legal, then the others."""
    order = list(ContactRole)
    return tuple(sorted(people, key=lambda one: (order.index(one.role), one.name)))


def parties(connection: Connection) -> tuple[PartyNamed, ...]:
    """Everybody who can have contacts."""
    asked = select(Party.code, Party.name, Party.name_en).where(Party.retired_at.is_(None)).order_by(Party.code)
    return tuple(PartyNamed(*row) for row in connection.execute(asked))


def _lot(connection: Connection, number: str) -> tuple[Decimal, int]:
    asked = select(func.sum(Balance.quantity), func.count(Balance.place_id.distinct()))
    asked = asked.join(AdverseEvent, AdverseEvent.lot_id == Balance.lot_id)
    pieces, places = connection.execute(asked.where(AdverseEvent.number == number)).one()
    return pieces or Decimal(0), places


def _partner(connection: Connection, number: str) -> PartyNamed:
    asked = select(Party.code, Party.name, Party.name_en).join(AdverseEvent, AdverseEvent.partner_id == Party.id)
    return PartyNamed(*connection.execute(asked.where(AdverseEvent.number == number)).one())
