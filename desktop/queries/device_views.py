"""One device as four departments look at it: service, purchasing, sales and quality; one and the same record (S2-34).

Nothing is kept for a view: each picks from the record, its papers and its history what it works with, so that what one
of them says of a field is what all of them read.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from desktop.domain.equipment import DeviceField
from desktop.domain.recalls import Scope
from desktop.domain.warranty_facts import Coverage
from desktop.models.adverse import AdverseEvent
from desktop.models.external import ExternalId, ExternalKind
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.party import Party
from desktop.models.recall import Recall
from desktop.queries.device_page import DevicePage, FieldRow, device_page
from desktop.queries.device_rest import DeviceRest, device_rest
from desktop.queries.device_service import RepairCost, repair_cost
from desktop.queries.warranty import Asked, warranty_of


class Department(StrEnum):
    """Who looks at a device."""

    SERVICE = "service"
    PURCHASING = "purchasing"
    SALES = "sales"
    QUALITY = "quality"


_F = DeviceField
FIELDS_OF: Final[Mapping[Department, tuple[DeviceField, ...]]] = {
    Department.SERVICE: (_F.MODEL, _F.LINE, _F.PLACE, _F.ASSET, _F.CUSTOMER, _F.SERVICE_LEVEL, _F.INSTALLED_ON),
    Department.PURCHASING: (_F.REF, _F.MODEL, _F.BRAND, _F.DEALER, _F.PURCHASED_ON, _F.PURCHASE_COST, _F.PRODUCED_ON),
    Department.SALES: (
        *(_F.MODEL, _F.CUSTOMER, _F.REGION, _F.DEALER, _F.SERVICE_LEVEL, _F.SHIPPED_ON, _F.INSTALLED_ON),
        _F.ACCEPTED_ON,
    ),
    Department.QUALITY: (_F.UDI, _F.REF, _F.MODEL, _F.BATCH, _F.BRAND, _F.PRODUCED_ON, _F.PLACE, _F.CUSTOMER),
}
"""The fields of the record that each works with; the serial number is the key of all."""


@dataclass(frozen=True, slots=True)
class FaultCount:
    """How often a kind of fault was reported; its names in both languages."""

    fault: str
    fault_en: str
    orders: int


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What service needs: warranty, what is under repair, parts with serial numbers, calibration."""

    fields: tuple[FieldRow, ...]
    verdict: str
    covered_until: date | None
    open_orders: tuple[str, ...]
    orders: int
    parts: int
    calibrated_until: date | None


@dataclass(frozen=True, slots=True)
class PurchasingView:
    """What purchasing needs: the supplier, papers of purchase and receipt, what was paid on top; yuan.

    Attributes:
        supplier, supplier_en: names of the dealer in the catalogue, "" when it is not in it.
        claimed: repairs in warranty; ``charged`` those outside it, ``undecided`` those that wait for a leader.
    """

    fields: tuple[FieldRow, ...]
    supplier: str
    supplier_en: str
    documents: tuple[str, ...]
    claimed: Decimal
    charged: Decimal
    undecided: Decimal


@dataclass(frozen=True, slots=True)
class SalesView:
    """What sales needs: the customer, what it is promised and until when, what it was charged; yuan."""

    fields: tuple[FieldRow, ...]
    customer: str
    customer_en: str
    verdict: str
    covered_until: date | None
    contracts: tuple[str, ...]
    extensions: tuple[str, ...]
    charged: Decimal


@dataclass(frozen=True, slots=True)
class QualityView:
    """What quality needs: which piece it is, and what happened to it and to its like."""

    fields: tuple[FieldRow, ...]
    shared_serial: bool
    failures: tuple[FaultCount, ...]
    adverse: tuple[str, ...]
    recalls: tuple[str, ...]
    replaces: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class NumberElsewhere:
    """What another system calls the device."""

    system: str
    their_id: str


@dataclass(frozen=True, slots=True)
class DeviceViews:
    """The four views of one device, and its numbers in other systems."""

    serial: str
    model: str
    site: str
    numbers: tuple[NumberElsewhere, ...]
    service: ServiceView
    purchasing: PurchasingView
    sales: SalesView
    quality: QualityView


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of a device already."""

    page: DevicePage
    rest: DeviceRest
    coverage: Coverage
    cost: RepairCost


def device_views(connection: Connection, serial: str, at: datetime, model: str = "") -> DeviceViews:
    """The four views of a device by serial number, and by model where several have that serial.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    page = device_page(connection, serial, at, model)
    coverage = warranty_of(connection, Asked(page.serial, page.model), at).coverage
    rest = device_rest(connection, page.id)
    return views_of(connection, Known(page, rest, coverage, repair_cost(connection, page.id)))


def views_of(connection: Connection, known: Known) -> DeviceViews:
    """The four views of what was read, with what only they ask for."""
    page = known.page
    return DeviceViews(
        *(page.serial, page.model, page.site, _numbers(connection, page.id)),
        _service(known),
        _purchasing(connection, known),
        _sales(connection, known),
        _quality(connection, known),
    )


