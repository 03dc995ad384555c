"""The tick after the inspection of goods that came back: usable again, or a defect case."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.returns import GoodsReturn, ReturnState
from desktop.services.blocking import refuse_blocked
from desktop.services.deadlines import close_deadlines
from desktop.services.holding import close_hold
from desktop.services.named_goods import goods_of, named_goods
from desktop.services.perform import Verb
from desktop.services.returns.defects import OpenDefect, open_defect
from desktop.services.returns.delivered import RULE
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class InspectReturn:
    """The tick after the inspection of a return; with ``good`` False it becomes a defect case."""

    good: bool
    number: str = ""
    raw: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReturnInspected:
    """What became of the goods; ``defect`` is the number of the defect case, or ""."""

    number: str
    state: ReturnState
    item: str
    lot: str
    serial: str
    defect: str


def inspect_return(uow: UnitOfWork, request: InspectReturn) -> ReturnInspected:
    """Tick a return as good: it is usable again; or find it bad: it stays blocked as a defect case.

    Raises:
        Refusal: ``unknown_return``, ``already_inspected``, ``recalled`` when its lot was recalled meanwhile.
    """
    row = _open_return(uow, request)
    goods = goods_of(uow.connection, row.lot_id, row.unit_id)
    if request.good:
        _release(uow, row.hold_id, request.note or "inspected")
        refuse_blocked(uow, [goods.key])
    state = ReturnState.USABLE if request.good else ReturnState.REJECTED
    done = {"state": state, "inspected_at": uow.at, "inspected_by_id": uow.actor.id, "inspection_note": request.note}
    uow.write(update(GoodsReturn).where(GoodsReturn.id == row.id).values(done))
    uow.record("inspect_return", row.number, site=row.site_id, reason=request.note, good=request.good)
    # The promise was kept when the goods came back; until the tick the board keeps it in sight.
    close_deadlines(uow, RULE.code, row.number, row.returned_at)
    uow.touched(Kind.RETURNS, Kind.HOLDS)
    defect = ""
    if not request.good:
        named = OpenDefect(item=goods.ref, lot=goods.number, serial=goods.serial, description=request.note)
        defect = open_defect(uow, named).number
        _release(uow, row.hold_id, defect)
    return ReturnInspected(row.number, state, goods.name, goods.number, goods.serial, defect)


def _release(uow: UnitOfWork, hold: int | None, reason: str) -> None:
    if hold is not None:
        close_hold(uow, hold, reason)


def _open_return(uow: UnitOfWork, request: InspectReturn) -> Any:
    asked = select(GoodsReturn.id, GoodsReturn.number, GoodsReturn.lot_id, GoodsReturn.unit_id, GoodsReturn.state)
    asked = asked.add_columns(GoodsReturn.hold_id, GoodsReturn.site_id, GoodsReturn.partner_id, GoodsReturn.returned_at)
    asked = asked.order_by(GoodsReturn.id.desc())
    if request.number:
        asked = asked.where(GoodsReturn.number == request.number)
    else:
        goods = named_goods(uow.connection, request.raw, ("", "", ""), uow.at.date())
        asked = asked.where(GoodsReturn.lot_id == goods.lot, GoodsReturn.unit_id == goods.unit)
    row = uow.read(asked.limit(1).with_for_update(key_share=True)).first()
    if row is None:
        raise Refusal("unknown_return", number=request.number)
    if row.state is not ReturnState.TO_INSPECT:
        raise Refusal("already_inspected", number=row.number, state=row.state.value)
    return row


INSPECT_RETURN = Verb("inspect_return", InspectReturn, ReturnInspected, inspect_return, Action.RETURN_GOODS)
