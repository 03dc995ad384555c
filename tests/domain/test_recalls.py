"""What a recall covers."""

import pytest

from desktop.domain.recalls import Scope

PLATE, SCREW = 1, 2


def test_a_lot_covers_its_pieces_with_and_without_a_serial_number() -> None:
    scope = Scope(PLATE, "L1")
    assert scope.covers(PLATE, "L1", "S1")
    assert scope.covers(PLATE, "L1", "")
    assert not scope.covers(PLATE, "L2", "S1")
    assert not scope.covers(SCREW, "L1", "S1")


@pytest.mark.parametrize(
    ("serial", "covered"), [("S9", True), ("S10", True), ("S11", False), ("S8", False), ("", False)]
)
def test_a_range_goes_from_the_shorter_to_the_longer(serial: str, covered: bool) -> None:
    assert Scope(PLATE, "", "S9", "S10").covers(PLATE, "L1", serial) is covered


def test_a_range_in_a_lot_leaves_other_lots_alone() -> None:
    scope = Scope(PLATE, "L1", "S1", "S9")
    assert scope.covers(PLATE, "L1", "S5")
    assert not scope.covers(PLATE, "L2", "S5")
