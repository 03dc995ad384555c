"""Journey J13 through ``sparezone do``'s services, with its exact figures, on both databases."""

import csv
import io
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.recall_file import recall_csv
from desktop.exchange.sample_delivery import NOTICE, SUPERVISOR
from desktop.exchange.sample_recall import (
    CASES,
    LOT,
    RECALL_TRAYS,
    REF,
    SITES,
    WAITING_CASE,
    SampleRecall,
    sample_recall,
)
from desktop.models.case import Reservation
from desktop.models.deadline import Deadline
from desktop.models.hold import Hold, HoldReason
from desktop.models.label import LabelJob
from desktop.models.ledger import MovementRow
from desktop.models.outbox import OutboxMessage
from desktop.models.recall import Whereabouts
from desktop.queries.recall_locating import locate
from desktop.queries.recalls import recall_named, recall_pieces
from desktop.queries.tracing import trace_case, trace_unit
from desktop.reports.recall_evidence import build_recall_evidence
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 26)


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DAY)


@pytest.fixture
def store(database_url: str, lot: SampleRecall) -> Any:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(opened, lot)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, local(DAY, "09:00"))


def count(store: Store, what: Any, *where: Any) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(what).where(*where)).scalar_one()


def block(desk: Desk, lot: SampleRecall) -> dict[str, Any]:
    return desk.send("block_recall", raw=lot.raw(lot.serials[0]), reference="M-R-2611")


@pytest.mark.requirement("S2-55", "S2-56")
def test_one_scan_finds_all_46_and_blocks_38(store: Store, desk: Desk, lot: SampleRecall) -> None:
    answer = block(desk, lot)
    states = ("stock", "in_trays", "transit", "hospital", "used", "returned", "scrapped", "lost")
    assert [answer[state] for state in states] == ["18", "6", "4", "10", "7", "1", "0", "0"]
    assert (answer["received"], answer["closed"], answer["blocked"]) == ("46", True, "38")
    assert (answer["sites"], answer["hospitals"], answer["trays"]) == (3, 5, list(RECALL_TRAYS))
    assert answer["withdrawn"] == [WAITING_CASE]
    assert count(store, Reservation, Reservation.document == WAITING_CASE, Reservation.released_at.is_(None)) == 0
    assert verify(store.engine).findings == ()


def test_used_pieces_are_told_with_case_and_hospital(store: Store, desk: Desk, lot: SampleRecall) -> None:
    number = block(desk, lot)["number"]
    with store.read() as connection:
        pieces = recall_pieces(connection, recall_named(connection, number))
    used = Counter((one.document, one.holder) for one in pieces if one.whereabouts is Whereabouts.USED)
    assert used == {(case, hospital): pieces for case, hospital, pieces in CASES}
    in_stock = Counter(one.site for one in pieces if one.whereabouts is Whereabouts.STOCK)
    assert in_stock == dict(zip(SITES, (8, 6, 4), strict=True))


def test_blocked_pieces_neither_leave_nor_move_but_to_recall_bins(store: Store, desk: Desk, lot: SampleRecall) -> None:
    before = count(store, MovementRow)
    number = block(desk, lot)["number"]
    first = lot.raw(lot.serials[0])
    refused = [("move_goods", {"raw": first, "target": "A-4-2"}), ("put_away", {"raw": first, "place": "A-4-2"})]
    refused += [("reserve_piece", {"number": WAITING_CASE, "raw": first})]
    refused += [("lend_tray", {"tray": RECALL_TRAYS[0], "hospital": "H1", "due_back_on": "2026-12-24"})]
    codes = {}
    for verb, fields in refused:
        with pytest.raises(Refusal) as caught:
            desk.send(verb, **fields)
        codes[verb] = caught.value.code
    assert codes == {
        "move_goods": "recalled",
        "put_away": "hold_goods_only",
        "reserve_piece": "recalled",
        "lend_tray": "recalled",
    }
    assert count(store, MovementRow) == before
    assert desk.send("put_away", raw=first, place="X-1")["place"] == "X-1"
    with store.read() as connection:
        piece = recall_pieces(connection, recall_named(connection, number))
    assert [one.accounted for one in piece if one.serial == lot.serials[0]] == ["secured"]


