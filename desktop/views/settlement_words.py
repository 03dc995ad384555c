"""Figures, findings, money and columns of the settlement page as words."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.money import rounded
from desktop.queries.ageing import AgedRow, SlowRow
from desktop.queries.agreements import PriceRow
from desktop.queries.statement import Figure, Figures, StatementRow
from desktop.queries.statement_lines import MovedRow, shown_pieces
from desktop.queries.usage_compared import ComparedRow, Finding
from desktop.views.life_words import what_word
from desktop.views.names import named
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.translation import text
from desktop.views.widgets.status_chip import ChipState
from desktop.views.words.marking import QT_TRANSLATE_NOOP

FIGURES: Final[dict[Figure, tuple[str, str]]] = {
    Figure.OPENING: ("", QT_TRANSLATE_NOOP("Columns", "Opening")),
    Figure.RECEIVED: ("+", QT_TRANSLATE_NOOP("Columns", "Received")),
    Figure.USED: ("−", QT_TRANSLATE_NOOP("Columns", "Used")),
    Figure.RETURNED: ("−", QT_TRANSLATE_NOOP("Columns", "Returned")),
    Figure.LOST: ("−", QT_TRANSLATE_NOOP("Columns", "Lost")),
    Figure.SCRAPPED: ("−", QT_TRANSLATE_NOOP("Columns", "Scrapped")),
    Figure.BOUGHT_OUT: ("+", QT_TRANSLATE_NOOP("Columns", "Bought out")),
    Figure.COUNTED: ("+", QT_TRANSLATE_NOOP("Columns", "Counted")),
    Figure.MOVED: ("+", QT_TRANSLATE_NOOP("Columns", "Moved")),
    Figure.CLOSING: ("=", QT_TRANSLATE_NOOP("Columns", "Closing")),
}
"""Sign and word of each figure, in the order of the equation."""

ALWAYS: Final = frozenset({Figure.OPENING, Figure.RECEIVED, Figure.USED, Figure.RETURNED, Figure.LOST, Figure.CLOSING})
"""The figures that every statement tells; the others when they are not 0."""

OWED: Final[dict[str, str]] = {
    "consume": QT_TRANSLATE_NOOP("messages", "used"),
    "waste": QT_TRANSLATE_NOOP("messages", "opened, not used"),
    "buy_out": QT_TRANSLATE_NOOP("messages", "bought out"),
    "lose": QT_TRANSLATE_NOOP("messages", "lost"),
    "give_back": QT_TRANSLATE_NOOP("messages", "given back"),
    "credit": QT_TRANSLATE_NOOP("messages", "credits"),
}
"""Why something is owed, by the kind of its billing line."""
FINDINGS: Final[dict[Finding, tuple[str, ChipState]]] = {
    Finding.QUANTITY_DIFFERS: (QT_TRANSLATE_NOOP("messages", "quantity differs"), ChipState.BAD),
    Finding.LOT_DIFFERS: (QT_TRANSLATE_NOOP("messages", "lot differs"), ChipState.WARN),
    Finding.ONLY_OURS: (QT_TRANSLATE_NOOP("messages", "only ours"), ChipState.BAD),
    Finding.ONLY_THEIRS: (QT_TRANSLATE_NOOP("messages", "only theirs"), ChipState.BAD),
    Finding.MATCHED: (QT_TRANSLATE_NOOP("messages", "matched"), ChipState.READY),
}
PER_CENT: Final = Decimal(100)


def figure_word(figure: Figure) -> str:
    """The word of a figure."""
    return QCoreApplication.translate("Columns", FIGURES[figure][1])


def pieces(value: Decimal) -> str:
    """Pieces without needless decimals, a real minus sign before what is below zero."""
    return f"{value.normalize():,f}".replace("-", "−")


def some(value: Decimal) -> str:
    """Pieces in a row; nothing where nothing was."""
    return pieces(value) if value else ""


def money(amount: Decimal | None) -> str:
    """An amount with its decimals, "" for none."""
    return "" if amount is None else f"{rounded(amount):,.2f}".replace("-", "−")


def figure_of(row: Figures, figure: Figure) -> Decimal:
    """One figure of a row."""
    value: Decimal = getattr(row, figure.value)
    return value


def finding_word(finding: Finding) -> str:
    """What the comparison says of a line."""
    return text(FINDINGS[finding][0])


# ---------------------------------------------------------------- columns


def _item(row: StatementRow | PriceRow | AgedRow | SlowRow) -> str:
    return named(row.item, row.item_en)


def _statement_state(row: StatementRow) -> ChipState | None:
    return None if row.closes else ChipState.BAD


def _figure(figure: Figure) -> Column:
    return Column(
        figure.value,
        FIGURES[figure][1],
        ColumnKind.NUMBER,
        102,
        lambda row: some(figure_of(row, figure)),
        sortable=False,
        hidden=figure not in ALWAYS,
    )


STATEMENT_COLUMNS: Final = (
    Column(
        "item", QT_TRANSLATE_NOOP("Columns", "Item"), width=168, value=_item, state=_statement_state, sortable=False
    ),
    Column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 104, sortable=False),
    Column("lot", QT_TRANSLATE_NOOP("Columns", "Lot"), ColumnKind.CODE, 112, sortable=False),
    Column("serial", QT_TRANSLATE_NOOP("Columns", "Serial"), ColumnKind.CODE, 130, sortable=False),
    *(_figure(figure) for figure in FIGURES),
)


def _moment(row: MovedRow) -> str:
    return f"{row.occurred_at:%Y-%m-%d %H:%M}"


def _what(row: MovedRow) -> str:
    back = QCoreApplication.translate("messages", "taken back")
    return f"{what_word(row.kind)} · {back}" if row.reversed else what_word(row.kind)


MOVED_COLUMNS: Final = (
    Column("occurred_at", QT_TRANSLATE_NOOP("Columns", "When"), ColumnKind.CODE, 180, _moment, sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("Columns", "Movement"), width=140, value=_what, sortable=False),
    Column("document", QT_TRANSLATE_NOOP("Columns", "Document"), ColumnKind.CODE, 120, sortable=False),
    Column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 104, sortable=False),
    Column("lot", QT_TRANSLATE_NOOP("Columns", "Lot"), ColumnKind.CODE, 112, sortable=False),
    Column("serial", QT_TRANSLATE_NOOP("Columns", "Serial"), ColumnKind.CODE, 130, sortable=False),
    Column(
        "pieces",
        QT_TRANSLATE_NOOP("Columns", "Pieces"),
        ColumnKind.NUMBER,
        76,
        lambda row: pieces(shown_pieces(row)),
        sortable=False,
    ),
    Column("place", QT_TRANSLATE_NOOP("Columns", "Place"), ColumnKind.CODE, 110, sortable=False),
    Column("actor", QT_TRANSLATE_NOOP("Columns", "Person"), width=100, sortable=False),
)


def _came(row: AgedRow) -> str:
    return row.received_on.isoformat() if row.received_on is not None else "—"


def _aged_value(row: AgedRow | SlowRow) -> str:
    return money(row.value) or "—"


def _expiry_state(row: AgedRow) -> ChipState | None:
    if row.expires_in is None or row.expires_in > 90:
        return None
    return ChipState.BAD if row.expires_in < 0 else ChipState.WARN


AGED_COLUMNS: Final = (
    Column("item", QT_TRANSLATE_NOOP("Columns", "Item"), width=146, value=_item, sortable=False),
    Column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 104, sortable=False),
    Column("lot", QT_TRANSLATE_NOOP("Columns", "Lot"), ColumnKind.CODE, 110, sortable=False),
    Column("serial", QT_TRANSLATE_NOOP("Columns", "Serial"), ColumnKind.CODE, 120, sortable=False),
    Column("place", QT_TRANSLATE_NOOP("Columns", "Place"), ColumnKind.CODE, 96, sortable=False),
    Column(
        "pieces",
        QT_TRANSLATE_NOOP("Columns", "Pieces"),
        ColumnKind.NUMBER,
        70,
        lambda row: pieces(row.pieces),
        sortable=False,
    ),
    Column("received_on", QT_TRANSLATE_NOOP("Columns", "Received"), ColumnKind.DATE, 106, _came, sortable=False),
    Column("days", QT_TRANSLATE_NOOP("Columns", "Days here"), ColumnKind.NUMBER, 96, sortable=False),
    Column(
        "expires_on",
        QT_TRANSLATE_NOOP("Columns", "Expires"),
        ColumnKind.DATE,
        124,
        state=_expiry_state,
        sortable=False,
    ),
    Column("value", QT_TRANSLATE_NOOP("Columns", "Value (CNY)"), ColumnKind.NUMBER, 120, _aged_value, sortable=False),
)


def _last_used(row: SlowRow) -> str:
    return row.last_used_on.isoformat() if row.last_used_on is not None else "—"


SLOW_COLUMNS: Final = (
    Column("item", QT_TRANSLATE_NOOP("Columns", "Item"), width=260, value=_item, sortable=False),
    Column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 140, sortable=False),
    Column(
        "pieces",
        QT_TRANSLATE_NOOP("Columns", "Pieces"),
        ColumnKind.NUMBER,
        90,
        lambda row: pieces(row.pieces),
        sortable=False,
    ),
    Column("last_used_on", QT_TRANSLATE_NOOP("Columns", "Last used"), ColumnKind.DATE, 130, _last_used, sortable=False),
    Column("days", QT_TRANSLATE_NOOP("Columns", "Days since"), ColumnKind.NUMBER, 110, sortable=False),
    Column("value", QT_TRANSLATE_NOOP("Columns", "Value (CNY)"), ColumnKind.NUMBER, 140, _aged_value, sortable=False),
)


def _finding(row: ComparedRow) -> str:
    return finding_word(row.finding)


def _their_lot(row: ComparedRow) -> str:
    return row.their_lot if row.their_lot != row.lot else ""


def _used_on(row: ComparedRow) -> str:
    return " ".join(day.isoformat() for day in row.used_on or row.their_days)


def _documents(row: ComparedRow) -> str:
    return " ".join(row.documents)


def _rows(row: ComparedRow) -> str:
    return " ".join(str(number) for number in row.rows)


COMPARED_COLUMNS: Final = (
    Column(
        "finding",
        QT_TRANSLATE_NOOP("Columns", "Finding"),
        width=160,
        value=_finding,
        state=lambda row: FINDINGS[row.finding][1],
        sortable=False,
    ),
    Column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 110, sortable=False),
    Column("lot", QT_TRANSLATE_NOOP("Columns", "Lot"), ColumnKind.CODE, 110, sortable=False),
    Column("serial", QT_TRANSLATE_NOOP("Columns", "Serial"), ColumnKind.CODE, 120, sortable=False),
    Column("their_lot", QT_TRANSLATE_NOOP("Columns", "Lot there"), ColumnKind.CODE, 110, _their_lot, sortable=False),
    Column(
        "ours",
        QT_TRANSLATE_NOOP("Columns", "Ours"),
        ColumnKind.NUMBER,
        70,
        lambda row: pieces(row.ours),
        sortable=False,
    ),
    Column(
        "theirs",
        QT_TRANSLATE_NOOP("Columns", "Theirs"),
        ColumnKind.NUMBER,
        70,
        lambda row: pieces(row.theirs),
        sortable=False,
    ),
    Column("used_on", QT_TRANSLATE_NOOP("Columns", "Used on"), ColumnKind.DATE, 110, _used_on, sortable=False),
    Column("documents", QT_TRANSLATE_NOOP("Columns", "Documents"), ColumnKind.CODE, 110, _documents, sortable=False),
    Column("rows", QT_TRANSLATE_NOOP("Columns", "Rows of the file"), ColumnKind.NUMBER, 120, _rows, sortable=False),
)


def _tax(row: PriceRow) -> str:
    return f"{(Decimal(row.tax_rate) / PER_CENT).normalize():f} %"


PRICE_COLUMNS: Final = (
    Column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 130, sortable=False),
    Column("item", QT_TRANSLATE_NOOP("Columns", "Item"), width=240, value=_item, sortable=False),
    Column(
        "unit_price",
        QT_TRANSLATE_NOOP("Columns", "Price (CNY)"),
        ColumnKind.NUMBER,
        120,
        lambda row: money(row.unit_price),
        sortable=False,
    ),
    Column("tax_rate", QT_TRANSLATE_NOOP("Columns", "Tax"), ColumnKind.NUMBER, 70, _tax, sortable=False),
)
