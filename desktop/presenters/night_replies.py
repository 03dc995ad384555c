"""What the emergency desk says after each step."""

from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.emergency import MilestoneKind, OrderState, Outlook
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.queries.nearest import NearestRow
from desktop.queries.orders import OrderView
from desktop.queries.tray_sources import TraySource
from desktop.queries.whereabouts import SourceKind
from desktop.services.emergency.delivering import EmergencyDelivered
from desktop.services.emergency.handing_over import EmergencyHandedOver
from desktop.services.emergency.ordering import EmergencyOpened
from desktop.services.emergency.phoning import PickedByPhone
from desktop.services.emergency.picking import PiecePicked
from desktop.services.emergency.picking_trays import TrayPicked
from desktop.services.emergency.sourcing import SourceChosen, may_be_chosen
from desktop.services.emergency.taking import ReservedTaken
from desktop.services.emergency.transit_trips import TransitEnded, TransitExpected
from desktop.services.wire import to_wire


def asked_from(view: OrderView | None) -> NearestRow | None:
    """The promised piece that a supervisor may take for what is lacking; None when there is none.

    One of the own zone; of another centre when nothing lies free anywhere.
    """
    if view is None or view.row.state not in (OrderState.OPEN, OrderState.ACCEPTED):
        return None
    promised = [one for one in view.sources if one.lying.asks_a_case]
    own = (SourceKind.ZONE, SourceKind.TRAY)
    here = next((one for one in promised if one.lying.kind in own), None)
    if here is not None or view.row.whole or view.row.state is OrderState.OPEN or far_from(view) is not None:
        return here
    return next((one for one in promised if one.lying.kind is SourceKind.CENTRE and not one.lying.in_tray), None)


_CHOOSING: Final = (OrderState.ACCEPTED, OrderState.PICKED, OrderState.PACKING, OrderState.PACKED)


def may_choose(view: OrderView, row: NearestRow) -> bool:
    """Whether a press reserves this source: it is elsewhere, something lies free there, and the order is accepted."""
    lying = row.lying
    if view.row.whole or view.row.state not in _CHOOSING or lying.free - lying.mine < 1:
        return False
    return may_be_chosen(lying, here=lying.site == view.row.site)


def may_ask(view: OrderView, one: TraySource) -> bool:
    """Whether a press asks another centre for this tray."""
    if view.row.whole or view.row.state not in _CHOOSING:
        return False
    return one.kind is SourceKind.CENTRE and one.free


def far_from(view: OrderView | None) -> NearestRow | None:
    """The free piece elsewhere that can be there first; what nobody knows the arrival of is never proposed."""
    rows = () if view is None else [one for one in view.sources if may_choose(view, one)]
    return next((one for one in rows if one.arrival is not None), None)


def next_place(view: OrderView | None) -> str:
    """Where the next piece or tray is picked; "" when nothing is left."""
    if view is None:
        return ""
    if view.to_pick:
        return view.to_pick[0].place
    missing = any(one.tray_id is None for one in view.trays)
    return view.serving[0] if missing and view.serving else ""


def clock_text(moment: datetime, time_zone: str) -> str:
    """A moment at the site: ``06:10``."""
    return f"{moment.astimezone(ZoneInfo(time_zone)):%H:%M}"


