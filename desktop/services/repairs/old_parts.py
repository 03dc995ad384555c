"""Old parts out of devices: they lie among the returns as their maker's until they are sent back (S2-24, J12)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import func, insert, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, Movement, MovementKind, PlaceKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.domain.repairs import PartState, RepairEventKind, check_event
from desktop.models.hold import HoldReason
from desktop.models.item import Item, Unit
from desktop.models.label import LabelPurpose
from desktop.models.repair import RepairCore, RepairPart
from desktop.services.counting_guard import refuse_counted_places
from desktop.services.delivery import outside_place
from desktop.services.finding import Found, find
from desktop.services.holding import open_hold
from desktop.services.known_goods import lot_of, unit_of
from desktop.services.label_content import site_fields
from desktop.services.labelling import LabelOrder, order_label
from desktop.services.master_data.entry import Faults
from desktop.services.perform import Verb
from desktop.services.posting import Goods, legs, post
from desktop.services.repairs.order_at_hand import OrderAtHand, Told, happen, order_named
from desktop.services.repairs.taking_in import repair_code
from desktop.services.returns.returning_places import bin_for
from desktop.storage.unit_of_work import UnitOfWork

CORE_TEMPLATE: Final = "core_return"
MOST_CORES: Final = 100
"""So many old parts in one request."""
_ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class TakeCore:
    """An old part came out of the device and goes back to its maker; by its scan.

    ``place`` is the bin for returns that it is put in, "" for the first free one.
    """

    number: str
    raw: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class CoreTaken:
    """The old part, where it lies, and the job of its label."""

    number: str
    ref: str
    item: str
    item_en: str
    lot: str
    serial: str
    label: UUID
    place: str


@dataclass(frozen=True, slots=True)
class TakeCores:
    """Several old parts came out of the device, by their scans; all are kept, or none."""

    number: str
    raws: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class CoresTaken:
    """The old parts in the order of their scans."""

    number: str
    taken: tuple[CoreTaken, ...]


def take_core(uow: UnitOfWork, request: TakeCore) -> CoreTaken:
    """Book an old part out of use into a bin for returns as its maker's, and print its label.

    A piece that was never in the ledger is made known by it. It is held as a return: nobody puts it in again. Giving it
    back (`give_back`) takes it out.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``, ``core_known`` for
            the same serial number again, ``core_is_new`` for a part that was just issued, ``unit_elsewhere`` for a
            piece that lies in the stock, ``no_bin_for``, ``only_in``, ``place_counted``; what the decoder or the
            catalogue refuses.
    """
    order = order_named(uow, request.number)
    check_event(order.number, order.state, RepairEventKind.CORE_TAKEN, contaminated=not order.clean)
    found = find(uow, request.raw, order.day(uow.at))
    _refuse_core(uow, order, found)
    place = _book(uow, order, found, request.place)
    count = uow.read(select(func.count()).where(RepairCore.order_id == order.id)).scalar_one() + 1
    label = _core_label(uow, order, found, f"{order.number}/CORE-{count}")
    row = {"order_id": order.id, "item_id": found.item_id, "lot": found.lot, "serial": found.serial}
    row |= {"raw": request.raw, "label_id": label, "taken_at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(RepairCore).values(row))
    happen(uow, order, RepairEventKind.CORE_TAKEN, Told(f"{found.ref} {found.serial or found.lot} → {place}"))
    return CoreTaken(order.number, found.ref, found.name, found.name_en, found.lot, found.serial, label, place)


def take_cores(uow: UnitOfWork, request: TakeCores) -> CoresTaken:
    """Book several old parts as `take_core` books one: all, or none and what is wrong with each.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``, ``no_lines``,
            ``too_many_rows``, or ``faulty_file`` with row, column ``raw`` and what `take_core` refuses.
    """
    order = order_named(uow, request.number)
    check_event(order.number, order.state, RepairEventKind.CORE_TAKEN, contaminated=not order.clean)
    if not request.raws:
        raise Refusal("no_lines")
    if len(request.raws) > MOST_CORES:
        raise Refusal("too_many_rows", count=len(request.raws), limit=MOST_CORES)
    faults, taken = Faults(), []
    for row, raw in enumerate(request.raws, 1):
        try:
            taken.append(take_core(uow, TakeCore(order.number, raw, request.place)))
        except Refusal as refusal:
            faults.add(row, "raw", refusal.code, raw)
    faults.check_file()
    return CoresTaken(order.number, tuple(taken))


def _refuse_core(uow: UnitOfWork, order: OrderAtHand, found: Found) -> None:
    if not found.serial:
        return
    mine = (RepairPart.unit_id == found.unit_id, RepairPart.state == PartState.ISSUED, RepairPart.order_id == order.id)
    if found.unit_id is not None and uow.read(select(RepairPart.id).where(*mine)).first() is not None:
        raise Refusal("core_is_new", **found.names, order=order.number)
    same = (RepairCore.item_id == found.item_id, RepairCore.serial == found.serial)
    orders = set(uow.read(select(RepairCore.order_id).where(*same)).scalars())
    if order.id in orders or (orders and found.place is not None):
        raise Refusal("core_known", **found.names, order=order.number)
    if found.place is not None:
        raise Refusal("unit_elsewhere", unit=found.unit_id, place=found.place_id)


def _book(uow: UnitOfWork, order: OrderAtHand, found: Found, wanted: str) -> str:
    """Post the piece out of use into a bin for returns; returns the code of the bin."""
    target, place = bin_for(uow, order.ledger.site, BinPurpose.RETURNS, wanted)
    goods = _goods(uow, found)
    sides = legs(goods, outside_place(uow, PlaceKind.HOSPITAL_USE), target, _ONE)
    refuse_counted_places(uow, sides)
    post(uow, Movement(new_id(), MovementKind.COME_BACK, sides, order.number), order.ledger)
    if goods.unit is not None:
        open_hold(uow, goods.lot, goods.unit, HoldReason.RETURN, document=order.number)
    return place


def _goods(uow: UnitOfWork, found: Found) -> Goods:
    """What came out, as its maker's: the contract has old parts go back."""
    maker = uow.read(select(Item.maker_id).where(Item.id == found.item_id)).scalar_one()
    if found.unit_id is not None:
        lot = uow.read(select(Unit.lot_id).where(Unit.id == found.unit_id)).scalar_one()
        return Goods(found.item_id, lot, found.unit_id, maker)
    lot = lot_of(uow, found.item_id, found.lot, found.expires_on)
    return Goods(found.item_id, lot, unit_of(uow, found, lot) if found.serial else None, maker)


def _core_label(uow: UnitOfWork, order: OrderAtHand, found: Found, name: str) -> UUID:
    fields = {"order": order.number, "device": order.serial, "model": order.model, "item": found.name}
    fields |= {"item_en": found.name_en or found.name, "ref": found.ref, "lot": found.lot, "serial": found.serial}
    fields |= {"hospital": order.customer, "person": uow.actor.name, "code": repair_code(name)}
    fields |= site_fields(uow.connection, order.ledger.site)
    label = LabelOrder(LabelPurpose.DEVICE, repair_code(name), fields, template=CORE_TEMPLATE)
    return order_label(uow, label, order.ledger)


TAKE_CORE: Final = Verb("take_core", TakeCore, CoreTaken, take_core, Action.KEEP_EQUIPMENT)
TAKE_CORES: Final = Verb("take_cores", TakeCores, CoresTaken, take_cores, Action.KEEP_EQUIPMENT)
