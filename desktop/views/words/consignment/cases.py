"""What is said about cases."""

from typing import Final

CASES: Final[dict[str, str]] = {}
