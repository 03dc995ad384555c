"""The window and everything behind it, put together."""

import sys
from datetime import tzinfo
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import delete
from sqlalchemy import make_url

from desktop.app import open_store_at
from desktop.app.chips import Chips
from desktop.app.home import Home
from desktop.app.pages import Pages
from desktop.app.printing import Printing
from desktop.app.reminding import ReminderTeller
from desktop.app.workstation import Workstation
from desktop.devices.bench import ScannerSettings, read_scanners
from desktop.devices.errors import BadDeviceSetting
from desktop.devices.serial_line import LineParts
from desktop.domain.changes import Changes
from desktop.domain.clock import Clock
from desktop.domain.steady_clock import SteadyClock
from desktop.local_time import use_zone
from desktop.presenters.answer import Verdict
from desktop.presenters.equipment import ScannerLog
from desktop.presenters.hub import Hub
from desktop.presenters.left_over import LeftOver
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.queries.people import SignedIn, is_set_up
from desktop.queries.site_zone import site_zone
from desktop.runtime.collector import Collector
from desktop.runtime.deadline_clock import DeadlineClock
from desktop.runtime.jobs import Jobs
from desktop.runtime.leisure import Leisure
from desktop.runtime.outbox_sender import OutboxSender
from desktop.runtime.scan_router import ScanRouter
from desktop.runtime.scanners import Scanners
from desktop.runtime.sounds import SoundPlayer
from desktop.runtime.stall_watch import StallWatch
from desktop.runtime.warming import Warming
from desktop.services.keeping_time import TimeKeeper
from desktop.storage.errors import EnvironmentFault
from desktop.storage.scan_journal import ScanJournal
from desktop.views.file_asking import FOR_PRINTING
from desktop.views.main_window import MainWindow
from desktop.views.messages import card, choice_words
from desktop.views.page_titles import TITLES
from desktop.views.theme import theme
from desktop.views.translation import Translation, system_language

