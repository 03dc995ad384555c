"""Replenishment: what is missing at a place, and how much of it is ordered.

The inventory position is what can be used, less what is promised, plus what is under way (Silver, Pyke & Thomas,
Inventory and Production Management in Supply Chains, 4th ed., 2017, 6.2). Below the minimum the position is brought up
to the target in whole packs, never above the maximum. What is on order counts, so nothing is proposed twice.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desktop.domain.errors import Refusal
from desktop.domain.lots import days_left, is_expired

RULE_VERSION: Final = "replenishment-1"
SHORT_DATED_DAYS: Final = 30
"""Pieces that expire within so many days do not count, unless the par says otherwise."""

MOST_PIECES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Levels:
    """How many pieces a place shall have; all whole pieces, all 0 to order only what is promised to somebody.

    Attributes:
        minimum: below it something is proposed.
        target: up to which.
        maximum: never above it.
        pack: pieces that are ordered together.
    """

    minimum: int
    target: int
    maximum: int
    pack: int = 1

    def faults(self) -> tuple[tuple[str, str], ...]:
        """Field and code of what is wrong: ``out_of_range``, ``target_below_minimum``, ``maximum_below_target``."""
        found = [
            (name, "out_of_range")
            for name, least in (("minimum", 0), ("target", 0), ("maximum", 0), ("pack", 1))
            if not least <= getattr(self, name) <= MOST_PIECES
        ]
        if self.target < self.minimum:
            found.append(("target", "target_below_minimum"))
        if self.maximum < self.target:
            found.append(("maximum", "maximum_below_target"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a position is made of, in pieces."""

    usable: int = 0
    committed: int = 0
    in_transit: int = 0
    on_order: int = 0

    @property
    def position(self) -> int:
        """What can be counted on; below zero when more is promised than there is."""
        return self.usable - self.committed + self.in_transit + self.on_order


class Why(StrEnum):
    """Why pieces on hand do not count as usable."""

    EXPIRED = "expired"
    SHORT_DATED = "short_dated"
    HELD = "held"
    WRONG_PLACE = "wrong_place"
    OTHER_OWNER = "other_owner"


def why_short(expires_on: date | None, today: date, horizon_days: int) -> Why | None:
    """Whether goods are expired, or expire within the horizon; its last day still counts as within."""
    if is_expired(expires_on, today):
        return Why.EXPIRED
    if expires_on is not None and days_left(expires_on, today) <= horizon_days:
        return Why.SHORT_DATED
    return None


class StepKind(StrEnum):
    """One step of the way to a proposal."""

    POSITION = "position"
    ENOUGH = "enough"
    BELOW_MINIMUM = "below_minimum"
    PACKS = "packs"
    CUT_TO_MAXIMUM = "cut_to_maximum"
    NO_PACK_FITS = "no_pack_fits"


@dataclass(frozen=True, slots=True)
class Step:
    """What was reckoned: the value, and the figures that it was made of, in the order in which they are told."""

    kind: StepKind
    value: int
    figures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """How much to order, and why.

    Attributes:
        pieces: a multiple of the pack, 0 when nothing is to be ordered.
        levels: of the par.
        parts: of the position.
        steps: how it was reckoned.
        rule: the version of this rule.
    """

    pieces: int
    levels: Levels
    parts: Parts
    steps: tuple[Step, ...]
    rule: str = RULE_VERSION

    @property
    def below_minimum(self) -> bool:
        """Whether the place has too little, even when no pack fits below the maximum."""
        return self.parts.position < self.levels.minimum

    @property
    def missing(self) -> int:
        """Pieces up to the target, 0 when the position is not below the minimum."""
        return self.levels.target - self.parts.position if self.below_minimum else 0


def propose(levels: Levels, parts: Parts) -> Proposal:
    """What to order for a place."""
    position = parts.position
    figures = (parts.usable, parts.committed, parts.in_transit, parts.on_order)
    steps = [Step(StepKind.POSITION, position, figures)]
    if position >= levels.minimum:
        steps.append(Step(StepKind.ENOUGH, 0, (position, levels.minimum)))
        return Proposal(0, levels, parts, tuple(steps))
    need = levels.target - position
    steps.append(Step(StepKind.BELOW_MINIMUM, need, (position, levels.minimum, levels.target)))
    packs = -(-need // levels.pack)
    steps.append(Step(StepKind.PACKS, packs * levels.pack, (packs, levels.pack)))
    fitting = (levels.maximum - position) // levels.pack
    if fitting < packs:
        packs = fitting
        kind = StepKind.CUT_TO_MAXIMUM if fitting else StepKind.NO_PACK_FITS
        steps.append(Step(kind, packs * levels.pack, (position, levels.maximum, levels.pack)))
    return Proposal(packs * levels.pack, levels, parts, tuple(steps))


def check_change(proposal: Proposal, pieces: int) -> None:
    """Refuse a quantity that the planner may not order.

    Raises:
        Refusal: ``not_in_packs`` with the pack; ``above_maximum`` with the most that fits.
    """
    levels, position = proposal.levels, proposal.parts.position
    if pieces < 0 or pieces % levels.pack:
        raise Refusal("not_in_packs", pieces=pieces, pack=levels.pack)
    if pieces and position + pieces > levels.maximum:
        most = max(0, (levels.maximum - position) // levels.pack * levels.pack)
        raise Refusal("above_maximum", pieces=pieces, maximum=levels.maximum, most=most)
