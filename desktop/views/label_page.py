"""One label: how it looks, how far it is, what can be done, and everything that happened to it."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.label_picture import Shown
from desktop.presenters.labels import LabelsDesk
from desktop.queries.label_board import LabelStory
from desktop.queries.label_story import LabelEventRow
from desktop.views import messages
from desktop.views.device_words import local_time
from desktop.views.entry_words import words_of
from desktop.views.icons import icon
from desktop.views.label_decision import LabelDecision, Question
from desktop.views.label_words import (
    code_of,
    event_details,
    event_words,
    kind_word,
    role_of,
    sentence,
    shape_of,
    state_word,
    what,
)
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.label_paper import LabelPaper
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.status_chip import STATE_SHAPES
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.widgets.time_line import TimeEntry, TimeLine

PAPER_WIDTH: Final = 400
PAPER_HEIGHT: Final = 296
MARK: Final = 28


class LabelPage(QWidget):
    """The label on the left; the question and its life on the right.

    Signals:
        closed: back to the list.
    """

    closed = Signal()

    def __init__(self, desk: LabelsDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.back = QPushButton()
        self.mark = ShapeMark(Shape.RING, Role.MUTED, MARK)
        self.state = Text("", TextKind.HEADING)
        self.title = ElidedText("", TextKind.HEADING)
        self.code = Text("", TextKind.CODE)
        self.facts = Text("", TextKind.MUTED)
        self.facts.setWordWrap(True)
        self.paper = LabelPaper()
        self.decision = LabelDecision()
        self.line = TimeLine()
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        for widget, stretch in ((self.back, 0), (self.title, 1), (self.code, 0), (self.mark, 0), (self.state, 0)):
            head.addWidget(widget, stretch)
        holder = QWidget()
        left = QVBoxLayout(holder)
        left.setSpacing(SPACE[2])
        self.paper.setFixedHeight(PAPER_HEIGHT)
        left.addWidget(self.paper)
        left.addWidget(self.facts)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(SPACE[3])
        right.addWidget(self.decision)
        right.addWidget(self.line, 1)
        both = QHBoxLayout()
        both.setSpacing(SPACE[5])
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(PAPER_WIDTH)
        both.addWidget(holder)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(head)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.closed)
        self.back.clicked.connect(self.closed)
        self.desk.story_changed.connect(self._show)
        self.desk.pictures.shown.connect(self._pictured)
        self.desk.troubled.connect(self._troubled)
        self.decision.decided.connect(self._decided)
        self.decision.moved.connect(self.desk.move)

    # ------------------------------------------------------------ what is shown

    def _show(self) -> None:
        story = self.desk.story
        if story is None:
            return
        row = story.row
        state = row.state.value
        self.title.set_whole(what(row))
        self.code.setText(code_of(row))
        self.mark.show_shape(*STATE_SHAPES[shape_of(row)])
        self.state.setText(sentence(state_word(state)))
        self.facts.setText(self._facts(story))
        self.decision.ask(self._question(story))
        self.line.show_entries([_entry(event) for event in reversed(story.events)])

    def _facts(self, story: LabelStory) -> str:
        row = story.row
        kind = kind_word(row.template if row.template.startswith("hold_") else row.purpose.value)
        copies = self.tr("%n copy(ies)", "", row.copies) if row.copies > 1 else ""
        again = self.tr("reprint {0}").format(row.reprint) if row.reprint else ""
        number = self.tr("label {0}").format(story.content.fields.get("label", ""))
        lot = self.tr("lot {0}").format(row.lot) if row.lot else ""
        parts = (kind, lot, self.desk.printer_of(row), row.workstation, copies, again, number)
        return " · ".join(part for part in parts if part)

    def _question(self, story: LabelStory) -> Question:
        row = story.row
        fault, change = row.fault, self.desk.trouble_of(row)
        code = fault or (change.cause.value if change is not None else "")
        others = tuple(one.name for one in self.desk.queue.settings if one.name != self.desk.printer_of(row))
        came_out = any(event.cause in ("start", "scan_back") for event in story.events)
        replaced = story.family[-1] != row.label
        return Question(row.state.value, came_out, messages.words(code) if code else "", others, replaced)

    def _pictured(self, shown: Shown | Exception) -> None:
        if isinstance(shown, Shown):
            size = f"{shown.width_mm:g} × {shown.height_mm:g} mm"
            self.paper.show_label(shown.bitmap, shown.width_mm, shown.height_mm, size)
        else:
            self.paper.say(words_of(shown))

    # ------------------------------------------------------------ what is done

    def _decided(self, action: str, reason: str) -> None:
        self.decision.say("")
        if action == "reprint":
            self.desk.reprint(reason)
        elif action == "void":
            self.desk.void(reason)
        elif action == "try_again":
            self.desk.try_again()
        else:
            self.desk.settle(action, reason)

    def _troubled(self, error: Exception) -> None:
        if self.isVisible():
            self.decision.say(words_of(error))

    def _translate(self) -> None:
        self.back.setText(self.tr("All labels"))
        self.back.setIcon(icon("arrow-left"))
        self.back.setIconSize(QSize(20, 20))
        self.line.setAccessibleName(self.tr("History of the label"))
        self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "line"):
            self._translate()


def _entry(event: LabelEventRow) -> TimeEntry:
    return TimeEntry(
        key=str(event.number),
        moment=local_time(event.at),
        what=event_words(event),
        who=event.who,
        where=event_details(event) or event.workstation,
        source=None,
        role=role_of(event.to_state.value),
    )
