"""Two lists of use beside each other: every line of both in exactly one row, every difference named (X-05)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.queries.own_usage import OwnUse
from desktop.queries.statement import StatementAsked


class Finding(StrEnum):
    """What the comparison says of one line."""

    MATCHED = "matched"
    QUANTITY_DIFFERS = "quantity_differs"
    LOT_DIFFERS = "lot_differs"
    ONLY_OURS = "only_ours"
    ONLY_THEIRS = "only_theirs"


@dataclass(frozen=True, slots=True)
class TheirUse:
    """One line of the file: its row, and the item as they name it."""

    row: int
    item: str
    ref: str
    lot: str
    serial: str
    pieces: Decimal
    used_on: date | None
    document: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Goods on both sides; ``movements`` and ``rows`` are where each side says so.

    ``their_lot`` is other than ``lot`` only where the lots differ.
    """

    finding: Finding
    ref: str
    serial: str
    lot: str
    their_lot: str
    ours: Decimal
    theirs: Decimal
    used_on: tuple[date, ...]
    their_days: tuple[date, ...]
    documents: tuple[str, ...]
    movements: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The whole comparison; differences first."""

    file: str
    asked: StatementAsked
    rows: tuple[ComparedRow, ...]

    def count(self, finding: Finding) -> int:
        """How many rows are so."""
        return sum(row.finding is finding for row in self.rows)


@dataclass(slots=True)
class _Pair:
    """Both sides of one REF with one serial number, or with one lot."""

    ours: list[OwnUse]
    theirs: list[TheirUse]

    @property
    def own_pieces(self) -> Decimal:
        return sum((one.pieces for one in self.ours), Decimal(0))

    @property
    def their_pieces(self) -> Decimal:
        return sum((one.pieces for one in self.theirs), Decimal(0))


def compared(ours: Iterable[OwnUse], theirs: Iterable[TheirUse]) -> tuple[ComparedRow, ...]:
    """Every line of both sides in exactly one row; a serial number is found whatever the lot beside it says.

    Pieces without a serial number that are only on one side under one lot, and only on the other under another lot,
    in the same quantity of the same REF, are told as one row: the lots differ.
    """
    pairs: dict[tuple[str, str, str], _Pair] = defaultdict(lambda: _Pair([], []))
    for own in ours:
        pairs[own.ref, own.serial, "" if own.serial else own.lot].ours.append(own)
    for line in theirs:
        pairs[line.ref, line.serial, "" if line.serial else line.lot].theirs.append(line)
    _pair_lots(pairs)
    rows = [_row(key, pair) for key, pair in pairs.items()]
    return tuple(sorted(rows, key=lambda row: (row.finding is Finding.MATCHED, row.ref, row.lot, row.serial)))


def _pair_lots(pairs: dict[tuple[str, str, str], _Pair]) -> None:
    free: dict[tuple[str, Decimal], list[tuple[str, str, str]]] = defaultdict(list)
    for key, pair in pairs.items():
        if not pair.ours and not key[1]:
            free[key[0], pair.their_pieces].append(key)
    for key, pair in list(pairs.items()):
        waiting = free.get((key[0], pair.own_pieces), [])
        if waiting and not pair.theirs and not key[1]:
            pair.theirs = pairs.pop(waiting.pop(0)).theirs


def _row(key: tuple[str, str, str], pair: _Pair) -> ComparedRow:
    lots = _first([one.lot for one in pair.ours]), _first([one.lot for one in pair.theirs])
    return ComparedRow(
        _finding(pair, lots),
        key[0],
        key[1],
        lots[0] or (lots[1] if not pair.ours else ""),
        lots[1] if pair.theirs else lots[0],
        pair.own_pieces,
        pair.their_pieces,
        tuple(sorted({one.used_on for one in pair.ours})),
        tuple(sorted({one.used_on for one in pair.theirs if one.used_on is not None})),
        tuple(sorted(({one.document for one in pair.ours} | {one.document for one in pair.theirs}) - {""})),
        tuple(one.movement for one in pair.ours),
        tuple(one.row for one in pair.theirs),
    )


def _finding(pair: _Pair, lots: tuple[str, str]) -> Finding:
    if not pair.theirs:
        return Finding.ONLY_OURS
    if not pair.ours:
        return Finding.ONLY_THEIRS
    if pair.own_pieces != pair.their_pieces:
        return Finding.QUANTITY_DIFFERS
    # A list that names the serial number alone says nothing against the lot.
    return Finding.LOT_DIFFERS if lots[1] and lots[0] != lots[1] else Finding.MATCHED


def _first(lots: Sequence[str]) -> str:
    return lots[0] if lots else ""
