"""The life of a unit, a lot or a tray: what happened to it, in order, who did it, where, when and how entered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, select
from sqlalchemy.orm import aliased

from desktop.domain.ledger import EnteredBy, MovementKind, PlaceKind
from desktop.models.audit import AuditEntry
from desktop.models.hold import Hold
from desktop.models.item import Lot, Unit
from desktop.models.label import LabelJob
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.notice import NoticeLine
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.queries.history_papers import EventKind, Told, announcements, holds, labels


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One thing that happened.

    Attributes:
        what: the kind of movement, or what else happened.
        occurred_at: when, as the desk's clock said; ``recorded_at`` when the database wrote it. Both in UTC.
        badge: of who did it, ``who`` the name.
        source: code of the place that the goods left, "" for anything but a movement; ``target`` where they came to.
        quantity: pieces; None where none are counted.
        movement: its id, "" for anything else; ``reverses`` the one that it takes back, ``reversed_by`` the reverse.
        entry: number of its link in the audit chain of ``site``, 0 when it has none of its own.
        with_tray: code of the tray that was moved while the unit lay in it, else "".
    """

    what: MovementKind | EventKind
    occurred_at: datetime
    recorded_at: datetime
    badge: str
    who: str
    lot: str = ""
    serial: str = ""
    workstation: str = ""
    entered_by: EnteredBy | None = None
    raw: str = ""
    document: str = ""
    source: str = ""
    target: str = ""
    owner: str = ""
    custodian: str = ""
    quantity: Decimal | None = None
    reason: str = ""
    movement: str = ""
    reverses: str = ""
    reversed_by: str = ""
    site: str = ""
    entry: int = 0
    with_tray: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """A movement of one unit or lot, with what only this room needs: where it came to, and its place in the order."""

    event: HistoryEvent
    order: tuple[datetime, int]
    target: int | None
    into_tray: bool


_LATER: Final = aliased(MovementRow, name="back")
_BACK: Final = select(_LATER.id).where(_LATER.reverses_id == MovementRow.id).limit(1).scalar_subquery()
"""The movement that takes one back: looked up row by row. SQLite reads a join on a column that its statistics know as
nearly always empty from end to end for each row."""
_OWNER: Final = aliased(Party, name="owner")
_CUSTODIAN: Final = aliased(Party, name="custodian")
_LEGS: Final = (
    select(MovementRow.id, MovementRow.kind, MovementRow.occurred_at, MovementRow.recorded_at, Person.badge)
    .add_columns(Person.name, MovementRow.workstation, MovementRow.entered_by, MovementRow.raw, MovementRow.document)
    .add_columns(MovementRow.reason, MovementRow.reverses_id, _BACK.label("back_id"), Site.code.label("site"))
    .add_columns(AuditEntry.sequence, LegRow.unit_id, LegRow.lot_id, Lot.number.label("lot"), Unit.serial)
    .add_columns(Place.id.label("place_id"), Place.code.label("place"), Place.kind.label("place_kind"))
    .add_columns(_OWNER.code.label("owner"), _CUSTODIAN.code.label("custodian"), LegRow.quantity)
    .join(MovementRow, MovementRow.id == LegRow.movement_id)
    .join(Person, Person.id == MovementRow.actor_id)
    .join(Site, Site.id == MovementRow.site_id)
    .join(Lot, Lot.id == LegRow.lot_id)
    .join(Place, Place.id == LegRow.place_id)
    .join(_OWNER, _OWNER.id == LegRow.owner_id)
    .join(_CUSTODIAN, _CUSTODIAN.id == LegRow.custodian_id)
    .outerjoin(Unit, Unit.id == LegRow.unit_id)
    .outerjoin(AuditEntry, AuditEntry.movement_id == MovementRow.id)
    .order_by(MovementRow.recorded_at, AuditEntry.sequence, MovementRow.id, LegRow.lot_id, LegRow.unit_id)
    .order_by(LegRow.number)
)


def unit_history(connection: Connection, unit: int) -> tuple[HistoryEvent, ...]:
    """The life of a unit, with what its tray did while it lay in it; ``unit`` is the unit's key."""
    steps = _steps(connection, LegRow.unit_id == unit)
    own = [step.event for step in steps]
    told = announcements(connection, NoticeLine.unit_id == unit)
    told += labels(connection, LabelJob.unit_id == unit) + holds(connection, _held(unit))
    return _in_order([*own, *_with_trays(connection, steps)], told)


