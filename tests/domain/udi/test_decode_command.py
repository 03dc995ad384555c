"""``sparezone decode``: lines in, JSON lines out, an exit status."""

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from desktop.commands.decode import run
from desktop.commands.decode_words import LANGUAGES, words
from tests.domain.udi.reading import GTIN

CODES = (
    "bad_char", "bad_count", "bad_date", "bad_format", "bad_request", "bad_value", "basic_udi_di", "check_character",
    "check_digit", "control_char", "different_agency", "empty", "exclusive_ais", "link_character", "non_ascii",
    "not_udi", "oversize", "repeated_ai", "too_long", "too_short", "unknown_ai", "unknown_di", "unknown_unit",
)  # fmt: skip


def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: str | bytes,
         *arguments: str) -> tuple[int, list[dict[str, Any]]]:  # fmt: skip
    raw = data.encode() if isinstance(data, str) else data
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
    status = run(list(arguments))
    return status, [json.loads(line) for line in capsys.readouterr().out.split("\n") if line]


def test_a_request_is_answered_with_what_the_barcode_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = json.dumps({"raw": f"]d201{GTIN}17290630" + "10ABC123\x1d21SN1\x1d712X", "mode": "strict"})
    assert told(capsys, monkeypatch, request + "\n", "--today", "2026-11-21") == (0, [{
        "ok": True, "agency": "GS1", "di": GTIN, "lot": "ABC123", "serial": "SN1", "expiry": "2029-06-30",
        "ais": {"712": "X"}, "elements": f"(01){GTIN}(17)290630(10)ABC123(21)SN1(712)X", "warnings": [],
        "repaired": False,
    }])  # fmt: skip


def test_a_refused_scan_makes_status_one_and_says_why(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = f"]d201{GTIN}\n]d201{GTIN}10\n"
    status, answers = told(capsys, monkeypatch, lines, "--text", "--language", "zh_CN")
    assert status == 1
    assert [one["ok"] for one in answers] == [True, False]
    assert answers[1]["error"] == "empty"
    assert "缺少必需的数据" in answers[1]["message"]
    assert answers[1]["facts"]["ai"] == "10"


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "1", '{"raw": 5}', "{}", '{"raw": "A", "mode": "wild"}', '{"raw": "A", "today": "yesterday"}',
     '{"raw": "A", "separators": 5}', "[" * 5000, '{"raw": "A", "mode": ["strict"]}', '{"raw": "A", "today": 5}'],
)  # fmt: skip
def test_a_line_that_is_no_request_is_told_and_the_next_is_answered(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, answers = told(capsys, monkeypatch, line + "\n" + json.dumps({"raw": f"]d201{GTIN}"}))
    assert status == 1
    assert [one.get("error") for one in answers] == ["bad_request", None]


def test_a_line_may_name_its_own_day_mode_and_separators(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = {"raw": f"]d201{GTIN}17000131" + "10A%21B", "today": "2051-06-01", "mode": "tolerant", "separators": "%"}
    status, (answer,) = told(capsys, monkeypatch, json.dumps(request))
    assert (status, answer["expiry"], answer["serial"], answer["repaired"]) == (0, "2100-01-31", "B", True)


@pytest.mark.parametrize("data", ['{"raw": "\\ud800"}', b'{"raw": "\xff"}'])
def test_text_that_is_no_text_is_refused(
    data: str | bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, (answer,) = told(capsys, monkeypatch, data)
    assert (status, answer["error"]) == (1, "non_ascii")


def test_empty_lines_are_no_scans_and_line_ends_no_data(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, answers = told(capsys, monkeypatch, f"\r\n\n]d201{GTIN}10A\r\n", "--text")
    assert (status, [one["lot"] for one in answers]) == (0, ["A"])


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("MA.156.M0.100761.21234563", {"package_level": 2}), ("+$$52001510X3GD", {"link": "G", "partial": True}),
        ("]C1012690123456789617130131101234", {"package_level": None}), ("+A999ABC1230V", {"unit_of_measure": 0}),
        ("C15011121200000107660000016", {"nhsa_code": "C15011121200000107660000016", "error": "not_udi"}),
    ],
)  # fmt: skip
def test_only_what_the_label_says_is_told(
    raw: str, said: dict[str, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (answer,) = told(capsys, monkeypatch, raw, "--text")
    assert {name: answer.get(name) for name in said} == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_of_its_own_in_both_languages(language: str) -> None:
    said = {words(code, {}, language) for code in CODES}
    assert len(said) == len(CODES)
    assert "1-20" in words("too_long", {"ai": "10", "expected": "1-20"}, language)


def test_the_command_starts_without_window_and_database() -> None:
    script = (
        "import sys, desktop.commands.decode;"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'sqlalchemy'))])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
