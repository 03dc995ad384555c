"""The rarer work of the returns desk, each by a small form: carriage, exchange, giving back, destroying."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Refusal
from desktop.domain.money import money
from desktop.presenters.answer import Verdict
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.typed_code import unbracketed
from desktop.queries.lying_goods import Lying, has_units, lying_goods
from desktop.queries.returns import exchangeable
from desktop.services.named_goods import NamedGoods, named_goods
from desktop.services.returns.exchanging import EXCHANGE_GOODS, Exchanged, ExchangeGoods
from desktop.services.returns.freight import (
    RECORD_FREIGHT,
    TAKE_BACK_FREIGHT,
    FreightRecorded,
    FreightTakenBack,
    RecordFreight,
    TakeBackFreight,
)
from desktop.services.returns.giving_back import GIVE_BACK, GiveBack, GivenBack
from desktop.services.returns.scrapping import SCRAP_GOODS, GoodsScrapped, ScrapGoods
from desktop.services.wire import to_wire


class FormKind(StrEnum):
    """The forms."""

    CARRIAGE = "carriage"
    EXCHANGE = "exchange"
    GIVE_BACK = "give_back"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True)
class FoundGoods:
    """Goods that a form is about, and where they lie."""

    goods: NamedGoods
    lying: tuple[Lying, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What of the found goods leaves the stock: pieces, and from where; ``document`` "" for a number of its own."""

    pieces: Decimal
    place: str
    owner: str
    document: str = ""


