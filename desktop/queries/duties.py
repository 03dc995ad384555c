"""The duties of a case: who was there, the image gate, the steps, waiting, follow-ups and the form."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.domain.cases import Fate
from desktop.domain.duties import FOLLOW_UP, FOLLOW_UP_FORM, PRESENCE, FormSent, SizeBasis, SopStep, WaitingCause
from desktop.domain.errors import Refusal
from desktop.models.case import Case, CaseLine, UsageLine
from desktop.models.deadline import Deadline
from desktop.models.duty import FollowUp, FormSubmission, ImageCheck, Presence, SopDone, Waiting
from desktop.models.item import Item, ItemPackage
from desktop.models.party import Party, Site
from desktop.models.person import Person


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """An engineer who came."""

    person: str
    badge: str
    arrived_at: datetime
    entered_by: str
    note: str


@dataclass(frozen=True, slots=True)
class ImageRow:
    """The image recheck as last ticked; ``stands`` is false when another plan was made since."""

    basis: SizeBasis
    sizes: str
    initials: str
    at: datetime
    by: str
    stands: bool


@dataclass(frozen=True, slots=True)
class SopRow:
    """A step that was done."""

    step: SopStep
    at: datetime
    entered_by: str
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """So many minutes, and why."""

    minutes: int
    cause: WaitingCause
    recorded_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """What the surgeon said; ``event`` is the adverse event that it opened, "" for none."""

    at: datetime
    initials: str
    adverse: bool
    result: str
    event: str
    by: str
    late_reason: str


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One time that the form went out."""

    at: datetime
    how: FormSent
    receiver: str
    reference: str
    by: str
    late_reason: str


