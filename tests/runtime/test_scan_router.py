"""Scans are kept one after the other, whatever the disk does between them."""

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.runtime import scan_router
from desktop.runtime.scan_router import KeptScan, ScanRouter
from desktop.storage.errors import EnvironmentFault
from desktop.storage.scan_journal import ScanJournal

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
STILL_S = 0.05
UNWRITTEN = "how scans ended cannot be written now"


class Desk:
    """A router with what it told."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.kept: list[KeptScan] = []
        self.unkept: list[str] = []
        self.causes: list[Exception] = []
        self.router = ScanRouter(self._open)
        self.router.kept.connect(self.kept.append)
        self.router.unkept.connect(self._unkept)

    def _open(self) -> ScanJournal:
        journal = ScanJournal(self.file)
        journal._file.execute("PRAGMA busy_timeout = 50")
        return journal

    def _unkept(self, scan: Scan, why: Exception) -> None:
        self.unkept.append(scan.raw)
        self.causes.append(why)

    def scan(self, raw: str) -> None:
        self.router.take(Scan(raw, "bench", NOON, 0, "serial"))

    def outcomes(self) -> list[tuple[str, str | None]]:
        with closing(ScanJournal(self.file)) as journal:
            return [(one.raw, one.code) for one in reversed(journal.recent(10))]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(scan_router, "IDLE_S", STILL_S)
    made = Desk(tmp_path / "scans.db")
    made.router.start()
    yield made
    made.router.stop()


@pytest.mark.requirement("C-02")
def test_a_journal_that_is_busy_while_nothing_is_scanned_costs_no_later_scan(
    qtbot: QtBot, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    desk.scan("one")
    qtbot.waitUntil(lambda: len(desk.kept) == 1)
    with closing(ScanJournal(desk.file)) as other:
        other._file.execute("BEGIN IMMEDIATE")
        desk.router.settle(desk.kept[0], "unit_received")
        qtbot.waitUntil(lambda: UNWRITTEN in caplog.text)
        desk.scan("two")
        qtbot.waitUntil(lambda: desk.unkept == ["two"])
        assert [one.code for one in desk.causes if isinstance(one, EnvironmentFault)] == ["busy"]
        other._file.execute("ROLLBACK")
    desk.scan("three")
    qtbot.waitUntil(lambda: [one.scan.raw for one in desk.kept] == ["one", "three"])
    assert desk.outcomes() == [("one", "unit_received"), ("three", None)]


def test_what_is_noted_when_the_journal_is_busy_at_the_end_is_told_as_left_over(
    qtbot: QtBot, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.scan("one")
    qtbot.waitUntil(lambda: len(desk.kept) == 1)
    with closing(ScanJournal(desk.file)) as other:
        other._file.execute("BEGIN IMMEDIATE")
        desk.router.settle(desk.kept[0], "unit_received")
        desk.router.stop()
        other._file.execute("ROLLBACK")
    assert UNWRITTEN in caplog.text
    assert desk.outcomes() == [("one", None)]
