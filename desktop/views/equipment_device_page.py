"""The device at hand: why the answer is what it is, what would change it, the record, and the life with its gaps."""

from datetime import date
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

from desktop.domain.equipment import DeviceField
from desktop.presenters.warranty_desk import Shown
from desktop.views.equipment_beside import EquipmentBeside, EquipmentReminders
from desktop.views.equipment_life import life
from desktop.views.equipment_service import EquipmentService
from desktop.views.equipment_views import EquipmentViews
from desktop.views.equipment_words import (
    change_fact,
    contract_facts,
    input_facts,
    record_facts,
    repair_facts,
    step_fact,
)
from desktop.views.facts_list import FactsList
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.one_pressed import keep_widths, line_up
from desktop.views.widgets.scrolled import scrolled
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.widgets.time_line import TimeLine
from desktop.views.words.equipment import FIELDS

DATE_WIDTH: Final = 132


class EquipmentDevicePage(QWidget):
    """What is known of one device.

    Signals:
        supposed: the day of installation to suppose; None for what the record says.
        linked: serial number of the device that it replaced or was replaced by.
        said: a field, what it is ("" for not known), and why it changes.
    """

    supposed = Signal(object)
    linked = Signal(str)
    said = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.link = ElidedText("", TextKind.HEADING), QPushButton()
        self.what_if, self.day, self.as_recorded = Text("", TextKind.MUTED), QLineEdit(), QPushButton()
        self.why, self.inputs, self.ways, self.beside = FactsList(), FactsList(), FactsList(), FactsList()
        self.repairs = FactsList()
        self.record, self.life, self.no_life = FactsList(), TimeLine(), Text("", TextKind.MUTED)
        self.field, self.value, self.reason = Choice(), QLineEdit(), QLineEdit()
        self.keep = QPushButton()
        self._titles = [Text("", TextKind.STRONG) for _ in range(5)]
        self.beside_page, self.reminders = EquipmentBeside(), EquipmentReminders()
        self.no_reminder, self.service = Text("", TextKind.MUTED), EquipmentService()
        self.act = QPushButton()
        self.views = EquipmentViews()
        self.tabs = [QPushButton() for _ in range(6)]
        self._side = QStackedWidget()
        self._shown: Shown | None = None
        self._lay_out()
        self.day.returnPressed.connect(self._suppose)
        self.as_recorded.clicked.connect(self._as_recorded)
        self.link.clicked.connect(self._follow)
        self.keep.clicked.connect(self._say)
        for line in (self.value, self.reason):
            line.returnPressed.connect(self._say)

    def _lay_out(self) -> None:
        head, body = QHBoxLayout(), QHBoxLayout()
        self.day.setFixedWidth(DATE_WIDTH)
        self.day.setPlaceholderText("2026-11-21")
        head.addWidget(self.name, 1)
        self.act.setProperty("primary", "true")
        for part in (self.link, self.what_if, self.day, self.as_recorded, self.act):
            head.addWidget(part)
        body.setSpacing(SPACE[5])
        body.addWidget(scrolled(self._reasons()), 6)
        body.addLayout(self._right(), 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[2])
        whole.addLayout(head)
        whole.addLayout(body, 1)

    def _reasons(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE[2], 0)
        column.setSpacing(SPACE[1])
        for title, facts in zip(self._titles, self._lists(), strict=True):
            column.addWidget(title)
            column.addWidget(facts)
            column.addSpacing(SPACE[2])
        column.addStretch(1)
        return inner

    def _right(self) -> QVBoxLayout:
        right, row, group = QVBoxLayout(), QHBoxLayout(), QButtonGroup(self)
        lived = QWidget()
        column = QVBoxLayout(lived)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.no_life)
        column.addWidget(self.life, 1)
        row.setSpacing(SPACE[2])
        line_up(self.tabs, group, row)
        row.addStretch(1)
        self._side.addWidget(lived)
        self._side.addWidget(self._recorded())
        self._side.addWidget(scrolled(self.beside_page))
        self._side.addWidget(self._reminded())
        self._side.addWidget(scrolled(self.service))
        self._side.addWidget(self.views)
        group.idClicked.connect(self._side.setCurrentIndex)
        self.tabs[0].setChecked(True)
        right.addLayout(row)
        right.addWidget(self._side, 1)
        return right

    def _reminded(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.no_reminder)
        column.addWidget(self.reminders, 1)
        return inner

    def _recorded(self) -> QWidget:
        recorded, what, why = QWidget(), QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(recorded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        what.addWidget(self.field, 1)
        what.addWidget(self.value, 1)
        why.addWidget(self.reason, 1)
        why.addWidget(self.keep)
        column.addWidget(scrolled(self.record), 1)
        column.addLayout(what)
        column.addLayout(why)
        return recorded

    # ---------------------------------------------------------------- what is shown

    def show_device(self, shown: Shown) -> None:
        """Show a device with its answer."""
        self._shown = shown
        page, coverage, supposed = shown.page, shown.answer.coverage, shown.answer.supposed
        self.name.set_whole(" · ".join(part for part in (page.model, shown.answer.brand, page.serial) if part))
        self._show_link()
        self.day.setText("" if supposed is None else supposed.isoformat())
        self.as_recorded.setVisible(supposed is not None)
        self.why.show_facts([step_fact(step) for step in coverage.steps])
        self.ways.show_facts([change_fact(one) for one in coverage.changes])
        self.beside.show_facts(contract_facts(coverage))
        self.inputs.show_facts(input_facts(coverage, supposed=supposed))
        self.repairs.show_facts(repair_facts(shown.rest, page.today))
        self._tell_repairs()
        for title, facts in zip(self._titles, self._lists(), strict=True):
            title.setVisible(bool(facts.facts))
            facts.setVisible(bool(facts.facts))
        entries = life(page, shown.rest.decisions)
        self.life.show_entries(entries)
        self.life.setVisible(bool(entries))
        self.no_life.setVisible(not entries)
        self.record.show_facts(record_facts(page, coverage))
        self.beside_page.show_rest(shown.rest)
        self.service.show_service(shown.service)
        if shown.views is not None:
            self.views.show_views(shown.views)
        self.reminders.show_reminders(shown.rest.reminders)
        self.reminders.setVisible(bool(shown.rest.reminders))
        self.no_reminder.setVisible(not shown.rest.reminders)
        self._tell_unknown()

    def _lists(self) -> tuple[FactsList, ...]:
        return self.why, self.ways, self.repairs, self.beside, self.inputs

    def _tell_repairs(self) -> None:
        repairs = () if self._shown is None else self._shown.rest.repairs
        is_open = sum(one.is_open for one in repairs)
        self._titles[2].setText(self.tr("Repairs: {0}, open: {1}").format(len(repairs), is_open))

    def _show_link(self) -> None:
        page = self._shown.page if self._shown is not None else None
        self.link.setVisible(page is not None and bool(page.replaces or page.replaced_by))
        if page is None:
            return
        if page.replaced_by:
            self.link.setText(self.tr("Replaced by {0}").format(page.replaced_by))
        else:
            self.link.setText(self.tr("Replaces {0}").format(page.replaces))

    def _tell_unknown(self) -> None:
        unknown = self._shown.page.unknown if self._shown is not None else 0
        self.tabs[1].setText(self.tr("Record · %n not known", "", unknown) if unknown else self.tr("Record"))
        keep_widths(self.tabs)

    # ---------------------------------------------------------------- what a hand does

    def _suppose(self) -> None:
        typed = self.day.text()
        if not typed:
            self.supposed.emit(None)
            return
        try:
            self.supposed.emit(date.fromisoformat(typed))
        except ValueError:
            self.day.selectAll()

    def _as_recorded(self) -> None:
        self.supposed.emit(None)

    def _say(self) -> None:
        self.said.emit(self.field.value(), self.value.text(), self.reason.text())

    def empty_entry(self) -> None:
        """What was typed is kept now."""
        self.value.clear()
        self.reason.clear()

    def _follow(self) -> None:
        if self._shown is not None:
            self.linked.emit(self._shown.page.replaced_by or self._shown.page.replaces)

    def _name_fields(self) -> None:
        chosen = self.field.value() if self.field.count() else DeviceField.INSTALLED_ON.value
        self.field.clear()
        for field in DeviceField:
            words = text(FIELDS[field.value])
            self.field.addItem(words[:1].upper() + words[1:], field.value)
        self.field.choose(chosen)

    def translate(self) -> None:
        """Speak the language of the window."""
        words = (self.tr("Why"), self.tr("What would change it"), "", self.tr("Service contract"), self.tr("Entered"))
        for title, said in zip(self._titles, words, strict=True):
            title.setText(said)
        self._tell_repairs()
        self.tabs[0].setText(self.tr("Life"))
        self.tabs[2].setText(self.tr("Parts and papers"))
        self.tabs[3].setText(self.tr("Reminders"))
        self.tabs[4].setText(self.tr("Service"))
        self.tabs[5].setText(self.tr("Views"))
        self.views.translate()
        self._tell_unknown()
        self.act.setText(self.tr("Change…"))
        self.beside_page.translate()
        self.service.translate()
        self.no_reminder.setText(self.tr("No reminder is planned: nothing is covered, or it cannot be said."))
        self.what_if.setText(self.tr("What if installed on"))
        self.day.setAccessibleName(self.what_if.text())
        self.as_recorded.setText(self.tr("As recorded"))
        self.value.setPlaceholderText(self.tr("empty: not known"))
        self.reason.setPlaceholderText(self.tr("why it changes"))
        self.keep.setText(self.tr("Keep"))
        self._name_fields()
        self.no_life.setText(self.tr("No stage of its life is recorded yet."))
        if self._shown is not None:
            self.show_device(self._shown)
