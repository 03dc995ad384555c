"""The maker's notice as a file: looked at without blocking, then blocked whole, once, or refused whole (J13)."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.recall_letters import RecallClass, Why, why_of
from desktop.exchange.columns import read_columns
from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.kinds import KINDS
from desktop.exchange.reading import read_sheet
from desktop.exchange.sample_catalogue import gtin
from desktop.exchange.sample_delivery import CLERK
from desktop.exchange.sample_recall import DI, LOT, REF, sample_recall
from desktop.models.hold import Hold
from desktop.queries.recall_steps import milestones
from desktop.queries.recalls import progress, recall_named, recalls
from desktop.services.recalls.reading_notices import MOST_LINES, BlockNotice, look_at_notice
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.exchange.worlds import everything
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 26)
NOTICE = {
    "reference": "M-R-2611",
    "reason": "套筒可能断裂",
    "class": "二级",
    "date": "2026-11-25",
    "contact": "Wu Min, +86 21 5555 0100",
}
LINES = [{"item": DI, "lot": LOT}, {"item": "LS-35-30", "lot": "L-NEVER-HERE"}]


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(opened, sample_recall(DAY))
    yield opened
    opened.close()


def written(folder: Path, content: Any, name: str = "notice.json") -> Path:
    path = folder / name
    text = content if isinstance(content, str | bytes) else json.dumps(content, ensure_ascii=False)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def brought(store: Store, path: Path, **more: Any) -> ImportReport:
    return import_file(store, ImportOrder("recall-notice", path, CLERK, "DESK-1", **more)).value


def figures(report: ImportReport) -> tuple[int, int, int]:
    return report.created, report.changed, report.unchanged


def asked_of(path: Path) -> BlockNotice:
    kind = KINDS["recall-notice"]
    request: BlockNotice = kind.build(read_columns(read_sheet(path), kind.columns)).request
    return request


@pytest.mark.requirement("S2-55", "S2-56")
def test_a_notice_blocks_every_lot_that_it_names_and_keeps_its_words(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, NOTICE | {"lines": LINES})
    assert figures(brought(store, path)) == (2, 0, 0)
    with store.read() as connection:
        second, first = recalls(connection)
        assert progress(connection, first).blocked == Decimal(38)
        steps = [name for name, _, _ in milestones(connection, first)]
    assert (first.item, first.lot, first.received, second.lot, second.received) == (REF, LOT, 46, "L-NEVER-HERE", 0)
    assert (first.reference, first.notice_name) == ("M-R-2611", "notice.json")
    assert len(first.notice_sha256) == 64
    said = Why("套筒可能断裂", RecallClass.SECOND, date(2026, 11, 25), "Wu Min, +86 21 5555 0100")
    assert why_of(first.reason) == said
    assert steps[0] == "notice"
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("S2-55")
def test_looking_at_a_notice_shows_each_line_and_blocks_nothing(store: Store, tmp_path: Path) -> None:
    request = asked_of(written(tmp_path, NOTICE | {"lines": LINES}))
    before = everything(store)
    with store.read() as connection:
        looks = look_at_notice(connection, request, store.clock.now())
    assert everything(store) == before
    assert [(one.ref, one.picture.received, one.picture.closed, one.recall) for one in looks] == [
        (REF, 46, True, ""),
        ("LS-35-30", 0, True, ""),
    ]


@pytest.mark.requirement("S2-67")
def test_a_dry_run_says_what_would_be_recalled_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    before = everything(store)
    report = brought(store, written(tmp_path, NOTICE | {"lines": LINES}), dry_run=True)
    assert (figures(report), report.rows, report.ok) == ((2, 0, 0), 2, True)
    assert everything(store) == before


@pytest.mark.requirement("S2-56", "S2-67")
def test_the_same_notice_again_in_whatever_form_changes_nothing(store: Store, tmp_path: Path) -> None:
    brought(store, written(tmp_path, NOTICE | {"lines": LINES}))
    before = everything(store)
    again = brought(store, tmp_path / "notice.json")
    assert (again.repeated, figures(again)) == (True, (0, 0, 0))
    assert everything(store) == before
    book = xlsxwriter.Workbook(str(tmp_path / "notice.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["通知编号", "品种", "批号", "召回原因", "级别"])
    for at, line in enumerate(LINES, 1):
        sheet.write_row(at, 0, ["M-R-2611", line["item"], line["lot"], "套筒可能断裂", "二级"])
    book.close()
    assert figures(brought(store, tmp_path / "notice.xlsx")) == (0, 0, 2)
    with store.read() as connection:
        assert len(recalls(connection)) == 2
        assert len(connection.execute(select(Hold.id)).all()) == 1


def test_a_range_of_serial_numbers_and_a_whole_item_come_from_a_csv(store: Store, tmp_path: Path) -> None:
    serials = sorted(sample_recall(DAY).serials)
    text = (
        "reference;item;lot;serial_from;serial_to;all lots\r\n"
        f"M-R-1;{REF};;{serials[0]};{serials[4]};\r\nM-R-1;LS-35-30;;;;yes\r\n"
    )
    assert figures(brought(store, written(tmp_path, text, "notice.csv"))) == (2, 0, 0)
    with store.read() as connection:
        whole, span = recalls(connection)
    assert (span.serial_from, span.serial_to, span.received) == (serials[0], serials[4], 5)
    assert (whole.item, whole.lot, whole.serial_from) == ("LS-35-30", "", "")


@pytest.mark.requirement("S2-12")
def test_every_fault_is_told_by_its_row_and_nothing_is_recalled(store: Store, tmp_path: Path) -> None:
    lines = [
        {"item": "NOBODY", "lot": "L1"},
        {"item": REF},
        {"item": REF, "serial_from": "P9", "serial_to": "P1"},
        {"item": REF, "lot": "批１"},
        {"item": REF, "lot": LOT},
        {"item": DI, "lot": LOT},
        {"item": REF, "lot": LOT, "whole_item": True},
    ]
    before = everything(store)
    report = brought(store, written(tmp_path, NOTICE | {"date": "2027-01-01", "lines": lines}))
    assert [(one["row"], one["column"], one["code"]) for one in report.faults] == [
        (2, "date", "out_of_range"),
        (2, "item", "unknown_item"),
        (3, "lot", "lot_or_range"),
        (4, "serial_to", "range_backwards"),
        (5, "lot", "full_width"),
        (7, "item", "repeated_row"),
        (8, "whole_item", "lot_or_range"),
        (8, "item", "repeated_row"),
    ]
    assert everything(store) == before


@pytest.mark.requirement("X-04")
@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (NOTICE | {"lines": [{"item": REF, "lot": LOT, "patient": "Li"}]}, ["patient_data"]),
        (NOTICE | {"lines": [{"item": REF, "lot": LOT, "sql": "DROP TABLE recall"}]}, ["unknown_column"]),
        (NOTICE | {"class": "IV", "lines": LINES}, ["unknown_word", "unknown_word"]),
        (NOTICE | {"reason": "a\u202eb", "lines": LINES}, ["hidden_character"]),
        ({"lines": LINES}, ["missing_column"]),
    ],
)
def test_what_a_notice_may_not_say_is_a_fault(store: Store, tmp_path: Path, content: Any, codes: list[str]) -> None:
    before = everything(store)
    assert [one["code"] for one in brought(store, written(tmp_path, content)).faults] == codes
    assert everything(store) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "file_empty"),
        ("{", "file_damaged"),
        ("[" * 100_000, "file_damaged"),
        ("[1, 2]", "file_damaged"),
        ('"text"', "file_damaged"),
        ('{"reference": {"a": 1}, "lines": [{"item": "A"}]}', "file_damaged"),
        ('{"reference": "A", "reference": "B"}', "file_damaged"),
        ('{"reference": NaN}', "file_damaged"),
        ('{"a": [], "b": []}', "file_damaged"),
        ("[]", "file_empty"),
        (b"\xff\xfe\xff\xff\xd8", "unknown_encoding"),
        (json.dumps([{f"c{at}": "x"} for at in range(101)]), "file_too_large"),
        (json.dumps(NOTICE | {"lines": [{"item": REF, "lot": f"L{at}"} for at in range(MOST_LINES + 1)]}), "too_many"),
    ],
    ids=range(13),
)
def test_a_broken_file_is_refused_by_name(store: Store, tmp_path: Path, content: Any, code: str) -> None:
    before = everything(store)
    with pytest.raises(Refusal) as caught:
        brought(store, written(tmp_path, content))
    assert caught.value.code.startswith(code)
    assert everything(store) == before


def test_numbers_of_a_json_file_lose_no_digit(tmp_path: Path) -> None:
    path = written(tmp_path, '[{"reference": 1, "item": 06, "lot": "007"}]'.replace("06", gtin(91)[1:]))
    assert asked_of(path).lines[0].item == gtin(91)[1:]
    assert asked_of(path).lines[0].lot == "007"


def test_what_was_typed_by_hand_is_the_reason_as_a_whole() -> None:
    assert why_of("letter of 3 May\nsecond line") == Why("letter of 3 May\nsecond line")
    assert why_of("class: 9\ndated: never") == Why()


def test_a_notice_can_be_sent_by_hand_too(store: Store) -> None:
    desk = Desk(store, local(DAY, "09:00"))
    line = {"position": 1, "item": REF, "lot": LOT}
    answer = desk.send("block_recall_notice", reference="M-R-2611", lines=[line], level="1")
    assert [one["blocked"] for one in answer["recalls"]] == ["38"]
    again = desk.send("block_recall_notice", reference="M-R-2611", lines=[line], level="1")
    assert (again["recalls"], again["there"]) == ([], [answer["recalls"][0]["number"]])
    with store.read() as connection:
        assert why_of(recall_named(connection, again["there"][0]).reason) == Why(level=RecallClass.FIRST)
