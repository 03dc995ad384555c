"""What the recall desk says of a scanned piece before anything is blocked."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from desktop.queries.recall_locating import Picture, locate
from desktop.queries.recalls import progress, recall_named
from desktop.services.blocking import recall_of
from desktop.services.finding import find_in, read_udi
from desktop.services.recalls.opening import ScopeNames, scope_of


@dataclass(frozen=True, slots=True)
class Looked:
    """A scanned piece: the recall that covers it or "", how far that is, and the picture of its lot."""

    item: str
    item_en: str
    lot: str
    serial: str
    recall: str
    received: Decimal
    found: Decimal
    accounted: Decimal
    blocked: Decimal
    notified: bool
    closed: bool
    picture: Picture


def look_for(connection: Connection, raw: str, at: datetime) -> Looked:
    """Where the lot of a scanned piece is, and whether it is recalled already.

    Raises:
        Refusal: ``unknown_lot``; what the decoder or the catalogue refuses.
    """
    found = find_in(connection, read_udi(raw, at.date(), connection))
    number = recall_of(connection, found.item_id, found.lot, found.serial)
    accounted = blocked = Decimal(0)
    notified = closed = False
    if number:
        recall = recall_named(connection, number)
        scope, done = recall.scope, progress(connection, recall)
        accounted, blocked = done.accounted, done.blocked
        notified, closed = recall.notified_at is not None, recall.closed_at is not None
    else:
        scope = scope_of(connection, ScopeNames(raw), at)
    picture = locate(connection, scope)
    names = (found.name, found.name_en, found.lot, found.serial)
    return Looked(*names, number, picture.received, picture.found, accounted, blocked, notified, closed, picture)
