"""ICCBBA, IFA, MA and AHM codes, and what is none of them."""

from datetime import date

import pytest

from desktop.domain.udi import Agency, Mode, Precision
from desktop.domain.udi.checks import ma_digit, ppn_digits
from tests.domain.udi.reading import EOT, GS, GTIN, RS, facts, read, refused

MPHO = "=/A9997XYZ100T0479"
PPN = "9N110375286414"
MA = "MA.156.M0.100761.01234565"
AHM = "MF1234567890123"


def envelope(*pieces: str) -> str:
    return f"[)>{RS}06{GS}{GS.join(pieces)}{RS}{EOT}"


# ---------------------------------------------------------------- ICCBBA
def test_a_compound_message_is_read_whole() -> None:
    udi = read("=+06000=/A9999XYZ100T0476=,000025=A99971712345600=>019032=}017032&,1000000000000XYZ123")
    assert (udi.di, udi.serial, udi.donation_id) == ("A9999XYZ100T0476", "000025", "A999717123456")
    assert (udi.expiry, udi.manufactured, udi.lot) == (date(2019, 2, 1), date(2017, 2, 1), "000000000000XYZ123")


def test_a_container_may_have_lower_case() -> None:
    udi = read("=)1Te123456a&)rZ12345678")
    assert (udi.di, udi.lot) == ("1Te123456a", "rZ12345678")


def test_the_century_is_one_digit() -> None:
    assert read("=>999365").expiry == date(1999, 12, 31)
    assert read("=}100001").manufactured == date(2100, 1, 1)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("=+00000", "empty"), ("=", "too_short"), ("&", "too_short"), ("=/", "too_short"),
        ("=/A9997XYZ100=,000012", "too_short"),
        ("=+0400", "too_short"), ("=+0A000" + MPHO, "bad_char"), ("=+05000" + MPHO, "bad_count"),
        ("=/A999OXYZ100T0479", "bad_char"), ("=/A9997xYZ100T0479", "bad_char"), (MPHO + "X", "too_long"),
        (MPHO + "=?zz", "bad_format"), (MPHO + "=", "too_short"), ("=,000000", "bad_value"), ("=>019366", "bad_date"),
        ("=>019000", "bad_date"), ("=>0190A1", "bad_char"), (MPHO + "=/A9997XYZ100T0480", "repeated_ai"),
        ("&,1000000000000xyz123", "bad_char"), ("=)1TE12345_A", "bad_char"), (MPHO + GS, "control_char"),
        ("=A999O1712345600", "bad_char"), ("=A9997171234X600", "bad_char"), ("=A999717123456.0", "bad_char"),
        ("=O99971712345600", "bad_format"), ("&X", "bad_format"),
    ],
)  # fmt: skip
def test_a_broken_iccbba_message_is_refused(raw: str, code: str) -> None:
    assert refused(raw) == code


def test_the_same_structure_twice_is_fine() -> None:
    assert read(MPHO + MPHO).di == MPHO[2:]


# ---------------------------------------------------------------- IFA
def test_a_ppn_with_everything_is_read() -> None:
    udi = read(envelope(PPN, "1TLOT-7_A", "D290200", "S12", "16D20240115", f"8P{GTIN}"))
    assert (udi.agency, udi.di, udi.pzn) == (Agency.IFA, "110375286414", "03752864")
    assert (udi.lot, udi.serial, udi.expiry, udi.manufactured) == (
        "LOT-7_A",
        "12",
        date(2029, 2, 28),
        date(2024, 1, 15),
    )
    assert udi.ais == (("8P", GTIN),)
    assert udi.elements[2].precision is Precision.MONTH


def test_other_agencies_numbers_have_no_pzn() -> None:
    number = "12AB345"
    assert read(envelope("9N" + number + ppn_digits(number))).pzn is None


def test_a_gtin_alone_names_the_article() -> None:
    udi = read(envelope(f"8P{GTIN}", "1TA"))
    assert (udi.di, udi.ais, udi.partial) == (GTIN, (), False)
    assert read(envelope("1TA")).partial


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        (["9N1103752864"], "check_digit"), (["9N110375286415"], "check_digit"), (["9N12"], "too_short"),
        (["9N1103752865" + ppn_digits("1103752865")], "check_digit"), (["9N11A" + ppn_digits("11A")], "check_digit"),
        (["9N" + "A" * 23], "too_long"), ([PPN, "1T"], "empty"), ([PPN, ""], "empty"), ([PPN, "1Tlot"], "bad_char"),
        ([PPN, "1T" + "A" * 21], "too_long"), ([PPN, "S" + "A" * 21], "too_long"),
        ([PPN, "1TA", "1TB"], "repeated_ai"),
        ([PPN, "Z1"], "unknown_di"), ([PPN, "25PA"], "unknown_di"), ([PPN, "lot"], "bad_format"),
        ([PPN, "D291301"], "bad_date"), ([PPN, "D2906"], "bad_date"), ([PPN, "16D20290230"], "bad_date"),
        (["8P123"], "too_short"), (["8P069012345678920"], "too_long"), (["8P06901234567891"], "check_digit"),
        (["8P0690123456789X"], "bad_char"), ([PPN, "1TA\x1eB"], "control_char"),
    ],
)  # fmt: skip
def test_a_broken_ifa_message_is_refused(pieces: list[str], code: str) -> None:
    assert refused(envelope(*pieces)) == code


