"""The workstation's own journal of every scan: on the disk before anything else happens with it.

A SQLite file of its own beside the data, never emptied. The scan as it arrived is kept byte for byte. What became of it
is written with the next scan, or when nothing else is to be done: a scan without an outcome at the start is the one
that was in flight when the power went.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from desktop.storage.errors import EnvironmentFault, file_fault
from desktop.storage.network_path import is_network_path

_SCHEMA: Final = """CREATE TABLE IF NOT EXISTS scan (
    sequence INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, raw BLOB NOT NULL, scanner TEXT NOT NULL,
    at TEXT NOT NULL, taker TEXT NOT NULL, code TEXT, request_id BLOB)"""
_UNSETTLED_INDEX: Final = "CREATE INDEX IF NOT EXISTS ix_scan_unsettled ON scan (sequence) WHERE code IS NULL"
_KEEP: Final = "INSERT INTO scan (id, raw, scanner, at, taker) VALUES (?,?,?,?,?)"
_SETTLE: Final = "UPDATE scan SET code = ?, request_id = ? WHERE id = ?"
_READ_UNSETTLED: Final = "SELECT id, raw, scanner, at, taker, code, request_id FROM scan WHERE code IS NULL"
_READ_LAST: Final = """SELECT id, raw, scanner, at, taker, code, request_id FROM scan ORDER BY sequence DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A scan as it was kept; ``code`` is what became of it, None while nothing did."""

    scan_id: UUID
    raw: str
    scanner: str
    at: datetime
    taker: str
    code: str | None
    request_id: UUID | None


class ScanJournal:
    """The journal of one workstation; used from one thread."""

    def __init__(self, path: Path) -> None:
        """Open the journal, or begin it.

        Raises:
            EnvironmentFault: ``network_path``, ``cannot_open``, ``read_only``, ``not_a_database``, ``disk_full``.
        """
        from sqlcipher3 import dbapi2

        if is_network_path(path):
            raise EnvironmentFault("network_path", path=str(path))
        self._path = path
        self._error: type[Exception] = dbapi2.Error
        self._outcomes: list[tuple[str, bytes | None, bytes]] = []
        try:
            self._file: Any = dbapi2.connect(str(path), isolation_level=None)
        except dbapi2.Error as error:
            raise file_fault(error) from error
        try:
            self._settle_in()
        except BaseException:
            self._file.close()
            raise

    def keep(self, scan_id: UUID, raw: str, scanner: str, at: datetime, taker: str) -> None:
        """Write a scan; when this returns a power cut cannot lose it.

        Args:
            scan_id: made by the caller, once for each scan.
            raw: as it arrived, control characters, NUL and lone surrogates included.
            scanner: the name of the scanner.
            at: when it arrived.
            taker: the screen that got it.

        Raises:
            EnvironmentFault: ``disk_full``, ``read_only``, ``disk_error``: the scan is not kept.
        """
        moment = at.astimezone(UTC).isoformat(timespec="microseconds")
        row = (scan_id.bytes, raw.encode("utf-8", "surrogatepass"), scanner, moment, taker)
        self._write(row)

    def outcome(self, scan_id: UUID, code: str, request_id: UUID | None = None) -> None:
        """Note what became of a scan; in the file with the next `keep`, with `flush` or with `close`."""
        self._outcomes.append((code, request_id.bytes if request_id else None, scan_id.bytes))

    def flush(self) -> None:
        """Write the noted outcomes."""
        if self._outcomes:
            self._write(None)

    def unsettled(self) -> list[KeptScan]:
        """The scans without an outcome, oldest first."""
        self.flush()
        return [_kept(row) for row in self._ask(_READ_UNSETTLED + " ORDER BY sequence", ())]

    def recent(self, number: int) -> list[KeptScan]:
        """The last scans, newest first."""
        self.flush()
        return [_kept(row) for row in self._ask(_READ_LAST, (number,))]

    def count(self) -> int:
        """How many scans were ever kept."""
        return int(self._ask("SELECT count(*) FROM scan", ())[0][0])

    def close(self) -> None:
        """Write what is noted and close the file."""
        try:
            self.flush()
        finally:
            self._file.close()

    def _settle_in(self) -> None:
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA busy_timeout = 5000"):
            self._ask(statement, ())
        told = (self._ask("PRAGMA journal_mode", ())[0][0], self._ask("PRAGMA synchronous", ())[0][0])
        if told != ("wal", 2):
            raise EnvironmentFault("pragma_refused", name="synchronous", wanted="wal, 2", told=str(told))
        for statement in (_SCHEMA, _UNSETTLED_INDEX):
            self._ask(statement, ())

    def _write(self, row: tuple[Any, ...] | None) -> None:
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany(_SETTLE, self._outcomes)
            if row is not None:
                self._file.execute(_KEEP, row)
            self._file.execute("COMMIT")
        except self._error as error:
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")
            raise file_fault(error) from error
        self._outcomes.clear()

    def _ask(self, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        try:
            return list(self._file.execute(statement, values).fetchall())
        except self._error as error:
            raise file_fault(error) from error


def _kept(row: tuple[Any, ...]) -> KeptScan:
    scan_id, raw, scanner, at, taker, code, request_id = row
    return KeptScan(
        UUID(bytes=scan_id),
        raw.decode("utf-8", "surrogatepass"),
        scanner,
        datetime.fromisoformat(at),
        taker,
        code,
        UUID(bytes=request_id) if request_id else None,
    )
