"""What is said about recalls."""

from typing import Final

RECALLS: Final[dict[str, str]] = {}
