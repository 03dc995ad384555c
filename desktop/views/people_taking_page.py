"""The assessment: the time as one large number, one big question, large answers by click or by the keys 1 to 6."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.qualification import MOST_CHOICES, QuestionKind
from desktop.presenters.taking import Taking
from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.shapes import Shape, paint_shape
from desktop.views.widgets.sight_timer import SightTimer
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.staff import ENDINGS, QUESTION_KINDS

TICK_MS: Final = 250
CLOCK_PX: Final = 64
QUESTION_PX: Final = 26
ANSWER_PX: Final = 20
ANSWER_HEIGHT: Final = 60
SOON: Final = 300
"""Seconds left from which the number is marked."""

_KEYS: Final = {getattr(Qt.Key, f"Key_{number}"): number for number in range(1, MOST_CHOICES + 1)}


class AnswerButton(QPushButton):
    """An answer: its key, its words in full, and whether it is chosen."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number, self._words, self._single = number, "", True
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFont(fonts.words(ANSWER_PX))
        self.setMinimumHeight(ANSWER_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_answer(self, words: str, *, single: bool, chosen: bool) -> None:
        """Show an answer."""
        self._words, self._single = words, single
        self.setChecked(chosen)
        self.setAccessibleName(f"{self.number} · {words}")
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def _place(self, width: int) -> QRect:
        return QRect(SPACE[5] * 3, SPACE[2], max(width - SPACE[5] * 3 - SPACE[4] - 32, 80), 4000)

    @override
    def heightForWidth(self, width: int) -> int:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        needed = self.fontMetrics().boundingRect(self._place(width), flags, self._words).height()
        return max(ANSWER_HEIGHT, needed + 2 * SPACE[3])

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet gives buttons a height of their own; an answer keeps its own."""
        super().showEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(colour(Role.ACCENT if chosen else Role.LINE))
        painter.setBrush(colour(Role.RAISED if chosen or self.underMouse() else Role.SURFACE))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(colour(Role.MUTED))
        painter.setFont(fonts.codes(ANSWER_PX, bold=True))
        key = QRect(0, 0, SPACE[5] * 3, self.height())
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(self.number))
        painter.setPen(colour(Role.TEXT))
        painter.setFont(fonts.words(ANSWER_PX, bold=chosen))
        place = self._place(self.width())
        place.setHeight(self.height() - 2 * SPACE[2])
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, self._words)
        if chosen:
            mark = QRect(QPoint(self.width() - 40, (self.height() - 24) // 2), QSize(24, 24))
            paint_shape(painter, Shape.TICKED_CIRCLE, mark.toRectF(), colour(Role.ACCENT))


class QuestionDots(QWidget):
    """A square for each question: filled when answered, framed when in sight."""

    def __init__(self, taking: Taking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taking = taking
        self.setFixedHeight(34)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paper = self._taking.paper
        if paper is None:
            return
        painter = QPainter(self)
        count = len(paper.questions)
        width = min(32.0, (self.width() - 2) / count)
        painter.setFont(fonts.words(fonts.SMALL))
        for one in paper.questions:
            place = QRect(round((one.position - 1) * width) + 2, 3, round(width) - 6, 24)
            here, filled = one.position == self._taking.position, bool(self._taking.chosen(one.position))
            painter.setPen(colour(Role.ACCENT if here else Role.LINE))
            painter.setBrush(colour(Role.ACCENT if filled else Role.SURFACE))
            painter.drawRect(place)
            if here:
                painter.fillRect(place.left(), place.bottom() + 3, place.width() + 1, 3, colour(Role.ACCENT))
            if width >= SPACE[5]:
                painter.setPen(colour(Role.ACCENT_TEXT if filled else Role.MUTED))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(one.position))


class PeopleTakingPage(QWidget):
    """What somebody sees who takes an assessment, and then its result."""

    def __init__(self, taking: Taking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.taking = taking
        self.clock, self.count = Text("", TextKind.TITLE), Text("", TextKind.MUTED)
        self.question, self.kind = Text("", TextKind.TITLE), Text("", TextKind.MUTED)
        self.answers = tuple(AnswerButton(number) for number in range(1, MOST_CHOICES + 1))
        self.dots = QuestionDots(taking)
        self.back, self.forward, self.hand_in = BigButton(), BigButton(primary=True), BigButton()
        self.keys = Text("", TextKind.SMALL)
        self._sure = False
        self._tick = SightTimer(self, TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self.show_taking()

    def _lay_out(self) -> None:
        font = fonts.words(CLOCK_PX, bold=True)
        font.setStyleHint(font.StyleHint.Monospace)
        self.clock.setFont(font)
        self.clock.setFixedHeight(round(CLOCK_PX * 1.25))
        self.question.setFont(fonts.words(QUESTION_PX, bold=True))
        for one in (self.question, self.kind):
            one.setWordWrap(True)
        top, press = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.clock)
        top.addStretch(1)
        top.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        for button in (self.back, self.hand_in, self.forward):
            press.addWidget(button, 1)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        press.setSpacing(SPACE[3])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(top)
        column.addWidget(self.dots)
        column.addSpacing(SPACE[3])
        column.addWidget(self.question)
        column.addWidget(self.kind)
        column.addSpacing(SPACE[2])
        for answer in self.answers:
            column.addWidget(answer)
        column.addSpacing(SPACE[2])
        column.addStretch(1)
        column.addWidget(self.keys)
        column.addLayout(press)

    def _connect(self) -> None:
        for answer in self.answers:
            answer.clicked.connect(self._clicked)
        self.taking.changed.connect(self.show_taking)
        self.back.clicked.connect(self.taking.back)
        self.forward.clicked.connect(self._forward)
        self.hand_in.clicked.connect(self._hand_in)

    # ---------------------------------------------------------------- what is shown

    def show_taking(self) -> None:
        """Show the question in sight."""
        question = self.taking.question
        self.dots.update()
        self._show_time()
        if question is None or self.taking.paper is None:
            return
        last = question.position == len(self.taking.paper.questions)
        self.question.setText(question.wording)
        self.kind.setText(text(QUESTION_KINDS[question.kind.value]))
        for answer in self.answers:
            shown = answer.number <= len(question.choices)
            answer.setVisible(shown)
            if shown:
                single, chosen = question.kind is QuestionKind.SINGLE, answer.number in self.taking.chosen()
                answer.show_answer(question.choices[answer.number - 1], single=single, chosen=chosen)
        self.back.setEnabled(question.position > 1)
        self.forward.setVisible(not last)
        self.hand_in.setProperty("primary", last)
        self.hand_in.style().polish(self.hand_in)
        self._translate()

    def _show_time(self) -> None:
        seconds = int(self.taking.left.total_seconds())
        self.clock.setText(f"{seconds // 60:02d}:{seconds % 60:02d}")
        self.clock.set_kind(TextKind.ERROR if seconds <= SOON else TextKind.TITLE)
        self.clock.setFont(fonts.words(CLOCK_PX, bold=True))

    def _on_tick(self) -> None:
        self._show_time()
        self.taking.tick()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    # ---------------------------------------------------------------- what a hand does

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _KEYS:
            self._choose(_KEYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.taking.back()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._forward()
        elif key == Qt.Key.Key_F10:
            self._hand_in()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        answer = self.sender()
        if isinstance(answer, AnswerButton):
            self._choose(answer.number)

    def _choose(self, number: int) -> None:
        self._sure = False
        self.taking.choose(number)

    def _forward(self) -> None:
        self._sure = False
        self.taking.forward()

    def _hand_in(self) -> None:
        """With questions left the first press asks, the next one hands in."""
        paper = self.taking.paper
        if paper is None:
            return
        if self.taking.answered < len(paper.questions) and not self._sure:
            self._sure = True
            self._translate()
            return
        self._sure = False
        self.taking.finish()

    def _translate(self) -> None:
        paper = self.taking.paper
        asked = len(paper.questions) if paper is not None else 0
        self.count.setText(self.tr("{0} of {1} answered").format(self.taking.answered, asked))
        self.back.set_words(self.tr("Back"))
        self.forward.set_words(self.tr("Next question"))
        left = asked - self.taking.answered
        sure = self.tr("Hand in with %n question(s) open?", "", left) if self._sure else self.tr("Hand in")
        self.hand_in.set_words(sure)
        self.keys.setText(self.tr("1–6 choose · ← → or Enter go on · F10 hands in · every answer is kept at once"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_taking()


class PeopleResultPage(QWidget):
    """What an assessment came to: one large number, and whether it is enough."""

    def __init__(self, taking: Taking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.taking = taking
        self.score, self.verdict = Text("", TextKind.TITLE), Text("", TextKind.TITLE)
        self.more, self.leave = Text("", TextKind.MUTED), BigButton(primary=True)
        self.score.setFont(fonts.words(2 * CLOCK_PX, bold=True))
        self.leave.clicked.connect(taking.leave)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for widget in (self.score, self.verdict, self.more):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE[5])
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_result(self) -> None:
        """Show the result at hand."""
        done = self.taking.result
        if done is None:
            return
        self.score.setText(f"{done.score:g}")
        self.verdict.setText(self.tr("Passed") if done.passed else self.tr("Not passed: 80 are needed"))
        right = self.tr("{0} of {1} right").format(done.right, done.asked)
        self.more.setText(f"{right} · {text(ENDINGS[done.ended.value])} · {done.number}")
        self.leave.set_words(self.tr("To the assessments"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_result()
