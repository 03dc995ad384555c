"""The first page that anybody sees: filled in with the keyboard, its faults under the fields."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.setting_up import FirstStart
from desktop.runtime.jobs import Jobs
from desktop.views.first_start import FirstStartScreen
from desktop.views.translation import Translation
from tests.presenters.desk import database_threads

FILLED = ("partner_name", "East"), ("partner_code", "P-01"), ("site_name", "Shanghai"), ("site_code", "SH")
PERSON = ("person_name", "Wang Fang"), ("badge", "1001")


pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def jobs(sqlite_url: str) -> Iterator[Jobs]:
    with database_threads(sqlite_url) as jobs:
        yield jobs


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, jobs: Jobs) -> FirstStartScreen:
    screen = FirstStartScreen(FirstStart(jobs, "desk 1"))
    qtbot.addWidget(screen)
    screen.resize(1166, 720)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    return screen


def test_it_is_filled_in_from_top_to_bottom_with_the_keyboard(qtbot: QtBot, screen: FirstStartScreen) -> None:
    screen.form.rows["partner_name"].editor.setFocus()
    qtbot.waitUntil(screen.form.rows["partner_name"].editor.hasFocus)
    visited: list[QWidget | None] = []
    for _name, text in (*FILLED, *PERSON):
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused)
        qtbot.keyClicks(focused, text)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert visited == [screen.form.rows[name].editor for name, _ in (*FILLED, *PERSON)]
    zone = QApplication.focusWidget()
    assert zone is screen.form.rows["zone"].editor
    qtbot.keyClick(zone, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.begin
    with qtbot.waitSignal(screen.done) as done:
        qtbot.keyClick(screen.begin, Qt.Key.Key_Space)
    assert done.args == ["1001"]


def test_faults_stand_under_their_fields_and_the_first_has_the_keyboard(qtbot: QtBot, screen: FirstStartScreen) -> None:
    screen.form.set_values({"partner_name": "华东", "partner_code": "东区"})
    screen.begin.click()
    rows = screen.form.rows
    assert "A–Z" in rows["partner_code"].editor.accessibleDescription()
    assert rows["badge"].editor.property("wrong") is True
    assert rows["partner_name"].editor.property("wrong") is False
    qtbot.waitUntil(rows["partner_code"].editor.hasFocus)


def test_without_a_zone_there_is_no_picture_of_one(screen: FirstStartScreen) -> None:
    assert screen.floor.isVisible()
    box = screen.form.rows["zone"].editor
    box.setCurrentIndex(1)  # type: ignore[union-attr]  # a choice is a combo box
    assert not screen.floor.isVisible()


def test_practice_data_is_marked_and_loaded(qtbot: QtBot, screen: FirstStartScreen) -> None:
    assert "Not for real goods" in screen.practice_warning.text()
    with qtbot.waitSignal(screen.done, timeout=15_000):
        screen.practise.click()


def test_it_changes_its_language_and_keeps_what_was_typed(qapp: QApplication, screen: FirstStartScreen) -> None:
    screen.form.set_values({"partner_name": "华东", "zone": "none"})
    translation = Translation(qapp)
    translation.set_language("zh_CN")
    try:
        QApplication.sendPostedEvents()
        assert screen.form.values()["partner_name"] == "华东"
        assert screen.form.values()["zone"] == "none"
        assert screen.form.rows["partner_code"].editor.accessibleName() != ""
    finally:
        translation.remove()
