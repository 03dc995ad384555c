"""What a look of the clock tells at a desk: the right person, once, heard, and named in few words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.app.reminding import ReminderTeller
from desktop.domain.deadlines import Basis
from desktop.domain.permissions import Role
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.people import SignedIn
from desktop.queries.reminders import ReminderRow
from desktop.runtime.jobs import Jobs
from desktop.views.messages import card

AT = datetime(2026, 11, 23, 21, 40, tzinfo=UTC)
HALF = ReminderRow(
    id=1,
    rule="emergency_order",
    basis=Basis.CONTRACT,
    document="E-118",
    site="SH",
    stage="left_1800",
    told="clerk",
    fire_at=AT,
    fired_at=AT,
    late=False,
    due_at=AT + timedelta(minutes=30),
    hospital="XX医院",
    running=True,
    acknowledged_at=None,
    acknowledged_by="",
)


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(Jobs(lambda: None), "desk 1")  # type: ignore[arg-type,return-value]  # nothing is read here


def heard(session: Session, *reminders: ReminderRow, site: str = "") -> list[tuple[Reply, str]]:
    teller, told = ReminderTeller(session, site, lambda: False), list[tuple[Reply, str]]()
    teller.told.connect(lambda reply, sound: told.append((reply, sound)))
    teller.tell(reminders)
    teller.stop()
    return told


@pytest.mark.requirement("S2-02")
def test_a_stage_is_told_once_to_the_person_at_the_desk(session: Session) -> None:
    session.person = SignedIn("1001", "Li Ming", Role.CLERK)
    ((reply, sound),) = heard(session, HALF, replace(HALF, id=2, told="supervisor"))
    assert (reply.code, sound, reply.held) == ("reminder_told", "marked", False)
    said = card(reply, "en")
    assert said.headline == "Emergency order at the hospital: 30 min left"
    assert said.detail.startswith("E-118 · XX医院 · due ")
    assert "剩余" in card(reply, "zh_CN").headline
    session.person = SignedIn("1003", "Wu", Role.ENGINEER)
    assert heard(session, HALF) == []


def test_with_nobody_signed_in_every_stage_is_told_once(session: Session) -> None:
    ((reply, _),) = heard(session, HALF, replace(HALF, id=2, told="supervisor"))
    assert reply.code == "reminder_told"
    assert heard(session, HALF, site="WH") == []
    assert heard(session, replace(HALF, running=False)) == []


def test_many_at_once_are_one_line_and_the_gravest_is_heard(session: Session) -> None:
    over = replace(HALF, id=3, document="E-119", stage="overdue", due_at=AT)
    ((reply, sound),) = heard(session, HALF, over)
    assert (reply.code, reply.facts["count"], sound) == ("reminders_told", 2, "refused")
    assert reply.facts["document"] == ["E-119", "E-118"]
    ((late, sound),) = heard(session, replace(HALF, late=True))
    assert (late.code, sound) == ("reminder_told_late", "marked")
    assert heard(session, replace(HALF, basis=Basis.LEGAL))[0][1] == "refused"
