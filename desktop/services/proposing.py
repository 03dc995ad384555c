"""What the put-away desk says before anything is booked: where a thing belongs, and what a bin holds."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.domain.lots import is_expired
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.services.goods import thing_of
from desktop.services.putting_away import bin_of, held_for, holds, proposal


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a thing stands now and which bin is proposed; "" when no bin made for it is free."""

    thing: str
    is_tray: bool
    held: bool
    stands_in: str
    place: str


@dataclass(frozen=True, slots=True)
class BinChecked:
    """What a bin holds by the book, and which trays are meant for it."""

    place: str
    holds: tuple[str, ...]
    should_hold: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether no tray stands in a bin that is meant for another."""
        return not self.should_hold or not self.holds or set(self.holds) == set(self.should_hold)


def propose(connection: Connection, raw: str, at: datetime) -> Proposal:
    """Where the scanned tray or unit belongs.

    Raises:
        Refusal: as `desktop.services.goods.thing_of`.
    """
    zone = ZoneInfo(connection.execute(select(Site.time_zone).limit(1)).scalar() or "UTC")
    thing = thing_of(connection, raw, local_day(at, zone))
    standing = connection.execute(select(Place.code, Place.site_id).where(Place.id == thing.place)).one()
    held = held_for(connection, thing)
    expired = is_expired(thing.expires_on, local_day(at, zone))
    place = proposal(connection, thing, held=held, expired=expired, site=standing[1] or 0)
    return Proposal(thing.shown, thing.is_tray, held is not None, standing[0], place or "")


def check_bin(connection: Connection, code: str) -> BinChecked:
    """What a bin holds and should hold.

    Raises:
        Refusal: ``unknown_place`` or ``not_a_bin``.
    """
    found = bin_of(connection, code)
    homes = connection.execute(select(Place.code).where(Place.home_id == found.id).order_by(Place.code)).scalars()
    return BinChecked(found.code, tuple(holds(connection, found.id)), tuple(homes))
