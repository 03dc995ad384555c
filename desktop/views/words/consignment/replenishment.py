"""What is said about replenishment."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

ORDER_STATES: Final[dict[str, str]] = {
    "sent": QT_TRANSLATE_NOOP("messages", "sent, no answer yet"),
    "answered": QT_TRANSLATE_NOOP("messages", "answered"),
    "announced": QT_TRANSLATE_NOOP("messages", "on its way"),
    "delivered": QT_TRANSLATE_NOOP("messages", "delivered"),
    "cancelled": QT_TRANSLATE_NOOP("messages", "cancelled"),
}
"""How far an order is."""

WHYS: Final[dict[str, str]] = {
    "expired": QT_TRANSLATE_NOOP("messages", "expired"),
    "short_dated": QT_TRANSLATE_NOOP("messages", "expires soon"),
    "held": QT_TRANSLATE_NOOP("messages", "on hold"),
    "not_put_away": QT_TRANSLATE_NOOP("messages", "in the receiving place, not put away yet"),
    "wrong_place": QT_TRANSLATE_NOOP("messages", "not in a usable place"),
    "other_owner": QT_TRANSLATE_NOOP("messages", "belongs to somebody else"),
}
"""Why pieces do not count."""

EXCLUDED: Final[dict[str, str]] = {
    "expired": QT_TRANSLATE_NOOP("messages", "{pieces} expired"),
    "short_dated": QT_TRANSLATE_NOOP("messages", "{pieces} expiring within {days} days"),
    "held": QT_TRANSLATE_NOOP("messages", "{pieces} on hold or recalled"),
    "wrong_place": QT_TRANSLATE_NOOP("messages", "{pieces} not in a usable place"),
    "other_owner": QT_TRANSLATE_NOOP("messages", "{pieces} of another owner"),
}
"""What a position leaves out, summed by reason."""

STEPS: Final[dict[str, str]] = {
    "position": QT_TRANSLATE_NOOP(
        "messages", "Position {value} = {0} usable − {1} committed + {2} in transit + {3} on order"
    ),
    "enough": QT_TRANSLATE_NOOP("messages", "{0} is not below the minimum of {1}: nothing to order"),
    "below_minimum": QT_TRANSLATE_NOOP(
        "messages", "{0} is below the minimum of {1}: {value} missing up to the target of {2}"
    ),
    "packs": QT_TRANSLATE_NOOP("messages", "{0} × pack of {1} = {value}"),
    "cut_to_maximum": QT_TRANSLATE_NOOP("messages", "Never above {1}: {value}"),
    "no_pack_fits": QT_TRANSLATE_NOOP("messages", "Not one pack of {2} fits below the maximum of {1}: nothing"),
}
"""The steps of a proposal."""

METHODS: Final[dict[str, str]] = {
    "croston": QT_TRANSLATE_NOOP("messages", "Croston (1972)"),
    "sba": QT_TRANSLATE_NOOP("messages", "Syntetos & Boylan (SBA, 2005)"),
    "tsb": QT_TRANSLATE_NOOP("messages", "Teunter, Syntetos & Babai (TSB, 2011)"),
    "mean": QT_TRANSLATE_NOOP("messages", "Mean of all weeks"),
}
"""The methods of the forecast."""

SHORT_METHODS: Final[dict[str, str]] = {
    "croston": QT_TRANSLATE_NOOP("messages", "Croston"),
    "sba": QT_TRANSLATE_NOOP("messages", "SBA"),
    "tsb": QT_TRANSLATE_NOOP("messages", "TSB"),
    "mean": QT_TRANSLATE_NOOP("messages", "mean"),
}

CHOICES: Final[dict[str, str]] = {
    "least_error": QT_TRANSLATE_NOOP(
        "messages",
        "Taken because it missed least in the {held} weeks held back of {weeks} (RMSSE {rmsse}, MASE {mase})",
    ),
    "history_short": QT_TRANSLATE_NOOP(
        "messages", "Short history: {weeks:week/weeks}, {demands:demand/demands}. No error could be measured"
    ),
    "no_demand": QT_TRANSLATE_NOOP("messages", "Nothing was used so far: nothing can be forecast"),
}
"""Why a method was taken."""

LEADS: Final[dict[str, str]] = {
    "asked": QT_TRANSLATE_NOOP("messages", "Lead time {lead} weeks, as you said"),
    "measured": QT_TRANSLATE_NOOP("messages", "Lead time {lead} weeks, measured on delivered orders"),
    "usual": QT_TRANSLATE_NOOP("messages", "Lead time {lead} weeks is assumed: too few orders were delivered yet"),
}
LAWS: Final[dict[str, str]] = {
    "poisson": QT_TRANSLATE_NOOP("messages", "steady demand (Poisson)"),
    "negative_binomial": QT_TRANSLATE_NOOP("messages", "lumpy demand (negative binomial)"),
}
SOURCES: Final[dict[str, str]] = {
    "typed": QT_TRANSLATE_NOOP("messages", "by hand"),
    "import": QT_TRANSLATE_NOOP("messages", "from a file"),
    "forecast": QT_TRANSLATE_NOOP("messages", "from the forecast"),
    "emergency": QT_TRANSLATE_NOOP("messages", "on demand, since an emergency took a piece"),
}
"""How a par came about."""

REPLENISHMENT: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- refusals
    "unknown_par": QT_TRANSLATE_NOOP(
        "messages", "Nothing is set for this item and place||Set minimum, target and maximum"
    ),
    "nothing_proposed": QT_TRANSLATE_NOOP("messages", "Nothing is proposed for {item}|{place} has enough|"),
    "not_in_packs": QT_TRANSLATE_NOOP("messages", "Only whole packs||Choose a multiple of {pack}"),
    "above_maximum": QT_TRANSLATE_NOOP("messages", "Above the maximum of {maximum}||At most {most} can be ordered"),
    "nothing_to_order": QT_TRANSLATE_NOOP("messages", "Nothing to order from {owner}||What was missing is on order"),
    "proposals_changed": QT_TRANSLATE_NOOP(
        "messages", "The list has changed|{seen:piece/pieces} shown before, {now} now|Look at it and send again"
    ),
    "unknown_order": QT_TRANSLATE_NOOP("messages", "Unknown order: {order}||Check the number"),
    "order_was_cancelled": QT_TRANSLATE_NOOP("messages", "{order} was cancelled||"),
    "order_announced": QT_TRANSLATE_NOOP(
        "messages", "{order} is on its way|Delivery {notice} answers it|Receive it first"
    ),
    "order_delivered": QT_TRANSLATE_NOOP("messages", "{order} was delivered||Nothing of it is open any more"),
    "reply_before_order": QT_TRANSLATE_NOOP("messages", "The answer is older than {order}||Check date and time"),
    "promise_before_order": QT_TRANSLATE_NOOP(
        "messages", "Promised for a day before {order} was sent|{promised_on}|Check the day"
    ),
    "reply_in_future": QT_TRANSLATE_NOOP("messages", "The answer to {order} lies ahead||Check date and time"),
    "order_of_other": QT_TRANSLATE_NOOP(
        "messages", "{order} is for another owner or site|{notice} cannot answer it|Check the number of the order"
    ),
    "notice_names_other": QT_TRANSLATE_NOOP("messages", "{notice} answers {order} already||Check the number"),
    "no_order_shown": QT_TRANSLATE_NOOP(
        "messages", "No order is shown|{notice}|Open the order that this delivery answers, then scan again"
    ),
    "confirm_to_name": QT_TRANSLATE_NOOP(
        "messages", "Does {notice} answer {order}?||Scan CONFIRM, or anything else to leave it"
    ),
    "order_named": QT_TRANSLATE_NOOP("messages", "{notice} answers {order}|its pieces are in transit now|"),
    "bad_fill_rate": QT_TRANSLATE_NOOP("messages", "Not a fill rate: {value}||Enter per cent from 1 to below 100"),
    "bad_lead_time": QT_TRANSLATE_NOOP("messages", "Not a lead time: {value}||Enter weeks above 0, at most 52"),
    "par_proposal_changed": QT_TRANSLATE_NOOP(
        "messages", "The proposal for {item} has changed|Nothing was kept|Look at it and accept it again"
    ),
    "no_par_at_hand": QT_TRANSLATE_NOOP("messages", "No product is open||Scan one, or open a row"),
    # ---------------------------------------------------------------- replies
    "par_set": QT_TRANSLATE_NOOP("messages", "Minimum stock is set|{subject}|"),
    "installed_base_recorded": QT_TRANSLATE_NOOP(
        "messages", "Devices in the field are kept|{item} · {site}|The forecast shows what they need"
    ),
    "par_retired": QT_TRANSLATE_NOOP("messages", "No minimum stock any more|{item} · {place}|Save it again to go back"),
    "par_adopted": QT_TRANSLATE_NOOP(
        "messages", "Minimum {minimum}, target {target}, maximum {maximum}|{item} · {place}|"
    ),
    "confirm_par": QT_TRANSLATE_NOOP(
        "messages",
        "Keep minimum {minimum}, target {target}, maximum {maximum}?|{item} · {place}|"
        "Scan CONFIRM again, or press Accept",
    ),
    "set_a_par": QT_TRANSLATE_NOOP("messages", "No minimum stock for {item} yet||Enter minimum, target and maximum"),
    "refill_shown": QT_TRANSLATE_NOOP(
        "messages", "{item}|{place} · position {position}, minimum {minimum}|Order {pieces}"
    ),
    "refill_enough": QT_TRANSLATE_NOOP(
        "messages", "{item} has enough|{place} · position {position}, minimum {minimum}|"
    ),
    "refill_changed": QT_TRANSLATE_NOOP("messages", "Order {pieces} instead of {proposed}|{item} · {place}|"),
    "order_sent": QT_TRANSLATE_NOOP(
        "messages",
        "{order} is sent · {pieces:piece/pieces}|{owner} · {lines:product/products}|Print it or save the file",
    ),
    "order_taken_back": QT_TRANSLATE_NOOP("messages", "{order} is cancelled||Its products are proposed again"),
    "order_answered": QT_TRANSLATE_NOOP("messages", "{order} was answered after {told}||"),
    "confirm_to_send": QT_TRANSLATE_NOOP(
        "messages",
        "Order {pieces:piece/pieces} from {owner}?|{lines:product/products}|Scan CONFIRM again, or press Send",
    ),
}
