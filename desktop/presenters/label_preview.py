"""What a design shows: sample data or a scanned thing, in a language, for a resolution, laid out and read back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.clock import Clock
from desktop.domain.codes import parse_code
from desktop.domain.errors import Refusal
from desktop.labels.check import check
from desktop.labels.drawing import MM_PER_INCH, Bitmap
from desktop.labels.elements import Template
from desktop.labels.field_names import LANGUAGES
from desktop.labels.fields import sample_for
from desktop.labels.layout import Sheet
from desktop.labels.limits import LIMITS
from desktop.local_time import local
from desktop.presenters.answer import Verdict
from desktop.presenters.design_shown import DesignFault, Shown, faults_in, shown
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.find_desk import told
from desktop.presenters.label_designer import LabelDesigner
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.runtime.aside import Aside
from desktop.runtime.scan_router import KeptScan
from desktop.services.scanned_labels import scanned_fields

_PICTURE_DPI: Final = 300
EXAMINED: Final = "examined"
"""How the scan journal says that a scan ended here."""


@dataclass(frozen=True, slots=True)
class SymbolRead:
    """One barcode, read back from the very dots.

    Attributes:
        element: place of its element.
        kind: its symbology.
        identifier: what the reader reports in front.
        message: what it delivered; control characters are told by `desktop.labels.fields.shown`.
        module_mm: width of a module as it is printed.
        minimum_mm: the least that its symbology may have.
    """

    element: int
    kind: str
    identifier: str
    message: str
    module_mm: float
    minimum_mm: float


@dataclass(frozen=True, slots=True)
class Checked:
    """What the last look said of a design.

    Attributes:
        symbols: the barcodes in drawing order.
        error: why the label would not be printed, None if it would.
    """

    symbols: tuple[SymbolRead, ...]
    error: Exception | None = None


class LabelPreview(Desk):
    """The design as dots.

    Signals (with those of `Desk`):
        changed: it looks different.
        checked: the last look has come to an end (`Checked`).
    """

    checked = Signal(object)

    def __init__(
        self,
        designer: LabelDesigner,
        session: Session,
        settler: Settler,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, settler, parent)
        self.designer = designer
        self.language = LANGUAGES[0]
        self.scanned: dict[str, str] = {}
        self._clock = clock
        self._aside = Aside(self)
        self._shown: Shown | None = None
        self._said: Checked | None = None
        designer.changed.connect(self._anew)

    @property
    def today(self) -> date:
        """The local day."""
        return local(self._clock.now()).date()

    @property
    def shown(self) -> Shown:
        """The design as dots, made when it is asked for."""
        if self._shown is None:
            self._shown = shown(self.designer.label, self.fields, self._sheet())
        return self._shown

    def prepare(self) -> None:
        """Make the dots now, so that who shows them next need not wait."""
        self._shown = self.shown

    @property
    def said(self) -> Checked | None:
        """What the last look said of what is shown now; None if it was not asked."""
        return self._said

    @property
    def fields(self) -> dict[str, str]:
        """What the placeholders stand for."""
        if self.scanned:
            moment = local(self._clock.now()).strftime("%Y-%m-%d %H:%M")
            return {"printed_at": moment, **self.scanned}
        return sample_for(self.designer.label, self.language)

    def _sheet(self, language: str = "") -> Sheet:
        return Sheet(self.designer.dpi, language or self.language, self.today)

    def _anew(self) -> None:
        self._shown, self._said = None, None
        self.changed.emit()

    def set_language(self, language: str) -> None:
        """Show the label in ``zh_CN`` or ``en``."""
        self.language = language
        self._anew()

    def use_sample(self) -> None:
        """Show the sample data again."""
        self.scanned = {}
        self._anew()

    def obstacles(self, label: Template) -> tuple[DesignFault, ...]:
        """Why a design cannot be printed with the sample data, in one language or the other."""
        for language in LANGUAGES:
            found = faults_in(label, sample_for(label, language), self._sheet(language))
            if found:
                return found
        return ()

    # ---------------------------------------------------------------- real data

    @override
    def take(self, kept: KeptScan) -> None:
        """Take any scan: what it names is shown on the label."""
        self._settler.settle(kept, EXAMINED)
        raw, today = kept.scan.raw, self.today

        def ask(connection: Any) -> dict[str, str]:
            return scanned_fields(connection, parse_code(raw), raw, today)

        self.jobs.read(ask, self._filled, self._unfilled)

    def _filled(self, fields: dict[str, str]) -> None:
        self.scanned = fields
        self._anew()
        names = ("item", "item_en", "ref", "lot", "serial", "place", "tray")
        self.replied.emit(Reply(Verdict.OK, "label_filled", {name: fields.get(name, "") for name in names}))

    def _unfilled(self, error: Exception) -> None:
        self.replied.emit(told(error))

    # ---------------------------------------------------------------- the last look

    def check(self) -> None:
        """Read every barcode back from the dots; `checked` tells."""
        now = self.shown
        if now.faults:
            self._tell(Checked((), now.faults[0].error))
            return
        today = self.today

        def look() -> tuple[Shown, Checked]:
            try:
                return now, _look(now, today)
            except Refusal as refusal:
                return now, Checked((), refusal)

        self._aside.run(look, self._looked, self._not_looked)

    def _looked(self, answer: tuple[Shown, Checked]) -> None:
        now, said = answer
        if now is self._shown:
            self._tell(said)

    def _not_looked(self, error: Exception) -> None:
        self._tell(Checked((), error))

    def _tell(self, said: Checked) -> None:
        self._said = said
        self.checked.emit(said)

    def finish(self) -> None:
        """Wait for what is still being looked at; for the end of the program."""
        self._aside.wait()


def sample_picture(label: Template, language: str, today: date) -> Bitmap:
    """Any template with its sample data, for a list of templates; 300 dpi."""
    return shown(label, sample_for(label, language), Sheet(_PICTURE_DPI, language, today)).bitmap


def _look(now: Shown, today: date) -> Checked:
    read = check(now.drawing, now.bitmap, today)
    dot = MM_PER_INCH / now.drawing.dpi
    return Checked(
        tuple(
            SymbolRead(
                at, one.kind.value, one.identifier, one.message, symbol.module * dot, LIMITS[one.kind].minimum_mm
            )
            for (at, symbol), one in zip(now.symbols, read, strict=True)
        )
    )
