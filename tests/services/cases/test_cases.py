"""Cases: first expired first out, a spare of each specification, and nothing expired or held goes out."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import CASE, TRAY, CasePiece, SampleCase, sample_case
from desktop.exchange.sample_catalogue import gtin
from desktop.exchange.sample_delivery import HOSPITAL, MAKER, SITE, SUPERVISOR
from desktop.models.case import Case
from desktop.models.hold import Hold, HoldReason
from desktop.models.item import Item, Lot
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.settlement import BillingLine
from desktop.queries.cases import case_view, cases, spare_proposals
from desktop.queries.hospital_stock import hospital_stock
from desktop.queries.reservations import committed
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.services.trays.test_trays import refused

DAY = date(2026, 11, 24)
OTHER = "C-2611-040"
REF = "AC-50"
LOTS = (("L-EARLY", date(2026, 11, 23)), ("L-FIRST", date(2026, 11, 24)), ("L-SECOND", date(2028, 1, 31)))
"""The first expires the day before the operation, the second on its day: that one is usable still."""


@pytest.fixture
def case() -> SampleCase:
    return sample_case(DAY)


@pytest.fixture
def day(database_url: str, case: SampleCase) -> Iterator[CaseDay]:
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    lines = [
        {"position": at, "item": REF, "owner": MAKER, "place": f"B-{2 + at}-1", "lot": lot}
        | {"serial": f"SA{at}{number}", "expires_on": expires.isoformat()}
        for at, (lot, expires) in enumerate(LOTS, 1)
        for number in range(2)
    ]
    day.at = case.at("09:00", -3)
    day.send("take_over_stock", actor="1000", document="OPENING-CUPS", site=SITE, lines=lines)
    day.at = case.at("08:00", -1)
    yield day
    store.close()


def cup(lot: int, number: int) -> str:
    name, expires = LOTS[lot - 1]
    return CasePiece(REF, gtin(3), name, f"SA{lot}{number}", expires).raw


def plan(day: CaseDay, pieces: int = 1, **more: Any) -> dict[str, Any]:
    lines = [{"item": REF, "pieces": pieces}]
    return day.send("plan_case", number=OTHER, hospital=HOSPITAL, site=SITE, starts=f"{DAY}T08:30", plan=lines, **more)


def free_cups(day: CaseDay) -> None:
    """The cups of the sample world are promised elsewhere, so that only those of this test are free."""
    with day.store.read() as connection:
        rows = connection.execute(select(Lot.id).join(Item, Item.id == Lot.item_id).where(Item.ref == REF))
        mine = {lot for lot, _ in LOTS}
        others = [key for key in rows.scalars() if key and not _named(connection, key) & mine]
    hold(day, others)


def _named(connection: Any, lot: int) -> set[str]:
    return set(connection.execute(select(Lot.number).where(Lot.id == lot)).scalars())


def hold(day: CaseDay, lots: list[int]) -> None:
    with day.store.engine.begin() as connection:
        partner = connection.execute(select(Site.partner_id)).scalars().first()
        person = connection.execute(select(Person.id)).scalars().first()
        for lot in lots:
            row = {"partner_id": partner, "lot_id": lot, "reason": HoldReason.DAMAGED, "note": ""}
            connection.execute(Hold.__table__.insert().values(row | {"opened_at": day.at, "opened_by_id": person}))


def lot_id(day: CaseDay, number: str) -> int:
    with day.store.read() as connection:
        return connection.execute(select(Lot.id).where(Lot.number == number)).scalar_one()


@pytest.mark.requirement("S1-05")
def test_goods_are_reserved_first_expired_first_out_and_every_deviation_has_its_reason(day: CaseDay) -> None:
    free_cups(day)
    plan(day)
    made = day.send("reserve_case", number=OTHER)["reserved"]
    assert [(one["lot"], one["serial"], one["spare"]) for one in made] == [
        ("L-FIRST", "SA20", False),
        ("L-FIRST", "SA21", True),
    ]
    assert "SA10: expired; SA11: expired" in made[0]["reason"]
    with day.store.read() as connection:
        item, owner = connection.execute(select(Item.id, Item.maker_id).where(Item.ref == REF)).one()
        site = connection.execute(select(Site.id)).scalar_one()
        assert committed(connection, item, site, owner) == 2
    assert day.send("reserve_case", number=OTHER)["reserved"] == []


def test_what_is_reserved_for_one_case_is_not_given_to_another(day: CaseDay) -> None:
    free_cups(day)
    plan(day)
    day.send("reserve_case", number=OTHER)
    lines = [{"item": REF}]
    day.send("plan_case", number="C-9", hospital=HOSPITAL, site=SITE, starts=f"{DAY}T09:00", plan=lines)
    assert refused(day, "reserve_piece", number="C-9", raw=cup(2, 0)).code == "reserved_already"
    made = day.send("reserve_case", number="C-9")["reserved"]
    assert [one["lot"] for one in made] == ["L-SECOND", "L-SECOND"]
    assert "SA20: reserved" in made[0]["reason"]
    assert day.send("cancel_case", number=OTHER, reason="postponed")["released"] == 2
    assert day.send("reserve_piece", number="C-9", raw=cup(2, 0), reason="")["reserved"][0]["lot"] == "L-FIRST"


def test_a_piece_that_expires_later_needs_a_reason(day: CaseDay) -> None:
    free_cups(day)
    plan(day)
    refusal = refused(day, "reserve_piece", number=OTHER, raw=cup(3, 0))
    assert (refusal.code, refusal.facts["first"], refusal.facts["place"]) == ("expires_later", "SA20", "B-4-1")
    made = day.send("reserve_piece", number=OTHER, raw=cup(3, 0), reason="surgeon asks for the new design")
    assert made["reserved"][0]["reason"] == "surgeon asks for the new design"


@pytest.mark.requirement("S2-56")
def test_nothing_expired_or_held_is_reserved(day: CaseDay) -> None:
    free_cups(day)
    plan(day)
    assert refused(day, "reserve_piece", number=OTHER, raw=cup(1, 0)).code == "expired"
    hold(day, [lot_id(day, "L-FIRST")])
    assert refused(day, "reserve_piece", number=OTHER, raw=cup(2, 0)).code == "held"
    assert [one["lot"] for one in day.send("reserve_case", number=OTHER)["reserved"]] == ["L-SECOND"] * 2


@pytest.mark.requirement("S1-05")
def test_a_case_without_a_spare_is_red_and_only_a_supervisor_passes_it(day: CaseDay) -> None:
    free_cups(day)
    hold(day, [lot_id(day, "L-SECOND")])
    plan(day, pieces=2)
    assert day.send("reserve_case", number=OTHER)["red"] == [REF]
    with day.store.read() as connection:
        assert next(row.red for row in cases(connection) if row.number == OTHER) == ("image", "spare")
        assert spare_proposals(connection, OTHER)
    day.send("recheck_images", number=OTHER, sizes="cup 50", initials="W")
    assert refused(day, "ready_case", number=OTHER).code == "spare_missing"
    assert refused(day, "send_out", number=OTHER).code == "spare_missing"
    assert refused(day, "ready_case", number=OTHER, reason="none left").code == "not_allowed"
    ready = day.send("ready_case", actor=SUPERVISOR, number=OTHER, reason="none left in the country")
    assert ready["overridden"] == ["spare_missing"]
    with day.store.read() as connection:
        assert connection.execute(select(Case.override).where(Case.number == OTHER)).scalar() == (
            "none left in the country"
        )
    assert day.send("send_out", number=OTHER)["overridden"] == ["spare_missing"]


def test_what_a_supervisor_passed_covers_no_other_gate(day: CaseDay) -> None:
    day.count()
    plan_again = [{"item": "FS-12-135", "pieces": 4}]
    more = {"hospital": HOSPITAL, "site": SITE, "starts": f"{DAY}T08:30", "plan": plan_again, "trays": [TRAY]}
    day.send("plan_case", number=CASE, **more)
    ready = day.send("ready_case", actor=SUPERVISOR, number=CASE, reason="the surgeon brings one")
    assert ready["overridden"] == ["image_not_checked", "spare_missing"]
    load = {"load": "L-9", "sterilised_at": day.at.isoformat(), "valid_until": "2026-11-23", "indicator_ok": True}
    day.send("record_sterilisation", tray=TRAY, **load)
    assert refused(day, "send_out", number=CASE).code == "tray_past_date"


def test_loose_goods_go_out_come_back_by_scan_and_the_used_one_is_billed(day: CaseDay, case: SampleCase) -> None:
    free_cups(day)
    prices = [{"item": REF, "unit_price": "6800.00"}]
    more = {"code": "CUPS", "owner": MAKER, "payer": HOSPITAL, "valid_from": "2026-01-01", "prices": prices}
    day.send("save_price_list", actor="1000", **more)
    plan(day)
    day.send("reserve_case", number=OTHER)
    out = day.send("send_out", number=OTHER)
    assert (out["pieces"], out["trays"]) == ("2", [])
    with day.store.read() as connection:
        held = hospital_stock(connection, DAY)[0]
        assert (held.pieces, held.value, held.unpriced) == (2, Decimal("13600.00"), 0)
    day.at = case.at("13:00")
    taken = refused(day, "accept_return", raw=cup(2, 1), seal_intact=True)
    assert (taken.code, taken.facts["case"]) == ("goods_of_case", OTHER)
    back = day.send("piece_came_back", number=OTHER, raw=cup(2, 1))
    assert (back["found"], back["of"], [one["serial"] for one in back["missing"]]) == ("1", "2", ["SA20"])
    assert day.send("scan_usage", number=OTHER, raw=cup(2, 0))["went_out"] is True
    assert day.send("scan_usage", number=OTHER, raw=cup(2, 0))["result"] == "again"
    report = day.send("confirm_usage", number=OTHER, ended=f"{DAY}T11:00")
    assert (report["state"], report["implanted"], report["amount"]) == ("confirmed", "1", "6800.00")
    assert verify(day.store.engine).findings == ()


def test_goods_held_after_they_were_reserved_do_not_leave(day: CaseDay) -> None:
    free_cups(day)
    plan(day)
    day.send("reserve_case", number=OTHER)
    hold(day, [lot_id(day, "L-FIRST")])
    assert refused(day, "send_out", number=OTHER).code == "held"


def test_a_case_names_its_hospital_and_never_a_person(day: CaseDay) -> None:
    ask = {"hospital": HOSPITAL, "site": SITE, "starts": f"{DAY}T08:30"}
    assert refused(day, "plan_case", number="王小明", **ask).code == "faulty_entry"
    assert refused(day, "plan_case", number="C-1", patient="王小明", **ask).code == "bad_request"
    assert refused(day, "plan_case", number="C-1", **ask | {"hospital": MAKER}).code == "not_a_hospital"
    assert refused(day, "plan_case", number="C-1", **ask | {"starts": "tomorrow"}).code == "bad_time"


def test_a_case_that_has_left_is_not_planned_anew(day: CaseDay) -> None:
    day.count()
    day.send_out()
    plan_again = {"number": CASE, "hospital": HOSPITAL, "site": SITE, "starts": f"{DAY}T10:00"}
    assert refused(day, "plan_case", **plan_again).code == "case_state"
    assert refused(day, "cancel_case", number=CASE, reason="no").code == "case_state"
    assert refused(day, "send_out", number=CASE).code == "case_state"


def test_a_tray_is_promised_to_one_case_at_a_time(day: CaseDay) -> None:
    refusal = refused(day, "plan_case", number=OTHER, hospital=HOSPITAL, site=SITE, starts=f"{DAY}T08:30", trays=[TRAY])
    assert (refusal.code, refusal.facts["case"]) == ("tray_promised", CASE)


def test_the_report_waits_for_the_tray(day: CaseDay, case: SampleCase) -> None:
    day.count()
    day.send_out()
    assert refused(day, "piece_came_back", number=CASE, raw=case.pieces[0].raw).code == "tray_still_out"
    assert refused(day, "confirm_usage", number=CASE).code == "tray_still_out"
    day.come_back()
    assert refused(day, "piece_came_back", number=CASE, raw=cup(3, 0)).code == "never_went_out"
    day.sheet()
    assert refused(day, "confirm_usage", number=CASE, ended=f"{DAY}T23:00").code == "in_the_future"


def test_what_was_opened_is_paid_by_whom_the_contract_says(day: CaseDay) -> None:
    day.send("save_hospital_terms", actor="1000", hospital=HOSPITAL, waste_payer="partner")
    day.until_the_sheet()
    assert day.confirm()["waste_amount"] == "860.00"
    with day.store.read() as connection:
        asked = select(BillingLine.kind, Party.code).join(Party, Party.id == BillingLine.payer_id)
        payers = {kind.value: code for kind, code in connection.execute(asked)}
    assert payers == {"consume": HOSPITAL, "waste": "EAST"}


@pytest.mark.requirement("S1-45")
def test_the_rebate_is_half_a_percent_of_what_was_implanted(day: CaseDay) -> None:
    day.until_the_sheet()
    day.confirm()
    with day.store.read() as connection:
        view = case_view(connection, CASE)
    assert view.report is not None
    assert (view.report.amount, view.report.rebate) == (Decimal("30760.00"), Decimal("153.80"))
    assert (view.check.went_out, view.check.back, view.check.used, view.check.agrees) == (48, 39, 9, True)
    assert [clock.rule for clock in view.clocks] == [
        "presence",
        "notice_of_use",
        "follow_up",
        "follow_up_form",
        "no_complaint",
    ]


@pytest.mark.requirement("S1-28", "S1-30")
@pytest.mark.parametrize(("before", "reached"), [("195428.57", False), ("195428.58", True)])
def test_the_goal_is_reached_above_thirty_percent(day: CaseDay, before: str, reached: bool) -> None:
    """48 implants at 8 × 12 800 + 40 × 860 = 136 800 are out; the baseline stands around 136 800 ÷ 0.7."""
    day.count()
    day.send_out()
    given = {"hospital": HOSPITAL, "taken_on": "2026-01-01", "pieces": "70", "signed_by": "Dr. W"}
    day.send("freeze_baseline", actor="1000", value=before, **given)
    with day.store.read() as connection:
        held = hospital_stock(connection, DAY + timedelta(days=1))[0]
    assert (held.value, held.pieces) == (Decimal("136800.00"), 48)
    assert held.reached is reached
    assert refused(day, "freeze_baseline", actor="1000", value="1", **given).code == "baseline_frozen"


@pytest.mark.requirement("S2-56")
def test_what_was_held_since_is_reported_as_used_only_by_a_supervisor(day: CaseDay, case: SampleCase) -> None:
    day.until_the_sheet()
    hold(day, [lot_id(day, case.implanted[0].lot)])
    day.at = case.at("13:55")
    assert refused(day, "confirm_usage", number=CASE, ended=f"{DAY}T11:20").code == "held"
    assert refused(day, "confirm_usage", number=CASE, ended=f"{DAY}T11:20", reason="it is in").code == "not_allowed"
    told = day.send("confirm_usage", actor=SUPERVISOR, number=CASE, ended=f"{DAY}T11:20", reason="held after the use")
    assert (told["state"], told["amount"]) == ("confirmed", "30760.00")


def test_nothing_is_billed_when_everything_came_back(day: CaseDay, case: SampleCase) -> None:
    day.count()
    day.send_out()
    day.come_back()
    for piece in (*case.implanted, case.wasted):
        day.send("scan_usage", number=CASE, raw=piece.raw, fate="returned")
    told = day.confirm()
    assert (told["number"], told["back"], told["amount"], told["implanted"]) == ("UR-0001", "48", "0.00", "0")
    with day.store.read() as connection:
        assert connection.execute(select(BillingLine.id)).all() == []
        rules = [clock.rule for clock in case_view(connection, CASE).clocks]
    assert rules == ["presence", "follow_up", "follow_up_form", "no_complaint"]


@pytest.mark.requirement("S2-56")
def test_goods_that_expired_since_a_planned_start_in_the_past_do_not_leave(day: CaseDay, case: SampleCase) -> None:
    free_cups(day)
    late = {"number": OTHER, "hospital": HOSPITAL, "site": SITE, "starts": "2026-11-20T08:30"}
    day.send("plan_case", **late, plan=[{"item": REF, "pieces": 1}])
    assert refused(day, "reserve_piece", number=OTHER, raw=cup(1, 0), at=case.at("08:00")).code == "expired"
    day.send("reserve_piece", number=OTHER, raw=cup(1, 0), at=case.at("23:59", -1))
    day.send("reserve_case", number=OTHER, at=case.at("23:59", -1))
    day.at = case.at("00:00")
    gone = refused(day, "send_out", number=OTHER)
    assert (gone.code, gone.facts["serial"]) == ("expired", "SA10")
    with day.store.read() as connection:
        assert case_view(connection, OTHER).went_out == ()


def test_what_goes_out_is_not_due_back_before_it_leaves(day: CaseDay) -> None:
    free_cups(day)
    plan(day)
    day.send("reserve_case", number=OTHER)
    assert refused(day, "send_out", number=OTHER, due_back_on="2026-11-22").code == "due_before_today"
    assert day.send("send_out", number=OTHER, due_back_on="2026-11-23")["due_back_on"] == "2026-11-23"


@pytest.mark.requirement("S2-56")
def test_no_operation_ended_before_its_goods_left_but_for_a_supervisor(day: CaseDay) -> None:
    day.until_the_sheet()
    early = {"number": CASE, "ended": "2026-11-23T15:59"}
    told = refused(day, "confirm_usage", **early)
    assert (told.code, str(told.facts["sent"])) == ("ended_before_sent", "2026-11-23 16:00:00+08:00")
    assert refused(day, "confirm_usage", **early, reason="written down late").code == "not_allowed"
    with day.store.read() as connection:
        assert connection.execute(select(BillingLine.id)).all() == []
    done = day.send("confirm_usage", actor=SUPERVISOR, **early, reason="written down late")
    assert done["amount"] == "30760.00"


def test_what_is_at_a_hospital_by_the_book_is_not_put_away_past_its_case(day: CaseDay) -> None:
    free_cups(day)
    plan(day)
    day.send("reserve_case", number=OTHER)
    out = day.send("send_out", number=OTHER)["place"]
    for serial in (0, 1):
        refusal = refused(day, "put_away", raw=cup(2, serial), place="B-4-1", anyway=True)
        assert (refusal.code, refusal.facts["place"]) == ("at_hospital", out)
    day.count()
    day.send_out()
    assert refused(day, "put_away", raw=f"SZ:T:{TRAY}", place="A-1-1", anyway=True).code == "at_hospital"
