"""Consent: an owner's goods stay at the agreed places; elsewhere only with its recorded leave (X-02)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, or_, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.party import Party
from desktop.models.settlement import Consent
from desktop.services.master_data.lookups import party_named
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """An owner allows a custodian to hold its goods.

    Attributes:
        reference: the contract or letter that says so.
        valid_to: the last day; None for a standing consent.
    """

    owner: str
    custodian: str
    reference: str
    valid_from: date
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConsentRecorded:
    """What was recorded."""

    owner: str
    custodian: str
    reference: str


@dataclass(frozen=True, slots=True)
class EndConsent:
    """A consent is over; ``consent`` is its key as the lists tell it, ``last`` its last day."""

    consent: int
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class ConsentEnded:
    """What was ended."""

    owner: str
    custodian: str
    reference: str
    last: date


def record_consent(uow: UnitOfWork, request: RecordConsent) -> ConsentRecorded:
    """Record a consent.

    Raises:
        Refusal: ``unknown_party``, ``needs_reference``, ``period_backwards``.
    """
    if not request.reference:
        raise Refusal("needs_reference")
    check_period(request.valid_from, request.valid_to)
    owner, custodian = party_named(uow, request.owner), party_named(uow, request.custodian)
    row = {"owner_id": owner, "custodian_id": custodian, "partner_id": uow.actor.partner_id or custodian}
    period = {"valid_from": request.valid_from, "valid_to": request.valid_to}
    said = {"reference": request.reference, "note": request.note, "recorded_at": uow.at}
    uow.write(insert(Consent).values(row | period | said | {"recorded_by_id": uow.actor.id}))
    uow.record("record_consent", f"{request.owner} {request.custodian}", reference=request.reference)
    uow.touched(Kind.SETTLEMENT)
    return ConsentRecorded(request.owner, request.custodian, request.reference)


def end_consent(uow: UnitOfWork, request: EndConsent) -> ConsentEnded:
    """End a consent after its last day; what is with the custodian already stays where it is until it is fetched.

    Raises:
        Refusal: ``needs_reason``, ``unknown_consent``, ``period_backwards`` when it would end before it begins,
            ``consent_ended_already`` when it ends on that day or before anyway.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    columns = (Consent.owner_id, Consent.custodian_id, Consent.reference, Consent.valid_from, Consent.valid_to)
    row = uow.read(select(*columns).where(Consent.id == request.consent)).first()
    if row is None:
        raise Refusal("unknown_consent")
    check_period(row.valid_from, request.last)
    if row.valid_to is not None and row.valid_to <= request.last:
        raise Refusal("consent_ended_already", valid_to=row.valid_to)
    named = select(Party.id, Party.code).where(Party.id.in_((row.owner_id, row.custodian_id)))
    codes = {one.id: one.code for one in uow.read(named).all()}
    owner, custodian = codes[row.owner_id], codes[row.custodian_id]
    uow.write(update(Consent).where(Consent.id == request.consent).values(valid_to=request.last))
    told = {"reference": row.reference, "last": str(request.last), "reason": request.reason}
    uow.record("end_consent", f"{owner} {custodian}", **told)
    uow.touched(Kind.SETTLEMENT)
    return ConsentEnded(owner, custodian, row.reference, request.last)


def check_period(first: date, last: date | None) -> None:
    """Refuse a period that ends before it begins.

    Raises:
        Refusal: ``period_backwards``.
    """
    if last is not None and last < first:
        raise Refusal("period_backwards", valid_from=first, valid_to=last)


def require_consent(uow: UnitOfWork, owner: int, custodian: int, partner: int, day: date) -> None:
    """Refuse to hand an owner's goods to somebody it has not agreed to; itself and the partner are agreed.

    Raises:
        Refusal: ``no_consent`` with the owner's and the custodian's names.
    """
    if custodian in (owner, partner):
        return
    asked = select(Consent.id).where(Consent.owner_id == owner, Consent.custodian_id == custodian)
    asked = asked.where(Consent.valid_from <= day, or_(Consent.valid_to.is_(None), Consent.valid_to >= day))
    if uow.read(asked.limit(1)).first() is None:
        names = {
            row.id: row.name for row in uow.read(select(Party.id, Party.name).where(Party.id.in_((owner, custodian))))
        }
        raise Refusal("no_consent", owner=names[owner], custodian=names[custodian], on=day)


RECORD_CONSENT = Verb("record_consent", RecordConsent, ConsentRecorded, record_consent, Action.SETTLE)
END_CONSENT = Verb("end_consent", EndConsent, ConsentEnded, end_consent, Action.SETTLE)
