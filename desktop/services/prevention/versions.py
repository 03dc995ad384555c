"""What is set in versions and ended, never changed: maintenance plans and trend rules (SC-18)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.models.prevention import MaintenancePlan, TrendRule
from desktop.services.devices.device_at_hand import check_words
from desktop.services.master_data.lookups import refuse_foreign, storable
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class VersionSaved:
    """The plan or the rule, and which version holds now."""

    code: str
    version: int


@dataclass(frozen=True, slots=True)
class Versions:
    """One kind of them.

    Attributes:
        table: where its versions are kept.
        unknown: the refusal when there is none of a code.
        fact: under which name a refusal tells the code.
    """

    table: type[MaintenancePlan] | type[TrendRule]
    unknown: str
    fact: str

    def at_hand(self, uow: UnitOfWork, code: str, *, ended: bool = False) -> Any:
        """The last version, held; one that has ended only when asked for.

        Raises:
            Refusal: `unknown`, ``not_your_site``.
        """
        kept = self.table
        asked = select(*kept.__table__.c).where(kept.code == code).order_by(kept.version.desc()).limit(1)
        found = uow.read(asked.with_for_update()).first() if storable(code) else None
        if found is None or (found.ended_at is not None and not ended):
            raise Refusal(self.unknown, **{self.fact: code})
        refuse_foreign(uow, found.partner_id, code)
        return found

    def add(self, uow: UnitOfWork, site: Any, request: Any) -> int:
        """Keep a request as the next version for a site, and end the one before; its number.

        Args:
            uow: the transaction.
            site: row of the centre.
            request: dataclass with the columns of the table, ``code`` and ``reason`` among them.

        Raises:
            Refusal: ``not_your_site``, ``reason_missing`` for a change.
        """
        version = self._end_last(uow, request)
        row = {name: value for name, value in asdict(request).items() if name != "site"}
        row |= {"site_id": site.id, "partner_id": site.partner_id, "version": version}
        uow.write(insert(self.table).values(row | {"set_at": uow.at, "set_by_id": uow.actor.id}))
        return version

    def _end_last(self, uow: UnitOfWork, request: Any) -> int:
        kept = self.table
        last = uow.read(select(func.max(kept.version)).where(kept.code == request.code)).scalar()
        if last is None:
            return 1
        self.at_hand(uow, request.code, ended=True)
        if not request.reason:
            raise Refusal("reason_missing", **{self.fact: request.code})
        uow.write(update(kept).where(kept.code == request.code, kept.ended_at.is_(None)).values(ended_at=uow.at))
        return int(last) + 1

    def end(self, uow: UnitOfWork, verb: str, code: str, reason: str) -> VersionSaved:
        """End it; what it proposed stays.

        Raises:
            Refusal: `unknown`, ``not_your_site``, ``faulty_entry``.
        """
        check_words("reason", reason=reason)
        found = self.at_hand(uow, code)
        uow.write(update(self.table).where(self.table.id == found.id).values(ended_at=uow.at))
        record(uow, verb, VersionSaved(code, found.version), found.site_id, {"reason": reason})
        return VersionSaved(code, found.version)


def record(uow: UnitOfWork, verb: str, saved: VersionSaved, site: int, facts: Mapping[str, Any]) -> None:
    """Tell that a version was made or ended."""
    uow.record(verb, saved.code, site=site, version=saved.version, **facts)
    uow.touched(Kind.EQUIPMENT)


PLANS: Final = Versions(MaintenancePlan, "unknown_plan", "plan")
TREND_RULES: Final = Versions(TrendRule, "unknown_trend_rule", "rule")