def test_nine_notices_go_out_with_clocks_and_the_labels_are_24(store: Store, desk: Desk, lot: SampleRecall) -> None:
    number = block(desk, lot)["number"]
    told = desk.send("notify_recall", number=number)
    assert (told["hospitals"], told["manufacturers"], told["sites"]) == (5, 1, 3)
    assert count(store, OutboxMessage, OutboxMessage.kind == "recall_notice") == 9
    assert count(store, Deadline, Deadline.rule == "recall_acknowledgement", Deadline.closed_at.is_(None)) == 9
    labelled = desk.send("label_recall", number=number)
    assert labelled["labels"] == 24
    assert count(store, LabelJob, LabelJob.template == "hold_recall") == 24
    with pytest.raises(Refusal, match="already_notified"):
        desk.send("notify_recall", number=number)
    assert count(store, OutboxMessage, OutboxMessage.kind == "recall_notice") == 9


def test_it_closes_only_when_38_of_38_are_accounted_for(
    store: Store, desk: Desk, lot: SampleRecall, tmp_path: Path
) -> None:
    number = block(desk, lot)["number"]
    with pytest.raises(Refusal, match="recall_not_notified"):
        desk.send("close_recall", number=number)
    documents = desk.send("notify_recall", number=number)["documents"]
    for document in documents[:6]:
        answer = desk.send("acknowledge_recall", document=document, person="Dr. W", secured=True)
        assert answer["on_time"]
    for serial in lot.serials[1:28]:
        here = serial in lot.serials[8:18]
        verb, place = ("move_goods", "target") if not here else ("put_away", "place")
        bins = {8: "W2-X", 14: "W3-X"}
        site = bins[8 if serial in lot.serials[8:14] else 14] if here else "X-1"
        desk.send(verb, raw=lot.raw(serial), **{place: site})
    with pytest.raises(Refusal) as caught:
        desk.send("close_recall", number=number)
    assert caught.value.code == "recall_open_pieces"
    assert (caught.value.facts["accounted"], caught.value.facts["blocked"]) == (Decimal(37), Decimal(38))
    assert caught.value.facts["missing"] == [lot.serials[0]]
    desk.send("give_back", raw=lot.raw(lot.serials[0]), document=number)
    closed = desk.send("close_recall", number=number)
    assert (closed["accounted"], closed["blocked"]) == ("38", "38")
    with store.read() as connection:
        rows = list(csv.reader(io.StringIO(recall_csv(connection, number).decode("utf-8-sig"))))
        assert build_recall_evidence(connection, tmp_path / "evidence.pdf", "zh_CN", number) == 46
    steps = {row[1]: (row[7], bool(row[2])) for row in rows if row[0] == "step"}
    assert steps == {
        "notice": ("", True),
        "located": ("46/46", True),
        "blocked": ("38", True),
        "notified": ("9/6", True),
        "returned": ("38/38", True),
        "closed": ("", True),
    }
    assert sum(row[0] == "piece" for row in rows) == 46
    assert (tmp_path / "evidence.pdf").read_bytes().startswith(b"%PDF")
    assert verify(store.engine).findings == ()


