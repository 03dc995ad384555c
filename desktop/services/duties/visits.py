"""Presence at a hospital without a case: somebody checks in on site and out again, by badge or by hand (S1-25)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Action, require
from desktop.models.duty import SiteVisit
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.services.duties.stamps import moment_given
from desktop.services.hospital_stores import hospital_named
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import person_named, refuse_foreign, site_row
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

LONGEST: Final = timedelta(hours=24)
"""Who has not checked out after it has forgotten to; the day of the check-in counts all the same."""


MOST: Final = 60
"""Visits without an end that are looked at."""


@dataclass(frozen=True, slots=True)
class CheckInOnSite:
    """Somebody is at a hospital.

    Attributes:
        badge: of the person; "" for whoever acts.
        came: local time at the site when it was not now.
        raw: the badge as it was scanned.
    """

    hospital: str
    site: str
    badge: str = ""
    came: str = ""
    note: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class OnSite:
    """Who is there since when."""

    person: str
    hospital: str
    came_at: datetime


@dataclass(frozen=True, slots=True)
class CheckOut:
    """Somebody leaves the hospital; ``left`` is a local time at the site when it was not now."""

    badge: str = ""
    left: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """Who left, and how long the visit was."""

    person: str
    hospital: str
    came_at: datetime
    left_at: datetime
    minutes: int


def check_in_on_site(uow: UnitOfWork, request: CheckInOnSite) -> OnSite:
    """Note that somebody came to a hospital; their day there counts, once however often they come.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_party``, ``not_a_hospital``, ``unknown_person``,
            ``not_allowed``, ``bad_time``, ``in_the_future``, ``faulty_entry`` (note), ``on_site_already`` with where
            and since when.
    """
    faults = Faults()
    Check(faults, 0).text("note", request.note, 200)
    faults.check_entry()
    site, hospital = site_row(uow, request.site), hospital_named(uow, request.hospital)
    who, name = _person(uow, request.badge)
    at, source = moment_given(uow, request.came, site.time_zone)
    zone = ZoneInfo(site.time_zone)
    for there in _open_visits(uow, who):
        if local_day(there.came_at, zone) == local_day(at, zone):
            raise Refusal("on_site_already", name=name, hospital=there.name, came_at=there.came_at)
    row = {"person_id": who, "hospital_id": hospital, "site_id": site.id, "partner_id": site.partner_id}
    row |= {"came_at": at, "came_source": source.value, "note": request.note}
    uow.write(insert(SiteVisit).values(row | {"recorded_at": uow.at, "by_id": uow.actor.id}))
    uow.record("check_in_on_site", request.hospital, site=site.id, person=name, came_at=at.isoformat())
    uow.touched(Kind.CASES)
    return OnSite(name, request.hospital, at)


def check_out(uow: UnitOfWork, request: CheckOut) -> Left:
    """Note that somebody left the hospital where they checked in last before.

    Raises:
        Refusal: ``unknown_person``, ``not_allowed``, ``not_on_site``, ``not_your_site``, ``bad_time``,
            ``in_the_future``, ``left_before_came``.
    """
    who, name = _person(uow, request.badge)
    there, at, source = _ended(uow, _open_visits(uow, who), request.left, name)
    refuse_foreign(uow, there.partner_id, there.site)
    uow.write(update(SiteVisit).where(SiteVisit.id == there.id).values(left_at=at, left_source=source.value))
    uow.record("check_out", there.code, site=there.site_id, person=name, left_at=at.isoformat())
    uow.touched(Kind.CASES)
    return Left(name, there.code, there.came_at, at, int((at - there.came_at).total_seconds() // 60))


def _person(uow: UnitOfWork, badge: str) -> tuple[int, str]:
    """Who it is; their row is held, so that two desks act one after the other."""
    who, name = uow.actor.id, uow.actor.name
    if badge:
        person = person_named(uow, badge)
        require(person.role, Action.PREPARE)
        who, name = person.id, person.name
    uow.read(select(Person.id).where(Person.id == who).with_for_update(key_share=True)).first()
    return who, name


def _ended(uow: UnitOfWork, visits: Sequence[Any], left: str, name: str) -> tuple[Any, datetime, EnteredBy]:
    """The visit that ends with a local time: the newest that began before it, and not longer than `LONGEST` ago."""
    later = None
    for there in visits:
        at, source = moment_given(uow, left, there.time_zone)
        if there.came_at <= at <= there.came_at + LONGEST:
            return there, at, source
        later = there if at < there.came_at else later
    if later is not None:
        raise Refusal("left_before_came", name=name, came_at=later.came_at)
    raise Refusal("not_on_site", name=name)


def _open_visits(uow: UnitOfWork, person: int) -> Sequence[Any]:
    """The visits that nobody has checked out of, newest first."""
    asked = select(SiteVisit.id, SiteVisit.came_at, SiteVisit.left_at, SiteVisit.site_id, SiteVisit.partner_id)
    asked = asked.add_columns(Site.code.label("site"), Site.time_zone, Party.code, Party.name)
    asked = asked.join(Site, Site.id == SiteVisit.site_id).join(Party, Party.id == SiteVisit.hospital_id)
    mine = asked.where(SiteVisit.person_id == person, SiteVisit.left_at.is_(None))
    return uow.read(mine.order_by(SiteVisit.came_at.desc(), SiteVisit.id.desc()).limit(MOST)).all()


CHECK_IN_ON_SITE = Verb("check_in_on_site", CheckInOnSite, OnSite, check_in_on_site, Action.PREPARE)
CHECK_OUT = Verb("check_out", CheckOut, Left, check_out, Action.PREPARE)
