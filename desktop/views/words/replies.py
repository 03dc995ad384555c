"""What the desks say when a scan was taken."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

REPLIES: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- at every desk
    "acknowledged": QT_TRANSLATE_NOOP("messages", "Line free||Go on scanning"),
    "line_held": QT_TRANSLATE_NOOP("messages", "Line held|{held_for} · nothing was booked|{held_next}"),
    "half_scanned": QT_TRANSLATE_NOOP(
        "messages",
        "One code read, one to go|{item} · lot {lot} · serial {serial} · still needed: {missing}"
        "|Scan the other code on the label",
    ),
    "nothing_held": QT_TRANSLATE_NOOP("messages", "Nothing to acknowledge||Go on scanning"),
    "which_reading": QT_TRANSLATE_NOOP(
        "messages",
        "What does the label say?|lot {lot} · serial {serial} · expiry {expires_on} · DI {di}"
        "|YES if this is so, NO for the next reading; ACKNOWLEDGE drops it",
    ),
    "undone": QT_TRANSLATE_NOOP("messages", "Undone: {kind}|{item} · lot {lot} · serial {serial} · {document}|"),
    "signed_in": QT_TRANSLATE_NOOP("messages", "Signed in: {name}|{role}|Scan a task card, or go on"),
    "signed_out": QT_TRANSLATE_NOOP("messages", "Signed out||Scan your badge"),
    "who_am_i": QT_TRANSLATE_NOOP("messages", "{name}|{role}|"),
    "task_opened": QT_TRANSLATE_NOOP("messages", "{task}||Scan"),
    "language_changed": QT_TRANSLATE_NOOP("messages", "Language changed||"),
    "sign_in_first": QT_TRANSLATE_NOOP("messages", "Nobody is signed in|Nothing was booked|Scan your badge"),
    "scan_not_kept": QT_TRANSLATE_NOOP(
        "messages", "The scan could not be kept|{unkept_why} · nothing was booked|{unkept_next}"
    ),
    "program_error": QT_TRANSLATE_NOOP(
        "messages",
        "The program met a fault of its own|This scan may not be booked|Look at the stock before you scan it again",
    ),
    # ---------------------------------------------------------------- receiving
    "notice_opened": QT_TRANSLATE_NOOP(
        "messages",
        "{received}/{lines} · {trays:tray/trays}|Delivery {notice} · owner {owner} · {consigned}|Scan a tray",
    ),
    "tray_opened": QT_TRANSLATE_NOOP("messages", "{received}/{of} · {tray}||Scan what is in the tray"),
    "unit_received": QT_TRANSLATE_NOOP(
        "messages", "{received}/{of} · {item}|seat {seat} · lot {lot} · serial {serial} · until {expires_on}|"
    ),
    "unit_marked": QT_TRANSLATE_NOOP(
        "messages",
        "{days_left:day/days}, minimum {minimum_days}"
        "|{received}/{of} · {item} · seat {seat} · lot {lot} · serial {serial} · until {expires_on}"
        "|Scan ACCEPT SHORT DATE, or set it aside",
    ),
    "unit_again": QT_TRANSLATE_NOOP(
        "messages", "Already counted · seat {seat}|{received}/{of} · {item} · lot {lot} · serial {serial}|"
    ),
    "label_verified": QT_TRANSLATE_NOOP(
        "messages",
        "Label verified · {received}/{of}|{item} · seat {seat} · lot {lot} · serial {serial} · until {expires_on}|",
    ),
    "label_scanned_back": QT_TRANSLATE_NOOP(
        "messages", "Label verified|{item} · lot {lot} · serial {serial} · {more} more of this code|Scan the next label"
    ),
    "label_again": QT_TRANSLATE_NOOP(
        "messages", "Already verified|{item} · lot {lot} · serial {serial}|Scan the next label"
    ),
    "label_for": QT_TRANSLATE_NOOP("messages", "Label for {thing}||See how it looks, then scan CONFIRM"),
    "labels_ordered": QT_TRANSLATE_NOOP("messages", "{count:label/labels} ordered|{thing}|Stick it on, scan it back"),
    "zone_labels_ordered": QT_TRANSLATE_NOOP(
        "messages",
        "{count:label/labels} ordered for {zone}|{skipped} there already · no label for {refs}"
        "|Stick each on, scan it back",
    ),
    "sheets_written": QT_TRANSLATE_NOOP(
        "messages",
        "{count:label/labels} on {pages:page/pages}|{file} · {skipped} passed over: taken by a printer meanwhile"
        "|Print it at 100 %, stick each on, scan it back",
    ),
    "test_label_ordered": QT_TRANSLATE_NOOP(
        "messages", "The test label prints||Hold its ruler to a real one, then scan the label back"
    ),
    "labels_moved": QT_TRANSLATE_NOOP("messages", "{count:label/labels} moved to {to}||"),
    "tray_complete": QT_TRANSLATE_NOOP(
        "messages", "{tray} complete · {received}/{of}|Its label prints|Scan the next tray, or CONFIRM"
    ),
    "tray_incomplete": QT_TRANSLATE_NOOP(
        "messages",
        "{tray} closed · {received}/{of}|Its label prints · open seats: {open_seats}|Scan the next tray, or CONFIRM",
    ),
    "picked": QT_TRANSLATE_NOOP(
        "messages",
        "Compare with the pack · seat {seat}|{item} · lot {lot} · serial {serial} · until {expires_on}"
        "|The label prints: stick it on, scan it back",
    ),
    "short_date_accepted": QT_TRANSLATE_NOOP(
        "messages",
        "Short date accepted · {days_left:day/days}"
        "|{item} · seat {seat} · lot {lot} · serial {serial} · {waiting} still to decide|",
    ),
    "note_written": QT_TRANSLATE_NOOP("messages", "Discrepancy note written · {entries:entry/entries}|{path}|"),
    "note_unwritten": QT_TRANSLATE_NOOP("messages", "The note could not be written|{detail}|Choose another folder"),
    "notice_confirmed": QT_TRANSLATE_NOOP(
        "messages",
        "Delivery {notice} posted · {normal:piece/pieces}"
        "|{short_dated} short-dated · {quarantined} in quarantine · {short} missing"
        " · {trays_complete}/{trays} trays complete · consigned CNY {consigned_value}"
        "|Put the trays away",
    ),
    "quarantined": QT_TRANSLATE_NOOP(
        "messages",
        "In quarantine · {reason}|{item} · lot {lot} · serial {serial} · in {place}"
        "|The hold label prints: stick it on, put the pack into quarantine",
    ),
    "noted": QT_TRANSLATE_NOOP(
        "messages",
        "Noted for the discrepancy note · {reason}|The catalogue does not know these goods: nothing was booked"
        "|The hold label prints: stick it on, set the pack aside",
    ),
    # ---------------------------------------------------------------- put-away
    "put_into": QT_TRANSLATE_NOOP("messages", "Put into {place}|{thing} · {held} · now in {stands_in}|Scan the bin"),
    "no_bin_free": QT_TRANSLATE_NOOP(
        "messages", "No bin is free for {thing}|{held} · now in {stands_in}|Scan any bin of its kind with room"
    ),
    "loose_in_hand": QT_TRANSLATE_NOOP(
        "messages", "{pieces} × {item}|lot {lot}|Scan it again for one more, then the bin"
    ),
    "loose_moved": QT_TRANSLATE_NOOP("messages", "{pieces} × {item} in {target}|lot {lot} · from {source}|"),
    "is_at_home": QT_TRANSLATE_NOOP("messages", "{thing} is in its bin|{held} · in {place}|Scan the next one"),
    "put_away": QT_TRANSLATE_NOOP("messages", "{thing} in {place}|Zone {zone} · {filled}/{of} bins · {percent} %|"),
    "put_away_full": QT_TRANSLATE_NOOP(
        "messages", "{thing} in {place} · zone nearly full|Zone {zone} · {filled}/{of} bins · {percent} %, limit 90 %|"
    ),
    "bin_holds": QT_TRANSLATE_NOOP("messages", "{place} holds {holds}||"),
    "bin_empty": QT_TRANSLATE_NOOP("messages", "{place} is empty|Should hold {should_hold}|"),
    "bin_holds_other": QT_TRANSLATE_NOOP(
        "messages",
        "{place} holds {holds}, should hold {should_hold}||Scan {holds}, then the bin it is proposed for",
    ),
    # ---------------------------------------------------------------- zones
    "area_outside_agreement": QT_TRANSLATE_NOOP(
        "messages", "Saved, but the floor is {area} m²|The agreement asks for 3 to 5 m²|"
    ),
    # ---------------------------------------------------------------- find
    "found_nothing": QT_TRANSLATE_NOOP(
        "messages", "Nothing found|{text}|Compare the code, or search with fewer letters"
    ),
    "found_unit": QT_TRANSLATE_NOOP(
        "messages",
        "In {place} · {held} · {expired}"
        "|{item} · lot {lot} · serial {serial} · until {expires_on} · {state} · owner {owner} · with {custodian}"
        " · {others} more fit|Put it into {put_into}",
    ),
    "found_unit_gone": QT_TRANSLATE_NOOP(
        "messages",
        "Not on hand · {kind} · {place}|{item} · lot {lot} · serial {serial} · until {expires_on} · {others} more fit"
        "|Look at its history",
    ),
    "found_lot": QT_TRANSLATE_NOOP(
        "messages",
        "{pieces:piece/pieces} on hand · {held} · {expired}"
        "|{item} · lot {lot} · until {expires_on} · in {places:place/places} · {others} more fit|",
    ),
    "found_tray": QT_TRANSLATE_NOOP(
        "messages",
        "{tray} · in {place} · {held}"
        "|{item} · holds {pieces:piece/pieces} · {seats:seat/seats} · {state} · belongs in {home} · owner {owner}"
        " · {others} more fit|Put it into {put_into}",
    ),
    "found_place": QT_TRANSLATE_NOOP(
        "messages", "{place} holds {pieces:piece/pieces}|in {trays} · {item} · {state} · {others} more fit|"
    ),
    "found_place_empty": QT_TRANSLATE_NOOP("messages", "{place} is empty|{item} · {state} · {others} more fit|"),
    "found_item": QT_TRANSLATE_NOOP(
        "messages", "{pieces:piece/pieces} on hand|{item} · {ref} · in {places:place/places} · {others} more fit|"
    ),
    "found_notice": QT_TRANSLATE_NOOP(
        "messages", "Delivery {notice} · {received}/{lines}|Owner {owner} · {state} · {others} more fit|"
    ),
    "stock_found": QT_TRANSLATE_NOOP("messages", "{rows:row/rows} found||"),
    # ---------------------------------------------------------------- after an unexpected end
    "left_over_booked": QT_TRANSLATE_NOOP("messages", "Booked before the program ended|{raw} · {at} · {scanner}|"),
    "left_over_not_booked": QT_TRANSLATE_NOOP(
        "messages", "Not booked before the program ended|{raw} · {at} · {scanner}|Scan it again"
    ),
}
