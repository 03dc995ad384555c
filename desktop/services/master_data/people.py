"""People with their badges and roles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action, Role
from desktop.models.person import Person
from desktop.services.certificate_clocks import person_back, person_retired
from desktop.services.master_data.entry import Check, Faults, Saved, Seen, Tally, as_seen
from desktop.services.master_data.lookups import party_ids
from desktop.services.master_data.retiring import Retired, retire_row
from desktop.services.master_data.saving import Noun, Wanted, refuse_repeated, save_rows
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

PERSON = Noun("save_person", Person, ("badge",), Kind.PEOPLE)


@dataclass(frozen=True, slots=True)
class SavePerson:
    """A person as they shall be; an unknown badge is a new person. ``partner`` is a party's code, "" for all."""

    badge: str
    name: str
    role: Role
    partner: str = ""
    expected: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class SavePeople:
    """Many people, all or none; with ``fields``, of what is there only these are changed."""

    people: tuple[SavePerson, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetirePerson:
    """Take a person's badge out of use, or back into it."""

    badge: str
    retired: bool = True
    reason: str = ""


def save_person(uow: UnitOfWork, request: SavePerson) -> Saved:
    """Create or change a person.

    Raises:
        Refusal: ``faulty_entry``, ``changed_meanwhile``, ``last_administrator``.
    """
    faults = Faults()
    wanted = _wanted(uow, [request], faults)
    faults.check_entry()
    saved = save_rows(uow, PERSON, wanted)[0]
    _keep_an_administrator(uow)
    return saved


def save_people(uow: UnitOfWork, request: SavePeople) -> Tally:
    """Create or change many people.

    Raises:
        Refusal: ``faulty_file`` with all faults, ``last_administrator``.
    """
    faults = Faults()
    wanted = _wanted(uow, request.people, faults)
    refuse_repeated(PERSON, wanted, faults)
    faults.check_file()
    saved = save_rows(uow, PERSON, wanted, request.fields)
    _keep_an_administrator(uow)
    return tally(uow, "import_people", saved)


def retire_person(uow: UnitOfWork, request: RetirePerson) -> Retired:
    """Take a badge out of use, or back into it; its certificates are watched only while it is in use.

    Raises:
        Refusal: ``unknown_person``, ``last_administrator``.
    """
    retired = retire_row(uow, PERSON, "unknown_person", (request.badge,), request, lambda _id: None)
    if request.retired:
        person_retired(uow, request.badge, request.reason)
    else:
        person_back(uow, request.badge)
    _keep_an_administrator(uow)
    return retired


def _wanted(uow: UnitOfWork, requests: Sequence[SavePerson], faults: Faults) -> list[Wanted]:
    partners = party_ids(uow, {request.partner for request in requests if request.partner})
    for row, request in enumerate(requests, 1):
        check = Check(faults, row)
        check.code("badge", request.badge)
        check.text("name", request.name, 120, required=True)
        if request.partner and request.partner not in partners:
            check.fault("partner", "unknown_party", request.partner)
    return [_as_wanted(uow, request, partners.get(request.partner)) for request in requests]


def _as_wanted(uow: UnitOfWork, request: SavePerson, partner: int | None) -> Wanted:
    values = {"badge": request.badge, "name": request.name, "role": request.role, "partner_id": partner}
    return Wanted(request.badge, values, tuple(_by_id(uow, one) for one in request.expected))


def _by_id(uow: UnitOfWork, seen: Seen) -> Seen:
    """The partner is seen by code and kept by id."""
    if seen.field != "partner":
        return seen
    found = party_ids(uow, {seen.value}).get(seen.value) if seen.value else None
    return replace(seen, field="partner_id", value=as_seen(found))


def _keep_an_administrator(uow: UnitOfWork) -> None:
    # Held, so that two administrators who retire each other at once wait for one another.
    working = select(Person.id).where(Person.role == Role.ADMINISTRATOR, Person.retired_at.is_(None))
    if not uow.read(working.order_by(Person.id).with_for_update(key_share=True)).all():
        raise Refusal("last_administrator")


SAVE_PERSON = Verb("save_person", SavePerson, Saved, save_person, Action.EDIT_PEOPLE)
SAVE_PEOPLE = Verb("save_people", SavePeople, Tally, save_people, Action.EDIT_PEOPLE)
RETIRE_PERSON = Verb("retire_person", RetirePerson, Retired, retire_person, Action.EDIT_PEOPLE)
