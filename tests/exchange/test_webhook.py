"""Posts to a real web server that behaves and misbehaves."""

from pathlib import Path

import pytest

from desktop.domain.outbox import ChannelForm, ChannelKind
from desktop.exchange.sending_fault import SendingFault
from desktop.exchange.webhook import post_message
from desktop.services.sending import Parcel
from tests.exchange.parcels import KEY, parcel
from tests.fakes.mail_and_web import WebServer, certificate, closed_port, running, trusting


def to(port: int, form: ChannelForm = ChannelForm.JSON, path: str = "/hook?key={secret}") -> Parcel:
    return parcel(way=ChannelKind.WEBHOOK, form=form, address=f"http://127.0.0.1:{port}{path}", secret="hook")


def test_a_message_arrives_whole_under_its_number() -> None:
    with running(WebServer()) as server:
        assert post_message(to(server.port), "k3y") == "ok"
    ((path, head, body),) = server.taken
    assert path == "/hook?key=k3y"
    assert (head["X-Sparezone-Id"], body["id"], body["body"]["report"]) == (str(KEY), str(KEY), "UR-0931")


@pytest.mark.parametrize(
    ("status", "code", "final"),
    [
        (500, "web_refused", False),
        (503, "web_refused", False),
        (429, "web_refused", False),
        (404, "web_refused", True),
        (401, "web_refused", True),
        (302, "web_redirected", True),
        (0, "line_broken", False),
        (-1, "no_answer", False),
    ],
)
def test_each_failure_has_its_name(status: int, code: str, final: bool) -> None:
    with running(WebServer(status=status, reply="no")) as server, pytest.raises(SendingFault) as told:
        post_message(to(server.port), "k3y", seconds=0.5)
    assert (told.value.code, told.value.final) == (code, final)
    assert [path for path, _, _ in server.taken] == ["/hook?key=k3y"]


def test_the_secret_is_in_no_failure() -> None:
    for port in (closed_port(),):
        with pytest.raises(SendingFault) as told:
            post_message(to(port), "k3y", seconds=0.5)
        assert told.value.code == "unreachable"
        assert "k3y" not in str(told.value)


def test_a_server_of_another_name_gets_nothing(tmp_path: Path) -> None:
    right, wrong = certificate(tmp_path, "localhost"), certificate(tmp_path, "elsewhere.test")
    with running(WebServer(right)) as server:
        secure = parcel(way=ChannelKind.WEBHOOK, address=f"https://localhost:{server.port}/hook")
        assert post_message(secure, "", trusting(right), 2.0) == "ok"
    with running(WebServer(wrong)) as server:
        secure = parcel(way=ChannelKind.WEBHOOK, address=f"https://localhost:{server.port}/hook")
        with pytest.raises(SendingFault) as told:
            post_message(secure, "", trusting(wrong), 2.0)
    assert (told.value.code, server.taken) == ("tls_untrusted", [])


@pytest.mark.parametrize(
    ("reply", "final"), [('{"errcode":93000}', True), ('{"errcode":45009}', False), ("<html>", False), ("[]", False)]
)
def test_a_robot_that_refuses_with_200_is_not_believed(reply: str, final: bool) -> None:
    with running(WebServer(reply=reply)) as server, pytest.raises(SendingFault) as told:
        post_message(to(server.port, ChannelForm.WECOM), "k3y")
    assert (told.value.code, told.value.final) == ("web_refused", final)


def test_a_robot_gets_words() -> None:
    with running(WebServer(reply='{"errcode":0}')) as server:
        post_message(to(server.port, ChannelForm.WECOM), "k3y")
    ((_, _, body),) = server.taken
    assert body["msgtype"] == "text"
    assert "使用通知 UR-0931" in body["text"]["content"]
