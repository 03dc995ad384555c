"""The language of the program: Simplified Chinese or English, switched while it runs."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from desktop.paths import RESOURCES
from desktop.settings import LANGUAGES

CHINESE: Final = "zh_CN"
ENGLISH: Final = "en"
FOLDER: Final = RESOURCES / "translations"

_spoken: list[str] = []


def system_language() -> str:
    """Chinese where the system speaks Chinese, else English."""
    return CHINESE if QLocale.system().language() == QLocale.Language.Chinese else ENGLISH


def language_of(wanted: str = "") -> str:
    """The language to speak: the one that is wanted, else the one of the window, else the system's."""
    return wanted if wanted in LANGUAGES else _spoken[-1] if _spoken else system_language()


@cache
def _kept(file: Path) -> bytes:
    """A file's content, kept for ever: a translator reads from it where it lies.

    Loaded by name, Qt would map the file itself, and the program would die when an update writes it anew.
    """
    return file.read_bytes()


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: str) -> QTranslator:
    """The words of a language, without an application; English without one speaks its sources."""
    words = QTranslator()
    file = FOLDER / f"sparezone_{language}.qm"
    if file.exists():
        words.load(_kept(file))
    return words


def text(source: str, language: str = "", context: str = "messages") -> str:
    """A source text in a language, the source itself where it has no translation."""
    return catalogue(language_of(language)).translate(context, source) or source if source else ""


class Translation(QObject):
    """The language that the windows speak.

    Signals:
        changed: the language spoken from now on; the windows get a ``LanguageChange`` event by themselves.
    """

    changed = Signal(str)

    def __init__(self, app: QCoreApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._installed: list[QTranslator] = []
        self._locale_before = QLocale()
        self.language = ENGLISH

    def set_language(self, language: str = "") -> None:
        """Speak a language; "" means the system's.

        Args:
            language: ``zh_CN``, ``en`` or "".
        """
        self.remove()
        self.language = language if language in LANGUAGES else system_language()
        QLocale.setDefault(QLocale(self.language))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(f"qtbase_{self.language}", qt)
        self._install(f"sparezone_{self.language}", str(FOLDER))
        _spoken[:] = [self.language]
        self.changed.emit(self.language)

    def switch(self) -> None:
        """Speak the other language: what the card LANGUAGE asks for."""
        self.set_language(ENGLISH if self.language == CHINESE else CHINESE)

    def remove(self) -> None:
        """Take all translations out of the application; it is as it was before."""
        for words in self._installed:
            self._app.removeTranslator(words)
        self._installed.clear()
        _spoken.clear()
        QLocale.setDefault(self._locale_before)

    def _install(self, name: str, folder: str) -> None:
        words = QTranslator(self)
        file = Path(folder) / f"{name}.qm"
        if file.exists() and words.load(_kept(file)):
            self._app.installTranslator(words)
            self._installed.append(words)
