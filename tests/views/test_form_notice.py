"""What is wrong with a form stands at its fields, the rest below it, and only below the form in sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.presenters.entry import Entry
from desktop.presenters.session import Session
from desktop.views.entry_words import fault_words, words_of
from desktop.views.form_notice import FormNotice
from desktop.views.widgets.form import Field, Form
from tests.presenters.desk import database_threads, furnish

NEEDED = ("required", dict[str, object]())


@pytest.fixture
def entry(sqlite_url: str) -> Iterator[Entry]:
    furnish(sqlite_url)
    with database_threads(sqlite_url) as jobs:
        yield Entry(Session(jobs, "desk 1"))


def _below(qtbot: QtBot, entry: Entry) -> tuple[QWidget, Form, FormNotice]:
    page, form = QWidget(), Form((Field("lot", "Lot"), Field("serial", "Serial")))
    notice, column = FormNotice(entry, form), QVBoxLayout(page)
    column.addWidget(form)
    column.addWidget(notice)
    qtbot.addWidget(page)
    return page, form, notice


def test_a_fault_is_told_at_its_field_and_the_rest_below(qtbot: QtBot, entry: Entry) -> None:
    page, form, notice = _below(qtbot, entry)
    page.show()
    assert notice.isHidden()
    entry.refused.emit({"lot": NEEDED})
    assert form.rows["lot"].error == fault_words("required")
    assert form.rows["serial"].error == ""
    assert notice.isHidden()
    entry.refused.emit({"nowhere": NEEDED})
    assert form.rows["lot"].error == ""
    assert notice.text() == fault_words("required")
    assert notice.isVisible()


def test_a_refusal_of_no_field_is_told_below_and_can_be_taken_back(qtbot: QtBot, entry: Entry) -> None:
    page, _form, notice = _below(qtbot, entry)
    page.show()
    refusal = Refusal("not_signed_in")
    entry.refuse(refusal)
    assert notice.text() == words_of(refusal) != ""
    assert notice.isVisible()
    notice.say("")
    assert notice.isHidden()


def test_a_form_out_of_sight_hears_nothing(qtbot: QtBot, entry: Entry) -> None:
    page, form, notice = _below(qtbot, entry)
    entry.refused.emit({"lot": NEEDED})
    entry.refuse(Refusal("not_signed_in"))
    page.show()
    assert form.rows["lot"].error == ""
    assert notice.text() == ""
    assert notice.isHidden()
