"""``sparezone report audit-pack``: the records of a site and a period in one zip that proves itself."""

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from desktop.app import Options, open_store
from desktop.domain.errors import Refusal
from desktop.reports.audit_pack.asking import PackAsked
from desktop.storage.watch import Watch

FORMS: Final = ("zip",)
_NEEDED: Final = (("site", "site"), ("first", "from"), ("last", "to"), ("badge", "badge"))


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where it is made."""
    parser.add_argument("--workstation", default="", metavar="NAME", help="audit-pack: at which desk")


def audit_pack(given: argparse.Namespace, path: Path, language: str) -> dict[str, Any]:
    """The pack of ``--site`` from ``--from`` to ``--to``, made by ``--badge``; what to remember of it.

    Raises:
        Refusal: ``field_empty``, and as `desktop.reports.audit_pack.making.make_audit_pack`.
        EnvironmentFault: the disk or the database failed; nothing is left behind.
    """
    from desktop.reports.audit_pack.making import make_audit_pack

    for name, field in _NEEDED:
        if not getattr(given, name):
            raise Refusal("field_empty", field=field)
    asked = PackAsked(given.site, given.first, given.last, given.badge, given.workstation, language)
    store = open_store(Options(given.database_url, given.data_dir, given.settings, given.language))
    try:
        made = make_audit_pack(store, path, asked, Watch(_progress))
    finally:
        store.close()
    last = made.manifest["chain"]["last"]
    return {"manifest_sha256": made.manifest_sha256, "head": f"{last['sequence']}:{last['hash']}"}


def _progress(done: int, total: int, what: str) -> None:
    sys.stderr.write(f"{what} {done}/{total}\n")
