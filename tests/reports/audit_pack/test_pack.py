"""A pack proves itself to somebody who has nothing but Python, and tells what really happened."""

import csv
import io
import json
import zipfile
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.models.audit import AuditEntry
from desktop.models.ledger import LegRow
from desktop.queries.label_day import label_days
from tests.reports.audit_pack.room import AUDITOR, FIRST_DAY, FORMULA, MORNING, SECOND_DAY, AuditRoom, prove


def rows(pack: Path, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(pack) as archive:
        text = archive.read(name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def last_entry(room: AuditRoom) -> dict[str, Any]:
    with room.store.read() as connection:
        own = select(AuditEntry.payload).where(AuditEntry.site_id == room.world.site)
        told: dict[str, Any] = json.loads(
            connection.execute(own.order_by(AuditEntry.sequence.desc())).scalars().first() or ""
        )
    return told


@pytest.mark.requirement("S2-27", "S2-53", "S2-87")
def test_an_auditor_proves_the_pack_of_a_day_without_the_program(room: AuditRoom) -> None:
    made = room.pack()
    proved = prove(made.path)
    assert (proved.returncode, proved.stderr) == (0, "")
    assert "SOUND / 通过" in proved.stdout
    assert f"manifest.json SHA-256: {made.manifest_sha256}" in proved.stdout
    unpacked = room.folder / "unpacked"
    with zipfile.ZipFile(made.path) as archive:
        archive.extractall(unpacked)
    assert prove(unpacked).returncode == 0
    last = made.manifest["chain"]["last"]
    assert prove(made.path, "--head", f"{last['sequence']}:{last['hash']}").returncode == 0
    assert prove(made.path, "--manifest", made.manifest_sha256).returncode == 0


@pytest.mark.requirement("S2-31", "S2-50", "S2-79")
def test_the_figures_are_those_of_the_day(room: AuditRoom) -> None:
    figures = room.pack().manifest["figures"]
    assert figures["movements"] == {"consume": 1, "receive": 4, "reverse": 1, "transfer": 3}
    assert (figures["legs"], figures["foreign_movements"]) == (18, 1)
    assert (figures["reversals"], figures["reversals_with_reason"]) == (1, 1)
    assert figures["typed"] == {"entries": 1, "delay_s": 7200, "longest_s": 7200}
    assert figures["late"] == {"entries": 1, "with_reason": 1}
    assert figures["entries"]["typed"] == 1
    people = sum(figures["entries"].values()) - figures["entries"]["clock"]
    assert figures["scan_per_mille"] == round(1000 * figures["entries"]["scan"] / people)
    labels = {"ordered": 5, "waiting": 3, "cancelled": 0, "printed": 2, "verified": 1, "voided": 1, "open": 0}
    assert figures["labels"] == labels
    told = figures["deadlines"]
    assert (told["on_time"], told["late"], told["running_late"], told["dropped"], told["due"]) == (1, 1, 1, 1, 3)
    assert figures["opening"] == {"rows": 0, "thousandths": 0}
    assert figures["closing"] == {"rows": 4, "thousandths": 9000}
    assert figures["links_outside_period"] == figures["links_not_following"] == 0


def test_each_table_tells_the_day_to_a_reader(room: AuditRoom) -> None:
    pack = room.pack().path
    moved = rows(pack, "movements.csv")
    assert [one["kind"] for one in moved if one["reason"] == "'-5 was wrong"] == ["reverse"]
    assert {one["local"][:10] for one in moved if one["site"] == "SH"} == {"2026-11-03"}
    assert any(one["raw"] == f"'{FORMULA}" for one in moved)
    late = rows(pack, "entered-late.csv")
    assert [(one["what"], one["delay_s"], one["reason"]) for one in late] == [("transfer", "7200", "phone")]
    changed = {(one["subject"], one["field"]): (one["old"], one["new"]) for one in rows(pack, "changes.csv")}
    assert changed["M-01", "name"] == ("厂家", "'+厂家")
    assert changed["SH", ""] == ("", "shanghai")
    ended = {one["document"]: (one["outcome"], one["done_source"]) for one in rows(pack, "deadlines.csv")}
    assert ended["E-1"] == ("on_time", "scan")
    assert (ended["E-2"], ended["E-3"][0], ended["E-4"]) == (("late", "import"), "dropped", ("running_late", ""))
    assert [one["site"] for one in rows(pack, "foreign.csv")] == ["HZ"]
    quantities = {one["quantity"] for one in rows(pack, "legs.csv")}
    assert {"-2.5", "2.5", "-1", "10"} <= quantities


def test_the_labels_of_the_day_count_as_the_program_counts_them(room: AuditRoom) -> None:
    with room.world.store.read() as connection:
        own = label_days(connection, FIRST_DAY, room.clock.now(), "SH")[0]
    (told,) = rows(room.pack().path, "label-days.csv")
    names = ("ordered", "waiting", "cancelled", "printed", "verified", "voided", "open")
    assert {name: int(told[name]) for name in names} == {name: getattr(own, name) for name in names}


def test_making_a_pack_is_in_the_audit_trail(room: AuditRoom) -> None:
    made = room.pack()
    told = last_entry(room)
    assert (told["what"], told["subject"]) == ("make_audit_pack", "SH")
    period = {"first": "2026-11-03", "last": "2026-11-03"}
    assert told["facts"] == period | {"manifest_sha256": made.manifest_sha256}


def test_packs_of_two_days_continue_each_other(room: AuditRoom) -> None:
    first, second = room.pack(), room.pack(SECOND_DAY)
    assert first.manifest["chain"]["last"] == second.manifest["chain"]["before"]
    assert prove(second.path, "--after", str(first.path)).returncode == 0
    both = room.pack(FIRST_DAY, SECOND_DAY)
    assert both.manifest["figures"]["legs"] == sum(one.manifest["figures"]["legs"] for one in (first, second))
    proved = prove(both.path, "--after", str(second.path))
    assert proved.returncode == 1
    assert "does not continue the earlier pack: chain" in proved.stdout


def test_a_day_begins_at_midnight_of_the_site(empty_room: AuditRoom) -> None:
    midnight = MORNING.replace(hour=16, minute=0)
    for moment in (midnight - timedelta(microseconds=1), midnight):
        empty_room.clock.moment = moment
        empty_room.world.receive(empty_room.world.lots[0])
    empty_room.clock.moment = midnight + timedelta(days=2)
    before, after = empty_room.pack(FIRST_DAY), empty_room.pack(SECOND_DAY)
    assert [one.manifest["figures"]["movements"] for one in (before, after)] == [{"receive": 1}] * 2
    assert rows(before.path, "movements.csv")[0]["local"] == "2026-11-03 23:59:59"
    assert rows(after.path, "movements.csv")[0]["local"] == "2026-11-04 00:00:00"
    assert after.manifest["figures"]["opening"] == {"rows": 1, "thousandths": 1000}
    assert prove(before.path).returncode == prove(after.path, "--after", str(before.path)).returncode == 0


def test_a_period_in_which_nothing_happened_is_a_sound_pack(empty_room: AuditRoom) -> None:
    made = empty_room.pack(date(2020, 2, 1), date(2020, 2, 29))
    assert made.manifest["figures"]["links"] == 0
    assert made.manifest["chain"]["before"] == made.manifest["chain"]["last"] == {"sequence": 0, "hash": "0" * 64}
    assert prove(made.path).returncode == 0


def test_a_period_that_is_not_over_says_so(empty_room: AuditRoom) -> None:
    made = empty_room.pack()
    assert made.manifest["period"]["complete"] is False
    assert prove(made.path).returncode == 0


def test_a_clock_that_went_back_leaves_no_link_out(empty_room: AuditRoom) -> None:
    for moment in (MORNING, MORNING + timedelta(days=1), MORNING + timedelta(minutes=1)):
        empty_room.clock.moment = moment
        empty_room.world.receive(empty_room.world.lots[0])
    empty_room.clock.moment = MORNING + timedelta(days=3)
    first, second = empty_room.pack(), empty_room.pack(SECOND_DAY)
    assert second.manifest["figures"]["links_outside_period"] == 1
    assert first.manifest["figures"]["legs"] + second.manifest["figures"]["legs"] == 6
    assert prove(second.path, "--after", str(first.path)).returncode == 0


@pytest.mark.parametrize(
    ("wrong", "told"), [(timedelta(days=400), [2, 2, 0, 3, 2, 2]), (timedelta(days=-4000), [2, 3, 0, 2, 2, 2])]
)
def test_one_day_with_a_wrong_clock_does_not_empty_the_packs_of_the_others(
    empty_room: AuditRoom, wrong: timedelta, told: list[int]
) -> None:
    days = [0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 5]
    for day in days:
        empty_room.clock.moment = MORNING + timedelta(days=day) + (wrong if day == days[4] else timedelta())
        empty_room.world.receive(empty_room.world.lots[0])
    empty_room.clock.moment = MORNING + timedelta(days=7)
    packs = [empty_room.pack(FIRST_DAY + timedelta(days=day)) for day in range(6)]
    assert [one.manifest["figures"]["movements"].get("receive", 0) for one in packs] == told
    assert [bool(one.manifest["figures"]["links_outside_period"]) for one in packs].count(True) == 1
    for before, after in pairwise(packs):
        assert prove(after.path, "--after", str(before.path)).returncode == 0


def test_both_kinds_of_database_make_the_same_pack(file_room: AuditRoom, empty_postgres_url: str) -> None:
    here = file_room.pack(FIRST_DAY, SECOND_DAY)
    there = AuditRoom(file_room.world, file_room.clock, file_room.folder / "server", empty_postgres_url)
    there.folder.mkdir()
    try:
        made = there.pack(FIRST_DAY, SECOND_DAY)
        assert made.manifest == here.manifest
        assert made.path.read_bytes() == here.path.read_bytes()
    finally:
        there.store.close()


def test_every_leg_of_the_ledger_is_in_the_pack(room: AuditRoom) -> None:
    with room.world.store.read() as connection:
        held = connection.execute(select(func.count()).select_from(LegRow)).scalar_one()
    assert len(rows(room.pack(FIRST_DAY, SECOND_DAY, AUDITOR).path, "legs.csv")) == held
