"""What a scan names among the goods on hand: a tray, or a unit, with where it stands and whose it is."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.models.item import Unit
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.services.finding import find_in, read_udi


@dataclass(frozen=True, slots=True)
class Thing:
    """A unit on hand; a tray is a unit too.

    ``shown`` is its tray code or serial number; ``tray`` the tray's place id, None for other goods.
    """

    shown: str
    item: int
    lot: int
    unit: int
    place: int
    owner: int
    expires_on: date | None
    tray: int | None = None
    home: int | None = None

    @property
    def is_tray(self) -> bool:
        """Whether it is a tray."""
        return self.tray is not None


def thing_of(connection: Connection, raw: str, today: date) -> Thing:
    """The tray or unit that a scan names.

    Raises:
        Refusal: ``unknown_tray``, ``not_on_hand``, ``scan_thing_first`` for another own code, ``lot_only`` when the
            label names no single piece; and what the decoder or the catalogue refuses.
    """
    own = parse_code(raw)
    if own is not None and own.kind is CodeKind.TRAY:
        return tray_thing(connection, own.name)
    if own is not None:
        raise Refusal("scan_thing_first", raw=own.text)
    found = find_in(connection, read_udi(raw, today, connection))
    if found.serial == "":
        raise Refusal("lot_only", **found.names)
    if found.unit_id is None or found.place_id is None or found.owner_id is None or found.lot_id is None:
        raise Refusal("not_on_hand", thing=found.serial, **found.names)
    return Thing(
        found.serial, found.item_id, found.lot_id, found.unit_id, found.place_id, found.owner_id, found.expires_on
    )


def tray_thing(connection: Connection, code: str) -> Thing:
    """A tray by its code.

    Raises:
        Refusal: ``unknown_tray`` or ``not_on_hand``.
    """
    asked = (
        select(Unit.item_id, Unit.lot_id, Unit.id, Balance.place_id, Balance.owner_id)
        .add_columns(Place.id.label("tray"), Place.home_id)
        .join(Place, Place.tray_unit_id == Unit.id)
        .outerjoin(Balance, Balance.unit_id == Unit.id)
        .where(Place.code == code)
    )
    row = connection.execute(asked).first()
    if row is None:
        raise Refusal("unknown_tray", tray=code)
    if row.place_id is None:
        raise Refusal("not_on_hand", thing=code, item="")
    return Thing(code, row.item_id, row.lot_id, row.id, row.place_id, row.owner_id, None, row.tray, row.home_id)