def test_an_envelope_without_its_separators_cannot_be_split() -> None:
    assert refused("[)>069N1103752864141TABC") == "bad_format"
    assert refused(f"[)>{RS}12{GS}X{RS}{EOT}") == "bad_format"
    assert refused(f"[)>{RS}06{GS}{PPN}") == "bad_format"


@pytest.mark.parametrize("tail", ["", RS])
def test_a_truncated_envelope_is_told(tail: str) -> None:
    udi = read(f"[)>{RS}06{GS}{PPN}{tail}", Mode.TOLERANT)
    assert (udi.di, udi.warnings, udi.repaired) == ("110375286414", ("truncated",), True)


@pytest.mark.parametrize(
    "raw",
    ["[)>{RS}06{GS}9N110375286414{GS}1TA{RS}{EOT}", "[)><RS>06<GS>9N110375286414<GS>1TA<RS><EOT>",
     "[)>^^06^]9N110375286414^]1TA^^^D", "[)>␞06␝9N110375286414␝1TA␞␄"],
)  # fmt: skip
def test_separators_that_came_as_words_are_put_back(raw: str) -> None:
    udi = read(raw, Mode.TOLERANT)
    assert (udi.di, udi.lot, udi.warnings) == ("110375286414", "A", ("separator_replaced",))


def test_format_05_holds_gs1_elements() -> None:
    assert read(f"[)>{RS}05{GS}01{GTIN}{GS}10A{RS}{EOT}").agency is Agency.GS1
    assert refused(f"[)>{RS}05{GS}{RS}{EOT}") == "empty"


def test_a_basic_udi_di_is_on_no_label() -> None:
    assert refused("PP12345ABCD.12345678.9004") == "basic_udi_di"
    assert refused("PP12345ABCD.12345678.9005") == "not_udi"


# ---------------------------------------------------------------- MA
def test_units_come_in_any_order() -> None:
    udi = read(f"{MA}.SSN0001.M240115.LLOT7.D20240116.E20290115.V290114.YC0344051070500007551")
    assert (udi.serial, udi.lot, udi.sterilization_lot) == ("SN0001", "LOT7", "20240116")
    assert (udi.manufactured, udi.expiry, udi.valid_until) == (date(2024, 1, 15), date(2029, 1, 15), date(2029, 1, 14))
    assert (udi.use_by, udi.nhsa_code) == (date(2029, 1, 14), "C0344051070500007551")
    assert udi.warnings == ()


def test_a_wrong_check_digit_is_told_not_refused() -> None:
    assert read(MA[:-1] + "4").warnings == ("check_digit",)
    assert read(f"{MA}.LLOT7.E290630.C9").warnings == ("check_digit",)
    assert read(f"{MA}.LLOT7.E290630.C8").warnings == ()
    assert read(f"{MA}.LLOT_7.C8").warnings == ()
    assert ma_digit("LOT_7") is None


def test_a_letter_at_the_end_of_the_item_is_no_check_digit() -> None:
    assert read("MA.156.M0.100761.0123456X").warnings == ()


@pytest.mark.parametrize(
    "raw", ["https://www.example.cn/i?c={}", "http://a.cn/{}", "https://a.cn/x?y=1&c={}&z=2", "]Q1https://a.cn?{}#x"]
)
def test_a_web_address_may_stand_in_front(raw: str) -> None:
    assert read(raw.format(f"{MA}.LLOT7")).lot == "LOT7"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("MA.", "too_short"), ("MA.156.M0.100761", "too_short"), ("MA.156.M0.100761.", "too_short"),
        ("MA.15.M0.100761.01234565", "bad_format"), ("MA.156.XX.100761.01234565", "bad_format"),
        (MA + ".", "empty"), (MA + ".L", "empty"), (MA + ".X1", "unknown_unit"), (MA + ".P240115", "unknown_unit"),
        (MA + ".LA.LB", "repeated_ai"), (MA + ".E2906", "bad_date"), (MA + ".E291301", "bad_date"),
        (MA + ".E2906X0", "bad_date"), (MA + ".E20290230", "bad_date"), (MA + ".L批", "non_ascii"),
        (MA + ".LA B", "bad_char"), (MA + ".LA" + GS, "control_char"), ("ma.156.m0.100761.01234565", "bad_char"),
    ],
)  # fmt: skip
def test_a_broken_ma_code_is_refused(raw: str, code: str) -> None:
    assert refused(raw) == code


