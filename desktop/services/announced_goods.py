"""The announced goods that a scan names: which line of the notice it is, whether it may be received, that it is taken.

One scan is asked about by itself, the scans of a batch all at once; what is found is judged by the same rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, String, bindparam, text

from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.lots import is_expired
from desktop.models.notice import LineState, TrayState
from desktop.models.types import Uid
from desktop.services.blocking import recall_among, recall_of, recalls_of
from desktop.services.delivery import OpenedNotice, site_place
from desktop.services.finding import Found
from desktop.services.posting import Goods, Spot
from desktop.storage.about_many import about_many, as_asked
from desktop.storage.errors import AgainFault
from desktop.storage.textual import listed, textual
from desktop.storage.unit_of_work import UnitOfWork

_COLUMNS: Final = {
    **{name: f"notice_line.{name}" for name in ("id", "state", "seat", "tray_id")},
    "tray": "place.code",
    **{name: f"notice_line.{name}" for name in ("lot_id", "unit_id", "quantity", "received")},
    "tray_state": "notice_tray.state",
    "supplier_id": "(SELECT id FROM place WHERE kind = 'supplier')",
    "label_waits": """EXISTS (SELECT 1 FROM label_job WHERE label_job.notice_line_id = notice_line.id
        AND label_job.state NOT IN ('verified', 'void'))""",
}
_JOINED: Final = """notice_line LEFT JOIN place ON place.id = notice_line.tray_id
    LEFT JOIN notice_tray ON notice_tray.notice_id = notice_line.notice_id
        AND notice_tray.tray_id = notice_line.tray_id
    WHERE"""
_BEST_FIRST: Final = """ORDER BY CASE WHEN COALESCE(place.code, '') = :tray THEN 0 ELSE 1 END,
        notice_line.received - notice_line.quantity, notice_line.position"""
_OF_ONE: Final = """notice_line.notice_id = :notice AND notice_line.lot_id = :lot
        AND (notice_line.unit_id = :unit OR (notice_line.unit_id IS NULL AND :unit IS NULL))"""
_RECALL_RUNS: Final = "EXISTS (SELECT 1 FROM recall WHERE recall.item_id = :item AND recall.lifted_at IS NULL)"
_LINE: Final = textual(
    _COLUMNS | {"recall_runs": _RECALL_RUNS}, " ".join(("FROM", _JOINED, _OF_ONE, _BEST_FIRST, "LIMIT 1"))
)
_LINES: Final = ("SELECT", listed(_COLUMNS), "FROM asked CROSS JOIN", _JOINED)
# the plus keeps the databases from the index of the delivery: they would go through all its lines for each unit
_OF_UNITS: Final = "notice_line.unit_id = asked.unit AND +notice_line.notice_id = :notice"
_OF_LOTS: Final = """notice_line.notice_id = :notice AND notice_line.lot_id = asked.lot
        AND notice_line.unit_id IS NULL"""
_BY_POSITION: Final = "ORDER BY notice_line.position"
_LINES_OF_UNITS: Final = about_many(" ".join((*_LINES, _OF_UNITS, _BY_POSITION)), {"unit": "integer"})
_LINES_OF_LOTS: Final = about_many(" ".join((*_LINES, _OF_LOTS, _BY_POSITION)), {"lot": "integer"})
_TAKE: Final = """UPDATE notice_line SET received = received + {asked}pieces, movement_id = :movement,
        state = CASE WHEN received + {asked}pieces = quantity THEN {asked}new_state ELSE 'open' END {source}
    WHERE id = {asked}line AND state = 'open' AND received + {asked}pieces <= quantity"""
_TAKE_ONE: Final = text(_TAKE.format(asked=":", source="")).bindparams(
    bindparam("pieces", type_=BigInteger), bindparam("new_state", type_=String), bindparam("movement", type_=Uid)
)
_TAKE_MANY: Final = about_many(
    _TAKE.format(asked="asked.", source="FROM asked"),
    {"line": "integer", "pieces": "bigint", "new_state": "text"},
    bindparam("movement", type_=Uid),
)

_Key = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class AnnouncedGoods:
    """The line of a notice that a scan names; quantities in thousandths."""

    id: int
    state: str
    seat: int | None
    tray_id: int | None
    tray: str | None
    lot_id: int
    unit_id: int | None
    quantity: int
    received: int
    tray_state: str | None
    supplier_id: int
    label_waits: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A scan with the line that it names."""

    found: Found
    line: AnnouncedGoods


def line_for(uow: UnitOfWork, notice: OpenedNotice, found: Found, tray: str) -> AnnouncedGoods:
    """The line that a scan names, in the tray at hand first.

    Raises:
        Refusal: ``recalled`` or ``not_on_notice``.
    """
    asked = {"notice": notice.id, "lot": found.lot_id, "unit": found.unit_id, "tray": tray, "item": found.item_id}
    row = uow.connection.execute(_LINE, asked).first()
    looks = row is None or row.recall_runs  # a recall is told before anything else
    recall = recall_of(uow.connection, found.item_id, found.lot, found.serial) if looks else ""
    _check_announced(notice, found, recall)
    if row is None:
        raise Refusal("not_on_notice", notice=notice.number, **found.names)
    return AnnouncedGoods(*row[:-1])


