"""Work for idle turns is done piece by piece, and never while a scan is being answered."""

from typing import Any

from desktop.runtime.leisure import Leisure


class Pieces:
    """Work of so many pieces."""

    def __init__(self, count: int) -> None:
        self.left = count

    def __call__(self) -> bool:
        self.left -= self.left > 0
        return self.left > 0


def test_every_piece_is_done_in_a_turn_of_its_own(qtbot: Any) -> None:
    pieces = Pieces(3)
    leisure = Leisure(pieces)
    leisure.begin()
    assert pieces.left == 3
    qtbot.waitUntil(lambda: pieces.left == 0)
    leisure.stop()


def test_nothing_is_done_between_a_scan_and_its_answer(qtbot: Any) -> None:
    pieces = Pieces(2)
    leisure = Leisure(pieces)
    leisure.begin()
    leisure.scanned()
    qtbot.wait(600)
    assert pieces.left == 2
    leisure.disturbed()
    qtbot.waitUntil(lambda: pieces.left == 0)


def test_a_scan_begins_nothing_where_nothing_is_left(qtbot: Any) -> None:
    pieces = Pieces(1)
    leisure = Leisure(pieces)
    leisure.scanned()
    leisure.disturbed()
    qtbot.wait(600)
    assert pieces.left == 1


def test_after_the_end_nothing_is_done(qtbot: Any) -> None:
    pieces = Pieces(1)
    leisure = Leisure(pieces)
    leisure.begin()
    leisure.stop()
    qtbot.wait(600)
    assert pieces.left == 1
