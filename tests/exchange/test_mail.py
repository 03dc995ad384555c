"""Mail over a real line to a server that behaves and misbehaves."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.mail import MailServer as Through
from desktop.exchange.mail import as_mail, mail_server, send_mail
from desktop.exchange.sending_fault import SendingFault
from tests.exchange.parcels import KEY, parcel
from tests.fakes.mail_and_web import MailServer, certificate, closed_port, running, trusting


def through(server: MailServer, **given: Any) -> Through:
    return Through("127.0.0.1", "zone@partner.test", server.port, "none", seconds=1.0, **given)


def test_a_message_arrives_in_words_and_as_data_under_its_number() -> None:
    with running(MailServer()) as server:
        send_mail(through(server, user="zone", secret="s3cret"), parcel())
    (mail,) = server.taken
    assert mail["Message-ID"] == f"<{KEY}@sparezone>"
    assert (mail["To"], mail["Subject"]) == ("quality@maker.test", "使用通知 UR-0931 · East 东区")
    text, data = mail.get_body().get_content(), next(mail.iter_attachments())
    assert "医院: XX" in text
    assert data.get_filename() == "UR-0931.json"
    assert json.loads(data.get_content())["body"]["report"] == "UR-0931"


def test_nothing_in_a_message_begins_a_line_or_a_header_of_its_own() -> None:
    mail = as_mail("zone@partner.test", parcel(document="UR\r\nBcc: x@y.test", sender="East\nX: y", language="en"))
    assert mail["Bcc"] is None
    assert mail["X"] is None
    assert mail["From"] == "Sparezone <zone@partner.test>"
    body = mail.get_body()
    assert body is not None
    assert "X: y" not in [line.strip() for line in body.get_content().splitlines()]


@pytest.mark.parametrize(
    ("mode", "code", "final"),
    [
        ("refuse", "mail_refused", True),
        ("busy", "mail_refused", False),
        ("silent", "no_answer", False),
        ("hang_up", "line_broken", False),
        ("half", "line_broken", False),
        ("no_login", "mail_login", False),
    ],
)
def test_each_failure_has_its_name(mode: str, code: str, final: bool) -> None:
    with running(MailServer(mode=mode)) as server, pytest.raises(SendingFault) as told:
        send_mail(through(server, user="zone", secret="s3cret"), parcel())
    assert (told.value.code, told.value.final) == (code, final)


def test_a_message_that_was_taken_but_not_answered_goes_again_under_the_same_number() -> None:
    with running(MailServer(mode="half")) as server:
        with pytest.raises(SendingFault):
            send_mail(through(server), parcel(tries=1))
        server.mode = ""
        send_mail(through(server), parcel(tries=2))
    assert [(mail["Message-ID"], mail["X-Sparezone-Try"]) for mail in server.taken] == [
        (f"<{KEY}@sparezone>", "1"),
        (f"<{KEY}@sparezone>", "2"),
    ]


def test_nobody_at_the_port_is_told() -> None:
    with pytest.raises(SendingFault) as told:
        send_mail(Through("127.0.0.1", "zone@partner.test", closed_port(), "none", seconds=1.0), parcel())
    assert told.value.code == "unreachable"


def test_the_line_is_encrypted_and_the_name_of_the_server_proved(tmp_path: Path) -> None:
    right, wrong = certificate(tmp_path, "localhost"), certificate(tmp_path, "elsewhere.test")
    with running(MailServer(right)) as server:
        secure = Through("localhost", "zone@partner.test", server.port, "starttls", seconds=1.0)
        send_mail(secure, parcel(), trusting(right))
        assert len(server.taken) == 1
    with running(MailServer(wrong)) as server:
        secure = Through("localhost", "zone@partner.test", server.port, "starttls", seconds=1.0)
        with pytest.raises(SendingFault) as told:
            send_mail(secure, parcel(), trusting(wrong))
    assert told.value.code == "tls_untrusted"
    assert server.taken == []


def test_an_open_line_to_elsewhere_is_never_used() -> None:
    table = {"host": "mail.maker.test", "sender": "zone@partner.test", "security": "none"}
    with pytest.raises(SendingFault) as told:
        mail_server({}, "")
    assert told.value.code == "no_mail_server"
    for security in ("none", "x"):
        with pytest.raises(SendingFault) as told:
            mail_server(table | {"security": security}, "")
        assert told.value.code == "bad_mail_server"
    assert mail_server(table | {"security": "tls"}, "s").secret == "s"
