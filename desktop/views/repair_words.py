"""Words of the screen of work orders for stable values, and how an order looks in the list and on its clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.qualification import Standing
from desktop.domain.repair_clocks import Counts
from desktop.domain.repairs import Charge, Fix, FixTold, PauseReason, Priority, RepairLineKind, RepairState
from desktop.queries.calibration_cycles import CycleRow
from desktop.queries.repair_page import EventRow, LineRow, RepairPage
from desktop.queries.repairs import LevelRow, RepairRow
from desktop.queries.technicians import Technician
from desktop.views.adverse_words import span_text
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.clock_tiles import Tile
from desktop.views.widgets.shapes import Shape
from desktop.views.words.filling import fill
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.repairs import REPAIR_EVENTS, REPAIR_STATES, VERDICTS, WARRANTY

CONTEXT: Final = "Repairs"
SOON: Final = 4
"""The last quarter of a clock is shown as soon to be over."""

CHOICES: Final = (
    QT_TRANSLATE_NOOP("Repairs", "working days"),
    QT_TRANSLATE_NOOP("Repairs", "all days, 24 hours each"),
    QT_TRANSLATE_NOOP("Repairs", "not worked"),
    QT_TRANSLATE_NOOP("Repairs", "worked"),
    QT_TRANSLATE_NOOP("Repairs", "as its weekday"),
    QT_TRANSLATE_NOOP("Repairs", "all"),
)
"""Choices and words of the terms."""

_NEXT: Final = {
    "assign": QT_TRANSLATE_NOOP("Repairs", "Who does it?"),
    "clean": QT_TRANSLATE_NOOP("Repairs", "Decontaminate it first"),
    "set_out": QT_TRANSLATE_NOOP("Repairs", "Set out to the customer"),
    "arrive": QT_TRANSLATE_NOOP("Repairs", "On the way"),
    "start": QT_TRANSLATE_NOOP("Repairs", "Begin the work"),
    "resume": QT_TRANSLATE_NOOP("Repairs", "Paused"),
    "finish": QT_TRANSLATE_NOOP("Repairs", "Scan parts and the meter"),
    "in_service": QT_TRANSLATE_NOOP("Repairs", "Give it back"),
    "": QT_TRANSLATE_NOOP("Repairs", "Nothing more to do"),
}
_BUTTONS: Final = {
    "assign": QT_TRANSLATE_NOOP("Repairs", "Assign"),
    "clean": QT_TRANSLATE_NOOP("Repairs", "It is decontaminated"),
    "set_out": QT_TRANSLATE_NOOP("Repairs", "On the way now"),
    "arrive": QT_TRANSLATE_NOOP("Repairs", "Arrived"),
    "start": QT_TRANSLATE_NOOP("Repairs", "START"),
    "resume": QT_TRANSLATE_NOOP("Repairs", "Work on"),
    "finish": QT_TRANSLATE_NOOP("Repairs", "FINISH"),
    "in_service": QT_TRANSLATE_NOOP("Repairs", "Back in service"),
}
_WAITING: Final = {
    "response": QT_TRANSLATE_NOOP("Repairs", "Response"),
    "on_the_way": QT_TRANSLATE_NOOP("Repairs", "On the way"),
    "repair": QT_TRANSLATE_NOOP("Repairs", "Repair"),
}
_REASONS: Final = {
    PauseReason.WAITS_FOR_PART: QT_TRANSLATE_NOOP("Repairs", "waits for a part"),
    PauseReason.WAITS_FOR_CUSTOMER: QT_TRANSLATE_NOOP("Repairs", "waits for the customer"),
    PauseReason.NO_ACCESS: QT_TRANSLATE_NOOP("Repairs", "no access to the device"),
    PauseReason.WAITS_FOR_APPROVAL: QT_TRANSLATE_NOOP("Repairs", "waits for the customer's approval"),
    PauseReason.SHIFT_ENDED: QT_TRANSLATE_NOOP("Repairs", "end of the shift"),
    PauseReason.OTHER: QT_TRANSLATE_NOOP("Repairs", "something else (say it in the note)"),
}
_PRIORITIES: Final = {
    Priority.NORMAL: QT_TRANSLATE_NOOP("Repairs", "normal"),
    Priority.URGENT: QT_TRANSLATE_NOOP("Repairs", "urgent"),
    Priority.STANDSTILL: QT_TRANSLATE_NOOP("Repairs", "standstill"),
}
_STANDINGS: Final = {
    Standing.VALID: QT_TRANSLATE_NOOP("Repairs", "to %1"),
    Standing.EXPIRED: QT_TRANSLATE_NOOP("Repairs", "expired %1"),
    Standing.NOT_YET: QT_TRANSLATE_NOOP("Repairs", "valid from %1"),
    Standing.NOT_PASSED: QT_TRANSLATE_NOOP("Repairs", "assessment not passed"),
    Standing.MISSING: QT_TRANSLATE_NOOP("Repairs", "not qualified"),
}
_CHARGES: Final = {
    Charge.PART: QT_TRANSLATE_NOOP("Repairs", "Part"),
    Charge.LABOUR: QT_TRANSLATE_NOOP("Repairs", "Labour"),
    Charge.TRAVEL: QT_TRANSLATE_NOOP("Repairs", "Travel"),
    Charge.FREIGHT: QT_TRANSLATE_NOOP("Repairs", "Freight"),
}
_MINUTES: Final = QT_TRANSLATE_NOOP("Repairs", "%1 min")
_YUAN: Final = QT_TRANSLATE_NOOP("Repairs", "%1 CNY")
_DAYS: Final = QT_TRANSLATE_NOOP("Repairs", "%1 d")
_WORKING: Final = QT_TRANSLATE_NOOP("Repairs", "working time")
_CLAIM: Final = QT_TRANSLATE_NOOP("Repairs", "claim")
_PRICE: Final = QT_TRANSLATE_NOOP("Repairs", "customer")
_HELD: Final = QT_TRANSLATE_NOOP("Repairs", "to be decided")
_LATE: Final = QT_TRANSLATE_NOOP("Repairs", "late")
_LEFT: Final = QT_TRANSLATE_NOOP("Repairs", "left")
_KEPT: Final = QT_TRANSLATE_NOOP("Repairs", "done")
_NONE: Final = QT_TRANSLATE_NOOP("Repairs", "nothing promised")
_RESTS: Final = QT_TRANSLATE_NOOP("Repairs", "rests: waits for the customer")
_DUE: Final = QT_TRANSLATE_NOOP("Repairs", "due %1")
_DIRTY: Final = QT_TRANSLATE_NOOP("Repairs", "not decontaminated")
_FREE: Final = QT_TRANSLATE_NOOP("Repairs", "free %1")
_FAR: Final = QT_TRANSLATE_NOOP("Repairs", "%1 km")
_OPEN: Final = QT_TRANSLATE_NOOP("Repairs", "%1 this week")
_FIXES: Final = {
    Fix.FIXED: QT_TRANSLATE_NOOP("Repairs", "fixed, decided on %1"),
    Fix.NOT_FIXED: QT_TRANSLATE_NOOP("Repairs", "not fixed, decided on %1"),
    Fix.WAITS: QT_TRANSLATE_NOOP("Repairs", "is decided on %1"),
}


def tr(source: str) -> str:
    """Words of this screen in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def state_word(state: RepairState) -> str:
    """How far an order is."""
    return text(REPAIR_STATES[state.value])


