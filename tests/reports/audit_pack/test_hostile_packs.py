"""A pack that somebody made with care to mislead or to break the verifier is told as such; a sound one never is."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import update

from desktop.domain.chain import canonical, link
from desktop.models.party import Site
from desktop.reports.audit_pack.asking import period_of
from desktop.reports.audit_pack.building import VERIFIER
from desktop.reports.audit_pack.proving import prove_pack, verifier
from desktop.views.audit_outcome import grouped
from tests.reports.audit_pack.forgery import Forgery, Row, forge
from tests.reports.audit_pack.room import FIRST_DAY, SECOND_DAY, AuditRoom, prove


def _member(**cells: object) -> Callable[[Forgery], None]:
    return lambda forgery: forgery.manifest["members"][0].update(cells)


def _end(**cells: object) -> Callable[[Forgery], None]:
    return lambda forgery: forgery.manifest["chain"]["last"].update(cells)


def _last_hash(change: Callable[[str], str]) -> Callable[[Forgery], None]:
    return lambda forgery: _end(hash=change(forgery.manifest["chain"]["last"]["hash"]))(forgery)


CLAIMS: Final[dict[str, tuple[Callable[[Forgery], Any], str]]] = {
    "a size that is text": (_member(size="12"), "sizes"),
    "a count that is text": (_member(rows="12"), "sizes"),
    "a size that is true": (_member(size=True), "sizes"),
    "a sequence that is text": (_end(sequence="31"), "chain"),
    "a hash in capitals": (_last_hash(str.upper), "chain"),
    "a hash with a blank": (_last_hash(lambda one: f" {one}"), "chain"),
    "a site that is a list": (lambda one: one.manifest["site"].update(code=["SH"]), "site"),
}


@pytest.mark.parametrize("what", CLAIMS)
def test_a_claim_of_another_kind_is_named(file_room: AuditRoom, tmp_path: Path, what: str) -> None:
    forgery, (work, field) = forge(file_room.pack().path), CLAIMS[what]
    work(forgery)
    proved = prove(forgery.save(tmp_path / "x.zip"))
    assert (proved.returncode, proved.stderr) == (1, "")
    assert f'manifest.json: "{field}"' in proved.stdout


@pytest.mark.parametrize("kind", [5, None, ["receive"]])
def test_a_chain_made_anew_with_a_kind_that_is_no_word_is_told(
    file_room: AuditRoom, tmp_path: Path, kind: object
) -> None:
    forgery = forge(file_room.pack().path)
    rows = forgery.table("chain.csv")
    at = next(at for at, row in enumerate(rows) if '"what":"movement"' in row[3])
    rows[at][3] = canonical(json.loads(rows[at][3]) | {"kind": kind})
    before = forgery.manifest["chain"]["before"]["hash"]
    for row in rows[1:]:
        row[2] = before = link(before, int(row[0]), int(row[1]), row[3])
    forgery.put("chain.csv", rows)
    _end(hash=before)(forgery)
    forgery.rehash()
    proved = prove(forgery.save(tmp_path / "x.zip"))
    assert (proved.returncode, proved.stderr) == (1, "")
    assert "movements.csv · row 2 行: kind" in proved.stdout


def test_the_name_of_a_member_cannot_speak_for_the_verifier(file_room: AuditRoom, tmp_path: Path) -> None:
    forgery = forge(file_room.pack().path)
    forgery.more.append(("a\nSOUND / 通过\x1b[2J", b""))
    pack = forgery.save(tmp_path / "x.zip")
    lines = prove(pack).stdout.split("\n")
    assert [one for one in lines if one.startswith("SOUND") or "\x1b" in one] == []
    assert [one.file for one in prove_pack(pack).faults] == ["a␣SOUND / 通过␣[2J"]


def _tell_again(forgery: Forgery, code: str, places: slice) -> None:
    """Put a movement into ``foreign.csv`` once more, with all that follows from it."""
    for name in ("movements.csv", "legs.csv"):
        forgery.change(name, lambda rows: rows.extend([row for row in rows if row[0] == code][places]))


def _twice(forgery: Forgery) -> None:
    forgery.change("foreign.csv", lambda rows: rows.append(rows[1]))
    _tell_again(forgery, "HZ", slice(None))


def _own(forgery: Forgery) -> None:
    chain = forgery.table("chain.csv")
    at = next(at for at, row in enumerate(chain) if '"kind":"receive"' in row[3])
    before = chain[at - 1][2] if at > 1 else forgery.manifest["chain"]["before"]["hash"]
    forgery.change("foreign.csv", lambda rows: rows.append(["SH", chain[at][0], before, *chain[at][1:]]))
    for name in ("movements.csv", "legs.csv"):
        forgery.change(name, lambda rows: rows.extend([row for row in rows if row[:2] == ["SH", chain[at][0]]]))


def _outside(forgery: Forgery) -> None:
    def change(rows: list[Row]) -> None:
        moment = datetime(2026, 12, 24, tzinfo=UTC)
        rows[1][3] = str(int(moment.timestamp()) * 1_000_000)
        rows[1][4] = link(rows[1][2], int(rows[1][1]), int(rows[1][3]), rows[1][5])
        at = forgery.table("movements.csv")[0].index("recorded_at")
        forgery.change("movements.csv", lambda moved: moved[-1].__setitem__(at, "2026-12-24T00:00:00.000000+00:00"))

    forgery.change("foreign.csv", change)


@pytest.mark.requirement("S2-27")
@pytest.mark.parametrize("work", [_twice, _own, _outside])
def test_a_movement_of_another_site_counts_once_and_in_its_period(
    file_room: AuditRoom, tmp_path: Path, work: Callable[[Forgery], None]
) -> None:
    forgery = forge(file_room.pack(FIRST_DAY, SECOND_DAY).path)
    work(forgery)
    forgery.rehash()
    proved = prove(forgery.save(tmp_path / "x.zip"))
    assert "no movement of another site in the period, or told twice" in proved.stdout


def test_what_is_no_plain_file_is_told_without_a_traceback(tmp_path: Path) -> None:
    place = tmp_path / "x.zip"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(place))
        proved = prove(place)
    assert (proved.returncode, proved.stderr) == (1, "")
    assert "x.zip: it cannot be read as a pack" in proved.stdout


def test_a_hash_is_taken_as_the_window_shows_it(file_room: AuditRoom) -> None:
    made = file_room.pack()
    last = made.manifest["chain"]["last"]
    told = ("--manifest", grouped(made.manifest_sha256), "--head", f"{last['sequence']} : {grouped(last['hash'])}")
    assert prove(made.path, *told).returncode == 0
    assert prove(made.path, "--manifest", grouped("0" * 64)).returncode == 1


@pytest.mark.parametrize("hexadecimal", ["", "0" * 63, "x" * 64, "462e29…"])
def test_a_hash_that_is_none_is_wrong_use_and_never_passes(file_room: AuditRoom, hexadecimal: str) -> None:
    proved = prove(file_room.pack().path, "--manifest", hexadecimal)
    assert (proved.returncode, proved.stdout) == (2, "")


def test_the_help_is_told_also_where_nothing_but_ascii_is_written() -> None:
    command = [sys.executable, "-I", "-X", "utf8=0", str(VERIFIER), "--help"]
    told = subprocess.run(
        command, capture_output=True, env={"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}, check=False
    )
    assert (told.returncode, told.stderr) == (0, b"")
    told = subprocess.run(
        [*command[:1], *command[2:]], capture_output=True, env={"PYTHONIOENCODING": "ascii"}, check=False
    )
    assert (told.returncode, told.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        ("America/Santiago", date(2026, 9, 6), date(2026, 9, 6)),
        ("Africa/Cairo", date(2026, 4, 1), date(2026, 4, 23)),
        ("Asia/Beirut", date(2026, 3, 29), date(2026, 3, 31)),
        ("America/Havana", date(2026, 11, 1), date(2026, 11, 1)),
        ("Asia/Shanghai", date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_a_day_that_has_no_midnight_begins_where_the_clock_was_put_forward(zone: str, first: date, last: date) -> None:
    period = period_of(first, last, zone)
    told = {"first": first.isoformat(), "last": last.isoformat(), "from_us": period.from_us, "to_us": period.to_us}
    proof = verifier().Proof(Path("x.zip"))
    assert proof._period(told | {"utc_offsets": [list(one) for one in period.offsets]})
    for end, step in (("from_us", 3600), ("from_us", -3600), ("to_us", 3600), ("to_us", -3600)):
        moved = told | {end: told[end] + step * 1_000_000, "utc_offsets": [list(one) for one in period.offsets]}
        assert not proof._period(moved)


def test_a_site_where_clocks_are_put_forward_at_midnight_makes_a_sound_pack(empty_room: AuditRoom) -> None:
    room = empty_room
    with room.world.store.engine.begin() as connection:
        connection.execute(update(Site).where(Site.code == "SH").values(time_zone="Africa/Cairo"))
    for hour in (21, 22):  # 23:30 of the day before, and half past one: the hour between was left out
        room.clock.moment = datetime(2027, 4, 29, hour, 30, tzinfo=UTC)
        room.world.receive(room.world.lots[0])
    room.clock.moment = datetime(2027, 5, 2, tzinfo=UTC)
    before, after = room.pack(date(2027, 4, 29)), room.pack(date(2027, 4, 30))
    assert [one.manifest["figures"]["movements"] for one in (before, after)] == [{"receive": 1}] * 2
    assert prove(before.path).returncode == prove(after.path, "--after", str(before.path)).returncode == 0
