"""The small forms of the duties: a visit, the image recheck, waiting, the follow-up, the submission of the form."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.entry import Entry
from desktop.views.filling_in import ScrollPage, show_choices
from desktop.views.form_notice import FormNotice
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.words.adverse import HARMS
from desktop.views.words.duties import CAUSES, SENT_BY, SIZE_BASES
from desktop.views.words.marking import QT_TRANSLATE_NOOP

_TIME: Final = QT_TRANSLATE_NOOP("Fields", "Local time, such as 2026-11-24 08:12; empty: now")
_DONE: Final = Field("done", QT_TRANSLATE_NOOP("Fields", "Time"), FieldKind.CODE, hint=_TIME)
_INITIALS: Final = QT_TRANSLATE_NOOP("Fields", "Initials only, such as W or Dr. W")
_LATE: Final = Field(
    *("late_reason", QT_TRANSLATE_NOOP("Fields", "Reason, when it is late")),
    hint=QT_TRANSLATE_NOOP("Fields", "Needed once the time is over"),
)

VISIT: Final = (
    Field(
        *("badge", QT_TRANSLATE_NOOP("Fields", "Badge"), FieldKind.CODE),
        hint=QT_TRANSLATE_NOOP("Fields", "Scan it; empty: who is signed in"),
    ),
    _DONE,
)
IMAGES: Final = (
    Field(
        *("sizes", QT_TRANSLATE_NOOP("Fields", "Size plan")),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Such as: femur 4, insert 5. The images stay in the hospital"),
    ),
    Field("initials", QT_TRANSLATE_NOOP("Fields", "Measured by"), required=True, hint=_INITIALS),
    Field("basis", QT_TRANSLATE_NOOP("Fields", "How"), FieldKind.CHOICE),
)
WAITING: Final = (
    Field("minutes", QT_TRANSLATE_NOOP("Fields", "Minutes"), FieldKind.NUMBER, required=True),
    Field("cause", QT_TRANSLATE_NOOP("Fields", "Cause"), FieldKind.CHOICE),
)
FOLLOW_UP: Final = (
    Field("initials", QT_TRANSLATE_NOOP("Fields", "Chief surgeon"), required=True, hint=_INITIALS),
    _DONE,
    Field(
        *("result", QT_TRANSLATE_NOOP("Fields", "What the surgeon said")),
        wide=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Without any name; needed after a yes"),
    ),
    Field("harm", QT_TRANSLATE_NOOP("Fields", "After a yes: how bad"), FieldKind.CHOICE),
    Field("product", QT_TRANSLATE_NOOP("Fields", "After a yes: which product"), FieldKind.CHOICE),
    _LATE,
)
SUBMISSION: Final = (
    Field(
        *("receiver", QT_TRANSLATE_NOOP("Fields", "Received by")),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Who took it in the quality department"),
    ),
    Field("how", QT_TRANSLATE_NOOP("Fields", "How"), FieldKind.CHOICE),
    Field("reference", QT_TRANSLATE_NOOP("Fields", "Reference"), FieldKind.CODE),
    _DONE,
    _LATE,
)
CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "basis": SIZE_BASES,
    "cause": CAUSES,
    "harm": {"": ""} | HARMS,
}


class DutyForm(QWidget):
    """Fields, and in ``press`` one or two big buttons; faults are told at their fields while the form is shown.

    Signals:
        wanted: the number of the button and the values.
    """

    wanted = Signal(int, object)

    def __init__(
        self, entry: Entry, fields: tuple[Field, ...], buttons: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = Form(fields)
        self.notice = FormNotice(entry, self.form)
        self.buttons = tuple(BigButton(primary=buttons == 1) for _ in range(buttons))
        self.press = QWidget()
        holder, line, column = QWidget(), QHBoxLayout(self.press), QVBoxLayout(self)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, SPACE[3], 0)
        inside.addWidget(self.form)
        inside.addStretch(1)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[3])
        for button in self.buttons:
            button.clicked.connect(self._pressed)
            line.addWidget(button, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(ScrollPage(holder), 1)
        column.addWidget(self.notice)
        entry.done.connect(self._done)
        self._translate()

    def _pressed(self) -> None:
        number = next(at for at, button in enumerate(self.buttons) if button is self.sender())
        self.form.show_errors({})
        self.notice.say("")
        self.wanted.emit(number, self.form.values())

    def _done(self, _answer: object) -> None:
        """What was entered is written down: the next one begins empty."""
        if self.isVisible():
            self.clear()

    def clear(self) -> None:
        """Empty every field; a choice keeps its first."""
        for name, row in self.form.rows.items():
            if row.field.kind is not FieldKind.CHOICE or name in ("harm", "product"):
                row.set_value("")
        self.form.show_errors({})
        self.notice.say("")

    def _translate(self) -> None:
        for name, row in self.form.rows.items():
            words = SENT_BY if name == "how" else CHOICES.get(name)
            if words is not None:
                show_choices(row, [(code, text(word) if word else "") for code, word in words.items()])
                row.set_value(row.value() or next(iter(words)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
