"""What an inspection would find: the compliance gaps that were open at a moment, each with its rows (S2-04, S2-31).

The past is told by what is known of it today: something that was put right later was open then.
"""

from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from desktop.domain.adverse import AdverseState, AdverseStepKind
from desktop.domain.clock import local_day
from desktop.domain.deadlines import WATCHES
from desktop.domain.prevention import Validity
from desktop.domain.qualification import Standing
from desktop.domain.service_sheet import Behind
from desktop.models.adverse import AdverseEvent, AdverseStep
from desktop.models.deadline import Deadline, Reminder
from desktop.models.label import ON_PAPER, LabelJob, LabelPurpose, LabelState
from desktop.models.party import Party, Site
from desktop.models.prevention import CalibratedEquipment
from desktop.queries.calibrations import equipment
from desktop.queries.reminders import still_matters
from desktop.queries.staff import staff

REPORTS: Final = (AdverseStepKind.FIRST_REPORT, AdverseStepKind.WRITTEN_REPORT)
"""What every adverse event needs."""
PRINTED: Final = ON_PAPER | {LabelState.VERIFIED}

_LEAST: Final = timedelta(microseconds=1)

Gaps = dict[str, tuple[Behind, ...]]


def gaps(connection: Connection, site: str, moment: datetime, zone: ZoneInfo) -> Gaps:
    """Every kind of gap by its stable name; "" for all centres.

    A period ends with the first moment behind it: what holds until a day is looked at on the last day of the period.
    """
    eve = moment - _LEAST
    day = local_day(eve, zone)
    return {
        "qualifications": _qualifications(connection, site, eve),
        "calibrations": _calibrations(connection, site, day, moment),
        "licences": _licences(connection, day),
        "adverse_reports": _adverse(connection, site, moment),
        "overdue": _overdue(connection, site, moment),
        "unread": _unread(connection, site, moment),
        "unverified": _unverified(connection, site, moment),
    }


def _qualifications(connection: Connection, site: str, moment: datetime) -> tuple[Behind, ...]:
    """Certificates that ran out, unless a later one for the same topic holds."""
    return tuple(
        Behind("expired", person.badge, f"{person.name} · {chip.topic}", chip.until)
        for person in staff(connection, moment, site=site)
        for chip in person.chips
        if chip.standing is Standing.EXPIRED
    )


def _calibrations(connection: Connection, site: str, day: date, moment: datetime) -> tuple[Behind, ...]:
    """Equipment that may not be used; what came later and was not calibrated before was no gap yet."""
    kept = CalibratedEquipment
    later = set(connection.execute(select(kept.code).where(kept.added_at > moment)).scalars())
    return tuple(
        Behind(row.validity.value, row.code, row.name, row.until)
        for row in equipment(connection, day, site)
        if row.validity is not Validity.VALID and not (row.validity is Validity.NEVER and row.code in later)
    )


def _licences(connection: Connection, day: date) -> tuple[Behind, ...]:
    asked = select(Party.code, Party.name, Party.licence_expires_on).where(
        Party.retired_at.is_(None), Party.licence_expires_on < day
    )
    rows = connection.execute(asked.order_by(Party.licence_expires_on, Party.code))
    return tuple(Behind("expired", code, name, until) for code, name, until in rows)


def _adverse(connection: Connection, site: str, moment: datetime) -> tuple[Behind, ...]:
    """Events for which the first or the written report was not made."""
    kept = (AdverseEvent.state != AdverseState.WITHDRAWN, AdverseEvent.aware_at <= moment)
    asked: Any = select(AdverseEvent.id, AdverseEvent.number, AdverseEvent.aware_at)
    asked = asked.join(Site, Site.id == AdverseEvent.site_id).where(*kept, *_at(site))
    events = connection.execute(asked.order_by(AdverseEvent.id)).all()
    steps = select(AdverseStep.event_id, AdverseStep.kind).where(
        AdverseStep.kind.in_(REPORTS), AdverseStep.at <= moment
    )
    made = {(row[0], row[1]) for row in connection.execute(steps)}
    return tuple(
        Behind(f"no_{kind.value}", number, "", aware)
        for key, number, aware in events
        for kind in REPORTS
        if (key, kind) not in made
    )


def _at(site: str) -> list[ColumnElement[bool]]:
    return [Site.code == site] if site else []


def _overdue(connection: Connection, site: str, moment: datetime) -> tuple[Behind, ...]:
    late = (Deadline.due_at < moment.replace(microsecond=0), Deadline.rule.not_in(WATCHES))
    asked: Any = select(Deadline.rule, Deadline.document, Deadline.due_at).join(Site, Site.id == Deadline.site_id)
    asked = asked.where(*late, _after(Deadline.closed_at, moment), *_at(site))
    rows = connection.execute(asked.order_by(Deadline.due_at, Deadline.id))
    return tuple(Behind("late", document, rule, due) for rule, document, due in rows)


def _after(closed: Any, moment: datetime) -> ColumnElement[bool]:
    """Not done, or done later."""
    return or_(closed.is_(None), closed > moment)


def _unread(connection: Connection, site: str, moment: datetime) -> tuple[Behind, ...]:
    asked: Any = select(Deadline.document, Deadline.rule, Reminder.fired_at)
    asked = asked.join(Reminder, Reminder.deadline_id == Deadline.id).join(Site, Site.id == Reminder.site_id)
    asked = asked.where(Reminder.fired_at <= moment, _after(Reminder.acknowledged_at, moment), still_matters())
    rows = connection.execute(asked.where(*_at(site)).order_by(Reminder.id))
    return tuple(Behind("unread", document, rule, at) for document, rule, at in rows)


def _unverified(connection: Connection, site: str, moment: datetime) -> tuple[Behind, ...]:
    """Labels that came out and were not scanned back."""
    out = (LabelJob.first_byte_at <= moment, LabelJob.state.in_(PRINTED), LabelJob.purpose != LabelPurpose.TEST)
    open_then = and_(*out, _after(LabelJob.verified_at, moment))
    asked: Any = select(LabelJob.symbol, LabelJob.purpose, LabelJob.first_byte_at)
    asked = asked.join(Site, Site.id == LabelJob.site_id).where(open_then, *_at(site))
    rows = connection.execute(asked.order_by(LabelJob.first_byte_at, LabelJob.id))
    return tuple(Behind("not_scanned_back", symbol, purpose.value, at) for symbol, purpose, at in rows)
