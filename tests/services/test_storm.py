"""Two desks compete for the same lots with documents of eight lines: nobody sees a deadlock, nothing is oversold."""

import pytest

from desktop.storage.engine import open_engine
from desktop.storage.verify import verify
from tests.services.storm import LOTS, PIECES, lay_out_storm, on_hand, storm

SECONDS = 8.0


@pytest.mark.slow
@pytest.mark.requirement("C-11", "R26")
def test_two_desks_at_the_same_lots_never_lock_each_other_out_or_take_too_much(database_url: str) -> None:
    lay_out_storm(database_url)
    told, _ = storm(database_url, SECONDS)
    assert told["booked"] > 10
    assert on_hand(database_url) == {one.lot: PIECES for one in LOTS}
    engine = open_engine(database_url)
    verdict = verify(engine)
    engine.dispose()
    assert verdict.findings == ()
    assert verdict.counts["movement"] == told["booked"] + 2
