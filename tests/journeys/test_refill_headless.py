"""J9 headless: what is below its minimum, why, and one order for each owner."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.replenishment import Parts
from desktop.models.outbox import OutboxMessage
from desktop.queries.exchanging import short_dated
from desktop.queries.refill_orders import OrderState, order_page, orders, reply_times
from desktop.queries.replenishment import explain
from desktop.storage.verify import verify
from tests.journeys.refill_day import NOW, PLATE, RefillDay, lay_out


@pytest.fixture
def day(database_url: str) -> Iterator[RefillDay]:
    day = lay_out(database_url)
    yield day
    day.close()


def why(day: RefillDay) -> dict[str, list[tuple[str, str]]]:
    """The rows behind the plate's figures: serial or document, and why it does not count."""
    with day.store.read() as connection:
        explained = explain(connection, day.row(PLATE).par.id, NOW)
    rows: dict[str, list[tuple[str, str]]] = {}
    for row in explained.rows:
        rows.setdefault(row.figure.value, []).append((row.serial or row.document, row.why))
    return {figure: sorted(found) for figure, found in rows.items()}


@pytest.mark.requirement("S1-24", "C-07")
def test_j9_what_is_below_its_minimum_and_why(day: RefillDay) -> None:
    below = day.below()
    assert (len(below), sum(row.proposal.missing for row in below)) == (27, 41)
    plate = day.row(PLATE)
    assert plate.proposal.parts == Parts(usable=2, committed=1, in_transit=1, on_order=0)
    assert (plate.proposal.parts.position, plate.proposal.pieces) == (2, 3)
    assert why(day) == {
        "usable": [("OWN-1", "other_owner"), ("S1", ""), ("S2", ""), ("S3", "short_dated")],
        "committed": [("S1", "")],
        "in_transit": [("S9", "")],
    }


def test_j9_a_pack_of_two_proposes_two_never_four(day: RefillDay) -> None:
    day.send("save_par", item=PLATE, place="Z1", minimum=3, target=5, maximum=5, pack=2)
    assert day.row(PLATE).pieces == 2


@pytest.mark.requirement("S1-24")
def test_j9_send_orders_once_and_the_reply_is_timed(day: RefillDay) -> None:
    sent = day.send("send_order", site="SH", owner="M", pieces=41)
    assert sent == {"order": "O-0001", "owner": "M", "lines": 27, "pieces": 41, "exchanges": 1}
    assert day.below() == ()
    assert day.row(PLATE).proposal.parts == Parts(2, 1, 1, 3)
    with pytest.raises(Refusal, match="nothing_to_order"):
        day.send("send_order", site="SH", owner="M")
    day.clock.forward(timedelta(minutes=95))
    assert day.send("record_reply", order="O-0001", promised_on="2026-11-27")["reply_minutes"] == 95
    with day.store.read() as connection:
        page = order_page(connection, "O-0001", day.clock.now())
        times = reply_times(connection, day.clock.now())
        message = connection.execute(select(OutboxMessage.kind, OutboxMessage.body)).one()
        due = short_dated(connection, "SH", day.clock.now())
    assert page.order.state is OrderState.ANSWERED
    assert [(one.serial, one.place) for one in page.exchanges] == [("S3", "A-1-1")]
    assert [(one.owner, one.answered, one.median_minutes) for one in times] == [("M", 1, 95)]
    assert [(one.serial, one.days_left, one.order) for one in due] == [("S3", 20, "O-0001")]
    body = json.loads(message.body)
    assert message.kind == "refill_order"
    assert (len(body["lines"]), sum(line["pieces"] for line in body["lines"])) == (27, 41)
    assert [one["serial"] for one in body["exchange"]] == ["S3"]
    assert verify(day.store.engine).findings == ()


