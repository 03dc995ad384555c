"""What is said about counts."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

_REFUSALS: Final[dict[str, str]] = {
    "place_counted": QT_TRANSLATE_NOOP(
        "messages", "{place} is being counted|{person} counts · {count}|Wait until the count is over"
    ),
    "counted_by_other": QT_TRANSLATE_NOOP(
        "messages", "{person} counts {place}|{count} · desk {workstation}|Take another bin"
    ),
    "second_person_needed": QT_TRANSLATE_NOOP(
        "messages", "A second person must count {place}|{person} counted last · {count}|Another badge, then the bin"
    ),
    "another_person_needed": QT_TRANSLATE_NOOP(
        "messages", "A second person must decide|{person} opened it|Another badge, then once more"
    ),
    "count_waits": QT_TRANSLATE_NOOP(
        "messages", "{place} waits for a decision|{count}|Scan the bin to see the difference"
    ),
    "no_count_open": QT_TRANSLATE_NOOP("messages", "{place} is not being counted||Scan the bin to begin"),
    "not_countable": QT_TRANSLATE_NOOP("messages", "{place} cannot be counted||Scan a bin or a tray"),
    "unknown_count": QT_TRANSLATE_NOOP("messages", "No count {count}||Look at the list of counts"),
    "count_closed": QT_TRANSLATE_NOOP("messages", "Count {count} is closed|{place}|Count the place again"),
    "first_pass": QT_TRANSLATE_NOOP(
        "messages", "First count all of {place}||Look elsewhere only in the recount; scan END BIN when {place} is done"
    ),
    "nothing_to_approve": QT_TRANSLATE_NOOP("messages", "Nothing to approve|{place} · {count}|"),
    "approval_needed": QT_TRANSLATE_NOOP(
        "messages",
        "A supervisor must approve|{place} · {count} · worth {worth} CNY, limit {limit} CNY|Supervisor badge",
    ),
    "pass_open": QT_TRANSLATE_NOOP(
        "messages", "{place} is still being counted|{person} counts · {count}|Scan END BIN first"
    ),
    "bad_days": QT_TRANSLATE_NOOP("messages", "{value} is no number of days||Plan for 1 to 366 days"),
    "nothing_to_count": QT_TRANSLATE_NOOP("messages", "Zone {zone} has no bins||Draw its racks first"),
    "scan_place_first": QT_TRANSLATE_NOOP("messages", "No bin is being counted||Scan the bin first"),
    "end_bin_first": QT_TRANSLATE_NOOP("messages", "{place} is not done||Scan END BIN, then the next bin"),
    "no_difference_shown": QT_TRANSLATE_NOOP("messages", "Nothing to confirm||Scan a bin that waits for a decision"),
}
_SCANS: Final[dict[str, str]] = {
    "count_started": QT_TRANSLATE_NOOP("messages", "Count {place}||Scan everything in it, then END BIN"),
    "count_resumed": QT_TRANSLATE_NOOP(
        "messages", "Go on with {place}|{counted} counted so far, all kept|Scan the rest, then END BIN"
    ),
    "recount_started": QT_TRANSLATE_NOOP(
        "messages", "Count {place} again|Second person|Scan all of it, then look in the likely places"
    ),
    "count_right": QT_TRANSLATE_NOOP(
        "messages", "{counted} · {item}|lot {lot} · serial {serial} · {tray} · {pieces:piece/pieces}|"
    ),
    "count_already": QT_TRANSLATE_NOOP(
        "messages", "Already counted|{item} · lot {lot} · serial {serial} · {tray}|Not added"
    ),
    "count_wrong_place": QT_TRANSLATE_NOOP(
        "messages", "Belongs in {belongs}|{item} · lot {lot} · serial {serial} · {tray}|Leave it; it is counted here"
    ),
    "count_found": QT_TRANSLATE_NOOP(
        "messages", "{counted} · not in any book|{item} · lot {lot} · serial {serial} · {tray}|Go on scanning"
    ),
    "count_unknown": QT_TRANSLATE_NOOP(
        "messages",
        "Unknown, kept as such|{item} · lot {lot} · serial {serial} · {belongs}|Set it aside, go on scanning",
    ),
    "count_here": QT_TRANSLATE_NOOP(
        "messages", "No matter of this count|{item} · lot {lot} · serial {serial} · in {where}|"
    ),
    "count_missing_met": QT_TRANSLATE_NOOP(
        "messages", "Found: it was missing|{item} · lot {lot} · serial {serial} · {tray} · in {where}|"
    ),
    "looking_in": QT_TRANSLATE_NOOP(
        "messages", "Looking in {where}|for {place}|Scan what is there; the next likely place; or END BIN"
    ),
    "counting_here": QT_TRANSLATE_NOOP("messages", "Back in {place}||Scan on, or END BIN"),
    "count_taken_back": QT_TRANSLATE_NOOP(
        "messages", "Taken back · {counted} counted|{item} · lot {lot} · serial {serial} · {pieces:piece/pieces}|"
    ),
}
_RESULTS: Final[dict[str, str]] = {
    "bin_agrees": QT_TRANSLATE_NOOP("messages", "{place} agrees|{right} right · {accuracy} %|Next bin"),
    "bin_recount": QT_TRANSLATE_NOOP(
        "messages",
        "{place} differs|{gone} missing · {right} right · {wrong_place} in the wrong place · {found} in no book"
        " · {unknown} unknown · {already} scanned twice · {accuracy} %|A second person counts it again",
    ),
    "bin_to_approve": QT_TRANSLATE_NOOP(
        "messages",
        "{place} differs, worth {worth} CNY"
        "|{gone} missing · {elsewhere} found elsewhere · {wrong_place} in the wrong place · {found} in no book"
        " · {right} right · {accuracy} %"
        "|A supervisor must approve",
    ),
    "bin_to_post": QT_TRANSLATE_NOOP(
        "messages",
        "{place} differs|{gone} missing · {elsewhere} found elsewhere · {wrong_place} in the wrong place"
        " · {found} in no book · {right} right · {accuracy} %|Scan CONFIRM to book it",
    ),
    "difference_shown": QT_TRANSLATE_NOOP("messages", "Difference of {place}|{count}|Look at it, then scan CONFIRM"),
    "difference_approved": QT_TRANSLATE_NOOP("messages", "Approved|{place} · {count}|Scan CONFIRM to book it"),
    "count_sent_back": QT_TRANSLATE_NOOP("messages", "{place} is counted again|{count}|Another person scans the bin"),
    "count_dropped": QT_TRANSLATE_NOOP("messages", "Count of {place} dropped|{count} · nothing was booked|"),
    "count_posted": QT_TRANSLATE_NOOP(
        "messages",
        "{place} booked: {moves} moved, {lost} lost|{found} added · {amount} CNY owed · accuracy {accuracy_first} %,"
        " after the recount {accuracy_after} %|Next bin",
    ),
    "counts_planned": QT_TRANSLATE_NOOP(
        "messages",
        "{a_day:bin/bins} a day|{round} · zone {zone} · {places} places in {days:day/days}|Scan the first bin",
    ),
}
_RULES: Final[dict[str, str]] = {
    "count_rule_saved": QT_TRANSLATE_NOOP(
        "messages", "Above {amount} CNY a supervisor approves|{site}|It counts from the next end of a bin on"
    ),
}
_PAPERS: Final[dict[str, str]] = {
    "count_sheet_written": QT_TRANSLATE_NOOP("messages", "Count sheet saved|{path} · {entries} places|"),
    "count_sheet_unwritten": QT_TRANSLATE_NOOP("messages", "Count sheet not saved|{detail}|Choose another folder"),
}
COUNTS: Final[dict[str, str]] = _REFUSALS | _SCANS | _RESULTS | _RULES | _PAPERS
