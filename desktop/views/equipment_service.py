"""What it takes to keep a device at work: parts in stock, who may repair it and when, what its repairs cost (S2-14)."""

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.queries.device_service import DeviceService, RepairCost
from desktop.queries.repair_parts import LikelyPart, PartStock
from desktop.views.facts_list import Fact, FactsList
from desktop.views.names import named
from desktop.views.repair_words import technician_word
from desktop.views.settlement_words import money
from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind


class EquipmentService(QWidget):
    """Three short lists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts, self.people, self.cost = FactsList(), FactsList(), FactsList()
        self.titles = [Text("", TextKind.STRONG) for _ in range(3)]
        self._service = DeviceService()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE[2], 0)
        column.setSpacing(SPACE[1])
        for title, facts in zip(self.titles, (self.parts, self.people, self.cost), strict=True):
            column.addWidget(title)
            column.addWidget(facts)
            column.addSpacing(SPACE[2])
        column.addStretch(1)

    def show_service(self, service: DeviceService) -> None:
        """Show the service of a device."""
        self._service = service
        zone = ZoneInfo(service.time_zone)
        people = [Fact(one.badge, technician_word(one, zone)) for one in service.technicians]
        self.parts.show_facts([fact for one in service.parts for fact in self._part(one)] or [self._none()])
        self.people.show_facts(people or [self._none()])
        self.cost.show_facts(self._cost(service.cost))

    def _none(self) -> Fact:
        return Fact("", self.tr("none"))

    def _part(self, part: LikelyPart) -> list[Fact]:
        """The part, and where it lies on a line of its own."""
        used = self.tr("{0} · in {1} of {2} repairs").format(named(part.name, part.name_en), part.used, part.orders)
        where = " · ".join(self._stock(one) for one in part.stock) or self.tr("no stock")
        return [Fact(part.ref, used), Fact("", where)]

    def _stock(self, stock: PartStock) -> str:
        place = self.tr("here") if stock.own else stock.site_name
        way = "" if stock.own or stock.distance_km is None else f", {stock.distance_km:f} km"
        return f"{place}: {stock.pieces.normalize():f} ({stock.owner}{way})"

    def _cost(self, cost: RepairCost) -> list[Fact]:
        told = [Fact(self.tr("In warranty"), money(cost.in_warranty)), Fact(self.tr("Outside"), money(cost.outside))]
        return told + ([Fact(self.tr("To be decided"), money(cost.held))] if cost.held else [])

    def translate(self) -> None:
        """Speak the language of the window."""
        said = (self.tr("Spare parts of this model"), self.tr("Who may repair it"), self.tr("Cost of repairs so far"))
        for title, words in zip(self.titles, said, strict=True):
            title.setText(words)
        self.show_service(self._service)
