"""What the emergency desk says after each step."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.emergency import MilestoneKind, OrderState, Outlook
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.queries.nearest import NearestRow
from desktop.queries.orders import OrderView
from desktop.queries.whereabouts import SourceKind
from desktop.services.emergency.delivering import EmergencyDelivered
from desktop.services.emergency.handing_over import EmergencyHandedOver
from desktop.services.emergency.ordering import EmergencyOpened
from desktop.services.emergency.picking import PiecePicked
from desktop.services.emergency.picking_trays import TrayPicked
from desktop.services.emergency.taking import ReservedTaken
from desktop.services.wire import to_wire


def asked_from(view: OrderView | None) -> NearestRow | None:
    """The promised piece in the own zone that a supervisor may take for what is lacking; None when there is none."""
    if view is None or view.row.state not in (OrderState.OPEN, OrderState.ACCEPTED):
        return None
    own = (SourceKind.ZONE, SourceKind.TRAY)
    return next((one for one in view.sources if one.lying.kind in own and one.lying.asks_a_case), None)


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
    facts = {"order": row.number, "hospital": row.hospital_name, "order_stage": row.state.value}
    return Reply(Verdict.INFO, "order_shown", facts)


def opened(done: EmergencyOpened, view: OrderView) -> Reply:
    """A new order, and what the own zone cannot give."""
    due = clock_text(done.due_at, view.row.time_zone)
    facts: dict[str, Any] = {"order": done.number, "due": due, "hospital": view.row.hospital_name}
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
    if done.on_time:
        return Reply(Verdict.OK, "order_received", facts)
    return Reply(Verdict.MARKED, "order_received_late", facts)


def next_step(view: OrderView | None) -> str:
    """The one next action: ``accept``, ``take``, ``pick``, ``pack``, ``scan_papers``, ``hand_over``, ``receive``."""
    if view is None:
        return ""
    state = view.row.state
    if state is OrderState.ACCEPTED:
        return "take" if asked_from(view) is not None else "pick" if next_place(view) else "short"
    steps = {
        OrderState.OPEN: "accept",
        OrderState.PICKED: "pack",
        OrderState.PACKING: "scan_papers",
        OrderState.PACKED: "hand_over",
        OrderState.ON_THE_WAY: "receive",
    }
    return steps.get(state, "")


def last_at(view: OrderView) -> datetime:
    """When the order reached the stage that it is at."""
    valid = [one.at for one in view.milestones if one.taken_back_at is None and one.kind in MilestoneKind]
    return valid[-1] if valid else view.row.called_at
