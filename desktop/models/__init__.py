"""Tables, no behaviour. Importing this room makes every table known to ``Base.metadata``."""

from desktop.models import audit, deadline, hold, item, label, ledger, notice, party, person, place, settlement
from desktop.models.base import Base

__all__ = [
    "Base",
    "audit",
    "deadline",
    "hold",
    "item",
    "label",
    "ledger",
    "notice",
    "party",
    "person",
    "place",
    "settlement",
]
