"""The emergency order that a person names, its milestones, and who may let a step pass."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, insert, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.emergency import LIMITS, MilestoneKind, OrderState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Action, require
from desktop.models.deadline import Deadline
from desktop.models.order import EmergencyOrder, Milestone
from desktop.models.party import Site
from desktop.queries.whereabouts import Asked
from desktop.services.cases.case_at_hand import CaseAtHand, local_moment
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from desktop.services.master_data.lookups import person_named, refuse_foreign, storable
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OrderAtHand:
    """An order as the workflows need it.

    Attributes:
        store, transit: keys of places, None while not known.
        parent: the key of the order that this is a part of; None when it is a whole one.
        source: of a part, the place in a hospital that its pieces are taken from; None for a centre.
        box_received_at: when the own box was received while parts were still under way.
        sheet_on_paper: the printed hand-over sheet was scanned back.
    """

    id: int
    number: str
    ledger: Ledger
    time_zone: str
    hospital: int
    store: int | None
    state: OrderState
    called_at: datetime
    due_at: datetime
    transit: int | None
    box: UUID | None
    sheet: UUID | None
    parent: int | None = None
    source: int | None = None
    box_received_at: datetime | None = None
    sheet_on_paper: bool = False

    @property
    def needed_on(self) -> date:
        """The local day on which the goods are used at the latest, as far as the contract goes."""
        return local_day(self.due_at, ZoneInfo(self.time_zone))

    @property
    def asked(self) -> Asked:
        """The order as one who looks for goods."""
        return Asked(self.ledger.site, self.ledger.partner, self.number, self.needed_on)

    @property
    def as_case(self) -> CaseAtHand:
        """The order as those rules of cases see it that hold for it as well: goods of each item's maker come first."""
        about = (self.time_zone, self.hospital, None, self.due_at, CaseState.PLANNED)
        return CaseAtHand(0, self.number, self.ledger, *about, self.needed_on)


_ORDER: Final = (
    select(EmergencyOrder.id, EmergencyOrder.number, EmergencyOrder.site_id, EmergencyOrder.partner_id)
    .add_columns(Site.time_zone, EmergencyOrder.hospital_id, EmergencyOrder.store_id, EmergencyOrder.state)
    .add_columns(EmergencyOrder.called_at, EmergencyOrder.due_at, EmergencyOrder.transit_id)
    .add_columns(EmergencyOrder.box_id, EmergencyOrder.sheet_id, EmergencyOrder.parent_id, EmergencyOrder.source_id)
    .add_columns(EmergencyOrder.box_received_at)
    .join(Site, Site.id == EmergencyOrder.site_id)
    .where(EmergencyOrder.number == bindparam("number"))
)

BOX: Final = "/BOX"
SHEET: Final = "/SHEET"
PAPER: Final = "paper"
"""Instead of a label job: the hand-over sheet is a paper, and it was scanned back."""

PART: Final = "/"
"""Between the number of an order and the count of its parts: ``E-118/1``."""


def order_number(text: str) -> str:
    """The number of an order from itself, from its ``SZ:E:`` code, or from the code of its box or sheet."""
    own = parse_code(text)
    name = own.name if own is not None and own.kind is CodeKind.ORDER else text
    return name.removesuffix(BOX).removesuffix(SHEET)


def order_named(uow: UnitOfWork, number: str, *states: OrderState) -> OrderAtHand:
    """An order by its number or code, in one of the states; its row is held, so that desks act one after the other.

    Of a part the whole order is held first, always in this order, so that desks never wait in a ring.

    Raises:
        Refusal: ``unknown_emergency``, ``not_your_site``, or ``emergency_state`` with the state that it is in.
    """
    name = order_number(number)
    held = _ORDER.with_for_update(of=EmergencyOrder, key_share=True)
    whole, part, _ = name.partition(PART)
    if part and storable(name):
        uow.read(held, {"number": whole}).first()
    row = uow.read(held, {"number": name}).first() if storable(name) else None
    if row is None:
        raise Refusal("unknown_emergency", order=name)
    refuse_foreign(uow, row.partner_id, name)
    if states and row.state not in states:
        raise Refusal("emergency_state", order=name, order_stage=row.state.value)
    labels = (_label(row.box_id), _label(row.sheet_id))
    ledger = Ledger(row.site_id, row.partner_id)
    where = (row.time_zone, row.hospital_id, row.store_id, row.state)
    of = (row.parent_id, row.source_id, row.box_received_at, row.sheet_id == PAPER)
    return OrderAtHand(row.id, row.number, ledger, *where, row.called_at, row.due_at, row.transit_id, *labels, *of)


