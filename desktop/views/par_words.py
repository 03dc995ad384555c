"""One par as words: what is counted, what the forecast says, and why the proposal is what it is."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from desktop.domain.forecast import Choice, Forecast
from desktop.domain.replenishment import Levels
from desktop.queries.demand import Outlook
from desktop.queries.demand_months import Month, months_on
from desktop.queries.par_page import ParPage
from desktop.queries.positions import Figure, PositionRow
from desktop.views.translation import text
from desktop.views.widgets.month_chart import Bar, Marks
from desktop.views.words.consignment.replenishment import CHOICES, EXCLUDED, LAWS, LEADS, METHODS, SHORT_METHODS
from desktop.views.words.filling import fill
from desktop.views.words.marking import QT_TRANSLATE_NOOP

NEXT: Final = QT_TRANSLATE_NOOP("messages", "Next month ({month}): about {pieces:piece/pieces}")
METHOD: Final = QT_TRANSLATE_NOOP("messages", "Method: {method}, smoothing {smoothing}")
METHOD_ALONE: Final = QT_TRANSLATE_NOOP("messages", "Method: {method}")
TRIED: Final = QT_TRANSLATE_NOOP("messages", "RMSSE, the smaller the better: {errors}")
OVER_LEAD: Final = QT_TRANSLATE_NOOP(
    "messages", "Until goods come and are looked at again {pieces:piece/pieces} go on average: {law}"
)
REACHES: Final = QT_TRANSLATE_NOOP(
    "messages", "Minimum {minimum} is the smallest that hands out {goal} % at once; it reaches {reached} %"
)
ABOVE: Final = QT_TRANSLATE_NOOP(
    "messages", "Target {target} adds four weeks of demand, maximum {maximum} room for one pack of {pack}"
)
STOCK: Final = QT_TRANSLATE_NOOP("messages", "On the shelf there are then {pieces:piece/pieces} on average")
INSTALLED: Final = QT_TRANSLATE_NOOP(
    "messages", "Devices in the field are expected to need {pieces:piece/pieces} a week"
)
BY_HAND: Final = QT_TRANSLATE_NOOP("messages", "Without demand nothing can be proposed: set the levels by hand")
NOT_COUNTED: Final = QT_TRANSLATE_NOOP("messages", "Not counted: {rows}")
WAITING: Final = QT_TRANSLATE_NOOP(
    "messages", "In transit: {pieces:piece stands/pieces stand} in the receiving place, not put away yet"
)
ANNOUNCED: Final = QT_TRANSLATE_NOOP("messages", "In transit: {pieces:piece/pieces} on {documents}")
ORDERED: Final = QT_TRANSLATE_NOOP("messages", "On order: {pieces:piece/pieces} on {documents}")
PROMISED: Final = QT_TRANSLATE_NOOP("messages", "Committed: {pieces:piece/pieces} for {documents}")
LAST_WITH_YEAR: Final = 9
"""After it there is no room for the year before the next one begins."""

AT_MINIMUM: Final = QT_TRANSLATE_NOOP("messages", "Minimum {pieces}")
AT_TARGET: Final = QT_TRANSLATE_NOOP("messages", "Target {pieces}")
AT_MAXIMUM: Final = QT_TRANSLATE_NOOP("messages", "Maximum {pieces}")
AT_POSITION: Final = QT_TRANSLATE_NOOP("messages", "Now {pieces}")
USED_IN: Final = QT_TRANSLATE_NOOP("messages", "{month}: {pieces:piece/pieces} used")
SO_FAR: Final = QT_TRANSLATE_NOOP("messages", "{month}: {pieces:piece/pieces} used so far")
UNKNOWN: Final = QT_TRANSLATE_NOOP("messages", "{month}: no records yet")


def told(words: str, **facts: object) -> str:
    """A marked text in the language of the window, with its facts."""
    return fill(text(words), {name: str(value) for name, value in facts.items()})


def figure(value: float) -> str:
    """A mean or an error, short: 2 when it is whole, else 2.4."""
    rounded = f"{value:.1f}"
    return rounded.removesuffix(".0")


def levels_words(levels: Levels) -> str:
    """Minimum, target and maximum in one glance."""
    return f"{levels.minimum} / {levels.target} / {levels.maximum}"


# ---------------------------------------------------------------- the chart


def bars(page: ParPage) -> list[Bar]:
    """The months, and the one after them as the forecast sees it."""
    made = [_bar(month, first=number == 0) for number, month in enumerate(page.months)]
    coming = months_on(page.months[-1].first, 1)
    said = told(NEXT, month=f"{coming:%Y-%m}", pieces=figure(page.next_month))
    return [*made, Bar(str(coming.month), _year(coming.month, coming.year), page.next_month, said, expected=True)]


def _bar(month: Month, *, first: bool) -> Bar:
    shown = first and month.first.month <= LAST_WITH_YEAR
    year = str(month.first.year) if shown else _year(month.first.month, month.first.year)
    words = UNKNOWN if not month.known else SO_FAR if month.running else USED_IN
    said = told(words, month=f"{month.first:%Y-%m}", pieces=month.pieces)
    return Bar(str(month.first.month), year, month.pieces if month.known else None, said, month.running)


def _year(month: int, year: int) -> str:
    return str(year) if month == 1 else ""


def marks(page: ParPage) -> Marks:
    """The words on the right of the chart."""
    levels, position = page.par.levels, page.explained.row.proposal.parts.position
    return Marks(
        told(AT_MINIMUM, pieces=levels.minimum),
        told(AT_TARGET, pieces=levels.target),
        told(AT_MAXIMUM, pieces=levels.maximum),
        told(AT_POSITION, pieces=position),
    )


def month_words(month: Month) -> str:
    """A month with every use in it: how many by which document."""
    words = UNKNOWN if not month.known else SO_FAR if month.running else USED_IN
    head = told(words, month=f"{month.first:%Y-%m}", pieces=month.pieces)
    by_document: dict[str, Decimal] = defaultdict(Decimal)
    for use in month.uses:
        by_document[use.document] += use.pieces
    rows = [f"{pieces:f} × {document}" for document, pieces in by_document.items()]
    return " · ".join([head, *rows])


# ---------------------------------------------------------------- forecast and proposal


def forecast_words(page: ParPage) -> list[str]:
    """Next month, the method, why it was taken, and how the others did."""
    forecast = page.outlook.forecast
    if forecast.why is Choice.NO_DEMAND:
        return [_why(forecast)]
    coming = months_on(page.months[-1].first, 1)
    method = text(METHODS[forecast.method.value])
    smoothing = f"{forecast.smoothing:g}"
    named = (
        told(METHOD, method=method, smoothing=smoothing) if forecast.smoothing else told(METHOD_ALONE, method=method)
    )
    head = told(NEXT, month=f"{coming:%Y-%m}", pieces=figure(page.next_month))
    return [head, named, _why(forecast), *_tried(forecast)]


def _why(forecast: Forecast) -> str:
    best = forecast.tried[0] if forecast.tried else None
    errors = {name: _error(getattr(best, name, None)) for name in ("rmsse", "mase")}
    counts = {"weeks": forecast.weeks, "held": forecast.held_back, "demands": forecast.demands}
    return told(CHOICES[forecast.why.value], **counts, **errors)


def _error(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def _tried(forecast: Forecast) -> list[str]:
    errors = [f"{text(SHORT_METHODS[one.method.value])} {_error(one.rmsse)}" for one in forecast.tried]
    return [told(TRIED, errors=" · ".join(errors))] if errors else []


def proposal_words(found: Outlook) -> list[str]:
    """Why the proposal is what it is, step by step."""
    proposal, levels = found.proposal, found.proposal.levels
    if found.forecast.why is Choice.NO_DEMAND:
        return [text(BY_HAND), *_installed(found)]
    numbers = {"minimum": levels.minimum, "target": levels.target, "maximum": levels.maximum, "pack": levels.pack}
    goal, reached = figure(proposal.goal * 100), figure(proposal.fill_rate * 100)
    return [
        told(LEADS[found.lead_source], lead=figure(found.lead_weeks)),
        told(OVER_LEAD, pieces=figure(proposal.lead_mean), law=text(LAWS[proposal.law])),
        told(REACHES, minimum=levels.minimum, goal=goal, reached=reached),
        told(ABOVE, **numbers),
        told(STOCK, pieces=figure(proposal.expected_stock)),
        *_installed(found),
    ]


def _installed(found: Outlook) -> list[str]:
    return [] if found.installed_weekly is None else [told(INSTALLED, pieces=figure(found.installed_weekly))]


# ---------------------------------------------------------------- the position


def counted_words(page: ParPage) -> list[str]:
    """What is behind the figures, and what was left out with the reason."""
    rows = page.explained.rows
    counted = [row for row in rows if not row.why]
    waits = [row for row in counted if row.waits]
    lines = [_with_documents(PROMISED, [row for row in counted if row.figure is Figure.COMMITTED])]
    lines.append(told(WAITING, pieces=_sum(waits)) if waits else "")
    on_way = [row for row in counted if row.figure is Figure.IN_TRANSIT and not row.waits]
    lines.append(_with_documents(ANNOUNCED, on_way))
    lines.append(_with_documents(ORDERED, [row for row in counted if row.figure is Figure.ON_ORDER]))
    lines.append(_left_out(rows, page.par.horizon_days))
    return [line for line in lines if line]


def _sum(rows: Sequence[PositionRow]) -> str:
    return f"{sum((row.pieces for row in rows), Decimal(0)):f}"


def _with_documents(words: str, rows: Sequence[PositionRow]) -> str:
    documents = dict.fromkeys(row.document or row.place for row in rows)
    return told(words, pieces=_sum(rows), documents=", ".join(documents)) if rows else ""


def _left_out(rows: Sequence[PositionRow], days: int) -> str:
    by_why: dict[str, list[PositionRow]] = defaultdict(list)
    for row in rows:
        if row.why and row.figure in (Figure.USABLE, Figure.IN_TRANSIT):
            by_why[row.why].append(row)
    parts = [told(EXCLUDED[why], pieces=_sum(some), days=days) for why, some in by_why.items()]
    return told(NOT_COUNTED, rows="; ".join(parts)) if parts else ""
