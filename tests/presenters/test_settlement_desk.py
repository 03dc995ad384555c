"""The settlement desk without a window: months, scans, buying out, agreements and files on a real database."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.domain.months import months_from
from desktop.domain.origin import new_id
from desktop.exchange.sample_case import sample_case
from desktop.exchange.sample_catalogue import gtin
from desktop.exchange.sample_delivery import CLERK, GS, HOSPITAL, MAKER, SITE, SUPERVISOR
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.settlement_board import Goods, last_of
from desktop.presenters.settlement_desk import SettlementDesk, Standing
from desktop.presenters.settlement_entry import lines_of, prices_of
from desktop.queries.usage_compared import Finding
from desktop.runtime.jobs import Jobs
from desktop.services.verbs import answer_wire
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.views.stock_world import Settled

DAY = date(2026, 11, 24)
SCREWS = Goods("LS-35-30", "BO-LOT", "")
STEM_SCAN = f"]d201{gtin(1)}1729053110BO-STEM{GS}21BO-0001"


class Hands:
    """A supervisor at the desk; waits for each answer."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, folder: Path) -> None:
        self.qtbot = qtbot
        self.session = Session(jobs, "DESK-1")
        clock = FixedClock(sample_case(DAY).at("14:00"))
        self.desk = SettlementDesk(self.session, Settled(), clock, Standing(SITE, folder, lambda: "en"))
        self.told: list[Reply] = []
        self.desk.replied.connect(self.told.append)

    def sign_in(self, badge: str) -> None:
        with self.qtbot.waitSignal(self.session.changed):
            self.session.sign_in(badge)
        self.look()

    def look(self) -> None:
        self.desk.reload()
        self.qtbot.waitUntil(lambda: not self.desk.reading.is_running)

    def answer(self, do: Any, *given: Any) -> Reply:
        before = len(self.told)
        do(*given)
        self.qtbot.waitUntil(lambda: len(self.told) > before)
        self.qtbot.waitUntil(lambda: not self.desk.reading.is_running)
        return self.told[before]

    def card(self, command: Command) -> Reply:
        return self.answer(self.desk.handle, Code(CodeKind.COMMAND, command), "")

    def goods(self, raw: str) -> Reply:
        return self.answer(self.desk.handle, None, raw)


@pytest.fixture
def hands(sqlite_url: str, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    case = sample_case(DAY)
    store = Store(open_engine(sqlite_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.until_the_sheet()
    day.confirm()
    stem = {"position": 1, "item": "FS-12-135", "owner": MAKER, "place": "A-1-1", "lot": "BO-STEM"}
    screws = {"position": 2, "item": "LS-35-30", "owner": MAKER, "place": "A-1-2", "lot": "BO-LOT", "quantity": "10"}
    lines = [stem | {"serial": "BO-0001", "expires_on": "2029-05-31"}, screws | {"expires_on": "2029-05-31"}]
    around = {"request_id": str(new_id()), "actor": "1000", "workstation": "DESK-1", "at": case.at("14:00").isoformat()}
    answer_wire(store, {"verb": "take_over_stock", "document": "OPENING-1", "site": SITE, "lines": lines} | around)
    store.close()
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), FixedClock(case.at("14:00"))))
    jobs.start()
    made = Hands(qtbot, jobs, tmp_path / "statements")
    made.sign_in(SUPERVISOR)
    yield made
    jobs.stop()


@pytest.mark.requirement("S1-23")
def test_the_month_of_today_is_shown_as_a_closed_sum_with_what_is_owed(hands: Hands) -> None:
    made = hands.desk.board.statement
    assert made is not None
    assert (hands.desk.board.owner, hands.desk.month_words) == (MAKER, "2026-11")
    assert made.closes
    assert (made.total.opening, made.total.received, made.total.used, made.total.closing) == (0, 117, 9, 108)
    assert (made.amount, made.fee) == (Decimal("31620.00"), Decimal("461.40"))
    assert sum(row.pieces for row in hands.desk.board.aged) == 108


