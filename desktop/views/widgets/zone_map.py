"""The zone as it is: floor to scale, rack fronts with their bins, legend, how full, and the bin to go to."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.ledger import ZoneState
from desktop.views import fonts
from desktop.views.theme import SPACE, ZONE_ROLES, Role, colour
from desktop.views.widgets.bins import SHAPES, BinCell, paint_state, state_word
from desktop.views.widgets.fill_bar import FillBar
from desktop.views.widgets.rack_fronts import RackFronts
from desktop.views.widgets.shapes import paint_shape
from desktop.views.widgets.text import ElidedText, Text, TextKind, font_of
from desktop.views.widgets.zone_floor import RackPlan, ZoneFloor

LEGEND_ROW: Final = 28
GOAL_PX: Final = 40
SIDE: Final = 232


@dataclass(frozen=True, slots=True)
class ZonePlan:
    """A zone: its floor in millimetres, its racks and its bins."""

    code: str
    name: str
    width_mm: int
    depth_mm: int
    racks: tuple[RackPlan, ...]
    bins: tuple[BinCell, ...]

    @property
    def area_m2(self) -> float:
        """The floor in square metres."""
        return self.width_mm * self.depth_mm / 1_000_000


class ZoneLegend(QWidget):
    """Each state with its colour, pattern, shape and word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, LEGEND_ROW * len(ZoneState))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(fonts.words(fonts.TABLE))
        for row, state in enumerate(ZoneState):
            top = row * LEGEND_ROW
            swatch = QRectF(0.5, top + 4.5, 34, 19)
            paint_state(painter, swatch, state)
            painter.setPen(QPen(colour(Role.EDGE), 1))
            painter.drawRect(swatch)
            paint_shape(painter, SHAPES[state], QRectF(44, top + 6, 16, 16), colour(ZONE_ROLES[state]))
            painter.setPen(colour(Role.TEXT))
            painter.drawText(QRectF(70, top + 3, self.width() - 70, 24), 0, state_word(state))


class ZoneMap(QWidget):
    """The map of one zone.

    Signals:
        bin_chosen: the code of the bin.
    """

    bin_chosen = Signal(str)

    def __init__(self, *, animations: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = ZonePlan("", "", 0, 0, (), ())
        self.title = ElidedText("", TextKind.STRONG)
        self.goal = Text("", TextKind.CODE)
        self.goal.setFont(font_of(TextKind.CODE, GOAL_PX))
        self._goal_word = Text("", TextKind.HEADING)
        self.fill = FillBar()
        self.floor = ZoneFloor()
        self.fronts = RackFronts()
        self.fronts.animations = animations
        self.fronts.bin_chosen.connect(self.bin_chosen)
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.title)
        column.addWidget(self.fill)
        column.addWidget(self.floor)
        column.addWidget(ZoneLegend())
        column.addStretch(1)
        goal = QHBoxLayout()
        goal.setSpacing(SPACE[3])
        goal.addWidget(self._goal_word)
        goal.addWidget(self.goal)
        goal.addStretch(1)
        work = QVBoxLayout()
        work.setSpacing(SPACE[2])
        work.addLayout(goal)
        work.addWidget(self.fronts, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[5])
        line.addWidget(side)
        line.addLayout(work, 1)

    @property
    def plan(self) -> ZonePlan:
        """What is shown."""
        return self._plan

    def show_zone(self, plan: ZonePlan, taken: int | None = None, room: int | None = None) -> None:
        """Show a zone; `taken` of `room` places are taken (default: bins that hold something, of all bins)."""
        self._plan = plan
        self.floor.show_floor(plan.width_mm, plan.depth_mm, plan.racks)
        self.fronts.show_bins(plan.racks, plan.bins)
        self.fill.show_fill(
            sum(bool(cell.holds) for cell in plan.bins) if taken is None else taken,
            len(plan.bins) if room is None else room,
        )
        self._tell()

    def show_bin(self, cell: BinCell) -> None:
        """Show one bin anew."""
        self.fronts.show_bin(cell)
        self._tell()

    def _tell(self) -> None:
        goal = next((cell for cell in self.fronts.cells() if cell.highlighted), None)
        name = " · ".join(part for part in (self._plan.code, self._plan.name) if part)
        area = self.tr("{0} m²").format(f"{self._plan.area_m2:.1f}") if self._plan.width_mm else ""
        self.title.set_whole(" · ".join(part for part in (name, area) if part))
        self._goal_word.setText(self.tr("Go to") if goal else "")
        self.goal.setText(goal.code if goal else "")
        self._goal_word.setVisible(goal is not None)
        self.goal.setVisible(goal is not None)
        self.floor.light(goal.rack if goal else "")

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
            self.update()
