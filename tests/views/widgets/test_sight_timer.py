"""What ticks while it is in sight costs nothing while it is not."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.widgets.sight_timer import SECOND_MS, SightTimer


def test_the_timer_runs_only_while_its_page_is_in_sight(qtbot: QtBot) -> None:
    pages, page, other = QStackedWidget(), QWidget(), QWidget()
    qtbot.addWidget(pages)
    timer = SightTimer(page)
    for one in (page, other):
        pages.addWidget(one)
    assert not timer.isActive()
    pages.show()
    assert timer.isActive()
    assert timer.interval() == SECOND_MS
    pages.setCurrentWidget(other)
    assert not timer.isActive()
    pages.setCurrentWidget(page)
    assert timer.isActive()
    pages.hide()
    assert not timer.isActive()


def test_the_timer_ticks_as_often_as_it_is_told(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    timer = SightTimer(page, every_ms=5)
    with qtbot.waitSignal(timer.timeout, timeout=2000):
        page.show()
    page.hide()
    with qtbot.assertNotEmitted(timer.timeout, wait=50):
        pass


def test_the_page_still_hears_of_its_showing_and_hiding(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    timer = SightTimer(page)
    page.show()
    assert page.isVisible()
    assert not timer.eventFilter(page, _hide())


def _hide() -> QEvent:
    return QEvent(QEvent.Type.Hide)
