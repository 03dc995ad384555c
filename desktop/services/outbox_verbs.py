"""The verbs of the outbox."""

from typing import Any, Final

from desktop.services import channels, inbox, sending
from desktop.services.perform import Verb

OUTBOX_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    channels.SET_CHANNEL,
    channels.RETIRE_CHANNEL,
    sending.QUEUE_MESSAGES,
    sending.CLAIM_SENDING,
    sending.NOTE_SENDING,
    sending.RETRY_SENDING,
    inbox.DELIVER_NOTICE,
    inbox.ACKNOWLEDGE_NOTICE,
)
