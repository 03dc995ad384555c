"""What is said about adverse events and who is called."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

HARMS: Final[dict[str, str]] = {
    "death": QT_TRANSLATE_NOOP("messages", "death"),
    "serious": QT_TRANSLATE_NOOP("messages", "serious"),
    "could_be_serious": QT_TRANSLATE_NOOP("messages", "could be serious"),
    "not_serious": QT_TRANSLATE_NOOP("messages", "not serious"),
}
"""How bad it was."""

YES_NO: Final[dict[str, str]] = {
    "yes": QT_TRANSLATE_NOOP("messages", "YES"),
    "no": QT_TRANSLATE_NOOP("messages", "NO"),
}
"""The answers of a question that has two."""

DECISIONS: Final[dict[str, str]] = {
    "release": QT_TRANSLATE_NOOP("messages", "release the lot"),
    "replace": QT_TRANSLATE_NOOP("messages", "replace"),
    "recall": QT_TRANSLATE_NOOP("messages", "recall"),
}
"""What the manufacturer decided."""

ADVERSE: Final[dict[str, str]] = {
    "unknown_adverse": QT_TRANSLATE_NOOP("messages", "No adverse event {event}||Look at the list of events"),
    "adverse_ended": QT_TRANSLATE_NOOP("messages", "{event} is over|{stage}|Open a new event if there is one"),
    "adverse_open": QT_TRANSLATE_NOOP("messages", "{document} has the event {event} already||Go on with {event}"),
    "adverse_reported": QT_TRANSLATE_NOOP(
        "messages", "{event} was reported or its lot is held||Close it with the manufacturer's decision"
    ),
    "adverse_lot_held": QT_TRANSLATE_NOOP("messages", "Lot {lot} is on hold already|{event}|Nothing to do"),
    "other_paper": QT_TRANSLATE_NOOP("messages", "This is another paper: {found}||Scan the written report of {event}"),
    "needs_taker": QT_TRANSLATE_NOOP("messages", "Who took the report?||Enter the name of the person"),
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
    "scan_event_first": QT_TRANSLATE_NOOP("messages", "Which event?||Scan its code, or choose it in the list"),
    "product_missing": QT_TRANSLATE_NOOP("messages", "Which product?||Scan its code, or type it"),
    "harm_missing": QT_TRANSLATE_NOOP("messages", "How bad is it?||Choose the class of harm"),
    "adverse_asked": QT_TRANSLATE_NOOP(
        "messages",
        "Patient harmed, or could be?|{number} · {item}|YES opens an event; NO goes on; ACKNOWLEDGE leaves it",
    ),
    "adverse_harm": QT_TRANSLATE_NOOP(
        "messages",
        "How bad: {harm}?|{item}|YES takes it; NO names the next; ACKNOWLEDGE leaves it",
    ),
    "adverse_product": QT_TRANSLATE_NOOP(
        "messages", "{item}|lot {lot} · serial {serial}|Fill in what happened, then CONFIRM"
    ),
    "adverse_hospital_chosen": QT_TRANSLATE_NOOP("messages", "At {hospital}||Fill in what happened, then CONFIRM"),
    "adverse_opened": QT_TRANSLATE_NOOP(
        "messages", "Tell the manufacturer by {due}|{event} · {item}|Call, and read out the first report"
    ),
    "adverse_lacking": QT_TRANSLATE_NOOP("messages", "At which hospital?|{document}|Choose it, then open the event"),
    "adverse_shown": QT_TRANSLATE_NOOP("messages", "{event}|{item} · {harm}|Do the next step"),
    "who_took_it": QT_TRANSLATE_NOOP(
        "messages",
        "Did {person} take the report?|{event}|YES stops the clock; NO names the next; ACKNOWLEDGE, then type the name",
    ),
    "adverse_stamp": QT_TRANSLATE_NOOP(
        "messages",
        "Stamped by the equipment department?|{event} · {raw}|YES stops the clock; NO goes on; ACKNOWLEDGE leaves it",
    ),
    "adverse_reference": QT_TRANSLATE_NOOP("messages", "Number {reference}||CONFIRM uses it"),
    "adverse_reported_on_time": QT_TRANSLATE_NOOP("messages", "Told on time, after {took} h|{clock} · {person}|"),
    "adverse_reported_late": QT_TRANSLATE_NOOP(
        "messages", "Told late, after {took} h|{clock} · {person}|The reason is recorded"
    ),
    "adverse_lot_on_hold": QT_TRANSLATE_NOOP(
        "messages", "{pieces:piece/pieces} on hold|{places:place/places}|Nobody can pick them"
    ),
    "adverse_closed": QT_TRANSLATE_NOOP("messages", "{event} is closed|{decision} · {reference}|"),
    "adverse_withdrawn": QT_TRANSLATE_NOOP("messages", "{event} is withdrawn|{item}|Its clocks have stopped"),
    "adverse_described": QT_TRANSLATE_NOOP("messages", "Written down|{number} · {description}|"),
    "adverse_paper": QT_TRANSLATE_NOOP("messages", "Paper saved|{path}|Print it, let it be stamped, scan it back"),
    "contact_saved": QT_TRANSLATE_NOOP("messages", "{name} is on the card|{party}|Try the number, then mark it"),
    "contact_verified": QT_TRANSLATE_NOOP("messages", "Number tried and right|{name} · {verified_on}|"),
    "contact_retired": QT_TRANSLATE_NOOP("messages", "{name} is off the card|{party}|"),
}
