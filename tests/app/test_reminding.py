"""What a look of the clock tells at a desk: the right person, once, heard, and named in few words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Signal

from desktop.app.reminding import ReminderTeller, system_tray
from desktop.domain.deadlines import Basis
from desktop.domain.permissions import Role
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.people import SignedIn
from desktop.queries.reminders import ReminderRow
from desktop.queries.warranty_reminders import ReminderState, WarrantyReminderRow
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
    hospital_en="XX Hospital",
    running=True,
    acknowledged_at=None,
    acknowledged_by="",
)


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(Jobs(lambda: None), "desk 1")  # type: ignore[arg-type,return-value]  # nothing is read here


def heard(session: Session, *reminders: ReminderRow, site: str = "") -> list[tuple[Reply, str]]:
    teller, told = ReminderTeller(session, site), list[tuple[Reply, str]]()
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
    assert said.detail.startswith("E-118 · XX Hospital · due ")
    assert "XX医院" in card(reply, "zh_CN").detail
    assert "剩余" in card(reply, "zh_CN").headline
    session.person = SignedIn("1003", "Wu", Role.ENGINEER)
    assert heard(session, HALF) == []


WARRANTY = WarrantyReminderRow(
    id=1,
    serial="PD2-24-00817",
    model="PD-200",
    customer="XX",
    site="SH",
    event="left_60",
    on=date(2027, 1, 14),
    last=date(2027, 3, 15),
    state=ReminderState.SENT,
    sent_at=AT,
    late=False,
    told="customer engineer",
    because="",
    read_by="",
)


def warned(session: Session, *rows: WarrantyReminderRow, site: str = "") -> list[tuple[Reply, str]]:
    teller, told = ReminderTeller(session, site), list[tuple[Reply, str]]()
    teller.told.connect(lambda reply, sound: told.append((reply, sound)))
    teller.tell_warranties(rows)
    teller.stop()
    return told


@pytest.mark.requirement("S2-19", "S2-38")
def test_an_engineer_hears_of_a_warranty_that_is_nobody_elses_work(session: Session) -> None:
    session.person = SignedIn("1003", "Wu", Role.ENGINEER)
    ((reply, sound),) = warned(session, WARRANTY)
    assert (reply.code, sound) == ("warranty_reminder_told", "marked")
    assert card(reply, "en").headline == "Warranty of PD2-24-00817 until 2027-03-15"
    ((both, _),) = warned(session, WARRANTY, replace(WARRANTY, id=2, badge="1003"))
    assert card(both, "en").headline == "2 reminders of warranties"
    assert warned(session, replace(WARRANTY, badge="1004")) == []
    assert warned(session, WARRANTY, site="WH") == []
    session.person = SignedIn("1001", "Li Ming", Role.CLERK)
    assert warned(session, WARRANTY) == []


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


class Tray(QObject):
    """In the place of the system's tray."""

    messageClicked = Signal()  # noqa: N815  # as Qt names it

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []
        self.is_there = False

    def show(self) -> None:
        self.is_there = True

    def hide(self) -> None:
        self.is_there = False

    def showMessage(self, title: str, words: str, *_more: object) -> None:  # as Qt names it
        self.shown.append((title, words))


def test_a_notification_of_the_system_says_the_same_and_leads_to_the_reminders(session: Session) -> None:
    tray = Tray()
    teller, wanted = ReminderTeller(session, "", lambda _parent: tray), list[bool]()  # type: ignore[arg-type,return-value]  # as one
    teller.wanted.connect(lambda: wanted.append(True))
    teller.tell([HALF])
    teller.tell([replace(HALF, stage="left_900")])
    ((first, detail), (second, _)) = tray.shown
    assert (first.endswith("30 min left"), second.endswith("15 min left")) == (True, True)
    assert detail.startswith("E-118")
    assert tray.is_there
    tray.messageClicked.emit()
    assert wanted == [True]
    teller.stop()
    assert not tray.is_there


def test_without_a_tray_it_is_told_all_the_same(session: Session) -> None:
    assert system_tray(session) is None, "there is none on the platform of the tests"
    teller, told = ReminderTeller(session), list[str]()
    teller.told.connect(lambda reply, _sound: told.append(reply.code))
    teller.tell([HALF])
    assert told == ["reminder_told"]


def lot_warned(left: int, number: int = 0) -> ReminderRow:
    stage = f"left_{left * 86400}" if left >= 0 else "overdue"
    about = {"rule": "lot_expires", "basis": Basis.INTERNAL, "told": "supervisor", "document": f"LS-35 · L{number}"}
    return replace(HALF, id=100 + number, stage=stage, **about)  # type: ignore[arg-type]  # words of each field


@pytest.mark.requirement("R08")
def test_expiry_days_never_disturb_the_answer_and_are_one_line_in_the_tray(session: Session) -> None:
    tray, told = Tray(), list[str]()
    teller = ReminderTeller(session, "", lambda _parent: tray)  # type: ignore[arg-type,return-value]  # as one
    teller.told.connect(lambda reply, _sound: told.append(reply.code))
    teller.tell([lot_warned(90), lot_warned(30, 1), lot_warned(-1, 2)])
    teller.tell([lot_warned(30, 1)])
    teller.tell([lot_warned(-1, 3)])
    assert told == []
    assert [said for said, _ in tray.shown] == [
        "2 lots expire within 90 days",
        "LS-35 · L1 expires within 30 days",
        "Lots that have expired: 1",
    ]
    assert tray.shown[0][1] == "Lots that have expired: 1"
    teller.tell([lot_warned(90), replace(HALF, told="supervisor")])
    assert told == ["reminder_told"]
    teller.stop()
