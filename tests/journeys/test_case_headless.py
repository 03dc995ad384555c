"""Journey J5 through ``sparezone do``'s services, with its exact figures, on both databases."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import insert, select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_case import CASE, KIT, TRAY, SampleCase, sample_case
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import ADMINISTRATOR, HOSPITAL, SITE, SUPERVISOR
from desktop.models.deadline import Deadline
from desktop.models.ledger import Balance, MovementRow
from desktop.models.outbox import OutboxMessage
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import BillingKind, BillingLine, DocumentCounter
from desktop.queries.case_facts import cross_check
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.case_day import CaseDay, lay_out_world

DAY = date(2026, 11, 24)


@pytest.fixture
def case() -> SampleCase:
    return sample_case(DAY)


@pytest.fixture
def store(database_url: str, case: SampleCase) -> Any:
    opened = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(opened, case)
    with opened.engine.begin() as connection:
        connection.execute(insert(DocumentCounter).values(prefix="UR", last=930))
    yield opened
    opened.close()


def billed(store: Store) -> list[tuple[BillingKind, Decimal, Decimal]]:
    with store.read() as connection:
        asked = select(BillingLine.kind, BillingLine.quantity, BillingLine.amount).order_by(BillingLine.id)
        return [tuple(row) for row in connection.execute(asked)]  # type: ignore[misc]  # three columns


def in_tray(store: Store) -> Decimal:
    with store.read() as connection:
        asked = select(Balance.quantity).join(Place, Place.id == Balance.place_id).where(Place.code == TRAY)
        return sum(connection.execute(asked).scalars(), Decimal(0))


def clocks(store: Store) -> dict[str, datetime]:
    """What runs since the operation; nobody checked in here, so presence runs on."""
    with store.read() as connection:
        asked = select(Deadline.rule, Deadline.due_at).where(Deadline.closed_at.is_(None), Deadline.rule != "presence")
        return dict(connection.execute(asked).all())  # type: ignore[arg-type]  # rows of two


@pytest.mark.requirement("S1-02", "S1-23", "S1-45", "C-06", "X-01")
def test_the_use_of_a_case_is_reported_and_billed_to_the_cent(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    counted = day.count()[-1]
    assert (counted["complete"], counted["counted"], counted["of"], counted["missing"]) == (True, "110", "110", [])
    out = day.send_out()
    assert (out["pieces"], out["trays"], out["due_back_on"], out["overridden"]) == ("48", [TRAY], "2026-11-25", [])
    back = day.come_back()
    assert len(back) == 40
    assert (back[0]["went_out"], back[0]["found"], back[0]["place"]) == ("48", "0", "EAST-W1-RECEIVING")
    missing = {(one["ref"], one["lot"], one["serial"]): one["pieces"] for one in back[-1]["missing"]}
    assert missing == {
        ("FS-12-135", "L26C001", "SC10000"): "1",
        ("FS-12-135", "L26C001", "SC10001"): "1",
        ("LS-35-30", "L26D013", ""): "4",
        ("LS-35-40", "L26D014", ""): "2",
        ("LS-35-40", "L26E014", ""): "1",
    }
    sheet = day.sheet()
    assert [one["fate"] for one in sheet] == ["implanted"] * 8 + ["wasted"]
    assert sheet[-1]["used"] == "9"
    report = day.confirm()
    assert report == {
        "number": "UR-0931",
        "case": CASE,
        "state": "confirmed",
        "went_out": "48",
        "back": "39",
        "implanted": "8",
        "wasted": "1",
        "amount": "30760.00",
        "waste_amount": "860.00",
        "differences": [],
    }
    assert sum(amount for kind, _, amount in billed(store) if kind is BillingKind.CONSUME) == Decimal("30760.00")
    assert [amount for kind, _, amount in billed(store) if kind is BillingKind.WASTE] == [Decimal("860.00")]
    assert in_tray(store) == 39
    assert clocks(store) == {
        "notice_of_use": datetime(2026, 11, 25, 3, 20, tzinfo=UTC),
        "follow_up": datetime(2026, 11, 26, 3, 20, tzinfo=UTC),
        "follow_up_form": datetime(2026, 12, 1, 3, 20, tzinfo=UTC),
        "no_complaint": datetime(2026, 12, 24, 15, 59, 59, tzinfo=UTC),
    }
    with store.read() as connection:
        message = connection.execute(select(OutboxMessage.kind, OutboxMessage.document, OutboxMessage.body)).one()
        payers = select(Party.code).join(BillingLine, BillingLine.payer_id == Party.id).distinct()
        assert connection.execute(payers).scalars().all() == [HOSPITAL]
    assert (message.kind, message.document) == ("notice_of_use", "UR-0931")
    for name in ("catalogue_number", "lot", "serial", "description", "size"):
        assert message.body.count(f'"{name}"') == 9
    assert verify(store.engine).findings == ()


def test_a_repeated_confirmation_is_answered_the_same_and_books_nothing(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    day.until_the_sheet()
    first = day.confirm()
    day.sent -= 1
    assert day.confirm() == first
    assert len(billed(store)) == 5


@pytest.mark.requirement("X-01")
def test_a_code_that_was_never_in_the_tray_holds_the_report(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    day.until_the_sheet()
    stranger = case.pieces[0].raw.replace("SC10000", "SC19999")
    scanned = day.send("scan_usage", number=CASE, raw=stranger)
    assert (scanned["went_out"], scanned["result"]) == (False, "extra")
    held = day.confirm()
    assert (held["state"], held["number"]) == ("held", "")
    assert [(one["why"], one["serial"]) for one in held["differences"]] == [("never_went_out", "SC19999")]
    assert billed(store) == []
    assert in_tray(store) == 48
    assert clocks(store) == {}
    day.send("take_off_sticker", number=CASE)
    assert day.confirm()["number"] == "UR-0931"


def test_what_is_missing_and_not_on_the_sheet_holds_the_report_by_name(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    day.until_the_sheet()
    day.send("take_off_sticker", number=CASE)
    held = day.confirm()
    assert [(one["why"], one["ref"], one["lot"], one["pieces"]) for one in held["differences"]] == [
        ("missing_not_used", "LS-35-40", "L26E014", "1")
    ]
    day.send("piece_came_back", number=CASE, raw=case.wasted.raw)
    with store.read() as connection:
        assert cross_check(connection, 1).agrees
    assert day.confirm()["wasted"] == "0"


@pytest.mark.requirement("R26")
def test_undo_takes_back_all_of_it(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    day.until_the_sheet()
    report = day.confirm()
    undone = day.send("undo_usage", report=report["number"], reason="wrong sheet")
    assert (undone["credited"], undone["clocks"]) == ("-31620.00", 4)
    assert sum(amount for _, _, amount in billed(store)) == 0
    assert in_tray(store) == 48
    assert clocks(store) == {}
    with store.read() as connection:
        assert connection.execute(select(OutboxMessage.state)).scalars().all() == ["withdrawn"]
        kinds = connection.execute(select(MovementRow.kind).where(MovementRow.document == report["number"]))
        assert sorted(kind.value for kind in kinds.scalars()) == ["consume", "reverse"]
    with pytest.raises(Refusal, match="report_undone"):
        day.send("undo_usage", report=report["number"], reason="again")
    assert day.confirm()["number"] == "UR-0932"
    assert verify(store.engine).findings == ()


def test_undo_is_refused_when_the_tray_has_gone_out_again(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    day.until_the_sheet()
    report = day.confirm()
    day.at = case.at("15:00")
    start = f"{DAY}T19:00"
    day.send("plan_case", number="C-2611-032", hospital=HOSPITAL, site="EAST-W1", starts=start, trays=[TRAY])
    day.send("send_out", actor=SUPERVISOR, number="C-2611-032", reason="emergency")
    with pytest.raises(Refusal) as refused:
        day.send("undo_usage", report=report["number"], reason="wrong sheet")
    assert (refused.value.code, refused.value.facts["documents"]) == ("depends_on_it", ["C-2611-032"])
    assert sum(amount for _, _, amount in billed(store)) == Decimal("31620.00")


def test_undo_is_refused_while_the_tray_is_lent_out(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    day.until_the_sheet()
    report = day.confirm()
    loan = {"tray": TRAY, "hospital": HOSPITAL, "due_back_on": "2026-12-01", "reason": "urgent"}
    day.send("lend_tray", actor=SUPERVISOR, **loan)
    with pytest.raises(Refusal) as refused:
        day.send("undo_usage", report=report["number"], reason="wrong sheet")
    assert (refused.value.code, refused.value.facts["documents"]) == ("depends_on_it", [f"{TRAY} {HOSPITAL}"])
    assert sum(amount for _, _, amount in billed(store)) == Decimal("31620.00")
    day.send("return_tray", tray=TRAY)
    assert day.send("undo_usage", report=report["number"], reason="wrong sheet")["credited"] == "-31620.00"


def test_after_the_shift_only_a_supervisor_takes_a_usage_report_back(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    day.until_the_sheet()
    report = day.confirm()
    late = {"report": report["number"], "reason": "wrong sheet", "at": day.at + timedelta(hours=12, seconds=1)}
    with pytest.raises(Refusal, match="undo_after_shift"):
        day.send("undo_usage", **late)
    assert sum(amount for _, _, amount in billed(store)) == Decimal("31620.00")
    undone = day.send("undo_usage", actor=SUPERVISOR, **late)
    assert undone["credited"] == "-31620.00"


def test_undo_is_refused_when_the_refill_has_been_ordered(store: Store, case: SampleCase) -> None:
    day = CaseDay(store, case)
    par = {"item": "LS-35-40", "minimum": 20, "target": 20, "maximum": 20, "kit": KIT, "site": SITE}
    day.send("save_par", actor=ADMINISTRATOR, **par)
    day.until_the_sheet()
    report = day.confirm()
    day.send("put_away", raw=f"SZ:T:{TRAY}", place="A-2-1")
    order = day.send("send_order", site=SITE, owner=MAKER)
    assert order["pieces"] == 3
    with pytest.raises(Refusal) as refused:
        day.send("undo_usage", report=report["number"], reason="wrong sheet")
    assert (refused.value.code, refused.value.facts["first"]) == ("depends_on_it", order["order"])
    assert sum(amount for _, _, amount in billed(store)) == Decimal("31620.00")
    day.send("cancel_order", order=order["order"], reason="wrong sheet")
    assert day.send("undo_usage", report=report["number"], reason="wrong sheet")["credited"] == "-31620.00"
