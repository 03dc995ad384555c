"""HIBC supplier labels."""

from datetime import date

import pytest

from desktop.domain.udi import Agency, Mode, Precision, encode, join
from desktop.domain.udi.checks import hibc_character
from tests.domain.udi.reading import facts, read, refused

DI = "A99912345"


def checked(text: str) -> str:
    return text + hibc_character(text)


def label(data: str) -> str:
    """A primary with secondary data in one barcode."""
    return checked(f"+{DI}/{data}")


@pytest.mark.parametrize(
    ("data", "expiry"),
    [
        ("$$0629LOT7", date(2029, 6, 30)),
        ("$$1229LOT7", date(2029, 12, 31)),
        ("$$2063029LOT7", date(2029, 6, 30)),
        ("$$3290630LOT7", date(2029, 6, 30)),
        ("$$429063016LOT7", date(2029, 6, 30)),
        ("$$529181LOT7", date(2029, 6, 30)),
        ("$$62918116LOT7", date(2029, 6, 30)),
        ("29181LOT7", date(2029, 6, 30)),
        ("$LOT7/14D20290630", date(2029, 6, 30)),
        ("$$3290630LOT7/14D20290630", date(2029, 6, 30)),
        ("$$7LOT7", None),
        ("$LOT7", None),
    ],
)
def test_every_date_form_of_a_lot_is_read(data: str, expiry: date | None) -> None:
    udi = read(label(data))
    assert (udi.agency, udi.di, udi.lot, udi.expiry) == (Agency.HIBC, DI, "LOT7", expiry)
    assert (udi.lic, udi.pcn, udi.unit_of_measure) == ("A999", "1234", 5)


@pytest.mark.parametrize("form", ["$$+0629", "$$+2063029", "$$+3290630", "$$+429063016", "$$+529181", "$$+62918116"])
def test_every_date_form_of_a_serial_is_read(form: str) -> None:
    udi = read(label(form + "SER7"))
    assert (udi.serial, udi.lot, udi.expiry) == ("SER7", None, date(2029, 6, 30))


def test_a_month_stands_for_its_last_day_and_says_so() -> None:
    assert read(label("$$0228L")).expiry == date(2028, 2, 29)
    assert read(label("$$0228L")).expiry_precision is Precision.MONTH
    assert read(label("$$3280229L")).expiry_precision is None


def test_hours_are_greenwich_hours() -> None:
    assert read(label("$$429063016L")).expiry_time == "16:00Z"
    assert read(label("$$62918100L")).expiry_time == "00:00Z"


@pytest.mark.parametrize(
    ("data", "quantity", "lot"),
    [("$$8240629L", 24, "L"), ("$$90050073L", 500, "3L"), ("$$9005000629L", 500, "L"), ("$$824", 24, None),
     ("$L/Q5", 5, "L"), ("$L/Q99999", 99999, "L")],
)  # fmt: skip
def test_quantities_stand_before_the_date_or_in_a_supplement(data: str, quantity: int, lot: str | None) -> None:
    udi = read(label(data))
    assert (udi.quantity, udi.lot) == (quantity, lot)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "empty"), ("$", "empty"), ("$+", "empty"), ("$$", "empty"), ("$$+", "empty"), ("$$7", "empty"),
        ("$$+7", "empty"), ("$$+0629", "empty"), ("$L/", "empty"), ("$L/S", "empty"), ("$L/Q", "empty"),
        ("$$7" + "L" * 19, "too_long"), ("$$+7" + "S" * 19, "too_long"), ("$L/S" + "S" * 19, "too_long"),
        ("$L/Q123456", "too_long"), ("$$062", "too_short"), ("$$32906", "too_short"), ("$$82", "too_short"),
        ("$$90050", "too_short"), ("$$1329L", "bad_date"), ("$$0029L", "bad_date"), ("$$2133029L", "bad_date"),
        ("$$3290230L", "bad_date"), ("$$429063024L", "bad_date"), ("$$529366L", "bad_date"), ("$$529000L", "bad_date"),
        ("$$62918124L", "bad_date"), ("29366L", "bad_date"), ("$$3 90630L", "bad_date"),
        ("$L/14D20290230", "bad_date"),
        ("$L/16D2029063", "bad_date"), ("$$8A40629L", "bad_char"), ("$L/QA", "bad_char"), ("$$+824L", "bad_format"),
        ("$$AL", "bad_format"), ("ABC", "bad_format"), ("$L/X99", "unknown_di"), ("$L/14DX/14D", "bad_date"),
        ("$L/S1/S2", "repeated_ai"), ("$$3290630L/14D20290701", "repeated_ai"),
    ],
)  # fmt: skip
def test_broken_secondary_data_is_refused(data: str, code: str) -> None:
    assert refused(label(data)) == code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("+", "too_short"), ("+A1", "too_short"), (checked("+A123"), "too_short"),
        (checked("+A123" + "B" * 19 + "1"), "too_long"), (checked("+A123BCX"), "bad_format"),
        (checked("+A12-BC1"), "bad_char"), (checked("+-123BC1"), "bad_format"), (checked("+ABC"), "too_short"),
        ("+A123BJC5D6E71H", "check_character"), ("+a123BJC5D6E71G", "bad_char"), ("+A123#C1G", "bad_char"),
        ("+A123\x1dC1G", "control_char"), ("++A999MODELIDENTIFIER11S8", "basic_udi_di"), ("+" * 300, "too_long"),
    ],
)  # fmt: skip
def test_a_primary_must_be_whole(raw: str, code: str) -> None:
    assert refused(raw) == code


