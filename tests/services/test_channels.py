"""Ways to a party: what is an address, and what is refused."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from desktop.domain.errors import Refusal
from desktop.domain.outbox import ChannelKind
from desktop.models.outbox import Channel
from desktop.queries.outbox import channels
from desktop.services.channels import RETIRE_CHANNEL, SET_CHANNEL, RetireChannel, SetChannel
from desktop.services.perform import perform
from tests.storage.world import World, build


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    world = build(database_url)
    yield world
    world.close()


def put(world: World, kind: ChannelKind, address: str, *, receiver: str = "M-01", **more: str) -> bool:
    request = SetChannel("WAY", receiver, kind, address, **more)  # type: ignore[arg-type]  # texts of the test
    return perform(world.store, SET_CHANNEL, request, world.envelope()).value.created


@pytest.mark.parametrize(
    ("kind", "address", "secret"),
    [
        (ChannelKind.MAIL, "quality@maker.test", ""),
        (ChannelKind.WEBHOOK, "https://hooks.maker.test/send?key={secret}", "robot"),
        (ChannelKind.WEBHOOK, "http://127.0.0.1:8080/hook", ""),
        (ChannelKind.FILE, "/srv/outbox", ""),
        (ChannelKind.FILE, "D:\\outbox", ""),
        (ChannelKind.IN_APP, "role:supervisor", ""),
        (ChannelKind.IN_APP, "person:1001", ""),
    ],
)
def test_a_way_is_kept_and_changed_under_its_name(world: World, kind: ChannelKind, address: str, secret: str) -> None:
    assert put(world, kind, address, secret=secret) is True
    assert put(world, kind, address, secret=secret, language="en") is False
    with world.store.read() as connection:
        (row,) = channels(connection)
    assert (row.receiver, row.way, row.address, row.secret, row.language) == ("M-01", kind, address, secret, "en")


@pytest.mark.parametrize(
    ("kind", "address", "more", "fault"),
    [
        (ChannelKind.MAIL, "quality", {}, ("address", "bad_address")),
        (ChannelKind.MAIL, "a@b.test\nBcc: c@d.test", {}, ("address", "hidden_character")),
        (ChannelKind.WEBHOOK, "http://maker.test/hook", {}, ("address", "bad_address")),
        (ChannelKind.WEBHOOK, "https://user:word@maker.test/hook", {}, ("address", "bad_address")),
        (ChannelKind.WEBHOOK, "file:///etc/passwd", {}, ("address", "bad_address")),
        (ChannelKind.WEBHOOK, "https://[maker/hook", {}, ("address", "bad_address")),
        (ChannelKind.FILE, "outbox", {}, ("address", "bad_address")),
        (ChannelKind.IN_APP, "role:", {}, ("address", "bad_address")),
        (ChannelKind.IN_APP, "role:surgeon", {}, ("address", "bad_address")),
        (ChannelKind.IN_APP, "person:", {}, ("address", "bad_address")),
        (ChannelKind.IN_APP, "role:clerk", {"secret": "robot"}, ("secret", "secret_unused")),
        (ChannelKind.FILE, "/srv/outbox", {"secret": "robot"}, ("secret", "secret_unused")),
        (ChannelKind.WEBHOOK, "https://maker.test/?k={secret}", {}, ("secret", "empty")),
        (ChannelKind.FILE, "/srv/outbox", {"language": "fr"}, ("language", "unknown_word")),
    ],
)
def test_a_way_that_leads_nowhere_is_refused(
    world: World, kind: ChannelKind, address: str, more: dict[str, str], fault: tuple[str, str]
) -> None:
    with pytest.raises(Refusal) as told:
        put(world, kind, address, **more)
    assert told.value.code == "faulty_entry"
    faults = told.value.facts["faults"]
    assert isinstance(faults, list)
    assert fault in [(one["field"], one["code"]) for one in faults if isinstance(one, dict)]
    with world.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(Channel)).scalar_one() == 0


def test_an_inbox_of_nobody_is_refused(world: World) -> None:
    with pytest.raises(Refusal) as told:
        put(world, ChannelKind.IN_APP, "person:9999")
    assert told.value.code == "unknown_person"
    with world.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(Channel)).scalar_one() == 0


def test_a_way_belongs_to_one_party_and_can_be_retired(world: World) -> None:
    put(world, ChannelKind.FILE, "/srv/outbox")
    for request, code in ((("M-99",), "unknown_party"), (("P-01",), "channel_of_other")):
        with pytest.raises(Refusal) as told:
            put(world, ChannelKind.FILE, "/srv/outbox", receiver=request[0])
        assert told.value.code == code
    perform(world.store, RETIRE_CHANNEL, RetireChannel("WAY"), world.envelope())
    with pytest.raises(Refusal) as told:
        perform(world.store, RETIRE_CHANNEL, RetireChannel("WAY"), world.envelope())
    assert told.value.code == "unknown_channel"
