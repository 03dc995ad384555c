"""Journeys J6 and J7 (as far as goods go) through ``sparezone do``'s services, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.recall_file import freight_csv
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_recall import LOT, REF, SampleRecall, sample_recall
from desktop.models.label import LabelJob
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.returns import GoodsReturn
from desktop.models.settlement import BillingLine
from desktop.queries.history import unit_history
from desktop.queries.history_papers import EventKind
from desktop.queries.pages import unit_page
from desktop.queries.returns import freight, returns
from desktop.reports.freight_claims import build_freight_claims
from desktop.services.returns.return_checks import check_return
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local

DELIVERED = date(2026, 11, 20)
STORE = "H1-OR"


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DELIVERED)


@pytest.fixture
def store(database_url: str, lot: SampleRecall) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(local(DELIVERED, "14:00")))
    lay_out_lot(opened, lot)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, lot: SampleRecall) -> Desk:
    """Two plates went to the hospital on 20 Nov at 14:00."""
    desk = Desk(store, local(DELIVERED, "14:00"))
    for raw in plates(lot):
        desk.send("move_goods", raw=raw, target=STORE, at=local(DELIVERED, "14:00"))
    return desk


def plates(lot: SampleRecall) -> tuple[str, str]:
    return lot.raw(lot.serials[1]), lot.raw(lot.serials[2])


def stands(store: Store, serial: str) -> tuple[str, str, str]:
    """Place, owner and custodian of a unit."""
    with store.read() as connection:
        row = unit_page(connection, REF, serial).now
    assert row is not None
    return row.place, row.owner, row.custodian


def counted(store: Store, what: Any) -> int:
    with store.read() as connection:
        return len(connection.execute(select(what)).all())


@pytest.mark.requirement("S1-12")
def test_on_day_6_a_plate_comes_back_without_a_reason(store: Store, desk: Desk, lot: SampleRecall) -> None:
    raw, _ = plates(lot)
    at = local(date(2026, 11, 26), "10:05")
    with store.read() as connection:
        checked = check_return(connection, raw, ("", "", ""), at)
    assert (checked.day, checked.of_days, checked.on_time, checked.blocked) == (6, 7, True, "")
    assert checked.due_at == datetime(2026, 11, 27, 15, 59, 59, tzinfo=UTC)
    bills = counted(store, BillingLine.id)
    with pytest.raises(Refusal, match="only_in") as wrong_bin:
        desk.send("accept_return", raw=raw, seal_intact=True, place="A-4-1", at=at)
    assert wrong_bin.value.facts["thing"] == lot.serials[1]
    answer = desk.send("accept_return", raw=raw, seal_intact=True, at=at)
    assert (answer["day"], answer["within_days"], answer["place"]) == (6, True, "R-1")
    assert answer["freight_payer"] == "hospital"
    assert stands(store, lot.serials[1]) == ("R-1", "M", "EAST")
    assert counted(store, BillingLine.id) == bills
    with store.read() as connection:
        labels = connection.execute(select(LabelJob.template)).scalars().all()
    assert labels.count("hold_return") == 1


@pytest.mark.requirement("S1-12")
def test_it_is_usable_again_after_the_tick_and_not_before(store: Store, desk: Desk, lot: SampleRecall) -> None:
    raw, _ = plates(lot)
    number = desk.send("accept_return", raw=raw, seal_intact=True, at=local(date(2026, 11, 26), "10:05"))["number"]
    with pytest.raises(Refusal, match="held"):
        desk.send("move_goods", raw=raw, target="A-4-2")
    with pytest.raises(Refusal, match="hold_goods_only"):
        desk.send("put_away", raw=raw, place="A-4-2")
    assert desk.send("inspect_return", number=number, good=True)["state"] == "usable"
    with pytest.raises(Refusal, match="already_inspected"):
        desk.send("inspect_return", raw=raw, good=True)
    assert desk.send("put_away", raw=raw, place="A-4-1", anyway=True)["place"] == "A-4-1"
    assert verify(store.engine).findings == ()


def test_its_history_tells_of_the_return_in_three_movements(store: Store, desk: Desk, lot: SampleRecall) -> None:
    raw, _ = plates(lot)
    number = desk.send("accept_return", raw=raw, seal_intact=True, at=local(date(2026, 11, 26), "10:05"))["number"]
    desk.send("inspect_return", number=number, good=True)
    with store.read() as connection:
        unit = connection.execute(select(LegRow.unit_id).join(MovementRow).where(MovementRow.document == number))
        events = unit_history(connection, unit.scalars().first() or 0)
    movements = [event.what.value for event in events if event.movement]
    papers = [event.what for event in events if not event.movement]
    assert movements == ["receive", "transfer", "come_back"]
    assert {EventKind.HOLD_OPENED, EventKind.LABEL_ORDERED, EventKind.HOLD_RELEASED} <= set(papers)


@pytest.mark.requirement("S1-12")
def test_the_last_second_of_day_7_is_in_time_and_the_next_is_not(store: Store, desk: Desk, lot: SampleRecall) -> None:
    first, second = plates(lot)
    last = local(date(2026, 11, 27), "23:59:59")
    assert desk.send("accept_return", raw=first, seal_intact=True, at=last)["day"] == 7
    with pytest.raises(Refusal) as caught:
        desk.send("accept_return", raw=second, seal_intact=True, at=local(date(2026, 11, 28), "00:00:00"))
    assert (caught.value.code, caught.value.facts["day"]) == ("return_too_late", 8)


@pytest.mark.requirement("S1-12")
def test_on_day_8_only_a_supervisor_takes_it_with_a_reason(store: Store, desk: Desk, lot: SampleRecall) -> None:
    _, raw = plates(lot)
    at = local(date(2026, 11, 28), "09:00")
    before = counted(store, MovementRow.id)
    with pytest.raises(Refusal) as caught:
        desk.send("accept_return", raw=raw, seal_intact=True, at=at)
    assert (caught.value.code, caught.value.facts["day"]) == ("return_too_late", 8)
    with pytest.raises(Refusal, match="not_allowed"):
        desk.send("accept_late_return", raw=raw, seal_intact=True, reason="storm", at=at)
    with pytest.raises(Refusal, match="reason_missing"):
        desk.send("accept_late_return", actor=SUPERVISOR, raw=raw, seal_intact=True, at=at)
    assert counted(store, MovementRow.id) == before
    late = desk.send("accept_late_return", actor=SUPERVISOR, raw=raw, seal_intact=True, reason="storm", at=at)
    assert (late["day"], late["within_days"]) == (8, False)
    with store.read() as connection:
        (row,) = returns(connection)
    assert (row.within_days, row.authorised_by, row.reason) == (False, "王主管", "storm")


@pytest.mark.requirement("S1-13", "S1-14")
def test_a_broken_seal_is_no_return_but_a_defect_case(
    store: Store, desk: Desk, lot: SampleRecall, tmp_path: Path
) -> None:
    raw, _ = plates(lot)
    at = local(date(2026, 11, 24), "16:05")
    with pytest.raises(Refusal, match="seal_broken"):
        desk.send("accept_return", raw=raw, seal_intact=False, at=at)
    assert counted(store, GoodsReturn.id) == 0
    case = desk.send("open_defect", raw=raw, description="stripped thread")
    assert (case["number"], case["place"], case["freight_payer"]) == ("D-0001", STORE, "manufacturer")
    assert case["same_lot"] == "38"
    with pytest.raises(Refusal, match="defect_open"):
        desk.send("open_defect", raw=raw)
    with pytest.raises(Refusal, match="held"):
        desk.send("accept_return", raw=raw, seal_intact=True)
    waybill = {"carrier": "SF", "waybill": "SF123", "amount": "46.00"}
    assert desk.send("collect_defect", number="D-0001", **waybill)["place"] == "Q-1"
    assert stands(store, lot.serials[1])[1:] == ("M", "EAST")
    with store.read() as connection:
        listed = freight_csv(connection, "2026-11").decode("utf-8-sig").splitlines()[1:]
        assert build_freight_claims(connection, tmp_path / "claims.pdf", "en", "2026-11") == 1
        for wrong in ("11/2026", "2026-13", "x"):
            with pytest.raises(Refusal, match="bad_month"):
                freight_csv(connection, wrong)
            with pytest.raises(Refusal, match="bad_month"):
                list(freight(connection, wrong, "manufacturer"))
    assert listed == ["2026-11-24,D-0001,manufacturer,示例骨科制造有限公司,SF,SF123,46.00"]
    assert (tmp_path / "claims.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(Refusal, match="waybill_known"):
        desk.send("record_freight", document="D-0001", **waybill)


def test_one_key_holds_the_whole_lot_wherever_it_is(store: Store, desk: Desk, lot: SampleRecall) -> None:
    raw, _ = plates(lot)
    held = desk.send("hold_goods", raw=raw, whole_lot=True, reason="quality", note="J7")
    assert (held["pieces"], held["places"], held["withdrawn"]) == ("38", 11, ["C-2611-050"])
    with pytest.raises(Refusal, match="held"):
        desk.send("move_goods", raw=lot.raw(lot.serials[3]), target="A-4-2")
    with pytest.raises(Refusal, match="already_held"):
        desk.send("hold_goods", raw=raw, whole_lot=True, reason="quality")
    with pytest.raises(Refusal, match="second_person_needed"):
        desk.send("release_hold", item=REF, lot=LOT, reason="M says fine")
    with pytest.raises(Refusal, match="reason_missing"):
        desk.send("release_hold", actor=SUPERVISOR, item=REF, lot=LOT, reason="")
    assert desk.send("release_hold", actor=SUPERVISOR, item=REF, lot=LOT, reason="M says fine")["holds"] == 1
    assert desk.send("move_goods", raw=lot.raw(lot.serials[3]), target="A-4-2")["target"] == "A-4-2"


def test_a_held_unit_moves_only_into_bins_for_such_goods(store: Store, desk: Desk, lot: SampleRecall) -> None:
    raw = lot.raw(lot.serials[3])
    desk.send("hold_goods", raw=raw, reason="damaged")
    with pytest.raises(Refusal, match="held"):
        desk.send("move_goods", raw=raw, target="A-4-2")
    assert desk.send("move_goods", raw=raw, target="Q-1")["target"] == "Q-1"
    with pytest.raises(Refusal, match="bad_hold_reason"):
        desk.send("hold_goods", raw=raw, reason="recall")


def test_a_replacement_is_linked_to_what_it_replaces(store: Store, desk: Desk, lot: SampleRecall) -> None:
    raw, _ = plates(lot)
    desk.send("open_defect", raw=raw, description="bent", at=local(date(2026, 11, 24), "16:05"))
    replacement = lot.serials[4]
    with pytest.raises(Refusal, match="held"):
        desk.send("exchange_goods", document="D-0001", raw=raw)
    done = desk.send("exchange_goods", document="D-0001", raw=lot.raw(replacement))
    assert (done["serial"], done["returned_serial"], done["target"]) == (replacement, lot.serials[1], STORE)
    assert stands(store, replacement) == (STORE, "M", "H1")
    with pytest.raises(Refusal, match="already_exchanged"):
        desk.send("exchange_goods", document="D-0001", raw=lot.raw(lot.serials[5]))
    desk.send("open_defect", actor=SUPERVISOR, raw=lot.raw(lot.serials[6]))
    with pytest.raises(Refusal, match="second_person_needed"):
        desk.send("decide_defect", actor=SUPERVISOR, number="D-0002", decision="release", reference="M-1")
    decided = desk.send("decide_defect", actor=SUPERVISOR, number="D-0001", decision="release", reference="M-1")
    assert decided["released"]
    with pytest.raises(Refusal, match="defect_closed"):
        desk.send("decide_defect", actor=SUPERVISOR, number="D-0001", decision="replace", reference="M-2")


def test_goods_leave_for_a_hospital_only_with_the_owners_consent(store: Store, desk: Desk, lot: SampleRecall) -> None:
    with store.engine.begin() as connection:
        other = connection.execute(select(Party.id).where(Party.code == "XX")).scalar_one()
        connection.execute(Place.__table__.update().where(Place.code == STORE).values(custodian_id=other))
    with pytest.raises(Refusal, match="no_consent"):
        desk.send("move_goods", raw=lot.raw(lot.serials[3]), target=STORE)
    with store.read() as connection:
        asked = select(Place.code).join(Balance, Balance.place_id == Place.id)
        assert connection.execute(asked.where(Place.code == "A-4-1").limit(1)).scalar() == "A-4-1"
