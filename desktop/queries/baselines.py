"""What hospitals held before the joint logistics began, as it was frozen (S1-30)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection, select

from desktop.models.case import StockBaseline
from desktop.models.party import Party


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """A frozen baseline; ``hospital`` is a code, ``value`` in yuan. It stays for good: ``retired_at`` is None."""

    hospital: str
    name: str
    name_en: str
    taken_on: date
    value: Decimal
    pieces: Decimal
    signed_by: str
    retired_at: datetime | None = None


def baselines(connection: Connection) -> tuple[BaselineRow, ...]:
    """All baselines by hospital."""
    asked = (
        select(Party.code, Party.name, Party.name_en, StockBaseline.taken_on, StockBaseline.value)
        .add_columns(StockBaseline.pieces, StockBaseline.signed_by)
        .join(Party, Party.id == StockBaseline.hospital_id)
        .order_by(Party.code, StockBaseline.id)
    )
    return tuple(BaselineRow(*row) for row in connection.execute(asked).all())
