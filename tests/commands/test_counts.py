"""``sparezone query`` and ``sparezone report`` about counts: blind while it is counted, whole when it is done."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desktop.commands import query, report
from tests.journeys.count_day import FIRST, LEADER, OF_B_11, SECOND, UNITS, CountDay, build, unit
from tests.journeys.times import TODAY


@pytest.fixture
def day(sqlite_url: str) -> Iterator[CountDay]:
    made = build(sqlite_url)
    made.send(FIRST, "plan_counts", zone="Z1", days=5)
    yield made
    made.store.close()


@pytest.fixture
def ask(day: CountDay, capsys: pytest.CaptureFixture[str]) -> Any:
    url = day.store.engine.url.render_as_string(hide_password=False)

    def asked(*arguments: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert query.run([*arguments, "--database-url", url]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


@pytest.fixture
def write(day: CountDay, tmp_path: Path) -> Any:
    url = day.store.engine.url.render_as_string(hide_password=False)

    def written(name: str, form: str, *more: str, status: int = 0) -> Path:
        path = tmp_path / f"{name}.{form}"
        arguments = [name, "--format", form, "--out", str(path), "--database-url", url, "--language", "en", *more]
        assert report.run(arguments) == status
        return path

    return written


def counted(day: CountDay) -> str:
    """B-07 counted twice with one unit missing, approved and booked; the number of the count."""
    for badge in (FIRST, SECOND):
        day.count(badge, "B-07", *(unit(one) for one in UNITS[:22]))
        ended = day.send(badge, "end_bin", place="B-07")
    day.send(LEADER, "approve_difference", count=ended["count"], reason="stolen", note="=1+1")
    day.send(LEADER, "post_count", count=ended["count"])
    return str(ended["count"])


def words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[0]
        text = page.get_textpage()
        told = str(text.get_text_bounded())
        text.close()
        page.close()
    finally:
        document.close()
    return " ".join(told.split())


def test_nothing_of_the_book_is_told_while_it_is_counted(day: CountDay, ask: Any) -> None:
    day.count(FIRST, "B-07", unit(UNITS[0]))
    (row,) = ask("counts", "--place", "B-07")
    assert (row["state"], row["book"], row["accuracy_first"], row["worth"]) == ("counting", None, None, None)
    day.send(FIRST, "end_bin", place="B-07")
    (row,) = ask("counts", "--state", "to_recount")
    assert (row["book"], ask("count_differences", "--count", row["count"])) == (None, [])


def test_a_closed_count_is_told_whole(day: CountDay, ask: Any) -> None:
    number = counted(day)
    (row,) = ask("counts", "--count", number)
    assert (row["book"], row["accuracy_after"], row["worth"], row["reason"]) == ("23", "95.7", "12800.00", "stolen")
    (line,) = ask("count_differences", "--count", number)
    assert (line["kind"], line["serial"], line["booked"]) == ("missing", UNITS[22], True)
    assert len(ask("count_scans", "--count", number)) == 44
    assert ask("count_accuracy", "--by", "bin")[0]["of"] == "B-07"
    assert ask("likely_places", "--count", number)[0]["place"] == "TK-009"


def test_the_plan_is_told_up_to_a_day(ask: Any) -> None:
    assert len(ask("count_plan", "--zone", "Z1")) == 40
    assert len(ask("count_plan", "--day", TODAY.isoformat())) == 8


def test_the_sheet_names_the_bins_and_no_quantity(write: Any) -> None:
    day = ("--zone", "Z1", "--day", TODAY.isoformat())
    text = words(write("count-sheet", "pdf", *day))
    assert "B-07" in text
    assert "23" not in text.replace("2026", "").replace("-23", "")
    rows = list(csv.DictReader(StringIO(write("count-sheet", "csv", *day).read_text("utf-8-sig"))))
    assert (len(rows), rows[0]["place"]) == (8, "B-07")
    told = json.loads(write("count-sheet", "json", *day).read_text())
    assert set(told["places"][0]) == {"zone", "place", "planned_on", "round", "kind", "last_counted_at"}


def test_the_result_says_who_counted_what_was_lost_and_why(day: CountDay, write: Any) -> None:
    number = counted(day)
    text = words(write("count-result", "pdf", "--count", number))
    for part in (number, "B-07", "95.7", "missing", UNITS[22], "12800.00", "stolen"):
        assert part in text
    (row,) = csv.DictReader(StringIO(write("count-result", "csv", "--count", number).read_text("utf-8-sig")))
    assert (row["kind"], row["serial"]) == ("missing", UNITS[22])
    told = json.loads(write("count-result", "json", "--count", number).read_text())
    assert (told["count"]["approved_by"], told["differences"][0]["worth"]) == ("陈静", "12800.00")


def test_a_result_of_a_bin_that_agrees_says_so(day: CountDay, write: Any) -> None:
    day.count(FIRST, "B-11", unit(OF_B_11))
    ended = day.send(FIRST, "end_bin", place="B-11")
    assert "Nothing differs." in words(write("count-result", "pdf", "--count", ended["count"]))


@pytest.mark.parametrize("name", ["count-sheet", "count-result"])
def test_a_paper_about_nothing_is_refused(write: Any, name: str) -> None:
    assert not write(name, "pdf", status=1).exists()


def test_a_result_of_no_count_is_refused(write: Any) -> None:
    assert not write("count-result", "json", "--count", "CN-9999", status=1).exists()
