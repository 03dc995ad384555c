"""One scanner being set up: its fields depend on its kind."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.framing import Framing
from desktop.devices.ports import Port
from desktop.presenters.settings import StationSettings
from desktop.views.device_words import kind_words, setting_fault_words
from desktop.views.filling_in import Section, choose, show_choices
from desktop.views.icons import icon
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

BAUDS: Final = ("1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200", "230400")
KINDS: Final = ("serial", "network", "bluetooth", "wedge")
OWN_ANSWER: Final = "own"
SOCKET: Final = "socket://"

NAME: Final = Field("name", QT_TRANSLATE_NOOP("Fields", "Name of the scanner"), required=True)
KIND: Final = Field("kind", QT_TRANSLATE_NOOP("Fields", "Connection"), FieldKind.CHOICE)
PORT: Final = Field("port", QT_TRANSLATE_NOOP("Fields", "Plugged in now"), FieldKind.CHOICE, wide=True)
URL: Final = Field("url", QT_TRANSLATE_NOOP("Fields", "Address"), FieldKind.CODE, required=True)
BAUD: Final = Field(
    "baud", QT_TRANSLATE_NOOP("Fields", "Speed (baud)"), FieldKind.CHOICE, choices=tuple((b, b) for b in BAUDS)
)
FRAMING: Final = Field("framing", QT_TRANSLATE_NOOP("Fields", "End of a scan"), FieldKind.CHOICE)
ANSWER: Final = Field("answer", QT_TRANSLATE_NOOP("Fields", "Answer to the scanner"), FieldKind.CHOICE)

SHOWN: Final[Mapping[str, frozenset[str]]] = {
    "serial": frozenset({"port", "url", "baud", "framing", "answer"}),
    "bluetooth": frozenset({"port", "url", "baud", "framing", "answer"}),
    "network": frozenset({"url", "framing", "answer"}),
    "wedge": frozenset(),
}


class ScannerForm(Section):
    """Add or change one scanner.

    Signals:
        closed: it was saved or given up.
        calibration_wanted: measure this keyboard scanner; its row in the settings, or None for a new one.
    """

    closed = Signal()
    calibration_wanted = Signal(object)

    def __init__(self, station: StationSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.station = station
        self.row: int | None = None
        self._table: Mapping[str, Any] = {}
        self._ports: tuple[Port, ...] = ()
        self.form = Form((NAME, KIND, PORT, URL, BAUD, FRAMING, ANSWER), columns=2)
        self.advice = Text("", TextKind.MUTED)
        self.advice.setWordWrap(True)
        self.look = QPushButton()
        self.measure = QPushButton()
        self.save = QPushButton()
        self.save.setProperty("primary", "true")
        self.give_up = QPushButton()
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[3])
        for button in (self.save, self.measure, self.give_up):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.look)
        self.column.addWidget(self.form)
        self.column.addWidget(self.advice)
        self.column.addLayout(buttons)

    def _connect(self) -> None:
        self.form.changed.connect(self._form_changed)
        self.form.submitted.connect(self._save)
        self.save.clicked.connect(self._save)
        self.give_up.clicked.connect(self.closed)
        self.look.clicked.connect(self.station.look_for_ports)
        self.measure.clicked.connect(self._measure)
        self.station.ports_found.connect(self._show_ports)
        self.station.scanner_refused.connect(self._refused)

    # ------------------------------------------------------------ begin and end

    def open(self, row: int | None, kind: str = "serial") -> None:
        """Show a scanner of the settings, or (None) an empty one of a kind."""
        self.row = row
        self._table = self.station.tables[row] if row is not None else {"kind": kind}
        values = {"name": "", "url": "", "baud": "9600", "framing": Framing.ANY.value, "answer": "none"}
        values |= {name: _as_text(value) for name, value in self._table.items() if name in values or name == "kind"}
        if values["kind"] == "network":
            values["url"] = values["url"].removeprefix(SOCKET)
        self.form.show_errors({})
        for name, value in values.items():
            choose(self.form.rows[name], value)
        self._show_kind()
        self._translate()
        self.station.look_for_ports()
        self.form.rows["name"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def table(self) -> dict[str, Any]:
        """What is to be written, with only the keys that the kind needs."""
        values = self.form.values()
        kind = values["kind"]
        table: dict[str, Any] = {"kind": kind, "name": values["name"]}
        if kind == "wedge":
            return table | {key: self._table[key] for key in ("profile",) if key in self._table}
        table["url"] = f"{SOCKET}{values['url']}" if kind == "network" and "://" not in values["url"] else values["url"]
        if kind != "network":
            table["baud"] = int(values["baud"] or 9600)
        own = values["answer"] == OWN_ANSWER
        return table | {"framing": values["framing"], "answer": self._table["answer"] if own else values["answer"]}

    def _save(self) -> None:
        if not self.form.values()["name"]:
            self.form.show_errors({"name": self.tr("Give it a name.")})
        elif self.station.save_scanner(self.row, self.table()):
            self.closed.emit()

    def _measure(self) -> None:
        self.calibration_wanted.emit(self.row)

    def _refused(self, field: str, fault: BadDeviceSetting) -> None:
        if self.isVisible():
            at = field if field in self.form.rows else "name"
            self.form.show_errors({at: setting_fault_words(fault)})

    # ------------------------------------------------------------ what is shown

    def _form_changed(self, key: str) -> None:
        if key == "kind":
            self._show_kind()
        elif key == "port" and self.form.rows["port"].value():
            self.form.set_values({"url": self.form.rows["port"].value()})

    def _show_kind(self) -> None:
        kind = self.form.rows["kind"].value()
        for name, row in self.form.rows.items():
            row.setVisible(name in ("name", "kind") or name in SHOWN.get(kind, frozenset()))
        self.look.setVisible("port" in SHOWN.get(kind, frozenset()))
        self.measure.setVisible(kind == "wedge")
        advice = {
            "wedge": self.tr("It types like a keyboard. Measure it once, so that scans are told from typing."),
            "network": self.tr("Host and port, such as 192.168.1.40:9001."),
            "bluetooth": self.tr("It may rest: that is no alarm here."),
            "serial": self.tr("Set the scanner to USB-COM with the code in its manual: exact and quick."),
        }
        self.advice.setText(advice.get(kind, ""))

    def _show_ports(self, ports: Sequence[Port]) -> None:
        self._ports = tuple(ports)
        nothing = self.tr("Nothing is plugged in") if not ports else self.tr("Choose a port")
        described = [(port.address, f"{port.description or port.device} · {port.device}") for port in ports]
        url = self.form.rows["url"].value()
        show_choices(self.form.rows["port"], (("", nothing), *described))
        self.form.rows["port"].set_value(url if url in dict(described) else "")

    def _translate(self) -> None:
        self.heading.setText(self.tr("New scanner") if self.row is None else self.tr("Change the scanner"))
        show_choices(self.form.rows["kind"], [(kind, kind_words(kind)) for kind in KINDS])
        show_choices(self.form.rows["framing"], self._framings())
        show_choices(self.form.rows["answer"], self._answers())
        self._show_ports(self._ports)
        self.save.setText(self.tr("Save"))
        self.give_up.setText(self.tr("Cancel"))
        self.measure.setText(self.tr("Measure it"))
        self.look.setText(self.tr("Look again"))
        self.look.setIcon(icon("refresh-cw"))
        self.look.setIconSize(QSize(20, 20))
        self._show_kind()

    def _framings(self) -> list[tuple[str, str]]:
        words = {
            Framing.ANY: self.tr("CR, LF or both"),
            Framing.CR: "CR",
            Framing.LF: "LF",
            Framing.CRLF: "CR LF",
            Framing.STX_ETX: "STX … ETX",
            Framing.IDLE: self.tr("a pause (no end mark)"),
        }
        return [(framing.value, words[framing]) for framing in words]

    def _answers(self) -> list[tuple[str, str]]:
        answers = [("none", self.tr("none")), ("ack_nak", "ACK / NAK"), ("host_ack", "Host ACK (ESC 7 / ESC 8)")]
        if isinstance(self._table.get("answer"), Mapping):
            answers.append((OWN_ANSWER, self.tr("its own, as in the settings file")))
        return answers

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "give_up"):
            self._translate()


def _as_text(value: object) -> str:
    return OWN_ANSWER if isinstance(value, Mapping) else str(value)
