"""The pars with who set them, and one par's demand by month, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import insert, select

from desktop.domain.clock import FixedClock
from desktop.domain.replenishment import Levels
from desktop.models.party import Party, PartyKind
from desktop.queries.demand import Wish
from desktop.queries.demand_months import Month, months_on, pieces_in_month
from desktop.queries.par_page import ParLine, ParPage, par_lines, par_page, par_spots, site_partner
from desktop.services.perform import perform
from desktop.services.pricing import SAVE_PRICE_LIST
from tests.services.test_replenishment import PRICE, consume, do, screws
from tests.storage.world import MORNING, World, build

LATER = MORNING + timedelta(hours=2)


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    world = build(database_url, clock=FixedClock(MORNING))
    with world.store.engine.begin() as connection:
        connection.execute(insert(Party).values(code="XX", name="XX医院", kind=PartyKind.HOSPITAL))
    perform(world.store, SAVE_PRICE_LIST, PRICE, world.envelope())
    yield world
    world.close()


def lines(world: World) -> tuple[ParLine, ...]:
    with world.store.read() as connection:
        return par_lines(connection, "SH")


def page(world: World, at: datetime = MORNING, **wish: Any) -> ParPage:
    with world.store.read() as connection:
        return par_page(connection, lines(world)[0].id, at, Wish(**wish))


def used(months: tuple[Month, ...]) -> dict[str, int]:
    return {f"{month.first:%Y-%m}": month.pieces for month in months if month.pieces}


def test_the_list_tells_who_set_each_par_last_and_when(world: World) -> None:
    do(world, "save_par", **screws())
    [line] = lines(world)
    assert line.setting is not None
    assert (line.setting.by, line.setting.at, line.par.source) == ("王芳", MORNING, "typed")
    do(world, "save_par", at=LATER, **screws(2))
    assert [(one.setting.at if one.setting else None, one.par.levels.minimum) for one in lines(world)] == [(LATER, 2)]
    adopted = LATER + timedelta(minutes=5)
    wanted = {"minimum": 4, "target": 6, "maximum": 9, "pack": 1}
    do(world, "adopt_par", at=adopted, place="Z1", item="SCREW-4.5", levels=wanted, reason="new surgeon")
    [line] = lines(world)
    assert line.setting is not None
    assert (line.setting.at, line.par.source, line.par.levels) == (adopted, "forecast", Levels(4, 6, 9))


def test_of_two_owners_at_one_place_only_what_is_sure_is_told(world: World) -> None:
    do(world, "save_par", **screws())
    do(world, "save_par", at=LATER, **screws(owner="P-01"))
    told = {one.par.owner: one.setting.at if one.setting else None for one in lines(world)}
    assert told == {"M-01": MORNING, "P-01": LATER}
    do(world, "save_par", at=LATER, **screws(1))
    assert [one.setting for one in lines(world)] == [None, None]


def test_a_retired_par_is_not_listed(world: World) -> None:
    do(world, "save_par", **screws())
    do(world, "retire_par", place="Z1", item="SCREW-4.5")
    assert lines(world) == ()


@pytest.mark.requirement("S2-62")
def test_demand_stands_in_its_calendar_month_at_the_site(world: World) -> None:
    """MORNING is 2026-11-03 at 08:30 in Shanghai; midnight there is 16:00 UTC the day before."""
    do(world, "save_par", **screws())
    lot = world.lots[0]
    world.receive(lot, 50)
    consume(world, lot, 2, datetime(2026, 10, 31, 15, 59, tzinfo=UTC))
    consume(world, lot, 3, datetime(2026, 10, 31, 16, 0, tzinfo=UTC))
    consume(world, lot, 4, datetime(2026, 8, 20, tzinfo=UTC))
    months = page(world).months
    assert used(months) == {"2026-08": 4, "2026-10": 2, "2026-11": 3}
    assert (len(months), months[0].first, months[-1].first) == (12, date(2025, 12, 1), date(2026, 11, 1))
    assert [month.known for month in months] == [False] * 8 + [True] * 4
    assert [month.running for month in months] == [False] * 11 + [True]
    assert [(use.pieces, use.document) for use in months[8].uses] == [(Decimal(4), "UR-1")]


def test_the_months_reach_back_two_years_at_most(world: World) -> None:
    do(world, "save_par", **screws())
    world.receive(world.lots[0], 50)
    consume(world, world.lots[0], 1, MORNING - timedelta(days=900))
    consume(world, world.lots[0], 2, MORNING - timedelta(days=600))
    months = page(world).months
    assert (len(months), months[0].first, used(months)) == (24, date(2024, 12, 1), {"2025-03": 2})


def test_the_next_month_is_the_weekly_rate_times_its_weeks(world: World) -> None:
    do(world, "save_par", **screws())
    world.receive(world.lots[0], 100)
    for back in range(2, 80, 3):
        consume(world, world.lots[0], 1, MORNING - timedelta(weeks=back))
    found = page(world)
    assert found.next_month == pytest.approx(found.outlook.forecast.rate / 7 * 31)
    assert found.outlook.forecast.rate > 0.2
    assert page(world, fill_rate=Decimal(98)).outlook.proposal.levels.minimum >= found.outlook.proposal.levels.minimum


def test_a_month_is_counted_on_over_the_new_year() -> None:
    assert months_on(date(2026, 11, 1), 2) == date(2027, 1, 1)
    assert months_on(date(2026, 1, 1), -13) == date(2024, 12, 1)
    assert pieces_in_month(7.0, date(2026, 2, 1)) == pytest.approx(28)


def test_a_par_can_be_set_for_zones_stores_and_kits(world: World) -> None:
    with world.store.read() as connection:
        assert [(spot.code, spot.is_kit) for spot in par_spots(connection, "SH")] == [("Z1", False)]
        partner = connection.execute(select(Party.code).where(Party.id == world.partner)).scalar_one()
        assert site_partner(connection, "SH") == partner
