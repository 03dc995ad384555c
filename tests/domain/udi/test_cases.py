"""The published and agreed cases: each is decoded exactly so, by the rules and by the command."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.decode import answer
from desktop.domain.udi import Mode
from tests.domain.udi.reading import TODAY

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "udi_cases.jsonl").read_text(encoding="utf-8").split("\n")
    if line
]
SAID = {
    "di", "lot", "serial", "expiry", "expiry_time", "expiry_precision", "manufactured", "quantity", "best_before",
    "packed", "valid_until", "ref", "software", "sscc", "giai", "grai", "grai_serial", "donation_id", "link",
    "sterilization_lot", "package_level", "partial", "ais", "nhsa_code",
}  # fmt: skip


def decoded(case: dict[str, Any]) -> dict[str, Any]:
    today = date.fromisoformat(case["today"]) if "today" in case else TODAY
    return answer(case["raw"], today, Mode(case.get("mode", "strict")))


@pytest.mark.parametrize("case", [case for case in CASES if "error" not in case], ids=lambda case: case["id"])
def test_a_case_is_decoded_as_agreed_and_nothing_is_invented(case: dict[str, Any]) -> None:
    told = decoded(case)
    expected = dict(case["expect"])
    warning = expected.pop("warn", None)
    assert told["ok"]
    assert told["agency"] == case["agency"]
    assert {name: told.get(name) for name in expected} == expected
    assert not (SAID & set(told)) - set(expected)
    assert warning is None or warning in told["warnings"]
    assert told["repaired"] or case.get("mode") != "tolerant"


@pytest.mark.parametrize("case", [case for case in CASES if "error" in case], ids=lambda case: case["id"])
def test_a_case_is_refused_for_the_agreed_reason(case: dict[str, Any]) -> None:
    told = decoded(case)
    assert (told["ok"], told["error"]) == (False, case["error"])
    assert {name: told.get(name) for name in case.get("expect", {})} == case.get("expect", {})


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 148
