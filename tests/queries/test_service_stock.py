"""The value of spare parts at the end of a past day, by model and region: it closes with what lies in the zones."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from desktop.domain.service_rows import Grouping
from desktop.domain.service_stock import Belongs, PartStock, StockValue, stock_value
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import ADMINISTRATOR, SITE
from desktop.exchange.sample_repair import BATTERY, BATTERY_PRICE, SEAL, SEAL_PRICE
from desktop.models.item import Item, ItemKind
from desktop.models.ledger import Balance
from desktop.queries.service_asked import Asked
from desktop.queries.service_stock import part_stock, part_stock_worth
from tests.journeys.repair_day import DAY, RepairDay, repair_day

PD = "PD-200"


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url) as made:
        yield made


def stock(day: RepairDay, days_ago: int = 0, model: str = "") -> StockValue:
    last = DAY - timedelta(days=days_ago)
    with day.store.read() as connection:
        return part_stock(connection, Asked(last, last, SITE, model))


def group(told: StockValue, belongs: Belongs) -> Decimal:
    return sum((one.value for one in told.groups if one.belongs is belongs), Decimal(0))


@pytest.mark.requirement("S2-46")
def test_the_stock_of_a_past_day_is_that_of_the_ledger_and_closes(day: RepairDay) -> None:
    now = stock(day)
    assert {(row.ref, row.owner): (row.pieces, row.unit_price, row.value) for row in now.rows} == {
        (BATTERY, MAKER): (Decimal(3), BATTERY_PRICE, 3 * BATTERY_PRICE),
        (SEAL, MAKER): (Decimal(9), SEAL_PRICE, 9 * SEAL_PRICE),
    }
    with day.store.read() as connection:
        held = select(func.sum(Balance.quantity)).join(Item, Item.id == Balance.item_id)
        pieces = connection.execute(held.where(Item.kind == ItemKind.SPARE_PART)).scalar()
        assert part_stock_worth(connection, Asked(DAY, DAY, SITE)) == (now.value, Decimal(0))
    assert sum(row.pieces for row in now.rows) == pieces
    for by in Grouping:
        assert sum(one.value for one in now.groups if one.by is by) == now.value == Decimal("5280.00")
        assert sum(one.pieces for one in now.groups if one.by is by) == pieces
    before = stock(day, 189)
    assert {row.ref: row.pieces for row in before.rows} == {BATTERY: Decimal(10), SEAL: Decimal(12)}
    assert group(before, Belongs.NOBODY_KNOWS) == before.value, "no repair had told yet to which model they belong"
    middle = stock(day, 180)
    assert {row.ref: row.pieces for row in middle.rows} == {BATTERY: Decimal(9), SEAL: Decimal(11)}
    assert stock(day, 200).rows == (), "nothing had come yet"


@pytest.mark.requirement("S2-46")
def test_a_part_of_one_model_is_its_and_one_of_several_is_divided_among_none(day: RepairDay) -> None:
    told = stock(day)
    known = {row.ref: row.models for row in told.rows}
    assert PD in known[BATTERY]
    one = [row for row in told.rows if len(row.models) == 1]
    assert group(told, Belongs.MODEL) == sum((row.value or Decimal(0) for row in one), Decimal(0))
    assert {row.ref for row in stock(day, model=PD).rows} == {ref for ref, models in known.items() if PD in models}
    assert stock(day, model="ELSE").rows == ()
    rest = [{"item": SEAL, "unit_price": str(SEAL_PRICE)}]
    first = str(DAY - timedelta(days=400))
    named = {"code": "REPAIR-PARTS", "owner": MAKER, "payer": "EAST", "valid_from": first}
    day.send("save_price_list", "09:15", ADMINISTRATOR, prices=rest, **named)
    unpriced = stock(day)
    assert (unpriced.unpriced, unpriced.value) == (Decimal(3), 9 * SEAL_PRICE), "counted and told, never guessed"


def row(ref: str, models: tuple[str, ...], value: str | None, region: str = "East") -> PartStock:
    price = None if value is None else Decimal(value)
    return PartStock(ref, ref, "", "S", region, "M", "Maker", Decimal(1), price, price, models=models)


@pytest.mark.requirement("S2-46")
def test_each_grouping_adds_up_to_the_whole() -> None:
    rows = [row("A", ("X",), "10"), row("B", ("X", "Y"), "5"), row("C", (), "3", ""), row("D", ("Y",), None)]
    told = stock_value(DAY, rows)
    assert [(one.name, one.belongs, one.value, one.unpriced) for one in told.groups] == [
        ("X", Belongs.MODEL, Decimal(10), Decimal(0)),
        ("Y", Belongs.MODEL, Decimal(0), Decimal(1)),
        ("", Belongs.SEVERAL, Decimal(5), Decimal(0)),
        ("", Belongs.NOBODY_KNOWS, Decimal(3), Decimal(0)),
        ("East", None, Decimal(15), Decimal(1)),
        ("", None, Decimal(3), Decimal(0)),
    ]
    assert (told.value, told.unpriced) == (Decimal(18), Decimal(1))
