"""Goods that leave the stock from the returns page: in exchange, given back to their owner, or destroyed."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.returns_more import FormKind, FoundGoods, Leaving, MoreReturns
from desktop.views.names import named
from desktop.views.settlement_words import pieces
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.text import ElidedText, Text, TextKind

LABEL_WIDTH: Final = 112
MOST: Final = 999_999


class LeavingForm(QWidget):
    """Which goods, how many, from where; what else is asked comes from the form that is one of these.

    Args:
        work: what the form shows and does.
        kind: which form it is.
        more: number of fields that are asked besides, above the document.
        parent: owner.
    """

    def __init__(self, work: MoreReturns, kind: FormKind, more: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work, self.kind, self.more = work, kind, tuple(QLineEdit() for _ in range(more))
        self.code, self.item, self.lot, self.serial = (QLineEdit() for _ in range(4))
        self.goods, self.place, self.pieces = ElidedText("", TextKind.STRONG), Choice(), QSpinBox()
        self.document, self.book = QLineEdit(), BigButton(primary=True)
        self.labels: list[Text] = []
        self._grid = QGridLayout()
        self._shown: FoundGoods | None = None
        self._lay_out()
        self.code.returnPressed.connect(self._code_typed)
        for field in (self.item, self.lot, self.serial):
            field.returnPressed.connect(self._names_typed)
            field.textEdited.connect(work.drop_goods)
        self.place.currentIndexChanged.connect(self._place_changed)
        work.goods_changed.connect(self.show_goods)
        work.done.connect(self._done)

    def begin(self, press: Callable[[], None]) -> None:
        """The form is whole: its button, and YES, do this from now on."""
        self.book.clicked.connect(press)
        self.work.books[self.kind] = press
        self.translate()

    def _lay_out(self) -> None:
        names, where, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        names.addWidget(self.item, 1)
        names.addWidget(self.lot, 1)
        names.addWidget(self.serial, 1)
        where.addWidget(self.place, 1)
        where.addWidget(self.pieces)
        self.pieces.setFixedWidth(120)
        self.pieces.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pieces.setRange(1, MOST)
        self._grid.setHorizontalSpacing(SPACE[3])
        self._grid.setVerticalSpacing(SPACE[2])
        self._grid.setColumnStretch(1, 1)
        parts: list[QWidget | QLayout] = [self.code, names, self.goods, where, *self.more, self.document]
        for part in parts:
            self._add(part)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[2])
        whole.addLayout(self._grid)
        whole.addWidget(self.book)
        whole.addStretch(1)

    def _add(self, part: QWidget | QLayout) -> None:
        row = len(self.labels)
        self.labels.append(Text(""))
        self.labels[row].setFixedWidth(LABEL_WIDTH)
        self._grid.addWidget(self.labels[row], row, 0)
        if isinstance(part, QLayout):
            part.setSpacing(SPACE[2])
            self._grid.addLayout(part, row, 1)
        else:
            self._grid.addWidget(part, row, 1)

    def more_words(self) -> tuple[str, ...]:
        """The words of the fields in ``more``."""
        return ()

    def where_word(self) -> str:
        """The word of the line with the place."""
        return self.tr("From · pieces")

    # ---------------------------------------------------------------- what is shown

    def propose(self, document: str) -> None:
        """Fill in the document that was chosen in a list."""
        self.document.setText(document)

    def show_goods(self) -> None:
        """Show the goods that were found, and where they lie."""
        found = self.work.found
        if found is None:
            self.goods.set_kind(TextKind.MUTED)
            self.goods.set_whole(self.tr("none yet"))
        else:
            self.goods.set_kind(TextKind.STRONG)
            parts = (named(found.goods.name, found.goods.name_en), found.goods.number, found.goods.serial)
            self.goods.set_whole(" · ".join(part for part in parts if part))
            names = (found.goods.ref, found.goods.number, found.goods.serial)
            for field, name in zip((self.item, self.lot, self.serial), names, strict=True):
                field.setText(name)
        if found != self._shown:
            self._shown = found
            self._show_places(found)

    def _show_places(self, found: FoundGoods | None) -> None:
        self.place.clear()
        for number, row in enumerate(found.lying if found is not None else ()):
            self.place.addItem(self.tr("{0} · owner {1} · {2} there").format(row.place, row.owner, pieces(row.pieces)))
            self.place.setItemData(number, str(number))
        self.pieces.setValue(1)
        self._place_changed()

    def _place_changed(self) -> None:
        number, found = self.place.value(), self._shown
        there = found.lying[int(number)].pieces if number and found is not None else Decimal(MOST)
        self.pieces.setMaximum(max(1, int(there)))

    # ---------------------------------------------------------------- what is done

    def leaving(self) -> Leaving:
        """How many from where, as the form stands."""
        number, found = self.place.value(), self._shown
        document, count = self.document.text(), Decimal(self.pieces.value())
        if not number or found is None:
            return Leaving(count, "", "", document)
        row = found.lying[int(number)]
        return Leaving(count, row.place, row.owner, document)

    def _code_typed(self) -> None:
        self.work.look_up(self.code.text())
        self.code.clear()

    def _names_typed(self) -> None:
        self.work.look_up_names(self.item.text(), self.lot.text(), self.serial.text())

    def _done(self, kind: FormKind) -> None:
        if kind is self.kind:
            for field in (self.code, self.item, self.lot, self.serial, self.document, *self.more):
                field.clear()

    def translate(self) -> None:
        """Speak the language of the window."""
        first = (self.tr("Goods"), self.tr("or by name"), self.tr("Chosen"), self.where_word())
        for label, word in zip(self.labels, (*first, *self.more_words(), self.tr("For")), strict=True):
            label.setText(word)
        self.code.setPlaceholderText(self.tr("scan it, or type (01)…(10)…, then Enter"))
        self.item.setPlaceholderText(self.tr("REF"))
        self.lot.setPlaceholderText(self.tr("lot"))
        self.serial.setPlaceholderText(self.tr("serial, then Enter"))
        self.document.setPlaceholderText(self.tr("recall, defect case or return; empty: a number of its own"))
        self.place.setAccessibleName(self.tr("Place and owner"))
        self.pieces.setAccessibleName(self.tr("Pieces"))
        self._shown = None
        self.show_goods()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.translate()


class ExchangeForm(LeavingForm):
    """A replacement goes to the customer; ``document`` is its return or defect case, which the first scan names."""

    def __init__(self, work: MoreReturns, parent: QWidget | None = None) -> None:
        super().__init__(work, FormKind.EXCHANGE, 1, parent)
        (self.store,) = self.more
        self.pieces.hide()
        self.document.textChanged.connect(self._document_changed)
        work.document_found.connect(self.document.setText)
        self.begin(self._send)

    @override
    def more_words(self) -> tuple[str, ...]:
        return (self.tr("To"),)

    @override
    def where_word(self) -> str:
        return self.tr("From")

    def _document_changed(self, number: str) -> None:
        self.work.document = number

    def _send(self) -> None:
        self.work.exchange(self.leaving(), self.store.text())

    @override
    def translate(self) -> None:
        super().translate()
        self.code.setPlaceholderText(self.tr("first what came back, then the replacement: scan or type it"))
        self.store.setPlaceholderText(self.tr("store of the customer; empty: its only one"))
        self.document.setPlaceholderText(self.tr("return or defect case: RT-… or D-…"))
        self.book.set_words(self.tr("Send the replacement"))


class GiveBackForm(LeavingForm):
    """Goods go back to their owner; ``document`` is what it is for."""

    def __init__(self, work: MoreReturns, parent: QWidget | None = None) -> None:
        super().__init__(work, FormKind.GIVE_BACK, 1, parent)
        (self.reason,) = self.more
        self.begin(self._give_back)

    @override
    def more_words(self) -> tuple[str, ...]:
        return (self.tr("Reason"),)

    def _give_back(self) -> None:
        self.work.give_back(self.leaving(), self.reason.text())

    @override
    def translate(self) -> None:
        super().translate()
        self.reason.setPlaceholderText(self.tr("where no document says why"))
        self.book.set_words(self.tr("Give it back"))


class DestroyForm(LeavingForm):
    """Goods are destroyed; a supervisor says who of the owner agreed, and why."""

    def __init__(self, work: MoreReturns, parent: QWidget | None = None) -> None:
        super().__init__(work, FormKind.DESTROY, 2, parent)
        self.person, self.reason = self.more
        self.begin(self._destroy)

    @override
    def more_words(self) -> tuple[str, ...]:
        return self.tr("Who agreed"), self.tr("Reason")

    def _destroy(self) -> None:
        self.work.destroy(self.leaving(), self.person.text(), self.reason.text())

    @override
    def translate(self) -> None:
        super().translate()
        self.person.setPlaceholderText(self.tr("name of the person of the owner"))
        self.reason.setPlaceholderText(self.tr("with the paper of the destruction"))
        self.book.set_words(self.tr("Destroy it (supervisor)"))
