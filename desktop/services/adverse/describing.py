"""What happened in an adverse event, told better while it is open; every report says it as it stands then."""

from dataclasses import dataclass

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.adverse import AdverseEvent
from desktop.services.adverse.event_at_hand import check_words, event_named
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DescribeAdverse:
    """What happened, in other words; ``told_by`` "" leaves who told us. Nothing may name a patient."""

    number: str
    description: str
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class AdverseDescribed:
    """What is told from now on."""

    number: str
    description: str
    told_by: str


def describe_adverse(uow: UnitOfWork, request: DescribeAdverse) -> AdverseDescribed:
    """Say again what happened; the words before stand in the audit.

    Raises:
        Refusal: ``needs_description``, ``faulty_entry``, ``unknown_adverse``, ``adverse_ended``.
    """
    if not request.description:
        raise Refusal("needs_description")
    check_words(description=request.description, told_by=request.told_by)
    event = event_named(uow, request.number)
    asked = select(AdverseEvent.description, AdverseEvent.told_by).where(AdverseEvent.id == event.id)
    before, teller = uow.read(asked).one()
    said = {"description": request.description, "told_by": request.told_by or teller}
    uow.write(update(AdverseEvent).where(AdverseEvent.id == event.id).values(said))
    uow.record("describe_adverse", event.number, site=event.ledger.site, before=before, **said)
    uow.touched(Kind.ADVERSE)
    return AdverseDescribed(event.number, request.description, said["told_by"])


DESCRIBE_ADVERSE = Verb("describe_adverse", DescribeAdverse, AdverseDescribed, describe_adverse, Action.RETURN_GOODS)
