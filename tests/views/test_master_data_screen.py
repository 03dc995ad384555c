"""Master data on the screen: a list, a form beside it, files; against a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.permissions import Role
from desktop.models.item import ItemKind
from desktop.models.party import PartyKind
from desktop.presenters.importing import FileImport
from desktop.presenters.master_data import MasterData
from desktop.presenters.session import Session
from desktop.queries.master_data import item
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.people import SAVE_PERSON, SavePerson
from desktop.services.zones import ADD_ZONE, AddZone, NewRack
from desktop.views.master_data_screen import MasterDataScreen
from desktop.views.master_page import MasterPage
from desktop.views.translation import Translation
from tests.presenters.desk import database_threads, do, furnish, signed_in, store_on

DI = "06901234567892"
LONG = "钛合金锁定加压接骨板系统(左侧胫骨远端外侧解剖型、十二孔)"


def plate(ref: str, name: str) -> SaveItem:
    return SaveItem(ref, "M", name, ItemKind.IMPLANT, "Plate", registration_number="国械注准1")


pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def session(qtbot: QtBot, sqlite_url: str) -> Iterator[Session]:
    furnish(sqlite_url)
    do(sqlite_url, SAVE_PARTY, SaveParty("M", "示例骨科", PartyKind.MANUFACTURER, "Sample"))
    do(sqlite_url, SAVE_ITEM, plate("LP-6H", LONG))
    do(sqlite_url, SAVE_ITEM, plate("LP-8H", "<b>八孔</b>"))
    with database_threads(sqlite_url) as jobs:
        yield signed_in(qtbot, jobs)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, session: Session) -> MasterDataScreen:
    screen = MasterDataScreen(MasterData(session), FileImport(session))
    qtbot.addWidget(screen)
    screen.resize(1166, 690)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    return screen


@pytest.fixture
def items(qtbot: QtBot, screen: MasterDataScreen) -> MasterPage:
    page = screen.page("items")
    qtbot.waitUntil(lambda: page.table.rowCount() == 2)
    qtbot.waitUntil(lambda: page.table.text(0, 0) == "LP-6H")
    qtbot.waitUntil(lambda: len(screen.data.parties) == 2)
    return page


def type_into(qtbot: QtBot, page: MasterPage, field: str, text: str) -> None:
    editor = page.editor.form.rows[field].editor
    assert isinstance(editor, QLineEdit)
    editor.clear()
    qtbot.keyClicks(editor, text)


def test_a_row_opens_beside_the_list_and_markup_stays_text(qtbot: QtBot, items: MasterPage) -> None:
    assert not items.editor.isVisible()
    items.panel.view.choose_row(1)
    assert items.editor.isVisible()
    assert items.editor.form.values()["name"] == "<b>八孔</b>"
    assert items.editor.name.textFormat() is Qt.TextFormat.PlainText
    maker = items.editor.form.rows["maker"].editor
    assert isinstance(maker, QComboBox)
    assert (maker.currentText(), maker.isEnabled()) == ("Sample · M", False)


def test_enter_leads_from_the_list_into_the_form_and_saves_there(
    qtbot: QtBot, items: MasterPage, sqlite_url: str
) -> None:
    view = items.panel.view
    view.setFocus()
    view.choose_row(0)
    assert not items.editor.save.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    name = items.editor.form.rows["name"].editor
    qtbot.waitUntil(name.hasFocus)
    type_into(qtbot, items, "name", "Plate 6")
    with qtbot.waitSignal(items.list.saved):
        qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not items.editor.dirty)
    with store_on(sqlite_url) as store, store.read() as connection:
        found = item(connection, "M", "LP-6H")
        assert found is not None
        assert found.name == "Plate 6"
    assert view.currentIndex().row() == 0


def test_what_is_not_saved_is_not_lost_by_another_choice(qtbot: QtBot, items: MasterPage) -> None:
    items.panel.view.choose_row(0)
    type_into(qtbot, items, "model", "M1")
    items.panel.view.choose_row(1)
    assert items.editor.form.values()["model"] == "M1"
    assert items.panel.view.currentIndex().row() == 0
    assert "Not saved yet" in items.editor.notice.text()
    items.editor.undo.click()
    assert items.editor.form.values()["model"] == ""
    items.panel.view.choose_row(1)
    assert items.editor.form.values()["ref"] == "LP-8H"


def test_faults_stand_under_their_fields_in_sight(qtbot: QtBot, items: MasterPage) -> None:
    items.panel.view.choose_row(0)
    items.editor.form.set_values({"packages": f"{DI}\n{DI[:-1]}0"})
    with qtbot.waitSignal(items.list.refused):
        items.editor.save.click()
    row = items.editor.form.rows["packages"]
    assert row.editor.accessibleDescription().startswith("Line 2: ")
    qtbot.waitUntil(row.editor.hasFocus)
    assert not row.visibleRegion().isEmpty()


def test_new_values_of_another_desk_are_shown_at_their_fields(qtbot: QtBot, items: MasterPage, sqlite_url: str) -> None:
    items.panel.view.choose_row(0)
    type_into(qtbot, items, "name", "Mine")
    do(sqlite_url, SAVE_ITEM, plate("LP-6H", "Theirs"))
    with qtbot.waitSignal(items.list.changed_meanwhile):
        items.editor.save.click()
    assert "Theirs" in items.editor.form.rows["name"].editor.accessibleDescription()
    assert items.editor.form.values()["name"] == "Mine"
    items.editor.undo.click()
    assert items.editor.form.values()["name"] == "Theirs"


def test_words_are_looked_for_and_nothing_found_says_so(qtbot: QtBot, items: MasterPage) -> None:
    qtbot.keyClicks(items.panel.search, "8H")
    qtbot.waitUntil(lambda: items.table.rowCount() == 1)
    qtbot.waitUntil(lambda: items.table.text(0, 0) == "LP-8H")
    qtbot.keyClick(items.panel.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: items.table.rowCount() == 2)


def test_taking_out_of_use_asks_in_place(qtbot: QtBot, items: MasterPage) -> None:
    items.panel.view.choose_row(0)
    items.editor.retire.click()
    qtbot.waitUntil(items.editor.reason.hasFocus)
    assert items.editor.retire.text() == "Keep in use"
    qtbot.keyClicks(items.editor.reason, "old")
    qtbot.keyClick(items.editor.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: items.table.rowCount() == 1)
    items.retired.click()
    qtbot.waitUntil(lambda: items.table.rowCount() == 2)
    items.panel.view.choose_row(0)
    assert items.editor.retire.text() == "Take back into use"


@pytest.mark.requirement("R17")
def test_who_may_not_change_sees_no_button_for_it(qtbot: QtBot, items: MasterPage, sqlite_url: str) -> None:
    do(sqlite_url, SAVE_PERSON, SavePerson("2001", "李敏", Role.CLERK))
    session = items.data.session
    with qtbot.waitSignal(session.changed):
        session.sign_in("2001")
    items.panel.view.choose_row(0)
    assert not items.editor.save.isVisible()
    assert not items.editor.retire.isVisible()
    assert not items.new.isVisible()
    name = items.editor.form.rows["name"].editor
    assert isinstance(name, QLineEdit)
    assert name.isReadOnly()


def test_an_empty_list_says_what_to_do_first(qtbot: QtBot, screen: MasterDataScreen) -> None:
    screen.tabs.setCurrentIndex(1)
    screen.places.show_kind("zones")
    zones = screen.page("zones")
    qtbot.waitUntil(zones.panel.empty.isVisible)
    zones.panel.empty.action.click()
    qtbot.waitUntil(zones.editor.form.rows["code"].editor.hasFocus)
    screen.places.show_kind("bins")
    screen.page("bins").import_wanted.emit("bins")
    qtbot.waitUntil(screen.importing.isVisible)
    assert screen.importing.form.values()["kind"] == "bins"
    assert screen.importing.presenter.kind == "bins"


def test_the_language_changes_while_a_form_is_filled_in(
    qtbot: QtBot, qapp: QApplication, items: MasterPage, screen: MasterDataScreen
) -> None:
    items.panel.view.choose_row(0)
    type_into(qtbot, items, "model", "M1")
    translation = Translation(qapp)
    translation.set_language("zh_CN")
    try:
        QApplication.sendPostedEvents()
        values = items.editor.form.values()
        assert (values["model"], values["kind"], values["maker"]) == ("M1", "implant", "M")
        maker = items.editor.form.rows["maker"].editor
        assert isinstance(maker, QComboBox)
        assert maker.currentText() == "示例骨科 · M"
        assert items.table.text(0, 1) == LONG
        assert items.editor.dirty
    finally:
        translation.remove()


def test_a_file_with_faults_shows_them_as_rows_and_cannot_be_imported(
    qtbot: QtBot, screen: MasterDataScreen, tmp_path: Path
) -> None:
    file = tmp_path / "items.csv"
    file.write_text(f"ref,maker,name,kind,registration_number,di\nA,M,板,implant,1,{DI[:-1]}0\n", encoding="utf-8")
    screen.show_import("items")
    page = screen.importing
    page.choose.click()
    assert page.dialog is not None
    assert page.dialog.isVisible()
    page.dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    page.dialog.fileSelected.emit(str(file))
    page.dialog.close()
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    qtbot.waitUntil(lambda: page.table.text(0, 0) == "2")
    assert [page.table.text(0, column) for column in (1, 2, 3)] == ["di", f"{DI[:-1]}0", "Has a wrong check digit"]
    assert not page.take.isEnabled()
    file.write_text(f"ref,maker,name,kind,registration_number,di\nA,M,板,implant,1,{DI}\n", encoding="utf-8")
    page.check.click()
    qtbot.waitUntil(page.take.isEnabled)
    assert "1 new" in page.verdict.text()
    page.take.click()
    qtbot.waitUntil(lambda: page.verdict.text().startswith("Imported"))
    qtbot.waitUntil(lambda: screen.page("items").table.rowCount() == 3)


@pytest.mark.requirement("S1-53")
def test_a_zone_is_changed_in_its_form_and_gets_more_racks(
    qtbot: QtBot, screen: MasterDataScreen, sqlite_url: str
) -> None:
    do(sqlite_url, ADD_ZONE, AddZone("SH", "Z9", "专区", 2000, 2000, (NewRack("A", 0, 0, 2000, 500, 2, 2),)))
    page = screen.page("zones")
    screen.tabs.setCurrentIndex(1)
    screen.places.show_kind("zones")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    page.panel.view.choose_row(0)
    rows = page.editor.form.rows
    qtbot.waitUntil(page.editor.isVisible)
    assert page.editor.drawn.isVisible()
    assert "Racks can be added" in page.editor.drawn.text()
    type_into(qtbot, page, "width_mm", "2600")
    page.editor.save.click()
    qtbot.waitUntil(lambda: "5.20 m²" in page.editor.notice.text())
    assert (rows["width_mm"].value(), page.editor.dirty) == ("2600", False)
    type_into(qtbot, page, "width_mm", "1000")
    page.editor.save.click()
    qtbot.waitUntil(lambda: bool(rows["racks"].error))
    assert rows["racks"].error == "Line 1: Stands outside the zone"
    page.editor.undo.click()
    rows["racks"].editor.setPlainText("A 0 0 2000 500 2 3")
    page.editor.save.click()
    qtbot.waitUntil(lambda: bool(rows["racks"].error))
    assert rows["racks"].error == "Line 1: Is drawn already and stays as it is"
    rows["racks"].editor.setPlainText("A 0 0 2000 500 2 2\nB 0 1500 2000 500 2 3")
    page.editor.save.click()
    qtbot.waitUntil(lambda: not page.editor.dirty)
    assert rows["racks"].value() == "A 0 0 2000 500 2 2\nB 0 1500 2000 500 2 3"
    page.editor.retire.click()
    page.editor.really.click()
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
