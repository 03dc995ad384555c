"""The section "More…" of the returns page on a real database: its three forms and where scans go (SQLite)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.exchange.sample_recall import REF, SampleRecall, sample_recall
from desktop.presenters.reply import Reply
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.returns_more import FormKind
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.services.returns.return_checks import ReturnChecked
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.returns_carriage import CarriageForm
from desktop.views.returns_leaving import DestroyForm, ExchangeForm, GiveBackForm
from desktop.views.returns_more import MorePage
from desktop.views.returns_screen import DEFECTS, MORE, RETURNS, ReturnsScreen
from tests.journeys.recall_day import Desk, lay_out_lot, local
from tests.views.stock_world import Settled

DAY = date(2026, 11, 20)
NOW = local(date(2026, 11, 21), "09:00")
SCREW, OLD = "LS-35-30", "OLD-1"


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DAY)


@pytest.fixture
def screen(sqlite_url: str, lot: SampleRecall, dressed: QApplication, qtbot: QtBot) -> Iterator[ReturnsScreen]:
    store = Store(open_engine(sqlite_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(store, lot)
    sender = Desk(store, local(DAY, "09:00"))
    line = {"position": 1, "item": SCREW, "lot": OLD, "owner": MAKER, "place": "A-4-2", "quantity": "6"}
    line |= {"expires_on": DAY.isoformat()}
    sender.send("take_over_stock", actor="1000", document="OPENING-SC", site=SITE, lines=[line])
    sender.send("open_defect", raw=lot.raw(lot.serials[0]), description="bent")
    store.close()
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), FixedClock(NOW)))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in(SUPERVISOR)
    made = ReturnsScreen(ReturnsDesk(session, Settled(), FixedClock(NOW)))
    made.resize(1118, 524)
    qtbot.addWidget(made)
    made.show()
    made.desk.reload()
    qtbot.waitUntil(lambda: bool(made.desk.board.defects))
    yield made
    jobs.stop()


class Shown:
    """The screen, and what its desk said."""

    def __init__(self, screen: ReturnsScreen, qtbot: QtBot) -> None:
        self.screen, self.qtbot = screen, qtbot
        self.told: list[Reply] = []
        screen.desk.replied.connect(self.told.append)
        screen.tabs[MORE].click()
        qtbot.waitUntil(lambda: isinstance(screen.more.page, MorePage))
        assert isinstance(screen.more.page, MorePage)
        self.page = screen.more.page

    def form(self, kind: FormKind) -> CarriageForm | ExchangeForm | GiveBackForm | DestroyForm:
        room = self.page.forms[kind]
        self.page.choices[kind].click()
        self.qtbot.waitUntil(lambda: room.page is not None)
        assert isinstance(room.page, CarriageForm | ExchangeForm | GiveBackForm | DestroyForm)
        return room.page

    def scan(self, raw: str) -> None:
        self.screen.desk.take(KeptScan(new_id(), Scan(raw, "scanner", NOW, 0, "serial")))

    def wait_for(self, code: str) -> None:
        self.qtbot.waitUntil(lambda: bool(self.told) and self.told[-1].code == code)


def type_in(field: QLineEdit, words: str, *, enter: bool = False) -> None:
    QTest.keyClicks(field, words)
    if enter:
        QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.requirement("S1-14", "S2-56")
def test_carriage_giving_back_and_destroying_each_have_a_form_that_takes_the_scans(
    screen: ReturnsScreen, qtbot: QtBot, lot: SampleRecall
) -> None:
    shown = Shown(screen, qtbot)
    assert all(room.page is None for kind, room in shown.page.forms.items() if kind is not FormKind.CARRIAGE)
    assert screen.question.text() == "Scans go into the form"

    carriage = shown.form(FormKind.CARRIAGE)
    assert isinstance(carriage, CarriageForm)
    shown.scan("]C0SF124")
    assert carriage.waybill.text() == "SF124"
    type_in(carriage.document, "D-0001")
    type_in(carriage.carrier, "SF")
    type_in(carriage.amount, "46")
    carriage.record.click()
    qtbot.waitUntil(lambda: len(carriage.list.cards()) == 1)
    assert (carriage.document.text(), carriage.waybill.text(), carriage.carrier.text()) == ("", "", "SF")
    assert not carriage.take_back.isVisible()
    carriage.list.cards()[0].click()
    type_in(carriage.reason, "wrong case")
    carriage.take_back.click()
    shown.wait_for("freight_taken_back")
    qtbot.waitUntil(lambda: not carriage.list.cards())

    back = shown.form(FormKind.GIVE_BACK)
    assert isinstance(back, GiveBackForm)
    shown.scan(lot.raw(lot.serials[0]))
    qtbot.waitUntil(lambda: back.place.count() == 1)
    assert (back.serial.text(), back.pieces.maximum()) == (lot.serials[0], 1)
    type_in(back.document, "D-0001")
    type_in(back.reason, "letter 9")
    back.book.click()
    shown.wait_for("goods_given_back")
    assert (back.place.count(), back.serial.text(), back.document.text(), back.reason.text()) == (0, "", "", "")

    destroy = shown.form(FormKind.DESTROY)
    assert isinstance(destroy, DestroyForm)
    type_in(destroy.item, SCREW)
    type_in(destroy.lot, OLD, enter=True)
    qtbot.waitUntil(lambda: destroy.place.count() == 1)
    assert destroy.place.currentText() == "A-4-2 · owner M · 6 there"
    destroy.pieces.setValue(4)
    type_in(destroy.person, "Li Ming, M")
    type_in(destroy.reason, "certificate 7")
    destroy.book.click()
    shown.wait_for("goods_destroyed")
    assert shown.told[-1].facts["pieces"] == "4"

    screen.tabs[RETURNS].click()
    assert screen.question.text() == "Scan what came back"
    shown.scan(lot.raw(lot.serials[5]))
    shown.wait_for("not_at_customer")


def test_who_leaves_the_page_finds_it_ready_for_returns(screen: ReturnsScreen, qtbot: QtBot) -> None:
    Shown(screen, qtbot)
    taken = [screen.desk.form]
    screen.hide()
    taken.append(screen.desk.form)
    assert [one is None for one in taken] == [False, True]
    screen.show()
    assert screen.tabs[RETURNS].isChecked()
    assert screen.typed.isVisible()


@pytest.mark.requirement("S1-13")
def test_a_defect_case_shows_its_next_step_and_a_replacement_has_a_form(
    screen: ReturnsScreen, qtbot: QtBot, lot: SampleRecall
) -> None:
    screen.tabs[DEFECTS].click()
    page, card = screen.defects, screen.lists[DEFECTS].cards()[0]
    assert "next: decision" in card.accessibleName()
    assert not page.decide.isVisible()
    card.click()
    assert (page.decide.isVisible(), page.arrived.isVisible()) == (True, False)
    page.decision.choose("replace")
    type_in(page.letter, "M-7", enter=True)
    told: list[Reply] = []
    screen.desk.replied.connect(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "defect_decided"
    qtbot.waitUntil(lambda: not page.decide.isVisible())
    shown = Shown(screen, qtbot)
    form = shown.form(FormKind.EXCHANGE)
    assert isinstance(form, ExchangeForm)
    assert not form.pieces.isVisible()
    assert form.document.text() == "D-0001"
    shown.scan(lot.raw(lot.serials[3]))
    qtbot.waitUntil(lambda: form.place.count() == 1)
    form.book.click()
    shown.wait_for("no_customer")


def test_a_late_return_shows_all_its_facts_in_the_small_window(screen: ReturnsScreen, lot: SampleRecall) -> None:
    day = local(date(2026, 11, 10), "14:00")
    names = ("锁定接骨板 9孔", "Locking plate, 9 holes", REF, lot.serials[3][:3], lot.serials[3])
    times = (day, local(date(2026, 11, 17), "23:59:59"))
    expired = False
    screen.desk.checked = ReturnChecked(
        *names, date(2029, 5, 31), expired, "示例第1医院", *times, 11, 7, on_time=False, blocked=""
    )
    screen.show_desk()
    screen.layout().activate()
    shown = screen.facts
    assert shown.height() >= shown.sizeHint().height()
    assert screen.lot.geometry().bottom() <= screen.height()
