"""What is said about returns, defects, exchanges and holds."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

RETURNS: Final[dict[str, str]] = {
    "goods_of_case": QT_TRANSLATE_NOOP(
        "messages", "This is out with case {case}|{item} · lot {lot} · serial {serial}|Scan it back in the case"
    ),
    "held": QT_TRANSLATE_NOOP(
        "messages",
        "On hold|"
        "{item} · lot {lot} · serial {serial} · {reason} · tray {tray}"
        "|Take another one; put this one into quarantine",
    ),
    "already_held": QT_TRANSLATE_NOOP(
        "messages",
        "Already on hold|{item} · lot {lot} · serial {serial} · {reason}|Nothing else to do",
    ),
    "bad_hold_reason": QT_TRANSLATE_NOOP(
        "messages",
        "Not a reason to choose|{reason}|A return, a recall or a defect has its own step",
    ),
    "hold_belongs_to": QT_TRANSLATE_NOOP(
        "messages",
        "{document} decides over this hold|{reason}|Go on with {document}",
    ),
    "not_at_customer": QT_TRANSLATE_NOOP(
        "messages",
        "Not at a customer|{item} · lot {lot} · serial {serial}|Check where it is under Stock",
    ),
    "no_delivery": QT_TRANSLATE_NOOP(
        "messages",
        "No delivery is on record|{item} · lot {lot} · serial {serial} · {place}|Ask a supervisor",
    ),
    "return_too_late": QT_TRANSLATE_NOOP(
        "messages",
        "Day {day}|"
        "{item} · lot {lot} · serial {serial} · free return ended with day 7"
        "|A supervisor may accept it with a reason",
    ),
    "seal_broken": QT_TRANSLATE_NOOP(
        "messages",
        "Opened: not a free return|"
        "{item} · lot {lot} · serial {serial}"
        "|Open a defect case: it is quarantined, the manufacturer pays the freight",
    ),
    "no_bin_for": QT_TRANSLATE_NOOP("messages", "No bin for {purpose}||Set one up under Items & places"),
    "unknown_return": QT_TRANSLATE_NOOP("messages", "No such return|{number}|Check the number"),
    "already_inspected": QT_TRANSLATE_NOOP("messages", "Already inspected|{number}|Nothing else to do"),
    "defect_open": QT_TRANSLATE_NOOP(
        "messages",
        "It has a defect case already|{item} · lot {lot} · serial {serial} · {number}|Go on with {number}",
    ),
    "defect_closed": QT_TRANSLATE_NOOP("messages", "The case is closed|{number}|Open a new one if needed"),
    "unknown_document": QT_TRANSLATE_NOOP("messages", "No such document|{document}|Check the number"),
    "waybill_missing": QT_TRANSLATE_NOOP("messages", "Carrier and waybill are needed||Enter both"),
    "waybill_known": QT_TRANSLATE_NOOP(
        "messages",
        "This waybill is on the list already|{waybill} · {document}|Nothing else to do",
    ),
    "still_usable": QT_TRANSLATE_NOOP(
        "messages",
        "It can still be used|{item} · lot {lot} · serial {serial}|Give it back, or put it on hold first",
    ),
    "unknown_waybill": QT_TRANSLATE_NOOP(
        "messages",
        "This waybill is not on the list|{waybill} · {document}|Look at the claim list",
    ),
    "other_item": QT_TRANSLATE_NOOP(
        "messages",
        "Another item|{item} · lot {lot} · serial {serial} · {document}|Take the same item for the exchange",
    ),
    "already_exchanged": QT_TRANSLATE_NOOP(
        "messages",
        "Already exchanged|{document} · {number}|Nothing else to do",
    ),
    "no_customer": QT_TRANSLATE_NOOP("messages", "No customer reported it|{document}|Nothing to exchange"),
    "no_customer_store": QT_TRANSLATE_NOOP(
        "messages",
        "Which store of the customer?|{place}|Name its store, or set it up first",
    ),
    "bad_month": QT_TRANSLATE_NOOP("messages", "Not a month: {value}||Write it as 2026-11"),
    "return_checked": QT_TRANSLATE_NOOP(
        "messages",
        "Day {day} of 7 · {item}|"
        "lot {lot} · serial {serial} · lot clean · expiry {expires_on} · {customer}"
        "|Seal intact? Scan YES or NO",
    ),
    "return_late": QT_TRANSLATE_NOOP(
        "messages",
        "Day {day} · {item}|"
        "lot {lot} · serial {serial} · free return ended with day 7 · {customer}"
        "|A supervisor accepts it with a reason; NO opens a defect case",
    ),
    "return_blocked": QT_TRANSLATE_NOOP(
        "messages",
        "Do not take it back here · {item}|lot {lot} · serial {serial} · on hold or recalled|Put it into quarantine",
    ),
    "return_accepted": QT_TRANSLATE_NOOP(
        "messages",
        "Put into {place}|"
        "{item} · lot {lot} · serial {serial} · {number} · freight: {freight_payer}"
        "|Stick the return label on, inspect it later",
    ),
    "defect_opened": QT_TRANSLATE_NOOP(
        "messages",
        "Quarantined: {number}|"
        "{item} · lot {lot} · serial {serial} · {place} · freight: {freight_payer}"
        "|{same_lot} pieces of this lot are on hand: hold the lot?",
    ),
    "return_usable": QT_TRANSLATE_NOOP(
        "messages",
        "Usable again · {number}|{item} · lot {lot} · serial {serial}|Put it away",
    ),
    "return_rejected": QT_TRANSLATE_NOOP(
        "messages",
        "Rejected: defect case {defect}|{item} · lot {lot} · serial {serial} · {number}|Put it into quarantine",
    ),
    "return_to_inspect": QT_TRANSLATE_NOOP(
        "messages",
        "Inspect it: {item}|lot {lot} · serial {serial} · {number}|Whole and usable? Scan YES or NO",
    ),
    "undone_accepted": QT_TRANSLATE_NOOP(
        "messages",
        "Return taken back: {number}|{item} · lot {lot} · serial {serial} · again at {place}|Take its label off",
    ),
    "undone_inspected": QT_TRANSLATE_NOOP(
        "messages",
        "Inspection taken back: {number}|{item} · lot {lot} · serial {serial} · {place}|Inspect it again",
    ),
    "undone_opened": QT_TRANSLATE_NOOP(
        "messages",
        "Defect case taken back: {number}|{item} · lot {lot} · serial {serial}|Reserve again: {reserve_again}",
    ),
    "undone_collected": QT_TRANSLATE_NOOP(
        "messages",
        "Collection taken back: {number}|{item} · lot {lot} · serial {serial} · again at {place}|Take its label off",
    ),
    "undone_exchanged": QT_TRANSLATE_NOOP(
        "messages",
        "Exchange taken back: {number}|{item} · lot {lot} · serial {serial} · again in {place}|",
    ),
    "document_undone": QT_TRANSLATE_NOOP("messages", "{document} was taken back already||Nothing else to do"),
    "undo_after_shift": QT_TRANSLATE_NOOP(
        "messages",
        "Another person did it, or a shift has passed|{at}|A supervisor takes it back with a reason",
    ),
    "moved_since": QT_TRANSLATE_NOOP(
        "messages",
        "It has been moved since|{item} · lot {lot} · serial {serial} · now {place}|Take that back first",
    ),
    "no_way_back": QT_TRANSLATE_NOOP(
        "messages", "It cannot go back to {place}||The bin is retired, or the tray has left; move the goods instead"
    ),
    "which_source": QT_TRANSLATE_NOOP(
        "messages",
        "Whose is it, and from where?|{item} · lot {lot} · {choices}"
        "|Scan the place or the owner, or choose; ACKNOWLEDGE drops it",
    ),
    "scan_return_first": QT_TRANSLATE_NOOP("messages", "Scan what came back first||"),
    "goods_held": QT_TRANSLATE_NOOP(
        "messages",
        "On hold: {pieces}|{item} · lot {lot} · serial {serial} · {places:place/places}|A second person releases it",
    ),
    "hold_released": QT_TRANSLATE_NOOP("messages", "Hold released|{item} · lot {lot} · serial {serial}|"),
    "scan_goods_first": QT_TRANSLATE_NOOP("messages", "Which goods?||Scan them, or type REF and lot and press Enter"),
    "which_piece": QT_TRANSLATE_NOOP(
        "messages", "Which piece?|{item} · lot {lot}|Scan the piece, or type its serial number"
    ),
    "waybill_scanned": QT_TRANSLATE_NOOP("messages", "Waybill {waybill}||Fill in the rest, then book it"),
    "form_goods": QT_TRANSLATE_NOOP(
        "messages", "{item}|lot {lot} · serial {serial}|Fill in the rest of the form, then book it"
    ),
    "freight_recorded": QT_TRANSLATE_NOOP(
        "messages", "On the claim list: {amount} CNY|{document} · borne by {freight_payer}|"
    ),
    "freight_taken_back": QT_TRANSLATE_NOOP(
        "messages",
        "Carriage taken back: {amount} CNY|{waybill} · {document} · borne by {freight_payer}|"
        "The waybill can be entered anew",
    ),
    "goods_given_back": QT_TRANSLATE_NOOP(
        "messages", "Given back: {pieces} · {document}|{item} · lot {lot} · serial {serial} · from {place}|Send it off"
    ),
    "goods_destroyed": QT_TRANSLATE_NOOP(
        "messages",
        "Booked as destroyed: {pieces} · {document}|{item} · lot {lot} · serial {serial} · from {place}|"
        "Keep the paper of the destruction",
    ),
    "defect_arriving": QT_TRANSLATE_NOOP(
        "messages",
        "Has the piece of {number} arrived?|{item} · lot {lot} · serial {serial} · {description}"
        "|YES books it into quarantine; NO books nothing",
    ),
    "defect_waiting": QT_TRANSLATE_NOOP(
        "messages",
        "{number} waits for the manufacturer's decision|{item} · lot {lot} · serial {serial} · {description}"
        "|Leave it in quarantine",
    ),
    "defect_collected": QT_TRANSLATE_NOOP(
        "messages",
        "Into quarantine: {place}|{number}|Stick the label on; its carriage goes on the claim list under More…",
    ),
    "defect_decided": QT_TRANSLATE_NOOP("messages", "{number} is closed: {decision}||The piece stays blocked"),
    "defect_released": QT_TRANSLATE_NOOP("messages", "{number} is closed: usable again||Put the piece away"),
    "decision_missing": QT_TRANSLATE_NOOP("messages", "What did the manufacturer decide?|{number}|Choose it first"),
    "nothing_booked": QT_TRANSLATE_NOOP("messages", "Nothing was booked||"),
    "nothing_to_exchange": QT_TRANSLATE_NOOP(
        "messages",
        "No return and no defect case waits for a replacement|{item} · lot {lot} · serial {serial}"
        "|Scan what came back first, then the replacement",
    ),
    "exchange_for": QT_TRANSLATE_NOOP("messages", "Exchange for {number}||Now scan the replacement, then YES"),
    "document_missing": QT_TRANSLATE_NOOP(
        "messages", "For which return or defect case?||Scan what came back, or enter the number"
    ),
    "goods_exchanged": QT_TRANSLATE_NOOP(
        "messages", "Replacement sent: {number}|{item} · lot {lot} · serial {serial} · to {place} · for {document}|"
    ),
}
