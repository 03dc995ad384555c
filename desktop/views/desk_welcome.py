"""The home of the scan desk before a scan: what can be scanned, who is signed in, what waits."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.ahead import Ahead
from desktop.queries.people import SignedIn
from desktop.views.ahead_panel import AheadPanel
from desktop.views.icons import icon
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.text import Text, TextKind

PICTURE: Final = 44
SIDE: Final = 324


class WayIn(QFrame):
    """One kind of code and what comes of scanning it."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(72)
        self._name = picture
        self._picture = QLabel()
        self.what = Text("", TextKind.HEADING)
        self.then = Text("", TextKind.MUTED)
        self.then.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SPACE[1])
        words.addStretch(1)
        words.addWidget(self.what)
        words.addWidget(self.then)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE[5], SPACE[2], SPACE[4], SPACE[2])
        line.setSpacing(SPACE[5])
        line.addWidget(self._picture)
        line.addLayout(words, 1)

    def say(self, what: str, then: str) -> None:
        """Show other words, and the picture in the colour of the theme."""
        self._picture.setPixmap(icon(self._name, Role.TEXT, PICTURE).pixmap(PICTURE, PICTURE))
        self.what.setText(what)
        self.then.setText(then)


class Panel(QFrame):
    """A titled panel of the side column."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.title = Text("", TextKind.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[1])
        for part in (self.title, *parts):
            column.addWidget(part)


class DeskWelcome(QWidget):
    """Three ways in on the left; person and waiting deliveries on the right.

    Signals:
        deliveries_wanted: the button of the deliveries that wait was pressed.
    """

    deliveries_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice, self.goods, self.bin = WayIn("truck"), WayIn("package"), WayIn("map-pin")
        self.person = Text("", TextKind.HEADING)
        self.role = Text("", TextKind.MUTED)
        self.waiting = BigButton()
        self.ahead: AheadPanel | None = None
        self._person: SignedIn | None = None
        self._waiting = 0
        self._who = Panel(self.person, self.role)
        self.waiting.clicked.connect(self.deliveries_wanted)
        self._lay_out()
        self._translate()

    def _lay_out(self) -> None:
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        left.setSpacing(SPACE[3])
        for way in (self.notice, self.goods, self.bin):
            left.addWidget(way, 1)
        left.addStretch(0)
        self._right = right
        right.setSpacing(SPACE[3])
        right.addWidget(self._who)
        pressed = QWidget()
        self._pressed = QHBoxLayout(pressed)
        self._pressed.setContentsMargins(0, 0, 0, 0)
        self._pressed.setSpacing(SPACE[3])
        self._pressed.addWidget(self.waiting, 1)
        right.addWidget(pressed)
        right.addStretch(1)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[4])
        both.addLayout(left, 1)
        both.addLayout(right)
        self._who.setFixedWidth(SIDE)
        pressed.setFixedWidth(SIDE)
        self.waiting.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_ahead(self, ahead: Ahead) -> AheadPanel:
        """Show what will be late first below the rest of the side."""
        self.ahead = AheadPanel(ahead)
        self.ahead.setFixedWidth(SIDE)
        self._right.insertWidget(2, self.ahead)
        self._pressed.addWidget(self.ahead.reminders, 1)
        return self.ahead

    def show_person(self, person: SignedIn | None) -> None:
        """Say who is signed in."""
        self._person = person
        self.person.setText(person.name if person is not None else self.tr("Scan your badge"))
        self.role.setText(self._role_word(person) if person is not None else self.tr("Nobody is signed in"))

    def _role_word(self, person: SignedIn) -> str:
        words = {
            "clerk": self.tr("Clerk"),
            "engineer": self.tr("Engineer"),
            "supervisor": self.tr("Supervisor"),
            "administrator": self.tr("Administrator"),
            "auditor": self.tr("Auditor"),
        }
        return words[person.role.value]

    def show_waiting(self, deliveries: int) -> None:
        """Say how many deliveries wait."""
        self._waiting = deliveries
        words = self.tr("%n delivery(ies) waiting", "", deliveries) if deliveries else self.tr("No delivery waiting")
        self.waiting.set_words(words)
        self.waiting.setEnabled(deliveries > 0)

    def _translate(self) -> None:
        self.notice.say(self.tr("Delivery note"), self.tr("Opens the delivery: receive it"))
        self.goods.say(self.tr("Tray or unit"), self.tr("Where it is, whose it is, its life"))
        self.bin.say(self.tr("Bin"), self.tr("What lies in it"))
        self._who.title.setText(self.tr("At this desk"))
        self.show_person(self._person)
        self.show_waiting(self._waiting)
        if self.ahead is not None:
            self.ahead.translate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_who"):
            self._translate()
