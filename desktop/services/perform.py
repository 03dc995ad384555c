"""Doing a request once: the very same way for the window, the command line and the tests.

The same ``request_id`` again is answered from the first time; with another content it is refused.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam

from desktop.domain.chain import canonical
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Actor, Origin
from desktop.domain.permissions import Action, Role, require
from desktop.models.types import Uid
from desktop.services.nameless import NAMELESS, named
from desktop.services.wire import from_wire, to_wire, without_blanks
from desktop.storage.posting_document import RequestRecord
from desktop.storage.textual import textual
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

Q = TypeVar("Q")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Verb(Generic[Q, A]):
    """A workflow that writes: its name, what it is asked, what it answers, and the right it needs.

    Attributes:
        now_only: it happens when it is sent: a moment that the caller names is not taken.
    """

    name: str
    request: type[Q]
    answer: type[A]
    do: Callable[[UnitOfWork, Q], A]
    action: Action
    now_only: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """Around each request: who sends it, once only, from which desk.

    Attributes:
        request_id: made by the caller.
        actor: the badge of the person.
        workstation: the name of the desk.
        entered_by: scan, click, import or typed afterwards.
        at: when it happened; None means now; not taken by a verb that is ``now_only``.
    """

    request_id: UUID
    actor: str
    workstation: str = ""
    entered_by: EnteredBy = EnteredBy.SCAN
    at: datetime | None = None


class _Replayed(Exception):  # not an error: the way out of a job that was done before
    def __init__(self, answer: str) -> None:
        super().__init__()
        self.answer = answer


_OPENING = textual(
    {name: f"person.{name}" for name in ("id", "name", "role", "partner_id")}
    | {"retired": "person.retired_at IS NOT NULL"}
    | {name: f"request.{name}" for name in ("verb", "content_sha256", "answer")},
    "FROM person LEFT JOIN request ON request.id = :request WHERE person.badge = :badge",
    bindparam("request", type_=Uid),
)


def perform(store: Store, verb: Verb[Q, A], request: Q, envelope: Envelope) -> Done[A]:
    """Do a request in one transaction, once.

    Raises:
        Refusal: a rule said no, nothing was changed; ``request_reused`` when the id was used for something else.
        EnvironmentFault: the database failed; the request can be sent again with the same id.
    """
    content = hashlib.sha256(canonical({"verb": verb.name, "request": to_wire(request)}).encode()).hexdigest()

    def opening(connection: Connection) -> Origin:
        actor = _actor_or_replay(connection, verb, content, envelope)
        raw = str(getattr(request, "raw", "")).replace("\0", "\u2400")
        at = store.clock.now() if verb.now_only or envelope.at is None else envelope.at
        return Origin(envelope.request_id, actor, at, envelope.workstation, envelope.entered_by, raw)

    def work(uow: UnitOfWork) -> A:
        require(uow.actor.role, verb.action)
        answer = verb.do(uow, without_blanks(request))
        told = json.dumps(to_wire(answer), ensure_ascii=False)
        uow.answered(RequestRecord(envelope.request_id, verb.name, content, told))
        return answer

    try:
        return store.run(opening, work)
    except Refusal as refusal:
        meanwhile = _answered_meanwhile(store, verb, content, envelope)
        if meanwhile is not None:
            return Done(from_wire(verb.answer, json.loads(meanwhile)), frozenset())
        if refusal.code not in NAMELESS:
            raise
        with store.read() as connection:
            raise named(connection, refusal) from refusal
    except _Replayed as replayed:
        return Done(from_wire(verb.answer, json.loads(replayed.answer)), frozenset())


def _answered_meanwhile(store: Store, verb: Verb[Any, Any], content: str, envelope: Envelope) -> str | None:
    """The answer to the same request sent twice at once: the one that waited finds the work of the other one done."""
    try:
        with store.read() as connection:
            _actor_or_replay(connection, verb, content, envelope)
    except _Replayed as replayed:
        return replayed.answer
    except Refusal:
        pass
    return None


def _actor_or_replay(connection: Connection, verb: Verb[Any, Any], content: str, envelope: Envelope) -> Actor:
    row = connection.execute(_OPENING, {"badge": envelope.actor, "request": envelope.request_id}).first()
    if row is None or row.retired:
        raise Refusal("unknown_person", badge=envelope.actor)
    if row.verb is not None:
        if (row.verb, row.content_sha256) != (verb.name, content):
            raise Refusal("request_reused", request_id=str(envelope.request_id), verb=str(row.verb))
        raise _Replayed(row.answer)
    return Actor(row.id, envelope.actor, row.name, Role(row.role), row.partner_id)
