"""Rows to check off are chosen by click and by keyboard, and say everything to assistive tools."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.theme import TABLE_ROW, Role
from desktop.views.widgets.check_rows import CheckRow, CheckRows
from desktop.views.widgets.shapes import Shape
from tests.views import samples


def rows() -> list[CheckRow]:
    plain = CheckRow("one", Shape.RING, Role.MUTED, "<b>L1", samples.LONG_ZH, "missing", "0/1")
    return [plain, CheckRow("two", Shape.TICKED_CIRCLE, Role.OK, "", "Depth gauge", "", "2/2", may_be_chosen=True)]


def test_only_what_may_be_chosen_answers_a_click_or_a_key(qtbot: QtBot, dressed: QApplication) -> None:
    shown = CheckRows()
    qtbot.addWidget(shown)
    shown.resize(600, 200)
    shown.show_rows(rows())
    shown.show()
    chosen: list[str] = []
    shown.chosen.connect(chosen.append)
    inner = shown.widget()
    qtbot.mouseClick(inner, Qt.MouseButton.LeftButton, pos=QPoint(20, TABLE_ROW // 2))
    assert chosen == []
    qtbot.mouseClick(inner, Qt.MouseButton.LeftButton, pos=QPoint(20, TABLE_ROW + TABLE_ROW // 2))
    assert chosen == ["two"]
    qtbot.keyClick(inner, Qt.Key.Key_Up)
    qtbot.keyClick(inner, Qt.Key.Key_Return)
    qtbot.keyClick(inner, Qt.Key.Key_Down)
    qtbot.keyClick(inner, Qt.Key.Key_Space)
    assert chosen == ["two", "two"]
    assert f"<b>L1 · {samples.LONG_ZH} · missing · 0/1" in inner.accessibleName()
    shown.grab()
