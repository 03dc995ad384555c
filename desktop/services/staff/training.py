"""Training sessions: planned, held with attendance list, material and result, or cancelled (S1-18, S1-19)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from desktop.domain.attachments import Subject
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.qualification import Attended, SessionState
from desktop.models.party import Site
from desktop.models.staff import TrainingPlace, TrainingSession
from desktop.services.attachments import AttachTo
from desktop.services.cases.case_at_hand import local_moment
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import person_named, refuse_foreign, site_row, storable
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.services.staff.promising import watch_years
from desktop.services.staff.staff_at_hand import LONGEST_NOTE, Paper, check_reason, keep_paper
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PlanSession:
    """A training is planned; both ends in local time at the site.

    Attributes:
        on_site, sterilisation: which of the two topics it teaches; at least one.
        remote: over a video call.
        badges: of those who are invited.
    """

    site: str
    title: str
    starts: str
    ends: str
    on_site: bool = True
    sterilisation: bool = True
    trainer: str = ""
    place: str = ""
    remote: bool = False
    badges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CameBy:
    """A person of the attendance list, and what came of it for them."""

    badge: str
    attended: Attended = Attended.PRESENT
    result: str = ""


@dataclass(frozen=True, slots=True)
class HoldSession:
    """The training took place; ``starts`` and ``ends`` only when they were other than planned."""

    number: str
    attendance: tuple[CameBy, ...]
    result: str
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class CancelSession:
    """The training does not take place."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class AttachToSession:
    """Material, the signed list, a photo."""

    number: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class SessionKept:
    """The training by its number, how far it is, and how many people were present."""

    number: str
    state: SessionState
    present: int


@dataclass(frozen=True, slots=True)
class _Session:
    id: int
    number: str
    ledger: Ledger
    zone: str
    starts_at: datetime
    ends_at: datetime


def plan_session(uow: UnitOfWork, request: PlanSession) -> SessionKept:
    """Plan a training.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``faulty_entry``, ``bad_time``, ``ends_before_it_begins``,
            ``unknown_person``, ``session_without_topic``.
    """
    site = site_row(uow, request.site)
    faults = Faults()
    check = Check(faults, 0)
    check.text("title", request.title, 200, required=True)
    check.text("trainer", request.trainer, 120)
    check.text("place", request.place, 200)
    faults.check_entry()
    if not (request.on_site or request.sterilisation):
        raise Refusal("session_without_topic")
    starts, ends = _span(request.starts, request.ends, site.time_zone)
    number = next_number(uow, "TS")
    row = {"number": number, "site_id": site.id, "partner_id": site.partner_id, "title": request.title}
    row |= {"trainer": request.trainer, "place": request.place, "remote": request.remote}
    row |= {"on_site": request.on_site, "sterilisation": request.sterilisation, "starts_at": starts, "ends_at": ends}
    row |= {"state": SessionState.PLANNED, "recorded_at": uow.at, "by_id": uow.actor.id}
    key = uow.write(insert(TrainingSession).values(row).returning(TrainingSession.id)).scalar_one()
    for badge in dict.fromkeys(request.badges):
        _place(uow, key, CameBy(badge, Attended.INVITED))
    uow.record("plan_session", number, site=site.id, title=request.title, starts=starts.isoformat())
    watch_years(uow, Ledger(site.id, site.partner_id))
    uow.touched(Kind.PEOPLE)
    return SessionKept(number, SessionState.PLANNED, 0)


def hold_session(uow: UnitOfWork, request: HoldSession) -> SessionKept:
    """Write down that a training took place; who was invited and is not named was absent.

    Raises:
        Refusal: ``unknown_session``, ``not_your_site``, ``session_state``, ``faulty_entry``, ``bad_time``,
            ``ends_before_it_begins``, ``in_the_future``, ``unknown_person``, ``nobody_attended``.
    """
    one = _session(uow, request.number)
    faults = Faults()
    check = Check(faults, 0)
    check.text("result", request.result.replace("\n", " "), LONGEST_NOTE, required=True)
    for row, came in enumerate(request.attendance, 1):
        Check(faults, row).text("result", came.result.replace("\n", " "), LONGEST_NOTE)
    faults.check_entry()
    present = sum(came.attended is Attended.PRESENT for came in request.attendance)
    if not present:
        raise Refusal("nobody_attended", session=one.number)
    starts, ends = _held_span(one, request)
    if ends > uow.at:
        raise Refusal("in_the_future", at=ends)
    absent = update(TrainingPlace).where(TrainingPlace.session_id == one.id)
    uow.write(absent.values(attended=Attended.ABSENT))
    for came in request.attendance:
        _place(uow, one.id, came)
    held = {"state": SessionState.HELD, "result": request.result, "starts_at": starts, "ends_at": ends}
    uow.write(update(TrainingSession).where(TrainingSession.id == one.id).values(held))
    uow.record("hold_session", one.number, site=one.ledger.site, present=present, result=request.result)
    watch_years(uow, one.ledger, starts)
    uow.touched(Kind.PEOPLE)
    return SessionKept(one.number, SessionState.HELD, present)


