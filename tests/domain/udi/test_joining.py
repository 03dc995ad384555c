"""Two barcodes of one item, and the item as a whole."""

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.udi import Agency, check_item, compose, encode, join
from tests.domain.udi.reading import EOT, GS, GTIN, RS, TODAY, read


def code_of(first: str, second: str) -> str:
    with pytest.raises(Refusal) as caught:
        join(read(first), read(second))
    return caught.value.code


def test_identifier_and_production_data_join_in_either_order() -> None:
    di, pi = read("]E06901234567892"), read("]C11729063010ABC")
    assert join(di, pi) == join(pi, di) == read(f"]d201{GTIN}1729063010ABC")
    assert join(di, pi).symbology == "E0"
    assert join(pi, di).gtin_format == "GTIN-13"


def test_three_barcodes_of_an_sscc_item_join() -> None:
    whole = join(join(read("]C100106141412345678908"), read("]C102069012345678923724")), read("]C110A"))
    assert (whole.sscc, whole.lot, whole.ais) == ("106141412345678908", "A", (("02", GTIN), ("37", "24")))


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (f"]C101{GTIN}", "]C10126901234567896", "repeated_ai"), ("]C110A", "]C110B", "repeated_ai"),
        ("]C191A", "]C191B", "repeated_ai"), (f"]C101{GTIN}", "]C1375", "exclusive_ais"),
        (f"]C101{GTIN}", "+A123BJC5D6E71G", "different_agency"),
        ("+A99912345/$LOT7 ", "+$$52001510X3GD", "link_character"),
        ("MA.156.M0.100761.01234565.LA", "MA.156.M0.100761.01234565.LB", "repeated_ai"),
    ],
)  # fmt: skip
def test_barcodes_that_contradict_each_other_do_not_join(first: str, second: str, code: str) -> None:
    assert code_of(first, second) == code


def test_a_ppn_with_two_gtins_does_not_join() -> None:
    one = f"[)>{RS}06{GS}9N110375286414{GS}8P{GTIN}{RS}{EOT}"
    other = f"[)>{RS}06{GS}9N110375286414{GS}8P26901234567896{RS}{EOT}"
    assert code_of(one, other) == "repeated_ai"
    assert join(read(one), read(one)) == read(one)


def test_warnings_and_repairs_are_kept() -> None:
    first = read(f"]d201{GTIN}10ABC12321SN1")
    whole = join(first, read("]C111240115"))
    assert whole.warnings == ("separator_lost",)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (f"]d201{GTIN}10A", ()), ("]d210A", ("missing_di", "missing_ai")),
        ("]C102069012345678923724", ("missing_di", "missing_ai")),
        ("]C10010614141234567890802069012345678923724", ()), ("+$$52001510X3GD", ("missing_di",)),
        ("+A123BJC5D6E71G", ()), (f"]d201{GTIN}7004123", ("missing_ai",)), (f"]d201{GTIN}10A{GS}7004123", ()),
        (f"]d201{GTIN}3920100", ("missing_ai",)), (f"]d201{GTIN}31030001003920100", ()),
    ],
)  # fmt: skip
def test_a_complete_item_is_checked_over_all_its_barcodes(raw: str, codes: tuple[str, ...]) -> None:
    assert check_item(read(raw)) == codes


def test_a_udi_is_composed_from_its_parts() -> None:
    udi = compose({"01": GTIN, "10": "ABC(21)FAKE", "17": "290630", "21": "S"}, today=TODAY)
    text = encode(udi)
    assert udi.agency is Agency.GS1
    assert text.element_string == f"01{GTIN}1729063010ABC(21)FAKE{GS}21S"
    assert text.bracketed == f"[01]{GTIN}[17]290630[10]ABC(21)FAKE[21]S"
    assert text.hri == f"(01){GTIN}(17)290630(10)ABC(21)FAKE(21)S"
    assert read(text.scan) == udi


@pytest.mark.parametrize(
    ("values", "code"),
    [({"05": "A"}, "unknown_ai"), ({"10": "A B"}, "bad_char"), ({"01": GTIN, "37": "5"}, "exclusive_ais")],
)
def test_nothing_wrong_is_composed(values: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal) as caught:
        compose(values, today=TODAY)
    assert caught.value.code == code
