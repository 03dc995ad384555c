"""A night with very many calls at once: the first order again and again, each lacking the same piece."""

from sqlalchemy import insert, select

from desktop.models.item import Item
from desktop.models.order import EmergencyOrder, Milestone, OrderLine
from desktop.storage.unit_of_work import Store

HEAD = [column for column in EmergencyOrder.__table__.columns if column.name != "id"]
STEP = [column for column in Milestone.__table__.columns if column.name != "id"]


def crowd(store: Store, number: str, count: int, lacking: str) -> None:
    """Write ``count`` more orders like that one, each for one piece of an item that nothing is reserved of."""
    with store.engine.begin() as connection:
        one = connection.execute(select(*HEAD).where(EmergencyOrder.number == number)).mappings().one()
        called = connection.execute(select(*STEP)).mappings().first()
        item = connection.execute(select(Item.id).where(Item.ref == lacking)).scalar_one()
        assert called is not None
        for at in range(count):
            row = dict(one) | {"number": f"E-9{at:05d}"}
            key = connection.execute(insert(EmergencyOrder).values(row).returning(EmergencyOrder.id)).scalar_one()
            connection.execute(insert(Milestone).values(dict(called) | {"order_id": key}))
            connection.execute(insert(OrderLine).values(order_id=key, item_id=item, pieces=1))
