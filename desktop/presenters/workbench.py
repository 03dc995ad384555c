"""The workbench: every scan is taken apart and shown; nothing is booked, nothing holds the line."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.domain.udi import Mode, Udi, encode
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.examining import Examined, Joined, Sample, examine, joined
from desktop.presenters.find_desk import told
from desktop.presenters.found import look_up
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.pages import lot_page, unit_page
from desktop.queries.stock_rows import StockRow
from desktop.runtime.scan_router import KeptScan
from desktop.services.finding import Found, find_in

MOST_KEPT: Final = 20
EXAMINED: Final = "examined"
"""How the scan journal says that a scan ended here."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue and the stock know of a scan.

    Attributes:
        found: the item, with its lot and unit where they are known; None when it is not in the catalogue.
        rows: where the unit, or else the lot, stands now; none when nothing is on hand.
        error: why nothing is known: a refusal (``unknown_item`` …) or a fault of the database; None when it was found,
            or when nothing could be asked because the scan cannot be read.
        reply: what the Answer says.
    """

    found: Found | None
    rows: tuple[StockRow, ...]
    error: Exception | None
    reply: Reply


@dataclass(frozen=True, slots=True)
class Entry:
    """A scan of the list: taken apart, with the one before it where they are of one label, and what is known."""

    number: int
    examined: Examined
    joined: Joined | None
    known: Known | None = None

    @property
    def asked(self) -> Udi | None:
        """What the catalogue is asked for: both barcodes of the label where there are two."""
        return self.joined.udi if self.joined is not None and self.joined.udi is not None else self.examined.best


class WorkbenchDesk(Desk):
    """The last scans, and the one that is looked at.

    Signals (with those of `Desk`):
        changed: another scan is shown, or more is known of it.
    """

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.entries: tuple[Entry, ...] = ()
        self.chosen: int | None = None
        self._clock = clock
        self._site = site
        self._count = 0
        self._asking: deque[int] = deque()

    @property
    def shown(self) -> Entry | None:
        """The scan that is looked at."""
        return next((entry for entry in self.entries if entry.number == self.chosen), None)

    # ---------------------------------------------------------------- what comes in

    @override
    def take(self, kept: KeptScan) -> None:
        """Take any scan, the program's own codes too; it is settled at once, for nothing comes of it."""
        self._settler.settle(kept, EXAMINED)
        scan = kept.scan
        self._add(Sample(scan.raw, scan.scanner, scan.at, scan.data))

    def examine_typed(self, text: str, *, as_printed: bool) -> None:
        """Take a text that was typed or pasted.

        Args:
            text: exactly as it stands in the field; ``␝`` and its like are the characters that they picture.
            as_printed: it is what people read on the label: identifiers in brackets, blanks do not count.
        """
        if text:
            mode = Mode.HRI if as_printed else Mode.STRICT
            self._add(Sample(unpictured(text), "", self._clock.now(), mode=mode))

    def choose(self, number: int) -> None:
        """Look at a scan of the list again."""
        if number != self.chosen and any(entry.number == number for entry in self.entries):
            self.chosen = number
            self.changed.emit()

    def forget(self) -> None:
        """Empty the list."""
        self.entries, self.chosen = (), None
        self.changed.emit()

    def _add(self, sample: Sample) -> None:
        examined = examine(sample, self._clock.now().astimezone().date())
        before = self.entries[0].examined if self.entries else None
        both = joined(before, examined) if before is not None else None
        self._count += 1
        entry = Entry(self._count, examined, both)
        self.entries = (entry, *self.entries)[:MOST_KEPT]
        self.chosen = entry.number
        self.changed.emit()
        self._ask(entry)

    # ---------------------------------------------------------------- what is known

    def _ask(self, entry: Entry) -> None:
        self._asking.append(entry.number)
        at, site = self._clock.now(), self._site

        def ask(connection: Any) -> Known:
            return look(connection, entry, at, site)

        self.jobs.read(ask, self._answered, self._unanswered)

    def _answered(self, known: Known) -> None:
        self._keep(known)

    def _unanswered(self, error: Exception) -> None:
        self._keep(Known(None, (), error, told(error)))

    def _keep(self, known: Known) -> None:
        """The answers come in the order of the questions: one thread reads."""
        number = self._asking.popleft()
        self.entries = tuple(
            Entry(entry.number, entry.examined, entry.joined, known) if entry.number == number else entry
            for entry in self.entries
        )
        self.replied.emit(known.reply)
        self.changed.emit()


def unpictured(text: str) -> str:
    """Control pictures (U+2400 …) as the characters that they stand for: a copied report can be pasted back."""
    return "".join(chr(ord(one) - 0x2400) if "\u2400" <= one <= "\u241f" else one for one in text)


def look(connection: Any, entry: Entry, at: datetime, site: str = "") -> Known:
    """What is known of a scan, and what the FIND desk would answer to it."""
    reply = _reply(connection, entry, at, site)
    udi = entry.asked
    if udi is None:
        return Known(None, (), None, reply)
    try:
        if udi.di is None:
            raise Refusal("di_missing", lot=udi.lot, serial=udi.serial)
        found = find_in(connection, udi)
    except Refusal as refusal:
        return Known(None, (), refusal, reply)
    return Known(found, _standing(connection, found), None, reply)


def _standing(connection: Any, found: Found) -> tuple[StockRow, ...]:
    if found.unit_id is not None:
        now = unit_page(connection, found.ref, found.serial).now
        return (now,) if now is not None else ()
    if found.lot_id is not None:
        return lot_page(connection, found.ref, found.lot).on_hand
    return ()


def _reply(connection: Any, entry: Entry, at: datetime, site: str) -> Reply:
    """What does not decode as it came is refused, as every desk refuses it; two barcodes of one label are one."""
    examined = entry.examined
    if examined.refusal is not None and examined.own is None:
        return told(examined.refusal)
    both = entry.joined.udi if entry.joined is not None else None
    try:
        return look_up(connection, encode(both).scan if both is not None else examined.sample.raw, at, site).reply
    except Refusal as refusal:
        return told(refusal)
