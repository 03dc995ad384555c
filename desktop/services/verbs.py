"""Every workflow that writes, by name: the window and ``sparezone do`` know the same."""

from collections.abc import Mapping
from typing import Any, Final, get_args

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.services import (
    auditing,
    buying_out,
    confirming,
    consenting,
    holding,
    hospital_stores,
    label_runs,
    moving,
    notices,
    opening_stock,
    ordering_labels,
    pricing,
    printing,
    putting_away,
    receiving,
    receiving_batch,
    receiving_exceptions,
    reminding,
    reprinting,
    settling_labels,
    store_retiring,
    transit_places,
    undoing,
    verifying_labels,
    zone_changes,
    zone_rows,
    zones,
)
from desktop.services.adverse.verbs import ADVERSE_VERBS
from desktop.services.cases import (
    coming_back,
    gates,
    planning,
    replanning,
    reporting_use,
    reserving,
    sending,
    undoing_use,
    using,
)
from desktop.services.counts.verbs import COUNT_VERBS
from desktop.services.deadline_rules import DEADLINE_VERBS
from desktop.services.devices.verbs import DEVICE_VERBS
from desktop.services.duties.verbs import DUTY_VERBS
from desktop.services.emergency.verbs import EMERGENCY_VERBS
from desktop.services.master_data import external_ids, items, parties, people, places, sites, trays
from desktop.services.master_data.setting_up import SetUp, set_up
from desktop.services.outbox_verbs import OUTBOX_VERBS
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.prevention.verbs import PREVENTION_VERBS
from desktop.services.recalls import closing, opening, reading_notices, taking_back, telling
from desktop.services.refill_verbs import REFILL_VERBS
from desktop.services.repairs.verbs import REPAIR_VERBS
from desktop.services.returns import (
    defects,
    exchanging,
    freight,
    giving_back,
    inspecting,
    returning,
    scrapping,
    undoing_returns,
)
from desktop.services.staff.verbs import STAFF_VERBS
from desktop.services.trays import contents, counting_trays, kit_retiring, kit_rows, kits, lending, sterilising
from desktop.services.warranty.verbs import WARRANTY_VERBS
from desktop.services.wire import fields_of, from_wire, to_wire
from desktop.storage.unit_of_work import Done, Store

