"""The members of a pack: tables written row by row beside the target, then packed and hashed into one zip.

Every row goes to the disk at once, so that a pack of millions of rows takes the memory of one.
"""

import csv
import hashlib
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from desktop.domain.spreadsheet_cells import DANGEROUS, protected
from desktop.storage.watch import Watch

MANIFEST: Final = "manifest.json"
_GOODS: Final = ("item_id", "ref", "lot_id", "lot", "unit_id", "serial")
_BALANCE: Final = ("place_id", "place", *_GOODS, "owner_id", "owner", "quantity")
_LINK: Final = ("sequence", "recorded_us", "hash", "payload")
_STAMPS: Final = ("occurred_at", "recorded_at")
LABEL_COUNTS: Final = ("ordered", "waiting", "cancelled", "printed", "verified", "voided", "open")
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "names.csv": ("kind", "id", "code", "name", "detail", "own"),
    "chain.csv": _LINK,
    "common.csv": _LINK,
    "foreign.csv": ("site", "sequence", "previous", *_LINK[1:]),
    "movements.csv": (
        *("site", "sequence", "movement", "kind", *_STAMPS, "local", "person_id", "badge", "workstation"),
        *("entered_by", "raw", "document", "reason", "reverses", "request", "partner_id"),
    ),
    "legs.csv": (
        *("site", "sequence", "leg", *_GOODS, "place_id", "place", "owner_id", "owner"),
        *("custodian_id", "custodian", "quantity"),
    ),
    "opening.csv": _BALANCE,
    "closing.csv": _BALANCE,
    "labels.csv": (
        *("sequence", "label", "occurred_at", "day", "from", "to", "cause", "reason", "purpose", "symbol"),
        *("badge", "workstation"),
    ),
    "label-days.csv": ("day", *LABEL_COUNTS),
    "entered-late.csv": ("sequence", "what", "subject", *_STAMPS, "delay_s", "entered_by", "badge", "reason"),
    "changes.csv": ("chain", "sequence", "what", "subject", "field", "old", "new", "badge", "recorded_at", "reason"),
    "deadlines.csv": (
        *("deadline", "rule", "version", "document", "party", "opened_at", "opened_source", "opened_by", "due_at"),
        *("done_at", "done_source", "done_by", "entered_after_s", "outcome", "weight", "opened_link", "ended_link"),
    ),
}
"""The tables of format 1, in the order in which they are packed."""

_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_BLOCK: Final = 2**20
_MADE: Final = (2020, 1, 1, 0, 0, 0)
"""The moment of every member: the same records are the same zip; the manifest tells when it was made."""


@dataclass(frozen=True, slots=True)
class Member:
    """What the manifest says of a member; ``rows`` without the header, 0 for what is no table."""

    name: str
    size: int
    sha256: str
    rows: int


class Table:
    """A table that grows row by row."""

    def __init__(self, path: Path) -> None:
        self.rows = 0
        self._file: IO[str] = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(COLUMNS[path.name])

    def add(self, *cells: str) -> None:
        """One row of text; what a spreadsheet would take for a formula gets an apostrophe, plain numbers do not."""
        self._writer.writerow([cell if cell[:1] not in DANGEROUS else _guarded(cell) for cell in cells])
        self.rows += 1

    def close(self) -> None:
        """Nothing follows."""
        self._file.close()


def _guarded(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else protected(cell)


class Tables:
    """All tables of a pack in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self._tables: dict[str, Table] = {}

    def __enter__(self) -> "Tables":
        for name in COLUMNS:
            self._tables[name] = Table(self.folder / name)
        return self

    def __exit__(self, *_left: object) -> None:
        for table in self._tables.values():
            table.close()

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    def counts(self) -> dict[str, int]:
        """Rows by table."""
        return {name: table.rows for name, table in self._tables.items()}


class Zip:
    """The file that comes out of it."""

    def __init__(self, file: IO[bytes], watch: Watch) -> None:
        self._archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._watch = watch
        self.members: list[Member] = []

    def __enter__(self) -> "Zip":
        return self

    def __exit__(self, *_left: object) -> None:
        self._archive.close()

    def add(self, name: str, source: Path, rows: int) -> None:
        """Pack a file, hashed on the way."""
        digest, size = hashlib.sha256(), source.stat().st_size
        with source.open("rb") as reading, self._archive.open(_info(name), "w", force_zip64=True) as writing:
            done = 0
            while block := reading.read(_BLOCK):
                self._watch.tell(done, size, "pack")
                digest.update(block)
                writing.write(block)
                done += len(block)
        self.members.append(Member(name, done, digest.hexdigest(), rows))

    def finish(self, manifest: bytes) -> None:
        """The manifest comes last: it knows all others."""
        self._archive.writestr(_info(MANIFEST), manifest)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MADE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o100644 << 16
    return info


def cells_of(values: Iterable[Any]) -> list[str]:
    """Keys and words as cells, "" for none."""
    return ["" if value is None else str(value) for value in values]
