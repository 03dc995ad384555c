"""What a night finds: maintenance that is due, and trends that a rule looks for, each with the values behind it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from desktop.domain.failure_rate import failure_rate
from desktop.domain.fleet import (
    UNKNOWN_WORK,
    Failure,
    Fleet,
    FleetDevice,
    Plan,
    Scope,
    age,
    by_model,
    groups,
    lives,
    recent,
    relative_use,
    years_in_use,
)
from desktop.domain.prevention import Due, ProposalOrigin, TrendKind, next_due, on_working_day
from desktop.domain.reliability import LifeModel, NotDetermined, fit_lives, risk
from desktop.domain.risk_score import AHEAD_DAYS, RECENT_DAYS, Known, Score, score

Facts = dict[str, str | int | float | list[str] | None]
DAYS_OF_MONTH: Final = 30.4375


@dataclass(frozen=True, slots=True)
class Rule:
    """A trend rule as the night needs it; ``None`` for what is not of its kind."""

    code: str
    version: int
    name: str
    kind: TrendKind
    scope: Scope
    fault_class: str
    failures: int | None
    days: int | None
    rate: Decimal | None
    confidence: int | None
    score: int | None
    automatic: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Work that a plan or a rule asks for tonight, unless it asked for it before.

    Attributes:
        key: the same work has the same key.
        device: None where it speaks of all devices of a model in a region.
        first_marker, marker: the first and the last failure that were counted; 0 for none.
        quiet_days: nothing is proposed again for the same rule and thing within so many days; 0 for no such rest.
    """

    origin: ProposalOrigin
    key: str
    rule: str
    version: int
    automatic: bool
    device: int | None
    model: str
    region: str
    due_on: date | None
    facts: Facts
    first_marker: int = 0
    marker: int = 0
    quiet_days: int = 0


Scored = tuple[FleetDevice, Score]


def due_of(plan: Plan, fleet: Fleet, device: FleetDevice, works: Callable[[date], bool]) -> Due | None:
    """When the next maintenance of a plan is due for a device, on a working day; None when it cannot be said."""
    usage = fleet.usage.get((device.id, plan.meter)) if plan.meter else None
    worked = fleet.worked.get((plan.code, device.id), UNKNOWN_WORK)
    due = next_due(plan.interval, device.since, worked, None if usage is None else usage.total)
    if due is None or due.on is None:
        return due
    return Due(on_working_day(due.on, works), due.total, due.by_meter)


def due_work(plans: Sequence[Plan], fleet: Fleet, today: date, works: Callable[[date], bool]) -> Iterator[Wanted]:
    """Maintenance that is due within the lead time of its plan, or that its meter has reached."""
    for plan in plans:
        ahead = today + timedelta(days=plan.lead_days)
        for device in fleet.devices:
            due = due_of(plan, fleet, device, works) if plan.scope.covers(device) else None
            if due is not None and (due.by_meter or (due.on is not None and due.on <= ahead)):
                yield _planned(plan, fleet, device, due)


def _planned(plan: Plan, fleet: Fleet, device: FleetDevice, due: Due) -> Wanted:
    worked = fleet.worked.get((plan.code, device.id), UNKNOWN_WORK)
    usage = fleet.usage.get((device.id, plan.meter))
    facts: Facts = {
        "name": plan.name,
        "months": plan.interval.months,
        "meter": plan.meter,
        "units": _plain(plan.interval.units),
        "total": None if usage is None else _plain(usage.total),
        "due_total": _plain(due.total),
        "last_on": None if worked.last_on is None else worked.last_on.isoformat(),
        "minutes": plan.minutes,
    }
    key = f"{plan.code}:{device.id}:{worked.sequence + 1}"
    what = (ProposalOrigin.PLAN, key, plan.code, plan.version, plan.automatic, device.id, device.model, device.region)
    return Wanted(*what, due.on, facts)


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


def trends(rules: Sequence[Rule], fleet: Fleet, scored: Mapping[int, Score], today: date) -> Iterator[Wanted]:
    """What the rules find tonight."""
    for rule in rules:
        devices = [device for device in fleet.devices if rule.scope.covers(device)]
        if rule.kind is TrendKind.COUNT:
            yield from _counts(rule, fleet, devices, today)
        elif rule.kind is TrendKind.RATE:
            yield from _rates(rule, fleet, devices, today)
        else:
            yield from _risks(rule, devices, scored, today)


def _within(rule: Rule, fleet: Fleet, device: int, today: date) -> list[Failure]:
    first = today - timedelta(days=rule.days or 0)
    mine = fleet.failures.get(device, ())
    return [one for one in mine if first < one.on <= today and rule.fault_class in ("", one.fault_class)]


