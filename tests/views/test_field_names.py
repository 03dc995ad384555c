"""A fault at the command line names the field as the form says it, and as the request calls it."""

import ast
from pathlib import Path

import pytest

from desktop.views.messages import words
from desktop.views.translation import text
from desktop.views.words.field_names import FIELD_NAMES

VIEWS = Path(__file__).resolve().parents[2] / "desktop" / "views"
NOT_ALONE = frozenset({"days", "initials", "partner", "score", "valid_until", "value"})
"""Every form says these in its own way; here they stand alone."""


def label(call: ast.expr) -> str | None:
    named = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "QT_TRANSLATE_NOOP"
    return ast.literal_eval(call.args[1]) if named and isinstance(call, ast.Call) else None


def labels() -> dict[str, set[str]]:
    """The labels of every field of every form, by the name of the field."""
    found: dict[str, set[str]] = {}
    for file in VIEWS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Field"):
                continue
            parts: list[ast.expr] = []
            for one in node.args:
                starred = isinstance(one, ast.Starred) and isinstance(one.value, ast.Tuple)
                parts += one.value.elts if starred else [one]  # type: ignore[attr-defined]  # a tuple, as just asked
            if len(parts) > 1 and isinstance(parts[0], ast.Constant) and label(parts[1]):
                found.setdefault(str(parts[0].value), set()).add(str(label(parts[1])))
    return found


def test_a_field_is_called_as_a_form_calls_it() -> None:
    said = labels()
    assert len(said) > 200
    wrong = {name for name, word in FIELD_NAMES.items() if name in said and word not in said[name]}
    assert wrong == NOT_ALONE


@pytest.mark.parametrize("name", sorted(FIELD_NAMES))
def test_every_name_is_chinese_too(name: str) -> None:
    source = FIELD_NAMES[name]
    assert source == "REF" or text(source, "zh_CN", "Fields") != source or source in {"UDI-DI"}


@pytest.mark.requirement("S2-12")
def test_a_fault_names_the_field_in_both_languages() -> None:
    faults = [{"field": "months", "code": "out_of_range", "value": "0"}, {"field": "packages.1.di", "code": "empty"}]
    english, chinese = (words("faulty_entry", {"faults": faults, "count": 2}, one) for one in ("en", "zh_CN"))
    assert "Months (months) " in english
    assert "packages.1.di " in english
    assert "月数（months）" in chinese


def test_a_column_of_a_file_stays_as_the_file_has_it() -> None:
    fault = {"row": 3, "column": "months", "code": "out_of_range", "value": "0"}
    assert "months (" not in words("faulty_file", {"faults": [fault], "count": 1}, "en")
