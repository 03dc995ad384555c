"""``sparezone import``: one JSON line, and an exit status that a script can rely on."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.import_file import run
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK
from desktop.models.party import Party
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import count, everything


@pytest.fixture
def options(store: Store, database_url: str, tmp_path: Path) -> list[str]:
    """The database with the sample world, and a folder of its own for the program."""
    return ["--database-url", database_url, "--data-dir", str(tmp_path / "home"), "--language", "en"]


def file(folder: Path, text: str) -> str:
    path = folder / "parties.csv"
    path.write_text(text, "utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    found: dict[str, Any] = json.loads(lines[0])
    return found


def test_a_file_is_imported_and_told_in_one_line(
    store: Store, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, "代码,名称,类型\r\nYY,YY医院,医院\r\n")
    assert run(["parties", path, "--actor", ADMINISTRATOR, "--dry-run", *options]) == 0
    assert told(capsys) == {
        "ok": True,
        "kind": "parties",
        "file": "parties.csv",
        "rows": 1,
        "created": 1,
        "changed": 0,
        "unchanged": 0,
        "faults": [],
        "dry_run": True,
        "repeated": False,
    }
    assert count(store, Party, Party.code == "YY") == 0
    assert run(["parties", path, "--actor", ADMINISTRATOR, *options]) == 0
    assert told(capsys)["dry_run"] is False
    assert count(store, Party, Party.code == "YY") == 1


def test_faults_and_refusals_end_with_1(
    store: Store, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(store)
    path = file(tmp_path, "code,name,kind\r\nY Y,,hospital\r\n")
    assert run(["parties", path, "--actor", ADMINISTRATOR, *options]) == 1
    assert told(capsys)["faults"] == [{"row": 2, "column": "name", "code": "required", "value": ""}]
    path = file(tmp_path, "code,name,kind\r\nY Y,y,hospital\r\n")
    assert run(["parties", path, "--actor", ADMINISTRATOR, *options]) == 1
    assert told(capsys)["faults"] == [{"row": 2, "column": "code", "code": "bad_code", "value": "Y Y"}]
    assert run(["parties", path, "--actor", CLERK, *options]) == 1
    assert told(capsys)["refused"] == "not_allowed"
    assert everything(store) == before


def test_wrong_usage_ends_with_2_and_a_missing_file_with_3(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["toys", "x.csv", "--actor", "1"], ["parties", "x.csv"], []):
        with pytest.raises(SystemExit) as ended:
            run(arguments)
        assert ended.value.code == 2
    capsys.readouterr()
    assert run(["parties", str(tmp_path / "gone.csv"), "--actor", ADMINISTRATOR, *options]) == 3
    assert told(capsys)["fault"] == "cannot_read_file"
