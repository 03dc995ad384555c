"""Who may make a pack, and that a pack is there as a whole or not at all."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from desktop.commands import report, verify_pack
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.audit import AuditEntry
from desktop.models.party import Party, PartyKind, Site
from desktop.reports.audit_pack.asking import PackAsked, period_of
from desktop.reports.audit_pack.making import make_audit_pack, name_of
from desktop.services.auditing import RECORD_AUDIT_PACK, RecordAuditPack
from desktop.services.perform import Envelope, perform
from desktop.storage.errors import EnvironmentFault
from desktop.storage.watch import Watch
from tests.reports.audit_pack.room import AUDITOR, CLERK, FIRST_DAY, SECOND_DAY, STRANGER, AuditRoom, prove
from tests.storage.tampering import tamper


def entries(room: AuditRoom) -> int:
    with room.store.read() as connection:
        return connection.execute(select(func.count()).select_from(AuditEntry)).scalar_one()


@contextmanager
def nothing_made(room: AuditRoom) -> Iterator[None]:
    """No file, no rest of one, and nothing written down."""
    files, before = sorted(room.folder.rglob("*")), entries(room)
    yield
    assert (sorted(room.folder.rglob("*")), entries(room)) == (files, before)


@pytest.mark.requirement("S2-72")
@pytest.mark.parametrize(
    ("badge", "code"), [(CLERK, "not_allowed"), (STRANGER, "not_your_site"), ("nobody", "unknown_person")]
)
def test_only_auditors_and_leaders_of_the_site_make_a_pack(room: AuditRoom, badge: str, code: str) -> None:
    with nothing_made(room), pytest.raises(Refusal) as refused:
        room.pack(badge=badge)
    assert refused.value.code == code


def test_a_site_that_is_not_there_is_refused(room: AuditRoom) -> None:
    asked = PackAsked("NO", FIRST_DAY, FIRST_DAY, AUDITOR)
    with nothing_made(room), pytest.raises(Refusal) as refused:
        make_audit_pack(room.store, room.folder / "x.zip", asked)
    assert refused.value.code == "unknown_site"


def test_a_period_that_ends_before_it_begins_is_refused(room: AuditRoom) -> None:
    with nothing_made(room), pytest.raises(Refusal) as refused:
        room.pack(SECOND_DAY, FIRST_DAY)
    assert refused.value.code == "period_backwards"


def test_a_pack_never_takes_the_place_of_another_file(room: AuditRoom) -> None:
    made = room.pack()
    with nothing_made(room), pytest.raises(EnvironmentFault) as fault:
        room.pack()
    assert fault.value.code == "file_exists"
    assert prove(made.path).returncode == 0


def test_two_who_make_the_same_pack_at_once_do_not_spoil_it_for_each_other(room: AuditRoom) -> None:
    quicker: list[Path] = []

    def also(_done: int, _total: int, what: str) -> None:
        if what == "closing" and not quicker:
            quicker.append(room.folder / "x.zip")
            make_audit_pack(room.store, quicker[0], asked)

    asked = PackAsked("SH", FIRST_DAY, FIRST_DAY, AUDITOR)
    with pytest.raises(EnvironmentFault) as fault:
        make_audit_pack(room.store, room.folder / "x.zip", asked, Watch(also))
    assert fault.value.code == "file_exists"
    assert prove(quicker[0]).returncode == 0
    made = select(func.count()).where(AuditEntry.payload.like("%make_audit_pack%"))
    with room.store.read() as connection:
        assert connection.execute(made).scalar_one() == 1
    assert [one.name for one in room.folder.glob("*x.zip*")] == ["x.zip"]


def test_what_a_power_cut_left_behind_does_not_stand_in_the_way(room: AuditRoom) -> None:
    (room.folder / f".{name_of(PackAsked('SH', FIRST_DAY, FIRST_DAY, AUDITOR))}.partial").write_bytes(b"half")
    assert prove(room.pack().path).returncode == 0


@pytest.mark.parametrize("step", ["opening", "chain", "movements", "closing", "pack"])
def test_a_pack_that_is_stopped_leaves_nothing(room: AuditRoom, step: str) -> None:
    watch = Watch(lambda _done, _total, what: watch.stop.set() if what == step else None)
    asked = PackAsked("SH", FIRST_DAY, FIRST_DAY, AUDITOR)
    with nothing_made(room), pytest.raises(Refusal) as refused:
        make_audit_pack(room.store, room.folder / "x.zip", asked, watch)
    assert refused.value.code == "cancelled"


def test_a_folder_that_is_not_there_is_told(room: AuditRoom) -> None:
    asked = PackAsked("SH", FIRST_DAY, FIRST_DAY, AUDITOR)
    with nothing_made(room), pytest.raises(EnvironmentFault) as fault:
        make_audit_pack(room.store, room.folder / "nowhere" / "x.zip", asked)
    assert fault.value.code == "cannot_open"


def test_a_full_disk_is_told_and_leaves_nothing(room: AuditRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.reports.audit_pack import tables

    def full(_self: object, *_cells: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables.Table, "add", full)
    with nothing_made(room), pytest.raises(EnvironmentFault) as fault:
        room.pack()
    assert fault.value.code == "disk_full"


def test_a_ledger_that_was_changed_makes_a_pack_that_is_not_sound(room: AuditRoom) -> None:
    changed = tamper(room.store.engine, "UPDATE leg SET quantity = quantity * 2 WHERE number = 2 AND quantity = 10000")
    assert changed == 1
    proved = prove(room.pack().path)
    assert proved.returncode == 1
    assert 'legs.csv · row 3 行: quantity: "20", the chain says "10"' in proved.stdout


def test_a_link_that_was_written_over_makes_a_pack_that_names_it(room: AuditRoom) -> None:
    sql = "UPDATE audit_entry SET payload = replace(payload, '10000', '90000') WHERE site_id = :site AND sequence = 2"
    assert tamper(room.store.engine, sql, site=room.world.site) == 1
    made = room.pack()
    assert made.manifest["figures"]["links_not_following"] == 1
    assert "chain.csv · row 3 行: the hash does not follow" in prove(made.path).stdout


def test_where_several_partners_work_the_common_chain_stays_in_the_house(room: AuditRoom) -> None:
    with room.store.engine.begin() as connection:
        other = insert(Party).values(code="P-02", name="另一家", kind=PartyKind.PARTNER).returning(Party.id)
        partner = connection.execute(other).scalar_one()
        connection.execute(insert(Site).values(code="XX", name="别处", partner_id=partner))
    made = room.pack()
    assert made.manifest["common"] is None
    assert made.manifest["figures"]["common_links"] == 0
    assert prove(made.path).returncode == 0


def test_a_record_of_a_pack_needs_a_hash(room: AuditRoom) -> None:
    request = RecordAuditPack("SH", FIRST_DAY, FIRST_DAY, "no hash")
    with nothing_made(room), pytest.raises(Refusal) as refused:
        perform(room.store, RECORD_AUDIT_PACK, request, Envelope(new_id(), AUDITOR))
    assert (refused.value.code, refused.value.facts["field"]) == ("bad_request", "manifest_sha256")


def test_the_days_of_a_site_with_summer_time_are_23_and_25_hours_long() -> None:
    short, long = (period_of(day, day, "Europe/Berlin") for day in (date(2026, 3, 29), date(2026, 10, 25)))
    assert [(one.to_us - one.from_us) // 3_600_000_000 for one in (short, long)] == [23, 25]
    assert short.local(short.from_us + 2 * 3_600_000_000) == "2026-03-29 03:00:00"
    assert long.local(long.from_us) == "2026-10-25 00:00:00"


def test_a_pack_is_made_and_proved_by_command(
    file_room: AuditRoom, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    url, out = file_room.world.url, tmp_path / "out.zip"
    where = ["--database-url", url, "--data-dir", str(tmp_path), "--site", "SH", "--from", "2026-11-03"]
    words = ["audit-pack", *where, "--to", "2026-11-03", "--badge", AUDITOR, "--out", str(out), "--language", "en"]
    assert report.run(words) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["report"], told["format"], told["path"]) == ("audit-pack", "zip", str(out))
    assert verify_pack.run([str(out), "--head", told["head"], "--manifest", told["manifest_sha256"]]) == 0
    assert "SOUND / 通过" in capsys.readouterr().out
    assert verify_pack.run([str(out), "--head", f"1:{'0' * 64}"]) == 1
    assert verify_pack.run([]) == 2
    assert report.run([*words[:-4], "--out", str(tmp_path / "2.zip"), "--badge", CLERK, "--language", "en"]) == 1
    assert "audit pack" in json.loads(capsys.readouterr().out.splitlines()[-1])["message"]
    assert report.run(["audit-pack", *where, "--out", str(tmp_path / "3.zip")]) == 1


def test_the_name_of_a_pack_says_what_it_is() -> None:
    last = FIRST_DAY + timedelta(days=27)
    assert name_of(PackAsked("SH", FIRST_DAY, last, AUDITOR)) == "audit-SH-2026-11-03-2026-11-30.zip"


def test_a_site_that_is_closed_can_still_be_audited(room: AuditRoom) -> None:
    with room.store.engine.begin() as connection:
        connection.execute(update(Site).where(Site.code == "SH").values(retired_at=room.clock.now()))
    assert prove(room.pack().path).returncode == 0
