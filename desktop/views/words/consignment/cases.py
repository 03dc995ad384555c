"""What is said about cases."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

STAGES: Final[dict[str, str]] = {
    "planned": QT_TRANSLATE_NOOP("messages", "planned"),
    "ready": QT_TRANSLATE_NOOP("messages", "ready to go"),
    "out": QT_TRANSLATE_NOOP("messages", "at the hospital"),
    "back": QT_TRANSLATE_NOOP("messages", "back"),
    "held": QT_TRANSLATE_NOOP("messages", "report held"),
    "reported": QT_TRANSLATE_NOOP("messages", "reported"),
    "cancelled": QT_TRANSLATE_NOOP("messages", "cancelled"),
}
"""How far a case is."""

FATES: Final[dict[str, str]] = {
    "implanted": QT_TRANSLATE_NOOP("messages", "implanted"),
    "wasted": QT_TRANSLATE_NOOP("messages", "opened, not used"),
    "returned": QT_TRANSLATE_NOOP("messages", "brought back"),
}
"""What became of a piece."""

GATES: Final[dict[str, str]] = {
    "count": QT_TRANSLATE_NOOP("messages", "Count"),
    "sterile": QT_TRANSLATE_NOOP("messages", "Sterilisation"),
    "image": QT_TRANSLATE_NOOP("messages", "Images"),
    "spare": QT_TRANSLATE_NOOP("messages", "Spare"),
}
"""The gates of a case."""

CLOCKS: Final[dict[str, str]] = {
    "presence": QT_TRANSLATE_NOOP("messages", "Engineer present"),
    "notice_of_use": QT_TRANSLATE_NOOP("messages", "Notice of use"),
    "follow_up": QT_TRANSLATE_NOOP("messages", "Follow-up with the surgeon"),
    "follow_up_form": QT_TRANSLATE_NOOP("messages", "Follow-up form"),
    "no_complaint": QT_TRANSLATE_NOOP("messages", "No complaint until"),
}
"""The clocks of a case."""

DIFFERENCES: Final[dict[str, str]] = {
    "missing_not_used": QT_TRANSLATE_NOOP("messages", "did not come back and is not on the sheet"),
    "used_but_back": QT_TRANSLATE_NOOP("messages", "is on the sheet and came back"),
    "never_went_out": QT_TRANSLATE_NOOP("messages", "never went out with this case"),
}
"""Why a usage report is held."""

CASES: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- refusals
    "unknown_case": QT_TRANSLATE_NOOP("messages", "Unknown case: {case}||Check the number, or plan the case first"),
    "case_exists": QT_TRANSLATE_NOOP("messages", "{case} is planned already||Take another number, or open that case"),
    "plan_open": QT_TRANSLATE_NOOP("messages", "A form is open||Save it or go back first"),
    "case_state": QT_TRANSLATE_NOOP("messages", "Not at this stage|{case} · {stage}|Look at the case"),
    "bad_time": QT_TRANSLATE_NOOP("messages", "Not a time: {value}||Enter it as 2026-11-24 11:20"),
    "ended_before_sent": QT_TRANSLATE_NOOP(
        "messages",
        "The operation ended before its goods left|{case} · ended {ended}, left {sent}"
        "|Correct the time, or ask the supervisor",
    ),
    "not_an_implant": QT_TRANSLATE_NOOP("messages", "{item} is no implant||Plan implants; instruments come with trays"),
    "tray_promised": QT_TRANSLATE_NOOP("messages", "{tray} is promised to {case}||Choose another tray"),
    "not_planned": QT_TRANSLATE_NOOP("messages", "Not planned for {case}|{item} · lot {lot} · serial {serial}|"),
    "not_usable_here": QT_TRANSLATE_NOOP(
        "messages", "Cannot be reserved from here|{item} · lot {lot} · serial {serial}|Take one from a usable bin"
    ),
    "reserved_already": QT_TRANSLATE_NOOP(
        "messages", "Promised to somebody else|{item} · lot {lot} · serial {serial}|Take another piece"
    ),
    "expires_later": QT_TRANSLATE_NOOP(
        "messages", "{first} in {place} expires earlier|{expires_on} · {item}|Take that one, or give a reason"
    ),
    "spare_missing": QT_TRANSLATE_NOOP(
        "messages", "A spare is missing|{names} · {case}|Reserve one more of each, or ask the supervisor"
    ),
    "nothing_to_send": QT_TRANSLATE_NOOP("messages", "Nothing to send for {case}||Add a tray or reserve implants"),
    "never_went_out": QT_TRANSLATE_NOOP(
        "messages", "Never went out with {case}|{item} · lot {lot} · serial {serial}|Put it aside and look it up"
    ),
    "tray_still_out": QT_TRANSLATE_NOOP("messages", "The tray is still out|{case}|Scan COME BACK, then the tray"),
    "tray_without_case": QT_TRANSLATE_NOOP("messages", "{tray} goes with no case||Choose a case, then scan the tray"),
    "scan_case_first": QT_TRANSLATE_NOOP("messages", "Which case?||Scan its tray or its number"),
    "choose_step": QT_TRANSLATE_NOOP("messages", "What shall be done with it?||Scan COME BACK, IMPLANTED or WASTED"),
    "unknown_report": QT_TRANSLATE_NOOP("messages", "Unknown usage report: {report}||Check the number"),
    "report_undone": QT_TRANSLATE_NOOP("messages", "{report} was taken back already||"),
    "depends_on_it": QT_TRANSLATE_NOOP("messages", "Something rests on {report}|{documents}|Cancel {first} first"),
    # ---------------------------------------------------------------- replies
    "case_shown": QT_TRANSLATE_NOOP("messages", "{case}||"),
    "case_planned": QT_TRANSLATE_NOOP("messages", "{case} is planned||Reserve what it needs"),
    "case_changed": QT_TRANSLATE_NOOP(
        "messages", "The plan of {case} is changed|let go: {released} · reserved: {reserved}|Make it ready anew"
    ),
    "case_changed_red": QT_TRANSLATE_NOOP(
        "messages",
        "The plan of {case} is changed: a spare is missing|{names} · let go: {released} · reserved: {reserved}"
        "|Reserve it, or ask for it",
    ),
    "case_cancelled": QT_TRANSLATE_NOOP("messages", "{case} is cancelled||What was reserved for it is free again"),
    "case_tray_added": QT_TRANSLATE_NOOP("messages", "{tray} goes with {case}||"),
    "tray_noted": QT_TRANSLATE_NOOP("messages", "{tray} is noted for the new case||"),
    "piece_reserved": QT_TRANSLATE_NOOP("messages", "Reserved for {case}|{item} · lot {lot} · serial {serial}|"),
    "case_reserved": QT_TRANSLATE_NOOP("messages", "Everything is reserved|{case} · {pieces:piece/pieces}|"),
    "case_still_red": QT_TRANSLATE_NOOP("messages", "A spare is still missing|{names} · {case}|"),
    "case_ready": QT_TRANSLATE_NOOP("messages", "{case} is ready||SEND OUT when it leaves"),
    "case_sent": QT_TRANSLATE_NOOP(
        "messages", "Sent out · {pieces:piece/pieces}|{case} · {trays} · due back {due_back_on}|"
    ),
    "now_coming_back": QT_TRANSLATE_NOOP("messages", "Coming back||Scan the tray, then what is in it"),
    "tray_came_back": QT_TRANSLATE_NOOP(
        "messages", "{tray} is back · {found}/{went_out}|{case} · {place}|Scan what is in it"
    ),
    "piece_back": QT_TRANSLATE_NOOP(
        "messages", "{found}/{of} · {item}|lot {lot} · serial {serial} · {missing} missing|"
    ),
    "piece_back_again": QT_TRANSLATE_NOOP("messages", "Already found|{item} · lot {lot} · serial {serial}|"),
    "now_implanted": QT_TRANSLATE_NOOP("messages", "Implanted||Scan the stickers of what was implanted"),
    "now_wasted": QT_TRANSLATE_NOOP("messages", "Opened, not used||Scan the stickers of what was opened and not used"),
    "sticker_implanted": QT_TRANSLATE_NOOP("messages", "{used} · implanted · {item}|lot {lot} · serial {serial}|"),
    "sticker_wasted": QT_TRANSLATE_NOOP("messages", "{used} · opened, not used · {item}|lot {lot} · serial {serial}|"),
    "sticker_again": QT_TRANSLATE_NOOP("messages", "On the sheet already|{item} · lot {lot} · serial {serial}|"),
    "sticker_stranger": QT_TRANSLATE_NOOP(
        "messages",
        "Never went out with this case|{item} · lot {lot} · serial {serial}|It holds the report; UNDO takes it off",
    ),
    "sticker_taken_off": QT_TRANSLATE_NOOP("messages", "Taken off the sheet|{item} · lot {lot} · serial {serial}|"),
    "usage_confirmed": QT_TRANSLATE_NOOP(
        "messages", "{number} · {amount} CNY|{went_out} out = {back} back + {implanted} implanted + {wasted} wasted|"
    ),
    "usage_held": QT_TRANSLATE_NOOP(
        "messages", "The report is held · {count:difference/differences}|{names}|Find each one, then CONFIRM again"
    ),
    "nothing_reserved": QT_TRANSLATE_NOOP("messages", "Nothing is reserved for {case}||Nothing to take back"),
    "release_asked": QT_TRANSLATE_NOOP(
        "messages", "Let {pieces:reserved piece/reserved pieces} of {case} go?||Scan YES or NO"
    ),
    "reservations_released": QT_TRANSLATE_NOOP(
        "messages", "Let go: {pieces:reservation/reservations} of {case}||Reserve anew, or cancel the case"
    ),
    "usage_undo_asked": QT_TRANSLATE_NOOP(
        "messages",
        "Take {report} of {case} back?|Nothing rests on it; what was used is booked back and credited|Scan YES or NO",
    ),
    "usage_undone": QT_TRANSLATE_NOOP(
        "messages", "{report} is taken back · {credited} CNY|{case}|Correct the sheet, then CONFIRM again"
    ),
}