def event_words(one: EventRow) -> str:
    """What happened, who did it, in which words, how long it took and what it cost."""
    took = "" if one.minutes is None else tr(_MINUTES).replace("%1", str(one.minutes))
    cost = "" if one.cost is None else tr(_YUAN).replace("%1", f"{one.cost:.2f}")
    return " · ".join(part for part in (text(REPAIR_EVENTS[one.event.value]), one.by, one.note, took, cost) if part)


def fix_words(told: FixTold | None) -> str:
    """Whether the repair held, and on which day that is decided; "" before it is finished."""
    return "" if told is None else tr(_FIXES[told.fix]).replace("%1", told.on.isoformat())


def next_word(step: str) -> str:
    """The next action."""
    return tr(_NEXT[step])


def button_word(step: str) -> str:
    """What the big button does; "" where there is nothing to do."""
    return tr(_BUTTONS[step]) if step in _BUTTONS else ""


def reason_word(reason: PauseReason) -> str:
    """Why nobody works on it."""
    return tr(_REASONS[reason])


def priority_word(priority: Priority) -> str:
    """How much hurry there is."""
    return tr(_PRIORITIES[priority])


def warranty_words(told: Mapping[str, Any]) -> str:
    """The warranty answer that an order took over, with the last day that it covers."""
    return fill(text(WARRANTY), {"verdict": text(VERDICTS[told["verdict"]]), "day": told["until"] or ""})


def technician_word(one: Technician, zone: tzinfo) -> str:
    """A technician in the choice: who, certificate, free from when, how far, how much to do."""
    until = "" if one.until is None else one.until.isoformat()
    parts = [one.name, tr(_STANDINGS[one.standing]).replace("%1", until)]
    if one.selectable and one.free_from is not None:
        parts.append(tr(_FREE).replace("%1", f"{one.free_from.astimezone(zone):%m-%d %H:%M}"))
        parts.append("" if one.distance_km is None else tr(_FAR).replace("%1", f"{one.distance_km:f}"))
        parts.append(tr(_OPEN).replace("%1", str(one.load)))
    return " · ".join(part for part in parts if part)


def charge_word(charge: Charge) -> str:
    """What an amount is for."""
    return tr(_CHARGES[charge])


def limit_words(row: LevelRow) -> str:
    """The three promises of a service level, and from when on."""
    minutes, days, working = tr(_MINUTES), tr(_DAYS), tr(_WORKING)
    told = [row.name]
    for name in ("response", "on_the_way", "repair"):
        many, day = getattr(row, f"{name}_minutes"), getattr(row, f"{name}_days")
        if many is not None or day is not None:
            words = minutes.replace("%1", str(many)) if day is None else days.replace("%1", str(day))
            counts = f" ({working})" if getattr(row, f"{name}_counts") is Counts.WORKING else ""
            told.append(f"{tr(_WAITING[name])} {words}{counts}")
    until = "" if row.valid_to is None else f" – {row.valid_to}"
    return " · ".join((*told, f"{row.valid_from}{until}"))