def _held_span(one: _Session, request: HoldSession) -> tuple[datetime, datetime]:
    starts = local_moment(request.starts, one.zone) if request.starts else one.starts_at
    ends = local_moment(request.ends, one.zone) if request.ends else one.ends_at
    if ends <= starts:
        raise Refusal("ends_before_it_begins", first=starts, last=ends)
    return starts, ends


def cancel_session(uow: UnitOfWork, request: CancelSession) -> SessionKept:
    """Call a planned training off.

    Raises:
        Refusal: ``unknown_session``, ``not_your_site``, ``session_state``, ``faulty_entry``.
    """
    check_reason(request.reason)
    one = _session(uow, request.number)
    gone = {"state": SessionState.CANCELLED, "result": request.reason}
    uow.write(update(TrainingSession).where(TrainingSession.id == one.id).values(gone))
    uow.record("cancel_session", one.number, site=one.ledger.site, reason=request.reason)
    uow.touched(Kind.PEOPLE)
    return SessionKept(one.number, SessionState.CANCELLED, 0)


def attach_to_session(uow: UnitOfWork, request: AttachToSession) -> SessionKept:
    """Keep a file with a training.

    Raises:
        Refusal: ``unknown_session``, ``not_your_site``, ``session_state`` of one that was cancelled, and what
            `keep_paper` refuses.
    """
    states = (SessionState.PLANNED, SessionState.HELD)
    one = _session(uow, request.number, states)
    keep_paper(uow, AttachTo(Subject.TRAINING, one.number, one.ledger.site, one.ledger.partner), request.paper)
    asked = select(TrainingSession.state).where(TrainingSession.id == one.id)
    places = select(TrainingPlace.person_id).where(TrainingPlace.session_id == one.id)
    present = len(uow.read(places.where(TrainingPlace.attended == Attended.PRESENT)).all())
    uow.touched(Kind.PEOPLE)
    return SessionKept(one.number, uow.read(asked).scalar_one(), present)


def _session(uow: UnitOfWork, number: str, states: tuple[SessionState, ...] = (SessionState.PLANNED,)) -> _Session:
    columns = (TrainingSession.id, TrainingSession.site_id, TrainingSession.partner_id, TrainingSession.state)
    asked = select(*columns, TrainingSession.starts_at, TrainingSession.ends_at, Site.time_zone)
    asked = asked.join(Site, Site.id == TrainingSession.site_id).where(TrainingSession.number == number)
    held = asked.with_for_update(of=TrainingSession, key_share=True)
    row = uow.read(held).first() if storable(number) else None
    if row is None:
        raise Refusal("unknown_session", session=number)
    refuse_foreign(uow, row.partner_id, number)
    if row.state not in states:
        raise Refusal("session_state", session=number, session_stage=row.state.value)
    return _Session(row.id, number, Ledger(row.site_id, row.partner_id), row.time_zone, row.starts_at, row.ends_at)


def _span(starts: str, ends: str, zone: str) -> tuple[datetime, datetime]:
    first, last = local_moment(starts, zone), local_moment(ends, zone)
    if last <= first:
        raise Refusal("ends_before_it_begins", first=first, last=last)
    return first, last


def _place(uow: UnitOfWork, session: int, came: CameBy) -> None:
    person = person_named(uow, came.badge)
    row = {"attended": came.attended, "result": came.result}
    dialect = sqlite if uow.connection.dialect.name == "sqlite" else postgresql
    kept = dialect.insert(TrainingPlace).values(row | {"session_id": session, "person_id": person.id})
    uow.write(kept.on_conflict_do_update(index_elements=["session_id", "person_id"], set_=row))


PLAN_SESSION = Verb("plan_session", PlanSession, SessionKept, plan_session, Action.KEEP_STAFF)
HOLD_SESSION = Verb("hold_session", HoldSession, SessionKept, hold_session, Action.KEEP_STAFF)
CANCEL_SESSION = Verb("cancel_session", CancelSession, SessionKept, cancel_session, Action.KEEP_STAFF)
ATTACH_TO_SESSION = Verb("attach_to_session", AttachToSession, SessionKept, attach_to_session, Action.KEEP_STAFF)
