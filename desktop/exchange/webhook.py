"""Messages to a web address as HTTPS POST of JSON; also in the form of a WeCom group robot."""

import http.client
import json
import ssl
from http import HTTPStatus
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from typing_extensions import override

from desktop.domain.outbox import ChannelForm
from desktop.exchange.message_text import as_json, words_of
from desktop.exchange.sending_fault import SendingFault
from desktop.services.channels import PLACEHOLDER
from desktop.services.sending import Parcel

SECONDS: Final = 20.0
MOST_REPLY_BYTES: Final = 4096
_WECOM_TEXT_BYTES: Final = 2000
_LATER: Final = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.CONFLICT}
)
_WECOM_LATER: Final = frozenset({-1, 45009})
"""WeCom: busy, and too many calls."""


class _NoRedirect(HTTPRedirectHandler):
    """A message goes to the address that was agreed, and nowhere else."""

    @override
    def redirect_request(self, *_args: Any) -> None:
        return None


def post_message(parcel: Parcel, secret: str, trusted: ssl.SSLContext | None = None, seconds: float = SECONDS) -> str:
    """Post a message once; returns the first words of the answer.

    Args:
        parcel: what; its address is a web address in which ``{secret}`` stands for the secret.
        secret: of the channel; "" for none.
        trusted: the certificates that are trusted; None for the system's.
        seconds: so long for each answer.

    Raises:
        SendingFault: ``unreachable``, ``no_answer``, ``line_broken``, ``tls_untrusted``, ``web_redirected``,
            ``web_refused``.
    """
    head = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "Sparezone"}
    head |= {"X-Sparezone-Id": str(parcel.key), "X-Sparezone-Try": str(parcel.tries)}
    wanted = Request(parcel.address.replace(PLACEHOLDER, secret), _payload(parcel), head, method="POST")  # noqa: S310  # only https, or this computer: `desktop.services.channels`
    opener = build_opener(_NoRedirect, HTTPSHandler(context=trusted or ssl.create_default_context()))
    try:
        with opener.open(wanted, timeout=seconds) as answer:
            reply = _read(answer)
    except HTTPError as error:
        with error:
            raise _refused(error) from error
    except URLError as error:
        raise _broken(error.reason) from error
    except (http.client.HTTPException, OSError) as error:
        raise _broken(error) from error
    if parcel.form is ChannelForm.WECOM:
        _check_wecom(reply)
    return reply


def _read(answer: http.client.HTTPResponse) -> str:
    """The beginning of the answer; one that is cut short is no answer."""
    read = answer.read(MOST_REPLY_BYTES)
    if answer.length and len(read) < MOST_REPLY_BYTES:
        raise http.client.IncompleteRead(read, answer.length)
    return read.decode("utf-8", "replace")


def _payload(parcel: Parcel) -> bytes:
    if parcel.form is ChannelForm.JSON:
        return as_json(parcel)
    text = words_of(parcel).text.encode()[:_WECOM_TEXT_BYTES].decode("utf-8", "ignore")
    return json.dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False).encode()


def _refused(error: HTTPError) -> SendingFault:
    if HTTPStatus.MULTIPLE_CHOICES <= error.code < HTTPStatus.BAD_REQUEST:
        return SendingFault("web_redirected", str(error.code), final=True)
    try:
        said = error.read(MOST_REPLY_BYTES).decode("utf-8", "replace")
    except (http.client.HTTPException, OSError):
        said = ""
    final = error.code < HTTPStatus.INTERNAL_SERVER_ERROR and error.code not in _LATER
    return SendingFault("web_refused", f"{error.code} {said}", final=final)


def _broken(reason: object) -> SendingFault:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return SendingFault("tls_untrusted", reason.verify_message)
    if isinstance(reason, TimeoutError):
        return SendingFault("no_answer")
    if isinstance(reason, ConnectionRefusedError):
        return SendingFault("unreachable")
    return SendingFault("line_broken", str(reason))


def _check_wecom(reply: str) -> None:
    """The robot answers 200 also when it refuses; ``errcode`` says so."""
    try:
        number = json.loads(reply)["errcode"]
    except (ValueError, KeyError, TypeError) as error:
        raise SendingFault("web_refused", reply) from error
    if number != 0:
        raise SendingFault("web_refused", reply, final=number not in _WECOM_LATER)
