"""The maker's notice as a file: what each of its lines means here, and blocking all of them in one step (SC-13)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Select, select

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.recall_letters import RecallClass, Why
from desktop.domain.recalls import Scope, in_order
from desktop.models.item import Item, ItemPackage
from desktop.models.recall import Recall
from desktop.queries.recall_locating import Picture, locate
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import portions
from desktop.services.master_data.packages import normalised_di
from desktop.services.perform import Verb
from desktop.services.recalls.opening import BlockRecall, RecallBlocked, block_scope
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_REASON: Final = 1000
MOST_LINES: Final = 200
"""A notice names a handful of lots; each becomes a recall of its own."""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One line: an item by REF or DI with a lot, with a range of serial numbers, or as a whole.

    Attributes:
        position: of the line in the notice, from 1.
        serial_to: last serial number of the range; "" for the one alone.
        whole_item: needed where neither a lot nor a range is named.
    """

    position: int
    item: str
    lot: str = ""
    serial_from: str = ""
    serial_to: str = ""
    whole_item: bool = False


@dataclass(frozen=True, slots=True)
class BlockNotice:
    """Recall all that a notice names; a lot that was never here is caught when it comes.

    Attributes:
        reference: the number of the maker's notice.
        contact: whom of the maker to ask.
        notice_name: name of the file, ``notice_sha256`` its hash; both "" without a file.
        site: code of the site that leads it; "" for the first.
    """

    reference: str
    lines: tuple[NoticeLine, ...]
    reason: str = ""
    level: RecallClass | None = None
    dated_on: date | None = None
    contact: str = ""
    notice_name: str = ""
    notice_sha256: str = ""
    site: str = ""

    @property
    def why(self) -> Why:
        """What the notice says."""
        return Why(self.reason, self.level, self.dated_on, self.contact)


@dataclass(frozen=True, slots=True)
class NoticeBlocked:
    """The recalls that were opened, and the numbers of those that covered a line already."""

    reference: str
    recalls: tuple[RecallBlocked, ...]
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineLook:
    """A line of a notice with the picture of its goods; ``recall`` is the recall that covers it already, or ""."""

    ref: str
    item: str
    item_en: str
    line: NoticeLine
    picture: Picture
    recall: str


@dataclass(frozen=True, slots=True)
class _ItemFound:
    id: int
    ref: str
    name: str
    name_en: str


_Found = tuple[_ItemFound, Scope, NoticeLine]


def look_at_notice(connection: Connection, request: BlockNotice, at: datetime) -> tuple[LineLook, ...]:
    """Where the goods of every line are; nothing is changed.

    Raises:
        Refusal: ``faulty_file`` with all faults, ``no_lines``.
    """
    return tuple(
        LineLook(item.ref, item.name, item.name_en, line, locate(connection, scope), _recalled(connection, scope))
        for item, scope, line in read_lines(connection, request, at)
    )


def block_notice(uow: UnitOfWork, request: BlockNotice) -> NoticeBlocked:
    """Open a recall for every line that none covers yet: all of them, or none.

    Raises:
        Refusal: ``faulty_file`` with all faults, ``no_lines``, ``unknown_site``.
    """
    opened: list[RecallBlocked] = []
    there: list[str] = []
    for item, scope, _ in read_lines(uow.connection, request, uow.at):
        number = _recalled(uow.connection, scope)
        if number:
            there.append(number)
        else:
            opened.append(block_scope(uow, scope, _as_recall(request, item, scope)))
    return NoticeBlocked(request.reference, tuple(opened), tuple(there))


def _as_recall(request: BlockNotice, item: _ItemFound, scope: Scope) -> BlockRecall:
    return BlockRecall(
        item=item.ref,
        lot=scope.lot,
        serial_from=scope.serial_from,
        serial_to=scope.serial_to,
        reference=request.reference,
        reason=request.why.text,
        notice_name=request.notice_name,
        notice_sha256=request.notice_sha256,
        site=request.site,
    )


