"""What is on the road: when it comes is said or reckoned, else unknown, and never told as in time."""

from typing import Any

import pytest

from desktop.domain.emergency import OrderState, Outlook
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_emergency import CASE_HOSPITAL, COURIER
from desktop.queries.transit_places import transit_places
from desktop.queries.transit_trips import trips
from desktop.queries.whereabouts import SourceKind
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import refused, view

ITEM = "RK-PT"
VAN = "VAN-7"


@pytest.fixture
def coming(day: NightDay) -> NightDay:
    """The patella component is in a van; XX orders it alone at 02:10, accepted at once."""
    day.send("save_transit_place", actor="1000", code=VAN, site=SITE)
    day.send("move_goods", raw=piece(day).raw, target=VAN)
    day.call(lines=[{"item": ITEM}])
    day.accept()
    return day


def piece(day: NightDay) -> Any:
    return next(one for one in day.night.pieces if one.ref == ITEM)


def source(day: NightDay) -> Any:
    return next(one for one in view(day).sources if one.lying.kind is SourceKind.TRANSIT)


@pytest.mark.requirement("S1-26")
def test_an_arrival_that_nobody_knows_is_unknown_and_not_in_time(coming: NightDay) -> None:
    day = coming
    shown = view(day)
    assert (source(day).arrival, source(day).in_time) == (None, None)
    assert (shown.row.forecast.arrival, shown.row.forecast.outlook, shown.unknown) == (None, Outlook.RED, (ITEM,))
    day.send("expect_transit", place=VAN, carrier="周师傅", phone="13600000000")
    assert (source(day).arrival, source(day).come_with.carrier) == (None, "周师傅")
    assert view(day).row.forecast.arrival is None


@pytest.mark.requirement("S1-26")
def test_a_typed_arrival_counts_with_preparation_and_drive(coming: NightDay) -> None:
    day = coming
    told = day.send("expect_transit", place=VAN, carrier="周师傅", expected="03:00")
    assert (told["expected_at"], told["typed"]) == (day.night.at("03:00").isoformat(), True)
    # 03:00 + 35 min to pick, pack and hand over + 2 h 09 on the road
    assert (source(day).arrival, source(day).in_time) == (day.night.at("05:44"), True)
    assert view(day).row.forecast.arrival == day.night.at("05:44")
    day.send("expect_transit", place=VAN, carrier="周师傅", expected="2026-11-21T03:40")
    assert (source(day).arrival, source(day).in_time) == (day.night.at("06:24"), False)
    assert refused(day, "expect_transit", place=VAN, carrier="A", expected="2026-11-20T03:40").code == "bad_time"
    assert refused(day, "expect_transit", place="XX-OR", carrier="A").code == "not_a_transit_place"
    assert refused(day, "expect_transit", place=VAN, carrier="").code == "faulty_entry"


@pytest.mark.requirement("S1-33")
def test_an_arrival_is_reckoned_from_the_road_that_it_comes_on(coming: NightDay) -> None:
    day = coming
    told = day.send("expect_transit", place=VAN, carrier="周师傅", come_from=CASE_HOSPITAL, left="02:00")
    # 31 km at 55 km/h are 34 min
    assert (told["expected_at"], told["typed"]) == (day.night.at("02:34").isoformat(), False)
    assert source(day).arrival == day.night.at("05:18")
    day.time("02:35")
    assert (source(day).arrival, view(day).row.forecast.arrival) == (None, None)
    assert source(day).come_with.expected_at == day.night.at("02:34")


@pytest.mark.requirement("S1-26")
def test_a_piece_on_the_road_is_reserved_once_and_picked_when_it_has_come(coming: NightDay) -> None:
    day = coming
    day.send("expect_transit", place=VAN, carrier="周师傅", expected="03:00")
    done = day.order("choose_source", item=ITEM)
    assert (done["part"], done["kind"], done["place"]) == (day.number, "transit", VAN)
    shown = view(day)
    assert (shown.parts, [row.place for row in shown.to_pick]) == ((), [VAN])
    assert shown.row.forecast.arrival == day.night.at("05:44")
    first = day.number
    day.call(lines=[{"item": ITEM}])
    day.accept()
    second = refused(day, "choose_source", number=day.number)
    assert (second.code, second.facts["documents"]) == ("promised_to", [first])
    day.number = first
    day.time("03:20")
    assert view(day).row.forecast.arrival is None
    picked = day.order("pick_piece", raw=piece(day).raw)
    assert (picked["place"], picked["complete"]) == (VAN, True)
    day.send("end_transit", place=VAN)
    with day.store.read() as connection:
        assert trips(connection) == ()
    assert view(day).row.state is OrderState.PICKED
    assert view(day).row.forecast.arrival is not None


@pytest.mark.requirement("S1-26")
def test_what_a_courier_brings_to_a_hospital_is_no_source_for_anybody_else(day: NightDay) -> None:
    day.until_handed_over()
    first = day.number
    day.call(lines=[{"item": ITEM}])
    day.accept()
    assert [one for one in view(day).sources if not one.lying.why] == []
    refusal = refused(day, "choose_source", number=day.number)
    assert (refusal.code, refusal.facts["documents"]) == ("promised_to", [first])


def test_a_vehicle_leaves_use_only_when_it_is_empty_and_not_expected(coming: NightDay) -> None:
    day = coming
    full = refused(day, "retire_transit_place", actor="1000", code=VAN)
    assert (full.code, full.facts["held"]) == ("goods_on_hand", 1)
    day.send("move_goods", raw=piece(day).raw, target=piece(day).place)
    day.send("expect_transit", place=VAN, carrier="周师傅", expected="03:00")
    assert refused(day, "retire_transit_place", actor="1000", code=VAN).facts["names"] == ["周师傅"]
    day.send("end_transit", place=VAN)
    done = day.send("retire_transit_place", actor="1000", code=VAN, reason="sold")
    assert done == {"code": VAN, "retired": True}
    with day.store.read() as connection:
        assert VAN not in [row.code for row in transit_places(connection)]
        assert VAN in [row.code for row in transit_places(connection, retired=True)]
    assert refused(day, "expect_transit", place=VAN, carrier="A").code == "unknown_place"
    assert refused(day, "retire_transit_place", actor="1000", code="XX-OR").code == "unknown_place"
    assert day.send("retire_transit_place", actor="1000", code=VAN, retired=False)["retired"] is False


def test_a_hand_over_never_uses_a_vehicle_that_is_out_of_use(day: NightDay) -> None:
    day.send("save_transit_place", actor="1000", code=f"{SITE}-ROAD", site=SITE)
    day.send("retire_transit_place", actor="1000", code=f"{SITE}-ROAD")
    day.until_packed()
    day.order("hand_over_emergency", courier=f"SZ:U:{COURIER}", plate="苏E·12345", phone="13800000000")
    with day.store.read() as connection:
        assert [row.code for row in transit_places(connection)] == [f"{SITE}-ROAD-2"]