def _label(text: str) -> UUID | None:
    return UUID(text) if text not in ("", PAPER) else None


def set_state(uow: UnitOfWork, order: OrderAtHand, state: OrderState, **more: object) -> None:
    """Write how far an order is; the caller records why."""
    uow.write(update(EmergencyOrder).where(EmergencyOrder.id == order.id).values({"state": state} | more))
    uow.touched(Kind.ORDERS)


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a moment came in, where it differs from the request: another time, another source, who, and why."""

    at: datetime | None = None
    source: EnteredBy | None = None
    by: int | None = None
    note: str = ""


def reach(uow: UnitOfWork, order: OrderAtHand, kind: MilestoneKind, stamp: Stamp | None = None) -> datetime:
    """Write a milestone and close its clock; returns its moment."""
    given = stamp or Stamp()
    at = uow.at if given.at is None else given.at
    rule = LIMITS.get(kind)
    limit = None if rule is None else _limit(uow, order.number, rule)
    row = {"order_id": order.id, "kind": kind, "at": at, "note": given.note, "limit_at": limit}
    by = {"source": given.source or uow.origin.entered_by, "by_id": given.by or uow.actor.id}
    uow.write(insert(Milestone).values(row | by | {"workstation": uow.origin.workstation}))
    if rule is not None:
        close_deadlines(uow, rule, order.number, at)
    uow.touched(Kind.ORDERS)
    return at


def _limit(uow: UnitOfWork, number: str, rule: str) -> datetime | None:
    asked = select(Deadline.due_at).where(Deadline.document == number, Deadline.rule == rule)
    return uow.read(asked.order_by(Deadline.opened_at.desc()).limit(1)).scalar()


def take_back(uow: UnitOfWork, order: OrderAtHand, kind: MilestoneKind) -> None:
    """Say that a milestone was undone; its row stays."""
    mine = (Milestone.order_id == order.id, Milestone.kind == kind, Milestone.taken_back_at.is_(None))
    uow.write(update(Milestone).where(*mine).values(taken_back_at=uow.at))


def reopen(uow: UnitOfWork, order: OrderAtHand, undone: MilestoneKind) -> None:
    """Let the clock of a step that was undone run again from the call on."""
    rule = LIMITS[undone]
    drop_deadlines(uow, order.number, "undone", rules=[rule])
    open_deadline(uow, rule, order.number, order.ledger, order.called_at)


def approver(uow: UnitOfWork, badge: str) -> int:
    """The supervisor who lets a step pass: by the badge that was scanned, or whoever acts when that is one.

    Raises:
        Refusal: ``unknown_person``, or ``not_allowed`` for who is no supervisor.
    """
    if not badge:
        require(uow.actor.role, Action.APPROVE)
        return uow.actor.id
    row = person_named(uow, badge)
    require(row.role, Action.APPROVE)
    return int(row.id)


def typed_moment(uow: UnitOfWork, text: str, time_zone: str) -> datetime:
    """A local time that was typed: ``2026-11-21T05:14``, or ``05:14`` alone for the last time that the clock said so.

    Raises:
        Refusal: ``bad_time``, ``in_the_future``.
    """
    zone = ZoneInfo(time_zone)
    if _TIME_ALONE.fullmatch(text):
        day = local_day(uow.at, zone)
        at = local_moment(f"{day.isoformat()}T{text}", time_zone)
        at = at if at <= uow.at else local_moment(f"{(day - timedelta(days=1)).isoformat()}T{text}", time_zone)
    else:
        at = local_moment(text, time_zone)
    if at > uow.at:
        raise Refusal("in_the_future", at=at)
    return at


_TIME_ALONE: Final = re.compile("[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?", re.ASCII)
