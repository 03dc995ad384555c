"""What the staff desk reads: everything for its lists, one person, one training."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Final

from desktop.domain.attachments import Subject
from desktop.presenters.site_time import zone_of
from desktop.queries import assessing, trainings
from desktop.queries.attachments import AttachmentRow, attachments
from desktop.queries.attendance import WeekRow, presence_days
from desktop.queries.master_data import PartyRow, PersonRow, SiteRow, parties, people, sites
from desktop.queries.staff import PostCheck, StaffPage, StaffRow, staff, staff_page, team_check
from desktop.queries.training_needs import NeedRow, training_needs

YEAR: Final = timedelta(days=365)
"""So far back repairs are looked at for what they say about training."""


@dataclass(frozen=True, slots=True)
class StaffBoard:
    """The lists; ``others`` are people who are not on the staff yet."""

    site: str = ""
    zone: tzinfo = UTC
    staff: tuple[StaffRow, ...] = ()
    team: tuple[PostCheck, ...] = ()
    years: tuple[trainings.TrainingYear, ...] = ()
    sessions: tuple[trainings.SessionRow, ...] = ()
    banks: tuple[assessing.BankRow, ...] = ()
    results: tuple[assessing.AssessmentRow, ...] = ()
    running: assessing.RunningAssessment | None = None
    others: tuple[PersonRow, ...] = ()
    sites: tuple[SiteRow, ...] = ()
    parties: tuple[PartyRow, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person with trainings, assessments and the weeks of this month at hospitals."""

    page: StaffPage
    sessions: tuple[trainings.SessionRow, ...]
    results: tuple[assessing.AssessmentRow, ...]
    weeks: tuple[WeekRow, ...]
    needs: tuple[NeedRow, ...] = ()
    files: tuple[AttachmentRow, ...] = ()


def read_board(connection: Any, site: str, badge: str, now: datetime) -> StaffBoard:
    """All lists, and what the signed-in person has begun."""
    known = sites(connection)
    here = site or (known[0].code if known else "")
    everybody = staff(connection, now)
    named = {one.badge for one in everybody}
    return StaffBoard(
        here,
        zone_of(connection, here),
        everybody,
        team_check(connection, now, here),
        trainings.training_years(connection, now),
        trainings.sessions(connection),
        assessing.banks(connection),
        assessing.assessments(connection),
        assessing.running(connection, badge, now),
        tuple(one for one in people(connection) if one.badge not in named),
        known,
        parties(connection),
    )


def read_person(connection: Any, badge: str, now: datetime) -> PersonView:
    """One person.

    Raises:
        Refusal: ``not_on_staff``.
    """
    page = staff_page(connection, badge, now)
    day = now.astimezone(zone_of(connection, page.row.site)).date()
    weeks = tuple(week for week in presence_days(connection, day, day) if week.badge == badge)
    mine = trainings.sessions(connection, badge=badge)
    needs = training_needs(connection, now - YEAR, badge)
    files = attachments(connection, Subject.PERSON, badge)
    return PersonView(page, mine, assessing.assessments(connection, badge=badge), weeks, needs, files)
