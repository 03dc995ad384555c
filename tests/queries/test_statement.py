"""The statement of the case's day, its age and risk, and a hospital's list held against it (J5, X-05)."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind
from desktop.exchange.reading import read_sheet
from desktop.exchange.sample_case import SampleCase, sample_case
from desktop.exchange.sample_delivery import HOSPITAL, MAKER, NOTICE, PARTNER, SITE, sample
from desktop.exchange.statement_file import COMPARED_FILES, STATEMENT_FILES
from desktop.exchange.usage_comparing import compare_usage
from desktop.models.settlement import BillingKind
from desktop.queries.ageing import ageing, expiry_risk, slow_movers
from desktop.queries.statement import Figure, StatementAsked
from desktop.queries.statement_lines import Behind, moved_rows, owed_lines, statement
from desktop.queries.usage_compared import Compared, Finding
from desktop.reports.comparison import write_comparison
from desktop.reports.statement import build_statement
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.journeys.times import TODAY

DAY = date(2026, 11, 24)
ASKED = StatementAsked(MAKER, SITE, DAY, date(2026, 11, 30))


@pytest.fixture
def case() -> SampleCase:
    return sample_case(DAY)


@pytest.fixture
def day(database_url: str, case: SampleCase) -> Iterator[CaseDay]:
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.until_the_sheet()
    day.confirm()
    yield day
    store.close()


@pytest.mark.requirement("S1-20", "S1-23", "C-06")
def test_the_statement_of_the_case_closes_to_the_piece_and_to_the_cent(day: CaseDay) -> None:
    with day.store.read() as connection:
        made = statement(connection, ASKED)
        used = moved_rows(connection, ASKED, Behind(Figure.USED))
        lines = owed_lines(connection, ASKED)
    assert made.closes
    assert (made.total.used, made.total.returned, made.total.lost) == (9, 0, 0)
    assert made.total.opening + made.total.received - 9 == made.total.closing
    assert {one.kind: (one.quantity, one.amount) for one in made.owed} == {
        BillingKind.CONSUME: (Decimal(8), Decimal("30760.00")),
        BillingKind.WASTE: (Decimal(1), Decimal("860.00")),
    }
    assert (made.amount, made.purchases, made.fee) == (Decimal("31620.00"), Decimal("30760.00"), Decimal("461.40"))
    assert {row.kind for row in used} == {MovementKind.CONSUME}
    assert sum(row.pieces for row in used) == -9
    assert {row.movement for row in used} == {line.movement for line in lines}


@pytest.mark.requirement("S1-23")
def test_what_is_not_on_the_notice_is_received_into_quarantine(day: CaseDay) -> None:
    extra = sample(7, TODAY).extra
    with day.store.read() as connection:
        before = statement(connection, ASKED).total
    day.send("open_notice", notice=NOTICE)
    day.send("quarantine", notice=NOTICE, raw=extra.raw)
    with day.store.read() as connection:
        made = statement(connection, ASKED)
        rows = moved_rows(connection, ASKED, Behind(Figure.RECEIVED, serial=extra.serial))
    assert (made.total.received - before.received, made.total.moved, made.closes) == (1, 0, True)
    assert [(row.kind, row.pieces) for row in rows] == [(MovementKind.QUARANTINE, 1)]


@pytest.mark.requirement("S1-23")
def test_taken_back_use_is_not_used_and_its_credit_is_in_the_statement(day: CaseDay) -> None:
    day.send("undo_usage", report="UR-0001", reason="wrong sheet")
    with day.store.read() as connection:
        made = statement(connection, ASKED)
        used = moved_rows(connection, ASKED, Behind(Figure.USED))
    assert made.closes
    assert (made.total.used, made.amount, made.purchases, made.fee) == (0, 0, 0, 0)
    assert [one.kind for one in made.owed] == [BillingKind.CONSUME, BillingKind.CREDIT, BillingKind.WASTE]
    assert sorted({row.reversed for row in used}) == [False, True]


@pytest.mark.requirement("S1-23")
def test_own_goods_and_those_of_others_are_never_in_one_statement(day: CaseDay) -> None:
    with day.store.read() as connection:
        others = statement(connection, StatementAsked(PARTNER, SITE, ASKED.first, ASKED.last))
        mine = statement(connection, ASKED)
        before = statement(connection, StatementAsked(MAKER, SITE, date(2026, 1, 1), date(2026, 11, 23)))
    goods = {(row.ref, row.lot, row.serial) for row in others.rows}
    assert not goods & {(row.ref, row.lot, row.serial) for row in mine.rows}
    assert (others.owed, others.not_billed) == ((), ())
    assert before.total.closing == mine.total.opening


def test_a_statement_of_nobody_or_backwards_is_refused(day: CaseDay) -> None:
    wrong = {
        "unknown_party": StatementAsked("NOBODY", SITE, DAY, DAY),
        "unknown_site": StatementAsked(MAKER, "NOWHERE", DAY, DAY),
        "period_backwards": StatementAsked(MAKER, SITE, DAY, date(2026, 11, 1)),
    }
    for code, asked in wrong.items():
        with day.store.read() as connection, pytest.raises(Refusal, match=code):
            statement(connection, asked)


def test_every_form_tells_the_same_figures(day: CaseDay, tmp_path: Path) -> None:
    with day.store.read() as connection:
        made = statement(connection, ASKED)
        files = {form: write(connection, ASKED) for form, write in STATEMENT_FILES.items()}
        build_statement(connection, tmp_path / "statement.pdf", "zh_CN", ASKED)
    told = list(csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert sum(Decimal(row["closing"]) for row in told) == made.total.closing
    whole = json.loads(files["json"])
    assert (whole["closes"], whole["amount"], len(whole["rows"])) == (True, "31620.00", len(made.rows))
    assert {one["movement"] for one in whole["billing"]} <= {one["movement"] for one in whole["movements"]}
    (tmp_path / "statement.xlsx").write_bytes(files["xlsx"])
    head = {row[0]: row[1] for _, row in read_sheet(tmp_path / "statement.xlsx").rows}
    assert (head["used"], head["amount"], head["closes"]) == ("9", "31620", "yes")
    assert (tmp_path / "statement.pdf").read_bytes().startswith(b"%PDF")


def test_age_risk_and_slow_movers(day: CaseDay) -> None:
    with day.store.read() as connection:
        aged = ageing(connection, MAKER, SITE, date(2026, 12, 4))
        risk = expiry_risk(connection, MAKER, SITE, DAY)
        slow = slow_movers(connection, MAKER, SITE, DAY)
        total = statement(connection, ASKED).total.closing
    assert sum(row.pieces for row in aged) == total == sum(one.pieces for one in risk)
    stems = [row for row in aged if row.serial.startswith("SC1")]
    assert {(row.received_on, row.days, row.value) for row in stems} == {(date(2026, 11, 22), 12, Decimal("12800.00"))}
    assert [one.within for one in risk] == [0, 30, 90, 180, 365, None]
    assert not {"FS-12-135", "LS-35-30", "LS-35-40"} & {row.ref for row in slow}
    assert "AC-50" in {row.ref for row in slow}


# ---------------------------------------------------------------- somebody else's list


def listed(tmp_path: Path, rows: list[list[str]], header: str = "货号,批号,序列号,数量,使用日期") -> Path:
    path = tmp_path / "usage.csv"
    path.write_text("\n".join([header, *(",".join(row) for row in rows)]), encoding="gb18030")
    return path


def against(day: CaseDay, path: Path) -> Compared:
    with day.store.read() as connection:
        return compare_usage(connection, path, ASKED, HOSPITAL)


@pytest.mark.requirement("X-05")
def test_every_difference_to_the_hospitals_list_is_told(day: CaseDay, case: SampleCase, tmp_path: Path) -> None:
    stem = case.implanted[0]
    path = listed(
        tmp_path,
        [
            [stem.di, stem.lot, stem.serial, "1", "2026-11-24"],
            ["FS-12-135", "L-OTHER", "SC10001", "", "2026/11/24"],
            ["LS-35-30", "L26D013", "", "3", "20261124"],
            ["LS-35-40", "L26D099", "", "2", "2026-11-24"],
            ["XY-1", "Q7", "", "1", ""],
        ],
    )
    made = against(day, path)
    told = {(row.finding, row.ref, row.serial, row.lot, row.their_lot, row.ours, row.theirs) for row in made.rows}
    assert told == {
        (Finding.MATCHED, "FS-12-135", "SC10000", "L26C001", "L26C001", 1, 1),
        (Finding.LOT_DIFFERS, "FS-12-135", "SC10001", "L26C001", "L-OTHER", 1, 1),
        (Finding.QUANTITY_DIFFERS, "LS-35-30", "", "L26D013", "L26D013", 4, 3),
        (Finding.LOT_DIFFERS, "LS-35-40", "", "L26D014", "L26D099", 2, 2),
        (Finding.ONLY_OURS, "LS-35-40", "", "L26E014", "L26E014", 1, 0),
        (Finding.ONLY_THEIRS, "XY-1", "", "Q7", "Q7", 0, 1),
    }
    assert made.rows[-1].finding is Finding.MATCHED
    for form, write in COMPARED_FILES.items():
        assert write(made), form
    write_comparison(tmp_path / "differences.pdf", "zh_CN", made.file, made.rows)
    assert json.loads(COMPARED_FILES["json"](made))["counts"]["lot_differs"] == 2


@pytest.mark.requirement("X-05")
def test_the_same_list_in_a_workbook_matches_whole(day: CaseDay, case: SampleCase, tmp_path: Path) -> None:
    path = tmp_path / "usage.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("gtin", "lot", "serial number", "date"))
        for at, piece in enumerate((*case.implanted, case.wasted), 1):
            sheet.write_row(at, 0, (piece.di, piece.lot, piece.serial, "2026-11-24"))
    assert {row.finding for row in against(day, path).rows} == {Finding.MATCHED}


@pytest.mark.requirement("X-04", "X-05")
def test_a_list_that_cannot_be_read_whole_is_refused_with_every_fault(day: CaseDay, tmp_path: Path) -> None:
    rows = [
        ["FS-12-135", "L1", "S1", "2", "2026-11-24"],
        ["FS-12-135", "", "", "x", "yesterday"],
        ["", "", "", "1", ""],
    ]
    with pytest.raises(Refusal) as refusal:
        against(day, listed(tmp_path, rows))
    found = {(fault["row"], fault["code"]) for fault in refusal.value.facts["faults"]}
    assert found == {(2, "bad_quantity"), (3, "bad_number"), (3, "bad_date"), (4, "required")}
    with pytest.raises(Refusal, match="patient_data"):
        against(day, listed(tmp_path, [["FS-12-135", "12"]], "货号,病历号"))
    with pytest.raises(Refusal, match="no_lines"):
        against(day, listed(tmp_path, []))
