"""One desk at a time at a return or a defect case."""

from sqlalchemy import select

from desktop.models.returns import DefectCase, GoodsReturn
from desktop.storage.unit_of_work import UnitOfWork


def hold_document(uow: UnitOfWork, number: str) -> None:
    """Hold the row of a document to the end of the job: of two desks the second meets what the first one did."""
    for table in (GoodsReturn, DefectCase):
        uow.read(select(table.id).where(table.number == number).with_for_update(key_share=True)).first()
