"""What stands for a placeholder."""

import unicodedata
from datetime import date

import pytest

from desktop.domain.udi import decode
from desktop.labels.field_names import FIELDS, LANGUAGES
from desktop.labels.fields import fields_of, sample_fields, sample_for, shown
from desktop.labels.shipped import template

TODAY = date(2026, 11, 21)


def test_a_gs1_udi_gives_its_symbol_its_text_and_its_parts() -> None:
    scan = "]d20106901234567892" + "17290500" + "10L23B017\x1d21SN1"
    assert fields_of(decode(scan, today=TODAY), {"item": "钛板", "owner": "厂家"}, raw=scan) == {
        "udi": "[01]06901234567892[17]290500[10]L23B017[21]SN1",
        "hri": "(01)06901234567892 (17)290500 (10)L23B017 (21)SN1",
        "raw": "]d201069012345678921729050010L23B017<GS>21SN1",
        "agency": "GS1",
        "di": "06901234567892",
        "lot": "L23B017",
        "serial": "SN1",
        "expiry": "2029-05-31",
        "item": "钛板",
        "item_en": "钛板",
        "owner": "厂家",
    }


def test_a_lot_with_brackets_stays_one_element() -> None:
    found = fields_of(decode("]d2010690123456789210ABC(21)FAKE", today=TODAY))
    assert found["lot"] == "ABC(21)FAKE"
    assert found["udi"] == "[01]06901234567892[10]ABC(21)FAKE"
    assert found["hri"] == "(01)06901234567892 (10)ABC(21)FAKE"


def test_another_agency_keeps_its_own_text() -> None:
    found = fields_of(decode("+A123BJC5D6E71G", today=TODAY))
    assert found["udi"] == "+A123BJC5D6E71G"
    assert found["hri"] == "*+A123BJC5D6E71G*"
    assert found["agency"] == "HIBC"
    assert "lot" not in found


def test_an_english_name_is_not_replaced() -> None:
    found = fields_of(decode("+A123BJC5D6E71G", today=TODAY), {"item": "钛板", "item_en": "Plate"})
    assert (found["item"], found["item_en"]) == ("钛板", "Plate")


def test_a_name_that_no_label_knows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="colour"):
        fields_of(decode("+A123BJC5D6E71G", today=TODAY), {"colour": "red"})


def test_controls_of_a_scan_are_shown() -> None:
    assert shown("[)>\x1e06\x1d9N1\x04") == "[)><1E>06<GS>9N1<04>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_has_every_field_and_says_what_its_own_symbol_says(language: str) -> None:
    sample = sample_fields(language)
    assert set(sample) == set(FIELDS)
    assert all(sample.values())
    udi = decode("]d2" + "01069012345678921126053117290531" + "10L23B017\x1d21SN00000000000000A017", today=TODAY)
    said = fields_of(udi, raw="]d2" + "01069012345678921126053117290531" + "10L23B017\x1d21SN00000000000000A017")
    assert {name: sample[name] for name in said} == said


def test_the_sample_is_as_long_as_the_longest_real_ones() -> None:
    sample = sample_fields("zh_CN")
    assert len(sample["item"]) == 60
    assert all(unicodedata.east_asian_width(one) in "WF" for one in sample["item"])
    assert len(sample["serial"]) == 20


def test_a_preview_shows_the_udi_where_the_label_has_room_for_one() -> None:
    assert sample_for(template("hold_recall"), "en")["code"] == ""
    assert sample_for(template("bin"), "en") == sample_fields("en")
