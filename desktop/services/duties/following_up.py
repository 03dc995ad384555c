"""After the operation: the surgeon is asked within 48 hours, the form goes out within 7 days (S1-07 to S1-09)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from desktop.domain.adverse import Harm
from desktop.domain.cases import CaseState
from desktop.domain.chain import canonical
from desktop.domain.changes import Kind
from desktop.domain.deadlines import on_time
from desktop.domain.duties import FOLLOW_UP, FOLLOW_UP_FORM, FormSent, are_initials
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Action
from desktop.models.case import Case, CaseGoods
from desktop.models.duty import FollowUp, FormSubmission
from desktop.models.party import Party, Site
from desktop.queries.duties import FollowUpForm, follow_up_form
from desktop.services.adverse.opening import OpenAdverse, open_adverse
from desktop.services.cases.case_at_hand import CaseAtHand, case_named
from desktop.services.cases.duty_clocks import due_of
from desktop.services.deadlines import close_deadlines
from desktop.services.duties.stamps import moment_given
from desktop.services.outbox import write_message
from desktop.services.perform import Verb
from desktop.services.wire import to_wire
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RecordFollowUp:
    """The chief surgeon was asked.

    Attributes:
        initials: of the surgeon.
        adverse: the required answer, whether there was an adverse reaction; a yes opens an adverse event.
        result: what the surgeon said, without any name.
        harm, raw, item, lot, serial: of the adverse event; the product by scan or by names.
        done: local time at the site when it was not now.
        late_reason: needed after the 48 hours.
    """

    number: str
    initials: str
    adverse: bool
    result: str = ""
    harm: Harm | None = None
    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    done: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """Whose initials, whether in time, and the adverse event that a yes opened ("" for none)."""

    number: str
    initials: str
    at: datetime
    on_time: bool
    event: str


@dataclass(frozen=True, slots=True)
class SubmitForm:
    """The follow-up form went to the quality department; again as often as needed."""

    number: str
    receiver: str
    how: FormSent = FormSent.MAIL
    reference: str = ""
    done: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class FormSubmitted:
    """To whom and how, when, whether in time, and the how-manieth time it is."""

    number: str
    receiver: str
    how: FormSent
    at: datetime
    on_time: bool
    copy: int


_AFTER = (CaseState.REPORTED, CaseState.HELD, CaseState.BACK, CaseState.OUT)


def record_follow_up(uow: UnitOfWork, request: RecordFollowUp) -> FollowedUp:
    """Write down the follow-up and stop its clock.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``not_initials``, ``needs_description`` and ``needs_harm`` after a
            yes, ``late_reason_missing``, ``bad_time``, ``in_the_future``, ``before_the_end``; what `open_adverse`
            refuses.
    """
    if not are_initials(request.initials):
        raise Refusal("not_initials", value=request.initials)
    case = case_named(uow, request.number, *_AFTER)
    at, source = _after_the_end(uow, case, request.done)
    kept = _in_time(uow, case, FOLLOW_UP, at, request.late_reason)
    event = _open_event(uow, case, request, at if request.done else None) if request.adverse else ""
    row = {"case_id": case.id, "at": at, "entered_by": source.value, "initials": request.initials, "event": event}
    said = {"adverse": request.adverse, "result": request.result, "late_reason": request.late_reason}
    uow.write(insert(FollowUp).values(row | said | {"recorded_at": uow.at, "by_id": uow.actor.id}))
    close_deadlines(uow, FOLLOW_UP, case.number, at, source=source)
    facts = {"adverse": request.adverse, "event": event, "initials": request.initials}
    uow.record("record_follow_up", case.number, site=case.ledger.site, reason=request.late_reason, **facts)
    uow.touched(Kind.CASES)
    return FollowedUp(case.number, request.initials, at, kept, event)


def _after_the_end(uow: UnitOfWork, case: CaseAtHand, text: str) -> tuple[datetime, EnteredBy]:
    """When it was done; not before the operation ended.

    Raises:
        Refusal: ``bad_time``, ``in_the_future``, ``before_the_end``.
    """
    at, source = moment_given(uow, text, case.time_zone)
    ended = uow.read(select(Case.ended_at).where(Case.id == case.id)).scalar()
    if ended is not None and at < ended:
        raise Refusal("before_the_end", case=case.number, ended_at=ended)
    return at, source


def _open_event(uow: UnitOfWork, case: CaseAtHand, request: RecordFollowUp, aware: datetime | None) -> str:
    """The surgeon's yes is the moment from which we know of it."""
    if request.harm is None:
        raise Refusal("needs_harm", case=case.number)
    hospital = uow.read(select(Party.code).where(Party.id == case.hospital)).scalar_one()
    site = uow.read(select(Site.code).where(Site.id == case.ledger.site)).scalar_one()
    asked = OpenAdverse(
        request.harm,
        request.result,
        request.raw,
        request.item,
        request.lot,
        request.serial,
        origin=case.number,
        hospital=hospital,
        site=site,
        aware_at=aware,
        told_by=request.initials,
    )
    return open_adverse(uow, asked).number


