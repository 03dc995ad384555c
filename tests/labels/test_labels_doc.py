"""What docs/labels.md shows and lists is what the program has and takes."""

import re
from datetime import date

import pytest

from desktop.labels.check import check
from desktop.labels.commands import Language
from desktop.labels.drawing import Face, SymbolKind
from desktop.labels.elements import ELEMENTS, Align, Overflow, Purpose, Vertical
from desktop.labels.field_names import FIELDS
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.labels.raw_template import fill, read_raw
from desktop.labels.shipped import shipped
from desktop.labels.template import read_template
from desktop.paths import HOUSE

TEXT = (HOUSE / "docs" / "labels.md").read_text("utf-8")
EXAMPLES = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
FILES = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)


def test_every_shipped_label_is_shown_in_both_languages() -> None:
    shown = set(re.findall(r"\(pictures/labels/([^)]+)\)", TEXT))
    assert shown == {file.name for file in (HOUSE / "docs" / "pictures" / "labels").iterdir()}
    assert set(re.findall(r"^### .* `([a-z_]+)`$", TEXT, re.MULTILINE)) == set(shipped())


def test_every_word_that_a_template_may_use_is_told() -> None:
    told = set(re.findall(r"`([a-z0-9_]+)`", TEXT))
    words = {*FIELDS, *ELEMENTS, *Purpose, *Face, *Align, *Vertical, *Overflow, *SymbolKind}
    keys = {key for made in ELEMENTS.values() for key in made.__dataclass_fields__}
    assert {str(word) for word in words} | keys <= told


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_can_be_printed(example: str, language: str) -> None:
    fields = {"bin": "A-2-1", "capacity": "12", "code": "SZ:P:A-2-1"}
    drawing = lay_out(read_template(example), fields, Sheet(203, language, date(2026, 11, 21)))
    (read,) = check(drawing, paint(drawing), date(2026, 11, 21))
    assert read.message == "SZ:P:A-2-1"


@pytest.mark.parametrize("file", FILES)
def test_the_printer_files_can_be_filled(file: str) -> None:
    language = Language.ZPL if file.startswith("^XA") else Language.TSPL
    sent = fill(read_raw(file.encode(), language), {"item": "接骨板", "lot": "^XZ", "code": "SZ:P:A-2-1"})
    assert "接骨板".encode() in sent
    assert sent.count(b"^XZ") == (1 if language is Language.ZPL else 0)


def test_there_are_examples_in_both_languages() -> None:
    assert len(EXAMPLES) == 2
    assert len(FILES) == 4
