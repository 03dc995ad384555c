"""A position in words: what stands in the receiving place, what is announced, what is left out and why."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

from desktop.queries.par_page import ParPage
from desktop.queries.positions import Figure, PositionRow
from desktop.views.par_words import counted_words, figure
from desktop.views.refill_words import row_words
from desktop.views.translation import CHINESE, text
from desktop.views.words.consignment.replenishment import EXCLUDED


def page(*rows: PositionRow) -> ParPage:
    told: Any = SimpleNamespace(explained=SimpleNamespace(rows=rows), par=SimpleNamespace(horizon_days=30))
    return cast("ParPage", told)


def pieces(figure: Figure, count: int, why: str = "", **more: Any) -> PositionRow:
    return PositionRow(figure, why, Decimal(count), **more)


def test_what_a_tray_that_is_back_holds_is_told_apart_from_what_is_announced() -> None:
    rows = (
        pieces(Figure.IN_TRANSIT, 20, place="TK-014", waits=True),
        pieces(Figure.IN_TRANSIT, 2, document="DN-7"),
        pieces(Figure.ON_ORDER, 3, document="O-0001"),
    )
    assert counted_words(page(*rows)) == [
        "In transit: 20 pieces stand in the receiving place, not put away yet",
        "In transit: 2 pieces on DN-7",
        "On order: 3 pieces on O-0001",
    ]
    assert row_words(rows[0]) == "20 · TK-014 — in the receiving place, not put away yet"


def test_what_is_left_out_is_summed_by_reason() -> None:
    rows = [pieces(Figure.USABLE, 1, why) for why in EXCLUDED] + [pieces(Figure.USABLE, 2, "expired")]
    [told] = counted_words(page(*rows))
    assert told.removeprefix("Not counted: ").split("; ") == [
        "3 expired",
        "1 expiring within 30 days",
        "1 on hold or recalled",
        "1 not in a usable place",
        "1 of another owner",
    ]


def test_every_reason_has_chinese() -> None:
    assert all(text(words, CHINESE) != words for words in EXCLUDED.values())


def test_a_mean_is_told_short() -> None:
    assert [figure(value) for value in (2.0, 2.04, 2.36)] == ["2", "2", "2.4"]
