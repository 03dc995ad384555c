"""A backup holds everything, says when it is damaged, and comes back; a failed one leaves nothing behind."""

import json
import sqlite3
import zipfile
import zlib
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.storage.backup import back_up
from desktop.storage.backup_file import DATABASE, MANIFEST, BackupMade, inspect, unpack
from desktop.storage.copying import ledger_hash
from desktop.storage.engine import open_engine
from desktop.storage.errors import EnvironmentFault
from desktop.storage.restoring import restore
from desktop.storage.snapshot import snapshot
from desktop.storage.unit_of_work import Store
from desktop.storage.upgrade import HEAD
from desktop.storage.verify import verify
from desktop.storage.watch import Watch
from tests.storage.tampering import tamper
from tests.storage.world import MORNING, World, look

pytestmark = pytest.mark.requirement("S2-85", "R18")

CLOCK = FixedClock(MORNING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "safe"
    made.mkdir()
    return made


@pytest.fixture
def made(world: World, folder: Path) -> BackupMade:
    world.receive(world.lots[0], 10, raw="]d201\x1d中文")
    world.receive_unit(world.units[0])
    world.move(world.lots[0], 3, world.bins[0], world.bins[1])
    return back_up(world.store.engine, folder / "day.szbackup", CLOCK, "0.1.0")


def hash_of(url: str) -> str:
    engine = open_engine(url)
    try:
        with snapshot(engine) as connection:
            return ledger_hash(connection)
    finally:
        engine.dispose()


def held(store: Store) -> list[tuple[int, ...]]:
    order = "SELECT lot_id, coalesce(unit_id, 0), place_id, quantity FROM balance ORDER BY 1, 2, 3"
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(text(order))]


def refused(backup: Path, url: str) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as fault:
        restore(backup, url, CLOCK)
    return fault.value


def with_bytes(backup: Path, content: bytes) -> Path:
    changed = backup.with_name("changed.szbackup")
    changed.write_bytes(content)
    return changed


def test_a_backup_says_what_is_in_it(world: World, made: BackupMade, folder: Path) -> None:
    assert made.verdict.sound
    manifest = inspect(made.path)
    assert manifest == made.manifest
    assert (manifest.revision, manifest.program, manifest.faults) == (HEAD, "0.1.0", 0)
    assert manifest.made_at == "2026-11-03T00:30:00+00:00"
    assert (manifest.counts["movement"], manifest.counts["leg"], manifest.counts["unit"]) == (3, 6, 4)
    assert manifest.heads == verify(world.store.engine).heads
    assert [path.name for path in folder.iterdir()] == ["day.szbackup"]
    with zipfile.ZipFile(made.path) as archive:
        assert sorted(archive.namelist()) == [MANIFEST, DATABASE]


