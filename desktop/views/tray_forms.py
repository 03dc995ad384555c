"""The forms of the trays' page: of which kit a tray is, its run through the steriliser, and its loans."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.presenters.tray_care import TrayCare
from desktop.presenters.tray_lending import LoanForm, Offered, TrayLending
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import show_choices
from desktop.views.names import named
from desktop.views.stacked_screen import StackedScreen
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


_DUE: Final = Field(
    *("due_back_on", QT_TRANSLATE_NOOP("Fields", "Due back"), FieldKind.DATE),
    required=True,
    hint=QT_TRANSLATE_NOOP("Fields", "The last day. LATER and EARLIER move it by one"),
)
_LEND: Final = (
    Field(
        *("store", QT_TRANSLATE_NOOP("Fields", "To whom"), FieldKind.CHOICE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Choose it, or scan the code of the hospital's store"),
    ),
    _DUE,
    Field(
        *("reason", QT_TRANSLATE_NOOP("Fields", "Let it go all the same, because")),
        wide=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Only a supervisor: a tray not counted, not complete or not sterile"),
    ),
)
_EXTEND: Final = (
    _DUE,
    Field(
        *("reason", QT_TRANSLATE_NOOP("Fields", "Reason")),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Type it, or scan the number of the case it stays for"),
    ),
)
_RETURN: Final = (
    Field(
        *("used", QT_TRANSLATE_NOOP("Fields", "Something was taken from it"), FieldKind.CHECK),
        hint=QT_TRANSLATE_NOOP("Fields", "Scan YES or NO"),
        wide=True,
    ),
)


class TrayForms(StackedScreen):
    """One form at a time.

    Signals:
        left: the person goes back.
    """

    left = Signal()

    def __init__(self, care: TrayCare, loans: TrayLending, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.care, self.lending = care, loans
        self.tray = ""
        self.kit = EntryPage(care, _KIT)
        self.run = EntryPage(care, _RUN, columns=3)
        self.loans = {
            LoanForm.LEND: EntryPage(loans, _LEND),
            LoanForm.EXTEND: EntryPage(loans, _EXTEND),
            LoanForm.RETURN: EntryPage(loans, _RETURN),
        }
        pages = (self.kit, self.run, *self.loans.values())
        for page in pages:
            page.left.connect(self.left)
        self.lay_in(pages)
        self.kit.wanted.connect(self._assign)
        self.run.wanted.connect(self._record)
        care.choices_changed.connect(self._show_choices)
        self._connect_loans()
        self.translate()

    def _connect_loans(self) -> None:
        for page in self.loans.values():
            page.form.changed.connect(self._note)
            page.wanted.connect(self._send_loan)
        self.lending.filled.connect(self._fill)

    def begin_loan(self) -> None:
        """Show the form of a loan that was opened."""
        if self.lending.kind is not None:
            page = self.loans[self.lending.kind]
            self.tray = self.lending.tray
            self._pages.setCurrentWidget(page)
            self.translate()
            page.begin(self.lending.values)

    def _fill(self, field: str, value: str) -> None:
        if self.lending.kind is not None:
            self.loans[self.lending.kind].form.set_values({field: value})

    def _note(self, _field: str) -> None:
        if self.lending.kind is not None:
            self.lending.note(self.loans[self.lending.kind].form.values())

    def _send_loan(self, values: Mapping[str, str]) -> None:
        self.lending.note(values)
        self.lending.confirm()

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
        self.translate()
        page.begin(values)

    def _show_choices(self) -> None:
        kits = [(one.code, f"{named(one.name, one.name_en)} · {one.code}") for one in self.care.kits]
        show_choices(self.kit.form.rows["kit"], kits)
        if self.lending.offered is not None:
            show_choices(self.loans[LoanForm.LEND].form.rows["store"], _stores(self.lending.offered))

    def _assign(self, values: Mapping[str, str]) -> None:
        self.care.assign(self.tray, values["kit"])

    def _record(self, values: Mapping[str, str]) -> None:
        self.care.sterilised(self.tray, values)

    @override
    def translate(self) -> None:
        self.kit.section.heading.setText(self.tr("Kit of %1").replace("%1", self.tray))
        self.run.section.heading.setText(self.tr("%1 was sterilised").replace("%1", self.tray))
        titles = (self.tr("Lend %1"), self.tr("%1 stays longer"), self.tr("%1 is back"))
        for page, title in zip(self.loans.values(), titles, strict=True):
            page.section.heading.setText(title.replace("%1", self.tray))
        self._show_choices()


def _stores(offered: Offered) -> list[tuple[str, str]]:
    """Each store with the name of its hospital."""
    hospitals = {one.code: named(one.name, one.name_en) for one in offered.hospitals}
    stores = ((one.code, hospitals.get(one.hospital, one.hospital)) for one in offered.stores)
    return [(code, f"{name} · {code}") for code, name in stores]
