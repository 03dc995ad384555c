"""The stock screen: one search at a time, the latest wins; a scan is a search for what it names."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.find_desk import told
from desktop.presenters.life import Life
from desktop.presenters.session import Session
from desktop.presenters.stock_asked import Arrival, Asked, Looking, page, search
from desktop.presenters.stock_export import StockExport
from desktop.queries.master_data import PartyRow, parties
from desktop.queries.stock_rows import StockRow

SHOWN = frozenset({Kind.STOCK, Kind.HOLDS, Kind.ITEMS, Kind.PLACES, Kind.PARTIES})
OWNERS = frozenset({"manufacturer", "partner"})


class StockList(Desk):
    """All that is on hand, searched, narrowed and put in order by the database.

    Signals:
        loading: rows are being read; what is shown stays. Whoever shows them now says where it looks (`look_at`).
        arrived: an `desktop.presenters.stock_asked.Arrival`.
        page_read: first row and rows of a page that was asked for.
        unread: the stock could not be read (the exception).
        owners_read: the parties that may own goods are known.
    """

    loading = Signal()
    arrived = Signal(object)
    page_read = Signal(int, object)
    unread = Signal(object)
    owners_read = Signal()

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.life = Life(session.jobs, clock, site, self)
        self.export = StockExport(session.jobs, self)
        self.asked = Asked()
        self.shown: Arrival | None = None
        self.owners: tuple[PartyRow, ...] = ()
        self._clock = clock
        self._site = site
        self._looking = Looking()
        self._busy = False
        self._again = False
        self._generation = 0

    # ---------------------------------------------------------------- what is asked

    def search(self, text: str) -> None:
        """Look for words, or for what one scan names."""
        self.ask(replace(self.asked, text=text))

    def sort_by(self, column: str, descending: bool) -> None:
        """Put the rows in the order of a column."""
        self.ask(replace(self.asked, sort=column, descending=descending))

    def ask(self, asked: Asked) -> None:
        """Show something else."""
        if asked != self.asked or self.shown is None:
            self.asked = asked
            self._read()

    def reload(self) -> None:
        """Read the rows and the owners anew; scroll and selection stay."""
        self.jobs.read(parties, self._owners, self._uncounted)
        self._read()
        self.life.reload()

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched the stock."""
        if changes & SHOWN and self.shown is not None:
            self._read()
        self.life.on_changed(changes, initiator)

    def look_at(self, looking: Looking) -> None:
        """Say where the person is looking, so that it can be found again among the new rows."""
        self._looking = looking

    # ---------------------------------------------------------------- reading

    def _read(self) -> None:
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        self.loading.emit()
        asked, at, site = self.asked, self._clock.now(), self._site
        looking = self._looking if self.shown is not None and self.shown.asked == asked else None
        self.jobs.read(lambda connection: search(connection, asked, at, site, looking), self._found, self._not_found)

    def _found(self, arrival: Arrival) -> None:
        self._busy = False
        if self._again:
            self._read()
            return
        self._generation += 1
        self.shown = arrival
        self.arrived.emit(arrival)
        if self._at_work is not None:
            count = {"rows": len(arrival.ids)}
            self.ok("stock_found", count, Verdict.OK if arrival.ids else Verdict.MARKED)

    def _not_found(self, error: Exception) -> None:
        self._busy = False
        self.unread.emit(error)
        if self._at_work is not None:
            self.refuse(error)
        if self._again:
            self._read()

    def fetch(self, first: int, count: int) -> None:
        """Read a page of what is shown; it comes with `page_read`."""
        if self.shown is None:
            return
        ahead = self.shown.ahead[first - self.shown.first :][:count] if first >= self.shown.first else ()
        if len(ahead) == count:
            self.page_read.emit(first, ahead)
            return
        ids, generation = self.shown.ids[first : first + count], self._generation

        def read(connection: Any) -> tuple[int, int, tuple[StockRow | None, ...]]:
            return generation, first, page(connection, ids)

        self.jobs.read(read, self._page, self.unread.emit)

    def _page(self, read: tuple[int, int, tuple[StockRow | None, ...]]) -> None:
        generation, first, rows = read
        if generation == self._generation:
            self.page_read.emit(first, rows)

    def _owners(self, rows: tuple[PartyRow, ...]) -> None:
        self.owners = tuple(row for row in rows if row.kind.value in OWNERS)
        self.owners_read.emit()

    def _uncounted(self, error: Exception) -> None:
        self.unread.emit(error)

    # ---------------------------------------------------------------- a scan

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """What is scanned is searched; the words and filters before it are gone."""
        if code is not None and code.kind is CodeKind.COMMAND:
            if code.name != Command.ACKNOWLEDGE:
                raise Refusal("not_here", raw=code.name)
            self.ok("nothing_held", {}, Verdict.INFO)
            return
        self.asked = Asked(raw, sort=self.asked.sort, descending=self.asked.descending)
        self.changed.emit()
        self._read()

    @override
    def refuse(self, error: Exception) -> None:
        """Nothing is booked here: a refusal is told, the line goes on."""
        self.reply(told(error))
