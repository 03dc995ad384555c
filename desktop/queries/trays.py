"""The trays of the house: complete or not, sterile until when, where, and out with whom."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.cases import CaseState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.models.case import Case, CaseTray
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.tray import Direction, Kit, KitLine, TrayCount, TrayCountLine, TrayKit, TrayLoan
from desktop.queries.tray_facts import BillRow, Sterility, bill, sterility


@dataclass(frozen=True, slots=True)
class TrayRow:
    """One tray.

    Attributes:
        inside: pieces in it that belong into it, of ``of``; instruments that were never counted are not inside.
        refill: implants that are missing by the ledger; ``missing`` counts the instruments too.
        place: the code of where it stands, "" when it is not on hand.
        sterile_until: the last day, None when it is not sterile.
        borrower: with whom it is, "" when it is here; ``overdue`` when it is due back before today.
        case: the case that it is promised to or out with, "" for none.
    """

    code: str
    name: str
    name_en: str
    site: str
    kit: str
    inside: Decimal
    of: int
    missing: Decimal
    refill: Decimal
    extra: Decimal
    place: str
    at_hospital: bool
    sterile_until: date | None
    borrower: str
    due_back_on: date | None
    overdue: bool
    case: str

    @property
    def complete(self) -> bool:
        """Nothing is missing and nothing is extra."""
        return bool(self.kit) and not self.missing and not self.extra


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One line of the count that is open."""

    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    instrument: bool
    expected: Decimal
    counted: Decimal


