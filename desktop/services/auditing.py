"""Who took the records out of the house: making an audit pack is an audit entry itself (S2-86)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.party import Site
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

_SHA256: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class RecordAuditPack:
    """A pack was made of a site and a period, both days in; ``manifest_sha256`` in hex says which one it is."""

    site: str
    first: date
    last: date
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class AuditPackRecorded:
    """The pack that the audit trail now knows."""

    site: str
    manifest_sha256: str


def record_audit_pack(uow: UnitOfWork, request: RecordAuditPack) -> AuditPackRecorded:
    """Write down who made which pack.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``period_backwards``; ``bad_request`` for what is no SHA-256.
    """
    site = uow.read(select(Site.id, Site.partner_id).where(Site.code == request.site)).first()
    if site is None:
        raise Refusal("unknown_site", site=request.site)
    refuse_foreign(uow, site.partner_id, request.site)
    if request.last < request.first:
        raise Refusal("period_backwards", first=request.first, last=request.last)
    if not _SHA256.fullmatch(request.manifest_sha256):
        raise Refusal("bad_request", field="manifest_sha256", why="not_a_hash")
    period = {"first": request.first.isoformat(), "last": request.last.isoformat()}
    uow.record("make_audit_pack", request.site, site=site.id, manifest_sha256=request.manifest_sha256, **period)
    return AuditPackRecorded(request.site, request.manifest_sha256)


RECORD_AUDIT_PACK = Verb(
    "record_audit_pack", RecordAuditPack, AuditPackRecorded, record_audit_pack, Action.AUDIT, now_only=True
)
