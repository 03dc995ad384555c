"""The labels that ship: every one, in both languages, on every printer, with little, much and the longest data."""

import json
import re
from collections.abc import Mapping
from datetime import date
from itertools import product

import pytest

from desktop.domain.codes import Command
from desktop.labels import elements
from desktop.labels.check import check
from desktop.labels.drawing import Drawing, TextRun
from desktop.labels.elements import Purpose
from desktop.labels.fields import sample_fields
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.limits import LIMITS
from desktop.labels.paint import paint
from desktop.labels.shipped import FOLDER, shipped, template
from desktop.labels.template import read_template, write_template
from installer.label_pictures import fields as normal

TODAY = date(2026, 11, 21)
LANGUAGES = ("zh_CN", "en")
RESOLUTIONS = (203, 300, 600)
NOTICE = {"zh_CN": "备件专区内部标签，非生产企业标签", "en": "not a manufacturer's label"}
NAMES = shipped()
HOLDS = {
    "hold_quarantine": ("隔 离", "QUARANTINE"),
    "hold_recall": ("召 回", "RECALL"),
    "hold_return": ("退 货", "RETURN"),
}
GOODS = ("unit", "unit_small", "lot", *HOLDS)
LOT, SERIAL = "L2345678-10-ABCD/X20", "SN345678-10-ABCD/X20"
CODES = {"tray": "SZ:T:TK-003", "badge": "SZ:U:1001", "hand_over": "SZ:N:DN-2611-07"}
CODES |= {"box": "SZ:N:DN-2611-07", "box_small": "SZ:N:DN-2611-07"}
ABOUT = ("udi", "agency", "bin", "place", "tray", "person", "code", "device", "repair", "title")


def longest(name: str, language: str) -> dict[str, str]:
    """Lot and serial of 20 characters, an item name of 60, and every other field as well."""
    udi = f"[01]06901234567892[11]260531[17]290531[10]{LOT}[21]{SERIAL}"
    hri = re.sub(r"\[([0-9]+)\]([^\[]*)", r"(\1)\2 ", udi).rstrip(" ")
    told = {**sample_fields(language), "udi": udi, "hri": hri, "lot": LOT, "serial": SERIAL}
    told["item"] = told["item"][:59] + "）"
    told["code"] = "" if name in (*GOODS, "device") else CODES.get(name, "SZ:P:A-2-1")
    return told


def least(name: str, language: str) -> dict[str, str]:
    """Nothing but what the label is about."""
    return {key: value for key, value in normal(name, language).items() if key in ABOUT}


FILLINGS = {"normal": normal, "longest": longest, "least": least}


def drawn(name: str, language: str, dpi: int, fields: Mapping[str, str]) -> Drawing:
    return lay_out(template(name), fields, Sheet(dpi, language, TODAY))


def said(drawing: Drawing) -> str:
    """All text of a label in drawing order; lines of one text follow each other as they were broken."""
    return "".join(mark.text for mark in drawing.marks if isinstance(mark, TextRun))


@pytest.mark.requirement("C-04", "C-14")
@pytest.mark.parametrize("filling", tuple(FILLINGS))
@pytest.mark.parametrize(("name", "language", "dpi"), tuple(product(NAMES, LANGUAGES, RESOLUTIONS)))
def test_every_label_is_laid_out_painted_and_reads_back(name: str, language: str, dpi: int, filling: str) -> None:
    drawing = drawn(name, language, dpi, FILLINGS[filling](name, language))
    read = check(drawing, paint(drawing), TODAY)
    assert read
    assert [one.message for one in read] == [symbol.message for symbol in drawing.symbols]
    for symbol in drawing.symbols:
        assert symbol.module * 25.4 / dpi >= LIMITS[symbol.kind].minimum_mm - 1e-9


@pytest.mark.parametrize(("name", "language"), tuple(product(NAMES, LANGUAGES)))
def test_every_label_says_that_it_is_no_manufacturers_label_even_when_nothing_else_is_known(
    name: str, language: str
) -> None:
    assert NOTICE[language] in said(drawn(name, language, 203, {}))


@pytest.mark.parametrize(("name", "language"), tuple(product((*GOODS, "device"), LANGUAGES)))
def test_an_item_name_of_sixty_characters_is_shown_whole(name: str, language: str) -> None:
    fields = longest(name, language)
    assert len(fields["item"]) == 60
    item = fields["item" if language == "zh_CN" else "item_en"]
    assert item in said(drawn(name, language, 203, fields))


@pytest.mark.parametrize("name", GOODS)
@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_lots_and_serials_of_twenty_characters_are_shown_whole_on_one_line(name: str, dpi: int) -> None:
    drawing = drawn(name, "zh_CN", dpi, longest(name, "zh_CN"))
    lines = [mark.text for mark in drawing.marks if isinstance(mark, TextRun)]
    assert LOT in lines
    assert SERIAL in lines or name == "lot"