def test_a_delivery_that_names_the_order_closes_its_lines_and_what_is_short_is_on_order_again(day: RefillDay) -> None:
    day.send("send_order", site="SH", owner="M")
    line = {"position": 1, "item": PLATE, "lot": "L3", "expires_on": "2029-05-31"}
    lines = [line | {"position": at, "serial": f"N{at}"} for at in (1, 2, 3)]
    with pytest.raises(Refusal, match="unknown_order"):
        day.send("announce_notice", number="DN-2", site="SH", supplier="M", owner="M", lines=lines, order="O-9")
    day.send("announce_notice", number="DN-2", site="SH", supplier="M", owner="M", lines=lines, order="O-0001")
    assert day.row(PLATE).proposal.parts == Parts(2, 1, 4, 0)
    with pytest.raises(Refusal, match="order_announced"):
        day.send("cancel_order", order="O-0001", reason="too late")
    day.send("open_notice", notice="DN-2")
    for at in (1, 2):
        raw = f"]d201069012345678921729053110L3\x1d21N{at}"
        day.send("receive_one", notice="DN-2", raw=raw)
    assert day.row(PLATE).proposal.parts == Parts(2, 1, 4, 0)
    day.send("confirm_notice", notice="DN-2")
    assert day.row(PLATE).proposal.parts == Parts(2, 1, 3, 1)
    with day.store.read() as connection:
        plate = next(one for one in order_page(connection, "O-0001", NOW).lines if one.item == PLATE)
    assert (plate.pieces, plate.on_order) == (3, 1)


def test_an_order_may_be_named_after_the_delivery_was_announced(day: RefillDay) -> None:
    day.send("send_order", site="SH", owner="M")
    assert day.row(PLATE).proposal.parts == Parts(2, 1, 1, 3)
    day.send("name_order", notice="DN-1", order="O-0001")
    assert day.row(PLATE).proposal.parts == Parts(2, 1, 1, 2)
    with pytest.raises(Refusal, match="unknown_notice"):
        day.send("name_order", notice="DN-9", order="O-0001")


def test_a_cancelled_order_is_proposed_again_and_its_owner_is_told(day: RefillDay) -> None:
    day.send("send_order", site="SH", owner="M")
    day.send("cancel_order", order="O-0001", reason="wrong month")
    below = day.below()
    assert (len(below), sum(row.pieces for row in below)) == (27, 41)
    with day.store.read() as connection:
        assert [one.state for one in orders(connection, NOW)] == [OrderState.CANCELLED]
        kinds = connection.execute(select(OutboxMessage.kind).order_by(OutboxMessage.id)).scalars().all()
    assert kinds == ["refill_order", "refill_order_cancelled"]
    with pytest.raises(Refusal, match="order_was_cancelled"):
        day.send("cancel_order", order="O-0001", reason="again")


def test_the_planner_changes_a_quantity_with_a_reason(day: RefillDay) -> None:
    with pytest.raises(Refusal, match="reason_missing"):
        day.send("change_proposal", place="Z1", item=PLATE, pieces=1, reason="")
    with pytest.raises(Refusal, match="above_maximum"):
        day.send("change_proposal", place="Z1", item=PLATE, pieces=4, reason="more")
    day.send("change_proposal", place="Z1", item=PLATE, pieces=1, reason="two cases were cancelled")
    assert (day.row(PLATE).proposal.pieces, day.row(PLATE).pieces) == (3, 1)
    with pytest.raises(Refusal, match=r"proposals_changed.*now=39"):
        day.send("send_order", site="SH", owner="M", pieces=41)
    day.send("send_order", site="SH", owner="M", pieces=39)
    with day.store.read() as connection:
        line = next(one for one in order_page(connection, "O-0001", NOW).lines if one.item == PLATE)
    assert (line.proposed, line.pieces, line.reason) == (3, 1, "two cases were cancelled")
    assert day.row(PLATE).pieces == 0


def test_a_change_is_forgotten_when_the_proposal_is_another(day: RefillDay) -> None:
    day.send("change_proposal", place="Z1", item=PLATE, pieces=0, reason="not now")
    assert day.row(PLATE).pieces == 0
    day.send("release_reservations", document="C-1", reason="cancelled")
    assert day.row(PLATE).proposal.parts.position == 3
    day.send("save_par", item=PLATE, place="Z1", minimum=4, target=5, maximum=5)
    assert (day.row(PLATE).proposal.pieces, day.row(PLATE).pieces) == (2, 2)


def test_held_goods_do_not_count(day: RefillDay) -> None:
    day.send("hold_goods", item=PLATE, serial="S2", reason="quality")
    assert day.row(PLATE).proposal.parts.usable == 1
    assert ("S2", "held") in why(day)["usable"]
