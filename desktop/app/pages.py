"""The pages of the window: the desks of the first scans at once, every other one soon after."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.app.clock_pages import ClockPages
from desktop.app.page_rooms import PageRooms
from desktop.app.set_up_pages import SetUpPages
from desktop.app.telling import Telling
from desktop.app.workstation import Workstation
from desktop.domain.changes import Changes
from desktop.presenters.find_desk import FindDesk
from desktop.presenters.labels import LabelsDesk
from desktop.presenters.put_away import PutAwayDesk
from desktop.presenters.receiving import ReceivingDesk
from desktop.presenters.stock_list import StockList
from desktop.presenters.workbench import WorkbenchDesk
from desktop.runtime.mailbox import Mailbox
from desktop.runtime.warming import Warming
from desktop.views.later_page import Slices

if TYPE_CHECKING:
    from desktop.app.further_pages import FurtherPages

KEYS: Final = {"F7": "returns", "Shift+F7": "adverse", "F9": "recalls"}
"""What a function key shows."""
FURTHER: Final = (
    "desktop.presenters.cases_desk",
    "desktop.presenters.night_desk",
    "desktop.presenters.trays_desk",
    "desktop.presenters.counting",
    "desktop.presenters.returns_desk",
    "desktop.presenters.importing",
    "desktop.presenters.master_data",
    "desktop.presenters.warranty_desk",
    "desktop.presenters.prevention_desk",
    "desktop.presenters.repair_desk",
    "desktop.app.further_pages",
)
"""Imported beside the window once its first page is there."""


class Pages(QObject):
    """Makes the desks and their screens, and tells them what changed.

    Signals:
        whole: every desk is there.
    """

    whole = Signal()

    def __init__(self, at: Workstation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._rooms = PageRooms(at.window, at.hub)
        session, router, site = at.session, at.router, at.station.settings.site
        self.find = FindDesk(session, router, at.clock, site, self)
        self.receiving = ReceivingDesk(session, router, self)
        self.putting_away = PutAwayDesk(session, router, site, self)
        self.stock = StockList(session, router, at.clock, site, self)
        self.clocks = ClockPages(at, site, self)
        self.labels = LabelsDesk(session, router, at.printers, at.clock, site, self)
        self.workbench = WorkbenchDesk(session, router, at.clock, site, self)
        self.set_up = SetUpPages(at, self._rooms, self)
        self.telling = Telling(self._shown, self)
        self._further: FurtherPages | None = None
        self._ended = False
        self._imported = Mailbox(self._make_further, self)
        self._imports = Warming(FURTHER, done=partial(self._imported.leave, None))
        self._add_all()

    def _add_all(self) -> None:
        add, expect = self._rooms.add, self._expect
        add("desk", self._desk, self.find)
        add("receive", self._receive_page, self.receiving)
        add("put_away", self._put_away_page, self.putting_away)
        add("stock", self._stock_page, self.stock)
        expect("trays", "night")
        board = add("board", self.clocks.board_page, self.clocks.board)
        expect("cases", "counts", "returns", "recalls", "adverse", "equipment", "repairs", "prevention")
        expect("people", answer=False)
        add("figures", self._later("figures"))
        expect("refill", "settlement")
        add("labels", self._labels, self.labels)
        expect("attendance")
        add("audit", self._later("audit"))
        add("workbench", self._workbench, self.workbench)
        self.set_up.add_master_data()
        add("rules", self._later("rules"))
        add("messages", self._later("messages"))
        self.set_up.add_the_rest()
        self._tell_all()
        further = ("night", "cases", "recalls", "adverse", "people", "repairs", "returns")
        documents = {key: partial(self._open_document, key) for key in further}
        self.clocks.take_in(self.telling, board, documents | {"stock": self._search_lot})
        self._connect()

    def _connect(self) -> None:
        at = self._at
        at.window.page_changed.connect(self._page_changed)
        QShortcut(QKeySequence(Qt.Key.Key_F6), at.window).activated.connect(self._new_emergency)
        QShortcut(QKeySequence(Qt.Key.Key_F8), at.window).activated.connect(self.clocks.show_board)
        for keys, page in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), at.window)
            shortcut.setObjectName(page)
            shortcut.activated.connect(self._show_by_key)
        self.find.notice_found.connect(self._receive)
        self.find.search_wanted.connect(self._search)

    def _tell_all(self) -> None:
        self.telling.add("desk", self.find)
        self.telling.add("put_away", self.putting_away)
        self.telling.add("stock", self.stock)
        self.telling.add("labels", self.labels)
        self.telling.add("printers", self.set_up.printers)

    # ---------------------------------------------------------------- what comes later

    def _expect(self, *keys: str, answer: bool = True) -> None:
        for key in keys:
            self._rooms.expect(key, self._later(key), answer=answer)

    def _later(self, key: str) -> Callable[[], Slices]:
        def make() -> Slices:
            while self._further is None:
                yield
            return (yield from self._further.make(key))

        return make

    def complete(self) -> None:
        """Bring every other desk, beside the window."""
        self._imports.start()

    @property
    def further(self) -> "FurtherPages":
        """Every other desk; made now for who cannot wait."""
        return self._further or self._begin_further()

    def _begin_further(self) -> "FurtherPages":
        from desktop.app.further_pages import FurtherPages

        if self._further is None:
            self._further = FurtherPages(self._at, self._rooms, self.set_up, self)
            self._further.begin(self.telling)
        return self._further

    def _make_further(self, _imported: None) -> None:
        if not self._ended:
            self._begin_further()
            self.whole.emit()

    def _open_document(self, key: str, number: str) -> None:
        self.further.open_document(key, number)

    # ---------------------------------------------------------------- making

    def _desk(self) -> Slices:
        from desktop.views.desk_screen import DeskScreen

        yield
        screen = DeskScreen(self.find)
        screen.deliveries_wanted.connect(self._show_deliveries)
        self.clocks.on_desk(screen)
        return screen

    def _receive_page(self) -> Slices:
        from desktop.views.receive_screen import ReceiveScreen

        yield
        return ReceiveScreen(self.receiving)

    def _put_away_page(self) -> Slices:
        from desktop.views.put_away_screen import PutAwayScreen

        yield
        return PutAwayScreen(self.putting_away)

    def _stock_page(self) -> Slices:
        from desktop.views.stock_screen import StockScreen

        yield
        screen = StockScreen(self.stock)
        if self._shown() == "stock":
            self.stock.reload()  # the rows that came while there was no table are gone
        return screen

    def _workbench(self) -> Slices:
        from desktop.views.workbench_screen import WorkbenchScreen

        yield
        return WorkbenchScreen(self.workbench)

    def _show_by_key(self) -> None:
        self._at.window.show_page(self.sender().objectName())

    def _new_emergency(self) -> None:
        self._at.window.show_page("night")
        self.further.night.begin()

    def _labels(self) -> Slices:
        from desktop.views.labels_screen import LabelsScreen

        yield
        return LabelsScreen(self.labels)

    def finish(self) -> None:
        """Wait for what is still being written."""
        self._imports.stop()
        self._ended = True
        self.clocks.stop()
        if self._further is not None:
            self._further.finish()
        self.stock.export.wait()
        self.labels.finish()
        self.set_up.finish()

    def reload(self) -> None:
        """Fill the desks that are worked at unseen; every other one when its page is shown."""
        self.receiving.reload()
        self.clocks.reload()
        self.telling.catch_up()

    def tell(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched something; each decides alone whether to read anew, hidden pages later."""
        self.receiving.on_changed(changes, initiator)
        self.clocks.tell(changes, initiator)
        self.telling.keep(changes)

    def _shown(self) -> str:
        return self._at.window.page

    def _page_changed(self, _key: str) -> None:
        self.telling.catch_up()

    def show_scanner(self, name: str) -> None:
        """The details of a scanner, as its chip was clicked."""
        self.set_up.show_scanner(name)

    def show_printer(self, name: str) -> None:
        """The printers and what waits for them, as a chip was clicked."""
        self.set_up.show_printer(name)

    def _show_deliveries(self) -> None:
        self._at.window.show_page("receive")

    def _receive(self, number: str) -> None:
        self._at.window.show_page("receive")
        self.receiving.open_by_hand(number)

    def _search_lot(self, document: str) -> None:
        """The stock of a lot, as a reminder names it."""
        self._search(document.replace(" · ", " "))

    def _search(self, words: str) -> None:
        self._rooms.show("stock").then(lambda screen: screen.show_text(words))