@pytest.mark.parametrize("name", GOODS)
def test_a_label_of_goods_carries_their_udi(name: str) -> None:
    fields = normal(name, "en")
    drawing = drawn(name, "en", 203, fields)
    (symbol,) = drawing.symbols
    assert (symbol.identifier, symbol.written) == ("]d2", fields["udi"])
    assert fields["di"] in drawing.udi


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", tuple(HOLDS))
def test_the_word_of_a_hold_stands_large_in_both_languages(name: str, language: str) -> None:
    """Seen at two metres: letters and characters of 4 mm and more."""
    drawing = drawn(name, language, 203, normal(name, language))
    sizes = {mark.text: mark.size * 25.4 / 203 for mark in drawing.marks if isinstance(mark, TextRun)}
    first, second = HOLDS[name] if language == "zh_CN" else reversed(HOLDS[name])
    assert sizes[first] >= 8
    assert sizes[second] >= 4.3


def test_no_two_holds_look_the_same() -> None:
    assert len({paint(drawn(name, "zh_CN", 203, {})).rows for name in HOLDS}) == len(HOLDS)


@pytest.mark.parametrize("name", tuple(HOLDS))
def test_goods_that_cannot_be_read_get_a_hold_label_however_long_the_scan_was(name: str) -> None:
    fields = {"code": f"SZ:C:{Command.QUARANTINE}", "raw": "0" * 3000, "reason": "条码不可读"}
    drawing = drawn(name, "zh_CN", 203, fields)
    assert [one.message for one in check(drawing, paint(drawing), TODAY)] == [fields["code"]]
    assert "原因：条码不可读" in said(drawing)


def test_a_reprint_says_so() -> None:
    for name in set(NAMES) - {"test"}:
        fields = normal(name, "zh_CN")
        assert "重打" in said(drawn(name, "zh_CN", 203, {**fields, "copy": "重打"}))
        assert "重打" not in said(drawn(name, "zh_CN", 203, fields))


def test_the_ruler_of_the_test_label_has_a_stroke_for_every_millimetre() -> None:
    lines = [one for one in template("test").elements if isinstance(one, elements.Line)]
    upright = sorted(one.x_mm for one in lines if one.y_mm == one.width_mm == 0)
    level = sorted(one.y_mm for one in lines if one.x_mm == one.height_mm == 0)
    assert upright == [float(mm) for mm in range(1, 60)]
    assert level == [float(mm) for mm in range(1, 40)]


def test_the_test_label_shows_every_symbology() -> None:
    symbols = drawn("test", "en", 203, normal("test", "en")).symbols
    assert {symbol.identifier for symbol in symbols} == {"]d2", "]d1", "]Q1", "]Q3", "]C1", "]C0"}


def test_the_unit_label_uses_the_symbols_of_the_standard() -> None:
    numbers = {one.number for one in template("unit").elements if isinstance(one, elements.IsoSymbol)}
    assert numbers == {"5.1.1", "5.1.3", "5.1.4", "5.1.5", "5.1.6", "5.1.7", "5.7.7", "5.7.10"}


def test_the_three_holds_are_the_hold_labels() -> None:
    assert {name for name in NAMES if template(name).purpose is Purpose.HOLD} == set(HOLDS)


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_written_as_the_program_writes_them(name: str) -> None:
    text = (FOLDER / f"{name}.json").read_text("utf-8")
    assert write_template(read_template(text)) == text
    assert json.loads(text)["name"] == name


@pytest.mark.parametrize("name", NAMES)
def test_no_english_label_has_chinese_words_of_its_own(name: str) -> None:
    texts = [one.value for one in template(name).elements if isinstance(one, elements.Text)]
    chinese = re.compile("[\u4e00-\u9fff]")
    assert template(name).title.chinese != template(name).title.english
    allowed = HOLDS.get(name, ())
    assert not [words for words in texts if chinese.search(words.english) and words.english not in allowed]


@pytest.mark.parametrize("name", NAMES)
def test_any_one_field_may_be_missing(name: str) -> None:
    """But the agency of a UDI, and the item's English name, which `desktop.labels.fields` always adds."""
    fields = longest(name, "en")
    for missing in set(fields) - {"item_en", "agency"}:
        assert said(drawn(name, "en", 203, {**fields, missing: ""}))


@pytest.mark.requirement("C-04")
@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_box_label_says_where_until_when_which_box_and_its_code_reads(language: str, dpi: int) -> None:
    """60 × 40 mm: hospital, order, due moment, pieces, box number; the code reads from the painted label."""
    fields = normal("box_small", language) | {"code": "SZ:E:E-118/1/BOX", "order": "E-118/1"}
    drawing = lay_out(template("box_small"), fields, Sheet(dpi, language, TODAY, 60, 40))
    words = said(drawing)
    for name in ("hospital", "order", "due", "count", "box", "code"):
        assert fields[name].replace(" ", "") in words.replace(" ", "")
    assert [one.message for one in check(drawing, paint(drawing), TODAY)] == ["SZ:E:E-118/1/BOX"]
