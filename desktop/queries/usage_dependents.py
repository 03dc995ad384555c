"""What rests on a usage report: it must be cancelled, or be here again, before the report is taken back (J5)."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Select, select

from desktop.domain.cases import ReportState
from desktop.models.case import Case, CaseGoods, CaseTray, UsageLine, UsageReport
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.tray import TrayLoan
from desktop.queries.refill_orders import orders_after

_REPORTED: Final = (
    select(UsageReport.made_at, UsageReport.case_id, Case.site_id)
    .join(Case, Case.id == UsageReport.case_id)
    .where(UsageReport.state == ReportState.CONFIRMED)
)


def usage_dependents(connection: Connection, case: str) -> tuple[str, ...]:
    """The documents that rest on the confirmed report of a case, by its number; none without such a report.

    Refill orders by number, later cases with the same tray by number, trays out on loan with their borrowers.
    """
    row = connection.execute(_REPORTED.where(Case.number == case)).first()
    if row is None:
        return ()
    orders = _later_orders(connection, row.case_id, row.made_at, row.site_id)
    return (*orders, *_later_trips(connection, row.case_id), *_loans(connection, row.case_id))


def _later_orders(connection: Connection, case: int, since: datetime, site: int) -> tuple[str, ...]:
    """Refill orders for what was used that were sent since and can still be cancelled."""
    used = select(UsageLine.item_id).where(UsageLine.case_id == case, UsageLine.taken_back_at.is_(None))
    return orders_after(connection, set(connection.execute(used).scalars()), since, site)


def _used_trays(case: int) -> Select[int | None]:
    return select(CaseGoods.tray_id).where(CaseGoods.case_id == case, CaseGoods.back < CaseGoods.quantity)


def _later_trips(connection: Connection, case: int) -> tuple[str, ...]:
    """Cases that one of the used trays has gone out with since."""
    mine = select(CaseTray.back_at).where(CaseTray.case_id == case).order_by(CaseTray.back_at.desc()).limit(1)
    asked = (
        select(Case.number)
        .join(CaseTray, CaseTray.case_id == Case.id)
        .where(CaseTray.tray_id.in_(_used_trays(case)), Case.id != case, CaseTray.out_at > mine.scalar_subquery())
        .order_by(Case.number)
    )
    return tuple(dict.fromkeys(connection.execute(asked).scalars()))


def _loans(connection: Connection, case: int) -> tuple[str, ...]:
    """The used trays that are out on loan, each with its borrower: pieces cannot go back into what is not here."""
    asked = (
        select(Place.code, Party.code.label("borrower"))
        .join(TrayLoan, TrayLoan.tray_id == Place.id)
        .join(Party, Party.id == TrayLoan.borrower_id)
        .where(TrayLoan.tray_id.in_(_used_trays(case)), TrayLoan.back_at.is_(None))
        .where(TrayLoan.document.not_in(select(Case.number)))
        .order_by(Place.code)
    )
    return tuple(f"{row.code} {row.borrower}" for row in connection.execute(asked))
