"""When people are on duty, and when they are away or have other work."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.qualification import TimeKind
from desktop.models.person import Person
from desktop.models.staff import StaffTime, WorkingHours
from desktop.services.cases.case_at_hand import local_moment
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.services.staff.staff_at_hand import LONGEST_NOTE, check_reason, record, staff_named
from desktop.storage.unit_of_work import UnitOfWork

MINUTES_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of a weekday, 1 for Monday to 7: local minutes of the day, from and to."""

    weekday: int
    from_minute: int
    to_minute: int


@dataclass(frozen=True, slots=True)
class SetWorkingHours:
    """All hours of somebody's week; none at all for somebody who is on duty at any time."""

    badge: str
    hours: tuple[DayHours, ...]


@dataclass(frozen=True, slots=True)
class WorkingHoursSet:
    """Whose hours, and on how many days."""

    badge: str
    days: int


@dataclass(frozen=True, slots=True)
class AddStaffTime:
    """Somebody is away, or has other work; both ends in local time at their centre."""

    badge: str
    kind: TimeKind
    starts: str
    ends: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakeBackStaffTime:
    """A span was entered by mistake."""

    time: int
    reason: str


@dataclass(frozen=True, slots=True)
class StaffTimeKept:
    """The span by its key."""

    badge: str
    time: int
    starts_at: datetime
    ends_at: datetime


def set_working_hours(uow: UnitOfWork, request: SetWorkingHours) -> WorkingHoursSet:
    """Set the hours of somebody's week anew.

    Raises:
        Refusal: ``unknown_person``, ``not_on_staff``, ``faulty_entry``.
    """
    one = staff_named(uow, request.badge)
    faults = Faults()
    for row, day in enumerate(request.hours, 1):
        check = Check(faults, row)
        check.whole("weekday", day.weekday, 1, 7)
        check.whole("from_minute", day.from_minute, 0, MINUTES_A_DAY - 1)
        check.whole("to_minute", day.to_minute, day.from_minute + 1, MINUTES_A_DAY)
    days = [day.weekday for day in request.hours]
    if len(set(days)) < len(days):
        Check(faults, 0).fault("weekday", "repeated_row")
    faults.check_entry()
    uow.write(delete(WorkingHours).where(WorkingHours.person_id == one.id))
    for day in request.hours:
        hours = {"weekday": day.weekday, "from_minute": day.from_minute, "to_minute": day.to_minute}
        uow.write(insert(WorkingHours).values(hours | {"person_id": one.id}))
    told = [[day.weekday, day.from_minute, day.to_minute] for day in request.hours]
    record(uow, "set_working_hours", one, hours=told)
    return WorkingHoursSet(one.badge, len(days))


def add_staff_time(uow: UnitOfWork, request: AddStaffTime) -> StaffTimeKept:
    """Note that somebody is away or has other work.

    Raises:
        Refusal: ``unknown_person``, ``not_on_staff``, ``faulty_entry``, ``bad_time``, ``ends_before_it_begins``.
    """
    one = staff_named(uow, request.badge)
    faults = Faults()
    Check(faults, 0).text("note", request.note.replace("\n", " "), LONGEST_NOTE)
    faults.check_entry()
    starts, ends = local_moment(request.starts, one.zone.key), local_moment(request.ends, one.zone.key)
    if ends <= starts:
        raise Refusal("ends_before_it_begins", first=starts, last=ends)
    row = {"person_id": one.id, "kind": request.kind, "starts_at": starts, "ends_at": ends, "note": request.note}
    made = insert(StaffTime).values(row | {"recorded_at": uow.at, "by_id": uow.actor.id})
    key = uow.write(made.returning(StaffTime.id)).scalar_one()
    record(uow, "add_staff_time", one, kind=request.kind.value, starts=starts.isoformat(), ends=ends.isoformat())
    return StaffTimeKept(one.badge, key, starts, ends)


def take_back_staff_time(uow: UnitOfWork, request: TakeBackStaffTime) -> StaffTimeKept:
    """Let a span count no more.

    Raises:
        Refusal: ``unknown_staff_time``, ``unknown_person``, ``not_on_staff``, ``faulty_entry``.
    """
    check_reason(request.reason)
    asked = select(Person.badge, StaffTime.starts_at, StaffTime.ends_at)
    asked = asked.join(Person, Person.id == StaffTime.person_id).where(StaffTime.id == request.time)
    row = uow.read(asked.where(StaffTime.taken_back_at.is_(None))).first()
    if row is None:
        raise Refusal("unknown_staff_time")
    one = staff_named(uow, row.badge)
    uow.write(update(StaffTime).where(StaffTime.id == request.time).values(taken_back_at=uow.at))
    record(uow, "take_back_staff_time", one, request.reason, starts=row.starts_at.isoformat())
    return StaffTimeKept(one.badge, request.time, row.starts_at, row.ends_at)


SET_WORKING_HOURS = Verb("set_working_hours", SetWorkingHours, WorkingHoursSet, set_working_hours, Action.KEEP_STAFF)
ADD_STAFF_TIME = Verb("add_staff_time", AddStaffTime, StaffTimeKept, add_staff_time, Action.KEEP_STAFF)
TAKE_BACK_STAFF_TIME = Verb(
    "take_back_staff_time", TakeBackStaffTime, StaffTimeKept, take_back_staff_time, Action.KEEP_STAFF
)