def span_text(span: timedelta) -> str:
    """Hours and minutes: ``3:04``."""
    minutes = int(span.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


def shown(view: OrderView) -> Reply:
    """An order that was chosen or scanned."""
    row = view.row
    facts = {"order": row.number, "hospital": row.hospital_name, "hospital_en": row.hospital_name_en}
    facts["order_stage"] = row.state.value
    return Reply(Verdict.INFO, "order_shown", facts)


def opened(done: EmergencyOpened, view: OrderView) -> Reply:
    """A new order, and what the own zone cannot give."""
    due = clock_text(done.due_at, view.row.time_zone)
    facts: dict[str, Any] = {"order": done.number, "due": due, "hospital": view.row.hospital_name}
    facts["hospital_en"] = view.row.hospital_name_en
    facts |= {"pieces": done.pieces, "package": done.package, "lacking": list(done.lacking)}
    if done.lacking:
        return Reply(Verdict.MARKED, "order_opened_short", facts)
    return Reply(Verdict.OK, "order_opened", facts)


def accepted(person: str, view: OrderView) -> Reply:
    """Somebody works on it; what is lacking is asked for first."""
    facts = {"order": view.row.number, "person": person, "place": next_place(view)}
    asked = asked_from(view)
    if asked is None:
        return Reply(Verdict.OK, "order_accepted", facts)
    told = {"lacking": asked.lying.ref, "place": asked.lying.place, "document": ", ".join(asked.lying.promised_to)}
    return Reply(Verdict.MARKED, "order_accepted_short", facts | told)


def taken(done: ReservedTaken, view: OrderView) -> Reply:
    """A promised piece goes with the order."""
    return Reply(Verdict.OK, "reserved_taken", to_wire(done) | {"next_place": next_place(view)})


def piece(done: PiecePicked, view: OrderView) -> Reply:
    """A piece is in the box."""
    facts = to_wire(done) | {"order": done.number, "next_place": next_place(view)}
    if done.again:
        return Reply(Verdict.AGAIN, "order_piece_again", facts)
    return Reply(Verdict.OK, "order_picked" if done.complete else "order_piece", facts)


def tray(done: TrayPicked, view: OrderView) -> Reply:
    """A tray goes along."""
    facts = to_wire(done) | {"order": done.number, "next_place": next_place(view)}
    if done.again:
        return Reply(Verdict.AGAIN, "order_tray", facts)
    return Reply(Verdict.OK, "order_picked" if done.complete else "order_tray", facts)


def left(done: EmergencyHandedOver, view: OrderView) -> Reply:
    """The courier has it."""
    facts = {"order": done.number, "courier": done.courier, "plate": done.plate, "phone": done.phone}
    if done.arrival is None:
        return Reply(Verdict.MARKED, "order_left_unknown", facts)
    told = facts | {"arrival": clock_text(done.arrival, view.row.time_zone)}
    return Reply(Verdict.OK if done.outlook is Outlook.GREEN else Verdict.MARKED, "order_left", told)


def received(done: EmergencyDelivered) -> Reply:
    """The hospital has it."""
    facts = {"order": done.number, "receiver": done.receiver, "place": done.place}
    facts |= {"took": span_text(timedelta(seconds=done.took_seconds))}
    if done.awaited:
        return Reply(Verdict.INFO, "order_box_received", facts | {"parts": list(done.awaited)})
    if done.on_time:
        return Reply(Verdict.OK, "order_received", facts)
    return Reply(Verdict.MARKED, "order_received_late", facts)


def next_step(view: OrderView | None) -> str:
    """The one next action: ``accept``, ``take``, ``source``, ``pick``, ``store``, ``pack`` …, ``receive``, ``wait``."""
    if view is None:
        return ""
    state = view.row.state
    if state is OrderState.ACCEPTED:
        return _to_pick(view)
    if _waits(view):
        return "wait"
    steps = {
        OrderState.OPEN: "accept",
        OrderState.PICKED: "pack",
        OrderState.PACKING: "scan_papers",
        OrderState.PACKED: "hand_over",
        OrderState.ON_THE_WAY: "receive",
    }
    return steps.get(state, "")


def _to_pick(view: OrderView) -> str:
    if asked_from(view) is not None:
        return "take"
    if far_from(view) is not None:
        return "source"
    if next_place(view):
        return "store" if view.row.source else "pick"
    return "short" if any(line.lacking > 0 for line in view.lines) else "wait" if view.parts else "short"


def _waits(view: OrderView) -> bool:
    """Whether only what comes from elsewhere is still to be done."""
    if not view.parts or view.row.state not in (OrderState.PICKED, OrderState.ON_THE_WAY):
        return False
    box = any(line.picked > 0 for line in view.lines) or any(one.tray_id is not None for one in view.trays)
    return not box or view.row.box_received_at is not None


def source_chosen(done: SourceChosen) -> Reply:
    """Reserved elsewhere; the site that has it sees the task, or it comes to us."""
    facts = to_wire(done) | {"order": done.number, "shown": list(done.shown)}
    return Reply(Verdict.OK, "order_awaited" if done.part == done.number else "order_sourced", facts)


def phoned(done: PickedByPhone) -> Reply:
    """Somebody at the hospital took it out."""
    facts = {"order": done.number, "person": done.confirmed_by, "taken": list(done.taken), "place": done.place}
    return Reply(Verdict.OK, "order_phoned", facts)


def expected(done: TransitExpected, view: OrderView) -> Reply:
    """When what is on the road comes, or that nobody knows."""
    facts: dict[str, Any] = {"place": done.place, "person": done.carrier}
    if done.expected_at is None:
        return Reply(Verdict.MARKED, "transit_unknown", facts)
    return Reply(Verdict.OK, "transit_expected", facts | {"arrival": clock_text(done.expected_at, view.row.time_zone)})


def trip_ended(done: TransitEnded) -> Reply:
    """Nothing is expected of a vehicle any more, or nothing was."""
    return Reply(Verdict.OK if done.was_expected else Verdict.MARKED, "transit_ended", {"place": done.place})


def last_at(view: OrderView) -> datetime:
    """When the order reached the stage that it is at."""
    valid = [one.at for one in view.milestones if one.taken_back_at is None and one.kind in MilestoneKind]
    return valid[-1] if valid else view.row.called_at
