"""Rules that look for a trend: failures of one device, the rate of a model, or a risk score (S2-22)."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.prevention import TrendKind
from desktop.models.prevention import TrendRule
from desktop.services.devices.device_at_hand import check_words
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import refuse_foreign, site_row, storable
from desktop.services.perform import Verb
from desktop.services.prevention.planning import PlanSaved
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_WINDOW: Final = 3660
MOST_RATE: Final = Decimal(1000)
NEEDED: Final = {
    TrendKind.COUNT: ("failures", "days"),
    TrendKind.RATE: ("rate", "days", "confidence"),
    TrendKind.RISK: ("score",),
}
"""What a rule of each kind is made of."""


@dataclass(frozen=True, slots=True)
class SaveTrendRule:
    """A rule for devices of a centre; its fields are those of `desktop.models.prevention.TrendRule`."""

    code: str
    name: str
    site: str
    kind: TrendKind
    model: str = ""
    line: str = ""
    region: str = ""
    fault_class: str = ""
    failures: int | None = None
    days: int | None = None
    rate: Decimal | None = None
    confidence: int | None = None
    score: int | None = None
    automatic: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EndTrendRule:
    """A rule looks at nothing more."""

    code: str
    reason: str


def save_trend_rule(uow: UnitOfWork, request: SaveTrendRule) -> PlanSaved:
    """Make a rule, or the next version of one.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``faulty_entry``, ``rate_only_proposes`` when a rate is to open
            orders by itself, ``reason_missing`` for the change of a rule.
    """
    site = site_row(uow, request.site)
    _check(request)
    if request.automatic and request.kind is TrendKind.RATE:
        raise Refusal("rate_only_proposes", rule=request.code)
    version = _end_last(uow, request)
    row: dict[str, Any] = {name: value for name, value in asdict(request).items() if name != "site"}
    row |= {"site_id": site.id, "partner_id": site.partner_id, "version": version}
    uow.write(insert(TrendRule).values(row | {"set_at": uow.at, "set_by_id": uow.actor.id}))
    facts = {name: str(getattr(request, name)) for name in NEEDED[request.kind]} | {"kind": request.kind.value}
    uow.record("save_trend_rule", request.code, site=site.id, reason=request.reason, version=version, **facts)
    uow.touched(Kind.EQUIPMENT)
    return PlanSaved(request.code, version)


def _check(request: SaveTrendRule) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 120, required=True)
    for name in ("model", "line", "region"):
        check.text(name, getattr(request, name), 80)
    check.text("fault_class", request.fault_class, 40)
    check.text("reason", request.reason.replace("\n", " "), 2000)
    check.whole("failures", request.failures, 1, 1000)
    check.whole("days", request.days, 1, LONGEST_WINDOW)
    check.whole("confidence", request.confidence, 50, 99)
    check.whole("score", request.score, 1, 100)
    if request.rate is not None and not (request.rate.is_finite() and 0 < request.rate <= MOST_RATE):
        check.fault("rate", "out_of_range", request.rate)
    for name in ("failures", "days", "rate", "confidence", "score"):
        given, needed = getattr(request, name) is not None, name in NEEDED[request.kind]
        if needed and not given:
            check.fault(name, "empty")
        if given and not needed:
            check.fault(name, "not_of_this_kind")
    faults.check_entry()


def _end_last(uow: UnitOfWork, request: SaveTrendRule) -> int:
    kept = TrendRule
    last = uow.read(select(func.max(kept.version)).where(kept.code == request.code)).scalar()
    if last is None:
        return 1
    _rule_at_hand(uow, request.code, ended=True)
    if not request.reason:
        raise Refusal("reason_missing", rule=request.code)
    uow.write(update(kept).where(kept.code == request.code, kept.ended_at.is_(None)).values(ended_at=uow.at))
    return int(last) + 1


def _rule_at_hand(uow: UnitOfWork, code: str, *, ended: bool = False) -> Any:
    kept = TrendRule
    asked = select(*kept.__table__.c).where(kept.code == code).order_by(kept.version.desc()).limit(1).with_for_update()
    found = uow.read(asked).first() if storable(code) else None
    if found is None or (found.ended_at is not None and not ended):
        raise Refusal("unknown_trend_rule", rule=code)
    refuse_foreign(uow, found.partner_id, code)
    return found


def end_trend_rule(uow: UnitOfWork, request: EndTrendRule) -> PlanSaved:
    """End a rule; what it proposed stays.

    Raises:
        Refusal: ``unknown_trend_rule``, ``not_your_site``, ``faulty_entry``.
    """
    check_words("reason", reason=request.reason)
    rule = _rule_at_hand(uow, request.code)
    uow.write(update(TrendRule).where(TrendRule.id == rule.id).values(ended_at=uow.at))
    uow.record("end_trend_rule", request.code, site=rule.site_id, reason=request.reason, version=rule.version)
    uow.touched(Kind.EQUIPMENT)
    return PlanSaved(request.code, rule.version)


SAVE_TREND_RULE = Verb("save_trend_rule", SaveTrendRule, PlanSaved, save_trend_rule, Action.APPROVE)
END_TREND_RULE = Verb("end_trend_rule", EndTrendRule, PlanSaved, end_trend_rule, Action.APPROVE)
