"""``sparezone query warranty|device|devices|warranty-rules`` and the rule book as a document."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desktop.commands import query, report
from desktop.exchange.sample_equipment import DRILL, UNINSTALLED
from tests.journeys.warranty_day import warranty_day


@pytest.fixture
def ask(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> Any:
    with warranty_day(sqlite_url):
        pass

    def asked(*arguments: str, status: int = 0) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert query.run([*arguments, "--database-url", sqlite_url]) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


@pytest.mark.requirement("C-09")
def test_the_answer_is_told_with_its_inputs_and_steps(ask: Any) -> None:
    (row,) = ask("warranty", "--serial", DRILL, "--on", "2026-11-21")
    assert (row["verdict"], row["until"], row["days_left"]) == ("covered", "2027-03-15", 114)
    assert row["rule"] == {"code": "EAST-POWER", "version": 3, "name": "East China / power tools"}
    installed = next(one for one in row["inputs"] if one["name"] == "installation")
    assert (installed["value"], installed["on"], bool(installed["by"])) == ("2024-03-15", "2024-03-16", True)
    assert [step["kind"] for step in row["steps"]][:4] == ["rule", "term", "limit_not_reached", "extension"]
    (battery,) = ask("warranty", "--serial", DRILL, "--on", "2026-11-21", "--part", "battery")
    assert (battery["verdict"], battery["why"]) == ("not_covered", "consumable")


def test_what_if_it_was_installed_on_another_day(ask: Any) -> None:
    (unknown,) = ask("warranty", "--serial", UNINSTALLED, "--on", "2026-01-01")
    assert (unknown["verdict"], unknown["needs"]) == ("undetermined", ["installation"])
    (supposed,) = ask("warranty", "--serial", UNINSTALLED, "--on", "2026-01-01", "--installed", "2024-01-31")
    assert (supposed["verdict"], supposed["until"], supposed["supposed"]) == ("covered", "2026-01-31", "2024-01-31")


def test_devices_are_listed_and_one_is_shown(ask: Any) -> None:
    assert len(ask("devices")) == 6
    assert [row["serial"] for row in ask("devices", "--text", "xr1")] == ["XR1-19-00003"]
    (page,) = ask("device", "--raw", "00817")
    assert (page["serial"], page["unknown"], len(page["stages"])) == (DRILL, 0, 4)
    (told,) = ask("device", "--raw", "PD2-24-0O817", status=1)
    assert (told["refused"], told["facts"]["nearest"][0]) == ("unknown_device", DRILL)
    (several,) = ask("device", "--raw", "PD2-24", status=1)
    assert (several["refused"], len(several["facts"]["serials"])) == ("several_devices", 4)
    assert [row["rule"]["version"] for row in ask("warranty-rules")] == [1, 2, 3]


@pytest.mark.requirement("S2-36")
@pytest.mark.parametrize(("language", "word"), [("en", "Warranty rule book"), ("zh_CN", "保修规则手册")])
def test_the_rule_book_is_a_document(ask: Any, sqlite_url: str, tmp_path: Path, language: str, word: str) -> None:
    out = tmp_path / "book.pdf"
    given = ["rule-book", "--out", str(out), "--database-url", sqlite_url, "--language", language]
    assert report.run(given) == 0
    with pypdfium2.PdfDocument(out) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    for part in (word, "EAST-POWER v3", "GTC 7.2", "1,500.00", "contract of 2024"):
        assert part in text


@pytest.mark.requirement("S2-21", "S2-38", "S2-43")
def test_what_belongs_to_a_device_is_told(ask: Any) -> None:
    assert ask("device-parts", "--serial", DRILL) == ask("device-files", "--serial", DRILL) == []
    assert ask("device-contracts", "--serial", DRILL) == ask("reminder-policies") == []
    waiting = [row["on"] for row in ask("warranty-reminders", "--serial", DRILL) if row["state"] == "waiting"]
    assert waiting[-4:] == ["2027-01-14", "2027-02-13", "2027-03-08", "2027-03-15"]
    assert ask("warranty-reminders") == []
    assert "unknown_attachment" in str(ask("device-file", "--id", "1", status=1))
