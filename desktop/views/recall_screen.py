"""The recall screen: where every piece is as a sum, the one next action, notices with their clocks, pieces (SC-13)."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.presenters.recall_desk import RecallDesk, RecallView
from desktop.queries.recall_locating import Picture
from desktop.queries.recalls import NoticeRow, PieceRow, RecallRow
from desktop.views.file_asking import PDF, Asked, AskForFile
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.recall_ending_bar import RecallEndingBar
from desktop.views.recall_notice_page import RecallNoticePage
from desktop.views.recall_papers_bar import RecallPapersBar
from desktop.views.recall_words import ROLES, accounted_word, local_text, notice_word, where_word
from desktop.views.theme import SPACE, Role
from desktop.views.translation import language_of
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.big_count import BigCount
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.one_pressed import line_up
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.sum_picture import Part, SumPicture
from desktop.views.widgets.text import ElidedText, Text, TextKind

EMPTY, LIST, WORK, NOTICE = 0, 1, 2, 3
PIECES, NOTICES = 0, 1
NOTICE_FILES: Final = "CSV, XLSX, JSON (*.csv *.txt *.tsv *.xlsx *.json)"


class RecallScreen(QWidget):
    """Nothing yet, all recalls, or the one at hand."""

    def __init__(self, desk: RecallDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.empty, self.list = EmptyState(Emptiness("siren", "", "")), CardList()
        self.title, self.facts = ElidedText("", TextKind.HEADING), ElidedText("", TextKind.MUTED)
        self.sum, self.count, self.count_word = SumPicture(), BigCount(), Text("", TextKind.MUTED)
        self.reference, self.person = QLineEdit(), QLineEdit()
        self.step, self.secured = BigButton(primary=True), BigButton()
        self.evidence, self.leave = QPushButton(), QPushButton()
        self.mistake, self.withdraw = QLineEdit(), QPushButton()
        self.pieces, self.notices = CardList(), CardList()
        self.tabs = (QPushButton(), QPushButton())
        self._group, self._lists, self._pages = QButtonGroup(self), QStackedWidget(), QStackedWidget()
        self.notice, self.papers, self.read = RecallNoticePage(), RecallPapersBar(desk.papers), QPushButton()
        self.ending = RecallEndingBar(desk)
        self.ask: AskForFile = ask_for_paper
        self._document, self._piece_id = "", 0
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        self.list.add_tool(self.read)
        for page in (self.empty, self.list, self._work(), self.notice):
            self._pages.addWidget(page)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._pages)

    def _work(self) -> QWidget:
        page = QWidget()
        whole, below = QVBoxLayout(page), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[2])
        for widget in (self.title, self.facts, self.sum):
            whole.addWidget(widget)
        below.setSpacing(SPACE[5])
        below.addLayout(self._actions(), 2)
        below.addLayout(self._rows(), 5)
        whole.addLayout(below, 1)
        return page

    def _actions(self) -> QVBoxLayout:
        left, foot = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(SPACE[2])
        for part in (self.count, self.count_word, self.reference, self.step):
            left.addWidget(part)
        left.addStretch(1)
        left.addWidget(self.papers)
        for button in (self.evidence, self.leave):
            foot.addWidget(button)
        left.addLayout(foot)
        return left

    def _rows(self) -> QVBoxLayout:
        right, line, answer = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        line_up(self.tabs, self._group, line)
        line.addStretch(1)
        self.tabs[PIECES].setChecked(True)
        for cards in (self.list, self.pieces, self.notices):
            cards.title.setVisible(cards is self.list)
            cards.advice.hide()
        for cards in (self.pieces, self.notices):
            self._lists.addWidget(cards)
        answer.addWidget(self.person, 1)
        answer.addWidget(self.secured)
        # no notice can be acknowledged while the recall can still be withdrawn: they share the line
        answer.addWidget(self.mistake, 1)
        answer.addWidget(self.withdraw)
        right.setSpacing(SPACE[1])
        right.addLayout(line)
        right.addWidget(self._lists, 1)
        right.addLayout(answer)
        right.addWidget(self.ending)
        return right

    def _connect(self) -> None:
        self._group.idClicked.connect(self._show_tab)
        self.list.opened.connect(self.desk.choose)
        self.notices.opened.connect(self._notice_chosen)
        self.pieces.opened.connect(self._piece_chosen)
        self.step.clicked.connect(self._do_step)
        self.secured.clicked.connect(self._acknowledge)
        self.evidence.clicked.connect(self._save_evidence)
        self.leave.clicked.connect(self._leave)
        self.withdraw.clicked.connect(self._withdraw)
        for pressed in (self.read.clicked, self.empty.action_pressed, self.notice.again_wanted):
            pressed.connect(self._ask_notice)
        self.notice.block_wanted.connect(self._do_step)
        self.notice.left.connect(self._leave)
        self.desk.papers.letter_shown.connect(self._letter_shown)
        self.desk.changed.connect(self.show_desk)

    # ---------------------------------------------------------------- what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        view, looked, notice = self.desk.view, self.desk.looked, self.desk.papers.notice
        if notice is not None:
            self._pages.setCurrentIndex(NOTICE)
            self.notice.show_notice(notice)
        elif view is not None:
            self._show_view(view)
        elif looked is not None:
            self._show_looked(named(looked.item, looked.item_en), looked.lot, looked.picture)
        elif not self.desk.awaited:
            self._pages.setCurrentIndex(LIST if self.desk.all else EMPTY)
            self.list.show_rows([self._recall(row) for row in self.desk.all])
        self._show_buttons()

    def _show_looked(self, item: str, lot: str, picture: Picture) -> None:
        self._pages.setCurrentIndex(WORK)
        self.title.set_whole(f"{item} · {lot}")
        self.facts.set_whole(self.tr("Nothing is blocked yet"))
        self._show_sum(picture)
        blockable = sum((row.quantity for row in picture.rows if row.on_hand), Decimal(0))
        self.count.show_count(0, int(blockable))
        self.count_word.setText(self.tr("can be blocked"))
        counts = Counter[tuple[str, str, str, str]]()
        for row in picture.rows:
            counts[row.whereabouts.value, row.stands or row.place, row.place, row.document or row.holder_name] += int(
                row.quantity
            )
        self.pieces.show_rows([_together(*key, pieces) for key, pieces in counts.items()])
        self.notices.show_rows([])

    def _show_view(self, view: RecallView) -> None:
        self._pages.setCurrentIndex(WORK)
        row = view.row
        self.title.set_whole(f"{row.number} · {named(row.item_name, row.item_en)} · {row.lot or row.serial_from}")
        parts = (row.reference, self.tr("blocked %1 by %2").replace("%1", local_text(row.blocked_at)))
        self.facts.set_whole(" · ".join(part for part in parts if part).replace("%2", row.blocked_by))
        self._show_sum(view.picture)
        self.count.show_count(int(view.progress.accounted), int(view.progress.blocked))
        self.count_word.setText(self.tr("accounted for"))
        ordered = sorted(view.pieces, key=lambda one: (not one.blocked, one.accounted is not None))
        self.pieces.show_rows([self._piece(one) for one in ordered])
        self.notices.show_rows([self._notice(one) for one in view.notices])

    def _show_sum(self, picture: Picture) -> None:
        counts = Counter[str]()
        for row in picture.rows:
            counts[row.whereabouts.value] += int(row.quantity)
        parts = [Part(counts[state], where_word(state), role) for state, role in ROLES.items()]
        whole = Part(int(picture.received), self.tr("received"), Role.OK if picture.closed else Role.REFUSED)
        self.sum.show_sum(parts, whole)

    def _recall(self, row: RecallRow) -> CardRow:
        done = row.closed_at is not None
        word = self.tr("closed") if done else self.tr("open")
        shape, role = (Shape.TICKED_CIRCLE, Role.OK) if done else (Shape.CROSSED_OCTAGON, Role.REFUSED)
        if row.lifted_at is not None:
            word = self.tr("withdrawn") if row.withdrawn else self.tr("lifted")
            shape, role = Shape.RING, Role.MUTED
        line = f"{named(row.item_name, row.item_en)} · {row.lot or row.serial_from}"
        return CardRow(row.number, row.number, line, shape, role, word, local_text(row.blocked_at))

    def _piece(self, one: PieceRow) -> CardRow:
        title = one.serial or f"{one.lot} × {one.quantity}"
        line = " · ".join(part for part in (one.now or one.place, one.holder_name, one.document) if part)
        if not one.blocked:
            return CardRow("", title, line, Shape.RING, Role.MUTED, where_word(one.whereabouts.value))
        if one.accounted is None:
            word = where_word(one.whereabouts.value)
            more = self.tr("chosen") if one.id == self._piece_id else self.tr("to secure")
            return CardRow(str(one.id), title, line, Shape.CROSSED_OCTAGON, Role.REFUSED, word, more)
        return CardRow("", title, line, Shape.TICKED_CIRCLE, Role.OK, accounted_word(one.accounted.value))

    def _notice(self, one: NoticeRow) -> CardRow:
        line = f"{notice_word(one.kind.value)} · {one.document}"
        title = f"{one.site or one.receiver_name} · {one.pieces}"
        if one.acknowledged_at is not None:
            when = f"{local_text(one.acknowledged_at)} {one.acknowledged_by}"
            return CardRow(one.document, title, line, Shape.TICKED_CIRCLE, Role.OK, self.tr("acknowledged"), when)
        late = self.desk.now > one.due_at
        word = self.tr("overdue") if late else self.tr("due %1").replace("%1", local_text(one.due_at))
        chosen = self.tr("chosen") if one.document == self._document else ""
        return CardRow(one.document, title, line, Shape.CLOCK, Role.REFUSED if late else Role.WARN, word, chosen)

    def _show_buttons(self) -> None:
        step = self.desk.next_step
        words = {
            "block": self.tr("BLOCK"),
            "notify": self.tr("Send the notices"),
            "label": self.tr("Order RECALL labels"),
            "close": self.tr("Close the recall"),
        }
        self.step.set_words(words.get(step, self.tr("Closed")))
        self.step.setEnabled(bool(step))
        self.reference.setVisible(step == "block")
        told = self.desk.view is not None and bool(self.desk.view.notices) and self.desk.view.row.closed_at is None
        asked = told and bool(self._document) and self._lists.currentIndex() == NOTICES
        self.person.setVisible(asked)
        self.secured.setVisible(asked)
        self.evidence.setVisible(self.desk.view is not None)
        self.papers.show_recall(self.desk.view.row if self.desk.view is not None else None)
        self.mistake.setVisible(self.desk.may_withdraw)
        self.withdraw.setVisible(self.desk.may_withdraw)
        self._show_ending()

    def _show_ending(self) -> None:
        """Below the pieces: the one that was chosen and is not safe yet, or the letter that lifts the recall."""
        if self._lists.currentIndex() != PIECES:
            self.ending.hide()
            return
        rows = self.desk.view.pieces if self.desk.view is not None else ()
        chosen = (one for one in rows if one.id == self._piece_id and one.blocked and one.accounted is None)
        self.ending.show_piece(next(chosen, None))

    # ---------------------------------------------------------------- what a click does

    def _show_tab(self, number: int) -> None:
        self._lists.setCurrentIndex(number)
        self._show_buttons()

    def _do_step(self) -> None:
        self.desk.step_by_hand(self.reference.text())
        self.reference.clear()

    def _notice_chosen(self, document: str) -> None:
        self._document = document
        self.show_desk()
        self.person.setFocus()

    def _piece_chosen(self, key: str) -> None:
        if key:
            self._piece_id = 0 if int(key) == self._piece_id else int(key)
            self.show_desk()
            self.ending.reason.setFocus()

    def _letter_shown(self, number: str, document: str) -> None:
        """The slip of a letter was scanned: its notice is chosen."""
        self.desk.choose(number)
        self.tabs[NOTICES].setChecked(True)
        self._lists.setCurrentIndex(NOTICES)
        self._notice_chosen(document)

    def _ask_notice(self) -> None:
        self.ask(self, Asked(self.tr("Read the notice file"), NOTICE_FILES), self.desk.papers.read_file)

    def _acknowledge(self) -> None:
        self.desk.acknowledge_notice(self._document, self.person.text(), secured=True)
        self._document = ""
        self.person.clear()

    def _save_evidence(self) -> None:
        name = f"{self.desk.view.row.number}.pdf" if self.desk.view is not None else ""

        def write(file: Path) -> None:
            self.desk.write_evidence(file, language_of(""))

        self.ask(self, Asked(self.tr("Save the evidence"), PDF, name), write)

    def _withdraw(self) -> None:
        self.desk.withdraw_by_hand(self.mistake.text())
        self.mistake.clear()

    def _leave(self) -> None:
        self._document, self._piece_id = "", 0
        self.desk.choose("")

    def _translate(self) -> None:
        title, advice = self.tr("No recall"), self.tr("Scan any piece of the lot. Nothing is blocked by looking.")
        self.empty.say(Emptiness("siren", title, advice, self.tr("Read the notice file…")))
        self.list.title.setText(self.tr("Recalls"))
        self.read.setText(self.tr("Read the notice file…"))
        self.read.setIcon(icon("file-text"))
        self.tabs[PIECES].setText(self.tr("Pieces"))
        self.tabs[NOTICES].setText(self.tr("Notices"))
        self.reference.setPlaceholderText(self.tr("Number of the manufacturer's notice"))
        self.person.setPlaceholderText(self.tr("Who acknowledged"))
        self.secured.set_words(self.tr("Acknowledged, goods set apart"))
        self.evidence.setText(self.tr("Save the evidence…"))
        self.leave.setText(self.tr("All recalls"))
        self.mistake.setPlaceholderText(self.tr("Why it was a mistake"))
        self.withdraw.setText(self.tr("Opened by mistake: withdraw it"))
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()


def _together(where: str, stands: str, place: str, who: str, pieces: int) -> CardRow:
    more = stands if stands != place else ""
    return CardRow("", f"{place} · {pieces}", who, Shape.RING, ROLES[where], where_word(where), more)