def _in_time(uow: UnitOfWork, case: CaseAtHand, rule: str, at: datetime, late_reason: str) -> bool:
    """Whether the running clock of a rule is kept; True when none runs.

    Raises:
        Refusal: ``late_reason_missing``.
    """
    due = due_of(uow, case, rule)
    if due is None or on_time(due, at):
        return True
    if not late_reason:
        raise Refusal("late_reason_missing", event=case.number, due_at=due)
    return False


def submit_form(uow: UnitOfWork, request: SubmitForm) -> FormSubmitted:
    """Write down that the form went out; every owner of what was sent gets it as a message.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``needs_receiver``, ``follow_up_first``, ``late_reason_missing``,
            ``bad_time``, ``in_the_future``, ``before_the_end``.
    """
    if not request.receiver:
        raise Refusal("needs_receiver", case=request.number)
    case = case_named(uow, request.number, *_AFTER)
    at, source = _after_the_end(uow, case, request.done)
    kept = _in_time(uow, case, FOLLOW_UP_FORM, at, request.late_reason)
    form = follow_up_form(uow.connection, case.number)
    if form.follow_up is None:
        raise Refusal("follow_up_first", case=case.number)
    content = canonical(to_wire(form))
    row = {"case_id": case.id, "at": at, "entered_by": source.value, "how": request.how, "receiver": request.receiver}
    row |= {"reference": request.reference, "content_sha256": hashlib.sha256(content.encode()).hexdigest()}
    said = {"late_reason": request.late_reason, "recorded_at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(FormSubmission).values(row | said))
    close_deadlines(uow, FOLLOW_UP_FORM, case.number, at, source=source)
    _send(uow, case, form)
    facts = {"receiver": request.receiver, "how": request.how.value}
    uow.record("submit_form", case.number, site=case.ledger.site, reason=request.late_reason, **facts)
    uow.touched(Kind.CASES)
    copies = uow.read(select(FormSubmission.id).where(FormSubmission.case_id == case.id)).all()
    return FormSubmitted(case.number, request.receiver, request.how, at, kept, len(copies))


def _send(uow: UnitOfWork, case: CaseAtHand, form: FollowUpForm) -> None:
    owners = select(CaseGoods.owner_id).where(CaseGoods.case_id == case.id).distinct().order_by(CaseGoods.owner_id)
    for owner in uow.read(owners).scalars().all():
        write_message(uow, "follow_up_form", owner, case.number, to_wire(form), case.ledger)


RECORD_FOLLOW_UP = Verb("record_follow_up", RecordFollowUp, FollowedUp, record_follow_up, Action.REPORT_USE)
SUBMIT_FORM = Verb("submit_form", SubmitForm, FormSubmitted, submit_form, Action.REPORT_USE)
