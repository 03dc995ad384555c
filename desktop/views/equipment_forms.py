"""What can be done to the device at hand: a list on the left, the small form of one on the right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.equipment import NEXT, Stage
from desktop.presenters.equipment_entry import ACTIONS, BETWEEN, EquipmentEntry
from desktop.presenters.warranty_desk import Shown
from desktop.queries.device_decisions import DecisionKind
from desktop.views.entry_page import EntryPage
from desktop.views.equipment_fields import FIELDS_OF
from desktop.views.filling_in import Choices, ScrollPage, show_choices
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.equipment import DEVICE_ACTIONS, STAGES

SIDE: Final = 264
GROUPS: Final = (
    ("record_stage", "take_back_stage", "replace_device"),
    ("install_part", "remove_part", "take_back_attachment"),
    ("buy_extension", "take_back_extension", "add_service_contract"),
    (
        "void_warranty",
        "lift_void",
        "suspend_warranty",
        "end_suspension",
        "withdraw_suspension",
        "authorise_exception",
        "withdraw_exception",
    ),
)


@dataclass(frozen=True, slots=True)
class _Use:
    """When an action makes sense, and what its form offers."""

    here: Callable[[Shown], bool] = lambda _shown: True
    choices: Callable[[Shown], Mapping[str, Choices]] = lambda _shown: {}


def _last(shown: Shown) -> Stage | None:
    return shown.page.stages[-1].stage if shown.page.stages else None


def _stages(shown: Shown) -> Mapping[str, Choices]:
    following = [stage for stage in Stage if stage in NEXT[_last(shown)] and stage is not Stage.REPLACEMENT]
    return {"stage": [(stage.value, text(STAGES[stage.value])) for stage in following]}


def _installed(shown: Shown) -> Mapping[str, Choices]:
    parts = [part for part in shown.rest.parts if part.removed_on is None]
    names = [" · ".join(word for word in (part.serial, part.name, part.ref) if word) for part in parts]
    keys = [f"{part.serial}{BETWEEN}{part.ref}" for part in parts]
    return {"part_serial": list(zip(keys, names, strict=True))}


def _files(shown: Shown) -> Mapping[str, Choices]:
    return {"attachment": [(str(row.id), row.name) for row in shown.rest.files]}


def _offers(shown: Shown) -> Mapping[str, Choices]:
    rule = shown.answer.coverage.rule
    offers = () if rule is None else rule.offers
    return {"months": [(str(one.months), str(one.months)) for one in offers]}


def _extensions(shown: Shown) -> Mapping[str, Choices]:
    return {"number": [(number, number) for number in shown.rest.extensions]}


def _rules(shown: Shown) -> Mapping[str, Choices]:
    rule = shown.answer.coverage.rule
    if rule is None:
        return {"rule": []}
    return {"rule": [(f"{rule.code}{BETWEEN}{rule.version}", f"{rule.name} v{rule.version}")]}


def _given(shown: Shown, kind: DecisionKind) -> Choices:
    live = [one for one in shown.rest.decisions if one.kind is kind and one.counts]
    return [(str(one.id), f"{one.first} → {one.last or '…'} · {one.reason}") for one in live]


def _suspensions(shown: Shown) -> Mapping[str, Choices]:
    return {"suspension": _given(shown, DecisionKind.SUSPENSION)}


def _exceptions(shown: Shown) -> Mapping[str, Choices]:
    return {"exception": _given(shown, DecisionKind.EXCEPTION)}


def _lives(shown: Shown) -> bool:
    return _last(shown) not in (Stage.SCRAP, Stage.REPLACEMENT)


def _ruled(shown: Shown) -> bool:
    return shown.answer.coverage.rule is not None


USES: Final[Mapping[str, _Use]] = {
    "record_stage": _Use(lambda shown: bool(NEXT[_last(shown)]), _stages),
    "take_back_stage": _Use(lambda shown: bool(shown.page.stages)),
    "replace_device": _Use(_lives),
    "install_part": _Use(_lives),
    "remove_part": _Use(lambda shown: any(part.removed_on is None for part in shown.rest.parts), _installed),
    "take_back_attachment": _Use(lambda shown: bool(shown.rest.files), _files),
    "buy_extension": _Use(lambda shown: _lives(shown) and bool(_offers(shown)["months"]), _offers),
    "take_back_extension": _Use(lambda shown: bool(shown.rest.extensions), _extensions),
    "add_service_contract": _Use(_lives),
    "void_warranty": _Use(lambda shown: not shown.rest.is_void),
    "lift_void": _Use(lambda shown: shown.rest.is_void),
    "suspend_warranty": _Use(),
    "end_suspension": _Use(lambda shown: shown.rest.is_suspended),
    "withdraw_suspension": _Use(lambda shown: bool(_suspensions(shown)["suspension"]), _suspensions),
    "authorise_exception": _Use(_ruled, _rules),
    "withdraw_exception": _Use(lambda shown: bool(_exceptions(shown)["exception"]), _exceptions),
}


class EquipmentForms(QWidget):
    """The list and the forms; a form is made when it is first wanted.

    Signals:
        left: the person goes back to the device.
    """

    left = Signal()

    def __init__(self, entry: EquipmentEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.advice = Text("", TextKind.MUTED)
        self.buttons = {name: QPushButton() for group in GROUPS for name in group}
        self.forms: dict[str, EntryPage] = {}
        self._headings = tuple(Text("", TextKind.STRONG) for _ in GROUPS)
        self._group, self._stack = QButtonGroup(self), QStackedWidget()
        self._shown: Shown | None = None
        self._action = ""
        self._lay_out()
        self.translate()

    def _lay_out(self) -> None:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, SPACE[2], 0)
        column.setSpacing(SPACE[1])
        for heading, group in zip(self._headings, GROUPS, strict=True):
            column.addWidget(heading)
            for name in group:
                button = self.buttons[name]
                button.setCheckable(True)
                button.setProperty("listed", "true")
                button.clicked.connect(self._pressed)
                self._group.addButton(button)
                column.addWidget(button)
            column.addSpacing(SPACE[2])
        column.addStretch(1)
        side = ScrollPage(listed)
        side.setFixedWidth(SIDE)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.advice)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(SPACE[4])
        room.addWidget(side)
        room.addWidget(self._stack, 1)

    def show_device(self, shown: Shown) -> None:
        """Offer what can be done to a device by the person at the desk."""
        same = self._shown is not None and self._shown.page.id == shown.page.id
        self._shown = shown
        for heading, group in zip(self._headings, GROUPS, strict=True):
            offered = [name for name in group if self._offers(name, shown)]
            heading.setVisible(bool(offered))
            for name in group:
                self.buttons[name].setVisible(name in offered)
        if self._action and (not same or not self._offers(self._action, shown)):
            self._choose_none()

    def _offers(self, name: str, shown: Shown) -> bool:
        return self.entry.may(ACTIONS[name]) and USES[name].here(shown)

    def _choose_none(self) -> None:
        self._action = ""
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self._stack.setCurrentIndex(0)

    def begin(self, name: str) -> None:
        """Open the form of an action."""
        if self._shown is None:
            return
        self._action = name
        self.buttons[name].setChecked(True)
        form = self.forms.get(name) or self._make(name)
        self._name(name, form)
        values = {field.key: "" for field in FIELDS_OF[name]}
        for key, choices in USES[name].choices(self._shown).items():
            show_choices(form.form.rows[key], choices)
            values[key] = choices[0][0] if choices else ""
        self._stack.setCurrentWidget(form)
        form.begin(values)

    def _make(self, name: str) -> EntryPage:
        form = EntryPage(self.entry, FIELDS_OF[name])
        form.wanted.connect(self._send)
        form.left.connect(self.left)
        self.forms[name] = form
        self._stack.addWidget(form)
        return form

    def _pressed(self) -> None:
        name = next(name for name, button in self.buttons.items() if button is self.sender())
        self.begin(name)

    def _send(self, values: Mapping[str, str]) -> None:
        if self._shown is not None and self._action:
            page = self._shown.page
            self.entry.act(self._action, values, page.serial, page.model)

    def _name(self, name: str, form: EntryPage) -> None:
        serial = self._shown.page.serial if self._shown is not None else ""
        form.section.heading.setText(f"{text(DEVICE_ACTIONS[name])} · {serial}")

    def _titles(self) -> Sequence[str]:
        return (self.tr("Life"), self.tr("Parts and papers"), self.tr("Bought"), self.tr("Decided by a leader"))

    def translate(self) -> None:
        """Speak the language of the window."""
        for heading, said in zip(self._headings, self._titles(), strict=True):
            heading.setText(said)
        for name, button in self.buttons.items():
            button.setText(text(DEVICE_ACTIONS[name]))
        self.advice.setText(self.tr("Choose what is to be done to this device."))
        for name, form in self.forms.items():
            self._name(name, form)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.translate()
