"""Repairs: how far a work order is, what may happen to it next, and when a repair was a success (SC-17, S2-70)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desktop.domain.errors import Refusal
from desktop.domain.money import rounded


class RepairState(StrEnum):
    """How far a work order is."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    ON_THE_WAY = "on_the_way"
    ARRIVED = "arrived"
    WORKING = "working"
    PAUSED = "paused"
    FINISHED = "finished"
    IN_SERVICE = "in_service"
    CANCELLED = "cancelled"


class RepairEventKind(StrEnum):
    """What happened to a work order."""

    RECEIVED = "received"
    DECONTAMINATED = "decontaminated"
    ASSIGNED = "assigned"
    ON_THE_WAY = "on_the_way"
    ARRIVED = "arrived"
    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    STEP = "step"
    PART_RESERVED = "part_reserved"
    PART_RELEASED = "part_released"
    PART_ISSUED = "part_issued"
    PART_RETURNED = "part_returned"
    CORE_TAKEN = "core_taken"
    TESTED = "tested"
    CLAIM_APPROVED = "claim_approved"
    CLAIM_REFUSED = "claim_refused"
    SIGNED = "signed"
    FINISHED = "finished"
    RETURNED_TO_SERVICE = "returned_to_service"
    CANCELLED = "cancelled"


class OrderOrigin(StrEnum):
    """What a work order came from."""

    INTAKE = "intake"
    REPORT = "report"
    RULE = "rule"
    PLAN = "plan"
    TREND = "trend"


class Priority(StrEnum):
    """How much hurry there is."""

    NORMAL = "normal"
    URGENT = "urgent"
    STANDSTILL = "standstill"


class PauseReason(StrEnum):
    """Why nobody works on an order for a while."""

    WAITS_FOR_PART = "waits_for_part"
    WAITS_FOR_CUSTOMER = "waits_for_customer"
    NO_ACCESS = "no_access"
    WAITS_FOR_APPROVAL = "waits_for_approval"
    SHIFT_ENDED = "shift_ended"
    OTHER = "other"


class PartState(StrEnum):
    """How far a part of an order is."""

    RESERVED = "reserved"
    ISSUED = "issued"
    RELEASED = "released"
    RETURNED = "returned"


class RepairLineKind(StrEnum):
    """Who is asked for an amount: the manufacturer by a claim, or the customer by a price."""

    CLAIM = "claim"
    PRICE = "price"


class Charge(StrEnum):
    """What an amount is for."""

    PART = "part"
    LABOUR = "labour"
    TRAVEL = "travel"
    FREIGHT = "freight"


CUSTOMER_CAUSED: Final = frozenset(
    {PauseReason.WAITS_FOR_CUSTOMER, PauseReason.NO_ACCESS, PauseReason.WAITS_FOR_APPROVAL}
)
"""Waits that the customer causes: the clocks rest, and the second reading of the repair time leaves them out."""

_S: Final = RepairState
_E: Final = RepairEventKind
_BEFORE_WORK: Final = frozenset({_S.RECEIVED, _S.ASSIGNED, _S.ON_THE_WAY, _S.ARRIVED})
AT_WORK: Final = frozenset({_S.WORKING, _S.PAUSED})
OPEN: Final = _BEFORE_WORK | AT_WORK | {_S.FINISHED}
"""A device with an order in one of these states is under repair."""


@dataclass(frozen=True, slots=True)
class Transition:
    """From which states an event may come, and where it leads; ``to`` None leaves the state.

    ``handles`` says that somebody touches the device, which a contaminated one does not allow.
    """

    before: frozenset[RepairState]
    to: RepairState | None = None
    handles: bool = False