def test_cards_change_the_month_and_the_months_join(hands: Hands) -> None:
    closing = hands.desk.board.statement and hands.desk.board.statement.total.closing
    assert hands.card(Command.LATER).facts["month"] == "2026-12"
    december = hands.desk.board.statement
    assert december is not None
    assert (december.total.opening, december.total.used, december.amount) == (closing, 0, 0)
    assert hands.card(Command.EARLIER).facts["month"] == "2026-11"
    assert hands.card(Command.EARLIER).facts["month"] == "2026-10"
    assert hands.desk.board.statement is not None
    assert hands.desk.board.statement.rows == ()


@pytest.mark.requirement("S1-23")
def test_scanned_goods_are_chosen_and_bought_after_a_second_confirmation(hands: Hands) -> None:
    assert hands.goods(STEM_SCAN).code == "lot_chosen"
    assert hands.desk.chosen == Goods("FS-12-135", "BO-STEM", "BO-0001")
    asked = hands.answer(hands.desk.ask_buy_out, "A-1-1", Decimal(1), "Li Ming")
    assert (asked.code, asked.facts["amount"]) == ("confirm_buy_out", Decimal("12800.00"))
    assert hands.desk.board.statement is not None
    assert hands.desk.board.statement.total.bought_out == 0
    bought = hands.card(Command.CONFIRM)
    assert (bought.code, bought.facts["document"], bought.facts["amount"]) == ("bought_out", "BO-0001", "12800.00")
    hands.look()
    assert hands.desk.board.statement.total.bought_out == -1
    assert hands.desk.board.statement.amount == Decimal("44420.00")
    assert hands.card(Command.UNDO).code == "undone"
    hands.look()
    assert hands.desk.board.statement.amount == Decimal("31620.00")
    assert hands.desk.board.statement.closes


def test_nothing_is_bought_without_a_person_or_after_no(hands: Hands) -> None:
    hands.desk.choose(SCREWS)
    assert hands.desk.board.lying(SCREWS) == (("A-1-2", Decimal(10)),)
    assert hands.answer(hands.desk.ask_buy_out, "A-1-2", Decimal(3), "").code == "needs_person"
    hands.desk.acknowledge()
    assert hands.answer(hands.desk.ask_buy_out, "A-1-2", Decimal(3), "Li Ming").facts["amount"] == Decimal("2580.00")
    assert hands.card(Command.NO).code == "not_bought"
    assert hands.desk.buying is None
    hands.desk.buy()
    hands.look()
    assert hands.desk.board.statement is not None
    assert hands.desk.board.statement.amount == Decimal("31620.00")


def test_goods_without_a_price_and_goods_of_nobody_here_are_refused(hands: Hands) -> None:
    cup = next(row for row in hands.desk.board.aged if row.ref == "AC-50")
    hands.desk.choose(Goods(cup.ref, cup.lot, cup.serial))
    assert hands.answer(hands.desk.ask_buy_out, cup.place, Decimal(1), "Li Ming").code == "no_price"
    hands.desk.acknowledge()
    hands.card(Command.EARLIER)
    assert hands.goods(STEM_SCAN).code == "not_in_statement"
    hands.desk.acknowledge()
    with pytest.raises(Refusal, match="not_here"):
        hands.desk.handle(Code(CodeKind.COMMAND, Command.WASTED), "")


def test_a_clerk_looks_and_does_not_buy(hands: Hands) -> None:
    hands.sign_in(CLERK)
    assert not hands.desk.may_settle
    hands.desk.choose(SCREWS)
    hands.answer(hands.desk.ask_buy_out, "A-1-2", Decimal(1), "Li Ming")
    assert hands.answer(hands.desk.buy).code == "not_allowed"


