"""Replenishment as it is at this moment: reckoned from the ledger whenever it is asked, never kept.

So a proposal is there as soon as the consumption that caused it is committed, and gone as soon as it is ordered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.replenishment import Proposal, propose
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.replenishment import Par, ProposalChange
from desktop.queries.pars import ParRow, par_keys, pars, pars_by_id
from desktop.queries.positions import PositionRow, needs_of, position_rows, positions
from desktop.queries.taken_needs import TakenNeed


@dataclass(frozen=True, slots=True)
class Changed:
    """What the planner wants instead of the proposal, and why."""

    pieces: int
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A par with its position and what is to be ordered; ``needs`` are of cases that gave pieces to emergencies."""

    par: ParRow
    proposal: Proposal
    changed: Changed | None = None
    needs: tuple[TakenNeed, ...] = ()

    @property
    def pieces(self) -> int:
        """What will be ordered."""
        return self.proposal.pieces if self.changed is None else self.changed.pieces


@dataclass(frozen=True, slots=True)
class Explained:
    """A proposal with every row behind its figures."""

    row: ProposalRow
    rows: tuple[PositionRow, ...]


def site_day(connection: Connection, site: str, at: datetime) -> date:
    """The calendar day at a site.

    Raises:
        Refusal: ``unknown_site``.
    """
    zone = connection.execute(select(Site.time_zone).where(Site.code == site)).scalar()
    if zone is None:
        raise Refusal("unknown_site", site=site)
    return local_day(at, ZoneInfo(zone))


def proposals(
    connection: Connection, site: str, at: datetime, owner: str = "", *, below_only: bool = True
) -> tuple[ProposalRow, ...]:
    """What is below its minimum at a site, or every par, in the order of owner, REF and place.

    Raises:
        Refusal: ``unknown_site``.
    """
    today = site_day(connection, site, at)
    known = par_keys(connection, site)
    parts = positions(connection, known, today)
    wanted = {key.id for key in known if not below_only or parts[key.id].position < key.minimum}
    # Of a few pars the names are read one by one, of many all at once.
    few = len(wanted) * 4 < len(known)
    named = pars_by_id(connection, wanted).values() if few else pars(connection, site=site)
    rows = [row for row in named if row.id in wanted and owner in ("", row.owner)]
    rows.sort(key=lambda row: (row.owner, row.item, row.at))
    found = [(row, propose(row.levels, parts[row.id])) for row in rows]
    changes = _changes(connection, found)
    needs = needs_of(connection, known)
    return tuple(
        ProposalRow(row, proposal, changes.get(row.id), tuple(needs.get(row.id, ()))) for row, proposal in found
    )


def explain(connection: Connection, par: int, at: datetime) -> Explained:
    """One par with its rows.

    Raises:
        Refusal: ``unknown_par``.
    """
    one = pars_by_id(connection, (par,)).get(par)
    if one is None or one.retired:
        raise Refusal("unknown_par", par=par)
    today = site_day(connection, one.site, at)
    known = par_keys(connection, one.site, one.item_id)
    key = next(row for row in known if row.id == par)
    proposal = propose(one.levels, positions(connection, known, today, one.item_id)[par])
    changes = _changes(connection, [(one, proposal)])
    needs = needs_of(connection, known, one.item_id).get(par, ())
    row = ProposalRow(one, proposal, changes.get(par), tuple(needs))
    return Explained(row, position_rows(connection, known, key, today))


def par_id(connection: Connection, place: str, item: str, owner: str = "") -> int:
    """The key of a par by the code of its place or kit, the REF, and the owner when several have one there.

    Raises:
        Refusal: ``unknown_par``.
    """
    found = pars(connection, place=place, item=item, owner=owner)
    if len(found) != 1:
        raise Refusal("unknown_par", place=place, item=item, owner=owner)
    return found[0].id


def _changes(connection: Connection, rows: Sequence[tuple[ParRow, Proposal]]) -> dict[int, Changed]:
    """Changes that are still meant: the proposal is the same as when it was changed."""
    if not rows:
        return {}
    asked = (
        select(ProposalChange.par_id, ProposalChange.proposed, ProposalChange.pieces, ProposalChange.reason)
        .add_columns(Person.name, ProposalChange.changed_at)
        .join(Person, Person.id == ProposalChange.changed_by_id)
        .where(ProposalChange.ended_at.is_(None))
        .where(ProposalChange.par_id.in_(select(Par.id).where(Par.site_id == rows[0][0].site_id)))
        .order_by(ProposalChange.id)
    )
    now = {par.id: proposal.pieces for par, proposal in rows}
    found = connection.execute(asked).all()
    return {row[0]: Changed(*row[2:]) for row in found if now.get(row[0]) == row[1]}


def as_plain(row: ProposalRow) -> dict[str, Any]:
    """A proposal as one flat line: who, where, what, levels, parts, position, pieces, why changed, rule and steps."""
    par, proposal = row.par, row.proposal
    levels, parts = proposal.levels, proposal.parts
    named = {name: getattr(par, name) for name in ("site", "place", "kit", "item", "name", "gtin", "owner")}
    asked = {name: getattr(levels, name) for name in ("minimum", "target", "maximum", "pack")}
    found = {name: getattr(parts, name) for name in ("usable", "committed", "in_transit", "on_order", "position")}
    steps = [{"step": step.kind.value, "value": step.value, "figures": list(step.figures)} for step in proposal.steps]
    said = {"reason": row.changed.reason, "changed_by": row.changed.by} if row.changed else {}
    return (
        named
        | asked
        | found
        | {
            "missing": proposal.missing,
            "proposed": proposal.pieces,
            "pieces": row.pieces,
            **said,
            "rule": proposal.rule,
            "horizon_days": par.horizon_days,
            "steps": steps,
            "needed_for": " ".join(f"{need.case}({need.order})" for need in row.needs),
        }
    )
