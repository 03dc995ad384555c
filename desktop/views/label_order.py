"""Ordering labels: scan the thing, see its label as it will come out, order it; or a whole zone in one run."""

from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.presenters.label_ordering import LabelOrdering
from desktop.presenters.label_picture import Shown
from desktop.runtime.label_routing import SHEETS
from desktop.services.label_runs import OrderZoneLabels
from desktop.views.entry_words import words_of
from desktop.views.filling_in import ScrollPage, Section, show_choices
from desktop.views.icons import icon
from desktop.views.label_words import kind_word
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.label_paper import LabelPaper
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

LEFT_WIDTH: Final = 700
PAPER_HEIGHT: Final = 420
PAUSE_MS: Final = 300
ONE_EACH: Final = frozenset({"unit", "device", "tray", "badge"})
SYSTEM_NAMES: Final = {"zh_CN": "中文", "en": "English"}

FIELDS: Final = (
    Field("kind", QT_TRANSLATE_NOOP("Fields", "Label"), FieldKind.CHOICE),
    Field("language", QT_TRANSLATE_NOOP("Fields", "Language of the label"), FieldKind.CHOICE),
    Field("printer", QT_TRANSLATE_NOOP("Fields", "Printer"), FieldKind.CHOICE),
    Field("copies", QT_TRANSLATE_NOOP("Fields", "Copies"), FieldKind.NUMBER),
    Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason on the label"), wide=True),
)