def cycle_words(row: CycleRow) -> str:
    """How often, and from when on."""
    until = "" if row.valid_to is None else f" – {row.valid_to}"
    return " · ".join((row.name, tr(_EVERY).replace("%1", str(row.months)), f"{row.valid_from}{until}"))


_EVERY: Final = QT_TRANSLATE_NOOP("Repairs", "every %1 months")


def level_words(page: RepairPage) -> str:
    """The promise that was taken over, for what it was made, and by which contract the device has its level."""
    if not page.level:
        return page.contract
    told = [page.level, tr(_FOR).replace("%1", page.level_for) if page.level_for else tr(_FOR_ALL)]
    if page.contract_number:
        told.append(tr(_CONTRACT).replace("%1", page.contract_number).replace("%2", page.contract))
    elif page.contract:
        told.append(tr(_BY_RECORD).replace("%1", page.contract))
    return " · ".join(told)


_FOR: Final = QT_TRANSLATE_NOOP("Repairs", "agreed for %1")
_FOR_ALL: Final = QT_TRANSLATE_NOOP("Repairs", "agreed for all")
_CONTRACT: Final = QT_TRANSLATE_NOOP("Repairs", "contract %1: %2")
_BY_RECORD: Final = QT_TRANSLATE_NOOP("Repairs", "no contract; the record says %1")


def line_words(line: LineRow) -> tuple[str, str]:
    """A claim or a price: what for, and who is asked."""
    much = f"{line.quantity.normalize():f} × {line.unit_price:.2f}"
    who = tr(_HELD) if line.held else tr(_CLAIM if line.kind is RepairLineKind.CLAIM else _PRICE)
    return f"{tr(_CHARGES[line.charge])} {line.text}".rstrip(" "), f"{much} · {who} · {line.payer}".rstrip(" ·")


@dataclass(frozen=True, slots=True)
class OrderLook:
    """How an order looks in the list."""

    shape: Shape
    role: Role
    word: str
    more: str


def order_look(row: RepairRow, now: datetime, zone: tzinfo) -> OrderLook:
    """Shape, colour, state and what is due of an order at a moment."""
    word = f"{state_word(row.state)} · {tr(_DIRTY)}" if row.contaminated else state_word(row.state)
    if row.rests:
        return OrderLook(Shape.RING, Role.MUTED, word, tr(_RESTS))
    if row.due_at is None:
        done = row.state is RepairState.FINISHED
        shape, role = (Shape.TICKED_CIRCLE, Role.OK) if done else (Shape.HALF_RING, Role.INFO)
        return OrderLook(shape, role, word, fix_words(row.fix))
    left = row.due_at - now
    due = f"{tr(_WAITING[row.waiting_for])} {row.due_at.astimezone(zone):%m-%d %H:%M}"
    if row.late:
        return OrderLook(Shape.CROSSED_OCTAGON, Role.REFUSED, word, f"{due} · {tr(_LATE)} {span_text(-left)}")
    soon = left * SOON <= row.due_at - row.reported_at
    shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if soon else (Shape.CLOCK, Role.INFO)
    return OrderLook(shape, role, word, f"{due} · {span_text(left)}")


def tiles(page: RepairPage, now: datetime, zone: tzinfo) -> list[Tile]:
    """The three promises of an order as tiles."""
    moments = {
        "response": (page.response_due_at, page.row.state is not RepairState.RECEIVED),
        "on_the_way": (page.on_the_way_due_at, page.row.state not in (RepairState.RECEIVED, RepairState.ASSIGNED)),
        "repair": (page.repair_due_at, page.row.finished_at is not None or page.closed_at is not None),
    }
    return [_tile(key, due, now, zone, (done, page.row)) for key, (due, done) in moments.items()]


def _tile(key: str, due: datetime | None, now: datetime, zone: tzinfo, about: tuple[bool, RepairRow]) -> Tile:
    done, row = about
    name, chosen = tr(_WAITING[key]), row.waiting_for == key
    if due is None:
        return Tile(key, name, "–", tr(_NONE), "", Shape.RING, Role.MUTED, chosen)
    told = tr(_DUE).replace("%1", f"{due.astimezone(zone):%m-%d %H:%M}")
    if done:
        return Tile(key, name, "✓", tr(_KEPT), told, Shape.TICKED_CIRCLE, Role.OK, chosen)
    if key == "repair" and row.rests:
        return Tile(key, name, "–", tr(_RESTS), "", Shape.RING, Role.MUTED, chosen)
    left = due - now
    if left.total_seconds() < 0:
        return Tile(key, name, span_text(left), tr(_LATE), told, Shape.CROSSED_OCTAGON, Role.REFUSED, chosen)
    soon = left * SOON <= due - row.reported_at
    shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if soon else (Shape.CLOCK, Role.INFO)
    return Tile(key, name, span_text(left), tr(_LEFT), told, shape, role, chosen)
