"""Planning a case: its number, hospital, start, implants and trays. No patient is named anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.case import Case, CaseLine, CaseTray, Reservation
from desktop.models.item import Item, ItemKind
from desktop.models.tray import KitLine
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, local_moment, set_state
from desktop.services.cases.duty_clocks import watch_presence
from desktop.services.deadlines import drop_deadlines
from desktop.services.emergency_guard import refuse_picked_tray
from desktop.services.hospital_stores import hospital_named
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import party_named, rows_where_in, site_row
from desktop.services.perform import Verb
from desktop.services.trays.kits import kit_named
from desktop.services.trays.tray_at_hand import held_tray, tray_named
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """So many pieces of an item by REF, or of every implant of a kit."""

    item: str = ""
    kit: str = ""
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class PlanCase:
    """A case as it shall be; an unknown number is a new case.

    Attributes:
        number: the hospital's or our case number; never a name.
        starts: local time of the planned start at the site, such as ``2026-11-24T08:30``.
        trays: codes of the trays that go with it.
        owner: whose goods are taken; "" for those of each item's maker.
        is_new: a number that is there already is refused, its plan stays.
    """

    number: str
    hospital: str
    site: str
    starts: str
    plan: tuple[PlannedItem, ...] = ()
    trays: tuple[str, ...] = ()
    owner: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class CasePlanned:
    """The case, its start in UTC, and how many specifications and trays it has."""

    number: str
    created: bool
    planned_at: datetime
    specs: int
    trays: int


@dataclass(frozen=True, slots=True)
class CancelCase:
    """The operation does not take place."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseCancelled:
    """The case, and how many reservations were let go."""

    number: str
    released: int


@dataclass(frozen=True, slots=True)
class AddCaseTray:
    """A tray goes with a case."""

    number: str
    tray: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class CaseTrayAdded:
    """The tray goes with the case."""

    number: str
    tray: str


def plan_case(uow: UnitOfWork, request: PlanCase) -> CasePlanned:
    """Plan a case or change its plan until it leaves.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_site``, ``not_your_site``, ``unknown_party``, ``not_a_hospital``,
            ``bad_time``, ``unknown_item``, ``unknown_kit``, ``not_an_implant``, ``unknown_tray``, ``tray_promised``,
            ``tray_with_emergency``, ``case_state`` when it has left, ``case_exists``.
    """
    _check(request)
    site, hospital = site_row(uow, request.site), hospital_named(uow, request.hospital)
    starts = local_moment(request.starts, site.time_zone)
    owner = party_named(uow, request.owner) if request.owner else None
    values = {"hospital_id": hospital, "planned_at": starts, "owner_id": owner, "state": CaseState.PLANNED}
    values |= {"override": "", "overridden": "", "override_by_id": None}
    created = uow.read(select(Case.id).where(Case.number == request.number)).first() is None
    if request.is_new and not created:
        raise Refusal("case_exists", case=request.number)
    if created:
        first = {"number": request.number, "site_id": site.id, "partner_id": site.partner_id}
        made = {"made_at": uow.at, "made_by_id": uow.actor.id}
        uow.write(insert(Case).values(values | first | made))
        case = case_named(uow, request.number)
    else:
        case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY)
        uow.write(update(Case).where(Case.id == case.id).values(values))
        uow.write(delete(CaseLine).where(CaseLine.case_id == case.id))
        uow.write(delete(CaseTray).where(CaseTray.case_id == case.id))
    lines = write_plan(uow, case.id, request.plan)
    for tray in request.trays:
        put_tray(uow, case, tray)
    watch_presence(uow, case_named(uow, request.number))
    told = {"starts": starts.isoformat(), "hospital": request.hospital, "trays": list(request.trays)}
    uow.record("plan_case", request.number, site=site.id, plan=told)
    uow.touched(Kind.CASES)
    return CasePlanned(request.number, created, starts, lines, len(set(request.trays)))


def _check(request: PlanCase) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.code("number", request.number)
    check_plan(check, request.plan)
    faults.check_entry()


def check_plan(check: Check, plan: Sequence[PlannedItem]) -> None:
    """Note where a line of a plan has no pieces or too many."""
    for at, line in enumerate(plan, 1):
        check.whole(f"plan.{at}.pieces", line.pieces, 1, 100)


