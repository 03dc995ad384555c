"""The forms of the trays' page: of which kit a tray is, and its run through the steriliser."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.tray_care import TrayCare
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import show_choices
from desktop.views.names import named
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

_KIT: Final = (Field("kit", QT_TRANSLATE_NOOP("Fields", "Kit"), FieldKind.CHOICE, required=True, wide=True),)
_RUN: Final = (
    Field("load", QT_TRANSLATE_NOOP("Fields", "Load"), FieldKind.CODE, required=True),
    Field("evidence", QT_TRANSLATE_NOOP("Fields", "Number of the strip"), FieldKind.CODE),
    Field("day", QT_TRANSLATE_NOOP("Fields", "Sterilised on"), FieldKind.DATE, required=True),
    Field(
        *("time", QT_TRANSLATE_NOOP("Fields", "Sterilised at"), FieldKind.CODE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Local time, such as 08:30"),
    ),
    Field(
        *("valid_until", QT_TRANSLATE_NOOP("Fields", "Sterile until"), FieldKind.DATE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "The last day on which it may be used"),
    ),
    Field("indicator_ok", QT_TRANSLATE_NOOP("Fields", "The indicator changed as it must"), FieldKind.CHECK),
)


class TrayForms(QWidget):
    """One form at a time.

    Signals:
        left: the person goes back.
    """

    left = Signal()

    def __init__(self, care: TrayCare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.care = care
        self.tray = ""
        self.kit = EntryPage(care, _KIT)
        self.run = EntryPage(care, _RUN, columns=3)
        self._pages = QStackedWidget()
        for page in (self.kit, self.run):
            self._pages.addWidget(page)
            page.left.connect(self.left)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._pages)
        self.kit.wanted.connect(self._assign)
        self.run.wanted.connect(self._record)
        care.choices_changed.connect(self._show_choices)
        self._translate()

    def begin_kit(self, tray: str, kit: str) -> None:
        """Ask of which kit a tray is; it is of one already, or of "" none."""
        self._begin(self.kit, tray, {"kit": kit})

    def begin_run(self, tray: str) -> None:
        """Ask for a run through the steriliser."""
        self._begin(self.run, tray, dict.fromkeys(self.run.form.rows, ""))

    def _begin(self, page: EntryPage, tray: str, values: Mapping[str, str]) -> None:
        self.tray = tray
        self.care.reload()
        self._pages.setCurrentWidget(page)
        self._translate()
        page.begin(values)

    def _show_choices(self) -> None:
        kits = [(one.code, f"{named(one.name, one.name_en)} · {one.code}") for one in self.care.kits]
        show_choices(self.kit.form.rows["kit"], kits)

    def _assign(self, values: Mapping[str, str]) -> None:
        self.care.assign(self.tray, values["kit"])

    def _record(self, values: Mapping[str, str]) -> None:
        self.care.sterilised(self.tray, values)

    def _translate(self) -> None:
        self.kit.section.heading.setText(self.tr("Kit of %1").replace("%1", self.tray))
        self.run.section.heading.setText(self.tr("%1 was sterilised").replace("%1", self.tray))
        self._show_choices()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
