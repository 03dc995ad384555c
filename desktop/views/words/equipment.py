"""What is said about equipment in the field and its warranty."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

FIELDS: Final[dict[str, str]] = {
    "serial": QT_TRANSLATE_NOOP("messages", "serial number"),
    "udi": QT_TRANSLATE_NOOP("messages", "UDI-DI"),
    "model": QT_TRANSLATE_NOOP("messages", "model"),
    "brand": QT_TRANSLATE_NOOP("messages", "brand"),
    "batch": QT_TRANSLATE_NOOP("messages", "batch"),
    "place": QT_TRANSLATE_NOOP("messages", "place of installation"),
    "purchased_on": QT_TRANSLATE_NOOP("messages", "purchase date"),
    "purchase_cost": QT_TRANSLATE_NOOP("messages", "purchase cost, CNY"),
    "produced_on": QT_TRANSLATE_NOOP("messages", "production date"),
    "service_level": QT_TRANSLATE_NOOP("messages", "service level"),
    "ref": QT_TRANSLATE_NOOP("messages", "REF"),
    "asset": QT_TRANSLATE_NOOP("messages", "asset number"),
    "line": QT_TRANSLATE_NOOP("messages", "device line"),
    "region": QT_TRANSLATE_NOOP("messages", "region"),
    "customer": QT_TRANSLATE_NOOP("messages", "customer"),
    "dealer": QT_TRANSLATE_NOOP("messages", "code of the dealer"),
    "shipped_on": QT_TRANSLATE_NOOP("messages", "shipment date"),
    "installed_on": QT_TRANSLATE_NOOP("messages", "installation date"),
    "accepted_on": QT_TRANSLATE_NOOP("messages", "acceptance date"),
}
"""The fields of the device record."""

NEEDS: Final[dict[str, str]] = {
    "region": FIELDS["region"],
    "line": FIELDS["line"],
    "model": FIELDS["model"],
    "customer": FIELDS["customer"],
    "purchase": FIELDS["purchased_on"],
    "production": FIELDS["produced_on"],
    "shipment": FIELDS["shipped_on"],
    "installation": FIELDS["installed_on"],
    "acceptance": FIELDS["accepted_on"],
    "rule": QT_TRANSLATE_NOOP("messages", "a warranty rule for it"),
    "one_rule": QT_TRANSLATE_NOOP("messages", "one rule instead of two"),
    "old_region": QT_TRANSLATE_NOOP("messages", "region of the replaced device"),
    "old_line": QT_TRANSLATE_NOOP("messages", "line of the replaced device"),
    "old_model": QT_TRANSLATE_NOOP("messages", "model of the replaced device"),
    "old_customer": QT_TRANSLATE_NOOP("messages", "customer of the replaced device"),
    "old_purchase": QT_TRANSLATE_NOOP("messages", "purchase date of the replaced device"),
    "old_production": QT_TRANSLATE_NOOP("messages", "production date of the replaced device"),
    "old_shipment": QT_TRANSLATE_NOOP("messages", "shipment date of the replaced device"),
    "old_installation": QT_TRANSLATE_NOOP("messages", "installation date of the replaced device"),
    "old_acceptance": QT_TRANSLATE_NOOP("messages", "acceptance date of the replaced device"),
    "old_rule": QT_TRANSLATE_NOOP("messages", "a warranty rule for the replaced device"),
    "old_one_rule": QT_TRANSLATE_NOOP("messages", "one rule instead of two for the replaced device"),
}
"""What a warranty answer needs."""

START_BASES: Final[dict[str, str]] = {
    "installation": QT_TRANSLATE_NOOP("messages", "installation"),
    "shipment": QT_TRANSLATE_NOOP("messages", "shipment"),
    "production": QT_TRANSLATE_NOOP("messages", "production"),
    "acceptance": QT_TRANSLATE_NOOP("messages", "acceptance"),
}
"""From which day a term runs."""

STAGES: Final[dict[str, str]] = {
    "purchase": QT_TRANSLATE_NOOP("messages", "Bought"),
    "receipt": QT_TRANSLATE_NOOP("messages", "Received"),
    "installation": QT_TRANSLATE_NOOP("messages", "Installed"),
    "training": QT_TRANSLATE_NOOP("messages", "Users trained"),
    "maintenance": QT_TRANSLATE_NOOP("messages", "Maintained"),
    "upgrade": QT_TRANSLATE_NOOP("messages", "Upgraded"),
    "replacement": QT_TRANSLATE_NOOP("messages", "Replaced"),
    "scrap": QT_TRANSLATE_NOOP("messages", "Scrapped"),
}
"""The stages of a device's life."""

