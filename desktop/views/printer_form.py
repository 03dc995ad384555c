"""One printer being set up: found here or by its address, then its language and its labels."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.printer_bench import kind_of
from desktop.devices.printer_finding import Found
from desktop.presenters.printers import PrintersDesk
from desktop.queries.label_board import PURPOSES
from desktop.views.filling_in import Section, choose, show_choices
from desktop.views.icons import icon
from desktop.views.label_words import cause_headline, kind_word
from desktop.views.printer_words import (
    SCHEMES,
    address_of,
    advice_for,
    connection_words,
    fault_words,
    language_words,
    place_of,
)
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.text import Text, TextKind, no_mnemonic
from desktop.views.words.marking import QT_TRANSLATE_NOOP

MOST_FOUND: Final = 6
DPIS: Final = ("203", "300", "600")
BAUDS: Final = ("9600", "19200", "38400", "57600", "115200")

FIELDS: Final = (
    Field("name", QT_TRANSLATE_NOOP("Fields", "Name of the printer"), required=True),
    Field("kind", QT_TRANSLATE_NOOP("Fields", "Connection"), FieldKind.CHOICE),
    Field("url", QT_TRANSLATE_NOOP("Fields", "Address"), FieldKind.CODE, required=True, wide=True),
    Field("language", QT_TRANSLATE_NOOP("Fields", "Printer language"), FieldKind.CHOICE),
    Field("dpi", QT_TRANSLATE_NOOP("Fields", "Resolution (dpi)"), FieldKind.CHOICE),
    Field("width_mm", QT_TRANSLATE_NOOP("Fields", "Label width (mm)"), FieldKind.NUMBER),
    Field("height_mm", QT_TRANSLATE_NOOP("Fields", "Label height (mm)"), FieldKind.NUMBER),
    Field("gap_mm", QT_TRANSLATE_NOOP("Fields", "Gap between labels (mm)"), FieldKind.NUMBER),
    Field("drawing", QT_TRANSLATE_NOOP("Fields", "Drawing"), FieldKind.CHOICE),
    Field("baud", QT_TRANSLATE_NOOP("Fields", "Speed (baud)"), FieldKind.CHOICE),
    Field("answers", QT_TRANSLATE_NOOP("Fields", "It answers when it is asked"), FieldKind.CHECK),
)
USUAL: Final[Mapping[str, str]] = {
    "name": "",
    "kind": "network",
    "url": "",
    "language": "zpl",
    "dpi": "203",
    "width_mm": "60",
    "height_mm": "40",
    "gap_mm": "2",
    "drawing": "raster",
    "baud": "9600",
    "answers": "true",
}
OWN_LANGUAGE: Final = frozenset({"network", "serial", "usb", "cups", "spooler", "demo"})


class PrinterForm(Section):
    """Add or change one printer.

    Signals:
        closed: it was saved or given up.
    """

    closed = Signal()

    def __init__(self, desk: PrintersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.row: int | None = None
        self._table: Mapping[str, Any] = {}
        self._found: tuple[Found, ...] | None = None
        self.found_title = Text("", TextKind.STRONG)
        self.look = QPushButton()
        self.found = [QPushButton() for _ in range(MOST_FOUND)]
        self.place, self.form = Form(FIELDS[:3], columns=2), Form(FIELDS[3:], columns=3)
        self.rows = self.place.rows | self.form.rows
        self.advice = Text("", TextKind.MUTED)
        self.advice.setWordWrap(True)
        self.purposes = {purpose: QCheckBox() for purpose in PURPOSES}
        self.purposes_title = Text("", TextKind.STRONG)
        self.save, self.give_up = QPushButton(), QPushButton()
        self.save.setProperty("primary", "true")
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        self.column.removeWidget(self.heading)
        title = QHBoxLayout()
        title.setSpacing(SPACE[3])
        title.addWidget(self.heading, 1)
        title.addWidget(self.give_up)
        title.addWidget(self.save)
        head = QHBoxLayout()
        head.addWidget(self.found_title, 1)
        head.addWidget(self.look)
        there = QGridLayout()
        there.setSpacing(SPACE[2])
        for place, button in enumerate(self.found):
            there.addWidget(button, place // 2, place % 2)
            button.hide()
        boxes = QGridLayout()
        boxes.setHorizontalSpacing(SPACE[4])
        for place, box in enumerate(self.purposes.values()):
            boxes.addWidget(box, place // 4, place % 4)
        self.column.addLayout(title)
        self.column.addLayout(head)
        self.column.addLayout(there)
        for widget in (self.place, self.advice, self.form, self.purposes_title):
            self.column.addWidget(widget)
        self.column.addLayout(boxes)

    def _connect(self) -> None:
        for form in (self.place, self.form):
            form.changed.connect(self._form_changed)
            form.submitted.connect(self._save)
        self.save.clicked.connect(self._save)
        self.give_up.clicked.connect(self.closed)
        self.look.clicked.connect(self._look)
        self.desk.found.connect(self._show_found)
        self.desk.unfound.connect(self._unfound)
        self.desk.refused.connect(self._refused)
        for button in self.found:
            button.clicked.connect(self._take)

    # ------------------------------------------------------------ begin and end

    def open(self, row: int | None) -> None:
        """Show a printer of the settings, or (None) an empty form with what is found at this computer."""
        self.row = row
        self._table = self.desk.tables[row] if row is not None else {}
        values = dict(USUAL) | {name: _as_text(value) for name, value in self._table.items() if name in USUAL}
        if row is not None:
            values["kind"] = kind_of(values["url"])
        values["url"] = place_of(values["url"])
        self._show_errors({})
        for name, value in values.items():
            choose(self.rows[name], value)
        for purpose, box in self.purposes.items():
            box.setChecked(purpose in self._table.get("for", ()))
        self._show_kind()
        self._translate()
        self._look()
        self.rows["name"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: row.value() for name, row in self.rows.items()}

    def _show_errors(self, errors: Mapping[str, str]) -> None:
        for form in (self.form, self.place):
            form.show_errors({name: words for name, words in errors.items() if name in form.rows})

    def table(self) -> dict[str, Any]:
        """What is to be written; keys that the form does not have stay as they are in the file."""
        values = self.values()
        kind = values["kind"]
        kept = {key: value for key, value in self._table.items() if key not in USUAL and key != "for"}
        table: dict[str, Any] = {"name": values["name"], "language": self._language(values)}
        table |= {"url": address_of(kind, values["url"]), "dpi": _whole(values["dpi"])}
        table |= {key: _number(values[key]) for key in ("width_mm", "height_mm", "gap_mm")}
        if kind in OWN_LANGUAGE:
            table["drawing"] = values["drawing"]
        if kind == "serial":
            table["baud"] = _whole(values["baud"])
        if values["answers"] != "true" and kind in ("network", "serial", "usb"):
            table["answers"] = False
        chosen = [purpose for purpose, box in self.purposes.items() if box.isChecked()]
        return table | ({"for": chosen} if chosen else {}) | kept

    def _language(self, values: Mapping[str, str]) -> str:
        return "system" if values["kind"] == "system" else values["language"]

    def _save(self) -> None:
        if self.desk.save(self.row, self.table()):
            self.closed.emit()

    def _refused(self, field: str, fault: BadDeviceSetting) -> None:
        if self.isVisible():
            at = field if field in self.rows else "name"
            kind = {"kind": self.values()["kind"]}
            self._show_errors({at: fault_words(fault, kind)})

    # ------------------------------------------------------------ what is found

    def _look(self) -> None:
        self._found = None
        self._tell_found()
        self.desk.look()

    def _show_found(self, found: tuple[Found, ...]) -> None:
        self._found = found[:MOST_FOUND]
        self._tell_found()

    def _unfound(self, _error: Exception) -> None:
        self._show_found(())

    def _tell_found(self) -> None:
        found = self._found or ()
        for place, button in enumerate(self.found):
            button.setVisible(place < len(found))
            if place < len(found):
                one = found[place]
                cause = cause_headline(one.cause or "")
                parts = (one.name, connection_words(one.kind), cause or place_of(one.url))
                button.setText(no_mnemonic(" · ".join(part for part in parts if part)))
        if self._found is None:
            self.found_title.setText(self.tr("Looking for printers at this computer…"))
        elif not found:
            self.found_title.setText(self.tr("No printer was found at this computer: give its address below."))
        else:
            self.found_title.setText(self.tr("Found at this computer: choose one, or give an address below."))

    def _take(self) -> None:
        place = self.found.index(self.sender())  # type: ignore[arg-type]  # the sender is one of these buttons
        if self._found is None or place >= len(self._found):
            return
        one = self._found[place]
        values = {"kind": kind_of(one.url), "url": place_of(one.url)}
        values |= {"language": one.language.value} if one.language is not None else {}
        values |= {} if self.values()["name"] else {"name": one.name[:80]}
        for name, value in values.items():
            choose(self.rows[name], value)
        self._show_kind()

    # ------------------------------------------------------------ what is shown

    def _form_changed(self, key: str) -> None:
        if key == "kind":
            self._show_kind()

    def _show_kind(self) -> None:
        kind = self.rows["kind"].value()
        rows = self.rows
        languages = ("zpl", "tspl", "pdf") if kind == "file" else ("zpl", "tspl")
        before = rows["language"].value()
        show_choices(rows["language"], [(one, language_words(one)) for one in languages])
        rows["language"].set_value(before if before in languages else "zpl")
        rows["language"].setVisible(kind != "system")
        rows["drawing"].setVisible(kind in OWN_LANGUAGE)
        rows["baud"].setVisible(kind == "serial")
        rows["answers"].setVisible(kind in ("network", "serial", "usb"))
        self.advice.setText(advice_for(kind))

    def _translate(self) -> None:
        self.heading.setText(self.tr("New printer") if self.row is None else self.tr("Change the printer"))
        show_choices(self.rows["kind"], [(kind, connection_words(kind)) for kind in SCHEMES])
        show_choices(self.rows["dpi"], [(dpi, dpi) for dpi in DPIS])
        show_choices(self.rows["baud"], [(baud, baud) for baud in BAUDS])
        drawings = [
            ("raster", self.tr("As a picture (prints everywhere)")),
            ("native", self.tr("With the printer's own barcodes (for slow lines)")),
        ]
        show_choices(self.rows["drawing"], drawings)
        self.purposes_title.setText(self.tr("It prints (nothing chosen: anything)"))
        for purpose, box in self.purposes.items():
            box.setText(kind_word(purpose))
        self.save.setText(self.tr("Save"))
        self.give_up.setText(self.tr("Cancel"))
        self.look.setText(self.tr("Look again"))
        self.look.setIcon(icon("refresh-cw"))
        self.look.setIconSize(QSize(20, 20))
        self._tell_found()
        self._show_kind()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "give_up"):
            self._translate()


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _whole(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdecimal() else text


def _number(text: str) -> float | str:
    """A number as people write it; what is none stays text, and is told at its field."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text
