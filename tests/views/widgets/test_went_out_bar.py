"""The cross-check says in figures, in words and in a shape whether everything is accounted for."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.widgets.went_out_bar import WentOut, WentOutBar


def test_what_went_out_is_what_came_back_and_what_was_used(qtbot: QtBot, dressed: QApplication) -> None:
    bar = WentOutBar()
    qtbot.addWidget(bar)
    bar.show_check(WentOut(48, 39, 9, agrees=True))
    assert bar.text == "48 = 39 + 9"
    assert bar.accessibleName() == "48 = 39 + 9 · Everything is accounted for"
    bar.show_check(WentOut(48, 29, 0, agrees=False))
    assert bar.accessibleName().startswith("48 ≠ 29 + 0 · 19 piece")
    bar.show_check(WentOut(48, 39, 9, agrees=False))
    assert bar.accessibleName() == "48 ≠ 39 + 9 · The sheet and the tray differ"
    bar.resize(420, 128)
    bar.grab()
