"""What is said about adverse events and who is called."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

ADVERSE: Final[dict[str, str]] = {
    "unknown_adverse": QT_TRANSLATE_NOOP("messages", "No adverse event {event}||Look at the list of events"),
    "adverse_ended": QT_TRANSLATE_NOOP("messages", "{event} is over|{stage}|Open a new event if there is one"),
    "adverse_open": QT_TRANSLATE_NOOP("messages", "{document} has the event {event} already||Go on with {event}"),
    "adverse_reported": QT_TRANSLATE_NOOP(
        "messages", "{event} was reported or its lot is held||Close it with the manufacturer's decision"
    ),
    "adverse_lot_held": QT_TRANSLATE_NOOP("messages", "Lot {lot} is on hold already|{event}|Nothing to do"),
    "needs_description": QT_TRANSLATE_NOOP("messages", "What happened?||Say it in a few words, without a name"),
    "hospital_missing": QT_TRANSLATE_NOOP("messages", "At which hospital?|{document}|Choose the hospital"),
    "say_site": QT_TRANSLATE_NOOP("messages", "For which site?||Name the site"),
    "time_in_future": QT_TRANSLATE_NOOP("messages", "That lies in the future|{at}|Correct the time"),
    "before_event": QT_TRANSLATE_NOOP(
        "messages", "Before anybody was aware of it|{at}, aware since {aware_at}|Correct the time"
    ),
    "already_reported": QT_TRANSLATE_NOOP("messages", "Reported already|{event} · {clock}|Nothing to do"),
    "late_reason_missing": QT_TRANSLATE_NOOP(
        "messages", "Late: it was due {due_at}|{event}|Enter the reason; it must still be sent"
    ),
    "say_which_clock": QT_TRANSLATE_NOOP("messages", "Which duty?|{event} · {clocks}|Choose one of the clocks"),
    "reports_missing": QT_TRANSLATE_NOOP("messages", "Not everything is reported|{event} · {clocks}|Report it first"),
    "recall_first": QT_TRANSLATE_NOOP("messages", "Lot {lot} is not recalled yet|{event}|Open the recall first (F9)"),
    "unknown_contact": QT_TRANSLATE_NOOP("messages", "{name} is not on the card|{party}|Look at the contacts"),
}
