"""Pars are checked, positions count each piece once, a consumption is followed at once, nothing is ordered twice."""

import threading
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from time import thread_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, update

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.forecast import Method
from desktop.domain.ledger import MovementKind, PlaceKind
from desktop.domain.origin import new_id
from desktop.domain.replenishment import Levels, Parts
from desktop.models.ledger import MovementRow
from desktop.models.party import Party, PartyKind
from desktop.models.place import Place
from desktop.models.replenishment import Par, ParDecision
from desktop.models.settlement import BillingKind
from desktop.queries.demand import outlook, weekly_demand
from desktop.queries.pars import pars
from desktop.queries.refill_orders import orders_after
from desktop.queries.replenishment import ProposalRow, proposals
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.posting import Goods, Ledger, Spot
from desktop.services.pricing import SAVE_PRICE_LIST, ItemPrice, SavePriceList
from desktop.services.refill_verbs import REFILL_VERBS
from desktop.services.settling import Share, settle
from desktop.services.wire import from_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store, UnitOfWork
from tests.journeys.refill_day import lay_out
from tests.storage.world import BADGE, MORNING, World, build

VERBS = {verb.name: verb for verb in REFILL_VERBS}
PRICE = SavePriceList("ALL", "M-01", date(2020, 1, 1), (ItemPrice("SCREW-4.5", Decimal(1)),))


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    world = build(database_url, clock=FixedClock(MORNING))
    with world.store.engine.begin() as connection:
        connection.execute(insert(Party).values(code="XX", name="XX医院", kind=PartyKind.HOSPITAL))
    perform(world.store, SAVE_PRICE_LIST, PRICE, world.envelope())
    yield world
    world.close()


def do(world: World, verb: str, at: datetime | None = None, **fields: Any) -> Any:
    known: Verb[Any, Any] = VERBS[verb]
    envelope = Envelope(new_id(), BADGE, "desk 1", at=at)
    return perform(world.store, known, from_wire(known.request, fields), envelope).value


def screws(minimum: int = 3, target: int = 5, maximum: int = 8, **more: Any) -> dict[str, Any]:
    levels = {"minimum": minimum, "target": target, "maximum": maximum}
    return {"item": "SCREW-4.5", **levels} | ({} if "kit" in more else {"place": "Z1"}) | more


def row(world: World, at: datetime = MORNING, place: str = "Z1") -> ProposalRow:
    with world.store.read() as connection:
        rows = proposals(connection, "SH", at, below_only=False)
    return next(one for one in rows if (one.par.item, one.par.at) == ("SCREW-4.5", place))


def consume(world: World, lot: int, pieces: int, at: datetime = MORNING, place: int | None = None) -> None:
    """A consumption out of a place, billed, as a usage report posts it."""
    source = world.spots[place or world.bins[0]]

    def book(uow: UnitOfWork, _: Any) -> str:
        hospital = uow.read(select(Party.id).where(Party.code == "XX")).scalar_one()
        goods = Goods(world.item_of_lot[lot], lot, None, world.maker)
        share = Share(goods, source, Decimal(pieces), hospital, hospital, BillingKind.CONSUME)
        target = Spot(world.used, PlaceKind.HOSPITAL_USE, None)
        settle(uow, MovementKind.CONSUME, [share], target, "UR-1", Ledger(world.site, world.partner))
        return ""

    verb = Verb("consume", SavePriceList, str, book, VERBS["save_par"].action)
    perform(world.store, verb, PRICE, Envelope(new_id(), BADGE, "desk 1", at=at))


# ---------------------------------------------------------------- pars


