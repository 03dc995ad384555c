"""Journeys J1 and J2 through ``sparezone do``'s services, with their exact numbers, on both databases."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_day import TRAY_BINS, place, put_away_scans, receiving_scans, tray
from desktop.exchange.sample_delivery import NOTICE, TRAYS, SampleDelivery, lay_out, sample
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.place import Place
from desktop.queries.notice_plan import discrepancies, notice_plan
from desktop.queries.zone_map import zone_map
from desktop.services.proposing import check_bin, propose
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.headless import Clerk
from tests.journeys.times import NOW, TODAY


@pytest.fixture
def world() -> SampleDelivery:
    return sample(7, TODAY)


@pytest.fixture
def store(database_url: str, world: SampleDelivery) -> Any:
    opened = Store(open_engine(database_url), FixedClock(NOW))
    lay_out(opened, world)
    yield opened
    opened.close()


@pytest.mark.requirement("C-06", "C-12", "S1-23")
def test_a_delivery_of_120_is_received_with_139_scans(store: Store, world: SampleDelivery) -> None:
    scans = receiving_scans(world)
    assert len(scans) == 139
    answers = Clerk(store).day(world)
    told = [answer.get("receipt") for answer in answers if "receipt" in answer]
    assert told.count("received") == 118
    assert told.count("marked") == 1
    assert told.count("again") == 2
    assert [answer for answer in answers if "refused" in answer] == [{"refused": "not_on_notice"}]
    posted = answers[-1]
    assert posted == {
        "notice": NOTICE,
        "normal": 118,
        "short_dated": 1,
        "quarantined": 1,
        "short": 1,
        "trays_complete": 5,
        "trays": 6,
        "discrepancies": 2,
        "own_value_change": "0.00",
        "consigned_value": posted["consigned_value"],
    }
    assert Decimal(posted["consigned_value"]) > 0


@pytest.mark.requirement("C-06", "S2-51")
def test_what_was_received_stands_in_the_ledger_once(store: Store, world: SampleDelivery) -> None:
    Clerk(store).day(world)
    with store.read() as connection:
        on_hand = connection.execute(
            select(func.count())
            .select_from(Balance)
            .join(Place, Place.id == Balance.place_id)
            .where(Place.code.in_(TRAYS))
        ).scalar_one()
        held = connection.execute(
            select(func.count())
            .select_from(Balance)
            .join(Place, Place.id == Balance.place_id)
            .where(Place.kind == "holding")
        ).scalar_one()
        total = connection.execute(select(func.sum(LegRow.quantity))).scalar_one()
        plan = notice_plan(connection, NOTICE)
        entries = discrepancies(connection, NOTICE)
    assert (on_hand, held, total) == (119, 1, Decimal(0))
    assert [tray.received for tray in plan.trays] == [20, 20, 20, 19, 20, 20]
    missing = world.pieces[world.missing]
    assert [(entry.kind, entry.lot, entry.serial, entry.quantity) for entry in entries] == [
        ("unexpected", world.extra.lot, world.extra.serial, "1"),
        ("short", missing.lot, missing.serial, "1"),
    ]


def test_answers_say_which_seat_and_how_many(store: Store, world: SampleDelivery) -> None:
    answers = Clerk(store).day(world)
    assert answers[0]["trays"] == 6
    assert (answers[0]["received"], answers[0]["lines"], answers[0]["consigned"]) == (0, 120, True)
    assert (answers[1]["received"], answers[1]["of"]) == (0, 20)
    assert [(one["seat"], one["received"], one["of"]) for one in answers[2:10]] == [
        (seat, seat, 20) for seat in range(1, 9)
    ]
    again = answers[10]
    assert (again["receipt"], again["seat"], again["received"]) == ("again", 7, 8)
    closed = [answer for answer in answers if "open_seats" in answer]
    assert [(one["tray"], one["received"]) for one in closed] == list(zip(TRAYS, [20, 20, 20, 19, 20, 19], strict=True))
    short = next(answer for answer in answers if answer.get("receipt") == "marked")
    assert (short["days_left"], short["minimum_days"]) == (60, 90)
    verified = [answer for answer in answers if answer.get("verified")]
    assert [one["serial"] for one in verified] == [world.pieces[world.unreadable].serial]


def test_the_same_requests_again_answer_the_same_and_book_nothing(store: Store, world: SampleDelivery) -> None:
    first = Clerk(store).day(world)
    with store.read() as connection:
        movements = connection.execute(select(func.count()).select_from(MovementRow)).scalar_one()
    second = Clerk(store).day(world)
    with store.read() as connection:
        assert connection.execute(select(func.count()).select_from(MovementRow)).scalar_one() == movements
    refused_before = next(place for place, answer in enumerate(first) if "refused" in answer)
    assert [a for a in second if "refused" not in a] == [a for a in first if "refused" not in a]
    assert second[refused_before] == {"refused": "notice_posted"}


@pytest.mark.requirement("S1-21", "S1-22", "C-05")
def test_the_delivery_is_put_away_with_14_scans(store: Store, world: SampleDelivery) -> None:
    clerk = Clerk(store)
    clerk.day(world)
    scans = put_away_scans(world)
    assert len(scans) == 14
    for raw, bin_scan in zip(scans[::2], scans[1::2], strict=True):
        with store.read() as connection:
            assert place(propose(connection, raw, NOW).place) == bin_scan
        done = clerk.send("put_away", raw=raw, place=bin_scan)
    assert done == {
        "thing": world.extra.serial,
        "place": "Q-1",
        "zone": "Z1",
        "filled": 37,
        "of": 40,
        "percent": "92.5",
        "amber": True,
    }
    with store.read() as connection:
        drawn = zone_map(connection, "Z1")
        assert drawn is not None
        assert drawn.filled == 37
        receiving = (
            select(func.count()).select_from(Balance).join(Place).where(Place.kind.in_(["receiving", "holding"]))
        )
        assert connection.execute(receiving).scalar_one() == 0


def test_quarantine_goods_go_only_into_a_quarantine_bin(store: Store, world: SampleDelivery) -> None:
    clerk = Clerk(store)
    clerk.day(world)
    with pytest.raises(Refusal) as refused:
        clerk.send("put_away", raw=world.extra.raw, place=place("A-2-3"))
    assert refused.value.code == "hold_goods_only"
    assert refused.value.facts["allowed"] == ["Q-1", "Q-2"]
    with store.read() as connection:
        assert propose(connection, world.extra.raw, NOW).stands_in == "EAST-W1-HOLD"


def test_a_tray_in_the_wrong_bin_is_found_by_scanning_the_bin(store: Store, world: SampleDelivery) -> None:
    clerk = Clerk(store)
    clerk.day(world)
    with pytest.raises(Refusal, match="belongs_elsewhere"):
        clerk.send("put_away", raw=tray("TK-003"), place=TRAY_BINS[1])
    clerk.send("put_away", raw=tray("TK-003"), place=TRAY_BINS[1], anyway=True)
    with store.read() as connection:
        checked = check_bin(connection, TRAY_BINS[1])
    assert (checked.holds, checked.should_hold, checked.agrees) == (("TK-003",), ("TK-002",), False)


def test_goods_cannot_be_put_away_before_the_delivery_is_confirmed(store: Store, world: SampleDelivery) -> None:
    clerk = Clerk(store)
    for raw in receiving_scans(world)[:25]:
        clerk.receive(raw)
    with pytest.raises(Refusal, match="notice_not_confirmed"):
        clerk.send("put_away", raw=tray("TK-001"), place="A-2-1")
    with store.read() as connection:
        plan = notice_plan(connection, NOTICE)
    assert (plan.received, plan.lines, plan.trays[0].state) == (20, 120, "closed")