@pytest.mark.requirement("S1-23")
def test_confirm_saves_the_month_and_buttons_save_every_form(hands: Hands, tmp_path: Path) -> None:
    saved = hands.card(Command.CONFIRM)
    assert (saved.code, Path(saved.facts["path"]).name) == ("statement_saved", f"{MAKER}-{SITE}-2026-11.pdf")
    assert Path(saved.facts["path"]).read_bytes().startswith(b"%PDF")
    for form in ("json", "csv", "xlsx"):
        with hands.qtbot.waitSignal(hands.desk.written):
            hands.desk.save(str(tmp_path / f"november.{form}"), "en")
    assert json.loads((tmp_path / "november.json").read_text("utf-8"))["amount"] == "31620.00"
    (tmp_path / "file").write_text("")
    with hands.qtbot.waitSignal(hands.desk.unwritten):
        hands.desk.save(str(tmp_path / "file" / "november.pdf"), "en")


@pytest.mark.requirement("X-05")
def test_a_list_of_use_is_compared_saved_and_dropped_with_its_month(hands: Hands, tmp_path: Path) -> None:
    listed = tmp_path / "usage.csv"
    listed.write_text("item,lot,serial,quantity\nFS-12-135,L26C001,SC10000,1\nLS-35-30,L26D013,,3\n", encoding="utf-8")
    hands.desk.compare(str(listed), HOSPITAL)
    hands.qtbot.waitUntil(lambda: hands.desk.compared is not None)
    assert hands.desk.compared is not None
    assert hands.desk.compared.count(Finding.MATCHED) == 1
    assert hands.desk.compared.count(Finding.QUANTITY_DIFFERS) == 1
    for form in ("pdf", "csv"):
        with hands.qtbot.waitSignal(hands.desk.written):
            hands.desk.save_compared(str(tmp_path / f"differences.{form}"), "en")
    listed.write_text("lot\nL26D013\n", encoding="utf-8")
    with hands.qtbot.waitSignal(hands.desk.uncompared) as told:
        hands.desk.compare(str(listed), "")
    assert isinstance(told.args[0], Refusal)  # type: ignore[index]  # the signal came with one
    hands.card(Command.EARLIER)
    assert hands.desk.compared is None


def form_of(**values: str) -> dict[str, str]:
    empty = dict.fromkeys(("code", "name", "valid_from", "valid_to", "other", "prices", "reference", "note"), "")
    return empty | {"tax_included": "true"} | values


def test_a_price_is_added_to_a_list_and_overlaps_are_told_at_their_field(hands: Hands) -> None:
    (row,) = hands.desk.board.lists
    prices = f"{lines_of(row)}\nAC-50 5600.00"
    values = form_of(code=row.code, valid_from="2026-01-01", prices=prices)
    saved = hands.answer(hands.desk.entry.save_list, MAKER, values, row)
    assert (saved.code, saved.facts["prices"]) == ("price_list_saved", 5)
    assert hands.desk.board.price("AC-50") == Decimal("5600.00")
    with hands.qtbot.waitSignal(hands.desk.entry.refused) as told:
        hands.desk.entry.save_list(MAKER, values | {"code": "M-NEW", "valid_from": "2026-06-01"})
    assert told.args[0]["valid_from"][0] == "price_list_overlaps"  # type: ignore[index]  # the signal came with one
    with hands.qtbot.waitSignal(hands.desk.entry.refused) as told:
        faulty = values | {"prices": "AC-50 5600.00\nNOTHING 1.00"}
        hands.desk.entry.save_list(MAKER, faulty, hands.desk.board.lists[0])
    code, facts = told.args[0]["prices"]  # type: ignore[index]  # the signal came with one
    assert (code, facts["line"]) == ("unknown_item", 2)


