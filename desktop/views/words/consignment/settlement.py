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
}
