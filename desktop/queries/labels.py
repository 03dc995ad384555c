"""Label jobs as screens and print queues need them: what is open, what waits for a printer, what to draw."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal, or_, select, tuple_
from sqlalchemy.orm import aliased

from desktop.domain.codes import PREFIX
from desktop.domain.errors import Refusal
from desktop.models.item import Item, Lot, Unit
from desktop.models.label import OPEN, WAITING, LabelEvidence, LabelJob, LabelPurpose, LabelState
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.queries.label_words import worded

PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class LabelFilter:
    """Which labels; "" and None leave all.

    Attributes:
        states: none for all that are open.
        printer: the name of the printer; ``workstation`` that of the desk that prints.
        run: the id of a run.
        text: part of a serial number, a lot, a REF, a place or of what the code says.
    """

    states: frozenset[LabelState] = frozenset()
    purpose: LabelPurpose | None = None
    site: str = ""
    printer: str = ""
    workstation: str = ""
    run: UUID | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One label job.

    Attributes:
        changed_at: of its last event; its age in this state counts from here, that of the job from ``ordered_at``.
        fault: the code of what went wrong last, "" when nothing did.
        reprint: how often it was printed again, 0 for the first.
        run: the run that it belongs to, or None.
    """

    label: UUID
    purpose: LabelPurpose
    state: LabelState
    site: str
    item: str
    name: str
    name_en: str
    lot: str
    serial: str
    place: str
    symbol: str
    template: str
    language: str
    copies: int
    printer: str
    workstation: str
    ordered_at: datetime
    ordered_by: str
    changed_at: datetime
    evidence: LabelEvidence | None
    fault: str
    reprint: int
    run: UUID | None


@dataclass(frozen=True, slots=True)
class LabelContent:
    """All that is needed to draw and to send a label.

    ``fields`` are the words by field name as the job keeps them, with ``udi`` or ``code``, and ``label``, among them;
    `said` is what is drawn. ``language`` "" is that of the desk that prints; ``ordered_by`` a badge.
    """

    label: UUID
    purpose: LabelPurpose
    state: LabelState
    template: str
    language: str
    symbol: str
    fields: dict[str, str]
    copies: int
    printer: str
    workstation: str
    reprint: int
    ordered_by: str
    ordered_at: datetime

    def said(self, language: str) -> dict[str, str]:
        """What the label says, by field name; ``language`` counts when the job has none of its own.

        What the code itself says is said as the code says it.

        Raises:
            Refusal: the code in the job is none.
        """
        from desktop.domain.udi import Mode, decode
        from desktop.labels.fields import fields_of

        words = worded(self.fields, self.reprint, self.language or language)
        if self.symbol.startswith(PREFIX):
            return words
        mode = Mode.HRI if self.symbol.startswith("[") else Mode.STRICT
        names: dict[str, str] = {name: words[name] for name in ("item", "item_en") if name in words}
        return words | fields_of(decode(self.symbol, today=self.ordered_at.date(), mode=mode), names)


@dataclass(frozen=True, slots=True)
class PrinterQueue:
    """The queue of one printer at one desk; ``printer`` "" for labels that any of the desk's may take."""

    printer: str
    workstation: str
    waiting: int
    failed: int
    under_way: int
    uncertain: int
    oldest_at: datetime | None


_ORDERED_BY: Final = aliased(Person, name="ordered_by")
_ROWS: Final[Select[*tuple[Any, ...]]] = (
    select(LabelJob.id, LabelJob.purpose, LabelJob.state, Site.code.label("site"), Item.ref, Item.name, Item.name_en)
    .add_columns(Lot.number, Unit.serial, Place.code.label("place"), LabelJob.symbol, LabelJob.template)
    .add_columns(LabelJob.language, LabelJob.copies, LabelJob.printer, LabelJob.workstation, LabelJob.ordered_at)
    .add_columns(_ORDERED_BY.badge, LabelJob.changed_at, LabelJob.evidence, LabelJob.fault, LabelJob.reprint_number)
    .add_columns(LabelJob.run_id)
    .join(Site, Site.id == LabelJob.site_id)
    .join(_ORDERED_BY, _ORDERED_BY.id == LabelJob.ordered_by_id)
    .outerjoin(Lot, Lot.id == LabelJob.lot_id)
    .outerjoin(Item, Item.id == Lot.item_id)
    .outerjoin(Unit, Unit.id == LabelJob.unit_id)
    .outerjoin(Place, Place.id == LabelJob.place_id)
    .order_by(LabelJob.ordered_at, LabelJob.id)
)
_CONTENT: Final = (
    select(LabelJob.id, LabelJob.purpose, LabelJob.state, LabelJob.template, LabelJob.language, LabelJob.symbol)
    .add_columns(LabelJob.fields, LabelJob.copies, LabelJob.printer, LabelJob.workstation, LabelJob.reprint_number)
    .add_columns(_ORDERED_BY.badge, LabelJob.ordered_at)
    .join(_ORDERED_BY, _ORDERED_BY.id == LabelJob.ordered_by_id)
)
_UNDER_WAY: Final = (LabelState.SENDING, LabelState.HANDED_OVER, LabelState.PRINTING)


