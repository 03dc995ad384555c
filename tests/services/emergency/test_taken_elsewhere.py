"""A far piece that is promised to a case there: a supervisor takes it, the case is re-planned, that site picks it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.domain.emergency import OrderState
from desktop.exchange.sample_delivery import HOSPITAL, SITE, SUPERVISOR
from desktop.exchange.sample_emergency import CENTRE, SHORT
from desktop.models.outbox import OutboxMessage
from desktop.models.party import Site
from desktop.presenters.night_replies import asked_from, far_from
from desktop.queries.cases import cases
from desktop.queries.orders import order_view
from desktop.queries.taken_needs import taken_needs
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import refused, view
from tests.services.emergency.test_sources import left, part_packed, short_of_one

THEIRS = "C-CENTRE-1"
WHERE = "W-1-1"


@pytest.fixture
def promised(day: NightDay) -> NightDay:
    """The only piece that lies free elsewhere is kept for a case of that centre, two days ahead."""
    starts = (day.night.at("02:07") + timedelta(days=2)).replace(tzinfo=None).isoformat(timespec="minutes")
    plan = {"hospital": HOSPITAL, "site": CENTRE, "starts": starts, "plan": [{"item": SHORT}]}
    day.send("plan_case", number=THEIRS, **plan)
    day.send("reserve_case", number=THEIRS)
    return day


@pytest.mark.requirement("S1-26")
def test_a_supervisor_takes_it_the_case_is_planned_again_and_that_centre_picks_it(promised: NightDay) -> None:
    day = promised
    number = short_of_one(day)
    told = refused(day, "choose_source", number=number, item=SHORT)
    assert (told.code, told.facts["documents"]) == ("promised_to", [THEIRS])
    whole = view(day)
    asked = asked_from(whole)
    assert (far_from(whole), asked is not None and asked.lying.place) == (None, WHERE)
    assert (whole.row.forecast.arrival, whole.resupply) == (asked.arrival if asked else None, ())
    assert whole.row.forecast.arrival is not None
    nobody = refused(day, "take_reserved", number=number, item=SHORT, place=WHERE)
    assert nobody.code == "not_allowed"
    assert refused(day, "take_reserved", number=number, item=SHORT).code == "nothing_promised_here"
    day.order("take_reserved", item=SHORT, place=WHERE, supervisor=f"SZ:U:{SUPERVISOR}", reason="theatre 3 waits")
    part = f"{number}/1"
    after = view(day)
    assert [(one.number, one.site, one.state) for one in after.parts] == [(part, CENTRE, OrderState.OPEN)]
    assert [(row.document, row.place, row.replaced, row.reason) for row in after.taken] == [
        (THEIRS, WHERE, False, "theatre 3 waits")
    ]
    assert next(one for one in after.lines if one.ref == SHORT).lacking == 0
    assert [(row.place, row.serial) for row in view(day, part).to_pick] == [(WHERE, day.night.far.serial)]
    with day.store.read() as connection:
        (case,) = [row for row in cases(connection) if row.number == THEIRS]
        centre = connection.execute(select(Site.id).where(Site.code == CENTRE)).scalar_one()
        (need,) = taken_needs(connection, centre)
        told_to = connection.execute(select(OutboxMessage.document, OutboxMessage.body)).all()
    assert case.state.value == "planned"
    assert (need.case, need.order, need.pieces) == (THEIRS, part, 1)
    assert any((row.document == THEIRS and part in row.body) or number in row.body for row in told_to)
    part_packed(day, part)
    left(day, part)
    assert view(day, part).row.state is OrderState.ON_THE_WAY


@pytest.mark.requirement("S1-26")
def test_what_was_taken_there_lacks_no_more(promised: NightDay) -> None:
    day = promised
    number = short_of_one(day)
    day.order("take_reserved", item=SHORT, place=WHERE, supervisor=f"SZ:U:{SUPERVISOR}")
    again = refused(day, "take_reserved", number=number, item=SHORT, place=WHERE, supervisor=f"SZ:U:{SUPERVISOR}")
    assert again.code == "nothing_lacking"
    with day.store.read() as connection:
        assert order_view(connection, number, day.at).row.site == SITE
