"""Decisions that were given in error are withdrawn: they count no more and stay in the record (S2-36)."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.warranty import DeviceException, DeviceExceptionEnd, DeviceSuspension
from desktop.services.devices.device_at_hand import check_words, device_by_key, record
from desktop.services.perform import Verb
from desktop.services.warranty.deciding import WarrantyDecided
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class WithdrawException:
    """An exception was given in error; ``exception`` is its key (`sparezone query device-decisions`)."""

    exception: int
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawSuspension:
    """A suspension was entered in error, also one that has ended; ``suspension`` is its key."""

    suspension: int
    reason: str


def withdraw_exception(uow: UnitOfWork, request: WithdrawException) -> WarrantyDecided:
    """Let an exception count no more, as if it had never been given.

    Raises:
        Refusal: ``unknown_decision``, ``decision_withdrawn`` already, ``not_your_site``, ``faulty_entry``.
    """
    check_words("reason", reason=request.reason)
    kept, end = DeviceException, DeviceExceptionEnd
    asked = select(kept.id, kept.device_id, kept.first, kept.last).where(kept.id == request.exception)
    row = uow.read(asked).first()
    if row is None:
        raise Refusal("unknown_decision")
    device = device_by_key(uow, row.device_id)
    if uow.read(select(end.ended_at).where(end.exception_id == row.id)).first() is not None:
        raise Refusal("decision_withdrawn", serial=device.serial, first=row.first, last=row.last)
    gone = {"exception_id": row.id, "ended_at": uow.at, "ended_by_id": uow.actor.id, "ended_reason": request.reason}
    uow.write(insert(end).values(gone))
    days = {"first": row.first.isoformat(), "last": row.last.isoformat()}
    record(uow, "withdraw_exception", device, request.reason, **days)
    return WarrantyDecided(device.serial, "exception_withdrawn", row.first, row.last)


def withdraw_suspension(uow: UnitOfWork, request: WithdrawSuspension) -> WarrantyDecided:
    """Let a suspension count no more, as if the warranty had never rested; enter it anew for the right days.

    Raises:
        Refusal: ``unknown_decision``, ``decision_withdrawn`` already, ``not_your_site``, ``faulty_entry``.
    """
    check_words("reason", reason=request.reason)
    kept = DeviceSuspension
    owner = uow.read(select(kept.device_id).where(kept.id == request.suspension)).scalar()
    if owner is None:
        raise Refusal("unknown_decision")
    device = device_by_key(uow, owner)
    columns = (kept.first, kept.last, kept.ended_at)
    row = uow.read(select(*columns).where(kept.id == request.suspension)).one()
    if row.ended_at is not None:
        raise Refusal("decision_withdrawn", serial=device.serial, first=row.first, last=row.last)
    gone = {"ended_at": uow.at, "ended_by_id": uow.actor.id, "ended_reason": request.reason}
    uow.write(update(kept).where(kept.id == request.suspension).values(gone))
    days = {"first": row.first.isoformat(), "last": "" if row.last is None else row.last.isoformat()}
    record(uow, "withdraw_suspension", device, request.reason, **days)
    return WarrantyDecided(device.serial, "suspension_withdrawn", row.first, row.last)


WITHDRAW_EXCEPTION = Verb("withdraw_exception", WithdrawException, WarrantyDecided, withdraw_exception, Action.APPROVE)
WITHDRAW_SUSPENSION = Verb(
    "withdraw_suspension", WithdrawSuspension, WarrantyDecided, withdraw_suspension, Action.APPROVE
)