def test_a_par_out_of_order_is_refused_and_nothing_is_kept(world: World) -> None:
    with pytest.raises(Refusal, match="faulty_entry") as told:
        do(world, "save_par", **screws(5, 3, 2), pack=0)
    faults = told.value.facts["faults"]
    assert [(one["field"], one["code"]) for one in faults] == [  # type: ignore[union-attr,index]  # a list of faults
        ("pack", "out_of_range"),
        ("target", "target_below_minimum"),
        ("maximum", "maximum_below_target"),
    ]
    with world.store.read() as connection:
        assert pars(connection) == ()


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"place": "A-1-1"}, ("place", "not_a_zone_or_store")),
        ({"place": ""}, ("place", "place_or_kit")),
        ({"item": "NONE"}, ("item", "unknown_item")),
        ({"owner": "NONE"}, ("owner", "unknown_party")),
        ({"place": "", "kit": "NONE", "site": "SH"}, ("kit", "unknown_kit")),
        ({"site": "NONE"}, ("site", "unknown_site")),
        ({"horizon_days": -1}, ("horizon_days", "out_of_range")),
    ],
)
def test_what_a_par_names_must_be_there(world: World, given: dict[str, Any], fault: tuple[str, str]) -> None:
    with pytest.raises(Refusal, match="faulty_entry") as told:
        do(world, "save_par", **(screws() | given))
    faults = told.value.facts["faults"]
    assert fault in [(one["field"], one["code"]) for one in faults]  # type: ignore[union-attr,index]  # a list of faults


def test_a_par_is_changed_retired_and_taken_up_again(world: World) -> None:
    assert do(world, "save_par", **screws()).created
    assert do(world, "save_par", **screws(2)).changed == ("minimum",)
    do(world, "retire_par", place="Z1", item="SCREW-4.5")
    with world.store.read() as connection:
        assert proposals(connection, "SH", MORNING) == ()
    do(world, "save_par", **screws(2))
    assert row(world).par.levels == Levels(2, 5, 8)


# ---------------------------------------------------------------- positions


@pytest.mark.requirement("S1-24")
def test_a_proposal_is_there_within_a_second_of_the_consumption_that_caused_it(world: World) -> None:
    do(world, "save_par", **screws())
    world.receive(world.lots[0], 3)
    with world.store.read() as connection:
        assert proposals(connection, "SH", MORNING) == ()
    consume(world, world.lots[0], 1)
    started = thread_time()
    with world.store.read() as connection:
        found = proposals(connection, "SH", MORNING)
    assert thread_time() - started < 1
    assert [(one.par.item, one.pieces) for one in found] == [("SCREW-4.5", 3)]


def test_goods_that_arrived_but_are_not_shelved_are_in_transit(world: World) -> None:
    do(world, "save_par", **screws())
    world.receive(world.lots[0], 2, world.receiving)
    assert row(world).proposal.parts == Parts(in_transit=2)
    world.move(world.lots[0], 2, world.receiving, world.bins[0])
    assert row(world).proposal.parts == Parts(usable=2)


def test_the_last_day_counts_in_the_sites_own_time_zone(world: World) -> None:
    """All lots expire on 2029-01-31; Shanghai is 8 hours ahead of UTC."""
    do(world, "save_par", **screws())
    world.receive(world.lots[0], 3)
    still_good = datetime(2028, 12, 31, 15, 59, tzinfo=UTC)
    assert row(world, still_good).proposal.parts.usable == 3
    assert row(world, still_good + timedelta(minutes=1)).proposal.parts.usable == 0
    do(world, "save_par", **screws(horizon_days=0))
    assert row(world, datetime(2029, 1, 30, 15, 59, tzinfo=UTC)).proposal.parts.usable == 3
    assert row(world, datetime(2029, 1, 30, 16, 0, tzinfo=UTC)).proposal.parts.usable == 0


def test_goods_in_a_quarantine_bin_do_not_count(world: World) -> None:
    do(world, "save_par", **screws())
    world.receive(world.lots[0], 3)
    with world.store.engine.begin() as connection:
        connection.execute(update(Place).where(Place.id == world.bins[0]).values(purpose="quarantine"))
    assert row(world).proposal.parts.usable == 0


def test_a_hospital_store_and_a_zone_count_their_own_pieces(world: World) -> None:
    with world.store.engine.begin() as connection:
        hospital = connection.execute(select(Party.id).where(Party.code == "XX")).scalar_one()
        values = {"code": "H-1", "kind": PlaceKind.HOSPITAL, "site_id": world.site, "partner_id": world.partner}
        store = connection.execute(insert(Place).values(values | {"custodian_id": hospital}).returning(Place.id))
        place = store.scalar_one()
    world.spots[place] = Spot(place, PlaceKind.HOSPITAL, hospital)
    do(world, "save_par", **screws())
    do(world, "save_par", **screws(place="H-1"))
    world.receive(world.lots[0], 5)
    world.move(world.lots[0], 2, world.bins[0], place)
    assert (row(world).proposal.parts.usable, row(world, place="H-1").proposal.parts.usable) == (3, 2)
    consume(world, world.lots[0], 1, MORNING - timedelta(days=14), place)
    with world.store.read() as connection:
        store_par, zone_par = pars(connection, place="H-1")[0], pars(connection, place="Z1")[0]
        assert sum(weekly_demand(connection, store_par, MORNING)[1]) <= 1
        assert zone_par.site_id == store_par.site_id


