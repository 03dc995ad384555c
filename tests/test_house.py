"""The rules of the house that no linter has, each shown to catch what it is there for."""

import ast
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parent.parent
DESKTOP = ROOT / "desktop"
FAULT_LINES = 400

Fault = Iterator[tuple[int, str]]
Rule = Callable[[ast.AST, PurePosixPath], Fault]

MAY_COMMIT = {
    "desktop/storage/unit_of_work.py": "the one door of every job",
    "desktop/storage/scan_journal.py": "a local file of its own: a scan is kept before anyone decides on it",
}
MAY_DRAW = ("desktop/views/", "desktop/app/", "desktop/commands/")
DRAWING = {"QBrush", "QColor", "QFont", "QIcon", "QImage", "QPainter", "QPalette", "QPen", "QPicture", "QPixmap"}
MAY_START_THREADS = ("desktop/runtime/", "desktop/devices/")
THREADS = {"Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "ThreadPoolExecutor", "ProcessPoolExecutor"}
RAW_SCANS = ("desktop/devices/", "desktop/domain/udi/")
WHITE_SPACE = {"strip", "lstrip", "rstrip", "split", "rsplit"}
WIDE_DIGITS = {"isdigit", "isdecimal", "isnumeric", "isalnum", "isspace"}
LAYOUT_ITEMS = {"itemAt", "itemAtPosition", "takeAt", "replaceWidget", "setLayout"}
EMPTY_NAMES = re.compile(r"manager|helper|util|common|misc|controller", re.IGNORECASE)
EXCUSES = re.compile(r"TO" + r"DO|FIX" + r"ME|pragma: no" + r" cover|# type" + r": ignore(?!\[[\w, -]+\] +# )")


def starts(path: PurePosixPath, rooms: tuple[str, ...]) -> bool:
    return str(path).startswith(rooms)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call of an attribute, with the attribute's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def imported(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, module and name of everything imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, node.module or "", alias.name) for alias in node.names)
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)


def draws_outside_the_views(tree: ast.AST, path: PurePosixPath) -> Fault:
    if starts(path, MAY_DRAW):
        return
    for line, module, name in imported(tree):
        widgets = "QtWidgets" in (module.rpartition(".")[2], name)
        if widgets or module == "PySide6.QtSvg" or (module == "PySide6.QtGui" and name in DRAWING):
            yield line, f"{module} {name}"


def commits_elsewhere(tree: ast.AST, path: PurePosixPath) -> Fault:
    if str(path) not in MAY_COMMIT:
        yield from ((node.lineno, "commits") for node, name in calls(tree) if name == "commit")


def connects_a_lambda(tree: ast.AST, path: PurePosixPath) -> Fault:
    for node, name in calls(tree):
        if name == "connect" and any(isinstance(argument, ast.Lambda) for argument in node.args):
            yield node.lineno, "connects a lambda"


def starts_a_thread(tree: ast.AST, path: PurePosixPath) -> Fault:
    if starts(path, MAY_START_THREADS):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and THREADS & {alias.name for alias in node.names}:
            yield node.lineno, "imports a thread"
        if isinstance(node, ast.Attribute) and node.attr in THREADS:
            yield node.lineno, f"names {node.attr}"


def mistakes_separators_for_white_space(tree: ast.AST, path: PurePosixPath) -> Fault:
    if not starts(path, RAW_SCANS):
        return
    for node, name in calls(tree):
        if (name in WHITE_SPACE and not node.args) or name == "splitlines" or name in WIDE_DIGITS:
            yield node.lineno, f"{name}()"
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\\[dsw]", node.value):
            yield node.lineno, "a pattern that takes full-width digits or separators"


def holds_an_item_of_a_layout(tree: ast.AST, path: PurePosixPath) -> Fault:
    """Qt deletes such an item with its widget; what Python holds of it then stands for the next thing at its address.

    ``setLayout`` of a filled layout makes Python hold every item of it.
    """
    if starts(path, MAY_DRAW):
        yield from ((node.lineno, f"{name}()") for node, name in calls(tree) if name in LAYOUT_ITEMS)


def has_an_empty_name(tree: ast.AST, path: PurePosixPath) -> Fault:
    if EMPTY_NAMES.search(path.stem):
        yield 1, f"the file is called {path.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and EMPTY_NAMES.search(node.name):
            yield node.lineno, f"the class is called {node.name}"


