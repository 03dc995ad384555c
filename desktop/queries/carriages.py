"""Carriages that stand: their rows are only ever added, so one that was taken back is told by its counter-entry."""

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, select

from desktop.models.returns import FreightClaim, FreightCredit, FreightPayer

MOST: Final = 60
"""So many are offered to be taken back; older ones are in the claim list of their month."""


class Carriage(NamedTuple):
    """A carriage that was not taken back; ``amount`` is in yuan."""

    document: str
    carrier: str
    waybill: str
    amount: Decimal
    payer: FreightPayer
    incurred_on: date


def standing_carriages(connection: Connection) -> tuple[Carriage, ...]:
    """The carriages that stand, the newest first, at most `MOST`."""
    asked = (
        select(FreightClaim.document, FreightClaim.carrier, FreightClaim.waybill, FreightClaim.amount)
        .add_columns(FreightClaim.payer, FreightClaim.incurred_on)
        .where(not_taken_back())
        .order_by(FreightClaim.id.desc())
        .limit(MOST)
    )
    return tuple(Carriage(*row) for row in connection.execute(asked))


def carriage(document: str, waybill: str) -> ColumnElement[bool]:
    """The carriages of a return or a defect case under a waybill."""
    return and_(FreightClaim.document == document, FreightClaim.waybill == waybill)


def not_taken_back() -> ColumnElement[bool]:
    """The carriage has no counter-entry."""
    return ~select(FreightCredit.id).where(FreightCredit.claim_id == FreightClaim.id).exists()
