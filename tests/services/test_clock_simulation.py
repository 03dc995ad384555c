"""Ninety days with restarts, kills, power cuts and jumping clocks: every stage once, none early, none lost."""

from datetime import timedelta

import pytest

from tests.services.clock_proof import proved
from tests.services.clock_room import make


@pytest.mark.requirement("S2-02", "R30", "S1-26", "R13")
def test_every_stage_is_told_once_none_early_none_lost(postgres_url: str) -> None:
    room = make(postgres_url)
    room.site_in("Europe/Berlin")
    try:
        counts = proved(room.store.engine, room.ledger, documents=100)
    finally:
        room.world.close()
    assert counts["told"] > 250
    assert counts["dropped"] > 100
    for hardship in ("kills", "power cuts", "jumps", "jumps recorded", "late"):
        assert counts[hardship] > 0
    assert timedelta(seconds=counts["longest delay"]) <= timedelta(hours=20)
