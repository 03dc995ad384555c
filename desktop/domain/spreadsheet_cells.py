"""Text that a spreadsheet may see: nothing of it is taken for a formula."""

from typing import Final

DANGEROUS: Final = frozenset("=+-@\t\r'")
"""A spreadsheet takes text that begins so for a formula; the apostrophe protects, so it is protected too."""


def protected(text: str) -> str:
    """Text as a spreadsheet may see it: a leading ``'`` before what it would take for a formula."""
    return f"'{text}" if text[:1] in DANGEROUS else text
