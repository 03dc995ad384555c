"""What is below its minimum and the orders, on a real database."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.replenishment import Levels, Parts
from desktop.presenters.refilling import RefillDesk
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.file_asking import Asked
from desktop.views.refill_list_page import RefillListPage
from desktop.views.refill_orders_page import RefillOrdersPage
from desktop.views.refill_screen import RefillScreen
from desktop.views.widgets.position_bar import net_parts, scale_of
from tests.journeys.refill_day import PLATE, RefillDay, lay_out
from tests.views.stock_world import Settled


@pytest.fixture
def day(sqlite_url: str, dressed: QApplication) -> Iterator[RefillDay]:
    made = lay_out(sqlite_url)
    yield made
    made.close()


@pytest.fixture
def screen(day: RefillDay, qtbot: QtBot) -> Iterator[RefillScreen]:
    url = day.store.engine.url.render_as_string(hide_password=False)
    jobs = Jobs(lambda: Store(open_engine(url), day.clock))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in("1001")
    made = RefillScreen(RefillDesk(session, Settled(), day.clock))
    made.resize(1118, 590)
    qtbot.addWidget(made)
    made.show()
    made.desk.reload()
    qtbot.waitUntil(lambda: len(made.list.rows) == 27)
    yield made
    jobs.stop()


def choose_plate(screen: RefillScreen, qtbot: QtBot) -> None:
    place = [row.par.item for row in screen.list.rows].index(PLATE)
    screen.list.panel.view.choose_row(place)
    qtbot.waitUntil(lambda: screen.list.name.text() == "Locking plate 6-hole")


def send(screen: RefillScreen, qtbot: QtBot) -> None:
    screen.list.send.click()
    qtbot.waitUntil(lambda: len(screen.orders.rows) == 1)


def test_the_list_tells_how_much_is_missing_and_why(screen: RefillScreen, qtbot: QtBot) -> None:
    assert screen.list.title.text().startswith("27 product")
    assert "41 piece" in screen.list.title.text()
    assert screen.list.hint.text().startswith("1 short-dated piece")
    choose_plate(screen, qtbot)
    assert screen.list.steps.text().split("\n") == [
        "Position 2 = 2 usable − 1 committed + 1 in transit + 0 on order",
        "2 is below the minimum of 3: 3 missing up to the target of 5",
        "3 × pack of 1 = 3",
    ]
    behind = screen.list.behind.text().split("\n")
    assert "Usable: 1 · S3 · A-1-1 · 2026-12-14 — expires soon" in behind
    assert "In transit: 1 · S9 · DN-1 · 2029-05-31" in behind


def test_the_search_keeps_what_fits(screen: RefillScreen) -> None:
    screen.list.panel.searched.emit("plate")
    assert [row.par.item for row in screen.list.rows] == [PLATE]


def test_another_quantity_needs_a_reason_and_is_what_is_sent(screen: RefillScreen, qtbot: QtBot) -> None:
    choose_plate(screen, qtbot)
    told: list[str] = []
    screen.desk.replied.connect(lambda reply: told.append(reply.code))
    screen.list.pieces.setValue(2)
    screen.list.keep.click()
    qtbot.waitUntil(lambda: told == ["reason_missing"])
    screen.desk.acknowledge()
    screen.list.pieces.setValue(2)
    screen.list.reason.setText("two cases cancelled")
    screen.list.keep.click()
    qtbot.waitUntil(lambda: "two cases cancelled" in screen.list.quantity.text())
    assert "40" in screen.list.send.words
    send(screen, qtbot)
    assert screen.orders.rows[0].pieces == 40
    qtbot.waitUntil(lambda: screen.list.rows == ())


def test_nothing_can_be_kept_while_no_product_is_explained(day: RefillDay, qtbot: QtBot) -> None:
    """A page that was not read yet."""
    session = Session(Jobs(lambda: day.store), "DESK-1")
    page = RefillListPage(RefillDesk(session, Settled(), day.clock))
    qtbot.addWidget(page)
    page.translate()
    page.show()
    assert not any(widget.isVisible() for widget in (page.pieces, page.reason, page.keep, page.quantity))


def test_an_order_is_answered_saved_and_cancelled(
    screen: RefillScreen, qtbot: QtBot, day: RefillDay, tmp_path: Path
) -> None:
    send(screen, qtbot)
    screen.show_page(1)
    page = screen.orders
    qtbot.waitUntil(lambda: page.number.text() == "O-0001 · sent, no answer yet")
    page.answer.click()
    qtbot.waitUntil(lambda: page.number.text() == "O-0001 · answered")
    with qtbot.waitSignal(screen.desk.written):
        screen.desk.save_order("O-0001", str(tmp_path / "order.json"), "en")
    assert json.loads((tmp_path / "order.json").read_text("utf-8"))["order"] == "O-0001"
    with qtbot.waitSignal(screen.desk.unwritten):
        screen.desk.save_order("O-0001", str(tmp_path / "nowhere" / "order.pdf"), "en")
    assert page.said.whole.startswith("Nothing was written")
    page.reason.setText("wrong month")
    page.cancel.click()
    qtbot.waitUntil(lambda: page.number.text() == "O-0001 · cancelled")
    assert not page.cancel.isVisible()
    qtbot.waitUntil(lambda: len(screen.list.rows) == 27)


def test_an_order_gets_the_owners_number_and_the_delivery_that_answers_it(screen: RefillScreen, qtbot: QtBot) -> None:
    send(screen, qtbot)
    screen.show_page(1)
    page = screen.orders
    qtbot.waitUntil(page.name_it.isVisible)
    page.reference.setText("SO-778")
    page.answer.click()
    qtbot.waitUntil(lambda: "their number SO-778" in page.facts.text())
    assert page.delivery.value() == "DN-1"
    page.name_it.click()
    qtbot.waitUntil(lambda: "answered by delivery DN-1" in page.facts.text())
    assert not page.name_it.isVisible()


def test_the_file_is_asked_for_under_the_orders_number(screen: RefillScreen, qtbot: QtBot, tmp_path: Path) -> None:
    send(screen, qtbot)
    proposed: list[str] = []

    def ask(parent: QWidget, asked: Asked, taken: Callable[[Path], object]) -> None:
        assert parent.isWindow()
        proposed.append(asked.name)
        taken(tmp_path / asked.name)

    page = RefillOrdersPage(screen.desk, ask)
    qtbot.addWidget(page)
    page.translate()
    with qtbot.waitSignal(screen.desk.written):
        page.pdf.click()
    with qtbot.waitSignal(screen.desk.written):
        page.file.click()
    assert proposed == ["O-0001.pdf", "O-0001.csv"]
    assert (tmp_path / "O-0001.pdf").read_bytes().startswith(b"%PDF")


def test_the_bar_ends_where_the_position_does() -> None:
    assert net_parts(Parts(2, 1, 1, 3)) == (1, 1, 3)
    assert net_parts(Parts(1, 3, 1, 2)) == (0, 0, 1)
    assert net_parts(Parts(1, 9, 1, 2)) == (0, 0, 0)
    assert scale_of(Levels(3, 5, 6), Parts(9, 8)) == 9
