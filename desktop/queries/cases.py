"""Cases with their gates, and one case with all that belongs to it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.cases import CaseState, ReportState
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind, ZoneState
from desktop.domain.lots import is_expired
from desktop.domain.money import rounded
from desktop.models.case import Case, CaseTray, Reservation, UsageReport
from desktop.models.deadline import Deadline
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.queries.case_facts import (
    CrossCheck,
    GoodsRow,
    Spec,
    Sticker,
    cross_check,
    specs,
    stickers,
    went_out,
)
from desktop.queries.duties import image_state
from desktop.queries.tray_faults import count_fault, sterile_fault

REBATE: Final = Decimal("0.005")
"""0.5 % of a case's use is paid back when nobody complains for 30 days (S1-45)."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list; ``red``: gates that are not green yet: ``count``, ``sterile``, ``image``, ``spare``."""

    number: str
    hospital: str
    hospital_en: str
    site: str
    time_zone: str
    planned_at: datetime
    state: CaseState
    trays: tuple[str, ...]
    red: tuple[str, ...]
    report: str


@dataclass(frozen=True, slots=True)
class TrayGate:
    """A tray of a case and why its gates are red, "" for a green one."""

    tray: str
    out: bool
    back: bool
    count: str
    sterile: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReservedRow:
    """One reservation of a case."""

    ref: str
    name: str
    lot: str
    serial: str
    place: str
    expires_on: date | None
    quantity: Decimal
    spare: bool
    reason: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """The usage report of a case: ``amount`` was implanted, ``wasted`` opened and not used, both in yuan.

    ``rebate`` is paid when nobody complains.
    """

    number: str
    state: ReportState
    amount: Decimal
    wasted: Decimal
    rebate: Decimal
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A clock of a case."""

    rule: str
    due_at: datetime
    closed_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case with all that its screen shows; ``overridden`` are the gates that a supervisor's reason passed."""

    row: CaseRow
    ended_at: datetime | None
    override: str
    overridden: tuple[str, ...]
    gates: tuple[TrayGate, ...]
    specs: tuple[Spec, ...]
    reserved: tuple[ReservedRow, ...]
    went_out: tuple[GoodsRow, ...]
    stickers: tuple[Sticker, ...]
    check: CrossCheck
    report: ReportRow | None
    clocks: tuple[ClockRow, ...]


_CASES: Final = (
    select(Case.id, Case.number, Party.name, Party.name_en, Site.code, Site.time_zone, Case.planned_at, Case.state)
    .add_columns(Case.ended_at, Case.override, Case.overridden)
    .join(Party, Party.id == Case.hospital_id)
    .join(Site, Site.id == Case.site_id)
    .order_by(Case.planned_at, Case.number)
)
_CODES: Final = {
    "count": frozenset({"no_kit", "tray_not_counted", "tray_incomplete"}),
    "sterile": frozenset({"tray_not_sterile", "tray_past_date"}),
    "image": frozenset({"image_not_checked", "image_plan_changed"}),
    "spare": frozenset({"spare_missing"}),
}
"""The refusals of each gate."""
_BEFORE: Final = (CaseState.PLANNED, CaseState.READY)


def cases(connection: Connection, state: str = "", hospital: str = "", site: str = "") -> tuple[CaseRow, ...]:
    """Cases by their planned start; ``hospital`` and ``site`` are codes."""
    asked = _CASES
    if state:
        asked = asked.where(Case.state == CaseState(state))
    if hospital:
        asked = asked.where(Party.code == hospital)
    if site:
        asked = asked.where(Site.code == site)
    rows = connection.execute(asked).all()
    trays, reports = _tray_codes(connection), _report_numbers(connection)
    return tuple(_row(connection, row, trays.get(row.id, ()), reports.get(row.id, "")) for row in rows)


def _tray_codes(connection: Connection) -> dict[int, tuple[str, ...]]:
    asked = select(CaseTray.case_id, Place.code).join(Place, Place.id == CaseTray.tray_id).order_by(CaseTray.id)
    found: dict[int, tuple[str, ...]] = {}
    for case, tray in connection.execute(asked):
        found[case] = (*found.get(case, ()), tray)
    return found


def _report_numbers(connection: Connection) -> dict[int, str]:
    asked = select(UsageReport.case_id, UsageReport.number).where(UsageReport.state == ReportState.CONFIRMED)
    return dict(connection.execute(asked).all())


def _row(connection: Connection, row: Any, trays: tuple[str, ...], report: str) -> CaseRow:
    """A case; its gates are looked at only until it leaves."""
    red: tuple[str, ...] = ()
    if row.state in _BEFORE:
        gates = _gates(connection, row)
        red += ("count",) if any(gate.count for gate in gates) else ()
        red += ("sterile",) if any(gate.sterile for gate in gates) else ()
        red += ("image",) if image_state(connection, row.id) else ()
        red += ("spare",) if not all(spec.green for spec in specs(connection, row.id, row.number)) else ()
    names = (row.name, row.name_en, row.code, row.time_zone)
    return CaseRow(row.number, *names, row.planned_at, row.state, trays, red, report)


def _gates(connection: Connection, row: Any) -> tuple[TrayGate, ...]:
    planned = local_day(row.planned_at, ZoneInfo(row.time_zone))
    asked = select(Place.id, Place.code, CaseTray.out_at, CaseTray.back_at)
    asked = asked.join(CaseTray, CaseTray.tray_id == Place.id).where(CaseTray.case_id == row.id)
    rows = connection.execute(asked.order_by(CaseTray.id)).all()
    return tuple(_gate(connection, tray, planned, row.state) for tray in rows)


