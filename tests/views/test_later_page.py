"""A page is made slice by slice, in sight by the event loop, else when there is time; nothing is lost meanwhile."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.views.later_page import LaterPage, Slices
from desktop.views.main_window import MainWindow
from desktop.views.theme import theme


class Sheet(QLabel):
    """A page that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__("sheet")
        self.told: list[str] = []

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.told.append("language")


class Made:
    """Makes a sheet in three slices and writes down how far it is."""

    def __init__(self) -> None:
        self.slices: list[str] = []

    def __call__(self) -> Slices:
        self.slices.append("parts")
        yield
        self.slices.append("words")
        yield
        self.slices.append("whole")
        return Sheet()


@pytest.fixture
def make() -> Made:
    return Made()


def test_nothing_is_made_before_it_is_shown(qtbot: Any, make: Made) -> None:
    page = LaterPage(make)
    qtbot.addWidget(page)
    assert make.slices == []
    assert page.page is None


def test_a_page_in_sight_is_made_by_the_event_loop_in_order(qtbot: Any, make: Made) -> None:
    page = LaterPage(make)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.made):
        page.show()
        assert make.slices == []
    assert make.slices == ["parts", "words", "whole"]
    assert page.page is not None
    assert page.page.isVisible()


def test_a_page_out_of_sight_is_made_one_slice_at_a_time(qtbot: Any, make: Made) -> None:
    page = LaterPage(make)
    qtbot.addWidget(page)
    assert page.advance()
    assert make.slices == ["parts"]
    assert page.advance()
    assert make.slices == ["parts", "words"]
    while page.advance():
        pass
    assert make.slices == ["parts", "words", "whole"]
    assert isinstance(page.page, Sheet)
    assert not page.advance()
    assert make.slices == ["parts", "words", "whole"]


def test_a_page_that_is_left_half_made_goes_on_when_it_is_shown_again(qtbot: Any, make: Made) -> None:
    page = LaterPage(make)
    qtbot.addWidget(page)
    page.show()
    page.advance()
    page.hide()
    QCoreApplication.sendPostedEvents()
    assert make.slices == ["parts"]
    with qtbot.waitSignal(page.made):
        page.show()
    assert make.slices == ["parts", "words", "whole"]


def test_a_page_may_also_be_made_at_once(qtbot: Any) -> None:
    page = LaterPage(Sheet, above=12)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.made):
        page.show()
    assert isinstance(page.page, Sheet)
    assert page.layout().contentsMargins().top() == 12


def test_what_is_wanted_of_a_page_is_done_when_it_is_there_in_the_order_it_was_wanted(qtbot: Any, make: Made) -> None:
    page, done = LaterPage(make), []
    qtbot.addWidget(page)
    page.then(lambda sheet: done.append(("first", sheet)))
    page.then(lambda sheet: done.append(("second", sheet)))
    assert done == []
    with qtbot.waitSignal(page.made):
        page.show()
    page.then(lambda sheet: done.append(("third", sheet)))
    assert done == [("first", page.page), ("second", page.page), ("third", page.page)]


def test_a_language_that_changes_while_the_page_is_made_reaches_it_once_it_is_there(qtbot: Any, make: Made) -> None:
    page = LaterPage(make)
    qtbot.addWidget(page)
    for _ in range(3):
        page.advance()
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    while page.advance():
        pass
    assert isinstance(page.page, Sheet)
    assert page.page.told == ["language"]


def test_a_window_may_be_closed_while_a_page_is_half_made(qtbot: Any, make: Made) -> None:
    window = MainWindow()
    window.add_page("desk", "barcode", "Scan desk", LaterPage(make))
    window.show()
    later = window.findChild(LaterPage)
    later.advance()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(later)
    assert make.slices == ["parts"]


def _two_pages(qtbot: Any) -> tuple[MainWindow, Sheet, Sheet]:
    window, shown, hidden = MainWindow(), Sheet(), Sheet()
    qtbot.addWidget(window)
    window.add_page("desk", "barcode", "Scan desk", shown)
    window.add_page("stock", "boxes", "Stock", hidden)
    window.show()
    while window.prepare():
        pass
    return window, shown, hidden


def test_a_page_out_of_sight_hears_of_a_new_language_when_it_is_shown(qtbot: Any) -> None:
    window, shown, hidden = _two_pages(qtbot)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert (shown.told, hidden.told) == (["language"], [])
    window.show_page("stock")
    assert hidden.told == ["language"]
    window.show_page("desk")
    window.show_page("stock")
    assert (shown.told, hidden.told) == (["language"], ["language"])


def test_a_page_out_of_sight_hears_of_a_new_language_when_there_is_time(qtbot: Any) -> None:
    window, _, hidden = _two_pages(qtbot)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert window.prepare()
    assert hidden.told == ["language"]
    assert not window.prepare()


def _sheet_of(page: QWidget) -> str:
    return page.parentWidget().styleSheet()


def test_the_page_in_sight_takes_on_a_theme_at_once_and_the_others_when_they_are_shown(
    qtbot: Any, dressed: Any
) -> None:
    window, shown, hidden = _two_pages(qtbot)
    light, dark = theme("light").style_sheet(), theme("dark").style_sheet()
    assert (_sheet_of(shown), _sheet_of(hidden)) == (light, light)
    theme("dark").dress(dressed)
    window.wear()
    assert (_sheet_of(shown), _sheet_of(hidden)) == (dark, light)
    assert window.navigation.styleSheet() == dark
    window.show_page("stock")
    assert _sheet_of(hidden) == dark
