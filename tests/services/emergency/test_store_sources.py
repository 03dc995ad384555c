"""Pieces of a hospital's store: scanned by who stands there, or taken on a telephone call with who confirmed it."""

from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.emergency import MilestoneKind, OrderState
from desktop.exchange.sample_delivery import HOSPITAL, PARTNER, SITE, SUPERVISOR
from desktop.exchange.sample_emergency import CASE_HOSPITAL
from desktop.models.audit import AuditEntry
from desktop.models.order import OrderGoods
from desktop.queries.orders import orders
from desktop.storage.verify import verify
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import refused, view
from tests.services.emergency.test_sources import stands

FAR = "RK-F4"
STORE = "YY-OR"


@pytest.fixture
def in_store(day: NightDay) -> NightDay:
    """The femoral component lies in the store of hospital YY, 31 km from the site; XX orders it alone."""
    day.send("save_hospital_store", actor="1000", code=STORE, hospital=CASE_HOSPITAL, site=SITE)
    day.send("record_consent", actor="1002", owner="M", custodian=CASE_HOSPITAL, reference="x", valid_from="2026-01-01")
    day.send("move_goods", raw=piece(day).raw, target=STORE)
    day.call(lines=[{"item": FAR}])
    day.accept()
    return day


def piece(day: NightDay) -> Any:
    return next(one for one in day.night.pieces if one.ref == FAR)


def chosen(day: NightDay) -> str:
    done = day.order("choose_source", item=FAR)
    assert (done["kind"], done["place"], done["custodian"]) == ("hospital", STORE, CASE_HOSPITAL)
    part = str(done["part"])
    day.send("accept_emergency", number=part)
    return part


@pytest.mark.requirement("S1-26")
def test_a_store_piece_is_taken_on_a_call_and_who_confirmed_it_is_on_record(in_store: NightDay) -> None:
    day = in_store
    part = chosen(day)
    assert refused(day, "pick_by_phone", number=part, confirmed_by="", phone="0512-1").code == "faulty_entry"
    assert refused(day, "pick_by_phone", number=part, confirmed_by="A", phone="1", thing="NO").code == "not_picked"
    done = day.send("pick_by_phone", number=part, confirmed_by="李护士", phone="0512-6660", thing=piece(day).serial)
    assert (done["taken"], done["place"], done["complete"]) == ([piece(day).serial], STORE, True)
    shown = view(day, part)
    assert shown.row.state is OrderState.PACKED
    assert (shown.row.source, shown.picked[0].confirmed_by) == (CASE_HOSPITAL, "李护士 · 0512-6660")
    with day.store.read() as connection:
        said = select(OrderGoods.confirmed_by, OrderGoods.phone)
        assert [tuple(row) for row in connection.execute(said)] == [("李护士", "0512-6660")]
        calls = connection.execute(
            select(AuditEntry.sequence).where(AuditEntry.payload.contains("pick_by_phone"))
        ).all()
    assert len(calls) == 1


@pytest.mark.requirement("S1-26")
def test_it_goes_from_the_store_straight_to_the_hospital_with_consent_at_each_end(in_store: NightDay) -> None:
    day = in_store
    part = chosen(day)
    assert day.send("pick_piece", number=part, raw=piece(day).raw, place=STORE)["complete"] is True
    assert view(day).row.state is OrderState.PICKED
    courier = {"courier": "李师傅", "plate": "苏A·55555", "phone": "13911111111"}
    gone = day.send("hand_over_emergency", number=part, **courier)
    # 31 km to the site and 118 km on: 149 km at 55 km/h are 2 h 43.
    assert gone["arrival"] == day.night.at("04:53").isoformat()
    assert stands(day, piece(day).serial)[1:] == ("M", PARTNER)
    assert view(day).row.forecast.arrival == day.night.at("04:53")
    day.time("04:50")
    day.send("deliver_emergency", number=part, receiver="王护士", raw=f"SZ:E:{part}/SHEET")
    assert stands(day, piece(day).serial) == ("XX-OR", "M", HOSPITAL)
    ended = view(day)
    assert (ended.row.state, [one.kind for one in ended.milestones]) == (OrderState.RECEIVED, list(MilestoneKind))
    assert verify(day.store.engine).findings == ()


def test_the_task_stands_in_the_list_of_the_site_under_the_same_number(in_store: NightDay) -> None:
    day = in_store
    part = chosen(day)
    with day.store.read() as connection:
        assert {row.number for row in orders(connection, day.at, SITE)} == {day.number, part}
    assert refused(day, "pick_by_phone", number=day.number, confirmed_by="A", phone="1").code == "only_at_a_store"


def test_what_is_put_back_in_the_store_is_picked_anew(in_store: NightDay) -> None:
    day = in_store
    part = chosen(day)
    day.send("pick_by_phone", number=part, confirmed_by="李护士", phone="0512-6660")
    day.send("step_back_emergency", number=part, reason="wrong one")
    day.send("put_back_piece", number=part, raw=piece(day).raw)
    assert (view(day, part).row.state, view(day).row.state) == (OrderState.ACCEPTED, OrderState.ACCEPTED)
    day.send("pick_piece", number=part, raw=piece(day).raw)
    assert view(day).row.state is OrderState.PICKED


def test_what_is_held_meanwhile_is_not_taken_on_a_call(in_store: NightDay) -> None:
    day = in_store
    part = chosen(day)
    day.send("hold_goods", raw=piece(day).raw, reason="damaged")
    assert refused(day, "pick_by_phone", number=part, confirmed_by="A", phone="1").code == "held"
    assert refused(day, "pick_piece", number=part, raw=piece(day).raw).code == "held"
    done = day.send("finish_picking", number=day.number, reason="nothing else", supervisor=SUPERVISOR)
    assert done["lacking"] == []
