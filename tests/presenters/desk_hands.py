"""Somebody at a desk with a scanner, on a real database; waits for each answer."""

from datetime import UTC, datetime
from typing import Any, Final

from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.domain.origin import new_id
from desktop.presenters.desk import Desk
from desktop.presenters.reply import Reply
from desktop.runtime.scan_router import KeptScan

NOON: Final = datetime(2026, 11, 21, 4, tzinfo=UTC)


class DeskHands:
    """Scans, presses and signs in; ``told`` is what the desk said, ``last`` what it answered to the last thing."""

    last: Reply

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot, self.scanned_at = qtbot, desk
        self.told: list[Reply] = []
        desk.replied.connect(self.told.append)

    def sign_in(self, badge: str) -> None:
        session = self.scanned_at.session
        with self.qtbot.waitSignal(session.changed):
            session.sign_in(badge)

    def answer(self, do: Any, *given: Any, keep: bool = False) -> str:
        """The code of the answer; a line that it held is let go, but for a question that is kept."""
        before = len(self.told)
        do(*given)
        self.qtbot.waitUntil(lambda: len(self.told) > before)
        self.last = self.told[before]
        if not keep:
            self.scanned_at.acknowledge()
        return self.last.code

    def scan(self, raw: str, *, keep: bool = False) -> str:
        kept = KeptScan(new_id(), Scan(raw, "scanner", NOON, 0, "serial"))
        return self.answer(self.scanned_at.take, kept, keep=keep)

    def card(self, name: str, *, keep: bool = False) -> str:
        """A card of the command card is scanned."""
        return self.scan(f"SZ:C:{name}", keep=keep)
