"""Price lists and consents in a form: one list whole, one price a line; a consent, and its last day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.exchange.cells import as_date, as_decimal
from desktop.presenters.answer import Verdict
from desktop.presenters.entry import Entry, Reading, with_line
from desktop.presenters.entry_values import Values
from desktop.presenters.master_list import Fault
from desktop.presenters.question import offered
from desktop.presenters.reply import Reply
from desktop.queries.agreements import PriceListRow, price_lists
from desktop.services.consenting import END_CONSENT, RECORD_CONSENT, ConsentEnded, EndConsent, RecordConsent
from desktop.services.master_data.entry import Seen, as_seen
from desktop.services.pricing import SAVE_PRICE_LIST, ItemPrice, PriceListSaved, SavePriceList, prices_seen
from desktop.services.wire import to_wire

TAX: Final = Decimal(13)
"""Per cent, where a line of prices names none."""
HUNDRED: Final = Decimal(100)


class AgreementEntry(Entry):
    """What an owner agreed to, as it is entered by hand.

    Signals:
        changed_meanwhile: a price list was changed by somebody else: as it is now, and field to what stands there now.
    """

    changed_meanwhile = Signal(object, object)

    field_of: ClassVar[Mapping[str, str]] = {
        "unknown_party": "other",
        "unknown_item": "prices",
        "repeated_row": "prices",
        "no_rows": "prices",
        "bad_amount": "prices",
        "bad_tax_rate": "prices",
        "price_list_overlaps": "valid_from",
        "needs_reference": "reference",
        "needs_reason": "reason",
        "consent_ended_already": "valid_to",
        "period_backwards": "valid_to",
    }
    _refs: tuple[str, ...] = ()
    _changing: tuple[str, str] | None = None

    def save_list(self, owner: str, values: Values, seen: PriceListRow | None = None) -> None:
        """Send a price list whole; what is wrong is told with `refused`.

        Args:
            owner: code of whose list it is.
            values: of the form.
            seen: the list as the form began with it; None for a new one.
        """
        reading = Reading(values)
        reading.need("code", "prices")
        prices: tuple[ItemPrice, ...] = reading.read("prices", prices_of, ())
        first, last = self._period(reading)
        if reading.faults:
            self.refused.emit(reading.faults)
            return
        self._refs = tuple(price.item for price in prices)
        self._changing = (owner, values["code"]) if seen is not None else None
        included = values["tax_included"] == "true"
        asked = SavePriceList(values["code"], owner, first, prices, last, values["other"], values["name"], included)
        self.send(SAVE_PRICE_LIST, replace(asked, expected=expected_of(seen)))

    @override
    def refuse(self, error: Exception) -> None:
        super().refuse(error)
        if isinstance(error, Refusal) and error.code == "changed_meanwhile" and self._changing is not None:
            owner, code = self._changing
            changed = now_by_field(error)

            def read(connection: Any) -> tuple[PriceListRow | None, Mapping[str, str]]:
                return next((row for row in price_lists(connection, owner) if row.code == code), None), changed

            self.session.jobs.read(read, self._read_anew, self.failed.emit)

    def _read_anew(self, answer: tuple[PriceListRow | None, Mapping[str, str]]) -> None:
        if answer[0] is not None:
            self.changed_meanwhile.emit(*answer)

    def record_consent(self, owner: str, values: Values) -> None:
        """Send a consent."""
        self._refs = ()
        reading = Reading(values)
        reading.need("other", "reference")
        first, last = self._period(reading)
        if reading.faults:
            self.refused.emit(reading.faults)
            return
        asked = (owner, values["other"], values["reference"])
        self.send(RECORD_CONSENT, RecordConsent(*asked, first, last, values["note"]))

    def end_consent(self, consent: int, values: Values) -> None:
        """Send the last day of a consent."""
        self._refs = ()
        reading = Reading(values)
        reading.need("valid_to", "reason")
        last = reading.day("valid_to")
        if reading.faults:
            self.refused.emit(reading.faults)
        else:
            self.send(END_CONSENT, EndConsent(consent, last, values["reason"]))

    def _period(self, reading: Reading) -> tuple[date, date | None]:
        reading.need("valid_from")
        last: date | None = reading.read("valid_to", _day_or_none, None)
        return reading.day("valid_from"), last

    @override
    def placed(self, faults: Mapping[str, Fault]) -> Mapping[str, Fault]:
        return with_line(faults, "prices", self._refs)

    def reply(self, answer: PriceListSaved | ConsentEnded | Any) -> Reply:
        """What the desk says of an answer."""
        facts = to_wire(answer)
        if isinstance(answer, PriceListSaved):
            return Reply(Verdict.OK, "price_list_saved", facts)
        return Reply(Verdict.OK, "consent_ended" if isinstance(answer, ConsentEnded) else "consent_recorded", facts)


def _day_or_none(text: str) -> date | None:
    return as_date(text) if text else None


def prices_of(text: str) -> tuple[ItemPrice, ...]:
    """Prices, one a line: REF, yuan, tax in per cent (13 when it is left out).

    Raises:
        Refusal: ``bad_price_line`` with the number of the ``line``.
    """
    lines = [(number, line.split()) for number, line in enumerate(text.split("\n"), 1) if line.split()]
    return tuple(_price(number, parts) for number, parts in lines)


def _price(number: int, parts: list[str]) -> ItemPrice:
    """A last number above 100 is no tax: the REF before it may hold blanks and end in a number itself."""
    last = _number(parts[-1]) if len(parts) > 1 else None
    before = _number(parts[-2]) if len(parts) > 2 else None
    if last is None:
        raise Refusal("bad_price_line", line=number, value=" ".join(parts))
    if before is not None and last <= HUNDRED:
        return ItemPrice(" ".join(parts[:-2]), before, int(last * 100))
    return ItemPrice(" ".join(parts[:-1]), last, int(TAX * 100))


def _number(text: str) -> Decimal | None:
    try:
        return as_decimal(text)
    except Refusal:
        return None


def now_by_field(refusal: Refusal) -> dict[str, str]:
    """What stands now in the fields of a list that somebody changed; its prices in one, each with its REF."""
    told: dict[str, str] = {}
    for one in offered(refusal, "fields"):
        field, now = str(one["field"]), str(one["now"] or "")
        if field in _NAMES:
            told[_NAMES[field]] = now
        elif field not in ("code", "prices"):
            price = now.partition(" ")[0] or "-"
            told["prices"] = " · ".join(part for part in (told.get("prices", ""), f"{field} {price}") if part)
    return told


_NAMES: Final = {"payer": "other"} | {name: name for name in ("name", "valid_from", "valid_to", "tax_included")}
"""Field of a price list to the field of its form."""


def expected_of(row: PriceListRow | None) -> tuple[Seen, ...]:
    """What the person saw of a price list; of a new one, that there is none of its code."""
    if row is None:
        return (Seen("code", ""),)
    names = ("name", "payer", "valid_from", "valid_to", "tax_included")
    prices = prices_seen((price.ref, price.unit_price, price.tax_rate) for price in row.prices)
    return (*(Seen(name, as_seen(getattr(row, name))) for name in names), Seen("prices", prices))


def lines_of(row: PriceListRow) -> str:
    """The prices of a list as the form shows them: what `prices_of` reads back."""
    return "\n".join(f"{price.ref} {price.unit_price:.2f} {Decimal(price.tax_rate) / 100:f}" for price in row.prices)
