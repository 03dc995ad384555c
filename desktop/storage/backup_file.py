"""The file of a backup: a zip with ``sparezone.db`` and ``manifest.json``, closed by a hash over all before it.

The last 64 bytes of the file are the SHA-256 of everything before them, written as the comment of the zip: any byte
that changed is noticed. Member names are fixed; a file with others, or with larger members than its manifest says, is
refused before anything is written.
"""

import errno
import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Final

from desktop.storage.errors import EnvironmentFault, file_fault
from desktop.storage.finding import Head, Verdict
from desktop.storage.watch import Watch

SUFFIX: Final = ".szbackup"
DATABASE: Final = "sparezone.db"
MANIFEST: Final = "manifest.json"
LARGEST_DATABASE: Final = 64 * 2**30
LARGEST_MANIFEST: Final = 2**20
FORMAT: Final = 1
_SEAL: Final = 64
_BLOCK: Final = 2**20
_BAD: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
)
"""What reading a zip or a manifest raises that is not one."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; sizes in bytes, ``made_at`` in ISO form in UTC."""

    format: int
    made_at: str
    program: str
    revision: str
    source: str
    size: int
    sha256: str
    counts: Mapping[str, int]
    heads: Mapping[int, Head]
    faults: int


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A good backup: where it is, what it says of itself, and what the proof of its ledger found."""

    path: Path
    manifest: Manifest
    verdict: Verdict


def damaged(member: str, why: str) -> EnvironmentFault:
    """What a backup that cannot be trusted is told as."""
    return EnvironmentFault("backup_damaged", member=member, why=why)


@contextmanager
def file_faults() -> Iterator[None]:
    """Tell a full or read-only disk as an environment fault."""
    try:
        yield
    except OSError as error:
        raise file_fault(error) from error


def sha256_of(path: Path, watch: Watch, what: str) -> str:
    """SHA-256 of a file in hex."""
    digest, done, total = hashlib.sha256(), 0, path.stat().st_size
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
            done += len(block)
            watch.tell(done, total, what)
    return digest.hexdigest()


def pack(database: Path, manifest: Manifest, target: Path, watch: Watch) -> None:
    """Write a sealed backup file and bring it to the disk."""
    with target.open("xb+") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, _as_json(manifest))
            with archive.open(DATABASE, "w", force_zip64=True) as member, database.open("rb") as source:
                _carry(source, member, manifest.size, watch, "pack")
            archive.comment = b"0" * _SEAL
        _seal(file)
        file.flush()
        os.fsync(file.fileno())


def unpack(backup: Path, target: Path, watch: Watch) -> Manifest:
    """Check the whole file, then write its database to ``target``, which must not be there yet.

    Raises:
        EnvironmentFault: ``backup_damaged`` naming the member and why, or the file system failed.
    """
    with file_faults(), _opened(backup) as archive:
        manifest = _checked(backup, archive)
        with target.open("xb") as file:
            _unpack_member(archive, manifest, file, watch)
            file.flush()
            os.fsync(file.fileno())
        return manifest


def inspect(backup: Path, watch: Watch | None = None) -> Manifest:
    """Read a backup through and hold it against its manifest; nothing is written.

    Raises:
        EnvironmentFault: ``backup_damaged`` naming the member and why, or the file cannot be read.
    """
    with file_faults(), _opened(backup) as archive:
        manifest = _checked(backup, archive)
        with Path(os.devnull).open("wb") as nowhere:
            _unpack_member(archive, manifest, nowhere, watch or Watch())
        return manifest


def sync_folder(folder: Path) -> None:
    """Bring a renamed file's name to the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    with _distrust(backup.name, "not_a_backup"):
        archive = zipfile.ZipFile(backup)
    with archive:
        yield archive


@contextmanager
def _distrust(member: str, why: str) -> Iterator[None]:
    """Tell whatever reading a file made by somebody else raises as damage of that member."""
    try:
        yield
    except _BAD as error:
        raise damaged(member, why) from error
    except OSError as error:  # a place before the beginning of the file
        raise damaged(member, why) if error.errno == errno.EINVAL else error from error


def _checked(backup: Path, archive: zipfile.ZipFile) -> Manifest:
    names = sorted(member.filename for member in archive.infolist())
    if names != [MANIFEST, DATABASE]:
        raise damaged(backup.name, "members")
    manifest = _read_manifest(archive)
    size = archive.getinfo(DATABASE).file_size
    if size != manifest.size or size > LARGEST_DATABASE:
        raise damaged(DATABASE, "size")
    if not _seal_holds(backup):
        _find_the_damage(archive, manifest)
        raise damaged(backup.name, "seal")
    return manifest


def _read_manifest(archive: zipfile.ZipFile) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise damaged(MANIFEST, "size")
    with _distrust(MANIFEST, "content"):
        told: dict[str, Any] = json.loads(archive.read(MANIFEST))
        told["heads"] = {int(site): Head(**head) for site, head in told["heads"].items()}
        manifest = Manifest(**told)
    if manifest.format > FORMAT:
        raise EnvironmentFault("backup_newer", found=manifest.format, known=FORMAT)
    return manifest


def _find_the_damage(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """The whole is not as it was sealed: name the database when it is that."""
    with Path(os.devnull).open("wb") as nowhere:
        _unpack_member(archive, manifest, nowhere, Watch())


def _unpack_member(archive: zipfile.ZipFile, manifest: Manifest, target: IO[bytes], watch: Watch) -> None:
    with _distrust(DATABASE, "content"), archive.open(DATABASE) as member:
        found = _carry(member, target, manifest.size, watch, "unpack")
    if found != manifest.sha256:
        raise damaged(DATABASE, "sha256")


def _carry(source: IO[bytes], target: IO[bytes], size: int, watch: Watch, what: str) -> str:
    """Copy at most ``size`` bytes; returns their SHA-256."""
    digest, done = hashlib.sha256(), 0
    while block := source.read(_BLOCK):
        done += len(block)
        if done > size:
            raise damaged(DATABASE, "size")
        digest.update(block)
        target.write(block)
        watch.tell(done, size, what)
    return digest.hexdigest()


def _seal(file: IO[bytes]) -> None:
    length = file.seek(0, os.SEEK_END) - _SEAL
    seal = _hash_of(file, length)
    file.seek(length)
    file.write(seal)


def _seal_holds(backup: Path) -> bool:
    with backup.open("rb") as file:
        length = file.seek(0, os.SEEK_END) - _SEAL
        return length > 0 and _hash_of(file, length) == file.read(_SEAL)


def _hash_of(file: IO[bytes], length: int) -> bytes:
    """The hash over the first bytes, in hex; leaves the file behind them."""
    digest, left = hashlib.sha256(), length
    file.seek(0)
    while left > 0:
        block = file.read(min(_BLOCK, left))
        digest.update(block)
        left -= len(block)
    return digest.hexdigest().encode()


def _as_json(manifest: Manifest) -> str:
    told = asdict(manifest)
    told["heads"] = {str(site): head for site, head in told["heads"].items()}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
