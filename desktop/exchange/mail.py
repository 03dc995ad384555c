"""Messages as e-mail over SMTP, encrypted unless the server is this computer (RFC 5321, RFC 3207, RFC 8314)."""

import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any, Final

from desktop.exchange.message_text import as_json, words_of
from desktop.exchange.sending_fault import SendingFault
from desktop.services.sending import Parcel

SECURITIES: Final = ("tls", "starttls", "none")
_PORTS: Final = {"tls": 465, "starttls": 587, "none": 25}
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_FINAL: Final = range(500, 600)


@dataclass(frozen=True, slots=True)
class MailServer:
    """Through which mail goes out.

    Attributes:
        security: ``tls`` from the first byte, ``starttls``, or ``none`` for a server on this computer.
        secret: the password of ``user``.
        seconds: so long for each answer.
    """

    host: str
    sender: str
    port: int = 0
    security: str = "tls"
    user: str = ""
    secret: str = ""
    seconds: float = 20.0


def mail_server(table: Mapping[str, Any], secret: str) -> MailServer:
    """The server of the settings' ``[mail]`` table.

    Raises:
        SendingFault: ``no_mail_server``, ``bad_mail_server`` for an unknown word or an open line to elsewhere.
    """
    if not table.get("host") or not table.get("sender"):
        raise SendingFault("no_mail_server")
    known = {name: table[name] for name in ("host", "sender", "port", "security", "user") if name in table}
    server = MailServer(**known, secret=secret)
    if server.security not in SECURITIES or (server.security == "none" and server.host not in _LOCAL):
        raise SendingFault("bad_mail_server")
    return server


def send_mail(server: MailServer, parcel: Parcel, trusted: ssl.SSLContext | None = None) -> str:
    """Send a message once; returns the server's last words.

    Args:
        server: through which.
        parcel: what; its address is a mail address.
        trusted: the certificates that are trusted; None for the system's.

    Raises:
        SendingFault: ``unreachable``, ``no_answer``, ``line_broken``, ``tls_untrusted``, ``mail_login``,
            ``mail_refused``.
    """
    with _told(), _connected(server, trusted or ssl.create_default_context()) as line:
        if server.user:
            line.login(server.user, server.secret)
        line.send_message(as_mail(server.sender, parcel), server.sender, [parcel.address])
    return ""


@contextmanager
def _connected(server: MailServer, trusted: ssl.SSLContext) -> Iterator[smtplib.SMTP]:
    port = server.port or _PORTS[server.security]
    if server.security == "tls":
        with smtplib.SMTP_SSL(server.host, port, timeout=server.seconds, context=trusted) as line:
            yield line
        return
    with smtplib.SMTP(server.host, port, timeout=server.seconds) as line:
        if server.security == "starttls":
            line.starttls(context=trusted)
        yield line


@contextmanager
def _told() -> Iterator[None]:
    """Say what failed; a line that breaks after the whole message has gone is tried again with the same id."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise SendingFault("mail_login", _text(error.smtp_error)) from error
    except smtplib.SMTPRecipientsRefused as error:
        number, text = next(iter(error.recipients.values()))
        raise SendingFault("mail_refused", f"{number} {_text(text)}", final=number in _FINAL) from error
    except smtplib.SMTPResponseException as error:
        final = error.smtp_code in _FINAL and not isinstance(error, smtplib.SMTPConnectError)
        raise SendingFault("mail_refused", f"{error.smtp_code} {_text(error.smtp_error)}", final=final) from error
    except ssl.SSLCertVerificationError as error:
        raise SendingFault("tls_untrusted", error.verify_message) from error
    except TimeoutError as error:
        raise SendingFault("no_answer") from error
    except ConnectionRefusedError as error:
        raise SendingFault("unreachable") from error
    except (smtplib.SMTPException, OSError) as error:
        silent = isinstance(error.__context__, TimeoutError)  # smtplib tells both as a lost line
        raise SendingFault("no_answer" if silent else "line_broken", str(error)) from error


def _text(reply: bytes | str) -> str:
    return reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply


def as_mail(sender: str, parcel: Parcel) -> EmailMessage:
    """The message as a mail: words for a person, and the whole of it as JSON beside."""
    words, mail = words_of(parcel), EmailMessage()
    mail["From"] = formataddr((parcel.sender if parcel.sender.isprintable() else "Sparezone", sender))
    mail["To"], mail["Subject"] = parcel.address, words.subject
    mail["Date"] = format_datetime(parcel.written_at)
    mail["Message-ID"] = f"<{parcel.key}@sparezone>"
    mail["X-Sparezone-Try"] = str(parcel.tries)
    mail.set_content(words.text)
    name = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in parcel.document)
    mail.add_attachment(as_json(parcel), "application", "json", filename=f"{name or parcel.kind}.json")
    return mail
