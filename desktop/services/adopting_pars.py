"""Taking over a proposed par, as proposed or changed with a reason; and the installed base beside it (S2-62)."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import insert, select, update

from desktop.domain.chain import canonical
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.domain.replenishment import Levels
from desktop.models.item import Item
from desktop.models.replenishment import InstalledBase, Par, ParDecision
from desktop.queries.demand import Wish, as_plain, outlook
from desktop.queries.pars import pars_by_id
from desktop.queries.replenishment import par_id
from desktop.services.master_data.entry import Faults, Saved
from desktop.services.master_data.lookups import site_row
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_LEAD_WEEKS: Final = 52
MOST_FAILURES: Final = Decimal(1000)


@dataclass(frozen=True, slots=True)
class AdoptPar:
    """Take over the par that reaches a fill rate.

    Attributes:
        place: code of a place or of a kit.
        fill_rate: per cent, above 0 and below 100.
        lead_weeks: from order to shelf; None for what was measured, else two weeks.
        levels: what the planner wants instead of the proposal; then ``reason`` says why.
        seen: the proposal that the planner looked at; refused when it is another one now.
    """

    place: str
    item: str
    owner: str = ""
    fill_rate: Decimal = Decimal(95)
    lead_weeks: Decimal | None = None
    levels: Levels | None = None
    reason: str = ""
    seen: Levels | None = None


@dataclass(frozen=True, slots=True)
class ParAdopted:
    """The levels that were proposed and those that are kept now."""

    place: str
    item: str
    proposed: Levels
    kept: Levels


@dataclass(frozen=True, slots=True)
class RecordInstalledBase:
    """Devices in the field that use a part: how many, and how many parts one of them needs in a year.

    ``source`` says where the figures come from.
    """

    site: str
    item: str
    devices: int
    failures_per_year: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class InstalledBaseRecorded:
    """What was recorded."""

    site: str
    item: str


def adopt_par(uow: UnitOfWork, request: AdoptPar) -> ParAdopted:
    """Reckon the proposal, keep its levels or the planner's, and keep the proposal with all its figures.

    Raises:
        Refusal: ``unknown_par``, ``bad_fill_rate``, ``bad_lead_time``, ``faulty_entry``, ``reason_missing``,
            ``par_proposal_changed``, ``not_your_site``.
    """
    wish = _wish(request)
    key = par_id(uow.connection, request.place, request.item, request.owner)
    par = pars_by_id(uow.connection, (key,))[key]
    partner = site_row(uow, par.site).partner_id
    found = outlook(uow.connection, par, uow.at, wish)
    proposed = found.proposal.levels
    if request.seen not in (None, proposed):
        raise Refusal("par_proposal_changed", item=request.item, now=_words(proposed))
    kept = request.levels or proposed
    if kept != proposed and not request.reason:
        raise Refusal("reason_missing")
    _check(kept)
    uow.write(update(Par).where(Par.id == par.id).values(**asdict(kept), source="forecast"))
    told = {"id": new_id(), "par_id": par.id, "partner_id": partner, "fill_rate": int(wish.fill_rate * 10)}
    levels = {"proposed": _words(proposed), "accepted": _words(kept), "explanation": canonical(as_plain(found))}
    said = {"reason": request.reason, "decided_at": uow.at, "decided_by_id": uow.actor.id}
    uow.write(insert(ParDecision).values(told | levels | said))
    subject = f"{request.place} {request.item}"
    uow.record("adopt_par", subject, reason=request.reason, old=_words(par.levels), new=_words(kept))
    uow.touched(Kind.REPLENISHMENT)
    return ParAdopted(request.place, request.item, proposed, kept)


def _wish(request: AdoptPar) -> Wish:
    rate, weeks = request.fill_rate, request.lead_weeks
    if not (rate.is_finite() and 1 <= rate < 100):
        raise Refusal("bad_fill_rate", value=rate)
    if weeks is not None and not (weeks.is_finite() and 0 < weeks <= LONGEST_LEAD_WEEKS):
        raise Refusal("bad_lead_time", value=weeks)
    return Wish(rate, weeks)


def _check(levels: Levels) -> None:
    faults = Faults()
    for column, fault in levels.faults():
        faults.add(0, column, fault, getattr(levels, column))
    faults.check_entry()


def _words(levels: Levels) -> str:
    return f"{levels.minimum}/{levels.target}/{levels.maximum}/{levels.pack}"


def record_installed_base(uow: UnitOfWork, request: RecordInstalledBase) -> InstalledBaseRecorded:
    """Keep how many devices use a part and how often they need it.

    Raises:
        Refusal: what `keep_installed_base` refuses.
    """
    keep_installed_base(uow, request)
    return InstalledBaseRecorded(request.site, request.item)


def keep_installed_base(uow: UnitOfWork, request: RecordInstalledBase) -> Saved:
    """Add or change what is known of a part; nothing is written when it is known already.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_item``, ``needs_reference``, ``bad_quantity``.
    """
    site = site_row(uow, request.site)
    items = uow.read(select(Item.id).where(Item.ref == request.item, Item.retired_at.is_(None))).scalars().all()
    if len(items) != 1:
        raise Refusal("unknown_item", item=request.item)
    if not request.source:
        raise Refusal("needs_reference")
    if request.devices < 0 or not 0 <= quantity(request.failures_per_year) <= MOST_FAILURES:
        raise Refusal("bad_quantity", value=str(request.failures_per_year))
    values = {"devices": request.devices, "failures_per_year": request.failures_per_year, "source": request.source}
    there = (InstalledBase.site_id == site.id, InstalledBase.item_id == items[0])
    columns = (InstalledBase.devices, InstalledBase.failures_per_year, InstalledBase.source)
    known = uow.read(select(*columns).where(*there).with_for_update()).mappings().first()
    changed = tuple(name for name, value in values.items() if known is None or known[name] != value)
    if known is None:
        keys = {"site_id": site.id, "partner_id": site.partner_id, "item_id": items[0]}
        uow.write(insert(InstalledBase).values(values | keys))
    elif changed:
        uow.write(update(InstalledBase).where(*there).values(values))
    if changed:
        told = f"{request.devices} x {request.failures_per_year}"
        uow.record("record_installed_base", request.item, site=site.id, source=request.source, new=told)
        uow.touched(Kind.REPLENISHMENT)
    return Saved(request.item, known is None, changed)


ADOPT_PAR = Verb("adopt_par", AdoptPar, ParAdopted, adopt_par, Action.REPLENISH)
RECORD_INSTALLED_BASE = Verb(
    "record_installed_base", RecordInstalledBase, InstalledBaseRecorded, record_installed_base, Action.REPLENISH
)
