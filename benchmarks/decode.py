"""How fast UDIs are decoded, beside biip 5.2 on the same GS1 messages in the same run; prints one JSON object.

    python benchmarks/decode.py [rounds]

Each decoder is timed in short turns, one after the other, and the best turn of each counts, so that a busy machine
hurts both alike.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date

import biip

from desktop.domain.errors import Refusal
from desktop.domain.udi import Mode, decode

TODAY = date(2026, 11, 21)
MESSAGES = (
    "]d201069012345678921729063010ABC123\x1d21SN0001",
    "]C101035960105327011721100110SAMPLE",
    "]d20109506000117843111412311720123110" + "1234AB\x1d215678CD",
    "]d20106901234567892240REF-71358003\x1d10A",
    "]C100106141412345678908",
    "]d201069012345678921729020010LOT-2029-02\x1d21a-_./+*",
    "]E06901234567892",
)
NOISE = "]d210" + "A7" * 5000
NEAR_NOISE = {
    "plus": "+" * 8191,
    "digits": "0123456789" * 819,
    "separators": "]d2" + "91AB\x1d" * 1637,
    "address": "https://a/" + "01/" * 2700,
    "brackets": "(01" * 2730,
}


def turn(job: Callable[[str], object], seconds: float) -> float:
    """Decodes a second over one turn."""
    count = 0
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        for message in MESSAGES:
            job(message)
        count += len(MESSAGES)
    return count / (time.perf_counter() - start)


def ours(message: str) -> object:
    """One decode by this product."""
    return decode(message, today=TODAY)


def noise_ms(raw: str, mode: Mode) -> float:
    """Milliseconds to refuse noise, the median of 20."""
    taken = []
    for _ in range(20):
        start = time.perf_counter()
        try:
            decode(raw, today=TODAY, mode=mode)
        except Refusal:
            taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)[len(taken) // 2]


def main(arguments: list[str]) -> int:
    """Measure and print."""
    rounds = int(arguments[0]) if arguments else 10
    pairs = [(turn(ours, 0.2), turn(biip.parse, 0.2)) for _ in range(rounds)]
    mine, theirs = max(pair[0] for pair in pairs), max(pair[1] for pair in pairs)
    print(
        json.dumps(
            {
                "decodes_per_second": round(mine),
                "biip_decodes_per_second": round(theirs),
                "biip_version": biip.__version__,
                "ratio": round(mine / theirs, 2),
                "noise_10kb_ms": round(noise_ms(NOISE, Mode.STRICT), 4),
                "noise_8kb_ms": {
                    f"{name}_{mode}": round(noise_ms(raw, mode), 3) for name, raw in NEAR_NOISE.items() for mode in Mode
                },
            }
        )
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
