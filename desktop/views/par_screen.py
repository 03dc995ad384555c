"""Minimum stock: the list of pars, the form for one, and one with its demand (SC-10)."""

from typing import Final

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.presenters.par_care import ParCare, spot_key
from desktop.queries.pars import ParRow
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import lock, show_choices
from desktop.views.names import named
from desktop.views.par_list_page import ParListPage
from desktop.views.par_page import OneParPage
from desktop.views.refill_words import item_name
from desktop.views.stacked_screen import StackedScreen
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

FIELDS: Final = (
    Field(
        *("item", QT_TRANSLATE_NOOP("Fields", "Item (REF or UDI-DI)"), FieldKind.CODE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Type it, or scan the product before"),
    ),
    Field("at", QT_TRANSLATE_NOOP("Fields", "Zone, hospital store or kit"), FieldKind.CHOICE, required=True),
    Field("owner", QT_TRANSLATE_NOOP("Fields", "Whose goods"), FieldKind.CHOICE),
    Field(
        *("minimum", QT_TRANSLATE_NOOP("Fields", "Minimum"), FieldKind.NUMBER),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Below it more is ordered"),
    ),
    Field(
        *("target", QT_TRANSLATE_NOOP("Fields", "Target"), FieldKind.NUMBER),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Up to it"),
    ),
    Field(
        *("maximum", QT_TRANSLATE_NOOP("Fields", "Maximum"), FieldKind.NUMBER),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Never above it"),
    ),
    Field(
        *("pack", QT_TRANSLATE_NOOP("Fields", "Pack"), FieldKind.NUMBER),
        hint=QT_TRANSLATE_NOOP("Fields", "Pieces that are ordered together"),
    ),
    Field(
        *("horizon_days", QT_TRANSLATE_NOOP("Fields", "Days before expiry"), FieldKind.NUMBER),
        hint=QT_TRANSLATE_NOOP("Fields", "What expires within them does not count"),
    ),
)
INSTALLED: Final = (
    Field(
        *("devices", QT_TRANSLATE_NOOP("Fields", "Devices in the field"), FieldKind.NUMBER),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "That use this part"),
    ),
    Field(
        *("failures_per_year", QT_TRANSLATE_NOOP("Fields", "Parts a device needs a year"), FieldKind.NUMBER),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Such as 0.15: three of twenty devices a year"),
    ),
    Field(
        *("source", QT_TRANSLATE_NOOP("Fields", "Where the figures come from")),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "The letter, file or record"),
        wide=True,
    ),
)
KEY: Final = ("item", "at", "owner")


class ParsScreen(StackedScreen):
    """One of the three at a time."""

    def __init__(self, care: ParCare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.care = care
        self.list, self.one = ParListPage(care), OneParPage(care)
        self.form = EntryPage(care, FIELDS, columns=3)
        self.installed = EntryPage(care.installed, INSTALLED)
        self._asking = False
        self._asked: QWidget = self.form
        self.lay_in((self.list, self.one, self.form, self.installed))
        self._connect()
        self.translate()

    def _connect(self) -> None:
        self.list.new_wanted.connect(self._begin_new)
        self.list.change_wanted.connect(self._begin)
        self.one.change_wanted.connect(self._begin)
        self.form.wanted.connect(self.care.save)
        self.form.left.connect(self._close)
        self.care.done.connect(self._close)
        self._connect_installed()
        self.care.new_wanted.connect(self._begin_with)
        self.care.shown.connect(self._show)
        self.care.choices_changed.connect(self._show_choices)

    def _connect_installed(self) -> None:
        installed = self.care.installed
        self.one.installed_wanted.connect(self._ask_installed)
        installed.opened.connect(self._begin_installed)
        installed.done.connect(self._close)
        self.installed.wanted.connect(installed.record)
        self.installed.left.connect(self._close)

    def _ask_installed(self) -> None:
        page = self.care.board.page
        if page is not None:
            self.care.installed.open(self.care.board.site, page.par.item)

    def _begin_installed(self) -> None:
        page = self.care.board.page
        if page is not None and page.par.item == self.care.installed.item:
            self._asking, self._asked = True, self.installed
            self.installed.section.heading.setText(item_name(page.par))
            self._show()
            self.installed.begin(self.care.installed.values)

    @property
    def asking(self) -> bool:
        """Whether the form is open."""
        return self._asking

    def _begin_new(self) -> None:
        self._begin(None)

    def _begin_with(self, item: str) -> None:
        """A product without a par was scanned; into an open form for a new one it is filled in."""
        if not self.care.may_change:
            return
        if self._asking and self._asked is self.form and self.care.edited is None:
            self.form.form.set_values({"item": item})
        else:
            self._begin(None, item)
        self.form.form.rows["minimum"].editor.setFocus()

    def _begin(self, par: ParRow | None, item: str = "") -> None:
        self._asking, self._asked = True, self.form
        values = self.care.begin(par, item)
        self.form.section.heading.setText(self.tr("New minimum stock") if par is None else item_name(par))
        self._show_choices()
        self._show()
        self.form.begin(values)
        for key in KEY:
            lock(self.form.form.rows[key], locked=par is not None)
        if par is not None or item:
            self.form.form.rows["minimum"].editor.setFocus()

    def _close(self, *_: object) -> None:
        self._asking = False
        self._show()

    def _show(self) -> None:
        if self._asking:
            self._pages.setCurrentWidget(self._asked)
            return
        self.list.show_pars()
        self.one.show_par()
        before, shown = self._pages.currentWidget(), self.one if self.care.board.page is not None else self.list
        self._pages.setCurrentWidget(shown)
        if before is not shown:
            (self.one.chart if shown is self.one else self.list.panel.view).setFocus()

    def _show_choices(self) -> None:
        board, edited = self.care.board, self.care.edited
        spots = [(spot_key(spot), _spot_words(spot.code, named(spot.name, spot.name_en))) for spot in board.spots]
        show_choices(self.form.form.rows["at"], spots)
        owners = [("", self.tr("the maker's, on consignment")), (board.partner, self.tr("our own"))]
        if edited is not None and edited.owner not in ("", board.partner):
            owners.append((edited.owner, f"{named(edited.owner_name, edited.owner_name_en)} · {edited.owner}"))
        show_choices(self.form.form.rows["owner"], owners)

    @override
    def translate(self) -> None:
        self.list.translate()
        self.one.translate()
        self._show_choices()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.care.show()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.care.hide()
        super().hideEvent(event)


def _spot_words(code: str, name: str) -> str:
    return f"{name} · {code}" if name else code
