"""What happened to goods beside the ledger: announced, labelled, held."""

import json
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, or_, select
from sqlalchemy.orm import aliased

from desktop.models.hold import Hold
from desktop.models.item import Lot, Unit
from desktop.models.label import LabelEvent, LabelJob, LabelState
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
    LABEL_REPRINTED = "label_reprinted"
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
    select(LabelEvent.at, LabelEvent.number, LabelEvent.to_state, LabelEvent.workstation, LabelEvent.facts)
    .add_columns(LabelJob.purpose, LabelJob.symbol, LabelJob.reprint_number, LabelJob.reason.label("again"))
    .add_columns(Person.badge, Person.name, Lot.number.label("lot"), Unit.serial, Site.code.label("site"))
    .join(LabelJob, LabelJob.id == LabelEvent.job_id)
    .join(Person, Person.id == LabelEvent.by_id)
    .join(Site, Site.id == LabelJob.site_id)
    .outerjoin(Lot, Lot.id == LabelJob.lot_id)
    .outerjoin(Unit, Unit.id == LabelJob.unit_id)
    .where(or_(LabelEvent.number == 1, LabelEvent.to_state.in_([LabelState.VERIFIED, LabelState.VOID])))
    .where(or_(LabelEvent.from_state.is_(None), LabelEvent.from_state != LabelEvent.to_state))
    .order_by(LabelEvent.at, LabelJob.id, LabelEvent.number)
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
    """Labels as they were ordered or printed again, and as they were scanned back or voided."""
    told: list[Told] = []
    for row in connection.execute(_LABELS.where(where)):
        why = row.again if row.number == 1 else json.loads(row.facts).get("reason", "")
        more = {"raw": row.symbol, "reason": f"{row.purpose.value} {why}".rstrip(" "), "site": row.site}
        event = _event(_label_kind(row), row.at, row.badge, row.name, row)
        told.append(event | more | {"workstation": row.workstation})
    return told


def _label_kind(row: Any) -> EventKind:
    if row.number == 1:
        return EventKind.LABEL_REPRINTED if row.reprint_number else EventKind.LABEL_ORDERED
    return EventKind.LABEL_VERIFIED if row.to_state is LabelState.VERIFIED else EventKind.LABEL_VOIDED


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