class MoreReturns(QObject):
    """What the forms show and do; the desk speaks for them.

    Attributes:
        kind: the form that is open, None for none.
        found: the goods that were scanned or typed for it.
        document: the return or defect case that an exchange is for, as the form stands.
        books: what books each form that was made; YES does as its button.

    Signals:
        goods_changed: other goods were found, or none are any more.
        waybill_scanned: a waybill, without the mark of its symbology.
        document_found: the return or defect case of a piece that was scanned for an exchange.
        done: the kind of a form whose work is booked.
    """

    goods_changed = Signal()
    waybill_scanned = Signal(str)
    document_found = Signal(str)
    done = Signal(object)

    def __init__(self, desk: ReturnsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kind: FormKind | None = None
        self.found: FoundGoods | None = None
        self.document = ""
        self.books: dict[FormKind, Callable[[], None]] = {}
        self._asked = 0

    def open(self, kind: FormKind) -> None:
        """Scans go into this form from now on."""
        self.kind, self.desk.form, self.desk.book = kind, self._take, self._book
        self._forget()

    def close(self) -> None:
        """Scans are returns again."""
        self.kind, self.desk.form, self.desk.book = None, None, None
        self._forget()

    def _book(self) -> None:
        book = self.books.get(self.kind) if self.kind is not None else None
        if book is None:
            raise Refusal("scan_goods_first")
        book()

    def drop_goods(self) -> None:
        """Other goods are being typed: those that were found are not meant any more."""
        if self.found is not None:
            self._forget()

    def _forget(self) -> None:
        self._asked += 1
        self.found = None
        self.goods_changed.emit()
        self.desk.changed.emit()

    # ---------------------------------------------------------------- what is scanned or typed

    def _take(self, raw: str) -> None:
        if self.kind is FormKind.CARRIAGE:
            waybill = raw[3:] if raw[:1] == "]" else raw
            self.waybill_scanned.emit(waybill)
            self.desk.ok("waybill_scanned", {"waybill": waybill}, Verdict.INFO)
        elif self.kind is FormKind.EXCHANGE and not self.document:
            self._look_for_document(raw)
        else:
            self._look(raw, ("", "", ""))

    def look_up(self, code: str) -> None:
        """Goods by a code that was typed as it stands under the barcode."""
        if code and self.desk.is_free:
            self._look(unbracketed(code), ("", "", ""))

    def look_up_names(self, item: str, lot: str, serial: str = "") -> None:
        """Goods by REF with lot or serial number."""
        if item and (lot or serial) and self.desk.is_free:
            self._look("", (item, lot, serial))

    def _look(self, raw: str, names: tuple[str, str, str]) -> None:
        self._asked += 1
        asked, today = self._asked, self.desk.clock.now().date()

        def read(connection: Any) -> tuple[int, FoundGoods]:
            goods = named_goods(connection, raw, names, today)
            if goods.unit is None and has_units(connection, goods.lot):
                raise Refusal("which_piece", **goods.names)
            return asked, FoundGoods(goods, lying_goods(connection, goods.lot, goods.unit))

        self.desk.jobs.read(read, self._looked, self.desk.refuse)

    def _looked(self, answer: tuple[int, FoundGoods]) -> None:
        found = answer[1]
        if answer[0] == self._asked:
            self.found = found
            self.goods_changed.emit()
        if not found.lying:
            self.desk.refuse(
                Refusal("not_on_hand", thing=found.goods.serial or found.goods.number, **found.goods.names)
            )
        else:
            self.desk.ok("form_goods", found.goods.names, Verdict.INFO)

    # ---------------------------------------------------------------- carriage

    def record(self, document: str, carrier: str, waybill: str, amount: str) -> None:
        """Put a carriage on the claim list; ``amount`` in yuan as it was typed."""
        try:
            request = RecordFreight(document, carrier, waybill, money(amount))
        except Refusal as refusal:
            self.desk.refuse(refusal)
            return
        self.desk.carry_out(RECORD_FREIGHT, request, self._recorded)

    def _recorded(self, told: FreightRecorded) -> None:
        self._finished(FormKind.CARRIAGE, "freight_recorded", to_wire(told) | {"freight_payer": told.payer.value})

    def take_back(self, document: str, waybill: str, reason: str) -> None:
        """Take a carriage back; it asks for a reason whoever entered it."""
        if not reason:
            self.desk.refuse(Refusal("reason_missing"))
            return
        self.desk.by_hand(TAKE_BACK_FREIGHT, TakeBackFreight(document, waybill, reason), self._taken_back)

    def _taken_back(self, told: FreightTakenBack) -> None:
        self._finished(FormKind.CARRIAGE, "freight_taken_back", to_wire(told) | {"freight_payer": told.payer.value})

    # ---------------------------------------------------------------- exchange

    def _look_for_document(self, raw: str) -> None:
        """The first scan of an exchange is the piece that came back: its return or defect case is looked for."""
        today = self.desk.clock.now().date()

        def read(connection: Any) -> str:
            goods = named_goods(connection, raw, ("", "", ""), today)
            number = exchangeable(connection, goods.lot, goods.unit)
            if not number:
                raise Refusal("nothing_to_exchange", **goods.names)
            return number

        self.desk.jobs.read(read, self._document_known, self.desk.refuse)

    def _document_known(self, number: str) -> None:
        self.document_found.emit(number)
        self.desk.ok("exchange_for", {"number": number}, Verdict.INFO)

    def exchange(self, leaving: Leaving, target: str) -> None:
        """Send the found goods to the customer of a return or a defect case; ``target`` "" for its only store."""
        if not leaving.document:
            self.desk.refuse(Refusal("document_missing"))
            return
        names = self._names()
        if names is not None:
            where = {"source": leaving.place, "owner": leaving.owner, "target": target}
            self.desk.carry_out(EXCHANGE_GOODS, ExchangeGoods(leaving.document, **names, **where), self._exchanged)

    def _exchanged(self, told: Exchanged) -> None:
        self._finished(FormKind.EXCHANGE, "goods_exchanged", to_wire(told) | {"place": told.target})

    # ---------------------------------------------------------------- goods that leave

    def give_back(self, leaving: Leaving, reason: str = "") -> None:
        """Give the found goods back to their owner."""
        names = self._names()
        if names is not None:
            where = {"source": leaving.place, "owner": leaving.owner, "document": leaving.document}
            request = GiveBack(**names, **where, pieces=leaving.pieces, reason=reason)
            self.desk.carry_out(GIVE_BACK, request, self._given_back)

    def _given_back(self, told: GivenBack) -> None:
        self._finished(FormKind.GIVE_BACK, "goods_given_back", to_wire(told) | {"place": told.source})

    def destroy(self, leaving: Leaving, agreed_by: str, reason: str) -> None:
        """Destroy the found goods; a supervisor does."""
        names = self._names()
        if names is not None:
            where = {"source": leaving.place, "owner": leaving.owner, "document": leaving.document}
            request = ScrapGoods(agreed_by, reason, **names, **where, pieces=leaving.pieces)
            self.desk.carry_out(SCRAP_GOODS, request, self._destroyed)

    def _destroyed(self, told: GoodsScrapped) -> None:
        self._finished(FormKind.DESTROY, "goods_destroyed", to_wire(told) | {"place": told.source})

    def _names(self) -> dict[str, str] | None:
        if self.found is None:
            self.desk.refuse(Refusal("scan_goods_first"))
            return None
        goods = self.found.goods
        return {"item": goods.ref, "lot": goods.number, "serial": goods.serial}

    def _finished(self, kind: FormKind, code: str, facts: dict[str, Any]) -> None:
        self._forget()
        self.done.emit(kind)
        self.desk.reload()
        self.desk.ok(code, facts)
