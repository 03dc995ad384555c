"""A batch of scans as one document: the same stock as one by one, all or nothing."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from desktop.app import open_store_at
from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import NOTICE, TRAYS, SampleDelivery, lay_out, sample
from desktop.models.ledger import MovementRow
from desktop.queries.notice_plan import notice_plan
from desktop.storage.unit_of_work import Store
from tests.journeys.headless import Clerk
from tests.journeys.times import NOW, TODAY


@pytest.fixture
def world() -> SampleDelivery:
    return sample(7, TODAY)


@pytest.fixture
def store(database_url: str, world: SampleDelivery) -> Iterator[Store]:
    opened = open_store_at(database_url, FixedClock(NOW))
    lay_out(opened, world)
    yield opened
    opened.close()


def _movements(store: Store) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(MovementRow)).scalar_one()


def test_a_tray_is_received_as_one_document_and_taken_back_as_one(store: Store, world: SampleDelivery) -> None:
    clerk = Clerk(store)
    clerk.send("open_notice", notice=NOTICE)
    clerk.send("open_tray", notice=NOTICE, tray=TRAYS[5])
    before = _movements(store)
    scans = list(world.scans_of(TRAYS[5]))
    done = clerk.send("receive_many", notice=NOTICE, tray=TRAYS[5], raws=[*scans, scans[0]])
    assert done == {"received": 19, "marked": 1, "again": 1}
    assert _movements(store) == before + 1
    with store.read() as connection:
        assert notice_plan(connection, NOTICE).trays[5].received == 19
    assert clerk.send("undo_last")["kind"] == "receive"
    with store.read() as connection:
        assert notice_plan(connection, NOTICE).received == 0
    assert clerk.send("receive_many", notice=NOTICE, tray=TRAYS[5], raws=scans)["received"] == 19


def test_one_bad_scan_keeps_the_whole_batch_out(store: Store, world: SampleDelivery) -> None:
    clerk = Clerk(store)
    clerk.send("open_notice", notice=NOTICE)
    clerk.send("open_tray", notice=NOTICE, tray=TRAYS[0])
    before = _movements(store)
    raws = [*world.scans_of(TRAYS[0]), world.extra.raw, world.scans_of(TRAYS[1])[0], "noise"]
    with pytest.raises(Refusal) as refused:
        clerk.send("receive_many", notice=NOTICE, tray=TRAYS[0], raws=raws)
    faults = refused.value.facts["faults"]
    assert isinstance(faults, list)
    assert [(fault["row"], fault["code"]) for fault in faults] == [  # type: ignore[index]  # faults are mappings
        (21, "not_on_notice"),
        (22, "belongs_elsewhere"),
        (23, "not_udi"),
    ]
    assert _movements(store) == before
    with store.read() as connection:
        assert notice_plan(connection, NOTICE).received == 0
