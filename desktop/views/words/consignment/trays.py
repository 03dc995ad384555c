"""What is said about trays."""

from typing import Final

TRAYS: Final[dict[str, str]] = {}
