"""What is said about deadlines, their rules and reminders, and about clocks that moved."""

from typing import Final

from desktop.domain.deadlines import OVERDUE
from desktop.views.translation import text
from desktop.views.words.filling import fill_always, visible
from desktop.views.words.marking import QT_TRANSLATE_NOOP

DEADLINE_RULES: Final[dict[str, str]] = {
    "emergency_order": QT_TRANSLATE_NOOP("messages", "Emergency order at the hospital"),
    "order_accepted": QT_TRANSLATE_NOOP("messages", "Order accepted"),
    "order_packed": QT_TRANSLATE_NOOP("messages", "Order packed"),
    "order_handed_over": QT_TRANSLATE_NOOP("messages", "Order handed to the courier"),
    "presence": QT_TRANSLATE_NOOP("messages", "Engineer present before surgery"),
    "notice_of_use": QT_TRANSLATE_NOOP("messages", "Notice of use"),
    "follow_up": QT_TRANSLATE_NOOP("messages", "Follow-up with the surgeon"),
    "follow_up_form": QT_TRANSLATE_NOOP("messages", "Follow-up form to the manufacturer"),
    "no_complaint": QT_TRANSLATE_NOOP("messages", "Complaint about a delivery"),
    "return_unopened": QT_TRANSLATE_NOOP("messages", "Return of unopened goods"),
    "recall_acknowledgement": QT_TRANSLATE_NOOP("messages", "Acknowledgement of a recall"),
    "adverse_manufacturer": QT_TRANSLATE_NOOP("messages", "Adverse event: first report to the manufacturer"),
    "adverse_hospital": QT_TRANSLATE_NOOP("messages", "Adverse event: written report to the hospital"),
    "repair_response": QT_TRANSLATE_NOOP("messages", "Repair: technician assigned"),
    "repair_on_the_way": QT_TRANSLATE_NOOP("messages", "Repair: technician on the way"),
    "repair_done": QT_TRANSLATE_NOOP("messages", "Repair: finished"),
    "qualification_ends": QT_TRANSLATE_NOOP("messages", "Certificate of a person ends"),
    "calibration_ends": QT_TRANSLATE_NOOP("messages", "Calibration of test equipment ends"),
    "training_year": QT_TRANSLATE_NOOP("messages", "Product trainings of the contract year"),
    "lot_expires": QT_TRANSLATE_NOOP("messages", "Goods expire"),
    "legal_death": QT_TRANSLATE_NOOP("messages", "By law: report of a death"),
    "legal_serious": QT_TRANSLATE_NOOP("messages", "By law: report of a serious injury"),
    "legal_group": QT_TRANSLATE_NOOP("messages", "By law: group event"),
    "legal_group_case": QT_TRANSLATE_NOOP("messages", "By law: each case of a group event"),
}
"""The names of the rules."""