_ALL: Final[tuple[Verb[Any, Any], ...]] = (
    parties.SAVE_PARTY,
    parties.SAVE_PARTIES,
    parties.RETIRE_PARTY,
    items.SAVE_ITEM,
    items.SAVE_ITEMS,
    items.RETIRE_ITEM,
    people.SAVE_PERSON,
    people.SAVE_PEOPLE,
    people.RETIRE_PERSON,
    sites.SAVE_SITE,
    sites.SAVE_SITES,
    sites.RETIRE_SITE,
    external_ids.SAVE_EXTERNAL_ID,
    external_ids.SAVE_EXTERNAL_IDS,
    external_ids.RETIRE_EXTERNAL_ID,
    places.SAVE_BIN,
    places.SAVE_BINS,
    places.RETIRE_BIN,
    trays.SAVE_TRAY,
    trays.SAVE_TRAYS,
    trays.RETIRE_TRAY,
    zones.ADD_ZONE,
    zone_changes.SAVE_ZONE,
    zone_rows.SAVE_ZONES,
    zone_changes.RETIRE_ZONE,
    opening_stock.TAKE_OVER_STOCK,
    notices.ANNOUNCE_NOTICE,
    receiving.OPEN_NOTICE,
    receiving.OPEN_TRAY,
    receiving.RECEIVE_ONE,
    receiving_batch.RECEIVE_MANY,
    receiving.CLOSE_TRAY,
    receiving_exceptions.PICK_FROM_NOTICE,
    receiving_exceptions.ACCEPT_SHORT_DATE,
    receiving_exceptions.QUARANTINE,
    confirming.CONFIRM_NOTICE,
    putting_away.PUT_AWAY,
    moving.MOVE_GOODS,
    undoing.UNDO_LAST,
    ordering_labels.ORDER_LABELS,
    label_runs.ORDER_ZONE_LABELS,
    printing.START_LABEL,
    printing.NOTE_LABEL,
    printing.RECOVER_LABELS,
    printing.MOVE_LABEL,
    settling_labels.SETTLE_LABEL,
    settling_labels.VOID_LABEL,
    reprinting.REPRINT_LABEL,
    verifying_labels.SCAN_BACK,
    *COUNT_VERBS,
    *EMERGENCY_VERBS,
    *REFILL_VERBS,
    *OUTBOX_VERBS,
    *ADVERSE_VERBS,
    *DUTY_VERBS,
    *DEVICE_VERBS,
    *WARRANTY_VERBS,
    *REPAIR_VERBS,
    *PREVENTION_VERBS,
    *STAFF_VERBS,
    pricing.SAVE_PRICE_LIST,
    consenting.RECORD_CONSENT,
    consenting.END_CONSENT,
    buying_out.BUY_OUT,
    buying_out.UNDO_BUY_OUT,
    holding.HOLD_GOODS,
    holding.RELEASE_HOLD,
    returning.ACCEPT_RETURN,
    returning.ACCEPT_LATE_RETURN,
    inspecting.INSPECT_RETURN,
    defects.OPEN_DEFECT,
    defects.COLLECT_DEFECT,
    defects.DECIDE_DEFECT,
    freight.RECORD_FREIGHT,
    freight.TAKE_BACK_FREIGHT,
    exchanging.EXCHANGE_GOODS,
    giving_back.GIVE_BACK,
    scrapping.SCRAP_GOODS,
    undoing_returns.UNDO_RETURN,
    transit_places.SAVE_TRANSIT_PLACE,
    opening.BLOCK_RECALL,
    reading_notices.BLOCK_NOTICE,
    telling.NOTIFY_RECALL,
    telling.ACKNOWLEDGE_RECALL,
    telling.LABEL_RECALL,
    closing.ACCOUNT_RECALLED,
    closing.CLOSE_RECALL,
    closing.LIFT_RECALL,
    taking_back.WITHDRAW_RECALL,
    kits.SAVE_KIT,
    kit_rows.SAVE_KITS,
    kit_retiring.RETIRE_KIT,
    kits.ASSIGN_KIT,
    counting_trays.OPEN_TRAY_COUNT,
    counting_trays.COUNT_PIECE,
    counting_trays.TICK_INSTRUMENTS,
    counting_trays.CLOSE_TRAY_COUNT,
    counting_trays.COUNT_TRAY,
    contents.MOVE_CONTENTS,
    sterilising.RECORD_STERILISATION,
    lending.LEND_TRAY,
    lending.EXTEND_LOAN,
    lending.RETURN_TRAY,
    hospital_stores.SAVE_HOSPITAL_STORE,
    store_retiring.RETIRE_HOSPITAL_STORE,
    store_retiring.RETIRE_TRANSIT_PLACE,
    hospital_stores.SAVE_HOSPITAL_TERMS,
    hospital_stores.FREEZE_BASELINE,
    planning.PLAN_CASE,
    replanning.CHANGE_CASE_PLAN,
    planning.ADD_CASE_TRAY,
    planning.CANCEL_CASE,
    reserving.RESERVE_CASE,
    reserving.RESERVE_PIECE,
    reserving.RELEASE_RESERVATIONS,
    gates.READY_CASE,
    sending.SEND_OUT,
    coming_back.COME_BACK,
    coming_back.SCAN_BACK,
    using.SCAN_USAGE,
    using.TAKE_OFF_STICKER,
    reporting_use.CONFIRM_USAGE,
    undoing_use.UNDO_USAGE,
    reminding.ACKNOWLEDGE_REMINDER,
    reminding.ACKNOWLEDGE_EXPIRY,
    *DEADLINE_VERBS,
    auditing.RECORD_AUDIT_PACK,
)
VERBS: Final[Mapping[str, Verb[Any, Any]]] = {verb.name: verb for verb in _ALL}
SET_UP: Final = "set_up"


def answer_wire(store: Store, given: Mapping[str, Any]) -> Done[Any]:
    """Do a request that came as a JSON object: ``verb``, the envelope's fields, and the verb's own.

    Raises:
        Refusal: ``unknown_verb``, ``bad_request``, or what the verb refuses.
        EnvironmentFault: the database failed.
    """
    fields = dict(given)
    name = fields.pop("verb", None)
    envelope = _envelope(fields)
    if name == SET_UP:
        done = set_up(store, from_wire(SetUp, fields), envelope)
        return Done(to_wire(done.value), done.changes)
    verb = VERBS.get(name) if isinstance(name, str) else None
    if verb is None:
        raise Refusal("unknown_verb", verb=str(name))
    answered = perform(store, verb, from_wire(verb.request, fields), envelope)
    return Done(to_wire(answered.value), answered.changes)


def _envelope(fields: dict[str, Any]) -> Envelope:
    around: dict[str, Any] = {key: fields.pop(key) for key in _AROUND if key in fields}
    around.setdefault("entered_by", EnteredBy.SCAN.value)
    return from_wire(Envelope, around)


_AROUND: Final = ("request_id", "actor", "workstation", "entered_by", "at")


def describe() -> list[dict[str, Any]]:
    """Every verb with its fields: name, type, and whether it may be left out."""
    listed = [(verb.name, verb.request, verb.action.value) for verb in _ALL] + [(SET_UP, SetUp, "")]
    return [
        {"verb": name, "right": right, "fields": _fields(request)} for name, request, right in sorted(listed, key=str)
    ]


def _fields(request: type[Any]) -> list[dict[str, Any]]:
    hints, optional = fields_of(request)
    return [{"name": name, "type": _type_name(hint), "optional": optional[name]} for name, hint in hints.items()]


def _type_name(hint: Any) -> str:
    plain = isinstance(hint, type) and not get_args(hint)
    return str(hint.__name__) if plain else str(hint).replace("desktop.", "").replace("typing.", "")
