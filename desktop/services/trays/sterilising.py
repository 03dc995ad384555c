"""Sterilisation records of trays, and the check before a tray leaves (S1-03)."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action, require
from desktop.models.tray import Sterilisation
from desktop.queries.tray_faults import tray_faults
from desktop.services.consenting import check_period
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.services.trays.tray_at_hand import TrayAtHand, tray_named
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RecordSterilisation:
    """A tray went through the steriliser.

    Attributes:
        load: load or cycle number.
        indicator_ok: the indicator changed as it must.
        valid_until: the last day on which the tray may be used.
        evidence: name or number of the attached strip, or "".
    """

    tray: str
    load: str
    indicator_ok: bool
    sterilised_at: datetime
    valid_until: date
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class SterilisationRecorded:
    """The tray, and whether the run counts."""

    tray: str
    load: str
    sterile: bool
    valid_until: date


def record_sterilisation(uow: UnitOfWork, request: RecordSterilisation) -> SterilisationRecorded:
    """Record a run; a run whose indicator failed is recorded too and makes nothing sterile.

    Raises:
        Refusal: ``unknown_tray``, ``faulty_entry``, ``period_backwards``, ``in_the_future``.
    """
    tray = tray_named(uow, request.tray)
    faults = Faults()
    check = Check(faults, 0)
    check.text("load", request.load, 60, required=True)
    check.text("evidence", request.evidence, 200)
    faults.check_entry()
    check_period(local_day(request.sterilised_at, ZoneInfo(tray.time_zone)), request.valid_until)
    if request.sterilised_at > uow.at:
        raise Refusal("in_the_future", at=request.sterilised_at)
    row = {"tray_id": tray.id, "partner_id": tray.ledger.partner, "load": request.load, "evidence": request.evidence}
    run = {"sterilised_at": request.sterilised_at, "valid_until": request.valid_until}
    by = {"indicator_ok": request.indicator_ok, "recorded_at": uow.at, "recorded_by_id": uow.actor.id}
    uow.write(insert(Sterilisation).values(row | run | by))
    until = request.valid_until.isoformat()
    uow.record("record_sterilisation", tray.code, site=tray.ledger.site, load=request.load, valid_until=until)
    uow.touched(Kind.TRAYS)
    return SterilisationRecorded(tray.code, request.load, request.indicator_ok, request.valid_until)


def refuse_tray_out(uow: UnitOfWork, tray: TrayAtHand, planned: date, reason: str = "") -> tuple[str, ...]:
    """Refuse to let a tray leave that is not counted, not complete or not sterile on the planned day.

    A supervisor's reason lets it go; it is recorded. Returns the codes that the reason overrode.

    Raises:
        Refusal: ``tray_not_counted``, ``tray_incomplete`` with names, ``tray_not_sterile``, ``tray_past_date``;
            ``not_allowed`` for a reason from somebody who is no supervisor.
    """
    red = tray_faults(uow.connection, tray.id, tray.code, planned)
    if not red:
        return ()
    if not reason:
        raise red[0]
    require(uow.actor.role, Action.APPROVE)
    codes = tuple(fault.code for fault in red)
    uow.record("authorise_tray_out", tray.code, site=tray.ledger.site, reason=reason, faults=list(codes))
    return codes


RECORD_STERILISATION = Verb(
    "record_sterilisation", RecordSterilisation, SterilisationRecorded, record_sterilisation, Action.PREPARE
)
