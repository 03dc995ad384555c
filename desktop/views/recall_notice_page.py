"""A notice of recall that was read from a file: what it says, where the goods of each line are, and BLOCK."""

from collections import Counter
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.recall_letters import Why
from desktop.exchange.recall_notice import NoticeRead
from desktop.services.master_data.entry import Fault
from desktop.services.recalls.reading_notices import BlockNotice, LineLook
from desktop.views.entry_words import fault_words
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.recall_words import ROLES, where_word
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.big_count import BigCount
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.sum_picture import Part, SumPicture
from desktop.views.widgets.text import ElidedText, Text, TextKind

CLASSES: Final = {"1": "I", "2": "II", "3": "III"}


class RecallNoticePage(QWidget):
    """Looks at one notice; nothing is blocked by looking.

    Signals:
        block_wanted: everything that can be blocked shall be.
        again_wanted: another file, or the same one corrected, shall be read.
        left: the person goes back.
    """

    block_wanted = Signal()
    again_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.facts = ElidedText("", TextKind.HEADING), ElidedText("", TextKind.MUTED)
        self.reason = Text("")
        self.reason.setWordWrap(True)
        self.sum, self.count, self.count_word = SumPicture(), BigCount(), Text("", TextKind.MUTED)
        self.block, self.again, self.leave = BigButton(primary=True), BigButton(primary=True), QPushButton()
        self.lines = CardList()
        self._notice: NoticeRead | None = None
        self._chosen = 0
        self._lay_out()
        self.block.clicked.connect(self.block_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.leave.clicked.connect(self.left)
        self.lines.opened.connect(self._choose)
        self._translate()

    def _lay_out(self) -> None:
        whole, below, left = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[2])
        for widget in (self.title, self.facts, self.reason, self.sum):
            whole.addWidget(widget)
        left.setSpacing(SPACE[2])
        for part in (self.count, self.count_word, self.block, self.again):
            left.addWidget(part)
        left.addStretch(1)
        left.addWidget(self.leave)
        self.lines.advice.hide()
        below.setSpacing(SPACE[5])
        below.addLayout(left, 2)
        below.addWidget(self.lines, 5)
        whole.addLayout(below, 1)

    # ---------------------------------------------------------------- what is shown

    def show_notice(self, notice: NoticeRead) -> None:
        """Show a notice, its first line chosen; or what is wrong with its file."""
        if notice is not self._notice:
            self._notice, self._chosen = notice, 0
        request = notice.request
        for widget in (self.sum, self.count, self.count_word, self.facts, self.reason):
            widget.setVisible(request is not None)
        self.block.setVisible(request is not None)
        self.again.setVisible(request is None)
        if request is None:
            self._show_faults(notice)
        else:
            self._show_request(notice, request)

    def _show_faults(self, notice: NoticeRead) -> None:
        self.title.set_whole(notice.file)
        self.lines.title.setText(self.tr("What is wrong with the file"))
        self.lines.show_rows([self._fault(one) for one in notice.faults])

    def _show_request(self, notice: NoticeRead, request: BlockNotice) -> None:
        self.title.set_whole(f"{request.reference} · {notice.file}")
        self.facts.set_whole(self._said(request.why))
        self.reason.setText(request.reason)
        self.reason.setVisible(bool(request.reason))
        blockable = sum((_blockable(look) for look in notice.looks if not look.recall), Decimal(0))
        self.count.show_count(0, int(blockable))
        self.count_word.setText(self.tr("can be blocked · nothing is blocked yet"))
        self.block.setEnabled(any(not look.recall for look in notice.looks))
        self.lines.title.setText(self.tr("%n line(s) in the notice", "", len(notice.looks)))
        self.lines.show_rows([self._line(at, look) for at, look in enumerate(notice.looks)])
        self._show_sum(notice.looks[min(self._chosen, len(notice.looks) - 1)])

    def _said(self, why: Why) -> str:
        level = self.tr("class %1").replace("%1", CLASSES[why.level.value]) if why.level else ""
        dated = self.tr("of %1").replace("%1", why.dated_on.isoformat()) if why.dated_on else ""
        return " · ".join(part for part in (level, dated, why.contact) if part)

    def _show_sum(self, look: LineLook) -> None:
        counts = Counter[str]()
        for row in look.picture.rows:
            counts[row.whereabouts.value] += int(row.quantity)
        parts = [Part(counts[state], where_word(state), role) for state, role in ROLES.items()]
        role = Role.OK if look.picture.closed else Role.REFUSED
        self.sum.show_sum(parts, Part(int(look.picture.received), self.tr("received"), role))

    def _line(self, at: int, look: LineLook) -> CardRow:
        name = " · ".join((look.ref, _scope(look) or self.tr("all lots")))
        received = self.tr("%n received", "", int(look.picture.received))
        line = f"{named(look.item, look.item_en)} · {received}"
        more = self.tr("shown above") if at == self._chosen and self._several else ""
        if look.recall:
            word = self.tr("recalled: %1").replace("%1", look.recall)
            return CardRow(str(at), name, line, Shape.TICKED_CIRCLE, Role.OK, word, more)
        if not look.picture.rows:
            return CardRow(
                str(at), name, line, Shape.RING, Role.MUTED, self.tr("never here: caught when it comes"), more
            )
        word = self.tr("%n to block", "", int(_blockable(look)))
        return CardRow(str(at), name, line, Shape.CROSSED_OCTAGON, Role.REFUSED, word, more)

    @property
    def _several(self) -> bool:
        return self._notice is not None and len(self._notice.looks) > 1

    def _fault(self, fault: Fault) -> CardRow:
        where = self.tr("Row %1").replace("%1", str(fault["row"]))
        title = f"{where} · {fault['column']}" if fault["column"] else where
        words = fault_words(str(fault["code"]))
        return CardRow("", title, str(fault["value"] or ""), Shape.CROSSED_OCTAGON, Role.REFUSED, words)

    # ---------------------------------------------------------------- what a click does

    def _choose(self, key: str) -> None:
        if key and self._notice is not None:
            self._chosen = int(key)
            self.show_notice(self._notice)

    def _translate(self) -> None:
        self.block.set_words(self.tr("BLOCK"))
        self.again.set_words(self.tr("Read the file again…"))
        self.leave.setText(self.tr("All recalls"))
        self.leave.setIcon(icon("arrow-left"))
        if self._notice is not None:
            self.show_notice(self._notice)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_chosen"):
            self._translate()


def _blockable(look: LineLook) -> Decimal:
    return sum((row.quantity for row in look.picture.rows if row.on_hand), Decimal(0))


def _scope(look: LineLook) -> str:
    line = look.line
    span = f"{line.serial_from}–{line.serial_to or line.serial_from}" if line.serial_from else ""
    return " ".join(part for part in (line.lot, span) if part)
