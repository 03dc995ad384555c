"""Trays: counted by scan and tick, sterile until a day, filled from one another, kept back when they lack a thing."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_case import CASE, KIT, TRAY, SampleCase, sample_case
from desktop.exchange.sample_delivery import HOSPITAL, SITE, SUPERVISOR
from desktop.models.ledger import MovementRow
from desktop.models.tray import TrayCount
from desktop.queries.trays import tray_loans, tray_view, trays
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.case_day import CaseDay, lay_out_world

DAY = date(2026, 11, 24)


@pytest.fixture
def case() -> SampleCase:
    return sample_case(DAY)


@pytest.fixture
def day(database_url: str, case: SampleCase) -> Iterator[CaseDay]:
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    yield CaseDay(store, case)
    store.close()


def movements(store: Store) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(MovementRow)).scalar_one()


def lend(day: CaseDay, **more: Any) -> dict[str, Any]:
    return day.send("lend_tray", tray=TRAY, hospital=HOSPITAL, due_back_on="2026-11-28", **more)


def refused(day: CaseDay, verb: str, **fields: Any) -> Refusal:
    """A verb is refused, and nothing has moved."""
    before = movements(day.store)
    with pytest.raises(Refusal) as refusal:
        day.send(verb, **fields)
    assert movements(day.store) == before
    return refusal.value


@pytest.mark.requirement("S1-02")
def test_what_is_missing_and_what_is_too_much_is_named(day: CaseDay, case: SampleCase) -> None:
    other = "]d201" + case.pieces[4].di + "1729053110L26Z999" + "\x1d" + "21SX1"
    day.send("open_tray_count", tray=TRAY)
    for piece in case.pieces[1:]:
        day.send("count_piece", tray=TRAY, raw=piece.raw)
    assert day.send("count_piece", tray=TRAY, raw=other)["result"] == "extra"
    day.send("tick_instruments", tray=TRAY)
    day.send("tick_instruments", tray=TRAY, item="IN-DG", pieces="1")
    counted = day.send("close_tray_count", tray=TRAY)
    missing = [(one["ref"], one["serial"], one["pieces"]) for one in counted["missing"]]
    assert missing == [("FS-12-135", "SC10000", "1"), ("IN-DG", "", "1")]
    assert [(one["ref"], one["pieces"]) for one in counted["extra"]] == [("FS-14-135", "1")]
    assert counted["complete"] is False


def test_a_unit_is_counted_once_and_a_lot_as_often_as_it_lies_there(day: CaseDay, case: SampleCase) -> None:
    day.send("open_tray_count", tray=TRAY)
    stem, screw = case.pieces[0].raw, case.pieces[8].raw
    assert [day.send("count_piece", tray=TRAY, raw=stem)["result"] for _ in range(2)] == ["counted", "again"]
    results = [day.send("count_piece", tray=TRAY, raw=screw)["result"] for _ in range(11)]
    assert results == ["counted"] * 10 + ["again"]
    assert day.send("count_piece", tray=TRAY, raw=stem)["counted"] == "11"


def test_a_count_goes_on_where_it_was_left(day: CaseDay, case: SampleCase) -> None:
    day.send("open_tray_count", tray=TRAY)
    day.send("count_piece", tray=TRAY, raw=case.pieces[0].raw)
    assert day.send("open_tray_count", tray=TRAY)["counted"] == "1"
    assert refused(day, "open_tray_count", tray=TRAY, direction="in").code == "count_open"
    with day.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(TrayCount)).scalar_one() == 1


def test_a_whole_count_in_one_request_keeps_nothing_when_one_scan_is_refused(day: CaseDay, case: SampleCase) -> None:
    scans = [piece.raw for piece in case.pieces]
    assert refused(day, "count_tray", tray=TRAY, scans=[*scans, "nonsense"]).code
    with day.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(TrayCount)).scalar_one() == 0
    assert day.send("count_tray", tray=TRAY, scans=scans)["complete"] is True


def test_a_tray_without_a_kit_cannot_be_counted(day: CaseDay) -> None:
    day.send("save_tray", actor="1000", code="TK-099", site=SITE, maker="M")
    assert refused(day, "open_tray_count", tray="TK-099").code == "no_kit"


@pytest.mark.requirement("S1-03")
def test_a_tray_leaves_only_counted_complete_and_sterile(day: CaseDay, case: SampleCase) -> None:
    ask = {"tray": TRAY, "hospital": HOSPITAL, "due_back_on": "2026-11-28"}
    assert refused(day, "lend_tray", **ask).code == "tray_not_counted"
    day.count()
    with day.store.read() as connection:
        assert tray_view(connection, TRAY, DAY).row.sterile_until == DAY + timedelta(days=6)
    bad = {"tray": TRAY, "load": "L-9", "sterilised_at": case.at("07:30", -1).isoformat(), "valid_until": "2026-11-30"}
    assert day.send("record_sterilisation", **bad, indicator_ok=False)["sterile"] is False
    assert refused(day, "lend_tray", **ask).code == "tray_not_sterile"
    short = bad | {"valid_until": "2026-11-23", "sterilised_at": case.at("08:00", -1).isoformat()}
    day.send("record_sterilisation", **short, indicator_ok=True)
    day.at = case.at("10:00")
    assert refused(day, "lend_tray", **ask).code == "tray_past_date"
    lent = lend(day, actor=SUPERVISOR, reason="emergency, sterilised again there")
    assert (lent["place"], lent["overridden"]) == ("XX-OR", ["tray_past_date"])


def test_only_a_supervisor_lets_a_tray_leave_against_the_rules(day: CaseDay) -> None:
    ask = {"tray": TRAY, "hospital": HOSPITAL, "due_back_on": "2026-11-28", "reason": "quick"}
    assert refused(day, "lend_tray", **ask).code == "not_allowed"


@pytest.mark.requirement("X-02")
def test_a_tray_goes_to_no_hospital_without_the_owners_consent(day: CaseDay) -> None:
    day.count()
    day.send("save_party", actor="1000", code="YY", name="YY医院", kind="hospital")
    day.send("save_hospital_store", actor="1000", code="YY-OR", hospital="YY", site=SITE)
    refusal = refused(day, "lend_tray", tray=TRAY, hospital="YY", due_back_on="2026-11-28")
    assert refusal.code == "no_consent"


def test_a_lent_tray_comes_back_used_and_must_be_prepared_anew(day: CaseDay, case: SampleCase) -> None:
    day.count()
    lend(day)
    assert refused(day, "lend_tray", tray=TRAY, hospital=HOSPITAL, due_back_on="2026-11-28").code == "tray_is_out"
    assert day.send("extend_loan", tray=TRAY, due_back_on="2026-11-30", reason="second case")["extensions"] == 1
    with day.store.read() as connection:
        row = next(row for row in trays(connection, date(2026, 12, 1)) if row.code == TRAY)
    assert (row.borrower, row.overdue, row.at_hospital, row.place) == ("XX医院", True, True, "XX-OR")
    day.at = case.at("12:00", 7)
    back = day.send("return_tray", tray=TRAY, used=True)
    assert (back["place"], back["late"]) == ("EAST-W1-RECEIVING", True)
    ask = {"tray": TRAY, "hospital": HOSPITAL, "due_back_on": "2026-12-28"}
    assert refused(day, "lend_tray", **ask).code == "tray_not_counted"
    with day.store.read() as connection:
        assert [(one.loans, one.used, one.extensions, one.use_rate) for one in tray_loans(connection)] == [
            (1, 1, 1, Decimal("100.0"))
        ]
        assert tray_view(connection, TRAY, DAY).row.sterile_until is None
    assert verify(day.store.engine).findings == ()


def test_contents_go_from_one_tray_into_another_in_one_movement(day: CaseDay, case: SampleCase) -> None:
    day.send("save_tray", actor="1000", code="TK-015", site=SITE, maker="M", seats=48)
    day.send("assign_kit", actor="1000", tray="TK-015", kit=KIT)
    before = movements(day.store)
    moved = day.send("move_contents", tray="TK-015", scans=[case.pieces[0].raw, case.pieces[8].raw], source=TRAY)
    assert (moved["pieces"], moved["sources"], movements(day.store)) == ("2", [TRAY], before + 1)
    with day.store.read() as connection:
        assert tray_view(connection, TRAY, DAY).row.refill == 2
        assert tray_view(connection, "TK-015", DAY).row.refill == 46
    assert refused(day, "move_contents", tray="TK-015", scans=[case.pieces[1].raw, "nonsense"]).code
    day.count()
    lend(day, actor=SUPERVISOR, reason="short by two")
    assert refused(day, "move_contents", tray="TK-015", scans=[case.pieces[1].raw]).code == "tray_is_out"


def test_what_does_not_belong_into_a_tray_stays_out_of_it(day: CaseDay, case: SampleCase) -> None:
    lines = [{"item": "LS-35-30", "pieces": 20}]
    day.send("save_kit", actor="1000", code="RK-SCREWS", name="螺钉盒", lines=lines)
    day.send("save_tray", actor="1000", code="TK-016", site=SITE, maker="M", seats=20)
    day.send("assign_kit", actor="1000", tray="TK-016", kit="RK-SCREWS")
    assert refused(day, "move_contents", tray="TK-016", scans=[case.pieces[0].raw]).code == "not_in_kit"
    assert day.send("move_contents", tray="TK-016", scans=[case.pieces[0].raw], anyway=True)["pieces"] == "1"


def test_a_kit_names_each_item_once(day: CaseDay) -> None:
    twice = [{"item": "LS-35-30"}, {"item": "LS-35-30"}]
    assert refused(day, "save_kit", actor="1000", code="K", name="K", lines=twice).code == "repeated_row"
    assert refused(day, "save_kit", actor="1000", code="K", name="K", lines=[]).code == "no_rows"
    assert refused(day, "save_kit", actor="1000", code="K", name="K", lines=[{"item": "?"}]).code == "unknown_item"
    assert refused(day, "assign_kit", actor="1000", tray=TRAY, kit="?").code == "unknown_kit"


def test_a_tray_of_a_case_comes_back_with_its_case(day: CaseDay) -> None:
    day.count()
    day.send_out()
    refusal = refused(day, "return_tray", tray=TRAY)
    assert (refusal.code, refusal.facts["case"]) == ("tray_of_case", CASE)
