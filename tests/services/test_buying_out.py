"""Bought goods stay where they lie, belong to who bought them, and are billed to the cent; undoing credits the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.money import tax_of
from desktop.domain.origin import new_id
from desktop.exchange.sample_case import CASE, TRAY, SampleCase, sample_case
from desktop.exchange.sample_catalogue import gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, GS, HOSPITAL, MAKER, PARTNER, SITE, SUPERVISOR
from desktop.models.item import Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import BillingKind
from desktop.queries.statement import StatementAsked, StatementRow
from desktop.queries.statement_lines import Statement, statement
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.case_day import lay_out_world

DAY = date(2026, 11, 24)
BIN, OTHER = "A-1-1", "A-1-2"
STEM = {"item": "FS-12-135", "serial": "BO-0001"}
SCREWS = {"item": "LS-35-30", "lot": "BO-LOT", "place": BIN}
WHO = "李明 (M)"


class Office:
    """The supervisor who settles, and what stands in the books afterwards."""

    def __init__(self, url: str, case: SampleCase) -> None:
        self.clock = FixedClock(case.at("14:00"))
        self.store = Store(open_engine(url), self.clock)
        lay_out_world(self.store, case)
        stem = {"position": 1, "item": "FS-12-135", "owner": MAKER, "place": BIN, "lot": "BO-STEM"}
        screws = {"position": 2, "item": "LS-35-30", "owner": MAKER, "place": BIN, "lot": "BO-LOT", "quantity": "10"}
        lines = [stem | {"serial": "BO-0001", "expires_on": "2029-05-31"}, screws | {"expires_on": "2029-05-31"}]
        self.send("take_over_stock", document="OPENING-BO", site=SITE, lines=lines)

    def send(self, verb: str, actor: str = ADMINISTRATOR, request: Any = None, **fields: Any) -> dict[str, Any]:
        around = {"verb": verb, "request_id": str(request or new_id()), "actor": actor, "workstation": "DESK-1"}
        answer: dict[str, Any] = answer_wire(self.store, around | {"at": self.clock.now().isoformat()} | fields).value
        return answer

    def refused(self, verb: str = "buy_out", **fields: Any) -> str:
        before = self.lying()
        with pytest.raises(Refusal) as refusal:
            self.send(verb, **fields)
        assert self.lying() == before
        return refusal.value.code

    def lying(self) -> set[tuple[str, ...]]:
        asked = (
            select(Lot.number, Unit.serial, Party.code, Place.code, Balance.quantity)
            .select_from(Balance)
            .join(Lot, Lot.id == Balance.lot_id)
            .outerjoin(Unit, Unit.id == Balance.unit_id)
            .join(Party, Party.id == Balance.owner_id)
            .join(Place, Place.id == Balance.place_id)
            .where(Lot.number.like("BO-%"), Balance.quantity > 0)
        )
        with self.store.read() as connection:
            return {(*row[:4], f"{row[4]:f}") for row in connection.execute(asked)}

    def statement(self, owner: str = MAKER) -> Statement:
        with self.store.read() as connection:
            return statement(connection, StatementAsked(owner, SITE, date(2026, 11, 1), date(2026, 11, 30)))

    def row(self, lot: str, owner: str = MAKER) -> StatementRow:
        return next(row for row in self.statement(owner).rows if row.lot == lot)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    made = Office(database_url, sample_case(DAY))
    yield made
    assert verify(made.store.engine).findings == ()
    made.store.close()


@pytest.mark.requirement("S1-23", "C-06")
def test_a_bought_unit_stays_in_its_bin_belongs_to_the_partner_and_is_billed_to_the_cent(office: Office) -> None:
    bought = office.send("buy_out", **STEM, agreed_by=WHO)
    assert (bought["document"], bought["owner"], bought["buyer"]) == ("BO-0001", MAKER, PARTNER)
    assert bought["amount"] == "12800.00"
    assert ("BO-STEM", "BO-0001", PARTNER, BIN, "1") in office.lying()
    made = office.statement()
    (owed,) = made.owed
    tax = tax_of(Decimal("12800.00"), 1300, included=True)
    assert (owed.kind, owed.quantity, owed.amount, owed.tax) == (BillingKind.BUY_OUT, 1, Decimal("12800.00"), tax)
    assert made.closes
    assert (made.total.bought_out, made.purchases) == (-1, Decimal("12800.00"))
    assert office.row("BO-STEM").closing == 0
    mine = office.statement(PARTNER)
    assert mine.closes
    assert (mine.total.bought_out, office.row("BO-STEM", PARTNER).closing) == (1, 1)


@pytest.mark.requirement("S1-23")
def test_some_pieces_of_a_lot_are_bought_and_the_rest_stays_the_owners(office: Office) -> None:
    bought = office.send("buy_out", **SCREWS, pieces="3", agreed_by=WHO)
    assert bought["amount"] == "2580.00"
    lying = office.lying()
    assert {("BO-LOT", None, MAKER, BIN, "7"), ("BO-LOT", None, PARTNER, BIN, "3")} <= lying
    assert (office.row("BO-LOT").bought_out, office.row("BO-LOT").closing) == (-3, 7)
    assert office.statement().closes


@pytest.mark.requirement("S1-23")
def test_taking_a_buy_out_back_credits_exactly_what_was_billed(office: Office) -> None:
    before = office.lying()
    office.send("buy_out", **SCREWS, pieces="3", agreed_by=WHO)
    office.send("save_price_list", **new_prices("999.00"))
    undone = office.send("undo_buy_out", document="BO-0001", reason="wrong lot")
    assert undone["credited"] == "-2580.00"
    assert office.lying() == before
    made = office.statement()
    assert made.closes
    assert (made.amount, made.tax, made.purchases, made.total.bought_out) == (0, 0, 0, 0)
    assert [(one.kind, one.amount) for one in made.owed] == [
        (BillingKind.BUY_OUT, Decimal("2580.00")),
        (BillingKind.CREDIT, Decimal("-2580.00")),
    ]
    assert office.refused("undo_buy_out", document="BO-0001", reason="again") == "already_reversed"
    assert office.statement().amount == 0


def new_prices(price: str) -> dict[str, Any]:
    """The list as it shall be from now on, at another price."""
    prices = [{"item": "LS-35-30", "unit_price": price}, {"item": "FS-12-135", "unit_price": price}]
    return {"code": "M-2026", "owner": MAKER, "valid_from": "2026-01-01", "prices": prices}


def test_the_last_buy_out_of_a_desk_is_undone_with_its_credit_as_any_other_movement(office: Office) -> None:
    before = office.lying()
    office.send("buy_out", **STEM, agreed_by=WHO)
    undone = office.send("undo_last", reason="typed too early")
    assert (undone["kind"], undone["document"]) == ("buy_out", "BO-0001")
    assert office.lying() == before
    assert (office.statement().amount, office.statement().closes) == (0, True)


def test_the_same_request_twice_buys_once(office: Office) -> None:
    request = new_id()
    first = office.send("buy_out", request=request, **SCREWS, pieces="2", agreed_by=WHO)
    assert office.send("buy_out", request=request, **SCREWS, pieces="2", agreed_by=WHO) == first
    assert office.row("BO-LOT").bought_out == -2
    assert office.statement().amount == Decimal("1720.00")


@pytest.mark.requirement("S1-23")
def test_a_named_buyer_owes_it_and_both_statements_close(office: Office) -> None:
    bought = office.send("buy_out", **STEM, buyer=HOSPITAL, agreed_by=WHO)
    assert bought["buyer"] == HOSPITAL
    assert ("BO-STEM", "BO-0001", HOSPITAL, BIN, "1") in office.lying()
    theirs = office.statement(HOSPITAL)
    assert (theirs.total.bought_out, theirs.total.closing, theirs.not_billed, theirs.closes) == (1, 1, (), True)
    assert theirs.amount == 0
    assert office.statement().closes
    office.send("undo_buy_out", document="BO-0001", reason="not wanted")
    assert office.statement(HOSPITAL).closes


def test_what_is_held_recalled_or_counted_is_not_sold(office: Office) -> None:
    hold = office.send("hold_goods", **STEM, reason="quality")
    assert office.refused(**STEM, agreed_by=WHO) == "held"
    office.send("release_hold", actor=SUPERVISOR, hold=hold["hold"], reason="looked at")
    office.send("block_recall", item="LS-35-30", lot="BO-LOT", reason="notice 7", site=SITE)
    assert office.refused(**SCREWS, agreed_by=WHO) == "recalled"
    office.send("start_count", place=BIN)
    assert office.refused(**STEM, agreed_by=WHO) == "place_counted"
    assert office.statement().owed == ()


def test_what_a_case_counts_on_is_not_sold(office: Office) -> None:
    case = sample_case(DAY)
    in_tray = next(piece for piece in case.pieces if piece.serial)
    assert office.refused(raw=in_tray.raw, agreed_by=WHO) == "goods_of_case"
    start = (DAY + timedelta(days=3)).isoformat()
    plan = [{"item": "LS-35-30", "pieces": 8}]
    office.send("plan_case", number="C-9", hospital=HOSPITAL, site=SITE, starts=f"{start}T08:30", plan=plan)
    office.send("reserve_case", number="C-9")
    assert office.refused(**SCREWS, pieces="10", agreed_by=WHO) == "reserved_for_case"
    office.send("buy_out", **SCREWS, pieces="1", agreed_by=WHO)
    office.send("cancel_case", number=CASE, reason="not needed")
    assert office.send("buy_out", raw=in_tray.raw, agreed_by=WHO)["place"] == TRAY


def test_without_a_price_person_or_pieces_nothing_is_sold(office: Office) -> None:
    assert office.refused(**STEM, agreed_by="") == "needs_person"
    assert office.refused(**STEM, agreed_by=" \t\u3000") == "needs_person"
    assert office.refused(**SCREWS, pieces="0", agreed_by=WHO) == "bad_quantity"
    assert office.refused(**SCREWS, pieces="11", agreed_by=WHO) == "not_enough_stock"
    assert office.refused(**SCREWS, buyer="NOBODY", agreed_by=WHO) == "unknown_party"
    assert office.refused(**SCREWS, buyer=MAKER, agreed_by=WHO) == "already_own"
    assert office.refused(**(SCREWS | {"place": OTHER}), agreed_by=WHO) == "not_on_hand"
    assert office.refused("undo_buy_out", document="BO-0009", reason="no") == "unknown_buy_out"
    ended = new_prices("860.00") | {"valid_to": "2026-11-01"}
    office.send("save_price_list", **ended)
    assert office.refused(**SCREWS, agreed_by=WHO) == "no_price"
    assert office.statement().owed == ()


def test_what_is_ones_own_is_not_bought_again(office: Office) -> None:
    office.send("buy_out", **STEM, agreed_by=WHO)
    assert office.refused(**STEM, agreed_by=WHO) == "already_own"
    assert office.statement().amount == Decimal("12800.00")


def test_bought_goods_that_have_left_their_bin_are_not_given_back(office: Office) -> None:
    office.send("buy_out", **STEM, agreed_by=WHO)
    office.send("move_goods", raw=f"]d201{gtin(1)}1729053110BO-STEM{GS}21BO-0001", target=OTHER)
    assert office.refused("undo_buy_out", document="BO-0001", reason="wrong piece") == "not_enough_stock"
    assert office.statement().amount == Decimal("12800.00")


def test_a_clerk_may_not_buy(office: Office) -> None:
    assert office.refused(actor=CLERK, **STEM, agreed_by=WHO) == "not_allowed"
    assert office.refused("undo_buy_out", actor=CLERK, document="BO-0001", reason="no") == "not_allowed"
