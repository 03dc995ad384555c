"""A batch of scans is judged and booked as if each had been asked about by itself; asked is together."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy, Leg
from desktop.domain.origin import Actor, Origin, new_id
from desktop.domain.permissions import Role
from desktop.models.item import Lot, Unit
from desktop.models.label import LabelJob, LabelState
from desktop.models.ledger import Balance
from desktop.models.notice import LineState, NoticeLine
from desktop.services.delivery import OpenedNotice, notice_for
from desktop.services.finding import Found, find, find_all
from desktop.services.receiving import (
    CLOSE_TRAY,
    OPEN_TRAY,
    RECEIVE_ONE,
    CloseTray,
    OpenTray,
    Receipt,
    ReceiveOne,
    receive_one,
)
from desktop.services.receiving_batch import RECEIVE_MANY, ReceivedMany, ReceiveMany, receive_many
from desktop.services.receiving_exceptions import PICK_FROM_NOTICE, PickFromNotice
from desktop.storage.unit_of_work import UnitOfWork
from desktop.storage.verify import verify
from tests.services.label_desk import CLERK, MORNING, OTHER_CLERK, LabelDesk
from tests.services.races import race
from tests.services.receiving_world import NEXT_TRAY, NOTICE, OPEN_TRAY_CODE, SCANS, TRAYS, delivered

TAKEN = list(SCANS)[:12]
"""All of them can be received together into T1, but for what was received before and the box beside its own pieces."""


@pytest.fixture
def desk(database_url: str) -> Iterator[LabelDesk]:
    made = delivered(database_url)
    yield made
    made.store.close()


class _Undone(Exception):
    pass


def rehearsed(desk: LabelDesk, work: Callable[[UnitOfWork], Any]) -> Any:
    """What work in a transaction comes to; nothing of it is kept."""
    told: list[Any] = []

    def rehearse(uow: UnitOfWork) -> None:
        told.append(work(uow))
        raise _Undone

    origin = Origin(new_id(), Actor(1, CLERK, "李明", Role.CLERK, None), MORNING, "desk 1", EnteredBy.SCAN)
    with pytest.raises(_Undone):
        desk.store.run(lambda _: origin, rehearse)
    return told[0]


def booked(uow: UnitOfWork, notice: OpenedNotice) -> tuple[list[Leg], list[tuple[Any, ...]]]:
    """All legs that were taken, how the lines stand (of the movement, whether there is one), and their labels."""
    sides = [leg for movement in uow.movements() for leg in movement.legs]
    columns = (NoticeLine.position, NoticeLine.state, NoticeLine.received, NoticeLine.movement_id.is_not(None))
    lines = uow.read(select(*columns).where(NoticeLine.notice_id == notice.id).order_by(NoticeLine.position)).all()
    labels = uow.read(select(LabelJob.notice_line_id, LabelJob.state).order_by(LabelJob.id)).all()
    return sides, [tuple(row) for row in (*lines, *labels)]


def one_by_one(uow: UnitOfWork, request: ReceiveMany) -> Any:
    """What a batch has to come to: what `receive_one` answers to each of its scans, one after the other."""
    receipts, faults = list[Receipt](), list[tuple[int, str]]()
    for row, raw in enumerate(request.raws, 1):
        try:
            receipts.append(receive_one(uow, ReceiveOne(request.notice, raw, request.tray)).receipt)
        except Refusal as refusal:
            faults.append((row, refusal.code))
    if faults:
        return faults
    again, marked = receipts.count(Receipt.AGAIN), receipts.count(Receipt.MARKED)
    if again == len(receipts):
        return "nothing_received"
    done = ReceivedMany(len(receipts) - again, marked, again)
    return done, *booked(uow, notice_for(uow, request.notice))


def as_batch(uow: UnitOfWork, request: ReceiveMany) -> Any:
    """What it does come to."""
    try:
        done = receive_many(uow, request)
    except Refusal as refusal:
        if refusal.code != "faulty_file":
            return refusal.code
        faults: Any = refusal.facts["faults"]
        assert [one["value"] for one in faults] == [_shown(request.raws[one["row"] - 1]) for one in faults]
        return [(one["row"], one["code"]) for one in faults]
    assert len(uow.movements()) == 1
    return done, *booked(uow, notice_for(uow, request.notice))


def _shown(raw: str) -> str:
    return "".join("\ufffd" if character < " " else character for character in raw)


def relabel(desk: LabelDesk) -> None:
    """Order labels for packs that cannot be read: a unit and a lot of T1, and a lot of T2, which is closed again."""
    desk.do(OPEN_TRAY, OpenTray(NOTICE, NEXT_TRAY))
    for tray, seat in ((OPEN_TRAY_CODE, 2), (OPEN_TRAY_CODE, 8), (NEXT_TRAY, 1)):
        desk.do(PICK_FROM_NOTICE, PickFromNotice(NOTICE, tray, seat))
    desk.do(CLOSE_TRAY, CloseTray(NOTICE, NEXT_TRAY))


def batches() -> st.SearchStrategy[ReceiveMany]:
    """Mostly good scans of one tray, some with anything among them, in any order, any of them repeated."""
    good = st.lists(st.sampled_from(TAKEN), min_size=1, max_size=14).map(lambda names: (OPEN_TRAY_CODE, names))
    mixed = st.tuples(st.sampled_from(TRAYS), st.lists(st.sampled_from(list(SCANS)), max_size=14))
    return st.one_of(good, mixed).map(
        lambda drawn: ReceiveMany(NOTICE, tuple(SCANS[name] for name in drawn[1]), drawn[0])
    )


def test_a_batch_comes_to_what_its_scans_come_to_one_by_one(desk: LabelDesk) -> None:
    relabel(desk)

    @settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
    @given(request=batches())
    def holds(request: ReceiveMany) -> None:
        expected = rehearsed(desk, lambda uow: one_by_one(uow, request))
        assert rehearsed(desk, lambda uow: as_batch(uow, request)) == expected

    holds()


def test_every_scan_is_named_as_by_itself_with_all_facts_of_its_refusal(desk: LabelDesk) -> None:
    def singly(uow: UnitOfWork, raw: str) -> Any:
        try:
            return find(uow, raw, MORNING.date())
        except Refusal as refusal:
            return refusal.code, refusal.facts

    def compare(uow: UnitOfWork) -> list[str]:
        together = find_all(uow, list(SCANS.values()), MORNING.date())
        told = [one if isinstance(one, Found) else (one.code, one.facts) for one in together]
        assert told == [singly(uow, raw) for raw in SCANS.values()]
        return [name for name, one in zip(SCANS, together, strict=True) if isinstance(one, Found)]

    named = rehearsed(desk, compare)
    assert {"good", "in two barcodes", "HIBC", "MA", "ICCBBA", "box of ten", "no lot number"} <= set(named)
    assert not {"noise", "wrong check digit", "unknown item", "lot of another unit", "nothing"} & set(named)


def test_labels_of_all_agencies_are_booked_as_one_document(desk: LabelDesk) -> None:
    names = ["good", "in two barcodes", "HIBC", "MA", "ICCBBA", "box of ten", "no lot number", "short-dated", "good"]
    raws = tuple(SCANS[name] for name in names)
    assert desk.do(RECEIVE_MANY, ReceiveMany(NOTICE, raws, OPEN_TRAY_CODE)) == ReceivedMany(8, 1, 1)
    with desk.store.read() as connection:
        asked = select(NoticeLine.state, NoticeLine.quantity, NoticeLine.received).where(NoticeLine.received > 0)
        states = [(state.value, int(quantity - received)) for state, quantity, received in connection.execute(asked)]
    assert sorted(states) == [
        ("open", 15),
        *[("received", 0)] * 7,
        ("short_dated", 0),
    ]
    assert not verify(desk.store.engine).findings


def test_every_scan_of_a_lot_without_serial_numbers_is_a_piece(desk: LabelDesk) -> None:
    raws = (SCANS["lot without serial numbers"],) * 5 + (SCANS["box of ten"],) * 2
    assert desk.do(RECEIVE_MANY, ReceiveMany(NOTICE, raws, OPEN_TRAY_CODE)) == ReceivedMany(7, 0, 0)
    with desk.store.read() as connection:
        held = select(func.sum(Balance.quantity)).join(Lot, Lot.id == Balance.lot_id).where(Lot.number == "LX")
        assert connection.execute(held).scalar_one() == 25
    assert not verify(desk.store.engine).findings


def test_a_label_of_ours_among_the_scans_of_a_batch_is_read_back(desk: LabelDesk) -> None:
    relabel(desk)
    raws = (SCANS["good"], SCANS["good too"])
    assert desk.do(RECEIVE_MANY, ReceiveMany(NOTICE, raws, OPEN_TRAY_CODE)) == ReceivedMany(2, 0, 0)
    with desk.store.read() as connection:
        asked = select(LabelJob.state).join(Unit, Unit.id == LabelJob.unit_id).where(Unit.serial == "S12")
        assert connection.execute(asked).scalar_one() is LabelState.VERIFIED


def test_two_desks_send_the_same_batch_and_it_is_received_once(desk: LabelDesk, database_url: str) -> None:
    batch = ReceiveMany(NOTICE, (SCANS["good"], SCANS["good too"]), OPEN_TRAY_CODE)
    assert race(database_url, MORNING, RECEIVE_MANY, (batch, CLERK), (batch, OTHER_CLERK)) == ["", "nothing_received"]
    assert _on_hand(desk, "S11", "S12") == 2


def test_a_line_that_two_desks_fill_up_is_done(desk: LabelDesk, database_url: str) -> None:
    box = ReceiveMany(NOTICE, (SCANS["lot without serial numbers"],), "")
    for _ in range(2):
        desk.do(RECEIVE_MANY, box)
    assert race(database_url, MORNING, RECEIVE_MANY, (box, CLERK), (box, OTHER_CLERK)) == ["", ""]
    with desk.store.read() as connection:
        asked = select(NoticeLine.state).where(NoticeLine.quantity == 4, NoticeLine.tray_id.is_(None))
        assert connection.execute(asked).scalar_one() is LineState.RECEIVED


def test_loose_goods_are_received_loose_though_more_of_the_lot_is_announced_in_trays(desk: LabelDesk) -> None:
    raw = SCANS["lot without serial numbers"]
    assert desk.do(RECEIVE_ONE, ReceiveOne(NOTICE, raw)).receipt is Receipt.RECEIVED
    assert desk.do(RECEIVE_MANY, ReceiveMany(NOTICE, (raw,))) == ReceivedMany(1, 0, 0)


def test_the_database_is_asked_as_often_for_many_scans_as_for_few(desk: LabelDesk) -> None:
    few, many = ["good"], [name for name in TAKEN if name not in ("good", "received before")]

    def asked(names: list[str]) -> int:
        statements: list[str] = []
        listen = lambda *told: statements.append(told[2])  # noqa: E731
        event.listen(desk.store.engine, "before_cursor_execute", listen)
        desk.do(RECEIVE_MANY, ReceiveMany(NOTICE, tuple(SCANS[name] for name in names), OPEN_TRAY_CODE))
        event.remove(desk.store.engine, "before_cursor_execute", listen)
        return len(statements)

    assert asked(many) <= asked(few) + 1  # lots without serial numbers are asked for by themselves


def test_more_scans_than_a_statement_has_parameters_or_the_network_takes_at_once(desk: LabelDesk) -> None:
    raws = (SCANS["good"],) * 70_000
    assert desk.do(RECEIVE_MANY, ReceiveMany(NOTICE, raws, OPEN_TRAY_CODE)) == ReceivedMany(1, 0, 69_999)
    assert _on_hand(desk, "S11") == 1


def _on_hand(desk: LabelDesk, *serials: str) -> int:
    with desk.store.read() as connection:
        asked = select(func.count()).select_from(Balance).join(Unit, Unit.id == Balance.unit_id)
        return connection.execute(asked.where(Unit.serial.in_(serials))).scalar_one()
