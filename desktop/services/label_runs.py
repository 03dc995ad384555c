"""All labels of a zone in one run: its bins, and the units that lie in it (S1-54)."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased

from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.item import Unit
from desktop.models.label import OPEN, LabelJob, LabelPurpose, LabelState
from desktop.models.ledger import Balance
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.services.label_content import LabelGoods, place_fields, places_for_labels, site_fields, units_for_labels
from desktop.services.labelling import LabelOrder, order_run
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OrderZoneLabels:
    """Order the labels of a zone in one run.

    Attributes:
        zone: its code.
        bins: the labels of its bins.
        units: the labels of the serial-numbered units in its bins and trays that have none of ours yet.
        again: bins also whose label is still open; a unit's label is only ever repeated by a reprint.
    """

    zone: str
    bins: bool = True
    units: bool = True
    again: bool = False
    language: str = ""
    printer: str = ""


@dataclass(frozen=True, slots=True)
class ZoneLabelsOrdered:
    """The run: how many labels of each kind, and how many things have one already.

    ``unlabelled`` are the REFs of items of which no label can be made that reads: for want of a UDI-DI, or for a lot
    that no barcode may hold.
    """

    run: UUID
    zone: str
    bins: int
    units: int
    skipped: int
    unlabelled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    request: OrderZoneLabels
    zone: int
    site: dict[str, str]
    today: date


_TRAY: Final = aliased(Place, name="tray")


def order_zone_labels(uow: UnitOfWork, request: OrderZoneLabels) -> ZoneLabelsOrdered:
    """Order the labels of a zone.

    Raises:
        Refusal: ``unknown_zone``; ``nothing_to_label`` when there is nothing, or everything has its label.
    """
    row = uow.read(
        select(Place.id, Place.site_id, Place.partner_id, Site.time_zone)
        .join(Site, Site.id == Place.site_id)
        .where(Place.code == request.zone, Place.kind == PlaceKind.ZONE)
    ).first()
    if row is None or row[1] is None or row[2] is None:
        raise Refusal("unknown_zone", zone=request.zone)
    asked = _Asked(request, row[0], site_fields(uow.connection, row[1]), uow.today(row[3]))
    bins, skipped_bins = _bins(uow, asked) if request.bins else ([], 0)
    units, skipped_units, unlabelled = _units(uow, asked) if request.units else ([], 0, ())
    if not bins and not units:
        raise Refusal("nothing_to_label", zone=request.zone, skipped=skipped_bins + skipped_units)
    run = new_id()
    order_run(uow, run, [*bins, *units], Ledger(row[1], row[2]))
    return ZoneLabelsOrdered(run, request.zone, len(bins), len(units), skipped_bins + skipped_units, unlabelled)


def _bins(uow: UnitOfWork, asked: _Asked) -> tuple[list[LabelOrder], int]:
    where = (Place.zone_id == asked.zone) & (Place.kind == PlaceKind.BIN) & Place.retired_at.is_(None)
    rows = places_for_labels(uow.connection, where)
    waiting = select(LabelJob.place_id).where(LabelJob.purpose == LabelPurpose.BIN, LabelJob.state.in_(OPEN))
    busy = set() if asked.request.again else set(uow.read(waiting).scalars())
    orders = [
        LabelOrder(
            LabelPurpose.BIN,
            f"SZ:P:{row.code}",
            place_fields(row) | asked.site,
            place=row.id,
            language=asked.request.language,
            printer=asked.request.printer,
        )
        for row in rows
        if row.id not in busy
    ]
    return orders, len(rows) - len(orders)


def _units(uow: UnitOfWork, asked: _Asked) -> tuple[list[LabelOrder], int, tuple[str, ...]]:
    lying = (Unit.id == Balance.unit_id) & Balance.place_id.in_(_places(asked.zone))
    trays = select(Place.tray_unit_id).where(Place.tray_unit_id.is_not(None))
    goods = list(units_for_labels(uow.connection, lying & Unit.id.not_in(trays)))
    labelled = set(uow.read(select(LabelJob.unit_id).where(*LABELLED)).scalars())
    fresh = [one for one in goods if one.unit not in labelled]
    orders, unlabelled = [], set()
    for one in fresh:
        try:
            orders.append(_unit(one, asked))
        except Refusal:
            unlabelled.add(one.ref)
    return orders, len(goods) - len(fresh), tuple(sorted(unlabelled))


def _places(zone: int) -> Select[int]:
    """The bins of a zone, and the trays that stand in them."""
    bins = select(Place.id).where(Place.zone_id == zone, Place.kind == PlaceKind.BIN)
    standing = exists().where(Balance.unit_id == _TRAY.tray_unit_id, Balance.place_id.in_(bins))
    return bins.union_all(select(_TRAY.id).where(standing)).subquery().select()


def _unit(goods: LabelGoods, asked: _Asked) -> LabelOrder:
    return LabelOrder(
        LabelPurpose.UNIT,
        goods.symbol(asked.today),
        goods.fields | asked.site,
        goods.unit,
        goods.lot,
        language=asked.request.language,
        printer=asked.request.printer,
    )


LABELLED: Final = (
    LabelJob.purpose == LabelPurpose.UNIT,
    (LabelJob.state != LabelState.VOID) | LabelJob.first_byte_at.is_not(None) | LabelJob.verified_at.is_not(None),
)
"""Unit labels that exist or once did: the same serial number again is a reprint."""

ORDER_ZONE_LABELS = Verb("order_zone_labels", OrderZoneLabels, ZoneLabelsOrdered, order_zone_labels, Action.PRINT)
