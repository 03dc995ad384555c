"""The night view with a source far away: reserved with one press, picked there or by telephone, opened by a press."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.emergency import OrderState
from desktop.exchange.sample_delivery import CLERK, SITE
from desktop.exchange.sample_emergency import CASE_HOSPITAL, INSTRUMENTS, SHORT, SampleEmergency, sample_emergency
from desktop.presenters.answer import Verdict
from desktop.presenters.night_desk import NightDesk
from desktop.presenters.reply import Reply
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.night_cards import FAR_TRAY, PART, SOURCE, TRAY, TRIP
from desktop.views.night_order_page import MOMENTS, PICK, SOURCES
from tests.journeys.desk import workstation
from tests.journeys.night_day import NightDay, lay_out_night
from tests.presenters.desk_hands import DeskHands
from tests.services.emergency.far_tray import THEIRS, far_tray, only_theirs
from tests.views.test_night_screen import at, shown

STORE = "YY-OR"


@pytest.fixture
def night() -> SampleEmergency:
    return sample_emergency(date(2026, 11, 21))


@pytest.fixture
def day(sqlite_url: str, night: SampleEmergency) -> Iterator[NightDay]:
    """The own insert is on hold; the order is accepted at 02:12, and it is 02:16."""
    store = Store(open_engine(sqlite_url), FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    day = NightDay(store, night)
    own = next(piece for piece in night.pieces if piece.ref == SHORT)
    day.send("hold_goods", raw=own.raw, reason="damaged")
    day.call()
    day.time("02:12")
    day.accept()
    day.time("02:16")
    yield day
    store.close()


def reply_of(qtbot: Any, desk: NightDesk, step: Any) -> Reply:
    with qtbot.waitSignal(desk.replied, timeout=10_000) as heard:
        step()
    reply = heard.args[0]
    assert isinstance(reply, Reply)
    return reply


@pytest.mark.requirement("C-08", "S1-26")
def test_one_press_reserves_the_far_piece_and_its_card_opens_the_part(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, day: NightDay, night: SampleEmergency
) -> None:
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:16")) as (application, _line):
        screen = shown(qtbot, application)
        at(application, day, qtbot)
        page, desk = screen.order, screen.desk
        assert (page.next.text(), page.step.isVisible()) == (f"CONFIRM: reserve {SHORT} at W-1-1", True)
        assert page.tabs[SOURCES].isChecked() or page.arrival.whole == "earliest 06:40"
        keys = [card.key for card in page.lists[SOURCES].cards()]
        assert keys == [f"{SOURCE}{SHORT}\nW-1-1", ""]
        reply = reply_of(qtbot, desk, page.step.click)
        assert (reply.code, reply.verdict, reply.facts["part"]) == ("order_sourced", Verdict.OK, "E-1/1")
        qtbot.waitUntil(lambda: [card.key for card in page.lists[PICK].cards()[:1]] == [f"{PART}E-1/1"], timeout=10_000)
        assert page.arrival.whole == "earliest 06:54"
        page.lists[PICK].cards()[0].click()
        qtbot.waitUntil(lambda: desk.view is not None and desk.view.row.number == "E-1/1", timeout=10_000)
        assert page.title.whole.startswith("E-1/1 · XX Hospital")


@pytest.mark.requirement("S1-26")
def test_a_call_to_the_store_is_typed_and_on_record(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, day: NightDay, night: SampleEmergency
) -> None:
    day.send("save_hospital_store", actor="1000", code=STORE, hospital=CASE_HOSPITAL, site=SITE)
    day.send("record_consent", actor="1002", owner="M", custodian=CASE_HOSPITAL, reference="x", valid_from="2026-01-01")
    day.send("cancel_emergency", number=day.number, reason="anew")
    piece = next(one for one in night.pieces if one.ref == "RK-F4")
    day.send("move_goods", raw=piece.raw, target=STORE)
    day.call(lines=[{"item": "RK-F4"}])
    day.accept()
    part = day.order("choose_source")["part"]
    day.send("accept_emergency", number=part, badge=f"SZ:U:{CLERK}")
    day.number = part
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:16")) as (application, _line):
        screen = shown(qtbot, application)
        at(application, day, qtbot)
        page, desk = screen.order, screen.desk
        assert page.next.text() == f"Scan it in {STORE}, or ring up"
        assert reply_of(qtbot, desk, page.step.click).code == "faulty_entry"
        desk.acknowledge()
        screen._typed("confirmed", "李护士")
        screen._typed("phone", "0512-6660")
        reply = reply_of(qtbot, desk, page.step.click)
        assert (reply.code, reply.facts["person"]) == ("order_phoned", "李护士")
        qtbot.waitUntil(lambda: desk.view is not None and desk.view.row.state is OrderState.PACKED, timeout=10_000)


@pytest.mark.requirement("C-08")
def test_a_picked_tray_goes_back_by_undo_or_by_a_press(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, day: NightDay, night: SampleEmergency
) -> None:
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:16")) as (application, _line):
        screen = shown(qtbot, application)
        at(application, day, qtbot)
        page, desk = screen.order, screen.desk
        hands = DeskHands(qtbot, desk)
        for back in ("undo", "press"):
            assert hands.scan(f"SZ:T:{INSTRUMENTS}") == "order_tray"
            qtbot.waitUntil(lambda: any(card.key == f"{TRAY}{INSTRUMENTS}" for card in page.lists[PICK].cards()))
            if back == "undo":
                code = hands.card("UNDO")
            else:
                code = hands.answer(next(card for card in page.lists[PICK].cards() if card.key).click)
            assert (code, hands.last.facts["tray"]) == ("order_tray_back", INSTRUMENTS)
            qtbot.waitUntil(lambda: all(card.key != f"{TRAY}{INSTRUMENTS}" for card in page.lists[PICK].cards()))


@pytest.mark.requirement("S1-26")
def test_one_press_asks_another_centre_for_its_tray(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, day: NightDay, night: SampleEmergency
) -> None:
    day.send("cancel_emergency", number=day.number, reason="anew")
    far_tray(day)
    only_theirs(day)
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:16")) as (application, _line):
        screen = shown(qtbot, application)
        at(application, day, qtbot)
        page, desk = screen.order, screen.desk
        cards = {card.key: card for card in page.lists[SOURCES].cards()}
        name = cards[f"{FAR_TRAY}{THEIRS}"].accessibleName()
        assert name.startswith(f"{THEIRS} · T-1-1 · 器械盒 · other centre · ")
        reply = reply_of(qtbot, desk, cards[f"{FAR_TRAY}{THEIRS}"].click)
        assert (reply.code, reply.facts["part"]) == ("tray_asked", f"{day.number}/1")
        qtbot.waitUntil(
            lambda: [card.key for card in page.lists[PICK].cards()[:1]] == [f"{PART}{day.number}/1"], timeout=10_000
        )
        assert all(not card.key.startswith(FAR_TRAY) for card in page.lists[SOURCES].cards())


@pytest.mark.requirement("S1-26")
def test_a_vehicle_on_the_road_is_pressed_to_say_when_it_comes(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, day: NightDay, night: SampleEmergency
) -> None:
    day.send("save_transit_place", actor="1000", code="VAN-7", site=SITE)
    piece = next(one for one in night.pieces if one.ref == "RK-PT")
    day.send("cancel_emergency", number=day.number, reason="anew")
    day.send("move_goods", raw=piece.raw, target="VAN-7")
    day.call(lines=[{"item": "RK-PT"}])
    day.accept()
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:16")) as (application, _line):
        screen = shown(qtbot, application)
        at(application, day, qtbot)
        page, desk = screen.order, screen.desk
        assert (page.outlook.whole, page.arrival.whole) == ("Arrival unknown", "nobody knows when: RK-PT")
        page.lists[SOURCES].cards()[0].click()
        assert page.next.text() == "VAN-7: when does it come?"
        screen._typed("courier", "周师傅")
        screen._typed("expected", "03:00")
        reply = reply_of(qtbot, desk, page.step.click)
        assert (reply.code, reply.facts["arrival"]) == ("transit_expected", "03:00")
        qtbot.waitUntil(lambda: page.next.text() == "CONFIRM: reserve RK-PT at VAN-7", timeout=10_000)
        assert page.arrival.whole == "there at 05:44"
        assert reply_of(qtbot, desk, page.step.click).code == "order_awaited"
        qtbot.waitUntil(lambda: [card.key for card in page.lists[PICK].cards()] == [f"{TRIP}VAN-7"], timeout=10_000)
        page.lists[PICK].cards()[0].click()
        screen._typed("courier", "周师傅")
        screen._typed("come_from", "YY Hospital")
        screen._typed("left", "02:01")
        reply = reply_of(qtbot, desk, page.step.click)
        assert (reply.code, reply.facts["arrival"]) == ("transit_expected", "02:35")
        page.lists[PICK].cards()[0].click()
        assert not page.ended.isHidden()
        assert reply_of(qtbot, desk, page.ended.click).code == "transit_ended"
        qtbot.waitUntil(lambda: page.arrival.whole == "nobody knows when: RK-PT", timeout=10_000)
        assert page.ended.isHidden()
        page.show_tab(MOMENTS)
        said = [card.accessibleName() for card in page.lists[MOMENTS].cards()]
        assert said == ["02:16 · called · 李仓管 · scanned", "02:16 · accepted · 李仓管 · scanned · limit 02:26"]
