"""What happened to goods beside the ledger: announced, labelled, held."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.orm import aliased

from desktop.models.hold import Hold
from desktop.models.item import Lot, Unit
from desktop.models.label import LabelJob, LabelState
from desktop.models.notice import Notice, NoticeLine
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place

Told = dict[str, Any]
"""Fields of a `desktop.queries.history.HistoryEvent` by name."""


class EventKind(StrEnum):
    """What else can happen to goods than a movement."""

    ANNOUNCED = "announced"
    LABEL_ORDERED = "label_ordered"
    LABEL_VERIFIED = "label_verified"
    LABEL_VOIDED = "label_voided"
    HOLD_OPENED = "hold_opened"
    HOLD_RELEASED = "hold_released"


_LATER: Final = aliased(Person, name="later")
_ANNOUNCED: Final = (
    select(Notice.announced_at, Person.badge, Person.name, Notice.number, Place.code, Lot.number.label("lot"))
    .add_columns(Unit.serial, NoticeLine.quantity, Party.code.label("owner"), Site.code.label("site"))
    .join(NoticeLine, NoticeLine.notice_id == Notice.id)
    .join(Person, Person.id == Notice.announced_by_id)
    .join(Party, Party.id == Notice.owner_id)
    .join(Site, Site.id == Notice.site_id)
    .join(Lot, Lot.id == NoticeLine.lot_id)
    .outerjoin(Unit, Unit.id == NoticeLine.unit_id)
    .outerjoin(Place, Place.id == NoticeLine.tray_id)
    .order_by(NoticeLine.id)
)
_LABELS: Final = (
    select(LabelJob.ordered_at, LabelJob.settled_at, LabelJob.state, LabelJob.purpose, LabelJob.symbol)
    .add_columns(LabelJob.workstation, Person.badge, Person.name, _LATER.badge.label("later_badge"))
    .add_columns(_LATER.name.label("later_name"), Lot.number.label("lot"), Unit.serial, Site.code.label("site"))
    .join(Person, Person.id == LabelJob.ordered_by_id)
    .join(Site, Site.id == LabelJob.site_id)
    .outerjoin(_LATER, _LATER.id == LabelJob.settled_by_id)
    .outerjoin(Lot, Lot.id == LabelJob.lot_id)
    .outerjoin(Unit, Unit.id == LabelJob.unit_id)
    .order_by(LabelJob.ordered_at, LabelJob.id)
)
_HOLDS: Final = (
    select(Hold.opened_at, Hold.released_at, Hold.reason, Hold.note, Person.badge, Person.name)
    .add_columns(_LATER.badge.label("later_badge"), _LATER.name.label("later_name"), Lot.number.label("lot"))
    .add_columns(Unit.serial)
    .join(Person, Person.id == Hold.opened_by_id)
    .join(Lot, Lot.id == Hold.lot_id)
    .outerjoin(_LATER, _LATER.id == Hold.released_by_id)
    .outerjoin(Unit, Unit.id == Hold.unit_id)
    .order_by(Hold.opened_at, Hold.id)
)


def _event(what: EventKind, at: datetime, badge: str, who: str, row: Any) -> Told:
    when = {"what": what, "occurred_at": at, "recorded_at": at, "badge": badge, "who": who}
    return when | {"lot": row.lot or "", "serial": row.serial or ""}


def announcements(connection: Connection, where: ColumnElement[bool]) -> list[Told]:
    """When goods were announced, on which notice and for which tray."""
    return [
        _event(EventKind.ANNOUNCED, row.announced_at, row.badge, row.name, row)
        | {"document": row.number, "target": row.code or "", "quantity": row.quantity}
        | {"owner": row.owner, "site": row.site}
        for row in connection.execute(_ANNOUNCED.where(where))
    ]


def labels(connection: Connection, where: ColumnElement[bool]) -> list[Told]:
    """Labels as they were ordered, and as they were scanned back or voided."""
    told: list[Told] = []
    for row in connection.execute(_LABELS.where(where)):
        more = {"raw": row.symbol, "reason": row.purpose.value, "workstation": row.workstation, "site": row.site}
        told.append(_event(EventKind.LABEL_ORDERED, row.ordered_at, row.badge, row.name, row) | more)
        if row.settled_at is not None:
            verified = row.state is LabelState.VERIFIED
            what = EventKind.LABEL_VERIFIED if verified else EventKind.LABEL_VOIDED
            told.append(_event(what, row.settled_at, row.later_badge or "", row.later_name or "", row) | more)
    return told


def holds(connection: Connection, where: ColumnElement[bool]) -> list[Told]:
    """Holds as they were opened and released."""
    told: list[Told] = []
    for row in connection.execute(_HOLDS.where(where)):
        why = {"reason": f"{row.reason.value} {row.note}".rstrip(" ")}
        told.append(_event(EventKind.HOLD_OPENED, row.opened_at, row.badge, row.name, row) | why)
        if row.released_at is not None:
            by = (row.later_badge or "", row.later_name or "")
            told.append(_event(EventKind.HOLD_RELEASED, row.released_at, *by, row) | why)
    return told
