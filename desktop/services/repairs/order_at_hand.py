"""The work order that a person names; its row is held, so that desks act one after the other."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.repairs import PauseReason, RepairEventKind, RepairState, check_event
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.repair import FaultClass, RepairEvent, RepairOrder
from desktop.services.master_data.lookups import refuse_foreign, storable
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

INTAKE_TEMPLATE: Final = "repair_intake"


@dataclass(frozen=True, slots=True)
class OrderAtHand:
    """A work order as the workflows need it.

    Attributes:
        contaminated: None without a statement.
        contract: the service level of the device on the day of the report.
        customer_id: the key of the customer's party, None when it is not in the catalogue.
    """

    id: int
    number: str
    state: RepairState
    ledger: Ledger
    site: str
    time_zone: str
    device: int
    serial: str
    model: str
    line: str
    fault_class: str
    contaminated: bool | None
    on_site: bool
    customer: str
    customer_id: int | None
    region: str
    contract: str
    caused_by_customer: bool
    assigned_to: int | None
    level: int | None
    reported_at: datetime
    assigned_at: datetime | None
    rests_since: datetime | None
    finished_at: datetime | None
    verdict: str

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its centre."""
        return ZoneInfo(self.time_zone)

    @property
    def clean(self) -> bool:
        """Whether somebody said that the device is decontaminated."""
        return self.contaminated is False

    def day(self, moment: datetime) -> date:
        """The calendar day of a moment at the centre."""
        return local_day(moment, self.zone)


_ORDER: Final = (
    select(RepairOrder.id, RepairOrder.number, RepairOrder.state, RepairOrder.site_id, RepairOrder.partner_id)
    .add_columns(Site.code.label("site"), Site.time_zone, Device.id.label("device"), Device.serial, Device.model)
    .add_columns(Device.line, FaultClass.code.label("fault_class"), RepairOrder.contaminated, RepairOrder.on_site)
    .add_columns(RepairOrder.customer, RepairOrder.customer_id, RepairOrder.region, RepairOrder.contract)
    .add_columns(RepairOrder.caused_by_customer)
    .add_columns(RepairOrder.assigned_to_id, RepairOrder.level_id, RepairOrder.reported_at, RepairOrder.assigned_at)
    .add_columns(RepairOrder.rests_since, RepairOrder.finished_at, RepairOrder.verdict)
    .join(Site, Site.id == RepairOrder.site_id)
    .join(Device, Device.id == RepairOrder.device_id)
    .join(FaultClass, FaultClass.id == RepairOrder.fault_class_id)
)


def order_number(text: str) -> str:
    """The number of an order from itself or from its ``SZ:W:`` code."""
    own = parse_code(text)
    return own.name if own is not None and own.kind is CodeKind.REPAIR else text


def order_named(uow: UnitOfWork, number: str) -> OrderAtHand:
    """A work order by its number or code.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``.
    """
    name = order_number(number)
    held = _ORDER.where(RepairOrder.number == name).with_for_update(of=RepairOrder, key_share=True)
    row: Any = uow.read(held).first() if storable(name) else None
    if row is None:
        raise Refusal("unknown_repair", order=name)
    refuse_foreign(uow, row.partner_id, row.site)
    ledger = Ledger(row.site_id, row.partner_id)
    return OrderAtHand(row.id, row.number, row.state, ledger, *row[5:])


@dataclass(frozen=True, slots=True)
class Told:
    """What an event adds to who, when and how.

    Attributes:
        at: when it happened, if not with the request; then ``source`` says how that moment came in.
        reason, customer_caused: of a pause.
        minutes, cost: of a step; the cost in yuan.
    """

    note: str = ""
    at: datetime | None = None
    source: EnteredBy | None = None
    reason: PauseReason | None = None
    customer_caused: bool = False
    minutes: int | None = None
    cost: Decimal | None = None


def happen(
    uow: UnitOfWork, order: OrderAtHand, kind: RepairEventKind, told: Told | None = None, **changed: Any
) -> RepairState:
    """Let something happen to an order: its state, the columns that change with it, the event and the audit entry.

    Returns:
        The state after it.

    Raises:
        Refusal: ``repair_contaminated``, ``repair_state``.
    """
    state = check_event(order.number, order.state, kind, contaminated=not order.clean)
    uow.write(update(RepairOrder).where(RepairOrder.id == order.id).values({"state": state} | changed))
    note_event(uow, order.id, kind, told or Told())
    said = told or Told()
    facts: dict[str, Any] = {} if not said.note else {"note": said.note}
    facts |= {} if said.reason is None else {"pause": said.reason.value, "customer_caused": said.customer_caused}
    uow.record(f"repair_{kind.value}", order.number, site=order.ledger.site, state=state.value, **facts)
    uow.touched(Kind.REPAIRS)
    return state


def note_event(uow: UnitOfWork, order: int, kind: RepairEventKind, told: Told) -> None:
    """Write an event; the caller records why."""
    source = told.source or uow.origin.entered_by
    row = {"order_id": order, "event": kind, "at": told.at or uow.at, "source": source, "by_id": uow.actor.id}
    row |= {"reason": told.reason, "customer_caused": told.customer_caused, "minutes": told.minutes}
    row |= {"cost": told.cost, "note": told.note, "recorded_at": uow.at}
    uow.write(insert(RepairEvent).values(row))
