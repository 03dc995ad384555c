"""The papers of a recall: a letter for each receiver with its pieces and its slip, and what must be fetched (J13)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desktop.commands.report import run
from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_recall import CASES, LOT, RECALL_TRAYS, REF, sample_recall
from desktop.queries.recall_fetching import to_fetch
from desktop.queries.recall_letters import LetterBook, letter_book
from desktop.queries.recalls import recall_named
from desktop.reports.recall_fetch_list import build_recall_fetch_list
from desktop.reports.recall_letters import build_recall_letters
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.recall_day import Desk, lay_out_lot, local
from tests.reports.test_code_sheet import codes_on, text_on

DAY = date(2026, 11, 26)
RECALL = "RC-0001"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(opened, sample_recall(DAY))
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    """The lot was recalled by a notice of class II."""
    desk = Desk(store, local(DAY, "09:00"))
    said: dict[str, Any] = {
        "level": "2",
        "reason": "<b>套筒</b>可能断裂",
        "contact": "Wu Min",
        "dated_on": "2026-11-25",
    }
    line = {"position": 1, "item": REF, "lot": LOT}
    desk.send("block_recall_notice", reference="M-R-2611", lines=[line], **said)
    return desk


def book(store: Store) -> LetterBook:
    with store.read() as connection:
        return letter_book(connection, RECALL)


@pytest.mark.requirement("S2-56")
def test_every_receiver_gets_the_letter_about_its_own_pieces(store: Store, desk: Desk) -> None:
    desk.send("notify_recall", number=RECALL)
    letters = book(store).letters
    assert [(one.notice.kind.value, len(one.pieces)) for one in letters] == [
        *(("hospital", 2 + {"H1": 4, "H2": 3}.get(f"H{at}", 0)) for at in range(1, 6)),
        ("manufacturer", 46),
        *(("site", pieces) for pieces in (18, 6, 4)),
    ]
    used = {one.document for one in letters[0].pieces if one.document}
    assert used == {CASES[0][0]}


def test_nobody_is_written_to_before_the_notices_are_sent(store: Store, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "letters.pdf"
    with store.read() as connection, pytest.raises(Refusal, match="recall_not_notified"):
        build_recall_letters(connection, path, "en", RECALL)
    assert not path.exists()
    with store.read() as connection, pytest.raises(Refusal, match="unknown_recall"):
        build_recall_fetch_list(connection, path, "en", "RC-9")


@pytest.mark.requirement("S2-56", "X-04")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Recall notice RC-0001-01", "II: may cause passing harm", "Acknowledge by", "used in case", "Wu Min"]),
        ("zh_CN", ["召回通知 RC-0001-01", "二级", "请于此前确认", "已用于手术", "回执", "锁定接骨板"]),
    ],
)
def test_the_letters_say_what_the_record_says_in_both_languages(
    store: Store, desk: Desk, tmp_path: Path, language: str, words: list[str]
) -> None:
    desk.send("notify_recall", number=RECALL)
    path = tmp_path / "letters.pdf"
    with store.read() as connection:
        assert build_recall_letters(connection, path, language, RECALL) == 9
    text = text_on(path)
    for word in (*words, "M-R-2611", "2026-11-25", "<b>套筒</b>可能断裂", "2026-11-27 09:00", CASES[0][0], LOT):
        assert word in text, word
    assert "RC-0001-09" in text


def test_the_slip_of_each_letter_can_be_scanned(store: Store, desk: Desk, tmp_path: Path) -> None:
    documents = desk.send("notify_recall", number=RECALL)["documents"]
    path = tmp_path / "letters.pdf"
    with store.read() as connection:
        build_recall_letters(connection, path, "en", RECALL)
    assert codes_on(path) == [f"SZ:N:{document}" for document in documents]


@pytest.mark.requirement("S2-55")
def test_the_fetch_list_names_the_24_in_stock_and_in_trays_and_grows_shorter(
    store: Store, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "list.pdf"
    with store.read() as connection:
        recall = recall_named(connection, RECALL)
        rows = to_fetch(connection, recall)
        assert build_recall_fetch_list(connection, path, "zh_CN", RECALL) == 24
    assert [sum(row.site == site for row in rows) for site in ("EAST-W1", "EAST-W2", "EAST-W3")] == [14, 6, 4]
    assert {row.tray for row in rows} == {"", *RECALL_TRAYS}
    assert all(word in text_on(path) for word in ("取货清单", *RECALL_TRAYS, rows[0].serial))
    lot = sample_recall(DAY)
    desk.send("move_goods", raw=lot.raw(rows[0].serial), target="X-1")
    desk.send("account_recalled", raw=lot.raw(rows[1].serial), how="written_off", reason="not found")
    with store.read() as connection:
        left = to_fetch(connection, recall)
    assert {row.serial for row in rows} - {row.serial for row in left} == {rows[0].serial, rows[1].serial}


def test_the_papers_come_from_the_command_line(store: Store, desk: Desk, database_url: str, tmp_path: Path) -> None:
    desk.send("notify_recall", number=RECALL)
    for name, pages in (("recall-letters", 9), ("recall-list", 1)):
        out = tmp_path / f"{name}.pdf"
        wanted = ["--database-url", database_url, "--data-dir", str(tmp_path), "--recall", RECALL, "--out", str(out)]
        assert run([name, *wanted]) == 0
        with pypdfium2.PdfDocument(out) as pdf:
            assert len(pdf) >= pages
    assert run(["recall-letters", "--database-url", database_url, "--out", str(tmp_path / "x.pdf")]) == 1
