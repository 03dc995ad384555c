"""The list and the order on paper and as files say the same, in both languages."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from desktop.commands import report
from desktop.exchange.refill_files import order_file, replenishment_file
from desktop.reports.refill_sheets import build_order, build_replenishment
from tests.journeys.refill_day import NOW, PLATE, RefillDay, lay_out


@pytest.fixture(scope="module")
def day(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RefillDay]:
    path = tmp_path_factory.mktemp("refill") / "sparezone.db"
    shutil.copyfile(sqlite_template, path)
    day = lay_out(f"sqlite:///{path}")
    yield day
    day.close()


@pytest.fixture(scope="module")
def order(day: RefillDay) -> Any:
    with day.store.read() as connection:
        files = {form: replenishment_file(connection, "SH", NOW, form) for form in ("csv", "xlsx", "json")}
    day.send("send_order", site="SH", owner="M")
    return files


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_list_as_csv_xlsx_and_json_is_the_same(order: dict[str, bytes], tmp_path: Path) -> None:
    rows = list(csv.DictReader(order["csv"].decode("utf-8-sig").splitlines()))
    plate = next(row for row in rows if row["item"] == PLATE)
    assert (len(rows), sum(int(row["missing"]) for row in rows)) == (27, 41)
    parts = [plate[name] for name in ("usable", "committed", "in_transit", "on_order", "position", "proposed")]
    assert parts == ["2", "1", "1", "0", "2", "3"]
    (tmp_path / "list.xlsx").write_bytes(order["xlsx"])
    sheet = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx")).get_sheet_by_index(0).to_python()
    assert len(sheet) == 28
    found = next(dict(zip(sheet[0], row, strict=True)) for row in sheet[1:] if row[4] == PLATE)
    assert (found["usable"], found["proposed"], found["name"]) == (2, 3, "锁定接骨板 6孔")
    whole = json.loads(order["json"])
    told = next(row for row in whole["rows"] if row["item"] == PLATE)
    assert [step["step"] for step in told["steps"]] == ["position", "below_minimum", "packs"]
    assert told["rule"] == "replenishment-1"


@pytest.mark.requirement("S1-24")
def test_the_order_as_a_file_for_the_owners_system(day: RefillDay, order: Any) -> None:
    assert order
    with day.store.read() as connection:
        whole = json.loads(order_file(connection, "O-0001", NOW, "json"))
        table = order_file(connection, "O-0001", NOW, "csv").decode("utf-8-sig")
    assert [whole[name] for name in ("format", "order", "owner")] == ["sparezone-order-1", "O-0001", "M"]
    assert sum(line["pieces"] for line in whole["lines"]) == 41
    assert [one["serial"] for one in whole["exchange"]] == ["S3"]
    rows = list(csv.DictReader(table.splitlines()))
    assert [row["kind"] for row in rows].count("order") == 27
    assert [(row["item"], row["serial"], row["expires_on"]) for row in rows if row["kind"] == "exchange"] == [
        (PLATE, "S3", "2026-12-14")
    ]


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("Order O-0001", "Please exchange")), ("zh_CN", ("订单 O-0001", "请更换"))]
)
def test_the_order_on_paper(day: RefillDay, order: Any, language: str, words: tuple[str, str], tmp_path: Path) -> None:
    assert order
    with day.store.read() as connection:
        assert build_order(connection, tmp_path / "order.pdf", language, "O-0001", NOW) == 27
    text = text_of(tmp_path / "order.pdf")
    assert all(word in text for word in words)
    assert text.count("SC-") >= 26


def test_the_list_on_paper_when_everything_is_on_order(day: RefillDay, order: Any, tmp_path: Path) -> None:
    assert order
    with day.store.read() as connection:
        assert build_replenishment(connection, tmp_path / "list.pdf", "en", "SH", NOW) == 0
    assert "Nothing is below its minimum." in text_of(tmp_path / "list.pdf")


@pytest.mark.parametrize("form", ["pdf", "csv", "xlsx", "json"])
def test_the_command_writes_both(day: RefillDay, order: Any, form: str, tmp_path: Path) -> None:
    assert order
    url = day.store.engine.url.render_as_string(hide_password=False)
    common = ["--database-url", url, "--format", form, "--out", str(tmp_path / "out")]
    assert report.run(["order", "--order", "O-0001", *common]) == 0
    assert (tmp_path / "out").stat().st_size > 500
    assert report.run(["replenishment", "--site", "SH", *common]) == 0
    assert report.run(["replenishment", *common]) == 1
