"""The clocks that remind before a calibration ends; of each piece of test equipment at most one runs (S1-32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from desktop.models.deadline import Deadline
from desktop.models.party import Site
from desktop.models.prevention import CalibratedEquipment, CalibrationCertificate
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

RULE: Final = "calibration_ends"


@dataclass(frozen=True, slots=True)
class Watched:
    """Test equipment whose calibration is watched, with the ledger and the time zone of its centre."""

    id: int
    code: str
    ledger: Ledger
    zone: ZoneInfo


def watch_calibration(uow: UnitOfWork, one: Watched, dropped: str = "") -> bool:
    """Remind of the certificate that decides; whether a clock was opened for it.

    Any other clock of the equipment ends: as kept when a newer certificate is there, or ``dropped`` for a reason, and
    then it counts neither kept nor late. One that is over already, or was not passed, needs no reminder.
    """
    last, running = _deciding(uow, one.id), _running(uow, one.code)
    wanted = f"{one.code} · {last.number}" if last is not None and last.passed else ""
    for document in running:
        if document != wanted:
            _end(uow, document, dropped)
    if not wanted or wanted in running:
        return False
    due = datetime.combine(last.valid_until + timedelta(days=1), time(0), one.zone) - timedelta(seconds=1)
    if due > uow.at:
        open_deadline(uow, RULE, wanted, one.ledger, due=due)
    return due > uow.at


def forget_calibration(uow: UnitOfWork, one: Watched, reason: str) -> None:
    """Nobody is reminded any more of equipment that is out of use."""
    for document in _running(uow, one.code):
        _end(uow, document, reason)


def watch_all(uow: UnitOfWork, site: int) -> None:
    """Remind of every calibration of a centre that nobody is reminded of, such as one that was moved in."""
    kept = CalibratedEquipment
    asked = select(kept.id, kept.code, kept.site_id, kept.partner_id, Site.time_zone)
    asked = asked.join(Site, Site.id == kept.site_id).where(kept.site_id == site, kept.retired_at.is_(None))
    for row in uow.read(asked.order_by(kept.id).with_for_update(of=kept, key_share=True)).all():
        one = Watched(row.id, row.code, Ledger(row.site_id, row.partner_id), ZoneInfo(row.time_zone))
        if watch_calibration(uow, one):
            uow.record("watch_calibration", row.code, site=site)


def _end(uow: UnitOfWork, document: str, dropped: str) -> None:
    if dropped:
        drop_deadlines(uow, document, dropped, rules=(RULE,))
    else:
        close_deadlines(uow, RULE, document)


def _deciding(uow: UnitOfWork, equipment: int) -> Any:
    """The certificate done last that was not taken back, or None."""
    made = CalibrationCertificate
    asked = select(made.number, made.valid_until, made.passed)
    asked = asked.where(made.equipment_id == equipment, made.taken_back_at.is_(None))
    return uow.read(asked.order_by(made.done_on.desc(), made.id.desc()).limit(1)).first()


def _running(uow: UnitOfWork, code: str) -> Sequence[str]:
    about = (Deadline.rule == RULE, Deadline.closed_at.is_(None))
    of_code = Deadline.document.startswith(f"{code} · ", autoescape=True)
    return uow.read(select(Deadline.document).where(*about, of_code)).scalars().all()
