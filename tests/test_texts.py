"""Every text that a window says is in the translation files, also where the extraction does not look."""

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
CHINESE = TRANSLATIONS / "sparezone_zh_CN.ts"


def known_texts(file: Path) -> dict[str, set[str]]:
    """The sources of a translation file by context."""
    known: dict[str, set[str]] = {}
    for context in ET.parse(file).getroot().iter("context"):
        texts = {message.findtext("source", "") for message in context.iter("message")}
        known.setdefault(context.findtext("name", ""), set()).update(texts)
    return known


def said_texts(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, context and text of every literal that is translated: by `tr`, `_tr` and `translate`."""
    constant = next(_constants(tree), "")
    yield from _said(tree, "", constant)


def _constants(tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "CONTEXT":
            yield from _literals(node.value)


def _said(node: ast.AST, owner: str, constant: str) -> Iterator[tuple[int, str, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            context, text = _asked(child, owner, constant)
            yield from ((child.lineno, context, one) for one in _literals(text) if one)
        yield from _said(child, child.name if isinstance(child, ast.ClassDef) else owner, constant)


def _asked(call: ast.Call, owner: str, constant: str) -> tuple[str, ast.expr | None]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "tr" and isinstance(call.func, ast.Attribute):
        return owner, call.args[0]
    if name == "_tr" and call.args:
        return constant, call.args[0]
    if name in ("tr", "translate", "QT_TRANSLATE_NOOP") and len(call.args) > 1:
        return next(_literals(call.args[0]), constant), call.args[1]
    return "", None


def _literals(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))


def test_every_text_that_is_said_can_be_translated() -> None:
    known = known_texts(CHINESE)
    missing = [
        f"{path.relative_to(ROOT)}:{line} {context}: {text}"
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        for line, context, text in said_texts(ast.parse(path.read_text("utf-8")))
        if text not in known.get(context, set())
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class Page:\n def go(self):\n  return f\"{self.tr('late')}\"", (3, "Page", "late")),
        ('CONTEXT: Final = "Life"\ndef go():\n return _tr("late" if here else "")', (3, "Life", "late")),
        ('CONTEXT: Final = "Life"\nwords = QCoreApplication.translate(CONTEXT, "late")', (2, "Life", "late")),
        ('words = QCoreApplication.translate("Stock", "late")', (1, "Stock", "late")),
    ],
)
def test_a_text_is_found_wherever_it_stands(source: str, found: tuple[int, str, str]) -> None:
    assert list(said_texts(ast.parse(source))) == [found]
