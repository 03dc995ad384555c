"""Traces (S2-58): a unit forward to trays, cases, returns and recalls; a case or a tray backward to its units."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.cases import Fate
from desktop.domain.errors import Refusal
from desktop.models.case import Case, CaseGoods, UsageLine
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.notice import Notice, NoticeLine
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.recall import Recall, RecallPiece
from desktop.models.returns import DefectCase, Exchange, GoodsReturn
from desktop.queries.exchange_links import stands
from desktop.queries.history import unit_history
from desktop.queries.naming import named_tray


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One step of a trace.

    Attributes:
        kind: a kind of movement or other event of the unit's life; or ``case``, ``usage``, ``return``, ``defect``,
            ``exchange``, ``recall``, ``piece``.
        at: UTC moment; None where none is known.
        document: of the step.
        party: who held or used it, by name.
        detail: source → target, the fate, the state.
    """

    kind: str
    at: datetime | None
    document: str
    item: str = ""
    lot: str = ""
    serial: str = ""
    tray: str = ""
    place: str = ""
    party: str = ""
    pieces: Decimal | None = None
    detail: str = ""


_TRAY: Final = aliased(Place, name="in_tray")


def trace_unit(connection: Connection, item: str, serial: str) -> tuple[TraceRow, ...]:
    """Everything that a unit went through, in order of time, with the cases, returns and recalls that it was in.

    Raises:
        Refusal: ``unknown_unit``.
    """
    asked = select(Unit.id, Lot.number).join(Lot, Lot.id == Unit.lot_id).join(Item, Item.id == Unit.item_id)
    row = connection.execute(asked.where(Item.ref == item, Unit.serial == serial)).first()
    if row is None:
        raise Refusal("unknown_unit", item=item, lot="", serial=serial)
    steps = [
        TraceRow(
            event.what.value,
            event.occurred_at,
            event.document,
            item,
            row[1],
            serial,
            event.with_tray,
            event.target,
            event.custodian,
            event.quantity,
            f"{event.source} → {event.target}" if event.target else event.reason,
        )
        for event in unit_history(connection, row[0])
    ]
    steps += [*_cases(connection, row[0]), *_papers(connection, row[0])]
    return tuple(sorted(steps, key=lambda step: step.at.timestamp() if step.at else 0.0))


def _cases(connection: Connection, unit: int) -> Iterator[TraceRow]:
    asked = (
        select(Case.number, Case.out_at, Case.planned_at, Party.name, func.coalesce(_TRAY.code, ""), CaseGoods.back)
        .join(CaseGoods, CaseGoods.case_id == Case.id)
        .join(Party, Party.id == Case.hospital_id)
        .outerjoin(_TRAY, _TRAY.id == CaseGoods.tray_id)
        .where(CaseGoods.unit_id == unit)
    )
    for number, out_at, planned_at, hospital, tray, back in connection.execute(asked).all():
        told = "back" if back else "not back"
        yield TraceRow("case", out_at or planned_at, number, tray=tray, party=hospital, detail=told)
    used = (
        select(Case.number, UsageLine.scanned_at, UsageLine.fate, Party.name)
        .join(Case, Case.id == UsageLine.case_id)
        .join(Party, Party.id == Case.hospital_id)
        .join(CaseGoods, CaseGoods.id == UsageLine.goods_id)
        .where(CaseGoods.unit_id == unit, UsageLine.taken_back_at.is_(None))
    )
    for number, at, fate, hospital in connection.execute(used).all():
        yield TraceRow("usage", at, number, party=hospital, detail=fate.value)


