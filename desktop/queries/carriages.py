"""Carriages that stand: their rows are only ever added, so one that was taken back is told by its counter-entry."""

from sqlalchemy import ColumnElement, and_, select

from desktop.models.returns import FreightClaim, FreightCredit


def carriage(document: str, waybill: str) -> ColumnElement[bool]:
    """The carriages of a return or a defect case under a waybill."""
    return and_(FreightClaim.document == document, FreightClaim.waybill == waybill)


def not_taken_back() -> ColumnElement[bool]:
    """The carriage has no counter-entry."""
    return ~select(FreightCredit.id).where(FreightCredit.claim_id == FreightClaim.id).exists()