def _recalled(connection: Connection, scope: Scope) -> str:
    """The recall of exactly this scope that was not lifted, or ""."""
    same = (Recall.item_id == scope.item, Recall.lot == scope.lot, Recall.lifted_at.is_(None))
    span = (Recall.serial_from == scope.serial_from, Recall.serial_to == scope.serial_to)
    return str(connection.execute(select(Recall.number).where(*same, *span).order_by(Recall.id)).scalar() or "")


def read_lines(connection: Connection, request: BlockNotice, at: datetime) -> list[_Found]:
    """What each line means; a line that says what another said is a fault.

    Raises:
        Refusal: ``faulty_file`` with all faults by position (0: the notice itself), ``no_lines``, ``too_many_lines``.
    """
    if not request.lines:
        raise Refusal("no_lines")
    if len(request.lines) > MOST_LINES:
        raise Refusal("too_many_lines", count=len(request.lines), most=MOST_LINES)
    faults = Faults()
    _check_head(Check(faults, 0), request, at)
    items = _items(connection, {line.item for line in request.lines})
    found: list[_Found] = []
    met: set[Scope] = set()
    for line in request.lines:
        item = items.get(line.item)
        check = Check(faults, line.position)
        _check_line(check, line, known=item is not None)
        if item is not None:
            scope = Scope(item.id, line.lot, line.serial_from, line.serial_to or line.serial_from)
            if scope in met:
                check.fault("item", "repeated_row", line.item)
            met.add(scope)
            found.append((item, scope, line))
    faults.check_file()
    return found


def _check_head(check: Check, request: BlockNotice, at: datetime) -> None:
    check.text("reference", request.reference, 120, required=True)
    check.text("reason", request.reason, LONGEST_REASON)
    check.text("contact", request.contact, 200)
    # A day ahead is today somewhere on earth.
    if request.dated_on is not None and request.dated_on > at.date() + timedelta(days=1):
        check.fault("dated_on", "out_of_range", request.dated_on)


def _check_line(check: Check, line: NoticeLine, *, known: bool) -> None:
    if not known:
        check.fault("item", "unknown_item", line.item)
    for column in ("lot", "serial_from", "serial_to"):
        check.identifier(column, getattr(line, column))
    last = line.serial_to or line.serial_from
    if (line.serial_to and not line.serial_from) or in_order(last) < in_order(line.serial_from):
        check.fault("serial_to", "range_backwards", line.serial_to)
    named = bool(line.lot or line.serial_from or line.serial_to)
    if not named and not line.whole_item:
        check.fault("lot", "lot_or_range", "")
    if named and line.whole_item:
        check.fault("whole_item", "lot_or_range", "")


def _items(connection: Connection, names: set[str]) -> Mapping[str, _ItemFound]:
    """Items by REF or DI, those out of use too; a name that means more than one item is left out."""
    found: dict[str, _ItemFound | None] = {}
    columns = (Item.id, Item.ref, Item.name, Item.name_en)
    for row in _rows(connection, select(*columns), Item.ref, names):
        found[row.ref] = None if row.ref in found else _ItemFound(*row)
    by_di = {normalised_di(name): name for name in names}
    packages = select(*columns, ItemPackage.di).join(ItemPackage, ItemPackage.item_id == Item.id)
    for row in _rows(connection, packages, ItemPackage.di, set(by_di)):
        found.setdefault(by_di[row.di], _ItemFound(*row[:4]))
    return {name: item for name, item in found.items() if item is not None}


def _rows(connection: Connection, asked: Select[*tuple[Any, ...]], column: Any, names: set[str]) -> Iterator[Any]:
    for portion in portions(names):
        yield from connection.execute(asked.where(column.in_(portion)).order_by(Item.id)).all()


BLOCK_NOTICE = Verb("block_recall_notice", BlockNotice, NoticeBlocked, block_notice, Action.RECALL)
