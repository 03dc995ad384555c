"""The messages without a window: what was given up on top, tried again; ways whose secrets are only named."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.outbox import ChannelKind
from desktop.models.outbox import Channel
from desktop.presenters.ahead import Ahead
from desktop.presenters.messages_desk import MessagesDesk, channel_values, state_of
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.services.outbox import write_message
from desktop.services.sending import (
    CLAIM_SENDING,
    NOTE_SENDING,
    QUEUE_MESSAGES,
    ClaimSending,
    NoteSending,
    Outcome,
    QueueMessages,
)
from desktop.settings import Settings
from tests.presenters.clock_desk import AUDITOR, CLERK, SUPERVISOR, look, room_at, sign_in
from tests.services.clock_room import ClockRoom

SETTINGS = Settings(mail={"host": "smtp.partner.example", "sender": "zone@partner.example", "user": "zone"})
MAIL = {"code": "XX-MAIL", "receiver": "XX", "kind": "mail", "address": "quality@hospital.example"}


@dataclass
class AtMessages:
    """The page of the messages and who works at it."""

    qtbot: QtBot
    room: ClockRoom
    session: Session
    desk: MessagesDesk
    told: list[Reply] = field(default_factory=list)

    def do(self, work: Any, *given: Any) -> Reply:
        with self.qtbot.waitSignal(self.desk.replied):
            work(*given)
        self.qtbot.waitUntil(lambda: not self.desk.reading.is_running)
        return self.told[-1]

    def write(self, *documents: str) -> None:
        hospital = self.room.hospital()

        def work(uow: Any) -> None:
            for document in documents:
                write_message(uow, "notice_of_use", hospital, document, {"x": 1}, self.room.ledger)

        self.room.inside(work)

    def end(self, sending: int, outcome: Outcome, cause: str = "") -> None:
        parcel = self.room.ask(CLAIM_SENDING, ClaimSending(sending))
        self.room.ask(NOTE_SENDING, NoteSending(sending, parcel.tries, outcome, cause, "550 unknown"))

    def states(self) -> list[tuple[str, str]]:
        return [(row.document, state_of(row)) for row in self.desk.seen.messages]


@pytest.fixture
def at(database_url: str, qtbot: QtBot) -> Iterator[AtMessages]:
    with room_at(database_url) as (room, jobs):
        session = Session(jobs, "desk 1")
        made = AtMessages(qtbot, room, session, MessagesDesk(session, SETTINGS))
        made.desk.replied.connect(made.told.append)
        sign_in(qtbot, session, SUPERVISOR)
        look(qtbot, made.desk)
        yield made


def test_a_message_waits_without_a_way_and_what_is_given_up_stands_on_top_until_it_is_tried_again(
    at: AtMessages,
) -> None:
    at.write("UR-1", "UR-2", "UR-3")
    look(at.qtbot, at.desk)
    assert {state for _, state in at.states()} == {"nowhere"}
    assert at.do(at.desk.entry.save, channel_values(None) | MAIL).code == "channel_set"
    at.room.ask(QUEUE_MESSAGES, QueueMessages())
    at.end(1, Outcome.REFUSED, "mail_refused")
    at.end(2, Outcome.SENT)
    look(at.qtbot, at.desk)
    assert at.states() == [("UR-1", "dead"), ("UR-3", "open"), ("UR-2", "sent")]
    dead = at.desk.seen.messages[0]
    assert (dead.cause, dead.reply, dead.tries, dead.channel) == ("mail_refused", "550 unknown", 1, "XX-MAIL")
    assert [len(at.desk.in_state(state)) for state in ("", "dead", "open", "sent")] == [3, 1, 1, 1]
    ahead = Ahead(at.session, at.room.clock)
    with at.qtbot.waitSignal(ahead.changed):
        ahead.reload()
    assert ahead.seen.dead == 1, "the status bar says it"
    assert at.do(at.desk.retry, dead).code == "sending_again"
    assert dict(at.states())["UR-1"] == "open"
    sent = next(row for row in at.desk.seen.messages if row.document == "UR-2")
    assert at.do(at.desk.retry, sent).code == "sending_ended"


def test_a_way_is_changed_limited_and_retired_and_only_names_its_secret(at: AtMessages) -> None:
    web = MAIL | {"code": "XX-ROBOT", "kind": "webhook", "form": "wecom"}
    web |= {"address": "https://robot.example/send?key={secret}", "secret": "robot", "kind_recall_notice": "true"}
    at.do(at.desk.entry.save, channel_values(None) | web)
    (way,) = at.desk.seen.ways
    assert (way.way, way.kinds, way.secret) == (ChannelKind.WEBHOOK, "recall_notice", "robot")
    assert "{secret}" in way.address
    assert channel_values(way) == channel_values(None) | web
    at.do(at.desk.entry.save, channel_values(way) | {"kind_notice_of_use": "true"})
    assert at.desk.seen.ways[0].kinds == "notice_of_use recall_notice"
    assert at.do(at.desk.retire, at.desk.seen.ways[0]).code == "channel_retired"
    assert at.desk.seen.ways[0].retired_at is not None


def test_what_is_wrong_with_a_way_is_told_at_its_field_and_sets_nothing(at: AtMessages) -> None:
    def faults(**changed: str) -> dict[str, str]:
        with at.qtbot.waitSignal(at.desk.entry.refused) as told:
            at.desk.entry.save(channel_values(None) | MAIL | changed)
        found: dict[str, Any] = told.args[0]  # type: ignore[index]  # the signal came with one
        return {name: fault[0] for name, fault in found.items()}

    assert faults(code="", receiver="", address="") == dict.fromkeys(("code", "receiver", "address"), "required")
    assert faults(address="nobody") == {"address": "bad_address"}
    assert faults(secret="mail") == {"secret": "secret_unused"}
    assert faults(receiver="NO") == {"receiver": "unknown_party"}
    assert at.room.rows(Channel.code) == []


def test_a_clerk_tries_again_and_changes_no_way_and_an_auditor_only_looks(at: AtMessages) -> None:
    assert (at.desk.may_set, at.desk.may_retry) == (True, True)
    sign_in(at.qtbot, at.session, CLERK)
    assert (at.desk.may_set, at.desk.may_retry) == (False, True)
    with at.qtbot.waitSignal(at.desk.entry.failed) as told:
        at.desk.entry.save(channel_values(None) | MAIL)
    assert told.args[0].code == "not_allowed"  # type: ignore[index]  # the signal came with one
    sign_in(at.qtbot, at.session, AUDITOR)
    assert (at.desk.may_set, at.desk.may_retry) == (False, False)


def test_the_mail_server_is_told_without_what_is_secret(at: AtMessages) -> None:
    assert at.desk.mail_server == "smtp.partner.example · zone@partner.example"
    assert MessagesDesk(at.session, Settings()).mail_server == ""
