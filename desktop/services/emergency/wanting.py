"""What a case lacks since an emergency took it is ordered, even where no minimum was ever set."""

from sqlalchemy import func, select

from desktop.domain.replenishment import SHORT_DATED_DAYS
from desktop.models.place import Place
from desktop.models.replenishment import Par
from desktop.queries.stock_rows import SPOT, STANDS
from desktop.queries.whereabouts import Lying
from desktop.services.master_data.saving import Wanted, save_rows
from desktop.services.pars import PAR
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

SOURCE = "emergency"


def order_on_demand(uow: UnitOfWork, ledger: Ledger, lying: Lying) -> None:
    """Set minimum, target and maximum to nought where none are set, so that just the missing piece is proposed.

    Where the site has a par of the item and owner, that one counts the need, and nothing is set.
    """
    known = select(Par.id).where(Par.site_id == ledger.site, Par.item_id == lying.item_id)
    known = known.where(Par.owner_id == lying.owner_id, Par.retired_at.is_(None)).limit(1)
    zone = _zone(uow, lying.place_id)
    if zone is None or uow.read(known).first() is not None:
        return
    key, code = zone
    goods = {"scope": f"P:{code}", "item_id": lying.item_id, "owner_id": lying.owner_id, "place_id": key}
    levels = {"minimum": 0, "target": 0, "maximum": 0, "pack": 1, "horizon_days": SHORT_DATED_DAYS}
    of = {"site_id": ledger.site, "partner_id": ledger.partner, "kit_id": None, "source": SOURCE, "retired_at": None}
    save_rows(uow, PAR, [Wanted(f"{code} {lying.ref}", goods | levels | of)])


def _zone(uow: UnitOfWork, place: int) -> tuple[int, str] | None:
    """Key and code of the zone in which a bin or a tray stands."""
    stands = select(func.coalesce(SPOT.zone_id, Place.zone_id)).select_from(Place)
    stands = stands.outerjoin(STANDS, STANDS.unit_id == Place.tray_unit_id).outerjoin(SPOT, SPOT.id == STANDS.place_id)
    zone = stands.where(Place.id == place).scalar_subquery()
    row = uow.read(select(Place.id, Place.code).where(Place.id == zone)).first()
    return None if row is None else (row.id, row.code)
