"""The replenishment desk: what delivery answers an order, and the devices in the field (both databases)."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.domain.origin import new_id
from desktop.presenters.refilling import RefillDesk
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.installed_base import installed_base
from desktop.queries.refill_orders import OrderPage, order_page
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.refill_day import NOW, PLANNER, PLATE, RefillDay, lay_out
from tests.views.stock_world import Settled


class Hands:
    """Somebody at the desk; waits for each answer."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, day: RefillDay) -> None:
        self.qtbot, self.day = qtbot, day
        self.session = Session(jobs, "DESK-1")
        self.desk = RefillDesk(self.session, Settled(), day.clock)
        self.told: list[Reply] = []
        self.desk.replied.connect(self.told.append)
        with qtbot.waitSignal(self.session.changed):
            self.session.sign_in(PLANNER)

    def reload(self) -> None:
        with self.qtbot.waitSignal(self.desk.changed):
            self.desk.reload()

    def answer(self, do: Any, *given: Any) -> str:
        before = len(self.told)
        do(*given)
        self.qtbot.waitUntil(lambda: len(self.told) > before)
        self.desk.acknowledge()
        return self.told[before].code

    def scan(self, raw: str) -> str:
        return self.answer(self.desk.take, KeptScan(new_id(), Scan(raw, "scanner", NOW, 0, "serial")))

    def order(self, number: str = "O-0001") -> OrderPage:
        with self.day.store.read() as connection:
            return order_page(connection, number, self.day.clock.now())


@pytest.fixture
def hands(database_url: str, qtbot: QtBot) -> Iterator[Hands]:
    day = lay_out(database_url)
    jobs = Jobs(lambda: Store(open_engine(database_url), day.clock))
    jobs.start()
    yield Hands(qtbot, jobs, day)
    jobs.stop()
    day.close()


@pytest.mark.requirement("S1-24")
def test_a_delivery_note_is_scanned_for_the_order_that_is_shown(hands: Hands) -> None:
    hands.reload()
    assert hands.scan("SZ:N:DN-1") == "no_order_shown"
    hands.day.send("send_order", site="SH", owner="M", pieces=41)
    hands.reload()
    assert hands.order().nameable == ("DN-1",)
    assert hands.scan("SZ:N:DN-1") == "confirm_to_name"
    assert hands.scan("SZ:C:ACKNOWLEDGE") == "nothing_held"
    assert hands.scan("SZ:C:CONFIRM") == "nothing_to_order"
    assert hands.order().deliveries == ()
    assert hands.scan("SZ:N:DN-9") == "confirm_to_name"
    assert hands.scan("SZ:C:CONFIRM") == "unknown_notice"
    assert hands.scan("SZ:N:DN-1") == "confirm_to_name"
    assert hands.scan("SZ:C:CONFIRM") == "order_named"
    assert (hands.order().deliveries, hands.order().nameable) == (("DN-1",), ())


def test_a_delivery_of_another_order_is_refused_and_nothing_is_joined(hands: Hands) -> None:
    hands.day.send("send_order", site="SH", owner="M", pieces=41)
    assert hands.answer(hands.desk.name_delivery, "O-0001", "DN-1") == "order_named"
    hands.day.send("save_par", place="Z1", item="ENOUGH-1", minimum=50, target=60, maximum=90)
    second = hands.day.send("send_order", site="SH", owner="M", pieces=sum(row.pieces for row in hands.day.below()))
    assert hands.answer(hands.desk.name_delivery, second["order"], "DN-1") == "notice_names_other"
    assert hands.order(second["order"]).deliveries == ()


FIGURES = {"devices": "26", "failures_per_year": "0.5", "source": "service list 2026-10"}


def test_the_devices_in_the_field_are_recorded_changed_and_told_at_their_fields(hands: Hands, qtbot: QtBot) -> None:
    care = hands.desk.pars.installed
    with qtbot.waitSignal(care.opened):
        care.open("SH", PLATE)
    assert care.values == dict.fromkeys(FIGURES, "")
    for wrong, field, code in (
        ({"source": ""}, "source", "required"),
        ({"devices": "many"}, "devices", "bad_number"),
        ({"devices": "-1"}, "devices", "negative"),
        ({"failures_per_year": "1001"}, "failures_per_year", "bad_quantity"),
    ):
        with qtbot.waitSignal(care.refused) as refused:
            care.record(FIGURES | wrong)
        assert refused.args[0][field][0] == code
    with hands.day.store.read() as connection:
        assert installed_base(connection, "SH", PLATE) is None
    assert hands.answer(care.record, FIGURES) == "installed_base_recorded"
    assert hands.answer(care.record, FIGURES | {"devices": "27"}) == "installed_base_recorded"
    with qtbot.waitSignal(care.opened):
        care.open("SH", PLATE)
    assert care.values == FIGURES | {"devices": "27"}
