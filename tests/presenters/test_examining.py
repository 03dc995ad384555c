"""A scan is taken apart: its elements, the place of a fault, what a repair would do."""

from datetime import UTC, date, datetime

import pytest

from desktop.domain.udi import Mode
from desktop.presenters.examining import Examined, PartVerdict, Sample, examine, joined

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
GTIN = "06901234567892"


def of(raw: str, mode: Mode = Mode.STRICT) -> Examined:
    return examine(Sample(raw, "Door", NOW, mode=mode), TODAY)


def told(examined: Examined) -> list[tuple[str, str, int, PartVerdict]]:
    return [(part.identifier, part.value, part.position, part.verdict) for part in examined.parts]


@pytest.mark.requirement("S1-16")
def test_each_element_has_its_place_and_verdict() -> None:
    examined = of(f"]d201{GTIN}17241130" + "10L23\x1d21S1")
    assert told(examined) == [
        ("01", GTIN, 3, PartVerdict.CHECKED),
        ("17", "241130", 19, PartVerdict.EXPIRED),
        ("10", "L23", 27, PartVerdict.OK),
        ("21", "S1", 33, PartVerdict.OK),
    ]
    assert (examined.refusal, examined.mended, examined.mark, examined.sample.aim) == (None, None, None, "]d2")


def test_a_wrong_check_digit_is_marked_where_it_stands() -> None:
    examined = of("]d20106901234567891" + "10L23")
    assert examined.refusal is not None
    assert examined.refusal.code == "check_digit"
    assert examined.mark == (5, 14)
    assert told(examined) == [("01", "06901234567891", 3, PartVerdict.REFUSED)]


def test_what_stands_before_the_fault_is_still_told() -> None:
    examined = of(f"]d201{GTIN}10L23\x1d17291350" + "21S1")
    assert examined.mark == (27, 6)
    assert told(examined) == [
        ("01", GTIN, 3, PartVerdict.CHECKED),
        ("10", "L23", 19, PartVerdict.OK),
        ("17", "291350", 25, PartVerdict.REFUSED),
    ]


def test_an_unknown_identifier_is_told_after_what_is_known() -> None:
    examined = of(f"]d201{GTIN}0512")
    assert examined.refusal is not None
    assert examined.refusal.code == "unknown_ai"
    assert [part.identifier for part in examined.parts] == ["01", "05"]


def test_a_strange_character_is_marked_and_its_element_told() -> None:
    examined = of(f"]d201{GTIN}10L~3")
    assert examined.mark is not None
    assert examined.sample.raw[examined.mark[0]] == "~"
    assert [part.verdict for part in examined.parts] == [PartVerdict.CHECKED, PartVerdict.REFUSED]


@pytest.mark.requirement("S1-19")
def test_what_a_keyboard_did_is_told_as_a_repair_and_not_done() -> None:
    examined = of(f"]d201{GTIN}10L23|21S1")
    assert examined.udi is None
    assert examined.mended is not None
    assert examined.mended.warnings == ("separator_replaced",)
    assert (examined.mended.lot, examined.mended.serial) == ("L23", "S1")


def test_a_lost_separator_is_a_warning() -> None:
    examined = of(f"]d201{GTIN}10L2321S1")
    assert examined.udi is not None
    assert examined.udi.warnings == ("separator_lost",)


def test_typed_text_is_read_as_it_stands_on_the_label() -> None:
    examined = of(f"(01){GTIN} (10) L23", Mode.HRI)
    assert examined.udi is not None
    assert examined.udi.lot == "L23"
    assert of(f"(01){GTIN} (10) L23").refusal is not None


def test_the_own_codes_are_no_labels() -> None:
    examined = of("]C0SZ:P:A-2-1")
    assert examined.own is not None
    assert examined.own.name == "A-2-1"
    assert examined.mended is None


def test_two_barcodes_of_one_label_are_joined_and_whole_labels_are_not() -> None:
    first, second = of(f"]C101{GTIN}"), of("]C11729113010L23")
    both = joined(first, second)
    assert both is not None
    assert both.udi is not None
    assert (both.udi.di, both.udi.lot, both.warnings) == (GTIN, "L23", ())
    whole, other = of(f"]d201{GTIN}10A"), of(f"]d201{GTIN}10B")
    assert joined(whole, other) is None
    assert joined(first, first) is None


def test_two_halves_without_an_identifier_are_warned_of() -> None:
    both = joined(of("]C110L23"), of("]C117291130"))
    assert both is not None
    assert both.warnings == ("missing_di", "missing_ai")


def test_barcodes_of_two_agencies_are_not_joined() -> None:
    both = joined(of(f"]C101{GTIN}"), of("+$$52001510X3GD"))
    assert both is not None
    assert both.refusal is not None
    assert both.refusal.code == "different_agency"


@pytest.mark.parametrize("raw", ["", "]", "]d2", " ", "\x1d", "x" * 5000, "]d2\ud800", "]d201", "0", "＋１"])
def test_nothing_a_scanner_sends_breaks_it(raw: str) -> None:
    examined = of(raw)
    assert examined.refusal is not None
    if examined.mark is not None:
        assert examined.mark[0] + examined.mark[1] <= len(raw)
    assert examined.sample.bytes is not None
