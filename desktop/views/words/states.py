"""States of devices, deliveries, seats and zones, and the words of the trade that stand inside facts."""

from collections.abc import Mapping
from typing import Any, Final

from desktop.views.words.labels import READ_FAULTS, SYMBOL_KINDS
from desktop.views.words.marking import QT_TRANSLATE_NOOP

STATES: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- a device's connection
    "disabled": QT_TRANSLATE_NOOP("messages", "off"),
    "absent": QT_TRANSLATE_NOOP("messages", "not there"),
    "opening": QT_TRANSLATE_NOOP("messages", "opening"),
    "identifying": QT_TRANSLATE_NOOP("messages", "listening"),
    "ready": QT_TRANSLATE_NOOP("messages", "ready"),
    "busy": QT_TRANSLATE_NOOP("messages", "at work"),
    "fault": QT_TRANSLATE_NOOP("messages", "fault"),
    "asleep": QT_TRANSLATE_NOOP("messages", "resting"),
    "lost": QT_TRANSLATE_NOOP("messages", "gone"),
    "blocked": QT_TRANSLATE_NOOP("messages", "blocked"),
    "mismatch": QT_TRANSLATE_NOOP("messages", "other device"),
    # ---------------------------------------------------------------- deliveries, trays, lines, labels
    "announced": QT_TRANSLATE_NOOP("messages", "announced"),
    "open": QT_TRANSLATE_NOOP("messages", "open"),
    "posted": QT_TRANSLATE_NOOP("messages", "posted"),
    "closed": QT_TRANSLATE_NOOP("messages", "closed"),
    "received": QT_TRANSLATE_NOOP("messages", "received"),
    "short_dated": QT_TRANSLATE_NOOP("messages", "short-dated"),
    "accepted": QT_TRANSLATE_NOOP("messages", "short date accepted"),
    "held": QT_TRANSLATE_NOOP("messages", "on hold"),
    "short": QT_TRANSLATE_NOOP("messages", "missing"),
    "queued": QT_TRANSLATE_NOOP("messages", "to print"),
    "verified": QT_TRANSLATE_NOOP("messages", "scanned back"),
    "void": QT_TRANSLATE_NOOP("messages", "void"),
    # ---------------------------------------------------------------- the zone
    "to_inspect": QT_TRANSLATE_NOOP("messages", "to inspect"),
    "usable": QT_TRANSLATE_NOOP("messages", "usable"),
    "rejected": QT_TRANSLATE_NOOP("messages", "rejected"),
    "outgoing": QT_TRANSLATE_NOOP("messages", "outgoing"),
    "returned": QT_TRANSLATE_NOOP("messages", "returned"),
}

_MOVEMENTS: Final[dict[str, str]] = {
    "receive": QT_TRANSLATE_NOOP("messages", "receipt"),
    "put_away": QT_TRANSLATE_NOOP("messages", "put-away"),
    "transfer": QT_TRANSLATE_NOOP("messages", "transfer"),
    "quarantine": QT_TRANSLATE_NOOP("messages", "quarantine"),
    "reverse": QT_TRANSLATE_NOOP("messages", "reversal"),
    "consume": QT_TRANSLATE_NOOP("messages", "consumption"),
    "buy_out": QT_TRANSLATE_NOOP("messages", "buy-out"),
    "lose": QT_TRANSLATE_NOOP("messages", "loss"),
    "give_back": QT_TRANSLATE_NOOP("messages", "return to the owner"),
}

LABEL_STATES: Final[dict[str, str]] = {
    "queued": QT_TRANSLATE_NOOP("messages", "waits"),
    "sending": QT_TRANSLATE_NOOP("messages", "is being sent"),
    "handed_over": QT_TRANSLATE_NOOP("messages", "handed over"),
    "printing": QT_TRANSLATE_NOOP("messages", "prints"),
    "confirmed": QT_TRANSLATE_NOOP("messages", "printed"),
    "failed": QT_TRANSLATE_NOOP("messages", "not sent"),
    "uncertain": QT_TRANSLATE_NOOP("messages", "uncertain"),
    "verified": QT_TRANSLATE_NOOP("messages", "scanned back"),
    "void": QT_TRANSLATE_NOOP("messages", "void"),
}
"""How far a label is."""

