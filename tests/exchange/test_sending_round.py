"""Rounds of sending against real servers: nothing lost, nothing twice without its number."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from desktop.domain.clock import FixedClock
from desktop.domain.outbox import LEASE, ChannelForm, ChannelKind, MessageState, SendingState
from desktop.domain.permissions import Action
from desktop.exchange.sending_round import Sender, carrier, send_round
from desktop.models.outbox import OutboxMessage
from desktop.queries.outbox import MessageRow, due_sendings, messages
from desktop.services.channels import SET_CHANNEL, SetChannel
from desktop.services.outbox import withdraw_messages
from desktop.services.perform import Verb, perform
from desktop.services.sending import CLAIM_SENDING, ClaimSending
from desktop.storage.unit_of_work import UnitOfWork
from desktop.storage.verify import verify
from tests.fakes.mail_and_web import MailServer, WebServer, running
from tests.storage.world import MORNING, World, build


class Zone:
    """A desk with messages for the manufacturer."""

    def __init__(self, url: str) -> None:
        self.clock = FixedClock(MORNING)
        self.world: World = build(url, clock=self.clock)

    def write(self, *documents: str, kind: str = "notice_of_use") -> None:
        whose = {"site_id": self.world.site, "partner_id": self.world.partner, "receiver_id": self.world.maker}
        rows = [whose | {"kind": kind, "document": one, "body": '{"a":1}', "written_at": MORNING} for one in documents]
        with self.world.store.engine.begin() as connection:
            connection.execute(insert(OutboxMessage), rows)

    def do(self, verb: Verb[Any, Any], request: Any) -> Any:
        return perform(self.world.store, verb, request, self.world.envelope()).value

    def channel(self, code: str, kind: ChannelKind, address: str, **more: Any) -> None:
        self.do(SET_CHANNEL, SetChannel(code, "M-01", kind, address, **more))

    def round(self, mail: dict[str, Any] | None = None, do: Any = None) -> int:
        store = self.world.store
        return send_round(Sender(do or self.do, store.read, self.clock, carrier(mail or {}), lambda: True))

    def rows(self) -> list[MessageRow]:
        with self.world.store.read() as connection:
            return list(reversed(messages(connection)))

    def states(self) -> list[str]:
        return [row.state.value for row in self.rows()]


@pytest.fixture
def zone(database_url: str) -> Iterator[Zone]:
    zone = Zone(database_url)
    yield zone
    assert verify(zone.world.store.engine).findings == ()
    zone.world.close()


def table(server: MailServer) -> dict[str, Any]:
    return {"host": "127.0.0.1", "port": server.port, "security": "none", "sender": "zone@partner.test"}


def test_a_message_goes_all_its_ways_once(zone: Zone, tmp_path: Path) -> None:
    zone.write("UR-1", "UR-2")
    with running(MailServer()) as mail, running(WebServer()) as web:
        zone.channel("MAIL", ChannelKind.MAIL, "quality@maker.test")
        zone.channel("WEB", ChannelKind.WEBHOOK, f"http://127.0.0.1:{web.port}/hook")
        zone.channel("FILE", ChannelKind.FILE, str(tmp_path))
        zone.channel("ORDERS", ChannelKind.FILE, str(tmp_path), kinds=("refill_order",))
        assert zone.round(table(mail)) == 6
        assert zone.round(table(mail)) == 0
    assert [one["Subject"].partition(" · ")[0] for one in mail.taken] == ["使用通知 UR-1", "使用通知 UR-2"]
    assert [body["document"] for _, _, body in web.taken] == ["UR-1", "UR-2"]
    assert len(list(tmp_path.glob("notice_of_use-*.json"))) == 2
    assert {(row.state, row.sending_state) for row in zone.rows()} == {(MessageState.SENT, SendingState.SENT)}


def test_a_message_without_a_way_waits_until_there_is_one(zone: Zone, tmp_path: Path) -> None:
    zone.write("UR-1")
    assert zone.round() == 0
    assert (zone.states(), zone.rows()[0].sending) == (["waiting"], None)
    zone.channel("FILE", ChannelKind.FILE, str(tmp_path))
    assert zone.round() == 1
    assert zone.states() == ["sent"]


def test_a_server_that_fails_is_asked_again_later_and_then_given_up(zone: Zone) -> None:
    zone.write("UR-1")
    with running(WebServer(status=500)) as web:
        zone.channel("WEB", ChannelKind.WEBHOOK, f"http://127.0.0.1:{web.port}/hook")
        pauses = []
        while zone.round():
            row = zone.rows()[0]
            if row.sending_state is SendingState.WAITING and row.next_at is not None:
                pauses.append(row.next_at - zone.clock.now())
                zone.clock.forward(pauses[-1])
    minutes = [pause / timedelta(minutes=1) for pause in pauses]
    assert minutes[:10] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360]
    assert (len(web.taken), zone.states()) == (20, ["dead"])
    assert len({head["X-Sparezone-Id"] for _, head, _ in web.taken}) == 1


def test_a_refusal_for_good_is_told_at_once_and_a_person_may_try_again(zone: Zone) -> None:
    from desktop.services.sending import RETRY_SENDING, RetrySending

    zone.write("UR-1")
    with running(WebServer(status=404, reply="gone")) as web:
        zone.channel("WEB", ChannelKind.WEBHOOK, f"http://127.0.0.1:{web.port}/hook")
        assert zone.round() == 1
        (row,) = zone.rows()
        assert (row.state, row.cause, row.reply) == (MessageState.DEAD, "web_refused", "404 gone")
        assert zone.round() == 0
        web.status = 200
        zone.do(RETRY_SENDING, RetrySending(row.sending or 0))
        assert zone.round() == 1
    assert (zone.states(), len({head["X-Sparezone-Id"] for _, head, _ in web.taken})) == (["sent"], 1)


def test_of_many_senders_each_try_is_made_by_one(zone: Zone) -> None:
    zone.write(*(f"UR-{number}" for number in range(10)))
    with running(WebServer()) as web:
        zone.channel("WEB", ChannelKind.WEBHOOK, f"http://127.0.0.1:{web.port}/hook", form=ChannelForm.JSON)

        def meddling(verb: Verb[Any, Any], request: Any) -> Any:
            """Another sender makes its whole round just before each claim of this one."""
            if verb is CLAIM_SENDING:
                zone.round()
            return zone.do(verb, request)

        assert zone.round(do=meddling) == 0
    assert [body["document"] for _, _, body in web.taken] == [f"UR-{number}" for number in range(10)]
    assert set(zone.states()) == {"sent"}


def test_what_a_vanished_sender_held_is_sent_again_under_the_same_number(zone: Zone) -> None:
    zone.write("UR-1")
    with running(WebServer()) as web:
        zone.channel("WEB", ChannelKind.WEBHOOK, f"http://127.0.0.1:{web.port}/hook")
        zone.round(do=_vanishing(zone))
        assert (len(web.taken), zone.rows()[0].sending_state) == (1, SendingState.SENDING)
        assert zone.round() == 0
        zone.clock.forward(LEASE + timedelta(seconds=1))
        assert zone.round() == 1
    first, second = (head for _, head, _ in web.taken)
    assert first["X-Sparezone-Id"] == second["X-Sparezone-Id"]
    assert (first["X-Sparezone-Try"], second["X-Sparezone-Try"], zone.states()) == ("1", "2", ["sent"])


def _vanishing(zone: Zone) -> Any:
    from desktop.domain.errors import Refusal
    from desktop.services.sending import NOTE_SENDING

    def do(verb: Verb[Any, Any], request: Any) -> Any:
        if verb is NOTE_SENDING:
            raise Refusal("sending_taken")
        return zone.do(verb, request)

    return do


def test_a_withdrawn_message_is_not_sent_and_one_under_way_is_known(zone: Zone, tmp_path: Path) -> None:
    zone.write("UR-1", "UR-2")
    zone.channel("FILE", ChannelKind.FILE, str(tmp_path / "not there"))
    zone.round()
    with zone.world.store.read() as connection:
        assert due_sendings(connection, zone.clock.now(), 10) == ()
    zone.write("UR-3")
    withdraw = Verb("withdraw", ClaimSending, str, _withdraw, Action.SETTLE)
    told = zone.do(withdraw, ClaimSending(0))
    assert told == f"[[{zone.world.maker}], []]"
    assert zone.states() == ["queued", "queued", "withdrawn"]
    assert (zone.rows()[0].cause, zone.rows()[0].tries) == ("no_folder", 1)
    (tmp_path / "not there").mkdir()
    zone.clock.forward(timedelta(minutes=1))
    assert zone.round() == 2


def _withdraw(uow: UnitOfWork, _request: ClaimSending) -> str:
    uow.record("withdraw", "UR")
    return str([withdraw_messages(uow, "notice_of_use", one) for one in ("UR-1", "UR-3")])


def test_a_lost_claim_is_refused(zone: Zone, tmp_path: Path) -> None:
    from desktop.domain.errors import Refusal

    zone.write("UR-1")
    zone.channel("FILE", ChannelKind.FILE, str(tmp_path / "not there"))
    zone.round()
    for sending, code in ((zone.rows()[0].sending, "sending_taken"), (4711, "unknown_sending")):
        with pytest.raises(Refusal) as told:
            zone.do(CLAIM_SENDING, ClaimSending(sending or 0))
        assert told.value.code == code
