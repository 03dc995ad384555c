"""Pieces from another centre: reserved there at once, picked there, straight to the hospital, all in the ledger."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.emergency import MilestoneKind, OrderState, Outlook
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, PARTNER, SITE, SUPERVISOR
from desktop.exchange.sample_emergency import CENTRE, INSTRUMENTS, LOANER, SHORT
from desktop.models.deadline import Deadline
from desktop.models.item import Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import Consent
from desktop.queries.orders import orders
from desktop.queries.whereabouts import SourceKind
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import refused, view


def short_of_one(day: NightDay) -> str:
    """The own insert may not go; the order is accepted at 02:12, and it is 02:16 now."""
    own = next(piece for piece in day.night.pieces if piece.ref == SHORT)
    day.send("hold_goods", raw=own.raw, reason="damaged")
    day.call()
    day.time("02:12")
    day.accept()
    day.time("02:16")
    return day.number


def own_box(day: NightDay) -> None:
    """The 13 pieces and the tray that lie here."""
    for piece in day.night.pieces:
        if piece.ref != SHORT:
            day.order("pick_piece", raw=piece.raw, place=piece.place)
    day.order("pick_tray", tray=INSTRUMENTS)


def part_step(day: NightDay, part: str, verb: str, **fields: Any) -> dict[str, Any]:
    return day.send(verb, number=part, **fields)


def part_packed(day: NightDay, part: str) -> None:
    part_step(day, part, "accept_emergency", badge=f"SZ:U:{CLERK}")
    part_step(day, part, "pick_piece", raw=day.night.far.raw, place="W-1-1")
    begun = part_step(day, part, "pack_emergency")
    day.print_label(begun["box"])
    day.send("scan_packed", raw=begun["box_code"])
    day.send("scan_packed", raw=begun["sheet_code"])


def left(day: NightDay, part: str) -> dict[str, Any]:
    return part_step(day, part, "hand_over_emergency", courier="李师傅", plate="苏A·55555", phone="13911111111")


def stands(day: NightDay, serial: str) -> tuple[str, str, str]:
    """Place, owner and custodian of a unit by the ledger: of the last leg that brought it somewhere."""
    with day.store.read() as connection:
        asked = select(Place.code, LegRow.owner_id, LegRow.custodian_id).join(Unit, Unit.id == LegRow.unit_id)
        asked = asked.join(MovementRow, MovementRow.id == LegRow.movement_id)
        asked = asked.join(Place, Place.id == LegRow.place_id).where(Unit.serial == serial, LegRow.quantity > 0)
        row = connection.execute(asked.order_by(MovementRow.id.desc()).limit(1)).one()
        lies = select(Place.code).join(Balance, Balance.place_id == Place.id).join(Unit, Unit.id == Balance.unit_id)
        assert connection.execute(lies.where(Unit.serial == serial)).scalar_one() == row[0]
        names = {one.id: one.code for one in connection.execute(select(Party.id, Party.code))}
    return row[0], names[row[1]], names[row[2]]


@pytest.mark.requirement("S1-26", "S1-33")
def test_choosing_a_far_piece_reserves_it_there_and_gives_that_site_the_task(day: NightDay) -> None:
    number = short_of_one(day)
    done = day.order("choose_source", item=SHORT)
    told = (done["part"], done["kind"], done["site"], done["place"], done["pieces"])
    assert told == (f"{number}/1", "centre", CENTRE, "W-1-1", 1)
    assert done["shown"] == [day.night.far.serial]
    whole = view(day)
    line = next(one for one in whole.lines if one.ref == SHORT)
    assert (line.lacking, line.elsewhere, line.own) == (0, 1, 0)
    assert [(one.number, one.site, one.state) for one in whole.parts] == [(f"{number}/1", CENTRE, OrderState.OPEN)]
    part = view(day, f"{number}/1")
    assert [(row.place, row.serial) for row in part.to_pick] == [("W-1-1", day.night.far.serial)]
    assert (part.row.whole, part.row.due_at) == (number, whole.row.due_at)
    with day.store.read() as connection:
        assert [row.number for row in orders(connection, day.at, CENTRE)] == [f"{number}/1"]
        rules = connection.execute(select(Deadline.rule).where(Deadline.document == f"{number}/1")).scalars()
        assert sorted(rules) == ["order_accepted", "order_handed_over", "order_packed"]


@pytest.mark.requirement("S1-26")
def test_the_forecast_is_that_of_the_last_part_and_starts_when_the_site_was_asked(day: NightDay) -> None:
    short_of_one(day)
    assert view(day).row.forecast.arrival == day.night.at("06:40")
    day.order("choose_source", item=SHORT)
    said = view(day).row.forecast
    assert (said.arrival, said.outlook) == (day.night.at("06:54"), Outlook.RED)
    with day.store.read() as connection:
        rows = orders(connection, day.at, SITE)
    assert [(row.number, row.forecast) for row in rows] == [(day.number, said)]


@pytest.mark.requirement("S1-26")
def test_no_second_order_counts_on_the_same_far_piece(day: NightDay) -> None:
    first = short_of_one(day)
    day.order("choose_source", item=SHORT)
    day.call(lines=[{"item": SHORT}])
    day.accept()
    before = refused(day, "choose_source", number=day.number, item=SHORT)
    assert (before.code, before.facts["documents"]) == ("promised_to", [f"{first}/1"])
    shown = view(day)
    assert shown.row.forecast.arrival is None
    assert [one.lying.kind for one in shown.sources if not one.lying.why] == []
    day.send("cancel_emergency", number=f"{first}/1", reason="found nearer")
    assert day.order("choose_source", item=SHORT)["part"] == f"{day.number}/1"


@pytest.mark.requirement("S1-26")
def test_a_far_piece_goes_straight_to_the_hospital_and_the_order_ends_with_the_last_receipt(day: NightDay) -> None:
    number = short_of_one(day)
    part = day.order("choose_source", item=SHORT)["part"]
    day.time("02:31")
    own_box(day)
    assert view(day).row.state is OrderState.PICKED
    day.time("02:36")
    day.pack()
    part_packed(day, part)
    day.time("02:52")
    day.hand_over()
    assert stands(day, day.night.far.serial) == ("W-1-1", "M", PARTNER)
    gone = left(day, part)
    assert (gone["arrival"], gone["reserve_minutes"]) == (day.night.at("06:45").isoformat(), -35)
    assert stands(day, day.night.far.serial) == (f"{CENTRE}-ROAD", "M", PARTNER)
    day.time("05:14")
    box = day.order("deliver_emergency", receiver="张护士")
    assert box["awaited"] == [part]
    shown = view(day)
    assert (shown.row.state, shown.row.box_received_at) == (OrderState.ON_THE_WAY, day.night.at("05:14"))
    assert refused(day, "deliver_emergency", number=number, receiver="X").code == "only_parts_to_come"
    assert refused(day, "step_back_emergency", number=number, reason="x").code == "only_parts_to_come"
    day.time("06:05")
    part_step(day, part, "deliver_emergency", receiver="王护士")
    assert stands(day, day.night.far.serial) == ("XX-OR", "M", HOSPITAL)
    ended = view(day)
    assert (ended.row.state, ended.row.received_at) == (OrderState.RECEIVED, day.night.at("06:05"))
    assert [one.kind for one in ended.milestones] == list(MilestoneKind)
    with day.store.read() as connection:
        asked = select(Deadline.rule, Deadline.document, Deadline.outcome).where(Deadline.rule == "emergency_order")
        assert [tuple(row) for row in connection.execute(asked)] == [("emergency_order", number, "on_time")]
    assert verify(day.store.engine).findings == ()


def test_an_order_that_comes_from_elsewhere_altogether_goes_on_with_its_part(day: NightDay) -> None:
    own = next(piece for piece in day.night.pieces if piece.ref == SHORT)
    day.send("hold_goods", raw=own.raw, reason="damaged")
    day.call(lines=[{"item": SHORT}])
    assert refused(day, "choose_source", number=day.number).code == "emergency_state"
    day.accept()
    part = day.order("choose_source")["part"]
    assert view(day).row.state is OrderState.ACCEPTED
    day.send("accept_emergency", number=part)
    assert refused(day, "choose_source", number=part).code == "part_of_an_order"
    part_step(day, part, "cancel_emergency", reason="asked twice")
    part = day.order("choose_source")["part"]
    assert part == f"{day.number}/2"
    part_packed(day, part)
    whole = view(day)
    assert (whole.row.state, whole.row.done, whole.row.of) == (OrderState.PICKED, Decimal(1), Decimal(1))
    assert refused(day, "pack_emergency", number=day.number).code == "nothing_picked"
    left(day, part)
    assert view(day).row.state is OrderState.ON_THE_WAY
    part_step(day, part, "step_back_emergency", reason="wrong box", supervisor=f"SZ:U:{SUPERVISOR}")
    assert view(day).row.state is OrderState.PICKED
    left(day, part)
    part_step(day, part, "deliver_emergency", receiver="王护士")
    ended = view(day)
    assert (ended.row.state, ended.receiver) == (OrderState.RECEIVED, "王护士")
    valid = [one for one in ended.milestones if one.taken_back_at is None]
    assert [one.kind for one in valid] == list(MilestoneKind)
    assert verify(day.store.engine).findings == ()


def test_without_the_owners_consent_nothing_is_reserved_far_away(day: NightDay) -> None:
    short_of_one(day)
    with day.store.read() as connection:
        consent = connection.execute(select(Consent.id)).scalars().first()
    day.send("end_consent", actor="1002", consent=consent, last="2026-11-20", reason="over")
    assert refused(day, "choose_source", number=day.number, item=SHORT).code == "no_consent"
    assert [one for one in view(day).sources if one.lying.kind is SourceKind.CENTRE]


def test_cancelling_the_order_gives_the_far_piece_back(day: NightDay) -> None:
    short_of_one(day)
    part = day.order("choose_source", item=SHORT)["part"]
    day.order("cancel_emergency", reason="surgery put off")
    assert view(day, part).row.state is OrderState.CANCELLED
    day.call(lines=[{"item": SHORT}])
    day.accept()
    assert day.order("choose_source", item=SHORT)["pieces"] == 1


def test_a_part_that_is_cancelled_leaves_the_piece_lacking(day: NightDay) -> None:
    short_of_one(day)
    part = day.order("choose_source", item=SHORT)["part"]
    own_box(day)
    assert view(day).row.state is OrderState.PICKED
    day.send("cancel_emergency", number=part, reason="it fell down")
    shown = view(day)
    assert shown.row.state is OrderState.ACCEPTED
    assert [line.ref for line in shown.lines if line.lacking > 0] == [SHORT]
    assert shown.parts == ()
    assert LOANER in {one.lying.place for one in shown.sources}


def test_the_receipt_of_the_box_ends_an_order_whose_part_came_first(day: NightDay) -> None:
    short_of_one(day)
    part = day.order("choose_source", item=SHORT)["part"]
    own_box(day)
    day.pack()
    part_packed(day, part)
    left(day, part)
    day.time("05:00")
    part_step(day, part, "deliver_emergency", receiver="王护士")
    assert view(day).row.state is OrderState.PACKED
    day.hand_over()
    day.time("06:00")
    done = day.order("deliver_emergency", receiver="张护士", received="05:30")
    assert done["awaited"] == []
    ended = view(day)
    assert (ended.row.state, ended.row.received_at) == (OrderState.RECEIVED, day.night.at("05:30"))


def test_when_the_last_open_part_is_cancelled_the_received_box_ends_the_order(day: NightDay) -> None:
    short_of_one(day)
    part = day.order("choose_source", item=SHORT)["part"]
    own_box(day)
    day.pack()
    day.hand_over()
    day.time("05:14")
    assert day.order("deliver_emergency", receiver="张护士")["awaited"] == [part]
    day.time("05:40")
    part_step(day, part, "cancel_emergency", reason="the surgeon does without")
    ended = view(day)
    assert (ended.row.state, ended.row.received_at) == (OrderState.RECEIVED, day.night.at("05:14"))
    assert [one.kind for one in ended.milestones] == list(MilestoneKind)
