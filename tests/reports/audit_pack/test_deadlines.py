"""What a pack says of deadlines: those that really ran and ended pass, whatever makes them look better is found."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.reports.audit_pack.proving import verifier
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from tests.reports.audit_pack.forgery import Forgery, forge
from tests.reports.audit_pack.room import SECOND_DAY, AuditRoom, full_room, prove
from tests.reports.audit_pack.test_pack import rows

RULE: Final = "order_accepted"


@pytest.fixture(scope="module")
def full_pack(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A pack of both days: E-1 was kept, E-2 late, E-3 dropped, E-4 never ended."""
    folder = tmp_path_factory.mktemp("packs")
    shutil.copy(sqlite_template, folder / "room.db")
    room = full_room(f"sqlite:///{folder / 'room.db'}", folder)
    yield room.pack(last=SECOND_DAY).path
    room.close()


def _cells(document: str, **cells: str) -> Callable[[Forgery], None]:
    def change(forgery: Forgery) -> None:
        table = forgery.table("deadlines.csv")
        (row,) = (one for one in table if document in one)
        for name, cell in cells.items():
            row[table[0].index(name)] = cell
        forgery.put("deadlines.csv", table)

    return change


EARLY: Final = {"outcome": "on_time", "done_source": "scan", "done_by": "1001"}
NO_END: Final = {"entered_after_s": "", "ended_link": ""}
FORGERIES: Final = {
    "a late one becomes dropped": (_cells("E-2", outcome="dropped"), "deadline"),
    "one that never ended becomes dropped": (_cells("E-4", outcome="dropped"), "deadline"),
    "one that never ended becomes kept": (
        _cells("E-4", done_at="2026-11-03T00:40:00.000000+00:00", **EARLY),
        "deadline_unlinked",
    ),
    "a late one was kept before the period": (
        _cells("E-2", done_at="2026-11-01T00:40:00.000000+00:00", **EARLY, **NO_END),
        "deadline_unlinked",
    ),
    "the opening of another document": (_cells("E-1", opened_link="23"), "deadline"),
}


@pytest.mark.requirement("S2-27")
@pytest.mark.parametrize("what", FORGERIES)
def test_a_deadline_that_looks_better_is_found_also_with_figures_made_to_fit(
    full_pack: Path, tmp_path: Path, what: str
) -> None:
    forgery, (work, code) = forge(full_pack), FORGERIES[what]
    work(forgery)
    forgery.rehash()
    forgery.manifest["figures"] = verifier().verify(forgery.save(tmp_path / "first.zip")).figures
    faults = verifier().verify(forgery.save(tmp_path / "x.zip")).faults
    assert {(one.code, one.file) for one in faults if one.code != "deadline_missing"} == {(code, "deadlines.csv")}


def _outcomes(pack: Path) -> dict[str, Any]:
    return {one["document"]: (one["outcome"], bool(one["ended_link"])) for one in rows(pack, "deadlines.csv")}


def test_a_clock_that_was_planned_anew_and_runs_is_no_fault(empty_room: AuditRoom) -> None:
    room, now = empty_room, empty_room.clock.now()
    for due in (now + timedelta(days=9), now + timedelta(hours=1)):
        room.inside(lambda uow: drop_deadlines(uow, "C-1", "planned anew"))
        room.inside(lambda uow, due=due: open_deadline(uow, RULE, "C-1", room.ledger, due=due))
    room.clock.moment = now + timedelta(days=2)
    made = room.pack()
    assert _outcomes(made.path) == {"C-1": ("running_late", False)}
    assert prove(made.path).stdout.endswith("SOUND / 通过\n")


def test_a_clock_that_ended_late_and_begins_again_is_no_fault(empty_room: AuditRoom) -> None:
    room, now = empty_room, empty_room.clock.now()
    room.inside(lambda uow: open_deadline(uow, RULE, "C-1", room.ledger, due=now + timedelta(hours=1)))
    room.clock.moment = now + timedelta(days=1)
    room.inside(lambda uow: close_deadlines(uow, RULE, "C-1"))
    room.inside(lambda uow: open_deadline(uow, RULE, "C-1", room.ledger, due=now + timedelta(days=1, hours=1)))
    room.clock.moment = now + timedelta(days=2)
    first, second = room.pack(), room.pack(SECOND_DAY)
    assert [_outcomes(one.path)["C-1"][0] for one in (first, second)] == ["running_late", "running_late"]
    assert prove(second.path, "--after", str(first.path)).returncode == prove(first.path).returncode == 0


def test_what_ended_before_the_period_but_was_opened_and_ended_by_later_entries_still_runs(
    empty_room: AuditRoom,
) -> None:
    room, now = empty_room, empty_room.clock.now()
    long_ago = now - timedelta(days=2)
    room.inside(lambda uow: open_deadline(uow, RULE, "C-1", room.ledger, long_ago, due=now + timedelta(hours=1)))
    room.later(days=1)
    room.inside(lambda uow: close_deadlines(uow, RULE, "C-1", long_ago))
    room.later(days=1)
    made = room.pack()
    assert _outcomes(made.path) == {"C-1": ("running_late", False)}
    assert prove(made.path).returncode == 0
