"""The audit chain: each link hashes the one before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

GENESIS: Final = "0" * 64
"""What stands before the first link."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def canonical(payload: Mapping[str, Any]) -> str:
    """One text for one content: sorted keys, no blanks, UTF-8 letters as they are."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def microseconds(moment: datetime) -> int:
    """A moment as whole microseconds since 1970-01-01T00:00:00Z."""
    span = moment - _EPOCH
    return (span.days * 86_400 + span.seconds) * 1_000_000 + span.microseconds


def link(previous: str, sequence: int, recorded_us: int, payload: str) -> str:
    """The hash of a link: SHA-256 in hex over the four, joined by line feeds, as UTF-8."""
    return hashlib.sha256(f"{previous}\n{sequence}\n{recorded_us}\n{payload}".encode()).hexdigest()
