"""All checks run, and one that fails is enough to fail the whole."""

import sys

import pytest

from installer import checks


def test_every_check_of_the_house_is_run_and_words_go_to_pytest() -> None:
    lines = checks.checks(["-q", "tests/domain"])
    assert list(lines) == ["rules of writing", "form", "types", "plan of the house", "decoder covered whole", "tests"]
    assert lines["tests"][-5:] == ["pytest", "-n", "2", "-q", "tests/domain"]


def test_all_are_run_and_told_even_when_the_first_one_fails(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    python = [sys.executable, "-P", "-c"]
    lines = {"first": [*python, "raise SystemExit(2)"], "second": [*python, "print('was here')"]}
    monkeypatch.setattr(checks, "checks", lambda words: lines)
    monkeypatch.setattr(sys, "argv", ["checks"])
    assert checks.main() == 1
    told = capfd.readouterr().out
    assert "was here" in told
    assert told.endswith("FAILED  first\nok      second\n")


def test_all_well_is_told_by_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "checks", lambda words: {"only": [sys.executable, "-c", ""]})
    monkeypatch.setattr(sys, "argv", ["checks"])
    assert checks.main() == 0
