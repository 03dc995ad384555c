"""The first start: one calm page that makes an empty database a warehouse."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.setting_up import Beginning, FirstStart, two_racks
from desktop.views.entry_words import fault_words, words_of
from desktop.views.filling_in import ScrollPage, Section, show_choices
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.text import Text, TextKind
from desktop.views.widgets.zone_floor import RackPlan, ZoneFloor
from desktop.views.words.marking import QT_TRANSLATE_NOOP

PAGE_WIDTH: Final = 1040
SIDE_WIDTH: Final = 300
FLOOR: Final = QSize(236, 236)
FIELDS: Final = (
    Field("partner_name", QT_TRANSLATE_NOOP("Fields", "Company"), required=True),
    Field("partner_code", QT_TRANSLATE_NOOP("Fields", "Company code"), FieldKind.CODE, required=True),
    Field("site_name", QT_TRANSLATE_NOOP("Fields", "Site"), required=True),
    Field("site_code", QT_TRANSLATE_NOOP("Fields", "Site code"), FieldKind.CODE, required=True),
    Field("person_name", QT_TRANSLATE_NOOP("Fields", "Your name"), required=True),
    Field("badge", QT_TRANSLATE_NOOP("Fields", "Badge number"), FieldKind.CODE, required=True),
    Field("zone", QT_TRANSLATE_NOOP("Fields", "Spare-parts zone"), FieldKind.CHOICE, wide=True),
)
WITH_ZONE: Final = "two_racks"
WITHOUT: Final = "none"


class FirstStartScreen(QWidget):
    """Company, warehouse, person, zone; or practice data.

    Signals:
        done: the database is set up; the badge to sign in with.
    """

    done = Signal(str)

    def __init__(self, presenter: FirstStart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.title = Text("", TextKind.TITLE)
        self.lead = Text("", TextKind.MUTED)
        self.form = Form(FIELDS)
        self.floor = ZoneFloor()
        self.floor_words = Text("", TextKind.SMALL)
        self.problem = Text("", TextKind.ERROR)
        self.begin = BigButton(primary=True)
        self.practice = Section()
        self.practice_words = Text("", TextKind.BODY)
        self.practice_warning = Text("", TextKind.MUTED)
        self.practise = QPushButton()
        for text in (self.lead, self.floor_words, self.problem, self.practice_words, self.practice_warning):
            text.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._translate()
        self.form.rows["zone"].set_value(WITH_ZONE)
        self._show_floor()
        self.problem.hide()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(PAGE_WIDTH)
        page = QVBoxLayout(inner)
        page.setContentsMargins(SPACE[5], SPACE[5], SPACE[5], SPACE[5])
        page.setSpacing(SPACE[2])
        page.addWidget(self.title)
        page.addWidget(self.lead)
        page.addSpacing(SPACE[3])
        both = QHBoxLayout()
        both.setSpacing(SPACE[6])
        both.addLayout(self._main(), 1)
        both.addLayout(self._side())
        page.addLayout(both)
        page.addStretch(1)
        holder = QWidget()
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(ScrollPage(holder))

    def _main(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE[4])
        column.addWidget(self.form)
        column.addWidget(self.problem)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _side(self) -> QVBoxLayout:
        self.floor.setFixedSize(FLOOR)
        self.practice.setFixedWidth(SIDE_WIDTH)
        self.floor_words.setFixedWidth(SIDE_WIDTH)
        for widget in (self.practice_words, self.practice_warning, self.practise):
            self.practice.column.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(SPACE[2])
        column.addWidget(self.floor, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.floor_words)
        column.addSpacing(SPACE[5])
        column.addStretch(1)
        column.addWidget(self.practice)
        return column

    def _connect(self) -> None:
        self.begin.clicked.connect(self._begin)
        self.form.submitted.connect(self._begin)
        self.form.changed.connect(self._form_changed)
        self.practise.clicked.connect(self.presenter.practise)
        self.presenter.refused.connect(self._show_faults)
        self.presenter.failed.connect(self._show_problem)
        self.presenter.busy_changed.connect(self._show_busy)
        self.presenter.done.connect(self.done)

    # ------------------------------------------------------------ what is sent

    def _begin(self) -> None:
        values = self.form.values()
        zone = values.pop("zone")
        self.problem.hide()
        self.presenter.begin(Beginning(**values, with_zone=zone == WITH_ZONE))

    # ------------------------------------------------------------ what is shown

    def _form_changed(self, key: str) -> None:
        if key == "zone":
            self._show_floor()

    def _show_floor(self) -> None:
        zone = two_racks("")
        drawn = self.form.rows["zone"].value() == WITH_ZONE
        racks = tuple(RackPlan(*(getattr(rack, name) for name in RackPlan.__slots__)) for rack in zone.racks)
        self.floor.show_floor(zone.width_mm, zone.depth_mm, racks if drawn else ())
        self.floor.setVisible(drawn)
        self.floor_words.setVisible(drawn)

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        self.form.show_errors({field: fault_words(code) for field, code in faults.items()})

    def _show_problem(self, error: Exception) -> None:
        self.problem.setText(words_of(error))
        self.problem.show()

    def _show_busy(self, busy: bool) -> None:
        for widget in (self.form, self.begin, self.practise):
            widget.setEnabled(not busy)

    def _translate(self) -> None:
        self.title.setText(self.tr("Set up this site"))
        self.lead.setText(self.tr("The database is empty. Say who works here; names can be changed later."))
        choices = (
            (WITH_ZONE, self.tr("Draw a zone of 2 m × 2 m with two racks")),
            (WITHOUT, self.tr("Draw no zone yet")),
        )
        show_choices(self.form.rows["zone"], choices)
        self.floor_words.setText(self.tr("4 m². Two racks of 5 levels with 4 bins each: 40 bins."))
        self.begin.set_words(self.tr("Set up"))
        self.practice.heading.setText(self.tr("Only trying it out?"))
        self.practice_words.setText(self.tr("Invented data: a zone, its stock and a delivery of 120 implants."))
        self.practice_warning.setText(self.tr("Not for real goods: practice data cannot be taken out again."))
        self.practise.setText(self.tr("Load practice data"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
