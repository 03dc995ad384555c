"""GS1 element strings."""

from datetime import date

import pytest

from desktop.domain.udi import Agency, Mode, Precision
from tests.domain.udi.reading import GS, GTIN, TODAY, facts, read, refused


@pytest.mark.requirement("R09")
@pytest.mark.parametrize(
    ("data", "expiry"),
    [
        ("290200", date(2029, 2, 28)),
        ("280200", date(2028, 2, 29)),
        ("291200", date(2029, 12, 31)),
        ("290400", date(2029, 4, 30)),
        ("290630", date(2029, 6, 30)),
    ],
)
def test_day_00_of_the_expiry_means_the_last_day_of_the_month(data: str, expiry: date) -> None:
    udi = read(f"]d201{GTIN}17{data}")
    assert udi.expiry == expiry == udi.use_by
    assert udi.elements[1].precision is (Precision.MONTH if data.endswith("00") else Precision.DAY)


@pytest.mark.requirement("R09")
def test_a_missing_expiry_stays_missing() -> None:
    assert read(f"]d201{GTIN}10A").expiry is None


@pytest.mark.parametrize(("year", "meant"), [("76", 2076), ("77", 1977), ("26", 2026), ("00", 2000), ("99", 1999)])
def test_a_two_digit_year_means_the_nearest_one(year: str, meant: int) -> None:
    udi = read(f"]d201{GTIN}11{year}0131")
    assert udi.manufactured == date(meant, 1, 31)


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("10", "empty"), ("10" + "A" * 21, "too_long"), ("17", "too_short"), ("1729063", "too_short"),
        (f"172906{GS}", "too_short"), ("17290631", "bad_date"), ("17000000", "bad_date"), ("1729o630", "bad_char"),
        ("10A B", "bad_char"), ("10A|B", "bad_char"), ("10A\x02", "control_char"), ("10A\x7f", "control_char"),
        ("10Ａ", "non_ascii"), ("10٣", "non_ascii"), ("05A", "unknown_ai"), ("9", "unknown_ai"), ("AB", "unknown_ai"),
        (f"10A{GS}10B", "repeated_ai"), ("0126901234567896", "repeated_ai"), ("375", "exclusive_ais"),
        (f"21A{GS}235B", "exclusive_ais"), ("310200010031030001000", "unknown_ai"),
        ("31020001003103000100", "exclusive_ais"), (GS + GS + "10A", "bad_format"),
        (f"10A\x1e{GS}21B", "control_char"),
        ("7003290631" + "2359", "bad_date"), ("70032906302460", "bad_date"), ("7003290600" + "1000", "bad_date"),
        ("4235", "too_short"), ("4231561", "too_short"), ("423999", "bad_value"), ("423" + "156" * 6, "too_long"),
        ("8003", "too_short"), ("80030952", "too_short"), ("80031" + "9501101020917", "bad_value"),
        ("300", None), ("30123456789", "too_long"), ("423156156", None),
    ],
)  # fmt: skip
def test_what_follows_the_gtin_is_checked_against_the_dictionary(tail: str, code: str | None) -> None:
    raw = f"]d201{GTIN}{tail}"
    if code is None:
        assert read(raw).di == GTIN
    else:
        assert refused(raw) == code


def test_a_refusal_names_what_where_and_what_was_expected() -> None:
    told = facts(f"]d201{GTIN}10" + "A" * 21)
    assert told == {"ai": "10", "what": "BATCH/LOT", "position": 41, "found": "A" * 21, "expected": "1-20"}


def test_a_lot_may_have_twenty_characters_of_either_case() -> None:
    assert read(f"]d201{GTIN}10aB-_./+*%&'(),:;<=>?").lot == "aB-_./+*%&'(),:;<=>?"


def test_an_element_stands_where_it_was_scanned() -> None:
    udi = read(f"]d201{GTIN}10A{GS}21B")
    assert [(one.identifier, one.position, one.name) for one in udi.elements] == [
        ("01", 3, "GTIN"), ("10", 19, "BATCH/LOT"), ("21", 23, "SERIAL"),
    ]  # fmt: skip
    assert (udi.agency, udi.symbology, udi.gtin_format) == (Agency.GS1, "d2", "GTIN-14")


def test_sixty_four_elements_are_taken_and_one_more_is_noise() -> None:
    assert read(f"]d201{GTIN}" + f"91A{GS}" * 63).di == GTIN
    assert refused(f"]d201{GTIN}" + f"91A{GS}" * 64) == "oversize"


def test_the_length_of_a_scan_is_looked_at_before_its_content() -> None:
    assert refused("]d210" + "A" * 8187) == "oversize"
    assert refused("批" * 8192) == "oversize"
    assert refused("]d210" + "A" * 8186) == "too_long"


def test_seven_thousand_and_three_and_seventeen_must_agree() -> None:
    assert read(f"]d201{GTIN}1729063070032906302359").expiry_time == "23:59"
    assert refused(f"]d201{GTIN}1729063170032906302359") == "bad_date"
    assert refused(f"]d201{GTIN}1729062970032906302359") == "repeated_ai"


def test_the_indicator_digit_is_the_package_level() -> None:
    assert read("]C10126901234567896").package_level == 2
    assert read(f"]C101{GTIN}").package_level is None