class AnnouncedLines:
    """The lines that many scans name, asked for together; what one scan takes of a line is gone for those after it."""

    def __init__(self, uow: UnitOfWork, notice: OpenedNotice, named: Sequence[Found], tray: str) -> None:
        """Ask for them; ``tray`` is the one at hand."""
        self._notice, self._tray = notice, tray
        self._recalls = recalls_of(uow.connection, {found.item_id for found in named})
        self._lines = _lines_of(uow, notice, named)

    def line_for(self, found: Found) -> AnnouncedGoods:
        """The line that a scan names, as `line_for` answers and refuses."""
        _check_announced(self._notice, found, recall_among(self._recalls, found.item_id, found.lot, found.serial))
        lines = self._lines.get((found.lot_id, found.unit_id), {}).values()
        if not lines:
            raise Refusal("not_on_notice", notice=self._notice.number, **found.names)
        return min(lines, key=self._rank)

    def _rank(self, line: AnnouncedGoods) -> tuple[bool, int]:
        return (line.tray or "") != self._tray, line.received - line.quantity

    def take(self, piece: Piece, state: LineState) -> None:
        """Goods of a line have come; the line of a lot stays open until all its pieces are there."""
        line = self._lines[piece.line.lot_id, piece.line.unit_id][piece.line.id]
        received = line.received + piece.found.pieces * 1000
        self._keep(replace(line, received=received, state=state.value if received == line.quantity else line.state))

    def label_settled(self, line: AnnouncedGoods) -> None:
        """The label that was made for a line waits no longer."""
        self._keep(replace(line, label_waits=False))

    def _keep(self, line: AnnouncedGoods) -> None:
        self._lines[line.lot_id, line.unit_id][line.id] = line


def _lines_of(uow: UnitOfWork, notice: OpenedNotice, named: Sequence[Found]) -> dict[_Key, dict[int, AnnouncedGoods]]:
    """The lines of each lot and unit that is named, by their keys, in the order of the notice."""
    units = {found.unit_id for found in named if found.unit_id is not None}
    lots = {found.lot_id for found in named if found.unit_id is None and found.lot_id is not None}
    lines: dict[_Key, dict[int, AnnouncedGoods]] = {}
    for statement, ids in ((_LINES_OF_UNITS, units), (_LINES_OF_LOTS, lots)):
        if ids:
            asked = {"asked": as_asked((one,) for one in ids), "notice": notice.id}
            for row in uow.connection.execute(statement[uow.connection.dialect.name], asked):
                line = AnnouncedGoods(*row)
                lines.setdefault((line.lot_id, line.unit_id), {})[line.id] = line
    return lines


def _check_announced(notice: OpenedNotice, found: Found, recall: str) -> None:
    if recall:
        raise Refusal("recalled", **found.names, recall=recall, tray="")
    if found.lot_id is None or (found.carries_serial and found.unit_id is None):
        raise Refusal("not_on_notice", notice=notice.number, **found.names)


def check_receivable(piece: Piece, tray: str, today: date) -> None:
    """Refuse what must not be received here and now.

    Raises:
        Refusal: ``expired``, ``unit_elsewhere``, ``belongs_elsewhere``, ``tray_not_open`` or ``more_than_announced``.
    """
    found, line = piece.found, piece.line
    if is_expired(found.expires_on, today):
        raise Refusal("expired", **found.names, expires_on=found.expires_on)
    if found.place_id is not None:
        raise Refusal("unit_elsewhere", serial=found.serial, place=found.place)
    if (line.tray or "") != tray:
        raise Refusal("belongs_elsewhere", **found.names, place=line.tray or "", seat=line.seat)
    closed = line.tray_id is not None and line.tray_state != TrayState.OPEN.value
    if closed and not line.label_waits:
        raise Refusal("tray_not_open", tray=tray)
    if line.received + found.pieces * 1000 > line.quantity:
        raise Refusal("more_than_announced", **found.names, pieces=found.pieces)


def goods_of(notice: OpenedNotice, piece: Piece) -> Goods:
    """What moves: the announced lot or unit, whose it is as announced."""
    return Goods(piece.found.item_id, piece.line.lot_id, piece.line.unit_id, notice.owner)


def spot_of(uow: UnitOfWork, notice: OpenedNotice, line: AnnouncedGoods) -> Spot:
    """Where it is received: into its tray, or loose into the receiving place."""
    if line.tray_id is None:
        return site_place(uow, notice, PlaceKind.RECEIVING)
    return Spot(line.tray_id, PlaceKind.TRAY, notice.ledger.partner)


def take_one(uow: UnitOfWork, piece: Piece, movement: UUID, state: LineState) -> None:
    """Write on the line that goods have come; the line of a lot stays open until all its pieces are there.

    Raises:
        AgainFault: another desk has taken them meanwhile.
    """
    taken = {"line": piece.line.id, "pieces": piece.found.pieces * 1000, "new_state": state.value}
    if uow.write(_TAKE_ONE, taken | {"movement": movement}).rowcount != 1:
        raise AgainFault("notice_line")


def take_many(uow: UnitOfWork, pieces: Sequence[tuple[Piece, LineState]], movement: UUID) -> None:
    """Write it on many lines at once; always in one order, so that two desks do not wait in a ring.

    Raises:
        AgainFault: another desk has taken some of them meanwhile.
    """
    taken: dict[int, tuple[int, str]] = {}
    for piece, state in pieces:
        before, _ = taken.get(piece.line.id, (0, ""))
        taken[piece.line.id] = (before + piece.found.pieces * 1000, state.value)
    values = {"asked": as_asked((line, *taken[line]) for line in sorted(taken)), "movement": movement}
    if uow.write(_TAKE_MANY[uow.connection.dialect.name], values).rowcount != len(taken):
        raise AgainFault("notice_line")
