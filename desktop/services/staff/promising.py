"""The two product trainings that a contract promises a year, and the clock that warns before the year ends (S1-18)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.permissions import Action
from desktop.domain.qualification import SESSIONS_A_YEAR, SessionState, contract_year
from desktop.models.deadline import Deadline
from desktop.models.party import Party, Site
from desktop.models.staff import TrainingPromise, TrainingSession
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import site_row
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

RULE: Final = "training_year"
MOST: Final = 52


@dataclass(frozen=True, slots=True)
class SetTrainingPromise:
    """What the contract of a site's partner promises; its years turn on the day of ``first_day``."""

    site: str
    first_day: date
    sessions: int = SESSIONS_A_YEAR


@dataclass(frozen=True, slots=True)
class TrainingPromiseSet:
    """The contract year that runs, by its days, and how many are promised in it."""

    first: date
    last: date
    sessions: int


def set_training_promise(uow: UnitOfWork, request: SetTrainingPromise) -> TrainingPromiseSet:
    """Set what is promised; the clocks of years are started anew.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``faulty_entry``.
    """
    site = site_row(uow, request.site)
    faults = Faults()
    Check(faults, 0).whole("sessions", request.sessions, 1, MOST)
    faults.check_entry()
    row = {"site_id": site.id, "first_day": request.first_day, "sessions": request.sessions}
    row |= {"changed_at": uow.at, "changed_by_id": uow.actor.id}
    dialect = sqlite if uow.connection.dialect.name == "sqlite" else postgresql
    kept = dialect.insert(TrainingPromise).values(row | {"partner_id": site.partner_id})
    uow.write(kept.on_conflict_do_update(index_elements=["partner_id"], set_=row))
    ledger = Ledger(site.id, site.partner_id)
    first_day = request.first_day.isoformat()
    uow.record("set_training_promise", request.site, site=site.id, first_day=first_day, sessions=request.sessions)
    for document in _open_documents(uow, ledger):
        drop_deadlines(uow, document, "promised anew", rules=(RULE,))
    watch_years(uow, ledger)
    uow.touched(Kind.PEOPLE)
    first, last = contract_year(request.first_day, uow.today(site.time_zone))
    return TrainingPromiseSet(first, last, request.sessions)


def watch_years(uow: UnitOfWork, ledger: Ledger, held: datetime | None = None) -> None:
    """See that the clocks of this contract year and of the next one run, and close those whose trainings are held.

    Args:
        uow: the transaction of the event.
        ledger: whose contract.
        held: when a training began, so that the year of one that is written down late is closed too.
    """
    columns = (TrainingPromise.first_day, TrainingPromise.sessions, TrainingPromise.site_id)
    asked = select(*columns, Site.time_zone, Party.code).join(Site, Site.id == TrainingPromise.site_id)
    asked = asked.join(Party, Party.id == TrainingPromise.partner_id)
    asked = asked.where(TrainingPromise.partner_id == ledger.partner)
    promise = uow.read(asked.with_for_update(of=TrainingPromise, key_share=True)).first()
    if promise is None:
        return
    zone = ZoneInfo(promise.time_zone)
    this = contract_year(promise.first_day, local_day(uow.at, zone))
    years = {this, contract_year(promise.first_day, this[1] + timedelta(days=1))}
    if held is not None:
        years.add(contract_year(promise.first_day, local_day(held, zone)))
    contract = _Contract(Ledger(promise.site_id, ledger.partner), promise.code, zone, promise.sessions)
    for year in sorted(years):
        _watch(uow, contract, year)


@dataclass(frozen=True, slots=True)
class _Contract:
    ledger: Ledger
    partner: str
    zone: ZoneInfo
    sessions: int


def _watch(uow: UnitOfWork, contract: _Contract, year: tuple[date, date]) -> None:
    document = f"{year[0].isoformat()} {contract.partner}"
    due = datetime.combine(year[1] + timedelta(days=1), time(0), contract.zone) - timedelta(seconds=1)
    known = select(Deadline.id).where(Deadline.rule == RULE, Deadline.document == document)
    held = _held(uow, contract, year)
    if len(held) >= contract.sessions:
        close_deadlines(uow, RULE, document, held[contract.sessions - 1])  # also when it is written down later
    elif due > uow.at and uow.read(known.where(Deadline.outcome != "dropped").limit(1)).first() is None:
        open_deadline(uow, RULE, document, contract.ledger, due=due)


def _held(uow: UnitOfWork, contract: _Contract, year: tuple[date, date]) -> list[datetime]:
    """When the trainings of a year ended, in their order."""
    since = datetime.combine(year[0], time(0), contract.zone)
    until = datetime.combine(year[1] + timedelta(days=1), time(0), contract.zone)
    asked = select(TrainingSession.ends_at).where(TrainingSession.partner_id == contract.ledger.partner)
    asked = asked.where(TrainingSession.state == SessionState.HELD, TrainingSession.starts_at >= since)
    asked = asked.where(TrainingSession.starts_at < until).order_by(TrainingSession.ends_at, TrainingSession.id)
    return list(uow.read(asked).scalars())


def _open_documents(uow: UnitOfWork, ledger: Ledger) -> list[str]:
    asked = select(Deadline.document).where(Deadline.rule == RULE, Deadline.partner_id == ledger.partner)
    return list(uow.read(asked.where(Deadline.closed_at.is_(None)).order_by(Deadline.document)).scalars())


SET_TRAINING_PROMISE = Verb(
    "set_training_promise", SetTrainingPromise, TrainingPromiseSet, set_training_promise, Action.KEEP_STAFF
)
