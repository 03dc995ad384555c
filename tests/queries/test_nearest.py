"""Where is the nearest one: every kind of place, who owns it, to whom it is promised, and by when it can be there."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import HOSPITAL, SITE
from desktop.exchange.sample_emergency import CASE, CASE_HOSPITAL, CENTRE, LOANER, SHORT, sample_emergency
from desktop.queries.nearest import NearestRow, nearest_of
from desktop.queries.ways import ways
from desktop.queries.whereabouts import SourceKind
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.night_day import NightDay, lay_out_night


@pytest.fixture
def day(database_url: str) -> Iterator[NightDay]:
    night = sample_emergency(date(2026, 11, 21))
    store = Store(open_engine(database_url), FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    yield NightDay(store, night)
    store.close()


def found(day: NightDay, item: str = SHORT) -> tuple[NearestRow, ...]:
    with day.store.read() as connection:
        return nearest_of(connection, item, SITE, HOSPITAL, day.at)


@pytest.mark.requirement("S1-26")
def test_sources_are_sorted_by_when_they_can_be_there_and_what_may_not_go_is_last(day: NightDay) -> None:
    rows = found(day)
    assert [(row.lying.kind, row.lying.place, row.lying.site, row.road_km) for row in rows] == [
        (SourceKind.TRAY, LOANER, SITE, Decimal(118)),
        (SourceKind.CENTRE, "W-1-1", CENTRE, Decimal("213.5")),
    ]
    assert rows[0].lying.promised_to == (CASE,)
    assert (rows[0].lying.owner, rows[0].lying.free, rows[0].lying.takable) == ("M", 0, 1)
    assert rows[0].arrival == day.night.at("05:04")
    assert rows[1].arrival == day.night.at("06:48")
    own = next(piece for piece in day.night.pieces if piece.ref == SHORT)
    day.send("hold_goods", raw=own.raw, reason="damaged")
    held = found(day)[-1]
    assert (held.lying.place, held.lying.why, held.arrival) == (LOANER, "held", None)


def test_goods_in_another_hospital_come_by_way_of_the_site(day: NightDay) -> None:
    day.send("save_hospital_store", actor="1000", code="YY-OR", hospital=CASE_HOSPITAL, site=SITE)
    day.send("record_consent", actor="1002", owner="M", custodian=CASE_HOSPITAL, reference="x", valid_from="2026-01-01")
    piece = next(one for one in day.night.pieces if one.ref == "RK-F4")
    day.send("move_goods", raw=piece.raw, target="YY-OR")
    row = found(day, "RK-F4")[0]
    assert (row.lying.kind, row.lying.custodian, row.road_km) == (SourceKind.HOSPITAL, CASE_HOSPITAL, Decimal(149))
    assert row.arrival is not None


def test_what_the_own_hospital_holds_is_there_and_the_road_is_long(day: NightDay) -> None:
    day.send("save_transit_place", actor="1000", code="ROAD-1", site=SITE)
    first, second = day.night.pieces[0], next(one for one in day.night.pieces if one.ref == "RK-PT")
    day.send("move_goods", raw=first.raw, target="XX-OR")
    day.send("move_goods", raw=second.raw, target="ROAD-1")
    row = found(day, first.ref)[0]
    assert (row.lying.kind, row.road_km) == (SourceKind.HOSPITAL, Decimal(0))
    row = found(day, second.ref)[0]
    assert (row.lying.kind, row.road_km, row.arrival) == (SourceKind.TRANSIT, Decimal(118), None)


def test_unknown_words_are_refused(day: NightDay) -> None:
    with day.store.read() as connection:
        for item, site, hospital in (("NO", SITE, HOSPITAL), (SHORT, "NO", HOSPITAL), (SHORT, SITE, "NO")):
            with pytest.raises(Refusal):
                nearest_of(connection, item, site, hospital, day.at)


@pytest.mark.requirement("S1-33")
def test_a_centre_covers_hospitals_up_to_150_kilometres(day: NightDay) -> None:
    with day.store.read() as connection:
        inside = {(way.site, way.hospital): way.inside for way in ways(connection)}
    assert inside == {(SITE, HOSPITAL): True, (SITE, CASE_HOSPITAL): True, (CENTRE, HOSPITAL): False}
    saved = day.send(
        "save_distance", actor="1000", site=SITE, hospital=HOSPITAL, road_km="180", great_circle_km="150.0"
    )
    assert saved["inside"] is True
    points = {"site_point": "31.2304,121.4737", "hospital_point": "32.0603,118.7969"}
    far = day.send("save_distance", actor="1000", site=SITE, hospital=HOSPITAL, road_km="300", **points)
    assert far["inside"] is False
    assert day.call()["warnings"] == ["outside_radius"]
    speeds = {"speeds": [{"hour": 0, "speed": 60}, {"hour": 7, "speed": 25}]}
    day.send("save_distance", actor="1000", site=SITE, hospital=HOSPITAL, road_km="180", **speeds)
    with day.store.read() as connection:
        way = ways(connection, SITE, HOSPITAL)[0]
    assert (way.speeds[6], way.speeds[7], way.speeds[23], way.inside) == (60, 25, 25, None)
    for bad in (
        {"road_km": "-1"},
        {"road_km": "NaN"},
        {"road_km": "1", "site_point": "NaN,1", "hospital_point": "1,1"},
    ):
        with pytest.raises(Refusal, match="bad_"):
            day.send("save_distance", actor="1000", site=SITE, hospital=HOSPITAL, **bad)
    with pytest.raises(Refusal, match="road_shorter_than_air"):
        day.send("save_distance", actor="1000", site=SITE, hospital=HOSPITAL, road_km="96", great_circle_km="96.1")
    with pytest.raises(Refusal, match="bad_speeds"):
        day.send(
            "save_distance", actor="1000", site=SITE, hospital=HOSPITAL, road_km="1", speeds=[{"hour": 1, "speed": 9}]
        )