TRANSITIONS: Final[dict[RepairEventKind, Transition]] = {
    _E.DECONTAMINATED: Transition(_BEFORE_WORK),
    _E.ASSIGNED: Transition(_BEFORE_WORK, _S.ASSIGNED),
    _E.ON_THE_WAY: Transition(frozenset({_S.ASSIGNED}), _S.ON_THE_WAY),
    _E.ARRIVED: Transition(frozenset({_S.ON_THE_WAY}), _S.ARRIVED),
    _E.STARTED: Transition(frozenset({_S.ASSIGNED, _S.ARRIVED}), _S.WORKING, handles=True),
    _E.PAUSED: Transition(frozenset({_S.WORKING}), _S.PAUSED),
    _E.RESUMED: Transition(frozenset({_S.PAUSED}), _S.WORKING, handles=True),
    _E.STEP: Transition(AT_WORK, handles=True),
    _E.PART_RESERVED: Transition(_BEFORE_WORK | AT_WORK),
    _E.PART_RELEASED: Transition(_BEFORE_WORK | AT_WORK),
    _E.PART_ISSUED: Transition(frozenset({_S.WORKING}), handles=True),
    _E.PART_RETURNED: Transition(AT_WORK | {_S.FINISHED}, handles=True),
    _E.CORE_TAKEN: Transition(AT_WORK | {_S.FINISHED}, handles=True),
    _E.TESTED: Transition(frozenset({_S.WORKING}), handles=True),
    _E.CLAIM_APPROVED: Transition(frozenset({_S.FINISHED, _S.IN_SERVICE})),
    _E.CLAIM_REFUSED: Transition(frozenset({_S.FINISHED, _S.IN_SERVICE})),
    _E.SIGNED: Transition(frozenset({_S.FINISHED, _S.IN_SERVICE})),
    _E.FINISHED: Transition(frozenset({_S.WORKING}), _S.FINISHED, handles=True),
    _E.RETURNED_TO_SERVICE: Transition(frozenset({_S.FINISHED}), _S.IN_SERVICE),
    _E.CANCELLED: Transition(_BEFORE_WORK | AT_WORK, _S.CANCELLED),
}
"""The flow of work orders as data (S2-70)."""


def check_event(number: str, state: RepairState, kind: RepairEventKind, *, contaminated: bool) -> RepairState:
    """The state after an event.

    Raises:
        Refusal: ``repair_contaminated`` for whatever handles the device, ``repair_state`` with what it is.
    """
    transition = TRANSITIONS[kind]
    if transition.handles and contaminated:
        raise Refusal("repair_contaminated", order=number)
    if state not in transition.before:
        raise Refusal("repair_state", order=number, repair_state=state.value, repair_event=kind.value)
    return transition.to or state


FIX_DAYS: Final = 30
"""No second order for the same fault of a device within so many days is a first-time fix (S2-49)."""


def first_time_fix(finished_on: date, reported_again: Iterable[date], today: date) -> bool | None:
    """Whether the first repair held; None while that cannot be said yet.

    Args:
        finished_on: the day on which the order was finished.
        reported_again: days of later orders for the same fault class of the same device.
        today: the day in question.
    """
    last = finished_on + timedelta(days=FIX_DAYS)
    if any(finished_on <= day <= min(last, today) for day in reported_again):
        return False
    return True if today > last else None


class Fix(StrEnum):
    """Whether a repair held."""

    FIXED = "fixed"
    NOT_FIXED = "not_fixed"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class FixTold:
    """What is said of a repair, and the day on which that was or will be decided."""

    fix: Fix
    on: date


def fix_told(finished_on: date, again_on: date | None, today: date) -> FixTold:
    """Whether a repair held, with the day of the decision.

    Args:
        finished_on: the day on which the order was finished.
        again_on: the day on which the fault was reported again within `FIX_DAYS`, None for never.
        today: the day in question.
    """
    if again_on is not None:
        return FixTold(Fix.NOT_FIXED, again_on)
    decided = finished_on + timedelta(days=FIX_DAYS + 1)
    return FixTold(Fix.FIXED if today >= decided else Fix.WAITS, decided)


def amount(quantity: Decimal, unit_price: Decimal) -> Decimal:
    """What a quantity costs, in yuan to the fen."""
    return rounded(quantity * unit_price)
