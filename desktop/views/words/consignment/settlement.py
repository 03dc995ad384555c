"""What is said about prices, consent and what is owed."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

SETTLEMENT: Final[dict[str, str]] = {
    "no_price": QT_TRANSLATE_NOOP(
        "messages", "No price on {on}|{item} · {ref}|Enter it in the owner's price list, then book again"
    ),
    "no_consent": QT_TRANSLATE_NOOP(
        "messages",
        "{owner} has not agreed to this|{custodian} may not hold its goods on {on}|Record the owner's consent first",
    ),
    "needs_reference": QT_TRANSLATE_NOOP("messages", "Which contract or letter says so?||Enter its number or name"),
    "period_backwards": QT_TRANSLATE_NOOP(
        "messages", "The period ends before it begins|{valid_from} to {valid_to}|Correct the dates"
    ),
    "price_list_overlaps": QT_TRANSLATE_NOOP(
        "messages", "Two price lists for the same days|{list} · {other}|End the other list first"
    ),
    "bad_tax_rate": QT_TRANSLATE_NOOP(
        "messages", "Not a tax rate: {value}|In hundredths of a per cent: 13 % is 1300|Correct the rate"
    ),
    "no_rows": QT_TRANSLATE_NOOP("messages", "Nothing is in the list||Enter at least one line"),
    "needs_person": QT_TRANSLATE_NOOP("messages", "Who agreed to it?||Enter the name of the person"),
    "already_own": QT_TRANSLATE_NOOP(
        "messages", "The buyer owns it already|{item} · lot {lot} · serial {serial}|Nothing to buy"
    ),
    "reserved_for_case": QT_TRANSLATE_NOOP(
        "messages",
        "Promised to case {case}|{item} · lot {lot} · serial {serial}|Release the reservation, or take other goods",
    ),
    "unknown_buy_out": QT_TRANSLATE_NOOP("messages", "No such buy-out: {document}||Check the number"),
    "bad_price_line": QT_TRANSLATE_NOOP(
        "messages", "Not a price: “{value}”|One a line: REF, price in CNY, tax in per cent|FS-12-135 12800.00 13"
    ),
    "not_in_statement": QT_TRANSLATE_NOOP(
        "messages", "Not in this statement|{item} · lot {lot} · serial {serial}|Choose another owner or month"
    ),
    "unknown_consent": QT_TRANSLATE_NOOP("messages", "No such consent||Choose one from the list"),
    "consent_ended_already": QT_TRANSLATE_NOOP(
        "messages", "This consent has ended already|Last day {valid_to}|Nothing to end"
    ),
    "month_shown": QT_TRANSLATE_NOOP("messages", "{month}|{owner}|"),
    "lot_chosen": QT_TRANSLATE_NOOP(
        "messages", "{pieces} on hand|{item} · lot {lot} · serial {serial}|To buy it out, enter who agreed"
    ),
    "confirm_buy_out": QT_TRANSLATE_NOOP(
        "messages", "Buy {pieces} for {amount} CNY?|{item} · lot {lot} · serial {serial} · {place}|CONFIRM, or NO"
    ),
    "not_bought": QT_TRANSLATE_NOOP("messages", "Nothing was bought||"),
    "bought_out": QT_TRANSLATE_NOOP(
        "messages",
        "{document} · {amount} CNY|{pieces} × {item} · lot {lot} · serial {serial} bought|UNDO takes it back",
    ),
    "statement_saved": QT_TRANSLATE_NOOP("messages", "Statement saved|{path}|"),
    "price_list_saved": QT_TRANSLATE_NOOP("messages", "Price list {code} saved|Prices: {prices}|"),
    "consent_recorded": QT_TRANSLATE_NOOP("messages", "Consent recorded|{owner} → {custodian} · {reference}|"),
    "consent_ended": QT_TRANSLATE_NOOP(
        "messages", "Consent ended|{owner} → {custodian} · last day {last}|Fetch what is still there"
    ),
    "buy_out_undone": QT_TRANSLATE_NOOP(
        "messages", "{document} is taken back · {credited} CNY||The goods are again whose they were"
    ),
}
