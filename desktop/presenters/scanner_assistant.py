"""The set-up assistant: four symbols are scanned, and what comes tells how the scanner is set."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.devices.calibration import Calibration
from desktop.devices.keyboard_wedge import KeyPress
from desktop.devices.scanner_symbols import CHARACTERS, LONG, SEPARATED, SetUpSymbol, check_symbol, fresh_serial
from desktop.devices.wedge_profile import GsForm, Suffix, WedgeProfile
from desktop.domain.clock import Clock
from desktop.presenters.calibrating import as_table
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.scan_compared import Comparison, GsSeen, compare, proves
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.presenters.wedge_listening import WedgeListening
from desktop.runtime.aside import Aside
from desktop.runtime.proof_book import add_proof
from desktop.runtime.scan_router import KeptScan

STEPS: Final = 4
CHECK: Final = 3
SHEET: Final = "scanner-sheet.pdf"
COMPARED: Final = "compared"
"""How the scan journal says that a scan ended here."""


class ScannerAssistant(Desk):
    """The symbols, what came of each, and what it means.

    A scanner on a line is heard through `take`, a keyboard scanner through `press`; whichever scans first is set up.

    Signals (with those of `Desk`):
        changed: something new is to be shown.
        noted: the proof is written into the proof book.
        unnoted: it could not be written (the exception).
        sheet_written: the path of the sheet with the symbols, ready to be printed.
    """

    noted = Signal()
    unnoted = Signal(object)
    sheet_written = Signal(str)

    def __init__(
        self,
        session: Session,
        settler: Settler,
        station: StationSettings,
        clock: Clock,
        parent: QObject | None = None,
        serial: Callable[[], str] = fresh_serial,
    ) -> None:
        super().__init__(session, settler, parent)
        self.station = station
        self.row: int | None = None
        self.scanner = ""
        self.is_wedge = False
        self.step = 0
        self.saved = False
        self.symbols: tuple[SetUpSymbol, ...] = ()
        self.taken: dict[int, Comparison] = {}
        self.keys: list[KeyPress] = []
        self.wedge = WedgeListening(SEPARATED, self)
        self.wedge.scanned.connect(self._wedge_scanned)
        self._clock = clock
        self._serial = serial
        self._under_way = False
        self._aside = Aside(self)
        self._draw()

    def _draw(self) -> None:
        self.symbols = (SEPARATED, CHARACTERS, LONG, check_symbol(self._serial()))

    # ---------------------------------------------------------------- the way through

    def begin(self, row: int | None = None) -> None:
        """Begin anew, for a scanner of the settings or (None) for the one that scans; keyboard scanners rest."""
        if not self._under_way:
            self._under_way = True
            self.station.pause_wedges()
        self.row = row
        self.start_over()

    def start_over(self) -> None:
        """Forget what was scanned; the check symbol gets a serial that was never scanned."""
        self.wedge.start_over()
        self.step, self.saved, self.is_wedge = 0, False, False
        self.scanner = str(self.station.tables[self.row].get("name", "")) if self.row is not None else ""
        self.taken, self.keys = {}, []
        self._draw()
        self.changed.emit()

    def end(self) -> None:
        """Leave: keyboard scanners work again."""
        self.wedge.start_over()
        if self._under_way:
            self._under_way = False
            self.station.resume_wedges()

    def go_to(self, step: int) -> None:
        """Show another symbol, 0 to 3; one that was scanned can be scanned again."""
        if 0 <= step < STEPS and (step <= len(self.taken) or step in self.taken):
            self.step = step
            self.keys = []
            self.changed.emit()

    @property
    def symbol(self) -> SetUpSymbol:
        """The symbol that is to be scanned now."""
        return self.symbols[self.step]

    # ---------------------------------------------------------------- what comes in

    @override
    def take(self, kept: KeptScan) -> None:
        """A scan of a scanner on a line; nothing is booked."""
        self._settler.settle(kept, COMPARED)
        if not self.taken or not self.is_wedge:
            self.scanner = kept.scan.scanner
            self._compare(kept.scan.raw)

    def press(self, press: KeyPress) -> None:
        """A key of a keyboard scanner, as it came."""
        if self.wedge.found is None and self.step != 0:
            return
        if self.keys and not 0 <= press.timestamp_ms - self.keys[-1].timestamp_ms <= 1000:
            self.keys = []
        self.keys.append(press)
        self.wedge.press(press)
        self.changed.emit()

    def _wedge_scanned(self, raw: str) -> None:
        self.is_wedge = True
        self._compare(raw)

    def _compare(self, raw: str) -> None:
        found = compare(self.symbol, raw)
        self.taken[self.step] = found
        self.saved = False
        if found.is_right and self.step < CHECK:
            self.step += 1
        self.changed.emit()

    # ---------------------------------------------------------------- what it means

    @property
    def proved(self) -> bool:
        """The check symbol decoded strictly to exactly what was drawn, with the set-up as it is now."""
        check = self.taken.get(CHECK)
        return check is not None and proves(check.symbol, check.raw, self._clock.now().astimezone().date())

    @property
    def measured(self) -> Calibration | None:
        """The figures of a keyboard scanner."""
        return self.wedge.found if self.is_wedge else None

    @property
    def profile(self) -> WedgeProfile | None:
        """How a keyboard scanner is to be read; None for a scanner on a line."""
        return self.wedge.found.profile if self.is_wedge and self.wedge.found is not None else None

    @property
    def gs(self) -> GsSeen | None:
        """How the separator comes; for a keyboard scanner the keys that are typed for it."""
        first = self.taken.get(0)
        if first is None:
            return None
        form = self.wedge.found.gs if self.is_wedge and self.wedge.found is not None else None
        return GsSeen(form.value) if form is not None and first.gs is GsSeen.GS else first.gs

    @property
    def aims(self) -> tuple[str, ...]:
        """The identifiers that came, in the order of the steps."""
        return tuple(self.taken[step].aim for step in sorted(self.taken))

    def advice(self) -> tuple[str, ...]:
        """Codes of what to change on the scanner or the computer, the gravest first; the words are the views' work."""
        comparisons = [self.taken[step] for step in sorted(self.taken)]
        told = {
            "keys_lost": any(not one.whole for one in comparisons),
            "gs_lost": self.gs is GsSeen.LOST,
            "gs_replaced": not self.is_wedge and self.gs in (GsSeen.SUBSTITUTE, GsSeen.WORD),
            "caps": any(one.caps for one in comparisons),
            "layout": any(one.wrong for one in comparisons),
            "prefix": any(one.prefix for one in comparisons),
            "suffix": any(one.suffix for one in comparisons),
            "aim_wrong": any(one.aim and not one.caps and one.aim != one.symbol.aim for one in comparisons),
            "aim_off": bool(comparisons) and not any(self.aims),
        } | self._wedge_advice()
        return tuple(code for code, is_so in told.items() if is_so)

    def _wedge_advice(self) -> dict[str, bool]:
        found = self.measured
        if found is None:
            return {}
        return {
            "unsteady": not found.is_steady,
            "slow": found.needs_prefix,
            "no_end": found.suffix is Suffix.SILENCE,
            "function_keys": found.gs in (GsForm.F8, GsForm.F12, GsForm.ALT_029),
        }

    # ---------------------------------------------------------------- save

    def save(self, name: str) -> bool:
        """Keep the profile in the settings and the proof in the proof book.

        Args:
            name: of a keyboard scanner; a scanner on a line keeps its own.

        Returns:
            False when nothing was proved, or the name is refused (`StationSettings.scanner_refused` tells).
        """
        if not self.proved:
            return False
        if self.is_wedge and not self._save_profile(name):
            return False
        self.saved = True
        note = self.note()
        folder = self.station.file.parent
        self._aside.run(lambda: add_proof(folder, note), self._noted, self.unnoted.emit)
        self.changed.emit()
        return True

    def _save_profile(self, name: str) -> bool:
        profile = self.profile
        if profile is None:
            return False
        old = dict(self.station.tables[self.row]) if self.row is not None else {}
        table = old | {"kind": "wedge", "name": name, "profile": as_table(profile)}
        if not self.station.save_scanner(self.row, table):
            return False
        self.row = len(self.station.tables) - 1 if self.row is None else self.row
        self.scanner = name
        if self._under_way:
            self.station.pause_wedges()
        return True

    def note(self) -> dict[str, Any]:
        """The proof: when, which scanner, and what was found."""
        note: dict[str, Any] = {
            "at": self._clock.now().isoformat(),
            "scanner": self.scanner,
            "kind": "wedge" if self.is_wedge else "line",
            "proved": self.proved,
            "serial": dict(self.symbols[CHECK].elements)["21"],
            "identifiers": list(self.aims),
            "gs": self.gs.value if self.gs is not None else "",
            "advice": list(self.advice()),
        }
        found = self.measured
        return note if found is None else note | {"gaps_ms": list(found.gaps_ms), "suffix": found.suffix.value}

    def _noted(self, _nothing: None) -> None:
        self.noted.emit()

    def write_sheet(self, language: str) -> None:
        """Write the symbols that are shown now as a PDF beside the settings; `sheet_written` tells.

        Args:
            language: ``zh_CN`` or ``en``; both stand on it, this one first.
        """
        path, symbols = self.station.file.parent / SHEET, self.symbols

        def work() -> str:
            from desktop.reports.scanner_sheet import build_scanner_sheet

            path.parent.mkdir(parents=True, exist_ok=True)
            build_scanner_sheet(path, language, symbols)
            return str(path)

        self._aside.run(work, self._sheet_done, self.unnoted.emit)

    def _sheet_done(self, path: str) -> None:
        self.sheet_written.emit(path)

    def finish(self) -> None:
        """Wait until the proof is written; for the end of the program."""
        self._aside.wait()
