"""The rule book refuses what would leave two rules in doubt; extensions, suspensions and contracts for one device."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from desktop.domain.warranty_facts import ChangeKind, Why
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_equipment import DRILL, RULE, UNINSTALLED
from desktop.queries.warranty_book import rule_book
from tests.journeys.warranty_day import WarrantyDay, warranty_day


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


def rule(code: str, months: int = 12, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": code.lower(), "months": months, "reason": "agreed"} | more


@pytest.mark.requirement("S2-35", "S2-36")
def test_versions_follow_one_another(day: WarrantyDay) -> None:
    with day.store.read() as connection:
        book = rule_book(connection)
    assert [(row.rule.version, row.rule.valid_from, row.rule.valid_to) for row in book] == [
        (1, None, date(2021, 12, 31)),
        (2, date(2022, 1, 1), date(2023, 12, 31)),
        (3, date(2024, 1, 1), None),
    ]
    assert (book[2].set_by, book[2].reason) == ("王主管", "contract of 2024")
    scope = {"region": "East China", "line": "power tools"}
    late = rule(RULE, valid_from="2023-06-01", **scope)
    assert day.refused("set_warranty_rule", **late).code == "warranty_rule_overlaps"
    elsewhere = rule(RULE, valid_from="2027-01-01", region="West China")
    assert day.refused("set_warranty_rule", **elsewhere).code == "warranty_scope_fixed"


@pytest.mark.requirement("S2-36")
def test_a_tie_is_refused_and_says_where_the_rules_meet(day: WarrantyDay) -> None:
    gold = rule("GOLD", customer="XX")
    told = day.refused("set_warranty_rule", **gold)
    assert (told.code, told.facts["scope"]) == ("warranty_rules_tie", "East China × power tools × XX")
    assert (told.facts["rule"], told.facts["other"]) == (RULE, "GOLD")
    assert day.refused("set_warranty_rule", "1001", **rule("ANY")).code == "not_allowed"
    day.send("set_warranty_rule", SUPERVISOR, **rule("GOLD-POWER", 30, customer="XX", line="power tools"))
    day.send("set_warranty_rule", SUPERVISOR, **gold)
    chosen = day.ask().rule
    assert chosen is not None
    assert chosen.code == "GOLD-POWER"
    ended = {"code": "GOLD-POWER", "version": 1, "valid_to": "2026-11-21", "reason": "x"}
    assert day.refused("end_warranty_rule", **ended).code == "warranty_rules_tie"


def test_what_makes_no_sense_is_no_rule(day: WarrantyDay) -> None:
    wrong = rule("A B", 0, limit_months=0, offers=[{"months": 12}, {"months": 12, "price": "0.001"}])
    told = day.refused("set_warranty_rule", **wrong)
    found = {(fault["field"], fault["code"]) for fault in told.facts["faults"]}
    assert found == {
        ("code", "bad_code"),
        ("months", "out_of_range"),
        ("limit_months", "out_of_range"),
        ("offers", "said_twice"),
        ("offers", "not_an_amount"),
    }


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e20", "-1", "0.001"])
def test_what_is_no_amount_is_refused_wherever_a_price_is_said(day: WarrantyDay, amount: str) -> None:
    offers = rule("NORTH", region="North", offers=[{"months": 12, "price": amount}])
    device = {"serial": "LIST-1", "site": "EAST-W1", "model": "PD-200", "purchase_cost": amount}
    told = [
        day.refused("set_warranty_rule", **offers),
        day.refused("buy_extension", serial=DRILL, number="EX-13", months=12, price=amount),
        day.refused("save_devices", devices=[device]),
        day.refused("set_device_field", serial=DRILL, field="purchase_cost", value=amount, reason="x"),
    ]
    assert [[fault["code"] for fault in one.facts["faults"]] for one in told] == [["not_an_amount"]] * 4


@pytest.mark.requirement("S2-17")
def test_an_extension_is_bought_as_it_is_offered_and_in_time(day: WarrantyDay) -> None:
    known = {"serial": DRILL, "number": "EX-12", "months": 12}
    assert day.refused("buy_extension", **known).code == "extension_known"
    told = day.refused("buy_extension", serial=DRILL, number="EX-13", months=6)
    assert (told.code, told.facts["offered"]) == ("extension_not_offered", ["12", "24"])
    told = day.refused("buy_extension", serial="PD2-24-00818", number="EX-13", months=12)
    assert (told.code, told.facts["latest"]) == ("extension_too_late", date(2026, 3, 15))
    told = day.refused("buy_extension", serial=UNINSTALLED, number="EX-13", months=12)
    assert (told.code, told.facts["needs"]) == ("warranty_needs", ["installation"])
    bought = day.send("buy_extension", serial=DRILL, number="EX-13", months=24)
    assert (bought["before"], bought["until"]) == ("2027-03-15", "2029-03-15")
    assert day.ask().until == date(2029, 3, 15)
    day.send("take_back_extension", SUPERVISOR, number="EX-13", reason="not paid")
    assert day.ask().days_left == 114
    assert day.refused("take_back_extension", number="EX-13", reason="x").code == "unknown_extension"


def test_a_suspension_takes_its_days_out(day: WarrantyDay) -> None:
    day.decide("suspend_warranty", first="2026-11-01", reason="not paid")
    answer = day.ask()
    assert (answer.why, answer.since, answer.changes[0].kind) == (
        Why.SUSPENDED,
        date(2026, 11, 1),
        ChangeKind.SUSPENSION_ENDS,
    )
    twice = {"serial": DRILL, "first": "2026-12-01", "reason": "x"}
    assert day.refused("suspend_warranty", **twice).code == "suspension_overlaps"
    assert day.refused("end_suspension", serial=DRILL, last="2026-10-31").code == "ends_before_it_begins"
    day.decide("end_suspension", last="2026-11-20")
    assert day.ask().days_left == 114
    assert day.refused("end_suspension", serial=DRILL, last="2026-11-20").code == "warranty_not_suspended"
    assert day.refused("lift_void", serial=DRILL, reason="x").code == "warranty_not_void"


def test_a_service_contract_is_shown_beside_the_answer(day: WarrantyDay) -> None:
    contract = {"serial": DRILL, "number": "SC-77", "level": "Gold", "first": "2026-01-01"}
    assert day.refused("add_service_contract", **contract, last="2025-01-01").code == "faulty_entry"
    day.send("add_service_contract", **contract, last="2028-12-31")
    assert [one.number for one in day.ask().contracts] == ["SC-77"]
    assert day.ask().days_left == 114
    assert day.refused("add_service_contract", **contract, last="2028-12-31").code == "contract_known"
