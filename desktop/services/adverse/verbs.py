"""The workflows of adverse events by name."""

from typing import Any, Final

from desktop.services.adverse import closing, contacts, describing, opening, reporting
from desktop.services.perform import Verb

ADVERSE_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    opening.OPEN_ADVERSE,
    opening.WITHDRAW_ADVERSE,
    describing.DESCRIBE_ADVERSE,
    reporting.GIVE_FIRST_REPORT,
    reporting.FILE_WRITTEN_REPORT,
    reporting.FILE_AUTHORITY_REPORT,
    closing.HOLD_ADVERSE_LOT,
    closing.CLOSE_ADVERSE,
    contacts.SAVE_CONTACT,
    contacts.VERIFY_CONTACT,
    contacts.RETIRE_CONTACT,
)
