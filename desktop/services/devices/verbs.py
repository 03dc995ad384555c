"""The workflows of equipment by name."""

from typing import Any, Final

from desktop.services.attachments import TAKE_BACK_ATTACHMENT
from desktop.services.devices import (
    device_files,
    device_lists,
    parts,
    registering,
    reminder_policies,
    reminder_sending,
    reminder_tasks,
    stages,
)
from desktop.services.perform import Verb

DEVICE_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    registering.REGISTER_DEVICE,
    registering.SET_DEVICE_FIELD,
    stages.RECORD_STAGE,
    stages.TAKE_BACK_STAGE,
    stages.REPLACE_DEVICE,
    parts.INSTALL_PART,
    parts.REMOVE_PART,
    device_files.ATTACH_TO_DEVICE,
    TAKE_BACK_ATTACHMENT,
    device_lists.SAVE_DEVICES,
    reminder_sending.ACKNOWLEDGE_WARRANTY_REMINDER,
    reminder_tasks.ASSIGN_WARRANTY_REMINDER,
    reminder_policies.SET_REMINDER_POLICY,
)
