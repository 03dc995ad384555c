"""Replenishment: what is below its minimum, the orders to the owners, and what each place shall hold (SC-10)."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.refilling import RefillDesk
from desktop.views.later_page import LaterPage
from desktop.views.par_screen import ParsScreen
from desktop.views.refill_list_page import RefillListPage
from desktop.views.refill_orders_page import RefillOrdersPage
from desktop.views.theme import SPACE
from desktop.views.widgets.one_pressed import line_up

LIST, ORDERS, PARS = 0, 1, 2


class RefillScreen(QWidget):
    """Three pages."""

    def __init__(self, desk: RefillDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list, self.orders = RefillListPage(desk), RefillOrdersPage(desk)
        self.pars: ParsScreen | None = None
        self.buttons = (QPushButton(), QPushButton(), QPushButton())
        self._group = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._lay_out()
        self._group.idClicked.connect(self.show_page)
        desk.changed.connect(self.show_desk)
        self._translate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        line_up(self.buttons, self._group, line)
        line.addStretch(1)
        for page in (self.list, self.orders, LaterPage(self._pars)):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(line)
        column.addWidget(self._pages, 1)
        self.show_page(LIST)

    def _pars(self) -> QWidget:
        self.pars = ParsScreen(self.desk.pars)
        return self.pars

    def show_page(self, number: int) -> None:
        """Show one of the pages."""
        self._pages.setCurrentIndex(number)
        self.buttons[number].setChecked(True)

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        self.list.show_desk()
        self.orders.show_desk()
        waiting = sum(order.waiting_minutes is not None for order in self.desk.board.orders)
        self.buttons[ORDERS].setText(self.tr("Orders") + (f" · {waiting}" if waiting else ""))

    def _translate(self) -> None:
        self.buttons[LIST].setText(self.tr("Below minimum"))
        self.buttons[PARS].setText(self.tr("Minimum stock"))
        for button in (self.buttons[LIST], self.buttons[PARS]):
            button.setMinimumWidth(button.sizeHint().width() + SPACE[5])
        self.list.translate()
        self.orders.translate()
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "list"):
            self._translate()
