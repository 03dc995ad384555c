"""The filters of the stock: owner, state of the zone, expiry, holds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.domain.ledger import ZoneState
from desktop.presenters.stock_asked import Asked
from desktop.queries.master_data import PartyRow
from desktop.views.names import named
from desktop.views.theme import SPACE
from desktop.views.widgets.bins import state_word

DAYS: Final = (0, 30, 90, 180, 365)
OWNER_WIDTH: Final = 240


class StockFilters(QWidget):
    """One line of filters.

    Signals:
        changed: the person chose something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owner, self.state, self.expiry = QComboBox(), QComboBox(), QComboBox()
        self.held = QCheckBox()
        self.clear = QPushButton()
        self._owners: tuple[PartyRow, ...] = ()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[3])
        for box in (self.owner, self.state, self.expiry):
            line.addWidget(box)
            box.activated.connect(self._chosen)
        line.addWidget(self.held)
        line.addWidget(self.clear)
        line.addStretch(1)
        self.owner.setMaximumWidth(OWNER_WIDTH)
        self.held.clicked.connect(self._chosen)
        self.clear.clicked.connect(self.take_away)
        self._translate()

    def narrowed(self, asked: Asked) -> Asked:
        """The question with these filters."""
        state = self.state.currentData()
        return replace(
            asked,
            owner=self.owner.currentData() or "",
            state=ZoneState(state) if state else None,
            held=self.held.isChecked(),
            within=self.expiry.currentData(),
        )

    def show_asked(self, asked: Asked) -> None:
        """Show the filters of a question."""
        self.owner.setCurrentIndex(max(0, self.owner.findData(asked.owner)))
        self.state.setCurrentIndex(max(0, self.state.findData(asked.state.value if asked.state else "")))
        self.expiry.setCurrentIndex(1 + DAYS.index(asked.within) if asked.within in DAYS else 0)
        self.held.setChecked(asked.held)
        self.clear.setVisible(asked.is_narrowed)

    def show_owners(self, owners: Sequence[PartyRow]) -> None:
        """Offer these owners; the chosen one stays chosen."""
        if tuple(owners) != self._owners:
            self._owners = tuple(owners)
            self._translate()

    def take_away(self) -> None:
        """Take all filters away."""
        self.show_asked(Asked())
        self.changed.emit()

    def _chosen(self) -> None:
        self.clear.setVisible(self.narrowed(Asked()).is_narrowed)
        self.changed.emit()

    def _translate(self) -> None:
        asked = self.narrowed(Asked())
        _fill(self.owner, [(self.tr("All owners"), "")] + [(named(o.name, o.name_en), o.code) for o in self._owners])
        _fill(self.state, [(self.tr("All states"), "")] + [(state_word(state), state.value) for state in ZoneState])
        days = [(self._days(days), days) for days in DAYS]
        _fill(self.expiry, [(self.tr("Any expiry"), None), *days])
        self.owner.setAccessibleName(self.tr("Owner"))
        self.state.setAccessibleName(self.tr("State"))
        self.expiry.setAccessibleName(self.tr("Expiry"))
        self.held.setText(self.tr("On hold only"))
        self.clear.setText(self.tr("Clear filters"))
        self.show_asked(asked)

    def _days(self, days: int) -> str:
        return self.tr("Within %n day(s)", "", days) if days else self.tr("Expired or today")

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_owners"):
            self._translate()


def _fill(box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
