"""What a leader decides for one device: void, suspended, or an exception from the rule, each dated (S2-36)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.warranty_term import rule_of
from desktop.models.warranty import DeviceException, DeviceSuspension, DeviceVoid, WarrantyRuleVersion
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_facts import facts_of
from desktop.services.devices.device_at_hand import DeviceAtHand, check_words, device_named, record, refuse_ended
from desktop.services.master_data.lookups import storable
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class VoidWarranty:
    """Nothing is covered from a day on; ``since`` None for today."""

    serial: str
    reason: str
    since: date | None = None
    reference: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class LiftVoid:
    """The warranty holds again, as if it had never been void."""

    serial: str
    reason: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class SuspendWarranty:
    """The warranty rests from a first to a last day, both counted in; ``last`` None until somebody ends it."""

    serial: str
    reason: str
    first: date
    last: date | None = None
    model: str = ""


@dataclass(frozen=True, slots=True)
class EndSuspension:
    """The open suspension ends with this day."""

    serial: str
    last: date
    model: str = ""


@dataclass(frozen=True, slots=True)
class AuthoriseException:
    """Covered on some days, both counted in, against the version of a rule."""

    serial: str
    rule: str
    version: int
    first: date
    last: date
    reason: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class WarrantyDecided:
    """What was decided, and its days; ``last`` None without an end."""

    serial: str
    decision: str
    first: date
    last: date | None


def void_warranty(uow: UnitOfWork, request: VoidWarranty) -> WarrantyDecided:
    """Say that nothing is covered any more.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``day_in_future``,
            ``device_ended`` before that day, ``warranty_is_void`` already.
    """
    check_words("reason", reason=request.reason)
    check_words(reference=request.reference)
    device = device_named(uow, request.serial, request.model)
    since = request.since or device.today
    if since > device.today:
        raise Refusal("day_in_future", day=since)
    refuse_ended(uow, device, since)
    live = (DeviceVoid.device_id == device.id, DeviceVoid.ended_at.is_(None))
    known = uow.read(select(DeviceVoid.since).where(*live)).scalar()
    if known is not None:
        raise Refusal("warranty_is_void", serial=device.serial, since=known)
    row = {"device_id": device.id, "since": since, "reason": request.reason, "reference": request.reference}
    uow.write(insert(DeviceVoid).values(row | {"recorded_at": uow.at, "by_id": uow.actor.id}))
    record(uow, "void_warranty", device, request.reason, since=since.isoformat())
    return WarrantyDecided(device.serial, "void", since, None)


def lift_void(uow: UnitOfWork, request: LiftVoid) -> WarrantyDecided:
    """Lift the void.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``, ``warranty_not_void``.
    """
    check_words("reason", reason=request.reason)
    device = device_named(uow, request.serial, request.model)
    live = (DeviceVoid.device_id == device.id, DeviceVoid.ended_at.is_(None))
    row = uow.read(select(DeviceVoid.id, DeviceVoid.since).where(*live)).first()
    if row is None:
        raise Refusal("warranty_not_void", serial=device.serial)
    gone = {"ended_at": uow.at, "ended_by_id": uow.actor.id, "ended_reason": request.reason}
    uow.write(update(DeviceVoid).where(DeviceVoid.id == row.id).values(gone))
    record(uow, "lift_void", device, request.reason, since=row.since.isoformat())
    return WarrantyDecided(device.serial, "lifted", row.since, device.today)


def suspend_warranty(uow: UnitOfWork, request: SuspendWarranty) -> WarrantyDecided:
    """Let the warranty rest; it is not prolonged by that.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``,
            ``ends_before_it_begins``, ``device_ended`` before its first day, ``suspension_overlaps``.
    """
    check_words("reason", reason=request.reason)
    device = device_named(uow, request.serial, request.model)
    _check_days(request.first, request.last)
    refuse_ended(uow, device, request.first)
    live = (DeviceSuspension.device_id == device.id, DeviceSuspension.ended_at.is_(None))
    for first, last in uow.read(select(DeviceSuspension.first, DeviceSuspension.last).where(*live)).all():
        if request.first <= (last or date.max) and first <= (request.last or date.max):
            raise Refusal("suspension_overlaps", serial=device.serial, first=first, last=last)
    row = {"device_id": device.id, "first": request.first, "last": request.last, "reason": request.reason}
    uow.write(insert(DeviceSuspension).values(row | {"recorded_at": uow.at, "by_id": uow.actor.id}))
    record(uow, "suspend_warranty", device, request.reason, first=str(request.first), last=str(request.last or ""))
    return WarrantyDecided(device.serial, "suspended", request.first, request.last)


def end_suspension(uow: UnitOfWork, request: EndSuspension) -> WarrantyDecided:
    """End the suspension that has no end yet.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``warranty_not_suspended``,
            ``ends_before_it_begins``.
    """
    device = device_named(uow, request.serial, request.model)
    kept = DeviceSuspension
    live = (kept.device_id == device.id, kept.last.is_(None), kept.ended_at.is_(None))
    row = uow.read(select(DeviceSuspension.id, DeviceSuspension.first).where(*live)).first()
    if row is None:
        raise Refusal("warranty_not_suspended", serial=device.serial)
    _check_days(row.first, request.last)
    uow.write(update(DeviceSuspension).where(DeviceSuspension.id == row.id).values(last=request.last))
    record(uow, "end_suspension", device, last=request.last.isoformat())
    return WarrantyDecided(device.serial, "resumed", row.first, request.last)


def authorise_exception(uow: UnitOfWork, request: AuthoriseException) -> WarrantyDecided:
    """Cover a device on some days against the rule that is named.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``faulty_entry``,
            ``ends_before_it_begins``, ``device_ended`` before its first day, ``unknown_warranty_rule``,
            ``exception_of_other_rule``.
    """
    check_words("reason", reason=request.reason)
    device = device_named(uow, request.serial, request.model)
    _check_days(request.first, request.last)
    refuse_ended(uow, device, request.first)
    named = (WarrantyRuleVersion.code == request.rule, WarrantyRuleVersion.version == request.version)
    rule = uow.read(select(WarrantyRuleVersion.id).where(*named)).scalar() if storable(request.rule) else None
    if rule is None:
        raise Refusal("unknown_warranty_rule", rule=request.rule, version=request.version)
    _check_rule(uow, device, request)
    row = {"device_id": device.id, "rule_id": rule, "first": request.first, "last": request.last}
    row |= {"reason": request.reason, "authorised_at": uow.at, "authorised_by_id": uow.actor.id}
    uow.write(insert(DeviceException).values(row))
    facts = {"rule": request.rule, "version": request.version}
    record(uow, "authorise_exception", device, request.reason, **facts, last=request.last.isoformat())
    return WarrantyDecided(device.serial, "exception", request.first, request.last)


def _check_rule(uow: UnitOfWork, device: DeviceAtHand, request: AuthoriseException) -> None:
    """An exception overrides the rule of the device; while nobody can say which one that is, any may be named."""
    book = [row.rule for row in rule_book(uow.connection)]
    holds = rule_of(book, facts_of(uow.connection, device.id)).rule
    if holds is not None and (holds.code, holds.version) != (request.rule, request.version):
        raise Refusal("exception_of_other_rule", serial=device.serial, rule=holds.code, version=holds.version)


def _check_days(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise Refusal("ends_before_it_begins", first=first, last=last)


VOID_WARRANTY = Verb("void_warranty", VoidWarranty, WarrantyDecided, void_warranty, Action.APPROVE)
LIFT_VOID = Verb("lift_void", LiftVoid, WarrantyDecided, lift_void, Action.APPROVE)
SUSPEND_WARRANTY = Verb("suspend_warranty", SuspendWarranty, WarrantyDecided, suspend_warranty, Action.APPROVE)
END_SUSPENSION = Verb("end_suspension", EndSuspension, WarrantyDecided, end_suspension, Action.APPROVE)
AUTHORISE_EXCEPTION = Verb(
    "authorise_exception", AuthoriseException, WarrantyDecided, authorise_exception, Action.APPROVE
)
