"""The line below the pieces of a recall: accounting for the chosen one, or lifting the recall by a letter."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from desktop.presenters.recall_desk import RecallDesk
from desktop.presenters.recall_ending import CONFIRMED, WRITTEN_OFF
from desktop.queries.recalls import PieceRow
from desktop.views.theme import SPACE

ACCOUNT, LIFT = 0, 1
HEIGHT = 48


class RecallEndingBar(QStackedWidget):
    """Shown only while there is something to do in it."""

    def __init__(self, desk: RecallDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.reason, self.confirmed, self.written_off = QLineEdit(), QPushButton(), QPushButton()
        self.letter, self.lift = QLineEdit(), QPushButton()
        self._piece: PieceRow | None = None
        for parts in ((self.reason, self.confirmed, self.written_off), (self.letter, self.lift)):
            page = QWidget()
            line = QHBoxLayout(page)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(SPACE[2])
            for part in parts:
                line.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
            self.addWidget(page)
        self.setFixedHeight(HEIGHT)
        self.confirmed.clicked.connect(self._confirm)
        self.written_off.clicked.connect(self._write_off)
        self.lift.clicked.connect(self._lift)
        self.letter.returnPressed.connect(self._lift)
        self._translate()

    def show_piece(self, piece: PieceRow | None) -> None:
        """Show the line of a chosen piece, of the recall when none is chosen, or nothing."""
        if piece is None or self._piece is None or piece.id != self._piece.id:
            self.reason.clear()
        self._piece = piece
        self.setCurrentIndex(LIFT if piece is None else ACCOUNT)
        self.setVisible(piece is not None or self.desk.may_lift)

    def _confirm(self) -> None:
        self._account(CONFIRMED)

    def _write_off(self) -> None:
        self._account(WRITTEN_OFF)

    def _account(self, how: str) -> None:
        if self._piece is not None:
            self.desk.account_by_hand(self._piece, how, self.reason.text())

    def _lift(self) -> None:
        self.desk.lift_by_hand(self.letter.text())
        self.letter.clear()

    def _translate(self) -> None:
        self.reason.setPlaceholderText(self.tr("Why, such as: not found, police report 7"))
        self.confirmed.setText(self.tr("Its holder has it safe"))
        self.written_off.setText(self.tr("Cannot be found: write off"))
        self.letter.setPlaceholderText(self.tr("Number of the manufacturer's letter"))
        self.lift.setText(self.tr("Lift the recall (second person)"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
