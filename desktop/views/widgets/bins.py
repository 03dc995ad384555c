"""A bin of a rack, the state of its zone by colour, pattern, shape and word, and how it is painted."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen
from typing_extensions import override

from desktop.domain.ledger import BinPurpose, ZoneState
from desktop.views import fonts
from desktop.views.theme import ZONE_ROLES, Role, colour
from desktop.views.widgets.growing import grown
from desktop.views.widgets.shapes import Shape, paint_shape

PATTERNS: Final = {
    ZoneState.TO_INSPECT: Qt.BrushStyle.Dense6Pattern,
    ZoneState.REJECTED: Qt.BrushStyle.DiagCrossPattern,
    ZoneState.RETURNED: Qt.BrushStyle.BDiagPattern,
    ZoneState.OUTGOING: Qt.BrushStyle.HorPattern,
    ZoneState.USABLE: Qt.BrushStyle.SolidPattern,
}
SHAPES: Final = {
    ZoneState.TO_INSPECT: Shape.MAGNIFIER,
    ZoneState.REJECTED: Shape.CROSSED_OCTAGON,
    ZoneState.RETURNED: Shape.BACK_ARROW,
    ZoneState.OUTGOING: Shape.OUT_ARROW,
    ZoneState.USABLE: Shape.TICKED_CIRCLE,
}
USUAL_WIDTH: Final = 100
USUAL_HEIGHT: Final = 78
"""Of a bin at 1366 × 768; a larger one is painted larger, letters and all."""
STATE_BAND: Final = 9.0
PAD: Final = 7.0
FILL_BAR: Final = 5.0


@dataclass(frozen=True, slots=True)
class BinCell:
    """A bin as the zone map shows it.

    Attributes:
        code: such as A-2-1.
        rack: code of its rack.
        level: 1 is the lowest.
        slot: 1 is the leftmost.
        purpose: what it is for.
        state: quality state of what lies in it.
        fill: share of its room that is taken, 0 to 1.
        holds: what lies in it, such as "TK-001" or "12 / 20"; "" when empty.
        highlighted: the bin to go to; it blinks.
    """

    code: str
    rack: str
    level: int
    slot: int
    purpose: BinPurpose
    state: ZoneState
    fill: float = 0.0
    holds: str = ""
    highlighted: bool = False

    @override
    def __str__(self) -> str:
        parts = (self.code, purpose_word(self.purpose), state_word(self.state), self.holds, f"{self.fill:.0%}")
        return " · ".join(part for part in parts if part)


def state_word(state: ZoneState) -> str:
    """The word of a zone state in the language of the window."""
    words = {
        ZoneState.TO_INSPECT: QCoreApplication.translate("ZoneState", "To inspect"),
        ZoneState.USABLE: QCoreApplication.translate("ZoneState", "Usable"),
        ZoneState.REJECTED: QCoreApplication.translate("ZoneState", "Rejected"),
        ZoneState.OUTGOING: QCoreApplication.translate("ZoneState", "Outgoing"),
        ZoneState.RETURNED: QCoreApplication.translate("ZoneState", "Returned"),
    }
    return words[state]


def purpose_word(purpose: BinPurpose) -> str:
    """The word of a bin's purpose in the language of the window."""
    words = {
        BinPurpose.UNITS: QCoreApplication.translate("BinPurpose", "Units"),
        BinPurpose.TRAYS: QCoreApplication.translate("BinPurpose", "Trays"),
        BinPurpose.QUARANTINE: QCoreApplication.translate("BinPurpose", "Quarantine"),
        BinPurpose.RETURNS: QCoreApplication.translate("BinPurpose", "Returns"),
        BinPurpose.RECALL: QCoreApplication.translate("BinPurpose", "Recall"),
        BinPurpose.EXPIRED: QCoreApplication.translate("BinPurpose", "Expired"),
    }
    return words[purpose]


def paint_state(painter: QPainter, place: QRectF, state: ZoneState) -> None:
    """Fill a place with the pattern of a state: plain, dots, stripes, bars or a lattice."""
    role = ZONE_ROLES[state]
    painter.fillRect(place, colour(role.soft))
    painter.fillRect(place, QBrush(colour(role), PATTERNS[state]))


def paint_bin(painter: QPainter, place: QRectF, cell: BinCell, *, lit: bool = False) -> None:
    """Paint a bin: state band on the left, code large, what it holds, how full it is; `lit` inverts it."""
    with grown(painter, place, USUAL_WIDTH, USUAL_HEIGHT) as room:
        _paint_in(painter, room, cell, lit=lit)


def _paint_in(painter: QPainter, place: QRectF, cell: BinCell, *, lit: bool) -> None:
    role = ZONE_ROLES[cell.state]
    ink = Role.ACCENT_TEXT if lit else Role.TEXT
    painter.fillRect(place, colour(Role.ACCENT if lit else role.soft if cell.holds else Role.SURFACE))
    paint_state(painter, QRectF(place.left(), place.top(), STATE_BAND, place.height()), cell.state)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(Role.ACCENT if cell.highlighted else Role.EDGE), 4 if cell.highlighted else 1))
    inset = 2.0 if cell.highlighted else 0.5
    painter.drawRect(place.adjusted(inset, inset, -inset, -inset))
    words = place.adjusted(STATE_BAND + PAD, 4, -PAD, -4 - FILL_BAR)
    paint_shape(
        painter,
        SHAPES[cell.state],
        QRectF(words.right() - 15, words.top() + 3, 15, 15),
        colour(ink if lit else role),
        colour(Role.ACCENT if lit else role.soft if cell.holds else Role.SURFACE),
    )
    _paint_words(painter, words, cell, ink)
    if cell.fill > 0:
        _paint_fill(painter, QRectF(words.left(), place.bottom() - FILL_BAR - 4, words.width(), FILL_BAR), cell, ink)


def _paint_words(painter: QPainter, place: QRectF, cell: BinCell, ink: Role) -> None:
    code = fonts.codes(18, bold=True)
    while QFontMetricsF(code).horizontalAdvance(cell.code) > place.width() - 18 and code.pixelSize() > 11:
        code.setPixelSize(code.pixelSize() - 1)
    painter.setPen(colour(ink))
    painter.setFont(code)
    painter.drawText(QRectF(place.left(), place.top() - 1, place.width(), 24), 0, cell.code)
    second = purpose_word(cell.purpose) if not cell.holds else cell.holds
    painter.setFont(fonts.words(13, bold=bool(cell.holds)))
    if not cell.holds:
        painter.setPen(colour(Role.ACCENT_TEXT if ink is Role.ACCENT_TEXT else Role.MUTED))
    shown = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(QRectF(place.left(), place.top() + 22, place.width(), 20), 0, shown)
    if place.height() > 62:
        painter.setFont(fonts.words(12))
        painter.drawText(QRectF(place.left(), place.top() + 41, place.width(), 18), 0, _third(cell))


def _third(cell: BinCell) -> str:
    """The purpose where it is a special one, else the state where it is not the usual one."""
    if cell.purpose is not BinPurpose.UNITS:
        return purpose_word(cell.purpose) if cell.holds else state_word(cell.state)
    return "" if cell.state is ZoneState.USABLE else state_word(cell.state)


def _paint_fill(painter: QPainter, place: QRectF, cell: BinCell, ink: Role) -> None:
    painter.setPen(QPen(colour(ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)
    painter.fillRect(
        QRectF(place.left(), place.top(), place.width() * min(1.0, cell.fill), place.height()), colour(ink)
    )
