"""What is said about work orders."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

REPAIR_STATES: Final[dict[str, str]] = {
    "received": QT_TRANSLATE_NOOP("messages", "received"),
    "assigned": QT_TRANSLATE_NOOP("messages", "assigned"),
    "on_the_way": QT_TRANSLATE_NOOP("messages", "on the way"),
    "arrived": QT_TRANSLATE_NOOP("messages", "arrived"),
    "working": QT_TRANSLATE_NOOP("messages", "in repair"),
    "paused": QT_TRANSLATE_NOOP("messages", "paused"),
    "finished": QT_TRANSLATE_NOOP("messages", "repaired"),
    "in_service": QT_TRANSLATE_NOOP("messages", "back in service"),
    "cancelled": QT_TRANSLATE_NOOP("messages", "cancelled"),
}
"""How far a work order is."""

REPAIR_EVENTS: Final[dict[str, str]] = {
    "received": QT_TRANSLATE_NOOP("messages", "report"),
    "decontaminated": QT_TRANSLATE_NOOP("messages", "decontaminated"),
    "assigned": QT_TRANSLATE_NOOP("messages", "assign"),
    "on_the_way": QT_TRANSLATE_NOOP("messages", "set out"),
    "arrived": QT_TRANSLATE_NOOP("messages", "arrive"),
    "started": QT_TRANSLATE_NOOP("messages", "start the work"),
    "paused": QT_TRANSLATE_NOOP("messages", "pause"),
    "resumed": QT_TRANSLATE_NOOP("messages", "work on"),
    "step": QT_TRANSLATE_NOOP("messages", "note a step"),
    "part_reserved": QT_TRANSLATE_NOOP("messages", "reserve a part"),
    "part_released": QT_TRANSLATE_NOOP("messages", "let a part go"),
    "part_issued": QT_TRANSLATE_NOOP("messages", "put a part in"),
    "part_returned": QT_TRANSLATE_NOOP("messages", "return a part"),
    "core_taken": QT_TRANSLATE_NOOP("messages", "keep an old part"),
    "tested": QT_TRANSLATE_NOOP("messages", "test"),
    "claim_approved": QT_TRANSLATE_NOOP("messages", "approve the claim"),
    "claim_refused": QT_TRANSLATE_NOOP("messages", "refuse the claim"),
    "signed": QT_TRANSLATE_NOOP("messages", "sign"),
    "finished": QT_TRANSLATE_NOOP("messages", "finish"),
    "returned_to_service": QT_TRANSLATE_NOOP("messages", "back in service"),
    "cancelled": QT_TRANSLATE_NOOP("messages", "cancel"),
}
"""What can happen to it."""

_CHARGES: Final[dict[str, str]] = {
    "labour": QT_TRANSLATE_NOOP("messages", "an hour of labour"),
    "travel": QT_TRANSLATE_NOOP("messages", "a kilometre"),
    "freight": QT_TRANSLATE_NOOP("messages", "a shipment"),
}

VERDICTS: Final[dict[str, str]] = {
    "covered": QT_TRANSLATE_NOOP("messages", "under warranty"),
    "not_covered": QT_TRANSLATE_NOOP("messages", "not under warranty"),
    "void": QT_TRANSLATE_NOOP("messages", "warranty void"),
    "undetermined": QT_TRANSLATE_NOOP("messages", "warranty cannot be determined"),
}
"""The warranty answer that was taken over."""

WARRANTY: Final = QT_TRANSLATE_NOOP("messages", "{verdict} · last covered day {day}")

REPAIR_TERMS: Final = {
    "repair_state": REPAIR_STATES,
    "repair_event": REPAIR_EVENTS,
    "charge": _CHARGES,
    "verdict": VERDICTS,
}
"""Facts whose values are words of the trade."""

REPAIRS: Final[dict[str, str]] = {
    "unknown_repair": QT_TRANSLATE_NOOP("messages", "No work order {order}||Look at the list of work orders"),
    "repair_state": QT_TRANSLATE_NOOP(
        "messages", "Not at this stage: {repair_event}|{order} · {repair_state}|Do the next step first"
    ),
    "repair_contaminated": QT_TRANSLATE_NOOP(
        "messages",
        "Not decontaminated: do not handle|{order}|Put it on the contaminated shelf; scan YES when it is clean",
    ),
    "repair_known": QT_TRANSLATE_NOOP("messages", "{order} is open for this fault already|{serial}|Go on with {order}"),
    "unknown_fault_class": QT_TRANSLATE_NOOP("messages", "No fault class {fault_class}||Choose one from the list"),
    "already_clean": QT_TRANSLATE_NOOP("messages", "Decontaminated already|{order}|Go on"),
    "assigned_already": QT_TRANSLATE_NOOP("messages", "{person} has it already|{order}|Go on"),
    "technician_expired": QT_TRANSLATE_NOOP(
        "messages", "The certificate of {person} expired on {until}|{order} · {line} · {model}|Choose somebody else"
    ),
    "technician_not_yet": QT_TRANSLATE_NOOP(
        "messages", "The certificate of {person} begins on {until}|{order} · {line} · {model}|Choose somebody else"
    ),
    "technician_not_passed": QT_TRANSLATE_NOOP(
        "messages", "{person} has not passed the assessment|{order}|Choose somebody else"
    ),
    "technician_not_qualified": QT_TRANSLATE_NOOP(
        "messages", "{person} is not qualified for this device|{order} · {line} · {model}|Choose somebody else"
    ),
    "technician_not_free": QT_TRANSLATE_NOOP(
        "messages", "{person} is not free within 30 days|{order}|Choose somebody else"
    ),
    "parts_in_device": QT_TRANSLATE_NOOP(
        "messages", "Parts were put in|{order}|Return them unused first, or finish the order"
    ),
    "part_not_here": QT_TRANSLATE_NOOP(
        "messages",
        "{item} does not lie here|{ref} · {lot} · {serial} · {site} · {wanted} wanted|Look where it lies, or order it",
    ),
    "unknown_repair_part": QT_TRANSLATE_NOOP(
        "messages", "This part cannot be taken back|{order}|Look at the parts of the order"
    ),
    "core_known": QT_TRANSLATE_NOOP("messages", "This old part is kept already|{item} · {serial}|Nothing to do"),
    "core_is_new": QT_TRANSLATE_NOOP("messages", "This is the new part|{item} · {serial}|Scan the old one"),
    "equipment_unknown": QT_TRANSLATE_NOOP("messages", "No test equipment {equipment}||Scan the label of the meter"),
    "equipment_retired": QT_TRANSLATE_NOOP("messages", "{equipment} is out of use||Take another meter"),
    "equipment_never_calibrated": QT_TRANSLATE_NOOP("messages", "{equipment} was never calibrated||Take another meter"),
    "equipment_failed": QT_TRANSLATE_NOOP("messages", "{equipment} failed its calibration||Take another meter"),
    "no_repair_rate": QT_TRANSLATE_NOOP("messages", "No rate for {charge}|{order} · {day}|A supervisor sets the rate"),
    "terms_tie": QT_TRANSLATE_NOOP(
        "messages",
        "Two terms meet and neither is the narrower|{name} · {other} · {scope}|First set the one for where they meet",
    ),
    "level_overlaps": QT_TRANSLATE_NOOP("messages", "Another one begins on {valid_from}||Let it begin later"),
    "needs_manufacturer": QT_TRANSLATE_NOOP(
        "messages",
        "Needs the manufacturer of {serial}|{order} · {model}|Enter its REF, UDI or brand as in the catalogue",
    ),
    "no_claim_to_decide": QT_TRANSLATE_NOOP("messages", "Nothing to decide|{order}|"),
    "scan_repair_first": QT_TRANSLATE_NOOP("messages", "Which work order?||Scan its label, or choose it in the list"),
    "fault_missing": QT_TRANSLATE_NOOP(
        "messages", "What is wrong with it?|{serial}|Scan the fault class, or choose it"
    ),
    "technician_missing": QT_TRANSLATE_NOOP(
        "messages", "Who does it?|{order}|Choose a technician, or scan their badge"
    ),
    "repair_shown": QT_TRANSLATE_NOOP("messages", "{order}|{serial} · {repair_state}|Do the next step"),
    "repair_draft": QT_TRANSLATE_NOOP(
        "messages", "{serial}|{model} · {verdict} · {until}|Scan the fault class, then YES or NO for decontaminated"
    ),
    "repair_fault_chosen": QT_TRANSLATE_NOOP("messages", "{fault}|{serial}|Decontaminated? YES or NO"),
    "repair_clean": QT_TRANSLATE_NOOP("messages", "Decontaminated|{serial}|CONFIRM opens the order"),
    "repair_dirty": QT_TRANSLATE_NOOP(
        "messages", "Not decontaminated|{serial}|Contaminated shelf; CONFIRM opens the order"
    ),
    "repair_opened": QT_TRANSLATE_NOOP("messages", "{order}: {due}|{serial} · {level}|Stick the label on, scan it"),
    "repair_opened_dirty": QT_TRANSLATE_NOOP(
        "messages", "{order}: contaminated shelf|{serial} · {level}|Nobody handles it; stick the label on, scan it"
    ),
    "repair_label_read": QT_TRANSLATE_NOOP("messages", "Label right|{order} · {serial}|"),
    "repair_stepped": QT_TRANSLATE_NOOP("messages", "{order}: {repair_state}|{technician}|"),
    "repair_decontaminated": QT_TRANSLATE_NOOP("messages", "{order} may be handled|{serial}|Do the next step"),
    "repair_part_issued": QT_TRANSLATE_NOOP(
        "messages", "{item} put in|{lot} · {serial} · {owner} · {amount} CNY|Scan the next part or the old one"
    ),
    "repair_part_kept": QT_TRANSLATE_NOOP(
        "messages", "{item} is reserved|{lot} · {serial} · {place}|Fetch it from {place}"
    ),
    "repair_part_let_go": QT_TRANSLATE_NOOP(
        "messages", "{item} is free again|{lot} · {serial} · {place}|Leave it where it lies"
    ),
    "repair_part_returned": QT_TRANSLATE_NOOP(
        "messages", "{item} returned unused|{credited} CNY|Put it back where it lay"
    ),
    "repair_core_asked": QT_TRANSLATE_NOOP(
        "messages", "Is it the old part?|{item} · {serial}|YES keeps it as core return; NO leaves it"
    ),
    "repair_core_taken": QT_TRANSLATE_NOOP(
        "messages", "Old part kept|{item} · {serial} · {place}|Stick the label on, put it into {place}"
    ),
    "repair_tested": QT_TRANSLATE_NOOP("messages", "Tested with {equipment}|calibrated until {until}|"),
    "repair_finished": QT_TRANSLATE_NOOP(
        "messages",
        "{order}: {total} CNY|claim {claimed} · customer {priced} · to be decided {held} · {took}|Print the report",
    ),
    "repair_paper": QT_TRANSLATE_NOOP("messages", "Paper saved|{path}|"),
    "repair_signed": QT_TRANSLATE_NOOP("messages", "{signed_by} signed|{order}|"),
    "repair_file_kept": QT_TRANSLATE_NOOP("messages", "File kept|{name}|"),
    "repair_claim_decided": QT_TRANSLATE_NOOP("messages", "{order}: {repair_event}|{amount} CNY|"),
}
