"""The discrepancy note says what did not agree, and nothing else."""

from pathlib import Path

import pypdfium2
import pytest

from desktop.app import open_store_at
from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import NOTICE, lay_out, sample
from desktop.reports.discrepancy_note import build_discrepancy_note
from tests.journeys.headless import Clerk
from tests.journeys.times import NOW, TODAY


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[0]
        words = page.get_textpage()
        text = words.get_text_bounded()
        words.close()
        page.close()
        return str(text)
    finally:
        document.close()


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("missing", "not announced")), ("zh_CN", ("短少", "不在通知上"))]
)
def test_the_note_names_the_missing_and_the_unexpected(
    sqlite_url: str, tmp_path: Path, language: str, words: tuple[str, str]
) -> None:
    world = sample(7, TODAY)
    store = open_store_at(sqlite_url, FixedClock(NOW))
    lay_out(store, world)
    Clerk(store).day(world)
    path = tmp_path / "note.pdf"
    with store.read() as connection:
        assert build_discrepancy_note(connection, path, language, NOTICE) == 2
    store.close()
    text = " ".join(_text(path).split())
    missing = world.pieces[world.missing]
    for part in (NOTICE, missing.lot, missing.serial, world.extra.lot, world.extra.serial, *words):
        assert part in text
    assert world.pieces[0].serial not in text


def test_a_note_of_no_delivery_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store_at(sqlite_url)
    with store.read() as connection, pytest.raises(Refusal, match="unknown_notice"):
        build_discrepancy_note(connection, tmp_path / "note.pdf", "en", "DN-0")
    store.close()
    assert not (tmp_path / "note.pdf").exists()
