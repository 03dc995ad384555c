"""A cell is a value or a fault with its reason."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.domain.spreadsheet_cells import protected
from desktop.exchange.cells import Reader, as_date, as_decimal, as_whole, as_word, as_yes_no, restored
from desktop.models.item import ItemKind


@pytest.mark.parametrize("text", ["2029-01-31", "2029/1/31", "2029/01/31", "20290131"])
def test_a_date_has_three_forms(text: str) -> None:
    assert as_date(text) == date(2029, 1, 31)


@pytest.mark.parametrize(
    ("read", "cell", "code"),
    [
        (as_date, "2029-02-30", "bad_date"),
        (as_date, "31.01.2029", "bad_date"),
        (as_date, "290131", "bad_date"),
        (as_date, "２０２９-01-31", "full_width"),
        (as_whole, "1.5", "bad_number"),
        (as_whole, "٣", "bad_number"),
        (as_whole, "１", "full_width"),
        (as_decimal, "1,000", "bad_number"),
        (as_decimal, "NaN", "bad_number"),
        (as_decimal, "1e3", "bad_number"),
        (as_yes_no, "perhaps", "not_yes_or_no"),
        (as_word(ItemKind, {}), "toy", "unknown_word"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_reason(read: Reader, cell: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(cell)
    assert (caught.value.code, caught.value.facts["value"]) == (code, cell)


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (as_whole, "-7", -7),
        (as_decimal, "12800.50", Decimal("12800.50")),
        (as_yes_no, "是", True),
        (as_yes_no, "No", False),
        (as_word(ItemKind, {"植入物": "implant"}), "植入物", ItemKind.IMPLANT),
        (as_word(ItemKind, {}), "Spare part", ItemKind.SPARE_PART),
    ],
)
def test_a_cell_is_read_as_it_is_meant(read: Reader, cell: str, value: Any) -> None:
    assert read(cell) == value


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1+1", "'", "x=1"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_protected(text: str) -> None:
    assert protected(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert restored(protected(text)) == text


@given(st.text())
def test_every_text_without_blanks_around_it_comes_back(text: str) -> None:
    kept = text.strip(" \u3000\u00a0")
    assert restored(protected(kept)) == kept