DEVICE_ACTIONS: Final[dict[str, str]] = {
    "record_stage": QT_TRANSLATE_NOOP("messages", "Record a stage"),
    "take_back_stage": QT_TRANSLATE_NOOP("messages", "Take the last stage back"),
    "replace_device": QT_TRANSLATE_NOOP("messages", "Replace by another device"),
    "install_part": QT_TRANSLATE_NOOP("messages", "Put a part in"),
    "remove_part": QT_TRANSLATE_NOOP("messages", "Take a part out"),
    "take_back_attachment": QT_TRANSLATE_NOOP("messages", "Take a file back"),
    "buy_extension": QT_TRANSLATE_NOOP("messages", "Extend the warranty"),
    "take_back_extension": QT_TRANSLATE_NOOP("messages", "Take an extension back"),
    "add_service_contract": QT_TRANSLATE_NOOP("messages", "Add a service contract"),
    "void_warranty": QT_TRANSLATE_NOOP("messages", "Void the warranty"),
    "lift_void": QT_TRANSLATE_NOOP("messages", "Lift the void"),
    "suspend_warranty": QT_TRANSLATE_NOOP("messages", "Suspend the warranty"),
    "end_suspension": QT_TRANSLATE_NOOP("messages", "End the suspension"),
    "authorise_exception": QT_TRANSLATE_NOOP("messages", "Authorise an exception"),
    "withdraw_suspension": QT_TRANSLATE_NOOP("messages", "Withdraw a suspension"),
    "withdraw_exception": QT_TRANSLATE_NOOP("messages", "Withdraw an exception"),
}
"""What can be done to a device."""

WARRANTY_DECISIONS: Final[dict[str, str]] = {
    "void": QT_TRANSLATE_NOOP("messages", "Void"),
    "lifted": QT_TRANSLATE_NOOP("messages", "Void lifted"),
    "suspended": QT_TRANSLATE_NOOP("messages", "Suspended"),
    "resumed": QT_TRANSLATE_NOOP("messages", "Suspension ended"),
    "exception": QT_TRANSLATE_NOOP("messages", "Exception authorised"),
    "exception_withdrawn": QT_TRANSLATE_NOOP("messages", "Exception withdrawn"),
    "suspension_withdrawn": QT_TRANSLATE_NOOP("messages", "Suspension withdrawn"),
}
"""What a leader decided of a warranty."""

REMINDER_EVENTS: Final[dict[str, str]] = {
    "start": QT_TRANSLATE_NOOP("messages", "Warranty begins"),
    "middle": QT_TRANSLATE_NOOP("messages", "Half of it is over"),
    "left": QT_TRANSLATE_NOOP("messages", "{days:day/days} before the end"),
    "end": QT_TRANSLATE_NOOP("messages", "Warranty ends"),
}
"""What a reminder of a warranty is about."""

REMINDER_DROPS: Final[dict[str, str]] = {
    "extension": QT_TRANSLATE_NOOP("messages", "dropped: extended"),
    "void": QT_TRANSLATE_NOOP("messages", "dropped: void"),
    "suspension": QT_TRANSLATE_NOOP("messages", "dropped: suspended"),
    "dates": QT_TRANSLATE_NOOP("messages", "dropped: other days"),
    "policy": QT_TRANSLATE_NOOP("messages", "dropped: other policy"),
    "ended": QT_TRANSLATE_NOOP("messages", "dropped: no longer in use"),
}
"""Why a reminder will not come."""

REMINDED: Final[dict[str, str]] = {
    "customer": QT_TRANSLATE_NOOP("messages", "customer"),
    "dealer": QT_TRANSLATE_NOOP("messages", "dealer"),
    "engineer": QT_TRANSLATE_NOOP("messages", "engineer"),
}
"""Who is reminded."""

EQUIPMENT_TERMS: Final[dict[str, dict[str, str]]] = {
    "warranty_decision": WARRANTY_DECISIONS,
    "need": NEEDS,
    "device_stage": STAGES,
    "stage_after": STAGES,
    "device_field": FIELDS,
    "later_field": FIELDS,
    "fields": FIELDS,
    "needs": NEEDS,
}
"""Facts that are terms of equipment."""

