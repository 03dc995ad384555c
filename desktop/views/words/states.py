"""States of devices, deliveries, seats and zones, and the words of the trade that stand inside facts."""

from collections.abc import Mapping
from typing import Any, Final

from desktop.views.words.adverse import DECISIONS, HARMS, YES_NO
from desktop.views.words.consignment.cases import FATES, STAGES
from desktop.views.words.deadlines import DEADLINE_RULES
from desktop.views.words.duties import DUTY_TERMS
from desktop.views.words.emergency import ORDER_STAGES
from desktop.views.words.equipment import EQUIPMENT_TERMS
from desktop.views.words.labels import READ_FAULTS, SYMBOL_KINDS
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.outbox import MESSAGE_KINDS
from desktop.views.words.repairs import REPAIR_TERMS
from desktop.views.words.staff import STAFF_TERMS

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
    "dispatch": QT_TRANSLATE_NOOP("messages", "dispatch"),
    "come_back": QT_TRANSLATE_NOOP("messages", "coming back"),
    "count": QT_TRANSLATE_NOOP("messages", "count difference"),
    "scrap": QT_TRANSLATE_NOOP("messages", "scrapping"),
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
    "stage": STAGES,
    "order_stage": ORDER_STAGES,
    "fate": FATES,
    "rule": DEADLINE_RULES,
    "message": MESSAGE_KINDS,
    "expired": {True: QT_TRANSLATE_NOOP("messages", "expired"), False: ""},
    "held": {True: QT_TRANSLATE_NOOP("messages", "on hold"), False: ""},
    "task": {
        "desk": QT_TRANSLATE_NOOP("messages", "Find"),
        "receive": QT_TRANSLATE_NOOP("messages", "Receive"),
        "put_away": QT_TRANSLATE_NOOP("messages", "Put away"),
        "labels": QT_TRANSLATE_NOOP("messages", "Labels"),
        "counts": QT_TRANSLATE_NOOP("messages", "Counts"),
        "refill": QT_TRANSLATE_NOOP("messages", "Replenishment"),
        "settlement": QT_TRANSLATE_NOOP("messages", "Settlement"),
        "trays": QT_TRANSLATE_NOOP("messages", "Trays"),
        "cases": QT_TRANSLATE_NOOP("messages", "Cases"),
        "night": QT_TRANSLATE_NOOP("messages", "Emergency"),
        "returns": QT_TRANSLATE_NOOP("messages", "Returns"),
        "recalls": QT_TRANSLATE_NOOP("messages", "Recall"),
        "board": QT_TRANSLATE_NOOP("messages", "What runs"),
        "adverse": QT_TRANSLATE_NOOP("messages", "Adverse events"),
    },
    **DUTY_TERMS,
    **EQUIPMENT_TERMS,
    **STAFF_TERMS,
    **REPAIR_TERMS,
    "harm": HARMS,
    "choices": HARMS | YES_NO,
    "decision": DECISIONS,
    "clock": DEADLINE_RULES,
    "clocks": DEADLINE_RULES,
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
        "settle": QT_TRANSLATE_NOOP("messages", "to settle"),
        "prepare": QT_TRANSLATE_NOOP("messages", "to prepare trays and cases"),
        "dispatch": QT_TRANSLATE_NOOP("messages", "to send goods out"),
        "report_use": QT_TRANSLATE_NOOP("messages", "to report use"),
        "return_goods": QT_TRANSLATE_NOOP("messages", "to take returns"),
        "count": QT_TRANSLATE_NOOP("messages", "to count"),
        "hold": QT_TRANSLATE_NOOP("messages", "to hold goods"),
        "recall": QT_TRANSLATE_NOOP("messages", "to recall"),
        "replenish": QT_TRANSLATE_NOOP("messages", "to order goods"),
        "approve": QT_TRANSLATE_NOOP("messages", "to approve"),
        "send_notices": QT_TRANSLATE_NOOP("messages", "to send messages"),
        "acknowledge": QT_TRANSLATE_NOOP("messages", "to acknowledge reminders"),
        "set_deadline_rules": QT_TRANSLATE_NOOP("messages", "to set the rules of deadlines"),
        "keep_equipment": QT_TRANSLATE_NOOP("messages", "to keep the records of equipment"),
        "set_warranty_rules": QT_TRANSLATE_NOOP("messages", "to set warranty rules"),
        "keep_staff": QT_TRANSLATE_NOOP("messages", "to keep the records of staff"),
        "take_assessment": QT_TRANSLATE_NOOP("messages", "to take an assessment"),
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
    "freight_payer": {
        "hospital": QT_TRANSLATE_NOOP("messages", "the hospital"),
        "manufacturer": QT_TRANSLATE_NOOP("messages", "the manufacturer"),
        "partner": QT_TRANSLATE_NOOP("messages", "the partner"),
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
