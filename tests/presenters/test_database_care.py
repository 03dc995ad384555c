"""The ledger is proved and backed up beside the work of the desk, and stopped when somebody wants that."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.models.item import ItemKind
from desktop.models.party import PartyKind
from desktop.presenters.database_care import Care, DatabaseCare
from desktop.presenters.long_work import Pace, Step
from desktop.presenters.session import Session
from desktop.queries.master_data import parties
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.people import SAVE_PERSON, SavePerson
from desktop.storage.backup_file import BackupMade, inspect
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.finding import Verdict
from desktop.storage.last_backup import read_last, restore_address
from desktop.storage.verify import verify
from desktop.storage.watch import Watch
from tests.presenters.desk import NOON, break_chain, database_threads, do, furnish, signed_in

CLERK = "2000"


@pytest.fixture
def url(sqlite_url: str) -> str:
    furnish(sqlite_url)
    do(sqlite_url, SAVE_PARTY, SaveParty("M", "示例骨科", PartyKind.MANUFACTURER))
    do(sqlite_url, SAVE_PERSON, SavePerson(CLERK, "李仓管", Role.CLERK, "P-01"))
    return sqlite_url


@pytest.fixture
def care(qtbot: QtBot, url: str, tmp_path: Path) -> Iterator[DatabaseCare]:
    with database_threads(url) as jobs:
        care = DatabaseCare(signed_in(qtbot, jobs), tmp_path, FixedClock(NOON))
        yield care
        care.finish()


def ended(qtbot: QtBot, care: DatabaseCare) -> Any:
    qtbot.waitUntil(lambda: care.outcome is not None, timeout=20_000)
    assert care.running is Care.NOTHING
    return care.outcome


@pytest.mark.requirement("S2-51")
def test_a_sound_ledger_says_how_many_rows_were_proved(qtbot: QtBot, care: DatabaseCare) -> None:
    care.verify()
    assert care.running is Care.VERIFYING
    verdict = ended(qtbot, care)
    assert isinstance(verdict, Verdict)
    assert (verdict.sound, verdict.counts["audit_entry"] > 0) == (True, True)


@pytest.mark.requirement("S2-51", "R15")
def test_a_tampered_row_is_named(qtbot: QtBot, care: DatabaseCare, url: str) -> None:
    break_chain(url)
    care.verify()
    verdict = ended(qtbot, care)
    assert [(one.code, one.table) for one in verdict.findings] == [("link_changed", "audit_entry")]


def hold_the_proof(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let the proof wait until the event is set; then it goes on as always."""
    go_on = threading.Event()

    def slow(engine: Any, watch: Watch) -> Verdict:
        watch.tell(1, 11, "legs")
        go_on.wait(10)
        return verify(engine, watch)

    monkeypatch.setattr("desktop.storage.verify.verify", slow)
    return go_on


def test_a_desk_goes_on_working_while_the_ledger_is_proved(
    qtbot: QtBot, care: DatabaseCare, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = hold_the_proof(monkeypatch)
    told: list[Step] = []
    care.progressed.connect(told.append)
    care.verify()
    qtbot.waitUntil(lambda: bool(told))
    answers: list[Any] = []
    jobs, item = care.session.jobs, SaveItem("LP-6H", "M", "板", ItemKind.IMPLANT, registration_number="R1")
    jobs.write(SAVE_ITEM, item, care.session.envelope(), answers.append, answers.append)
    jobs.read(parties, answers.append, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert care.running is Care.VERIFYING
    go_on.set()
    assert ended(qtbot, care).sound


def test_a_proof_is_stopped(qtbot: QtBot, care: DatabaseCare, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = hold_the_proof(monkeypatch)
    care.verify()
    care.stop()
    go_on.set()
    stopped = ended(qtbot, care)
    assert isinstance(stopped, Refusal)
    assert stopped.code == "cancelled"


@pytest.mark.requirement("S2-52")
def test_a_backup_is_read_back_and_its_moment_kept(qtbot: QtBot, care: DatabaseCare, url: str, tmp_path: Path) -> None:
    target = tmp_path / "safe"
    target.mkdir()
    care.back_up(target)
    made = ended(qtbot, care)
    assert isinstance(made, BackupMade)
    assert made.path == target / "sparezone-20261121-040000.szbackup"
    assert inspect(made.path).made_at == "2026-11-21T04:00:00+00:00"
    qtbot.waitUntil(lambda: care.last is not None)
    assert care.last is not None
    assert (care.last.path, care.last.made_at, care.last.bytes) == (str(made.path), NOON, made.path.stat().st_size)
    assert care.restore_command == f'sparezone db restore "{made.path}" --database-url "{url}"'
    other = open_engine("sqlite:///" + str(tmp_path / "other.db"))
    assert read_last(tmp_path, other) is None
    other.dispose()


def test_a_backup_of_a_broken_ledger_does_not_count(qtbot: QtBot, care: DatabaseCare, url: str, tmp_path: Path) -> None:
    break_chain(url)
    care.back_up(tmp_path)
    made = ended(qtbot, care)
    assert not made.verdict.sound
    assert not (tmp_path / "last-backup.json").exists()


def test_a_folder_that_is_not_there_is_told_and_nothing_is_kept(
    qtbot: QtBot, care: DatabaseCare, tmp_path: Path
) -> None:
    care.back_up(tmp_path / "gone")
    fault = ended(qtbot, care)
    assert isinstance(fault, EnvironmentFault)
    assert not list(tmp_path.rglob("*.szbackup"))


@pytest.mark.requirement("S2-72")
def test_a_clerk_proves_but_makes_no_backup(qtbot: QtBot, care: DatabaseCare, tmp_path: Path) -> None:
    with qtbot.waitSignal(care.session.changed):
        care.session.sign_in(CLERK)
    assert not care.may_back_up
    care.back_up(tmp_path)
    assert (care.running, list(tmp_path.rglob("*.szbackup"))) == (Care.NOTHING, [])
    care.verify()
    assert ended(qtbot, care).sound


def test_the_end_of_the_program_stops_the_work(
    qtbot: QtBot, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = hold_the_proof(monkeypatch)
    with database_threads(url) as jobs:
        care = DatabaseCare(Session(jobs, "desk 1"), tmp_path, FixedClock(NOON))
        care.verify()
        threading.Timer(0.2, go_on.set).start()
        care.finish()
        assert "aside" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"made_at": 1}', '{"made_at": "2026-11-21T04:00:00"}'])
def test_a_spoilt_note_of_the_last_backup_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "last-backup.json").write_text(text, "utf-8")
    engine = open_engine("sqlite:///" + str(tmp_path / "x.db"))
    assert read_last(tmp_path, engine) is None
    engine.dispose()


def test_steps_are_told_at_most_ten_times_a_second() -> None:
    told: list[Step] = []
    pace = Pace(told.append)
    for done in range(1000):
        pace(done, 1000, "chain")
    pace(0, 5, "hash")
    assert [step.what for step in told][:1] == ["chain"]
    assert told[-1] == Step("hash", 0, 5, 0.0)
    assert len(told) < 10


def test_to_a_server_a_backup_goes_into_an_empty_database() -> None:
    engine = open_engine("postgresql://anna:secret@server/parts")
    assert restore_address(engine) == "postgresql://anna@server/EMPTY_DATABASE"
    engine.dispose()
