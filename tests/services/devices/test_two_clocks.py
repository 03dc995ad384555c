"""Two programs that look after warranties at once tell each reminder once; one that stopped is gone on from."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.models.device import Device
from desktop.models.outbox import OutboxMessage
from desktop.models.warranty_reminder import WarrantyPass, WarrantyReminder
from desktop.services.devices import nightly
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.times import NOW
from tests.journeys.warranty_day import WarrantyDay, warranty_day


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


def count(day: WarrantyDay, column: object, *where: object) -> int:
    with day.store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(column).where(*where)).scalar_one())


@pytest.mark.requirement("S2-02", "S2-21")
def test_two_desks_tell_each_reminder_once(
    day: WarrantyDay, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nightly, "SLICE", 2)
    stores = [Store(open_engine(database_url), FixedClock(NOW)) for _ in range(2)]
    try:
        with ThreadPoolExecutor(2) as desks:
            done = list(desks.map(nightly.catch_up, stores, ("DESK-1", "DESK-2")))
    finally:
        for store in stores:
            store.close()
    due = 3 + 4 * 6
    assert sum(one.value.sent for one in done) == due
    assert count(day, WarrantyReminder, WarrantyReminder.sent_at.is_not(None)) == due
    assert count(day, OutboxMessage, OutboxMessage.kind == "warranty_reminder") == due
    assert sum(one.value.planned.devices for one in done) == count(day, Device) == 6
    assert count(day, WarrantyPass) == 1


@pytest.mark.requirement("S2-02")
def test_a_pass_goes_on_where_it_stopped(day: WarrantyDay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "SLICE", 4)
    first = nightly.look_after_warranties(day.store, "DESK-1").value
    assert (first.planned.devices, first.sent, first.more) == (4, 0, True)
    rest = nightly.catch_up(day.store, "DESK-2").value
    assert (rest.planned.devices, rest.sent) == (2, 27)
    assert nightly.look_after_warranties(day.store, "DESK-1").value == nightly.LookedAfter()
