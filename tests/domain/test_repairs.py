"""Work orders: their flow is data, and no way through it ends in a dead end."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.repairs import (
    FIX_DAYS,
    TRANSITIONS,
    RepairEventKind,
    RepairState,
    amount,
    check_event,
    first_time_fix,
)

FINISHED = date(2026, 11, 23)
ENDS = {RepairState.IN_SERVICE, RepairState.CANCELLED}


def reachable(start: RepairState) -> set[RepairState]:
    found, left = {start}, [start]
    while left:
        state = left.pop()
        targets = {one.to for one in TRANSITIONS.values() if state in one.before and one.to} - found
        found |= targets
        left += targets
    return found


@pytest.mark.requirement("S2-70")
def test_every_state_is_reached_and_every_state_can_be_ended() -> None:
    assert reachable(RepairState.RECEIVED) == set(RepairState)
    assert all(reachable(state) & ENDS for state in RepairState)
    told = {RepairEventKind.SIGNED, RepairEventKind.CLAIM_APPROVED, RepairEventKind.CLAIM_REFUSED}
    after_end = {kind for kind, one in TRANSITIONS.items() if one.before & ENDS}
    assert after_end == told, "only papers follow when an order is closed"


def test_every_event_but_the_first_has_a_place_in_the_flow() -> None:
    assert set(TRANSITIONS) == set(RepairEventKind) - {RepairEventKind.RECEIVED}


def test_a_contaminated_device_is_not_handled_in_any_state() -> None:
    handling = [kind for kind, one in TRANSITIONS.items() if one.handles]
    assert {RepairEventKind.STARTED, RepairEventKind.PART_ISSUED, RepairEventKind.TESTED} <= set(handling)
    for kind in handling:
        for state in RepairState:
            with pytest.raises(Refusal) as refused:
                check_event("W-640", state, kind, contaminated=True)
            assert refused.value.code == "repair_contaminated"


def test_an_event_leads_on_or_is_refused_with_the_state() -> None:
    assert check_event("W-1", RepairState.ASSIGNED, RepairEventKind.STARTED, contaminated=False) is RepairState.WORKING
    assert check_event("W-1", RepairState.WORKING, RepairEventKind.TESTED, contaminated=False) is RepairState.WORKING
    assert check_event("W-1", RepairState.RECEIVED, RepairEventKind.CANCELLED, contaminated=True)
    with pytest.raises(Refusal) as refused:
        check_event("W-1", RepairState.RECEIVED, RepairEventKind.FINISHED, contaminated=False)
    facts = {"order": "W-1", "repair_state": "received", "repair_event": "finished"}
    assert (refused.value.code, refused.value.facts) == ("repair_state", facts)


@pytest.mark.requirement("S2-49")
def test_a_first_time_fix_is_decided_on_the_day_after_the_thirtieth() -> None:
    last = FINISHED + timedelta(days=FIX_DAYS)
    after = last + timedelta(days=1)
    assert first_time_fix(FINISHED, [], last) is None
    assert first_time_fix(FINISHED, [], after) is True
    assert first_time_fix(FINISHED, [last], last) is False
    assert first_time_fix(FINISHED, [after], after) is True
    assert first_time_fix(FINISHED, [FINISHED - timedelta(days=1)], after) is True
    assert first_time_fix(FINISHED, [FINISHED], FINISHED) is False


def test_amounts_are_whole_fen() -> None:
    assert amount(Decimal("1.5"), Decimal("300.00")) == Decimal("450.00")
    assert amount(Decimal(92), Decimal("1.80")) == Decimal("165.60")
    assert amount(Decimal("0.005"), Decimal("1.00")) == Decimal("0.01")
