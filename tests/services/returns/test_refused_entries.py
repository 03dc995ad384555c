"""What nobody can mean is refused on both databases, in words, and nothing moves."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.errors import Refusal
from desktop.models.ledger import MovementRow
from desktop.models.settlement import BillingLine
from tests.journeys.count_day import ADMINISTRATOR, FIRST, LEADER, CountDay, build, screw, unit
from tests.journeys.times import NOW

SCREWS: dict[str, Any] = {"item": "SCREW-4.5", "lot": "C100", "source": "B-20", "pieces": "1"}


@pytest.fixture
def day(database_url: str) -> Iterator[CountDay]:
    made = build(database_url)
    made.send(ADMINISTRATOR, "save_party", code="XX", name="第一医院", kind="hospital")
    made.send(ADMINISTRATOR, "save_hospital_store", code="XX-OR", hospital="XX", site="EAST-W1")
    consent = {"owner": "M-01", "custodian": "XX", "reference": "Gold 7", "valid_from": "2026-01-01"}
    made.send(LEADER, "record_consent", **consent)
    yield made
    made.store.close()


def booked(day: CountDay) -> tuple[int, ...]:
    with day.store.read() as connection:
        tables = (MovementRow, BillingLine)
        return tuple(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)


def refused(day: CountDay, verb: str, badge: str = LEADER, **fields: Any) -> Refusal:
    before = booked(day)
    with pytest.raises(Refusal) as refusal:
        day.send(badge, verb, **fields)
    assert booked(day) == before
    return refusal.value


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("give_back", SCREWS | {"document": "D" * 61}),
        ("give_back", SCREWS | {"document": "D\0"}),
        ("give_back", SCREWS | {"reason": "a\0b"}),
        ("hold_goods", {"item": "SCREW-4.5", "lot": "C100", "reason": "quality", "note": "x\0y"}),
        ("buy_out", {"item": "SCREW-4.5", "lot": "C100", "place": "B-20", "agreed_by": "x\0"}),
        ("block_recall", {"item": "SCREW-4.5", "lot": "C100", "reason": "\0."}),
        ("record_consent", {"owner": "M-01", "custodian": "XX", "reference": "x\0", "valid_from": "2026-01-01"}),
    ],
)
def test_a_text_that_only_one_database_could_keep_is_kept_by_none(
    day: CountDay, verb: str, fields: dict[str, Any]
) -> None:
    assert refused(day, verb, **fields).code == "not_storable"


@pytest.mark.requirement("S1-23")
def test_what_a_case_counts_on_is_not_given_back(day: CountDay) -> None:
    plan = [{"item": "SCREW-4.5", "pieces": 8}]
    starts = (NOW + timedelta(days=2)).isoformat()
    day.send(FIRST, "plan_case", number="C-1", hospital="XX", site="EAST-W1", starts=starts, plan=plan)
    day.send(FIRST, "reserve_case", number="C-1")
    assert refused(day, "give_back", **(SCREWS | {"pieces": "2"})).facts["case"] == "C-1"
    assert day.send(LEADER, "give_back", **SCREWS)["pieces"] == "1"
    day.send(FIRST, "send_out", number="C-1")
    out = refused(day, "give_back", **(SCREWS | {"source": "XX-OR"}))
    assert (out.code, out.facts["case"]) == ("goods_of_case", "C-1")


def test_a_carriage_costs_an_amount(day: CountDay) -> None:
    day.send(FIRST, "move_goods", raw=unit("PD01"), target="XX-OR")
    day.send(FIRST, "open_defect", raw=unit("PD01"), description="bent")
    carriage = {"document": "D-0001", "carrier": "SF", "waybill": "1"}
    for wrong in ("NaN", "Infinity", "-1", "0.005", "1e20"):
        assert refused(day, "record_freight", FIRST, **carriage, amount=wrong).code == "bad_amount"
    assert day.send(FIRST, "record_freight", **carriage, amount="46.00")["amount"] == "46.00"


def test_days_that_are_over_or_beyond_any_plan_are_refused(day: CountDay) -> None:
    zone = {"zone": "Z1", "days": 5}
    assert refused(day, "plan_counts", FIRST, **zone, starts_on="2020-12-31").code == "due_before_today"
    assert refused(day, "plan_counts", FIRST, **zone, starts_on="9999-12-31").code == "bad_days"
    case = {"number": "C-9", "hospital": "XX", "site": "EAST-W1", "plan": [{"item": "SCREW-4.5", "pieces": 1}]}
    assert refused(day, "plan_case", FIRST, **case, starts="9999-12-31T23:59").code == "bad_time"
    baseline = {"hospital": "XX", "value": "5", "pieces": "1", "signed_by": "Li"}
    tomorrow = (NOW + timedelta(days=2)).date().isoformat()
    assert refused(day, "freeze_baseline", **baseline, taken_on=tomorrow).code == "in_the_future"
    assert day.send(LEADER, "freeze_baseline", **baseline, taken_on=NOW.date().isoformat())["value"] == "5.00"


def test_a_scan_with_a_nul_is_told_as_a_bad_scan(day: CountDay) -> None:
    assert refused(day, "move_goods", FIRST, raw=screw() + "\0", source="B-20", target="B-21").code == "control_char"
