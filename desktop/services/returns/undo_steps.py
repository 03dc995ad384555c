"""The last step of a return, a defect case or an exchange: what it was, who did it when, and what rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind
from desktop.models.case import Reservation
from desktop.models.hold import Hold, HoldReason
from desktop.models.ledger import MovementRow
from desktop.models.returns import UNDONE, DefectCase, DefectState, Exchange, FreightClaim, GoodsReturn, ReturnState
from desktop.queries.carriages import not_taken_back
from desktop.queries.exchange_links import made_for, stands
from desktop.storage.unit_of_work import UnitOfWork

_RETURNS: Final = GoodsReturn.__table__
_DEFECTS: Final = DefectCase.__table__
_EXCHANGES: Final = Exchange.__table__
_OPEN: Final = (DefectState.OPEN, DefectState.COLLECTED)


class ReturnStep(StrEnum):
    """What can be taken back."""

    ACCEPTED = "accepted"
    INSPECTED = "inspected"
    OPENED = "opened"
    COLLECTED = "collected"
    EXCHANGED = "exchanged"


@dataclass(frozen=True, slots=True)
class StepDone:
    """One step: of which document, by whom (person id), when, about which goods; its movement if it made one."""

    document: str
    step: ReturnStep
    at: datetime
    person: int
    site: int
    partner: int
    lot: int
    unit: int | None
    movement: UUID | None = None


def step_of(uow: UnitOfWork, number: str) -> StepDone:
    """The last step of a document; that of a defect case which an inspection opened is the inspection.

    Raises:
        Refusal: ``unknown_document``, ``document_undone``, ``defect_closed`` when the manufacturer decided already.
    """
    found = next(_steps(uow, number, None), None)
    if found is not None:
        return found
    if number and uow.read(select(Exchange.id).where(Exchange.number == number)).first() is not None:
        raise Refusal("document_undone", document=number)
    for table in (GoodsReturn, DefectCase):
        state = uow.read(select(table.state).where(table.number == number)).scalar()
        if state is not None and number:
            raise Refusal(
                "document_undone" if state.value == UNDONE else "defect_closed", document=number, number=number
            )
    raise Refusal("unknown_document", document=number)


def last_step_of(uow: UnitOfWork, person: int) -> StepDone:
    """The last step that a person did and that still stands.

    Raises:
        Refusal: ``nothing_to_undo``.
    """
    mine = [one for one in _steps(uow, "", person) if one.person == person]
    if not mine:
        raise Refusal("nothing_to_undo")
    return max(mine, key=lambda one: (one.at, one.document))


def _steps(uow: UnitOfWork, number: str, person: int | None) -> Iterator[StepDone]:
    """The last steps of one document, or of the newest that a person worked on."""
    by_hand = _RETURNS.c.received_by_id == person, _RETURNS.c.inspected_by_id == person
    rows = _newest(uow, _RETURNS, number, None if person is None else by_hand[0] | by_hand[1])
    yield from (_of_return(row) for row in rows if row["state"] is not ReturnState.UNDONE)
    rows = _newest(uow, _DEFECTS, number, None if person is None else _DEFECTS.c.state.in_(_OPEN))
    yield from (_of_defect(uow, row) for row in rows if row["state"] in _OPEN)
    rows = _newest(uow, _EXCHANGES, number, None if person is None else _EXCHANGES.c.exchanged_by_id == person)
    yield from (_of_exchange(row) for row in rows if not _taken_back(uow, row["movement_id"]))


def _taken_back(uow: UnitOfWork, movement: UUID) -> bool:
    return uow.read(select(MovementRow.id).where(MovementRow.reverses_id == movement)).first() is not None


def _newest(uow: UnitOfWork, table: Any, number: str, where: ColumnElement[bool] | None) -> list[Any]:
    asked = select(table).order_by(table.c.id.desc()).limit(_MOST)
    asked = asked.where(table.c.number == number) if where is None else asked.where(where)
    return list(uow.read(asked).mappings().all())


_MOST: Final = 50


def _of_return(row: Any) -> StepDone:
    goods = (row["site_id"], row["partner_id"], row["lot_id"], row["unit_id"])
    if row["inspected_at"] is not None:
        return StepDone(row["number"], ReturnStep.INSPECTED, row["inspected_at"], row["inspected_by_id"], *goods)
    accepted = (row["returned_at"], row["received_by_id"])
    return StepDone(row["number"], ReturnStep.ACCEPTED, *accepted, *goods, row["movement_id"])


def _of_defect(uow: UnitOfWork, row: Any) -> StepDone:
    goods = (row["site_id"], row["partner_id"], row["lot_id"], row["unit_id"])
    if row["state"] is DefectState.COLLECTED:
        asked = select(MovementRow.id, MovementRow.actor_id).where(MovementRow.document == row["number"])
        came = asked.where(MovementRow.kind == MovementKind.COME_BACK).order_by(MovementRow.recorded_at.desc())
        movement = uow.read(came.limit(1)).one()
        done = (row["collected_at"], movement.actor_id)
        return StepDone(row["number"], ReturnStep.COLLECTED, *done, *goods, movement.id)
    same = (_RETURNS.c.lot_id == row["lot_id"], _RETURNS.c.unit_id == row["unit_id"])
    bad = select(_RETURNS).where(*same, _RETURNS.c.state == ReturnState.REJECTED)
    inspected = uow.read(bad.where(_RETURNS.c.inspected_at == row["opened_at"])).mappings().first()
    if inspected is not None:
        return _of_return(inspected)
    return StepDone(row["number"], ReturnStep.OPENED, row["opened_at"], row["opened_by_id"], *goods)


def _of_exchange(row: Any) -> StepDone:
    goods = (row["site_id"], row["partner_id"], row["replacement_lot_id"], row["replacement_unit_id"])
    done = (row["exchanged_at"], row["exchanged_by_id"])
    return StepDone(row["number"], ReturnStep.EXCHANGED, *done, *goods, row["movement_id"])


def dependents(uow: UnitOfWork, done: StepDone) -> list[str]:
    """What rests on a step: carriages on the claim list, exchanges, later returns, reservations and recalls."""
    return [
        *_freight(uow, done),
        *_exchanged(uow, done),
        *_returned(uow, done),
        *_reserved(uow, done),
        *_recalled(uow, done),
    ]


def _freight(uow: UnitOfWork, done: StepDone) -> list[str]:
    """A carriage stands against it until it is taken back; only the inspection stands apart from it."""
    if done.step is ReturnStep.INSPECTED:
        return []
    asked = select(FreightClaim.carrier, FreightClaim.waybill).where(FreightClaim.document == done.document)
    asked = asked.where(not_taken_back())
    return [f"{row.carrier} {row.waybill}" for row in uow.read(asked.order_by(FreightClaim.id)).all()]


def _exchanged(uow: UnitOfWork, done: StepDone) -> list[str]:
    asked = select(Exchange.number).where(made_for(done.document), stands(), Exchange.exchanged_at >= done.at)
    return list(uow.read(asked).scalars())


def _returned(uow: UnitOfWork, done: StepDone) -> list[str]:
    """Returns and defect cases of the same unit that came later."""
    if done.unit is None:
        return []
    later = select(GoodsReturn.number).where(GoodsReturn.unit_id == done.unit, GoodsReturn.returned_at > done.at)
    cases = select(DefectCase.number).where(DefectCase.unit_id == done.unit, DefectCase.opened_at > done.at)
    numbers = uow.read(later.where(GoodsReturn.state != ReturnState.UNDONE)).scalars().all()
    more = uow.read(cases.where(DefectCase.state != DefectState.UNDONE)).scalars().all()
    return [one for one in (*numbers, *more) if one != done.document]


def _reserved(uow: UnitOfWork, done: StepDone) -> list[str]:
    """Cases that were promised the goods since: only an inspection made them usable."""
    if done.step is not ReturnStep.INSPECTED:
        return []
    asked = select(Reservation.document).where(Reservation.lot_id == done.lot, Reservation.unit_id == done.unit)
    asked = asked.where(Reservation.released_at.is_(None), Reservation.made_at >= done.at)
    if done.unit is None:
        bin_of_it = select(GoodsReturn.place_id).where(GoodsReturn.number == done.document).scalar_subquery()
        asked = asked.where(Reservation.place_id == bin_of_it)
    return sorted(set(uow.read(asked).scalars()))


def _recalled(uow: UnitOfWork, done: StepDone) -> list[str]:
    """Recalls that found the goods where the step had brought them."""
    asked = select(Hold.document).where(Hold.lot_id == done.lot, Hold.reason == HoldReason.RECALL)
    asked = asked.where(Hold.unit_id.is_(None) | (Hold.unit_id == done.unit))
    return list(uow.read(asked.where(Hold.released_at.is_(None), Hold.opened_at >= done.at)).scalars())
