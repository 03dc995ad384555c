"""One emergency order: one big number, one next action, the forecast; what to pick, where else, whom to call."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.deadlines import on_time
from desktop.domain.emergency import RUNNING
from desktop.presenters.night_replies import asked_from, far_from, may_ask, may_choose, next_place, next_step
from desktop.queries.order_facts import MilestoneFacts
from desktop.queries.orders import OrderView
from desktop.views.names import named
from desktop.views.night_cards import (
    TRAY,
    moment_card,
    part_card,
    picked_card,
    resupply_card,
    source_card,
    to_pick_card,
    tray_source_card,
)
from desktop.views.night_words import (
    LOOKS,
    button_word,
    clock,
    hours,
    next_word,
    outlook_word,
    role_word,
)
from desktop.views.theme import SPACE, Role
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.one_pressed import line_up
from desktop.views.widgets.order_clock import BigLeft, ClockBar, ClockFace, Mark
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.emergency import ORDER_STAGES, WARNINGS

PICK, SOURCES, CONTACTS, MOMENTS = range(4)
PRESSED: Final = ("accept", "take", "source", "store", "expect", "pack", "scan_papers", "hand_over", "receive")
"""Steps that a hand can do with the big button; the others are scans."""

_WHENCE: Final = ("come_from", "left")
FIELDS: Final = {
    "hand_over": ("courier", "plate", "phone"),
    "receive": ("receiver", "received"),
    "take": ("reason",),
    "store": ("confirmed", "phone"),
    "expect": ("courier", "phone", "expected", *_WHENCE),
    "pick": ("reason",),
    "short": ("reason",),
    "scan_papers": ("reason",),
}
"""What is typed at which step."""


class NightOrderPage(QWidget):
    """The order at hand.

    Signals:
        edited: the name of a field and what stands in it.
        chosen: the key of a card that was pressed, see `desktop.views.night_cards`.
    """

    edited = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.stage = ElidedText("", TextKind.HEADING), Text("", TextKind.STRONG)
        self.left, self.caption = BigLeft(), Text("", TextKind.BODY)
        self.arrival, self.reserve = ElidedText("", TextKind.STRONG), ElidedText("", TextKind.MUTED)
        self.bar, self.shape = ClockBar(), ShapeMark(Shape.CLOCK, Role.INFO, 28)
        self.outlook, self.warning = ElidedText("", TextKind.HEADING), ElidedText("", TextKind.MUTED)
        self.next, self.step = Text("", TextKind.TITLE), BigButton(primary=True)
        self.fields = {name: QLineEdit() for names in FIELDS.values() for name in names}
        self.sheet, self.evidence = QPushButton(), QPushButton()
        self.leave, self.short, self.cancel, self.ended = QPushButton(), QPushButton(), QPushButton(), QPushButton()
        self.lists = tuple(CardList() for _ in range(4))
        self.tabs = tuple(QPushButton() for _ in range(4))
        self._group, self._stack = QButtonGroup(self), QStackedWidget()
        self._view: OrderView | None = None
        self._lay_out()
        for name, field in self.fields.items():
            field.setObjectName(name)
            field.textEdited.connect(self._edited)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[5])
        whole.addLayout(self._clock_side(), 5)
        whole.addLayout(self._list_side(), 4)

    def _clock_side(self) -> QVBoxLayout:
        side, head, clock_row, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        side.setSpacing(SPACE[2])
        self.next.setWordWrap(True)
        head.addWidget(self.title, 1)
        head.addWidget(self.stage)
        clock_row.setSpacing(SPACE[4])
        clock_row.addWidget(self.left, 4)
        clock_row.addLayout(self._told(), 3)
        for button in (self.leave, self.sheet, self.evidence):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.short, self.ended):
            foot.addWidget(button)
        foot.addWidget(self.cancel)
        side.addLayout(head)
        side.addLayout(clock_row, 1)
        side.addWidget(self.bar)
        side.addWidget(self.warning)
        side.addWidget(self.next)
        side.addLayout(self._field_row(name for name in self.fields if name not in _WHENCE))
        side.addLayout(self._field_row(_WHENCE))
        side.addWidget(self.step)
        side.addLayout(foot)
        return side

    def _told(self) -> QVBoxLayout:
        """Beside the number: until when, how it stands, when it will be there, what is in reserve."""
        told, word = QVBoxLayout(), QHBoxLayout()
        told.setSpacing(SPACE[1])
        word.setSpacing(SPACE[2])
        word.addWidget(self.shape)
        word.addWidget(self.outlook, 1)
        told.addStretch(1)
        told.addWidget(self.caption)
        told.addLayout(word)
        told.addWidget(self.arrival)
        told.addWidget(self.reserve)
        told.addStretch(1)
        return told

    def _field_row(self, names: Iterable[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        for name in names:
            row.addWidget(self.fields[name], 1)
        return row

    def _list_side(self) -> QVBoxLayout:
        side, row = QVBoxLayout(), QHBoxLayout()
        line_up(self.tabs, self._group, row)
        row.addStretch(1)
        self.tabs[PICK].setChecked(True)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        for cards in self.lists:
            cards.title.hide()
            cards.advice.hide()
            cards.opened.connect(self.chosen)
            self._stack.addWidget(cards)
        side.setSpacing(SPACE[1])
        side.addLayout(row)
        side.addWidget(self._stack, 1)
        return side

    def _edited(self, words: str) -> None:
        self.edited.emit(self.sender().objectName(), words)

    def show_tab(self, number: int) -> None:
        """Show one of the lists."""
        self.tabs[number].setChecked(True)
        self._stack.setCurrentIndex(number)

    # ---------------------------------------------------------------- what is shown

    def show_order(self, view: OrderView, now: datetime, typed: dict[str, str]) -> None:
        """Show an order as it stands."""
        new = self._view is None or self._view.row.number != view.row.number
        before, self._view = self._view, view
        row = view.row
        parts = (row.number, named(row.hospital_name, row.hospital_name_en), view.package)
        self.title.set_whole(" · ".join(part for part in parts if part))
        self.stage.setText(text(ORDER_STAGES[row.state.value]))
        self.show_time(now)
        self._show_outlook(view)
        self._show_step(view, typed)
        self._show_lists(view)
        if new or (before is not None and next_step(before) != next_step(view)):
            self.show_tab(self._first_tab(view))

    def _first_tab(self, view: OrderView) -> int:
        """What helps now: whom to call when it cannot be kept, else where it is, else what to pick."""
        if not view.row.forecast.keeps and view.row.state in RUNNING:
            return CONTACTS if view.contacts else SOURCES
        short = SOURCES if any(may_ask(view, one) for one in view.tray_sources) else PICK
        first = {"short": short, "take": SOURCES, "source": SOURCES, "receive": CONTACTS, "": MOMENTS}
        return first.get(next_step(view), PICK)

    def show_time(self, now: datetime) -> None:
        """The clock goes on."""
        view = self._view
        if view is None:
            return
        row = view.row
        ended = row.received_at if row.received_at is not None else None if row.state in RUNNING else row.called_at
        left = row.due_at - (ended or now)
        role = Role.REFUSED if left < timedelta(0) else LOOKS[row.forecast.outlook][1]
        self.left.show_left(left, Role.TEXT if role is Role.OK else role)
        due = clock(row.due_at, row.time_zone)
        self.caption.setText(self._caption(ended is not None).replace("%1", due))
        self.bar.show_face(self._face(view, now, left))

    def _caption(self, ended: bool) -> str:
        return self.tr("left when it was received · due %1") if ended else self.tr("left · due %1")

    def _face(self, view: OrderView, now: datetime, left: timedelta) -> ClockFace:
        row, zone = view.row, view.row.time_zone
        running = row.state in RUNNING
        marks = [_milestone(one, zone) for one in view.milestones if one.taken_back_at is None]
        marks.append(Mark(row.due_at, self.tr("due %1").replace("%1", clock(row.due_at, zone)), Shape.CLOCK, Role.TEXT))
        arrival = row.forecast.arrival
        if running and arrival is not None:
            shape, role = LOOKS[row.forecast.outlook]
            marks.append(
                Mark(arrival, self.tr("there %1").replace("%1", clock(arrival, zone)), shape, role, below=True)
            )
        last = max([mark.at for mark in marks] + ([now] if running else []))
        gone = now if running else row.received_at
        return ClockFace(left, Role.TEXT, row.called_at, last, gone, row.due_at, tuple(marks))

    def _show_outlook(self, view: OrderView) -> None:
        row = view.row
        said = row.forecast
        self.shape.show_shape(*LOOKS[said.outlook])
        known = said.arrival is not None
        self.outlook.set_whole(outlook_word(said.outlook, ended=row.received_at is not None, known=known))
        self.arrival.set_whole(self._arrival(view))
        self.reserve.set_whole("" if said.reserve is None else self._reserve(said.reserve))
        told = [] if view.road_km is None else [self.tr("%1 km by road").replace("%1", f"{view.road_km.normalize():f}")]
        lacking = [line.ref for line in view.lines if line.lacking > 0] if row.state in RUNNING else []
        if lacking:
            told.append(self.tr("not here: %1").replace("%1", ", ".join(lacking)))
        told += [text(WARNINGS[code]) for code in view.warnings if code in WARNINGS]
        self.warning.set_whole(" · ".join(told))

    def _reserve(self, reserve: timedelta) -> str:
        words = self.tr("%1 too late") if reserve < timedelta(0) else self.tr("%1 in reserve")
        return words.replace("%1", hours(abs(reserve)))

    def _arrival(self, view: OrderView) -> str:
        said = view.row.forecast
        if said.arrival is None:
            return self._without_time(view)
        if view.row.received_at is not None:
            words = self.tr("received %1")
        elif said.keeps:
            words = self.tr("there at %1")
        else:
            words = self.tr("earliest %1")
        days_off = said.arrival - view.row.called_at > timedelta(days=1)
        return words.replace("%1", clock(said.arrival, view.row.time_zone, day=days_off))

    def _without_time(self, view: OrderView) -> str:
        """Why no time can be told: nothing lies anywhere, it is on the road for nobody knows how long, or no road."""
        nowhere = [one.ref for one in view.resupply if one.on_shelf is None]
        if nowhere:
            return self.tr("no source known: %1").replace("%1", ", ".join(nowhere))
        if view.unknown:
            return self.tr("nobody knows when: %1").replace("%1", ", ".join(view.unknown))
        return self.tr("nobody in reach, or no road known")

    def _show_step(self, view: OrderView, typed: dict[str, str]) -> None:
        step = "expect" if typed["trip"] else next_step(view)
        first, second = (typed["trip"], "") if typed["trip"] else self._aims(view, step)
        self.next.setText(next_word(step).replace("%1", first).replace("%2", second))
        self.step.set_words(button_word(step))
        self.step.setVisible(step in PRESSED)
        self.step.setEnabled(step != "scan_papers" or bool(typed["reason"]))
        for name, field in self.fields.items():
            field.setVisible(name in FIELDS.get(step, ()))
            if field.text() != typed[name]:
                field.setText(typed[name])
        self.short.setVisible(step in ("take", "pick", "short") and view.row.done > 0)
        self.short.setEnabled(bool(typed["reason"]))
        self.ended.setVisible(step == "expect")
        self.sheet.setVisible(step in ("pack", "scan_papers", "hand_over", "receive"))
        self.evidence.setVisible(view.row.received_at is not None or bool(view.courier))
        self.cancel.setVisible(step not in ("", "receive"))

    def _aims(self, view: OrderView, step: str) -> tuple[str, str]:
        """What the next action is about: a place, or a piece and its place, or what is still to come."""
        if step == "wait":
            return ", ".join(one.number for one in view.parts if one.state in RUNNING), ""
        about = {"take": asked_from, "source": far_from}.get(step)
        row = None if about is None else about(view)
        return (next_place(view), "") if row is None else (row.lying.ref, row.lying.place)

    def _show_lists(self, view: OrderView) -> None:
        zone = view.row.time_zone
        picks = [to_pick_card(row) for row in view.to_pick] + self._trays(view)
        parts = [part_card(part, zone) for part in view.parts]
        self.lists[PICK].show_rows([*parts, *picks, *[picked_card(row) for row in view.picked if not row.tray]])
        nowhere = [resupply_card(one, zone) for one in view.resupply]
        sources = [source_card(row, zone, choosable=may_choose(view, row)) for row in view.sources]
        far = () if view.serving else view.tray_sources
        trays = [tray_source_card(one, zone, choosable=may_ask(view, one)) for one in far]
        self.lists[SOURCES].show_rows([*nowhere, *sources, *trays])
        people = [
            CardRow(
                "",
                one.phone,
                f"{one.name} · {named(one.party_name, one.party_name_en)}",
                Shape.INFO_SQUARE,
                Role.INFO,
                role_word(one.role.value),
            )
            for one in view.contacts
        ]
        courier = self._courier(view)
        self.lists[CONTACTS].show_rows([*courier, *people])
        self.lists[MOMENTS].show_rows([moment_card(one, zone) for one in view.milestones])

    def _courier(self, view: OrderView) -> list[CardRow]:
        if not view.courier:
            return []
        return [
            CardRow(
                "", view.phone, f"{view.courier} · {view.plate}", Shape.OUT_ARROW, Role.ACCENT, role_word("courier")
            )
        ]

    def _trays(self, view: OrderView) -> list[CardRow]:
        cards = []
        for one in view.trays:
            name = named(one.kit_name, one.kit_name_en)
            if one.tray_id is None:
                title = " / ".join(view.serving) or name
                cards.append(CardRow("", title, name, Shape.CLOCK, Role.INFO, self.tr("to pick")))
            else:
                until = one.sterile_until.isoformat() if one.sterile_until else self.tr("by a supervisor")
                more = self.tr("sterile until %1").replace("%1", until)
                cards.append(
                    CardRow(
                        f"{TRAY}{one.tray}", one.tray, name, Shape.TICKED_CIRCLE, Role.OK, self.tr("in the box"), more
                    )
                )
        return cards

    # ---------------------------------------------------------------- words

    def translate(self) -> None:
        """Speak the language of the window."""
        names = (self.tr("Pick list"), self.tr("Sources"), self.tr("Contacts"), self.tr("Moments"))
        for button, name in zip(self.tabs, names, strict=True):
            button.setText(name)
        self.leave.setText(self.tr("All orders"))
        self.sheet.setText(self.tr("Hand-over sheet…"))
        self.evidence.setText(self.tr("Evidence sheet…"))
        self.cancel.setText(self.tr("Cancel the order"))
        self.short.setText(self.tr("Go without the rest"))
        self.ended.setText(self.tr("It is here, or does not come"))
        asked = {
            "courier": self.tr("Courier's name"),
            "plate": self.tr("Plate"),
            "phone": self.tr("Phone"),
            "receiver": self.tr("Who received it"),
            "received": self.tr("When, if not now: 05:14"),
            "expected": self.tr("When it comes: 03:40"),
            "come_from": self.tr("Or the hospital that it left, by name or code"),
            "left": self.tr("When it left, if not now: 02:20"),
            "confirmed": self.tr("Who took it out and said so"),
            "reason": self.tr("Reason, when it goes another way"),
        }
        for name, field in self.fields.items():
            field.setPlaceholderText(asked[name])


def _milestone(one: MilestoneFacts, zone: str) -> Mark:
    role = Role.OK if one.limit_at is None or on_time(one.limit_at, one.at) else Role.WARN
    return Mark(one.at, clock(one.at, zone), Shape.TICKED_CIRCLE, role)
