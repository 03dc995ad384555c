"""Test equipment: whose it is, and whether its calibration holds on a day (S1-32, J12)."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select

from desktop.domain.clock import local_day
from desktop.domain.prevention import Validity
from desktop.exchange.sample_delivery import PARTNER, SITE
from desktop.models.deadline import Deadline, DeadlineStage
from desktop.queries.calibrations import Calibration, certificates, equipment, valid_on
from desktop.storage.unit_of_work import UnitOfWork
from tests.services.prevention.room import TODAY, PreventionRoom, prevention_room

METER: dict[str, Any] = {"code": "TM-3", "name": "Torque meter", "site": SITE, "owner": PARTNER, "cycle_months": 12}


@pytest.fixture
def room(database_url: str) -> Iterator[PreventionRoom]:
    with prevention_room(database_url) as made:
        yield made


def asked(room: PreventionRoom, day: date) -> Calibration:
    with room.store.read() as connection:
        return valid_on(connection, "TM-3", day)


@pytest.mark.requirement("S1-32")
def test_a_meter_may_be_used_until_the_last_day_of_its_certificate_counted_in(room: PreventionRoom) -> None:
    assert asked(room, TODAY).validity is Validity.UNKNOWN
    room.send("add_test_equipment", **METER)
    assert (asked(room, TODAY).validity, asked(room, TODAY).owner) == (Validity.NEVER, PARTNER)
    done = room.send("record_calibration", code="TM-3", number="K-881", laboratory="Lab", done_on="2026-01-12")
    assert done["valid_until"] == "2027-01-12"
    told = asked(room, date(2027, 1, 12))
    assert (told.valid, told.until, told.certificate) == (True, date(2027, 1, 12), "K-881")
    assert asked(room, date(2027, 1, 13)).validity is Validity.EXPIRED
    assert asked(room, date(2026, 1, 11)).validity is Validity.NEVER


def test_a_failed_calibration_ends_the_certificate_before_it(room: PreventionRoom) -> None:
    room.send("add_test_equipment", **METER)
    room.send("record_calibration", code="TM-3", number="K-1", laboratory="Lab", done_on="2026-01-12")
    room.send("record_calibration", code="TM-3", number="K-2", laboratory="Lab", done_on="2026-11-20", passed=False)
    assert asked(room, date(2026, 11, 19)).valid
    assert asked(room, TODAY).validity is Validity.FAILED
    room.lead("take_back_calibration", code="TM-3", number="K-2", reason="of another meter")
    assert asked(room, TODAY).valid
    with room.store.read() as connection:
        kept = certificates(connection, "TM-3")
        assert [(one.number, one.taken_back) for one in kept] == [("K-2", "of another meter"), ("K-1", None)]
        assert [row.validity for row in equipment(connection, TODAY, SITE)] == [Validity.VALID]


def clocks(room: PreventionRoom) -> list[tuple[str, date, str]]:
    """Document, last day and outcome of each clock, in the order of these."""
    asked = select(Deadline.document, Deadline.due_at, Deadline.outcome).where(Deadline.rule == "calibration_ends")
    with room.store.read() as connection:
        rows = connection.execute(asked).all()
    return sorted((row[0], local_day(row[1], ZoneInfo("Asia/Shanghai")), row[2]) for row in rows)


@pytest.mark.requirement("S1-32")
def test_a_calibration_reminds_before_it_ends_until_it_is_renewed_or_the_meter_is_retired(room: PreventionRoom) -> None:
    room.send("add_test_equipment", **METER)
    paper: dict[str, Any] = {"code": "TM-3", "laboratory": "Lab"}
    room.send("record_calibration", **paper, number="K-1", done_on="2025-12-31")
    old = ("TM-3 · K-1", date(2026, 12, 31))
    asked = select(DeadlineStage.fire_at, Deadline.due_at).join(Deadline, Deadline.id == DeadlineStage.deadline_id)
    with room.store.read() as connection:
        rows = connection.execute(asked.where(Deadline.document == old[0]).order_by(DeadlineStage.fire_at)).all()
    assert [(due - fire).days for fire, due in rows] == [30, 7, -1], "60 days before was over already"
    room.later(1)
    room.send("record_calibration", **paper, number="K-2", done_on="2026-11-20")
    new = ("TM-3 · K-2", date(2027, 11, 20))
    assert clocks(room) == [(*old, "on_time"), (*new, "")]
    room.later(1)
    room.send("record_calibration", **paper, number="K-0", done_on="2024-12-31")
    assert len(clocks(room)) == 2, "an older paper reminds of nothing"
    room.lead("take_back_calibration", code="TM-3", number="K-2", reason="of another meter")
    assert clocks(room) == [(*old, ""), (*old, "on_time"), (*new, "dropped")], "the one before it again"
    room.night()
    assert len(clocks(room)) == 3, "and once"
    room.later(1)
    room.lead("retire_test_equipment", code="TM-3", reason="dropped")
    room.night()
    assert [one[2] for one in clocks(room)] == ["dropped", "on_time", "dropped"]


def test_a_meter_that_failed_reminds_of_nothing_and_the_night_finds_what_nobody_watches(room: PreventionRoom) -> None:
    room.send("add_test_equipment", **METER)
    paper: dict[str, Any] = {"code": "TM-3", "laboratory": "Lab"}
    room.send("record_calibration", **paper, number="K-1", done_on="2026-01-12")

    def unwatched(uow: UnitOfWork) -> None:
        uow.write(delete(DeadlineStage))
        uow.write(delete(Deadline))
        uow.record("come_from_elsewhere", "TM-3")

    room.store.run(lambda _connection: room._origin(), unwatched)
    room.night()
    assert clocks(room) == [("TM-3 · K-1", date(2027, 1, 12), "")]
    room.send("record_calibration", **paper, number="K-2", done_on="2026-11-20", passed=False)
    assert [one[2] for one in clocks(room)] == ["dropped"]


def test_what_cannot_be_right_is_refused_and_nothing_is_kept(room: PreventionRoom) -> None:
    room.send("add_test_equipment", **METER)
    assert room.refused("add_test_equipment", **METER).code == "test_equipment_known"
    assert room.refused("add_test_equipment", **(METER | {"code": "TM-4", "owner": "NOBODY"})).code == "unknown_party"
    late: dict[str, Any] = {"code": "TM-3", "number": "K-1", "laboratory": "Lab"}
    assert room.refused("record_calibration", **late, done_on="2026-11-22").facts["faults"] == [
        {"field": "done_on", "code": "day_in_future", "value": "2026-11-22"}
    ]
    last = room.refused("record_calibration", **late, done_on="9999-12-31")
    assert [fault["code"] for fault in last.facts["faults"]] == ["day_in_future"]
    room.lead("retire_test_equipment", code="TM-3", reason="dropped")
    assert asked(room, TODAY).validity is Validity.RETIRED
    assert room.refused("record_calibration", **late).code == "test_equipment_retired"
    assert room.refused("take_back_calibration", code="TM-9", number="K", reason="x").code == "unknown_test_equipment"


def test_the_paper_of_a_certificate_is_kept_with_it(room: PreventionRoom) -> None:
    room.send("add_test_equipment", **METER)
    room.send("record_calibration", code="TM-3", number="K-1", laboratory="Lab")
    file = {"file": "K-1.pdf", "content": b64encode(b"%PDF-1.7\n").decode()}
    assert room.send("attach_calibration", code="TM-3", number="K-1", **file)["name"] == "K-1.pdf"
    assert room.refused("attach_calibration", code="TM-3", number="K-2", **file).code == "unknown_calibration"
