"""Writes ``docs/requirements.md``: each rule of the product and the tests that prove it, or that it is open.

Run with ``.venv/bin/python -m installer.requirement_table``. A test says what it proves with
``@pytest.mark.requirement("S1-22", …)`` on itself, on its class or, through ``pytestmark``, on its whole file.
"""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from installer.bootstrap import ROOT

IDS = Path(ROOT, "docs", "requirements-ids.toml")
TABLE = Path(ROOT, "docs", "requirements.md")
TESTS = Path(ROOT, "tests")
GROUPS = {
    "C": "Design card",
    "S1": "Service by channel partners",
    "S2": "Warranty-period management",
    "X": "Rules of the trade",
    "R": "Regulation and trust",
}

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """One test that says it proves a rule."""

    file: str
    test: str
    requirement: str


def known() -> dict[str, dict[str, str]]:
    """Title by id, by group."""
    return tomllib.loads(IDS.read_text("utf-8"))


def proofs(folder: Path = TESTS) -> list[Proof]:
    """Every mark in every test file below a folder, in the order of the files."""
    found = []
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"), str(path))
        file = path.relative_to(folder).as_posix()
        found += [Proof(file, test, name) for test, names in _marked(tree.body, _file_marks(tree)) for name in names]
    return sorted(set(found))


def _file_marks(tree: ast.Module) -> list[str]:
    values = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and any(isinstance(to, ast.Name) and to.id == "pytestmark" for to in node.targets)
    ]
    return [name for value in values for name in _names(value)]


def _marked(body: list[ast.stmt], outer: list[str]) -> Iterator[tuple[str, list[str]]]:
    for node in body:
        if not isinstance(node, Definition):
            continue
        names = outer + [name for decorator in node.decorator_list for name in _names(decorator)]
        if isinstance(node, ast.ClassDef):
            yield from _marked(node.body, names)
        elif node.name.startswith("test_"):
            yield node.name, names


def _names(node: ast.expr) -> Iterator[str]:
    """The ids in a mark, or in a list of marks."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "requirement":
            yield from (str(argument.value) for argument in part.args if isinstance(argument, ast.Constant))


def unknown(found: list[Proof]) -> list[Proof]:
    """The marks that name no rule of ours."""
    ids = {name for group in known().values() for name in group}
    return [proof for proof in found if proof.requirement not in ids]


def text(found: list[Proof]) -> str:
    """The whole document."""
    by_id: dict[str, list[Proof]] = {}
    for proof in found:
        by_id.setdefault(proof.requirement, []).append(proof)
    groups = known()
    total = sum(len(group) for group in groups.values())
    lines = [
        "# Rules and their proof",
        "",
        "Made by `python -m installer.requirement_table` from `requirements-ids.toml` and the marks in `tests/`;",
        "do not edit. A rule is *open* until a test that would fail without it is marked with its id.",
        "",
        f"**{len(by_id)} of {total} rules have a test.**",
    ]
    for key, titles in groups.items():
        proved = sum(name in by_id for name in titles)
        lines += [
            "",
            f"## {GROUPS[key]} ({proved} of {len(titles)})",
            "",
            "| id | rule | proved by |",
            "| --- | --- | --- |",
        ]
        lines += [f"| {name} | {title} | {_cell(by_id.get(name, []))} |" for name, title in titles.items()]
    return "\n".join(lines) + "\n"


def _cell(found: list[Proof]) -> str:
    files: dict[str, list[str]] = {}
    for proof in found:
        files.setdefault(proof.file, []).append(f"`{proof.test.removeprefix('test_')}`")
    return "<br>".join(f"{file}: {', '.join(tests)}" for file, tests in files.items()) or "open"


def main() -> None:
    """Write the document."""
    TABLE.write_text(text(proofs()), encoding="utf-8")


if __name__ == "__main__":
    main()
