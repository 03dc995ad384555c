"""A run on A4 sheets: read back, recorded, written once, and never a second time."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from desktop.__main__ import main
from desktop.domain.errors import Refusal
from desktop.models.label import LabelEvidence, LabelState
from desktop.queries.labels import label_row
from desktop.runtime.label_routing import SHEETS
from desktop.runtime.prepared_label import Desk
from desktop.runtime.sheet_press import SheetsWritten, waiting_in_run, write_sheets
from desktop.services.label_runs import ORDER_ZONE_LABELS, OrderZoneLabels
from desktop.storage.errors import EnvironmentFault
from tests.labels.readers.pdf_pages import pages
from tests.services.label_desk import CLERK, LabelDesk, build

AT_HOME = Desk(date(2026, 11, 21))


@pytest.fixture
def desk(database_url: str) -> Iterator[LabelDesk]:
    made = build(database_url)
    yield made
    made.store.close()


def run_of(desk: LabelDesk) -> Any:
    return desk.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", bins=True, units=True))


def waiting(desk: LabelDesk, run: Any) -> Any:
    with desk.store.read() as connection:
        return waiting_in_run(connection, run.run)


def codes(file: Path) -> list[str]:
    from PIL import Image

    found = []
    for page in pages(file.read_bytes(), 300):
        picture = Image.frombytes("1", (page.width, page.height), bytes(~byte & 0xFF for byte in page.rows))
        found += [one.text for one in zxingcpp.read_barcodes(picture.convert("L"), try_downscale=False)]
    return found


@pytest.mark.requirement("S1-54", "C-04")
def test_every_label_of_a_zone_stands_on_the_sheet_and_in_the_record(desk: LabelDesk, tmp_path: Path) -> None:
    run, file = run_of(desk), tmp_path / "zone.pdf"
    contents = waiting(desk, run)
    written = write_sheets(desk.do, contents, AT_HOME, file)
    assert written == SheetsWritten(run.bins + run.units, written.pages, 0)
    assert len(codes(file)) == run.bins + run.units
    assert {content.symbol for content in contents if content.symbol.startswith("SZ:")} <= set(codes(file))
    with desk.store.read() as connection:
        rows = [label_row(connection, content.label) for content in contents]
    assert {(row.state, row.printer, row.evidence) for row in rows} == {
        (LabelState.HANDED_OVER, SHEETS, LabelEvidence.HANDED_OVER)
    }
    with pytest.raises(Refusal, match="run_empty"):
        waiting(desk, run)


def test_what_a_printer_took_meanwhile_is_passed_over(desk: LabelDesk, tmp_path: Path) -> None:
    run = run_of(desk)
    contents = waiting(desk, run)
    desk.start(contents[0].label)
    written = write_sheets(desk.do, contents, AT_HOME, tmp_path / "zone.pdf")
    assert (written.labels, written.passed_over) == (len(contents) - 1, 1)
    assert len(codes(tmp_path / "zone.pdf")) == len(contents) - 1


def test_a_file_that_cannot_be_written_leaves_every_label_waiting(desk: LabelDesk, tmp_path: Path) -> None:
    contents = waiting(desk, run_of(desk))
    with pytest.raises(EnvironmentFault, match="cannot_open"):
        write_sheets(desk.do, contents, AT_HOME, tmp_path / "no" / "zone.pdf")
    assert {desk.state(content.label) for content in contents} == {LabelState.FAILED}
    assert write_sheets(desk.do, contents, AT_HOME, tmp_path / "zone.pdf").labels == len(contents)


def test_the_command_writes_the_sheets_of_a_run(
    desk: LabelDesk, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, out = run_of(desk), tmp_path / "zone.pdf"
    given = ["label", "--run", str(run.run), "--actor", CLERK, "--out", str(out), "--today", "2026-11-21"]
    where = ["--database-url", database_url, "--data-dir", str(tmp_path)]
    assert main([*given, *where]) == 0
    assert json.loads(capsys.readouterr().out)["labels"] == run.bins + run.units
    assert main([*given, *where]) == 1
    assert json.loads(capsys.readouterr().out)["refused"] == "run_empty"
    assert main(["label", "--run", "first", "--actor", CLERK, "--out", str(out), *where]) == 1
    assert json.loads(capsys.readouterr().out)["refused"] == "unknown_run"
