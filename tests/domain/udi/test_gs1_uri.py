"""GS1 Digital Link URIs."""

from datetime import date

import pytest

from tests.domain.udi.reading import GTIN, read, refused

ID = "https://id.gs1.org"


def test_key_and_qualifiers_stand_in_the_path_the_rest_in_the_query() -> None:
    udi = read(f"{ID}/01/{GTIN}/22/V/10/LOT%2F1/21/SN1?17=290630&linkType=gs1:pip;utm=x#top")
    assert (udi.di, udi.lot, udi.serial, udi.expiry) == (GTIN, "LOT/1", "SN1", date(2029, 6, 30))
    assert udi.ais == (("22", "V"),)
    assert [one.position for one in udi.elements] == [19, 37, 42, 53, 60]


@pytest.mark.parametrize(
    "raw",
    [f"HTTPS://ID.GS1.ORG/01/{GTIN}", f"http://shop.example/some/path/01/{GTIN}/", f"https://a.cn/x/01/{GTIN}?a=b",
     f"]Q1{ID}/01/{GTIN}", f"]d1{ID}/01/{GTIN}?", f"{ID}/01/{GTIN}?30=5"],
)  # fmt: skip
def test_any_host_and_stem_will_do(raw: str) -> None:
    assert read(raw).di == GTIN


def test_other_keys_are_taken() -> None:
    assert read(f"{ID}/00/106141412345678908").sscc == "106141412345678908"
    assert read(f"{ID}/8003/09501101020917SET07").grai_serial == "SET07"
    assert read(f"{ID}/01/{GTIN}/235/ABC").ais == (("235", "ABC"),)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (f"{ID}/01/{GTIN}/21/A/10/B", "bad_format"), (f"{ID}/01/{GTIN}/22/V/235/A", "bad_format"),
        (f"{ID}/01/{GTIN}?10=A", "bad_format"), (f"{ID}/01/{GTIN}?21=A", "bad_format"),
        (f"{ID}/01/{GTIN}?03=A", "bad_format"), (f"{ID}/01/{GTIN}/8004/95206141", "bad_format"),
        (f"{ID}/01/{GTIN}?05=1", "unknown_ai"), (f"{ID}/01/{GTIN}/05/1", "unknown_ai"),
        (f"{ID}/01/{GTIN}/10/A%2", "bad_format"), (f"{ID}/01/{GTIN}/10/A%20B", "bad_char"),
        (f"{ID}/01/{GTIN}/10/%E6%89%B9", "non_ascii"), (f"{ID}/01/{GTIN}/10/%00", "control_char"),
        (f"{ID}/01/06901234567891", "check_digit"), (f"{ID}/01/6901234567892", "too_short"),
        (f"{ID}/01/{GTIN}/10/", "not_udi"), (f"{ID}/01/{GTIN}/10/" + "A" * 21, "too_long"),
        (f"{ID}/01/{GTIN}?17=290631", "bad_date"), (f"{ID}/01/{GTIN}?17=290630&17=290601", "repeated_ai"),
        (f"{ID}/01/{GTIN}?37=5", "exclusive_ais"), (f"{ID}/01", "not_udi"), (ID, "not_udi"), (ID + "/", "not_udi"),
        ("https://example.com/product/123", "not_udi"), (f"{ID}/gtin/{GTIN}", "not_udi"),
    ],
)  # fmt: skip
def test_what_is_out_of_place_is_refused(raw: str, code: str) -> None:
    assert refused(raw) == code
