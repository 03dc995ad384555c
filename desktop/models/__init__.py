"""Tables, no behaviour. Importing this room makes every table known to ``Base.metadata``."""

from desktop.models import (
    audit,
    case,
    count,
    deadline,
    hold,
    item,
    label,
    ledger,
    notice,
    party,
    person,
    place,
    recall,
    replenishment,
    returns,
    settlement,
    tray,
)
from desktop.models.base import Base

__all__ = [
    "Base",
    "audit",
    "case",
    "count",
    "deadline",
    "hold",
    "item",
    "label",
    "ledger",
    "notice",
    "party",
    "person",
    "place",
    "recall",
    "replenishment",
    "returns",
    "settlement",
    "tray",
]
