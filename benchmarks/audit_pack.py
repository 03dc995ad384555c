"""An audit pack of 1,000,000 legs, made and proved: ``python -m benchmarks.audit_pack``."""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.by_legs import measure_as_asked, measured
from benchmarks.measure import Outcome, timed
from desktop.domain.clock import FixedClock
from desktop.reports.audit_pack.asking import PackAsked
from desktop.reports.audit_pack.building import VERIFIER
from desktop.reports.audit_pack.making import make_audit_pack
from desktop.storage.engine import open_engine
from desktop.storage.upgrade import upgrade
from tests.storage.bulk import fill
from tests.storage.world import BADGE, MORNING, World, build

ASKED: Final = PackAsked("SH", date(2026, 11, 1), date(2026, 11, 30), BADGE, language="en")
LOTS: Final = 2000
GOAL_S: Final = 60


def measure(url: str, kind: str, movements: int) -> Outcome:
    """One database: 2 legs a movement, spread over 2,000 lots."""
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    world = build(url, lots=LOTS, units=0, clock=FixedClock(MORNING))
    try:
        fill(world, movements)
        with tempfile.TemporaryDirectory() as folder:
            return _measured(world, kind, movements, Path(folder) / "pack.zip")
    finally:
        world.close()


def _measured(world: World, kind: str, movements: int, pack: Path) -> Outcome:
    made_s = timed(lambda: make_audit_pack(world.store, pack, ASKED))
    command = [sys.executable, "-I", str(VERIFIER), str(pack)]
    proved: list[int] = []
    proved_s = timed(lambda: proved.append(subprocess.run(command, capture_output=True, check=False).returncode))
    figures: dict[str, Any] = {"legs": 2 * movements, "made_s": round(made_s, 1), "proved_s": round(proved_s, 1)}
    figures |= {"bytes": pack.stat().st_size, "sound": proved == [0]}
    goal = "a pack of 1,000,000 legs within 60 s, and sound"
    return Outcome(f"audit_pack_{kind}", figures, goal=goal, met=proved == [0] and made_s <= GOAL_S)


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases; 20,000 legs when ``quick``, else 1,000,000."""
    return measured(measure, 10_000 if quick else 500_000)


if __name__ == "__main__":
    raise SystemExit(measure_as_asked(measure, "audit_pack", __doc__, 1_000_000))
