"""What is said about emergency orders."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

ORDER_STAGES: Final[dict[str, str]] = {
    "open": QT_TRANSLATE_NOOP("messages", "called in"),
    "accepted": QT_TRANSLATE_NOOP("messages", "being picked"),
    "picked": QT_TRANSLATE_NOOP("messages", "picked"),
    "packing": QT_TRANSLATE_NOOP("messages", "being packed"),
    "packed": QT_TRANSLATE_NOOP("messages", "packed"),
    "on_the_way": QT_TRANSLATE_NOOP("messages", "on the way"),
    "received": QT_TRANSLATE_NOOP("messages", "at the hospital"),
    "cancelled": QT_TRANSLATE_NOOP("messages", "cancelled"),
}
"""How far an order is."""

WARNINGS: Final[dict[str, str]] = {
    "no_package": QT_TRANSLATE_NOOP("messages", "no contract package is recorded"),
    "no_consent": QT_TRANSLATE_NOOP("messages", "the owner's consent is missing"),
    "no_distance": QT_TRANSLATE_NOOP("messages", "the road to this hospital is not entered"),
    "outside_radius": QT_TRANSLATE_NOOP("messages", "farther than 150 km"),
    "no_hospital_store": QT_TRANSLATE_NOOP("messages", "the hospital has no store here"),
    "choose_store": QT_TRANSLATE_NOOP("messages", "the hospital has several stores"),
}
"""What is not as it should be when an order is opened."""

EMERGENCY: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- refusals
    "unknown_emergency": QT_TRANSLATE_NOOP("messages", "Unknown emergency order: {order}||Check the number"),
    "emergency_state": QT_TRANSLATE_NOOP(
        "messages", "Not at this stage|{order} · {order_stage}|Do the next step first"
    ),
    "nothing_ordered": QT_TRANSLATE_NOOP("messages", "What does the hospital need?||Scan a kit, or enter an item"),
    "choose_hospital": QT_TRANSLATE_NOOP("messages", "Which hospital?||Choose it, or scan its store"),
    "call_too_old": QT_TRANSLATE_NOOP("messages", "The call is more than a day old|{at}|Correct the time"),
    "package_without_emergency": QT_TRANSLATE_NOOP(
        "messages", "No emergencies in package {package}|{hospital}|A supervisor may let it go, with a reason"
    ),
    "outside_emergency_hours": QT_TRANSLATE_NOOP(
        "messages", "Package {package} is for {hours}|{hospital}|A supervisor may let it go, with a reason"
    ),
    "not_ordered": QT_TRANSLATE_NOOP(
        "messages", "Not ordered with {order}|{item} · lot {lot} · serial {serial}|Put it back"
    ),
    "enough_picked": QT_TRANSLATE_NOOP(
        "messages", "Enough of this is in the box|{item} · {pieces:piece/pieces} ordered|Put it back"
    ),
    "scan_single_pieces": QT_TRANSLATE_NOOP("messages", "A package of several|{item} · lot {lot}|Scan each piece"),
    "lies_elsewhere": QT_TRANSLATE_NOOP(
        "messages",
        "By the book it lies in {place}|{item} · lot {lot} · serial {serial}|Scan the place that it came from",
    ),
    "promised_to": QT_TRANSLATE_NOOP(
        "messages", "Promised to {documents}|{item} · lot {lot} · serial {serial}|Ask the supervisor"
    ),
    "tray_with_emergency": QT_TRANSLATE_NOOP("messages", "{tray} is picked for emergency {order}||Choose another tray"),
    "piece_with_emergency": QT_TRANSLATE_NOOP(
        "messages", "Taken for emergency {order}|{item} · lot {lot} · serial {serial} · {tray}|Take another piece"
    ),
    "wrong_lot": QT_TRANSLATE_NOOP(
        "messages",
        "Take lot {first} from {place}|until {expires_on} · {first_serial}|Put this one back: {item}, lot {lot}",
    ),
    "not_picked": QT_TRANSLATE_NOOP("messages", "Not in the box|{item} · lot {lot} · serial {serial}|"),
    "nothing_picked": QT_TRANSLATE_NOOP("messages", "Nothing is in the box yet|{order}|Pick first"),
    "nothing_lacking": QT_TRANSLATE_NOOP("messages", "Nothing of this is lacking|{item}|"),
    "nothing_promised_here": QT_TRANSLATE_NOOP("messages", "Nothing to take there|{place}|Look at the list of sources"),
    "tray_is_here": QT_TRANSLATE_NOOP("messages", "{tray} is here||Pick it"),
    "tray_elsewhere": QT_TRANSLATE_NOOP(
        "messages", "{tray} stands at {site}||Choose it in the list of sources; that site brings it"
    ),
    "tray_asked": QT_TRANSLATE_NOOP("messages", "{site} brings {tray}|part {part}|"),
    "tray_not_ordered": QT_TRANSLATE_NOOP("messages", "{tray} was not ordered||Take a tray from the list"),
    "tray_not_picked": QT_TRANSLATE_NOOP("messages", "{tray} is not with {order}||"),
    "not_a_paper": QT_TRANSLATE_NOOP(
        "messages", "Not the box and not the sheet||Scan the label on the box, or the sheet"
    ),
    "before_hand_over": QT_TRANSLATE_NOOP(
        "messages", "Received before it left?|{at}|Correct the time; the courier left later"
    ),
    "road_shorter_than_air": QT_TRANSLATE_NOOP(
        "messages", "The road is shorter than the flight|{road_km} km · {great_circle_km} km|Compare both distances"
    ),
    "bad_distance": QT_TRANSLATE_NOOP("messages", "Not a distance: {value}||Enter kilometres, 0 to 5000"),
    "bad_point": QT_TRANSLATE_NOOP("messages", "Not a point on the map: {value}||Enter it as 31.2304,121.4737"),
    "bad_speeds": QT_TRANSLATE_NOOP(
        "messages", "These speeds do not fit||Begin with hour 0; each hour once, 1 to {most} km/h"
    ),
    "part_of_an_order": QT_TRANSLATE_NOOP(
        "messages", "{order} is a part of an order||Look for another source in the order itself"
    ),
    "no_source": QT_TRANSLATE_NOOP(
        "messages", "Nothing of {items} lies free there|{order} · {place}|Look at the sources, or call the contacts"
    ),
    "only_at_a_store": QT_TRANSLATE_NOOP(
        "messages", "Not in a hospital's store|{order}|Scan the piece: by telephone only a store's pieces are picked"
    ),
    "only_parts_to_come": QT_TRANSLATE_NOOP(
        "messages", "Only what comes from elsewhere is open|{order} · {parts}|Open that part, or scan its sheet"
    ),
    "not_a_transit_place": QT_TRANSLATE_NOOP("messages", "{place} is not on the road||Name a vehicle or courier"),
    "unknown_distance": QT_TRANSLATE_NOOP("messages", "No such road: {subject}||Look at the list of distances"),
    "unknown_package": QT_TRANSLATE_NOOP("messages", "No such package: {subject}||Look at the list of packages"),
    "scan_order_first": QT_TRANSLATE_NOOP("messages", "Which order?||Scan its box, or open one with F6"),
    "nothing_to_do_here": QT_TRANSLATE_NOOP("messages", "Nothing to do at this stage|{order} · {order_stage}|"),
    # ---------------------------------------------------------------- replies
    "order_hospital": QT_TRANSLATE_NOOP("messages", "For {hospital}||Scan the kit, then CONFIRM"),
    "order_kit": QT_TRANSLATE_NOOP("messages", "{kit} is noted||CONFIRM opens the order"),
    "order_shown": QT_TRANSLATE_NOOP("messages", "{order}|{hospital} · {order_stage}|"),
    "order_opened": QT_TRANSLATE_NOOP(
        "messages", "{order} · until {due}|{hospital} · {pieces:piece/pieces} · {package}|Scan your badge to accept"
    ),
    "order_opened_short": QT_TRANSLATE_NOOP(
        "messages", "{order} · until {due}|not here: {lacking} · {hospital}|Scan your badge to accept"
    ),
    "order_accepted": QT_TRANSLATE_NOOP("messages", "{person} works on {order}||Pick from {place}"),
    "order_accepted_short": QT_TRANSLATE_NOOP(
        "messages", "Take {lacking} from {place}?|promised to {document}|Supervisor's card: yes"
    ),
    "reserved_taken": QT_TRANSLATE_NOOP(
        "messages", "{item} from {place}|promised to {document}, which is told|Pick from {next_place}"
    ),
    "order_sourced": QT_TRANSLATE_NOOP(
        "messages",
        "{ref} is reserved in {place}|{part} · {site} · {pieces:piece/pieces} · {shown}|That site picks it; go on here",
    ),
    "order_awaited": QT_TRANSLATE_NOOP(
        "messages", "{ref} is reserved in {place}|{order} · {shown}|Scan it when it comes"
    ),
    "transit_ended": QT_TRANSLATE_NOOP(
        "messages", "{place} is not expected any more||Receive what came, or look for another source"
    ),
    "transit_expected": QT_TRANSLATE_NOOP("messages", "{place} comes at {arrival}|{person}|Press it to reserve it"),
    "transit_unknown": QT_TRANSLATE_NOOP("messages", "{place}: nobody knows when|{person}|Ask the driver"),
    "order_phoned": QT_TRANSLATE_NOOP(
        "messages", "Taken: {taken}|{place} · {person} said so on the telephone|The courier fetches it there"
    ),
    "order_tray_back": QT_TRANSLATE_NOOP("messages", "{tray} is put back|{order}|"),
    "order_box_received": QT_TRANSLATE_NOOP(
        "messages", "The box of {order} is there|{receiver} · {place} · still to come: {parts}|"
    ),
    "order_place": QT_TRANSLATE_NOOP("messages", "{place} · {pieces:piece/pieces} to pick|{items}|"),
    "order_piece": QT_TRANSLATE_NOOP(
        "messages", "{picked}/{of} · {item}|lot {lot} · serial {serial}|Next: {next_place}"
    ),
    "order_piece_again": QT_TRANSLATE_NOOP("messages", "Already in the box|{item} · lot {lot} · serial {serial}|"),
    "order_tray": QT_TRANSLATE_NOOP(
        "messages", "{picked}/{of} · {tray}|sterile until {sterile_until}|Next: {next_place}"
    ),
    "order_picked": QT_TRANSLATE_NOOP("messages", "All {of} are in the box|{order}|CONFIRM prints the box label"),
    "order_put_back": QT_TRANSLATE_NOOP("messages", "Put back to {place}|{item} · lot {lot} · serial {serial}|"),
    "order_packing": QT_TRANSLATE_NOOP(
        "messages", "The box label is printing|{order}|Print the hand-over sheet too, then scan both"
    ),
    "order_paper": QT_TRANSLATE_NOOP("messages", "Read well|{order}|Scan the other one too"),
    "order_packed": QT_TRANSLATE_NOOP(
        "messages", "{order} is packed||The courier: scan the badge, or type, then CONFIRM"
    ),
    "order_left": QT_TRANSLATE_NOOP("messages", "{order} has left · there at {arrival}|{courier} · {plate} · {phone}|"),
    "order_left_unknown": QT_TRANSLATE_NOOP(
        "messages", "{order} has left|{courier} · {plate} · {phone}|Enter the road to this hospital"
    ),
    "order_received": QT_TRANSLATE_NOOP("messages", "{order} on time · {took}|{receiver} · {place}|"),
    "order_received_late": QT_TRANSLATE_NOOP(
        "messages", "{order} is late · {took}|{receiver} · {place}|Say why on the evidence sheet"
    ),
    "order_cancelled": QT_TRANSLATE_NOOP("messages", "{order} is cancelled||What was reserved for it is free again"),
    "order_stepped_back": QT_TRANSLATE_NOOP("messages", "{order} · {order_stage}||"),
    "order_short": QT_TRANSLATE_NOOP(
        "messages", "{picked}/{of} · goes without {lacking}|{order}|CONFIRM prints the box label"
    ),
}
