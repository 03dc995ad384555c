"""What is proposed: up to the target in packs, never above the maximum, never twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.domain.replenishment import Levels, Parts, StepKind, Why, check_change, propose, why_short

PLATE = Levels(3, 5, 5)
J9 = Parts(usable=2, committed=1, in_transit=1)


@pytest.mark.requirement("S1-24", "C-07")
def test_j9_position_two_proposes_three() -> None:
    proposal = propose(PLATE, J9)
    assert (proposal.parts.position, proposal.pieces, proposal.missing) == (2, 3, 3)
    assert [(step.kind, step.value, step.figures) for step in proposal.steps] == [
        (StepKind.POSITION, 2, (2, 1, 1, 0)),
        (StepKind.BELOW_MINIMUM, 3, (2, 3, 5)),
        (StepKind.PACKS, 3, (3, 1)),
    ]


def test_j9_a_pack_of_two_and_a_maximum_of_five_propose_two_never_four() -> None:
    proposal = propose(Levels(3, 5, 5, 2), J9)
    assert proposal.pieces == 2
    assert proposal.steps[-1].kind is StepKind.CUT_TO_MAXIMUM


def test_with_room_for_it_the_pack_reaches_the_target() -> None:
    assert propose(Levels(3, 5, 6, 2), J9).pieces == 4


def test_what_is_on_order_is_not_proposed_again() -> None:
    assert propose(PLATE, Parts(2, 1, 1, 3)).pieces == 0


def test_at_the_minimum_nothing_is_proposed() -> None:
    proposal = propose(PLATE, Parts(usable=3))
    assert proposal.pieces == 0
    assert not proposal.below_minimum
    assert proposal.steps[-1].kind is StepKind.ENOUGH


def test_a_pack_that_does_not_fit_is_told_and_not_proposed() -> None:
    proposal = propose(Levels(3, 3, 3, 5), Parts(usable=1))
    assert (proposal.pieces, proposal.below_minimum) == (0, True)
    assert proposal.steps[-1].kind is StepKind.NO_PACK_FITS


whole = st.integers(0, 40)


@given(whole, whole, whole, st.integers(1, 12), st.tuples(whole, whole, whole, whole))
def test_never_above_the_maximum_always_in_packs_and_never_twice(
    least: int, more: int, room: int, pack: int, parts: tuple[int, int, int, int]
) -> None:
    target = max(1, least + more)
    levels = Levels(least, target, target + room, pack)
    assert levels.faults() == ()
    proposal = propose(levels, Parts(*parts))
    position = proposal.parts.position
    assert proposal.pieces % pack == 0
    assert proposal.pieces == 0 or position + proposal.pieces <= levels.maximum
    reached = position + proposal.pieces
    assert position >= levels.minimum or reached >= levels.target or reached > levels.maximum - pack
    usable, committed, in_transit, on_order = parts
    again = propose(levels, Parts(usable, committed, in_transit, on_order + proposal.pieces))
    if position + proposal.pieces >= levels.minimum:
        assert again.pieces == 0


def test_levels_out_of_order_are_named() -> None:
    assert Levels(5, 3, 2).faults() == (("target", "target_below_minimum"), ("maximum", "maximum_below_target"))
    assert Levels(-1, 3, 3, 0).faults() == (("minimum", "out_of_range"), ("pack", "out_of_range"))


def test_the_planner_may_not_go_above_the_maximum_nor_break_a_pack() -> None:
    proposal = propose(Levels(3, 5, 6, 2), J9)
    check_change(proposal, 0)
    check_change(proposal, 2)
    with pytest.raises(Refusal, match="not_in_packs"):
        check_change(proposal, 3)
    with pytest.raises(Refusal, match=r"above_maximum.*most=4"):
        check_change(proposal, 6)


def test_the_horizon_includes_its_last_day_and_the_expiry_day_is_not_expired() -> None:
    today = date(2026, 11, 24)
    assert why_short(date(2026, 11, 23), today, 30) is Why.EXPIRED
    assert why_short(today, today, 30) is Why.SHORT_DATED
    assert why_short(date(2026, 12, 24), today, 30) is Why.SHORT_DATED
    assert why_short(date(2026, 12, 25), today, 30) is None
    assert why_short(None, today, 30) is None
