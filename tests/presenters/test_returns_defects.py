"""At the returns desk a defect case goes to its end and a replacement goes out, also by scanner, on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_recall import REF, SampleRecall, sample_recall
from desktop.presenters.returns_defects import NextStep, next_step
from desktop.presenters.returns_more import FormKind, Leaving
from desktop.queries.history import unit_history
from desktop.queries.returns import defects, exchanges
from desktop.services.named_goods import unit_named
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local
from tests.presenters.returns_hands import Hands, at_returns

DAY = date(2026, 11, 20)
STORE = "H1-OR"


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DAY)


@pytest.fixture
def hands(database_url: str, lot: SampleRecall, qtbot: QtBot) -> Iterator[Hands]:
    """Two plates went to the hospital; one has a defect case, and so has a plate in our own bin."""
    store = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(store, lot)
    sender = Desk(store, local(DAY, "14:00"))
    for serial in lot.serials[1:3]:
        sender.send("move_goods", raw=lot.raw(serial), target=STORE)
    sender.send("open_defect", raw=lot.raw(lot.serials[1]), description="bent")
    sender.send("open_defect", raw=lot.raw(lot.serials[0]), description="scratched")
    with at_returns(database_url, qtbot, store) as made:
        yield made


def states(hands: Hands) -> list[tuple[str, str, NextStep]]:
    with hands.store.read() as connection:
        return [(row.number, row.state.value, next_step(row)) for row in defects(connection)]


@pytest.mark.requirement("S1-13")
def test_the_piece_of_a_defect_case_arrives_by_scanner_and_a_supervisor_closes_the_case(
    hands: Hands, lot: SampleRecall
) -> None:
    bent, serial = lot.raw(lot.serials[1]), lot.serials[1]
    shown: list[str] = []
    hands.desk.document_shown.connect(shown.append)
    waits = ("D-0002", "open", NextStep.DECIDE)
    assert states(hands) == [waits, ("D-0001", "open", NextStep.ARRIVE)]
    assert hands.scan(bent) == "defect_arriving"
    assert hands.card("NO") == "nothing_booked"
    assert (hands.lying(serial=serial), shown) == ({STORE: 1}, ["D-0001"])
    assert hands.card("YES") == "scan_return_first"
    assert hands.scan(bent) == "defect_arriving"
    assert hands.card("YES") == "defect_collected"
    assert hands.told[-1].facts["place"] == "Q-1"
    assert hands.lying(serial=serial) == {"Q-1": 1}
    assert hands.scan(bent) == "defect_waiting"
    steps = hands.desk.steps
    assert hands.answer(steps.decide, "D-0001", "", "M-7") == "decision_missing"
    assert hands.answer(steps.decide, "D-0001", "replace", "M-7") == "not_allowed"
    hands.sign_in(SUPERVISOR)
    assert hands.answer(steps.decide, "D-0001", "replace", "") == "needs_reference"
    assert states(hands)[1] == ("D-0001", "collected", NextStep.DECIDE)
    assert hands.answer(steps.decide, "D-0001", "replace", "M-7") == "defect_decided"
    assert states(hands) == [waits, ("D-0001", "closed", NextStep.NONE)]
    assert hands.answer(steps.decide, "D-0002", "release", "M-8") == "defect_released"
    assert hands.answer(steps.decide, "D-0001", "release", "M-7") == "defect_closed"


@pytest.mark.requirement("S1-13")
def test_a_case_is_collected_by_hand_into_a_bin_that_is_named(hands: Hands, lot: SampleRecall) -> None:
    steps, desk = hands.desk.steps, hands.desk
    assert hands.answer(steps.arrive, desk.by_hand, "D-0001", "NO-BIN") != "defect_collected"
    assert hands.answer(steps.arrive, desk.by_hand, "D-0002") == "not_at_customer"
    assert hands.lying(serial=lot.serials[1]) == {STORE: 1}
    assert hands.answer(steps.arrive, desk.by_hand, "D-0001", "Q-1") == "defect_collected"
    assert hands.lying(serial=lot.serials[1]) == {"Q-1": 1}


def test_a_replacement_goes_out_by_two_scans_and_yes(hands: Hands, lot: SampleRecall) -> None:
    found: list[str] = []
    replacement = lot.serials[3]

    def noted(number: str) -> None:
        found.append(number)
        hands.work.document = number

    def press() -> None:
        hands.work.exchange(Leaving(Decimal(1), "", "", hands.work.document), "")

    hands.work.document_found.connect(noted)
    hands.work.open(FormKind.EXCHANGE)
    assert hands.card("YES") == "scan_goods_first"
    hands.work.books[FormKind.EXCHANGE] = press
    assert hands.card("YES") == "document_missing"
    assert hands.scan(lot.raw(replacement)) == "nothing_to_exchange"
    assert hands.scan(lot.raw(lot.serials[1])) == "exchange_for"
    assert found == ["D-0001"]
    assert hands.card("YES") == "scan_goods_first"
    assert hands.scan(lot.raw(lot.serials[0])) == "form_goods"
    assert hands.card("YES") == "held"
    with hands.store.read() as connection:
        assert list(exchanges(connection)) == []
    assert hands.scan(lot.raw(replacement)) == "form_goods"
    assert hands.card("YES") == "goods_exchanged"
    assert hands.lying(serial=replacement) == {STORE: 1}
    with hands.store.read() as connection:
        [row] = exchanges(connection)
    assert (row.document, row.replacement_serial) == ("D-0001", replacement)
    hands.work.document = ""
    assert hands.scan(lot.raw(lot.serials[1])) == "nothing_to_exchange"
    assert verify(hands.store.engine).findings == ()


@pytest.mark.requirement("S1-14")
def test_the_reason_of_giving_back_stands_in_the_life_of_the_piece(hands: Hands, lot: SampleRecall) -> None:
    hands.work.open(FormKind.GIVE_BACK)
    assert hands.scan(lot.raw(lot.serials[3])) == "form_goods"
    assert hands.answer(hands.work.give_back, Leaving(Decimal(1), "", MAKER), "asked back, letter 9") == (
        "goods_given_back"
    )
    with hands.store.read() as connection:
        unit = unit_named(connection, REF, lot.serials[3]).unit
        assert unit is not None
        told = [event.reason for event in unit_history(connection, unit)]
    assert "asked back, letter 9" in told
