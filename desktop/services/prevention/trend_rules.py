"""Rules that look for a trend: failures of one device, the rate of a model, or a risk score (S2-22)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.prevention import TrendKind
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import site_row
from desktop.services.perform import Verb
from desktop.services.prevention.versions import TREND_RULES, VersionSaved, record
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


def save_trend_rule(uow: UnitOfWork, request: SaveTrendRule) -> VersionSaved:
    """Make a rule, or the next version of one.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``faulty_entry``, ``rate_only_proposes`` when a rate is to open
            orders by itself, ``reason_missing`` for the change of a rule.
    """
    site = site_row(uow, request.site)
    _check(request)
    if request.automatic and request.kind is TrendKind.RATE:
        raise Refusal("rate_only_proposes", rule=request.code)
    saved = VersionSaved(request.code, TREND_RULES.add(uow, site, request))
    facts = {name: str(getattr(request, name)) for name in NEEDED[request.kind]}
    record(uow, "save_trend_rule", saved, site.id, facts | {"kind": request.kind.value, "reason": request.reason})
    return saved


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


def end_trend_rule(uow: UnitOfWork, request: EndTrendRule) -> VersionSaved:
    """End a rule; what it proposed stays.

    Raises:
        Refusal: ``unknown_trend_rule``, ``not_your_site``, ``faulty_entry``.
    """
    return TREND_RULES.end(uow, "end_trend_rule", request.code, request.reason)


SAVE_TREND_RULE = Verb("save_trend_rule", SaveTrendRule, VersionSaved, save_trend_rule, Action.APPROVE)
END_TREND_RULE = Verb("end_trend_rule", EndTrendRule, VersionSaved, end_trend_rule, Action.APPROVE)
