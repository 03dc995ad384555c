"""The equipment page: scan or type, the answer with its why, the nearest serials, a device to register (SC-15)."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.equipment import DeviceField
from desktop.presenters.warranty_desk import WarrantyDesk
from desktop.queries.attachments import AttachmentRow
from desktop.queries.devices import DeviceRow, Found
from desktop.views.equipment_device_page import EquipmentDevicePage
from desktop.views.equipment_forms import EquipmentForms
from desktop.views.small_picture import small_picture
from desktop.views.stacked_screen import StackedScreen
from desktop.views.theme import SPACE, Role
from desktop.views.translation import language_of, text
from desktop.views.warranty_reminders_page import WarrantyRemindersPage
from desktop.views.warranty_rules_page import WarrantyRulesPage
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.scrolled import scrolled
from desktop.views.widgets.shapes import Shape
from desktop.views.words.entries import ENTRIES
from desktop.views.words.marking import QT_TRANSLATE_NOOP

BETWEEN: Final = "\x1f"
REGISTER: Final = (
    Field("serial", QT_TRANSLATE_NOOP("Fields", "Serial number"), FieldKind.CODE, required=True),
    Field("udi", QT_TRANSLATE_NOOP("Fields", "UDI-DI"), FieldKind.CODE),
    Field("model", QT_TRANSLATE_NOOP("Fields", "Model")),
    Field("brand", QT_TRANSLATE_NOOP("Fields", "Brand")),
    Field("batch", QT_TRANSLATE_NOOP("Fields", "Batch"), FieldKind.CODE),
    Field("ref", QT_TRANSLATE_NOOP("Fields", "REF"), FieldKind.CODE),
    Field("asset", QT_TRANSLATE_NOOP("Fields", "Asset number"), FieldKind.CODE),
    Field("line", QT_TRANSLATE_NOOP("Fields", "Device line")),
    Field("region", QT_TRANSLATE_NOOP("Fields", "Region")),
    Field("customer", QT_TRANSLATE_NOOP("Fields", "Customer")),
    Field("dealer", QT_TRANSLATE_NOOP("Fields", "Code of the dealer"), FieldKind.CODE),
    Field("place", QT_TRANSLATE_NOOP("Fields", "Place of installation")),
    Field("service_level", QT_TRANSLATE_NOOP("Fields", "Service level")),
    Field("produced_on", QT_TRANSLATE_NOOP("Fields", "Production date"), FieldKind.DATE),
    Field("purchased_on", QT_TRANSLATE_NOOP("Fields", "Purchase date"), FieldKind.DATE),
    Field("purchase_cost", QT_TRANSLATE_NOOP("Fields", "Purchase cost, CNY"), FieldKind.NUMBER),
    Field("shipped_on", QT_TRANSLATE_NOOP("Fields", "Shipment date"), FieldKind.DATE),
    Field("installed_on", QT_TRANSLATE_NOOP("Fields", "Installation date"), FieldKind.DATE),
    Field("accepted_on", QT_TRANSLATE_NOOP("Fields", "Acceptance date"), FieldKind.DATE),
    Field(
        *("shared_serial", QT_TRANSLATE_NOOP("Fields", "Another model rightly has the same serial number")),
        FieldKind.CHECK,
        wide=True,
    ),
)


class EquipmentScreen(StackedScreen):
    """What the equipment desk shows."""

    def __init__(self, desk: WarrantyDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.search, self.leave = QLineEdit(), QPushButton()
        self.empty, self.list = EmptyState(Emptiness("barcode", "", "")), CardList()
        self.begin, self.new = QPushButton(), QPushButton()
        self.device, self.form = EquipmentDevicePage(), Form(REGISTER, 3)
        self.forms = EquipmentForms(desk.entry)
        self.rules: WarrantyRulesPage | None = None
        self.told: WarrantyRemindersPage | None = None
        self.show_rules, self.show_told = QPushButton(), QPushButton()
        self.register = BigButton(primary=True)
        self.filling = QWidget()
        self._draft: object = None
        self._acting = False
        self._aside: QWidget | None = None
        self._lay_out()
        self._connect()
        self.translate()
        self.show_desk()
        self._show_wanted()

    def _lay_out(self) -> None:
        top, column = QHBoxLayout(), QVBoxLayout(self.filling)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.form), 1)
        column.addWidget(self.register)
        self.list.add_tool(self.begin)
        self.search.setMaxLength(200)
        top.addWidget(self.leave)
        top.addWidget(self.search, 1)
        for button in (self.show_told, self.show_rules, self.new):
            top.addWidget(button)
        self.room.setSpacing(SPACE[2])
        self.room.addLayout(top)
        self.lay_in((self.empty, self.list, self.device, self.filling, self.forms))

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self.show_desk)
        desk.reminders_wanted.connect(self._show_wanted)
        self.search.returnPressed.connect(self._look_up)
        self.leave.clicked.connect(self._leave)
        self.list.opened.connect(self._choose)
        for begin in (self.begin, self.new):
            begin.clicked.connect(desk.begin)
        self.device.supposed.connect(desk.suppose)
        self.device.linked.connect(self._follow)
        self.device.said.connect(self._say)
        self.show_rules.clicked.connect(self._show_rules)
        self.show_told.clicked.connect(self._show_told)
        self.device.act.clicked.connect(self._begin_forms)
        self.forms.left.connect(self._end_forms)
        desk.entry.done.connect(self._end_forms)
        beside = self.device.beside_page
        beside.file_given.connect(self._add_file)
        beside.picture_given.connect(self._add_picture)
        beside.file_opened.connect(desk.files.open)
        beside.save_wanted.connect(desk.files.save)
        beside.preview_wanted.connect(self._preview)
        desk.files.previewed.connect(beside.show_preview)
        beside.sheet_wanted.connect(self._write_sheet)
        desk.files.opened.connect(self._open_file)
        desk.field_said.connect(self.device.empty_entry)
        self.register.clicked.connect(self._register)
        self.form.submitted.connect(self._register)

    # ---------------------------------------------------------------- what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        desk = self.desk
        at_hand = desk.draft is not None or desk.found is not None or desk.shown is not None
        self._acting = self._acting and desk.shown is not None and desk.draft is None and desk.found is None
        self.new.setVisible(desk.draft is None and desk.found is None)
        aside = None if at_hand else self._aside
        for button in (self.show_rules, self.show_told):
            button.setVisible(not at_hand and aside is None)
        self.leave.setVisible(at_hand or aside is not None)
        if aside is not None:
            self._pages.setCurrentWidget(aside)
        elif desk.draft is not None:
            self._show_draft()
            self._pages.setCurrentWidget(self.filling)
        elif desk.found is not None:
            self._show_found()
            self._pages.setCurrentWidget(self.list)
        elif desk.shown is not None:
            self.device.show_device(desk.shown)
            self.forms.show_device(desk.shown)
            self._pages.setCurrentWidget(self.forms if self._acting else self.device)
        else:
            self._pages.setCurrentWidget(self.empty)

    def _show_draft(self) -> None:
        draft = self.desk.draft
        if draft is None:
            return
        begun = (draft.serial, draft.udi)
        if self._draft != begun:
            self._draft = begun
            self.form.set_values({field.key: "" for field in REGISTER} | {"serial": draft.serial, "udi": draft.udi})
        self.form.show_errors({field: text(ENTRIES[code]) for field, code in draft.faults if field in self.form.rows})

    def _show_found(self) -> None:
        found = self.desk.found
        if found is None:
            return
        none = found.found is Found.NONE
        if none:
            self.list.title.setText(self.tr("{0} is not known").format(found.serial))
            self.list.advice.setText(self.tr("The nearest serial numbers. CONFIRM registers the scanned one."))
        else:
            more = self.tr("There are more: type more of the number.") if found.more else self.tr("Choose one.")
            self.list.title.setText(self.tr("%n device(s)", "", len(found.rows)))
            self.list.advice.setText(more)
        self.begin.setVisible(none)
        self.list.show_rows([self._card(row) for row in found.rows])

    def _card(self, row: DeviceRow) -> CardRow:
        line = " · ".join(part for part in (row.model, row.brand, row.asset, row.customer, row.place) if part)
        unknown = self.tr("%n not known", "", row.unknown) if row.unknown else self.tr("complete")
        shape, role = (Shape.HALF_RING, Role.WARN) if row.unknown else (Shape.TICKED_CIRCLE, Role.OK)
        return CardRow(f"{row.serial}{BETWEEN}{row.model}", row.serial, line, shape, role, unknown)

    # ---------------------------------------------------------------- what a hand does

    def _look_up(self) -> None:
        self.desk.look_up(self.search.text())
        self.search.selectAll()

    def _choose(self, key: str) -> None:
        serial, _, model = key.partition(BETWEEN)
        self.desk.choose(serial, model)

    def _follow(self, serial: str) -> None:
        self.desk.choose(serial)

    def _say(self, field: str, value: str, reason: str) -> None:
        self.desk.say_field(DeviceField(field), value, reason)

    def _show_rules(self) -> None:
        if self.rules is None:
            self.rules = WarrantyRulesPage(self.desk.book)
            self._pages.addWidget(self.rules)
        self._aside = self.rules
        self.desk.book.reload()
        self.rules.show_list()
        self.show_desk()

    def _show_told(self) -> None:
        if self.told is None:
            self.told = WarrantyRemindersPage(self.desk.told)
            self.told.device_wanted.connect(self._show_device)
            self._pages.addWidget(self.told)
        self._aside = self.told
        self.desk.told.reload()
        self.show_desk()

    def _show_wanted(self) -> None:
        """A notification of the system was pressed."""
        if self.desk.wants_reminders:
            self.desk.wants_reminders = False
            self._show_told()

    def _show_device(self, serial: str, model: str) -> None:
        self._aside = None
        self.desk.choose(serial, model)

    def _begin_forms(self) -> None:
        self._acting = True
        self.show_desk()

    def _end_forms(self, _answer: object = None) -> None:
        self._acting = False
        self.show_desk()

    def _leave(self) -> None:
        """Back from the forms to the device, from the device to nothing at hand."""
        if self._acting:
            self._end_forms()
        elif self._aside is not None and self.desk.shown is None:
            self._aside = None
            self.show_desk()
        else:
            self.desk.leave()

    def _add_file(self, path: Path) -> None:
        shown = self.desk.shown
        if shown is not None:
            self.desk.files.add_file(shown.page.serial, shown.page.model, path)

    def _write_sheet(self, path: Path) -> None:
        shown = self.desk.shown
        if shown is not None:
            customer = next((row.value for row in shown.page.fields if row.field is DeviceField.CUSTOMER), None)
            self.desk.files.write_sheet(str(customer or ""), path, language_of(""))

    def _open_file(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _preview(self, row: AttachmentRow) -> None:
        self.desk.files.preview(row, small_picture)

    def _add_picture(self, name: str, content: bytes) -> None:
        shown = self.desk.shown
        if shown is not None:
            self.desk.files.add(shown.page.serial, shown.page.model, name, content)

    def _register(self) -> None:
        values = self.form.values()
        self.desk.register(values.pop("serial"), values)

    @override
    def translate(self) -> None:
        self.search.setPlaceholderText(self.tr("Serial, UDI, REF, asset number, or a part of one"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.leave.setText(self.tr("Back"))
        self.new.setText(self.tr("Register a device"))
        self.begin.setText(self.tr("Register it"))
        self.show_rules.setText(self.tr("Warranty rules"))
        self.show_told.setText(self.tr("Reminders"))
        self.register.set_words(self.tr("Register: empty fields are kept as not known"))
        advice = self.tr("The answer says whether it is under warranty, until when, by which rule, and why.")
        self.empty.say(Emptiness("barcode", self.tr("Scan the label of a device"), advice))
        self.device.translate()
        self.forms.translate()
        self.show_desk()
