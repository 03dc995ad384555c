"""Mail and web servers on this computer that behave and misbehave on order, with a certificate of their own."""

import contextlib
import json
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from typing_extensions import override


def certificate(folder: Path, name: str) -> Path:
    """A self-signed certificate with its key in one file, for a server of that name."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain, form = serialization.NoEncryption(), serialization.PrivateFormat.PKCS8
    path = folder / f"{name}.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(serialization.Encoding.PEM, form, plain)
    )
    return path


def trusting(path: Path) -> ssl.SSLContext:
    """A context that trusts one certificate."""
    return ssl.create_default_context(cafile=str(path))


class _Hung(Exception):
    """The server hangs up."""


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks just enough SMTP.

    Attributes:
        mode: ``""``, ``refuse`` (550), ``busy`` (451), ``silent`` after the greeting, ``hang_up`` before it,
            ``half`` (takes the whole message and hangs up before it answers), ``no_login`` (535).
        taken: the messages that were accepted or may have been.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, pem: Path | None = None, mode: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _MailLine)
        self.mode, self.taken = mode, list[EmailMessage]()
        self.released = threading.Event()
        self.context: ssl.SSLContext | None = None
        if pem is not None:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(pem)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is what the tests want."""


class _MailLine(socketserver.StreamRequestHandler):
    @override
    def handle(self) -> None:
        with contextlib.suppress(_Hung, OSError):
            self._talk()

    @override
    def finish(self) -> None:
        super().finish()
        self.request.close()

    @property
    def _house(self) -> MailServer:
        return cast(MailServer, self.server)

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())
        self.wfile.flush()

    def _talk(self) -> None:
        if self._house.mode == "hang_up":
            raise _Hung
        self._say("220 mail.test")
        while line := self.rfile.readline():
            if self._house.mode == "silent":
                self._house.released.wait(20)
                raise _Hung
            self._answer(line.decode().strip())

    def _answer(self, line: str) -> None:
        word = line.upper().partition(" ")[0]
        if word == "EHLO":
            self._say("250-mail.test", "250-AUTH PLAIN", "250 STARTTLS" if self._house.context else "250 OK")
        elif word == "STARTTLS" and self._house.context:
            self._say("220 go on")
            self.request = self._house.context.wrap_socket(self.request, server_side=True)
            self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb")
        elif word == "AUTH":
            self._say("535 who are you" if self._house.mode == "no_login" else "235 welcome")
        elif word == "RCPT":
            self._say({"refuse": "550 no such box", "busy": "451 later"}.get(self._house.mode, "250 OK"))
        elif word == "DATA":
            self._take()
        elif word == "QUIT":
            self._say("221 bye")
            raise _Hung
        else:
            self._say("250 OK")

    def _take(self) -> None:
        self._say("354 go on")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self._house.taken.append(message_from_bytes(b"".join(lines), policy=default))
        if self._house.mode == "half":
            raise _Hung
        self._say("250 taken")


class WebServer(ThreadingHTTPServer):
    """Takes posts.

    Attributes:
        status: what it answers; 0 to hang up in the middle of the answer, -1 for silence.
        reply: the body of the answer.
        taken: path, headers and body of each post.
    """

    daemon_threads = True

    def __init__(self, pem: Path | None = None, status: int = 200, reply: str = "ok") -> None:
        super().__init__(("127.0.0.1", 0), _WebLine)
        self.status, self.reply, self.taken = status, reply, list[tuple[str, dict[str, str], Any]]()
        self.released = threading.Event()
        if pem is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(pem)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is what the tests want."""


class _WebLine(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        house = cast(WebServer, self.server)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        house.taken.append((self.path, dict(self.headers), json.loads(body)))
        if house.status == -1:
            house.released.wait(20)
            return
        if house.status == 0:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(house.status)
        if house.status in (301, 302, 307):
            self.send_header("Location", f"http://127.0.0.1:{house.port}/elsewhere")
        self.end_headers()
        self.wfile.write(house.reply.encode())

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@contextlib.contextmanager
def running(server: MailServer | WebServer) -> Iterator[Any]:
    """The server on a thread of its own; ends with every line that it still holds."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def closed_port() -> int:
    """A port at which nobody answers."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
