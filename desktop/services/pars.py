"""Pars: what each zone, hospital store and kit shall hold of an item, kept by hand or from a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.ledger import EnteredBy, PlaceKind
from desktop.domain.permissions import Action
from desktop.domain.replenishment import SHORT_DATED_DAYS, Levels
from desktop.models.item import Item, ItemPackage
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.models.replenishment import Par
from desktop.models.tray import Kit
from desktop.queries.replenishment import par_id
from desktop.services.master_data.entry import Check, Faults, Saved, Seen, Tally
from desktop.services.master_data.lookups import party_ids, refuse_foreign, rows_where_in
from desktop.services.master_data.packages import normalised_di
from desktop.services.master_data.saving import Noun, Wanted, refuse_repeated, save_rows
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

PAR: Final = Noun("save_par", Par, ("scope", "item_id", "owner_id"), Kind.REPLENISHMENT)
LONGEST_HORIZON: Final = 3650
_PLACES: Final = (PlaceKind.ZONE, PlaceKind.HOSPITAL)


@dataclass(frozen=True, slots=True)
class SavePar:
    """A par as it shall be.

    Attributes:
        item: REF or DI.
        place: code of a zone or a hospital store; "" for a kit.
        kit: code of a kit, whose trays are meant wherever they are; "" for a place.
        site: that the goods are ordered for; "" for the place's own. A kit needs it.
        owner: whose goods shall lie there; "" for the item's maker.
        minimum: pieces; below it the position is brought up to ``target`` in packs, never above ``maximum``.
        horizon_days: what expires within so many days does not count.
    """

    item: str
    minimum: int
    target: int
    maximum: int
    place: str = ""
    kit: str = ""
    site: str = ""
    pack: int = 1
    owner: str = ""
    horizon_days: int = SHORT_DATED_DAYS
    expected: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class SavePars:
    """Many pars, all or none; with ``fields``, of what is there only these are changed."""

    pars: tuple[SavePar, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetirePar:
    """End a par: nothing is proposed for it any more."""

    place: str
    item: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class ParRetired:
    """What was ended."""

    place: str
    item: str


def save_par(uow: UnitOfWork, request: SavePar) -> Saved:
    """Create or change a par.

    Raises:
        Refusal: ``faulty_entry``, ``changed_meanwhile``, ``not_your_site``.
    """
    faults = Faults()
    wanted = wanted_pars(uow, [request], faults)
    faults.check_entry()
    return save_rows(uow, PAR, wanted)[0]


def save_pars(uow: UnitOfWork, request: SavePars) -> Tally:
    """Create or change many pars.

    Raises:
        Refusal: ``faulty_file`` with all faults, ``not_your_site``.
    """
    faults = Faults()
    wanted = wanted_pars(uow, request.pars, faults)
    refuse_repeated(PAR, wanted, faults)
    faults.check_file()
    fields = (*request.fields, "source", "retired_at") if request.fields else ()
    return tally(uow, "import_pars", save_rows(uow, PAR, wanted, fields))


def retire_par(uow: UnitOfWork, request: RetirePar) -> ParRetired:
    """End a par; saving it again takes it up again.

    Raises:
        Refusal: ``unknown_par``, ``not_your_site``.
    """
    key = par_id(uow.connection, request.place, request.item, request.owner)
    refuse_foreign(uow, uow.read(select(Par.partner_id).where(Par.id == key)).scalar_one(), request.place)
    uow.write(update(Par).where(Par.id == key).values(retired_at=uow.at))
    uow.record("retire_par", f"{request.place} {request.item}", par=key)
    uow.touched(Kind.REPLENISHMENT)
    return ParRetired(request.place, request.item)


def wanted_pars(uow: UnitOfWork, requests: Sequence[SavePar], faults: Faults, source: str = "") -> list[Wanted]:
    """The rows that requests ask for; every fault is noted by its row."""
    found = _Found(uow, requests)
    origin = source or ("import" if uow.origin.entered_by is EnteredBy.IMPORT else "typed")
    wanted = []
    for row, request in enumerate(requests, 1):
        check = Check(faults, row)
        values = _levels(check, request) | found.keys(check, request) | {"source": origin, "retired_at": None}
        subject = f"{request.place or request.kit} {request.item}"
        wanted.append(Wanted(subject, values, request.expected))
    return wanted if not faults.found else []


def _levels(check: Check, request: SavePar) -> dict[str, Any]:
    levels = Levels(request.minimum, request.target, request.maximum, request.pack)
    for column, fault in levels.faults():
        check.fault(column, fault, getattr(request, column))
    check.whole("horizon_days", request.horizon_days, 0, LONGEST_HORIZON)
    named = ("minimum", "target", "maximum", "pack", "horizon_days")
    return {name: getattr(request, name) for name in named}


class _Found:
    """Items, owners, places, kits and sites that requests name."""

    def __init__(self, uow: UnitOfWork, requests: Sequence[SavePar]) -> None:
        self._uow = uow
        self._items = _items(uow, {request.item for request in requests})
        self._owners = party_ids(uow, {request.owner for request in requests} - {""})
        places = select(Place.code, Place.id, Place.kind, Place.site_id, Place.retired_at)
        self._places = {row.code: row for row in rows_where_in(uow, places, Place.code, {r.place for r in requests})}
        kits = select(Kit.code, Kit.id, Kit.partner_id, Kit.retired_at)
        self._kits = {row.code: row for row in rows_where_in(uow, kits, Kit.code, {r.kit for r in requests})}
        sites = select(Site.id, Site.code, Site.partner_id).where(Site.retired_at.is_(None))
        self._sites = {row.id: row for row in uow.read(sites).all()}

    def keys(self, check: Check, request: SavePar) -> dict[str, Any]:
        """The par's key and the site that it belongs to."""
        item, owner = self._goods(check, request)
        place, kit = self._where(check, request)
        site = self._site(check, request, place)
        scope = f"P:{request.place}" if place is not None else f"K:{request.kit}@{site.code if site else ''}"
        keys = {"scope": scope, "item_id": item, "owner_id": owner, "site_id": site.id if site else 0}
        ids = {"place_id": place.id if place else None, "kit_id": kit.id if kit else None}
        return keys | ids | {"partner_id": site.partner_id if site else 0}

    def _goods(self, check: Check, request: SavePar) -> tuple[int, int]:
        item = self._items.get(request.item)
        if item is None:
            check.fault("item", "unknown_item", request.item)
            return 0, 0
        owner = self._owners.get(request.owner) if request.owner else item.maker_id
        if owner is None:
            check.fault("owner", "unknown_party", request.owner)
        return item.id, owner or 0

    def _where(self, check: Check, request: SavePar) -> tuple[Any, Any]:
        if bool(request.place) == bool(request.kit):
            check.fault("place", "place_or_kit", request.place)
            return None, None
        if request.kit:
            kit = self._kits.get(request.kit)
            if kit is None or kit.retired_at is not None:
                check.fault("kit", "unknown_kit", request.kit)
            return None, kit
        place = self._places.get(request.place)
        if place is None or place.retired_at is not None or place.kind not in _PLACES:
            check.fault("place", "not_a_zone_or_store", request.place)
        return place, None

    def _site(self, check: Check, request: SavePar, place: Any) -> Any:
        by_code = {row.code: row for row in self._sites.values()}
        site = by_code.get(request.site) if request.site else None
        if place is not None and not request.site:
            site = self._sites.get(place.site_id)
        if site is None or (place is not None and place.site_id != site.id):
            check.fault("site", "unknown_site", request.site)
            return None
        refuse_foreign(self._uow, site.partner_id, site.code)
        return site


def _items(uow: UnitOfWork, names: set[str]) -> dict[str, Any]:
    """Items in use by REF or DI; a name that means more than one is left out."""
    columns = (Item.id, Item.maker_id)
    found: dict[str, Any] = {}
    refs = select(Item.ref, *columns).where(Item.retired_at.is_(None))
    for row in rows_where_in(uow, refs, Item.ref, names):
        found[row.ref] = None if row.ref in found else row
    by_di = {normalised_di(name): name for name in names}
    packages = select(ItemPackage.di, *columns).join(Item, Item.id == ItemPackage.item_id)
    packages = packages.where(Item.retired_at.is_(None))
    for row in rows_where_in(uow, packages, ItemPackage.di, set(by_di)):
        found.setdefault(by_di[row.di], row)
    return found


SAVE_PAR = Verb("save_par", SavePar, Saved, save_par, Action.REPLENISH)
SAVE_PARS = Verb("save_pars", SavePars, Tally, save_pars, Action.REPLENISH)
RETIRE_PAR = Verb("retire_par", RetirePar, ParRetired, retire_par, Action.REPLENISH)
