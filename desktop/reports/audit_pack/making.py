"""Making a pack: who may, all of it or nothing, and written down in the audit trail before it is there."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.reports.audit_pack.asking import PackAsked
from desktop.reports.audit_pack.building import Built, PackBuilder
from desktop.services.auditing import RECORD_AUDIT_PACK, RecordAuditPack
from desktop.services.perform import Envelope, perform
from desktop.storage.backup_file import file_faults, sync_folder
from desktop.storage.errors import EnvironmentFault
from desktop.storage.snapshot import snapshot
from desktop.storage.unit_of_work import Store
from desktop.storage.watch import Watch

SUFFIX: Final = ".zip"
_WHOLE: Final = "pack.zip"
"""Its name while it grows, in a folder of its own."""


@dataclass(frozen=True, slots=True)
class PackMade:
    """A pack that is there: where, the SHA-256 of its manifest to remember, and what the manifest says."""

    path: Path
    manifest_sha256: str
    manifest: dict[str, Any]


def make_audit_pack(store: Store, target: Path, asked: PackAsked, watch: Watch | None = None) -> PackMade:
    """Make a pack of one moment of the database while others work.

    Args:
        store: the database, and the clock that says when it is made.
        target: the zip to write; must not be there yet.
        asked: which pack.
        watch: is told the progress and may stop the work.

    Raises:
        Refusal: ``unknown_person``, ``not_allowed``, ``unknown_site``, ``not_your_site``, ``period_backwards``,
            ``cancelled``.
        EnvironmentFault: ``file_exists``, ``disk_full``, ``read_only``, ``cannot_open``, or the database failed.
            Nothing half-made is left behind.
    """
    with file_faults():
        _refuse_taken(target)
        with tempfile.TemporaryDirectory(prefix=".sparezone-audit-", dir=target.parent) as folder:
            partial = Path(folder) / _WHOLE
            built = _build(store, partial, asked, watch or Watch())
            _refuse_taken(target)  # somebody else may have made one meanwhile
            _record(store, asked, built)
            os.replace(partial, target)  # noqa: PTH105  # one step
        sync_folder(target.parent)
    return PackMade(target, built.manifest_sha256, built.manifest)


def _refuse_taken(target: Path) -> None:
    if target.exists():
        raise EnvironmentFault("file_exists", path=str(target))


def _build(store: Store, partial: Path, asked: PackAsked, watch: Watch) -> Built:
    with snapshot(store.engine) as connection:
        builder = PackBuilder(connection, asked, store.clock.now(), watch)
        with partial.open("xb") as file:
            built = builder.build(file, partial.parent)
            file.flush()
            os.fsync(file.fileno())
        return built


def _record(store: Store, asked: PackAsked, built: Built) -> None:
    request = RecordAuditPack(asked.site, asked.first, asked.last, built.manifest_sha256)
    envelope = Envelope(new_id(), asked.badge, asked.workstation, EnteredBy.CLICK)
    perform(store, RECORD_AUDIT_PACK, request, envelope)


def name_of(asked: PackAsked) -> str:
    """The file name that is proposed for a pack."""
    return f"audit-{asked.site}-{asked.first}-{asked.last}{SUFFIX}"
