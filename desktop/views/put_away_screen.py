"""The put-away screen: the zone drawn to scale, the bin to go to blinking."""

from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.put_away import PutAwayDesk
from desktop.queries.zone_map import BinRow
from desktop.queries.zone_map import ZoneMap as ZoneRows
from desktop.views.names import named
from desktop.views.stacked_screen import StackedScreen
from desktop.views.theme import SPACE
from desktop.views.widgets.bins import BinCell
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.zone_buttons import ZoneButtons
from desktop.views.widgets.zone_floor import RackPlan
from desktop.views.widgets.zone_map import ZoneMap, ZonePlan

FULL_AT: Final = Decimal(12)
"""A bin of small goods is drawn full at so many pieces."""


class PutAwayScreen(StackedScreen):
    """The map of the zone that the desk works in, and buttons for the other zones."""

    def __init__(self, desk: PutAwayDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.empty = EmptyState(Emptiness("map", "", ""))
        self.map = ZoneMap()
        self._zones = ZoneButtons()
        self._zones.setSpacing(SPACE[1])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addLayout(self._zones)
        column.addWidget(self.map, 1)
        self.lay_in((self.empty, page))
        self._zones.chosen.connect(desk.show_zone)
        desk.changed.connect(self.show_desk)
        self.translate()

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        rows = self.desk.map
        self._pages.setCurrentIndex(0 if rows is None else 1)
        self._zones.show_zones(self.desk.zones)
        if rows is not None:
            self.map.show_zone(self._plan(rows), rows.filled, len(rows.bins))

    def _plan(self, rows: ZoneRows) -> ZonePlan:
        racks = tuple(
            RackPlan(rack.code, rack.x_mm, rack.y_mm, rack.width_mm, rack.depth_mm, rack.levels, rack.slots)
            for rack in rows.racks
        )
        bins = tuple(self._cell(row) for row in rows.bins)
        return ZonePlan(rows.code, named(rows.name, rows.name_en), rows.width_mm, rows.depth_mm, racks, bins)

    def _cell(self, row: BinRow) -> BinCell:
        goal = self.desk.in_hand.proposal.place if self.desk.in_hand is not None else ""
        fill = float(min(Decimal(1), row.pieces / FULL_AT)) if row.purpose.value != "trays" else float(bool(row.holds))
        holds = (
            row.holds[0] if len(row.holds) == 1 else self.tr("%n piece(s)", "", int(row.pieces)) if row.holds else ""
        )
        return BinCell(
            row.code, row.rack, row.level, row.slot, row.purpose, row.state, fill, holds, highlighted=row.code == goal
        )

    @override
    def translate(self) -> None:
        self.empty.say(
            Emptiness("map", self.tr("No zone yet"), self.tr("Draw the spare-parts zone under Items & places."))
        )
        self.show_desk()
