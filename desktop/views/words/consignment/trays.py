"""What is said about trays."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

TRAYS: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- refusals
    "no_kit": QT_TRANSLATE_NOOP(
        "messages", "Nobody said what belongs into {tray}||Assign a kit to the tray under Items & places"
    ),
    "unknown_kit": QT_TRANSLATE_NOOP("messages", "Unknown kit: {kit}||Check the code, or enter the kit first"),
    "count_open": QT_TRANSLATE_NOOP("messages", "{tray} is being counted the other way||Close that count first"),
    "no_open_count": QT_TRANSLATE_NOOP("messages", "{tray} is not being counted||Scan the tray first"),
    "not_in_kit": QT_TRANSLATE_NOOP("messages", "Does not belong into {tray}|{item}|Put it where it belongs"),
    "tray_not_counted": QT_TRANSLATE_NOOP(
        "messages", "{tray} has not been counted since it came back||Count it at the trays desk"
    ),
    "tray_not_complete": QT_TRANSLATE_NOOP(
        "messages", "{tray} is not complete|{names}|Refill and count it, or ask the supervisor"
    ),
    "tray_not_sterile": QT_TRANSLATE_NOOP(
        "messages", "{tray} is not sterile|no valid sterilisation since it was last used|Record its sterilisation"
    ),
    "tray_past_date": QT_TRANSLATE_NOOP(
        "messages", "{tray} is sterile until {valid_until} only|needed on {planned}|Sterilise it again"
    ),
    "tray_is_out": QT_TRANSLATE_NOOP("messages", "{tray} is out|{document}|Take it back first"),
    "tray_not_out": QT_TRANSLATE_NOOP("messages", "{tray} is not out||Scan the tray of a case that is out"),
    "tray_of_case": QT_TRANSLATE_NOOP("messages", "{tray} is out with {case}||Take it back at the cases desk"),
    "in_the_future": QT_TRANSLATE_NOOP("messages", "That time has not come yet|{at}|Correct the time"),
    "not_a_hospital": QT_TRANSLATE_NOOP("messages", "{party} is no hospital||Choose a hospital"),
    "no_hospital_store": QT_TRANSLATE_NOOP(
        "messages", "No store of this hospital|{hospital} · {place}|Enter the hospital's store first"
    ),
    "choose_store": QT_TRANSLATE_NOOP("messages", "Several stores: {places}||Say which one"),
    "baseline_frozen": QT_TRANSLATE_NOOP(
        "messages", "The baseline of {hospital} is frozen|since {on}|It is never changed"
    ),
    "due_before_today": QT_TRANSLATE_NOOP("messages", "That day is over|{due_back_on}|Say a day from today on"),
    "not_longer": QT_TRANSLATE_NOOP(
        "messages", "{tray} is due back on {due_back_on} already||Say a later day; LATER moves it"
    ),
    "loan_form_open": QT_TRANSLATE_NOOP(
        "messages",
        "The form of {tray} is open||Scan a hospital's store, LATER, EARLIER, YES, NO or CONFIRM, or go back",
    ),
    "loan_needs_store": QT_TRANSLATE_NOOP(
        "messages", "Lend {tray} to which hospital?||Scan the code of the hospital's store"
    ),
    "loan_needs_day": QT_TRANSLATE_NOOP(
        "messages", "When is {tray} due back?||Scan LATER, or type the day such as 2026-11-21"
    ),
    "not_a_store_here": QT_TRANSLATE_NOOP(
        "messages", "{place} is no hospital store of this site||Scan the code of the hospital's store"
    ),
    "needs_reason": QT_TRANSLATE_NOOP("messages", "Why?||Give a reason"),
    # ---------------------------------------------------------------- replies
    "tray_count_opened": QT_TRANSLATE_NOOP(
        "messages", "{counted}/{of} · {tray}||Scan what is in it; TICK ALL for the instruments"
    ),
    "kit_assigned": QT_TRANSLATE_NOOP("messages", "{tray} is of kit {kit}||Count it"),
    "tray_sterile": QT_TRANSLATE_NOOP("messages", "{tray} is sterile until {valid_until}|load {load}|"),
    "lend_to_whom": QT_TRANSLATE_NOOP(
        "messages",
        "Lend {tray} to whom?||Scan the hospital's store; LATER and EARLIER move the day; CONFIRM lends it",
    ),
    "extend_until": QT_TRANSLATE_NOOP(
        "messages", "{tray} stays until when?||LATER and EARLIER move the day; scan or type why; CONFIRM saves"
    ),
    "back_and_used": QT_TRANSLATE_NOOP(
        "messages", "{tray} is back: was something taken from it?||Scan YES or NO, then CONFIRM"
    ),
    "loan_noted": QT_TRANSLATE_NOOP("messages", "Noted: {told}||CONFIRM when all is right"),
    "tray_lent": QT_TRANSLATE_NOOP("messages", "{tray} is lent until {due_back_on}|it stands in {place}|"),
    "tray_lent_anyway": QT_TRANSLATE_NOOP(
        "messages", "{tray} is lent until {due_back_on}, by your reason|it stands in {place}|The reason is kept"
    ),
    "loan_extended": QT_TRANSLATE_NOOP("messages", "{tray} stays until {due_back_on}|extension {extensions}|"),
    "tray_back": QT_TRANSLATE_NOOP("messages", "{tray} is back|it stands in {place}|Count it"),
    "tray_back_late": QT_TRANSLATE_NOOP("messages", "{tray} is back, too late|it stands in {place}|Count it"),
    "tray_run_failed": QT_TRANSLATE_NOOP(
        "messages", "{tray} is not sterile: the indicator failed|load {load}|Sterilise it again"
    ),
    "tray_piece_counted": QT_TRANSLATE_NOOP("messages", "{counted}/{of} · {item}|lot {lot} · serial {serial}|"),
    "tray_piece_again": QT_TRANSLATE_NOOP(
        "messages",
        "Already counted|{item} · lot {lot} · serial {serial} · {counted}/{of}"
        "|One more of the lot? CONFIRM books it into the tray",
    ),
    "tray_piece_extra": QT_TRANSLATE_NOOP(
        "messages",
        "Not known to be in {tray}|{item} · lot {lot} · serial {serial}"
        "|Take it out, or scan CONFIRM to book it into the tray",
    ),
    "tray_piece_put_in": QT_TRANSLATE_NOOP("messages", "Booked into {tray}|from {sources}|"),
    "instruments_ticked": QT_TRANSLATE_NOOP("messages", "{counted}/{of} · instruments ticked||CLOSE TRAY when done"),
    "tray_counted_complete": QT_TRANSLATE_NOOP("messages", "{tray} is complete|{counted}/{of}|"),
    "tray_counted_incomplete": QT_TRANSLATE_NOOP(
        "messages", "{tray} is not complete|missing: {missing} · too much: {extra}|Put in what is missing, count again"
    ),
}
