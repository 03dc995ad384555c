"""The section "More…" of the returns page: carriage, exchange, giving back, destroying; made when wanted."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.returns_more import FormKind, MoreReturns
from desktop.views.later_page import LaterPage
from desktop.views.returns_carriage import CarriageForm
from desktop.views.returns_leaving import DestroyForm, ExchangeForm, GiveBackForm
from desktop.views.theme import SPACE
from desktop.views.widgets.one_pressed import line_up
from desktop.views.widgets.text import TextKind, font_of

KINDS: Final = tuple(FormKind)
BESIDE: Final = 40
"""Room beside the words; the pressed button writes them bold, which is wider."""


class MorePage(QWidget):
    """A line of four buttons, and the form of the one that is pressed."""

    def __init__(self, desk: ReturnsDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = MoreReturns(desk, self)
        self.choices = {kind: QPushButton() for kind in KINDS}
        self.forms = {
            FormKind.CARRIAGE: LaterPage(lambda: CarriageForm(self.work)),
            FormKind.EXCHANGE: LaterPage(lambda: ExchangeForm(self.work)),
            FormKind.GIVE_BACK: LaterPage(lambda: GiveBackForm(self.work)),
            FormKind.DESTROY: LaterPage(lambda: DestroyForm(self.work)),
        }
        self._group, self._pages = QButtonGroup(self), QStackedWidget()
        self._lay_out()
        self._group.idClicked.connect(self._show)
        self._translate()

    def _lay_out(self) -> None:
        line, whole = QHBoxLayout(), QVBoxLayout(self)
        line_up(self.choices.values(), self._group, line)
        for form in self.forms.values():
            self._pages.addWidget(form)
        line.setSpacing(SPACE[1])
        line.addStretch(1)
        self.choices[FormKind.CARRIAGE].setChecked(True)
        whole.setContentsMargins(0, SPACE[1], 0, 0)
        whole.setSpacing(SPACE[3])
        whole.addLayout(line)
        whole.addWidget(self._pages, 1)

    def begin(self, document: str = "") -> None:
        """Open the form that was open last; ``document`` is what was chosen in a list of the page."""
        self.work.open(KINDS[self._pages.currentIndex()])
        if document:
            for form in self.forms.values():
                form.then(lambda page: page.propose(document))

    def end(self) -> None:
        """Scans are returns again."""
        self.work.close()

    def _show(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self.work.open(KINDS[number])

    def _translate(self) -> None:
        words = (self.tr("Carriage"), self.tr("Exchange"), self.tr("Give back to the owner"), self.tr("Destroy"))
        strong = QFontMetrics(font_of(TextKind.STRONG))
        for button, word in zip(self.choices.values(), words, strict=True):
            button.setText(word)
            button.setMinimumWidth(strong.horizontalAdvance(word) + BESIDE)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
