"""Journey J3 through ``sparezone do``'s services, to the minute, on both databases, with its variants."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from desktop.domain.clock import FixedClock
from desktop.domain.emergency import MilestoneKind, OrderState, Outlook
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy, MovementKind
from desktop.domain.origin import new_id
from desktop.domain.steady_clock import Reading, SteadyClock
from desktop.exchange.sample_delivery import CLERK, SITE
from desktop.exchange.sample_emergency import (
    CASE,
    CENTRE,
    INSTRUMENTS,
    LOANER,
    SHORT,
    SampleEmergency,
    sample_emergency,
)
from desktop.models.case import Case
from desktop.models.deadline import Deadline
from desktop.models.hold import Hold, HoldReason
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.order import TakenPiece
from desktop.models.outbox import OutboxMessage
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.settlement import DocumentCounter
from desktop.queries.orders import OrderView, order_view, orders
from desktop.services.emergency.handing_over import HAND_OVER_EMERGENCY, HandOverEmergency
from desktop.services.perform import Envelope, perform
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay, lay_out_night

DAY = date(2026, 11, 21)


@pytest.fixture
def night() -> SampleEmergency:
    return sample_emergency(DAY)


@pytest.fixture
def day(database_url: str, night: SampleEmergency) -> Iterator[NightDay]:
    store = Store(open_engine(database_url), FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    with store.engine.begin() as connection:
        connection.execute(insert(DocumentCounter).values(prefix="E", last=117))
    yield NightDay(store, night)
    store.close()


def view(day: NightDay) -> OrderView:
    with day.store.read() as connection:
        return order_view(connection, day.number, day.at)


def minutes(span: timedelta | None) -> float | None:
    return None if span is None else span.total_seconds() / 60


def clocks(day: NightDay) -> dict[str, tuple[datetime, str]]:
    with day.store.read() as connection:
        asked = select(Deadline.rule, Deadline.due_at, Deadline.outcome).where(Deadline.document == day.number)
        return {row.rule: (row.due_at, row.outcome) for row in connection.execute(asked)}


def held_by(day: NightDay) -> dict[tuple[str, str], Decimal]:
    """Pieces of the night's goods by owner and custodian place."""
    with day.store.read() as connection:
        asked = (
            select(Party.code, Place.code, func.sum(Balance.quantity))
            .join(Place, Place.id == Balance.place_id)
            .join(Party, Party.id == Balance.owner_id)
            .where(Place.kind.in_(("hospital", "transit")))
            .group_by(Party.code, Place.code)
        )
        return {(row[0], row[1]): row[2] for row in connection.execute(asked)}


@pytest.mark.requirement("C-08", "S1-26", "S1-33")
def test_a_night_order_is_at_the_hospital_in_three_hours_and_four_minutes(day: NightDay) -> None:
    opened = day.call()
    assert (opened["number"], opened["due_at"]) == ("E-118", day.night.at("06:10").isoformat())
    assert (opened["package"], opened["warnings"]) == ("Gold", [])
    assert (opened["pieces"], opened["trays"], opened["lacking"]) == (14, 1, [SHORT])
    day.time("02:12")
    assert day.accept()["person"] == "李仓管"
    day.time("02:13")
    missing = view(day)
    assert [(line.ref, line.lacking) for line in missing.lines if line.lacking] == [(SHORT, 1)]
    nearest = missing.sources[0].lying
    assert (nearest.place, nearest.stands_in, nearest.promised_to) == (LOANER, "N-3-2", (CASE,))
    taken = day.take()
    assert (taken["document"], taken["place"], taken["replaced"]) == (CASE, LOANER, False)
    day.time("02:14")
    assert len({row.place for row in view(day).to_pick}) == 9
    with pytest.raises(Refusal) as refused:
        day.order("pick_piece", raw=day.night.wrong.raw, place=day.night.wrong.place)
    assert (refused.value.code, refused.value.facts["first"]) == ("wrong_lot", "L26K107")
    day.time("02:31")
    picked = day.pick()
    assert (len(picked), picked[-1]["picked"], picked[-1]["complete"]) == (15, "15", True)
    assert picked[-1]["sterile_until"] == "2026-11-30"
    day.time("02:36")
    assert day.pack()["packed"]
    day.time("02:52")
    out = day.hand_over()
    assert (out["pieces"], out["trays"]) == ("14", [INSTRUMENTS])
    assert (out["arrival"], out["reserve_minutes"], out["outlook"]) == (day.night.at("05:01").isoformat(), 69, "green")
    assert held_by(day) == {("M", f"{SITE}-ROAD"): Decimal(15)}
    day.time("04:10")
    half = view(day).row.forecast
    assert (half.arrival, half.outlook) == (day.night.at("05:01"), Outlook.GREEN)
    day.time("05:14")
    done = day.order(
        "deliver_emergency", receiver="张护士", received="2026-11-21T05:14", note="电话", entered_by="typed"
    )
    assert (done["on_time"], done["took_seconds"], done["left_seconds"]) == (True, 184 * 60, 56 * 60)
    assert held_by(day) == {("M", "XX-OR"): Decimal(15)}
    _check_evidence(day)
    assert verify(day.store.engine).findings == ()


