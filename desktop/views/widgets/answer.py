"""The Answer: what the last scan did, readable at one metre; beside it the last ten, or the choices of a question.

It never changes its height, so nothing below it jumps.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.answer import AnswerCard, Verdict
from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.fitting import fit
from desktop.views.widgets.recent_answers import RecentAnswers
from desktop.views.widgets.shapes import VERDICT_SHAPES, ShapeMark, verdict_word
from desktop.views.widgets.text import ElidedText, Text, TextKind, font_of, plain_tip

HEIGHT: Final = 204
MARK: Final = 76
HEADLINE_SIZES: Final = (40, 36, 32, 30, 28, 26, 24)
HEADLINE_HEIGHT: Final = 72
HELD_EDGE: Final = 20
ONE_COLUMN: Final = 3
CHOICES_WIDTH: Final = (300, 476)
"""Of one column (as wide as the last ten answers) and of two."""
DETAIL_PX: Final = 20
CODE_PX: Final = 18


class Headline(QLabel):
    """A headline of 40 px that shrinks to 24, takes two lines, and never cuts a lot, a serial or a code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._whole = ""
        self._kept: tuple[str, ...] = ()
        self._pixels = HEADLINE_SIZES[0]
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(HEADLINE_HEIGHT)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, kept: tuple[str, ...] = ()) -> None:
        """Show a headline; the texts in `kept` stay in one piece."""
        self._whole = words
        self._kept = kept
        self.setAccessibleName(words)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEADLINE_HEIGHT)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """A change of theme brings back the font of the first polish: fit again."""
        super().changeEvent(event)
        changed = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if changed and self.font().pixelSize() != self._pixels:
            self._fit()

    def _fit(self) -> None:
        fitted = fit(self._whole, (self.width(), HEADLINE_HEIGHT), HEADLINE_SIZES, self._kept)
        self._pixels = fitted.pixels
        self.setFont(fonts.words(fitted.pixels, bold=True))
        self.setText("\n".join(fitted.lines))
        self.setToolTip(plain_tip(self._whole) if fitted.cut else "")


class NamedCode(QWidget):
    """A word and a code in the face with the slashed zero; never broken. Without a code it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = Text("", TextKind.MUTED)
        self.code = Text("", TextKind.CODE)
        self.code.setFont(font_of(TextKind.CODE, CODE_PX))
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, SPACE[5], 0)
        line.setSpacing(SPACE[2])
        line.addWidget(self.word)
        line.addWidget(self.code)

    def show_code(self, word: str, code: str) -> None:
        """Show a code with its word."""
        self.word.setText(word)
        self.code.setText(code)
        self.setVisible(bool(code))


class CodeLine(QWidget):
    """Lot, serial and code, each with its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lot, self.serial, self.code = NamedCode(), NamedCode(), NamedCode()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for named in (self.lot, self.serial, self.code):
            line.addWidget(named)
        line.addStretch(1)

    def show_codes(self, card: AnswerCard) -> None:
        """Show what the card names."""
        self.lot.show_code(self.tr("Lot"), card.lot)
        self.serial.show_code(self.tr("Serial"), card.serial)
        self.code.show_code(self.tr("Code"), card.code)