RULES: dict[Rule, tuple[str, str]] = {
    draws_outside_the_views: ("desktop/presenters/x.py", "from PySide6.QtWidgets import QLabel"),
    commits_elsewhere: ("desktop/services/x.py", "session.commit()"),
    connects_a_lambda: ("desktop/views/x.py", "button.clicked.connect(lambda: self.go())"),
    starts_a_thread: ("desktop/services/x.py", "threading.Thread(target=go).start()"),
    mistakes_separators_for_white_space: ("desktop/devices/x.py", "raw = raw.strip()"),
    holds_an_item_of_a_layout: ("desktop/views/x.py", "card = self.column.itemAt(0).widget()"),
    has_an_empty_name: ("desktop/services/x.py", "class StockManager: ..."),
}
MORE_PLANTED: list[tuple[Rule, str, str]] = [
    (draws_outside_the_views, "desktop/runtime/x.py", "from PySide6 import QtWidgets"),
    (draws_outside_the_views, "desktop/runtime/x.py", "from PySide6.QtGui import QPainter"),
    (starts_a_thread, "desktop/views/x.py", "from PySide6.QtCore import QThread"),
    (mistakes_separators_for_white_space, "desktop/domain/udi/x.py", r"re.match('\\d+', raw)"),
    (mistakes_separators_for_white_space, "desktop/domain/udi/x.py", "raw.isdigit()"),
    (has_an_empty_name, "desktop/services/stock_utils.py", ""),
]
PLANTED = [(rule, *planted) for rule, planted in RULES.items()] + MORE_PLANTED


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def house(path: Path) -> PurePosixPath:
    return PurePosixPath(path.relative_to(ROOT).as_posix())


def test_no_file_of_the_program_breaks_a_rule() -> None:
    faults = []
    for path in sources("desktop"):
        tree, where = ast.parse(path.read_text("utf-8"), str(path)), house(path)
        found = ((rule.__name__, fault) for rule in RULES for fault in rule(tree, where))
        faults += [f"{where}:{line} {name}: {words}" for name, (line, words) in found]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("rule", "path", "source"), PLANTED, ids=lambda value: getattr(value, "__name__", None))
def test_a_planted_fault_is_found(rule: Rule, path: str, source: str) -> None:
    assert list(rule(ast.parse(source), PurePosixPath(path)))


@pytest.mark.parametrize("source", ["raw.split('\\x1d')", "threading.Event().wait(1)", "signal.connect(self.go)"])
def test_what_is_allowed_is_left_alone(source: str) -> None:
    assert not [fault for rule in RULES for fault in rule(ast.parse(source), PurePosixPath("desktop/devices/x.py"))]


def hasty_waits(tree: ast.AST) -> Iterator[int]:
    """Lines that wait for something at a fixed place of a list: while it is not there yet, they fail at once."""
    for call, name in calls(tree):
        for look in (given.body for given in call.args if isinstance(given, ast.Lambda)):
            if "until" in name.lower() and not isinstance(look, ast.BoolOp):
                places = (node.slice for node in ast.walk(look) if isinstance(node, ast.Subscript))
                yield from (call.lineno for place in places if re.fullmatch(r"-?[0-9]+", ast.unparse(place)))


def test_no_test_waits_for_a_line_that_may_not_be_there_yet() -> None:
    assert list(hasty_waits(ast.parse("qtbot.waitUntil(lambda: told[-1] == 'done')"))) == [1]
    assert not list(hasty_waits(ast.parse("qtbot.waitUntil(lambda: told[-1:] == ['done'] and rows['item'].error)")))
    found = [f"{house(path)}:{line}" for path in sources("tests") for line in hasty_waits(ast.parse(path.read_text()))]
    assert not found, "\n".join(found)


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        str(house(path)): path.read_text("utf-8").count("\n")
        for path in sources("desktop", "tests", "installer", "benchmarks")  # a migration is a record, written once
    }
    assert {name: lines for name, lines in lengths.items() if lines > FAULT_LINES} == {}


def test_no_file_makes_excuses() -> None:
    found = [
        f"{house(path)}:{number}"
        for path in sources("desktop", "tests", "installer", "benchmarks", "migrations")
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if EXCUSES.search(line)
    ]
    assert found == []


def refusal_codes() -> set[str]:
    """Every code that stands as a literal in ``Refusal(…)`` or one of its branches."""
    codes = set()
    for path in sources("desktop"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal" and node.args:
                codes |= {part.value for part in literals(node.args[0])}
    return codes


def literals(node: ast.expr) -> Iterator[ast.Constant]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def test_every_refusal_has_words() -> None:
    words = import_module("desktop.views.messages").WORDS
    assert refusal_codes() - set(words) == set()


def test_every_icon_that_is_asked_for_by_name_is_there() -> None:
    asked = set()
    for path in sources("desktop"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("icon", "paint_icon"):
                asked |= {part.value for argument in node.args[:2] for part in literals(argument)}
    assert asked - {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")} == set()


def test_no_translation_is_unfinished() -> None:
    unfinished = {
        path.name: count
        for path in (ROOT / "resources" / "translations").glob("*.ts")
        if (count := path.read_text("utf-8").count('type="unfinished"'))
    }
    assert unfinished == {}
