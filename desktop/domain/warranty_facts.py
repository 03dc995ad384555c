"""What a warranty answer is made from, and what it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.warranty_rules import StartBasis, WarrantyRule


@dataclass(frozen=True, slots=True)
class Entered:
    """A value with who entered it and when; ``value`` None when it is explicitly unknown."""

    value: str | date | None
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """Months that were bought; they follow on what was covered before, whenever they were bought."""

    number: str
    months: int
    bought_on: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Void:
    """Nothing is covered from this day on."""

    since: date
    reason: str
    reference: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Suspension:
    """Not covered on these days, both counted in; open-ended when ``last`` is None. It does not prolong the term."""

    first: date
    last: date | None
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class WarrantyException:
    """Covered on these days, both counted in, against the rule that it names; authorised by a leader."""

    first: date
    last: date
    rule: str
    version: int
    reason: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repair that put parts of some classes in, finished on a day."""

    document: str
    finished_on: date
    part_classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contract:
    """A service contract; it runs beside the warranty and never changes its answer."""

    number: str
    level: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one device.

    Attributes:
        inputs: region, line, model, customer, purchase and the four start bases by name.
        predecessor: the device that this one replaced, and the day of it.
    """

    inputs: Mapping[str, Entered] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()
    voids: tuple[Void, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    exceptions: tuple[WarrantyException, ...] = ()
    repairs: tuple[Repaired, ...] = ()
    contracts: tuple[Contract, ...] = ()
    predecessor: "Facts | None" = None
    replaced_on: date | None = None

    def text(self, name: str) -> str | None:
        """A word among the inputs, None for unknown."""
        given = self.inputs.get(name)
        return given.value if given is not None and isinstance(given.value, str) else None

    def day(self, name: str) -> date | None:
        """A day among the inputs, None for unknown."""
        given = self.inputs.get(name)
        return given.value if given is not None and isinstance(given.value, date) else None


class Verdict(StrEnum):
    """The answer."""

    COVERED = "covered"
    NOT_COVERED = "not_covered"
    VOID = "void"
    UNDETERMINED = "undetermined"


class Why(StrEnum):
    """What the answer rests on."""

    TERM = "term"
    EXTENSION = "extension"
    EXCEPTION = "exception"
    REPAIR = "repair"
    ENDED = "ended"
    NOT_BEGUN = "not_begun"
    EXEMPT = "exempt"
    CONSUMABLE = "consumable"
    SUSPENDED = "suspended"
    VOID = "void"
    NEEDS = "needs"


class StepKind(StrEnum):
    """One step of the reckoning."""

    RULE = "rule"
    TERM = "term"
    LIMIT_NOT_REACHED = "limit_not_reached"
    LIMIT_REACHED = "limit_reached"
    REPLACES = "replaces"
    KEPT = "kept"
    ANEW = "anew"
    EXTENSION = "extension"
    CONSUMABLES_COVERED = "consumables_covered"
    CONSUMABLES_NOT_COVERED = "consumables_not_covered"
    NO_EXEMPTION = "no_exemption"
    EXEMPTION = "exemption"
    SUSPENSION = "suspension"
    VOID = "void"
    EXCEPTION = "exception"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Step:
    """What was reckoned, in order.

    Attributes:
        first, last: the days it goes from and to.
        months: that were added.
        basis: from which day.
        name: of the document, the rule or the part class.
        text: the reason or the clause; ``reference`` where it stands; ``by`` who authorised it.
    """

    kind: StepKind
    first: date | None = None
    last: date | None = None
    months: int | None = None
    basis: StartBasis | None = None
    name: str = ""
    text: str = ""
    reference: str = ""
    by: str = ""


class ChangeKind(StrEnum):
    """What would change the answer."""

    ENTER = "enter"
    BUY = "buy"
    AUTHORISE = "authorise"
    LIFT = "lift"
    SUSPENSION_ENDS = "suspension_ends"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would change the answer: the input to enter, or the extension to buy and the day it would reach.

    ``by_day`` is the last day on which it can be bought.
    """

    kind: ChangeKind
    name: str = ""
    until: date | None = None
    months: int | None = None
    price: Decimal | None = None
    by_day: date | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The warranty answer for one day, with its reasons.

    Attributes:
        on: the day that was asked about.
        until: the last covered day: of the run of days that ``on`` is in, else of the last day that was covered at all;
            None when it cannot be said or nothing ever was.
        since: the day since which it is void or suspended, or on which it will begin.
        days_left: whole days from ``on`` to ``until``, 0 on the last covered day; None unless covered.
        needs: what must be known first.
        tied: rules of which neither is the narrower.
        inputs: what was used, with who entered it.
        contracts: that run on the day, beside the warranty.
        part_class: the part that was asked for, "" for the device.
    """

    verdict: Verdict
    why: Why
    on: date
    until: date | None = None
    since: date | None = None
    days_left: int | None = None
    needs: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    rule: WarrantyRule | None = None
    steps: tuple[Step, ...] = ()
    inputs: Mapping[str, Entered] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    contracts: tuple[Contract, ...] = ()
    part_class: str = ""