@dataclass(frozen=True, slots=True)
class OpenCount:
    """The count of a tray that is open."""

    direction: Direction
    opened_at: datetime
    lines: tuple[CountedLine, ...]

    @property
    def counted(self) -> Decimal:
        """Pieces counted so far."""
        return sum((line.counted for line in self.lines), Decimal(0))

    @property
    def expected(self) -> Decimal:
        """Pieces that are expected."""
        return sum((line.expected for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True)
class TrayView:
    """One tray with its bill of contents, its last sterilisation and its open count."""

    row: TrayRow
    bill: tuple[BillRow, ...]
    run: Sterility | None
    count: OpenCount | None


@dataclass(frozen=True, slots=True)
class LoanRow:
    """The loans of one tray: how often it was out, how often used, and the days out; ``use_rate`` in percent."""

    tray: str
    loans: int
    used: int
    extensions: int
    use_rate: Decimal


_STANDS: Final = aliased(Place, name="stands")
_TRAYS: Final = (
    select(Place.id, Place.code, Place.name, Place.name_en, Site.code.label("site"))
    .add_columns(func.coalesce(Kit.code, "").label("kit"), func.coalesce(_STANDS.code, "").label("place"))
    .add_columns(_STANDS.kind.label("place_kind"), func.coalesce(Party.name, "").label("borrower"))
    .add_columns(TrayLoan.due_back_on)
    .join(Site, Site.id == Place.site_id)
    .outerjoin(TrayKit, TrayKit.tray_id == Place.id)
    .outerjoin(Kit, Kit.id == TrayKit.kit_id)
    .outerjoin(Balance, Balance.unit_id == Place.tray_unit_id)
    .outerjoin(_STANDS, _STANDS.id == Balance.place_id)
    .outerjoin(TrayLoan, (TrayLoan.tray_id == Place.id) & TrayLoan.back_at.is_(None))
    .outerjoin(Party, Party.id == TrayLoan.borrower_id)
    .where(Place.kind == PlaceKind.TRAY, Place.retired_at.is_(None))
    .order_by(Place.code)
)


def trays(connection: Connection, today: date, site: str = "") -> tuple[TrayRow, ...]:
    """All trays in the order of their codes; only those of a site when it is given."""
    asked = _TRAYS.where(Site.code == site) if site else _TRAYS
    promised = _promised(connection)
    rows = connection.execute(asked).all()
    return tuple(_row(connection, row, today, promised.get(row.id, "")) for row in rows)


def _promised(connection: Connection) -> dict[int, str]:
    asked = select(CaseTray.tray_id, Case.number).join(Case, Case.id == CaseTray.case_id)
    open_cases = Case.state.in_((CaseState.PLANNED, CaseState.READY, CaseState.OUT))
    found = connection.execute(asked.where(open_cases, CaseTray.back_at.is_(None)).order_by(Case.planned_at.desc()))
    return {row.tray_id: row.number for row in found}


def _row(connection: Connection, row: Any, today: date, case: str) -> TrayRow:
    lines = bill(connection, row.id)
    run = sterility(connection, row.id)
    missing = sum((line.missing for line in lines), Decimal(0))
    of = sum(line.pieces for line in lines)
    return TrayRow(
        code=row.code,
        name=row.name,
        name_en=row.name_en,
        site=row.site,
        kit=row.kit,
        inside=of - missing,
        of=of,
        missing=missing,
        refill=sum((line.missing for line in lines if not line.instrument), Decimal(0)),
        extra=sum((line.extra for line in lines), Decimal(0)),
        place=row.place,
        at_hospital=row.place_kind is PlaceKind.HOSPITAL,
        sterile_until=run.valid_until if run is not None and run.covers(today) else None,
        borrower=row.borrower,
        due_back_on=row.due_back_on,
        overdue=row.due_back_on is not None and row.due_back_on < today,
        case=case,
    )


def tray_view(connection: Connection, code: str, today: date) -> TrayView:
    """One tray by its code.

    Raises:
        Refusal: ``unknown_tray``.
    """
    row = connection.execute(_TRAYS.where(Place.code == code)).first()
    if row is None:
        raise Refusal("unknown_tray", tray=code)
    shown = _row(connection, row, today, _promised(connection).get(row.id, ""))
    return TrayView(shown, bill(connection, row.id), sterility(connection, row.id), _open_count(connection, row.id))


def _open_count(connection: Connection, tray: int) -> OpenCount | None:
    asked = select(TrayCount.id, TrayCount.direction, TrayCount.opened_at)
    row = connection.execute(asked.where(TrayCount.tray_id == tray, TrayCount.closed_at.is_(None))).first()
    if row is None:
        return None
    lines = (
        select(Item.ref, Item.name, Item.name_en, func.coalesce(Lot.number, ""), func.coalesce(Unit.serial, ""))
        .add_columns(TrayCountLine.lot_id.is_(None), TrayCountLine.expected, TrayCountLine.counted)
        .join(Item, Item.id == TrayCountLine.item_id)
        .outerjoin(Lot, Lot.id == TrayCountLine.lot_id)
        .outerjoin(Unit, Unit.id == TrayCountLine.unit_id)
        .where(TrayCountLine.count_id == row.id)
        .order_by(TrayCountLine.id)
    )
    counted = tuple(CountedLine(*line) for line in connection.execute(lines))
    return OpenCount(row.direction, row.opened_at, counted)


def tray_loans(connection: Connection) -> tuple[LoanRow, ...]:
    """How often each tray was out and how often something was used of it; slow trays first."""
    asked = (
        select(Place.code, func.count(), func.count().filter(TrayLoan.used), func.sum(TrayLoan.extensions))
        .join(TrayLoan, TrayLoan.tray_id == Place.id)
        .where(TrayLoan.back_at.is_not(None))
        .group_by(Place.code)
    )
    rows = [_loans(*row) for row in connection.execute(asked).all()]
    return tuple(sorted(rows, key=lambda row: (row.use_rate, row.tray)))


def _loans(tray: str, loans: int, used: int, extensions: int | None) -> LoanRow:
    rate = (Decimal(100 * used) / Decimal(loans)).quantize(Decimal("0.1"))
    return LoanRow(tray, loans, used, int(extensions or 0), rate)


@dataclass(frozen=True, slots=True)
class KitRow:
    """One line of a kit's bill of contents."""

    kit: str
    name: str
    position: int
    ref: str
    item: str
    pieces: int


def kits(connection: Connection, kit: str = "") -> tuple[KitRow, ...]:
    """The bills of contents of all kits, or of one."""
    asked = (
        select(Kit.code, Kit.name, KitLine.position, Item.ref, Item.name, KitLine.pieces)
        .join(KitLine, KitLine.kit_id == Kit.id)
        .join(Item, Item.id == KitLine.item_id)
        .where(Kit.retired_at.is_(None))
        .order_by(Kit.code, KitLine.position)
    )
    return tuple(KitRow(*row) for row in connection.execute(asked.where(Kit.code == kit) if kit else asked))