def test_a_47th_unit_scanned_anywhere_later_is_caught(store: Store, desk: Desk, lot: SampleRecall) -> None:
    number = block(desk, lot)["number"]
    before = count(store, MovementRow)
    with pytest.raises(Refusal) as caught:
        desk.send("receive_one", notice=NOTICE, raw=lot.raw(lot.late))
    assert (caught.value.code, caught.value.facts["recall"]) == ("recalled", number)
    assert count(store, MovementRow) == before
    held = desk.send("quarantine", notice=NOTICE, raw=lot.raw(lot.late))
    assert (held["reason"], held["booked"]) == ("recall", True)
    assert count(store, Hold, Hold.reason == HoldReason.RECALL, Hold.document == number) == 2
    desk.send("notify_recall", number=number)
    with pytest.raises(Refusal, match="recall_open_pieces") as caught:
        desk.send("close_recall", number=number)
    assert caught.value.facts["blocked"] == Decimal(39)


def test_a_piece_that_turns_up_late_is_taken_in(store: Store, desk: Desk, lot: SampleRecall) -> None:
    number = block(desk, lot)["number"]
    desk.send("quarantine", notice=NOTICE, raw=lot.raw(lot.late))
    done = desk.send("account_recalled", raw=lot.raw(lot.serials[1]))
    assert (done["accounted"], done["blocked"]) == ("2", "39")
    with store.read() as connection:
        recall = recall_named(connection, number)
        late = [one.serial for one in recall_pieces(connection, recall) if one.late]
        assert locate(connection, recall.scope).closed
    assert (recall.received, late) == (Decimal(47), [lot.late])


def test_the_same_recall_twice_is_refused_and_lifting_needs_a_second_person(
    store: Store, desk: Desk, lot: SampleRecall
) -> None:
    with pytest.raises(Refusal, match="in_the_future"):
        desk.send("block_recall", item=REF, lot=LOT, noticed_at=local(DAY, "09:01").isoformat())
    number = desk.send("block_recall", actor=SUPERVISOR, item=REF, lot=LOT)["number"]
    with pytest.raises(Refusal, match="already_recalled"):
        desk.send("block_recall", item=REF, lot=LOT)
    with pytest.raises(Refusal, match="second_person_needed"):
        desk.send("lift_recall", actor=SUPERVISOR, number=number, reason="M-R-2612")
    with pytest.raises(Refusal, match="hold_belongs_to"):
        desk.send("release_hold", item=REF, lot=LOT, reason="fine")
    assert desk.send("lift_recall", actor="1000", number=number, reason="M-R-2612")["holds"] == 1
    assert desk.send("move_goods", raw=lot.raw(lot.serials[0]), target="A-4-2")["target"] == "A-4-2"


def test_a_range_of_serial_numbers_blocks_those_alone(store: Store, desk: Desk, lot: SampleRecall) -> None:
    answer = desk.send("block_recall", item=REF, serial_from=lot.serials[0], serial_to=lot.serials[9])
    assert (answer["received"], answer["blocked"], answer["stock"]) == ("10", "10", "10")
    assert count(store, Hold, Hold.reason == HoldReason.RECALL) == 10
    assert desk.send("move_goods", raw=lot.raw(lot.serials[24]), target="A-4-2")["target"] == "A-4-2"
    with pytest.raises(Refusal, match="whole_item"):
        desk.send("block_recall", item=REF)
    assert desk.send("block_recall", item=REF, whole_item=True)["blocked"] == "38"


def test_a_unit_is_traced_forward_and_a_case_backward(store: Store, desk: Desk, lot: SampleRecall) -> None:
    number = block(desk, lot)["number"]
    case, hospital, pieces = CASES[0]
    with store.read() as connection:
        forward = trace_unit(connection, REF, lot.serials[38])
        backward = trace_case(connection, case)
    kinds = [step.kind for step in forward]
    assert {"receive", "dispatch", "case", "usage", "consume", "recall"} <= set(kinds)
    assert {step.document for step in forward if step.kind in ("case", "usage")} == {case}
    assert [step.document for step in forward if step.kind == "recall"] == [number]
    assert [step.serial for step in backward] == list(lot.serials[38 : 38 + pieces])
    assert {step.detail for step in backward} == {"implanted"}
    assert {step.party for step in backward} == {f"示例第{hospital[1:]}医院"}
