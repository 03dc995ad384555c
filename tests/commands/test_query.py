"""``sparezone query``: JSON lines with codes, and an exit status that says how it went."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.commands import query
from desktop.domain.equipment import REQUIRED, DeviceField
from desktop.domain.origin import new_id
from desktop.services.devices.field_values import FieldSaid
from desktop.services.devices.registering import REGISTER_DEVICE, RegisterDevice
from desktop.services.perform import Envelope, perform
from tests.queries.day import Day, build, screws, stem


@pytest.fixture
def day(sqlite_url: str) -> Iterator[Day]:
    made = build(sqlite_url)
    yield made
    made.store.close()


@pytest.fixture
def ask(day: Day, capsys: pytest.CaptureFixture[str]) -> Any:
    url = day.store.engine.url.render_as_string(hide_password=False)

    def asked(*arguments: str, status: int = 0) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert query.run([*arguments, "--database-url", url]) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


def test_the_stock_is_told_with_codes(ask: Any) -> None:
    (row,) = ask("stock", "--text", stem("S1"))
    assert row == {
        "item": "STEM-12", "name": "股骨柄", "name_en": "STEM-12 part", "gtin": "06901234567892", "model": "SL-12",
        "specification": "", "lot": "L23B017", "serial": "S1", "expires_on": "2029-01-31", "place": "TK-001",
        "path": ["TK-001", "A-1-1"], "state": "usable", "owner": "M-01", "owner_name": "厂家", "custodian": "P-01",
        "custodian_name": "华东渠道", "quantity": "1", "held": False,
    }  # fmt: skip
    assert [row["serial"] for row in ask("stock", "--held", "yes")] == ["S9"]
    assert len(ask("stock", "--state", "to_inspect")) == 3
    assert ask("stock", "--owner", "P-01") == []


def test_a_life_is_told_by_scan_and_by_name(ask: Any) -> None:
    by_scan = ask("history", "--raw", stem("S1"))
    assert [event["what"] for event in by_scan] == ["announced", "receive", "put_away"]
    assert by_scan[2]["with_tray"] == "TK-001"
    assert ask("history", "--item", "STEM-12", "--serial", "S1") == by_scan
    assert len(ask("history", "--raw", screws())) == 14
    assert len(ask("history", "--tray", "TK-001")) == 5
    assert ask("history", "--raw", "SZ:T:TK-001") == ask("history", "--raw", "tk-001")


def test_each_list_answers(ask: Any) -> None:
    assert [(row["number"], row["state"]) for row in ask("notices")] == [("DN-1", "posted")]
    assert ask("notices", "--state", "announced") == []
    lines = ask("notice-lines", "--notice", "DN-1", "--tray", "TK-001")
    assert [(row["serial"], row["received"], row["state"]) for row in lines] == [
        ("S1", "1", "received"),
        ("S2", "1", "received"),
    ]
    assert [row["kind"] for row in ask("discrepancies", "--notice", "DN-1")] == ["unexpected"]
    assert [row["code"] for row in ask("places", "--kind", "bin")] == ["A-1-1", "A-1-2", "A-1-3"]
    assert [row["purpose"] for row in ask("labels")] == ["tray", "hold"]
    assert [(row["serial"], row["reason"]) for row in ask("holds")] == [("S9", "unexpected")]
    assert [(row["badge"], row["role"]) for row in ask("people")] == [("1001", "administrator")]
    assert [row["packages"][0]["di"] for row in ask("items", "--item", "STEM-12")] == ["06901234567892"]


def test_the_audit_trail_is_told_from_a_number_on(ask: Any) -> None:
    trail = ask("audit", "--site", "SH")
    assert [row["sequence"] for row in trail] == list(range(1, len(trail) + 1))
    assert ask("audit", "--site", "SH", "--sequence", "5") == trail[4:]
    assert {row["site"] for row in ask("audit")} == {"", "SH"}


NAMED = {"history": ("--raw", "S1"), "device": ("--serial", "PD-1")}
"""What a question about one thing is asked."""


@pytest.mark.parametrize("name", [name for name, question in query.QUESTIONS.items() if not question.needed])
def test_no_row_shows_a_key_of_the_database(ask: Any, day: Day, name: str) -> None:
    fields = tuple(FieldSaid(field, None) for field in REQUIRED if field is not DeviceField.MODEL)
    drill = RegisterDevice("SH", "PD-1", (FieldSaid(DeviceField.MODEL, "PD-200"), *fields))
    perform(day.store, REGISTER_DEVICE, drill, Envelope(new_id(), "1001", "desk 1"))
    for row in ask(name, *NAMED.get(name, ())):
        assert not [field for field in row if re.fullmatch(r"id|.*_id", field)]


def test_what_names_nothing_is_refused(ask: Any) -> None:
    (told,) = ask("history", "--raw", stem("S77"), status=1)
    assert (told["ok"], told["refused"]) == (False, "unknown_unit")
    (told,) = ask("history", "--raw", "A-1-1", status=1)
    assert told["refused"] == "scan_thing_first"


@pytest.mark.parametrize(
    "arguments",
    [
        ["stock", "--colour", "red"],
        ["stock", "--state", "lost"],
        ["stock", "--own", "M-01"],
        ["audit", "--sequence", "many"],
        ["audit", "--sequence", "9" * 25],
        ["devices", "--text", "\udcd6\udcd0"],  # Chinese in another encoding, as a shell hands it over
        ["service-figures", "--from", "0001-01-01", "--to", "2026-11-22"],
        ["service-figures", "--from", "2026-01-01", "--to", "9999-12-31"],
        ["technicians", "--site", "EAST-W1", "--at", "9999-12-31T00:00:00+08:00"],
        ["device-file", "--id", "one"],
        ["discrepancies"],
    ],
)
def test_wrong_usage_is_told_by_the_exit_status(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        query.run(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_an_unknown_question_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert query.run(["weather"]) == 2
    assert query.run([]) == 2


def test_all_questions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert query.run(["--list"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["query"] for one in listed] == list(query.QUESTIONS)
    assert "held" in listed[0]["filters"]


def test_a_database_that_is_not_there_is_a_fault(ask: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert query.run(["stock", "--database-url", "sqlite:////nowhere/at/all.db"]) == 3
    assert json.loads(capsys.readouterr().out)["fault"] == "cannot_open"
