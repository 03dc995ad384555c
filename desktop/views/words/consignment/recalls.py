"""What is said about recalls."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

RECALLS: Final[dict[str, str]] = {
    "unknown_recall_notice": QT_TRANSLATE_NOOP("messages", "No recall notice {notice}||Check the number on the letter"),
    "recalled": QT_TRANSLATE_NOOP(
        "messages",
        "Recalled lot|"
        "{item} · lot {lot} · serial {serial} · {recall} · tray {tray}"
        "|Do not use it; put it into a recall bin, or QUARANTINE",
    ),
    "whole_item": QT_TRANSLATE_NOOP(
        "messages",
        "All of {item}?|No lot and no serial numbers are named|Name them, or say that the whole item is recalled",
    ),
    "already_recalled": QT_TRANSLATE_NOOP("messages", "Recalled already: {recall}|lot {lot}|Go on with {recall}"),
    "range_backwards": QT_TRANSLATE_NOOP(
        "messages",
        "The range ends before it begins|{first} to {last}|Correct the serial numbers",
    ),
    "unknown_recall": QT_TRANSLATE_NOOP("messages", "No such recall|{recall}|Check the number"),
    "recall_closed": QT_TRANSLATE_NOOP("messages", "The recall is closed|{recall} · {at}|Nothing else to do"),
    "already_notified": QT_TRANSLATE_NOOP(
        "messages",
        "The notices went out already|{recall} · {at}|Nothing else to do",
    ),
    "already_acknowledged": QT_TRANSLATE_NOOP(
        "messages",
        "Acknowledged already|{notice} · {at}|Nothing else to do",
    ),
    "person_missing": QT_TRANSLATE_NOOP("messages", "Who acknowledged it?||Enter the person's name"),
    "not_recalled": QT_TRANSLATE_NOOP(
        "messages",
        "Not recalled|{item} · lot {lot} · serial {serial}|Nothing to account for",
    ),
    "already_accounted": QT_TRANSLATE_NOOP(
        "messages",
        "Accounted for already|{item} · lot {lot} · serial {serial} · {recall}|Nothing else to do",
    ),
    "bad_account": QT_TRANSLATE_NOOP(
        "messages",
        "This cannot be said by hand|{how}|Confirm it, or write it off with a reason",
    ),
    "recall_not_notified": QT_TRANSLATE_NOOP("messages", "Nobody was told yet|{recall}|Send the notices first"),
    "recall_open_pieces": QT_TRANSLATE_NOOP(
        "messages",
        "{accounted} of {blocked} accounted for|{recall} · not yet: {missing}|Secure the rest, then close",
    ),
    "recall_located": QT_TRANSLATE_NOOP(
        "messages",
        "{found} found of {received} received|"
        "{item} · lot {lot} · serial {serial}"
        "|Scan BLOCK to block all that can be blocked",
    ),
    "recall_shown": QT_TRANSLATE_NOOP(
        "messages",
        "Recalled: {number}|{item} · lot {lot} · accounted for {accounted} of {blocked}"
        "|Put it into a recall bin; YES when its holder has it safe",
    ),
    "recall_blocked": QT_TRANSLATE_NOOP(
        "messages",
        "{blocked} blocked · {number}|"
        "{item} · lot {lot} · withdrawn: {withdrawn} · trays that stay: {trays}"
        "|Scan CONFIRM to send the notices",
    ),
    "recall_notified": QT_TRANSLATE_NOOP(
        "messages",
        "{hospitals} hospitals, manufacturer and {sites} sites told|{number}|Scan CONFIRM to print the RECALL labels",
    ),
    "recall_labelled": QT_TRANSLATE_NOOP(
        "messages",
        "{labels} RECALL labels ordered|{number}|Stick them on, then put the goods into recall bins",
    ),
    "recall_acknowledged": QT_TRANSLATE_NOOP(
        "messages",
        "Acknowledged|{document} · confirmed: {confirmed} · still open: {open_notices}|",
    ),
    "recall_done": QT_TRANSLATE_NOOP(
        "messages",
        "Closed: {accounted} of {blocked}|{number}|The goods stay blocked",
    ),
    "too_many_lines": QT_TRANSLATE_NOOP(
        "messages",
        "{count} lines are too many|A notice has at most {most}|Check that it is the right file",
    ),
    "recall_notice_blocked": QT_TRANSLATE_NOOP(
        "messages",
        "{blocked} blocked by {count:recall/recalls}|{recalls}|Open each of them to send its notices",
    ),
    "recall_notice_read": QT_TRANSLATE_NOOP(
        "messages",
        "{received} received of what the notice names|{reference} · {count:line/lines}"
        "|Scan BLOCK to block all that can be blocked",
    ),
    "recall_notice_faulty": QT_TRANSLATE_NOOP(
        "messages",
        "{count:fault/faults} in {file}|Nothing can be blocked from it|Correct the file, then read it again",
    ),
    "recall_slip": QT_TRANSLATE_NOOP(
        "messages",
        "Slip of {document}|{number}|Enter who signed it, then press Acknowledged",
    ),
    "recall_notice_there": QT_TRANSLATE_NOOP(
        "messages",
        "Everything in the notice is recalled already|{recalls}|Nothing was changed",
    ),
    "letters_written": QT_TRANSLATE_NOOP("messages", "Letters saved|{path} · {count:letter/letters}|"),
    "fetch_list_written": QT_TRANSLATE_NOOP("messages", "List saved|{path} · {pieces:piece/pieces} to fetch|"),
    "recall_told": QT_TRANSLATE_NOOP(
        "messages",
        "{recall} cannot be withdrawn: the notices are written|{documents}|Only the manufacturer's letter lifts it now",
    ),
    "recall_withdrawn": QT_TRANSLATE_NOOP(
        "messages",
        "Recall withdrawn: {number}|{item} · lot {lot} · released: {holds}|Reserve again: {reserve_again}",
    ),
    "scan_recall_first": QT_TRANSLATE_NOOP("messages", "Scan a piece of the lot first||"),
    "evidence_written": QT_TRANSLATE_NOOP("messages", "Evidence saved|{path}|"),
    "piece_accounted": QT_TRANSLATE_NOOP(
        "messages", "{accounted} of {blocked} accounted for|{number} · serial {serial}|"
    ),
    "recall_lifted": QT_TRANSLATE_NOOP(
        "messages", "Recall lifted: {number}|{holds:hold/holds} released|Put the goods away again"
    ),
}
