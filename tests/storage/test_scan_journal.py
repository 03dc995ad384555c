"""Every scan is on the disk before anything happens with it, exactly as it came."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.origin import new_id
from desktop.storage.errors import EnvironmentFault
from desktop.storage.scan_journal import KeptScan, ScanJournal

AT = datetime(2026, 11, 3, 8, 30, 0, 123456, tzinfo=timezone(timedelta(hours=8)))


def keep(journal: ScanJournal, raw: str = "]d201") -> UUID:
    scan = new_id()
    journal.keep(scan, raw, "desk scanner", AT, "receiving")
    return scan


def test_a_scan_is_kept_with_its_outcome(tmp_path: Path) -> None:
    journal, request = ScanJournal(tmp_path / "scans.db"), new_id()
    scan = keep(journal, "]d20106901234567892\x1d10中文")
    assert [kept.scan_id for kept in journal.unsettled()] == [scan]
    journal.outcome(scan, "received", request)
    journal.close()
    again = ScanJournal(tmp_path / "scans.db")
    assert again.unsettled() == []
    at = datetime(2026, 11, 3, 0, 30, 0, 123456, tzinfo=UTC)
    assert again.recent(5) == [
        KeptScan(scan, "]d20106901234567892\x1d10中文", "desk scanner", at, "receiving", "received", request)
    ]
    assert again.count() == 1
    again.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(raw=st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_whatever_arrives_is_kept_as_it_is(tmp_path: Path, raw: str) -> None:
    journal = ScanJournal(tmp_path / "scans.db")
    keep(journal, raw)
    assert journal.recent(1)[0].raw == raw
    journal.close()


@pytest.mark.parametrize("raw", ["", "\0", "a\0b\x1d\x1c\x1e\x04", "\ud800", "x\udfffy", "\u202e'; DROP TABLE scan;--"])
def test_strange_scans_are_kept(tmp_path: Path, raw: str) -> None:
    journal = ScanJournal(tmp_path / "scans.db")
    keep(journal, raw)
    journal.close()
    again = ScanJournal(tmp_path / "scans.db")
    assert again.unsettled()[0].raw == raw
    again.close()


def test_the_newest_come_first_and_all_are_counted(tmp_path: Path) -> None:
    journal = ScanJournal(tmp_path / "scans.db")
    scans = [keep(journal, str(number)) for number in range(5)]
    journal.outcome(scans[1], "refused")
    assert [kept.raw for kept in journal.recent(2)] == ["4", "3"]
    assert [kept.raw for kept in journal.unsettled()] == ["0", "2", "3", "4"]
    assert journal.count() == 5
    journal.close()


def test_an_outcome_waits_for_the_next_scan_or_the_flush(tmp_path: Path) -> None:
    journal, other = ScanJournal(tmp_path / "scans.db"), ScanJournal(tmp_path / "scans.db")
    first = keep(journal)
    journal.outcome(first, "received")
    assert len(other.unsettled()) == 1
    second = keep(journal)
    assert [kept.scan_id for kept in other.unsettled()] == [second]
    journal.outcome(second, "received")
    journal.flush()
    assert other.unsettled() == []
    journal.close()
    other.close()


_SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4
from desktop.storage.scan_journal import ScanJournal
journal = ScanJournal(Path(sys.argv[1]))
while True:
    scan = uuid4()
    journal.keep(scan, "]d201", "s", datetime(2026, 1, 1, tzinfo=UTC), "t")
    print(scan.hex, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_a_kept_scan_outlives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "scans.db"
    for _ in range(5):
        child = subprocess.Popen([sys.executable, "-c", _SCRIPT, str(path)], stdout=subprocess.PIPE)
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(20)]
        os.kill(child.pid, signal.SIGKILL)
        told += child.stdout.readlines()
        child.stdout.close()
        child.wait()
        journal = ScanJournal(path)
        kept = {kept.scan_id.hex for kept in journal.unsettled()}
        journal.close()
        assert {line.decode().rstrip("\n") for line in told if line.endswith(b"\n")} <= kept


@pytest.mark.parametrize("statement", ["journal_mode", "synchronous"])
def test_the_disk_is_waited_for(tmp_path: Path, statement: str) -> None:
    journal = ScanJournal(tmp_path / "scans.db")
    assert journal._ask(f"PRAGMA {statement}", ()) in ([("wal",)], [(2,)])
    journal.close()


def test_a_missing_folder_and_a_strange_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        ScanJournal(tmp_path / "none" / "scans.db")
    assert fault.value.code == "cannot_open"
    (tmp_path / "text.db").write_text("no database, only words " * 100)
    with pytest.raises(EnvironmentFault) as fault:
        ScanJournal(tmp_path / "text.db")
    assert fault.value.code == "not_a_database"