def _counts(rule: Rule, fleet: Fleet, devices: Sequence[FleetDevice], today: date) -> Iterator[Wanted]:
    for device in devices:
        found = _within(rule, fleet, device.id, today)
        if rule.failures is None or len(found) < rule.failures:
            continue
        entered = sorted(one.id for one in found)
        facts: Facts = {
            "name": rule.name,
            "kind": rule.kind.value,
            "failures": len(found),
            "threshold": rule.failures,
            "days": rule.days,
            "fault_class": rule.fault_class,
            "first_on": found[0].on.isoformat(),
            "last_on": found[-1].on.isoformat(),
            "orders": [one.number for one in found][-20:],
        }
        key = f"{rule.code}:{device.id}:{entered[-1]}"
        what = (ProposalOrigin.TREND, key, rule.code, rule.version, rule.automatic, device.id)
        yield Wanted(*what, device.model, device.region, None, facts, entered[-rule.failures], entered[-1])


def _rates(rule: Rule, fleet: Fleet, devices: Sequence[FleetDevice], today: date) -> Iterator[Wanted]:
    if rule.rate is None or rule.days is None or rule.confidence is None:
        return
    first = today - timedelta(days=rule.days - 1)
    for (model, region), members in groups(devices):
        found = [one.id for device in members for one in _within(rule, fleet, device.id, today)]
        rate = failure_rate(len(found), years_in_use(members, first, today), rule.confidence)
        if rate.low is None or rate.low <= float(rule.rate):
            continue
        facts: Facts = {
            "name": rule.name,
            "kind": rule.kind.value,
            "failures": len(found),
            "devices": len(members),
            "years": round(rate.years, 3),
            "rate": round(rate.rate or 0.0, 4),
            "low": round(rate.low, 4),
            "high": round(rate.high or 0.0, 4),
            "confidence": rule.confidence,
            "threshold": _plain(rule.rate),
            "days": rule.days,
            "fault_class": rule.fault_class,
        }
        key = f"{rule.code}:{model}:{region}:{max(found)}"
        what = (ProposalOrigin.TREND, key, rule.code, rule.version, False, None, model, region, None, facts)
        yield Wanted(*what, min(found), max(found), rule.days)


def _risks(rule: Rule, devices: Sequence[FleetDevice], scored: Mapping[int, Score], today: date) -> Iterator[Wanted]:
    for device in devices:
        told = scored.get(device.id)
        if told is None or told.score is None or rule.score is None or told.score < rule.score:
            continue
        facts: Facts = {
            "name": rule.name,
            "kind": rule.kind.value,
            "score": round(told.score, 1),
            "threshold": rule.score,
        }
        facts |= {f"term_{one.term.value}": None if one.value is None else round(one.value, 4) for one in told.terms}
        key = f"{rule.code}:{device.id}:{today.isoformat()}"
        what = (ProposalOrigin.TREND, key, rule.code, rule.version, rule.automatic, device.id)
        yield Wanted(*what, device.model, device.region, None, facts, quiet_days=AHEAD_DAYS)


def fits(fleet: Fleet, today: date) -> dict[str, LifeModel | NotDetermined]:
    """A life model for each model of the fleet, or what it still needs."""
    return {model: fit_lives(lives(fleet, devices, today)) for model, devices in by_model(fleet.devices).items()}


def scores(
    fleet: Fleet,
    models: Mapping[str, LifeModel | NotDetermined],
    plans: Sequence[Plan],
    today: date,
) -> dict[int, Score]:
    """The risk score of every device with its terms."""
    use, overdue = relative_use(fleet), _overdue(plans, fleet, today)
    return {
        device.id: score(
            Known(
                _chance(models.get(device.model), age(fleet, device, today)),
                recent(fleet, device.id, today, RECENT_DAYS),
                overdue.get(device.id),
                use.get(device.id),
                fleet.environments.get(device.id),
            )
        )
        for device in fleet.devices
    }


def _chance(model: LifeModel | NotDetermined | None, days: int | None) -> float | None:
    return risk(model, days, AHEAD_DAYS).value if isinstance(model, LifeModel) and days is not None else None


def _overdue(plans: Sequence[Plan], fleet: Fleet, today: date) -> dict[int, float]:
    """By device: how long its maintenance is overdue, as a share of the interval; the worst plan counts."""
    found: dict[int, float] = {}
    for plan in (one for one in plans if one.interval.months):
        span = (plan.interval.months or 0) * DAYS_OF_MONTH
        for device in fleet.devices:
            due = due_of(plan, fleet, device, _always) if plan.scope.covers(device) else None
            if due is not None and due.on is not None:
                late = max((today - due.on).days, 0) / span
                found[device.id] = max(late, found.get(device.id, 0.0))
    return found


def _always(_day: date) -> bool:
    return True
