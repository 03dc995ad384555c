"""The night's look while a window runs: on its own thread, told once, announced as any commit."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.changes import Kind
from desktop.domain.clock import FixedClock
from desktop.runtime.jobs import Jobs
from desktop.runtime.night_watch import NightWatch
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.times import NOW
from tests.services.prevention.room import prevention_room


@pytest.mark.requirement("S2-22")
def test_a_day_is_looked_at_once_and_again_when_a_person_asks(sqlite_url: str, qapp: QApplication, qtbot: Any) -> None:
    with prevention_room(sqlite_url) as room:
        room.device("D-1")
        room.plan("PM-12")
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), FixedClock(NOW)))
    jobs.start()
    watch = NightWatch(jobs, "DESK-1")
    announced: list[Any] = []
    jobs.changed.connect(lambda changes, _by: announced.append(changes))
    try:
        for proposals in ((1,), ()):
            with qtbot.waitSignal(watch.looked, timeout=20_000) as told:
                watch.look_if_due()
            assert tuple(night.proposals for night in told.args[0]) == proposals
        assert [Kind.EQUIPMENT in changes for changes in announced] == [True]
        with qtbot.waitSignal(watch.looked, timeout=20_000) as told:
            watch.look(1)
        assert [(night.devices, night.proposals) for night in told.args[0]] == [(1, 0)]
    finally:
        watch.stop()
        jobs.stop()
