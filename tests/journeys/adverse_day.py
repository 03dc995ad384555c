"""The afternoon of J7 laid out: the screw, its lot of 23, and who is called."""

from datetime import date
from typing import Final

from desktop.app import open_store_at
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_adverse import REF, SampleAdverse, lay_out_adverse
from desktop.exchange.sample_delivery import lay_out, sample
from desktop.storage.unit_of_work import Store

__all__ = ["DAY", "REF", "lay_out_j7"]

DAY: Final = date(2026, 11, 24)


def lay_out_j7(url: str) -> tuple[Store, SampleAdverse]:
    """The world four days later, at 16:05, when the hospital calls."""
    world = SampleAdverse(DAY)
    store = open_store_at(url, FixedClock(world.at("16:05")))
    lay_out(store, sample(7, DAY))
    lay_out_adverse(store, world)
    return store, world
