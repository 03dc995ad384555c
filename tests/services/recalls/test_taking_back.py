"""A recall that was opened by mistake is withdrawn while nobody was told of it, on both databases."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.recall_file import recall_csv
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_recall import LOT, REF, SampleRecall, sample_recall
from desktop.models.hold import Hold
from desktop.queries.recalls import recall_named
from desktop.reports.recall_evidence import build_recall_evidence
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 20)


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DAY)


@pytest.fixture
def store(database_url: str, lot: SampleRecall) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(opened, lot)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, local(DAY, "09:00"))


def holds(store: Store) -> int:
    with store.read() as connection:
        return len(connection.execute(select(Hold.id).where(Hold.released_at.is_(None))).all())


@pytest.mark.requirement("S2-55")
def test_it_releases_what_it_held_and_its_evidence_keeps_it(
    store: Store, desk: Desk, lot: SampleRecall, tmp_path: Path
) -> None:
    blocked = desk.send("block_recall", item=REF, lot=LOT)
    number = blocked["number"]
    with pytest.raises(Refusal, match="recalled"):
        desk.send("move_goods", raw=lot.raw(lot.serials[3]), target="A-4-2")
    done = desk.send("withdraw_recall", raw=lot.raw(lot.serials[3]))
    assert (done["number"], done["holds"], done["reserve_again"]) == (number, 1, blocked["withdrawn"])
    assert desk.send("move_goods", raw=lot.raw(lot.serials[3]), target="A-4-2")["target"] == "A-4-2"
    with store.read() as connection:
        recall = recall_named(connection, number)
        steps = recall_csv(connection, number).decode("utf-8-sig").splitlines()
        assert build_recall_evidence(connection, tmp_path / "evidence.pdf", "zh_CN", number) == 46
    assert recall.withdrawn
    assert [line.split(",")[1] for line in steps if line.startswith("step,")][-1] == "withdrawn"
    for verb in ("notify_recall", "close_recall", "withdraw_recall"):
        with pytest.raises(Refusal, match="recall_closed"):
            desk.send(verb, number=number)
    assert desk.send("block_recall", item=REF, lot=LOT)["number"] != number
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("S2-55")
def test_once_the_notices_are_written_it_is_refused_with_their_list(store: Store, desk: Desk) -> None:
    number = desk.send("block_recall", item=REF, lot=LOT)["number"]
    told = desk.send("notify_recall", number=number)["documents"]
    before = holds(store)
    with pytest.raises(Refusal) as caught:
        desk.send("withdraw_recall", number=number)
    named = caught.value.facts["documents"]
    assert isinstance(named, list)
    assert [str(one).split(" ")[0] for one in named] == told
    assert caught.value.code == "recall_told"
    assert holds(store) == before


def test_what_was_given_back_for_it_stands_against_it(store: Store, desk: Desk, lot: SampleRecall) -> None:
    number = desk.send("block_recall", item=REF, lot=LOT)["number"]
    desk.send("give_back", raw=lot.raw(lot.serials[3]), document=number)
    with pytest.raises(Refusal, match="depends_on_it"):
        desk.send("withdraw_recall", number=number)
    assert holds(store) == 1


def test_after_the_shift_a_supervisor_withdraws_it_with_a_reason(store: Store, desk: Desk, lot: SampleRecall) -> None:
    number = desk.send("block_recall", item=REF, lot=LOT)["number"]
    late = desk.at + timedelta(hours=13)
    for fields, code in (({}, "undo_after_shift"), ({"actor": SUPERVISOR}, "reason_missing")):
        with pytest.raises(Refusal, match=code):
            desk.send("withdraw_recall", number=number, at=late, **fields)
    assert holds(store) == 1
    with pytest.raises(Refusal, match="unknown_recall"):
        desk.send("withdraw_recall")
    done = desk.send("withdraw_recall", actor=SUPERVISOR, number=number, reason="wrong lot typed", at=late)
    assert done["holds"] == 1
    with pytest.raises(Refusal, match="not_recalled"):
        desk.send("withdraw_recall", raw=lot.raw(lot.serials[3]), at=late)
