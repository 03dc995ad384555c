"""The member of staff that a person names, and the files that belong to them."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select

from desktop.domain.attachments import GivenFile, Subject
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.staff import Staff
from desktop.services.attachments import AttachTo, attach
from desktop.services.devices.device_files import bytes_of
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import person_named
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class StaffAtHand:
    """A member of staff by keys, and the centre that they start from."""

    id: int
    badge: str
    name: str
    ledger: Ledger
    site_code: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that proves something: its name, and its bytes in Base64."""

    name: str
    content: str
    note: str = ""


def staff_named(uow: UnitOfWork, badge: str) -> StaffAtHand:
    """A member of staff by badge or by the code on it; their row is held, so that desks act one after the other.

    Raises:
        Refusal: ``unknown_person``, ``not_on_staff``.
    """
    person = person_named(uow, badge)
    found = staff_of(uow, person.id)
    if found is None:
        raise Refusal("not_on_staff", person=person.name)
    return found


def staff_of(uow: UnitOfWork, person: int) -> StaffAtHand | None:
    """A member of staff by key; None for somebody who is not on the staff."""
    from_person = select(Staff.person_id, Staff.partner_id, Staff.site_id, Site.code, Site.time_zone)
    asked = from_person.join(Site, Site.id == Staff.site_id).where(Staff.person_id == person)
    row = uow.read(asked.with_for_update(of=Staff, key_share=True)).first()
    if row is None:
        return None
    badge, name = uow.read(select(Person.badge, Person.name).where(Person.id == person)).one()
    return StaffAtHand(person, badge, name, Ledger(row.site_id, row.partner_id), row.code, ZoneInfo(row.time_zone))


def keep_paper(uow: UnitOfWork, to: AttachTo, paper: Paper) -> int:
    """Keep a file; its key.

    Raises:
        Refusal: ``bad_request`` for what is not Base64; what `desktop.services.attachments.attach` refuses.
    """
    return attach(uow, to, GivenFile(paper.name, bytes_of(paper.content), paper.note)).attachment


def of_person(one: StaffAtHand) -> AttachTo:
    """Where the files of a member of staff belong."""
    return AttachTo(Subject.PERSON, one.badge, one.ledger.site, one.ledger.partner)


def record(uow: UnitOfWork, action: str, one: StaffAtHand, reason: str = "", **facts: object) -> None:
    """Write the audit entry of something done to a member of staff."""
    uow.record(action, one.badge, site=one.ledger.site, reason=reason, **facts)
    uow.touched(Kind.PEOPLE)


def check_reason(reason: str) -> None:
    """A reason is given.

    Raises:
        Refusal: ``faulty_entry``.
    """
    faults = Faults()
    Check(faults, 0).text("reason", reason.replace("\n", " "), LONGEST_NOTE, required=True)
    faults.check_entry()
