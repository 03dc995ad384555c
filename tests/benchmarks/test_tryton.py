"""Beside Tryton: only on request, never a figure without Tryton, the same line for every benchmark."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import run, tryton
from benchmarks.measure import Outcome
from benchmarks.tryton_environment import MARK, PINS, NotInstalled, TrytonDesk, environment, make_database, usual_folder

STAND_IN = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    if asked["do"] == "end":
        raise SystemExit("the cellar is flooded")
    print(json.dumps({"seconds": 0.5, "answer": {"received": 120, "on_hand": 120.0}.get(asked["do"], 7)}), flush=True)
"""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)


def stand_in(folder: Path) -> list[str]:
    """How a desk is started that knows the line, but not Tryton."""
    script = folder / "stand_in.py"
    script.write_text(STAND_IN, "utf-8")
    return [sys.executable, str(script)]


def note(ran: list[str], name: str) -> Callable[[run.Given], list[Outcome]]:
    def noted(_given: run.Given) -> list[Outcome]:
        ran.append(name)
        return []

    return noted


def test_it_is_run_only_when_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(run, "ALL", {name: note(ran, name) for name in run.ALL})
    assert run.main(["--quick"]) == 0
    assert set(ran) == run.ALL.keys() - {"tryton"}
    ran.clear()
    assert run.main(["--quick", "--only", "tryton"]) == 0
    assert ran == ["tryton"]


def test_the_folder_is_the_given_one_else_one_in_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folders: list[Path] = []

    def measured(*, quick: bool, folder: Path) -> list[Outcome]:
        assert quick
        folders.append(folder)
        return [Outcome("tryton_receive_120_one_document", {}, met=False)]

    monkeypatch.setattr(tryton, "run", measured)
    assert run.main(["--quick", "--only", "tryton", "--tryton", str(tmp_path)]) == 1
    assert run.main(["--quick", "--only", "tryton"]) == 1
    assert folders == [tmp_path, usual_folder()]


@pytest.mark.slow
def test_without_a_network_it_says_so_and_tells_no_figure(
    no_network: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tryton"
    assert run.main(["--quick", "--only", "tryton", "--tryton", str(folder)]) == run.NOTHING_TO_MEASURE
    told = capsys.readouterr()
    assert told.out == ""
    assert "the first run needs the network" in told.err
    assert not (folder / MARK).exists()


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(NotInstalled, match="give another folder"):
        environment(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_what_was_installed_is_used_again_without_a_network(no_network: None, tmp_path: Path) -> None:
    (tmp_path / MARK).write_text(PINS.read_text("utf-8"), "utf-8")
    assert environment(tmp_path).parent == tmp_path


def test_every_package_is_pinned_to_one_version() -> None:
    lines = [line for line in PINS.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    assert all(line.count("==") == 1 and "*" not in line for line in lines)
    assert "trytond==8.2.1" in lines


def test_a_desk_that_ends_is_an_error_with_its_last_words(tmp_path: Path) -> None:
    with TrytonDesk(stand_in(tmp_path), tmp_path / "log") as desk:
        assert desk.ask("received", shipment=1) == (0.5, 120)
        with pytest.raises(RuntimeError, match="the cellar is flooded"):
            desk.ask("end")


def test_a_database_that_tryton_cannot_make_is_an_error_with_its_last_words(tmp_path: Path) -> None:
    admin = tmp_path / "trytond-admin"
    admin.write_text("#!/bin/sh\necho no such table >&2\nexit 1\n", "utf-8")
    admin.chmod(0o755)
    with pytest.raises(RuntimeError, match="no such table"):
        make_database(tmp_path, tmp_path, "postgresql://sparezone@/tryton?host=/somewhere")
    told = (tmp_path / "trytond.conf").read_text("utf-8")
    assert told == "[database]\nuri = postgresql://sparezone@/?host=/somewhere\n"


@pytest.mark.slow
def test_our_own_figures_are_measured_and_every_line_has_the_same_form(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tryton, "environment", lambda folder: folder)
    monkeypatch.setattr(tryton, "make_database", lambda *_: stand_in(tmp_path))
    monkeypatch.setattr(tryton, "ROUNDS", (2, 2))
    monkeypatch.setattr(tryton, "SCANS", (2, 2))
    monkeypatch.setattr(tryton, "MOVES", ((480,), (480,)))
    run.main(["--quick", "--only", "tryton", "--tryton", str(tmp_path)])
    told = {line["name"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert list(told) == [
        "tryton_receive_120_one_document",
        "tryton_receive_120_from_the_list_of_numbers",
        "tryton_receive_one",
        "tryton_find_a_serial_after_480_moves",
        "tryton_lot_on_hand_after_480_moves",
    ]
    for line in told.values():
        sides: dict[str, Any] = line["figures"]
        assert sides["tryton"]["p50_ms"] in {500.0, 1000.0}
        assert line["ratio"] == round(sides["tryton"]["p50_ms"] / sides["program"]["p50_ms"], 1)
        assert line["met"] is (line["ratio"] >= 15 if line["goal"] else None)


def test_tryton_itself_is_never_imported_by_the_program() -> None:
    code = "import sys, benchmarks.run; raise SystemExit('trytond' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
