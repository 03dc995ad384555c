"""The chip of a computer's clock that stands wrong: by how much, and that no deadline has moved."""

from datetime import timedelta

from desktop.views.translation import text
from desktop.views.widgets.status_chip import Chip, ChipState
from desktop.views.words.deadlines import CLOCK_CHIPS
from desktop.views.words.filling import fill

_MINUTE = timedelta(minutes=1)


def clock_chip(name: str, off: timedelta) -> Chip:
    """The chip while the wall clock stands wrong.

    Args:
        name: the name of the chip, in the language of the window.
        off: wall clock minus trusted time.
    """
    span = {"span": clock_span(off)}
    word = fill(text(CLOCK_CHIPS["clock_ahead" if off > timedelta(0) else "clock_behind"]), span)
    return Chip(ChipState.WARN, name, word, fill(text(CLOCK_CHIPS["clock_wrong"]), span))


def clock_span(off: timedelta) -> str:
    """A span without its sign: ``35 s``, ``1:05 h``, ``30 d 2 h``."""
    if abs(off) < _MINUTE:
        return f"{round(abs(off).total_seconds())} s"
    minutes = round(abs(off) / _MINUTE)
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    return f"{days} d {hours} h" if days else f"{hours}:{left:02} h"
