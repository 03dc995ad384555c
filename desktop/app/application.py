"""The window and everything behind it, put together."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import open_store_at
from desktop.app.chips import Chips
from desktop.app.home import Home
from desktop.devices.bench import ScannerSettings, read_scanners
from desktop.devices.errors import BadDeviceSetting
from desktop.devices.serial_line import LineParts
from desktop.domain.changes import Changes
from desktop.domain.clock import Clock, SystemClock
from desktop.presenters.answer import Verdict
from desktop.presenters.hub import Hub
from desktop.presenters.left_over import LeftOver
from desktop.presenters.put_away import PutAwayDesk
from desktop.presenters.receiving import ReceivingDesk
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.people import is_set_up
from desktop.runtime.collector import Collector
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import ScanRouter
from desktop.runtime.scanners import Scanners
from desktop.runtime.sounds import SoundPlayer
from desktop.runtime.stall_watch import StallWatch
from desktop.storage.scan_journal import ScanJournal
from desktop.views import messages
from desktop.views.main_window import MainWindow
from desktop.views.put_away_screen import PutAwayScreen
from desktop.views.receive_screen import ReceiveScreen
from desktop.views.theme import theme
from desktop.views.translation import Translation, system_language

GOOD: Final = frozenset({Verdict.OK, Verdict.AGAIN, Verdict.MARKED, Verdict.INFO})


class Application(QObject):
    """One workstation: its window, its threads, its devices.

    Args:
        home: where it keeps its things and what it is set to.
        window: the frame, already shown.
        translation: the language of the window.
        clock: tells the time.
    """

    def __init__(self, home: Home, window: MainWindow, translation: Translation, clock: Clock | None = None) -> None:
        super().__init__()
        self.home = home
        self.window = window
        self.translation = translation
        self.clock = clock or SystemClock()
        self.jobs = Jobs(self._open_store, self)
        self.router = ScanRouter(self._open_journal, self)
        self.session = Session(self.jobs, home.workstation, self)
        self.hub = Hub(self.session, self.router, self)
        self.scanners = Scanners(self._scanners(), LineParts(self.clock), self)
        self.sounds = SoundPlayer(QApplication.beep, enabled=home.settings.sounds)
        self.receiving = ReceivingDesk(self.session, self.router, self)
        self.putting_away = PutAwayDesk(self.session, self.router, home.settings.site, self)
        self.left_over = LeftOver(self.jobs, self.router, self)
        self.stalls = StallWatch(self)
        self.collector = Collector(self)
        self.chips = Chips(window, self.jobs, self.scanners, self.session, self)
        self._last: Reply | None = None
        self._add_pages()
        self._connect()

    # ---------------------------------------------------------------- parts

    def _open_store(self) -> Any:
        return open_store_at(self.home.database_url, self.clock)

    def _open_journal(self) -> ScanJournal:
        return ScanJournal(self.home.scan_journal)

    def _scanners(self) -> tuple[ScannerSettings, ...]:
        try:
            return read_scanners(self.home.settings.scanner)
        except BadDeviceSetting as fault:
            QTimer.singleShot(0, self, self._tell_bad_scanner)
            self._bad_scanner = fault
            return ()

    def _tell_bad_scanner(self) -> None:
        self.say(Reply(Verdict.REFUSED, self._bad_scanner.code, self._bad_scanner.facts))

    def _add_pages(self) -> None:
        self.hub.add("receive", self.receiving)
        self.hub.add("put_away", self.putting_away)
        self.window.add_page("receive", "package-check", "Receive", ReceiveScreen(self.receiving))
        self.window.add_page("put_away", "package-plus", "Put away", PutAwayScreen(self.putting_away))

    def _connect(self) -> None:
        self.scanners.scanned.connect(self.router.take)
        self.hub.replied.connect(self.say)
        self.hub.task_wanted.connect(self.window.show_page)
        self.hub.language_wanted.connect(self.switch_language)
        self.window.page_changed.connect(self._page_changed)
        self.window.answer.chosen.connect(self._chosen)
        self.jobs.changed.connect(self._changed)
        self.left_over.replied.connect(self.say)
        self.translation.changed.connect(self._say_again)

    # ---------------------------------------------------------------- life

    def start(self) -> None:
        """Start the threads and the devices, open the database, and begin."""
        self.collector.start()
        self.jobs.start()
        self.router.start()
        self.scanners.start()
        self.stalls.start()
        self.jobs.read(is_set_up, self._opened, self._not_opened)

    def stop(self) -> None:
        """End everything, the devices first, so that what was read is still kept."""
        self.stalls.stop()
        self.scanners.stop()
        self.router.stop()
        self.jobs.stop()
        self.collector.stop()

    def _opened(self, there_are_people: bool) -> None:
        self.chips.database_ready()
        if there_are_people:
            self.begin(self.home.settings.person)

    def _not_opened(self, _error: Exception) -> None:
        """The chips and the Answer say it; the next job tries again."""

    def begin(self, badge: str) -> None:
        """Somebody is known: sign in and fill the screens."""
        self.session.begin(badge)
        self.receiving.reload()
        self.putting_away.reload()
        self.hub.work_at(self.window.page)

    # ---------------------------------------------------------------- what is said

    def say(self, reply: Reply) -> None:
        """Show and sound a reply, and answer the scanner."""
        self._last = reply
        self.window.answer.show_answer(messages.card(reply))
        self.sounds.play(reply.verdict.value)
        for name in self.scanners.states():
            self.scanners.answer(name, reply.verdict in GOOD)

    def _say_again(self) -> None:
        if self._last is not None:
            self.window.answer.show_answer(messages.card(self._last))

    def switch_language(self) -> None:
        """The other language."""
        self.translation.set_language("en" if self.translation.language == "zh_CN" else "zh_CN")

    def _chosen(self, key: str) -> None:
        desk = self.hub.desk
        if key == "acknowledge" and desk is not None:
            desk.acknowledge()

    def _page_changed(self, key: str) -> None:
        self.hub.work_at(key)

    def _changed(self, changes: Changes, initiator: object) -> None:
        self.receiving.on_changed(changes, initiator)
        self.putting_away.on_changed(changes, initiator)


def dress(app: QApplication, home: Home) -> Translation:
    """Theme, fonts and language of the whole program."""
    theme(home.settings.theme).apply(app)
    translation = Translation(app)
    translation.set_language(home.settings.language or system_language())
    return translation


Start = Callable[[], Application]