EQUIPMENT: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- the warranty answer
    "warranty_covered": QT_TRANSLATE_NOOP(
        "messages", "Covered until {until} · {days:day/days} left|{model} · {serial} · {part} · {rule}|"
    ),
    "warranty_void": QT_TRANSLATE_NOOP(
        "messages", "Void since {since}|{model} · {serial} · {part}|A claim needs approval: ask the supervisor"
    ),
    "warranty_undetermined": QT_TRANSLATE_NOOP(
        "messages", "Cannot be determined: needs {need}|{model} · {serial}|Enter it, or try a day under “What if”"
    ),
    "warranty_ended": QT_TRANSLATE_NOOP("messages", "Not covered: ended {until}|{model} · {serial} · {part} · {rule}|"),
    "warranty_never": QT_TRANSLATE_NOOP("messages", "Not covered on any day|{model} · {serial} · {part} · {rule}|"),
    "warranty_not_begun": QT_TRANSLATE_NOOP(
        "messages", "Not covered yet: begins {since}|{model} · {serial} · {part} · {rule}|"
    ),
    "warranty_exempt": QT_TRANSLATE_NOOP("messages", "Not covered: exempt|{model} · {serial} · {part} · {rule}|"),
    "warranty_consumable": QT_TRANSLATE_NOOP(
        "messages", "Not covered: {part} is a consumable|{model} · {serial} · {rule}|"
    ),
    "warranty_suspended": QT_TRANSLATE_NOOP(
        "messages", "Not covered: suspended since {since}|{model} · {serial} · {part} · {rule}|"
    ),
    # ---------------------------------------------------------------- looking up and registering
    "devices_found": QT_TRANSLATE_NOOP("messages", "{devices:device/devices} found||Choose one, or scan its label"),
    "device_not_known": QT_TRANSLATE_NOOP(
        "messages", "{serial} is not known||Choose one of the nearest, or register it: CONFIRM"
    ),
    "device_to_register": QT_TRANSLATE_NOOP(
        "messages", "Register a device|{serial}|Fill in what is known and press Register"
    ),
    "device_registered": QT_TRANSLATE_NOOP("messages", "{serial} is registered|{unknown:field/fields} not known yet|"),
    "device_field_said": QT_TRANSLATE_NOOP("messages", "{device_field} is kept|{serial} · {value} · before: {old}|"),
    "scan_device_first": QT_TRANSLATE_NOOP("messages", "Scan a device|{raw}|Scan the label of a device"),
    "nothing_typed": QT_TRANSLATE_NOOP("messages", "Nothing to look for||Scan a label or type a number"),
    "several_devices": QT_TRANSLATE_NOOP("messages", "Several devices|{serials}|Name one of them"),
    # ---------------------------------------------------------------- refusals of the record
    "unknown_device": QT_TRANSLATE_NOOP(
        "messages", "No device has this serial number|{serial} · nearest: {nearest}|Check it, or register the device"
    ),
    "serial_of_several": QT_TRANSLATE_NOOP(
        "messages", "Several models have this serial number|{serial} · {models}|Say which model"
    ),
    "fields_missing": QT_TRANSLATE_NOOP(
        "messages", "Fields are missing|{serial} · {fields}|Give each, or say that it is not known"
    ),
    "dates_out_of_order": QT_TRANSLATE_NOOP(
        "messages", "The dates cannot all be right|{device_field} {day} · {later_field} {later_day}|Check both dates"
    ),
    "device_known": QT_TRANSLATE_NOOP(
        "messages", "This device is registered already|{serial} · {model}|Look it up by its serial number"
    ),
    "serial_of_other_model": QT_TRANSLATE_NOOP(
        "messages",
        "Another model has this serial number|{serial} · {other}|Check the label; if both are right, mark it as shared",
    ),
    "nothing_changed": QT_TRANSLATE_NOOP("messages", "Nothing has changed|{serial}|"),
    "stage_not_allowed": QT_TRANSLATE_NOOP(
        "messages",
        "This stage cannot follow|{device_stage} · {stage_after}|Take the last stage back if it was wrong",
    ),
    "stage_before_last": QT_TRANSLATE_NOOP("messages", "The last stage is later|{day} · {last}|Check the day"),
    "day_in_future": QT_TRANSLATE_NOOP("messages", "This day is still to come|{day}|Give the day on which it happened"),
    "stage_differs": QT_TRANSLATE_NOOP(
        "messages", "The record says another day|{day} · {known}|Correct the record with a reason first"
    ),
    "replace_by_serial": QT_TRANSLATE_NOOP(
        "messages", "A replacement names the new device|{serial}|Give the serial number of the new device"
    ),
    "no_stage_yet": QT_TRANSLATE_NOOP("messages", "There is no stage to take back|{serial}|"),
    "same_device": QT_TRANSLATE_NOOP(
        "messages", "A device cannot replace itself|{serial}|Give the serial number of the new device"
    ),
    "replaces_already": QT_TRANSLATE_NOOP(
        "messages", "It replaced another device already|{serial}|Check the serial number of the new device"
    ),
    "device_ended": QT_TRANSLATE_NOOP(
        "messages", "{device_stage} since {day}|{serial}|Only what happened until that day can still be entered"
    ),
    # ---------------------------------------------------------------- what was done to a device
    "device_stage_kept": QT_TRANSLATE_NOOP("messages", "{device_stage} · {day}|{serial}|"),
    "device_replaced": QT_TRANSLATE_NOOP("messages", "Replaced by {new_serial}|{serial} · {day}|"),
    "extension_bought": QT_TRANSLATE_NOOP("messages", "Extended until {until}|{serial} · {number}|"),
    "contract_added": QT_TRANSLATE_NOOP("messages", "Contract {number} is kept|{serial} · until {until}|"),
    "warranty_decided": QT_TRANSLATE_NOOP("messages", "{warranty_decision}|{serial} · {day}|"),
    "device_changed": QT_TRANSLATE_NOOP("messages", "Kept|{serial}|"),
    "file_kept": QT_TRANSLATE_NOOP("messages", "File kept|{file}|"),
    "file_known": QT_TRANSLATE_NOOP("messages", "This file is kept already|{file}|"),
    "file_written": QT_TRANSLATE_NOOP("messages", "File saved|{path}|"),
    "status_sheet_written": QT_TRANSLATE_NOOP("messages", "Status sheet saved|{path} · {devices:device/devices}|"),
    "file_taken_back": QT_TRANSLATE_NOOP("messages", "File taken back|{file}|"),
    "warranty_reminder_assigned": QT_TRANSLATE_NOOP("messages", "{person} looks after it|{serial}|"),
    "warranty_reminder_freed": QT_TRANSLATE_NOOP("messages", "Nobody looks after it now|{serial}|"),
    "warranty_reminder_told": QT_TRANSLATE_NOOP(
        "messages", "Warranty of {serial} until {day}|{model} · {customer}|Open the reminders of the equipment"
    ),
    "warranty_reminders_told": QT_TRANSLATE_NOOP(
        "messages", "{count} reminders of warranties|{serials}|Open the reminders of the equipment"
    ),
    "warranty_reminder_read": QT_TRANSLATE_NOOP("messages", "Read|{serial}|"),
    "warranty_rule_set": QT_TRANSLATE_NOOP("messages", "Rule {rule} v{version} is set|devices are planned anew|"),
    "warranty_rule_ended": QT_TRANSLATE_NOOP("messages", "Rule {rule} v{version} ends|devices are planned anew|"),
    "reminder_policy_set": QT_TRANSLATE_NOOP("messages", "Reminders are set|{rule}|What waits is planned anew"),
    # ---------------------------------------------------------------- parts, files and reminders
    "part_in_device": QT_TRANSLATE_NOOP(
        "messages", "This part is in a device already|{part_serial} · {serial}|Take it out there first"
    ),
    "part_was_in_device": QT_TRANSLATE_NOOP(
        "messages", "This part was still in a device on that day|{part_serial} · {serial} · until {day}|Check the day"
    ),
    "part_serial_twice": QT_TRANSLATE_NOOP(
        "messages", "Several parts of the device have this serial number|{part_serial} · {serial}|Enter the REF too"
    ),
    "part_not_in_device": QT_TRANSLATE_NOOP(
        "messages", "This part is not in the device|{part_serial} · {serial}|Check the serial number of the part"
    ),
    "part_removed_too_early": QT_TRANSLATE_NOOP(
        "messages", "It was put in later|{part_serial} · {day} · since {since}|Check the day"
    ),
    "file_empty": QT_TRANSLATE_NOOP("messages", "The file is empty|{file}|Choose another file"),
    "file_too_large": QT_TRANSLATE_NOOP("messages", "The file is too large|{file}|Keep it below 20 MB"),
    "file_kind_not_kept": QT_TRANSLATE_NOOP(
        "messages", "Files of this kind are not kept|{file}|Keep pictures, PDF, Office, text, audio or video files"
    ),
    "file_is_another_kind": QT_TRANSLATE_NOOP(
        "messages", "The file is not what its name says|{file}|Save it again in the right format"
    ),
    "unknown_attachment": QT_TRANSLATE_NOOP("messages", "This file is not there||Read the list again"),
    "attachment_gone_already": QT_TRANSLATE_NOOP("messages", "This file was taken back already|{file}|"),
    "attachment_damaged": QT_TRANSLATE_NOOP(
        "messages", "The file is damaged in the database|{file}|Restore it from a backup"
    ),
    "no_device_of_customer": QT_TRANSLATE_NOOP(
        "messages", "No device of this customer is registered|{customer}|Enter the customer in the record of the device"
    ),
    "unknown_warranty_reminder": QT_TRANSLATE_NOOP("messages", "This reminder is not there||Read the list again"),
    # ---------------------------------------------------------------- refusals of the rule book
    "warranty_rules_tie": QT_TRANSLATE_NOOP(
        "messages",
        "Two rules meet and neither is the narrower|{rule} · {other} · {scope}|First write the rule where they meet",
    ),
    "warranty_scope_fixed": QT_TRANSLATE_NOOP(
        "messages", "A version keeps the scope of its rule|{rule}|Make a new rule for another scope"
    ),
    "warranty_rule_overlaps": QT_TRANSLATE_NOOP(
        "messages", "An earlier version still holds then|{rule} · v{version}|Begin after that version"
    ),
    "unknown_warranty_rule": QT_TRANSLATE_NOOP(
        "messages", "There is no such version of a rule|{rule} · v{version}|Look it up in the rule book"
    ),
    # ---------------------------------------------------------------- refusals for one device
    "exception_of_other_rule": QT_TRANSLATE_NOOP(
        "messages", "Another rule holds for this device|{serial} · {rule} · v{version}|Name that rule and version"
    ),
    "warranty_needs": QT_TRANSLATE_NOOP(
        "messages", "The warranty cannot be determined|{serial} · {needs}|Enter what is missing first"
    ),
    "warranty_is_void": QT_TRANSLATE_NOOP(
        "messages", "The warranty is void|{serial} · since {since}|A supervisor can lift it with a reason"
    ),
    "warranty_not_void": QT_TRANSLATE_NOOP("messages", "The warranty is not void|{serial}|"),
    "warranty_not_suspended": QT_TRANSLATE_NOOP("messages", "No suspension is open|{serial}|"),
    "unknown_decision": QT_TRANSLATE_NOOP("messages", "There is nothing to withdraw||Read the list again"),
    "decision_withdrawn": QT_TRANSLATE_NOOP("messages", "This was withdrawn already|{serial} · {first} · {last}|"),
    "suspension_overlaps": QT_TRANSLATE_NOOP(
        "messages", "It is suspended on some of these days already|{serial} · {first} · {last}|Choose other days"
    ),
    "ends_before_it_begins": QT_TRANSLATE_NOOP("messages", "The last day is before the first|{first} · {last}|"),
    "extension_known": QT_TRANSLATE_NOOP("messages", "This extension is entered already|{number}|"),
    "unknown_extension": QT_TRANSLATE_NOOP("messages", "There is no such extension|{number}|Check its number"),
    "extension_not_offered": QT_TRANSLATE_NOOP(
        "messages", "The rule offers no extension of {months:month/months}|{serial} · offered: {offered}|"
    ),
    "extension_too_late": QT_TRANSLATE_NOOP(
        "messages", "It is too late to buy an extension|{serial} · {day} · latest {latest}|Ask for an exception"
    ),
    "contract_known": QT_TRANSLATE_NOOP("messages", "This contract is entered already|{number}|"),
}
"""Codes of equipment and warranty."""