def _fields(page: DevicePage, department: Department) -> tuple[FieldRow, ...]:
    by_field = {row.field: row for row in page.fields}
    return tuple(by_field[field] for field in FIELDS_OF[department])


def _text(page: DevicePage, field: DeviceField) -> str:
    return next(str(row.value or "") for row in page.fields if row.field is field)


def _numbers(connection: Connection, device: int) -> tuple[NumberElsewhere, ...]:
    asked = select(ExternalId.system, ExternalId.their_id).where(ExternalId.kind == ExternalKind.DEVICE)
    asked = asked.where(ExternalId.subject_id == device, ExternalId.retired_at.is_(None))
    return tuple(NumberElsewhere(*row) for row in connection.execute(asked.order_by(ExternalId.system)))


def _service(known: Known) -> ServiceView:
    rest, coverage = known.rest, known.coverage
    return ServiceView(
        _fields(known.page, Department.SERVICE),
        coverage.verdict.value,
        coverage.until,
        tuple(one.number for one in rest.repairs if one.is_open),
        len(rest.repairs),
        sum(one.removed_on is None for one in rest.parts),
        None if rest.calibration is None else rest.calibration.until,
    )


def _purchasing(connection: Connection, known: Known) -> PurchasingView:
    page, cost = known.page, known.cost
    papers = (f"{one.document} · {one.on}" for one in page.stages if one.document)
    names = _names(connection, _text(page, DeviceField.DEALER))
    costs = (cost.in_warranty, cost.outside, cost.held)
    return PurchasingView(_fields(page, Department.PURCHASING), *names, tuple(papers), *costs)


def _sales(connection: Connection, known: Known) -> SalesView:
    page, rest, coverage = known.page, known.rest, known.coverage
    contracts = tuple(f"{one.number} · {one.level} · {one.first} → {one.last}" for one in rest.contracts)
    name, name_en = _names(connection, _text(page, DeviceField.CUSTOMER))
    return SalesView(
        _fields(page, Department.SALES),
        name,
        name_en,
        coverage.verdict.value,
        coverage.until,
        contracts,
        rest.extensions,
        known.cost.outside,
    )


def _names(connection: Connection, code: str) -> tuple[str, str]:
    row = connection.execute(select(Party.name, Party.name_en).where(Party.code == code)).first()
    return ("", "") if row is None else (row.name, row.name_en)


def _quality(connection: Connection, known: Known) -> QualityView:
    page = known.page
    items = _items(connection, page)
    counted = Counter((one.fault, one.fault_en) for one in known.rest.repairs)
    failures = (FaultCount(*names, orders) for names, orders in counted.most_common())
    return QualityView(
        _fields(page, Department.QUALITY),
        page.shared_serial,
        tuple(failures),
        _adverse(connection, page, items),
        _recalls(connection, page, items),
        page.replaces,
        page.replaced_by,
    )


def _items(connection: Connection, page: DevicePage) -> frozenset[int]:
    """What the device is in the catalogue, by its UDI-DI, otherwise by its REF."""
    udi, ref = _text(page, DeviceField.UDI), _text(page, DeviceField.REF)
    by_di = select(ItemPackage.item_id).where(ItemPackage.di.in_([udi, f"0{udi}"]))
    found = connection.execute(by_di).scalars().all() if udi else ()
    by_ref = select(Item.id).where(Item.ref == ref)
    return frozenset(found or (connection.execute(by_ref).scalars().all() if ref else ()))


def _adverse(connection: Connection, page: DevicePage, items: frozenset[int]) -> tuple[str, ...]:
    """Events with this very piece, or with its lot where nobody said which piece it was."""
    asked = select(AdverseEvent.number).join(Lot, Lot.id == AdverseEvent.lot_id)
    asked = asked.outerjoin(Unit, Unit.id == AdverseEvent.unit_id).where(AdverseEvent.item_id.in_(items))
    of_lot = AdverseEvent.unit_id.is_(None) & (Lot.number == _text(page, DeviceField.BATCH)) & (Lot.number != "")
    asked = asked.where(or_(Unit.serial == page.serial, of_lot)).order_by(AdverseEvent.id)
    return tuple(connection.execute(asked).scalars())


def _recalls(connection: Connection, page: DevicePage, items: frozenset[int]) -> tuple[str, ...]:
    columns = (Recall.number, Recall.item_id, Recall.lot, Recall.serial_from, Recall.serial_to)
    asked = select(*columns).where(Recall.item_id.in_(items), Recall.lifted_at.is_(None)).order_by(Recall.id)
    batch = _text(page, DeviceField.BATCH)

    def concerned(row: Any) -> bool:
        scope = Scope(row.item_id, row.lot, row.serial_from, row.serial_to)
        return scope.covers(row.item_id, batch, page.serial)

    return tuple(row.number for row in connection.execute(asked) if concerned(row))
