"""The plan of a case as a form shows it: its start on the site's wall clock, kits and items with pieces, trays."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.cases import CaseState
from desktop.domain.errors import Refusal
from desktop.models.case import Case, CaseLine, CaseTray
from desktop.models.item import Item, ItemKind
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.models.tray import Kit, KitLine

_CASE: Final = select(Case.id, Case.number, Case.state, Case.planned_at, Site.time_zone).join(
    Site, Site.id == Case.site_id
)


@dataclass(frozen=True, slots=True)
class CasePlan:
    """What a case needs.

    Attributes:
        starts: the planned start on the site's wall clock.
        lines: codes of kits, then REFs of items, each with how often or how many pieces.
        trays: codes of the trays that go with it.
    """

    number: str
    state: CaseState
    starts: datetime
    lines: tuple[tuple[str, int], ...]
    trays: tuple[str, ...]


def case_plan(connection: Connection, number: str) -> CasePlan:
    """The plan of a case.

    Raises:
        Refusal: ``unknown_case``.
    """
    row = connection.execute(_CASE.where(Case.number == number)).first()
    if row is None:
        raise Refusal("unknown_case", case=number)
    trays = select(Place.code).join(CaseTray, CaseTray.tray_id == Place.id).where(CaseTray.case_id == row.id)
    codes = tuple(connection.execute(trays.order_by(CaseTray.id)).scalars())
    starts = row.planned_at.astimezone(ZoneInfo(row.time_zone))
    return CasePlan(row.number, row.state, starts, _lines(connection, row.id), codes)


def _lines(connection: Connection, case: int) -> tuple[tuple[str, int], ...]:
    """Kits that the lines hold whole, as often as they do, and what is beyond them by REF."""
    asked = select(CaseLine.item_id, CaseLine.kit_id, CaseLine.pieces, Item.ref).where(CaseLine.case_id == case)
    rows = connection.execute(asked.join(Item, Item.id == CaseLine.item_id).order_by(CaseLine.id)).all()
    left: dict[int, int] = {row.item_id: row.pieces for row in rows}
    kits = _kits(connection, {row.kit_id for row in rows if row.kit_id is not None})
    told = []
    for code, bill in kits:
        mine = {row.item_id for row in rows}
        times = min((left[item] // pieces for item, pieces in bill.items()), default=0) if set(bill) <= mine else 0
        if times:
            told.append((code, times))
            left |= {item: left[item] - times * pieces for item, pieces in bill.items()}
    return (*told, *((row.ref, left[row.item_id]) for row in rows if left[row.item_id]))


def _kits(connection: Connection, keys: set[int]) -> list[tuple[str, dict[int, int]]]:
    """Kits in use by code with their implants: item to pieces."""
    asked: Any = (
        select(Kit.code, KitLine.item_id, KitLine.pieces)
        .join(KitLine, KitLine.kit_id == Kit.id)
        .join(Item, Item.id == KitLine.item_id)
        .where(Kit.id.in_(keys), Kit.retired_at.is_(None), Item.kind == ItemKind.IMPLANT)
    )
    bills: dict[str, dict[int, int]] = {}
    for row in connection.execute(asked.order_by(Kit.code, KitLine.position)).all():
        bills.setdefault(row.code, {})[row.item_id] = row.pieces
    return list(bills.items())
