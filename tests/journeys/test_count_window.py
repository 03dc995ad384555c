"""J8 through the real window, by scan alone: two clerks and a supervisor, each with a badge."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.app.demo_player import Step
from desktop.queries.counts import counts
from desktop.storage.verify import verify
from desktop.views.counts_screen import CountsScreen
from tests.journeys.count_day import FIRST, IN_TRAY, LEADER, OF_B_11, SECOND, UNITS, build, unit
from tests.journeys.desk import play, workstation

LYING = tuple(unit(serial) for serial in (*UNITS[:21], OF_B_11))


def badge(person: str) -> str:
    """The scan of a badge."""
    return f"SZ:U:{person}"


@pytest.mark.requirement("X-02", "C-01")
def test_two_clerks_and_a_supervisor_count_b_07_by_scan_alone(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str
) -> None:
    day = build(database_url)
    day.send(FIRST, "plan_counts", zone="Z1", days=5)
    first = [badge(FIRST), "SZ:C:COUNT", "SZ:P:B-07", *LYING[:10], LYING[0], *LYING[10:], "SZ:C:END-BIN"]
    second = [badge(SECOND), "SZ:P:B-07", *LYING, "SZ:P:B-11", "SZ:T:TK-009", unit(IN_TRAY), unit("PD25")]
    third = ["SZ:C:END-BIN", badge(LEADER), "SZ:C:CONFIRM", "SZ:C:CONFIRM"]
    steps = [Step(raw) for raw in (*first, *second, *third)]
    with workstation(qapp, tmp_path, database_url) as (application, line):
        played = play(qtbot, application, line, steps, tmp_path)
        (screen,) = application.window.findChildren(CountsScreen)
        qtbot.waitUntil(lambda: screen.plan.done.text == "1/8", timeout=10_000)
    assert played.fault == ""
    codes = [code for _, code in played.replies]
    assert codes[:3] == ["signed_in", "task_opened", "count_started"]
    told = [codes[3:26].count(one) for one in ("count_right", "count_wrong_place", "count_already", "count_unknown")]
    assert told == [21, 1, 1, 0]
    assert codes[26:29] == ["bin_recount", "signed_in", "recount_started"]
    assert codes[51:55] == ["looking_in", "looking_in", "count_missing_met", "count_here"]
    assert codes[55:] == ["bin_to_approve", "signed_in", "difference_approved", "count_posted"]
    with day.store.read() as connection:
        (row,) = counts(connection, {"place": "B-07"})
    assert (row.accuracy_first, row.accuracy_after) == (Decimal("91.3"), Decimal("95.7"))
    assert (row.state, row.worth, row.approved_by) == ("closed", Decimal("12800.00"), "陈静")
    assert verify(day.store.engine).findings == ()
    day.store.close()
