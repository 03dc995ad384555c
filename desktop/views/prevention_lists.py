"""The parts of the prevention page that are a list with the chosen row beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.prevention_desk import PreventionDesk
from desktop.queries.proposal_group import GroupDevice
from desktop.services.prevention.calibrating import RecordCalibration
from desktop.views import prevention_words as words
from desktop.views.facts_list import Fact, FactsList
from desktop.views.prevention_group import DeviceTicks
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.scrolled import scrolled
from desktop.views.widgets.text import ElidedText, Text, TextKind

SIDE: Final = 460
DATE_WIDTH: Final = 132
OFFERED: Final = (
    "end_trend_rule",
    "end_maintenance_plan",
    "take_back_maintenance",
    "set_environment",
    "record_maintenance",
    "record_meter",
    "save_trend_rule",
    "save_maintenance_plan",
)
"""The forms below the plans and rules."""
OF_EQUIPMENT: Final = ("retire_test_equipment", "take_back_calibration", "attach_calibration", "add_test_equipment")
"""The forms below the test equipment."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows of the desk.

    Attributes:
        icon: of the empty list, a file in ``resources/icons``.
        cards: the rows of the list.
        told: the name and the facts of a row by its key; none when the row is gone.
    """

    icon: str
    cards: Callable[[PreventionDesk], list[CardRow]]
    told: Callable[[PreventionDesk, str], tuple[str, list[Fact]]]


class ListPage(QWidget):
    """Cards on the left; the chosen one with its facts, and what may be done, on the right.

    Signals:
        form_wanted: the name of a verb whose form is to be filled in, and what is known already.
    """

    form_wanted = Signal(str, object)

    def __init__(self, desk: PreventionDesk, listed: Listed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._listed, self._icon = desk, listed, listed.icon
        self.list, self.facts, self.name = CardList(), FactsList(), ElidedText("", TextKind.TITLE)
        self.empty = EmptyState(Emptiness(listed.icon, ""))
        self.chosen = ""
        beside = QWidget()
        self._side, self._pages, self._tools = QVBoxLayout(beside), QStackedWidget(), QHBoxLayout()
        self._forms: dict[str, QPushButton] = {}
        work = QWidget()
        both = QHBoxLayout(work)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.list, 1)
        both.addWidget(self._fill(beside))
        for page in (self.empty, work):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._tools.addStretch(1)
        column.addWidget(self._pages, 1)
        column.addLayout(self._tools)
        self.list.title.hide()
        self.list.advice.hide()
        self.list.opened.connect(self.choose)

    def _fill(self, side: QWidget) -> QWidget:
        inner = QWidget()
        holder = QVBoxLayout(inner)
        holder.setContentsMargins(0, 0, SPACE[2], 0)
        holder.addWidget(self.facts)
        holder.addStretch(1)
        self._side.setSpacing(SPACE[2])
        self._side.setContentsMargins(SPACE[3], 0, 0, 0)
        self._side.addWidget(self.name)
        self._side.addWidget(scrolled(inner), 1)
        side.setFixedWidth(SIDE)
        return side

    def offer(self, verb: str) -> None:
        """Put a button for a form below the list."""
        button = QPushButton()
        button.setObjectName(verb)
        button.clicked.connect(self._want_form)
        self._forms[verb] = button
        self._tools.addWidget(button)

    def name_forms(self, words: Mapping[str, str]) -> None:
        """What stands on those buttons."""
        for verb, said in words.items():
            self._forms[verb].setText(said)

    def word_of(self, verb: str) -> str:
        """What stands on the button of a form, "" where there is none."""
        button = self._forms.get(verb)
        return "" if button is None else button.text()

    def _want_form(self) -> None:
        verb = self.sender().objectName()
        self.form_wanted.emit(verb, self.given(verb))

    def given(self, verb: str) -> dict[str, str]:  # noqa: ARG002  # the lists that know something answer by it
        """What is known for a form."""
        return {}

    def show_desk(self) -> None:
        """Show the board as it stands."""
        cards = self._listed.cards(self.desk)
        self._pages.setCurrentIndex(1 if cards else 0)
        self.list.show_rows(cards)
        keys = [card.key for card in cards]
        self.choose(self.chosen if self.chosen in keys else keys[0] if keys else "")

    def choose(self, key: str) -> None:
        """Show a row beside the list."""
        self.chosen = key
        name, facts = self._listed.told(self.desk, key) if key else ("", [])
        self.name.set_whole(name)
        self.facts.show_facts(facts)


def _proposals(desk: PreventionDesk) -> list[CardRow]:
    """The proposals, then the last decisions."""
    return [words.proposal_card(row) for row in (*desk.board.proposals, *desk.board.decided)]


def _why_proposed(desk: PreventionDesk, key: str) -> tuple[str, list[Fact]]:
    rows = (*desk.board.proposals, *desk.board.decided)
    return next(((key, words.proposal_facts(row)) for row in rows if row.number == key), ("", []))


class ProposalsPage(ListPage):
    """What waits for a decision, why, and the two answers to it."""

    def __init__(self, desk: PreventionDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Listed("calendar", _proposals, _why_proposed), parent)
        self.day, self.reason = QLineEdit(), QLineEdit()
        self.day_word, self.again_word = Text("", TextKind.MUTED), Text("", TextKind.MUTED)
        self.again, self.accept, self.leave = QLineEdit(), BigButton(primary=True), QPushButton()
        self.ticks, self._group = DeviceTicks(), ""
        self._actions = QWidget()
        column, plan, left = QVBoxLayout(self._actions), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        for line in (self.day, self.again):
            line.setFixedWidth(DATE_WIDTH)
            line.setPlaceholderText("2026-11-21")
        plan.addWidget(self.day_word)
        plan.addWidget(self.day)
        plan.addWidget(self.accept, 1)
        for widget in (self.reason, self.again_word, self.again, self.leave):
            left.addWidget(widget)
        column.addWidget(self.ticks)
        column.addLayout(plan)
        column.addLayout(left)
        self._side.addWidget(self._actions)
        self.ticks.ticked.connect(self._ticked)
        desk.group_read.connect(self._show_group)
        self.accept.clicked.connect(self._accept)
        self.leave.clicked.connect(self._leave)

    @override
    def choose(self, key: str) -> None:
        """Show a proposal; what was decided has no buttons any more."""
        super().choose(key)
        row = next((one for one in self.desk.board.proposals if one.number == key), None)
        many = row is not None and not row.serial
        self._actions.setVisible(row is not None)
        self.ticks.setVisible(many)
        if row is not None and many and self._group != key:
            self.ticks.show_devices(())
            self.desk.open_group(key, int(row.facts.get("days") or 0))
        self._group = key if many else ""
        self._ticked()

    def _show_group(self, read: tuple[str, tuple[GroupDevice, ...]]) -> None:
        if read[0] == self.chosen:
            self.ticks.show_devices(read[1])

    def _ticked(self) -> None:
        """Of many devices at least one is chosen."""
        self.accept.setEnabled(not self._group or bool(self.ticks.serials()))

    def _accept(self) -> None:
        read, day = _day(self.day)
        if self.chosen and read:
            self.desk.accept(self.chosen, day, self.ticks.serials() if self._group else ())

    def _leave(self) -> None:
        read, again = _day(self.again)
        if self.chosen and read:
            self.desk.leave(self.chosen, self.reason.text(), again)

    def translate(self) -> None:
        """Speak the language of the window."""
        self._group = ""  # its lines are told anew
        self.day_word.setText(self.tr("Planned for"))
        self.day.setAccessibleName(self.day_word.text())
        self.again_word.setText(self.tr("again from"))
        self.again.setAccessibleName(self.again_word.text())
        self.reason.setPlaceholderText(self.tr("why it is left"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.accept.set_words(self.tr("Open the work order"))
        self.leave.setText(self.tr("Leave it"))
        advice = self.tr("A night without findings, or nobody has set a plan or a rule yet.")
        self.empty.say(Emptiness(self._icon, self.tr("Nothing waits for a decision"), advice))


def _day(line: QLineEdit) -> tuple[bool, date | None]:
    """Whether a line can be read, and its day, None for an empty one; what is no day is marked."""
    if not line.text():
        return True, None
    try:
        return True, date.fromisoformat(line.text())
    except ValueError:
        line.selectAll()
        line.setFocus()
        return False, None


def _equipment(desk: PreventionDesk) -> list[CardRow]:
    return [words.equipment_card(row, desk.board.today) for row in desk.board.equipment]


def _equipment_told(desk: PreventionDesk, key: str) -> tuple[str, list[Fact]]:
    """Owner, cycle and certificates."""
    row = next((row for row in desk.board.equipment if row.code == key), None)
    if row is None:
        return "", []
    code, papers = desk.papers
    return f"{row.code} · {row.name}", words.equipment_facts(row, papers if code == key else ())


class CalibrationPage(ListPage):
    """Test equipment with its owner, what may not be used first; a new certificate is typed here."""

    def __init__(self, desk: PreventionDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Listed("shield", _equipment, _equipment_told), parent)
        self.number, self.laboratory, self.day, self.keep = QLineEdit(), QLineEdit(), QLineEdit(), QPushButton()
        line = QHBoxLayout()
        self.day.setFixedWidth(DATE_WIDTH)
        for widget in (self.number, self.laboratory, self.day, self.keep):
            line.addWidget(widget)
        self._side.addLayout(line)
        for verb in OF_EQUIPMENT:
            self.offer(verb)
        self.keep.clicked.connect(self._keep)

    @override
    def choose(self, key: str) -> None:
        """Show a piece of equipment and ask for its certificates."""
        super().choose(key)
        for verb in OF_EQUIPMENT[:-1]:
            self._forms[verb].setEnabled(bool(key))
        if key and self.desk.papers[0] != key and self.isVisible():
            self.desk.open_equipment(key)

    @override
    def given(self, verb: str) -> dict[str, str]:
        """The chosen equipment, with its last certificate that counts."""
        if verb == "add_test_equipment":
            return {}
        code, papers = self.desk.papers
        last = next((one.number for one in papers if code == self.chosen and one.taken_back is None), "")
        return {"code": self.chosen} | ({} if verb == "retire_test_equipment" else {"number": last})

    def show_papers(self) -> None:
        """The certificates came in."""
        self.choose(self.desk.papers[0])

    def _keep(self) -> None:
        read, day = _day(self.day)
        if self.chosen and read:
            request = RecordCalibration(self.chosen, self.number.text(), self.laboratory.text(), day)
            self.desk.record_calibration(request)

    def translate(self) -> None:
        """Speak the language of the window."""
        for line, said in (
            (self.number, self.tr("certificate")),
            (self.laboratory, self.tr("laboratory")),
            (self.day, self.tr("done: today")),
        ):
            line.setPlaceholderText(said)
            line.setAccessibleName(said)
        self.keep.setText(self.tr("Record"))
        words_of = (
            self.tr("Out of use …"),
            self.tr("Take a certificate back …"),
            self.tr("Paper of a certificate …"),
            self.tr("Add test equipment"),
        )
        self.name_forms(dict(zip(OF_EQUIPMENT, words_of, strict=True)))
        advice = self.tr("Test equipment is added with its owner and its cycle; its certificates follow.")
        self.empty.say(Emptiness(self._icon, self.tr("No test equipment yet"), advice))


def _plans(desk: PreventionDesk) -> list[CardRow]:
    """The plans, then the rules."""
    return [*map(words.plan_card, desk.board.plans), *map(words.rule_card, desk.board.rules)]


def _plan_told(desk: PreventionDesk, key: str) -> tuple[str, list[Fact]]:
    """What it asks for."""
    plans = ((row.name, words.plan_facts(row)) for row in desk.board.plans if row.code == key)
    rules = ((row.name, words.rule_facts(row)) for row in desk.board.rules if row.code == key)
    return next(chain(plans, rules), ("", []))


class PlansPage(ListPage):
    """The maintenance plans and the trend rules that hold."""

    def __init__(self, desk: PreventionDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Listed("clipboard-check", _plans, _plan_told), parent)
        for verb in OFFERED:
            self.offer(verb)

    def _is_plan(self) -> bool:
        return any(row.code == self.chosen for row in self.desk.board.plans)

    @override
    def choose(self, key: str) -> None:
        """Show a plan or a rule; what is shown can be ended."""
        super().choose(key)
        self._forms["end_maintenance_plan"].setVisible(bool(key) and self._is_plan())
        self._forms["end_trend_rule"].setVisible(bool(key) and not self._is_plan())

    @override
    def given(self, verb: str) -> dict[str, str]:
        """The chosen plan or rule."""
        if verb in ("end_maintenance_plan", "end_trend_rule"):
            return {"code": self.chosen}
        done = verb in ("record_maintenance", "take_back_maintenance")
        return {"plan": self.chosen} if done and self._is_plan() else {}

    def translate(self) -> None:
        """Speak the language of the window."""
        words_of = (
            self.tr("End the rule …"),
            self.tr("End the plan …"),
            self.tr("Maintenance taken back"),
            self.tr("Environment"),
            self.tr("Maintenance done"),
            self.tr("Reading of a meter"),
            self.tr("New rule"),
            self.tr("New plan"),
        )
        self.name_forms(dict(zip(OFFERED, words_of, strict=True)))
        advice = self.tr("Leaders set plans by time or by meter, and rules for failures, rates and risk.")
        self.empty.say(Emptiness(self._icon, self.tr("No plan and no rule yet"), advice))
