"""Journey J7 by its services, to the minute, on both databases."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, insert, select

from desktop.domain.adverse import Harm
from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.models.adverse import AdverseEvent
from desktop.models.deadline import Deadline, Reminder
from desktop.models.outbox import OutboxMessage
from desktop.models.party import Party, PartyKind
from desktop.queries.adverse import adverse_named, adverse_steps, contacts
from desktop.services.adverse.opening import OPEN_ADVERSE, OpenAdverse
from desktop.services.blocking import why_blocked
from desktop.services.perform import perform
from desktop.services.sweeping import sweep_store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, local
from tests.storage.world import BADGE, World, build, look

DAY = date(2026, 11, 24)
AWARE = local(DAY, "16:05")
REF, LOT = "SCREW-4.5", "SCREW-4.5-0000"
SECOND = "2002"


class Case:
    """A lot of 23: 17 in the zone, 6 at the hospital; one of those 6 stripped."""

    def __init__(self, url: str) -> None:
        self.clock = FixedClock(AWARE)
        world = build(url, clock=self.clock)
        with world.store.engine.begin() as connection:
            connection.execute(insert(Party).values(code="XX", name="XX医院", kind=PartyKind.HOSPITAL))
        self.desk = Desk(world.store, local(date(2026, 11, 20), "14:00"))
        self.send("save_hospital_store", code="XX-OR", hospital="XX", site="SH")
        self.send("save_person", badge=SECOND, name="王主管", role="supervisor", partner="P-01")
        self.send("record_consent", owner="M-01", custodian="XX", reference="C-1", valid_from="2026-01-01")
        self.world: World = look(world.store)
        self.world.receive(self.world.lots[0], 23)
        place = next(key for key, spot in self.world.spots.items() if spot.kind.value == "hospital")
        self.world.move(self.world.lots[0], 6, self.world.bins[0], place)

    def send(self, verb: str, at: str = "", actor: str = BADGE, **fields: Any) -> dict[str, Any]:
        moment = datetime.fromisoformat(at) if at else None
        if moment is not None:
            self.clock.moment = moment
        return self.desk.send(verb, actor=actor, at=moment, **fields)

    def refused(self, code: str, verb: str, **fields: Any) -> Refusal:
        with pytest.raises(Refusal) as told:
            self.send(verb, **fields)
        assert told.value.code == code
        return told.value

    def at(self, time: str, day: date = DAY) -> str:
        return local(day, time).isoformat()

    def open(self, **fields: Any) -> dict[str, Any]:
        given = {"harm": "could_be_serious", "description": "locking screw stripped", "at": self.at("16:05")}
        return self.send("open_adverse", **(given | fields))

    def count(self, what: Any) -> int:
        with self.world.store.read() as connection:
            return int(connection.execute(select(func.count()).select_from(what)).scalar_one())

    def blocked(self) -> str:
        """Why nobody may pick a piece of the lot."""
        lot = self.world.lots[0]
        with self.world.store.read() as connection:
            return why_blocked(connection, (self.world.item_of_lot[lot], lot, None))

    def sweep(self, moment: datetime) -> list[tuple[str, str]]:
        self.clock.moment = moment
        return [(one.rule, one.stage) for one in sweep_store(self.world.store, "DESK-1").value]


@pytest.fixture
def case(database_url: str) -> Iterator[Case]:
    case = Case(database_url)
    yield case
    assert verify(case.world.store.engine).findings == ()
    case.world.close()


def minutes(moment: str, since: datetime = AWARE) -> float:
    return (datetime.fromisoformat(moment) - since) / timedelta(minutes=1)


@pytest.mark.requirement("S1-10", "S1-11", "S1-15", "X-03")
def test_an_afternoon_and_a_morning_to_the_minute(case: Case) -> None:
    defect = case.send("open_defect", item=REF, lot=LOT, source="XX-OR", at=case.at("16:05"))
    event = case.open(defect=defect["number"], hospital="XX", told_by="Dr. W")
    assert (event["number"], event["lot"], event["legal"]) == ("A-0001", LOT, [])
    assert [minutes(event[name]) for name in ("aware_at", "manufacturer_due", "hospital_due")] == [0, 120, 1440]

    first = case.send("give_first_report", number="A-0001", person="李 质量", at=case.at("16:31"))
    assert (first["clock"], first["on_time"], first["minutes"]) == ("adverse_manufacturer", True, 26)
    held = case.send("hold_adverse_lot", number="A-0001", at=case.at("16:33"))
    assert (Decimal(held["pieces"]), held["places"]) == (23, 2)
    assert case.blocked() == "held"

    morning = case.at("10:20", DAY + timedelta(days=1))
    written = case.send("file_written_report", number="A-0001", person="设备科", raw="STAMP-77", at=morning)
    assert (written["clock"], written["on_time"], written["minutes"]) == ("adverse_hospital", True, 18 * 60 + 15)

    with case.world.store.read() as connection:
        row, steps = adverse_named(connection, "A-0001"), adverse_steps(connection, "A-0001")
    assert [(clock.rule, clock.outcome) for clock in row.clocks] == [
        ("adverse_manufacturer", "on_time"),
        ("adverse_hospital", "on_time"),
    ]
    assert [step.kind.value for step in steps] == ["opened", "first_report", "lot_held", "written_report"]
    assert (steps[1].person, steps[3].reference) == ("李 质量", "STAMP-77")
    with case.world.store.read() as connection:
        kinds = connection.execute(select(OutboxMessage.kind)).scalars().all()
    assert "adverse_first_report" in kinds


@pytest.mark.requirement("S1-11")
def test_the_paper_of_another_event_stops_no_clock(case: Case) -> None:
    case.open(item=REF, lot=LOT, hospital="XX")
    case.open(item=REF, lot=LOT, hospital="XX")
    for strange in ("SZ:A:A-0002/WRITTEN", "SZ:A:A-0001", "SZ:U:1001", "]C0SZ:A:A-0002/WRITTEN"):
        told = case.refused("other_paper", "file_written_report", number="A-0001", raw=strange)
        assert told.facts["event"] == "A-0001"
    with case.world.store.read() as connection:
        clocks = adverse_named(connection, "A-0001").clocks
        assert [clock.closed_at for clock in clocks] == [None, None]
        assert [step.kind.value for step in adverse_steps(connection, "A-0001")] == ["opened"]
    case.send("file_written_report", number="A-0001", raw="]C0SZ:A:A-0001/WRITTEN")


def test_it_ends_only_with_the_makers_decision(case: Case) -> None:
    case.open(item=REF, lot=LOT, hospital="XX")
    case.send("hold_adverse_lot", number="A-0001")
    case.refused("adverse_lot_held", "hold_adverse_lot", number="A-0001")
    told = case.refused("reports_missing", "close_adverse", number="A-0001", decision="release", reference="M-88")
    assert told.facts["clocks"] == ["adverse_hospital", "adverse_manufacturer"]
    case.send("give_first_report", number="A-0001", person="李")
    case.send("file_written_report", number="A-0001", person="设备科")
    case.refused("needs_reference", "close_adverse", number="A-0001", decision="release", reference="")
    case.refused("recall_first", "close_adverse", number="A-0001", decision="recall", reference="M-88")
    case.refused("second_person_needed", "close_adverse", number="A-0001", decision="release", reference="M-88")
    ended = case.send("close_adverse", actor=SECOND, number="A-0001", decision="release", reference="M-88")
    assert ended["released"] is True
    case.refused("adverse_ended", "give_first_report", number="A-0001", person="李")
    assert case.blocked() == ""


def test_a_recall_takes_the_lot_over(case: Case) -> None:
    case.open(item=REF, lot=LOT, hospital="XX")
    case.send("hold_adverse_lot", number="A-0001")
    case.send("give_first_report", number="A-0001", person="李")
    case.send("file_written_report", number="A-0001", person="设备科")
    case.send("block_recall", item=REF, lot=LOT)
    ended = case.send("close_adverse", number="A-0001", decision="recall", reference="M-88")
    assert ended["released"] is False
    assert case.blocked() == "recalled"


@pytest.mark.requirement("S1-10")
def test_unreported_it_warns_at_30_minutes_left_and_is_late_to_the_second(case: Case) -> None:
    event = case.open(item=REF, lot=LOT, hospital="XX")
    due = datetime.fromisoformat(event["manufacturer_due"])
    assert due == local(DAY, "18:05")
    assert case.sweep(local(DAY, "17:34:59")) == [("adverse_manufacturer", "part_50")]
    assert case.sweep(local(DAY, "17:35:00")) == [("adverse_manufacturer", "left_1800")]
    assert case.sweep(due) == []
    assert case.sweep(due + timedelta(seconds=1)) == [("adverse_manufacturer", "overdue")]
    assert case.count(Reminder) == 6  # two roles for each of the three
    late = case.at("18:05:01")
    told = case.refused("late_reason_missing", "give_first_report", number="A-0001", person="李", at=late)
    assert told.facts["due_at"] == due
    report = case.send("give_first_report", number="A-0001", person="李", late_reason="line busy", at=late)
    assert (report["on_time"], report["minutes"]) == (False, 120)
    case.refused("already_reported", "give_first_report", number="A-0001", person="李")


def test_the_due_second_itself_is_on_time(case: Case) -> None:
    case.open(item=REF, lot=LOT, hospital="XX")
    assert case.send("give_first_report", number="A-0001", person="李", at=case.at("18:05:00"))["on_time"] is True


@pytest.mark.requirement("X-03")
def test_legal_clocks_run_beside_the_contract_once_a_region_has_switched_them_on(case: Case) -> None:
    before = case.open(item=REF, lot=LOT, hospital="XX", harm="death", group=True)
    assert before["legal"] == []
    for rule in ("legal_death", "legal_group", "legal_group_case"):
        start = (AWARE + timedelta(minutes=10)).isoformat()
        case.send("set_deadline_rule", code=rule, valid_from=start, switched_on=True, reason="confirmed by quality")
    later = case.open(item=REF, lot=LOT, hospital="XX", harm="death", group=True, at=case.at("17:00"))
    assert later["legal"] == ["legal_death", "legal_group", "legal_group_case"]
    with case.world.store.read() as connection:
        clocks = {clock.rule: clock for clock in adverse_named(connection, later["number"]).clocks}
    assert clocks["legal_group"].due_at == local(DAY, "17:00") + timedelta(hours=12)
    assert clocks["legal_death"].due_at == local(date(2026, 12, 1), "23:59:59")
    assert set(clocks) == {"adverse_manufacturer", "adverse_hospital", *later["legal"]}
    told = case.refused("say_which_clock", "file_authority_report", number=later["number"], reference="NMPA-1")
    assert told.facts["clocks"] == ["legal_death", "legal_group", "legal_group_case"]
    case.send("file_authority_report", number=later["number"], reference="NMPA-1", law="legal_group")
    with case.world.store.read() as connection:
        clocks = {clock.rule: clock for clock in adverse_named(connection, later["number"]).clocks}
    assert [clocks[rule].outcome for rule in ("legal_group", "legal_death", "adverse_manufacturer")] == [
        "on_time",
        "",
        "",
    ]


def test_what_makes_no_sense_opens_nothing(case: Case) -> None:
    case.refused("needs_description", "open_adverse", harm="serious", description="", item=REF, lot=LOT, hospital="XX")
    given = {"harm": "serious", "description": "x", "item": REF, "lot": LOT}
    case.refused("not_a_hospital", "open_adverse", hospital="M-01", **given)
    case.refused("unknown_party", "open_adverse", hospital="YY", **given)
    case.refused("unknown_lot", "open_adverse", hospital="XX", **(given | {"lot": "L-9"}))
    case.refused("unknown_document", "open_adverse", hospital="XX", harm="serious", description="x", defect="D-9")
    future = datetime(2026, 12, 24, tzinfo=UTC).isoformat()
    case.refused("time_in_future", "open_adverse", hospital="XX", aware_at=future, **given)
    assert (case.count(AdverseEvent), case.count(Deadline)) == (0, 0)


def test_a_time_that_is_told_afterwards_counts_and_is_marked_as_typed(case: Case) -> None:
    given = {"item": REF, "lot": LOT, "hospital": "XX", "aware_at": case.at("15:00")}
    event = case.open(**given)
    assert datetime.fromisoformat(event["manufacturer_due"]) == local(DAY, "17:00")
    with case.world.store.read() as connection:
        assert adverse_steps(connection, "A-0001")[0].entered_by == "typed"


def test_an_event_entered_twice_is_withdrawn_with_its_clocks(case: Case) -> None:
    case.open(item=REF, lot=LOT, hospital="XX")
    case.refused("reason_missing", "withdraw_adverse", actor=SECOND, number="A-0001", reason="")
    answer = case.send("withdraw_adverse", actor=SECOND, number="A-0001", reason="entered twice")
    assert answer["clocks"] == 2
    assert case.sweep(AWARE + timedelta(days=2)) == []


@pytest.mark.requirement("S1-42")
def test_a_number_that_nobody_tried_for_half_a_year_is_marked(case: Case) -> None:
    someone = {"party": "M-01", "role": "quality", "name": "李"}
    case.send("save_contact", phone="021-1", **someone)
    case.send("verify_contact", day="2026-05-28", **someone)
    case.refused("unknown_contact", "verify_contact", party="M-01", role="legal", name="李")

    def shown(day: date) -> list[tuple[str, int | None, bool]]:
        with case.world.store.read() as connection:
            return [(row.phone, row.days, row.stale) for row in contacts(connection, day)]

    assert shown(date(2026, 11, 24)) == [("021-1", 180, False)]
    assert shown(date(2026, 11, 25)) == [("021-1", 181, True)]
    case.send("save_contact", phone="021-2", **someone)
    assert shown(date(2026, 11, 25)) == [("021-2", None, True)]
    case.send("retire_contact", **someone)
    assert shown(date(2026, 11, 25)) == []


def test_the_same_request_twice_opens_one_event(case: Case) -> None:
    asked = OpenAdverse(Harm.SERIOUS, "x", item=REF, lot=LOT, hospital="XX")
    request = UUID("01940000-0000-7000-8000-000000000009")
    answers = [perform(case.world.store, OPEN_ADVERSE, asked, case.world.envelope(request)).value for _ in range(2)]
    assert (answers[0], case.count(AdverseEvent)) == (answers[1], 1)
