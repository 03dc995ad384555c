"""The night view: one big number, one next action, the forecast in shape, word and colour; a new order by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.app.application import Application
from desktop.domain.clock import FixedClock
from desktop.domain.emergency import OrderState
from desktop.exchange.sample_emergency import KIT, SampleEmergency, sample_emergency
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.night_order_page import CONTACTS, MOMENTS, PICK, SOURCES
from desktop.views.night_screen import NightScreen
from desktop.views.widgets.order_clock import left_text
from desktop.views.widgets.shapes import Shape
from tests.journeys.desk import workstation
from tests.journeys.night_day import NightDay, lay_out_night


@pytest.fixture
def night() -> SampleEmergency:
    return sample_emergency(date(2026, 11, 21))


@pytest.fixture
def day(sqlite_url: str, night: SampleEmergency) -> Iterator[NightDay]:
    store = Store(open_engine(sqlite_url), FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    yield NightDay(store, night)
    store.close()


def shown(qtbot: Any, application: Application) -> NightScreen:
    """The emergency page, shown."""
    application.window.show()
    application.start()
    qtbot.waitUntil(lambda: application.pages is not None and application.session.person is not None, timeout=10_000)
    application.window.show_page("night")
    qtbot.waitUntil(lambda: application.window.is_usable, timeout=10_000)
    screen = application.window.findChild(NightScreen)
    assert isinstance(screen, NightScreen)
    return screen


def at(application: Application, day: NightDay, qtbot: Any) -> None:
    """The window's clock is the day's, and the order is read anew."""
    assert isinstance(application.clock, FixedClock)
    assert application.pages is not None
    application.clock.moment = day.at
    desk = application.pages.further.night
    with qtbot.waitSignal(desk.changed, timeout=10_000, check_params_cb=lambda: desk.view is not None):
        desk.show_order(day.number)
    qtbot.waitUntil(lambda: desk.view is not None and desk.view.row.number == day.number, timeout=10_000)


def test_whole_minutes_are_left_and_late_ones_are_counted_up() -> None:
    assert left_text(timedelta(hours=3, minutes=58)) == "3:58"
    assert left_text(timedelta(hours=3, minutes=57, seconds=59)) == "3:57"
    assert left_text(timedelta(0)) == "0:00"
    assert left_text(timedelta(seconds=-1)) == "−0:01"
    assert left_text(timedelta(minutes=-61)) == "−1:01"


@pytest.mark.requirement("C-08", "S1-26")
def test_the_night_view_shows_one_number_and_one_next_action(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, day: NightDay, night: SampleEmergency
) -> None:
    day.call()
    day.time("02:12")
    day.accept()
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:12")) as (application, _line):
        screen = shown(qtbot, application)
        at(application, day, qtbot)
        page = screen.order
        assert (page.left.text, page.caption.text()) == ("3:58", "left · due 06:10")
        assert (page.shape.shape, page.outlook.whole, page.arrival.whole) == (
            Shape.TICKED_CIRCLE,
            "In time",
            "there at 04:56",
        )
        assert page.next.text() == "Supervisor's card: take RK-I5 from TK-019"
        assert page.tabs[SOURCES].isChecked()
        day.take()
        at(application, day, qtbot)
        qtbot.waitUntil(lambda: page.next.text() == "Pick from N-1-1", timeout=10_000)
        assert page.tabs[PICK].isChecked()
        assert page.step.isHidden()
        day.time("02:31")
        day.pick()
        day.time("02:36")
        day.pack()
        day.time("02:52")
        day.hand_over()
        at(application, day, qtbot)
        qtbot.waitUntil(lambda: page.step.words == "The hospital has it", timeout=10_000)
        assert (page.left.text, page.arrival.whole, page.reserve.whole) == (
            "3:18",
            "there at 05:01",
            "1 h 09 min in reserve",
        )
        assert page.tabs[CONTACTS].isChecked()
        page.fields["receiver"].setText("张护士")
        page.fields["receiver"].textEdited.emit("张护士")
        day.time("05:14")
        assert isinstance(application.clock, FixedClock)
        application.clock.moment = day.at
        page.step.click()
        qtbot.waitUntil(lambda: page.outlook.whole == "On time", timeout=10_000)
        assert (page.left.text, page.arrival.whole) == ("0:56", "received 05:14")
        assert page.tabs[MOMENTS].isChecked()


def test_a_new_order_is_put_together_by_hand_with_f6(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, day: NightDay, night: SampleEmergency
) -> None:
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:10")) as (application, _line):
        screen = shown(qtbot, application)
        assert application.pages is not None
        desk = application.pages.further.night
        desk.begin()
        qtbot.waitUntil(lambda: screen.form.hospital.count() > 0, timeout=10_000)
        screen.form.open.click()
        assert application.window.answer is not None
        assert desk.draft is not None
        screen.form.hospital.choose("XX")
        screen.form.hospital.activated.emit(screen.form.hospital.currentIndex())
        screen.form.kit.choose(KIT)
        screen.form.add_kit.click()
        assert [card.key for card in screen.form.lines.cards()] == [f"kit:{KIT}"]
        screen.form.open.click()
        qtbot.waitUntil(lambda: desk.view is not None, timeout=10_000)
        assert desk.view is not None
        assert (desk.view.row.state, desk.view.row.due_at) == (OrderState.OPEN, night.at("06:10"))
        desk.leave()
        qtbot.waitUntil(lambda: len(screen.list.cards()) == 1, timeout=10_000)
    assert day.number == "E-1"
