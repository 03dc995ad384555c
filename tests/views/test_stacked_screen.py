"""The frame of a screen that turns between pages."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.views.stacked_screen import StackedScreen


class Spoken(StackedScreen):
    """Counts how often it speaks."""

    times = 0

    @override
    def translate(self) -> None:
        self.times += 1


def test_the_first_page_is_shown_below_what_stays_in_sight(qtbot: QtBot) -> None:
    screen, above, first, second = Spoken(), QLabel("above"), QLabel("first"), QLabel("second")
    qtbot.addWidget(screen)
    screen.room.addWidget(above)
    screen.lay_in((first, second))
    screen.show()
    assert above.isVisible()
    assert first.isVisible()
    assert not second.isVisible()
    assert above.geometry().bottom() < first.mapTo(screen, first.rect().topLeft()).y()


def test_another_language_is_spoken_at_once_and_another_style_changes_no_word(qtbot: QtBot) -> None:
    screen = Spoken()
    qtbot.addWidget(screen)
    QCoreApplication.sendEvent(screen, QEvent(QEvent.Type.LanguageChange))
    QCoreApplication.sendEvent(screen, QEvent(QEvent.Type.StyleChange))
    assert screen.times == 1
