"""Expiry: one inclusive rule for every place that asks.

Goods are usable until the end of the expiry day in the site's time zone (ISO 15223-1, 5.1.4 use-by date).
"""

from datetime import date


def is_expired(expires_on: date | None, today: date) -> bool:
    """True from the day after the expiry day on; goods without an expiry never expire."""
    return expires_on is not None and today > expires_on


def days_left(expires_on: date, today: date) -> int:
    """Whole days until the expiry day; 0 on the day itself, negative when expired."""
    return (expires_on - today).days


def is_short_dated(expires_on: date | None, today: date, minimum_days: int) -> bool:
    """True when fewer days are left than the contract asks for at receipt."""
    return expires_on is not None and days_left(expires_on, today) < minimum_days
