"""The rule of counting of a site: up to which amount whoever counts books a difference without a supervisor."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from desktop.domain.counts import APPROVAL_LIMIT
from desktop.models.count import CountRule
from desktop.models.party import Site
from desktop.models.place import Place


@dataclass(frozen=True, slots=True)
class CountRuleRow:
    """A site and its limit in yuan; ``is_set`` is False while the house's own limit counts."""

    site: str
    name: str
    name_en: str
    approval_limit: Decimal
    is_set: bool


def count_rule(connection: Connection, zone: str) -> CountRuleRow | None:
    """The rule of the site that a zone is in; None when there is no such zone."""
    asked = (
        select(Site.code, Site.name, Site.name_en, CountRule.approval_limit)
        .join(Place, Place.site_id == Site.id)
        .outerjoin(CountRule, CountRule.site_id == Site.id)
        .where(Place.code == zone)
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    limit = row.approval_limit
    return CountRuleRow(row.code, row.name, row.name_en, APPROVAL_LIMIT if limit is None else limit, limit is not None)
