"""The wall clock that people read: that of the desk's site, and the computer's own until the site is known.

A computer may stand in another time zone than the warehouse that it works for; what a person reads, and what a label
shows, is the time at the site.
"""

from datetime import datetime, tzinfo
from typing import Final


class _Wall:
    zone: tzinfo | None = None


_WALL: Final = _Wall()


def use_zone(zone: tzinfo | None) -> None:
    """Read moments in a time zone from now on; None for the computer's own."""
    _WALL.zone = zone


def local(moment: datetime) -> datetime:
    """A moment on the wall clock that people read."""
    return moment.astimezone(_WALL.zone)
