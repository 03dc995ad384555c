"""The words of a row of stock: how much, where, whose, in which state, and how long it is good."""

from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.queries.stock_rows import StockRow
from desktop.views.names import named
from desktop.views.widgets.bins import state_word
from desktop.views.widgets.status_chip import ChipState

STEP: Final = " › "
SOON_DAYS: Final = 90
"""Goods with so many days left are marked."""


def pieces(quantity: Decimal) -> str:
    """A quantity without decimals that say nothing."""
    return f"{quantity.normalize():,f}"


def path_text(row: StockRow) -> str:
    """Where it is, from the inside out."""
    return STEP.join(row.path)


def state_text(row: StockRow) -> str:
    """The state of the zone, and whether it is on hold."""
    held = QCoreApplication.translate("Stock", "on hold") if row.held else ""
    return " · ".join(part for part in (state_word(row.state) if row.state else "", held) if part)


def item_name(row: StockRow) -> str:
    """The name in the language of the window."""
    return named(row.name, row.name_en)


def expiry_state(expires_on: date | None, today: date) -> ChipState | None:
    """The mark of a date: gone, soon, or none."""
    if expires_on is None:
        return None
    days = (expires_on - today).days
    return ChipState.BAD if days < 0 else ChipState.WARN if days <= SOON_DAYS else None


def expiry_text(expires_on: date | None, today: date) -> str:
    """The date, with a word when it is gone or soon."""
    mark = expiry_state(expires_on, today)
    if expires_on is None or mark is None:
        return str(expires_on or "")
    if mark is ChipState.BAD:
        word = QCoreApplication.translate("Stock", "expired")
        return f"{expires_on} · {word}"
    days = QCoreApplication.translate("Stock", "{0} d").format((expires_on - today).days)
    return f"{expires_on} · {days}"
