"""What an owner agreed to: price lists with their prices, and with whom its goods may be (X-02)."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.presenters.settlement_desk import SettlementDesk
from desktop.presenters.settlement_entry import lines_of
from desktop.queries.agreements import ConsentRow, PriceListRow
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import lock, show_choices
from desktop.views.names import named
from desktop.views.settlement_rows import RowList
from desktop.views.settlement_words import PRICE_COLUMNS
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.card_list import CardList, CardRow
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

SIDE: Final = 470
_FROM: Final = Field("valid_from", QT_TRANSLATE_NOOP("Fields", "Valid from"), FieldKind.DATE, required=True)
_TO: Final = Field(
    *("valid_to", QT_TRANSLATE_NOOP("Fields", "Last day"), FieldKind.DATE),
    hint=QT_TRANSLATE_NOOP("Fields", "Empty while it lasts"),
)
_LIST: Final = (
    Field("code", QT_TRANSLATE_NOOP("Fields", "Price list"), FieldKind.CODE, required=True),
    Field("name", QT_TRANSLATE_NOOP("Fields", "Name")),
    _FROM,
    _TO,
    Field("other", QT_TRANSLATE_NOOP("Fields", "Only for this payer"), FieldKind.CHOICE),
    Field("tax_included", QT_TRANSLATE_NOOP("Fields", "Prices contain the tax"), FieldKind.CHECK),
    Field(
        *("prices", QT_TRANSLATE_NOOP("Fields", "Prices in CNY"), FieldKind.LINES),
        required=True,
        wide=True,
        hint=QT_TRANSLATE_NOOP("Fields", "One a line: REF, price, tax in per cent. FS-12-135 12800.00 13"),
    ),
)
_CONSENT: Final = (
    Field("other", QT_TRANSLATE_NOOP("Fields", "Who may hold the goods"), FieldKind.CHOICE, required=True),
    Field("reference", QT_TRANSLATE_NOOP("Fields", "Contract or letter"), required=True),
    _FROM,
    _TO,
    Field("note", QT_TRANSLATE_NOOP("Fields", "Note"), wide=True),
)
_END: Final = (
    Field("valid_to", QT_TRANSLATE_NOOP("Fields", "Last day"), FieldKind.DATE, required=True),
    Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True),
)


class AgreementsPage(QWidget):
    """Price lists with the prices of one beside them, consents below; or a form in the place of all."""

    def __init__(self, desk: SettlementDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.lists, self.consents = CardList(), CardList()
        self.head, self.facts = ElidedText("", TextKind.HEADING), ElidedText("", TextKind.MUTED)
        self.prices = RowList(PRICE_COLUMNS, "tag")
        self.new_list, self.change, self.new_consent = QPushButton(), QPushButton(), QPushButton()
        self.list_title, self.consent_title = Text("", TextKind.HEADING), Text("", TextKind.HEADING)
        self._chosen, self._ending = "", 0
        self._seen: PriceListRow | None = None
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE[5])
        sided = QWidget()
        left, right = QVBoxLayout(sided), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(SPACE[2])
        for title, button, cards in (
            (self.list_title, self.new_list, self.lists),
            (self.consent_title, self.new_consent, self.consents),
        ):
            above = QHBoxLayout()
            above.addWidget(title, 1)
            above.addWidget(button)
            cards.title.hide()
            cards.advice.hide()
            left.addLayout(above)
            left.addWidget(cards, 1)
        above = QHBoxLayout()
        above.addWidget(self.head, 1)
        above.addWidget(self.change)
        right.addLayout(above)
        right.addWidget(self.facts)
        right.addWidget(self.prices, 1)
        left.setContentsMargins(0, 0, 0, 0)
        sided.setFixedWidth(SIDE)
        line.addWidget(sided)
        line.addLayout(right, 1)
        self._pages.addWidget(whole)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._pages)

    def _connect(self) -> None:
        self.lists.opened.connect(self._list_chosen)
        self.consents.opened.connect(self._consent_chosen)
        self.new_list.clicked.connect(self._begin_list)
        self.change.clicked.connect(self._begin_change)
        self.new_consent.clicked.connect(self._begin_consent)
        self.desk.entry.done.connect(self.show_lists)
        self.desk.entry.changed_meanwhile.connect(self._show_new_values)

    # ------------------------------------------------------------ the forms, made when they are first opened

    @cached_property
    def list_form(self) -> EntryPage:
        """A price list and its prices."""
        return self._form(_LIST, self._send_list, columns=3)

    @cached_property
    def consent_form(self) -> EntryPage:
        """A new consent."""
        return self._form(_CONSENT, self._send_consent)

    @cached_property
    def end_form(self) -> EntryPage:
        """The end of a consent."""
        return self._form(_END, self._send_end)

    def _form(self, fields: Sequence[Field], send: Callable[[Mapping[str, str]], None], columns: int = 2) -> EntryPage:
        form = EntryPage(self.desk.entry, fields, columns)
        form.wanted.connect(send)
        form.left.connect(self.show_lists)
        self._pages.addWidget(form)
        return form

    # ------------------------------------------------------------ what is shown

    def show_lists(self, _answer: object = None) -> None:
        """Leave the forms."""
        self._pages.setCurrentIndex(0)

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        board = self.desk.board
        self.lists.show_rows([self._list_card(row) for row in board.lists])
        self.consents.show_rows([self._consent_card(row) for row in board.consents])
        chosen = self._list()
        self.head.set_whole(chosen.code if chosen is not None else "")
        self.facts.set_whole(self._facts(chosen) if chosen is not None else "")
        self.prices.show_rows(chosen.prices if chosen is not None else ())
        may = self.desk.may_settle and bool(board.owner)
        self.new_list.setEnabled(may)
        self.new_consent.setEnabled(may)
        self.change.setVisible(chosen is not None)
        self.change.setEnabled(may)
        opened = self._pages.currentWidget()
        if isinstance(opened, EntryPage):
            self._offer(opened)

    def _list(self) -> PriceListRow | None:
        lists, today = self.desk.board.lists, self.desk.board.today
        first = next((row for row in lists if row.is_valid_on(today)), lists[0] if lists else None)
        return next((row for row in lists if row.code == self._chosen), first)

    def _facts(self, row: PriceListRow) -> str:
        tax = self.tr("tax included") if row.tax_included else self.tr("without tax")
        return " · ".join(part for part in (row.name, self._span(row), self._payer(row), row.currency, tax) if part)

    def _payer(self, row: PriceListRow) -> str:
        if not row.payer:
            return self.tr("for everybody")
        return self.tr("only for {0}").format(named(row.payer_name, row.payer_name_en))

    def _span(self, row: PriceListRow | ConsentRow) -> str:
        if row.valid_to is None:
            return self.tr("from {0}").format(row.valid_from.isoformat())
        return self.tr("{0} to {1}").format(row.valid_from.isoformat(), row.valid_to.isoformat())

    def _state(self, row: PriceListRow | ConsentRow) -> tuple[Shape, Role, str]:
        today = self.desk.board.today
        if row.is_valid_on(today):
            return Shape.TICKED_CIRCLE, Role.OK, self.tr("valid")
        if row.valid_from > today:
            return Shape.CLOCK, Role.INFO, self.tr("not yet")
        return Shape.RING, Role.MUTED, self.tr("over")

    def _list_card(self, row: PriceListRow) -> CardRow:
        count = self.tr("%n price(s)", "", len(row.prices))
        return CardRow(row.code, row.code, f"{self._span(row)} · {self._payer(row)}", *self._state(row), count)

    def _consent_card(self, row: ConsentRow) -> CardRow:
        name = named(row.custodian_name, row.custodian_name_en)
        return CardRow(str(row.consent), name, f"{row.reference} · {self._span(row)}", *self._state(row))

    def _offer(self, form: EntryPage) -> None:
        """Show whom the form can name; a price list can also be for everybody."""
        other = form.form.rows.get("other")
        if other is None:
            return
        others = [row for row in self.desk.board.parties if row.code != self.desk.board.owner]
        names = [(row.code, f"{named(row.name, row.name_en)} · {row.code}") for row in others]
        show_choices(other, names if other.field.required else [("", self.tr("everybody")), *names])

    # ------------------------------------------------------------ what is done

    def _list_chosen(self, code: str) -> None:
        self._chosen = code
        self.show_desk()

    def _begin(self, form: EntryPage, values: Mapping[str, str]) -> None:
        self._offer(form)
        self._pages.setCurrentWidget(form)
        form.begin(values)

    def _begin_list(self) -> None:
        self.list_form.section.heading.setText(self.tr("New price list"))
        today = self.desk.board.today.isoformat()
        values = dict.fromkeys(self.list_form.form.rows, "") | {"valid_from": today, "tax_included": "true"}
        lock(self.list_form.form.rows["code"], locked=False)
        self._seen = None
        self._begin(self.list_form, values)

    def _begin_change(self) -> None:
        row = self._list()
        if row is None:
            return
        self.list_form.section.heading.setText(self.tr("Change price list %1").replace("%1", row.code))
        last = row.valid_to.isoformat() if row.valid_to is not None else ""
        values = {"code": row.code, "name": row.name, "valid_from": row.valid_from.isoformat(), "valid_to": last}
        values |= {"other": row.payer, "tax_included": "true" if row.tax_included else "false"}
        lock(self.list_form.form.rows["code"], locked=True)
        self._seen = row
        self._begin(self.list_form, values | {"prices": lines_of(row)})

    def _begin_consent(self) -> None:
        self.consent_form.section.heading.setText(self.tr("New consent"))
        values = dict.fromkeys(self.consent_form.form.rows, "") | {"valid_from": self.desk.board.today.isoformat()}
        self._begin(self.consent_form, values)

    def _consent_chosen(self, key: str) -> None:
        row = next((one for one in self.desk.board.consents if str(one.consent) == key), None)
        if row is None or not self.desk.may_settle:
            return
        self._ending = row.consent
        name = named(row.custodian_name, row.custodian_name_en)
        self.end_form.section.heading.setText(self.tr("End the consent for %1").replace("%1", name))
        self._begin(self.end_form, {"valid_to": self.desk.board.today.isoformat(), "reason": ""})

    def _send_list(self, values: Mapping[str, str]) -> None:
        self._chosen = values["code"]
        self.desk.entry.save_list(self.desk.board.owner, values, self._seen)

    def _show_new_values(self, now: PriceListRow, changed: Mapping[str, str]) -> None:
        """What was typed stays; under each field stands what it is now, and the next save is a knowing one."""
        self._seen = now
        told = {field: self.tr("Now: {0}").format(text or self.tr("empty")) for field, text in changed.items()}
        self.list_form.form.show_errors(told)

    def _send_consent(self, values: Mapping[str, str]) -> None:
        self.desk.entry.record_consent(self.desk.board.owner, values)

    def _send_end(self, values: Mapping[str, str]) -> None:
        self.desk.entry.end_consent(self._ending, values)

    def translate(self) -> None:
        """Take on the language."""
        self.list_title.setText(self.tr("Price lists"))
        self.consent_title.setText(self.tr("Consents"))
        self.new_list.setText(self.tr("New list…"))
        self.new_consent.setText(self.tr("New consent…"))
        self.change.setText(self.tr("Change or add a price…"))
        self.prices.say_empty(self.tr("No price yet"), self.tr("Without a price nothing is booked."))
        self.show_desk()
