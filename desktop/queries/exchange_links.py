"""Exchanges that stand: their rows are only ever added, so one that was taken back is told by its movement."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from desktop.models.ledger import MovementRow
from desktop.models.returns import Exchange

_BACK = aliased(MovementRow, name="exchange_back")


def stands() -> ColumnElement[bool]:
    """The exchange was not taken back."""
    return ~select(_BACK.id).where(_BACK.reverses_id == Exchange.movement_id).exists()


def link_for(document: str, before: int) -> str:
    """The document of an exchange as its row keeps it; ``before`` were made for it and taken back."""
    return f"{document} ({before + 1})" if before else document


def made_for(document: str) -> ColumnElement[bool]:
    """The exchanges for a return or a defect case, also those that were taken back."""
    return (Exchange.document == document) | Exchange.document.startswith(f"{document} (", autoescape=True)
