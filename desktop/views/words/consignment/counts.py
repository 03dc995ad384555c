"""What is said about counts."""

from typing import Final

COUNTS: Final[dict[str, str]] = {}
