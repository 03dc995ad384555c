"""Demand from the ledger, its forecast, and the par that follows from both."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from statistics import median
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.fill_rate import ParProposal, Supply, propose_par
from desktop.domain.forecast import Forecast, Scored, forecast
from desktop.domain.ledger import MovementKind, PlaceKind
from desktop.models.item import Lot
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.party import Site
from desktop.models.replenishment import InstalledBase
from desktop.queries.lead_time import measured_days
from desktop.queries.pars import ParRow

MOST_WEEKS: Final = 156
USUAL_LEAD_WEEKS: Final = 2.0
LEAST_DELIVERIES: Final = 3
"""So many delivered orders are needed before their lead time is believed."""

WEEKS_A_YEAR: Final = 52.1775


@dataclass(frozen=True, slots=True)
class Wish:
    """What a par is to reach.

    Attributes:
        fill_rate: per cent of the pieces asked for that are there at once, above 0 and below 100.
        lead_weeks: from order to shelf; None to take what was measured, else two weeks.
    """

    fill_rate: Decimal = Decimal(95)
    lead_weeks: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """Pieces that were consumed at a moment (UTC), by a document."""

    at: datetime
    pieces: Decimal
    document: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an item is expected to be asked for, and the par that reaches the fill rate.

    Attributes:
        first_week: the Monday of the first week of ``demand``.
        demand: pieces consumed in each whole week, oldest first; the week that runs now is left out.
        lead_source: ``asked``, ``measured`` on delivered orders, or ``usual``.
        installed_weekly: pieces a week that the devices in the field are expected to need; None when not known.
    """

    par: ParRow
    first_week: date
    demand: tuple[int, ...]
    forecast: Forecast
    proposal: ParProposal
    lead_weeks: float
    lead_source: str
    installed_weekly: float | None


def outlook(connection: Connection, par: ParRow, at: datetime, wish: Wish | None = None) -> Outlook:
    """Demand, forecast and proposed levels of one par."""
    wish = wish or Wish()
    first_week, demand = weekly_demand(connection, par, at)
    told = forecast(demand)
    lead, source = _lead_weeks(connection, par, wish)
    supply = Supply(lead, par.levels.pack)
    proposal = propose_par(told.rate, told.variance, supply, float(wish.fill_rate) / 100)
    return Outlook(par, first_week, demand, told, proposal, lead, source, _installed(connection, par))


def weekly_demand(connection: Connection, par: ParRow, at: datetime) -> tuple[date, tuple[int, ...]]:
    """Pieces of the owner's item consumed a week at the site, or out of the par's own hospital store.

    The history begins with the week of the item's first movement there, at most `MOST_WEEKS` back. A consumption that
    was taken back was none.
    """
    zone = ZoneInfo(connection.execute(select(Site.time_zone).where(Site.id == par.site_id)).scalar_one())
    now = _monday(local_day(at, zone))
    first = first_movement(connection, par)
    start = max(_monday(local_day(first, zone)), now - timedelta(weeks=MOST_WEEKS)) if first else now
    since = datetime.combine(start, time.min, zone)
    weeks = Counter[date]()
    for use in consumed(connection, par, since):
        weeks[_monday(local_day(use.at, zone))] += int(use.pieces)
    length = (now - start).days // 7
    return start, tuple(weeks[start + timedelta(weeks=week)] for week in range(length))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def first_movement(connection: Connection, par: ParRow) -> datetime | None:
    """When the par's item first moved at its site."""
    asked = (
        select(func.min(MovementRow.occurred_at))
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .join(Lot, Lot.id == LegRow.lot_id)
        .where(Lot.item_id == par.item_id, MovementRow.site_id == par.site_id)
    )
    return connection.execute(asked).scalar()


def consumed(connection: Connection, par: ParRow, since: datetime) -> Iterator[Use]:
    """Every consumption that counts for a par and was not taken back, oldest first."""
    back = aliased(MovementRow)
    asked = (
        select(MovementRow.occurred_at, LegRow.quantity, MovementRow.document)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .join(Lot, Lot.id == LegRow.lot_id)
        .where(Lot.item_id == par.item_id, LegRow.owner_id == par.owner_id, LegRow.quantity < 0)
        .where(MovementRow.kind == MovementKind.CONSUME, MovementRow.site_id == par.site_id)
        .where(MovementRow.occurred_at >= since, ~select(back.id).where(back.reverses_id == MovementRow.id).exists())
        .order_by(MovementRow.occurred_at)
    )
    if par.place_kind is PlaceKind.HOSPITAL:
        asked = asked.where(LegRow.place_id == par.place_id)
    return (Use(row[0], -row[1], row[2]) for row in connection.execute(asked).all())


def _lead_weeks(connection: Connection, par: ParRow, wish: Wish) -> tuple[float, str]:
    if wish.lead_weeks is not None:
        return float(wish.lead_weeks), "asked"
    days = measured_days(connection, par.site_id, par.owner_id)
    if len(days) < LEAST_DELIVERIES:
        return USUAL_LEAD_WEEKS, "usual"
    return round(median(days) / 7, 2), "measured"


def _installed(connection: Connection, par: ParRow) -> float | None:
    asked = select(InstalledBase.devices, InstalledBase.failures_per_year)
    asked = asked.where(InstalledBase.site_id == par.site_id, InstalledBase.item_id == par.item_id)
    row = connection.execute(asked).first()
    return None if row is None else row.devices * float(row.failures_per_year) / WEEKS_A_YEAR


def as_plain(found: Outlook) -> dict[str, Any]:
    """An outlook as one line: levels as they are and as proposed, the methods with their errors, and the history."""
    par, told, proposal = found.par, found.forecast, found.proposal
    named = {name: getattr(par, name) for name in ("site", "place", "kit", "item", "name", "owner")}
    return named | {
        "now": _levels(par.levels),
        "proposed": _levels(proposal.levels),
        "fill_rate_goal": _told(proposal.goal),
        "fill_rate": _told(proposal.fill_rate),
        "lead_weeks": _told(found.lead_weeks),
        "lead_source": found.lead_source,
        "lead_demand": _told(proposal.lead_mean),
        "expected_stock": _told(proposal.expected_stock),
        "law": proposal.law,
        "method": told.method.value,
        "smoothing": _told(told.smoothing),
        "why": told.why.value,
        "rate": _told(told.rate),
        "variance": _told(told.variance),
        "weeks": told.weeks,
        "held_back": told.held_back,
        "demands": told.demands,
        "tried": [_scored(one) for one in told.tried],
        "installed_weekly": None if found.installed_weekly is None else _told(found.installed_weekly),
        "first_week": found.first_week.isoformat(),
        "demand": list(found.demand),
        "rules": [told.rule, proposal.rule],
    }


def _levels(levels: Any) -> dict[str, int]:
    return {name: getattr(levels, name) for name in ("minimum", "target", "maximum", "pack")}


def _scored(one: Scored) -> dict[str, Any]:
    errors = {"mase": one.mase, "rmsse": one.rmsse}
    told = {name: None if error is None else _told(error) for name, error in errors.items()}
    return {"method": one.method.value, "smoothing": _told(one.smoothing), "rate": _told(one.rate)} | told


def _told(value: float) -> str:
    return f"{value:.4f}"
