"""The settings of this workstation; what can be taken over at once is taken over at once."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.calibrating import WedgeCalibration
from desktop.presenters.database_care import DatabaseCare
from desktop.presenters.equipment import ScannerLog
from desktop.presenters.settings import StationSettings
from desktop.settings import LANGUAGES, THEMES, Settings
from desktop.views.calibration_screen import CalibrationScreen
from desktop.views.database_care import DatabaseCareView
from desktop.views.entry_words import words_of
from desktop.views.filling_in import ScrollPage, Section, choose, lock, show_choices
from desktop.views.scanner_details import ScannerDetails
from desktop.views.scanner_form import ScannerForm
from desktop.views.scanner_list import ScannerList
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

LEFT_WIDTH: Final = 400
OWN_NAMES: Final = {"zh_CN": "中文", "en": "English"}
"""A language is always called by its own name."""

LOOK: Final = (
    Field("language", QT_TRANSLATE_NOOP("Fields", "Language"), FieldKind.CHOICE),
    Field("theme", QT_TRANSLATE_NOOP("Fields", "Theme"), FieldKind.CHOICE),
    Field("sounds", QT_TRANSLATE_NOOP("Fields", "Sounds"), FieldKind.CHECK),
)
STATION: Final = (
    Field("workstation", QT_TRANSLATE_NOOP("Fields", "Name of this workstation")),
    Field("site", QT_TRANSLATE_NOOP("Fields", "Site code"), FieldKind.CODE),
)
DATABASE: Final = (
    Field("in_use", QT_TRANSLATE_NOOP("Fields", "In use now"), FieldKind.CODE),
    Field("database_url", QT_TRANSLATE_NOOP("Fields", "From the next start"), FieldKind.CODE),
)


class SettingsScreen(QWidget):
    """Look, workstation and database on the left, scanners on the right."""

    def __init__(
        self,
        station: StationSettings,
        log: ScannerLog,
        calibration: WedgeCalibration,
        care: DatabaseCare,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.station = station
        self.look, self.desk, self.base = Form(LOOK, 1), Form(STATION, 1), Form(DATABASE, 1)
        self.keep_desk, self.keep_base = QPushButton(), QPushButton()
        self.next_start, self.desk_next_start = Text("", TextKind.MUTED), Text("", TextKind.MUTED)
        self.problem = Text("", TextKind.ERROR)
        self.care = DatabaseCareView(care)
        self.list = ScannerList(station)
        self.editor = ScannerForm(station)
        self.details = ScannerDetails(log)
        self.calibration = CalibrationScreen(calibration)
        self.sections = [Section() for _ in range(3)]
        self._lay_out()
        self._connect()
        self._translate()
        self.show_settings(station.settings)

    def _lay_out(self) -> None:
        for section, widgets in zip(self.sections, self._left(), strict=True):
            for widget in widgets:
                section.column.addWidget(widget)
        for text in (self.next_start, self.desk_next_start, self.problem):
            text.setWordWrap(True)
        self.problem.hide()
        left = QVBoxLayout()
        left.setSpacing(SPACE[4])
        for section in self.sections:
            section.setFixedWidth(LEFT_WIDTH)
            left.addWidget(section)
        left.addStretch(1)
        inner = QWidget()
        both = QHBoxLayout(inner)
        both.setContentsMargins(0, 0, SPACE[3], 0)
        both.setSpacing(SPACE[4])
        both.addLayout(left)
        both.addLayout(self._right(), 1)
        self.pages = QStackedWidget()
        self.page = ScrollPage(inner)
        self.pages.addWidget(self.page)
        self.pages.addWidget(self.calibration)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.pages)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(SPACE[4])
        right.addWidget(self.problem)
        for widget in (self.list, self.editor, self.details):
            right.addWidget(widget)
        self.care_section = Section()
        self.care_section.column.addWidget(self.care)
        right.addWidget(self.care_section)
        right.addWidget(self.care.report)
        right.addStretch(1)
        self.editor.hide()
        self.details.hide()
        return right

    def _left(self) -> tuple[tuple[QWidget, ...], ...]:
        lock(self.base.rows["in_use"], locked=True)
        return (
            (self.look,),
            (self.desk, self.desk_next_start, self.keep_desk),
            (self.base, self.next_start, self.keep_base),
        )

    def _connect(self) -> None:
        self.look.changed.connect(self._look_changed)
        self.desk.submitted.connect(self._keep_desk)
        self.keep_desk.clicked.connect(self._keep_desk)
        self.base.submitted.connect(self._keep_base)
        self.keep_base.clicked.connect(self._keep_base)
        self.list.edit_wanted.connect(self._edit)
        self.list.new_wanted.connect(self._new)
        self.list.details_wanted.connect(self.show_scanner)
        self.editor.closed.connect(self._close_editor)
        self.editor.calibration_wanted.connect(self._calibrate)
        self.details.closed.connect(self._close_editor)
        self.calibration.closed.connect(self._leave_calibration)
        self.station.changed.connect(self._show_look)
        self.station.unkept.connect(self._unkept)
        self.care.care.changed.connect(self._show_report)

    # ------------------------------------------------------------ what is sent

    def _look_changed(self, key: str) -> None:
        value = self.look.rows[key].value()
        self.station.keep(**{key: value == "true" if key == "sounds" else value})

    def _keep_desk(self) -> None:
        self.station.keep(**self.desk.values())

    def _keep_base(self) -> None:
        self.station.keep(database_url=self.base.rows["database_url"].value())

    # ------------------------------------------------------------ scanners

    def show_scanner(self, name: str) -> None:
        """Show the details of a scanner: what a click on its chip does."""
        self.pages.setCurrentIndex(0)
        self.details.show_scanner(name)
        self._show_instead(self.details)
        self.details.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, row: int) -> None:
        self._show_instead(self.editor)
        self.editor.open(row)

    def _new(self, kind: str) -> None:
        self._show_instead(self.editor)
        self.editor.open(None, kind)

    def _close_editor(self) -> None:
        self._show_instead(self.list)
        self.list.add["serial"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_instead(self, shown: QWidget) -> None:
        for widget in (self.list, self.editor, self.details):
            widget.setVisible(widget is shown)

    def _calibrate(self, row: int | None) -> None:
        self.pages.setCurrentWidget(self.calibration)
        self.calibration.begin(row)

    def _leave_calibration(self) -> None:
        self.pages.setCurrentIndex(0)
        self._close_editor()

    # ------------------------------------------------------------ what is shown

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are now."""
        self._show_look(settings)
        self.desk.set_values({"workstation": settings.workstation, "site": settings.site})
        self.base.set_values({"in_use": self.station.database, "database_url": settings.database_url})

    def _show_look(self, settings: Settings) -> None:
        """What takes effect at once follows the settings; what is being typed stays."""
        choose(self.look.rows["language"], settings.language)
        choose(self.look.rows["theme"], settings.theme)
        self.look.rows["sounds"].set_value("true" if settings.sounds else "false")
        self.problem.hide()

    def _unkept(self, error: Exception) -> None:
        self.problem.setText(self.tr("The settings could not be written: {0}").format(words_of(error)))
        self.problem.show()

    def _show_report(self) -> None:
        """Bring into sight what is being done, or what came out of it, once it has its size."""
        if self.care.care.running or self.care.care.outcome is not None:
            QTimer.singleShot(0, self, self._reach_report)

    def _reach_report(self) -> None:
        self.page.ensureWidgetVisible(self.care.report)

    def _translate(self) -> None:
        self.care_section.heading.setText(self.tr("Database"))
        titles = (self.tr("Language and look"), self.tr("Workstation"), self.tr("Database"))
        for section, title in zip(self.sections, titles, strict=True):
            section.heading.setText(title)
        themes = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "high_contrast": self.tr("High contrast"),
        }
        as_system = ("", self.tr("As the system"))
        show_choices(self.look.rows["language"], (as_system, *((key, OWN_NAMES[key]) for key in LANGUAGES)))
        show_choices(self.look.rows["theme"], [(name, themes[name]) for name in THEMES])
        self.keep_desk.setText(self.tr("Save"))
        self.keep_base.setText(self.tr("Save"))
        self.desk_next_start.setText(self.tr("Takes effect at the next start."))
        self.next_start.setText(self.tr("Takes effect at the next start. Empty: the file of this computer."))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
