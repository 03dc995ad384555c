"""What is said about replenishment."""

from typing import Final

REPLENISHMENT: Final[dict[str, str]] = {}