DEADLINES: Final[dict[str, str]] = {
    "unknown_deadline_rule": QT_TRANSLATE_NOOP("messages", "Unknown rule|{rule}|Choose a rule from the list"),
    "deadline_rule_off": QT_TRANSLATE_NOOP(
        "messages", "This legal rule is switched off|{rule}|A supervisor switches it on for the region"
    ),
    "bad_deadline_rule": QT_TRANSLATE_NOOP("messages", "The rule cannot be set like this|{rule} · {field}|Correct it"),
    "bad_stage": QT_TRANSLATE_NOOP(
        "messages", "Not a warning stage|{stage}|Write part_50 for per cent gone, or left_1800 for seconds left"
    ),
    "stage_longer_than_promise": QT_TRANSLATE_NOOP(
        "messages", "The warning would come before the start|{rule} · {stage}|Shorten it, or lengthen the promise"
    ),
    "unknown_told": QT_TRANSLATE_NOOP(
        "messages", "Nobody by this word|{told} · {rule}|Name a role, “promisee”, or “party:” with a code"
    ),
    "unknown_region": QT_TRANSLATE_NOOP(
        "messages", "No site works in this region|{region}|Enter the region at the site first"
    ),
    "only_legal_rules_off": QT_TRANSLATE_NOOP(
        "messages", "Only legal rules can be switched off|{rule}|A promise of the contract always runs"
    ),
    "rule_in_the_past": QT_TRANSLATE_NOOP(
        "messages", "A rule cannot begin in the past|{rule} · {valid_from}|Let it begin now or later"
    ),
    "rule_overlaps": QT_TRANSLATE_NOOP(
        "messages", "Overlaps with version {version}|{rule} · {valid_from} – {valid_to}|Let it begin after that one"
    ),
    "unknown_reminder": QT_TRANSLATE_NOOP("messages", "Unknown reminder|{reminder}|Read the list again"),
    "not_confirmed": QT_TRANSLATE_NOOP(
        "messages", "Nobody confirmed the text||Have it confirmed for the region first, then tick this"
    ),
    "deadline_rule_set": QT_TRANSLATE_NOOP("messages", "Version {version} is set|{rule} · from {at}|"),
    "site_region_set": QT_TRANSLATE_NOOP("messages", "Region set|{site} · {region}|"),
    "no_reminder": QT_TRANSLATE_NOOP("messages", "Nothing to acknowledge||Go on"),
    "reminder_read": QT_TRANSLATE_NOOP("messages", "Acknowledged|{document} · {count} left|"),
    "expiry_read": QT_TRANSLATE_NOOP("messages", "Expiry warnings acknowledged: {count}||"),
    "reminder_read_before": QT_TRANSLATE_NOOP("messages", "Acknowledged before|{document} · {name} · {at}|"),
    "reminder_told": QT_TRANSLATE_NOOP(
        "messages", "{rule}: {warning}|{document} · {hospital} · due {at}|Open “What runs”"
    ),
    "reminder_told_late": QT_TRANSLATE_NOOP(
        "messages", "{rule}: {warning} (told late)|{document} · {hospital} · due {at}|Open “What runs”"
    ),
    "reminders_told": QT_TRANSLATE_NOOP(
        "messages", "{count} promises need somebody|{document}|Open “What runs”, then acknowledge"
    ),
    "lots_expire": QT_TRANSLATE_NOOP(
        "messages", "{count} lots expire within {days} days|Lots that have expired: {expired}|Read the reminders"
    ),
    "lot_near_expiry": QT_TRANSLATE_NOOP("messages", "{document} expires within {days} days||Read the reminders"),
    "lots_expired": QT_TRANSLATE_NOOP("messages", "Lots that have expired: {count}||Read the reminders"),
    "reminder_for_others": QT_TRANSLATE_NOOP(
        "messages", "This reminder is for somebody else|{told} · {document}|They or a supervisor acknowledge it"
    ),
}
"""What a rule about rules says when it says no."""

_PART: Final = QT_TRANSLATE_NOOP("messages", "{part} % of the time gone")
_LEFT: Final = QT_TRANSLATE_NOOP("messages", "{span} left")
_OVERDUE: Final = QT_TRANSLATE_NOOP("messages", "the time is over")
_SPANS: Final = (
    (86400, QT_TRANSLATE_NOOP("messages", "{number} d")),
    (3600, QT_TRANSLATE_NOOP("messages", "{number} h")),
    (60, QT_TRANSLATE_NOOP("messages", "{number} min")),
    (1, QT_TRANSLATE_NOOP("messages", "{number} s")),
)


def span_words(seconds: int, language: str = "") -> str:
    """A span in its largest whole unit: ``30 min``, ``24 h`` (a day is said in hours up to two of them)."""
    whole = [(size, words) for size, words in _SPANS if seconds % size == 0 and (size < 86400 or seconds > 2 * size)]
    size, words = whole[0]
    return fill_always(text(words, language), {"number": str(seconds // size)})


def warning_words(stage: str, language: str = "") -> str:
    """A stage in words: ``30 min left``; an unknown one as it is."""
    kind, _, number = stage.partition("_")
    if kind == "left" and number:
        return fill_always(text(_LEFT, language), {"span": span_words(int(number), language)})
    if kind == "part" and number:
        return fill_always(text(_PART, language), {"part": number})
    return text(_OVERDUE, language) if stage == OVERDUE else visible(stage)


CLOCK_CHIPS: Final[dict[str, str]] = {
    "clock_ahead": QT_TRANSLATE_NOOP("messages", "{span} ahead"),
    "clock_behind": QT_TRANSLATE_NOOP("messages", "{span} behind"),
    "clock_wrong": QT_TRANSLATE_NOOP(
        "messages",
        "This computer's clock is wrong by {span}. No deadline has moved: trusted time goes on. Set the clock right.",
    ),
}
"""The chip of the clock in the status bar."""
