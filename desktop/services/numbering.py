"""Numbers of documents: counted up in the transaction that writes the document, so that none is given twice."""

from sqlalchemy import text

from desktop.storage.unit_of_work import UnitOfWork

_NEXT = text(
    """INSERT INTO document_counter (prefix, last) VALUES (:prefix, 1)
    ON CONFLICT (prefix) DO UPDATE SET last = document_counter.last + 1 RETURNING last"""
)


def next_number(uow: UnitOfWork, prefix: str) -> str:
    """The next number of a kind of document: ``UR-0931``. A refused job gives its number back."""
    last = uow.write(_NEXT, {"prefix": prefix}).scalar_one()
    return f"{prefix}-{last:04d}"
