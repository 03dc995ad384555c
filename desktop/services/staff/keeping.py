"""What is known of a member of staff: centre, employer, post, background, registration (S1-32, S1-50, S1-55)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.qualification import SUITED, Background, Post, Registration
from desktop.models.staff import Staff
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import party_named, person_named, refuse_foreign, site_row
from desktop.services.perform import Verb
from desktop.services.staff.staff_at_hand import Paper, keep_paper, of_person, record, staff_named, staff_of
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SaveStaff:
    """A person is on the staff of a centre.

    Attributes:
        employer: the code of the party whose people they are.
        post: None for somebody without a place in the team.
    """

    badge: str
    site: str
    employer: str
    post: Post | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class StaffSaved:
    """Who, and whether they are new on the staff."""

    badge: str
    name: str
    created: bool


@dataclass(frozen=True, slots=True)
class SetBackground:
    """What somebody learned before, with the paper that shows it."""

    badge: str
    background: Background
    proof: Paper


@dataclass(frozen=True, slots=True)
class BackgroundSet:
    """Whose background, and whether an on-site engineer may have it (S1-50)."""

    badge: str
    background: Background
    suited: bool


@dataclass(frozen=True, slots=True)
class SetRegistration:
    """How far somebody is with the mini-program; ``on`` None for today, ``account`` their name there."""

    badge: str
    registration: Registration
    on: date | None = None
    account: str = ""


@dataclass(frozen=True, slots=True)
class RegistrationSet:
    """Who is registered, and since when."""

    badge: str
    registration: Registration
    on: date


def save_staff(uow: UnitOfWork, request: SaveStaff) -> StaffSaved:
    """Take a person on the staff, or change where they belong.

    Raises:
        Refusal: ``unknown_person``, ``unknown_site``, ``not_your_site``, ``unknown_party``, ``faulty_entry``.
    """
    faults = Faults()
    Check(faults, 0).text("phone", request.phone, 40)
    faults.check_entry()
    person, site = person_named(uow, request.badge), site_row(uow, request.site)
    known = staff_of(uow, person.id)
    if known is not None:
        refuse_foreign(uow, known.ledger.partner, known.site_code)
    row = {"site_id": site.id, "partner_id": site.partner_id, "employer_id": party_named(uow, request.employer)}
    row |= {"post": request.post, "phone": request.phone, "changed_at": uow.at, "changed_by_id": uow.actor.id}
    dialect = sqlite if uow.connection.dialect.name == "sqlite" else postgresql
    kept = dialect.insert(Staff).values(row | {"person_id": person.id, "registration": Registration.NONE})
    uow.write(kept.on_conflict_do_update(index_elements=["person_id"], set_=row))
    saved = staff_named(uow, request.badge)
    post = None if request.post is None else request.post.value
    record(uow, "save_staff", saved, employer=request.employer, post=post, new=known is None)
    return StaffSaved(saved.badge, saved.name, created=known is None)


def set_background(uow: UnitOfWork, request: SetBackground) -> BackgroundSet:
    """Say what somebody learned before; any background is kept, only two of them suit an engineer.

    Raises:
        Refusal: ``unknown_person``, ``not_on_staff``, and what `keep_paper` refuses.
    """
    one = staff_named(uow, request.badge)
    proof = keep_paper(uow, of_person(one), request.proof)
    row = {"background": request.background, "proof_id": proof, "changed_at": uow.at, "changed_by_id": uow.actor.id}
    uow.write(update(Staff).where(Staff.person_id == one.id).values(row))
    record(uow, "set_background", one, background=request.background.value, proof=proof)
    return BackgroundSet(one.badge, request.background, request.background in SUITED)


def set_registration(uow: UnitOfWork, request: SetRegistration) -> RegistrationSet:
    """Note how far somebody is with the mini-program.

    Raises:
        Refusal: ``unknown_person``, ``not_on_staff``, ``faulty_entry``, ``day_in_future``.
    """
    one = staff_named(uow, request.badge)
    faults = Faults()
    Check(faults, 0).text("account", request.account, 60)
    faults.check_entry()
    today = uow.today(one.zone.key)
    on = request.on or today
    if on > today:
        raise Refusal("day_in_future", day=on)
    old = uow.read(select(Staff.registration).where(Staff.person_id == one.id)).scalar_one()
    row = {"registration": request.registration, "registered_on": on, "account": request.account}
    row |= {"changed_at": uow.at, "changed_by_id": uow.actor.id}
    uow.write(update(Staff).where(Staff.person_id == one.id).values(row))
    record(uow, "set_registration", one, old=old.value, new=request.registration.value, on=on.isoformat())
    return RegistrationSet(one.badge, request.registration, on)


SAVE_STAFF = Verb("save_staff", SaveStaff, StaffSaved, save_staff, Action.KEEP_STAFF)
SET_BACKGROUND = Verb("set_background", SetBackground, BackgroundSet, set_background, Action.KEEP_STAFF)
SET_REGISTRATION = Verb("set_registration", SetRegistration, RegistrationSet, set_registration, Action.KEEP_STAFF)
