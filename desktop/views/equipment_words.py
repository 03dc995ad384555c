"""A warranty answer in words: each step of the why, who entered what, what would change it, and the record."""

from datetime import date
from typing import Final

from desktop.domain.warranty_facts import Change, ChangeKind, Coverage, Step, StepKind
from desktop.local_time import local
from desktop.queries.device_page import DevicePage, Knowledge
from desktop.queries.device_rest import DeviceRest, LastCalibration, RepairBrief
from desktop.views.facts_list import Fact
from desktop.views.names import named
from desktop.views.translation import text
from desktop.views.words.equipment import FIELDS, NEEDS, START_BASES
from desktop.views.words.filling import fill
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.repairs import REPAIR_STATES

STEPS: Final[dict[StepKind, tuple[str, str]]] = {
    StepKind.RULE: (
        QT_TRANSLATE_NOOP("messages", "Rule"),
        QT_TRANSLATE_NOOP("messages", "{name} v{text} · for devices bought from {first} · to {last}"),
    ),
    StepKind.TERM: (
        QT_TRANSLATE_NOOP("messages", "Term"),
        QT_TRANSLATE_NOOP("messages", "{months:month/months} from {basis}: {first} → {last}"),
    ),
    StepKind.LIMIT_NOT_REACHED: (
        QT_TRANSLATE_NOOP("messages", "Limit"),
        QT_TRANSLATE_NOOP("messages", "{months:month/months} from {basis}: {first} → {last}, not reached"),
    ),
    StepKind.LIMIT_REACHED: (
        QT_TRANSLATE_NOOP("messages", "Limit"),
        QT_TRANSLATE_NOOP(
            "messages", "{months:month/months} from {basis}: {first} → {last}, reached: the term ends there"
        ),
    ),
    StepKind.REPLACES: (
        QT_TRANSLATE_NOOP("messages", "Replacement"),
        QT_TRANSLATE_NOOP("messages", "since {first} in place of another device, the rest of its term: until {last}"),
    ),
    StepKind.KEPT: (
        QT_TRANSLATE_NOOP("messages", "Its own"),
        QT_TRANSLATE_NOOP("messages", "it was in use before it replaced another device: {first} → {last} stay its own"),
    ),
    StepKind.ANEW: (
        QT_TRANSLATE_NOOP("messages", "Anew"),
        QT_TRANSLATE_NOOP("messages", "{months:month/months} from the replacement: {first} → {last}"),
    ),
    StepKind.EXTENSION: (
        QT_TRANSLATE_NOOP("messages", "Extension"),
        QT_TRANSLATE_NOOP("messages", "{name} · {months:month/months}, bought {first} → {last} · entered by {by}"),
    ),
    StepKind.CONSUMABLES_COVERED: (
        QT_TRANSLATE_NOOP("messages", "Consumables"),
        QT_TRANSLATE_NOOP("messages", "covered · {text}"),
    ),
    StepKind.CONSUMABLES_NOT_COVERED: (
        QT_TRANSLATE_NOOP("messages", "Consumables"),
        QT_TRANSLATE_NOOP("messages", "not covered · {text}"),
    ),
    StepKind.NO_EXEMPTION: (
        QT_TRANSLATE_NOOP("messages", "Exemption"),
        QT_TRANSLATE_NOOP("messages", "none · for {name}"),
    ),
    StepKind.EXEMPTION: (
        QT_TRANSLATE_NOOP("messages", "Exemption"),
        QT_TRANSLATE_NOOP("messages", "{text} · {reference} · {name}"),
    ),
    StepKind.SUSPENSION: (
        QT_TRANSLATE_NOOP("messages", "Suspended"),
        QT_TRANSLATE_NOOP("messages", "from {first} · to {last} · {text} · {by}"),
    ),
    StepKind.VOID: (
        QT_TRANSLATE_NOOP("messages", "Void"),
        QT_TRANSLATE_NOOP("messages", "since {first} · {text} · {reference} · {by}"),
    ),
    StepKind.EXCEPTION: (
        QT_TRANSLATE_NOOP("messages", "Exception"),
        QT_TRANSLATE_NOOP("messages", "{first} → {last}, from rule {name} · {text} · authorised by {by}"),
    ),
    StepKind.REPAIR: (
        QT_TRANSLATE_NOOP("messages", "Repair"),
        QT_TRANSLATE_NOOP("messages", "{name}: {first} → {last}"),
    ),
}
"""A short word, and the step."""

