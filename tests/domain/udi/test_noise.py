"""Many broken messages of every agency: each is refused, or is a UDI that can be written and read again."""

import json
import random
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.udi import Mode, decode, encode
from tests.domain.udi.reading import TODAY

ROUNDS = 100_000
CASES = (Path(__file__).parent / "udi_cases.jsonl").read_text(encoding="utf-8")
SPARE = [
    *map(chr, range(0x20, 0x7F)), "\x1d", "\x1e", "\x04", "\n", "\r", "\x00", "１", "é", "\ud800", "]d2", "]C1", "MA.",
    "+", "$$", "=/", "(01)", "https://", "10", "17", "21", "批",
]  # fmt: skip


def seeds(agency: str) -> list[str]:
    cases = [json.loads(line) for line in CASES.split("\n") if line]
    return [case["raw"] for case in cases if case["agency"] == agency and len(case["raw"]) < 300]


def broken(raw: str, chance: random.Random, others: list[str]) -> str:
    """A message with one to four characters put in, taken out, changed, or its end exchanged."""
    for _ in range(chance.randint(1, 4)):
        at, spare = chance.randint(0, len(raw)), chance.choice(SPARE)
        match chance.randint(0, 3):
            case 0:
                raw = raw[:at] + spare + raw[at:]
            case 1:
                raw = raw[:at] + raw[at + 1 :]
            case 2:
                raw = raw[:at] + spare + raw[at + 1 :]
            case _:
                other = chance.choice(others)
                raw = raw[:at] + other[chance.randint(0, len(other)) :]
    return raw


@pytest.mark.slow
@pytest.mark.parametrize("agency", ["GS1", "HIBC", "ICCBBA", "IFA", "MA", "AHM", "NONE"])
def test_a_hundred_thousand_broken_messages_are_refused_or_survive_a_round_trip(agency: str) -> None:
    chance = random.Random(20261121)
    messages, modes = seeds(agency), list(Mode)
    decoded = 0
    for _ in range(ROUNDS):
        raw = broken(chance.choice(messages), chance, messages)
        try:
            udi = decode(raw, today=TODAY, mode=chance.choice(modes))
        except Refusal:
            continue
        decoded += 1
        again = decode(encode(udi).scan, today=TODAY)
        assert again == udi, raw
        assert again.canonical == udi.canonical, raw
    assert 0 < decoded < ROUNDS or agency == "NONE"
