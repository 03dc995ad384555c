"""Warehouses for the tests of the audit pack."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reports.audit_pack.room import AuditRoom, full_room, make_room

Make = Callable[[str, Path, str], AuditRoom]


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> str:
    """The address of a server that takes a copy, "" for none: once on each kind of database."""
    return "" if request.param == "sqlite" else str(request.getfixturevalue("empty_postgres_url"))


@pytest.fixture
def room(sqlite_url: str, server: str, tmp_path: Path) -> Iterator[AuditRoom]:
    """Two full days."""
    yield from _opened(full_room(sqlite_url, tmp_path, server))


@pytest.fixture
def empty_room(sqlite_url: str, server: str, tmp_path: Path) -> Iterator[AuditRoom]:
    """Nothing has happened yet."""
    yield from _opened(make_room(sqlite_url, tmp_path, server))


@pytest.fixture
def file_room(sqlite_url: str, tmp_path: Path) -> Iterator[AuditRoom]:
    """Two full days, in a file alone."""
    yield from _opened(full_room(sqlite_url, tmp_path))


def _opened(room: AuditRoom) -> Iterator[AuditRoom]:
    yield room
    room.close()
