"""Where the trays could come from that running orders have not picked, and when each can be there (SC-06)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from desktop.domain.emergency import TO_PICK
from desktop.queries.nearest import Around, Trip
from desktop.queries.order_facts import free_slots
from desktop.queries.order_forecast import Now
from desktop.queries.tray_sources import STANDING, TraysAround, TraySource
from desktop.queries.whereabouts import SourceKind


class FarTrays:
    """The tray sources of running orders, read once for all of them.

    Args:
        running: the partners of the running orders by the orders' keys.
        known: the roads by partner.
    """

    def __init__(self, connection: Connection, running: Mapping[int, int], known: Mapping[int, Around]) -> None:
        self._kits = free_slots(connection, running)
        self._around = TraysAround(connection, {running[order] for order in self._kits})
        self._known = known

    def sources(self, now: Now) -> tuple[tuple[TraySource, ...], tuple[datetime | None, ...]]:
        """The sources, and when each tray can be there that does not stand in the own site."""
        row, kits = now.row, self._kits.get(now.row.id, ())
        if not kits or now.left is not None:
            return (), ()
        trip = Trip(row.site_id, row.hospital_id, now.at, now.leaves, row.due_at)
        roads = self._known[row.partner_id].roads
        found = self._around.sources(kits, row.partner_id, trip, roads)
        picking = row.state in TO_PICK
        return found, tuple(self._arrivals(now, kits, found)) if picking else ()

    def _arrivals(self, now: Now, kits: Sequence[int], found: Sequence[TraySource]) -> Iterator[datetime | None]:
        taken: set[str] = set()
        for kit in kits:
            codes = {one.code for one in self._around.serving(kit, now.row.partner_id)} - taken
            mine = [one for one in found if one.tray in codes and one.kind in STANDING]
            best = next((one for one in mine if one.kind is SourceKind.ZONE), next(iter(mine), None))
            taken |= {best.tray} if best is not None else set()
            if best is None or best.kind is not SourceKind.ZONE:
                yield None if best is None else best.arrival
