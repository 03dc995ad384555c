"""Tables, no behaviour. Importing this room makes every table known to ``Base.metadata``."""

from desktop.models import audit, hold, item, label, ledger, notice, party, person, place
from desktop.models.base import Base

__all__ = ["Base", "audit", "hold", "item", "label", "ledger", "notice", "party", "person", "place"]
