"""One round of sending: everything that is due is taken, carried, and what became of it is noted."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.clock import Clock
from desktop.domain.errors import Refusal
from desktop.domain.outbox import ChannelKind
from desktop.exchange.file_drop import drop_file
from desktop.exchange.key_store import secret_of
from desktop.exchange.sending_fault import SendingFault
from desktop.queries.outbox import anything_to_queue, due_sendings
from desktop.services.inbox import DELIVER_NOTICE, DeliverNotice
from desktop.services.perform import Verb
from desktop.services.sending import (
    CLAIM_SENDING,
    NOTE_SENDING,
    QUEUE_MESSAGES,
    ClaimSending,
    NoteSending,
    Outcome,
    Parcel,
    QueueMessages,
)

AT_ONCE: Final = 50
MAIL_SECRET: Final = "mail"  # noqa: S105  # the name under which the key store has the password
"""The name of the mail server's password in the key store."""

Carry = Callable[[Parcel], str]
"""Takes a message to its receiver once; returns the first words of the answer, raises `SendingFault`."""


@dataclass(frozen=True, slots=True)
class Sender:
    """What a round of sending stands on.

    Attributes:
        do: does a verb in a transaction of its own.
        read: a connection for queries.
        goes_on: False when the program ends.
    """

    do: Callable[[Verb[Any, Any], Any], Any]
    read: Callable[[], AbstractContextManager[Connection]]
    clock: Clock
    carry: Carry
    goes_on: Callable[[], bool]


def carrier(mail: Mapping[str, Any]) -> Carry:
    """Carries by the way of each parcel; ``mail`` is the settings' table of the mail server."""

    def carry(parcel: Parcel) -> str:
        # The lines to the outside are imported when something is sent: most desks never send.
        from desktop.exchange.mail import mail_server, send_mail
        from desktop.exchange.webhook import post_message

        if parcel.way is ChannelKind.FILE:
            return drop_file(parcel)
        if parcel.way is ChannelKind.MAIL:
            return send_mail(mail_server(mail, _secret(MAIL_SECRET) if mail.get("user") else ""), parcel)
        return post_message(parcel, _secret(parcel.secret) if parcel.secret else "")

    return carry


def _secret(name: str) -> str:
    secret = secret_of(name)
    if secret is None:
        raise SendingFault("no_secret", name)
    return secret


def send_round(sender: Sender) -> int:
    """Send what is due; returns how many tries were made.

    Raises:
        EnvironmentFault: the database failed. A try whose end could not be noted is made again after `LEASE`.
    """
    with sender.read() as connection:
        queue = anything_to_queue(connection)
    if queue:
        sender.do(QUEUE_MESSAGES, QueueMessages())
    with sender.read() as connection:
        due = due_sendings(connection, sender.clock.now(), AT_ONCE)
    tries = 0
    for sending in due:
        if not sender.goes_on():
            break
        tries += _try(sender, sending)
    return tries


def _try(sender: Sender, sending: int) -> bool:
    try:
        parcel: Parcel = sender.do(CLAIM_SENDING, ClaimSending(sending))
    except Refusal:  # another sender has it
        return False
    try:
        if parcel.way is ChannelKind.IN_APP:  # it does not leave the house: delivered and noted in one transaction
            sender.do(DELIVER_NOTICE, DeliverNotice(parcel.sending, parcel.tries))
        else:
            sender.do(NOTE_SENDING, _carried(sender.carry, parcel))
    except Refusal:  # it took longer than the lease, and another sender has begun a try since
        return False
    return True


def _carried(carry: Carry, parcel: Parcel) -> NoteSending:
    try:
        reply = carry(parcel)
    except SendingFault as fault:
        outcome = Outcome.REFUSED if fault.final else Outcome.FAILED
        return NoteSending(parcel.sending, parcel.tries, outcome, fault.code, _stored(fault.reply))
    return NoteSending(parcel.sending, parcel.tries, Outcome.SENT, reply=_stored(reply))


def _stored(reply: str) -> str:
    """As a database can hold it."""
    return "".join(letter if letter.isprintable() else " " for letter in reply)[:500]
