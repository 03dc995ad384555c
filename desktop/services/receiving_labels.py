"""The labels that the receiving desk orders: for a closed tray, an unreadable pack, and goods that are held."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from desktop.domain.errors import Refusal
from desktop.domain.udi import Udi
from desktop.models.label import OPEN, LabelJob, LabelPurpose
from desktop.models.place import Place
from desktop.services.delivery import OpenedNotice
from desktop.services.label_content import (
    goods_for_label,
    name_fields,
    place_fields,
    places_for_labels,
    site_fields,
)
from desktop.services.label_symbols import QUARANTINE, symbol_of
from desktop.services.labelling import LabelOrder, drop_waiting, jobs_where, order_label
from desktop.services.reprinting import reprint
from desktop.storage.unit_of_work import UnitOfWork

UNREADABLE: Final = "unreadable"
"""Why the label of a pack that had one of ours before is printed again."""


@dataclass(frozen=True, slots=True)
class PickedLine:
    """The announced unit (or lot) whose pack cannot be read; keys, and the code of its tray."""

    line: int
    lot: int
    unit: int | None
    tray: str


@dataclass(frozen=True, slots=True)
class HeldGoods:
    """What is held and why; keys, or None for what the catalogue does not know. ``raw`` is the scan."""

    reason: str
    lot: int | None
    unit: int | None
    udi: Udi | None
    raw: str
    note: str


def order_pack_label(uow: UnitOfWork, notice: OpenedNotice, picked: PickedLine) -> tuple[str, UUID]:
    """The label of a pack that cannot be read: its code and its job.

    Picked twice, the open label answers again; a label that the unit had before is replaced by a counted reprint.

    Raises:
        Refusal: ``no_di``, or what no barcode may hold.
    """
    goods = goods_for_label(uow.connection, picked.lot, picked.unit)
    symbol = goods.symbol(uow.today(notice.time_zone))
    waiting = jobs_where(uow, LabelJob.notice_line_id == picked.line, LabelJob.state.in_(OPEN))
    if waiting:
        return waiting[0].symbol, waiting[0].id
    purpose = LabelPurpose.LOT if picked.unit is None else LabelPurpose.UNIT
    before = jobs_where(uow, LabelJob.unit_id == picked.unit, LabelJob.purpose == purpose) if picked.unit else []
    fields = goods.fields | site_fields(uow.connection, notice.ledger.site)
    fields |= name_fields(uow.connection, owner=notice.owner) | {"tray": picked.tray, "notice": notice.number}
    order = LabelOrder(purpose, symbol, fields, picked.unit, picked.lot, None, picked.line)
    if before and before[-1].came_out:
        return symbol, reprint(uow, before[-1], UNREADABLE, order).label
    return symbol, order_label(uow, order, notice.ledger)


def order_tray_label(uow: UnitOfWork, notice: OpenedNotice, tray: int, count: str) -> UUID:
    """The label of a tray with what is in it now; an earlier one that has not begun to print says it no longer."""
    drop_waiting(uow, "superseded", LabelJob.place_id == tray, LabelJob.purpose == LabelPurpose.TRAY)
    (place,) = places_for_labels(uow.connection, Place.id == tray)
    fields = place_fields(place) | site_fields(uow.connection, notice.ledger.site)
    fields |= name_fields(uow.connection, owner=notice.owner) | {"notice": notice.number, "count": count}
    fields["received"] = uow.today(notice.time_zone).isoformat()
    order = LabelOrder(LabelPurpose.TRAY, f"SZ:T:{place.code}", fields, place=tray)
    return order_label(uow, order, notice.ledger)


def order_hold_label(uow: UnitOfWork, notice: OpenedNotice, held: HeldGoods) -> UUID:
    """The hold label: with the goods' own UDI where it can be written, else with the code QUARANTINE."""
    goods = {} if held.lot is None else goods_for_label(uow.connection, held.lot, held.unit).fields
    fields = goods | site_fields(uow.connection, notice.ledger.site)
    fields |= {"hold": "quarantine", "reason": held.reason, "note": held.note, "notice": notice.number}
    fields |= {"raw": held.raw.replace("\0", "\u2400").replace("\x1d", "\u241d")}
    fields |= {"person": uow.actor.name, "badge": uow.actor.badge}
    order = LabelOrder(LabelPurpose.HOLD, _symbol(held.udi), fields, held.unit, held.lot)
    return order_label(uow, order, notice.ledger)


def _symbol(udi: Udi | None) -> str:
    if udi is None:
        return QUARANTINE
    try:
        return symbol_of(udi)
    except Refusal:
        return QUARANTINE
