"""The figures of service: tiles and charts with their rows, and the lists beside them (SC-22)."""

from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.service_rows import DeviceFigures, Figures, GroupFigures, Repeats, Share
from desktop.presenters.figures_desk import FiguresDesk, FiguresShown, RateShown
from desktop.presenters.figures_lists import Listed
from desktop.storage.errors import EnvironmentFault
from desktop.views.entry_words import words_of
from desktop.views.figures_bar import FiguresBar
from desktop.views.figures_lists import FiguresListPage
from desktop.views.figures_tables import RATE, REPEAT, TOTAL, bars, tables
from desktop.views.file_asking import PDF, Asked, AskForFile, ask_for_file
from desktop.views.prevention_forms import PreventionForm
from desktop.views.settlement_tiles import TileFace, TileRow
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.translation import language_of
from desktop.views.widgets.bar_chart import BarChart
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.one_pressed import line_up

Row = RateShown | GroupFigures | DeviceFigures | Repeats
TILES: Final = {
    "response": "response_median",
    "ninety": "response_ninety",
    "repair": "repair_mean",
    "repair_net": "repair_net_mean",
    "first_time": "first_time_fix",
    "available": "availability",
    "satisfied": "satisfaction",
    "planned": "",
    "scanned": "",
    "cost": "",
    "stock": "",
}
"""The tiles, with the name of the baseline of each."""
TIMES: Final = 5
"""So many tiles are in the first row."""
TWO_HOURS: Final = 120
KINDS: Final = {
    Listed.FAILURES: f"{PDF};;XLSX (*.xlsx);;CSV (*.csv);;JSON (*.json)",
    Listed.SHEET: f"{PDF};;XLSX (*.xlsx);;JSON (*.json)",
}
"""The forms of the lists; spare parts are written with the figures."""
FORMS: Final = ("set_useful_life", "set_figure_baseline", "record_satisfaction")
"""What the figures need to know beforehand."""


