"""A running window sends while somebody is signed in, and leaves nothing running behind it."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from desktop.domain.clock import FixedClock
from desktop.domain.outbox import ChannelKind, MessageState
from desktop.models.outbox import OutboxMessage
from desktop.queries.outbox import messages
from desktop.runtime.jobs import Jobs
from desktop.runtime.outbox_sender import OutboxSender
from desktop.services.channels import SET_CHANNEL, SetChannel
from desktop.services.perform import perform
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.storage.world import BADGE, MORNING, World, build


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> Any:
    world = build(database_url)
    request = SetChannel("FILE", "M-01", ChannelKind.FILE, str(tmp_path / "out"))
    (tmp_path / "out").mkdir()
    perform(world.store, SET_CHANNEL, request, world.envelope())
    row = {"site_id": world.site, "partner_id": world.partner, "receiver_id": world.maker, "kind": "notice_of_use"}
    with world.store.engine.begin() as connection:
        connection.execute(insert(OutboxMessage).values(row | {"body": "{}", "written_at": MORNING}))
    yield world
    world.close()


def state(world: World) -> MessageState:
    with world.store.read() as connection:
        return messages(connection)[0].state


def test_messages_go_when_somebody_signs_in(qtbot: Any, world: World, tmp_path: Path) -> None:
    jobs = Jobs(lambda: Store(open_engine(world.url), FixedClock(MORNING)))
    sender = OutboxSender(jobs, FixedClock(MORNING), "desk 1", {})
    jobs.start()
    sender.start()
    try:
        assert state(world) is MessageState.WAITING
        sender.set_person(BADGE)
        qtbot.waitUntil(lambda: state(world) is MessageState.SENT, timeout=10_000)
    finally:
        sender.stop()
        jobs.stop()
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_program_that_ends_before_anything_is_open_ends_quietly(qtbot: Any, world: World) -> None:
    jobs = Jobs(lambda: Store(open_engine(world.url), FixedClock(MORNING)))
    sender = OutboxSender(jobs, FixedClock(MORNING), "desk 1", {})
    sender.start()
    sender.set_person(BADGE)
    sender.stop()
    jobs.stop()
    assert state(world) in (MessageState.WAITING, MessageState.QUEUED)
