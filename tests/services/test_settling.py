"""The owner changes only with its billing line, at the price of the day; taking it back takes the line back."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import insert, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import Movement, MovementKind, PlaceKind, reversal
from desktop.domain.money import tax_of
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.ledger import Balance
from desktop.models.party import Party, PartyKind
from desktop.models.settlement import BillingKind, BillingLine
from desktop.queries.agreements import consents, price_lists
from desktop.services import verbs
from desktop.services.consenting import END_CONSENT, RECORD_CONSENT, EndConsent, RecordConsent, require_consent
from desktop.services.deadlines import close_deadlines, open_deadline
from desktop.services.master_data.entry import Seen
from desktop.services.numbering import next_number
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.posting import Goods, Ledger, Spot, post
from desktop.services.pricing import SAVE_PRICE_LIST, ItemPrice, SavePriceList
from desktop.services.settling import Share, credit, settle
from desktop.storage.unit_of_work import UnitOfWork
from desktop.storage.verify import verify
from tests.storage.world import BADGE, World, build

JANUARY = date(2026, 1, 1)


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    world = build(database_url)
    with world.store.engine.begin() as connection:
        connection.execute(insert(Party).values(code="XX", name="XX医院", kind=PartyKind.HOSPITAL))
    yield world
    world.close()


def ask(world: World, verb: Verb[Any, Any], request: Any) -> Any:
    return perform(world.store, verb, request, Envelope(new_id(), BADGE, "desk 1")).value


def inside(world: World, work: Any) -> Any:
    """Run a piece of work as a verb of its own."""
    verb = Verb("test", RecordConsent, str, lambda uow, _: str(work(uow)), Action.SETTLE)
    return ask(world, verb, RecordConsent("M-01", "XX", "-", JANUARY))


def prices(code: str, price: str, first: date, last: date | None = None, payer: str = "") -> SavePriceList:
    return SavePriceList(code, "M-01", first, (ItemPrice("STEM-12", Decimal(price)),), last, payer)


def hospital(uow: UnitOfWork) -> int:
    return uow.read(select(Party.id).where(Party.code == "XX")).scalar_one()


def use(world: World, uow: UnitOfWork, unit: int) -> Any:
    lot = world.lot_of_unit[unit]
    goods = Goods(world.item_of_lot[lot], lot, unit, world.maker)
    share = Share(goods, world.spots[world.bins[0]], Decimal(1), hospital(uow), hospital(uow), BillingKind.CONSUME)
    target = Spot(world.used, PlaceKind.HOSPITAL_USE, None)
    return settle(uow, MovementKind.CONSUME, [share], target, "UR-0001", Ledger(world.site, world.partner))


def owed(world: World) -> list[tuple[BillingKind, Decimal, Decimal]]:
    with world.store.read() as connection:
        asked = select(BillingLine.kind, BillingLine.amount, BillingLine.tax).order_by(BillingLine.recorded_at)
        return [tuple(row) for row in connection.execute(asked)]  # type: ignore[misc]  # three columns


def on_hand(world: World, unit: int) -> int:
    with world.store.read() as connection:
        return len(connection.execute(select(Balance.id).where(Balance.unit_id == unit)).all())


@pytest.mark.requirement("S1-23", "C-06")
def test_a_consumed_unit_is_billed_at_the_price_of_the_day(world: World) -> None:
    ask(world, SAVE_PRICE_LIST, prices("OLD", "9000", JANUARY, date(2026, 11, 2)))
    ask(world, SAVE_PRICE_LIST, prices("NOW", "12800", date(2026, 11, 3)))
    unit = world.units[0]
    world.receive_unit(unit)
    inside(world, lambda uow: use(world, uow, unit).amount)
    assert owed(world) == [(BillingKind.CONSUME, Decimal("12800.00"), tax_of(Decimal(12800), 1300, included=True))]
    assert on_hand(world, unit) == 0
    assert verify(world.store.engine).findings == ()


def test_a_list_made_for_the_payer_comes_before_the_one_for_all(world: World) -> None:
    ask(world, SAVE_PRICE_LIST, prices("ALL", "12800", JANUARY))
    ask(world, SAVE_PRICE_LIST, prices("XX", "11000", JANUARY, payer="XX"))
    world.receive_unit(world.units[0])
    inside(world, lambda uow: use(world, uow, world.units[0]))
    assert owed(world)[0][1] == Decimal("11000.00")


def test_without_a_price_nothing_is_booked(world: World) -> None:
    world.receive_unit(world.units[0])
    with pytest.raises(Refusal, match="no_price"):
        inside(world, lambda uow: use(world, uow, world.units[0]))
    assert owed(world) == []
    assert on_hand(world, world.units[0]) == 1


def test_two_lists_for_the_same_days_are_refused(world: World) -> None:
    ask(world, SAVE_PRICE_LIST, prices("ONE", "1", JANUARY))
    with pytest.raises(Refusal, match="price_list_overlaps"):
        ask(world, SAVE_PRICE_LIST, prices("TWO", "2", date(2026, 6, 1)))
    ask(world, SAVE_PRICE_LIST, prices("ONE", "1", JANUARY, date(2026, 5, 31)))
    ask(world, SAVE_PRICE_LIST, prices("TWO", "2", date(2026, 6, 1)))


def test_taking_back_a_consumption_takes_back_what_is_owed(world: World) -> None:
    ask(world, SAVE_PRICE_LIST, prices("ALL", "12800", JANUARY))
    unit = world.units[0]
    world.receive_unit(unit)
    taken: list[Movement] = []

    def book(uow: UnitOfWork) -> None:
        use(world, uow, unit)
        taken.extend(uow.movements())

    def back(uow: UnitOfWork) -> None:
        reverse = reversal(taken[0], new_id(), "wrong sticker")
        post(uow, reverse, Ledger(world.site, world.partner))
        assert credit(uow, taken[0].id, reverse.id, Ledger(world.site, world.partner)) == Decimal("-12800.00")

    inside(world, book)
    inside(world, back)
    assert sum(amount for _, amount, _ in owed(world)) == 0
    assert on_hand(world, unit) == 1


@pytest.mark.requirement("X-02")
def test_goods_are_held_elsewhere_only_with_the_owners_consent(world: World) -> None:
    def go(uow: UnitOfWork) -> None:
        require_consent(uow, world.maker, hospital(uow), world.partner, uow.today("Asia/Shanghai"))

    with pytest.raises(Refusal, match="no_consent"):
        inside(world, go)
    ask(world, RECORD_CONSENT, RecordConsent("M-01", "XX", "Contract 7", JANUARY, date(2026, 11, 2)))
    with pytest.raises(Refusal, match="no_consent"):
        inside(world, go)
    ask(world, RECORD_CONSENT, RecordConsent("M-01", "XX", "Letter 9", date(2026, 11, 3)))
    inside(world, go)


def test_numbers_of_documents_count_up_and_a_refused_job_gives_its_number_back(world: World) -> None:
    def number(uow: UnitOfWork) -> str:
        given = next_number(uow, "UR")
        uow.record("number", given)
        return given

    def refused(uow: UnitOfWork) -> None:
        number(uow)
        raise Refusal("cancelled")

    assert inside(world, number) == "UR-0001"
    with pytest.raises(Refusal):
        inside(world, refused)
    assert inside(world, number) == "UR-0002"


@pytest.mark.requirement("X-01")
def test_a_deadline_is_closed_on_time_to_the_second(world: World) -> None:
    ledger = Ledger(world.site, world.partner)
    opened = datetime(2026, 11, 24, 3, 20, tzinfo=UTC)
    due: list[datetime] = []
    inside(world, lambda uow: due.append(open_deadline(uow, "notice_of_use", "UR-0001", ledger, opened)))
    assert due == [datetime(2026, 11, 25, 3, 20, tzinfo=UTC)]
    assert inside(world, lambda uow: close_deadlines(uow, "notice_of_use", "UR-0001", due[0])) == "1"
    assert inside(world, lambda uow: close_deadlines(uow, "notice_of_use", "UR-0001")) == "0"


def test_no_two_verbs_have_one_name() -> None:
    named = [verb.name for verb in verbs._ALL]
    assert sorted(named) == sorted(set(named))
    assert set(verbs.VERBS) == set(named)


@pytest.mark.requirement("X-02")
def test_an_ended_consent_holds_to_its_last_day_and_is_not_ended_twice(world: World) -> None:
    def go(uow: UnitOfWork) -> None:
        require_consent(uow, world.maker, hospital(uow), world.partner, uow.today("Asia/Shanghai"))

    ask(world, RECORD_CONSENT, RecordConsent("M-01", "XX", "Contract 7", JANUARY))
    with world.store.read() as connection:
        (row,) = consents(connection, "M-01")
        assert consents(connection, "P-01") == ()
    assert (row.custodian, row.reference, row.valid_to) == ("XX", "Contract 7", None)
    for code, request in {
        "needs_reason": EndConsent(row.consent, date(2026, 11, 3), ""),
        "unknown_consent": EndConsent(row.consent + 1, date(2026, 11, 3), "over"),
        "period_backwards": EndConsent(row.consent, date(2025, 12, 31), "over"),
    }.items():
        with pytest.raises(Refusal, match=code):
            ask(world, END_CONSENT, request)
    ask(world, END_CONSENT, EndConsent(row.consent, date(2026, 11, 3), "over"))
    inside(world, go)
    with pytest.raises(Refusal, match="consent_ended_already"):
        ask(world, END_CONSENT, EndConsent(row.consent, date(2026, 11, 3), "over"))
    ask(world, END_CONSENT, EndConsent(row.consent, date(2026, 11, 2), "earlier"))
    with pytest.raises(Refusal, match="no_consent"):
        inside(world, go)


def test_price_lists_are_told_with_their_prices_the_newest_first(world: World) -> None:
    ask(world, SAVE_PRICE_LIST, prices("OLD", "9000", JANUARY, date(2026, 5, 31)))
    ask(world, SAVE_PRICE_LIST, prices("XX", "11000", date(2026, 2, 1), payer="XX"))
    ask(world, SAVE_PRICE_LIST, prices("NOW", "12800", date(2026, 6, 1)))
    with world.store.read() as connection:
        lists = price_lists(connection, "M-01")
    assert [(one.code, one.payer, one.currency) for one in lists] == [
        ("NOW", "", "CNY"),
        ("XX", "XX", "CNY"),
        ("OLD", "", "CNY"),
    ]
    assert [(price.ref, price.unit_price) for price in lists[0].prices] == [("STEM-12", Decimal("12800.00"))]
    assert [one.is_valid_on(date(2026, 5, 31)) for one in lists] == [False, True, True]


def test_a_price_list_that_changed_since_it_was_seen_is_refused_with_what_changed(world: World) -> None:
    seen = (Seen("payer", ""), Seen("valid_from", "2026-01-01"), Seen("prices", "STEM-12 100.00 1300"))
    ask(world, SAVE_PRICE_LIST, replace(prices("ALL", "100", JANUARY), expected=(Seen("code", ""),)))
    ask(world, SAVE_PRICE_LIST, replace(prices("ALL", "110", JANUARY), expected=seen))
    with pytest.raises(Refusal) as caught:
        ask(world, SAVE_PRICE_LIST, replace(prices("ALL", "120", JANUARY), expected=seen))
    changed = {"field": "STEM-12", "seen": "100.00 1300", "now": "110.00 1300"}
    assert (caught.value.code, caught.value.facts["fields"]) == ("changed_meanwhile", [changed])
    with pytest.raises(Refusal, match="changed_meanwhile"):
        ask(world, SAVE_PRICE_LIST, replace(prices("ALL", "120", JANUARY), expected=(Seen("code", ""),)))
    with world.store.read() as connection:
        (row,) = price_lists(connection)
    assert [price.unit_price for price in row.prices] == [Decimal(110)]


def test_of_two_people_who_change_a_price_list_at_once_one_is_told(world: World) -> None:
    ask(world, SAVE_PRICE_LIST, prices("ALL", "100", JANUARY))
    seen = (Seen("prices", "STEM-12 100.00 1300"),)
    barrier = threading.Barrier(2)

    def save(price: str) -> str:
        barrier.wait()
        try:
            ask(world, SAVE_PRICE_LIST, replace(prices("ALL", price, JANUARY), expected=seen))
        except Refusal as refusal:
            return refusal.code
        return "saved"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(save, ("110", "120"))) == ["changed_meanwhile", "saved"]