RETRY_MS: Final = 5000
CLOCK_AFTER_MS: Final = 1000
"""The clocks are looked at once the first page is there."""
LATER: Final = (
    "PIL.ImageDraw",
    "PIL.ImageFont",
    "desktop.runtime.label_work",
    "desktop.labels.paint",
    "desktop.views.trays_screen",
    "desktop.views.cases_screen",
    "desktop.views.night_screen",
    "desktop.views.counts_screen",
    "desktop.app.designing",
    "desktop.views.returns_screen",
    "desktop.views.recall_screen",
    "desktop.views.board_screen",
    "desktop.views.adverse_screen",
)
"""What the start does without and a first showing would wait for; imported soon after the pages are there."""
WAY: Final = "way:"
MOST_WAYS: Final = 5
"""More answers than these are given by scan: the Answer has room for six buttons."""
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
        self.clock = clock or SteadyClock()
        self.jobs = Jobs(self._open_store, self)
        self.router = ScanRouter(self._open_journal, self)
        self.session = Session(self.jobs, home.workstation, self)
        self.hub = Hub(self.session, self.router, self)
        self.scanners = Scanners(self._scanners(), LineParts(self.clock), self, self.router.take)
        self.sounds = SoundPlayer(QApplication.beep, enabled=home.settings.sounds)
        url = make_url(home.database_url).render_as_string(hide_password=True)
        self.station = StationSettings(home.settings_file, home.settings, self.scanners, url, parent=self)
        self.deadlines = DeadlineClock(self.jobs, TimeKeeper(home.workstation), self)
        self.printing = Printing(home, self.session, self.station, translation, self.clock)
        self.printers = self.printing.queue
        self.outbox = OutboxSender(self.jobs, self.clock, home.workstation, home.settings.mail, self)
        self.reminding = ReminderTeller(self.session, home.settings.site, parent=self)
        self.log = ScannerLog(self.station, self.scanners, self.clock, self)
        self.pages: Pages | None = None
        self.left_over = LeftOver(self.jobs, self.router, self)
        self.stalls = StallWatch(self)
        self.collector = Collector(self)
        self.warming = Warming(LATER)
        self.leisure = Leisure(window.prepare, self)
        self.chips = Chips(window, self.session, (self.scanners, self.printers), translation, self)
        self._clock_begins = QTimer(self, interval=CLOCK_AFTER_MS, singleShot=True)
        self._last: Reply | None = None
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

    def _connect(self) -> None:
        self.scanners.scanned.connect(self.leisure.scanned)
        self.hub.replied.connect(self.say)
        self.hub.replied.connect(self.leisure.disturbed)
        self.hub.task_wanted.connect(self.window.show_page)
        self.hub.language_wanted.connect(self.switch_language)
        self.window.page_changed.connect(self._page_changed)
        self.window.page_changed.connect(self.leisure.disturbed)
        self.window.answer.chosen.connect(self._chosen)
        self.jobs.changed.connect(self._changed)
        self.jobs.crashed.connect(self._crashed)
        self.left_over.replied.connect(self.say)
        self.printing.replied.connect(self._say_of_labels)
        self.printing.crashed.connect(self._crashed)
        self.outbox.crashed.connect(self._crashed)
        self._clock_begins.timeout.connect(self.deadlines.start)
        self.deadlines.wall_off.connect(self.chips.show_clock)
        self.deadlines.reminded.connect(self.reminding.tell)
        self.deadlines.noticed.connect(self.reminding.tell_notices)
        self.deadlines.warned.connect(self.reminding.tell_warranties)
        self.reminding.told.connect(self._say_reminder)
        self.reminding.wanted.connect(self._show_reminders)
        self.session.changed.connect(self._person_changed)
        self.translation.changed.connect(self._say_again)
        self.translation.changed.connect(self.leisure.begin)
        self.window.chip_clicked.connect(self._chip_clicked)
        self.station.language_changed.connect(self.translation.set_language)
        self.station.theme_changed.connect(self._wear)
        self.station.sounds_changed.connect(self._sound)
        self.station.changed.connect(self.chips.show_all)

    # ---------------------------------------------------------------- life

    def start(self) -> None:
        """Start the threads and the devices, open the database, and begin."""
        self.collector.start()
        self.jobs.start()
        self.router.start()
        self.scanners.start()
        self.printing.start()
        if self.home.settings.sends_notices:
            self.outbox.start()
        self.stalls.start()
        self._open()

    def stop(self) -> None:
        """End everything, the devices first, so that what was read is still kept."""
        self.stalls.stop()
        self.warming.stop()
        self.leisure.stop()
        self.scanners.stop()
        self.printing.stop()
        self.outbox.stop()
        self._clock_begins.stop()
        self.deadlines.stop()
        self.reminding.stop()
        self.station.finish()
        if self.pages is not None:
            self.pages.finish()
        self.router.stop()
        self.jobs.stop()
        self.collector.stop()

    def _opened(self, found: tuple[bool, tzinfo | None]) -> None:
        there_are_people, zone = found
        use_zone(zone)
        self.chips.database_ready()
        if there_are_people:
            self.work(self.home.settings.person)
        else:
            self._begin_first_start()

    def _begin_first_start(self) -> None:
        from desktop.presenters.setting_up import FirstStart
        from desktop.views.first_start import FirstStartScreen

        icon, title = TITLES["first_start"]
        first = FirstStart(self.jobs, self.home.workstation, self)
        first.done.connect(self._set_up)
        self.window.add_page("first_start", icon, title, FirstStartScreen(first), answer=False)

    def _not_opened(self, error: Exception) -> None:
        """Say it, and try again soon: a server may be starting."""
        if isinstance(error, EnvironmentFault):
            self.say(Reply(Verdict.REFUSED, error.code, error.facts))
        QTimer.singleShot(RETRY_MS, self, self._open)

    def _open(self) -> None:
        site = self.home.settings.site
        self.jobs.read(lambda base: (is_set_up(base), site_zone(base, site)), self._opened, self._not_opened)

    def _not_read(self, _error: Exception) -> None:
        """The database chip says why; the computer's own clock is read on."""

    def _set_up(self, badge: str) -> None:
        self.station.keep(person=badge)
        site = self.station.settings.site
        self.jobs.read(lambda base: site_zone(base, site), use_zone, self._not_read)
        self.work(badge)
        self.window.remove_page("first_start")

    def work(self, badge: str) -> None:
        """The house is set up: make the pages, sign in, and fill the screens."""
        station, printers = self.station, self.printers
        at = Workstation(self.window, self.session, self.router, self.hub, self.clock, station, self.log, printers)
        self.pages = Pages(at, self)
        self.session.begin(badge)
        self.pages.reload()
        self.window.show_page("desk")
        self.window.navigation.focus_row()
        self.hub.work_at("desk")
        self._clock_begins.start()
        self.pages.whole.connect(self._prepare)
        self.pages.complete()

    def _prepare(self) -> None:
        """Every desk is there: import and make what a first showing would wait for."""
        self.warming.start()
        self.leisure.begin()

    # ---------------------------------------------------------------- what is said

    def say(self, reply: Reply) -> None:
        """Show and sound a reply, and answer the scanner; of a paper that is only printed its dialog speaks."""
        if FOR_PRINTING in str(reply.facts.get("path", "")):
            return
        self._show(reply)
        for name in self.scanners.states():
            self.scanners.answer(name, reply.verdict in GOOD)

    def _show(self, reply: Reply) -> None:
        self._put(reply)
        self.window.answer.repaint()  # now, before the pages take in what changed
        self.sounds.play(reply.verdict.value)

    def _put(self, reply: Reply) -> None:
        self._last = reply
        self.window.answer.show_answer(card(reply))
        self.window.answer.set_choices(self._choices())

    def _say_reminder(self, reply: Reply, sound: str) -> None:
        """It is heard in any case; what holds the line stays in sight."""
        self.sounds.play(sound)
        desk = self.hub.desk
        if desk is None or desk.held is None:
            self._put(reply)

    def _show_reminders(self, place: str) -> None:
        self.window.show()
        self.window.activateWindow()
        if place == "warranties":
            self.window.show_page("equipment")
            if self.pages is not None:
                self.pages.further.equipment.show_reminders()
        elif self.pages is not None:
            self.pages.clocks.show_place(place)

    def _say_of_labels(self, reply: Reply) -> None:
        """No scanner waits for it, and what holds the line stays in sight."""
        desk = self.hub.desk
        if desk is None or desk.held is None:
            self._show(reply)

    def _choices(self) -> list[tuple[str, str]]:
        """What a hand can answer while the line is held; the cards do the same."""
        desk = self.hub.desk
        if desk is None or desk.held is None:
            return []
        choices = [(f"{WAY}{number}", choice_words(way.words)) for number, way in enumerate(desk.ways[:MOST_WAYS])]
        choices.append(("acknowledge", self.tr("Acknowledge")))
        if desk.may_quarantine():
            choices.append(("quarantine", self.tr("Quarantine")))
        return choices

    def _say_again(self) -> None:
        if self.pages is not None:
            self.pages.clocks.show_chips()
        if self._last is not None:
            self.window.answer.show_answer(card(self._last))
            self.window.answer.set_choices(self._choices())

    def switch_language(self) -> None:
        """The other language."""
        self.translation.set_language("en" if self.translation.language == "zh_CN" else "zh_CN")

    def _chosen(self, key: str) -> None:
        desk = self.hub.desk
        if desk is None or desk.held is None:
            return
        if key == "acknowledge":
            desk.acknowledge()
        elif key == "quarantine":
            desk.quarantine(desk.held_raw)
        elif key.startswith(WAY):
            desk.choose_way(int(key.removeprefix(WAY)))

    def _person_changed(self, person: SignedIn | None) -> None:
        self.outbox.set_person("" if person is None else person.badge)

    def _page_changed(self, key: str) -> None:
        self.hub.work_at(key)

    def _changed(self, changes: Changes, initiator: object) -> None:
        if self.pages is not None:
            self.pages.tell(changes, initiator)

    def _chip_clicked(self, key: str) -> None:
        if self.pages is None:
            return
        kind, _, name = key.partition(":")
        if kind == "scanner":
            self.pages.show_scanner(name)
        elif kind in ("printer", "printers"):
            self.pages.show_printer(name)
        elif key in ("labels", "messages"):
            self.window.show_page(key)
        elif key in ("clocks", "notices"):
            self.pages.clocks.show_place("running" if key == "clocks" else key)
        elif key in ("database", "scanners"):
            self.window.show_page("settings")

    def _wear(self, name: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme(name).dress(app)
            self.window.wear()
            self.leisure.begin()

    def _sound(self, enabled: bool) -> None:
        self.sounds.enabled = enabled

    def _crashed(self, error: Exception) -> None:
        sys.excepthook(type(error), error, error.__traceback__)
        self.say(Reply(Verdict.REFUSED, "program_error", {"detail": str(self.home.folder)}))


def tear_down(application: Application) -> None:
    """Stop, then destroy the widgets before what they show, in the window's thread.

    Left to the garbage collector they go in any order, and Qt's objects outlive what they point to.
    """
    application.stop()
    application.window.close()
    delete(application.window)
    delete(application)


def dress(app: QApplication, home: Home) -> Translation:
    """Theme, fonts and language of the whole program."""
    theme(home.settings.theme).dress(app)
    translation = Translation(app)
    translation.set_language(home.settings.language or system_language())
    return translation
