"""J8: two clerks count B-07 blind, one unit is lost, one was in a tray, one belongs to B-11 (headless)."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.models.item import Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import BillingKind, BillingLine
from desktop.storage.verify import verify
from tests.journeys.count_day import FIRST, IN_TRAY, LEADER, OF_B_11, PRICE, SECOND, UNITS, CountDay, build, unit

LYING = tuple(unit(serial) for serial in (*UNITS[:21], OF_B_11))


@pytest.fixture
def day(database_url: str) -> Iterator[CountDay]:
    made = build(database_url)
    yield made
    made.store.close()


def where(day: CountDay, serial: str) -> str | None:
    with day.store.read() as connection:
        asked = select(Place.code).join(Balance, Balance.place_id == Place.id).join(Unit, Unit.id == Balance.unit_id)
        return connection.execute(asked.where(Unit.serial == serial)).scalar()


def held(day: CountDay, place: str) -> int:
    with day.store.read() as connection:
        asked = select(Balance.id).join(Place, Place.id == Balance.place_id).where(Place.code == place)
        return len(connection.execute(asked).all())


@pytest.mark.requirement("X-02")
def test_the_cycle_count_of_j8_with_its_figures(day: CountDay) -> None:
    planned = day.send(FIRST, "plan_counts", zone="Z1", days=5)
    assert (planned["places"], planned["days"], planned["a_day"]) == (40, 5, 8)
    assert planned["first_day"][0] == "B-07"

    results = day.count(FIRST, "SZ:P:B-07", *LYING[:10], LYING[0], *LYING[10:])
    assert [results.count(one) for one in ("right", "wrong_place", "unknown", "already")] == [21, 1, 0, 1]
    first = day.send(FIRST, "end_bin", place="B-07")
    assert (first["right"], first["wrong_place"], first["unknown"], first["already"]) == ("21", "1", "0", 1)
    assert (first["missing"], first["scans"], first["accuracy"]) == ("2", 23, "91.3")
    assert first["state"] == "to_recount"

    with pytest.raises(Refusal, match="second_person_needed"):
        day.send(FIRST, "start_count", place="B-07")
    with pytest.raises(Refusal, match="place_counted"):
        day.send(SECOND, "move_goods", raw=LYING[3], target="B-12")

    again = day.count(SECOND, "B-07", *LYING)
    assert [again.count(one) for one in ("right", "wrong_place")] == [21, 1]
    day.send(SECOND, "look_in", place="B-07", other="SZ:P:B-11")
    day.send(SECOND, "look_in", place="B-07", other="SZ:T:TK-009")
    met = [day.send(SECOND, "count_scan", place="B-07", raw=unit(serial)) for serial in (IN_TRAY, "PD25")]
    assert [(one["result"], one["belongs"], one["where"]) for one in met] == [
        ("wrong_place", "B-07", "TK-009"),
        ("here", "", "TK-009"),
    ]
    second = day.send(SECOND, "end_bin", place="B-07")
    assert (second["elsewhere"], second["missing"], second["accuracy"]) == ("1", "1", "95.7")
    assert (Decimal(second["worth"]), second["state"]) == (PRICE, "to_approve")

    number = second["count"]
    with pytest.raises(Refusal, match="approval_needed"):
        day.send(SECOND, "post_count", count=number)
    with pytest.raises(Refusal, match="not_allowed"):
        day.send(SECOND, "approve_difference", count=number, reason="not_found")
    assert held(day, "B-07") == 23
    day.send(LEADER, "approve_difference", count=number, reason="not_found", note="Not in the zone")
    posted = day.send(LEADER, "post_count", count=number)
    assert (posted["moves"], posted["lost"], posted["found"]) == ("2", "1", "0")
    assert (Decimal(posted["amount"]), posted["accuracy_first"], posted["accuracy_after"]) == (PRICE, "91.3", "95.7")

    assert (where(day, OF_B_11), where(day, IN_TRAY), where(day, "PD23")) == ("B-07", "TK-009", None)
    assert (held(day, "B-07"), held(day, "B-11"), held(day, "TK-009")) == (22, 0, 2)
    with day.store.read() as connection:
        asked = select(BillingLine.kind, BillingLine.amount, BillingLine.document, Party.code)
        billed = connection.execute(asked.join(Party, Party.id == BillingLine.payer_id)).all()
    assert [tuple(row) for row in billed] == [(BillingKind.LOSE, Decimal("12800.00"), number, "P-01")]
    assert verify(day.store.engine).findings == ()
    day.send(FIRST, "move_goods", raw=LYING[3], target="B-12")
