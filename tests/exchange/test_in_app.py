"""In-app: a message becomes one notice in one inbox, through the same outbox as mail, folders and web addresses."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.outbox import LEASE, ChannelKind, MessageState, SendingState
from desktop.domain.permissions import Role
from desktop.models.outbox import InboxNotice
from desktop.models.person import Person
from desktop.queries.inbox import InboxRow, Reader, inbox_notices, unread_notices
from desktop.services.inbox import (
    ACKNOWLEDGE_NOTICE,
    DELIVER_NOTICE,
    AcknowledgeNotice,
    DeliverNotice,
)
from desktop.services.perform import Verb, perform
from desktop.services.sending import CLAIM_SENDING, RETRY_SENDING, ClaimSending, RetrySending
from desktop.storage.verify import verify
from tests.exchange.test_sending_round import Zone
from tests.storage.world import BADGE

IN_APP = ChannelKind.IN_APP


class House(Zone):
    """A zone whose people have inboxes."""

    def person(self, badge: str, role: Role) -> None:
        with self.world.store.engine.begin() as connection:
            connection.execute(insert(Person).values(badge=badge, name=f"Name {badge}", role=role))

    def retire(self, badge: str) -> None:
        with self.world.store.engine.begin() as connection:
            connection.execute(update(Person).where(Person.badge == badge).values(retired_at=self.clock.now()))

    def inbox(self, *reader: str) -> tuple[InboxRow, ...]:
        with self.world.store.read() as connection:
            return inbox_notices(connection, Reader(*reader))

    def notices(self) -> int:
        with self.world.store.read() as connection:
            return connection.execute(select(func.count()).select_from(InboxNotice)).scalar_one()

    def acknowledge(self, notice: int, badge: str) -> Any:
        envelope = replace(self.world.envelope(), actor=badge)
        return perform(self.world.store, ACKNOWLEDGE_NOTICE, AcknowledgeNotice(notice), envelope).value


@pytest.fixture
def house(database_url: str) -> Iterator[House]:
    house = House(database_url)
    house.person("3001", Role.SUPERVISOR)
    house.person("3002", Role.ENGINEER)
    yield house
    assert verify(house.world.store.engine).findings == ()
    house.world.close()


def test_a_notice_reaches_a_role_and_a_person_beside_the_other_ways(house: House, tmp_path: Path) -> None:
    house.channel("LEADERS", IN_APP, "role:supervisor")
    house.channel("ENGINEER", IN_APP, "person:3002", kinds=("recall_notice",))
    house.channel("FILE", ChannelKind.FILE, str(tmp_path))
    house.write("UR-1")
    house.write("RC-1", kind="recall_notice")
    assert house.round() == 5
    assert house.round() == 0
    assert [(one.document, one.told) for one in house.inbox("supervisor", "3001")] == [
        ("RC-1", "supervisor"),
        ("UR-1", "supervisor"),
    ]
    ((mine),) = house.inbox("engineer", "3002")
    assert (mine.document, mine.badge, mine.person, mine.way) == ("RC-1", "3002", "Name 3002", "ENGINEER")
    assert (mine.kind, mine.receiver, mine.body) == ("recall_notice", "M-01", '{"a":1}')
    assert house.inbox("clerk", "1001") == ()
    assert {(row.state, row.sending_state, row.tries) for row in house.rows()} == {
        (MessageState.SENT, SendingState.SENT, 1)
    }
    with house.world.store.read() as connection:
        assert unread_notices(connection, Reader("supervisor", "3001")) == 2
        assert unread_notices(connection, Reader("supervisor", "3001", "NOWHERE")) == 0
        assert unread_notices(connection, Reader("engineer", "3002", "NOWHERE")) == 1


def test_of_many_senders_a_notice_is_delivered_by_one(house: House) -> None:
    house.channel("LEADERS", IN_APP, "role:supervisor")
    house.write(*(f"UR-{number}" for number in range(5)))

    def meddling(verb: Verb[Any, Any], request: Any) -> Any:
        """Another sender makes its whole round just before each claim of this one."""
        if verb is CLAIM_SENDING:
            house.round()
        return house.do(verb, request)

    assert house.round(do=meddling) == 0
    assert [one.document for one in reversed(house.inbox())] == [f"UR-{number}" for number in range(5)]


def test_a_power_cut_before_the_delivery_leaves_nothing_and_the_next_sender_delivers_once(house: House) -> None:
    house.channel("LEADERS", IN_APP, "role:supervisor")
    house.write("UR-1")

    def cut(verb: Verb[Any, Any], request: Any) -> Any:
        if verb is DELIVER_NOTICE:
            raise KeyboardInterrupt
        return house.do(verb, request)

    with pytest.raises(KeyboardInterrupt):
        house.round(do=cut)
    assert (house.notices(), house.rows()[0].sending_state) == (0, SendingState.SENDING)
    assert house.round() == 0
    house.clock.forward(LEASE + timedelta(seconds=1))
    assert house.round() == 1
    row = house.rows()[0]
    assert (house.notices(), row.sending_state, row.tries) == (1, SendingState.SENT, 2)
    with pytest.raises(Refusal, match="sending_taken"):  # the first sender comes back to life
        house.do(DELIVER_NOTICE, DeliverNotice(row.sending or 0, 1))
    assert house.notices() == 1


def test_a_notice_for_somebody_who_left_is_dead_until_the_way_is_changed(house: House) -> None:
    house.channel("ENGINEER", IN_APP, "person:3002")
    house.retire("3002")
    house.write("UR-1")
    assert house.round() == 1
    (row,) = house.rows()
    assert (row.state, row.cause, row.reply) == (MessageState.DEAD, "nobody_there", "3002")
    assert house.notices() == 0
    house.channel("ENGINEER", IN_APP, "person:3001")
    house.do(RETRY_SENDING, RetrySending(row.sending or 0))
    assert house.round() == 1
    assert [one.badge for one in house.inbox()] == ["3001"]


def test_who_read_first_is_kept_and_nobody_reads_for_another_person(house: House) -> None:
    house.channel("LEADERS", IN_APP, "role:clerk")
    house.channel("ENGINEER", IN_APP, "person:3002")
    house.write("UR-1")
    house.round()
    by_role, by_person = sorted(house.inbox(), key=lambda row: row.badge)
    for badge, notice in (("3002", by_role), ("3001", by_person)):
        with pytest.raises(Refusal, match="notice_for_others"):
            house.acknowledge(notice.id, badge)
    assert {one.acknowledged_by for one in house.inbox()} == {""}
    assert (house.acknowledge(by_person.id, "3002").again, house.acknowledge(by_role.id, "3001").again) == (
        False,
        False,
    )
    again = house.acknowledge(by_role.id, BADGE)
    assert (again.again, again.by) == (True, "Name 3001")
    with pytest.raises(Refusal, match="unknown_inbox_notice"):
        house.acknowledge(999, "3001")


def test_a_claim_that_was_not_made_delivers_nothing(house: House) -> None:
    house.channel("LEADERS", IN_APP, "role:clerk")
    house.write("UR-1")
    with pytest.raises(Refusal, match="unknown_sending"):
        house.do(DELIVER_NOTICE, DeliverNotice(1, 1))
    house.round()
    with pytest.raises(Refusal, match="sending_taken"):
        house.do(CLAIM_SENDING, ClaimSending(house.rows()[0].sending or 0))
    assert house.notices() == 1