def test_a_price_list_that_somebody_changed_meanwhile_is_not_overwritten(hands: Hands) -> None:
    (row,) = hands.desk.board.lists
    values = form_of(code=row.code, name=row.name, valid_from="2026-01-01")
    hands.answer(hands.desk.entry.save_list, MAKER, values | {"prices": f"{lines_of(row)}\nAC-50 5600.00"}, row)
    for seen in (row, None):
        with hands.qtbot.waitSignal(hands.desk.entry.failed) as told:
            hands.desk.entry.save_list(MAKER, values | {"prices": "FS-12-135 1.00"}, seen)
        refusal = told.args[0]  # type: ignore[index]  # the signal came with one
        assert (refusal.code, refusal.facts["subject"]) == ("changed_meanwhile", row.code)
    typed = values | {"prices": "FS-12-135 1.00", "name": "New"}
    with hands.qtbot.waitSignal(hands.desk.entry.changed_meanwhile) as fresh:
        hands.desk.entry.save_list(MAKER, typed, row)
    now, changed = fresh.args  # type: ignore[misc]  # the signal came with both
    assert changed == {"prices": "AC-50 5600.00"}
    hands.look()
    assert hands.desk.board.lists == (now,)
    assert len(now.prices) == len(row.prices) + 1
    assert hands.answer(hands.desk.entry.save_list, MAKER, values | {"prices": lines_of(row)}, now).facts["prices"] == 4


def test_what_is_missing_in_a_form_is_told_before_anything_is_sent(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.desk.entry.refused) as told:
        hands.desk.entry.save_list(MAKER, form_of(prices="AC-50", valid_from="soon"))
    faults: dict[str, Any] = told.args[0]  # type: ignore[index]  # the signal came with one
    assert {field: fault[0] for field, fault in faults.items()} == {
        "code": "required",
        "prices": "bad_price_line",
        "valid_from": "bad_date",
    }
    with hands.qtbot.waitSignal(hands.desk.entry.refused) as told:
        hands.desk.entry.record_consent(MAKER, form_of(valid_from="2026-11-01"))
    assert set(told.args[0]) == {"other", "reference"}  # type: ignore[index]  # the signal came with one


@pytest.mark.requirement("X-02")
def test_a_consent_is_recorded_and_ended(hands: Hands) -> None:
    values = form_of(other=HOSPITAL, reference="Letter 9", valid_from="2026-11-01")
    assert hands.answer(hands.desk.entry.record_consent, MAKER, values).code == "consent_recorded"
    letter = next(row for row in hands.desk.board.consents if row.reference == "Letter 9")
    end = {"valid_to": "2026-11-30", "reason": "contract signed"}
    assert hands.answer(hands.desk.entry.end_consent, letter.consent, end).code == "consent_ended"
    ended = next(row for row in hands.desk.board.consents if row.consent == letter.consent)
    assert ended.valid_to == date(2026, 11, 30)
    with hands.qtbot.waitSignal(hands.desk.entry.refused) as told:
        hands.desk.entry.end_consent(letter.consent, end)
    assert told.args[0]["valid_to"][0] == "consent_ended_already"  # type: ignore[index]  # the signal came with one


def test_months_are_counted_over_the_year_and_end_on_their_last_day() -> None:
    assert months_from(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert months_from(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert last_of(date(2028, 2, 5)) == date(2028, 2, 29)


def test_prices_are_read_as_they_are_written_one_a_line() -> None:
    read = prices_of("AC 50 5600.50\n\n690123 12 6")
    assert [(one.item, one.unit_price, one.tax_rate) for one in read] == [
        ("AC 50", Decimal("5600.50"), 1300),
        ("690123", Decimal(12), 600),
    ]
    with pytest.raises(Refusal, match="bad_price_line"):
        prices_of("5600.00")


def test_before_anything_is_set_up_cards_are_refused_and_nothing_breaks(
    sqlite_url: str, qtbot: QtBot, tmp_path: Path
) -> None:
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), FixedClock(sample_case(DAY).at("14:00"))))
    jobs.start()
    hands = Hands(qtbot, jobs, tmp_path)
    assert hands.card(Command.EARLIER).code == "no_rows"
    hands.desk.acknowledge()
    assert hands.card(Command.CONFIRM).code == "no_rows"
    hands.desk.step_month(1)
    assert hands.desk.month_words == ""
    jobs.stop()
