"""Changing the plan of a case: another start, other items or trays; what is reserved follows (S1-05).

Until the case leaves, everything can be changed; while it is out, only its start, when the operation is put off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import delete, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.lots import is_expired
from desktop.domain.permissions import Action
from desktop.models.case import Case, CaseLine, CaseTray
from desktop.models.item import Item
from desktop.models.place import Place
from desktop.queries.case_facts import specs, went_out
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, local_moment
from desktop.services.cases.duty_clocks import watch_presence
from desktop.services.cases.planning import PlannedItem, check_plan, put_tray, wanted_lines, write_plan
from desktop.services.cases.reserving_anew import ReservationMoved, compare, held_for, reserve_anew
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ChangeCasePlan:
    """A case's plan as it shall be; what is left out stays as it is.

    Attributes:
        starts: local time of the planned start at the site; "" leaves it.
        plan: all that is needed, not only what is new; None leaves it.
        trays: codes of all trays that go with it; None leaves them.
        reason: why pieces that are reserved stay so although others expire earlier; "" reserves first expired first
            out anew.
    """

    number: str
    starts: str = ""
    plan: tuple[PlannedItem, ...] | None = None
    trays: tuple[str, ...] | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LineChanged:
    """A specification of which another number of pieces is planned; 0 for none."""

    ref: str
    item: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class CasePlanChanged:
    """What is different now.

    Attributes:
        planned_at: the start in UTC; ``moved`` says whether it is another.
        released: reservations that were let go, ``reserved`` those that were made.
        kept: pieces that stay reserved.
        red: REFs of the specifications that lack a spare.
    """

    number: str
    planned_at: datetime
    moved: bool
    lines: tuple[LineChanged, ...]
    trays_added: tuple[str, ...]
    trays_removed: tuple[str, ...]
    released: tuple[ReservationMoved, ...]
    reserved: tuple[ReservationMoved, ...]
    kept: Decimal
    red: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Differs:
    """What of the plan itself is different."""

    moved: bool
    lines: tuple[LineChanged, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self.moved or self.lines or self.added or self.removed)


def change_case_plan(uow: UnitOfWork, request: ChangeCasePlan) -> CasePlanChanged:
    """Change the plan of a case; a ready case has to be made ready anew.

    Raises:
        Refusal: ``unknown_case``, ``case_state`` when it is back, reported or cancelled, or when anything but its start
            shall change while it is out; ``faulty_entry``, ``bad_time``, ``unknown_item``, ``unknown_kit``,
            ``not_an_implant``, ``unknown_tray``, ``tray_promised``, ``tray_with_emergency``; ``expired`` when goods
            that are out would be expired on the new day.
    """
    _check(request)
    case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY, CaseState.OUT)
    if case.state is CaseState.OUT and (request.plan is not None or request.trays is not None):
        raise Refusal("case_state", case=case.number, stage=case.state.value)
    before = held_for(uow, case.number)
    lines, trays = _change_lines(uow, case, request.plan), _change_trays(uow, case, request.trays)
    differs = _Differs(_move_start(uow, case, request.starts), lines, *trays)
    now = case_named(uow, request.number)
    if differs.moved:
        watch_presence(uow, now)
    if now.state is CaseState.OUT:
        _refuse_expired(uow, now)
    elif differs:
        _begin_anew(uow, now)
        reserve_anew(uow, now, before, request.reason)
    moves = compare(before, held_for(uow, case.number))
    red = tuple(one.ref for one in specs(uow.connection, case.id, case.number) if not one.green)
    plan = (case.number, now.planned_at, differs.moved, differs.lines, differs.added, differs.removed)
    done = CasePlanChanged(*plan, moves.released, moves.reserved, moves.kept, red)
    if differs:
        _record(uow, now, done, request.reason)
    return done


def _record(uow: UnitOfWork, case: CaseAtHand, done: CasePlanChanged, reason: str) -> None:
    facts = {"starts": case.planned_at.isoformat(), "lines": [f"{one.ref} {one.after}" for one in done.lines]}
    trays = {"trays_added": list(done.trays_added), "trays_removed": list(done.trays_removed)}
    goods = {"released": [_named(one) for one in done.released], "reserved": [_named(one) for one in done.reserved]}
    uow.record("change_case_plan", case.number, site=case.ledger.site, reason=reason, **facts, **trays, **goods)
    uow.touched(Kind.CASES, Kind.REPLENISHMENT)


def _named(one: ReservationMoved) -> str:
    return f"{one.ref} {one.serial or one.lot} {one.pieces}"


def _check(request: ChangeCasePlan) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check_plan(check, request.plan or ())
    check.text("reason", request.reason, 500)
    faults.check_entry()


def _move_start(uow: UnitOfWork, case: CaseAtHand, starts: str) -> bool:
    moment = local_moment(starts, case.time_zone) if starts else case.planned_at
    if moment == case.planned_at:
        return False
    uow.write(update(Case).where(Case.id == case.id).values(planned_at=moment))
    return True


def _change_lines(uow: UnitOfWork, case: CaseAtHand, plan: Sequence[PlannedItem] | None) -> tuple[LineChanged, ...]:
    if plan is None:
        return ()
    asked = select(CaseLine.item_id, CaseLine.pieces).where(CaseLine.case_id == case.id)
    old = {row.item_id: row.pieces for row in uow.read(asked).all()}
    new = {item: pieces for item, (pieces, _) in wanted_lines(uow, plan).items()}
    if old == new:
        return ()
    uow.write(delete(CaseLine).where(CaseLine.case_id == case.id))
    write_plan(uow, case.id, plan)
    return _differences(uow, old, new)


def _differences(uow: UnitOfWork, old: Mapping[int, int], new: Mapping[int, int]) -> tuple[LineChanged, ...]:
    asked = select(Item.id, Item.ref, Item.name).where(Item.id.in_({*old, *new})).order_by(Item.ref)
    rows = [(row, old.get(row.id, 0), new.get(row.id, 0)) for row in uow.read(asked).all()]
    return tuple(LineChanged(row.ref, row.name, was, is_now) for row, was, is_now in rows if was != is_now)


def _change_trays(
    uow: UnitOfWork, case: CaseAtHand, trays: Sequence[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The trays that go with it now and did not, and those that do not any more."""
    if trays is None:
        return (), ()
    asked = select(Place.code, CaseTray.id).join(CaseTray, CaseTray.tray_id == Place.id)
    old = {row.code: row.id for row in uow.read(asked.where(CaseTray.case_id == case.id)).all()}
    removed = tuple(sorted(set(old) - set(trays)))
    if removed:
        uow.write(delete(CaseTray).where(CaseTray.id.in_([old[code] for code in removed])))
    added = [code for code in dict.fromkeys(trays) if code not in old]
    return tuple(put_tray(uow, case, code) for code in added), removed


def _begin_anew(uow: UnitOfWork, case: CaseAtHand) -> None:
    """What passed the gates before is judged anew."""
    values = {"state": CaseState.PLANNED, "override": "", "overridden": "", "override_by_id": None}
    uow.write(update(Case).where(Case.id == case.id).values(values))


def _refuse_expired(uow: UnitOfWork, case: CaseAtHand) -> None:
    """Goods that are out must still be usable on the new day."""
    for row in went_out(uow.connection, case.id):
        if is_expired(row.expires_on, case.needed_on):
            raise Refusal("expired", item=row.name, lot=row.lot, serial=row.serial, expires_on=row.expires_on)


CHANGE_CASE_PLAN = Verb("change_case_plan", ChangeCasePlan, CasePlanChanged, change_case_plan, Action.PREPARE)
