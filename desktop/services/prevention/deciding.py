"""Accepting or refusing what was proposed, and looking at all devices now (S2-22)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.prevention import ProposalState
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.prevention import Proposal
from desktop.services.devices.device_at_hand import check_words
from desktop.services.master_data.lookups import refuse_foreign, storable
from desktop.services.perform import Verb
from desktop.services.prevention.opening_work import HELD_BY, close_proposal, device_of, order_for
from desktop.services.prevention.proposals import LEFT_FOR_DAYS
from desktop.storage.unit_of_work import UnitOfWork

MOST_DEVICES: Final = 100
"""Of one proposal, so that nobody opens a thousand orders with one key."""


@dataclass(frozen=True, slots=True)
class AcceptProposal:
    """Do what was proposed.

    Attributes:
        planned_on: the day on which it is to be done; None for the day on which it is due.
        serials: where it speaks of many devices: which of them; all when none is named.
    """

    number: str
    planned_on: date | None = None
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalAccepted:
    """The proposal and the work orders that were opened."""

    number: str
    orders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefuseProposal:
    """Leave what was proposed.

    Attributes:
        again_on: of a maintenance: the first day on which it is proposed again; None for in 30 days.
    """

    number: str
    reason: str
    again_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProposalRefused:
    """The proposal, and from when on it may come again."""

    number: str
    again_on: date


def accept_proposal(uow: UnitOfWork, request: AcceptProposal) -> ProposalAccepted:
    """Open the work orders of a proposal.

    Raises:
        Refusal: ``unknown_proposal``, ``not_your_site``, ``proposal_decided``, ``unknown_device``,
            ``choose_devices`` when there are more than a hundred, and what an order refuses.
    """
    row = _at_hand(uow, request.number)
    orders = _open(uow, row, request)
    close_proposal(uow, row, ProposalState.ACCEPTED, orders)
    return ProposalAccepted(request.number, orders)


def _open(uow: UnitOfWork, row: Any, request: AcceptProposal) -> tuple[str, ...]:
    """The orders; in a group, a device that has such an order open already, or is no longer in use, is passed over."""
    if row.device_id is not None:
        return (order_for(uow, row, device_of(uow, row.device_id), request.planned_on),)
    orders: list[str] = []
    for device in _devices(uow, row, request.serials):
        try:
            orders.append(order_for(uow, row, device, request.planned_on))
        except Refusal as refusal:
            if refusal.code not in HELD_BY:
                raise
    return tuple(orders)


def _devices(uow: UnitOfWork, row: Any, serials: tuple[str, ...]) -> list[Any]:
    group = (Device.site_id == row.site_id, Device.model == row.model, Device.region == row.region)
    asked = select(Device.id, Device.serial, Device.model).where(*group).order_by(Device.serial)
    named = asked.where(Device.serial.in_(serials)) if serials else asked
    found = list(uow.read(named.limit(MOST_DEVICES + 1)).all())
    if len(found) > MOST_DEVICES:
        raise Refusal("choose_devices", number=row.number, limit=MOST_DEVICES)
    missing = sorted(set(serials) - {one.serial for one in found})
    if missing:
        raise Refusal("unknown_device", serial=missing[0])
    return found


def refuse_proposal(uow: UnitOfWork, request: RefuseProposal) -> ProposalRefused:
    """Leave a proposal, with the reason.

    Raises:
        Refusal: ``unknown_proposal``, ``not_your_site``, ``proposal_decided``, ``faulty_entry``, ``day_in_past``.
    """
    check_words("reason", reason=request.reason)
    row = _at_hand(uow, request.number)
    zone = uow.read(select(Site.time_zone).where(Site.id == row.site_id)).scalar_one()
    today = uow.today(zone)
    again = request.again_on or today + timedelta(days=LEFT_FOR_DAYS)
    if again <= today:
        raise Refusal("day_in_past", day=again)
    close_proposal(uow, row, ProposalState.REFUSED, (), request.reason, again_on=again.isoformat())
    return ProposalRefused(request.number, again)


def _at_hand(uow: UnitOfWork, number: str) -> Any:
    asked = select(*Proposal.__table__.c).where(Proposal.number == number).with_for_update()
    row = uow.read(asked).first() if storable(number) else None
    if row is None:
        raise Refusal("unknown_proposal", number=number)
    site = uow.read(select(Site.code).where(Site.id == row.site_id)).scalar_one()
    refuse_foreign(uow, row.partner_id, site)
    if row.state is not ProposalState.PROPOSED:
        raise Refusal("proposal_decided", number=number, state=row.state.value)
    return row


ACCEPT_PROPOSAL = Verb("accept_proposal", AcceptProposal, ProposalAccepted, accept_proposal, Action.KEEP_EQUIPMENT)
REFUSE_PROPOSAL = Verb("refuse_proposal", RefuseProposal, ProposalRefused, refuse_proposal, Action.APPROVE)
