"""The settlement page on a real database: the closed sum, its rows, age, a compared file, agreements."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.exchange.sample_case import sample_case
from desktop.exchange.sample_delivery import HOSPITAL, MAKER, PARTNER, SITE, SUPERVISOR
from desktop.presenters.session import Session
from desktop.presenters.settlement_board import Goods
from desktop.presenters.settlement_desk import SettlementDesk, Standing
from desktop.queries.statement import Figure
from desktop.queries.statement_lines import NotBilled, shown_pieces
from desktop.runtime.jobs import Jobs
from desktop.services.pricing import SAVE_PRICE_LIST, ItemPrice, SavePriceList
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.file_asking import Asked
from desktop.views.settlement_screen import AGREEMENTS, SettlementScreen
from desktop.views.settlement_tiles import Tile
from desktop.views.widgets.shapes import Shape
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.views.stock_world import Settled

DAY = date(2026, 11, 24)
AT = sample_case(DAY).at("14:00")


class Files:
    """Answers every question for a file with the same one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.asked: list[Asked] = []

    def __call__(self, parent: QWidget, asked: Asked, taken: Any) -> None:
        self.asked.append(asked)
        taken(self.path)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "file.pdf")


@pytest.fixture
def screen(
    sqlite_url: str, dressed: QApplication, qtbot: QtBot, files: Files, tmp_path: Path
) -> Iterator[SettlementScreen]:
    store = Store(open_engine(sqlite_url), FixedClock(AT))
    case = sample_case(DAY)
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.until_the_sheet()
    day.confirm()
    screws = {"position": 1, "item": "LS-35-30", "owner": MAKER, "place": "A-1-2", "lot": "BO-LOT", "quantity": "10"}
    around = {"request_id": str(new_id()), "actor": "1000", "workstation": "DESK-1", "at": AT.isoformat()}
    stock = {"verb": "take_over_stock", "document": "OPENING-1", "site": SITE}
    answer_wire(store, stock | {"lines": [screws | {"expires_on": "2026-12-05"}]} | around)
    store.close()
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), FixedClock(AT)))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in(SUPERVISOR)
    desk = SettlementDesk(session, Settled(), FixedClock(AT), Standing(SITE, tmp_path, lambda: "en"))
    made = SettlementScreen(desk, files)
    made.resize(1118, 524)
    qtbot.addWidget(made)
    made.show()
    desk.reload()
    qtbot.waitUntil(lambda: not desk.reading.is_running)
    yield made
    jobs.stop()


def told(screen: SettlementScreen) -> list[str]:
    faces = screen.statement.sum.faces
    return [" ".join(part for part in (face.sign, face.number, face.word) if part) for face in faces]


def press(qtbot: QtBot, tile: Tile) -> None:
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)


def settle(screen: SettlementScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.desk.reading.is_running)


@pytest.mark.requirement("S1-23")
def test_the_month_stands_there_as_one_closed_sum_with_its_mark(screen: SettlementScreen) -> None:
    assert told(screen) == ["0 Opening", "+ 116 Received", "− 9 Used", "− 0 Returned", "− 0 Lost", "= 107 Closing"]
    assert screen.statement.mark.shape is Shape.TICKED_CIRCLE
    assert screen.statement.verdict.text() == "It closes"
    assert screen.statement.owed.text() == "Owed for the month: 31,620.00 CNY"
    assert "service fee 1.5 % of 30,760.00: 461.40" in screen.statement.reasons.whole
    assert screen.month.text() == "2026-11"
    assert screen.owners.value() == MAKER


@pytest.mark.requirement("S1-23")
def test_a_pressed_figure_opens_the_movements_behind_it_and_lets_them_go_again(
    screen: SettlementScreen, qtbot: QtBot
) -> None:
    page, rows = screen.statement, screen.statement.list.rows
    press(qtbot, page.sum.tiles["used"])
    qtbot.waitUntil(lambda: bool(page.behind.whole) and not screen.desk.behind.reading.is_running)
    assert page.behind.whole == "Used: 9 · 5 line(s)"
    assert page.moved.isVisible()
    assert not page.list.isVisible()
    assert sum(shown_pieces(row) for row in page.moved.rows) == 9
    assert {row.document for row in page.moved.rows} == {"UR-0001"}
    page.moved.view.choose_row(0)
    first = page.moved.rows[0]
    assert screen.desk.chosen == Goods(first.ref, first.lot, first.serial)
    press(qtbot, page.sum.tiles["closing"])
    qtbot.waitUntil(lambda: page.behind.whole.startswith("Closing: 107 · "))
    press(qtbot, page.sum.tiles["lost"])
    qtbot.waitUntil(lambda: page.behind.whole == "Lost: 0 · 0 line(s)")
    press(qtbot, page.sum.tiles["lost"])
    assert page.list.isVisible()
    assert page.list.rows == rows
    page.list.panel.searched.emit("bo-lot")
    assert [row.lot for row in page.list.rows] == ["BO-LOT"]