@dataclass(frozen=True, slots=True)
class DutyClock:
    """A clock of the duties; ``outcome`` is "" while it runs."""

    rule: str
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class CaseDuties:
    """All duties of a case; ``image_red`` is "" when the image gate is green."""

    number: str
    time_zone: str
    presence: tuple[PresenceRow, ...]
    image: ImageRow | None
    image_red: str
    steps: tuple[SopRow, ...]
    waiting: tuple[WaitingRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    submissions: tuple[SubmissionRow, ...]
    clocks: tuple[DutyClock, ...]


@dataclass(frozen=True, slots=True)
class FormLine:
    """A piece that was used, as the form lists it."""

    ref: str
    di: str
    name: str
    name_en: str
    size: str
    lot: str
    serial: str
    expires_on: date | None
    quantity: Decimal
    fate: Fate
    raw: str


@dataclass(frozen=True, slots=True)
class FollowUpForm:
    """The postoperative follow-up form, filled in as far as it is known; no patient is on it (S1-09)."""

    number: str
    hospital: str
    hospital_name: str
    hospital_name_en: str
    site: str
    time_zone: str
    planned_at: datetime
    ended_at: datetime | None
    lines: tuple[FormLine, ...]
    waiting_minutes: int
    follow_up: FollowUpRow | None


def plan_text(connection: Connection, case: int) -> str:
    """What is planned, as one text: REF and pieces, sorted."""
    asked = select(Item.ref, CaseLine.pieces).join(Item, Item.id == CaseLine.item_id).where(CaseLine.case_id == case)
    return ", ".join(f"{ref} {pieces}" for ref, pieces in connection.execute(asked.order_by(Item.ref)))


def image_state(connection: Connection, case: int) -> str:
    """Why the image gate is red: ``image_not_checked``, ``image_plan_changed``; "" when it is green or not needed."""
    plan = plan_text(connection, case)
    if not plan:
        return ""
    asked = select(ImageCheck.plan).where(ImageCheck.case_id == case).order_by(ImageCheck.id.desc())
    seen = connection.execute(asked.limit(1)).scalar()
    if seen is None:
        return "image_not_checked"
    return "" if seen == plan else "image_plan_changed"


def case_duties(connection: Connection, number: str) -> CaseDuties:
    """The duties of a case by its number.

    Raises:
        Refusal: ``unknown_case``.
    """
    asked = select(Case.id, Site.time_zone).join(Site, Site.id == Case.site_id).where(Case.number == number)
    row = connection.execute(asked).first()
    if row is None:
        raise Refusal("unknown_case", case=number)
    case = row.id
    red = image_state(connection, case)
    clocks = (
        select(Deadline.rule, Deadline.opened_at, Deadline.due_at, Deadline.closed_at, Deadline.outcome)
        .where(Deadline.document == number, Deadline.rule.in_((PRESENCE, FOLLOW_UP, FOLLOW_UP_FORM)))
        .where(Deadline.outcome != "dropped")
        .order_by(Deadline.due_at)
    )
    return CaseDuties(
        number,
        row.time_zone,
        tuple(PresenceRow(*one) for one in connection.execute(_presence(case))),
        _image(connection, case, stands=not red),
        red,
        tuple(SopRow(*one) for one in connection.execute(_steps(case))),
        tuple(WaitingRow(*one) for one in connection.execute(_waiting(case))),
        _follow_ups(connection, case),
        tuple(SubmissionRow(*one) for one in connection.execute(_submissions(case))),
        tuple(DutyClock(*one) for one in connection.execute(clocks)),
    )


def _presence(case: int) -> Any:
    asked = select(Person.name, Person.badge, Presence.arrived_at, Presence.entered_by, Presence.note)
    joined = asked.join(Person, Person.id == Presence.person_id).where(Presence.case_id == case)
    return joined.order_by(Presence.arrived_at)


def _image(connection: Connection, case: int, *, stands: bool) -> ImageRow | None:
    asked = select(ImageCheck.basis, ImageCheck.sizes, ImageCheck.initials, ImageCheck.at, Person.name)
    joined = asked.join(Person, Person.id == ImageCheck.by_id).where(ImageCheck.case_id == case)
    row = connection.execute(joined.order_by(ImageCheck.id.desc()).limit(1)).first()
    return None if row is None else ImageRow(row.basis, row.sizes, row.initials, row.at, row.name, stands)


def _steps(case: int) -> Any:
    asked = select(SopDone.step, SopDone.at, SopDone.entered_by, Person.name, SopDone.note)
    return asked.join(Person, Person.id == SopDone.by_id).where(SopDone.case_id == case).order_by(SopDone.id)


def _waiting(case: int) -> Any:
    asked = select(Waiting.minutes, Waiting.cause, Waiting.recorded_at, Person.name)
    return asked.join(Person, Person.id == Waiting.by_id).where(Waiting.case_id == case).order_by(Waiting.id)


def _follow_ups(connection: Connection, case: int) -> tuple[FollowUpRow, ...]:
    asked = (
        select(FollowUp.at, FollowUp.initials, FollowUp.adverse, FollowUp.result, FollowUp.event, Person.name)
        .add_columns(FollowUp.late_reason)
        .join(Person, Person.id == FollowUp.by_id)
        .where(FollowUp.case_id == case)
        .order_by(FollowUp.id)
    )
    return tuple(FollowUpRow(*row) for row in connection.execute(asked))


def _submissions(case: int) -> Any:
    asked = select(FormSubmission.at, FormSubmission.how, FormSubmission.receiver, FormSubmission.reference)
    joined = asked.add_columns(Person.name, FormSubmission.late_reason).join(Person, Person.id == FormSubmission.by_id)
    return joined.where(FormSubmission.case_id == case).order_by(FormSubmission.id)


def follow_up_form(connection: Connection, number: str) -> FollowUpForm:
    """The form of a case, filled in with what was used (S1-09).

    Raises:
        Refusal: ``unknown_case``.
    """
    asked = (
        select(
            Case.id, Party.code, Party.name, Party.name_en, Site.code, Site.time_zone, Case.planned_at, Case.ended_at
        )
        .join(Party, Party.id == Case.hospital_id)
        .join(Site, Site.id == Case.site_id)
        .where(Case.number == number)
    )
    row = connection.execute(asked).first()
    if row is None:
        raise Refusal("unknown_case", case=number)
    case, *about = row
    minutes = sum(one.minutes for one in connection.execute(_waiting(case)))
    follow_ups = _follow_ups(connection, case)
    lines = tuple(FormLine(*one) for one in connection.execute(_used(case)))
    return FollowUpForm(number, *(*about, lines, minutes, follow_ups[-1] if follow_ups else None))


def _used(case: int) -> Any:
    of_use = select(func.min(ItemPackage.di)).where(ItemPackage.item_id == UsageLine.item_id, ItemPackage.level == 1)
    unit = of_use.correlate(UsageLine).scalar_subquery()
    return (
        select(UsageLine.catalogue_number, func.coalesce(unit, ""), UsageLine.description, Item.name_en, UsageLine.size)
        .add_columns(UsageLine.lot, UsageLine.serial, UsageLine.expires_on, UsageLine.quantity, UsageLine.fate)
        .add_columns(UsageLine.raw)
        .join(Item, Item.id == UsageLine.item_id)
        .where(UsageLine.case_id == case, UsageLine.taken_back_at.is_(None), UsageLine.goods_id.is_not(None))
        .order_by(UsageLine.id)
    )
