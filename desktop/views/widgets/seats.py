"""A seat of a tray, and how it is painted at the size there is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import Role, colour
from desktop.views.widgets.fitting import wrap
from desktop.views.widgets.growing import grown
from desktop.views.widgets.shapes import Shape, paint_shape


class SeatState(StrEnum):
    """What happened at a seat."""

    OPEN = "open"
    OK = "ok"
    MARKED = "marked"
    AGAIN = "again"
    MISSING = "missing"
    PICKED = "picked"


@dataclass(frozen=True, slots=True)
class Seat:
    """One place of a tray.

    Attributes:
        number: as printed on the tray.
        state: what happened here.
        label: name of the item that belongs here.
        lot: its lot, or "".
        serial: its serial, or "".
    """

    number: int
    state: SeatState
    label: str = ""
    lot: str = ""
    serial: str = ""

    @override
    def __str__(self) -> str:
        parts = (f"{self.number}", seat_word(self.state), self.label, self.lot, self.serial)
        return " · ".join(part for part in parts if part)


FILLED: Final = frozenset({SeatState.OK, SeatState.MARKED, SeatState.AGAIN})
LOOKS: Final = {
    SeatState.OPEN: (None, Role.MUTED),
    SeatState.OK: (Shape.TICKED_CIRCLE, Role.OK),
    SeatState.MARKED: (Shape.MARKED_DIAMOND, Role.WARN),
    SeatState.AGAIN: (Shape.DOUBLE_RING, Role.OK),
    SeatState.MISSING: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    SeatState.PICKED: (Shape.OUT_ARROW, Role.INFO),
}
USUAL_WIDTH: Final = 150
USUAL_HEIGHT: Final = 112
"""Of a seat at 1366 × 768; a larger one is painted larger, letters and all."""
SMALL_WIDTH: Final = 72
SMALL_HEIGHT: Final = 44
TALL: Final = 78
PAD: Final = 8.0


def seat_word(state: SeatState) -> str:
    """The word of a state in the language of the window."""
    words = {
        SeatState.OPEN: QCoreApplication.translate("Seat", "open"),
        SeatState.OK: QCoreApplication.translate("Seat", "counted"),
        SeatState.MARKED: QCoreApplication.translate("Seat", "marked"),
        SeatState.AGAIN: QCoreApplication.translate("Seat", "scanned again"),
        SeatState.MISSING: QCoreApplication.translate("Seat", "missing"),
        SeatState.PICKED: QCoreApplication.translate("Seat", "picked"),
    }
    return words[state]


def counted(seats: Iterable[Seat]) -> int:
    """How many seats have their piece."""
    return sum(seat.state in FILLED for seat in seats)


def paint_seat(painter: QPainter, place: QRectF, seat: Seat) -> None:
    """Paint a seat: solid when counted, an outline when open, dashed and named when missing."""
    with grown(painter, place, USUAL_WIDTH, USUAL_HEIGHT) as room:
        _paint_in(painter, room, seat)


def _paint_in(painter: QPainter, place: QRectF, seat: Seat) -> None:
    _paint_box(painter, place, seat.state)
    if place.width() >= SMALL_WIDTH and place.height() >= SMALL_HEIGHT:
        _paint_words(painter, place.adjusted(PAD, 5, -PAD, -5), seat)
    elif place.width() >= 26:
        painter.setFont(fonts.words(12, bold=True))
        painter.setPen(colour(seat_ink(seat.state)))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(seat.number))


def _paint_box(painter: QPainter, place: QRectF, state: SeatState) -> None:
    role = LOOKS[state][1]
    pen = QPen(colour(Role.EDGE if state is SeatState.OPEN else role), 1)
    ground = colour(Role.SURFACE)
    if state in FILLED:
        ground = colour(role)
    elif state is SeatState.PICKED:
        ground = colour(role.soft)
    elif state is SeatState.MISSING:
        pen = QPen(colour(role), 2, Qt.PenStyle.DashLine)
        ground = colour(role.soft)
    painter.setPen(pen)
    painter.setBrush(ground)
    corner = min(6.0, place.height() / 5)
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), corner, corner)


def seat_ink(state: SeatState) -> Role:
    """The role of the words on a seat."""
    if state in FILLED:
        return Role.SURFACE
    return Role.REFUSED if state is SeatState.MISSING else Role.TEXT


def _paint_words(painter: QPainter, place: QRectF, seat: Seat) -> None:
    ink = colour(seat_ink(seat.state))
    shape, role = LOOKS[seat.state]
    painter.setPen(ink)
    painter.setFont(fonts.words(15, bold=True))
    painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, str(seat.number))
    if shape:
        ground = colour(role) if seat.state in FILLED else colour(Role.SURFACE)
        paint_shape(painter, shape, QRectF(place.right() - 18, place.top() + 2, 18, 18), ink, ground)
    if place.width() > 96 and seat.state is SeatState.MISSING:
        painter.setFont(fonts.words(13, bold=True))
        painter.drawText(place.adjusted(28, 1, -24, 0), Qt.AlignmentFlag.AlignTop, seat_word(seat.state))
    painter.setPen(ink if seat.state is not SeatState.OPEN else colour(Role.MUTED))
    if place.height() >= TALL - 10:
        code_top = _paint_code(painter, place, (seat.serial, seat.lot))
        _paint_label(painter, QRectF(place.left(), place.top() + 22, place.width(), code_top - place.top() - 22), seat)
    else:
        _paint_label(painter, QRectF(place.left(), place.top() + 21, place.width(), place.height() - 20), seat)


def _paint_code(painter: QPainter, place: QRectF, choice: tuple[str, ...]) -> float:
    """Paint the first code that fits, in full, on the last line; returns where that line begins."""
    for code in choice:
        font = fonts.codes(13)
        while QFontMetricsF(font).horizontalAdvance(code) > place.width() and font.pixelSize() > 10:
            font.setPixelSize(font.pixelSize() - 1)
        if code and QFontMetricsF(font).horizontalAdvance(code) <= place.width():
            painter.setFont(font)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, code)
            return place.bottom() - 19
    return place.bottom()


def _paint_label(painter: QPainter, place: QRectF, seat: Seat) -> None:
    font = fonts.words(13)
    metrics = QFontMetricsF(font)
    rows = max(1, int(place.height() / 17))
    lines = wrap(seat.label, place.width(), metrics)
    shown = lines[:rows]
    if len(lines) > rows:
        gap = " " if shown[-1][-1:].isascii() and lines[rows][:1].isascii() else ""
        shown[-1] = metrics.elidedText(shown[-1] + gap + lines[rows], Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    for row, line in enumerate(shown):
        text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QRectF(place.left(), place.top() + row * 17, place.width() + 1, 18), 0, text)
