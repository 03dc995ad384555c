"""One device as service, purchasing, sales and quality look at it: lists of the one record (S2-34)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.queries.device_page import FieldRow
from desktop.queries.device_views import Department, DeviceViews, PurchasingView, QualityView, SalesView, ServiceView
from desktop.views.facts_list import Fact, FactsList
from desktop.views.names import named
from desktop.views.settlement_words import money
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.one_pressed import keep_widths, line_up
from desktop.views.widgets.scrolled import scrolled
from desktop.views.words.equipment import FIELDS
from desktop.views.words.repairs import VERDICTS


class EquipmentViews(QWidget):
    """One of four lists at a time; a field that is not known says so in each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = FactsList()
        self.lists = {one: FactsList() for one in Department}
        self.choices = {one: QPushButton() for one in Department}
        self._side = QStackedWidget()
        self._views: DeviceViews | None = None
        column, row, group = QVBoxLayout(self), QHBoxLayout(), QButtonGroup(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        row.setSpacing(SPACE[2])
        line_up(list(self.choices.values()), group, row)
        row.addStretch(1)
        for one in Department:
            self._side.addWidget(scrolled(self.lists[one]))
        group.idClicked.connect(self._side.setCurrentIndex)
        self.choices[Department.SERVICE].setChecked(True)
        column.addLayout(row)
        column.addWidget(self.numbers)
        column.addWidget(self._side, 1)

    def show_views(self, views: DeviceViews) -> None:
        """Show the four views of a device."""
        self._views = views
        self.numbers.show_facts([Fact(one.system, one.their_id, is_code=True) for one in views.numbers])
        self.numbers.setVisible(bool(views.numbers))
        told = {
            Department.SERVICE: _fields(views.service.fields) + _service(views.service),
            Department.PURCHASING: _fields(views.purchasing.fields) + _purchasing(views.purchasing),
            Department.SALES: _fields(views.sales.fields) + _sales(views.sales),
            Department.QUALITY: _fields(views.quality.fields) + _quality(views.quality),
        }
        for department, facts in told.items():
            self.lists[department].show_facts(facts)

    def translate(self) -> None:
        """Speak the language of the window."""
        words = (self.tr("Service"), self.tr("Purchasing"), self.tr("Sales"), self.tr("Quality"))
        for button, said in zip(self.choices.values(), words, strict=True):
            button.setText(said)
        keep_widths(self.choices.values())
        if self._views is not None:
            self.show_views(self._views)


def _fields(rows: Sequence[FieldRow]) -> list[Fact]:
    unknown = QCoreApplication.translate("EquipmentViews", "not known")
    return [Fact(_first_up(text(FIELDS[row.field.value])), str(row.value or unknown)) for row in rows]


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _warranty(verdict: str, until: date | None) -> Fact:
    said = text(VERDICTS[verdict])
    words = said if until is None else f"{said} · {until}"
    return Fact(QCoreApplication.translate("EquipmentViews", "Warranty"), words)


def _service(view: ServiceView) -> list[Fact]:
    tr = QCoreApplication.translate
    repairs = tr("EquipmentViews", "{0}, open: {1}").format(view.orders, ", ".join(view.open_orders) or 0)
    calibrated = "" if view.calibrated_until is None else view.calibrated_until.isoformat()
    return [
        _warranty(view.verdict, view.covered_until),
        Fact(tr("EquipmentViews", "Repairs"), repairs),
        Fact(tr("EquipmentViews", "Parts with numbers"), str(view.parts)),
        Fact(tr("EquipmentViews", "Calibrated until"), calibrated),
    ]


def _purchasing(view: PurchasingView) -> list[Fact]:
    tr = QCoreApplication.translate
    undecided = money(view.undecided) if view.undecided else ""
    return [
        Fact(tr("EquipmentViews", "Supplier"), named(view.supplier, view.supplier_en)),
        Fact(tr("EquipmentViews", "Documents"), "\n".join(view.documents)),
        Fact(tr("EquipmentViews", "Repairs claimed"), money(view.claimed)),
        Fact(tr("EquipmentViews", "Repairs charged"), money(view.charged)),
        Fact(tr("EquipmentViews", "To be decided"), undecided),
    ]


def _sales(view: SalesView) -> list[Fact]:
    tr = QCoreApplication.translate
    none = tr("EquipmentViews", "none")
    return [
        Fact(tr("EquipmentViews", "Name of customer"), named(view.customer, view.customer_en)),
        _warranty(view.verdict, view.covered_until),
        Fact(tr("EquipmentViews", "Contracts"), "\n".join(view.contracts) or none),
        Fact(tr("EquipmentViews", "Extensions"), ", ".join(view.extensions) or none),
        Fact(tr("EquipmentViews", "Charged so far"), money(view.charged)),
    ]


def _quality(view: QualityView) -> list[Fact]:
    tr = QCoreApplication.translate
    none = tr("EquipmentViews", "none")
    failures = (f"{named(one.fault, one.fault_en)}: {one.orders}" for one in view.failures)
    return [
        Fact(tr("EquipmentViews", "Failures"), "\n".join(failures) or none),
        Fact(tr("EquipmentViews", "Adverse events"), ", ".join(view.adverse) or none),
        Fact(tr("EquipmentViews", "Recalls"), ", ".join(view.recalls) or none),
        Fact(tr("EquipmentViews", "Replaces"), view.replaces, is_code=True),
        Fact(tr("EquipmentViews", "Replaced by"), view.replaced_by, is_code=True),
    ]
