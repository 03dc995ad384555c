"""The cards of an emergency order: what to pick, what comes from elsewhere, where else a piece lies."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import on_time
from desktop.domain.emergency import RUNNING, OrderState
from desktop.queries.nearest import NearestRow
from desktop.queries.order_facts import GoodsFacts, MilestoneFacts
from desktop.queries.order_resupply import Resupply
from desktop.queries.orders import OrderRow
from desktop.queries.tray_sources import TraySource
from desktop.queries.whereabouts import SourceKind
from desktop.views.names import named
from desktop.views.night_words import CONTEXT, LOOKS, clock, milestone_word, source_word, why_word
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.card_list import CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.time_line import source_word as entered_word
from desktop.views.words.emergency import ORDER_STAGES
from desktop.views.words.marking import QT_TRANSLATE_NOOP

SOURCE: Final = "source:"
PART: Final = "part:"
TRAY: Final = "tray:"
TRIP: Final = "trip:"
FAR_TRAY: Final = "far-tray:"

_NO_ROAD: Final = QT_TRANSLATE_NOOP("Night", "no road known")
_UNKNOWN: Final = QT_TRANSLATE_NOOP("Night", "arrival unknown")
_OVERDUE: Final = QT_TRANSLATE_NOOP("Night", "was due here %1")
_COMES: Final = QT_TRANSLATE_NOOP("Night", "here %1 · %2")
_YES: Final = QT_TRANSLATE_NOOP("Night", "yes, by %1")
_ONLY: Final = QT_TRANSLATE_NOOP("Night", "only by %1")
_THERE: Final = QT_TRANSLATE_NOOP("Night", "there %1")
_TAKEN_BACK: Final = QT_TRANSLATE_NOOP("Night", "taken back")
_LIMIT: Final = QT_TRANSLATE_NOOP("Night", "limit %1")
_NOT_FREE: Final = QT_TRANSLATE_NOOP("Night", "not free")
_NO_SOURCE: Final = QT_TRANSLATE_NOOP("Night", "no source known")
_CALL: Final = QT_TRANSLATE_NOOP("Night", "lies nowhere: call the contacts")
_ORDERED: Final = QT_TRANSLATE_NOOP("Night", "lies nowhere: order %1 brings it")
_IF_ORDERED: Final = QT_TRANSLATE_NOOP("Night", "lies nowhere: if it is ordered now")
_DAYS: Final = QT_TRANSLATE_NOOP("Night", "%1 days, measured on %2 orders")
_PHONED: Final = QT_TRANSLATE_NOOP("Night", "by telephone: %1")
_ASKED: Final = QT_TRANSLATE_NOOP("Night", "asked")
_IN_BOX: Final = QT_TRANSLATE_NOOP("Night", "in the box")


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def to_pick_card(row: GoodsFacts) -> CardRow:
    """A piece that is reserved here; a click on what is on the road says when it comes."""
    until = row.expires_on.isoformat() if row.expires_on else ""
    line = " · ".join(part for part in (row.serial or row.lot, until, named(row.name, row.name_en)) if part)
    pieces = f"× {row.quantity.normalize():f}"
    key = f"{TRIP}{row.place}" if row.on_road else ""
    return CardRow(key, f"{row.place} · {row.ref}", line, Shape.CLOCK, Role.INFO, pieces)


def picked_card(row: GoodsFacts) -> CardRow:
    """A piece in the box; who said so on the telephone stands below."""
    line = " · ".join(part for part in (row.ref, row.serial or row.lot, row.place) if part)
    more = _tr(_PHONED).replace("%1", row.confirmed_by) if row.confirmed_by else row.deviation
    return CardRow("", named(row.name, row.name_en), line, Shape.TICKED_CIRCLE, Role.OK, _tr(_IN_BOX), more)


def part_card(part: OrderRow, zone: str) -> CardRow:
    """What comes from elsewhere; a click opens it."""
    whence = named(part.source_name, part.source_name_en) if part.source else part.site
    line = f"{whence} · {part.done.normalize():f}/{part.of.normalize():f}"
    stage = _tr(_ASKED) if part.state is OrderState.OPEN else text(ORDER_STAGES[part.state.value])
    shape, role = LOOKS[part.forecast.outlook] if part.state in RUNNING else (Shape.TICKED_CIRCLE, Role.OK)
    arrival = part.forecast.arrival
    more = _tr(_UNKNOWN) if arrival is None else _tr(_THERE).replace("%1", clock(arrival, zone))
    return CardRow(f"{PART}{part.number}", part.number, line, shape, role, stage, more)


def moment_card(one: MilestoneFacts, zone: str) -> CardRow:
    """A moment that was reached, in time or past its limit, or that was taken back."""
    title = f"{clock(one.at, zone)} · {milestone_word(one.kind)}"
    line = " · ".join(part for part in (one.by, entered_word(one.source), one.note) if part)
    if one.taken_back_at is not None:
        return CardRow("", title, line, Shape.BACK_ARROW, Role.MUTED, _tr(_TAKEN_BACK))
    if one.limit_at is None:
        return CardRow("", title, line, Shape.TICKED_CIRCLE, Role.OK, "")
    late = not on_time(one.limit_at, one.at)
    shape, role = (Shape.WARNING_TRIANGLE, Role.WARN) if late else (Shape.TICKED_CIRCLE, Role.OK)
    return CardRow("", title, line, shape, role, _tr(_LIMIT).replace("%1", clock(one.limit_at, zone)))


def source_card(row: NearestRow, zone: str, *, choosable: bool) -> CardRow:
    """Where a lacking piece lies, and by when it can be there; a click reserves it where that can be done."""
    lying = row.lying
    where = lying.place if not lying.stands_in else f"{lying.place} ({lying.stands_in})"
    title = f"{lying.ref} · {where}"
    key = f"{SOURCE}{lying.ref}\n{lying.place}" if choosable else ""
    if lying.why:
        return CardRow("", title, _line(row), Shape.CROSSED_OCTAGON, Role.REFUSED, why_word(lying.why))
    distance = "" if row.road_km is None else f"{row.road_km.normalize():f} km"
    if row.arrival is None:
        word, more = _unknown(row, zone)
        asks = choosable and lying.kind is SourceKind.TRANSIT
        key = f"{TRIP}{lying.place}" if asks else key
        return CardRow(key, title, _line(row), Shape.DASHED_SQUARE, Role.MUTED, word, more or distance)
    shape, role = (Shape.TICKED_CIRCLE, Role.OK) if row.in_time else (Shape.CROSSED_OCTAGON, Role.REFUSED)
    word = _tr(_YES if row.in_time else _ONLY).replace("%1", clock(row.arrival, zone))
    return CardRow(key, title, _line(row), shape, role, word, _comes(row, zone) or distance)


def tray_source_card(one: TraySource, zone: str, *, choosable: bool) -> CardRow:
    """Where a tray stands that would serve; a click asks that centre to bring it."""
    title = f"{one.tray} · {one.place}"
    parts = (named(one.name, one.name_en), source_word(one.kind), one.site, one.promised_to)
    line = " · ".join(part for part in parts if part)
    key = f"{FAR_TRAY}{one.tray}" if choosable else ""
    distance = "" if one.road_km is None else f"{one.road_km.normalize():f} km"
    if one.arrival is None:
        known = one.kind is SourceKind.CENTRE and not one.promised_to
        return CardRow(key, title, line, Shape.DASHED_SQUARE, Role.MUTED, _tr(_NO_ROAD if known else _NOT_FREE))
    shape, role = (Shape.TICKED_CIRCLE, Role.OK) if one.in_time else (Shape.CROSSED_OCTAGON, Role.REFUSED)
    word = _tr(_YES if one.in_time else _ONLY).replace("%1", clock(one.arrival, zone))
    return CardRow(key, title, line, shape, role, word, distance)


def _line(row: NearestRow) -> str:
    lying = row.lying
    until = lying.expires_on.isoformat() if lying.expires_on else ""
    owner = named(lying.owner_name, lying.owner_name_en)
    site = lying.site if lying.kind is SourceKind.CENTRE else ""
    parts = (source_word(lying.kind), site, lying.shown, until, owner, ", ".join(lying.promised_to))
    return " · ".join(part for part in parts if part)


def _unknown(row: NearestRow, zone: str) -> tuple[str, str]:
    """Why nobody can say when: the road is not entered, or nobody said when it comes, or it should be here."""
    if row.lying.kind is not SourceKind.TRANSIT:
        return _tr(_NO_ROAD), ""
    expected = None if row.come_with is None else row.come_with.expected_at
    more = "" if expected is None else _tr(_OVERDUE).replace("%1", clock(expected, zone))
    return _tr(_UNKNOWN), more


def _comes(row: NearestRow, zone: str) -> str:
    trip = row.come_with
    if trip is None or trip.expected_at is None:
        return ""
    return _tr(_COMES).replace("%1", clock(trip.expected_at, zone)).replace("%2", trip.carrier)


def resupply_card(one: Resupply, zone: str) -> CardRow:
    """What lies nowhere: the earliest from replenishment, or that no source is known."""
    if one.on_shelf is None:
        return CardRow("", one.ref, _tr(_CALL), Shape.CROSSED_OCTAGON, Role.REFUSED, _tr(_NO_SOURCE))
    line = _tr(_ORDERED).replace("%1", one.order) if one.order else _tr(_IF_ORDERED)
    days = _tr(_DAYS).replace("%1", str(one.lead_days)).replace("%2", str(one.measured_on))
    word = _tr(_ONLY).replace("%1", clock(one.on_shelf, zone, day=True))
    return CardRow("", one.ref, line, Shape.CROSSED_OCTAGON, Role.REFUSED, word, days)
