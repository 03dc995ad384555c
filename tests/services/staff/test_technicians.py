"""Who can do a repair: Li is free at ten, Wu's certificate has ended; shown, and not to be chosen (J11 step 4)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Actor, Origin, new_id
from desktop.domain.permissions import Role
from desktop.domain.qualification import Standing
from desktop.exchange.sample_delivery import HOSPITAL, PARTNER, SITE
from desktop.exchange.sample_staff import CHEN, LI, LINE, WU, proof
from desktop.models.person import Person
from desktop.queries.staff_facts import standings
from desktop.queries.technicians import Technician, Work, ranked
from desktop.services.staff.allowing import refuse_unqualified
from desktop.storage.unit_of_work import UnitOfWork
from tests.journeys.staff_day import StaffDay, local, staff_day

REPORTED = local("09:12")


@pytest.fixture
def day(database_url: str) -> Iterator[StaffDay]:
    with staff_day(database_url) as made:
        yield made


def asked(day: StaffDay, at: datetime = REPORTED, hospital: str = "", model: str = "") -> dict[str, Technician]:
    with day.store.read() as connection:
        return {one.badge: one for one in ranked(connection, Work(SITE, at, LINE, model, hospital))}


@pytest.mark.requirement("S2-23", "S2-40")
def test_the_morning_of_the_drill(day: StaffDay) -> None:
    people = asked(day)
    assert list(people) == [LI, WU, CHEN]
    li, wu, chen = people.values()
    assert (li.standing, li.until, li.selectable) == (Standing.VALID, date(2027, 4, 15), True)
    assert (li.free_from, li.distance_km, li.inside, li.load) == (local("10:00"), Decimal(0), True, 0)
    assert (wu.standing, wu.until, wu.selectable) == (Standing.EXPIRED, date(2026, 5, 31), False)
    assert (chen.standing, chen.until, chen.selectable) == (Standing.MISSING, None, False)
    assert asked(day, local("19:00"))[LI].free_from == local("08:00", "2026-11-22"), "after hours, the next morning"
    last = local("12:00", "2027-04-15")
    assert asked(day, last)[LI].standing is Standing.VALID, "the last day counts"
    assert asked(day, last + timedelta(days=1))[LI].standing is Standing.EXPIRED


@pytest.mark.requirement("S2-23", "S1-33")
def test_the_way_to_a_hospital_decides_when_two_are_equally_free(day: StaffDay) -> None:
    assert asked(day, hospital=HOSPITAL)[LI].distance_km is None
    ways = [{"site": SITE, "hospital": HOSPITAL, "road_km": "186.5", "great_circle_km": "150.1"}]
    day.send("save_distances", distances=ways)
    far = asked(day, hospital=HOSPITAL)[LI]
    assert (far.distance_km, far.inside, far.selectable) == (Decimal("186.5"), False, True)
    with pytest.raises(Refusal) as told:
        asked(day, hospital="NOWHERE")
    assert told.value.code == "unknown_party"


@pytest.mark.requirement("S2-40")
def test_a_renewed_certificate_makes_wu_the_first_who_is_free(day: StaffDay) -> None:
    paper = {"kind": "model", "topic": "PD-200", "valid_from": "2026-11-21", "valid_to": "2028-11-20"}
    day.send("add_qualification", badge=WU, **paper, proof=proof("PD-200"))
    people = asked(day, model="PD-200")
    assert list(people)[:2] == [WU, LI]
    assert people[WU].free_from == REPORTED
    day.send("add_staff_time", badge=WU, kind="absent", starts="2026-11-21T08:00", ends="2026-11-23T12:00")
    assert asked(day, model="PD-200")[WU].free_from == local("12:00", "2026-11-23")
    day.send("add_staff_time", badge=WU, kind="absent", starts="2026-11-23T08:00", ends="2027-02-01T08:00")
    away = asked(day, model="PD-200")[WU]
    assert (away.standing, away.free_from, away.selectable) == (Standing.VALID, None, False)


@pytest.mark.requirement("S1-58", "S2-40")
def test_a_certificate_without_a_passed_assessment_is_not_enough(day: StaffDay) -> None:
    day.send("save_person", actor="1000", badge="3009", name="周末", role="engineer", partner=PARTNER)
    day.send("save_staff", badge="3009", site=SITE, employer=PARTNER, post="technician")
    days = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    day.send("add_qualification", badge="3009", kind="line", topic=LINE, **days, proof=proof("PT-9"))
    found = asked(day)["3009"]
    assert (found.standing, found.until, found.selectable) == (Standing.NOT_PASSED, date(2026, 12, 31), False)
    with day.store.read() as connection:
        assert standings(connection, (0,), LINE, "", date(2026, 11, 21))[0].standing is Standing.MISSING


@pytest.mark.requirement("S1-58", "S2-40")
def test_others_ask_before_they_give_work_to_a_person(day: StaffDay) -> None:
    day.send("save_person", actor="1000", badge="3009", name="周末", role="engineer", partner=PARTNER)
    day.send("save_staff", badge="3009", site=SITE, employer=PARTNER, post="technician")
    days = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    day.send("add_qualification", badge="3009", kind="line", topic=LINE, **days, proof=proof("PT-9"))

    def told(badge: str, on: date) -> tuple[str, object]:
        def ask(uow: UnitOfWork) -> None:
            person = uow.read(select(Person.id).where(Person.badge == badge)).scalar_one()
            refuse_unqualified(uow, person, LINE, "", on)

        origin = Origin(new_id(), Actor(1, "1000", "", Role.SUPERVISOR, None), day.at, "DESK-1", EnteredBy.TYPED)
        try:
            day.store.run(lambda _connection: origin, ask)
        except Refusal as refusal:
            return refusal.code, refusal.facts.get("until")
        return "", None

    assert told(LI, date(2027, 4, 15)) == ("", None)
    assert told(LI, date(2027, 4, 16)) == ("not_qualified", date(2027, 4, 15))
    assert told(CHEN, date(2026, 11, 21)) == ("not_qualified", None)
    assert told("3009", date(2026, 11, 21)) == ("assessment_not_passed", None)