def _check_evidence(day: NightDay) -> None:
    shown = view(day)
    night = day.night
    assert [(one.kind, one.at, one.source) for one in shown.milestones] == [
        (MilestoneKind.CALLED, night.at("02:10"), EnteredBy.SCAN),
        (MilestoneKind.ACCEPTED, night.at("02:12"), EnteredBy.SCAN),
        (MilestoneKind.PICKED, night.at("02:31"), EnteredBy.SCAN),
        (MilestoneKind.PACKED, night.at("02:36"), EnteredBy.SCAN),
        (MilestoneKind.HANDED_OVER, night.at("02:52"), EnteredBy.SCAN),
        (MilestoneKind.RECEIVED, night.at("05:14"), EnteredBy.TYPED),
    ]
    limits = {one.kind: one.limit_at for one in shown.milestones if one.limit_at is not None}
    assert limits == {
        MilestoneKind.ACCEPTED: night.at("02:20"),
        MilestoneKind.PACKED: night.at("02:45"),
        MilestoneKind.HANDED_OVER: night.at("02:55"),
    }
    assert clocks(day) == {
        "emergency_order": (night.at("06:10"), "on_time"),
        "order_accepted": (night.at("02:20"), "on_time"),
        "order_packed": (night.at("02:45"), "on_time"),
        "order_handed_over": (night.at("02:55"), "on_time"),
    }
    with day.store.read() as connection:
        kinds = connection.execute(select(MovementRow.kind).where(MovementRow.document == day.number)).scalars().all()
        owners = select(LegRow.owner_id).join(MovementRow, MovementRow.id == LegRow.movement_id)
        assert len(set(connection.execute(owners.where(MovementRow.document == day.number)).scalars())) == 1
    assert kinds == [MovementKind.DISPATCH, MovementKind.DISPATCH]


def test_taking_a_promised_piece_replans_the_case_leaves_a_need_and_tells_its_hospital(day: NightDay) -> None:
    with day.store.engine.begin() as connection:
        connection.execute(update(Case).where(Case.number == CASE).values(state="ready"))
    day.call()
    day.accept()
    day.take()
    with day.store.read() as connection:
        assert connection.execute(select(Case.state).where(Case.number == CASE)).scalar_one() == "planned"
        need = connection.execute(select(TakenPiece.document, TakenPiece.replaced, TakenPiece.needed_at)).one()
        assert tuple(need) == (CASE, False, datetime(2026, 11, 26, 0, 30, tzinfo=UTC))
        told = connection.execute(
            select(OutboxMessage.kind, OutboxMessage.document, Party.code).join(
                Party, Party.id == OutboxMessage.receiver_id
            )
        ).one()
    assert tuple(told) == ("reservation_taken", CASE, "YY")


def test_only_a_supervisor_lets_a_promised_piece_go(day: NightDay) -> None:
    day.call()
    day.accept()
    with pytest.raises(Refusal, match="not_allowed"):
        day.order("take_reserved", item=SHORT, place=LOANER)
    short = next(piece for piece in day.night.pieces if piece.ref == SHORT)
    with pytest.raises(Refusal, match="promised_to"):
        day.order("pick_piece", raw=short.raw)
    with day.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(TakenPiece)).scalar_one() == 0
        assert connection.execute(select(OutboxMessage.id)).all() == []


def test_after_a_restart_the_clock_shows_the_same_deadline(day: NightDay) -> None:
    day.until_handed_over()
    day.time("03:00")
    before = view(day)
    other = Store(open_engine(day.store.engine.url.render_as_string(hide_password=False)), FixedClock(day.at))
    with other.read() as connection:
        after = order_view(connection, day.number, day.at)
        assert [row.number for row in orders(connection, day.at, SITE, running=True)] == [day.number]
    other.close()
    assert after == before
    assert after.row.due_at == day.night.at("06:10")


