"""Where a fact comes from: who, when, at which desk, how entered, from which scan."""

import os
import time
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, as the database knows them."""

    id: int
    badge: str
    name: str
    role: Role
    partner_id: int | None


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a write.

    Attributes:
        request_id: made by the caller; the same request twice is posted once.
        actor: who.
        occurred_at: when it happened, as the desk's clock says.
        workstation: at which desk.
        entered_by: scan, click, import or typed afterwards.
        raw: the scan as it arrived, or "".
    """

    request_id: UUID
    actor: Actor
    occurred_at: datetime
    workstation: str
    entered_by: EnteredBy
    raw: str = ""


def new_id() -> UUID:
    """A fresh UUID of version 7 (RFC 9562, 5.7): a name that sorts roughly by time, never an order to rely on."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
