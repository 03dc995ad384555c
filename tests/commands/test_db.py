"""``sparezone db``: one JSON line of result, the progress beside it, and an exit status that scripts can trust."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.db import run
from desktop.storage.upgrade import HEAD
from tests.storage.tampering import tamper
from tests.storage.world import World, build

pytestmark = pytest.mark.requirement("S2-85", "R18", "S2-51")

Told = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Told:
    """Runs the command with a data folder of its own; the exit status and the line on stdout."""

    def command(*arguments: str) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        status = run([*arguments, "--data-dir", str(tmp_path / "home")])
        out = capsys.readouterr().out
        return status, json.loads(out) if out else {}

    return command


@pytest.fixture
def world(database_url: str) -> World:
    made = build(database_url)
    made.receive(made.lots[0], 10)
    made.receive_unit(made.units[0])
    made.close()
    return made


def test_upgrade_sets_up_and_then_has_nothing_to_do(told: Told, empty_database_url: str) -> None:
    assert told("upgrade", "--database-url", empty_database_url) == (
        0,
        {"ok": True, "revision": HEAD, "changed": True},
    )
    status, answer = told("upgrade", "--database-url", empty_database_url)
    assert (status, answer["changed"]) == (0, False)


def test_verify_tells_rows_and_heads_of_a_sound_ledger(told: Told, world: World, database_url: str) -> None:
    status, answer = told("verify", "--database-url", database_url)
    assert (status, answer["ok"], answer["faults"]) == (0, True, [])
    assert (answer["rows"]["movement"], answer["rows"]["leg"]) == (2, 4)
    assert set(answer["heads"]) == {"0", "1"}


def test_verify_names_the_fault_and_ends_with_1(told: Told, world: World, database_url: str) -> None:
    tamper(world.store.engine, "UPDATE balance SET quantity = 9000 WHERE unit_id IS NULL")
    world.close()
    status, answer = told("verify", "--database-url", database_url)
    assert (status, answer["ok"]) == (1, False)
    (fault,) = answer["faults"]
    assert (fault["code"], fault["table"]) == ("balance_differs", "balance")
    assert (fault["expected"], fault["found"]) == ("10000 thousandths", "9000 thousandths")


def test_verify_takes_a_remembered_head(told: Told, world: World, database_url: str) -> None:
    _status, answer = told("verify", "--database-url", database_url)
    head = answer["heads"]["1"]
    anchor = f"1:{head['sequence']}:{head['hash']}"
    assert told("verify", "--database-url", database_url, "--anchor", anchor)[0] == 0
    status, answer = told("verify", "--database-url", database_url, "--anchor", f"1:{head['sequence']}:{'0' * 64}")
    assert (status, answer["faults"][0]["code"]) == (1, "anchor_differs")


def test_backup_and_restore(told: Told, world: World, database_url: str, tmp_path: Path) -> None:
    backup, fresh = str(tmp_path / "a.szbackup"), f"sqlite:///{tmp_path / 'fresh.db'}"
    status, made = told("backup", "--to", backup, "--database-url", database_url)
    assert (status, made["ok"], made["file"]) == (0, True, backup)
    assert made["bytes"] == Path(backup).stat().st_size
    status, restored = told("restore", backup, "--database-url", fresh)
    assert (status, restored["ok"], restored["kept"]) == (0, True, None)
    assert restored["heads"] == made["heads"]
    assert told("verify", "--database-url", fresh)[1]["heads"] == made["heads"]


def test_a_backup_without_a_name_goes_to_the_data_folder(told: Told, world: World, database_url: str) -> None:
    status, made = told("backup", "--database-url", database_url)
    path = Path(made["file"])
    assert status == 0
    assert (path.parent.name, path.suffix) == ("backups", ".szbackup")
    assert path.is_file()


def test_a_damaged_backup_ends_with_3(told: Told, world: World, database_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "a.szbackup"
    told("backup", str(backup), "--database-url", database_url)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    status, answer = told("restore", str(backup), "--database-url", f"sqlite:///{tmp_path / 'fresh.db'}")
    assert (status, answer["fault"]) == (3, "backup_damaged")
    assert answer["facts"]["member"] in ("sparezone.db", "a.szbackup")
    assert not (tmp_path / "fresh.db").exists()


def test_copy_moves_a_local_database_to_the_server(told: Told, sqlite_url: str, empty_postgres_url: str) -> None:
    world = build(sqlite_url)
    world.receive(world.lots[0], 10)
    world.close()
    status, copied = told("copy", "--to", empty_postgres_url, "--database-url", sqlite_url)
    assert (status, copied["ok"], copied["rows"]["movement"]) == (0, True, 1)
    assert told("verify", "--database-url", empty_postgres_url)[1]["heads"] == copied["heads"]
    status, answer = told("copy", "--to", empty_postgres_url, "--database-url", sqlite_url)
    assert (status, answer["fault"]) == (3, "database_not_empty")


@pytest.mark.parametrize("action", ["verify", "backup", "copy"])
def test_a_missing_database_is_told_and_not_made(told: Told, tmp_path: Path, action: str) -> None:
    missing = tmp_path / "none.db"
    status, answer = told(action, "--to", str(tmp_path / "x"), "--database-url", f"sqlite:///{missing}")
    assert (status, answer["fault"]) == (3, "cannot_open")
    assert not missing.exists()


@pytest.mark.parametrize(
    "arguments",
    [[], ["mend"], ["restore"], ["copy"], ["verify", "--anchor", "x"], ["verify", "--frobnicate"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "usage: sparezone db" in capsys.readouterr().err


def test_the_progress_goes_beside_the_result(
    world: World, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", "--database-url", database_url]) == 0
    told = capsys.readouterr()
    assert len(told.out.split("\n")) == 2
    assert "chain " in told.err
    assert "balances " in told.err


def test_a_folder_for_backups_that_cannot_be_made_is_told(told: Told, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "backups").write_text("a file of this name", encoding="utf-8")
    assert told("upgrade")[0] == 0
    status, answer = told("backup")
    assert (status, answer["fault"]) == (3, "cannot_open")
