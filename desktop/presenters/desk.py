"""A desk: takes one scan at a time, holds the line after a refusal, and says what came of each."""

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.domain.codes import Code, CodeKind, Command, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.udi.characters import GS
from desktop.presenters.answer import Verdict
from desktop.presenters.question import READING, Way, offered, reading_words
from desktop.presenters.reply import Reply, refused
from desktop.presenters.session import Session
from desktop.runtime.scan_router import KeptScan
from desktop.services.finding import BETWEEN
from desktop.services.perform import Verb
from desktop.storage.errors import EnvironmentFault

HALVES: Final = frozenset({"di_missing", "identifier_missing"})
"""Refusals that a second barcode on the same label may cure."""


class Settler(Protocol):
    """Writes into the scan journal how a scan ended."""

    def settle(self, kept: KeptScan, code: str) -> None:
        """Add the outcome."""


class Desk(QObject):
    """The base of every desk.

    Signals:
        replied: the `Reply` to the last scan.
        changed: what the desk shows has changed.
    """

    replied = Signal(object)
    changed = Signal()

    def __init__(self, session: Session, settler: Settler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.jobs = session.jobs
        self.held: Reply | None = None
        self.held_raw = ""
        self.half = ""
        self.ways: tuple[Way, ...] = ()
        self._question_code = ""
        self._put_aside: KeptScan | None = None
        self._read_as = ""
        self._settler = settler
        self._waiting: deque[KeptScan] = deque()
        self._at_work: KeptScan | None = None
        self._hand_at_work = False

    def take(self, kept: KeptScan) -> None:
        """Take a scan; scans that come while one is being booked wait their turn."""
        if GS in kept.scan.raw and kept.scan.scanner:
            self.session.sends_separators.add(kept.scan.scanner)
        self._waiting.append(kept)
        self._next()

    @property
    def is_busy(self) -> bool:
        """Whether a scan is being booked or waits for its turn."""
        return self._at_work is not None or bool(self._waiting)

    @property
    def raw(self) -> str:
        """The scan that is being worked on; with the first barcode of its label when that was scanned before.

        Where somebody chose one of several readings, it is that reading, with its separators written out.
        """
        if self._read_as:
            return self._read_as
        raw = self._at_work.scan.raw if self._at_work is not None else ""
        return f"{self.half}{BETWEEN}{raw}" if self.half else raw

    def _next(self) -> None:
        if self._at_work is not None or self._hand_at_work or not self._waiting:
            return
        self._at_work = self._waiting.popleft()
        try:
            code = parse_code(self._at_work.scan.raw)
            if code is not None:
                self.half = ""
            if self.held is not None:
                self._while_held(code)
            else:
                self.handle(code, self.raw)
        except Refusal as refusal:
            self.refuse(refusal)

    def handle(self, code: Code | None, raw: str) -> None:
        """Do what a scan asks for; every path must end in `reply` or `refuse`.

        Args:
            code: the program's own code, None for any other scan.
            raw: the scan as it arrived.

        Raises:
            Refusal: ``not_here`` for what the desk has no use for; of itself a desk has none for any scan.
        """
        raise Refusal("not_here", raw=code.name if code is not None else raw)

    def _while_held(self, code: Code | None) -> None:
        if self.ways and self._is_answer(code):
            return
        if code == Code(CodeKind.COMMAND, Command.ACKNOWLEDGE):
            self.release()
            self.reply(Reply(Verdict.INFO, "acknowledged"))
        elif code == Code(CodeKind.COMMAND, Command.QUARANTINE) and self.may_quarantine():
            self.quarantine(self.held_raw)
        else:
            held = self.held
            facts = dict(held.facts) if held is not None else {}
            self.reply(Reply(Verdict.REFUSED, "line_held", facts | {"code": held.code if held else ""}, held=True))

    # ---------------------------------------------------------------- a question

    def ways_out(self, refusal: Refusal) -> tuple[str, tuple[Way, ...]]:
        """The question that a refusal asks, and its answers; none when there is nothing to choose."""
        if refusal.code != "separator_lost":
            return "", ()
        return READING, tuple(self._reading_way(one, refusal) for one in offered(refusal, "readings"))

    def _reading_way(self, told: dict[str, Any], refusal: Refusal) -> Way:
        def go() -> None:
            self.half, self._read_as = "", str(told["raw"])
            self.handle(None, self.raw)

        words = reading_words(told, offered(refusal, "readings"))
        codes = tuple(str(told[name]) for name in ("lot", "serial") if told[name])
        return Way(words, codes, {"di": refusal.facts.get("di"), **told}, go)

    def _put_question(self, question: str, ways: tuple[Way, ...]) -> None:
        """Hold the line until somebody chooses; YES means the first way, NO the way with that code, else the next."""
        self.ways, self._question_code, self._put_aside = ways, question, self._at_work
        self.reply(self._question_reply())

    def _question_reply(self) -> Reply:
        facts = dict(self.ways[0].facts) | {"ways": len(self.ways), "choices": [way.words for way in self.ways]}
        verdict = Verdict.UNREADABLE if self._question_code == READING else Verdict.MARKED
        return Reply(verdict, self._question_code, facts, held=True)

    def _is_answer(self, code: Code | None) -> bool:
        """Whether a scan answers the question."""
        plain_no = any(Command.NO in way.codes for way in self.ways)
        if code == Code(CodeKind.COMMAND, Command.NO) and not plain_no:
            self._narrow_ways((*self.ways[1:], self.ways[0]))
            return True
        raw = self._at_work.scan.raw if self._at_work is not None else ""
        name = code.name if code is not None else raw[3:] if raw[:1] == "]" else raw
        yes = code == Code(CodeKind.COMMAND, Command.YES)
        fitting = self.ways[:1] if yes else tuple(way for way in self.ways if name in way.codes)
        if len(fitting) == 1:
            self._go_way(fitting[0])
        elif fitting:
            self._narrow_ways(fitting)
        return bool(fitting)

    def _narrow_ways(self, ways: tuple[Way, ...]) -> None:
        self.ways = ways
        self.held = self._question_reply()
        self.reply(self.held)

    def choose_way(self, number: int) -> None:
        """Answer the question by a button; the first way is 0."""
        if self._at_work is None and 0 <= number < len(self.ways):
            self._go_way(self.ways[number])

    def _go_way(self, way: Way) -> None:
        """The scan that the question was about is worked on again."""
        if self._at_work is not None:
            self._settler.settle(self._at_work, "acknowledged")
        asked = self._put_aside
        self.release()
        self._at_work = asked
        self._try(way)

    def _try(self, way: Way) -> None:
        try:
            way.go()
        except Refusal as refusal:
            self.refuse(refusal)

    def takes(self, code: Code) -> bool:  # noqa: ARG002  # most desks take none
        """Whether a code that belongs to the hub (a badge, a card) is this desk's own for once."""
        return False

    def may_quarantine(self) -> bool:
        """Whether the held scan can be put on hold at this desk."""
        return False

    def quarantine(self, raw: str) -> None:
        """Put the held goods on hold.

        Raises:
            Refusal: ``not_here`` where `may_quarantine` is never true.
        """
        raise Refusal("not_here", raw=raw)

    def acknowledge(self) -> None:
        """The line is let go by a key or a button."""
        if self.held is not None:
            self.release()
            self.replied.emit(Reply(Verdict.INFO, "acknowledged"))

    def release(self) -> None:
        """Let the line go."""
        self.held, self.held_raw = None, ""
        self.ways, self._put_aside = (), None
        self.changed.emit()

    def reply(self, reply: Reply) -> None:
        """Answer the scan at work and take the next."""
        raw = self.raw
        done, self._at_work, self._hand_at_work = self._at_work, None, False
        if reply.held and self.held is None:
            self.held, self.held_raw = reply, raw
        self._read_as = ""
        if reply.code != "half_scanned":
            self.half = ""
        if done is not None:
            self._settler.settle(done, reply.code)
        self.replied.emit(reply)
        self.changed.emit()
        self._next()

    def refuse(self, error: Exception) -> None:
        """Answer with a refusal, or say that the database failed: then nothing is known to be booked."""
        if isinstance(error, Refusal) and error.code in HALVES and not self.half and self._at_work is not None:
            self.half = self.raw
            self.reply(Reply(Verdict.INFO, "half_scanned", error.facts))
        elif isinstance(error, Refusal):
            self._refuse_or_ask(error)
        elif isinstance(error, EnvironmentFault):
            self.reply(Reply(Verdict.REFUSED, error.code, error.facts, held=True))
        else:
            self.reply(Reply(Verdict.REFUSED, "program_error", {}, held=True))

    def _refuse_or_ask(self, refusal: Refusal) -> None:
        question, ways = self.ways_out(refusal) if self._at_work is not None else ("", ())
        if not ways:
            self.reply(refused(refusal))
        elif question == READING and self._sends_separators() and self._as_it_came(ways[0]):
            self._try(ways[0])
        else:
            self._put_question(question, ways)

    def _sends_separators(self) -> bool:
        """The scanner sent a separator before in this run of the program: where none came, there is none."""
        return self._at_work is not None and self._at_work.scan.scanner in self.session.sends_separators

    def _as_it_came(self, way: Way) -> bool:
        return str(way.facts.get("raw", "")).replace(GS, "") == self.raw and str(way.facts["raw"]).count(GS) == 1

    def write(self, verb: Verb[Any, Any], request: Any, done: Callable[[Any], None]) -> None:
        """Send a request for the scan at work; its id is the scan's, so a repeat books nothing."""
        scan_id = self._at_work.id if self._at_work is not None else None
        self.jobs.write(verb, request, self.session.envelope(scan_id), done, self.refuse)

    def by_hand(self, verb: Verb[Any, Any], request: Any, done: Callable[[Any], None]) -> None:
        """Send a request that a click or a key asked for; not while the line is held or a scan is being booked."""
        if self.held is None and self._at_work is None and not self._hand_at_work:
            self.jobs.write(verb, request, self.session.envelope(None, EnteredBy.CLICK), done, self.refuse)

    def by_hand_in_turn(self, verb: Verb[Any, Any], request: Any, done: Callable[[Any], None]) -> None:
        """As `by_hand`, and scans wait until it is answered: none takes its answer. ``done`` must end in `reply`."""
        if self.held is None and self._at_work is None and not self._hand_at_work:
            self._hand_at_work = True
            self.jobs.write(verb, request, self.session.envelope(None, EnteredBy.CLICK), done, self.refuse)

    def carry_out(self, verb: Verb[Any, Any], request: Any, done: Callable[[Any], None]) -> None:
        """Send a request for the scan at work, or for a button when there is none."""
        (self.by_hand if self._at_work is None else self.write)(verb, request, done)

    def put_on_paper(self, path: Path, build: Callable[[Any], int]) -> None:
        """Write a document beside the window, then say where it is; ``build`` answers how many entries it has."""
        self.jobs.read(lambda connection: (path, build(connection)), self._on_paper, self._off_paper)

    def _on_paper(self, written: tuple[Path, int]) -> None:
        self.replied.emit(Reply(Verdict.INFO, "note_written", {"path": str(written[0]), "entries": written[1]}))

    def _off_paper(self, error: Exception) -> None:
        self.replied.emit(Reply(Verdict.REFUSED, "note_unwritten", {"detail": str(error)}))

    def ok(self, code: str, facts: Mapping[str, Any], verdict: Verdict = Verdict.OK) -> None:
        """Answer that it is done."""
        self.reply(Reply(verdict, code, facts))
