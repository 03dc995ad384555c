"""``sparezone`` without a command: opens the window. It is painted first; the database comes after."""

import argparse
import gc
import sys
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop.app.home import Home, Options, find_home
from desktop.domain.clock import SystemClock
from desktop.runtime.mailbox import Mailbox
from desktop.runtime.warming import Warming
from desktop.settings import LANGUAGES, SettingsFault
from desktop.views import fonts
from desktop.views.main_window import MainWindow
from desktop.views.theme import theme

if TYPE_CHECKING:
    from desktop.storage.errors import EnvironmentFault

ENVIRONMENT = 3
REST: Final = ("desktop.views.qt_classes", "desktop.logs", "desktop.app.application", "desktop.views.desk_screen")
"""Imported beside the painted window. What fails is imported once more by the window, which reports it."""


def run(arguments: list[str]) -> int:
    """Open the window and stay until it is closed."""
    parser = argparse.ArgumentParser(prog="sparezone")
    parser.add_argument("--database-url", default="", metavar="URL")
    parser.add_argument("--data-dir", default="", metavar="DIR")
    parser.add_argument("--settings", default="", metavar="FILE")
    parser.add_argument("--language", default="", choices=("", *LANGUAGES))
    given = parser.parse_args(arguments)
    try:
        home = find_home(Options(given.database_url, given.data_dir, given.settings, given.language))
    except SettingsFault as fault:
        return _not_started("bad_settings", {"key": fault.key, "why": fault.why}, given.language)
    except _environment_fault() as fault:  # imported only when something failed: it brings the database along
        return _not_started(fault.code, fault.facts, given.language)
    sys.excepthook = CrashReport(home.folder)
    return Opening(home).run()


def _environment_fault() -> "type[EnvironmentFault]":
    from desktop.storage.errors import EnvironmentFault

    return EnvironmentFault


def _not_started(code: str, facts: Mapping[str, Any], language: str) -> int:
    """Say why there is no window, on the console and on the screen."""
    from desktop.views.messages import words
    from desktop.views.start_fault import start_fault

    told = words(code, facts, language)
    sys.stderr.write(f"{told}\n")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    fonts.register()
    start_fault(told).exec()
    del app  # kept until here
    return ENVIRONMENT


class Opening:
    """The window first, then everything behind it."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.app = QApplication(sys.argv[:1])
        self.app.setApplicationName("Sparezone")
        fonts.register()
        theme(home.settings.theme).dress(self.app)
        self.window = MainWindow()
        self.tear_down: Callable[[], object] = self.window.close
        self._imported = Mailbox(self.put_together, self.window)
        self._imports = Warming(REST, after_s=0, done=partial(self._imported.leave, None))

    def run(self) -> int:
        """Show, import the rest, put it together, and wait for the end."""
        gc.disable()  # it would look at every new module again and again; `Collector` takes over
        self._painted = FirstPaint(self._imports.start, self.window)
        self.window.show()
        status = self.app.exec()
        self._imports.stop()
        self.tear_down()
        return status

    def put_together(self, _imported: None = None) -> None:
        """Start the rest; the window has been painted, and stood still for none of the imports."""
        from desktop.app.application import Application, dress, tear_down
        from desktop.logs import start_log

        start_log(self.home.folder / "logs")
        application = Application(self.home, self.window, dress(self.app, self.home))
        self.tear_down = partial(tear_down, application)
        application.start()


class FirstPaint(QObject):
    """Calls once the window has been painted; a timer alone would come before that."""

    def __init__(self, then: Callable[[], None], window: QObject) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


class CrashReport:
    """What happens to an exception that nobody expected: a report file, and a line in the log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the report."""
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        name = f"crash-{SystemClock().now():%Y%m%d-%H%M%S}.txt"
        try:
            (self.folder / name).write_text(text, encoding="utf-8")
        except OSError:
            sys.stderr.write("the report could not be written\n")
