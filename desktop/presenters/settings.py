"""What this workstation is set to: kept in the settings file, scanners taken over at once."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desktop.devices.bench import ScannerSettings, read_scanner, read_scanners
from desktop.devices.errors import BadDeviceSetting
from desktop.devices.ports import Port, PortEnumerator, plugged_in_ports
from desktop.devices.states import StateChange
from desktop.runtime.aside import Aside
from desktop.runtime.scanners import Scanners
from desktop.settings import Settings, read_settings, write_settings
from desktop.storage.errors import EnvironmentFault

Table = Mapping[str, Any]
URL: Final = "url"


def field_of(fault: BadDeviceSetting) -> str:
    """The field of a scanner that a fault belongs to."""
    if fault.code == "bad_address":
        return URL
    return "name" if fault.code == "name_twice" else str(fault.facts.get("key", "name"))


class StationSettings(QObject):
    """The settings of this desk and its scanners.

    Signals:
        changed: the settings as they are now (`Settings`), after every change.
        language_changed: the new language, to be taken on at once.
        theme_changed: the new theme, to be taken on at once.
        sounds_changed: whether sounds are on.
        scanner_refused: the field of the scanner that is wrong, and the `BadDeviceSetting`.
        scanners_changed: scanners were added, changed or removed, or one of them changed its state.
        ports_found: the serial ports that are plugged in (a tuple of `Port`).
        unkept: the settings file could not be written, or no ports be found (the exception).
    """

    changed = Signal(object)
    language_changed = Signal(str)
    theme_changed = Signal(str)
    sounds_changed = Signal(bool)
    scanner_refused = Signal(str, object)
    scanners_changed = Signal()
    ports_found = Signal(object)
    unkept = Signal(object)

    def __init__(
        self,
        file: Path,
        settings: Settings,
        scanners: Scanners,
        database: str,
        ports: PortEnumerator = plugged_in_ports,
        parent: QObject | None = None,
    ) -> None:
        """Begin.

        Args:
            file: the settings file.
            settings: as they are in force: the file, overruled by the environment and the command line.
            scanners: those of this desk.
            database: the address that is in use now, without a password.
            ports: finds the serial ports.
            parent: owner.
        """
        super().__init__(parent)
        self.file = file
        self.settings = settings
        self.database = database
        self._stored = read_settings(file, {})
        self._scanners = scanners
        self._ports = ports
        self._aside = Aside(self)
        scanners.state_changed.connect(self._state_changed)

    # ------------------------------------------------------------ plain settings

    def keep(self, **values: Any) -> None:
        """Change settings and write the file; what the environment overrules stays out of it."""
        new = {name: value for name, value in values.items() if getattr(self.settings, name) != value}
        self._stored = replace(self._stored, **values)
        self.settings = replace(self.settings, **values)
        stored = self._stored
        self._aside.run(lambda: write_settings(self.file, stored), self._kept, self._not_kept)
        self._tell(new)

    def _tell(self, new: Mapping[str, Any]) -> None:
        tellers = {
            "language": self.language_changed,
            "theme": self.theme_changed,
            "sounds": self.sounds_changed,
        }
        for name, signal in tellers.items():
            if name in new:
                signal.emit(new[name])
        self.changed.emit(self.settings)

    def _kept(self, _nothing: None) -> None:
        """The file is written: nothing to say."""

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, OSError):
            error = EnvironmentFault("cannot_open", path=str(self.file), detail=str(error.strerror))
        self.unkept.emit(error)

    def finish(self) -> None:
        """Wait until the file is written; for the end of the program."""
        self._aside.wait()

    # ------------------------------------------------------------ scanners

    @property
    def tables(self) -> tuple[Table, ...]:
        """The scanners as they stand in the file."""
        return self.settings.scanner

    def names(self) -> tuple[str, ...]:
        """What the scanners are called, in the order of the file; those that cannot be used are left out."""
        return tuple(scanner.name for scanner in self._usable())

    def states(self) -> dict[str, StateChange]:
        """Where each scanner stands, by name."""
        return self._scanners.states()

    def save_scanner(self, row: int | None, table: Table) -> bool:
        """Add a scanner (row None) or change one, and use it at once; False when a field is wrong."""
        tables = list(self.tables)
        if row is None:
            tables.append(table)
        else:
            tables[row] = table
        try:
            read_scanner(table)
            read_scanners(tables)
        except BadDeviceSetting as fault:
            self.scanner_refused.emit(field_of(fault), fault)
            return False
        self._use(tables)
        return True

    def remove_scanner(self, row: int) -> None:
        """Take a scanner away."""
        tables = list(self.tables)
        del tables[row]
        self._use(tables)

    def _use(self, tables: list[Table]) -> None:
        self.keep(scanner=tuple(tables))
        self._scanners.reload(self._usable())
        self.scanners_changed.emit()

    def pause_wedges(self) -> None:
        """Let keys through as they come while a keyboard scanner is being measured."""
        self._scanners.reload([scanner for scanner in self._usable() if scanner.kind != "wedge"])

    def resume_wedges(self) -> None:
        """Take the scans of keyboard scanners out of the keys again."""
        self._scanners.reload(self._usable())
        self.scanners_changed.emit()

    def _usable(self) -> list[ScannerSettings]:
        usable = []
        for table in self.tables:
            try:
                usable.append(read_scanner(table))
            except BadDeviceSetting:
                continue  # shown as faulty in the list, and told when it is opened
        return usable

    def fault_of(self, row: int) -> BadDeviceSetting | None:
        """Why the scanner of a row cannot be used, or None."""
        try:
            read_scanner(self.tables[row])
        except BadDeviceSetting as fault:
            return fault
        return None

    def _state_changed(self, _scanner: str, _change: StateChange) -> None:
        self.scanners_changed.emit()

    # ------------------------------------------------------------ ports

    def look_for_ports(self) -> None:
        """Look what is plugged in; `ports_found` tells."""
        self._aside.run(self._ports, self._found, self.unkept.emit)

    def _found(self, ports: list[Port]) -> None:
        self.ports_found.emit(tuple(ports))
