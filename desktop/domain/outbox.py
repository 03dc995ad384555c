"""How a message to somebody outside gets there: ways, states, and when the next try is due."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class ChannelKind(StrEnum):
    """A way to a receiver."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    FILE = "file"
    IN_APP = "in_app"


class ChannelForm(StrEnum):
    """What a web address expects; ``json`` is this program's own form, documented in ``docs/notices.md``."""

    JSON = "json"
    WECOM = "wecom"


class MessageState(StrEnum):
    """How far a message is; ``waiting`` also while its receiver has no way at all."""

    WAITING = "waiting"
    QUEUED = "queued"
    SENT = "sent"
    DEAD = "dead"
    WITHDRAWN = "withdrawn"


class SendingState(StrEnum):
    """How far a message is on one way; ``dead`` until a person tries it again."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


ROLE: Final = "role:"
PERSON: Final = "person:"
"""What an in-app address begins with: a role, or the badge of one person."""

LEASE: Final = timedelta(minutes=5)
"""So long a message is kept from others once somebody has begun to send it."""

FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=6)
MOST_TRIES: Final = 20
"""Twenty tries take a little over three days."""


def next_try(tries: int, at: datetime) -> datetime | None:
    """When to try again after so many tries, the last of which failed at ``at``; None when it is time to give up."""
    if tries >= MOST_TRIES:
        return None
    pause: timedelta = FIRST_PAUSE * 2 ** (tries - 1)
    return at + min(pause, LONGEST_PAUSE)
