"""The forms of the cases' page: a new case, a further tray, and a case that does not take place."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.case_planning import CasePlanning
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import choose, show_choices
from desktop.views.names import named
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

PICKS: Final = {"add_kit": "plan", "add_tray": "trays"}
"""What is chosen here is put into that list."""
_NEW: Final = (
    Field(
        *("number", QT_TRANSLATE_NOOP("Fields", "Case number"), FieldKind.CODE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "The hospital's or your own. Never a patient's name"),
    ),
    Field("hospital", QT_TRANSLATE_NOOP("Fields", "Hospital"), FieldKind.CHOICE, required=True),
    Field("day", QT_TRANSLATE_NOOP("Fields", "Day of the operation"), FieldKind.DATE, required=True),
    Field(
        *("time", QT_TRANSLATE_NOOP("Fields", "Planned start"), FieldKind.CODE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Local time, such as 08:30"),
    ),
    Field("add_kit", QT_TRANSLATE_NOOP("Fields", "Add a kit"), FieldKind.CHOICE),
    Field("add_tray", QT_TRANSLATE_NOOP("Fields", "Add a tray"), FieldKind.CHOICE),
    Field(
        *("plan", QT_TRANSLATE_NOOP("Fields", "Implants needed"), FieldKind.LINES),
        hint=QT_TRANSLATE_NOOP("Fields", "One a line: kit or REF, pieces. FS-12-135 2"),
    ),
    Field(
        *("trays", QT_TRANSLATE_NOOP("Fields", "Trays that go with it"), FieldKind.LINES),
        hint=QT_TRANSLATE_NOOP("Fields", "One a line; scan a tray to add it"),
    ),
    Field("site", QT_TRANSLATE_NOOP("Fields", "Site"), FieldKind.CHOICE),
)
_TRAY: Final = (Field("trays", QT_TRANSLATE_NOOP("Fields", "Tray"), FieldKind.CHOICE, required=True, wide=True),)
_CANCEL: Final = (Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True, wide=True),)


class CaseForms(QWidget):
    """One form at a time.

    Signals:
        left: the person goes back.
    """

    left = Signal()

    def __init__(self, planning: CasePlanning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.planning = planning
        self.number = ""
        self.new = EntryPage(planning, _NEW, columns=3)
        self.tray = EntryPage(planning, _TRAY)
        self.cancel = EntryPage(planning, _CANCEL)
        self._pages = QStackedWidget()
        for page in (self.new, self.tray, self.cancel):
            self._pages.addWidget(page)
            page.left.connect(self.left)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._pages)
        self.new.wanted.connect(planning.plan)
        self.tray.wanted.connect(self._add_tray)
        self.cancel.wanted.connect(self._cancel)
        self.new.form.changed.connect(self._picked)
        planning.choices_changed.connect(self._show_choices)
        planning.noted.connect(self._noted)
        self._translate()

    def begin_new(self) -> None:
        """An empty form of a new case."""
        self.number = ""
        self.planning.reload()
        self._begin(self.new, dict.fromkeys(self.new.form.rows, ""))

    def begin_tray(self, number: str) -> None:
        """Ask for a further tray of a case."""
        self.number = number
        self.planning.reload()
        self._begin(self.tray, {"trays": ""})

    def begin_cancel(self, number: str) -> None:
        """Ask why a case does not take place."""
        self.number = number
        self._begin(self.cancel, {"reason": ""})

    def _begin(self, page: EntryPage, values: Mapping[str, str]) -> None:
        self._pages.setCurrentWidget(page)
        self._translate()
        page.begin(values)
        self._show_choices()

    def _show_choices(self) -> None:
        offered, rows = self.planning.offered, self.new.form.rows
        hospitals = [(one.code, f"{named(one.name, one.name_en)} · {one.code}") for one in offered.hospitals]
        kits = [(one.code, f"{named(one.name, one.name_en)} · {one.code}") for one in offered.kits]
        trays = [(one.code, f"{one.code} · {named(one.name, one.name_en)}".rstrip(" ·")) for one in offered.trays]
        show_choices(rows["hospital"], hospitals)
        show_choices(rows["add_kit"], kits)
        show_choices(rows["add_tray"], trays)
        show_choices(self.tray.form.rows["trays"], trays)
        show_choices(rows["site"], [(one.code, named(one.name, one.name_en)) for one in offered.sites])
        rows["site"].setVisible(len(offered.sites) > 1)
        if not rows["site"].value() and self.planning.site:
            choose(rows["site"], self.planning.site)

    def _picked(self, key: str) -> None:
        """What was chosen goes into its list; the choice is free for the next."""
        if key in PICKS and (code := self.new.form.rows[key].value()):
            self._put(PICKS[key], code)
            show = self.new.form.rows[key]
            show.editor.blockSignals(True)  # noqa: FBT003  # Qt's own signature
            show.set_value("")
            show.editor.blockSignals(False)  # noqa: FBT003  # Qt's own signature

    def _noted(self, tray: str) -> None:
        self._put("trays", tray)

    def _put(self, field: str, code: str) -> None:
        row = self.new.form.rows[field]
        lines = [line for line in row.value().split("\n") if line.split()]
        if code not in (line.split()[0] for line in lines):
            row.set_value("\n".join([*lines, code]))

    def _add_tray(self, values: Mapping[str, str]) -> None:
        self.planning.add_tray(self.number, values["trays"])

    def _cancel(self, values: Mapping[str, str]) -> None:
        self.planning.cancel(self.number, values["reason"])

    def _translate(self) -> None:
        self.new.section.heading.setText(self.tr("New case"))
        self.tray.section.heading.setText(self.tr("Add a tray to %1").replace("%1", self.number))
        self.cancel.section.heading.setText(self.tr("Cancel %1").replace("%1", self.number))
        self._show_choices()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
