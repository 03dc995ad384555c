"""The frame: pages, navigation, chips."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.views.main_window import MainWindow
from desktop.views.widgets.status_chip import Chip, ChipState


class Chinese(QTranslator):
    """Two words are enough."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return {("Pages", "Receive"): "收货", ("Navigation", "Icons only"): "仅图标"}.get((context, text))


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.add_page("receive", "package-plus", "Receive", QLabel("one"))
    made.add_page("settings", "settings", "Settings", QLabel("two"), answer=False)
    return made


def test_the_first_page_is_shown_and_a_press_goes_to_another(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page == "receive"
    qtbot.mouseClick(window.navigation.groups["set_up"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.page_changed) as told:
        qtbot.mouseClick(window.navigation.rows()[1], Qt.MouseButton.LeftButton)
    assert told.args == ["settings"]
    assert window.page == "settings"
    assert window.windowTitle() == "Settings – Sparezone"


def test_the_answer_is_hidden_only_where_nothing_is_scanned(window: MainWindow) -> None:
    assert not window.answer.isHidden()
    window.show_page("settings")
    assert window.answer.isHidden()
    window.show_page("receive")
    assert not window.answer.isHidden()


def test_the_same_page_again_tells_nothing(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.page_changed):
        window.show_page("receive")


def test_a_page_that_is_not_there_is_an_error(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_the_navigation_collapses_to_icons_below_the_usual_width(window: MainWindow) -> None:
    window.resize(1280, 720)
    window.show()
    assert window.navigation.collapsed
    window.resize(1366, 768)
    assert not window.navigation.collapsed


def test_a_navigation_folded_by_hand_stays_folded(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    qtbot.mouseClick(window.navigation.fold, Qt.MouseButton.LeftButton)
    assert window.navigation.collapsed
    window.resize(1920, 1080)
    assert window.navigation.collapsed
    assert window.navigation.rows()[0].height() == 48


def test_the_window_fits_the_least_screen(window: MainWindow) -> None:
    assert window.minimumSize() == QSize(1280, 720)
    window.show()
    assert window.centralWidget().minimumSizeHint().width() <= 1280
    assert window.centralWidget().minimumSizeHint().height() <= 720


def test_a_chip_is_told_anew_and_its_press_names_it(window: MainWindow, qtbot: QtBot) -> None:
    window.set_chip("scanner", Chip(ChipState.READY, "Scanner 1", "ready"))
    window.set_chip("scanner", Chip(ChipState.BAD, "Scanner 1", "unplugged", "COM3 went away"))
    chip = window.chip("scanner")
    assert chip.accessibleName() == "Scanner 1: unplugged"
    assert "COM3 went away" in chip.toolTip()
    with qtbot.waitSignal(window.chip_clicked) as told:
        chip.click()
    assert told.args == ["scanner"]
    window.remove_chip("scanner")
    with pytest.raises(KeyError):
        window.chip("scanner")


def test_titles_follow_the_language(window: MainWindow, dressed: QApplication) -> None:
    words = Chinese()
    dressed.installTranslator(words)
    dressed.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert window.navigation.rows()[0].text() == "  收货"
    assert window.navigation.fold.text() == "  仅图标"
    assert window.windowTitle() == "收货 – Sparezone"
    dressed.removeTranslator(words)


def test_the_keyboard_starts_on_the_open_page(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    assert window.focusWidget() is window.navigation.rows()[0]


def test_the_pages_of_the_set_up_are_folded_away_until_they_are_wanted(window: MainWindow, qtbot: QtBot) -> None:
    work, settings = window.navigation.rows()
    assert (work.isHidden(), settings.isHidden()) == (False, True)
    qtbot.mouseClick(window.navigation.groups["set_up"], Qt.MouseButton.LeftButton)
    assert not settings.isHidden()
    qtbot.mouseClick(window.navigation.groups["set_up"], Qt.MouseButton.LeftButton)
    assert settings.isHidden()
    window.show_page("settings")
    assert not settings.isHidden()


def test_the_row_of_the_open_page_is_in_sight_when_its_group_was_folded(window: MainWindow, qtbot: QtBot) -> None:
    for number in range(14):
        window.add_page(f"more {number}", "settings", "Settings", QLabel("one"))
    window.show()
    window.show_page("settings")
    row = next(row for row in window.navigation.rows() if row.key == "settings")
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().height() == row.height())