def write_plan(uow: UnitOfWork, case: int, plan: Sequence[PlannedItem]) -> int:
    """Write the lines of a case that has none; returns how many specifications they are.

    Raises:
        Refusal: ``unknown_item``, ``unknown_kit``, ``not_an_implant``.
    """
    wanted = wanted_lines(uow, plan)
    rows = [
        {"case_id": case, "item_id": item, "kit_id": kit, "pieces": pieces} for item, (pieces, kit) in wanted.items()
    ]
    if rows:
        uow.write(insert(CaseLine), rows)
    return len(rows)


def wanted_lines(uow: UnitOfWork, plan: Sequence[PlannedItem]) -> dict[int, tuple[int, int | None]]:
    """For each item that a plan means: how many pieces, and the kit that named it first, or None.

    Raises:
        Refusal: as `write_plan`.
    """
    wanted: dict[int, tuple[int, int | None]] = {}
    refs = _refs(uow, {line.item for line in plan if line.item})
    for line in plan:
        kit = kit_named(uow, line.kit) if line.kit else None
        for item, pieces in [(refs[line.item], 1)] if kit is None else _implants(uow, kit):
            before = wanted.get(item, (0, kit))
            wanted[item] = before[0] + pieces * line.pieces, before[1]
    return wanted


def _refs(uow: UnitOfWork, refs: set[str]) -> dict[str, int]:
    asked = select(Item.ref, Item.id, Item.kind).where(Item.retired_at.is_(None))
    found = {row.ref: row for row in rows_where_in(uow, asked, Item.ref, refs)}
    for ref in sorted(refs):
        if ref not in found:
            raise Refusal("unknown_item", item=ref)
        if found[ref].kind is not ItemKind.IMPLANT:
            raise Refusal("not_an_implant", item=ref)
    return {ref: row.id for ref, row in found.items()}


def _implants(uow: UnitOfWork, kit: int) -> list[tuple[int, int]]:
    asked = select(KitLine.item_id, KitLine.pieces).join(Item, Item.id == KitLine.item_id)
    rows = uow.read(asked.where(KitLine.kit_id == kit, Item.kind == ItemKind.IMPLANT).order_by(KitLine.position))
    return [(row[0], row[1]) for row in rows]


def add_case_tray(uow: UnitOfWork, request: AddCaseTray) -> CaseTrayAdded:
    """Let a tray go with a case.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``unknown_tray``, ``tray_promised``, ``tray_with_emergency``.
    """
    case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY)
    tray = put_tray(uow, case, request.tray)
    uow.record("add_case_tray", case.number, site=case.ledger.site, tray=tray)
    uow.touched(Kind.CASES)
    return CaseTrayAdded(case.number, tray)


def put_tray(uow: UnitOfWork, case: CaseAtHand, code: str) -> str:
    """Let a tray go with a case, unless it does so already; returns its code.

    Raises:
        Refusal: ``unknown_tray``, ``tray_promised`` with the other case, ``tray_with_emergency`` with the order.
    """
    tray = held_tray(uow, tray_named(uow, code))
    asked = (
        select(Case.id, Case.number)
        .join(CaseTray, CaseTray.case_id == Case.id)
        .where(CaseTray.tray_id == tray.id, CaseTray.back_at.is_(None))
        .where(Case.state.in_((CaseState.PLANNED, CaseState.READY, CaseState.OUT)))
    )
    for row in uow.read(asked).all():
        if row.id == case.id:
            return tray.code
        raise Refusal("tray_promised", tray=tray.code, case=row.number)
    refuse_picked_tray(uow, tray, case.number)
    uow.write(insert(CaseTray).values(case_id=case.id, tray_id=tray.id))
    return tray.code


def cancel_case(uow: UnitOfWork, request: CancelCase) -> CaseCancelled:
    """Cancel a case that has not left; what was reserved for it is free again.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``needs_reason``.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY)
    open_ones = update(Reservation).where(Reservation.document == case.number, Reservation.released_at.is_(None))
    released = uow.write(open_ones.values(released_at=uow.at, outcome="released")).rowcount
    set_state(uow, case, CaseState.CANCELLED)
    drop_deadlines(uow, case.number, request.reason)
    uow.record("cancel_case", case.number, site=case.ledger.site, reason=request.reason, released=released)
    return CaseCancelled(case.number, released)


PLAN_CASE = Verb("plan_case", PlanCase, CasePlanned, plan_case, Action.PREPARE)
ADD_CASE_TRAY = Verb("add_case_tray", AddCaseTray, CaseTrayAdded, add_case_tray, Action.PREPARE)
CANCEL_CASE = Verb("cancel_case", CancelCase, CaseCancelled, cancel_case, Action.PREPARE)
