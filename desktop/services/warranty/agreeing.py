"""What is bought for a device: an extension of its warranty, and a service contract beside it (S2-11, S2-17)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.warranty import decide
from desktop.domain.warranty_facts import Coverage, Verdict
from desktop.domain.warranty_rules import WarrantyRule
from desktop.domain.warranty_term import term_of
from desktop.models.warranty import DeviceExtension, ServiceContract
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_facts import facts_of
from desktop.services.devices.device_at_hand import (
    DeviceAtHand,
    check_words,
    device_by_key,
    device_named,
    record,
    refuse_ended,
)
from desktop.services.devices.field_values import is_amount
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import storable
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class BuyExtension:
    """An extension that the rule of the device offers; ``bought_on`` None for today, ``price`` None as offered."""

    serial: str
    number: str
    months: int
    bought_on: date | None = None
    price: Decimal | None = None
    model: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionBought:
    """The extension, and the last covered day before and after it."""

    serial: str
    number: str
    before: date
    until: date


@dataclass(frozen=True, slots=True)
class TakeBackExtension:
    """An extension was entered by mistake or given back."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExtensionTakenBack:
    """The extension that counts no more."""

    serial: str
    number: str


@dataclass(frozen=True, slots=True)
class AddServiceContract:
    """A service contract from a first to a last day, both counted in."""

    serial: str
    number: str
    level: str
    first: date
    last: date
    model: str = ""


@dataclass(frozen=True, slots=True)
class ServiceContractAdded:
    """The contract and its last day."""

    serial: str
    number: str
    last: date


def buy_extension(uow: UnitOfWork, request: BuyExtension) -> ExtensionBought:
    """Keep an extension; it follows on what was covered before.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``device_ended``,
            ``warranty_needs`` what is not known, ``warranty_is_void``, ``extension_not_offered``,
            ``extension_too_late``, ``extension_known``.
    """
    device = device_named(uow, request.serial, request.model)
    bought = request.bought_on or device.today
    _check(request, bought, device.today)
    refuse_ended(uow, device, bought)
    taken = uow.read(select(DeviceExtension.id).where(DeviceExtension.number == request.number)).first()
    if taken is not None:
        raise Refusal("extension_known", number=request.number)
    book = rule_book(uow.connection)
    rules = tuple(row.rule for row in book)
    facts = facts_of(uow.connection, device.id)
    rule = _rule_that_offers(decide(rules, facts, bought), request, device)
    before = term_of(rules, rule, facts).last or bought
    latest = before - timedelta(days=rule.buy_before_days)
    if bought > latest:
        raise Refusal("extension_too_late", serial=device.serial, day=bought, latest=latest)
    key = next(row.id for row in book if row.rule == rule)
    offered = next(one.price for one in rule.offers if one.months == request.months)
    row = {"device_id": device.id, "number": request.number, "months": request.months, "bought_on": bought}
    row |= {"price": offered if request.price is None else request.price, "rule_id": key}
    uow.write(insert(DeviceExtension).values(row | {"recorded_at": uow.at, "by_id": uow.actor.id}))
    until = term_of(rules, rule, facts_of(uow.connection, device.id)).last or before
    record(uow, "buy_extension", device, number=request.number, months=request.months, until=until.isoformat())
    return ExtensionBought(device.serial, request.number, before, until)


def _check(request: BuyExtension, bought: date, today: date) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.identifier("number", request.number)
    if not request.number:
        check.fault("number", "empty")
    if request.price is not None and not is_amount(request.price):
        check.fault("price", "not_an_amount", request.price)
    if bought > today:
        check.fault("bought_on", "day_in_future", bought)
    faults.check_entry()


def _rule_that_offers(answer: Coverage, request: BuyExtension, device: DeviceAtHand) -> WarrantyRule:
    if answer.rule is None or answer.verdict is Verdict.UNDETERMINED:
        raise Refusal("warranty_needs", serial=device.serial, needs=list(answer.needs))
    if answer.verdict is Verdict.VOID:
        raise Refusal("warranty_is_void", serial=device.serial, since=answer.since)
    if request.months not in [offer.months for offer in answer.rule.offers]:
        offered = [str(offer.months) for offer in answer.rule.offers]
        raise Refusal("extension_not_offered", serial=device.serial, months=request.months, offered=offered)
    return answer.rule


def take_back_extension(uow: UnitOfWork, request: TakeBackExtension) -> ExtensionTakenBack:
    """Let an extension count no more; it stays in the record with the reason.

    Raises:
        Refusal: ``unknown_extension``, ``not_your_site``, ``faulty_entry``.
    """
    check_words("reason", reason=request.reason)
    from_device = select(DeviceExtension.id, DeviceExtension.device_id).where(DeviceExtension.number == request.number)
    live = from_device.where(DeviceExtension.ended_at.is_(None))
    row = uow.read(live).first() if storable(request.number) else None
    if row is None:
        raise Refusal("unknown_extension", number=request.number)
    device = device_by_key(uow, row.device_id)
    gone = {"ended_at": uow.at, "ended_by_id": uow.actor.id, "ended_reason": request.reason}
    uow.write(update(DeviceExtension).where(DeviceExtension.id == row.id).values(gone))
    record(uow, "take_back_extension", device, request.reason, number=request.number)
    return ExtensionTakenBack(device.serial, request.number)


def add_service_contract(uow: UnitOfWork, request: AddServiceContract) -> ServiceContractAdded:
    """Keep a service contract; it never changes the warranty answer.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``device_ended``
            before its first day, ``contract_known``.
    """
    device = device_named(uow, request.serial, request.model)
    faults = Faults()
    check = Check(faults, 0)
    check.text("number", request.number, 60, required=True)
    check.text("level", request.level, 60, required=True)
    if request.last < request.first:
        check.fault("last", "ends_before_it_begins", request.last)
    faults.check_entry()
    refuse_ended(uow, device, request.first)
    asked = select(ServiceContract.id).where(ServiceContract.device_id == device.id)
    if uow.read(asked.where(ServiceContract.number == request.number)).first() is not None:
        raise Refusal("contract_known", number=request.number)
    row = {"device_id": device.id, "number": request.number, "level": request.level}
    row |= {"first": request.first, "last": request.last, "recorded_at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(ServiceContract).values(row))
    record(uow, "add_service_contract", device, number=request.number, last=request.last.isoformat())
    return ServiceContractAdded(device.serial, request.number, request.last)


BUY_EXTENSION = Verb("buy_extension", BuyExtension, ExtensionBought, buy_extension, Action.KEEP_EQUIPMENT)
TAKE_BACK_EXTENSION = Verb(
    "take_back_extension", TakeBackExtension, ExtensionTakenBack, take_back_extension, Action.APPROVE
)
ADD_SERVICE_CONTRACT = Verb(
    "add_service_contract", AddServiceContract, ServiceContractAdded, add_service_contract, Action.KEEP_EQUIPMENT
)