class LabelOrder(QWidget):
    """The thing and the choices on the left, the label on the right.

    Signals:
        closed: back to the list.
        label_wanted: id of the label that the thing has already.
    """

    closed = Signal()
    label_wanted = Signal(str)

    def __init__(self, ordering: LabelOrdering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ordering = ordering
        self.back = QPushButton()
        self.heading = Text("", TextKind.HEADING)
        self.thing = QLineEdit()
        self.form = Form(FIELDS, 2)
        self.problem = Text("", TextKind.ERROR)
        self.problem.setWordWrap(True)
        self.there = QPushButton()
        self._there = ""
        self.paper = LabelPaper()
        self.order = BigButton(primary=True)
        self.zone, self.bins, self.units = Choice(), QCheckBox(), QCheckBox()
        self.way = Choice()
        self.order_run = QPushButton()
        self.one, self.many = Section(), Section()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        self._fill_sections()
        inner = QWidget()
        left = QVBoxLayout(inner)
        left.setContentsMargins(0, 0, SPACE[2], 0)
        left.setSpacing(SPACE[4])
        left.addWidget(self.one)
        left.addWidget(self.many)
        left.addStretch(1)
        page = ScrollPage(inner)
        page.setMinimumWidth(LEFT_WIDTH)
        self.paper.setMaximumHeight(PAPER_HEIGHT)
        right = QVBoxLayout()
        right.setSpacing(SPACE[3])
        right.addWidget(self.paper, 1)
        right.addWidget(self.order)
        right.addStretch(0)
        both = QHBoxLayout()
        both.setSpacing(SPACE[5])
        both.addWidget(page, 2)
        both.addLayout(right, 1)
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        head.addWidget(self.back)
        head.addWidget(self.heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(head)
        column.addLayout(both, 1)

    def _fill_sections(self) -> None:
        for widget in (self.thing, self.form, self.problem):
            self.one.column.addWidget(widget)
        self.one.column.addWidget(self.there, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setSpacing(SPACE[4])
        line.addWidget(self.zone)
        line.addWidget(self.bins)
        line.addWidget(self.units)
        line.addWidget(self.way)
        line.addStretch(1)
        line.addWidget(self.order_run)
        self.many.column.addLayout(line)

    def _connect(self) -> None:
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.closed)
        self.back.clicked.connect(self.closed)
        self.thing.returnPressed.connect(self._look_up)
        self.form.changed.connect(self._chosen)
        self._soon.timeout.connect(self._wish)
        self.order.clicked.connect(self._order)
        self.order_run.clicked.connect(self._order_zone)
        self.there.clicked.connect(self._go_there)
        self.ordering.changed.connect(self._show)
        self.ordering.shown.connect(self._shown)
        self.ordering.zones_read.connect(self._zones)
        self.ordering.refused.connect(self._refused)

    # ------------------------------------------------------------ what is asked

    def focus_first(self) -> None:
        """Bring the keyboard to the thing."""
        self.thing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_up(self) -> None:
        if self.thing.text():
            self.ordering.look_up(self.thing.text())

    def _chosen(self, key: str) -> None:
        if key == "kind":
            self._show_fields()
        self._soon.start()

    def _wish(self) -> None:
        """Choices take effect when the person pauses."""
        values: dict[str, Any] = self.form.values()
        copies = values["copies"]
        whole = copies.isascii() and copies.isdecimal() and int(copies) > 0
        self.form.show_errors({} if whole or not copies else {"copies": self.tr("A whole number, such as 2.")})
        self.ordering.choose(**(values | {"copies": int(copies) if whole else 1}))

    def _order(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._wish()
        self.order.setEnabled(False)
        self.ordering.order()

    def _go_there(self) -> None:
        self.label_wanted.emit(self._there)

    def _order_zone(self) -> None:
        self.problem.setText("")
        wish = self.form.values()
        self.ordering.order_zone(
            OrderZoneLabels(
                self.zone.value(),
                self.bins.isChecked(),
                self.units.isChecked(),
                language=wish["language"],
                printer=self.way.value(),
            )
        )

    # ------------------------------------------------------------ what is shown

    def _show(self) -> None:
        """Another thing: its choices, and an empty paper until its label is drawn."""
        there = bool(self.ordering.kinds)
        self.thing.setText(self.ordering.name if there else "")
        self.form.setVisible(there)
        self.many.setVisible(not there and self.zone.count() > 0)
        kinds = [(kind, kind_word(kind)) for kind in self.ordering.kinds]
        show_choices(self.form.rows["kind"], kinds)
        wish = self.ordering.wish
        names = [(one.name, one.name) for one in self.ordering.queue.settings]
        show_choices(self.form.rows["printer"], [("", self.tr("Whichever takes it")), *names])
        self.form.set_values(
            {"kind": wish.kind, "language": wish.language, "printer": wish.printer, "copies": str(wish.copies)}
        )
        self._soon.stop()  # nobody chose anything
        self._show_fields()
        self.order.setEnabled(False)
        self.problem.setText("")
        self.problem.hide()
        self.there.hide()
        self.paper.say("" if there else self.tr("The label is shown here before it is ordered."))

    def _show_fields(self) -> None:
        kind = self.form.rows["kind"].value()
        self.form.rows["copies"].setVisible(kind not in ONE_EACH)
        self.form.rows["reason"].setVisible(kind.startswith("hold_"))

    def _shown(self, shown: Shown | Exception) -> None:
        self.order.setEnabled(isinstance(shown, Shown))
        self.problem.setVisible(not isinstance(shown, Shown))
        self.there.hide()
        if isinstance(shown, Shown):
            size = f"{shown.width_mm:g} × {shown.height_mm:g} mm"
            where = shown.printer or self.tr("no printer takes it yet")
            self.paper.show_label(shown.bitmap, shown.width_mm, shown.height_mm, f"{size} · {where}")
        else:
            self._refused(shown)
            self.paper.say(self.tr("No label"))

    def _refused(self, error: Exception) -> None:
        self.problem.setText(words_of(error))
        self.problem.show()
        is_there = isinstance(error, Refusal) and error.code == "already_labelled"
        self._there = str(error.facts["label"]) if isinstance(error, Refusal) and is_there else ""
        self.there.setVisible(is_there)

    def _zones(self, codes: tuple[str, ...]) -> None:
        self.zone.clear()
        for code in codes:
            self.zone.addItem(code, code)
        self.many.setVisible(bool(codes) and not self.ordering.kinds)

    def _translate(self) -> None:
        self.back.setText(self.tr("All labels"))
        self.back.setIcon(icon("arrow-left"))
        self.back.setIconSize(QSize(20, 20))
        self.heading.setText(self.tr("Order labels"))
        self.one.heading.setText(self.tr("Scan the thing that needs a label"))
        self.thing.setPlaceholderText(self.tr("Unit, lot, tray, bin, place, badge or delivery note"))
        self.thing.setAccessibleName(self.tr("The thing that needs a label"))
        self.many.heading.setText(self.tr("A whole zone in one run"))
        self.bins.setText(self.tr("Its bins"))
        self.units.setText(self.tr("Units without a label"))
        for box in (self.bins, self.units):
            box.setChecked(True)
        self.zone.setAccessibleName(self.tr("Zone"))
        self.order_run.setText(self.tr("Order the run"))
        self.way.setAccessibleName(self.tr("How the run is printed"))
        way = self.way.value()
        self.way.clear()
        for value, words in (("", self.tr("Label printer")), (SHEETS, self.tr("A4 sheets (PDF)"))):
            self.way.addItem(words, value)
        self.way.choose(way)
        self.there.setText(self.tr("Show that label"))
        self.order.set_words(self.tr("Print this label"))
        own = [(key, words) for key, words in SYSTEM_NAMES.items()]
        show_choices(self.form.rows["language"], [("", self.tr("As at this desk")), *own])
        self._show()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "many"):
            self._translate()