def test_a_backup_is_an_ordinary_database_file(made: BackupMade, tmp_path: Path) -> None:
    unpack(made.path, tmp_path / "plain.db", Watch())
    connection = sqlite3.connect(tmp_path / "plain.db")
    assert connection.execute("SELECT count(*) FROM movement").fetchone() == (3,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_a_backup_comes_back_on_another_computer(world: World, made: BackupMade, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    url = f"sqlite:///{there / 'sparezone.db'}"
    restored = restore(made.path, url, CLOCK)
    assert restored.verdict.sound
    assert restored.kept is None
    assert [path.name for path in there.iterdir()] == ["sparezone.db"]
    assert hash_of(url) == hash_of(world.url)
    other = Store(open_engine(url), CLOCK)
    assert held(other) == held(world.store)
    look(other).receive(world.lots[0], 1)
    assert verify(other.engine).sound
    other.close()


def test_a_restore_keeps_the_database_that_stood_there(sqlite_world: World, folder: Path) -> None:
    world = sqlite_world
    world.receive(world.lots[0], 10)
    backup = back_up(world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    before = held(world.store)
    world.receive(world.lots[1], 5)
    after, url = held(world.store), world.url
    world.close()
    restored = restore(backup, url, CLOCK)
    assert restored.kept is not None
    assert restored.kept.name == "sparezone.db.before-restore-20261103-003000"
    for path, expected in ((Path(url.removeprefix("sqlite:///")), before), (restored.kept, after)):
        store = Store(open_engine(f"sqlite:///{path}"), CLOCK)
        assert held(store) == expected
        store.close()


def test_a_broken_database_is_put_aside_with_its_logs(sqlite_world: World, folder: Path) -> None:
    world = sqlite_world
    world.receive(world.lots[0], 10)
    backup = back_up(world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    expected, url = held(world.store), world.url
    world.close()
    live = Path(url.removeprefix("sqlite:///"))
    live.write_bytes(b"no database at all" * 1000)
    live.with_name(live.name + "-wal").write_bytes(b"old log")
    restored = restore(backup, url, CLOCK)
    assert restored.kept is not None
    assert restored.kept.read_bytes().startswith(b"no database")
    assert not live.with_name(live.name + "-wal").exists()
    store = Store(open_engine(url), CLOCK)
    assert held(store) == expected
    store.close()


def test_a_database_in_use_is_not_replaced(sqlite_world: World, folder: Path) -> None:
    world = sqlite_world
    backup = back_up(world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    world.receive(world.lots[0], 10)
    with world.store.read() as connection:
        connection.execute(text("SELECT count(*) FROM movement")).scalar()
        assert refused(backup, world.url).code == "in_use"
    assert verify(world.store.engine).counts["movement"] == 1
    assert [path.name for path in Path(world.url.removeprefix("sqlite:///")).parent.glob(".sparezone*")] == []


def test_a_backup_goes_into_an_empty_server_only(
    made: BackupMade, world: World, empty_postgres_url: str, postgres_server: object
) -> None:
    restored = restore(made.path, empty_postgres_url, CLOCK)
    assert restored.verdict.sound
    assert hash_of(empty_postgres_url) == hash_of(world.url)
    assert refused(made.path, empty_postgres_url).code == "database_not_empty"
    store = Store(open_engine(empty_postgres_url), CLOCK)
    look(store).receive(world.lots[0], 1)
    assert verify(store.engine).sound
    store.close()


@pytest.mark.parametrize("seed", range(4))
def test_any_flipped_byte_is_refused(sqlite_world: World, folder: Path, seed: int) -> None:
    backup = back_up(sqlite_world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    content, random = backup.read_bytes(), Random(seed)
    edges = [*range(40), *range(len(content) - 250, len(content))] if seed == 0 else []
    for position in (*edges, *(random.randrange(len(content)) for _ in range(150))):
        flipped = bytearray(content)
        flipped[position] ^= 1 << random.randrange(8)
        with pytest.raises(EnvironmentFault) as fault:
            inspect(with_bytes(backup, bytes(flipped)))
        assert fault.value.code == "backup_damaged", position
    assert inspect(with_bytes(backup, content)).revision == HEAD


def test_the_damaged_member_is_named(sqlite_world: World, folder: Path, tmp_path: Path) -> None:
    backup = back_up(sqlite_world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    content, whole = backup.read_bytes(), unpacked(backup)
    url, quarter = f"sqlite:///{tmp_path / 'fresh.db'}", len(content) // 4
    named = []
    for position in range(quarter, 3 * quarter, quarter // 12):
        changed = with_bytes(backup, content[:position] + bytes([content[position] ^ 0x10]) + content[position + 1 :])
        # a run of zeros can be packed in many ways: where the database comes out the same, only the seal is broken
        wanted = changed.name if unpacked(changed) == whole else DATABASE
        fault = refused(changed, url)
        assert (fault.code, fault.facts["member"]) == ("backup_damaged", wanted), position
        named.append(wanted)
    assert DATABASE in named
    assert not (tmp_path / "fresh.db").exists()


def unpacked(backup: Path) -> bytes | None:
    """The database in a backup, None when it does not come out."""
    try:
        with zipfile.ZipFile(backup) as archive:
            return archive.read(DATABASE)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return None


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 5000])
def test_half_a_file_is_refused(sqlite_world: World, folder: Path, length: int) -> None:
    backup = back_up(sqlite_world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    cut = with_bytes(backup, backup.read_bytes()[:length])
    with pytest.raises(EnvironmentFault) as fault:
        inspect(cut)
    assert fault.value.code == "backup_damaged"


def sealed(path: Path, members: dict[str, bytes]) -> Path:
    """A file with a right seal, whatever is in it."""
    import hashlib

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = b"0" * 64
    content = path.read_bytes()[:-64]
    path.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    return path


@pytest.mark.parametrize("name", ["../../evil.db", "/etc/evil", "sparezone.db/x", "C:\\evil"])
def test_a_file_with_other_members_is_refused_before_anything_is_written(
    sqlite_world: World, folder: Path, tmp_path: Path, name: str
) -> None:
    backup = back_up(sqlite_world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    with zipfile.ZipFile(backup) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    before = sorted(path.name for path in tmp_path.rglob("*"))
    hostile = sealed(folder / "h.szbackup", members | {name: b"x"})
    assert refused(hostile, f"sqlite:///{tmp_path / 'fresh.db'}").facts["why"] == "members"
    hostile.unlink()
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_a_bomb_is_refused_by_its_size(sqlite_world: World, folder: Path, tmp_path: Path) -> None:
    backup = back_up(sqlite_world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    with zipfile.ZipFile(backup) as archive:
        manifest = archive.read(MANIFEST)
    bomb = sealed(folder / "b.szbackup", {MANIFEST: manifest, DATABASE: bytes(30_000_000)})
    fault = refused(bomb, f"sqlite:///{tmp_path / 'fresh.db'}")
    assert (fault.code, fault.facts["member"], fault.facts["why"]) == ("backup_damaged", DATABASE, "size")


@pytest.mark.parametrize(("field", "value", "code"), [("format", 99, "backup_newer"), ("size", "x", "backup_damaged")])
def test_a_manifest_from_elsewhere_is_refused(
    sqlite_world: World, folder: Path, tmp_path: Path, field: str, value: object, code: str
) -> None:
    backup = back_up(sqlite_world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0").path
    with zipfile.ZipFile(backup) as archive:
        manifest, database = json.loads(archive.read(MANIFEST)), archive.read(DATABASE)
    forged = sealed(
        folder / "f.szbackup", {MANIFEST: json.dumps(manifest | {field: value}).encode(), DATABASE: database}
    )
    assert refused(forged, f"sqlite:///{tmp_path / 'fresh.db'}").code == code


def test_a_backup_of_a_newer_program_is_refused(sqlite_world: World, folder: Path, tmp_path: Path) -> None:
    tamper(sqlite_world.store.engine, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(EnvironmentFault) as fault:
        back_up(sqlite_world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0")
    assert fault.value.code == "database_newer"
    assert list(folder.iterdir()) == []


def test_a_backup_whose_ledger_ends_elsewhere_is_refused(sqlite_world: World, folder: Path, tmp_path: Path) -> None:
    world = sqlite_world
    early = back_up(world.store.engine, folder / "early.szbackup", CLOCK, "0.1.0").path
    world.receive(world.lots[0], 1)
    late = back_up(world.store.engine, folder / "late.szbackup", CLOCK, "0.1.0")
    with zipfile.ZipFile(early) as archive:
        told, database = json.loads(archive.read(MANIFEST)), archive.read(DATABASE)
    told["heads"] = {str(site): {"sequence": h.sequence, "hash": h.hash} for site, h in late.manifest.heads.items()}
    forged = sealed(folder / "f.szbackup", {MANIFEST: json.dumps(told).encode(), DATABASE: database})
    fault = refused(forged, f"sqlite:///{tmp_path / 'fresh.db'}")
    assert fault.code == "backup_damaged"
    assert str(fault.facts["why"]).startswith("ledger")


def test_a_backup_of_a_faulty_ledger_is_made_and_says_so(world: World, folder: Path) -> None:
    world.receive(world.lots[0], 10)
    tamper(world.store.engine, "UPDATE balance SET quantity = 9000")
    made = back_up(world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0")
    assert [finding.code for finding in made.verdict.findings] == ["balance_differs"]
    assert inspect(made.path).faults == 1


def test_an_existing_file_is_not_written_over(world: World, folder: Path) -> None:
    (folder / "a.szbackup").write_text("mine")
    with pytest.raises(EnvironmentFault) as fault:
        back_up(world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0")
    assert fault.value.code == "file_exists"
    assert (folder / "a.szbackup").read_text() == "mine"


def test_a_missing_folder_is_told(world: World, folder: Path) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        back_up(world.store.engine, folder / "none" / "a.szbackup", CLOCK, "0.1.0")
    assert fault.value.code == "cannot_open"


@pytest.mark.parametrize("what", ["copy", "chain", "hash"])
def test_a_stopped_backup_leaves_nothing_behind(world: World, folder: Path, what: str) -> None:
    watch = Watch(lambda _done, _total, step: watch.stop.set() if step == what else None)
    with pytest.raises(Refusal) as refusal:
        back_up(world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0", watch)
    assert refusal.value.code == "cancelled"
    assert list(folder.iterdir()) == []
    assert list(folder.parent.glob(".sparezone*")) == []
    assert verify(world.store.engine).sound


def test_a_backup_sees_one_moment_while_others_post(world: World, folder: Path) -> None:
    world.receive(world.lots[0], 10)
    posted: list[int] = []

    def progress(_done: int, _total: int, what: str) -> None:
        if what == "copy" and not posted:
            posted.append(1)
            world.receive(world.lots[1], 1)

    made = back_up(world.store.engine, folder / "a.szbackup", CLOCK, "0.1.0", Watch(progress))
    assert made.verdict.sound
    assert made.manifest.counts["movement"] == 1
    assert verify(world.store.engine).counts["movement"] == 2
