"""What a rule says when it says no: what happened, to what, and what to do."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

DESK_REFUSALS: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- a code of the program's own
    "unknown_code": QT_TRANSLATE_NOOP("messages", "Not a code of this program|{raw}|Print the card or label anew"),
    "not_here": QT_TRANSLATE_NOOP("messages", "This code does nothing here|{raw}|Scan what the screen asks for"),
    "scan_notice_first": QT_TRANSLATE_NOOP("messages", "No delivery is open||Scan the delivery note first"),
    "scan_tray_first": QT_TRANSLATE_NOOP("messages", "No tray is open||Scan the tray first"),
    "scan_thing_first": QT_TRANSLATE_NOOP("messages", "Nothing is in hand|{raw}|Scan a tray or a unit first"),
    # ---------------------------------------------------------------- what the label names
    "di_missing": QT_TRANSLATE_NOOP(
        "messages", "Only the second code was read|lot {lot} · serial {serial}|Scan the code with the item number"
    ),
    "separator_lost": QT_TRANSLATE_NOOP(
        "messages",
        "A separator is missing: the lot may be wrong|DI {di} · lot {lot} · serial {serial}"
        "|Set the scanner to send GS, then scan again",
    ),
    "unknown_item": QT_TRANSLATE_NOOP(
        "messages", "Not in the catalogue|DI {di} · {subject}|Ask for the item to be entered"
    ),
    "unknown_lot": QT_TRANSLATE_NOOP("messages", "Lot never seen|{item} · lot {lot}|Compare the lot on the pack"),
    "unknown_serial": QT_TRANSLATE_NOOP(
        "messages", "Serial number never seen|{item} · lot {lot} · serial {serial}|Compare the number on the pack"
    ),
    "item_retired": QT_TRANSLATE_NOOP("messages", "Item no longer in use|{item} · {ref}|Ask the supervisor"),
    "identifier_missing": QT_TRANSLATE_NOOP(
        "messages", "The code lacks: {missing}|{item} · {ref}|Scan the other code on the label"
    ),
    "no_di": QT_TRANSLATE_NOOP(
        "messages", "The item has no UDI-DI|{item} · {ref}|Enter its UDI-DI, then print the label"
    ),
    "lot_differs": QT_TRANSLATE_NOOP(
        "messages", "Lot differs|serial {serial} · read {read}, known as {known}|Compare the lot on the pack"
    ),
    "expiry_differs": QT_TRANSLATE_NOOP(
        "messages",
        "Expiry date differs|lot {lot} · serial {serial} · read {read}, known as {known}|Compare the date on the pack",
    ),
    "lot_only": QT_TRANSLATE_NOOP(
        "messages", "The label names a lot, not one piece|{item} · lot {lot}|Scan a tray or a unit with serial number"
    ),
    "not_on_hand": QT_TRANSLATE_NOOP(
        "messages", "Not on hand: {thing}|{item}|Receive it first, or look at its history"
    ),
    "unit_elsewhere": QT_TRANSLATE_NOOP(
        "messages", "On hand already|serial {serial} · in {place}|Compare the serial number on the pack"
    ),
    "expired": QT_TRANSLATE_NOOP(
        "messages", "Expired {expires_on}|{item} · lot {lot} · serial {serial}|Scan QUARANTINE or ACKNOWLEDGE"
    ),
    # ---------------------------------------------------------------- receiving
    "unknown_notice": QT_TRANSLATE_NOOP(
        "messages", "No delivery {notice}||Scan the number on the delivery note, or import the notice"
    ),
    "notice_posted": QT_TRANSLATE_NOOP("messages", "Delivery {notice} is posted|Posted {at}|Open another delivery"),
    "notice_differs": QT_TRANSLATE_NOOP(
        "messages", "Delivery {notice} is known with other lines|Nothing was changed|Ask the supplier which one holds"
    ),
    "tray_not_on_notice": QT_TRANSLATE_NOOP(
        "messages", "Tray {tray} is not on this notice|Delivery {notice}|Scan a tray of this delivery"
    ),
    "tray_not_open": QT_TRANSLATE_NOOP("messages", "Tray {tray} is not open|Nothing was booked|Scan the tray first"),
    "tray_still_open": QT_TRANSLATE_NOOP(
        "messages", "Tray {tray} is still open||Scan the tray, then CLOSE TRAY, then CONFIRM"
    ),
    "tray_not_empty": QT_TRANSLATE_NOOP(
        "messages", "Tray {tray} is not empty|Nothing was undone|Take back what lies in it first"
    ),
    "not_on_notice": QT_TRANSLATE_NOOP(
        "messages",
        "Not on this notice|{item} · lot {lot} · serial {serial} · {notice}|Scan QUARANTINE or ACKNOWLEDGE",
    ),
    "on_notice": QT_TRANSLATE_NOOP(
        "messages",
        "It is on the notice|{item} · lot {lot} · serial {serial}|Scan it into its tray, or give a reason for the hold",
    ),
    "belongs_elsewhere": QT_TRANSLATE_NOOP("messages", "Belongs in {place}|{item} · seat {seat}|Take it to {place}"),
    "belongs_in_bin": QT_TRANSLATE_NOOP(
        "messages", "Belongs in {place}|{item}|Take it to {place}, or scan CONFIRM to leave it here"
    ),
    "belongs_loose": QT_TRANSLATE_NOOP(
        "messages", "Belongs in no tray|{item}|Open the delivery again and scan it there"
    ),
    "more_than_announced": QT_TRANSLATE_NOOP(
        "messages", "More than announced|{item} · lot {lot} · {pieces:piece/pieces} scanned|Set the surplus aside"
    ),
    "nothing_open": QT_TRANSLATE_NOOP("messages", "Every seat of {tray} is taken||Scan another tray"),
    "choose_seat": QT_TRANSLATE_NOOP("messages", "Which seat of {tray}?|Open: {seats}|Choose the seat on the plan"),
    "choose_short_dated": QT_TRANSLATE_NOOP(
        "messages", "Which short-dated unit?|{serials}|Choose the unit, then accept it"
    ),
    "no_short_date": QT_TRANSLATE_NOOP("messages", "No short date waits for a decision|{notice}|"),
    "short_date_undecided": QT_TRANSLATE_NOOP(
        "messages", "Short dates to decide: {count}||Scan ACCEPT SHORT DATE, or set them aside"
    ),
    "label_not_verified": QT_TRANSLATE_NOOP(
        "messages", "A new label was not scanned back|seat {seat}|Scan the new label, then CONFIRM"
    ),
    "nothing_received": QT_TRANSLATE_NOOP("messages", "Nothing has been received|{notice}|Scan the goods first"),
    # ---------------------------------------------------------------- put-away and moving
    "already_there": QT_TRANSLATE_NOOP("messages", "{thing} is in {place} already||Scan the next one"),
    "foreign_goods": QT_TRANSLATE_NOOP(
        "messages", "{place} is kept for another owner|{thing}|Choose a bin of the goods' owner"
    ),
    "not_a_bin": QT_TRANSLATE_NOOP("messages", "{place} is not a bin||Scan the label of a bin"),
    "notice_not_confirmed": QT_TRANSLATE_NOOP(
        "messages", "Delivery {notice} is not confirmed|tray {tray}|Scan CONFIRM at the receiving desk first"
    ),
    "hold_goods_only": QT_TRANSLATE_NOOP(
        "messages", "Quarantine goods only in {allowed}|{thing} · not in {place}|Take it to the quarantine bins"
    ),
    "hold_goods_only_nowhere": QT_TRANSLATE_NOOP(
        "messages", "Quarantine goods only in a quarantine bin|{thing} · not in {place}|Set up a quarantine bin"
    ),
    "only_in": QT_TRANSLATE_NOOP(
        "messages", "{thing} belongs with {purpose}|not in {place} · bins: {allowed}|Scan one of these bins"
    ),
    "bin_full": QT_TRANSLATE_NOOP("messages", "{place} is full|Holds {holds}|Scan another bin"),
    "unknown_tray": QT_TRANSLATE_NOOP("messages", "Unknown tray {tray}||Compare the tray's label"),
    "unknown_place": QT_TRANSLATE_NOOP("messages", "Unknown place|{place} · {subject}|Compare the label of the place"),
    "at_hospital": QT_TRANSLATE_NOOP(
        "messages", "By the book {thing} is at {place}||Take it back at the cases, trays or returns desk first"
    ),
    "outside_place": QT_TRANSLATE_NOOP(
        "messages", "{place} is outside the stock||Receive, consume or give back instead of moving"
    ),
    "say_source": QT_TRANSLATE_NOOP(
        "messages",
        "Which of these?|{item} · lot {lot} · {sources}|Say which place it comes from, and whose it is",
    ),
    "not_enough_stock": QT_TRANSLATE_NOOP(
        "messages", "Not enough stock|{held} there, {wanted} wanted · lot {lot} · in {place}|Count the bin"
    ),
    "nothing_to_undo": QT_TRANSLATE_NOOP("messages", "Nothing to undo|You booked nothing at this desk|"),
    "already_reversed": QT_TRANSLATE_NOOP("messages", "Undone already|Nothing was changed|"),
}
"""What a person meets at a desk."""

OFFICE_REFUSALS: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- people and rights
    "unknown_person": QT_TRANSLATE_NOOP("messages", "Unknown badge|{badge} · {subject}|Ask the administrator"),
    "not_allowed": QT_TRANSLATE_NOOP("messages", "No right: {action}|{role}|Ask the supervisor"),
    "not_your_site": QT_TRANSLATE_NOOP("messages", "Not your site|{site} · {place}|Ask the administrator"),
    "last_administrator": QT_TRANSLATE_NOOP(
        "messages", "The last administrator stays|Nothing was changed|Name another administrator first"
    ),
    # ---------------------------------------------------------------- master data
    "unknown_site": QT_TRANSLATE_NOOP("messages", "Unknown site|{site} · {subject}|Choose a site from the list"),
    "unknown_party": QT_TRANSLATE_NOOP("messages", "Unknown party|{party} · {subject}|Choose a party from the list"),
    "unknown_subject": QT_TRANSLATE_NOOP("messages", "{subject} is not kept here||Check the code"),
    "subject_ambiguous": QT_TRANSLATE_NOOP("messages", "{subject} names several||Say the maker or the model too"),
    "unknown_external_id": QT_TRANSLATE_NOOP(
        "messages", "{subject} has no number there|{system}|Look at the list of external numbers"
    ),
    "external_id_taken": QT_TRANSLATE_NOOP(
        "messages", "{value} names another thing by now||Take that number out of use first"
    ),
    "changed_meanwhile": QT_TRANSLATE_NOOP(
        "messages", "Somebody changed {subject} meanwhile|{fields}|Look at the new values, then save again"
    ),
    "goods_on_hand": QT_TRANSLATE_NOOP(
        "messages", "{subject} still has goods|{held:piece/pieces} on hand|Move the goods first"
    ),
    "still_used": QT_TRANSLATE_NOOP(
        "messages", "{subject} is still in use|{names}|Change or end these first: {count} in all"
    ),
    "place_exists": QT_TRANSLATE_NOOP("messages", "Place {place} exists already||Choose another code"),
    "bad_size": QT_TRANSLATE_NOOP("messages", "The zone {zone} has no size|Width and depth in mm|Enter both"),
    "bad_rack": QT_TRANSLATE_NOOP(
        "messages",
        "Rack {rack} cannot be drawn|Name, place, width and depth in mm, levels, bins a level"
        "|Up to {levels} levels, up to {slots} bins a level",
    ),
    "rack_twice": QT_TRANSLATE_NOOP("messages", "Rack {rack} is there twice||Give each rack a name of its own"),
    "racks_overlap": QT_TRANSLATE_NOOP("messages", "Rack {rack} stands where rack {other} stands||Move one of them"),
    "rack_stays": QT_TRANSLATE_NOOP(
        "messages", "Rack {rack} is drawn and stays as it is||Write it as it was; only new racks can be added"
    ),
    "too_many_bins": QT_TRANSLATE_NOOP("messages", "Too many bins for one zone||Draw at most {most} bins"),
    "rack_outside_zone": QT_TRANSLATE_NOOP(
        "messages", "Rack {rack} stands outside the zone||Move it or make the zone larger"
    ),
    "goods_of_others": QT_TRANSLATE_NOOP(
        "messages", "Zone {zone} still holds goods of {owner}||Move those goods first, or leave the zone to anybody"
    ),
    "no_such_slot": QT_TRANSLATE_NOOP(
        "messages", "No such slot|rack {rack} · level {level} · slot {slot}|Choose a slot of the rack"
    ),
    "field_empty": QT_TRANSLATE_NOOP("messages", "{field} is empty||Fill it in"),
    "already_set_up": QT_TRANSLATE_NOOP("messages", "This database is set up already||Sign in"),
    "faulty_entry": QT_TRANSLATE_NOOP("messages", "{count:entry/entries} to correct|{faults}|Correct and save again"),
    "bad_amount": QT_TRANSLATE_NOOP("messages", "Not an amount|{value}|Enter CNY with at most two decimals"),
    "bad_quantity": QT_TRANSLATE_NOOP("messages", "Not a quantity|{value}|Enter pieces, at most three decimals"),
    # ---------------------------------------------------------------- labels and printers
    "unknown_label": QT_TRANSLATE_NOOP("messages", "No such label|{label}|Choose a label from the list"),
    "label_not_waiting": QT_TRANSLATE_NOOP(
        "messages", "This label does not wait for a printer|{state}|Look at its history before printing it again"
    ),
    "label_step_refused": QT_TRANSLATE_NOOP(
        "messages", "A label cannot go from {state} to {wanted}|Nothing was changed|Look at its history"
    ),
    "label_bytes_sent": QT_TRANSLATE_NOOP(
        "messages", "Part of the label was sent|{bytes} bytes|Look whether it came out, then say so"
    ),
    "label_needs_no_decision": QT_TRANSLATE_NOOP(
        "messages", "Nobody is in doubt about this label|{state}|Nothing was changed"
    ),
    "label_being_sent": QT_TRANSLATE_NOOP(
        "messages", "This label is being sent|{printer}|Wait until the printer has it, then try again"
    ),
    "label_not_printed": QT_TRANSLATE_NOOP(
        "messages", "Nothing of this label came out|{state}|Print it from the queue; a reprint is not needed"
    ),
    "already_reprinted": QT_TRANSLATE_NOOP(
        "messages", "This label was printed again already|Nothing was changed|Use the newer label"
    ),
    "label_void": QT_TRANSLATE_NOOP("messages", "This label is void|{symbol}|Destroy it; do not stick it on"),
    "already_labelled": QT_TRANSLATE_NOOP(
        "messages", "This unit has a label already|{item} · serial {serial} · {state}|Reprint that one, with a reason"
    ),
    "one_label_each": QT_TRANSLATE_NOOP(
        "messages", "Only one label each|{copies} asked for|Order one; a destroyed one can be printed again"
    ),
    "bad_copies": QT_TRANSLATE_NOOP("messages", "Not a number of labels|{copies}|From 1 to {most}"),
    "no_such_open_label": QT_TRANSLATE_NOOP(
        "messages", "No printed label waits for this scan|{raw}|Compare it with the list of open labels"
    ),
    "nothing_to_label": QT_TRANSLATE_NOOP(
        "messages", "Nothing to label in {zone}|{skipped:label/labels} there already|See the open labels"
    ),
    "run_empty": QT_TRANSLATE_NOOP("messages", "Nothing waits in this run||See the open labels"),
    "unknown_run": QT_TRANSLATE_NOOP(
        "messages", "No such run of labels|{run}|sparezone query label_runs shows them all"
    ),
    "not_on_hold": QT_TRANSLATE_NOOP(
        "messages", "Not on hold|{item} · lot {lot} · serial {serial}|Put it on hold first"
    ),
    "nothing_to_print_for": QT_TRANSLATE_NOOP(
        "messages", "No label can be made for this||Scan a unit, a lot, a tray, a bin, a place or a delivery note"
    ),
    "reason_missing": QT_TRANSLATE_NOOP("messages", "A reason is needed|Nothing was changed|Say why"),
    "unknown_zone": QT_TRANSLATE_NOOP("messages", "Unknown zone {zone}||Choose a zone from the list"),
    # ---------------------------------------------------------------- files
    "faulty_file": QT_TRANSLATE_NOOP(
        "messages", "{count:fault/faults} in the file|{faults} · nothing was kept|Correct the file, import it again"
    ),
    "no_lines": QT_TRANSLATE_NOOP("messages", "No lines|Nothing was kept|Add at least one line"),
    "document_exists": QT_TRANSLATE_NOOP(
        "messages", "Document {document} is booked already|Nothing was changed|Use another number"
    ),
    "unknown_kind": QT_TRANSLATE_NOOP("messages", "Unknown kind of file|{kind}|One of: {kinds}"),
    "unknown_encoding": QT_TRANSLATE_NOOP(
        "messages", "The letters cannot be read|{file}|Name the encoding: {encodings}"
    ),
    "not_storable": QT_TRANSLATE_NOOP(
        "messages", "This text cannot be kept|It is too long, or holds what is no character|Shorten it, or type it anew"
    ),
    "table_too_large": QT_TRANSLATE_NOOP(
        "messages", "The file is too large|{file} · at most {rows} rows, {columns} columns|Split it"
    ),
    "file_empty": QT_TRANSLATE_NOOP("messages", "The file is empty|{file}|Choose another file"),
    "file_damaged": QT_TRANSLATE_NOOP("messages", "The file is damaged|{file}|Save it anew, then import it again"),
    "file_bomb": QT_TRANSLATE_NOOP(
        "messages", "The file unpacks to far too much|{file}|Save it anew, or ask where it comes from"
    ),
    "file_too_slow": QT_TRANSLATE_NOOP(
        "messages", "The file takes too long to read|{file} · over {seconds} s|Save it as CSV"
    ),
    # ---------------------------------------------------------------- requests of other programs
    "bad_request": QT_TRANSLATE_NOOP("messages", "The request cannot be read|{field} · {why}|Correct the request"),
    "unknown_verb": QT_TRANSLATE_NOOP("messages", "No such verb|{verb}|sparezone do --list shows them all"),
    "unknown_query": QT_TRANSLATE_NOOP("messages", "No such query|{name}|sparezone query --list shows them all"),
    "request_reused": QT_TRANSLATE_NOOP(
        "messages", "This request number was used for something else|{request_id} · {verb}|Give every request its own"
    ),
    # ---------------------------------------------------------------- the ledger
    "empty_movement": QT_TRANSLATE_NOOP("messages", "A movement needs two sides|Nothing was booked|Report this"),
    "unbalanced_movement": QT_TRANSLATE_NOOP(
        "messages",
        "The sides of a movement do not cancel|{key} · expected {expected}, found {found}|Report this, book nothing",
    ),
    "unit_not_one": QT_TRANSLATE_NOOP(
        "messages",
        "A single piece is not exactly one|{key} · expected {expected}, found {found}|Report this, book nothing",
    ),
    "owner_changed": QT_TRANSLATE_NOOP(
        "messages", "This movement may not change the owner|Nothing was booked|Report this"
    ),
    "ledger_unsound": QT_TRANSLATE_NOOP(
        "messages", "The ledger is not sound: {faults:fault/faults}|{table} {key}|sparezone db verify lists them all"
    ),
    "cannot_encode": QT_TRANSLATE_NOOP(
        "messages", "This cannot be written as a barcode|{what}|Compare the item's data"
    ),
    "cancelled": QT_TRANSLATE_NOOP("messages", "Stopped|Nothing was changed|"),
}
"""What a person meets at a form, at a file or at the command line."""
