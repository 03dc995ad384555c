"""A file comes in: dry run or for good, all faults at once, nothing kept when one is wrong, the same file once."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Generic, TypeVar, cast
from uuid import UUID

from desktop.domain.chain import canonical
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.exchange.columns import ReadSheet, read_columns
from desktop.exchange.foreign_numbers import read_numbers
from desktop.exchange.kinds import KINDS, Built, FileKind
from desktop.exchange.reading import read_sheet
from desktop.services.master_data.entry import Fault, Faults, Tally
from desktop.services.notices import NoticeAnnounced
from desktop.services.opening_stock import StockTakenOver
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.recalls.reading_notices import NoticeBlocked
from desktop.services.wire import to_wire
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

A = TypeVar("A")
Q = TypeVar("Q")

NOTHING: Final = Tally(0, 0, 0)


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What to import: the kind, the file, who does it where, and whether only to try."""

    kind: str
    path: Path
    actor: str
    workstation: str = ""
    dry_run: bool = False
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or in a dry run would do.

    Attributes:
        kind: of the file.
        file: its name without folders.
        rows: rows with something in them, below the header.
        created: things (for documents: lines) that are new.
        changed: things that were there and differ.
        unchanged: things that were there as the file says.
        faults: each with row and column as in the file, code and value; with one of them nothing was kept.
        dry_run: nothing was kept because nobody asked for it.
        repeated: the same content was imported before; nothing was changed.
    """

    kind: str
    file: str
    rows: int
    created: int
    changed: int
    unchanged: int
    faults: tuple[Fault, ...]
    dry_run: bool
    repeated: bool

    @property
    def ok(self) -> bool:
        """Whether there are no faults."""
        return not self.faults


@dataclass(slots=True)
class _Run(Generic[A]):
    """What became of a request: its answer and whether it really ran, or was answered from the first time."""

    answer: A
    ran: bool


class _Rehearsed(Exception):  # not an error: the way out of a job that shall not be kept
    def __init__(self, answer: object) -> None:
        super().__init__()
        self.answer = answer


def rehearse(store: Store, verb: Verb[Q, A], request: Q, envelope: Envelope) -> A:
    """Do a request with all its checks and take everything back.

    Only what the ledger itself refuses at the very end (``not_enough_stock``, ``unit_elsewhere``) is not tried.

    Raises:
        Refusal: as the verb itself.
    """

    def do(uow: UnitOfWork, given: Q) -> A:
        raise _Rehearsed(verb.do(uow, given))

    try:
        return perform(store, replace(verb, do=do), request, envelope).value
    except _Rehearsed as rehearsed:
        return cast("A", rehearsed.answer)


def import_file(store: Store, order: ImportOrder) -> Done[ImportReport]:
    """Import a file, or try to.

    Raises:
        Refusal: ``unknown_kind``, what `read_sheet` refuses, ``not_allowed``, ``unknown_person``, ``unknown_site``,
            ``notice_differs``, …: what is not the fault of a row. Faults of rows are in the report.
        EnvironmentFault: the database failed.
        OSError: the file cannot be read.
    """
    kind = KINDS.get(order.kind)
    if kind is None:
        raise Refusal("unknown_kind", kind=order.kind, kinds=sorted(KINDS))
    sheet = read_sheet(order.path, order.encoding)
    read = read_columns(sheet, kind.columns)
    blank = ImportReport(
        kind.name, order.path.name, len(sheet.rows), 0, 0, 0, (), dry_run=order.dry_run, repeated=False
    )
    if not read.rows:
        if not read.faults.found:
            raise Refusal("no_lines")
        return Done(replace(blank, faults=in_order(read.faults)), frozenset())
    return _imported(store, order, kind, read, blank)


def request_id(kind: str, request: Any) -> UUID:
    """The name of an import: the same content has the same name, so it is done once (UUID version 8, RFC 9562, 5.8)."""
    digest = hashlib.sha256(canonical({"import": kind, "request": to_wire(request)}).encode()).digest()
    value = int.from_bytes(digest[:16], "big")
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def _imported(
    store: Store, order: ImportOrder, kind: FileKind, read: ReadSheet, blank: ImportReport
) -> Done[ImportReport]:
    with store.read() as connection:
        read_numbers(connection, kind.columns, read)
    built = kind.build(read)
    envelope = Envelope(request_id(kind.name, built.request), order.actor, order.workstation, EnteredBy.IMPORT)
    keep = not order.dry_run and not read.faults.found
    try:
        done = _run(store, kind.verb, built.request, envelope, keep=keep)
    except Refusal as refusal:
        if refusal.code != "faulty_file":
            raise
        take_over(cast("list[Fault]", refusal.facts["faults"]), built, read)
        return Done(replace(blank, faults=in_order(read.faults)), frozenset())
    if read.faults.found:
        return Done(replace(blank, faults=in_order(read.faults)), frozenset())
    told = tally_of(done.value.answer) if done.value.ran else NOTHING
    return Done(replace(blank, **to_wire(told), repeated=not done.value.ran), done.changes)


def _run(store: Store, verb: Verb[Any, Any], request: Any, envelope: Envelope, *, keep: bool) -> Done[_Run[Any]]:
    ran = False

    def do(uow: UnitOfWork, given: Any) -> Any:
        nonlocal ran
        ran = True
        return verb.do(uow, given)

    watched = replace(verb, do=do)
    if not keep:
        return Done(_Run(rehearse(store, watched, request, envelope), ran), frozenset())
    done = perform(store, watched, request, envelope)
    told = tally_of(done.value)
    # Answered from the first time after all: another desk did the same while this one waited for it.
    replayed = not done.changes and told.created + told.changed > 0
    return Done(_Run(done.value, ran and not replayed), done.changes)


def tally_of(answer: Any) -> Tally:
    """What an answer created, changed and left, in things or in lines."""
    if isinstance(answer, NoticeAnnounced):
        return Tally(answer.lines, 0, 0) if answer.created else Tally(0, 0, answer.lines)
    if isinstance(answer, StockTakenOver):
        return Tally(answer.lines, 0, 0)
    if isinstance(answer, NoticeBlocked):
        return Tally(len(answer.recalls), 0, len(answer.there))
    return cast("Tally", answer)


def take_over(found: Sequence[Fault], built: Built, read: ReadSheet) -> None:
    """Tell the service's faults by the rows and columns of the file."""
    for fault in found:
        row, column = int(fault["row"] or 0), str(fault["column"])
        sources = built.sources[max(row, 1) - 1]
        part = 0
        if column.startswith("packages."):
            _, number, column = column.split(".")
            part = int(number) - 1
        header = read.headers.get(column, column)
        read.faults.add(sources[part], header, str(fault["code"]), fault["value"])


def in_order(faults: Faults) -> tuple[Fault, ...]:
    """All faults by row."""

    def row(fault: Mapping[str, str | int | None]) -> int:
        return int(fault["row"] or 0)

    return tuple(sorted(faults.found, key=row))
