"""The tray that a person names: as a place that holds, and as a thing that moves."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, select

from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.models.item import Unit
from desktop.models.ledger import Balance
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.posting import Goods, Ledger, Spot
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TrayAtHand:
    """A tray.

    Attributes:
        id: the tray as a place.
        thing: the tray as goods; None when it is not on hand.
        stands_in: the place that it stands in.
        spot: the tray as a place of legs.
    """

    id: int
    code: str
    ledger: Ledger
    time_zone: str
    thing: Goods | None
    stands_in: Spot | None
    spot: Spot


_TRAY: Final = (
    select(Place.id, Place.site_id, Place.partner_id, Place.custodian_id, Site.time_zone)
    .add_columns(Unit.item_id, Unit.lot_id, Unit.id.label("unit"), Balance.owner_id, Balance.place_id)
    .join(Site, Site.id == Place.site_id)
    .join(Unit, Unit.id == Place.tray_unit_id)
    .outerjoin(Balance, Balance.unit_id == Unit.id)
    .where(Place.code == bindparam("code"), Place.kind == PlaceKind.TRAY, Place.retired_at.is_(None))
)


def tray_named(uow: UnitOfWork, code: str) -> TrayAtHand:
    """A tray by its code or by its ``SZ:T:`` text.

    Raises:
        Refusal: ``unknown_tray``, or ``not_your_site`` when it is another partner's.
    """
    own = parse_code(code)
    name = own.name if own is not None and own.kind is CodeKind.TRAY else code
    row = uow.read(_TRAY, {"code": name}).first()
    if row is None or row.site_id is None or row.partner_id is None:
        raise Refusal("unknown_tray", tray=name)
    refuse_foreign(uow, row.partner_id, name)
    spot = Spot(row.id, PlaceKind.TRAY, row.custodian_id)
    ledger = Ledger(row.site_id, row.partner_id)
    if row.place_id is None:
        return TrayAtHand(row.id, name, ledger, row.time_zone, None, None, spot)
    thing = Goods(row.item_id, row.lot_id, row.unit, row.owner_id)
    return TrayAtHand(row.id, name, ledger, row.time_zone, thing, spot_of(uow, row.place_id), spot)


def held_tray(uow: UnitOfWork, tray: TrayAtHand) -> TrayAtHand:
    """The same tray as it stands now, its row held, so that two desks do not send it to two hospitals."""
    uow.read(select(Place.id).where(Place.id == tray.id).with_for_update(key_share=True)).all()
    return tray_named(uow, tray.code)


def tray_by_id(uow: UnitOfWork, tray: int) -> TrayAtHand:
    """A tray by the key of its place; as `tray_named`."""
    return tray_named(uow, uow.read(select(Place.code).where(Place.id == tray)).scalar_one())


def spot_of(uow: UnitOfWork, place: int) -> Spot:
    """A place as a leg needs it; ``place`` is its key."""
    row = uow.read(select(Place.kind, Place.custodian_id).where(Place.id == place)).one()
    return Spot(place, row.kind, row.custodian_id)


def on_hand(tray: TrayAtHand) -> tuple[Goods, Spot]:
    """The tray as goods and where it stands.

    Raises:
        Refusal: ``not_on_hand``.
    """
    if tray.thing is None or tray.stands_in is None:
        raise Refusal("not_on_hand", thing=tray.code, item="")
    return tray.thing, tray.stands_in
