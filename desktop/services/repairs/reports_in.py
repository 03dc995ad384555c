"""Fault reports of the mini-program, as a file brings them: each opens one work order, once (S1-55, S2-44)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Action
from desktop.domain.repairs import OrderOrigin, Priority
from desktop.models.party import Site
from desktop.models.repair import RepairOrder
from desktop.services.cases.case_at_hand import local_moment
from desktop.services.devices.device_at_hand import DeviceAtHand, device_named
from desktop.services.master_data.entry import Faults, Tally
from desktop.services.master_data.lookups import storable
from desktop.services.perform import Verb
from desktop.services.repairs.opening import OrderWanted, fault_class_named, open_order
from desktop.services.repairs.taking_in import device_of
from desktop.storage.unit_of_work import UnitOfWork

_COLUMNS: Final = {
    "unknown_fault_class": "fault_class",
    "bad_time": "reported_at",
    "in_the_future": "reported_at",
    "faulty_entry": "fault",
}
"""The column that a refusal is about; the device for all others."""


@dataclass(frozen=True, slots=True)
class FaultReport:
    """One report.

    Attributes:
        number: of the mini-program, such as ``MP-5512``.
        device: the code that was scanned, or a serial number.
        reported_at: local time at the centre, such as ``2026-11-23T09:12``, or with an offset.
        reporter: the account or the name of who reported it.
        decontaminated: the statement; None without one.
        accessories: separated by ``;``.
    """

    number: str
    device: str
    fault_class: str
    reported_at: str
    model: str = ""
    fault: str = ""
    reporter: str = ""
    accessories: str = ""
    decontaminated: bool | None = None
    priority: Priority = Priority.NORMAL
    on_site: bool = True


@dataclass(frozen=True, slots=True)
class TakeRepairReports:
    """The reports of a file; what was taken before changes nothing."""

    reports: tuple[FaultReport, ...]


def take_repair_reports(uow: UnitOfWork, request: TakeRepairReports) -> Tally:
    """Open a work order for every report that has none.

    A device that is under repair for that fault gets no second one, also when the same report comes again after the
    repair: what was reported before an order for the fault was finished, was repaired with it.

    Raises:
        Refusal: ``faulty_file`` with every fault: ``repeated_row``, ``unknown_device``, ``several_devices``,
            ``serial_of_several``, ``not_your_site``, ``device_ended``, ``unknown_fault_class``, ``bad_time``,
            ``in_the_future``, ``empty``, and what the decoder says.
    """
    faults, created, there = Faults(), 0, 0
    seen: set[str] = set()
    for row, report in enumerate(request.reports, 1):
        if not report.number or report.number in seen:
            faults.add(row, "number", "repeated_row" if report.number else "empty", report.number)
            continue
        seen.add(report.number)
        try:
            is_new = _take(uow, report)
        except Refusal as refusal:
            _note(faults, row, report, refusal)
            continue
        created, there = created + is_new, there + (not is_new)
    faults.check_file()
    return Tally(created, 0, there)


def _note(faults: Faults, row: int, report: FaultReport, refusal: Refusal) -> None:
    column = _COLUMNS.get(refusal.code, "device")
    faults.add(row, column, refusal.code, getattr(report, column))


def _take(uow: UnitOfWork, report: FaultReport) -> bool:
    """Whether a report opened an order."""
    same = (RepairOrder.origin == OrderOrigin.REPORT, RepairOrder.origin_key == report.number)
    if storable(report.number) and uow.read(select(RepairOrder.id).where(*same)).first() is not None:
        return False
    serial, model = device_of(uow, report.device, report.model)
    device = device_named(uow, serial, model)
    reported = _reported(uow, device, report.reported_at)
    if _repaired_since(uow, device.id, fault_class_named(uow, report.fault_class), reported):
        return False
    wanted = OrderWanted(
        serial,
        report.fault_class,
        model,
        origin=OrderOrigin.REPORT,
        origin_key=report.number,
        fault=report.fault,
        reported_at=reported,
        reported_source=EnteredBy.IMPORT,
        reporter=report.reporter,
        accessories=tuple(_split(report.accessories)),
        decontaminated=report.decontaminated,
        priority=report.priority,
        on_site=report.on_site,
    )
    try:
        open_order(uow, wanted)
    except Refusal as refusal:
        if refusal.code != "repair_known":
            raise
        return False
    return True


def _repaired_since(uow: UnitOfWork, device: int, fault_class: int, reported: datetime) -> bool:
    same = (RepairOrder.device_id == device, RepairOrder.fault_class_id == fault_class)
    done = select(RepairOrder.id).where(*same, RepairOrder.finished_at >= reported)
    return uow.read(done.limit(1)).first() is not None


def _split(text: str) -> Iterator[str]:
    for one in text.replace("；", ";").split(";"):
        word = one.strip(" \u3000")
        if word:
            yield word


def _reported(uow: UnitOfWork, device: DeviceAtHand, text: str) -> datetime:
    zone = uow.read(select(Site.time_zone).where(Site.id == device.site)).scalar_one()
    return local_moment(text, zone)


TAKE_REPAIR_REPORTS = Verb("take_repair_reports", TakeRepairReports, Tally, take_repair_reports, Action.KEEP_EQUIPMENT)