# ---------------------------------------------------------------- orders


@pytest.mark.requirement("S1-24")
def test_two_planners_who_send_at_once_make_one_order(database_url: str) -> None:
    day = lay_out(database_url)
    stores = [Store(open_engine(database_url), day.clock) for _ in range(4)]
    send, told = VERBS["send_order"], list[str]()

    def press(store: Store) -> None:
        request = from_wire(send.request, {"site": "SH", "owner": "M"})
        try:
            told.append(
                perform(store, send, request, Envelope(new_id(), BADGE, "desk", at=day.clock.now())).value.order
            )
        except Refusal as refusal:
            told.append(refusal.code)

    threads = [threading.Thread(target=press, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    assert sorted(told) == ["O-0001", *["nothing_to_order"] * 3]
    assert day.below() == ()
    day.close()


def test_an_order_of_a_stranger_or_of_nothing_is_refused(world: World) -> None:
    do(world, "save_par", **screws())
    world.receive(world.lots[0], 5)
    with pytest.raises(Refusal, match="nothing_to_order"):
        do(world, "send_order", site="SH", owner="M-01")
    with pytest.raises(Refusal, match="unknown_party"):
        do(world, "send_order", site="SH", owner="NONE")
    with pytest.raises(Refusal, match="unknown_order"):
        do(world, "cancel_order", order="O-0001", reason="none")
    with pytest.raises(Refusal, match="unknown_order"):
        do(world, "record_reply", order="O-0001")


@pytest.mark.requirement("R26")
def test_orders_that_rest_on_a_consumption_are_named_until_they_are_cancelled(world: World) -> None:
    do(world, "save_par", **screws())
    item = world.item_of_lot[world.lots[0]]
    later = MORNING + timedelta(hours=1)
    do(world, "send_order", at=later, site="SH", owner="M-01")

    def named(since: datetime) -> tuple[str, ...]:
        with world.store.read() as connection:
            return orders_after(connection, [item], since)

    assert named(MORNING) == ("O-0001",)
    assert named(later + timedelta(seconds=1)) == ()
    do(world, "cancel_order", at=later, order="O-0001", reason="usage was wrong")
    assert named(MORNING) == ()


def test_the_reply_cannot_come_before_the_order_nor_tomorrow(world: World) -> None:
    do(world, "save_par", **screws())
    do(world, "send_order", site="SH", owner="M-01")
    before = (MORNING - timedelta(minutes=1)).isoformat()
    with pytest.raises(Refusal, match="reply_before_order"):
        do(world, "record_reply", order="O-0001", replied_at=before)
    with pytest.raises(Refusal, match="reply_in_future"):
        do(world, "record_reply", order="O-0001", replied_at=(MORNING + timedelta(days=1)).isoformat())
    sent_on = MORNING.astimezone(ZoneInfo("Asia/Shanghai")).date()
    with pytest.raises(Refusal, match="promise_before_order"):
        do(world, "record_reply", order="O-0001", promised_on=(sent_on - timedelta(days=1)).isoformat())
    now = MORNING + timedelta(minutes=30)
    assert do(world, "record_reply", at=now, order="O-0001").reply_minutes == 30
    later = now + timedelta(hours=2)
    assert do(world, "record_reply", at=later, order="O-0001", promised_on="2026-11-09").reply_minutes == 30


# ---------------------------------------------------------------- demand, forecast and pars from it


def history(world: World, weeks: dict[int, int]) -> None:
    """Receive, and consume so many pieces in the weeks before the first of November 2026."""
    lot = world.lots[0]
    world.receive(lot, 500)
    with world.store.engine.begin() as connection:
        ids = connection.execute(select(MovementRow.id)).scalars().all()
        assert len(ids) == 1
    for back, pieces in sorted(weeks.items(), reverse=True):
        consume(world, lot, pieces, MORNING - timedelta(weeks=back))


def test_demand_is_what_was_consumed_a_week_without_what_was_taken_back(world: World) -> None:
    do(world, "save_par", **screws())
    history(world, {10: 1, 7: 4, 3: 2, 0: 9})
    with world.store.read() as connection:
        first, weeks = weekly_demand(connection, pars(connection)[0], MORNING)
    assert first == date(2026, 8, 24)
    assert weeks == (1, 0, 0, 4, 0, 0, 0, 2, 0, 0)


@pytest.mark.requirement("S2-62")
def test_a_par_from_the_forecast_is_kept_with_its_figures_and_the_installed_base_beside_it(world: World) -> None:
    do(world, "save_par", **screws())
    history(world, {back: 1 + back % 2 for back in range(2, 80, 3)})
    installed: dict[str, Any] = {"devices": 26, "failures_per_year": "0.5", "source": "service list 2026-10"}
    do(world, "record_installed_base", site="SH", item="SCREW-4.5", **installed)
    with world.store.read() as connection:
        found = outlook(connection, pars(connection)[0], MORNING)
    assert found.forecast.method in set(Method)
    assert found.forecast.rate == pytest.approx(0.5, abs=0.15)
    assert found.installed_weekly == pytest.approx(13 / 52.1775)
    adopted = do(world, "adopt_par", place="Z1", item="SCREW-4.5", fill_rate="95")
    assert adopted.proposed == adopted.kept == found.proposal.levels
    assert found.proposal.fill_rate >= 0.95
    assert row(world).par.levels == adopted.kept
    wanted = {"minimum": 4, "target": 6, "maximum": 9, "pack": 1}
    with pytest.raises(Refusal, match="reason_missing"):
        do(world, "adopt_par", place="Z1", item="SCREW-4.5", levels=wanted)
    do(world, "adopt_par", place="Z1", item="SCREW-4.5", levels=wanted, reason="new surgeon")
    with world.store.read() as connection:
        kept = connection.execute(select(ParDecision.accepted, ParDecision.reason).order_by(ParDecision.decided_at))
        assert kept.all()[-1] == ("4/6/9/1", "new surgeon")
        assert connection.execute(select(Par.source)).scalar_one() == "forecast"
    assert row(world).par.levels == Levels(4, 6, 9)


def test_a_proposal_that_is_no_longer_what_the_planner_saw_is_not_taken_over(world: World) -> None:
    do(world, "save_par", **screws())
    history(world, {back: 1 + back % 2 for back in range(2, 80, 3)})
    with world.store.read() as connection:
        seen = asdict(outlook(connection, pars(connection)[0], MORNING).proposal.levels)
    consume(world, world.lots[0], 40, MORNING - timedelta(weeks=1))
    with pytest.raises(Refusal, match="par_proposal_changed"):
        do(world, "adopt_par", place="Z1", item="SCREW-4.5", seen=seen)
    assert row(world).par.levels == Levels(3, 5, 8)
    with world.store.read() as connection:
        assert connection.execute(select(ParDecision.id)).all() == []
        seen = asdict(outlook(connection, pars(connection)[0], MORNING).proposal.levels)
    assert do(world, "adopt_par", place="Z1", item="SCREW-4.5", seen=seen).kept == Levels(**seen)


BAD_GOALS = [("fill_rate", bad) for bad in ("100", "0", "0.95", "NaN", "Infinity")]
BAD_GOALS += [("lead_weeks", bad) for bad in ("0", "NaN", "Infinity")]


@pytest.mark.parametrize(("field", "value"), BAD_GOALS)
def test_a_goal_that_nobody_can_reach_is_refused(world: World, field: str, value: str) -> None:
    do(world, "save_par", **screws())
    code = "bad_fill_rate" if field == "fill_rate" else "bad_lead_time"
    goal: dict[str, Any] = {field: value}
    with pytest.raises(Refusal, match=code):
        do(world, "adopt_par", place="Z1", item="SCREW-4.5", **goal)
    assert row(world).par.levels == Levels(3, 5, 8)
