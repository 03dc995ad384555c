"""Messages to others: how far each is on its way, what was given up, and the ways themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.ledger import EnteredBy
from desktop.domain.outbox import PERSON, ROLE, ChannelForm, ChannelKind, MessageState, SendingState
from desktop.domain.permissions import Role
from desktop.presenters.answer import Verdict
from desktop.presenters.entry import Entry, Reading
from desktop.presenters.entry_values import Values
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.master_data import PartyRow, PersonRow, parties, people
from desktop.queries.outbox import ChannelRow, MessageRow, channels, messages
from desktop.services.channels import (
    RETIRE_CHANNEL,
    SET_CHANNEL,
    ChannelRetired,
    ChannelSet,
    RetireChannel,
    SetChannel,
)
from desktop.services.sending import RETRY_SENDING, RetrySending
from desktop.settings import Settings

MOST_MESSAGES: Final = 500

KINDS: Final = (
    "notice_of_use",
    "notice_of_use_withdrawn",
    "recall_notice",
    "deadline_stage",
    "refill_order",
    "refill_order_cancelled",
    "adverse_first_report",
    "follow_up_form",
    "reservation_taken",
    "tray_taken",
)
"""Kinds of messages that a way may be limited to."""


class ChannelEntry(Entry):
    """A way to a party as it is entered by hand; a secret is only ever named."""

    field_of: ClassVar[Mapping[str, str]] = {
        "unknown_party": "receiver",
        "channel_of_other": "code",
        "unknown_person": "inbox",
    }

    def save(self, values: Values) -> None:
        """Send a way; what is wrong is told with `refused`."""
        reading = Reading(values)
        in_app = values["kind"] == ChannelKind.IN_APP
        reading.need("code", "receiver", "inbox" if in_app else "address")
        if reading.faults:
            self.refused.emit(reading.faults)
            return
        kind, form = ChannelKind(values["kind"]), ChannelForm(values["form"])
        chosen = tuple(one for one in KINDS if values[f"kind_{one}"] == "true")
        form = form if kind is ChannelKind.WEBHOOK else ChannelForm.JSON
        asked = (values["code"], values["receiver"], kind, values["inbox" if in_app else "address"], form)
        self.send(SET_CHANNEL, SetChannel(*asked, chosen, "" if in_app else values["secret"], values["language"]))

    def reply(self, answer: Any) -> Reply:
        """What is said of an answer."""
        if isinstance(answer, ChannelRetired):
            return Reply(Verdict.OK, "channel_retired", {"channel": answer.code})
        assert isinstance(answer, ChannelSet)  # noqa: S101  # one of the two was sent
        return Reply(Verdict.OK, "channel_set", {"channel": answer.code})


def channel_values(row: ChannelRow | None) -> dict[str, str]:
    """The form of a way; of a new one when there is none."""
    given = {
        "code": row.code if row else "",
        "receiver": row.receiver if row else "",
        "kind": (row.way if row else ChannelKind.MAIL).value,
        "form": (row.form if row else ChannelForm.JSON).value,
        "address": row.address if row and row.way is not ChannelKind.IN_APP else "",
        "inbox": row.address if row and row.way is ChannelKind.IN_APP else "",
        "secret": row.secret if row else "",
        "language": row.language if row else "zh_CN",
    }
    limited = row.kinds.split(" ") if row else []
    return given | {f"kind_{one}": "true" if one in limited else "false" for one in KINDS}


@dataclass(frozen=True, slots=True)
class MessagesSeen:
    """What was read at once: dead messages on top, then those without a way, then the newest."""

    messages: tuple[MessageRow, ...] = ()
    ways: tuple[ChannelRow, ...] = ()
    parties: tuple[PartyRow, ...] = ()
    people: tuple[PersonRow, ...] = ()


class MessagesDesk(QObject):
    """What the page of the messages shows.

    Attributes:
        seen: what was read last, by `reading`.
        settings: of this workstation: whether it sends, and through which mail server.

    Signals:
        changed: something was read anew.
        replied: a `Reply` to what was done.
    """

    changed = Signal()
    replied = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.settings = session, settings
        self.seen = MessagesSeen()
        self.entry = ChannelEntry(session, self)
        self.reading = NewestReading(session.jobs, self)
        self.reading.came.connect(self._loaded)
        self.entry.done.connect(self._entered)
        session.changed.connect(self.changed)

    @property
    def may_set(self) -> bool:
        """Whether the person at the desk may change ways."""
        return self.entry.may(SET_CHANNEL)

    @property
    def may_retry(self) -> bool:
        """Whether the person at the desk may try a message again."""
        return self.entry.may(RETRY_SENDING)

    @property
    def mail_server(self) -> str:
        """Host and sender of the mail server, "" while none is set; never what is secret."""
        mail = self.settings.mail
        host, sender = str(mail.get("host", "")), str(mail.get("sender", ""))
        return f"{host} · {sender}" if host and sender else host

    def in_state(self, state: str) -> Sequence[MessageRow]:
        """The messages of a state: ``dead``, ``open``, ``nowhere`` (its receiver has no way), ``sent``, "" for all."""
        return tuple(row for row in self.seen.messages if not state or state_of(row) == state)

    def reload(self) -> None:
        """Read everything anew."""
        self.reading.ask(_read)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched something."""
        if changes & {Kind.OUTBOX, Kind.PARTIES, Kind.PEOPLE}:
            self.reload()

    def retry(self, row: MessageRow) -> None:
        """Try a message again now, on the way of its row."""
        if row.sending is not None:
            envelope = self.session.envelope(entered_by=EnteredBy.CLICK)
            self.session.jobs.write(RETRY_SENDING, RetrySending(row.sending), envelope, self._retried, self._refused)

    def retire(self, row: ChannelRow) -> None:
        """Send nothing this way any more."""
        self.entry.send(RETIRE_CHANNEL, RetireChannel(row.code))

    def _loaded(self, seen: MessagesSeen) -> None:
        self.seen = seen
        self.changed.emit()

    def _entered(self, answer: Any) -> None:
        self.replied.emit(self.entry.reply(answer))
        self.reload()

    def _retried(self, _done: Any) -> None:
        self.replied.emit(Reply(Verdict.OK, "sending_again"))
        self.reload()

    def _refused(self, error: Exception) -> None:
        code = str(getattr(error, "code", "program_error"))
        self.replied.emit(Reply(Verdict.REFUSED, code, getattr(error, "facts", {})))
        self.reload()


def _read(connection: Any) -> MessagesSeen:
    dead = messages(connection, state=MessageState.DEAD, most=MOST_MESSAGES)
    every = messages(connection, most=MOST_MESSAGES)
    rows = dict.fromkeys((*dead, *every))
    ranked = sorted(rows, key=lambda row: _RANKS[state_of(row)])
    return MessagesSeen(tuple(ranked), channels(connection), tuple(parties(connection)), tuple(people(connection)))


def inboxes(seen: MessagesSeen) -> list[tuple[str, str]]:
    """Whose inbox a way can lead to: address and name of a person, address and word of a role."""
    mine = [(PERSON + one.badge, f"{one.name} · {one.badge}") for one in seen.people]
    return [(ROLE + role.value, role.value) for role in Role] + mine


_RANKS: Final = {"dead": 0, "nowhere": 1, "open": 2, "sent": 3, "withdrawn": 3}


def state_of(row: MessageRow) -> str:
    """How far a message is on the way of its row."""
    if row.state is MessageState.WITHDRAWN:
        return "withdrawn"
    if row.sending is None:
        return "nowhere"
    if row.sending_state is SendingState.DEAD:
        return "dead"
    return "sent" if row.sending_state is SendingState.SENT else "open"