def _gate(connection: Connection, tray: Any, planned: date, state: CaseState) -> TrayGate:
    out, back = tray.out_at is not None, tray.back_at is not None
    if state not in _BEFORE:
        return TrayGate(tray.code, out, back, "", "", ())
    count = count_fault(connection, tray.id, tray.code)
    sterile = sterile_fault(connection, tray.id, tray.code, planned)
    names = count.facts.get("names", []) if count is not None else []
    told = tuple(str(name) for name in names) if isinstance(names, list) else ()
    return TrayGate(tray.code, out, back, count.code if count else "", sterile.code if sterile else "", told)


def case_view(connection: Connection, number: str) -> CaseView:
    """One case by its number.

    Raises:
        Refusal: ``unknown_case``.
    """
    row = connection.execute(_CASES.where(Case.number == number)).first()
    if row is None:
        raise Refusal("unknown_case", case=number)
    gates, report = _gates(connection, row), _report(connection, row.id)
    trays, number_of_report = tuple(gate.tray for gate in gates), report.number if report is not None else ""
    return CaseView(
        row=_row(connection, row, trays, number_of_report),
        ended_at=row.ended_at,
        override=row.override,
        overridden=tuple(gate for gate, codes in _CODES.items() if codes & set(row.overridden.split(" "))),
        gates=gates,
        specs=specs(connection, row.id, number),
        reserved=reserved(connection, number),
        went_out=went_out(connection, row.id),
        stickers=stickers(connection, row.id),
        check=cross_check(connection, row.id),
        report=report,
        clocks=_clocks(connection, number),
    )


def reserved(connection: Connection, document: str) -> tuple[ReservedRow, ...]:
    """What was reserved for a document, in the order in which it was done; what was let go is not shown."""
    asked = (
        select(Item.ref, Item.name, Lot.number, func.coalesce(Unit.serial, ""), Place.code)
        .add_columns(func.coalesce(Unit.expires_on, Lot.expires_on), Reservation.quantity, Reservation.spare)
        .add_columns(Reservation.reason, Reservation.outcome)
        .join(Item, Item.id == Reservation.item_id)
        .join(Lot, Lot.id == Reservation.lot_id)
        .join(Place, Place.id == Reservation.place_id)
        .outerjoin(Unit, Unit.id == Reservation.unit_id)
        .where(Reservation.document == document, Reservation.outcome != "released")
        .order_by(Reservation.id)
    )
    return tuple(ReservedRow(*row) for row in connection.execute(asked))


def _report(connection: Connection, case: int) -> ReportRow | None:
    asked = select(UsageReport.number, UsageReport.state, UsageReport.amount, UsageReport.wasted, UsageReport.made_at)
    asked = asked.where(UsageReport.case_id == case, UsageReport.state != ReportState.UNDONE)
    row = connection.execute(asked.order_by(UsageReport.id.desc()).limit(1)).first()
    if row is None:
        return None
    return ReportRow(row.number, row.state, row.amount, row.wasted, rounded(row.amount * REBATE), row.made_at)


def _clocks(connection: Connection, number: str) -> tuple[ClockRow, ...]:
    asked = select(Deadline.rule, Deadline.due_at, Deadline.closed_at, Deadline.outcome)
    asked = asked.where(Deadline.document == number, Deadline.outcome != "dropped").order_by(Deadline.due_at)
    return tuple(ClockRow(*row) for row in connection.execute(asked))


@dataclass(frozen=True, slots=True)
class Proposed:
    """A piece that could be reserved for a red specification, and where it lies."""

    ref: str
    lot: str
    serial: str
    place: str
    expires_on: date | None


def spare_proposals(connection: Connection, number: str) -> tuple[Proposed, ...]:
    """For each red specification of a case the piece that expires first and is not reserved or expired by then."""
    row = connection.execute(_CASES.where(Case.number == number)).first()
    if row is None:
        raise Refusal("unknown_case", case=number)
    planned = local_day(row.planned_at, ZoneInfo(row.time_zone))
    found: list[Proposed] = []
    for spec in specs(connection, row.id, number):
        if spec.green:
            continue
        first = next((one for one in _free(connection, spec.item_id, row.code) if _lasts(one, planned)), None)
        if first is not None:
            found.append(first)
    return tuple(found)


def _lasts(one: Proposed, day: date) -> bool:
    return not is_expired(one.expires_on, day)


def _free(connection: Connection, item: int, site: str) -> tuple[Proposed, ...]:
    taken = aliased(Reservation)
    promised = select(func.coalesce(func.sum(taken.quantity), 0)).where(taken.lot_id == Balance.lot_id)
    promised = promised.where(taken.released_at.is_(None), taken.place_id == Balance.place_id)
    promised = promised.where(
        (taken.unit_id == Balance.unit_id) | (Balance.unit_id.is_(None) & taken.unit_id.is_(None))
    )
    expires = func.coalesce(Unit.expires_on, Lot.expires_on)
    asked = (
        select(Item.ref, Lot.number, func.coalesce(Unit.serial, ""), Place.code, expires)
        .select_from(Balance)
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .join(Place, Place.id == Balance.place_id)
        .join(Site, Site.id == Place.site_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .where(Balance.item_id == item, Site.code == site, Balance.quantity > promised.scalar_subquery())
        .where(Place.kind == PlaceKind.BIN, Place.state == ZoneState.USABLE)
        .order_by(expires.is_(None), expires, Place.code)
    )
    return tuple(Proposed(*row) for row in connection.execute(asked))
