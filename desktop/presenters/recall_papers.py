"""The papers of the recall desk: the maker's notice as a file, the letters, and the list of what to fetch (J13)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.exchange.recall_notice import NoticeRead, read_notice
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk
from desktop.queries.recalls import RecallRow, recall_notices
from desktop.services.recalls.reading_notices import BLOCK_NOTICE, NoticeBlocked
from desktop.services.wire import to_wire

Send: TypeAlias = Callable[[Any, Any, Callable[[Any], None]], None]


class RecallPapers(QObject):
    """Reads and writes the files of a recall for its desk.

    Attributes:
        notice: a notice that was read from a file and is looked at.

    Signals:
        blocked: the numbers of the recalls that a notice opened or that covered it.
        letter_shown: number of the recall and of the notice whose slip came back.
    """

    blocked = Signal(object)
    letter_shown = Signal(str, str)

    def __init__(self, desk: Desk, clock: Clock) -> None:
        super().__init__(desk)
        self._desk = desk
        self._clock = clock
        self.notice: NoticeRead | None = None
        self._turn = 0

    # ---------------------------------------------------------------- the maker's notice

    def read_file(self, path: Path) -> None:
        """Read a notice and show where its goods are; nothing is blocked."""
        at = self._clock.now()
        self._turn += 1
        turn = self._turn
        self._desk.jobs.read(lambda base: (turn, read_notice(base, path, at)), self._read, self._desk.refuse)

    def _read(self, answer: tuple[int, NoticeRead]) -> None:
        turn, found = answer
        if turn != self._turn:
            return
        self.notice = found
        if found.request is None:
            facts = {"file": found.file, "count": len(found.faults), "faults": []}
            self._desk.ok("recall_notice_faulty", facts, Verdict.REFUSED)
            return
        received = sum(look.picture.received for look in found.looks)
        facts = {"received": str(received), "reference": found.request.reference, "count": len(found.looks)}
        self._desk.ok("recall_notice_read", facts, Verdict.INFO)

    def drop(self) -> None:
        """Look at no notice any more, also not at one that is being read."""
        self._turn += 1
        self.notice = None

    def block(self, send: Send) -> None:
        """Block what the notice at hand names.

        Raises:
            Refusal: ``scan_recall_first`` when none is at hand that can be blocked.
        """
        if self.notice is None or self.notice.request is None:
            raise Refusal("scan_recall_first")
        send(BLOCK_NOTICE, self.notice.request, self._blocked)

    def _blocked(self, done: NoticeBlocked) -> None:
        self.notice = None
        numbers = [one.number for one in done.recalls]
        self.blocked.emit(numbers or list(done.there))
        if len(done.recalls) == 1:
            self._desk.ok("recall_blocked", to_wire(done.recalls[0]))
        elif done.recalls:
            pieces = sum(one.blocked for one in done.recalls)
            facts = {"blocked": str(pieces), "count": len(numbers), "recalls": numbers}
            self._desk.ok("recall_notice_blocked", facts)
        else:
            self._desk.ok("recall_notice_there", {"recalls": list(done.there)}, Verdict.INFO)

    # ---------------------------------------------------------------- letters and lists

    def show_letter(self, document: str) -> None:
        """The slip of a letter came back: show its notice."""

        def known(connection: Any) -> tuple[str, str]:
            found = next((one for one in recall_notices(connection) if one.document == document), None)
            if found is None:
                raise Refusal("unknown_recall_notice", notice=document)
            return found.recall, document

        self._desk.jobs.read(known, self._letter_known, self._desk.refuse)

    def _letter_known(self, found: tuple[str, str]) -> None:
        self.letter_shown.emit(*found)
        self._desk.ok("recall_slip", {"number": found[0], "document": found[1]}, Verdict.INFO)

    def write_letters(self, recall: RecallRow, path: Path, language: str) -> None:
        """Save the letters of a recall as PDF."""

        def build(connection: Any) -> dict[str, Any]:
            from desktop.reports.recall_letters import build_recall_letters

            return {"path": str(path), "count": build_recall_letters(connection, path, language, recall.number)}

        self._write(build, "letters_written")

    def write_list(self, recall: RecallRow, path: Path, language: str) -> None:
        """Save the list of what must still be fetched as PDF."""

        def build(connection: Any) -> dict[str, Any]:
            from desktop.reports.recall_fetch_list import build_recall_fetch_list

            pieces = build_recall_fetch_list(connection, path, language, recall.number)
            return {"path": str(path), "pieces": f"{pieces:f}"}

        self._write(build, "fetch_list_written")

    def _write(self, build: Callable[[Any], dict[str, Any]], code: str) -> None:
        def safely(connection: Any) -> tuple[str, dict[str, Any]]:
            try:
                return code, build(connection)
            except OSError as error:
                raise Refusal("note_unwritten", detail=str(error.strerror)) from error

        self._desk.jobs.read(safely, self._written, self._desk.refuse)

    def _written(self, written: tuple[str, dict[str, Any]]) -> None:
        self._desk.ok(*written)
