"""A page that scrolls keeps the field in sight that has the keyboard, as long as it is in sight itself."""

from functools import partial

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.filling_in import ScrollPage
from desktop.views.widgets.form import Field, FieldRow, Form


def _page(qtbot: QtBot) -> tuple[ScrollPage, list[FieldRow]]:
    form = Form([Field(f"field {number}", f"Field {number}") for number in range(20)])
    page = ScrollPage(form)
    page.resize(400, 300)
    qtbot.addWidget(page)
    return page, list(form.rows.values())


def _in_sight(page: ScrollPage, row: FieldRow) -> bool:
    top = row.mapTo(page.viewport(), row.rect().topLeft()).y()
    return top >= 0 and top + row.height() <= page.viewport().height()


def test_the_field_with_the_keyboard_is_brought_into_sight(qtbot: QtBot) -> None:
    page, rows = _page(qtbot)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    for number in (15, 0, 19):
        rows[number].editor.setFocus()
        qtbot.waitUntil(partial(_in_sight, page, rows[number]))


def test_a_page_out_of_sight_hears_nothing_and_shown_again_it_does(qtbot: QtBot, qapp: QApplication) -> None:
    page, rows = _page(qtbot)
    page.show()
    page.hide()
    qapp.focusChanged.emit(None, rows[19].editor)
    assert page.verticalScrollBar().value() == 0
    page.show()
    qapp.focusChanged.emit(None, rows[19].editor)
    assert page.verticalScrollBar().value() > 0