def waiting_labels(connection: Connection) -> int:
    """How many label jobs wait to be printed, settled or scanned back."""
    asked = select(func.count()).select_from(LabelJob).where(LabelJob.state.in_(OPEN))
    return connection.execute(asked).scalar_one()


def latest_labels(connection: Connection, asked: LabelFilter, limit: int = PAGE) -> tuple[LabelRow, ...]:
    """The labels to which something happened last, the latest first."""
    latest = _ROWS.order_by(None).order_by(LabelJob.changed_at.desc(), LabelJob.id.desc())
    return tuple(_row(row) for row in connection.execute(latest.where(*_where(asked)).limit(limit)))


def label_rows(
    connection: Connection, asked: LabelFilter, after: LabelRow | None = None, limit: int = PAGE
) -> tuple[LabelRow, ...]:
    """One page of labels, the oldest order first; ``after`` is the last row of the page before."""
    statement = _ROWS.where(*_where(asked)).limit(limit)
    if after is not None:
        statement = statement.where(
            tuple_(LabelJob.ordered_at, LabelJob.id)
            > tuple_(_bound(after.ordered_at, LabelJob.ordered_at), _bound(after.label, LabelJob.id))
        )
    return tuple(_row(row) for row in connection.execute(statement))


def label_row(connection: Connection, label: UUID) -> LabelRow:
    """One label.

    Raises:
        Refusal: ``unknown_label``.
    """
    row = connection.execute(_ROWS.where(LabelJob.id == label)).first()
    if row is None:
        raise Refusal("unknown_label", label=str(label))
    return _row(row)


def label_content(connection: Connection, label: UUID) -> LabelContent:
    """What to draw for a label.

    Raises:
        Refusal: ``unknown_label``.
    """
    row = connection.execute(_CONTENT.where(LabelJob.id == label)).first()
    if row is None:
        raise Refusal("unknown_label", label=str(label))
    return _content(row)


def next_labels(connection: Connection, workstation: str, limit: int = PAGE) -> tuple[LabelContent, ...]:
    """What a desk has to print, the oldest order first; ``failed`` ones are among them, to be tried again."""
    asked = _CONTENT.where(LabelJob.workstation == workstation, LabelJob.state.in_(WAITING))
    rows = connection.execute(asked.order_by(LabelJob.ordered_at, LabelJob.id).limit(limit))
    return tuple(_content(row) for row in rows.all())


def printer_queues(connection: Connection, workstation: str = "") -> tuple[PrinterQueue, ...]:
    """The queues with open labels that were not printed for certain, of one desk or of all."""
    unsure = (*WAITING, *_UNDER_WAY, LabelState.UNCERTAIN)
    asked = select(LabelJob.printer, LabelJob.workstation, LabelJob.state, func.count(), func.min(LabelJob.ordered_at))
    asked = asked.where(LabelJob.state.in_(unsure))
    if workstation:
        asked = asked.where(LabelJob.workstation == workstation)
    counts: dict[tuple[str, str], dict[LabelState, tuple[int, datetime]]] = {}
    for row in connection.execute(asked.group_by(LabelJob.printer, LabelJob.workstation, LabelJob.state)).all():
        counts.setdefault((row[1], row[0]), {})[row[2]] = (row[3], row[4])
    return tuple(_queue(key, counts[key]) for key in sorted(counts))


def _queue(key: tuple[str, str], states: dict[LabelState, tuple[int, datetime]]) -> PrinterQueue:
    def many(*wanted: LabelState) -> int:
        return sum(states[state][0] for state in wanted if state in states)

    oldest = [states[state][1] for state in WAITING if state in states]
    return PrinterQueue(
        key[1],
        key[0],
        many(LabelState.QUEUED),
        many(LabelState.FAILED),
        many(*_UNDER_WAY),
        many(LabelState.UNCERTAIN),
        min(oldest, default=None),
    )


def _where(asked: LabelFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = [LabelJob.state.in_(asked.states or OPEN)]
    same = ((LabelJob.purpose, asked.purpose), (LabelJob.run_id, asked.run), (Site.code, asked.site))
    named = ((LabelJob.printer, asked.printer), (LabelJob.workstation, asked.workstation))
    where += [column == value for column, value in (*same, *named) if value]
    if asked.text:
        columns = (Unit.serial, Lot.number, Item.ref, Place.code, LabelJob.symbol)
        where.append(or_(*(column.contains(asked.text, autoescape=True) for column in columns)))
    return where


def _bound(value: Any, column: Any) -> Any:
    return literal(value, column.type)


def _row(row: Row[Any]) -> LabelRow:
    values: list[Any] = list(row)
    values[4:10] = [value or "" for value in values[4:10]]
    return LabelRow(*values)


def _content(row: Row[Any]) -> LabelContent:
    values: list[Any] = list(row)
    known = "code" if row.symbol.startswith(PREFIX) else "udi"
    values[6] = json.loads(row.fields) | {known: row.symbol, "label": short_number(row.id)}
    return LabelContent(*values)


def short_number(label: UUID) -> str:
    """The number of a job as people read it: the last eight characters of its id, in capitals."""
    return label.hex[-8:].upper()