class Computer:
    """A computer whose wall clock somebody moves."""

    def __init__(self, at: datetime) -> None:
        self.wall, self.running = at, timedelta(0)

    def __call__(self) -> Reading:
        return Reading(self.wall, self.running, self.running)

    def forward(self, span: timedelta) -> None:
        self.wall += span
        self.running += span


@pytest.mark.requirement("R30")
def test_a_clock_that_was_set_back_moves_no_deadline_and_no_milestone(day: NightDay) -> None:
    day.until_packed()
    before = clocks(day)
    computer = Computer(day.night.at("02:36"))
    clock = SteadyClock(computer)
    store = Store(open_engine(day.store.engine.url.render_as_string(hide_password=False)), clock)
    computer.forward(timedelta(minutes=6))
    computer.wall -= timedelta(hours=1)
    computer.forward(timedelta(minutes=10))
    assert computer.wall == day.night.at("01:52")
    request = HandOverEmergency(day.number, "陈师傅", "苏E·12345", "13800000000")
    done = perform(store, HAND_OVER_EMERGENCY, request, Envelope(new_id(), CLERK, "DESK-1")).value
    assert done.arrival == day.night.at("05:01")
    with store.read() as connection:
        shown = order_view(connection, day.number, clock.now())
    store.close()
    assert shown.row.due_at == day.night.at("06:10")
    assert shown.milestones[-1].at == day.night.at("02:52")
    assert {rule: due for rule, (due, _) in clocks(day).items()} == {rule: due for rule, (due, _) in before.items()}
    clock.look()
    jump = clock.take_jumps()[0]
    assert (jump.moved, jump.steady - jump.wall) == (timedelta(hours=-1), timedelta(hours=1))


@pytest.mark.requirement("S1-26")
def test_when_nothing_in_reach_makes_it_the_earliest_is_told_at_once(day: NightDay) -> None:
    _hold_loaner(day)
    day.call()
    day.time("02:12")
    day.accept()
    day.time("02:16")
    shown = view(day)
    assert (shown.row.forecast.arrival, shown.row.forecast.outlook) == (day.night.at("06:40"), Outlook.RED)
    usable = [one for one in shown.sources if not one.lying.why]
    assert [(one.lying.site, one.arrival, one.in_time) for one in usable] == [(CENTRE, day.night.at("06:40"), False)]
    assert [one.lying.why for one in shown.sources if one.lying.why] == ["held"]


def _hold_loaner(day: NightDay) -> None:
    with day.store.engine.begin() as connection:
        asked = select(Balance.lot_id, Balance.unit_id).join(Place, Place.id == Balance.place_id)
        lot, unit = connection.execute(asked.where(Place.code == LOANER)).one()
        partner = connection.execute(select(Site.partner_id)).scalars().first()
        person = connection.execute(select(Person.id)).scalars().first()
        row = {"partner_id": partner, "lot_id": lot, "unit_id": unit, "reason": HoldReason.DAMAGED, "note": ""}
        connection.execute(insert(Hold).values(row | {"opened_at": day.at, "opened_by_id": person}))


@pytest.mark.requirement("S1-26")
@pytest.mark.parametrize(("received", "outcome"), [("06:10:00", "on_time"), ("06:10:01", "late")])
def test_the_due_second_is_on_time_and_the_next_is_late(day: NightDay, received: str, outcome: str) -> None:
    day.until_handed_over()
    day.time(received)
    done = day.order("deliver_emergency", receiver="张护士", raw="SZ:E:E-118/SHEET")
    assert done["on_time"] is (outcome == "on_time")
    assert clocks(day)["emergency_order"] == (day.night.at("06:10"), outcome)
    assert done["took_seconds"] == 4 * 3600 + (outcome == "late")


def test_every_step_twice_is_done_once(day: NightDay) -> None:
    for step in (day.call, day.accept, day.take, day.pick, day.pack, day.hand_over):
        before = day.sent
        first: Any = step()
        after, day.sent = day.sent, before
        number = day.number
        assert step() == first
        assert (day.sent, day.number) == (after, number)
    day.sent += 1
    done = day.order("deliver_emergency", receiver="张护士")
    day.sent -= 1
    assert day.order("deliver_emergency", receiver="张护士") == done
    assert view(day).row.state is OrderState.RECEIVED
    assert len(view(day).milestones) == 6