def _papers(connection: Connection, unit: int) -> Iterator[TraceRow]:
    returned = select(GoodsReturn.number, GoodsReturn.returned_at, GoodsReturn.state, Party.name)
    returned = returned.join(Party, Party.id == GoodsReturn.customer_id).where(GoodsReturn.unit_id == unit)
    for number, at, state, customer in connection.execute(returned).all():
        yield TraceRow("return", at, number, party=customer, detail=state.value)
    defects = select(DefectCase.number, DefectCase.opened_at, DefectCase.state).where(DefectCase.unit_id == unit)
    for number, at, defect in connection.execute(defects).all():
        yield TraceRow("defect", at, number, detail=defect.value)
    mine = (Exchange.returned_unit_id == unit) | (Exchange.replacement_unit_id == unit)
    linked = select(Exchange.number, Exchange.exchanged_at, Exchange.document, Unit.serial, Exchange.returned_unit_id)
    other = func.nullif(Exchange.replacement_unit_id, unit)
    linked = linked.outerjoin(Unit, Unit.id == func.coalesce(other, Exchange.returned_unit_id)).where(mine, stands())
    for number, at, document, serial, first in connection.execute(linked).all():
        told = "replaced by" if first == unit else "replacement of"
        yield TraceRow("exchange", at, number, detail=f"{document}: {told} {serial or ''}")
    recalled = select(Recall.number, Recall.blocked_at, RecallPiece.whereabouts)
    recalled = recalled.join(RecallPiece, RecallPiece.recall_id == Recall.id).where(RecallPiece.unit_id == unit)
    for number, at, where in connection.execute(recalled).all():
        yield TraceRow("recall", at, number, detail=where.value)


def trace_case(connection: Connection, number: str) -> tuple[TraceRow, ...]:
    """Back from a case: each piece that went out with it, its tray, its fate, and the delivery that it came with.

    Raises:
        Refusal: ``unknown_case``.
    """
    case = connection.execute(
        select(Case.id, Case.out_at, Party.name).join(Party, Party.id == Case.hospital_id).where(Case.number == number)
    ).first()
    if case is None:
        raise Refusal("unknown_case", case=number)
    delivered = (
        select(func.min(Notice.number))
        .join(NoticeLine, NoticeLine.notice_id == Notice.id)
        .where(NoticeLine.lot_id == CaseGoods.lot_id)
        .where((NoticeLine.unit_id == CaseGoods.unit_id) | CaseGoods.unit_id.is_(None))
        .scalar_subquery()
    )
    fate = (
        select(func.min(UsageLine.fate))
        .where(UsageLine.goods_id == CaseGoods.id, UsageLine.taken_back_at.is_(None))
        .scalar_subquery()
    )
    asked = (
        select(Item.ref, Lot.number, func.coalesce(Unit.serial, ""), func.coalesce(_TRAY.code, ""))
        .add_columns(CaseGoods.quantity, CaseGoods.back, func.coalesce(delivered, ""), fate)
        .join(Item, Item.id == CaseGoods.item_id)
        .join(Lot, Lot.id == CaseGoods.lot_id)
        .outerjoin(Unit, Unit.id == CaseGoods.unit_id)
        .outerjoin(_TRAY, _TRAY.id == CaseGoods.tray_id)
        .where(CaseGoods.case_id == case[0])
        .order_by(Item.ref, Lot.number, Unit.serial)
    )
    return tuple(
        TraceRow("piece", case[1], notice, ref, lot, serial, tray, "", case[2], pieces, _fate(found, back == pieces))
        for ref, lot, serial, tray, pieces, back, notice, found in connection.execute(asked).all()
    )


def _fate(found: Fate | None, is_back: bool) -> str:
    if found is not None:
        return found.value
    return Fate.RETURNED.value if is_back else "out"


def trace_tray(connection: Connection, code: str) -> tuple[TraceRow, ...]:
    """Back from a tray: what was put into it and taken out, by which document.

    Raises:
        Refusal: ``unknown_tray``.
    """
    tray = named_tray(connection, code).id
    asked = (
        select(MovementRow.kind, MovementRow.occurred_at, MovementRow.document, Item.ref, Lot.number, Unit.serial)
        .add_columns(LegRow.quantity)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .join(Item, Item.id == LegRow.item_id)
        .join(Lot, Lot.id == LegRow.lot_id)
        .outerjoin(Unit, Unit.id == LegRow.unit_id)
        .where(LegRow.place_id == tray)
        .order_by(MovementRow.recorded_at, MovementRow.id, LegRow.number)
    )
    return tuple(
        TraceRow(
            kind.value, at, document, ref, lot, serial or "", code, code, "", pieces, "in" if pieces > 0 else "out"
        )
        for kind, at, document, ref, lot, serial, pieces in connection.execute(asked).all()
    )