@pytest.mark.parametrize("di", ["A123B1", "A123" + "B" * 18 + "9"])
def test_the_product_number_has_one_to_eighteen_characters(di: str) -> None:
    assert read(checked("+" + di)).di == di


def test_a_wrong_check_character_is_shown_beside_the_right_one() -> None:
    raw = "*+H123PARTNO1234567890120/$$420020216LOT123456789012345/SXYZ456789012345678/16D20130202C*"
    told = facts(raw)
    assert (told["found"], told["expected"]) == ("C", "H")
    assert read(str(told["corrected"])).serial == "XYZ456789012345678"


def test_a_secondary_waits_for_the_primary_that_it_names() -> None:
    secondary = read("+$$52001510X3GD")
    assert (secondary.partial, secondary.link, secondary.di) == (True, "G", None)
    primary = read("+A123BJC5D6E71G")
    for whole in (join(primary, secondary), join(secondary, primary)):
        assert (whole.di, whole.lot, whole.expiry) == ("A123BJC5D6E71", "10X3", date(2020, 1, 15))
        assert (whole.partial, whole.link, whole.unit_of_measure) == (False, None, 1)


@pytest.mark.parametrize("raw", ["+A123BJC5D6E71G+$$52001510X3GD", "+$$52001510X3GD+A123BJC5D6E71G"])
def test_primary_and_secondary_run_together_are_one_label(raw: str) -> None:
    assert read(raw).lot == "10X3"


def test_a_secondary_of_another_primary_is_refused() -> None:
    assert refused(label("")[:-2] + hibc_character(f"+{DI}") + "+$$52001510X3GD") == "link_character"


def test_a_plus_inside_one_barcode_is_no_second_barcode() -> None:
    assert read(label("$+A1+2")).serial == "A1+2"


def test_an_element_stands_where_it_was_scanned() -> None:
    udi = read(label("$$3290630LOT7/S123"))
    assert [(one.identifier, one.value, one.position) for one in udi.elements] == [
        ("+", DI, 0), ("$$3", "290630", 13), ("LOT", "LOT7", 20), ("S", "123", 26),
    ]  # fmt: skip


def test_code_39_and_blanks_are_understood_as_printed() -> None:
    text = checked("+A99912345/$LOT7")
    assert text.endswith(" ")
    assert read(text.replace(" ", "_"), Mode.HRI).lot == "LOT7"
    assert read(f"*{text}*").lot == "LOT7"
    assert encode(read(text)).hri.startswith("*+A99912345/")


def test_caps_lock_is_undone_and_told() -> None:
    udi = read("+a123bjc5d6e71g", Mode.TOLERANT)
    assert (udi.di, udi.repaired, udi.warnings) == ("A123BJC5D6E71", True, ("caps_lock",))


def test_a_secondary_with_supplements_alone_is_read() -> None:
    assert read(checked("+14D20290630G")).expiry == date(2029, 6, 30)
    assert refused(checked("+1123BG")) == "bad_format"
