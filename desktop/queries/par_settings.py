"""Who set each par last, and when: read from the audit trail and from the planner's decisions."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from desktop.models.audit import AuditEntry
from desktop.models.person import Person
from desktop.models.replenishment import ParDecision
from desktop.queries.pars import ParRow


@dataclass(frozen=True, slots=True)
class Setting:
    """Who set a par, and when (UTC)."""

    by: str
    at: datetime


def par_settings(connection: Connection, pars: Collection[ParRow]) -> dict[int, Setting]:
    """The last setting of each par, by its key.

    A change of levels alone names the item and the place, so of two owners' pars of an item at one place it cannot be
    told which it was: then neither is told.
    """
    names: dict[int, str] = {row.id: row.name for row in connection.execute(select(Person.id, Person.name)).all()}
    at_place: dict[str, list[ParRow]] = defaultdict(list)
    for par in pars:
        at_place[f"{par.at} {par.item}"].append(par)
    found: dict[int, Setting] = {}
    for told in _saved(connection):
        meant = at_place.get(told["subject"], [])
        setting = Setting(names.get(told["actor"], ""), datetime.fromisoformat(told["occurred_at"]))
        named = _named(meant, told["facts"]["new"])
        for par in meant:
            if par in named:
                found[par.id] = setting
            elif not named:
                found.pop(par.id, None)
    return _with_decisions(connection, found, names)


def _saved(connection: Connection) -> Iterator[Any]:
    """The entries about saved pars, oldest first; what belongs to no site's stock stands in chain 0."""
    mark = '","what":"save_par","workstation":"'
    asked = select(AuditEntry.payload).where(
        AuditEntry.site_id == 0, AuditEntry.payload.contains(mark, autoescape=True)
    )
    return map(json.loads, connection.execute(asked.order_by(AuditEntry.sequence)).scalars())


def _named(pars: list[ParRow], new: dict[str, Any]) -> list[ParRow]:
    """The pars that an entry is about: a new one names its owner and site, a change does not."""
    if "owner_id" in new:
        return [par for par in pars if (par.owner_id, par.site_id) == (new["owner_id"], new["site_id"])]
    return pars if len(pars) == 1 else []


def _with_decisions(connection: Connection, found: dict[int, Setting], names: dict[int, str]) -> dict[int, Setting]:
    asked = select(ParDecision.par_id, ParDecision.decided_at, ParDecision.decided_by_id)
    for par, at, by in connection.execute(asked.order_by(ParDecision.decided_at)).all():
        if par not in found or found[par].at <= at:
            found[par] = Setting(names.get(by, ""), at)
    return found
