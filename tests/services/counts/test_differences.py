"""Differences: second person, approval above a limit, and what is booked; nothing sets a quantity."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import BillingLine, Price
from desktop.queries.counts import count_differences, counts
from desktop.queries.likely_places import likely_places
from desktop.storage.verify import verify
from tests.journeys.count_day import ADMINISTRATOR, FIRST, LEADER, OF_B_11, SECOND, UNITS, CountDay, screw, unit


def refused(day: CountDay, badge: str, verb: str, **fields: Any) -> Refusal:
    """The refusal of a request; no movement and no billing line was written by it."""
    before = booked(day)
    with pytest.raises(Refusal) as caught:
        day.send(badge, verb, **fields)
    assert booked(day) == before
    return caught.value


def booked(day: CountDay) -> list[Any]:
    with day.store.read() as connection:
        return [
            connection.execute(select(func.count()).select_from(one)).scalar() for one in (MovementRow, BillingLine)
        ]


def lying(day: CountDay, place: str) -> dict[str, Decimal]:
    """What the book has in a place: pieces by serial, or by lot."""
    with day.store.read() as connection:
        asked = select(func.coalesce(Unit.serial, Lot.number), func.sum(Balance.quantity)).select_from(Balance)
        asked = asked.join(Lot, Lot.id == Balance.lot_id).outerjoin(Unit, Unit.id == Balance.unit_id)
        asked = asked.join(Place, Place.id == Balance.place_id).where(Place.code == place)
        return {row[0]: row[1] for row in connection.execute(asked.group_by(func.coalesce(Unit.serial, Lot.number)))}


def counted_twice(day: CountDay, place: str, *scans: str, pieces: str = "1") -> dict[str, Any]:
    """Both persons count the same; the answer to the second END BIN."""
    ended: dict[str, Any] = {}
    for badge in (FIRST, SECOND):
        day.send(badge, "start_count", place=place)
        for raw in scans:
            day.send(badge, "count_scan", place=place, raw=raw, pieces=pieces)
        ended = day.send(badge, "end_bin", place=place)
    return ended


def test_without_a_difference_the_count_is_closed_and_nothing_booked(day: CountDay) -> None:
    before = booked(day)
    day.count(FIRST, "B-11", unit(OF_B_11))
    ended = day.send(FIRST, "end_bin", place="B-11")
    assert (ended["state"], ended["accuracy"], ended["missing"]) == ("closed", "100.0", "0")
    assert booked(day) == before
    assert refused(day, FIRST, "post_count", count=ended["count"]).code == "count_closed"


def test_the_first_person_cannot_count_again(day: CountDay) -> None:
    day.count(FIRST, "B-11")
    ended = day.send(FIRST, "end_bin", place="B-11")
    assert ended["state"] == "to_recount"
    refusal = refused(day, FIRST, "start_count", place="B-11")
    assert (refusal.code, refusal.facts["person"]) == ("second_person_needed", "李明")
    assert refused(day, LEADER, "post_count", count=ended["count"]).code == "second_person_needed"
    assert refused(day, SECOND, "count_scan", place="B-11", raw=unit(OF_B_11)).code == "count_waits"


def test_a_recount_that_finds_everything_closes_without_a_booking(day: CountDay) -> None:
    day.count(FIRST, "B-11")
    day.send(FIRST, "end_bin", place="B-11")
    before = booked(day)
    day.count(SECOND, "B-11", unit(OF_B_11))
    ended = day.send(SECOND, "end_bin", place="B-11")
    assert (ended["state"], ended["accuracy"], ended["turn"]) == ("closed", "100.0", 2)
    assert booked(day) == before
    with day.store.read() as connection:
        (row,) = counts(connection, {"place": "B-11"})
    assert (row.accuracy_first, row.accuracy_after) == (Decimal("0.0"), Decimal("100.0"))


def test_up_to_the_limit_no_leader_is_needed(day: CountDay) -> None:
    ended = counted_twice(day, "B-20", screw(), pieces="8")
    assert (ended["missing"], ended["worth"], ended["state"]) == ("2", "360.00", "to_post")
    posted = day.send(SECOND, "post_count", count=ended["count"], reason="not_booked", note="taken")
    assert (posted["lost"], posted["amount"], posted["moves"]) == ("2", "360.00", "0")
    assert lying(day, "B-20") == {"C100": Decimal(8)}
    assert verify(day.store.engine).findings == ()


def test_the_limit_is_the_sites(day: CountDay) -> None:
    day.send(LEADER, "save_count_rule", site="EAST-W1", approval_limit="359.99")
    ended = counted_twice(day, "B-20", screw(), pieces="8")
    assert ended["state"] == "to_approve"
    refusal = refused(day, SECOND, "post_count", count=ended["count"])
    assert (refusal.code, refusal.facts["worth"], refusal.facts["limit"]) == (
        "approval_needed",
        Decimal("360.00"),
        Decimal("359.99"),
    )


def test_more_pieces_than_the_book_are_added_out_of_the_count_difference(day: CountDay) -> None:
    ended = counted_twice(day, "B-20", screw(), pieces="12")
    assert (ended["found"], ended["right"], ended["state"]) == ("2", "10", "to_post")
    posted = day.send(SECOND, "post_count", count=ended["count"])
    assert (posted["found"], posted["amount"]) == ("2", "0.00")
    assert lying(day, "B-20") == {"C100": Decimal(12)}
    with day.store.read() as connection:
        asked = select(Place.code, LegRow.quantity).join(LegRow, LegRow.place_id == Place.id).join(MovementRow)
        legs = connection.execute(asked.where(MovementRow.kind == MovementKind.COUNT)).all()
    assert sorted(tuple(leg) for leg in legs) == [("B-20", Decimal(2)), ("COUNT-DIFFERENCE", Decimal(-2))]


def test_pieces_of_a_lot_that_lie_in_another_bin_are_moved_in_the_book(day: CountDay) -> None:
    ended = counted_twice(day, "B-21", screw(), pieces="3")
    assert (ended["wrong_place"], ended["found"], ended["state"]) == ("3", "0", "to_post")
    day.send(SECOND, "post_count", count=ended["count"])
    assert (lying(day, "B-20"), lying(day, "B-21")) == ({"C100": Decimal(7)}, {"C100": Decimal(3)})


def test_pieces_of_a_lot_at_a_hospital_or_on_the_road_stay_in_the_book_where_they_are(day: CountDay) -> None:
    day.send(ADMINISTRATOR, "save_party", code="XX", name="第一医院", kind="hospital")
    day.send(ADMINISTRATOR, "save_hospital_store", code="XX-OR", hospital="XX", site="EAST-W1")
    day.send(ADMINISTRATOR, "save_transit_place", code="VAN-9", site="EAST-W1")
    consent = {"owner": "M-01", "custodian": "XX", "reference": "Gold 7", "valid_from": "2026-01-01"}
    day.send(LEADER, "record_consent", **consent)
    day.send(FIRST, "move_goods", raw=screw(), source="B-20", target="XX-OR", pieces="6")
    day.send(FIRST, "move_goods", raw=screw(), source="B-20", target="VAN-9", pieces="4")
    ended = counted_twice(day, "B-21", screw(), pieces="3")
    assert (ended["wrong_place"], ended["found"], ended["state"]) == ("0", "3", "to_post")
    day.send(SECOND, "post_count", count=ended["count"])
    assert [lying(day, place)["C100"] for place in ("B-21", "XX-OR", "VAN-9")] == [3, 6, 4]


def test_missing_pieces_of_a_lot_are_found_as_the_surplus_of_another_place(day: CountDay) -> None:
    day.send(FIRST, "move_goods", raw=screw(), source="B-20", target="B-21", pieces="1")
    day.send(FIRST, "start_count", place="B-20")
    day.send(FIRST, "count_scan", place="B-20", raw=screw(), pieces="5")
    day.send(FIRST, "end_bin", place="B-20")
    day.send(SECOND, "start_count", place="B-20")
    day.send(SECOND, "count_scan", place="B-20", raw=screw(), pieces="5")
    day.send(SECOND, "look_in", place="B-20", other="B-21")
    assert day.send(SECOND, "count_scan", place="B-20", raw=screw(), pieces="4")["result"] == "here"
    day.send(SECOND, "look_in", place="B-20", other="B-20")
    ended = day.send(SECOND, "end_bin", place="B-20")
    assert (ended["right"], ended["elsewhere"], ended["missing"]) == ("5", "3", "1")
    day.send(SECOND, "post_count", count=ended["count"])
    assert (lying(day, "B-20"), lying(day, "B-21")) == ({"C100": Decimal(5)}, {"C100": Decimal(4)})


def test_a_surplus_is_what_another_place_lacks(day: CountDay) -> None:
    day.send(FIRST, "move_goods", raw=screw(), source="B-20", target="B-21", pieces="4")
    for badge in (FIRST, SECOND):
        day.send(badge, "start_count", place="B-20")
        day.send(badge, "count_scan", place="B-20", raw=screw(), pieces="8")
        if badge == SECOND:
            day.send(badge, "look_in", place="B-20", other="B-21")
            day.send(badge, "count_scan", place="B-20", raw=screw(), pieces="2")
        ended = day.send(badge, "end_bin", place="B-20")
    assert (ended["right"], ended["wrong_place"], ended["found"]) == ("6", "2", "0")
    day.send(SECOND, "post_count", count=ended["count"])
    assert (lying(day, "B-20"), lying(day, "B-21")) == ({"C100": Decimal(8)}, {"C100": Decimal(2)})


def test_a_thing_in_a_wrong_place_alone_needs_no_recount(day: CountDay) -> None:
    day.count(FIRST, "B-12", unit(UNITS[0]))
    ended = day.send(FIRST, "end_bin", place="B-12")
    assert (ended["wrong_place"], ended["state"]) == ("1", "to_post")
    day.send(FIRST, "post_count", count=ended["count"])
    assert list(lying(day, "B-12")) == [UNITS[0]]


def test_a_unit_that_no_book_has_is_added_for_its_maker(day: CountDay) -> None:
    ended = counted_twice(day, "B-12", unit("NEW1"))
    assert (ended["found"], ended["state"]) == ("1", "to_approve")
    day.send(LEADER, "approve_difference", count=ended["count"], reason="not_booked")
    assert day.send(LEADER, "post_count", count=ended["count"])["found"] == "1"
    assert lying(day, "B-12") == {"NEW1": Decimal(1)}
    assert verify(day.store.engine).findings == ()


def test_a_leader_may_send_a_count_back(day: CountDay) -> None:
    ended = counted_twice(day, "B-11")
    assert refused(day, LEADER, "approve_difference", count="CN-0009", reason="stolen").code == "unknown_count"
    assert day.send(LEADER, "count_again", count=ended["count"])["state"] == "to_recount"
    assert refused(day, SECOND, "start_count", place="B-11").code == "second_person_needed"
    assert (
        refused(day, LEADER, "approve_difference", count=ended["count"], reason="stolen").code == "nothing_to_approve"
    )
    assert day.count(FIRST, "B-11", unit(OF_B_11)) == ["right"]
    third = day.send(FIRST, "end_bin", place="B-11")
    assert (third["turn"], third["state"]) == (3, "closed")


def test_differences_are_told_when_the_counting_is_over(day: CountDay) -> None:
    ended = counted_twice(day, "B-11")
    with day.store.read() as connection:
        (row,) = count_differences(connection, ended["count"])
    assert (row.kind, row.serial, row.worth, row.owner, row.booked) == (
        "missing", OF_B_11, Decimal("12800.00"), "M-01", False,
    )  # fmt: skip


def test_own_goods_are_lost_without_a_billing_line(day: CountDay) -> None:
    with day.store.engine.begin() as connection:
        partner = select(Party.id).where(Party.code == "P-01").scalar_subquery()
        connection.execute(update(Item).where(Item.ref == "SCREW-4.5").values(list_price=Decimal(200)))
        item, lot = connection.execute(select(Lot.item_id, Lot.id).where(Lot.number == "C100")).one()
        place = connection.execute(select(Place.id).where(Place.code == "B-21")).scalar_one()
        row = {"item_id": item, "lot_id": lot, "place_id": place, "quantity": Decimal(5)}
        connection.execute(insert(Balance).values(owner_id=partner, **row))
    ended = counted_twice(day, "B-21", screw(), pieces="4")
    assert (ended["missing"], ended["worth"]) == ("1", "200.00")
    posted = day.send(SECOND, "post_count", count=ended["count"])
    assert (posted["lost"], posted["amount"]) == ("1", "0.00")
    assert booked(day)[1] == 0
    assert lying(day, "B-21") == {"C100": Decimal(4)}


def test_what_has_no_price_needs_a_leader_and_is_not_lost_unpriced(day: CountDay) -> None:
    with day.store.engine.begin() as connection:
        connection.execute(Price.__table__.delete())
    ended = counted_twice(day, "B-20", screw(), pieces="9")
    assert (ended["worth"], ended["state"]) == (None, "to_approve")
    day.send(LEADER, "approve_difference", count=ended["count"], reason="not_found")
    assert refused(day, LEADER, "post_count", count=ended["count"]).code == "no_price"


def test_a_correction_from_a_place_that_another_counts_makes_that_count_agree(day: CountDay) -> None:
    day.count(FIRST, "B-12", unit(OF_B_11))
    ended = day.send(FIRST, "end_bin", place="B-12")
    day.send(SECOND, "start_count", place="B-11")
    day.send(FIRST, "post_count", count=ended["count"])
    assert list(lying(day, "B-12")) == [OF_B_11]
    assert day.send(SECOND, "end_bin", place="B-11")["state"] == "closed"


def test_two_bins_whose_goods_were_swapped_are_both_put_right(day: CountDay) -> None:
    day.send(FIRST, "move_goods", raw=unit(UNITS[0]), target="B-12")
    first = counted_twice(day, "B-12", unit(OF_B_11))
    assert (first["missing"], first["wrong_place"], first["state"]) == ("1", "1", "to_approve")
    day.send(LEADER, "count_again", count=first["count"])
    day.count(FIRST, "B-12", unit(OF_B_11))
    day.send(FIRST, "look_in", place="B-12", other="B-11")
    day.send(FIRST, "count_scan", place="B-12", raw=unit(UNITS[0]))
    ended = day.send(FIRST, "end_bin", place="B-12")
    assert (ended["elsewhere"], ended["missing"], ended["state"]) == ("1", "0", "to_post")
    assert day.send(FIRST, "post_count", count=ended["count"])["moves"] == "2"
    assert (list(lying(day, "B-11")), list(lying(day, "B-12"))) == ([UNITS[0]], [OF_B_11])


def test_what_was_put_right_meanwhile_is_not_lost_as_well(day: CountDay) -> None:
    lost = counted_twice(day, "B-11")
    day.send(LEADER, "approve_difference", count=lost["count"], reason="not_found")
    day.count(FIRST, "B-12", unit(OF_B_11))
    found = day.send(FIRST, "end_bin", place="B-12")
    day.send(FIRST, "post_count", count=found["count"])
    assert refused(day, LEADER, "post_count", count=lost["count"]).code in ("not_enough_stock", "unit_elsewhere")
    assert list(lying(day, "B-12")) == [OF_B_11]
    day.send(LEADER, "count_again", count=lost["count"])
    day.count(FIRST, "B-11")
    assert day.send(FIRST, "end_bin", place="B-11")["state"] == "closed"


def test_the_likely_places_come_with_their_reason(day: CountDay) -> None:
    day.count(FIRST, "B-07", *(unit(one) for one in (*UNITS[:21], OF_B_11)))
    ended = day.send(FIRST, "end_bin", place="B-07")
    with day.store.read() as connection:
        found = likely_places(connection, ended["count"])
    assert [(one.place, one.why) for one in found[:2]] == [("B-11", "swapped"), ("TK-009", "same_item_tray")]
    assert {"B-06", "B-08", "B-15", "B-16"} <= {one.place for one in found}
    assert "B-07" not in {one.place for one in found}
