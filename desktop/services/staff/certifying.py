"""Certificates for a line or a model, with their days and their paper; reminders run before they end (S2-40)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.qualification import TopicKind
from desktop.models.person import Person
from desktop.models.staff import Qualification
from desktop.services.certificate_clocks import (
    Holder,
    certificate_renewed,
    forget_certificate,
    watch_certificate,
    watch_newest,
)
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.services.staff.staff_at_hand import (
    Paper,
    StaffAtHand,
    check_reason,
    keep_paper,
    of_person,
    record,
    staff_named,
)
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AddQualification:
    """A certificate.

    Attributes:
        topic: the line or the model, as devices write it.
        number, issuer: as on the paper.
        valid_from, valid_to: both counted in.
    """

    badge: str
    kind: TopicKind
    topic: str
    valid_from: date
    valid_to: date
    proof: Paper
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class QualificationKept:
    """The certificate by its key, its topic and its last day."""

    badge: str
    qualification: int
    topic: str
    valid_to: date


@dataclass(frozen=True, slots=True)
class TakeBackQualification:
    """A certificate was entered by mistake, or was withdrawn."""

    qualification: int
    reason: str


def add_qualification(uow: UnitOfWork, request: AddQualification) -> QualificationKept:
    """Keep a certificate; the reminder of an older one about the same topic ends with it.

    Raises:
        Refusal: ``unknown_person``, ``not_on_staff``, ``faulty_entry``, ``qualification_known``, and what `keep_paper`
            refuses.
    """
    one = staff_named(uow, request.badge)
    _check(request)
    same = (Qualification.person_id == one.id, Qualification.kind == request.kind, Qualification.topic == request.topic)
    live = select(Qualification.id, Qualification.valid_from, Qualification.valid_to)
    older = uow.read(live.where(*same, Qualification.taken_back_at.is_(None))).all()
    if (request.valid_from, request.valid_to) in [(row.valid_from, row.valid_to) for row in older]:
        raise Refusal("qualification_known", person=one.name, topic=request.topic, until=request.valid_to)
    proof = keep_paper(uow, of_person(one), request.proof)
    row = {"person_id": one.id, "kind": request.kind, "topic": request.topic, "number": request.number}
    row |= {"issuer": request.issuer, "valid_from": request.valid_from, "valid_to": request.valid_to}
    made = insert(Qualification).values(row | {"proof_id": proof, "recorded_at": uow.at, "by_id": uow.actor.id})
    key = uow.write(made.returning(Qualification.id)).scalar_one()
    for before in older:
        if before.valid_to <= request.valid_to:
            certificate_renewed(uow, _holder(one), before.id)
    if request.valid_to >= max((before.valid_to for before in older), default=date.min):
        watch_certificate(uow, _holder(one), key, request.valid_to)
    record(
        uow, "add_qualification", one, topic=request.topic, until=request.valid_to.isoformat(), number=request.number
    )
    return QualificationKept(one.badge, key, request.topic, request.valid_to)


def _check(request: AddQualification) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("topic", request.topic, 80, required=True)
    check.text("number", request.number, 60)
    check.text("issuer", request.issuer, 120)
    if request.valid_to < request.valid_from:
        check.fault("valid_to", "ends_before_it_begins", request.valid_to)
    faults.check_entry()


def _holder(one: StaffAtHand) -> Holder:
    return Holder(one.badge, one.ledger, one.zone)


def take_back_qualification(uow: UnitOfWork, request: TakeBackQualification) -> QualificationKept:
    """Let a certificate count no more; it stays in the record with the reason, and one before it reminds again.

    Raises:
        Refusal: ``unknown_qualification``, ``unknown_person``, ``not_on_staff``, ``faulty_entry``.
    """
    check_reason(request.reason)
    asked = select(Person.badge, Qualification.topic, Qualification.valid_to)
    asked = asked.join(Person, Person.id == Qualification.person_id).where(Qualification.id == request.qualification)
    row = uow.read(asked.where(Qualification.taken_back_at.is_(None))).first()
    if row is None:
        raise Refusal("unknown_qualification")
    one = staff_named(uow, row.badge)
    gone = {"taken_back_at": uow.at, "taken_back_by_id": uow.actor.id, "taken_back_reason": request.reason}
    uow.write(update(Qualification).where(Qualification.id == request.qualification).values(gone))
    forget_certificate(uow, _holder(one), request.qualification, request.reason)
    watch_newest(uow, _holder(one))
    record(uow, "take_back_qualification", one, request.reason, topic=row.topic, until=row.valid_to.isoformat())
    return QualificationKept(one.badge, request.qualification, row.topic, row.valid_to)


ADD_QUALIFICATION = Verb("add_qualification", AddQualification, QualificationKept, add_qualification, Action.KEEP_STAFF)
TAKE_BACK_QUALIFICATION = Verb(
    "take_back_qualification", TakeBackQualification, QualificationKept, take_back_qualification, Action.KEEP_STAFF
)
