"""J9 through the real window, by scan alone: why a plate is missing, and the order to its owner."""

from pathlib import Path
from typing import Any

import pytest

from desktop.app.demo_player import Step
from desktop.domain.replenishment import Parts
from desktop.views.refill_screen import RefillScreen
from tests.journeys.desk import play, workstation
from tests.journeys.refill_day import NOW, PLATE, lay_out, scan


@pytest.mark.requirement("S1-24", "C-07")
def test_what_is_missing_is_shown_explained_and_ordered_by_scan_alone(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str
) -> None:
    day = lay_out(database_url)
    asked = [Step(raw) for raw in ("SZ:U:1001", "SZ:C:REFILL", scan("S1"), "SZ:C:CONFIRM", "SZ:C:CONFIRM")]
    with workstation(qapp, tmp_path, database_url, NOW) as (application, line):
        played = play(qtbot, application, line, asked, tmp_path)
        (screen,) = application.window.findChildren(RefillScreen)
        qtbot.waitUntil(lambda: len(screen.orders.rows) == 1, timeout=10_000)
        qtbot.waitUntil(lambda: screen.list.rows == (), timeout=10_000)
        qtbot.waitUntil(lambda: screen.list.name.text() == "Locking plate 6-hole", timeout=10_000)
        assert screen.list.bar.accessibleName() == "Position 5 = 2 usable − 1 committed + 1 in transit + 3 on order"
        assert not screen.list.send.isEnabled()
    assert played.fault == ""
    assert [code for _, code in played.replies] == [
        *("signed_in", "task_opened", "refill_shown", "confirm_to_send", "order_sent")
    ]
    assert day.row(PLATE).proposal.parts == Parts(2, 1, 1, 3)
    assert day.below() == ()
    day.close()
