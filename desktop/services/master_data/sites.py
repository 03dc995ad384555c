"""Sites: warehouses and centres, each with its receiving and its holding place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.permissions import Action
from desktop.models.ledger import Balance
from desktop.models.party import Party, PartyKind, Site
from desktop.models.place import Place
from desktop.services.master_data.entry import Check, Faults, Saved, Seen, Tally
from desktop.services.master_data.lookups import place_ids, refuse_foreign, storable
from desktop.services.master_data.retiring import Retired, refuse_goods, retire_row
from desktop.services.master_data.saving import Noun, Wanted, load_rows, refuse_repeated, save_rows
from desktop.services.master_data.setting_up import LONGEST_SITE_CODE, SetUp, add_site
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

SITE = Noun("save_site", Site, ("code",), Kind.PLACES)
LONGEST_ADDRESS: Final = 300


@dataclass(frozen=True, slots=True)
class SaveSite:
    """A site as it shall be; an unknown code is a new site of ``partner``; ``address`` on one line (S1-31)."""

    code: str
    name: str
    partner: str
    name_en: str = ""
    time_zone: str = "Asia/Shanghai"
    expected: tuple[Seen, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class SaveSites:
    """Many sites, all or none; with ``fields``, of what is there only these are changed."""

    sites: tuple[SaveSite, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetireSite:
    """Take a site out of use, or back into it."""

    code: str
    retired: bool = True
    reason: str = ""


def save_site(uow: UnitOfWork, request: SaveSite) -> Saved:
    """Create or change a site; the partner of a site that is there never changes.

    Raises:
        Refusal: ``faulty_entry``, ``changed_meanwhile``, ``not_your_site``.
    """
    there = load_rows(uow, SITE, [(request.code,)]).get((request.code,))
    partner = _partner(uow, request.partner)
    refuse_foreign(uow, there["partner_id"] if there else partner, request.code)
    faults = Faults()
    _check(uow, request, (partner, there["partner_id"] if there else None), Check(faults, 0))
    faults.check_entry()
    return _save(uow, request, partner, there)


def save_sites(uow: UnitOfWork, request: SaveSites) -> Tally:
    """Create or change many sites.

    Raises:
        Refusal: ``faulty_file`` with all faults, ``not_your_site`` among them.
    """
    faults = Faults()
    rows = load_rows(uow, SITE, [(one.code,) for one in request.sites])
    partners = {one.partner: _partner(uow, one.partner) for one in request.sites}
    for number, one in enumerate(request.sites, 1):
        check, there = Check(faults, number), rows.get((one.code,))
        now = there["partner_id"] if there else None
        _check(uow, one, (partners[one.partner], now), check)
        if uow.actor.partner_id not in (None, now or partners[one.partner]):
            check.fault("code", "not_your_site", one.code)
    refuse_repeated(SITE, [Wanted(one.code, {"code": one.code}) for one in request.sites], faults)
    faults.check_file()
    saved = [_save(uow, one, partners[one.partner], rows.get((one.code,)), request.fields) for one in request.sites]
    return tally(uow, "import_sites", saved)


def _save(
    uow: UnitOfWork,
    request: SaveSite,
    partner: int | None,
    there: Mapping[str, Any] | None,
    fields: tuple[str, ...] = (),
) -> Saved:
    values = {"code": request.code, "name": request.name, "name_en": request.name_en}
    values |= {"time_zone": request.time_zone, "address": request.address}
    if there is None and partner is not None:
        given = SetUp(request.partner, request.partner, request.code, request.name, "", request.time_zone)
        add_site(uow, partner, given)
        uow.record("save_site", request.code, old=None, new=values | {"partner": request.partner})
    saved = save_rows(uow, SITE, [Wanted(request.code, values, request.expected)], fields if there else ())[0]
    return Saved(request.code, there is None, () if there is None else saved.changed)


def retire_site(uow: UnitOfWork, request: RetireSite) -> Retired:
    """Take a site out of use; never while goods stand there.

    Raises:
        Refusal: ``unknown_site``, ``goods_on_hand``, ``not_your_site``.
    """
    there = load_rows(uow, SITE, [(request.code,)]).get((request.code,))
    refuse_foreign(uow, there["partner_id"] if there else None, request.code)

    def check(site: int) -> None:
        places = select(Place.id).where(Place.site_id == site)
        refuse_goods(uow, request.code, Balance.place_id.in_(places))

    return retire_row(uow, SITE, "unknown_site", (request.code,), request, check)


def _partner(uow: UnitOfWork, code: str) -> int | None:
    if not storable(code):
        return None
    may_run_one = (PartyKind.PARTNER, PartyKind.MAINTENANCE_CENTRE, PartyKind.HOSPITAL, PartyKind.MANUFACTURER)
    party = select(Party.id).where(Party.code == code, Party.kind.in_(may_run_one), Party.retired_at.is_(None))
    return uow.read(party).scalar()


def _check(uow: UnitOfWork, request: SaveSite, partners: tuple[int | None, int | None], check: Check) -> None:
    """The fields of a site; ``partners`` are the one that is given and the one that runs it now."""
    partner, now = partners
    check.code("code", request.code, LONGEST_SITE_CODE)
    check.text("name", request.name, 200, required=True)
    check.text("name_en", request.name_en, 200)
    check.text("address", request.address, LONGEST_ADDRESS)
    check.time_zone("time_zone", request.time_zone)
    if partner is None:
        check.fault("partner", "unknown_party", request.partner)
    elif now not in (None, partner):
        check.fault("partner", "partner_never_changes", request.partner)
    if now is None and place_ids(uow, {f"{request.code}-RECEIVING", f"{request.code}-HOLD"}):
        check.fault("code", "place_exists", request.code)


SAVE_SITE = Verb("save_site", SaveSite, Saved, save_site, Action.EDIT_MASTER_DATA)
SAVE_SITES = Verb("save_sites", SaveSites, Tally, save_sites, Action.EDIT_MASTER_DATA)
RETIRE_SITE = Verb("retire_site", RetireSite, Retired, retire_site, Action.EDIT_MASTER_DATA)
