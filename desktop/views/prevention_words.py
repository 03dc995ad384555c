"""Proposals, calibrations, risks, plans and rules as cards and facts."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.prevention import ProposalOrigin, ProposalState, TrendKind, Validity
from desktop.local_time import local
from desktop.queries.calibrations import CertificateRow, EquipmentRow
from desktop.queries.prevention import FitRow, PlanRow, ProposalRow, RiskRow, RuleRow
from desktop.views.facts_list import Fact
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.card_list import CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.prevention import PROPOSAL_STATES, TERMS, VALIDITIES

CONTEXT: Final = "Prevention"
SOON_DAYS: Final = 30
WORDS: Final[dict[str, str]] = {
    "due": QT_TRANSLATE_NOOP("Prevention", "due {0}"),
    "meter_there": QT_TRANSLATE_NOOP("Prevention", "meter reached"),
    "trend": QT_TRANSLATE_NOOP("Prevention", "trend"),
    "all_of": QT_TRANSLATE_NOOP("Prevention", "all {0} {1}"),
    "rule": QT_TRANSLATE_NOOP("Prevention", "Asked for by"),
    "rule_is": QT_TRANSLATE_NOOP("Prevention", "{0} · {1} v{2}"),
    "device": QT_TRANSLATE_NOOP("Prevention", "Device"),
    "customer": QT_TRANSLATE_NOOP("Prevention", "Customer"),
    "place": QT_TRANSLATE_NOOP("Prevention", "Place"),
    "due_on": QT_TRANSLATE_NOOP("Prevention", "Due"),
    "interval": QT_TRANSLATE_NOOP("Prevention", "Interval"),
    "months": QT_TRANSLATE_NOOP("Prevention", "every {0} months"),
    "units": QT_TRANSLATE_NOOP("Prevention", "every {0} {1}"),
    "last_on": QT_TRANSLATE_NOOP("Prevention", "Last done"),
    "meter": QT_TRANSLATE_NOOP("Prevention", "Meter"),
    "meter_is": QT_TRANSLATE_NOOP("Prevention", "{0} of {1} {2}"),
    "counted": QT_TRANSLATE_NOOP("Prevention", "Counted"),
    "count_is": QT_TRANSLATE_NOOP("Prevention", "{0} failures in {1} days, the rule says {2}"),
    "fault_class": QT_TRANSLATE_NOOP("Prevention", "Kind of fault"),
    "from_to": QT_TRANSLATE_NOOP("Prevention", "From, to"),
    "orders": QT_TRANSLATE_NOOP("Prevention", "Orders"),
    "rate": QT_TRANSLATE_NOOP("Prevention", "Rate"),
    "rate_is": QT_TRANSLATE_NOOP("Prevention", "{0} per device and year, {1} % between {2} and {3}"),
    "limit": QT_TRANSLATE_NOOP("Prevention", "Limit"),
    "fleet": QT_TRANSLATE_NOOP("Prevention", "Fleet"),
    "fleet_is": QT_TRANSLATE_NOOP("Prevention", "{0} failures · {1} devices · {2} device-years"),
    "score": QT_TRANSLATE_NOOP("Prevention", "Score"),
    "score_is": QT_TRANSLATE_NOOP("Prevention", "{0}, the rule says {1}"),
    "proposed": QT_TRANSLATE_NOOP("Prevention", "Proposed"),
    "decided": QT_TRANSLATE_NOOP("Prevention", "Decided"),
    "reason": QT_TRANSLATE_NOOP("Prevention", "Reason"),
    "owner": QT_TRANSLATE_NOOP("Prevention", "Belongs to"),
    "cycle": QT_TRANSLATE_NOOP("Prevention", "Cycle"),
    "no_cycle": QT_TRANSLATE_NOOP("Prevention", "none: set one under Repairs, Promises and rates"),
    "by_rule": QT_TRANSLATE_NOOP("Prevention", "{0} · by rule {1}"),
    "until": QT_TRANSLATE_NOOP("Prevention", "until {0}"),
    "certificate": QT_TRANSLATE_NOOP("Prevention", "Certificate {0}"),
    "certificate_is": QT_TRANSLATE_NOOP("Prevention", "{0} · done {1} · valid until {2}"),
    "not_passed": QT_TRANSLATE_NOOP("Prevention", "{0} · done {1} · not passed"),
    "taken_back": QT_TRANSLATE_NOOP("Prevention", "taken back: {0}"),
    "not_known": QT_TRANSLATE_NOOP("Prevention", "not known, left out"),
    "term_is": QT_TRANSLATE_NOOP("Prevention", "{0} × weight {1} % → {2} points"),
    "of_hundred": QT_TRANSLATE_NOOP("Prevention", "of 100"),
    "fit": QT_TRANSLATE_NOOP("Prevention", "Life model of {0}"),
    "fit_is": QT_TRANSLATE_NOOP(
        "Prevention",
        "Weibull, shape {0} (95 %: {1} – {2}), scale {3} days ({4} – {5}); fitted to {6} failures and {7} running"
        " lives; at most {8} away from Kaplan–Meier",
    ),
    "fit_needs": QT_TRANSLATE_NOOP("Prevention", "cannot be determined: needs {0} failures, there are {1}"),
    "scope": QT_TRANSLATE_NOOP("Prevention", "For"),
    "all": QT_TRANSLATE_NOOP("Prevention", "all devices of the centre"),
    "lead": QT_TRANSLATE_NOOP("Prevention", "Proposed"),
    "lead_is": QT_TRANSLATE_NOOP("Prevention", "{0} days before it is due"),
    "automatic": QT_TRANSLATE_NOOP("Prevention", "opens the work order by itself"),
    "asks": QT_TRANSLATE_NOOP("Prevention", "proposes, a person decides"),
    "then": QT_TRANSLATE_NOOP("Prevention", "Then"),
    "set_by": QT_TRANSLATE_NOOP("Prevention", "Set by"),
    "plan": QT_TRANSLATE_NOOP("Prevention", "plan"),
    "trend_rule": QT_TRANSLATE_NOOP("Prevention", "rule"),
    "reckoned": QT_TRANSLATE_NOOP("Prevention", "Reckoned"),
    "fixed": QT_TRANSLATE_NOOP("Prevention", "from the installation, whenever it was done"),
    "floating": QT_TRANSLATE_NOOP("Prevention", "from the last maintenance"),
    "rule_rate": QT_TRANSLATE_NOOP("Prevention", "the rate is above {0} with {1} % confidence, over {2} days"),
    "rule_count": QT_TRANSLATE_NOOP("Prevention", "{0} failures of one device within {1} days"),
    "rule_risk": QT_TRANSLATE_NOOP("Prevention", "the risk score is {0} or more"),
    "when": QT_TRANSLATE_NOOP("Prevention", "When"),
}


def say(key: str, *values: object) -> str:
    """A word or a sentence of this page with its values."""
    return QCoreApplication.translate(CONTEXT, WORDS[key]).format(*values)


def proposal_card(row: ProposalRow) -> CardRow:
    """A proposal in the list."""
    who = row.serial or say("all_of", row.model, row.region).rstrip(" ")
    line = " · ".join(
        one for one in (str(row.facts.get("name", "")), row.model if row.serial else "", row.customer, row.place) if one
    )
    if row.origin is ProposalOrigin.TREND:
        shape, role, word = Shape.WARNING_TRIANGLE, Role.WARN, say("trend")
    else:
        shape, role = Shape.CLOCK, Role.INFO
        word = say("meter_there") if row.due_on is None else say("due", row.due_on)
    if row.state is not ProposalState.PROPOSED:
        shape, role, word = Shape.TICKED_CIRCLE, Role.OK, text(PROPOSAL_STATES[row.state.value])
        if row.state is ProposalState.REFUSED:
            shape, role = Shape.RING, Role.MUTED
    return CardRow(row.number, who, line, shape, role, word, row.number)


def proposal_facts(row: ProposalRow) -> list[Fact]:
    """Why it was proposed, with every value."""
    facts = [Fact(say("rule"), say("rule_is", row.facts.get("name", ""), row.rule, row.rule_version))]
    who = " · ".join(one for one in (row.serial, row.model, row.region) if one)
    facts += [
        Fact(say("device"), who, is_code=False),
        Fact(say("customer"), row.customer),
        Fact(say("place"), row.place),
    ]
    facts += _plan_facts(row) if row.origin is ProposalOrigin.PLAN else _trend_facts(row.facts)
    facts.append(Fact(say("proposed"), _moment(row.proposed_at)))
    if row.decided_at is not None:
        state = text(PROPOSAL_STATES[row.state.value])
        told = " · ".join(one for one in (state, _moment(row.decided_at), row.decided_by) if one)
        facts += [
            Fact(say("decided"), told),
            Fact(say("reason"), row.reason),
            Fact(say("orders"), ", ".join(row.orders)),
        ]
    return facts


def _moment(at: Any) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"


def _plan_facts(row: ProposalRow) -> list[Fact]:
    facts, told = row.facts, [Fact(say("due_on"), str(row.due_on or ""))]
    interval = [say("months", facts["months"])] if facts.get("months") else []
    interval += [say("units", facts["units"], facts["meter"])] if facts.get("units") else []
    told += [Fact(say("interval"), " · ".join(interval)), Fact(say("last_on"), str(facts.get("last_on") or ""))]
    if facts.get("meter"):
        meter = say("meter_is", facts.get("total") or "–", facts.get("due_total") or "–", facts["meter"])
        told.append(Fact(say("meter"), meter))
    return told


def _trend_facts(facts: Mapping[str, Any]) -> list[Fact]:
    if facts["kind"] == TrendKind.COUNT:
        told = [Fact(say("counted"), say("count_is", facts["failures"], facts["days"], facts["threshold"]))]
        told += [Fact(say("fault_class"), str(facts["fault_class"]))]
        told += [Fact(say("from_to"), f"{facts['first_on']} – {facts['last_on']}")]
        return [*told, Fact(say("orders"), ", ".join(facts["orders"]))]
    if facts["kind"] == TrendKind.RATE:
        rate = say("rate_is", facts["rate"], facts["confidence"], facts["low"], facts["high"])
        fleet = say("fleet_is", facts["failures"], facts["devices"], facts["years"])
        return [Fact(say("rate"), rate), Fact(say("limit"), str(facts["threshold"])), Fact(say("fleet"), fleet)]
    told = [Fact(say("score"), say("score_is", facts["score"], facts["threshold"]))]
    terms = ((name, facts.get(f"term_{name}")) for name in TERMS)
    return told + [Fact(text(TERMS[name]), say("not_known") if one is None else str(one)) for name, one in terms]


_SHAPES: Final = {
    Validity.VALID: (Shape.TICKED_CIRCLE, Role.OK),
    Validity.EXPIRED: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    Validity.FAILED: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    Validity.NEVER: (Shape.DASHED_SQUARE, Role.REFUSED),
}


def equipment_card(row: EquipmentRow, today: date | None) -> CardRow:
    """A piece of test equipment in the list; what ends within a month is marked."""
    shape, role = _SHAPES.get(row.validity, (Shape.RING, Role.MUTED))
    if row.validity is Validity.VALID and today and row.until and (row.until - today).days <= SOON_DAYS:
        shape, role = Shape.HALF_RING, Role.WARN
    line = " · ".join(one for one in (row.name, row.model, row.serial, row.owner_name) if one)
    until = "" if row.until is None else say("until", row.until)
    return CardRow(row.code, row.code, line, shape, role, text(VALIDITIES[row.validity.value]), until)


def equipment_facts(row: EquipmentRow, papers: tuple[CertificateRow, ...]) -> list[Fact]:
    """What is known of it, and each certificate."""
    facts = [Fact(say("owner"), row.owner_name), Fact(say("cycle"), _cycle(row))]
    return facts + [Fact(say("certificate", one.number), _certificate(one)) for one in papers]


def _cycle(row: EquipmentRow) -> str:
    if not row.cycle_months:
        return say("no_cycle")
    months = say("months", row.cycle_months)
    return say("by_rule", months, row.cycle_rule) if row.cycle_rule else months


def _certificate(row: CertificateRow) -> str:
    told = say("certificate_is" if row.passed else "not_passed", row.laboratory, row.done_on, row.valid_until)
    return told if row.taken_back is None else f"{told} · {say('taken_back', row.taken_back)}"


def risk_card(row: RiskRow, high: int) -> CardRow:
    """A device with its score."""
    line = " · ".join(one for one in (row.model, row.customer, row.place) if one)
    shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if row.score >= high else (Shape.RING, Role.MUTED)
    return CardRow(row.serial, row.serial, line, shape, role, f"{row.score:.0f}", say("of_hundred"))


def risk_facts(row: RiskRow, fit: FitRow | None) -> list[Fact]:
    """The terms of a score, and the life model behind the first one."""
    facts = [Fact(text(TERMS[one["term"]]), _term(one)) for one in row.terms]
    return facts if fit is None else [*facts, Fact(say("fit", fit.model), fit_words(fit))]


def _term(one: Mapping[str, Any]) -> str:
    if one["value"] is None:
        return say("not_known")
    return say("term_is", f"{one['value']:.2f}", f"{100 * one['weight']:.0f}", f"{one['adds']:.1f}")


def fit_words(fit: FitRow) -> str:
    """A life model in one sentence, or what it still needs."""
    facts = fit.facts
    if not facts["fitted"]:
        return say("fit_needs", facts["needs"], facts["failures"])
    shape, scale = facts["shape"], facts["scale"]
    days = [f"{scale[name]:.0f}" for name in ("value", "low", "high")]
    values = [f"{shape[name]:.2f}" for name in ("value", "low", "high")]
    return say("fit_is", *values, *days, facts["failures"], facts["running"], f"{facts['distance']:.1%}")


def _scope(row: PlanRow | RuleRow) -> str:
    parts = (row.model, row.line, row.region, row.serial if isinstance(row, PlanRow) else "")
    return " × ".join(one for one in parts if one) or say("all")


def plan_card(row: PlanRow) -> CardRow:
    """A plan in the list."""
    return CardRow(
        row.code, row.name, f"{row.code} · {_interval(row)}", Shape.CLOCK, Role.INFO, say("plan"), f"v{row.version}"
    )


def _interval(row: PlanRow) -> str:
    told = [say("months", row.months)] if row.months else []
    return " · ".join([*told, *([say("units", row.units, row.meter)] if row.meter else [])])


def plan_facts(row: PlanRow) -> list[Fact]:
    """What a plan asks for."""
    return [
        Fact(say("scope"), _scope(row)),
        Fact(say("interval"), _interval(row)),
        Fact(say("reckoned"), say("fixed" if row.fixed else "floating")),
        Fact(say("lead"), say("lead_is", row.lead_days)),
        Fact(say("then"), say("automatic" if row.automatic else "asks")),
        Fact(say("set_by"), f"{row.set_by} · {_moment(row.set_at)}"),
    ]


def rule_card(row: RuleRow) -> CardRow:
    """A rule in the list."""
    line = f"{row.code} · {_condition(row)}"
    return CardRow(row.code, row.name, line, Shape.WARNING_TRIANGLE, Role.WARN, say("trend_rule"), f"v{row.version}")


def _condition(row: RuleRow) -> str:
    if row.kind is TrendKind.COUNT:
        return say("rule_count", row.failures, row.days)
    if row.kind is TrendKind.RATE:
        return say("rule_rate", f"{row.rate:.3f}".rstrip("0").rstrip("."), row.confidence, row.days)
    return say("rule_risk", row.score)


def rule_facts(row: RuleRow) -> list[Fact]:
    """What a rule looks for."""
    return [
        Fact(say("scope"), _scope(row)),
        Fact(say("when"), _condition(row)),
        Fact(say("fault_class"), row.fault_class),
        Fact(say("then"), say("automatic" if row.automatic else "asks")),
        Fact(say("set_by"), f"{row.set_by} · {_moment(row.set_at)}"),
    ]
