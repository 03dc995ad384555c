"""Accepting an emergency order by a badge: from now on somebody works on it."""

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.emergency import MilestoneKind, OrderState
from desktop.domain.permissions import Action, require
from desktop.services.emergency.order_at_hand import Stamp, order_named, reach, set_state
from desktop.services.master_data.lookups import person_named
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AcceptEmergency:
    """Somebody takes the order on; ``badge`` is theirs, "" for whoever acts."""

    number: str
    badge: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyAccepted:
    """Who took it on, and when."""

    number: str
    person: str
    accepted_at: datetime


def accept_emergency(uow: UnitOfWork, request: AcceptEmergency) -> EmergencyAccepted:
    """Take an order on.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``unknown_person``, ``not_allowed``.
    """
    order = order_named(uow, request.number, OrderState.OPEN)
    who, name = uow.actor.id, uow.actor.name
    if request.badge:
        person = person_named(uow, request.badge)
        require(person.role, Action.DISPATCH)
        who, name = person.id, person.name
    at = reach(uow, order, MilestoneKind.ACCEPTED, Stamp(by=who))
    set_state(uow, order, OrderState.ACCEPTED)
    uow.record("accept_emergency", order.number, site=order.ledger.site, person=name)
    return EmergencyAccepted(order.number, name, at)


ACCEPT_EMERGENCY = Verb("accept_emergency", AcceptEmergency, EmergencyAccepted, accept_emergency, Action.DISPATCH)
