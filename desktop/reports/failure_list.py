"""The failure list by model and part for a manufacturer, on paper and as the sheets of a workbook (S2-27)."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from desktop.domain.service_failures import Cases, ChangedPart, FailedOrder, FailureList, FaultRow, Handling, PartRow
from desktop.queries.service_failures import ListAsked, failures, receiver
from desktop.reports import failure_words as words
from desktop.reports.figure_words import ALL, PERIOD, Both
from desktop.reports.part_stock import Sheet

if TYPE_CHECKING:
    from desktop.reports.table_pages import Section

MOST_ORDERS: Final = 1000

Cells = tuple[object, ...]


def build_failure_list(connection: Connection, path: Path, language: str, asked: ListAsked) -> None:
    """Write the paper.

    Args:
        connection: to read with.
        path: where to.
        language: ``zh…`` for Chinese, else English.
        asked: which failures, for whom.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``, ``unknown_party``.
        OSError: the file cannot be written.
    """
    from desktop.reports.table_pages import Pages, write_pages

    chinese = language.startswith("zh")
    told = failures(connection, asked)
    facts = _facts(connection, asked, told, chinese=chinese)
    last = ""
    if len(told.orders) > MOST_ORDERS:
        last = words.MORE[chinese].format(MOST_ORDERS, len(told.orders))
    write_pages(path, Pages(words.TITLE[chinese], facts, _sections(told, chinese=chinese), last), chinese=chinese)


def _facts(connection: Connection, wanted: ListAsked, told: FailureList, *, chinese: bool) -> tuple[str, ...]:
    whom, asked = words.EVERYBODY[chinese], wanted.asked
    if wanted.party:
        maker = receiver(connection, wanted.party)
        whom = words.FOR[chinese].format(maker.name if chinese else maker.name_en or maker.name, maker.code)
    customer = words.ONE_CUSTOMER[chinese] if asked.customer else ""
    narrowed = " × ".join(one for one in (asked.site, asked.model, asked.region, customer) if one)
    about = whom, PERIOD[chinese].format(asked.first, asked.last, narrowed or ALL[chinese])
    closes = words.CLOSES[chinese].format(told.failures, told.with_part, told.failures - told.with_part)
    left = words.LEFT_OUT[chinese].format(told.other_maker, told.maker_unknown, _plain(told.other_parts))
    return (*about, closes, *((left,) if wanted.party else ()), words.TOLD[chinese], words.NO_PATIENT[chinese])


def _plain(pieces: Decimal) -> str:
    return f"{pieces:f}".rstrip("0").rstrip(".") if pieces % 1 else f"{pieces:.0f}"


def _sections(told: FailureList, *, chinese: bool) -> "list[Section]":
    from desktop.reports.table_pages import Section

    def head(names: tuple[Both, ...]) -> tuple[str, ...]:
        return tuple(one[chinese] for one in names)

    span = (words.SPAN,)
    faults = [tuple(map(str, _spanned(_on_paper(row), 7))) for row in told.faults]
    parts = [tuple(map(str, _spanned(_part(row, chinese=chinese)[:9], 7))) for row in told.parts]
    orders = [tuple(map(str, order_cells(one, chinese=chinese))) for one in told.orders[:MOST_ORDERS]]
    fault_head, part_head = (*words.FAULTS_HEAD[:7], *span, *words.FAULTS_HEAD[9:]), (*words.PARTS_HEAD[:7], *span)
    return [
        Section(words.FAULTS[chinese], head(fault_head), faults, (20, 23, 18, 18, 13, 13, 22, 22, 13, 20),
                numbers=frozenset({2, 3, 4, 5, 6, 8, 9})),
        Section(words.PARTS[chinese], head(part_head), parts, (20, 22, 38, 22, 15, 18, 25, 22),
                codes=frozenset({1, 3}), numbers=frozenset({4, 5})),
        Section(words.ORDERS[chinese], head(words.ORDERS_HEAD), orders, (16, 22, 18, 31, 22, 14, 29, 30),
                codes=frozenset({0, 3, 7}), numbers=frozenset({5})),
    ]  # fmt: skip


def _spanned(cells: Cells, at: int) -> Cells:
    """The first and the last day in one cell."""
    return (*cells[:at], f"{cells[at]} {cells[at + 1]}", *cells[at + 2 :])


def _on_paper(row: FaultRow) -> Cells:
    """The rate with its interval in one cell, the age as its median."""
    rate, ages = row.rate, row.cases.ages
    between = "–" if rate.low is None or rate.high is None else f"{rate.low:.2f} – {rate.high:.2f}"
    told = "/".join(str(row.cases.handling[one]) for one in Handling)
    per_year = "–" if rate.rate is None else f"{rate.rate:.2f}"
    counts = (row.model or "–", row.topic, row.cases.failures, row.cases.devices, row.fleet, per_year, between)
    return (*counts, row.cases.first, row.cases.last, "–" if ages is None else f"{ages[1]:.0f}", told)


def part_name(row: PartRow | ChangedPart, *, chinese: bool) -> str:
    """How a part is called; that none was changed in its place."""
    if not row.ref:
        return words.NO_PART[chinese]
    return row.name if chinese else row.name_en or row.name


def _topics(row: PartRow) -> str:
    return ", ".join(f"{topic} {count}" for topic, count in row.topics.items())


def order_cells(order: FailedOrder, *, chinese: bool) -> Cells:
    """A work order as cells."""
    parts = "; ".join(" ".join(one for one in (part.ref, part.lot, part.serial) if one) for part in order.parts)
    age: object = "–" if order.age_days is None else order.age_days
    device = (order.number, order.reported_on, order.model, order.serial, order.topic)
    return (*device, age, words.HANDLING[order.handling][chinese], parts or words.NO_PART[chinese])


def failure_sheets(connection: Connection, language: str, asked: ListAsked) -> list[Sheet]:
    """The list as the sheets of a workbook; every count with the numbers of its orders.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``, ``unknown_party``.
    """
    chinese = language.startswith("zh")
    told = failures(connection, asked)
    faults = [one[chinese] for one in (*words.FAULTS_HEAD, words.NUMBERS)]
    parts = [one[chinese] for one in (*words.PARTS_HEAD, words.NUMBERS)]
    orders = [order_cells(one, chinese=chinese) for one in told.orders]
    about: list[Cells] = [(line,) for line in _facts(connection, asked, told, chinese=chinese)]
    return [
        (words.FAULTS[chinese][:31], faults, [(*_fault(row), _numbers(row.cases)) for row in told.faults]),
        (words.PARTS[chinese][:31], parts, [_part(row, chinese=chinese) for row in told.parts]),
        (words.ORDERS[chinese], [one[chinese] for one in words.ORDERS_HEAD], orders),
        (words.TITLE[chinese], [words.TITLE[chinese]], about),
    ]


def _fault(row: FaultRow) -> Cells:
    cells = list(_on_paper(row))
    cells[5] = None if row.rate.rate is None else Decimal(f"{row.rate.rate:.3f}")
    cells[9] = None if row.cases.ages is None else Decimal(f"{row.cases.ages[1]:.1f}")
    return tuple(cells)


def _part(row: PartRow, *, chinese: bool) -> Cells:
    named = (row.model or "–", row.ref, part_name(row, chinese=chinese), row.lot, row.pieces, row.cases.failures)
    return (*named, _topics(row), row.cases.first, row.cases.last, " ".join(row.serials), _numbers(row.cases))


def _numbers(cases: Cases) -> str:
    return " ".join(cases.orders)