def test_an_opened_figure_follows_the_month(screen: SettlementScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.statement.sum.tiles["received"])
    qtbot.waitUntil(lambda: screen.statement.behind.whole.startswith("Received: 116 · "))
    screen.earlier.click()
    qtbot.waitUntil(lambda: screen.statement.behind.whole == "Received: 0 · 0 line(s)")


def test_keys_change_the_month(screen: SettlementScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(screen, qtbot)
    assert (screen.month.text(), told(screen)[-1]) == ("2026-10", "= 0 Closing")
    assert screen.statement.list.panel.empty.isVisible()
    screen.later.click()
    settle(screen, qtbot)
    assert (screen.month.text(), told(screen)[-1]) == ("2026-11", "= 107 Closing")


@pytest.mark.requirement("S1-23")
def test_a_chosen_lot_is_bought_after_the_question_with_its_amount(screen: SettlementScreen, qtbot: QtBot) -> None:
    bar = screen.statement.buying
    assert bar.goods.whole == "Choose a lot or serial number to buy it out."
    assert not bar.ask.isVisible()
    screen.statement.list.view.choose_row([row.lot for row in screen.statement.list.rows].index("BO-LOT"))
    assert bar.ask.isVisible()
    assert (bar.place.value(), bar.pieces.maximum()) == ("A-1-2", 10)
    bar.pieces.setValue(3)
    bar.person.setText("Li Ming")
    bar.ask.click()
    assert bar.question.whole == "Buy 3 × BO-LOT in A-1-2 for 2,580.00 CNY? Agreed by Li Ming."
    bar.no.click()
    assert bar.ask.isVisible()
    bar.ask.click()
    bar.yes.click()
    qtbot.waitUntil(lambda: "− 3 Bought out" in told(screen))
    assert screen.statement.owed.text() == "Owed for the month: 34,200.00 CNY"
    assert screen.statement.mark.shape is Shape.TICKED_CIRCLE
    screen.owners.choose(PARTNER)
    screen.owners.activated.emit(screen.owners.currentIndex())
    settle(screen, qtbot)
    assert "+ 3 Bought out" in told(screen)
    screen.statement.list.view.choose_row([row.lot for row in screen.statement.list.rows].index("BO-LOT"))
    assert not bar.ask.isVisible()


@pytest.mark.requirement("S1-23")
def test_a_named_buyer_buys_at_its_own_price(screen: SettlementScreen, qtbot: QtBot) -> None:
    desk, bar = screen.desk, screen.statement.buying
    own = {"verb": "save_price_list", "code": "M-XX", "owner": MAKER, "payer": HOSPITAL, "valid_from": "2026-01-01"}
    own |= {"prices": [{"item": "LS-35-30", "unit_price": "900.00"}]}
    around = {"request_id": str(new_id()), "actor": "1000", "workstation": "DESK-1", "at": AT.isoformat()}
    store = Store(desk.jobs.store().engine, FixedClock(AT))
    answer_wire(store, own | around)
    desk.reload()
    settle(screen, qtbot)
    screen.statement.list.view.choose_row([row.lot for row in screen.statement.list.rows].index("BO-LOT"))
    assert bar.buyer.value() == PARTNER
    bar.buyer.choose(HOSPITAL)
    bar.person.setText("Li Ming")
    bar.ask.click()
    assert (
        bar.question.whole == f"{bar.buyer.currentText()} buys 1 × BO-LOT in A-1-2 for 900.00 CNY? Agreed by Li Ming."
    )
    bar.yes.click()
    qtbot.waitUntil(lambda: "− 1 Bought out" in told(screen))
    assert HOSPITAL in {row.code for row in desk.board.owners}
    assert screen.statement.mark.shape is Shape.TICKED_CIRCLE


def test_a_month_that_does_not_close_is_told_by_shape_and_word(screen: SettlementScreen) -> None:
    made = screen.desk.board.statement
    assert made is not None
    wrong = NotBilled("FS-12-135", "L26C001", "SC10000", Figure.USED, made.total.used, made.total.lost)
    screen.desk.board = replace(screen.desk.board, statement=replace(made, not_billed=(wrong,)))
    screen.show_desk()
    assert screen.statement.mark.shape is Shape.CROSSED_OCTAGON
    assert screen.statement.verdict.text() == "Not closed: 1"


def test_age_and_risk_open_their_rows(screen: SettlementScreen, qtbot: QtBot) -> None:
    screen.show_page(1)
    page = screen.ageing
    assert [face.number for face in page.risk.faces][:2] == ["1", "10"]
    assert page.risk.faces[1].more == "8,600.00 CNY"
    press(qtbot, page.risk.tiles["30"])
    assert [(row.lot, row.place) for row in page.aged.rows] == [("BO-LOT", "A-1-2")]
    page.buttons[1].click()
    assert "AC-50" in {row.ref for row in page.slow.rows}
    assert page.buttons[1].text() == f"Not used for 180 days · {len(page.slow.rows)}"


@pytest.mark.requirement("X-05")
def test_a_file_is_compared_its_faults_are_told_and_the_differences_saved(
    screen: SettlementScreen, qtbot: QtBot, files: Files, tmp_path: Path
) -> None:
    screen.show_page(2)
    page = screen.compare
    files.path = tmp_path / "usage.csv"
    files.path.write_text("lot\nL26D013\n", encoding="utf-8")
    page.choose.click()
    qtbot.waitUntil(page.wrong.isVisible)
    assert page.empty.isVisible()
    files.path.write_text("item,lot,serial,quantity\nLS-35-30,L26D013,,3\n", encoding="utf-8")
    page.choose.click()
    qtbot.waitUntil(lambda: page.said.whole.endswith("usage.csv"))
    assert not page.wrong.isVisible()
    assert {face.key: face.number for face in page.counts.faces}["quantity_differs"] == "1"
    press(qtbot, page.counts.tiles["quantity_differs"])
    assert [(row.lot, row.ours, row.theirs) for row in page.list.rows] == [("L26D013", 4, 3)]
    files.path = tmp_path / "differences.pdf"
    with qtbot.waitSignal(screen.desk.written):
        page.pdf.click()
    assert files.path.read_bytes().startswith(b"%PDF")


def test_the_statement_is_saved_and_its_path_is_told(screen: SettlementScreen, qtbot: QtBot, files: Files) -> None:
    with qtbot.waitSignal(screen.desk.written):
        screen.statement.pdf.click()
    assert files.asked[-1].name == f"{MAKER}-{SITE}-2026-11.pdf"
    assert screen.said.whole == f"Written to {files.path}"
    files.path = files.path.parent / "file.pdf" / "below.csv"
    with qtbot.waitSignal(screen.desk.unwritten):
        screen.statement.file.click()
    assert screen.said.whole.startswith("Nothing was written")


@pytest.mark.requirement("X-02")
def test_prices_and_consents_are_entered_in_forms_that_say_what_is_wrong(
    screen: SettlementScreen, qtbot: QtBot
) -> None:
    screen.show_page(AGREEMENTS)
    page = screen.agreements
    assert (page.head.whole, len(page.prices.rows)) == ("M-2026", 4)
    page.change.click()
    form = page.list_form.form
    assert form.rows["prices"].value().split("\n")[0] == "FS-12-135 12800.00 13"
    form.rows["prices"].set_value("FS-12-135 cheap")
    page.list_form.save.click()
    assert "Not a price" in form.rows["prices"].error
    form.rows["prices"].set_value("FS-12-135 12900.00 13")
    page.list_form.save.click()
    qtbot.waitUntil(lambda: len(page.prices.rows) == 1)
    page.new_consent.click()
    page.consent_form.form.set_values({"other": "XX", "reference": "Letter 9"})
    page.consent_form.save.click()
    qtbot.waitUntil(lambda: len(screen.desk.board.consents) == 2)
    letter = next(row for row in screen.desk.board.consents if row.reference == "Letter 9")
    page.consents.opened.emit(str(letter.consent))
    page.end_form.form.set_values({"reason": "contract signed"})
    page.end_form.save.click()
    qtbot.waitUntil(lambda: any(row.valid_to == DAY for row in screen.desk.board.consents))


@pytest.mark.requirement("X-02")
def test_a_price_list_that_changed_meanwhile_is_saved_knowingly_at_the_second_try(
    screen: SettlementScreen, qtbot: QtBot
) -> None:
    screen.show_page(AGREEMENTS)
    page = screen.agreements
    page.change.click()
    form, jobs = page.list_form.form, screen.desk.session.jobs
    price = ItemPrice("FS-12-135", Decimal("12900.00"))
    others = SavePriceList("M-2026", MAKER, date(2026, 1, 1), (price,))
    saved: list[object] = []
    jobs.write(SAVE_PRICE_LIST, others, screen.desk.session.envelope(), saved.append, saved.append)
    qtbot.waitUntil(lambda: bool(saved))
    form.rows["name"].set_value("Agreed in May")
    page.list_form.save.click()
    qtbot.waitUntil(lambda: "FS-12-135 12900.00" in form.rows["prices"].error)
    assert "meanwhile" in page.list_form.notice.text()
    assert (form.rows["name"].value(), page.list_form.isVisible()) == ("Agreed in May", True)
    page.list_form.save.click()
    qtbot.waitUntil(lambda: [known.name for known in screen.desk.board.lists[:1]] == ["Agreed in May"])
    assert (page.lists.isVisible(), len(page.prices.rows)) == (True, 4)


@pytest.mark.requirement("S1-23")
def test_a_chosen_buy_out_shows_the_line_that_takes_it_back(screen: SettlementScreen, qtbot: QtBot) -> None:
    bar = screen.statement.buying
    screen.desk.undoing.document = "BO-0009"
    screen.desk.changed.emit()
    assert (bar.undo.isVisible(), bar.bought.text(), bar.ask.isVisible()) == (True, "BO-0009", False)
    bar.reason.setText("wrong lot")
    with qtbot.waitSignal(screen.desk.replied) as told:
        bar.undo.click()
    assert told.args[0].code == "unknown_buy_out"
    screen.desk.acknowledge()
    screen.desk.choose(Goods("FS-12-135", "NO", ""))
    assert not bar.undo.isVisible()