CHANGES: Final[dict[ChangeKind, tuple[str, str]]] = {
    ChangeKind.ENTER: (QT_TRANSLATE_NOOP("messages", "Enter"), "{name}"),
    ChangeKind.BUY: (
        QT_TRANSLATE_NOOP("messages", "Buy"),
        QT_TRANSLATE_NOOP("messages", "{months:month/months}: until {until} · CNY {price} · by {by_day} at the latest"),
    ),
    ChangeKind.AUTHORISE: (
        QT_TRANSLATE_NOOP("messages", "Exception"),
        QT_TRANSLATE_NOOP("messages", "authorised by a supervisor, with its days and its rule"),
    ),
    ChangeKind.LIFT: (
        QT_TRANSLATE_NOOP("messages", "Lift"),
        QT_TRANSLATE_NOOP("messages", "a supervisor lifts the void with a reason"),
    ),
    ChangeKind.SUSPENSION_ENDS: (
        QT_TRANSLATE_NOOP("messages", "Suspension"),
        QT_TRANSLATE_NOOP("messages", "ends · {until}"),
    ),
    ChangeKind.WAIT: (QT_TRANSLATE_NOOP("messages", "Wait"), QT_TRANSLATE_NOOP("messages", "it begins {until}")),
}
"""A short word, and what would change the answer."""
CONTRACT: Final = "{level} · {first} → {last}"
ENTERED: Final = QT_TRANSLATE_NOOP("messages", "{value} · entered by {by} · {on}")
SUPPOSED: Final = QT_TRANSLATE_NOOP("messages", "{value} · only supposed")
NOT_KNOWN: Final = QT_TRANSLATE_NOOP("messages", "not known · said by {by} · {on}")
REQUIRED_UNSAID: Final = QT_TRANSLATE_NOOP("messages", "not known")
YES: Final = QT_TRANSLATE_NOOP("messages", "yes")
NO: Final = QT_TRANSLATE_NOOP("messages", "no")
BY_RULE: Final = QT_TRANSLATE_NOOP("messages", "{value} · by rule {rule}")


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def step_fact(step: Step) -> Fact:
    """One step of the why."""
    word, template = STEPS[step.kind]
    facts = {
        "first": _day(step.first),
        "last": _day(step.last),
        "months": "" if step.months is None else str(step.months),
        "basis": "" if step.basis is None else text(START_BASES[step.basis.value]),
        "name": step.name,
        "text": step.text,
        "reference": step.reference,
        "by": step.by,
    }
    return Fact(text(word), _capital(fill(text(template), facts)))


def change_fact(change: Change) -> Fact:
    """What would change the answer."""
    word, template = CHANGES[change.kind]
    facts = {
        "name": text(NEEDS[change.name]) if change.name in NEEDS else change.name,
        "until": _day(change.until),
        "months": "" if change.months is None else str(change.months),
        "price": "" if change.price is None else f"{change.price:,.2f}",
        "by_day": _day(change.by_day),
    }
    return Fact(text(word), _capital(fill(text(template), facts)))


def input_facts(coverage: Coverage, *, supposed: date | None) -> list[Fact]:
    """What the answer was made from, with who entered it."""
    told = []
    for name, entered in coverage.inputs.items():
        if entered.value is None and name not in coverage.needs:
            continue
        shown = _day(entered.value) if isinstance(entered.value, date) else entered.value or ""
        facts = {"value": shown, "by": entered.by, "on": _day(entered.on)}
        template = SUPPOSED if name == "installation" and supposed is not None else ENTERED
        value = fill(text(template), facts) if shown else text(REQUIRED_UNSAID)
        told.append(Fact(_capital(text(NEEDS[name])), value))
    return told


def contract_facts(coverage: Coverage) -> list[Fact]:
    """The service contracts that run beside."""
    return [
        Fact(one.number, fill(CONTRACT, {"level": one.level, "first": _day(one.first), "last": _day(one.last)}))
        for one in coverage.contracts
    ]


MOST_REPAIRS: Final = 5


def repair_facts(rest: DeviceRest, today: date) -> list[Fact]:
    """The last work orders, those that are open first, and how long the calibration holds.

    Args:
        rest: what belongs to the device.
        today: the calendar day at its centre.
    """
    ordered = sorted(rest.repairs, key=lambda one: not one.is_open)[:MOST_REPAIRS]
    told = [Fact(one.number, _repair(one)) for one in ordered]
    if rest.calibration is not None:
        told.append(Fact(text(CALIBRATION), _calibrated(rest.calibration, today)))
    return told


def _repair(one: RepairBrief) -> str:
    state = text(REPAIR_STATES[one.state.value])
    return f"{state} · {named(one.fault, one.fault_en)} · {local(one.reported_at).date()}"


def _calibrated(last: LastCalibration, today: date) -> str:
    if not last.passed:
        return fill(text(FAILED), {})
    return fill(text(VALID_TO if today <= last.until else EXPIRED), {"day": last.until.isoformat()})


CALIBRATION: Final = QT_TRANSLATE_NOOP("messages", "Calibration")
VALID_TO: Final = QT_TRANSLATE_NOOP("messages", "valid to {day}")
EXPIRED: Final = QT_TRANSLATE_NOOP("messages", "expired, was valid to {day}")
FAILED: Final = QT_TRANSLATE_NOOP("messages", "not passed")


def record_facts(page: DevicePage, coverage: Coverage) -> list[Fact]:
    """Every field of the record; a required one that is not known says so, and the two that the rule book answers."""
    told = [Fact(_capital(text(FIELDS["serial"])), page.serial, is_code=True)]
    for row in page.fields:
        if row.state is Knowledge.UNSAID and not row.required:
            continue
        on = local(row.at).date().isoformat() if row.at is not None else ""
        if row.value is None:
            value = fill(text(NOT_KNOWN), {"by": row.by, "on": on}) if row.by else text(REQUIRED_UNSAID)
        else:
            value = _value(row.value)
        told.append(Fact(_capital(text(FIELDS[row.field.value])), value))
    return told + _by_rule(coverage)


CONSUMABLES: Final = QT_TRANSLATE_NOOP("messages", "Consumables covered")
EXTENDED: Final = QT_TRANSLATE_NOOP("messages", "Extended warranty")


def _by_rule(coverage: Coverage) -> list[Fact]:
    bought = [step.name for step in coverage.steps if step.kind is StepKind.EXTENSION]
    extended = Fact(text(EXTENDED), ", ".join(bought) or text(NO))
    if coverage.rule is None:
        return [Fact(text(CONSUMABLES), text(REQUIRED_UNSAID)), extended]
    answer = text(YES if coverage.rule.consumables_covered else NO)
    rule = f"{coverage.rule.name} v{coverage.rule.version}"
    return [Fact(text(CONSUMABLES), fill(text(BY_RULE), {"value": answer, "rule": rule})), extended]


def _value(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
