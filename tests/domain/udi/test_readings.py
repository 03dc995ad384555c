"""A scan that may have lost separators is read in every way that makes sense, and never silently in one of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.udi import decode, readings
from desktop.domain.udi.characters import GS

TODAY = date(2026, 11, 21)
GTIN = "06901234567892"
HEAD = f"]d201{GTIN}"


def said(raw: str, between: str = "") -> list[tuple[str | None, str | None, date | None]]:
    """Lot, serial and use-by date of each reading."""
    found = [decode(one, today=TODAY) for one in readings(raw, today=TODAY, between=between)]
    assert all(udi.warnings == () for udi in found)
    return [(udi.lot, udi.serial, udi.use_by) for udi in found]


def test_the_scan_as_it_came_is_the_first_reading() -> None:
    assert said(f"{HEAD}10ABC12321SN0001") == [("ABC12321SN0001", None, None), ("ABC123", "SN0001", None)]
    assert said(f"01{GTIN}21ABC10LOT") == [(None, "ABC10LOT", None), ("LOT", "ABC", None)]
    assert readings(f"{HEAD}10ABC", today=TODAY) == (f"{HEAD}10ABC{GS}",)


def test_what_is_hidden_may_hide_more() -> None:
    assert said(f"{HEAD}10A21B17290630") == [
        ("A21B17290630", None, None),
        ("A", "B17290630", None),
        ("A", "B", date(2029, 6, 30)),
        ("A21B", None, date(2029, 6, 30)),
    ]


def test_a_message_that_ends_in_something_else_hides_nothing() -> None:
    assert readings(f"{HEAD}240ABC12321SN0001", today=TODAY) == (f"{HEAD}240ABC12321SN0001{GS}",)


@pytest.mark.parametrize(
    "raw", [f"{HEAD}10A{GS}21B", "+A123BJC5D6E71G", f"]C001{GTIN}10ABC", "]X", f"{HEAD}10A#B", "SZ:P:A-1"]
)
def test_what_has_a_separator_or_is_no_element_string_has_no_readings(raw: str) -> None:
    assert readings(raw, today=TODAY) == ()


def test_two_barcodes_of_one_label_are_read_together() -> None:
    assert said_of_two() == [("A21B", None), ("A", "B")]


def said_of_two() -> list[tuple[str | None, str | None]]:
    """Lot and serial of the second barcode in each reading."""
    both = readings(f"{HEAD}\n]C110A21B", today=TODAY, between="\n")
    assert all(one.split("\n")[0] == f"{HEAD}{GS}" for one in both)
    found = [decode(one.split("\n")[1], today=TODAY) for one in both]
    return [(udi.lot, udi.serial) for udi in found]


def test_a_lot_made_to_be_misread_is_not_read_without_end() -> None:
    assert len(readings(f"{HEAD}10{'21A10B' * 3}", today=TODAY)) <= 12


VALUE = st.text("0127ABX-", min_size=1, max_size=9)


@given(lot=VALUE, serial=VALUE)
def test_the_truth_is_always_among_the_readings(lot: str, serial: str) -> None:
    """A lot and a serial whose separator was lost, and a lot that only looks so."""
    raw = f"{HEAD}10{lot}21{serial}"
    found = said(raw)
    assert found[0] == (f"{lot}21{serial}", None, None)
    assert len(found) == 12 or (lot, serial, None) in found
    assert (len(found) > 1) is (decode(raw, today=TODAY).warnings == ("separator_lost",))
