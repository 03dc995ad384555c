"""Goods that are out with an open case come back through the case, so that its report still adds up."""

from decimal import Decimal

from sqlalchemy import func, select

from desktop.domain.cases import CaseState
from desktop.domain.errors import Refusal
from desktop.models.case import Case, CaseGoods
from desktop.models.ledger import Balance
from desktop.services.named_goods import NamedGoods
from desktop.services.returns.delivered import AtCustomer
from desktop.storage.unit_of_work import UnitOfWork

_OPEN = (CaseState.OUT, CaseState.BACK, CaseState.HELD)


def refuse_of_open_case(uow: UnitOfWork, goods: NamedGoods, standing: AtCustomer, pieces: Decimal) -> None:
    """Refuse to take back pieces that an open case at the same place has still to account for.

    Raises:
        Refusal: ``goods_of_case`` with the number of the case.
    """
    of_case = (
        select(Case.number, (CaseGoods.quantity - CaseGoods.back).label("due"))
        .join(Case, Case.id == CaseGoods.case_id)
        .where(CaseGoods.place_id == standing.place, CaseGoods.owner_id == standing.owner)
        .where(CaseGoods.lot_id == goods.lot, CaseGoods.unit_id == goods.unit, Case.state.in_(_OPEN))
    )
    rows = uow.read(of_case).all()
    due = sum((Decimal(row.due) for row in rows), Decimal(0))
    if not due:
        return
    lying = select(func.sum(Balance.quantity)).where(Balance.place_id == standing.place)
    lying = lying.where(Balance.lot_id == goods.lot, Balance.unit_id == goods.unit, Balance.owner_id == standing.owner)
    there = uow.read(lying).scalar() or Decimal(0)
    if there - due < pieces:
        raise Refusal("goods_of_case", case=rows[0].number, **goods.names)
