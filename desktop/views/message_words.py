"""Words and columns of the messages to others and of their ways."""

import json
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.outbox import PERSON, ROLE, ChannelKind
from desktop.exchange.message_text import body_of
from desktop.presenters.messages_desk import state_of
from desktop.queries.inbox import InboxRow
from desktop.queries.outbox import ChannelRow, MessageRow
from desktop.views.board_words import NONE, moment, short_moment, told_word
from desktop.views.messages import state_words
from desktop.views.names import named, shows_chinese
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.translation import text
from desktop.views.widgets.status_chip import ChipState
from desktop.views.words.filling import visible
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.outbox import MESSAGE_KINDS

CONTEXT: Final = "Outbox"
_STATES: Final = {
    "dead": QT_TRANSLATE_NOOP("Outbox", "given up"),
    "nowhere": QT_TRANSLATE_NOOP("Outbox", "no way to the receiver"),
    "open": QT_TRANSLATE_NOOP("Outbox", "on its way"),
    "sent": QT_TRANSLATE_NOOP("Outbox", "sent"),
    "withdrawn": QT_TRANSLATE_NOOP("Outbox", "withdrawn"),
}
_SHAPES: Final = {
    "dead": ChipState.BAD,
    "nowhere": ChipState.WARN,
    "open": ChipState.CLOCK,
    "sent": ChipState.READY,
    "withdrawn": ChipState.OFF,
}
_WAYS: Final = {
    ChannelKind.MAIL: QT_TRANSLATE_NOOP("Outbox", "e-mail"),
    ChannelKind.WEBHOOK: QT_TRANSLATE_NOOP("Outbox", "web address"),
    ChannelKind.FILE: QT_TRANSLATE_NOOP("Outbox", "folder"),
    ChannelKind.IN_APP: QT_TRANSLATE_NOOP("Outbox", "in-app inbox"),
}
_RETIRED: Final = QT_TRANSLATE_NOOP("Outbox", "retired")
_USED: Final = QT_TRANSLATE_NOOP("Outbox", "in use")
_UNREAD: Final = QT_TRANSLATE_NOOP("Outbox", "unread")
_ALL: Final = QT_TRANSLATE_NOOP("Outbox", "all messages")


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def message_kind(kind: str) -> str:
    """What a message is."""
    return text(MESSAGE_KINDS[kind]) if kind in MESSAGE_KINDS else visible(kind)


def way_word(way: ChannelKind) -> str:
    """What kind of way it is."""
    return _tr(_WAYS[way])


def _state(row: MessageRow) -> str:
    return _tr(_STATES[state_of(row)])


def _shape(row: MessageRow) -> ChipState:
    return _SHAPES[state_of(row)]


def _receiver(row: MessageRow | ChannelRow | InboxRow) -> str:
    return named(row.receiver_name, row.receiver_name_en)


def _way(row: MessageRow) -> str:
    return row.channel or NONE


def _next(row: MessageRow) -> str:
    return short_moment(row.next_at) if state_of(row) == "open" else NONE


def _cause(row: MessageRow) -> str:
    return state_words(row.cause) if row.cause else ""


def _plain(key: str, title: str, width: int, value: Any) -> Column:
    return Column(key, title, width=width, value=value, sortable=False)


MESSAGE_COLUMNS: Final = (
    Column("state", QT_TRANSLATE_NOOP("Columns", "State"), width=176, value=_state, state=_shape, sortable=False),
    _plain("written_at", QT_TRANSLATE_NOOP("Columns", "Written"), 104, lambda row: short_moment(row.written_at)),
    _plain("kind", QT_TRANSLATE_NOOP("Columns", "Message"), 160, lambda row: message_kind(row.kind)),
    Column("document", QT_TRANSLATE_NOOP("Columns", "Document"), ColumnKind.CODE, 132, sortable=False),
    _plain("receiver", QT_TRANSLATE_NOOP("Columns", "Receiver"), 116, _receiver),
    _plain("way", QT_TRANSLATE_NOOP("Columns", "Way"), 96, _way),
    Column("tries", QT_TRANSLATE_NOOP("Columns", "Tries"), ColumnKind.NUMBER, 62, sortable=False),
    _plain("next", QT_TRANSLATE_NOOP("Columns", "Next try"), 104, _next),
    _plain("cause", QT_TRANSLATE_NOOP("Columns", "Cause"), 180, _cause),
)
"""The messages."""


def _address(row: ChannelRow) -> str:
    return told_word(row.address.removeprefix(ROLE).removeprefix(PERSON))


def _used(row: ChannelRow) -> str:
    return _tr(_USED if row.retired_at is None else _RETIRED)


def _used_shape(row: ChannelRow) -> ChipState:
    return ChipState.READY if row.retired_at is None else ChipState.OFF


def _limited(row: ChannelRow) -> str:
    return " · ".join(message_kind(kind) for kind in row.kinds.split(" ")) if row.kinds else _tr(_ALL)


WAY_COLUMNS: Final = (
    Column("state", QT_TRANSLATE_NOOP("Columns", "State"), width=100, value=_used, state=_used_shape, sortable=False),
    Column("code", QT_TRANSLATE_NOOP("Columns", "Way"), ColumnKind.CODE, 110, sortable=False),
    _plain("receiver", QT_TRANSLATE_NOOP("Columns", "Receiver"), 160, _receiver),
    _plain("way", QT_TRANSLATE_NOOP("Columns", "Kind"), 110, lambda row: way_word(row.way)),
    _plain("address", QT_TRANSLATE_NOOP("Columns", "Address"), 290, _address),
    _plain("kinds", QT_TRANSLATE_NOOP("Columns", "For"), 176, _limited),
    Column("secret", QT_TRANSLATE_NOOP("Columns", "Name of its secret"), ColumnKind.CODE, 150, sortable=False),
)
"""The ways. A secret itself is never here: only its name in the key store."""


def notice_text(row: InboxRow) -> str:
    """What a notice says, a line for each fact; moments on the wall clock that people read."""
    body: dict[str, Any] = json.loads(row.body)
    told = {name: value for name, value in body.items() if name not in ("late", "document")}
    return body_of(json.dumps(told), moment, english=not shows_chinese())


def _read(row: InboxRow) -> str:
    if row.acknowledged_at is not None:
        return f"{short_moment(row.acknowledged_at)} · {row.acknowledged_by}"
    return _tr(_UNREAD)


def _read_shape(row: InboxRow) -> ChipState:
    return ChipState.WARN if row.acknowledged_at is None else ChipState.OFF


NOTICE_COLUMNS: Final = (
    Column("read", QT_TRANSLATE_NOOP("Columns", "Notice"), width=190, value=_read, state=_read_shape, sortable=False),
    _plain("delivered_at", QT_TRANSLATE_NOOP("Columns", "Arrived"), 112, lambda row: short_moment(row.delivered_at)),
    _plain("kind", QT_TRANSLATE_NOOP("Columns", "Message"), 230, lambda row: message_kind(row.kind)),
    Column("document", QT_TRANSLATE_NOOP("Columns", "Document"), ColumnKind.CODE, 130, sortable=False),
    _plain("receiver", QT_TRANSLATE_NOOP("Columns", "Written to"), 180, _receiver),
    _plain("told", QT_TRANSLATE_NOOP("Columns", "For"), 160, lambda row: row.person or told_word(row.told)),
)
"""The in-app inbox. Sorting is the inbox's own: unread on top."""
