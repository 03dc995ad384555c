"""The floor: one receipt in hand-written SQL on the bare driver: the rows that the program writes, no rule checked."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import make_url

from desktop.domain.origin import new_id

_FIND = """SELECT unit.id, unit.lot_id, unit.item_id, notice_line.id, notice_line.tray_id, notice.id, notice.site_id,
    notice.partner_id, notice.owner_id FROM item_package JOIN unit ON unit.item_id = item_package.item_id
    JOIN notice_line ON notice_line.unit_id = unit.id JOIN notice ON notice.id = notice_line.notice_id
    WHERE item_package.di = ? AND unit.serial = ?"""
_REQUEST = "INSERT INTO request (id, verb, content_sha256, answer, actor_id, recorded_at) VALUES (?,?,?,?,?,?)"
_MOVEMENT = """INSERT INTO movement (id, request_id, kind, site_id, partner_id, occurred_at, recorded_at, actor_id,
    workstation, entered_by, raw, document, reason) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"""
_LEG = "INSERT INTO leg VALUES (?,?,?,?,?,?,?,?,?)"
_BALANCE = "INSERT INTO balance (place_id, item_id, lot_id, unit_id, owner_id, quantity) VALUES (?,?,?,?,?,1000)"
_LINE = "UPDATE notice_line SET received = quantity, state = 'received', movement_id = ? WHERE id = ?"
_HEAD = "SELECT sequence, hash FROM chain_head WHERE site_id = ?"
_ENTRY = """INSERT INTO audit_entry (site_id, sequence, recorded_at, movement_id, payload, hash)
    VALUES (?,?,?,?,?,?)"""
_SET_HEAD = "UPDATE chain_head SET sequence = ?, hash = ? WHERE site_id = ?"


class Floor:
    """A bare connection that books receipts."""

    def __init__(self, url: str) -> None:
        self._sqlite = url.startswith("sqlite")
        self._raw: Any = _open_sqlite(url) if self._sqlite else _open_postgresql(url)
        self.execute: Callable[..., Any] = self._raw.execute
        self._supplier = self.one("SELECT id FROM place WHERE code = 'SUPPLIER'")[0]

    def _say(self, statement: str) -> str:
        return statement if self._sqlite else statement.replace("?", "%s")

    def one(self, statement: str, values: tuple[Any, ...] = ()) -> Any:
        """The first row."""
        return self.execute(self._say(statement), values).fetchone()

    def receive(self, di: str, serials: list[str]) -> None:
        """Book units of a delivery in one transaction."""
        self.execute("BEGIN IMMEDIATE" if self._sqlite else "BEGIN")
        for serial in serials:
            self._receive(di, serial)
        self.execute("COMMIT")

    def _receive(self, di: str, serial: str) -> None:
        unit, lot, item, line, tray, _notice, site, partner, owner = self.one(_FIND, (di, serial))
        request, movement, now = new_id(), new_id(), datetime.now(UTC)
        key, name, at = (movement, request, now)
        if self._sqlite:
            key, name, at = (movement.bytes, request.bytes, now.strftime("%Y-%m-%d %H:%M:%S.%f"))
        write = lambda statement, *values: self.execute(self._say(statement), values)  # noqa: E731
        raw = f"]d201{di}21{serial}"
        write(_REQUEST, name, "receive_one", "0" * 64, "{}", 1, at)
        write(_MOVEMENT, key, name, "receive", site, partner, at, at, 1, "desk 1", "scan", raw, "DN", "")
        write(_LEG, key, 1, item, lot, unit, self._supplier, owner, owner, -1000)
        write(_LEG, key, 2, item, lot, unit, tray, owner, partner, 1000)
        write(_BALANCE, tray, item, lot, unit, owner)
        write(_LINE, key, line)
        sequence, previous = self.one(_HEAD if self._sqlite else f"{_HEAD} FOR UPDATE", (site,))
        payload = json.dumps({"movement": movement.hex, "raw": raw, "legs": [item, lot, unit, tray, owner]})
        link = hashlib.sha256(f"{previous}\n{sequence + 1}\n{payload}".encode()).hexdigest()
        write(_ENTRY, site, sequence + 1, at, key, payload, link)
        write(_SET_HEAD, sequence + 1, link, site)

    def close(self) -> None:
        """Give the connection back."""
        self._raw.close()


def _open_sqlite(url: str) -> Any:
    from sqlcipher3 import dbapi2

    raw = dbapi2.connect(url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 30000"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _open_postgresql(url: str) -> Any:
    import psycopg

    parsed = make_url(url)
    return psycopg.connect(
        dbname=parsed.database, user=parsed.username, host=str(parsed.query["host"]), autocommit=True
    )
