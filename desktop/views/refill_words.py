"""Rows of replenishment as words."""

from typing import Final

from desktop.domain.replenishment import Step
from desktop.queries.pars import ParRow
from desktop.queries.positions import PositionRow
from desktop.queries.refill_orders import OrderRow, OrderState
from desktop.queries.replenishment import ProposalRow
from desktop.views.names import named
from desktop.views.translation import text
from desktop.views.widgets.status_chip import ChipState
from desktop.views.words.consignment.replenishment import ORDER_STATES, STEPS, WHYS
from desktop.views.words.marking import QT_TRANSLATE_NOOP

FIGURES: Final[dict[str, str]] = {
    "usable": QT_TRANSLATE_NOOP("messages", "Usable"),
    "committed": QT_TRANSLATE_NOOP("messages", "Committed"),
    "in_transit": QT_TRANSLATE_NOOP("messages", "In transit"),
    "on_order": QT_TRANSLATE_NOOP("messages", "On order"),
    "proposed": QT_TRANSLATE_NOOP("messages", "Proposed"),
}
TAKEN: Final = QT_TRANSLATE_NOOP("messages", "taken for emergency {order}")
"""Why a case lacks a piece that was promised to it."""

CHIPS: Final = {
    OrderState.SENT: ChipState.CLOCK,
    OrderState.ANSWERED: ChipState.BUSY,
    OrderState.ANNOUNCED: ChipState.BUSY,
    OrderState.DELIVERED: ChipState.READY,
    OrderState.CANCELLED: ChipState.OFF,
}


def item_name(par: ParRow) -> str:
    """The name of the item in the language of the window."""
    return named(par.name, par.name_en)


def step_words(step: Step) -> str:
    """One step of the reckoning as a sentence."""
    words = text(STEPS[step.kind.value]).replace("{value}", str(step.value))
    for place, figure in enumerate(step.figures):
        words = words.replace(f"{{{place}}}", str(figure))
    return words


def row_words(row: PositionRow) -> str:
    """A row behind a figure: how many, which, where, and why not."""
    expiry = row.expires_on.isoformat() if row.expires_on else ""
    goods = [f"{row.pieces:f}", row.serial or row.lot, row.place, row.document, expiry]
    told = " · ".join(part for part in goods if part)
    if row.order:
        return f"{told} — {text(TAKEN).format(order=row.order)}"
    why = row.why or ("not_put_away" if row.waits else "")
    return f"{told} — {text(WHYS[why])}" if why else told


def need_words(row: ProposalRow) -> str:
    """The cases that lack pieces since emergencies took them, each with its order; "" when there are none."""
    return " · ".join(f"{need.case} ({text(TAKEN).format(order=need.order)})" for need in row.needs)


def position_words(row: ProposalRow) -> str:
    """The position as one sentence."""
    return step_words(row.proposal.steps[0])


def state_words(order: OrderRow) -> str:
    """How far an order is."""
    return text(ORDER_STATES[order.state.value])


def span_words(minutes: int | None) -> str:
    """A span such as 1:35 h or 3 d 2 h; "" for none."""
    if minutes is None:
        return ""
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    return f"{days} d {hours} h" if days else f"{hours}:{left:02} h"
