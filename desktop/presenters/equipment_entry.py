"""What a hand does to a device: its life, its parts, its warranty, its files; each by one small form."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.entry import Entry
from desktop.presenters.entry_values import Values, request_of
from desktop.presenters.reply import Reply
from desktop.services.attachments import TAKE_BACK_ATTACHMENT, AttachmentGone
from desktop.services.devices.parts import INSTALL_PART, REMOVE_PART
from desktop.services.devices.reminder_sending import ACKNOWLEDGE_WARRANTY_REMINDER, AcknowledgeWarrantyReminder
from desktop.services.devices.stages import (
    RECORD_STAGE,
    REPLACE_DEVICE,
    TAKE_BACK_STAGE,
    DeviceReplaced,
    StageRecorded,
)
from desktop.services.perform import Verb
from desktop.services.warranty.agreeing import (
    ADD_SERVICE_CONTRACT,
    BUY_EXTENSION,
    TAKE_BACK_EXTENSION,
    ExtensionBought,
    ServiceContractAdded,
)
from desktop.services.warranty.deciding import (
    AUTHORISE_EXCEPTION,
    END_SUSPENSION,
    LIFT_VOID,
    SUSPEND_WARRANTY,
    VOID_WARRANTY,
    WarrantyDecided,
)
from desktop.services.warranty.withdrawing import WITHDRAW_EXCEPTION, WITHDRAW_SUSPENSION
from desktop.services.wire import fields_of

BETWEEN: Final = "\x1f"
"""Stands between a rule and its version in a choice."""

ACTIONS: Final[Mapping[str, Verb[Any, Any]]] = {
    verb.name: verb
    for verb in (
        RECORD_STAGE,
        TAKE_BACK_STAGE,
        REPLACE_DEVICE,
        INSTALL_PART,
        REMOVE_PART,
        TAKE_BACK_ATTACHMENT,
        BUY_EXTENSION,
        TAKE_BACK_EXTENSION,
        ADD_SERVICE_CONTRACT,
        VOID_WARRANTY,
        LIFT_VOID,
        SUSPEND_WARRANTY,
        END_SUSPENSION,
        AUTHORISE_EXCEPTION,
        WITHDRAW_SUSPENSION,
        WITHDRAW_EXCEPTION,
    )
}
"""What can be done to a device at hand, by the name of its verb."""


class EquipmentEntry(Entry):
    """Sends what was entered for the device at hand."""

    field_of: ClassVar[Mapping[str, str]] = {
        "stage_not_allowed": "stage",
        "stage_before_last": "on",
        "day_in_future": "on",
        "stage_differs": "on",
        "unknown_device": "new_serial",
        "same_device": "new_serial",
        "replaces_already": "new_serial",
        "part_in_device": "part_serial",
        "part_not_in_device": "part_serial",
        "part_serial_twice": "part_serial",
        "part_was_in_device": "on",
        "part_removed_too_early": "on",
        "extension_known": "number",
        "extension_not_offered": "months",
        "extension_too_late": "bought_on",
        "contract_known": "number",
        "suspension_overlaps": "first",
        "ends_before_it_begins": "last",
        "unknown_warranty_rule": "rule",
    }

    def act(self, action: str, values: Values, serial: str, model: str) -> None:
        """Do something to a device; what is wrong is told with `refused`.

        Args:
            action: the name of its verb, one of `ACTIONS`.
            values: the form.
            serial: of the device at hand, as ``model`` is.
            model: "" when it is not known.
        """
        verb = ACTIONS[action]
        hints, _ = fields_of(verb.request)
        given: dict[str, Any] = {"serial": serial, "model": model}
        given = {name: value for name, value in given.items() if name in hints}
        rule, between, version = values.get("rule", "").partition(BETWEEN)
        if between:
            given |= {"rule": rule, "version": int(version)}
        part, between, ref = values.get("part_serial", "").partition(BETWEEN)
        if between:
            given |= {"part_serial": part, "ref": ref}
        try:
            request = request_of(verb.request, values, given)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.send(verb, request)

    def acknowledge(self, reminder: int) -> None:
        """Say that a reminder was read."""
        self.send(ACKNOWLEDGE_WARRANTY_REMINDER, AcknowledgeWarrantyReminder(reminder))


def reply_to(answer: Any) -> Reply:
    """What is said of an answer."""
    match answer:
        case StageRecorded():
            facts: dict[str, Any] = {"device_stage": answer.stage.value, "day": answer.on}
            return _ok("device_stage_kept", answer.serial, facts)
        case DeviceReplaced():
            return _ok("device_replaced", answer.serial, {"new_serial": answer.new_serial, "day": answer.on})
        case ExtensionBought():
            return _ok("extension_bought", answer.serial, {"number": answer.number, "until": answer.until})
        case ServiceContractAdded():
            return _ok("contract_added", answer.serial, {"number": answer.number, "until": answer.last})
        case WarrantyDecided():
            return _ok("warranty_decided", answer.serial, {"warranty_decision": answer.decision, "day": answer.first})
        case AttachmentGone():
            return _ok("file_taken_back", "", {"file": answer.name})
    return _ok("device_changed", str(getattr(answer, "serial", "")), {})


def _ok(code: str, serial: str, facts: Mapping[str, Any]) -> Reply:
    return Reply(Verdict.OK, code, {"serial": serial, **facts})
