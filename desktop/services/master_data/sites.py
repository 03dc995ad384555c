"""Sites: warehouses and centres, each with its receiving and its holding place."""

from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.permissions import Action
from desktop.models.ledger import Balance
from desktop.models.party import Party, PartyKind, Site
from desktop.models.place import Place
from desktop.services.master_data.entry import Check, Faults, Saved, Seen
from desktop.services.master_data.lookups import place_ids, refuse_foreign, storable
from desktop.services.master_data.retiring import Retired, refuse_goods, retire_row
from desktop.services.master_data.saving import Noun, Wanted, load_rows, save_rows
from desktop.services.master_data.setting_up import LONGEST_SITE_CODE, SetUp, add_site
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

SITE = Noun("save_site", Site, ("code",), Kind.PLACES)


@dataclass(frozen=True, slots=True)
class SaveSite:
    """A site as it shall be; an unknown code is a new site of ``partner``."""

    code: str
    name: str
    partner: str
    name_en: str = ""
    time_zone: str = "Asia/Shanghai"
    expected: tuple[Seen, ...] = ()


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
    _check(uow, request, partner, there["partner_id"] if there else None).check_entry()
    values = {"code": request.code, "name": request.name, "name_en": request.name_en, "time_zone": request.time_zone}
    if there is None and partner is not None:
        given = SetUp(request.partner, request.partner, request.code, request.name, "", request.time_zone)
        add_site(uow, partner, given)
        uow.record("save_site", request.code, old=None, new=values | {"partner": request.partner})
    saved = save_rows(uow, SITE, [Wanted(request.code, values, request.expected)])[0]
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


def _check(uow: UnitOfWork, request: SaveSite, partner: int | None, now: int | None) -> Faults:
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code, LONGEST_SITE_CODE)
    check.text("name", request.name, 200, required=True)
    check.text("name_en", request.name_en, 200)
    check.time_zone("time_zone", request.time_zone)
    if partner is None:
        check.fault("partner", "unknown_party", request.partner)
    elif now not in (None, partner):
        check.fault("partner", "partner_never_changes", request.partner)
    if now is None and place_ids(uow, {f"{request.code}-RECEIVING", f"{request.code}-HOLD"}):
        check.fault("code", "place_exists", request.code)
    return faults


SAVE_SITE = Verb("save_site", SaveSite, Saved, save_site, Action.EDIT_MASTER_DATA)
RETIRE_SITE = Verb("retire_site", RetireSite, Retired, retire_site, Action.EDIT_MASTER_DATA)