def test_the_old_unit_of_the_production_date_is_forgiven() -> None:
    for front in ("", "]Q1", "https://a.cn/i?c="):
        udi = read(f"{front}{MA}.P240115", Mode.TOLERANT)
        assert (udi.manufactured, udi.repaired, udi.warnings) == (date(2024, 1, 15), True, ("old_unit",))
    assert refused(f"{MA}.P2401", Mode.TOLERANT) == "unknown_unit"
    assert refused("XMA.156", Mode.TOLERANT) == "not_udi"


def test_the_xml_form_says_the_same() -> None:
    body = f"<DI>{MA}</DI><SN>S1</SN><MFG>240115</MFG><LOT>L1</LOT><EXP>20290115</EXP><VAL>290114</VAL>"
    udi = read(f'<UDI IAC="MA">{body}</UDI>')
    assert udi == read(f"{MA}.SS1.M240115.LL1.E290115.V290114")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "bad_format"), (f"<SN>1</SN><DI>{MA}</DI>", "bad_format"), (f"<DI>{MA}</DI><LOT></LOT>", "empty"),
        (f"<DI>{MA}</DI><LOT>A.B</LOT>", "bad_format"), (f"<DI>{MA}</DI> <LOT>A</LOT>", "bad_format"),
        ("<DI>01234</DI>", "bad_format"), (f"<DI>{MA}</DI><DI>MA</DI>", "bad_format"),
        (f"<DI>{MA}</DI><XXX>A</XXX>", "bad_format"), (f"<DI>{MA}</DI><EXP>291301</EXP>", "bad_date"),
    ],
)  # fmt: skip
def test_a_broken_xml_form_is_refused(body: str, code: str) -> None:
    assert refused(f'<UDI IAC="MA">{body}</UDI>') == code
    assert refused(f'<UDI IAC="XX">{body}</UDI>') == "bad_format"


# ---------------------------------------------------------------- AHM
def test_ahm_fields_are_split_by_asterisks() -> None:
    udi = read(f"{AHM}BALOT7*SNS1*MD240115*BD20290630*ED290630*PL2")
    assert (udi.lot, udi.serial, udi.package_level) == ("LOT7", "S1", 2)
    assert (udi.manufactured, udi.best_before, udi.expiry) == (date(2024, 1, 15), date(2029, 6, 30), date(2029, 6, 30))
    assert udi.warnings == ("low_confidence",)
    assert read(f"{AHM}*BNLOT7*BALOT7").lot == "LOT7"
    assert read("MF123BALOT7").di == "MF123"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("MF123", "too_short"), (AHM + "4", "too_long"), (AHM + "ZZ1", "unknown_di"), (AHM + "BA", "empty"),
        (AHM + "BAA**SNB", "empty"), (AHM + "*", "empty"), (AHM + "BAA*BNB", "repeated_ai"),
        (AHM + "ED291330", "bad_date"),
        (AHM + "ED2913", "bad_date"), (AHM + "PLX", "bad_value"), (AHM + "PL123", "bad_value"),
        (AHM + "BAA B", "bad_char"), (AHM + "BA批", "non_ascii"),
    ],
)  # fmt: skip
def test_a_broken_ahm_code_is_refused(raw: str, code: str) -> None:
    assert refused(raw) == code


# ---------------------------------------------------------------- none of them
@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王\r\nEND:VCARD", "contact"), ("]Q1WIFI:S:医院;;", "wifi"),
        ("WIFI:T:WPA;S:x;P:y;;", "wifi"), ("BEGIN:VCARD", "contact"), ("wxp://f2f0abc", "payment"),
        ("https://qr.alipay.com/fkx1", "payment"), ("134567890123456789", "payment"), ("mailto:a@b.c", "message"),
        ("https://example.com/product/123", "web_address"), ("ftp://a", "web_address"),
        ("81234567890123456789", "drug_code"), ("SF1234567890123", "waybill"), ("hello", "unknown"),
        ("C0344051070500007551", "nhsa_code"), ("]Q1C15011121200000107660000016", "nhsa_code"),
    ],
)  # fmt: skip
def test_a_stranger_is_refused_as_what_it_is(raw: str, kind: str) -> None:
    assert refused(raw) == "not_udi"
    assert facts(raw)["kind"] == kind


def test_digits_that_could_pay_are_a_gs1_message_in_a_gs1_symbol() -> None:
    assert read("]C1112401151012345678").lot == "12345678"
    assert refused("112401151012345678") == "not_udi"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [("]d2０１", "full_width"), ("à&àç", "keyboard_layout"), ("]d2批", "input_method"), ("]d2А", None), ("\x02", None)],
)
def test_a_character_beyond_ascii_hints_at_its_origin(raw: str, kind: str | None) -> None:
    assert facts(raw)["kind"] == kind


def test_control_characters_come_before_everything_else() -> None:
    assert refused("\x02\x05\x1b") == "control_char"
    assert refused("https://a.cn/\x1d/01/06901234567892") == "control_char"
