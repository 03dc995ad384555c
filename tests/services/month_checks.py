"""What must hold after a month, reckoned here from the bare ledger and held against what the program tells."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.ledger import OUTSIDE, MovementKind
from desktop.domain.lots import is_expired
from desktop.models.hold import Hold
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import BillingLine
from desktop.queries.statement import Figure, StatementAsked, figure_of
from desktop.queries.statement_lines import Behind, moved_rows, owed_lines, shown_pieces, statement
from tests.services.month_world import SITE

Key = tuple[str, str, str]
FIRST, LAST = date(2026, 11, 1), date(2026, 12, 2)
OWNERS = ("M-01", "N-01", "P-01", "XX")


def check_month(connection: Connection, zone: ZoneInfo) -> dict[str, int]:
    """All of it; returns how much was looked at."""
    legs = _legs(connection)
    check_sums(legs)
    used = check_uses(connection, zone)
    rows = 0
    middle = FIRST + timedelta(days=11)
    for owner in OWNERS:
        for first, last in ((FIRST, LAST), (FIRST, middle), (middle + timedelta(days=1), LAST)):
            rows += check_statement(connection, StatementAsked(owner, SITE, first, last), legs, zone)
    check_money(connection)
    return {"legs": len(legs), "uses": used, "rows": rows}


def _legs(connection: Connection) -> list[Any]:
    taken_back = aliased(MovementRow)
    kind = func.coalesce(taken_back.kind, MovementRow.kind)
    asked = (
        select(MovementRow.occurred_at, kind, Party.code, Item.ref, Lot.number, Unit.serial, Place.kind)
        .add_columns(LegRow.quantity, LegRow.movement_id)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .outerjoin(taken_back, taken_back.id == MovementRow.reverses_id)
        .join(Party, Party.id == LegRow.owner_id)
        .join(Item, Item.id == LegRow.item_id)
        .join(Lot, Lot.id == LegRow.lot_id)
        .outerjoin(Unit, Unit.id == LegRow.unit_id)
        .join(Place, Place.id == LegRow.place_id)
    )
    return [
        (at, MovementKind(kind), owner, (ref, lot, serial or ""), place not in OUTSIDE, pieces, movement)
        for at, kind, owner, ref, lot, serial, place, pieces, movement in connection.execute(asked).all()
    ]


def check_sums(legs: Iterable[Any]) -> None:
    """The ledger sums to zero for all goods, and for the goods of each movement; no serial number is there twice."""
    of_goods: dict[Key, Decimal] = defaultdict(Decimal)
    of_movement: dict[Any, Decimal] = defaultdict(Decimal)
    on_hand: dict[Key, Decimal] = defaultdict(Decimal)
    for _, _, _, goods, real, pieces, movement in legs:
        of_goods[goods] += pieces
        of_movement[movement, goods] += pieces
        on_hand[goods] += pieces if real else 0
    assert not [goods for goods, total in of_goods.items() if total]
    assert not [one for one, total in of_movement.items() if total]
    assert not [goods for goods, total in on_hand.items() if total < 0 or (goods[2] and total > 1)]


def check_statement(connection: Connection, asked: StatementAsked, legs: Iterable[Any], zone: ZoneInfo) -> int:
    """The statement is what the legs say, closes in every row, agrees with the money, and opens to its movements."""
    expected: dict[Key, dict[Figure, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for at, kind, owner, goods, real, pieces, _ in legs:
        day = at.astimezone(zone).date()
        if owner != asked.owner or not real or day > asked.last:
            continue
        expected[goods][Figure.CLOSING] += pieces
        figure = Figure.OPENING if day < asked.first else figure_of(kind)
        leaves = figure in (Figure.USED, Figure.RETURNED, Figure.LOST, Figure.SCRAPPED)
        expected[goods][figure] += -pieces if leaves else pieces
    made = statement(connection, asked)
    assert made.closes, (asked, made.not_billed, [row for row in made.rows if not row.closes])
    told = {(row.ref, row.lot, row.serial): {one: getattr(row, one.value) for one in Figure} for row in made.rows}
    assert len(told) == len(made.rows)
    filled = {goods: row for goods, row in expected.items() if any(row.values())}
    assert told == {goods: {one: row[one] for one in Figure} for goods, row in filled.items()}
    _check_opened(connection, asked, told)
    return len(told)


def _check_opened(connection: Connection, asked: StatementAsked, told: dict[Key, dict[Figure, Decimal]]) -> None:
    """The movements behind the figures add up to them."""
    behind: dict[tuple[Key, Figure], Decimal] = defaultdict(Decimal)
    for row in moved_rows(connection, asked):
        behind[(row.ref, row.lot, row.serial), row.figure] += shown_pieces(row)
    for goods, row in told.items():
        for figure in set(Figure) - {Figure.OPENING, Figure.CLOSING}:
            assert behind[goods, figure] == row[figure], (goods, figure)
    closing = moved_rows(connection, asked, Behind(Figure.CLOSING))
    assert sum(row.pieces for row in closing) == sum(row[Figure.CLOSING] for row in told.values())


def check_uses(connection: Connection, zone: ZoneInfo) -> int:
    """Nothing on hold was used or bought, and nothing expired was used; returns how many uses there are."""
    goods = select(MovementRow.occurred_at, LegRow.lot_id, LegRow.unit_id, MovementRow.kind)
    goods = goods.add_columns(func.coalesce(Unit.expires_on, Lot.expires_on))
    goods = goods.join(LegRow, LegRow.movement_id == MovementRow.id).join(Lot, Lot.id == LegRow.lot_id)
    goods = goods.outerjoin(Unit, Unit.id == LegRow.unit_id)
    kinds = (MovementKind.CONSUME, MovementKind.BUY_OUT)
    goods = goods.where(MovementRow.kind.in_(kinds), LegRow.quantity < 0)
    uses = connection.execute(goods).all()
    holds = connection.execute(select(Hold.lot_id, Hold.unit_id, Hold.opened_at, Hold.released_at)).all()
    for at, lot, unit, kind, expires_on in uses:
        assert kind is MovementKind.BUY_OUT or not is_expired(expires_on, at.astimezone(zone).date())
        assert not [one for one in holds if one[0] == lot and one[1] in (None, unit) and _open(one, at)]
    return sum(row[3] is MovementKind.CONSUME for row in uses)


def _open(hold: Any, at: datetime) -> bool:
    return bool(hold[2] < at and (hold[3] is None or hold[3] > at))


def check_money(connection: Connection) -> None:
    """Every line is its quantity times its price; a credit is what it takes back; the statements tell all of them."""
    asked = select(BillingLine.id, BillingLine.quantity, BillingLine.unit_price, BillingLine.amount, BillingLine.tax)
    lines = {row[0]: row for row in connection.execute(asked.add_columns(BillingLine.reverses_id)).all()}
    for _, quantity, price, amount, tax, reverses in lines.values():
        if reverses is None:
            assert amount == (quantity * price).quantize(Decimal("0.01"))
        else:
            assert (amount, tax) == (-lines[reverses][3], -lines[reverses][4])
    told = [line for owner in OWNERS for line in owed_lines(connection, StatementAsked(owner, SITE, FIRST, LAST))]
    assert len(told) == len(lines)
    assert sum(line.amount for line in told) == sum(row[3] for row in lines.values())
    held = select(Balance.unit_id).where(Balance.unit_id.is_not(None)).group_by(Balance.unit_id)
    assert not connection.execute(held.having(func.count() > 1)).all()


def ledger_by_name(connection: Connection) -> str:
    """SHA-256 of the whole ledger by names: keys of lots and units differ, as refused requests cost a number."""
    custodian = aliased(Party)
    asked = (
        select(MovementRow.id, MovementRow.kind, MovementRow.document, MovementRow.reverses_id, MovementRow.occurred_at)
        .add_columns(LegRow.number, Item.ref, Lot.number, Unit.serial, Place.code, Party.code, custodian.code)
        .add_columns(LegRow.quantity, MovementRow.request_id, MovementRow.workstation, MovementRow.raw)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .join(Item, Item.id == LegRow.item_id)
        .join(Lot, Lot.id == LegRow.lot_id)
        .outerjoin(Unit, Unit.id == LegRow.unit_id)
        .join(Place, Place.id == LegRow.place_id)
        .join(Party, Party.id == LegRow.owner_id)
        .join(custodian, custodian.id == LegRow.custodian_id)
        .order_by(MovementRow.id, LegRow.number)
    )
    digest = hashlib.sha256()
    for row in connection.execute(asked):
        digest.update(repr(tuple(map(str, row))).encode())
    return digest.hexdigest()