def test_an_eight_digit_date_keeps_its_century() -> None:
    udi = read(f"]d28018950123456789012341{GS}725019480229")
    assert udi.elements[1].on == date(1948, 2, 29)
    assert refused(f"]d28018950123456789012341{GS}725019490229") == "bad_date"


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (f"]d201{GTIN}", f"GS1:{GTIN}"),
        ("]C100106141412345678908", "SSCC:106141412345678908"),
        ("]C180049520614141234567", "GIAI:9520614141234567"),
        ("]C1800309501101020917SET07", "GRAI:9501101020917/SET07"),
        ("]C1800309501101020917", "GRAI:9501101020917"),
        ("]C110A", None),
    ],
)
def test_a_thing_is_looked_up_by_its_key(raw: str, key: str | None) -> None:
    udi = read(raw)
    assert udi.key == key
    assert udi.partial is (key is None)


@pytest.mark.parametrize(
    ("lot", "lost"),
    [
        ("ABC12321SN0001", True), ("ABC17290630", True), ("ABC1729063021X", True), ("ABC17290630X", False),
        ("ABC1729133", False), ("ABC11240115", True), ("ABC10X", False), ("ABC21", False), ("21ABC", False),
        ("ABC123", False),
    ],
)  # fmt: skip
def test_a_lot_that_hides_elements_warns_of_a_lost_separator(lot: str, lost: bool) -> None:
    assert (read(f"]d201{GTIN}10{lot}").warnings == ("separator_lost",)) is lost


def test_a_separator_that_came_proves_that_none_was_lost() -> None:
    assert read(f"]d201{GTIN}240X{GS}10ABC12321SN0001").warnings == ()


def test_only_a_lot_or_serial_at_the_end_can_hide_elements() -> None:
    assert read(f"]d201{GTIN}240ABC12321SN0001").warnings == ()
    assert read(f"]d201{GTIN}21ABC10LOT").warnings == ("separator_lost",)
    assert read(f"]d201{GTIN}1129010121ABC17290630").warnings == ("separator_lost",)
    assert read(f"]d201{GTIN}1729063021ABC17290630").warnings == ()


@pytest.mark.parametrize("raw", ["71358003", "10ABC123", "21SN0001", "8004952061414ABC", "05ABC", "99X", "13812345678",
                                 "134567890123456789", "9787111128069", "712345", "2560123456789012"])  # fmt: skip
def test_digits_without_identifier_are_no_gs1_message_unless_they_prove_it(raw: str) -> None:
    assert refused(raw) == "not_udi"


@pytest.mark.parametrize(
    ("raw", "code"),
    [("0106901234567891", "check_digit"), ("01069012345678", "too_short"), ("17290230X", "bad_date"),
     (f"9112{GS}10", "empty")],
)  # fmt: skip
def test_a_broken_message_without_identifier_is_told_what_is_wrong(raw: str, code: str) -> None:
    assert refused(raw) == code


@pytest.mark.parametrize("raw", ["1729063010ABC", f"10ABC{GS}21SN1", f"01{GTIN}"])
def test_a_message_without_identifier_is_taken_if_it_proves_itself(raw: str) -> None:
    assert read(raw).agency is Agency.GS1


@pytest.mark.parametrize(
    ("raw", "di"),
    [
        ("]E06901234567892", "06901234567892"), ("]E00012345678905", "00012345678905"),
        ("]E412345670", "00000012345670"),
        ("]E3690123456789212", "06901234567892"), ("]E3690123456789212345", "06901234567892"),
        ("]I116901234567899", "16901234567899"), ("]I016901234567899", "16901234567899"),
    ],
)  # fmt: skip
def test_retail_symbols_carry_a_gtin(raw: str, di: str) -> None:
    assert read(raw).di == di


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("]E0690123456789", "too_short"), ("]E069012345678921", "too_long"), ("]E06901234567891", "check_digit"),
        ("]E069012345678o2", "bad_char"), ("]E112", "not_udi"), ("]I11690123456789", "too_short"),
        ("]E36901234567892123", "too_long"), ("]E06901234567892" + GS, "control_char"),
    ],
)  # fmt: skip
def test_retail_symbols_are_checked(raw: str, code: str) -> None:
    assert refused(raw) == code


@pytest.mark.parametrize(("raw", "code"), [("]", "not_udi"), ("]d", "not_udi"), ("]d2", "empty"), ("]x9A", "not_udi"),
                                           ("]D2A", "not_udi"), ("", "empty"), ("  ", "empty")])  # fmt: skip
def test_half_an_identifier_is_no_scan(raw: str, code: str) -> None:
    assert refused(raw) == code


def test_an_eci_escape_behind_the_identifier_is_no_data() -> None:
    assert read(f"]Q4\\00002601{GTIN}").di == GTIN
    assert read(f"]Q401{GTIN}").di == GTIN


@pytest.mark.parametrize("carrier", ["C1", "d2", "e0", "Q3", "J1"])
def test_every_gs1_carrier_is_known(carrier: str) -> None:
    assert read(f"]{carrier}01{GTIN}10A").symbology == carrier


@pytest.mark.parametrize("carrier", ["d1", "C0", "Q1", "z0"])
def test_a_plain_symbol_is_no_gs1_symbol(carrier: str) -> None:
    raw = f"]{carrier}01{GTIN}10A"
    assert refused(raw) == "not_udi"
    assert read(raw, Mode.TOLERANT).warnings == ("not_gs1_symbol",)


def test_two_scans_in_one_buffer_are_one_item() -> None:
    udi = read(f"]C101{GTIN}]C11729063010ABC")
    assert (udi.di, udi.lot, udi.partial) == (GTIN, "ABC", False)
    assert read("]C110ABC]E06901234567892").di == GTIN
    assert refused(f"]C101{GTIN}]C10126901234567896") == "repeated_ai"


def test_the_window_moves_with_the_year() -> None:
    assert TODAY.year == 2026
    assert read(f"]d201{GTIN}17760101").expiry == date(2076, 1, 1)
