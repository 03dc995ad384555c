"""Messages to others: what was given up on top, tried again by a button; and the ways by which parties are reached."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from desktop.domain.outbox import ChannelKind
from desktop.presenters.messages_desk import MessagesDesk, channel_values, inboxes, state_of
from desktop.queries.outbox import ChannelRow, MessageRow
from desktop.views.board_words import NONE, told_word
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import lock, show_choices
from desktop.views.message_words import MESSAGE_COLUMNS, WAY_COLUMNS, way_word
from desktop.views.messages import words
from desktop.views.names import named
from desktop.views.paged_screen import PagedScreen, page_of
from desktop.views.settlement_rows import RowList
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

MESSAGES, WAYS = 0, 1
LIST, FORM = 0, 1
_KINDS: Final = {
    "notice_of_use": QT_TRANSLATE_NOOP("Fields", "Notices of use"),
    "notice_of_use_withdrawn": QT_TRANSLATE_NOOP("Fields", "Withdrawn notices of use"),
    "recall_notice": QT_TRANSLATE_NOOP("Fields", "Recall notices"),
    "deadline_stage": QT_TRANSLATE_NOOP("Fields", "Reminders of deadlines"),
    "refill_order": QT_TRANSLATE_NOOP("Fields", "Orders of goods"),
    "refill_order_cancelled": QT_TRANSLATE_NOOP("Fields", "Cancelled orders"),
    "adverse_first_report": QT_TRANSLATE_NOOP("Fields", "First reports of adverse events"),
    "follow_up_form": QT_TRANSLATE_NOOP("Fields", "Follow-up forms"),
    "reservation_taken": QT_TRANSLATE_NOOP("Fields", "Reserved pieces taken"),
    "tray_taken": QT_TRANSLATE_NOOP("Fields", "Reserved trays taken"),
}
_FORM: Final = (
    Field("code", QT_TRANSLATE_NOOP("Fields", "Name of the way"), FieldKind.CODE, required=True),
    Field("receiver", QT_TRANSLATE_NOOP("Fields", "Receiver"), FieldKind.CHOICE, required=True),
    Field("kind", QT_TRANSLATE_NOOP("Fields", "Kind"), FieldKind.CHOICE),
    Field(
        *("address", QT_TRANSLATE_NOOP("Fields", "Address")),
        wide=True,
        hint=QT_TRANSLATE_NOOP("Fields", "A mail address, https://… or a folder; {secret} stands for the secret"),
    ),
    Field(
        *("inbox", QT_TRANSLATE_NOOP("Fields", "Whose inbox"), FieldKind.CHOICE),
        hint=QT_TRANSLATE_NOOP("Fields", "Only for the in-app inbox; it needs no address"),
    ),
    Field("form", QT_TRANSLATE_NOOP("Fields", "What a web address expects"), FieldKind.CHOICE),
    Field(
        *("secret", QT_TRANSLATE_NOOP("Fields", "Name of its secret"), FieldKind.CODE),
        hint=QT_TRANSLATE_NOOP("Fields", "Enter the secret itself with: sparezone secret set NAME"),
    ),
    Field("language", QT_TRANSLATE_NOOP("Fields", "Language of the words"), FieldKind.CHOICE),
    *(Field(f"kind_{kind}", label, FieldKind.CHECK) for kind, label in _KINDS.items()),
)


class MessagesScreen(PagedScreen):
    """Messages, and ways with their form."""

    def __init__(self, desk: MessagesDesk, parent: QWidget | None = None) -> None:
        super().__init__(("messages", "ways"), parent)
        self.desk = desk
        self.messages, self.ways = RowList(MESSAGE_COLUMNS, "arrow-up-right"), RowList(WAY_COLUMNS, "arrow-up-right")
        self.cause, self.sends, self.limits = Text(), Text("", TextKind.MUTED), Text("", TextKind.MUTED)
        self.retry, self.new, self.change, self.retire = (QPushButton() for _ in range(4))
        self.form = EntryPage(desk.entry, _FORM, columns=3)
        self.row: MessageRow | None = None
        self.way: ChannelRow | None = None
        self._pages = QStackedWidget()
        for text in (self.cause, self.sends):
            text.setWordWrap(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.line.addSpacing(SPACE[3])
        self.line.addWidget(self.sends, 1)
        for button in (self.retire, self.change, self.new):
            self.line.addWidget(button)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.cause, 1)
        row.addWidget(self.retry)
        self.retry.setProperty("primary", "true")
        self.form.section.column.insertWidget(1, self.limits)
        for page in (self.ways, self.form):
            self._pages.addWidget(page)
        self.lay_in((page_of(self.messages, below, stretch=self.messages, spacing=SPACE[3]), self._pages))

    def _connect(self) -> None:
        self.messages.chosen.connect(self._message_chosen)
        self.ways.chosen.connect(self._way_chosen)
        self.ways.panel.row_opened.connect(self._begin_change)
        self.retry.clicked.connect(self._retry)
        self.new.clicked.connect(self._begin_new)
        self.change.clicked.connect(self._begin_change)
        self.retire.clicked.connect(self._retire)
        self.form.wanted.connect(self._send)
        self.form.form.rows["kind"].changed.connect(self._show_kind)
        self.form.left.connect(self.show_list)
        self.desk.changed.connect(self.show_desk)
        self.desk.entry.done.connect(self.show_list)

    # ------------------------------------------------------------ what is shown

    @override
    def show_page(self, number: int) -> None:
        super().show_page(number)
        self._show_tools()

    def show_list(self, _answer: object = None) -> None:
        """Leave the form."""
        self._pages.setCurrentIndex(LIST)
        self._show_tools()

    def show_desk(self) -> None:
        """Show the desk as it stands; what was chosen stays chosen."""
        seen = self.desk.seen
        dead = len(self.desk.in_state("dead"))
        told = self.tr("Messages · %n given up", "", dead) if dead else self.tr("Messages")
        self.name_buttons((told, self.tr("Ways")))
        self.messages.show_rows(seen.messages)
        self.ways.show_rows(seen.ways)
        row, way = self.row, self.way
        self.row = next((one for one in seen.messages if row and _same(one, row)), None)
        self.way = next((one for one in seen.ways if way and one.code == way.code), None)
        if self.row is not None:
            self.messages.choose(self.row)
        if self.way is not None:
            self.ways.choose(self.way)
        self._show_tools()

    def _show_tools(self) -> None:
        on_ways = self.page == WAYS and self._pages.currentIndex() == LIST
        for button in (self.new, self.change, self.retire):
            button.setVisible(on_ways)
        used = self.way is not None and self.way.retired_at is None
        self.new.setEnabled(self.desk.may_set)
        self.change.setEnabled(self.desk.may_set and self.way is not None)
        self.retire.setEnabled(self.desk.may_set and used)
        self.sends.setText(self._sending_words())
        row = self.row
        self.cause.setText(self._cause(row) if row is not None else "")
        may = row is not None and row.sending is not None and state_of(row) in ("dead", "open")
        self.retry.setEnabled(may and self.desk.may_retry)

    def _sending_words(self) -> str:
        if not self.desk.settings.sends_notices:
            return self.tr("This desk sends nothing (sends_notices = false): another desk or the agent does.")
        if not self.desk.mail_server:
            return self.tr("This desk sends. No mail server is set: enter [mail] in sparezone.toml.")
        return self.tr("This desk sends. Mail: {0}").format(self.desk.mail_server)

    def _cause(self, row: MessageRow) -> str:
        if state_of(row) == "nowhere":
            return self.tr("It waits until its receiver has a way.")
        return words(row.cause, {"reply": row.reply}) if row.cause else ""

    def _message_chosen(self, row: MessageRow) -> None:
        self.row = row
        self._show_tools()

    def _way_chosen(self, row: ChannelRow) -> None:
        self.way = row
        self._show_tools()

    # ------------------------------------------------------------ what is done

    def _retry(self) -> None:
        if self.row is not None:
            self.desk.retry(self.row)

    def _retire(self) -> None:
        if self.way is not None:
            self.desk.retire(self.way)

    def _begin_new(self) -> None:
        self._begin(None)

    def _begin_change(self, _number: object = None) -> None:
        if self.way is not None and self.desk.may_set:
            self._begin(self.way)

    def _begin(self, row: ChannelRow | None) -> None:
        heading = self.tr("Change the way {0}").format(row.code) if row is not None else self.tr("New way")
        self.form.section.heading.setText(heading)
        self._show_choices()
        for name in ("code", "receiver"):
            lock(self.form.form.rows[name], locked=row is not None)
        self._pages.setCurrentIndex(FORM)
        self.form.begin(channel_values(row))
        self._show_kind()
        self._show_tools()

    def _show_kind(self) -> None:
        """Only the fields that the kind of way has."""
        rows = self.form.form.rows
        kind = rows["kind"].value()
        rows["inbox"].setVisible(kind == ChannelKind.IN_APP)
        rows["form"].setVisible(kind == ChannelKind.WEBHOOK)
        for name in ("address", "secret", "language"):
            rows[name].setVisible(kind != ChannelKind.IN_APP)

    def _send(self, values: Mapping[str, str]) -> None:
        self.desk.entry.save(values)

    def _show_choices(self) -> None:
        rows = self.form.form.rows
        receivers = [(one.code, f"{named(one.name, one.name_en)} · {one.code}") for one in self.desk.seen.parties]
        show_choices(rows["receiver"], receivers)
        show_choices(rows["kind"], [(kind.value, way_word(kind)) for kind in ChannelKind])
        mine = [(address, told_word(word)) for address, word in inboxes(self.desk.seen)]
        show_choices(rows["inbox"], [("", NONE), *mine])
        show_choices(rows["form"], [("json", self.tr("JSON of this program")), ("wecom", self.tr("WeCom group robot"))])
        show_choices(rows["language"], [("zh_CN", "中文"), ("en", "English")])

    @override
    def translate(self) -> None:
        self.retry.setText(self.tr("Try again now"))
        self.new.setText(self.tr("New way…"))
        self.change.setText(self.tr("Change…"))
        self.retire.setText(self.tr("Retire"))
        self.limits.setText(self.tr("Without a tick below, every message to the receiver goes this way."))
        self._show_choices()
        self.messages.say_empty(self.tr("No message yet"), self.tr("What others must know is written by itself."))
        self.ways.say_empty(self.tr("No way yet"), self.tr("Add the first: until then messages wait."))
        self.show_desk()


def _same(one: MessageRow, other: MessageRow) -> bool:
    return (one.message, one.sending) == (other.message, other.sending)
