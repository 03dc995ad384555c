"""Building a pack in one snapshot: tables, the paper, the verifier, and last the manifest over all of them."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import Connection, select

from desktop import __version__
from desktop.domain.chain import microseconds
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action, require
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.paths import RESOURCES
from desktop.reports.audit_pack.asking import PackAsked, Period, period_of
from desktop.reports.audit_pack.chain_range import COMMON, Ends, ends_of
from desktop.reports.audit_pack.deadline_rows import DeadlineWriter
from desktop.reports.audit_pack.figures import Counted, figures_of
from desktop.reports.audit_pack.ledger_rows import LedgerWriter
from desktop.reports.audit_pack.links import LinkWriter
from desktop.reports.audit_pack.names import Names
from desktop.reports.audit_pack.tables import COLUMNS, Tables, Zip
from desktop.storage.watch import Watch

FORMAT: Final = 1
KIND: Final = "sparezone-audit-pack"
VERIFIER: Final = RESOURCES / "verifier" / "verify_pack.py"
PAPER: Final = "audit-report.pdf"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database says of the site and the person, looked up before any work."""

    site: int
    code: str
    name: str
    name_en: str
    time_zone: str
    partner: str
    partner_id: int
    badge: str
    person: str


def standing(connection: Connection, asked: PackAsked) -> Standing:
    """Whether this person may make a pack of this site.

    Raises:
        Refusal: ``unknown_person``, ``not_allowed``, ``unknown_site``, ``not_your_site``.
    """
    who = connection.execute(
        select(Person.name, Person.role, Person.partner_id).where(
            Person.badge == asked.badge, Person.retired_at.is_(None)
        )
    ).first()
    if who is None:
        raise Refusal("unknown_person", badge=asked.badge)
    require(who.role, Action.AUDIT)
    columns = (Site.id, Site.code, Site.name, Site.name_en, Site.time_zone, Site.partner_id)
    found = select(*columns, Party.code.label("partner")).join(Party, Party.id == Site.partner_id)
    site = connection.execute(found.where(Site.code == asked.site)).first()
    if site is None:
        raise Refusal("unknown_site", site=asked.site)
    if who.partner_id not in (None, site.partner_id):
        raise Refusal("not_your_site", site=asked.site)
    names = (site.name, site.name_en, site.time_zone, site.partner, site.partner_id)
    return Standing(site.id, site.code, *names, asked.badge, who.name)


@dataclass(frozen=True, slots=True)
class Built:
    """A pack that is written: the SHA-256 of its manifest in hex, and what the manifest says."""

    manifest_sha256: str
    manifest: dict[str, Any]


class PackBuilder:
    """Builds one pack.

    Args:
        connection: a snapshot.
        asked: which pack.
        made_at: in ISO form, UTC.
        watch: is told the progress and may stop it.
    """

    def __init__(self, connection: Connection, asked: PackAsked, made: Any, watch: Watch) -> None:
        self._connection, self._asked, self._made, self._watch = connection, asked, made, watch
        self._at = standing(connection, asked)
        self._period = period_of(asked.first, asked.last, self._at.time_zone)
        self._ends = self._ends_of(self._at.site)
        self._common = self._ends_of(COMMON) if self._is_alone() else None

    def _ends_of(self, chain: int) -> Ends:
        return ends_of(self._connection, chain, self._period.start, self._period.end)

    def _is_alone(self) -> bool:
        """Whether no other partner works in this database, whose master data would be in the common chain."""
        return len(self._connection.execute(select(Site.partner_id).distinct()).all()) == 1

    def build(self, file: IO[bytes], folder: Path) -> Built:
        """Write the zip; the tables grow in an empty folder that the caller takes away.

        Raises:
            Refusal: ``cancelled``.
            OSError: the disk is full or cannot be written.
        """
        with Tables(folder) as tables:
            figures = self._tables(tables)
            rows = tables.counts()
        manifest = self._manifest(figures)
        self._paper(folder / PAPER, manifest)
        with Zip(file, self._watch) as pack:
            for name in COLUMNS:
                pack.add(name, folder / name, rows[name])
            pack.add(PAPER, folder / PAPER, 0)
            pack.add(VERIFIER.name, VERIFIER, 0)
            manifest["members"] = [asdict(member) for member in pack.members]
            data = (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
            pack.finish(data)
        return Built(hashlib.sha256(data).hexdigest(), manifest)

    def _tables(self, tables: Tables) -> dict[str, Any]:
        site, names = self._at.site, Names(self._connection, self._at.site)
        ledger = LedgerWriter(self._connection, tables, names, self._period)
        ledger.balances("opening", site, self._ends, self._watch)
        links = LinkWriter(self._connection, tables, names, self._period)
        links.write(site, self._ends, self._watch)
        if self._common is not None:
            links.write(COMMON, self._common, self._watch)
        links.finish()
        ledger.movements(site, self._at.code, self._ends, self._watch)
        ledger.foreign(site, self._watch)
        ledger.balances("closing", site, self._ends, self._watch)
        due = DeadlineWriter(self._connection, tables["deadlines.csv"], self._period, microseconds(self._made))
        due.write(site, links.told)
        names.write(tables["names.csv"])
        return figures_of(Counted(links.told, ledger.counts, ledger.kinds, due.counts))

    def _manifest(self, figures: dict[str, Any]) -> dict[str, Any]:
        at, period = self._at, self._period
        return {
            "format": FORMAT,
            "kind": KIND,
            "program": __version__,
            "site": {name: getattr(at, name) for name in ("code", "name", "name_en", "time_zone", "partner")},
            "period": _told(period) | {"complete": microseconds(self._made) >= period.to_us},
            "made": {
                "at": self._made.isoformat(timespec="microseconds"),
                "badge": at.badge,
                "name": at.person,
                "workstation": self._asked.workstation,
            },
            "chain": {"site_id": at.site} | self._ends.told(),
            "common": self._common.told() if self._common is not None else None,
            "figures": figures,
        }

    def _paper(self, path: Path, manifest: dict[str, Any]) -> None:
        from desktop.reports.audit_pack.paper import write_paper

        write_paper(path, manifest, chinese=self._asked.language == "zh_CN")


def _told(period: Period) -> dict[str, Any]:
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    offsets = [list(one) for one in period.offsets]
    return days | {"from_us": period.from_us, "to_us": period.to_us, "utc_offsets": offsets}
