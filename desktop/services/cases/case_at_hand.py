"""The case that a person names, and its steps."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.models.case import Case
from desktop.models.party import Site
from desktop.services.master_data.lookups import refuse_foreign, storable
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

LAST_YEAR: Final = 9000


@dataclass(frozen=True, slots=True)
class CaseAtHand:
    """A case as the workflows need it.

    Attributes:
        owner: whose goods are taken; None for those of each item's maker.
        today: the local day on which somebody works on it.
        out_at: when it went out; None before.
    """

    id: int
    number: str
    ledger: Ledger
    time_zone: str
    hospital: int
    owner: int | None
    planned_at: datetime
    state: CaseState
    today: date
    out_at: datetime | None = None

    @property
    def needed_on(self) -> date:
        """The local day on which its goods are used at the earliest: of the planned start, or today when that is past.

        A start that was put off and never written down would let expired goods out.
        """
        return max(local_day(self.planned_at, ZoneInfo(self.time_zone)), self.today)


_CASE: Final = (
    select(Case.id, Case.number, Case.site_id, Case.partner_id, Site.time_zone, Case.hospital_id, Case.owner_id)
    .add_columns(Case.planned_at, Case.state, Case.out_at)
    .join(Site, Site.id == Case.site_id)
    .where(Case.number == bindparam("number"))
)


def case_named(uow: UnitOfWork, number: str, *states: CaseState) -> CaseAtHand:
    """A case by its number, in one of the states; its row is held, so that two desks act one after the other.

    Raises:
        Refusal: ``unknown_case``, ``not_your_site``, or ``case_state`` with the state that it is in.
    """
    row = (
        uow.read(_CASE.with_for_update(of=Case, key_share=True), {"number": number}).first()
        if storable(number)
        else None
    )
    if row is None:
        raise Refusal("unknown_case", case=number)
    refuse_foreign(uow, row.partner_id, number)
    if states and row.state not in states:
        raise Refusal("case_state", case=number, stage=row.state.value)
    ledger = Ledger(row.site_id, row.partner_id)
    about = (row.time_zone, row.hospital_id, row.owner_id, row.planned_at, row.state)
    return CaseAtHand(row.id, row.number, ledger, *about, uow.today(row.time_zone), row.out_at)


def set_state(uow: UnitOfWork, case: CaseAtHand, state: CaseState, **more: object) -> None:
    """Write how far a case is; the caller records why."""
    uow.write(update(Case).where(Case.id == case.id).values({"state": state} | more))
    uow.touched(Kind.CASES)


def local_moment(text: str, time_zone: str) -> datetime:
    """A local time such as ``2026-11-24T08:30`` in a site's time zone.

    Raises:
        Refusal: ``bad_time``.
    """
    try:
        given = datetime.fromisoformat(text)
        moment = given if given.tzinfo is not None else given.replace(tzinfo=ZoneInfo(time_zone))
        if moment.astimezone(UTC).year > LAST_YEAR:  # at the very edge of the calendar there is no such moment at all
            raise ValueError("days are still to be added to it")
    except (ValueError, OverflowError) as error:
        raise Refusal("bad_time", value=text) from error
    return moment