TERMS: Final[Mapping[str, Mapping[Any, str]]] = {
    "kind": _MOVEMENTS | SYMBOL_KINDS,
    "fault": READ_FAULTS,
    "consigned": {
        True: QT_TRANSLATE_NOOP("messages", "consigned"),
        False: QT_TRANSLATE_NOOP("messages", "bought"),
    },
    "state": STATES | LABEL_STATES,
    "wanted": LABEL_STATES,
    "expired": {True: QT_TRANSLATE_NOOP("messages", "expired"), False: ""},
    "held": {True: QT_TRANSLATE_NOOP("messages", "on hold"), False: ""},
    "task": {
        "desk": QT_TRANSLATE_NOOP("messages", "Find"),
        "receive": QT_TRANSLATE_NOOP("messages", "Receive"),
        "put_away": QT_TRANSLATE_NOOP("messages", "Put away"),
        "labels": QT_TRANSLATE_NOOP("messages", "Labels"),
    },
    "role": {
        "clerk": QT_TRANSLATE_NOOP("messages", "clerk"),
        "engineer": QT_TRANSLATE_NOOP("messages", "engineer"),
        "supervisor": QT_TRANSLATE_NOOP("messages", "supervisor"),
        "administrator": QT_TRANSLATE_NOOP("messages", "administrator"),
        "auditor": QT_TRANSLATE_NOOP("messages", "auditor"),
    },
    "action": {
        "receive": QT_TRANSLATE_NOOP("messages", "to receive"),
        "move": QT_TRANSLATE_NOOP("messages", "to move goods"),
        "quarantine": QT_TRANSLATE_NOOP("messages", "to put goods on hold"),
        "undo": QT_TRANSLATE_NOOP("messages", "to undo"),
        "import": QT_TRANSLATE_NOOP("messages", "to import files"),
        "edit_master_data": QT_TRANSLATE_NOOP("messages", "to change master data"),
        "edit_people": QT_TRANSLATE_NOOP("messages", "to change people"),
        "print": QT_TRANSLATE_NOOP("messages", "to print labels"),
        "void_label": QT_TRANSLATE_NOOP("messages", "to void labels of others"),
    },
    "purpose": {
        "units": QT_TRANSLATE_NOOP("messages", "single units"),
        "trays": QT_TRANSLATE_NOOP("messages", "trays"),
        "quarantine": QT_TRANSLATE_NOOP("messages", "quarantine goods"),
        "returns": QT_TRANSLATE_NOOP("messages", "returns"),
        "recall": QT_TRANSLATE_NOOP("messages", "recalled goods"),
        "expired": QT_TRANSLATE_NOOP("messages", "expired goods"),
    },
    "reason": {
        "unexpected": QT_TRANSLATE_NOOP("messages", "not announced"),
        "unknown_item": QT_TRANSLATE_NOOP("messages", "unknown item"),
        "unreadable": QT_TRANSLATE_NOOP("messages", "unreadable code"),
        "expired": QT_TRANSLATE_NOOP("messages", "expired"),
        "damaged": QT_TRANSLATE_NOOP("messages", "damaged"),
        "wrong_data": QT_TRANSLATE_NOOP("messages", "label differs from the notice"),
        "quality": QT_TRANSLATE_NOOP("messages", "quality"),
        "return": QT_TRANSLATE_NOOP("messages", "returned, to be inspected"),
        "defect": QT_TRANSLATE_NOOP("messages", "opened or defective"),
        "recall": QT_TRANSLATE_NOOP("messages", "recalled"),
        "recalled": QT_TRANSLATE_NOOP("messages", "recalled"),
        "short": QT_TRANSLATE_NOOP("messages", "missing"),
    },
    "missing": {
        "lot": QT_TRANSLATE_NOOP("messages", "lot"),
        "serial": QT_TRANSLATE_NOOP("messages", "serial number"),
        "expiry": QT_TRANSLATE_NOOP("messages", "expiry date"),
    },
    "what": {
        "scan": "",
        "BATCH/LOT": QT_TRANSLATE_NOOP("messages", "lot"),
        "lot": QT_TRANSLATE_NOOP("messages", "lot"),
        "SERIAL": QT_TRANSLATE_NOOP("messages", "serial number"),
        "serial": QT_TRANSLATE_NOOP("messages", "serial number"),
        "USE BY or EXPIRY": QT_TRANSLATE_NOOP("messages", "expiry date"),
        "expiry": QT_TRANSLATE_NOOP("messages", "expiry date"),
        "PROD DATE": QT_TRANSLATE_NOOP("messages", "date of manufacture"),
        "manufactured": QT_TRANSLATE_NOOP("messages", "date of manufacture"),
        "quantity": QT_TRANSLATE_NOOP("messages", "quantity"),
        "date": QT_TRANSLATE_NOOP("messages", "date"),
    },
    "why": {
        "missing": QT_TRANSLATE_NOOP("messages", "is missing"),
        "unknown": QT_TRANSLATE_NOOP("messages", "is not known"),
        "not_json": QT_TRANSLATE_NOOP("messages", "not JSON"),
        "not_an_object": QT_TRANSLATE_NOOP("messages", "not an object"),
        "not_a_list": QT_TRANSLATE_NOOP("messages", "not a list"),
        "not_text": QT_TRANSLATE_NOOP("messages", "not text"),
        "not_str": QT_TRANSLATE_NOOP("messages", "not text"),
        "not_int": QT_TRANSLATE_NOOP("messages", "not a whole number"),
        "not_bool": QT_TRANSLATE_NOOP("messages", "neither true nor false"),
        "not_date": QT_TRANSLATE_NOOP("messages", "not a date"),
        "not_datetime": QT_TRANSLATE_NOOP("messages", "not a moment with its offset"),
        "not_decimal": QT_TRANSLATE_NOOP("messages", "not a number"),
        "not_uuid": QT_TRANSLATE_NOOP("messages", "not a UUID"),
        "not_unicode": QT_TRANSLATE_NOOP("messages", "not proper text"),
    },
}
"""Name of a fact -> its values -> words; a value that is not here stays as it is."""
