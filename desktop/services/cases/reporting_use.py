"""The usage report: what was used becomes the hospital's, with bill, notice and clocks, in one transaction (J5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, insert, select, update

from desktop.domain.cases import CaseState, Fate, Payer, ReportState
from desktop.domain.chain import canonical
from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind, PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.permissions import Action, require
from desktop.models.case import CaseGoods, CaseTray, UsageLine, UsageReport
from desktop.models.party import Party
from desktop.models.settlement import BillingKind, BillingLine
from desktop.models.tray import TrayLoan
from desktop.queries.case_facts import CrossCheck, cross_check
from desktop.services.blocking import refuse_blocked
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, local_moment, set_state
from desktop.services.cases.coming_back import BACK_AT_WORK
from desktop.services.cases.duty_clocks import start_clocks
from desktop.services.delivery import outside_place
from desktop.services.hospital_stores import waste_payer
from desktop.services.numbering import next_number
from desktop.services.outbox import write_message
from desktop.services.perform import Verb
from desktop.services.posting import Goods
from desktop.services.settling import Settled, Share, settle
from desktop.services.trays.tray_at_hand import spot_of
from desktop.services.wire import to_wire
from desktop.storage.unit_of_work import UnitOfWork

CLOCKS: Final = ("notice_of_use", "follow_up", "follow_up_form", "no_complaint")
"""What starts when the operation ended (X-01, S1-07, S1-09, S1-45)."""


@dataclass(frozen=True, slots=True)
class ConfirmUsage:
    """Confirm what a case used.

    Attributes:
        ended: local time at which the operation ended, such as ``2026-11-24T11:20``; "" for now.
        reason: only from a supervisor: who reports blocked goods that were used before they were blocked, or an
            operation that ended before its sending out was written down.
    """

    number: str
    ended: str = ""
    reason: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class HeldBy:
    """One difference that holds the report; ``why`` as in `desktop.queries.case_facts.Difference`."""

    why: str
    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    pieces: Decimal


@dataclass(frozen=True, slots=True)
class ReportedTray:
    """A tray of the case after the report: how many pieces it lacks now."""

    tray: str
    refill: Decimal


@dataclass(frozen=True, slots=True)
class UsageReported:
    """The report: confirmed with its number and what is owed in yuan, or held with the differences."""

    number: str
    case: str
    state: ReportState
    went_out: Decimal
    back: Decimal
    implanted: Decimal
    wasted: Decimal
    amount: Decimal
    waste_amount: Decimal
    differences: tuple[HeldBy, ...]


def confirm_usage(uow: UnitOfWork, request: ConfirmUsage) -> UsageReported:
    """Confirm the usage of a case, or hold its report when the missing are not the used.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``tray_still_out``, ``bad_time``, ``in_the_future``,
            ``ended_before_sent``, ``no_price``, ``expired``, ``held``, ``recalled``; ``not_allowed`` for a reason from
            somebody who is no supervisor.
    """
    case = case_named(uow, request.number, *BACK_AT_WORK)
    out = select(CaseTray.id).where(CaseTray.case_id == case.id, CaseTray.back_at.is_(None))
    if uow.read(out).first() is not None:
        raise Refusal("tray_still_out", case=case.number)
    ended = _ended(uow, case, request)
    check = cross_check(uow.connection, case.id)
    if not check.agrees:
        return _hold(uow, case, check)
    used = _used_goods(uow, case)
    _refuse_unusable(uow, case, used, local_day(ended, ZoneInfo(case.time_zone)), request.reason)
    return _report(uow, case, check, used, ended)


def _ended(uow: UnitOfWork, case: CaseAtHand, request: ConfirmUsage) -> datetime:
    ended = local_moment(request.ended, case.time_zone) if request.ended else uow.at
    if ended > uow.at:
        raise Refusal("in_the_future", at=ended)
    if case.out_at is not None and ended < case.out_at and not request.reason:
        zone = ZoneInfo(case.time_zone)
        told = {"ended": ended.astimezone(zone), "sent": case.out_at.astimezone(zone)}
        raise Refusal("ended_before_sent", case=case.number, **told)
    return ended


def _hold(uow: UnitOfWork, case: CaseAtHand, check: CrossCheck) -> UsageReported:
    differences = tuple(HeldBy(**to_wire(one) | {"pieces": one.pieces}) for one in check.differences)
    report = {"state": ReportState.HELD, "differences": canonical({"differences": to_wire(differences)})}
    held = (UsageReport.case_id == case.id, UsageReport.state == ReportState.HELD)
    if uow.write(update(UsageReport).where(*held).values(report | {"made_at": uow.at})).rowcount == 0:
        _add_report(uow, case, report | {"amount": Decimal(0), "wasted": Decimal(0)})
    set_state(uow, case, CaseState.HELD)
    names = [f"{one.why} {one.ref} {one.lot} {one.serial} {one.pieces}" for one in differences]
    uow.record("hold_usage", case.number, site=case.ledger.site, differences=names)
    nothing = Decimal(0)
    pieces = (check.went_out, check.back, check.used, nothing)
    return UsageReported("", case.number, ReportState.HELD, *pieces, nothing, nothing, differences)


def _add_report(uow: UnitOfWork, case: CaseAtHand, values: dict[str, Any]) -> None:
    row = {"case_id": case.id, "partner_id": case.ledger.partner, "made_at": uow.at, "made_by_id": uow.actor.id}
    uow.write(insert(UsageReport).values({"number": "", "differences": ""} | row | values))


def _used_goods(uow: UnitOfWork, case: CaseAtHand) -> Sequence[Row[Any]]:
    asked = (
        select(CaseGoods.item_id, CaseGoods.lot_id, CaseGoods.unit_id, CaseGoods.owner_id, CaseGoods.place_id)
        .add_columns(UsageLine.fate, func.sum(UsageLine.quantity).label("pieces"), func.min(UsageLine.id))
        .add_columns(func.min(UsageLine.expires_on).label("expires_on"), func.min(UsageLine.description).label("item"))
        .add_columns(func.min(UsageLine.lot).label("lot"), func.min(UsageLine.serial).label("serial"))
        .join(UsageLine, UsageLine.goods_id == CaseGoods.id)
        .where(UsageLine.case_id == case.id, UsageLine.taken_back_at.is_(None))
        .group_by(CaseGoods.id, UsageLine.fate)
        .order_by(func.min(UsageLine.id))
    )
    return uow.read(asked).all()


def _refuse_unusable(uow: UnitOfWork, case: CaseAtHand, used: Sequence[Row[Any]], day: date, reason: str) -> None:
    for row in used:
        if is_expired(row.expires_on, day):
            names = {"item": row.item, "lot": row.lot, "serial": row.serial}
            raise Refusal("expired", **names, expires_on=row.expires_on)
    if reason:
        require(uow.actor.role, Action.APPROVE)
        uow.record("report_blocked_use", case.number, site=case.ledger.site, reason=reason)
        return
    refuse_blocked(uow, [(row.item_id, row.lot_id, row.unit_id) for row in used])


def _report(
    uow: UnitOfWork, case: CaseAtHand, check: CrossCheck, used: Sequence[Row[Any]], ended: datetime
) -> UsageReported:
    number = next_number(uow, "UR")
    payer = waste_payer(uow, case.ledger.partner, case.hospital)
    settled = _settle(uow, case, used, number, payer) if used else None
    sums = _sums(uow, settled)
    uow.write(
        update(UsageReport)
        .where(UsageReport.case_id == case.id, UsageReport.state == ReportState.HELD)
        .values(state=ReportState.UNDONE, undone_at=uow.at, undone_by_id=uow.actor.id)
    )
    what = {"number": number, "state": ReportState.CONFIRMED, "movement_id": settled.movement if settled else None}
    owed = {"amount": sums[BillingKind.CONSUME], "wasted": sums[BillingKind.WASTE]}
    _add_report(uow, case, what | owed | {"waste_payer_id": _payer(case, payer, None)})
    set_state(uow, case, CaseState.REPORTED, ended_at=ended)
    _mark_used(uow, case)
    start_clocks(uow, case, CLOCKS if used else CLOCKS[1:], ended)
    _give_notice(uow, case, number, ended)
    uow.record("confirm_usage", number, site=case.ledger.site, case=case.number, amount=str(owed["amount"]))
    uow.touched(Kind.TRAYS, Kind.REPLENISHMENT)
    pieces = {fate: sum((row.pieces for row in used if row.fate is fate), Decimal(0)) for fate in Fate}
    counts = (check.went_out, check.back, pieces[Fate.IMPLANTED], pieces[Fate.WASTED])
    return UsageReported(number, case.number, ReportState.CONFIRMED, *counts, owed["amount"], owed["wasted"], ())


def _settle(uow: UnitOfWork, case: CaseAtHand, used: Sequence[Row[Any]], number: str, payer: Payer) -> Settled:
    shares = [_share(uow, case, row, payer) for row in used]
    target = outside_place(uow, PlaceKind.HOSPITAL_USE)
    return settle(uow, MovementKind.CONSUME, shares, target, number, case.ledger)


def _share(uow: UnitOfWork, case: CaseAtHand, row: Row[Any], payer: Payer) -> Share:
    goods = Goods(row.item_id, row.lot_id, row.unit_id, row.owner_id)
    wasted = row.fate is Fate.WASTED
    pays = _payer(case, payer, row.owner_id) if wasted else case.hospital
    kind = BillingKind.WASTE if wasted else BillingKind.CONSUME
    return Share(goods, spot_of(uow, row.place_id), row.pieces, case.hospital, pays or case.hospital, kind)


def _payer(case: CaseAtHand, payer: Payer, owner: int | None) -> int | None:
    return {Payer.HOSPITAL: case.hospital, Payer.PARTNER: case.ledger.partner, Payer.MANUFACTURER: owner}[payer]


def _sums(uow: UnitOfWork, settled: Settled | None) -> dict[BillingKind, Decimal]:
    sums = {BillingKind.CONSUME: Decimal("0.00"), BillingKind.WASTE: Decimal("0.00")}
    if settled is not None:
        asked = select(BillingLine.kind, func.sum(BillingLine.amount)).group_by(BillingLine.kind)
        sums |= dict(uow.read(asked.where(BillingLine.movement_id == settled.movement)).all())
    return sums


def _mark_used(uow: UnitOfWork, case: CaseAtHand) -> None:
    """Something was taken from these trays: their loan counts as a use."""
    trays = (
        select(CaseGoods.tray_id)
        .join(UsageLine, UsageLine.goods_id == CaseGoods.id)
        .where(CaseGoods.case_id == case.id, UsageLine.taken_back_at.is_(None))
    )
    used = update(TrayLoan).where(TrayLoan.document == case.number, TrayLoan.tray_id.in_(trays))
    uow.write(used.values(used=True))


def _give_notice(uow: UnitOfWork, case: CaseAtHand, number: str, ended: datetime) -> None:
    """Tell each owner what was used of its goods: the five fields on every line (X-01)."""
    asked = (
        select(CaseGoods.owner_id, UsageLine.catalogue_number, UsageLine.lot, UsageLine.serial)
        .add_columns(UsageLine.description, UsageLine.size, UsageLine.quantity, UsageLine.fate)
        .join(UsageLine, UsageLine.goods_id == CaseGoods.id)
        .where(UsageLine.case_id == case.id, UsageLine.taken_back_at.is_(None))
        .order_by(CaseGoods.owner_id, UsageLine.id)
    )
    lines: dict[int, list[dict[str, Any]]] = {}
    for row in uow.read(asked).mappings().all():
        about = {name: row[name] for name in ("catalogue_number", "lot", "serial", "description", "size")}
        line = about | {"quantity": str(row["quantity"]), "fate": row["fate"].value}
        lines.setdefault(row["owner_id"], []).append(line)
    hospital = uow.read(select(Party.code).where(Party.id == case.hospital)).scalar_one()
    about = {"report": number, "case": case.number, "hospital": hospital, "ended_at": ended.isoformat()}
    for owner, used in lines.items():
        write_message(uow, "notice_of_use", owner, number, about | {"lines": used}, case.ledger)


CONFIRM_USAGE = Verb("confirm_usage", ConfirmUsage, UsageReported, confirm_usage, Action.REPORT_USE)
