"""What belongs to a device beside its record: parts, contracts, files with their buttons, and the reminders."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.attachments import KINDS
from desktop.local_time import local
from desktop.queries.attachments import AttachmentRow
from desktop.queries.device_rest import ContractRow, DeviceRest, PartRow
from desktop.queries.warranty_reminders import ReminderState, WarrantyReminderRow
from desktop.views.camera import camera_is_there, take_picture
from desktop.views.facts_list import Fact, FactsList
from desktop.views.file_asking import PDF, Asked, AskForFile, ask_for_file
from desktop.views.icons import icon
from desktop.views.paper_asking import ask_for_paper
from desktop.views.theme import SPACE, Role
from desktop.views.translation import text
from desktop.views.widgets.card_list import Card, CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import Text, TextKind
from desktop.views.widgets.time_line import TimeEntry, TimeLine
from desktop.views.words.equipment import REMINDED, REMINDER_DROPS, REMINDER_EVENTS
from desktop.views.words.filling import fill

PICTURE: Final = "photo.png"


class EquipmentBeside(QWidget):
    """Parts, contracts and files of the device at hand.

    Signals:
        file_given: a path that was chosen.
        picture_given: a name and the bytes of a picture, from the clipboard or a camera.
        file_opened: the `AttachmentRow` to be shown.
        save_wanted: an `AttachmentRow` and the path to write it to.
        preview_wanted: an `AttachmentRow` of a photo that is shown.
        sheet_wanted: the path to write the status sheet of the customer to.
    """

    file_given = Signal(object)
    picture_given = Signal(str, object)
    file_opened = Signal(object)
    save_wanted = Signal(object, object)
    preview_wanted = Signal(object)
    sheet_wanted = Signal(object)

    def __init__(self, ask: AskForFile = ask_for_file, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask, self.ask_paper = ask, ask_for_paper
        self.parts, self.contracts = FactsList(), FactsList()
        self.add, self.paste, self.camera = QPushButton(), QPushButton(), QPushButton()
        self.sheet = QPushButton()
        self.titles = [Text("", TextKind.STRONG) for _ in range(3)]
        self.none = Text("", TextKind.MUTED)
        self.files: list[tuple[Card, QPushButton]] = []
        self._rows: Sequence[AttachmentRow] = ()
        self._saving: AttachmentRow | None = None
        self._listed = QGridLayout()
        self._listed.setColumnStretch(0, 1)
        self._rest = DeviceRest()
        self._lay_out()
        self.add.clicked.connect(self._ask_file)
        self.paste.clicked.connect(self.take_from_clipboard)
        self.camera.clicked.connect(self._take_picture)
        self.camera.setVisible(camera_is_there())
        self.sheet.clicked.connect(self._ask_sheet)

    def _lay_out(self) -> None:
        column, tools = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, SPACE[2], 0)
        column.setSpacing(SPACE[1])
        for title, inner in zip(self.titles, (self.parts, self.contracts, self.none), strict=True):
            column.addWidget(title)
            column.addWidget(inner)
            column.addSpacing(SPACE[2])
        for tool in (self.add, self.paste, self.camera, self.sheet):
            tools.addWidget(tool)
        tools.addStretch(1)
        column.addLayout(tools)
        column.addLayout(self._listed)
        column.addStretch(1)

    def show_rest(self, rest: DeviceRest) -> None:
        """Show what belongs to a device."""
        self._rest = rest
        self.parts.show_facts([self._part(one) for one in rest.parts] or [Fact("", self.tr("none is recorded"))])
        self.contracts.show_facts([_contract(one) for one in rest.contracts] or [Fact("", self.tr("none"))])
        if rest.files != self._rows or bool(self.files) != bool(rest.files):
            self._show_files(rest.files)
        self.none.setVisible(not rest.files)

    def _part(self, part: PartRow) -> Fact:
        told = [part.name, part.part_class, part.ref, self.tr("in since {0}").format(part.installed_on), part.document]
        if part.removed_on is not None:
            told[3] = self.tr("{0} → taken out {1}").format(part.installed_on, part.removed_on)
            told.append(part.removed_reason)
        return Fact(part.serial, " · ".join(one for one in told if one))

    def _show_files(self, rows: Sequence[AttachmentRow]) -> None:
        for card, save in self.files:
            for widget in (card, save):
                self._listed.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.files = []
        self._rows = rows
        for row in rows:
            self._add_file(row)

    def _add_file(self, row: AttachmentRow) -> None:
        about = " · ".join(part for part in (f"{row.size_bytes / 1024:,.0f} KiB", row.by, row.note) if part)
        play = self.tr("Play") if row.media_type.startswith("audio/") else ""
        day = local(row.at).date().isoformat()
        shown = CardRow(str(row.id), row.name, about, Shape.TICKED_CIRCLE, Role.OK, play, day)
        card, save = Card(shown), QPushButton(self.tr("Save as…"))
        card.clicked.connect(self._open)
        save.clicked.connect(self._ask_place)
        at = len(self.files)
        self._listed.addWidget(card, at, 0)
        self._listed.addWidget(save, at, 1)
        card.setToolTip(row.name)
        self.files.append((card, save))
        if row.media_type.startswith("image/"):
            self.preview_wanted.emit(row)

    def show_preview(self, key: int, image: QImage) -> None:
        """Show the small picture of a photo on its card."""
        for card, _save in self.files:
            if card.key == str(key):
                card.show_picture(image)

    # ---------------------------------------------------------------- what a hand does

    def _row_of(self, widget: object) -> AttachmentRow | None:
        pairs = zip(self.files, self._rows, strict=True)
        return next((row for pair, row in pairs if widget in pair), None)

    def _open(self) -> None:
        self.file_opened.emit(self._row_of(self.sender()))

    def _ask_file(self) -> None:
        endings = " ".join(sorted({f"*{ending}" for kind in KINDS for ending in kind.endings}))
        kinds = self.tr("Documents, photos, recordings")
        asked = Asked(self.tr("Keep a file with this device"), f"{kinds} ({endings})")
        self.ask(self, asked, self._given)

    def _given(self, path: Path) -> None:
        self.file_given.emit(path)

    def _ask_place(self) -> None:
        row = self._row_of(self.sender())
        if row is not None:
            self._saving = row
            ending = Path(row.name).suffix
            self.ask(self, Asked(self.tr("Save the file"), f"{ending} (*{ending})", row.name), self._place_given)

    def _place_given(self, path: Path) -> None:
        if self._saving is not None:
            self.save_wanted.emit(self._saving, path)

    def _ask_sheet(self) -> None:
        asked = Asked(self.tr("Save the status sheet"), PDF, "status.pdf")
        self.ask_paper(self, asked, self.sheet_wanted.emit)

    def take_from_clipboard(self) -> None:
        """Keep the picture that is in the clipboard; without one nothing happens."""
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self.picture_given.emit(PICTURE, png_of(image))

    def _take_picture(self) -> None:
        take_picture(self, self._picture_taken)

    def _picture_taken(self, image: QImage) -> None:
        self.picture_given.emit(PICTURE, png_of(image))

    def translate(self) -> None:
        """Speak the language of the window."""
        said = (self.tr("Parts with serial numbers"), self.tr("Service contracts"), self.tr("Documents and photos"))
        for title, words in zip(self.titles, said, strict=True):
            title.setText(words)
        self.none.setText(self.tr("No file is kept yet."))
        self.add.setText(self.tr("Add a file…"))
        self.add.setIcon(icon("file-up"))
        self.paste.setText(self.tr("Paste a picture"))
        self.sheet.setText(self.tr("Status sheet…"))
        self.sheet.setIcon(icon("file-text"))
        self.camera.setText(self.tr("Camera…"))
        self.show_rest(self._rest)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.translate()


def png_of(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only names of files here
    buffer.close()
    return bytes(kept.data())


def _contract(contract: ContractRow) -> Fact:
    return Fact(contract.number, f"{contract.level} · {contract.first} → {contract.last}")


STATES: Final = {ReminderState.WAITING: Role.INFO, ReminderState.SENT: Role.OK, ReminderState.DROPPED: Role.MUTED}


def event_words(row: WarrantyReminderRow) -> str:
    """What a reminder is about."""
    name, _, days = row.event.partition("_")
    return fill(text(REMINDER_EVENTS[name]), {"days": days})


class EquipmentReminders(TimeLine):
    """The reminders of a device as a line, the earliest first."""

    def show_reminders(self, rows: Sequence[WarrantyReminderRow]) -> None:
        """Show the reminders of a device."""
        self.show_entries([self._entry(row) for row in rows])
        waiting = next((at for at, row in enumerate(rows) if row.state is ReminderState.WAITING), 0)
        self.scrollTo(self.entries.index(max(waiting - 1, 0), 0), TimeLine.ScrollHint.PositionAtTop)

    def _entry(self, row: WarrantyReminderRow) -> TimeEntry:
        if row.state is ReminderState.DROPPED:
            what = text(REMINDER_DROPS[row.because])
        elif row.state is ReminderState.WAITING:
            what = self.tr("waits")
        else:
            told = ", ".join(text(REMINDED[word]) for word in row.told.split(" ") if word) or self.tr("nobody to tell")
            what = self.tr("sent: {0}").format(told)
            what += " · " + self.tr("late") if row.late else ""
        about = f"→ {row.last}"
        return TimeEntry("", row.on.isoformat(), event_words(row), about, what, None, STATES[row.state])
