"""When the journeys are played."""

from datetime import UTC, datetime

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TODAY = NOW.date()
