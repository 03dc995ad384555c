"""What is said about returns."""

from typing import Final

RETURNS: Final[dict[str, str]] = {}
