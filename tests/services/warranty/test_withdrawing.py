"""Exceptions and suspensions that were given in error, and what a device that is no longer in use still takes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.equipment import Stage
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.domain.warranty_facts import StepKind, Why
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_equipment import DRILL, RULE
from desktop.queries.device_decisions import DecisionKind, DecisionRow, decisions
from desktop.queries.warranty_reminders import ReminderState, reminders_of_device
from desktop.services.perform import Envelope, perform
from desktop.services.warranty.deciding import WarrantyDecided
from desktop.services.warranty.withdrawing import WITHDRAW_SUSPENSION, WithdrawSuspension, withdraw_suspension
from desktop.storage.unit_of_work import UnitOfWork
from tests.journeys.times import TODAY
from tests.journeys.warranty_day import WarrantyDay, warranty_day

OLD = "PD2-24-00818"


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


def decided(day: WarrantyDay, serial: str = DRILL, *kinds: DecisionKind) -> list[DecisionRow]:
    with day.store.read() as connection:
        rows = decisions(connection, day.page(serial).id)
    return [row for row in rows if row.kind in (kinds or tuple(DecisionKind))]


def waiting(day: WarrantyDay, serial: str = DRILL) -> list[date]:
    with day.store.read() as connection:
        rows = reminders_of_device(connection, day.page(serial).id)
    return [row.on for row in rows if row.state is ReminderState.WAITING and row.on > TODAY]


@pytest.mark.requirement("S2-36", "S2-12")
def test_an_exception_that_was_given_in_error_counts_no_more(day: WarrantyDay) -> None:
    allowed = {"rule": RULE, "version": 3, "first": "2026-06-01", "last": "2026-12-31", "reason": "goodwill"}
    day.decide("authorise_exception", OLD, **allowed)
    assert day.ask(OLD).why is Why.EXCEPTION
    (given,) = decided(day, OLD, DecisionKind.EXCEPTION)
    assert (given.about, given.first, given.reason, given.counts) == (
        f"{RULE} v3",
        date(2026, 6, 1),
        "goodwill",
        True,
    )
    key = {"exception": given.id, "reason": "another hospital was meant"}
    assert day.refused("withdraw_exception", "1001", **key).code == "not_allowed"
    assert day.refused("withdraw_exception", **key | {"reason": ""}).code == "faulty_entry"
    assert day.refused("withdraw_exception", **key | {"exception": given.id + 1}).code == "unknown_decision"
    told = day.send("withdraw_exception", SUPERVISOR, **key)
    assert told["decision"] == "exception_withdrawn"
    answer = day.ask(OLD)
    assert (answer.why, answer.until) == (Why.ENDED, date(2026, 3, 15))
    assert StepKind.EXCEPTION not in [step.kind for step in answer.steps]
    (kept,) = decided(day, OLD, DecisionKind.EXCEPTION)
    assert (kept.counts, kept.ended_by, kept.ended_reason) == (False, "王主管", "another hospital was meant")
    assert day.refused("withdraw_exception", **key).code == "decision_withdrawn"
    day.decide("authorise_exception", OLD, **allowed)
    assert day.ask(OLD).why is Why.EXCEPTION


@pytest.mark.requirement("S2-36", "S2-21")
@pytest.mark.parametrize("last", [None, "2027-12-31"], ids=["open", "ended"])
def test_a_suspension_that_was_entered_in_error_never_rested(day: WarrantyDay, last: str | None) -> None:
    before = waiting(day)
    day.decide("suspend_warranty", first="2026-11-01", reason="not paid")
    if last is not None:
        day.decide("end_suspension", last=last)
    assert (day.ask().why, waiting(day)) == (Why.SUSPENDED, [])
    (resting,) = decided(day, DRILL, DecisionKind.SUSPENSION)
    key = {"suspension": resting.id, "reason": "it was paid"}
    assert day.refused("withdraw_suspension", "1001", **key).code == "not_allowed"
    day.send("withdraw_suspension", SUPERVISOR, **key)
    assert (day.ask().days_left, waiting(day)) == (114, before)
    assert day.refused("withdraw_suspension", **key).code == "decision_withdrawn"
    assert day.refused("end_suspension", serial=DRILL, last="2026-11-20").code == "warranty_not_suspended"
    day.decide("suspend_warranty", first="2026-11-10", last="2026-11-20", reason="not paid")
    assert [(one.first, one.counts) for one in decided(day, DRILL, DecisionKind.SUSPENSION)] == [
        (date(2026, 11, 10), True),
        (date(2026, 11, 1), False),
    ]


def test_every_decision_stands_in_the_list_of_its_device(day: WarrantyDay) -> None:
    day.decide("void_warranty", reason="opened by a stranger", reference="P-1")
    day.decide("lift_void", reason="it was the service")
    rows = [(row.kind, row.about, row.counts, row.ended_reason) for row in decided(day)]
    assert (DecisionKind.VOID, "P-1", False, "it was the service") in rows
    assert (DecisionKind.EXTENSION, "EX-12", True, "") in rows


@pytest.mark.requirement("S2-29")
def test_a_scrapped_device_takes_only_what_happened_before(day: WarrantyDay) -> None:
    day.send("record_stage", serial=DRILL, stage=Stage.SCRAP.value, on="2026-11-10")
    contract = {"serial": DRILL, "number": "SC-9", "level": "Gold", "last": "2027-12-31"}
    meter = {"serial": DRILL, "meter": "HOURS", "value": "12"}
    allowed = {"serial": DRILL, "rule": RULE, "version": 3, "last": "2026-12-31", "reason": "goodwill"}
    late = {
        "add_service_contract": contract | {"first": "2026-11-11"},
        "record_meter": meter | {"on": "2026-11-11"},
        "void_warranty": {"serial": DRILL, "since": "2026-11-11", "reason": "x"},
        "suspend_warranty": {"serial": DRILL, "first": "2026-11-11", "reason": "x"},
        "authorise_exception": allowed | {"first": "2026-11-11"},
        "buy_extension": {"serial": DRILL, "number": "EX-14", "months": 12},
        "install_part": {"serial": DRILL, "part_serial": "B-1", "name": "battery"},
        "set_environment": {"serial": DRILL, "environment": "harsh"},
        "open_repair": {"device": DRILL, "fault_class": "NO-POWER"},
    }
    for verb, fields in late.items():
        told = day.refused(verb, **fields)
        assert (told.code, told.facts["day"], verb) == ("device_ended", date(2026, 11, 10), verb)
    day.send("add_service_contract", **contract | {"first": "2026-11-10"})
    day.send("record_meter", **meter | {"on": "2026-11-10"})
    day.send("authorise_exception", SUPERVISOR, **allowed | {"first": "2026-11-10"})
    day.decide("suspend_warranty", first="2026-11-09", last="2026-11-30", reason="not paid")
    day.decide("void_warranty", since="2026-11-10", reason="found when it was taken apart")
    day.decide("lift_void", reason="it was worn")
    day.send("take_back_stage", SUPERVISOR, serial=DRILL, reason="another drill")
    day.send("record_meter", **meter | {"value": "13"})


def test_readings_of_a_file_say_which_row_is_too_late(day: WarrantyDay) -> None:
    day.send("record_stage", serial=DRILL, stage=Stage.SCRAP.value, on="2026-11-10")
    rows = [{"serial": DRILL, "meter": "HOURS", "value": "12", "on": on} for on in ("2026-11-09", "2026-11-11")]
    told = day.refused("record_meters", rows=rows)
    assert [(one["row"], one["column"], one["code"]) for one in told.facts["faults"]] == [(2, "on", "device_ended")]


@pytest.mark.requirement("S2-29", "S2-21")
def test_the_reminders_of_a_replacement_follow_what_becomes_of_the_old_device(day: WarrantyDay) -> None:
    of_old = waiting(day)
    said = {"model": "PD-200", "line": "power tools", "region": "East China", "customer": "XX"}
    day.register("NEW-1", said | {"purchased_on": "2024-02-20", "produced_on": "2026-11-01"})
    day.send("replace_device", serial=DRILL, new_serial="NEW-1", reason="dropped", on="2026-11-20")
    assert (waiting(day, "NEW-1")[-1], day.ask("NEW-1").until) == (of_old[-1], date(2027, 3, 15))
    day.send("take_back_extension", SUPERVISOR, number="EX-12", reason="not paid")
    assert waiting(day, "NEW-1") == []
    day.send("take_back_stage", SUPERVISOR, serial=DRILL, reason="another one was dropped")
    assert day.ask("NEW-1").needs == ("installation",)


@pytest.mark.requirement("S2-29")
def test_a_device_in_use_keeps_its_own_cover_when_it_replaces_another(day: WarrantyDay) -> None:
    said = {"model": "PD-200", "line": "power tools", "region": "East China", "customer": "XX"}
    own = said | {"purchased_on": "2025-06-01", "produced_on": "2025-05-01", "installed_on": "2025-06-15"}
    day.register("USED-1", own)
    alone = day.ask("USED-1")
    assert (alone.until, alone.why) == (date(2027, 6, 15), Why.TERM)
    day.send("replace_device", serial=DRILL, new_serial="USED-1", reason="dropped", on="2026-11-20")
    placed = day.ask("USED-1")
    assert (placed.until, day.ask("USED-1", on=date(2026, 11, 19)).until) == (alone.until, alone.until)
    assert [step.kind for step in placed.steps if step.kind in (StepKind.KEPT, StepKind.REPLACES)] == [
        StepKind.KEPT,
        StepKind.REPLACES,
    ]
    assert waiting(day, "USED-1")[-1] == alone.until


def test_a_withdrawal_that_comes_twice_at_once_is_answered_alike(postgres_url: str) -> None:
    """The second one waits for the first, finds its work done, and says what the first one said."""
    with warranty_day(postgres_url) as day:
        day.decide("suspend_warranty", first="2026-11-01", reason="not paid")
        (rest,) = decided(day, DRILL, DecisionKind.SUSPENSION)
        asked = WithdrawSuspension(rest.id, "it was paid")
        envelope = Envelope(new_id(), SUPERVISOR, "DESK-1", EnteredBy.TYPED)

        def after_the_first(uow: UnitOfWork, request: WithdrawSuspension) -> WarrantyDecided:
            perform(day.store, WITHDRAW_SUSPENSION, request, envelope)
            return withdraw_suspension(uow, request)

        told = perform(day.store, replace(WITHDRAW_SUSPENSION, do=after_the_first), asked, envelope)
        assert told.value.decision == "suspension_withdrawn"
        again = Envelope(new_id(), SUPERVISOR, "DESK-1", EnteredBy.TYPED)
        with pytest.raises(Refusal, match="decision_withdrawn"):
            perform(day.store, WITHDRAW_SUSPENSION, asked, again)