class AnswerView(QWidget):
    """The Answer. It stays until the next one.

    Signals:
        chosen: the key of the choice that was made.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = AnswerCard(Verdict.INFO, "")
        self._choices: list[tuple[str, BigButton]] = []
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Answer"))
        self.mark = ShapeMark(*VERDICT_SHAPES[Verdict.INFO], MARK)
        self.word = Text("", TextKind.STRONG)
        self.headline = Headline()
        self.detail = ElidedText()
        self.codes = CodeLine()
        self.next_action = ElidedText()
        self.recent = RecentAnswers()
        self._choice_panel = QWidget()
        self._choice_grid = QGridLayout(self._choice_panel)
        self._lay_out()
        self.show_answer(self._card)

    def _lay_out(self) -> None:
        self.detail.setFont(fonts.words(DETAIL_PX))
        self.next_action.setFont(fonts.words(fonts.ACTION, bold=True))
        self._choice_grid.setContentsMargins(0, SPACE[3], SPACE[4], SPACE[3])
        self._choice_grid.setSpacing(SPACE[1])
        side = QWidget()
        self._side = QStackedLayout(side)
        self._side.addWidget(self.recent)
        self._side.addWidget(self._choice_panel)
        line = QHBoxLayout(self)
        line.setContentsMargins(HELD_EDGE + SPACE[3], 0, 0, 1)
        line.setSpacing(SPACE[5])
        line.addLayout(self._verdict_column())
        line.addLayout(self._text_column(), 1)
        line.addWidget(side)

    def _verdict_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE[2])
        column.addStretch(1)
        column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.word, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.word.setMinimumWidth(96)
        self.word.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return column

    def _text_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE[1])
        column.addStretch(1)
        for widget in (self.headline, self.detail, self.codes, self.next_action):
            column.addWidget(widget)
        column.addStretch(1)
        return column

    @property
    def card(self) -> AnswerCard:
        """What is shown."""
        return self._card

    def show_answer(self, card: AnswerCard) -> None:
        """Show an answer; the choices of the one before are gone, and it joins the last ten."""
        self._card = card
        self.set_choices(())
        self._tell()
        if card.headline:
            self.recent.add(card)

    def _tell(self) -> None:
        card = self._card
        shape, role = VERDICT_SHAPES[card.verdict]
        self.mark.show_shape(shape, role)
        self.word.setText(self.tr("Line held") if card.held else verdict_word(card.verdict))
        self.headline.show_words(card.headline or self.tr("Ready to scan"), (card.lot, card.serial, card.code))
        self.detail.set_whole(card.detail)
        self.codes.show_codes(card)
        self.next_action.set_whole(card.next_action)
        self.word.setVisible(bool(card.headline))
        self.setAccessibleDescription(" ".join((verdict_word(card.verdict), card.headline, card.next_action)))
        self.update()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Ask: large buttons (key, words) in place of the last ten; none takes the question back."""
        for _, button in self._choices:
            self._choice_grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._choices = [(key, BigButton(words, primary=n == 0)) for n, (key, words) in enumerate(choices)]
        columns = 1 if len(choices) <= ONE_COLUMN else 2
        self._choice_panel.setFixedWidth(CHOICES_WIDTH[columns - 1])
        for n, (_, button) in enumerate(self._choices):
            self._choice_grid.addWidget(button, n // columns, n % columns)
            button.clicked.connect(self._choose)
        self._side.setCurrentIndex(1 if self._choices else 0)

    def choices(self) -> tuple[str, ...]:
        """The keys that are offered."""
        return tuple(key for key, _ in self._choices)

    def focus_choice(self) -> None:
        """Bring the keyboard to the first choice."""
        if self._choices:
            self._choices[0][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        pressed = self.sender()
        for key, button in self._choices:
            if button is pressed:
                self.chosen.emit(key)
                return

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._choices):
            self.chosen.emit(self._choices[place][0])
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Answer"))
            self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = VERDICT_SHAPES[self._card.verdict][1]
        painter.fillRect(self.rect(), colour(role.soft if self._card.headline else Role.SURFACE))
        edge = QRectF(0, 0, HELD_EDGE if self._card.held else SPACE[2], self.height())
        painter.fillRect(edge, colour(role))
        if self._card.held:
            self._hatch(painter, edge)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour(Role.LINE))

    def _hatch(self, painter: QPainter, edge: QRectF) -> None:
        """Diagonal bars round the whole Answer: nobody takes this for an ordinary answer."""
        role = VERDICT_SHAPES[self._card.verdict][1]
        top = QRectF(0, 0, self.width(), SPACE[2])
        bottom = QRectF(0, self.height() - SPACE[2], self.width(), SPACE[2])
        for bar in (edge, top, bottom):
            painter.fillRect(bar, colour(role))
            painter.fillRect(bar, QBrush(colour(role.soft), Qt.BrushStyle.BDiagPattern))