def _held(unit: int) -> ColumnElement[bool]:
    """The holds on a unit, and those on its whole lot."""
    lot = select(Unit.lot_id).where(Unit.id == unit).scalar_subquery()
    return (Hold.unit_id == unit) | (Hold.unit_id.is_(None) & (Hold.lot_id == lot))


def lot_history(connection: Connection, lot: int) -> tuple[HistoryEvent, ...]:
    """The life of all pieces of a lot; ``lot`` is the lot's key."""
    own = [step.event for step in _steps(connection, LegRow.lot_id == lot)]
    told = announcements(connection, NoticeLine.lot_id == lot)
    told += labels(connection, LabelJob.lot_id == lot) + holds(connection, Hold.lot_id == lot)
    return _in_order(own, told)


def tray_history(connection: Connection, tray: int) -> tuple[HistoryEvent, ...]:
    """The life of a tray: where it stood, what was put in and taken out; ``tray`` is the place's key."""
    unit = select(Place.tray_unit_id).where(Place.id == tray).scalar_subquery()
    moves = select(LegRow.movement_id).where(LegRow.place_id == tray)
    stood = [step.event for step in _steps(connection, LegRow.unit_id == unit)]
    holding = [step.event for step in _steps(connection, LegRow.movement_id.in_(moves))]
    return _in_order([*stood, *holding], labels(connection, LabelJob.place_id == tray))


def _with_trays(connection: Connection, steps: list[_Step]) -> Iterator[HistoryEvent]:
    """What the trays did while the unit lay in them."""
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        if not step.into_tray:
            continue
        tray = select(Place.tray_unit_id).where(Place.id == step.target).scalar_subquery()
        for moved in _steps(connection, LegRow.unit_id == tray):
            if step.order < moved.order and (following is None or moved.order < following.order):
                yield replace(moved.event, with_tray=step.event.target)


def unit_steps(where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """The question for the legs that fit, with everything that is told of their movements."""
    return _LEGS.where(where)


def _steps(connection: Connection, where: ColumnElement[bool]) -> list[_Step]:
    rows = connection.execute(unit_steps(where))
    return [_step(list(legs)) for _, legs in groupby(rows, key=lambda row: (row.id, row.lot_id, row.unit_id))]


def _step(legs: list[Row[Any]]) -> _Step:
    source = next((leg for leg in legs if leg.quantity < 0), None)
    target = next((leg for leg in legs if leg.quantity > 0), None)
    shown = target or legs[0]
    event = HistoryEvent(
        shown.kind,
        shown.occurred_at,
        shown.recorded_at,
        shown.badge,
        shown.name,
        shown.lot,
        shown.serial or "",
        shown.workstation,
        shown.entered_by,
        shown.raw,
        shown.document,
        source.place if source else "",
        target.place if target else "",
        shown.owner,
        shown.custodian,
        sum((leg.quantity for leg in legs if leg.quantity > 0), Decimal(0)),
        shown.reason,
        str(shown.id),
        str(shown.reverses_id or ""),
        str(shown.back_id or ""),
        shown.site,
        shown.sequence or 0,
    )
    into_tray = target is not None and target.place_kind is PlaceKind.TRAY
    return _Step(event, _order(event), target.place_id if target else None, into_tray)


def _order(event: HistoryEvent) -> tuple[datetime, int]:
    """Links of one chain stand in the order in which they were written."""
    return event.recorded_at, event.entry


def _in_order(moved: Iterable[HistoryEvent], papers: Iterable[Told]) -> tuple[HistoryEvent, ...]:
    """Movements as the database recorded them; papers, of which only the desk's time is known, between them."""
    events = sorted(moved, key=lambda one: (one.recorded_at, one.entry))
    for told in sorted(papers, key=lambda one: one["occurred_at"]):
        paper = HistoryEvent(**told)
        events.insert(next((at for at, one in enumerate(events) if _before(paper, one)), len(events)), paper)
    return tuple(events)


def _before(paper: HistoryEvent, event: HistoryEvent) -> bool:
    """What is announced comes before what happens in the same moment, labels and holds after it."""
    if paper.what is EventKind.ANNOUNCED:
        return paper.occurred_at <= event.occurred_at
    return paper.occurred_at < event.occurred_at