class FiguresScreen(QWidget):
    """What the figures desk shows."""

    def __init__(self, desk: FiguresDesk, ask: AskForFile = ask_for_file, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._ask = desk, ask
        self.bar = FiguresBar(desk)
        self.tiles, self.shares, self.chart = TileRow(), TileRow(), BarChart()
        self.buttons = tuple(QPushButton() for _ in range(4))
        self.panels = tuple(
            TablePanel(WindowTable(columns, self), Emptiness("chart-column", "")) for columns in tables()
        )
        self.empty = EmptyState(Emptiness("chart-column", ""))
        self._rows: list[tuple[Row, ...]] = [(), (), (), ()]
        self._group, self._tables, self._all = QButtonGroup(self), QStackedWidget(), QStackedWidget()
        self.offers = tuple(QPushButton() for _ in FORMS)
        self.lists: FiguresListPage | None = None
        self._body = QStackedWidget()
        self.forms: dict[str, PreventionForm] = {}
        self._kind = RATE
        self._lay_out()
        self._connect()
        self._translate()
        desk.reload()

    def _lay_out(self) -> None:
        whole, middle = QWidget(), QHBoxLayout()
        line_up(self.buttons, self._group, middle)
        middle.addStretch(1)
        for verb, button in zip(FORMS, self.offers, strict=True):
            button.setObjectName(verb)
            middle.addWidget(button)
        for panel in self.panels:
            panel.search.hide()
            self._tables.addWidget(panel)
        work = QHBoxLayout()
        work.setSpacing(SPACE[4])
        work.addWidget(self.chart, 7)
        work.addWidget(self._tables, 12)
        charts, column = QWidget(), QVBoxLayout(whole)
        column.addWidget(self.bar)
        column.addWidget(self._body, 1)
        below = _column(QVBoxLayout(charts))
        for tiles in (self.tiles, self.shares):
            below.addWidget(tiles)
        for line, stretch in ((middle, 0), (work, 1)):
            below.addLayout(line, stretch)
        _column(column)
        self._body.addWidget(charts)
        for page in (self.empty, whole):
            self._all.addWidget(page)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._all)
        self.buttons[RATE].setChecked(True)

    def _connect(self) -> None:
        self._group.idClicked.connect(self.show_chart)
        for panel in self.panels:
            panel.table.page_wanted.connect(self._deliver)
        self.chart.opened.connect(self._open)
        self.bar.save.clicked.connect(self._save)
        for row in (self.tiles, self.shares):
            row.chosen.connect(self._tile)
        self.desk.changed.connect(self.show_desk)
        self.desk.began.connect(self._tell_reading)
        for writing in (self.desk, self.desk.lists):
            writing.written.connect(self._written)
            writing.unwritten.connect(self._unwritten)
        self.bar.turned.connect(self._turned)
        self.desk.lists.began.connect(self._tell_reading)
        self.desk.lists.changed.connect(self._show_list)
        self.desk.lists.failed.connect(self._unread)
        for button in self.offers:
            button.clicked.connect(self._want_form)
        self.desk.entry.kept.connect(self._kept)
        self.desk.entry.faulty.connect(self._faulty)
        self.desk.entry.failed.connect(self._failed)

    # ---------------------------------------------------------------- what is shown

    def show_desk(self) -> None:
        """Show the figures as they stand."""
        shown = self.desk.shown
        some = shown is not None and bool(shown.told.orders or shown.told.rates)
        if not isinstance(self._all.currentWidget(), PreventionForm):
            self._all.setCurrentIndex(1 if some else 0)
        self._tell_empty()
        if shown is None or not some:
            return
        self.bar.show_figures(shown)
        faces = self._faces(shown)
        self.tiles.show_faces(faces[:TIMES])
        self.shares.show_faces(faces[TIMES:])
        self._rows = [shown.rates, shown.told.totals, shown.told.devices, shown.told.repeats]
        for panel, rows in zip(self.panels, self._rows, strict=True):
            panel.table.show_ids(range(len(rows)))
        self.show_chart(self._kind)
        self._ask_list()

    # ---------------------------------------------------------------- the lists

    def _turned(self) -> None:
        self._body.setCurrentIndex(0)
        if self.desk.shown is not None:
            self.bar.tell_period(self.desk.shown)
        self._ask_list()

    def _ask_list(self) -> None:
        listed, shown = self.bar.listed, self.desk.shown
        if listed is not None and shown is not None:
            self.desk.lists.show(listed, shown.asked, self.desk.lists.party)

    def _party(self, code: str) -> None:
        if self.desk.shown is not None:
            self.desk.lists.show(Listed.FAILURES, self.desk.shown.asked, code)

    def _show_list(self) -> None:
        shown = self.desk.lists.shown
        if shown is None or shown.listed is not self.bar.listed or self.desk.shown is None:
            return
        page = self._list_page()
        page.show_list(shown)
        self._body.setCurrentWidget(page)
        self.bar.tell_period(self.desk.shown)

    def _list_page(self) -> FiguresListPage:
        """Made when a list is looked at for the first time."""
        if self.lists is None:
            self.lists = FiguresListPage(self.desk.lists)
            self.lists.party_wanted.connect(self._party)
            self._body.addWidget(self.lists)
        return self.lists

    def _unread(self, error: Exception) -> None:
        self.bar.said.set_whole(words_of(error))

    def _tell_reading(self) -> None:
        """What is shown stays in the meantime."""
        self.bar.said.set_whole(self.tr("Reckoning the figures …"))

    def _faces(self, shown: FiguresShown) -> list[TileFace]:
        now, earlier = self._values(shown.told), self._values(shown.earlier)
        now["satisfied"] = (_share_words(shown.satisfied[0]), shown.satisfied[1])
        earlier["satisfied"] = (_share_words(shown.satisfied_before), 0)
        now["stock"] = (f"{shown.stock[0]:,.0f}", int(shown.stock[1]))
        earlier["stock"] = (f"{shown.stock_before:,.0f}", 0)
        before = {row.measure: row.value for row in shown.before}
        return [
            TileFace(key, now[key][0], word, more=self._more(now[key][1], earlier[key][0], before.get(TILES[key])))
            for key, word in zip(TILES, self._tile_words(), strict=True)
        ]

    def _more(self, cases: int, earlier: str, before: Decimal | None) -> str:
        told = [f"n {cases}", self.tr("before: {0}").format(earlier)]
        return " · ".join([*told, *([] if before is None else [self.tr("base {0}").format(before)])])

    def _values(self, told: Figures) -> dict[str, tuple[str, int]]:
        """Each figure as text, and the number of its cases."""
        spans = {"response": told.response.median, "ninety": told.response.ninety}
        spans |= {"repair": told.repair.mean, "repair_net": told.repair_net.mean}
        counts = {"response": told.response.count, "ninety": told.response.count}
        counts |= {"repair": told.repair.count, "repair_net": told.repair_net.count}
        values = {key: (self._span(value), counts[key]) for key, value in spans.items()}
        shares = {"first_time": told.first_time, "planned": told.planned, "scanned": told.scanned}
        values |= {key: (_per_cent(share), share.whole) for key, share in shares.items()}
        available = told.availability.share
        values["available"] = ("–" if available is None else f"{100 * available:.2f} %", told.failures)
        values["cost"] = (f"{told.costs.total:,.0f}", told.orders)
        values["stock"] = ("–", 0)
        return values

    def _span(self, value: float | None) -> str:
        """A span, short: minutes below two hours, else hours."""
        if value is None:
            return "–"
        whole = value < TWO_HOURS
        return self.tr("{0} min").format(f"{value:.0f}") if whole else self.tr("{0} h").format(f"{value / 60:,.1f}")

    def _tile_words(self) -> tuple[str, ...]:
        return (
            self.tr("Response, median"),
            self.tr("Response, 90 %"),
            self.tr("Time to repair"),
            self.tr("without customer"),
            self.tr("Fixed first time"),
            self.tr("Availability"),
            self.tr("Satisfaction"),
            self.tr("Planned work"),
            self.tr("Stamps by scan"),
            self.tr("Cost, CNY"),
            self.tr("Spare parts, CNY"),
        )

    def show_chart(self, kind: int) -> None:
        """Show one of the four charts with its rows."""
        self._kind = kind
        self.buttons[kind].setChecked(True)
        self._tables.setCurrentIndex(kind)
        units = (
            self.tr("per device and year, 95 % interval"),
            self.tr("CNY: claimed, charged, held"),
            self.tr("CNY: claimed, charged, held"),
            self.tr("faults that came back"),
        )
        rows, unit = bars(kind, self._rows[kind]), units[kind]
        self.chart.show_rows(rows, unit)

    def _deliver(self, first: int, count: int) -> None:
        for panel, rows in zip(self.panels, self._rows, strict=True):
            if panel.table is self.sender():
                panel.table.deliver(first, rows[first : first + count])

    def _open(self, key: str) -> None:
        """The rows of a bar."""
        keys = [one.key for one in bars(self._kind, self._rows[self._kind], most=len(self._rows[self._kind]))]
        if key in keys:
            view: Any = self.panels[self._kind].view
            view.selectRow(keys.index(key))
            view.scrollTo(view.model().index(keys.index(key), 0))

    # ---------------------------------------------------------------- what a hand does

    def _tile(self, key: str) -> None:
        charts = {"cost": TOTAL, "first_time": REPEAT}
        if key == "stock":
            self.bar.turn_to(Listed.STOCK)
        elif key:
            self.show_chart(charts.get(key, RATE))

    def _want_form(self) -> None:
        """Show a form in the place of the figures."""
        verb = self.sender().objectName()
        if verb not in self.forms:
            form = self.forms[verb] = PreventionForm(verb)
            form.sent.connect(self.desk.entry.send)
            form.left.connect(self._leave_form)
            self._all.addWidget(form)
        self._name_forms()
        self._all.setCurrentWidget(self.forms[verb])

    def _name_forms(self) -> None:
        for verb, button in zip(FORMS, self.offers, strict=True):
            if verb in self.forms:
                self.forms[verb].title.set_whole(button.text().rstrip(" …"))

    def _leave_form(self) -> None:
        self._all.setCurrentIndex(0)
        self.show_desk()

    def _kept(self, verb: str, _answer: object) -> None:
        self.forms[verb].empty()
        self._leave_form()

    def _faulty(self, faults: object) -> None:
        form = self._all.currentWidget()
        if isinstance(form, PreventionForm):
            form.show_faults(faults)

    def _failed(self, error: Exception) -> None:
        """What was wrong with a field stands beside it; anything else is said above the figures."""
        if getattr(error, "code", "") != "faulty_entry":
            self._leave_form()
            self.bar.said.set_whole(words_of(error))

    def _save(self) -> None:
        shown, listed = self.desk.shown, self.bar.listed
        if shown is not None and listed in KINDS:
            name = f"{listed}-{shown.asked.first}-{shown.asked.last}.pdf"
            self._ask(self, Asked(self.tr("Save the list"), KINDS[listed], name), self._take_list)
        elif shown is not None:
            name = f"service-figures-{shown.asked.first}-{shown.asked.last}.pdf"
            self._ask(self, Asked(self.tr("Save the figures"), f"{PDF};;XLSX (*.xlsx)", name), self._take_file)

    def _take_file(self, path: Path) -> None:
        self.desk.write(path, language_of())

    def _take_list(self, path: Path) -> None:
        self.desk.lists.write(path, language_of())

    def _written(self, path: str) -> None:
        self.bar.said.set_whole(self.tr("Written to {0}").format(path))

    def _unwritten(self, error: Exception) -> None:
        detail = error.code if isinstance(error, EnvironmentFault) else str(error)
        self.bar.said.set_whole(self.tr("Nothing was written: {0}").format(detail))

    def _translate(self) -> None:
        self.bar.translate()
        names = (
            self.tr("Failure rate"),
            self.tr("Cost by model, region"),
            self.tr("Cost by device"),
            self.tr("Repeat faults"),
        )
        for button, said in zip(self.buttons, names, strict=True):
            button.setText(said)
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(said) + 2 * SPACE[5])
        offered = (self.tr("Useful life …"), self.tr("Before the program …"), self.tr("Satisfaction …"))
        for button, said in zip(self.offers, offered, strict=True):
            button.setText(said)
        for form in self.forms.values():
            form.translate()
        self._name_forms()
        self._tell_empty()
        self.show_desk()

    def _tell_empty(self) -> None:
        if not self.desk.was_read:
            self.empty.say(Emptiness("chart-column", self.tr("Reckoning the figures …")))
            return
        advice = self.tr("They come with the devices that are registered and the work orders of this period.")
        self.empty.say(Emptiness("chart-column", self.tr("No figures yet"), advice))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()


def _column(layout: QVBoxLayout) -> QVBoxLayout:
    """Without margins of its own."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE[2])
    return layout


def _share_words(share: float | None) -> str:
    return "–" if share is None else f"{share:.1f} %"


def _per_cent(share: Share) -> str:
    return "–" if share.rate is None else f"{100 * share.rate:.1f} %"
