"""Who is called when it burns: direct numbers, and how long ago anybody tried them (S1-42)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, insert, select, update

from desktop.domain.adverse import ContactRole
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.adverse import Contact
from desktop.models.party import Site
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import party_named
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SaveContact:
    """Somebody at a party; a changed number counts as never tried."""

    party: str
    role: ContactRole
    name: str
    phone: str
    mail: str = ""


@dataclass(frozen=True, slots=True)
class VerifyContact:
    """The number was tried and is right; ``day`` None for today."""

    party: str
    role: ContactRole
    name: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RetireContact:
    """Nobody calls this person any more."""

    party: str
    role: ContactRole
    name: str


@dataclass(frozen=True, slots=True)
class ContactKept:
    """The contact as it stands; ``verified_on`` None for never."""

    party: str
    role: ContactRole
    name: str
    verified_on: date | None


def save_contact(uow: UnitOfWork, request: SaveContact) -> ContactKept:
    """Add somebody, or change their number.

    Raises:
        Refusal: ``unknown_party``, ``faulty_entry``.
    """
    faults = Faults()
    check = Check(faults, 0)
    check.text("name", request.name, 120, required=True)
    check.text("phone", request.phone, 60, required=True)
    check.text("mail", request.mail, 254)
    faults.check_entry()
    party = party_named(uow, request.party)
    known = uow.read(select(Contact.id, Contact.phone, Contact.verified_on).where(*_key(party, request))).first()
    verified = known.verified_on if known is not None and known.phone == request.phone else None
    said = {"phone": request.phone, "mail": request.mail, "verified_on": verified, "retired_at": None}
    row = said | {"set_at": uow.at, "set_by_id": uow.actor.id}
    if known is None:
        whose = {"party_id": party, "role": request.role, "name": request.name}
        uow.write(insert(Contact).values(row | whose))
    else:
        uow.write(update(Contact).where(Contact.id == known.id).values(row))
    return _kept(uow, "save_contact", request, verified)


def verify_contact(uow: UnitOfWork, request: VerifyContact) -> ContactKept:
    """Note that a number was tried.

    Raises:
        Refusal: ``unknown_party``, ``unknown_contact``, ``time_in_future``.
    """
    today = _today(uow)
    day = request.day or today
    if day > today:
        raise Refusal("time_in_future", at=day)
    _change(uow, request, verified_on=day)
    return _kept(uow, "verify_contact", request, day)


def retire_contact(uow: UnitOfWork, request: RetireContact) -> ContactKept:
    """Take somebody off the card.

    Raises:
        Refusal: ``unknown_party``, ``unknown_contact``.
    """
    _change(uow, request, retired_at=uow.at)
    return _kept(uow, "retire_contact", request, None)


def _today(uow: UnitOfWork) -> date:
    """The day at the site that is farthest on; the computer's is no help, and a contact belongs to no site."""
    zones = uow.read(select(Site.time_zone).where(Site.retired_at.is_(None)).distinct()).scalars().all()
    return max((uow.today(zone) for zone in zones), default=uow.at.date())


_Named = SaveContact | VerifyContact | RetireContact


def _key(party: int, request: _Named) -> tuple[ColumnElement[bool], ...]:
    return Contact.party_id == party, Contact.role == request.role, Contact.name == request.name


def _change(uow: UnitOfWork, request: VerifyContact | RetireContact, **values: object) -> None:
    party = party_named(uow, request.party)
    known = update(Contact).where(*_key(party, request), Contact.retired_at.is_(None))
    if not uow.write(known.values(values)).rowcount:
        raise Refusal("unknown_contact", party=request.party, name=request.name)


def _kept(uow: UnitOfWork, action: str, request: _Named, verified: date | None) -> ContactKept:
    uow.record(action, f"{request.party} {request.role.value} {request.name}", verified_on=str(verified or ""))
    uow.touched(Kind.PARTIES)
    return ContactKept(request.party, request.role, request.name, verified)


SAVE_CONTACT = Verb("save_contact", SaveContact, ContactKept, save_contact, Action.EDIT_MASTER_DATA)
VERIFY_CONTACT = Verb("verify_contact", VerifyContact, ContactKept, verify_contact, Action.RETURN_GOODS)
RETIRE_CONTACT = Verb("retire_contact", RetireContact, ContactKept, retire_contact, Action.EDIT_MASTER_DATA)
