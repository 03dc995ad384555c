"""Test equipment with its owner, and the certificates of its calibration (S1-32, SC-18)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from desktop.domain.attachments import GivenFile, Subject
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.party import Site
from desktop.models.prevention import CalibratedEquipment, CalibrationCertificate
from desktop.queries.calibration_cycles import LONGEST_CYCLE, cycle_of
from desktop.queries.calibrations import cycle_end
from desktop.services.attachments import Attached, AttachTo, attach
from desktop.services.devices.device_at_hand import check_words
from desktop.services.devices.device_files import bytes_of
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import party_named, refuse_foreign, site_row, storable
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.services.prevention.calibration_clocks import Watched, forget_calibration, watch_calibration
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AddTestEquipment:
    """A meter or test device of a centre; ``owner`` is the code of the party to whom it belongs.

    Attributes:
        cycle_months: None when the rule for its model, region and contract says it (`SetCalibrationCycle`).
    """

    code: str
    name: str
    site: str
    owner: str
    cycle_months: int | None = None
    model: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class EquipmentSaved:
    """The equipment."""

    code: str


@dataclass(frozen=True, slots=True)
class RetireTestEquipment:
    """It is not used any more; its certificates stay."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordCalibration:
    """A certificate; ``done_on`` None for today, ``valid_until`` None by the cycle of the equipment or its rule."""

    code: str
    number: str
    laboratory: str
    done_on: date | None = None
    valid_until: date | None = None
    passed: bool = True


@dataclass(frozen=True, slots=True)
class CalibrationRecorded:
    """The certificate with its last valid day; ``certificate`` is the key of its file.

    Attributes:
        rule: that gave the last day, "" when the certificate or the equipment itself did.
    """

    code: str
    number: str
    valid_until: date
    certificate: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TakeBackCalibration:
    """A certificate was entered by mistake."""

    code: str
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class AttachCalibration:
    """The paper of a certificate: a file with its name, the bytes in Base64."""

    code: str
    number: str
    file: str
    content: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _AtHand:
    id: int
    code: str
    site: int
    partner: int
    today: date
    retired: bool
    zone: str

    @property
    def watched(self) -> Watched:
        """It as its clocks name it."""
        return Watched(self.id, self.code, Ledger(self.site, self.partner), ZoneInfo(self.zone))


def equipment_named(uow: UnitOfWork, code: str) -> _AtHand:
    """Test equipment by its code; its row is held.

    Raises:
        Refusal: ``unknown_test_equipment``, ``not_your_site``.
    """
    kept = CalibratedEquipment
    asked = select(kept.id, kept.code, kept.site_id, kept.partner_id, kept.retired_at, Site.time_zone)
    asked = asked.join(Site, Site.id == kept.site_id).where(kept.code == code).with_for_update(of=kept, key_share=True)
    row = uow.read(asked).first() if storable(code) else None
    if row is None:
        raise Refusal("unknown_test_equipment", equipment=code)
    refuse_foreign(uow, row.partner_id, code)
    today = uow.today(row.time_zone)
    gone = row.retired_at is not None
    return _AtHand(row.id, code, row.site_id, row.partner_id, today, gone, row.time_zone)


def add_test_equipment(uow: UnitOfWork, request: AddTestEquipment) -> EquipmentSaved:
    """Keep a piece of test equipment.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_party``, ``faulty_entry``, ``test_equipment_known``.
    """
    site, owner = site_row(uow, request.site), party_named(uow, request.owner)
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 120, required=True)
    check.text("model", request.model, 80)
    check.identifier("serial", request.serial)
    check.whole("cycle_months", request.cycle_months, 1, LONGEST_CYCLE)
    faults.check_entry()
    kept = CalibratedEquipment
    if uow.read(select(kept.id).where(kept.code == request.code)).first() is not None:
        raise Refusal("test_equipment_known", equipment=request.code)
    names = ("code", "name", "model", "serial")
    row: dict[str, Any] = {name: getattr(request, name) for name in names}
    row |= {"site_id": site.id, "partner_id": site.partner_id, "owner_id": owner}
    row["cycle_months"] = request.cycle_months or 0
    uow.write(insert(kept).values(row | {"added_at": uow.at, "by_id": uow.actor.id}))
    uow.record("add_test_equipment", request.code, site=site.id, owner=request.owner)
    uow.touched(Kind.EQUIPMENT)
    return EquipmentSaved(request.code)


def retire_test_equipment(uow: UnitOfWork, request: RetireTestEquipment) -> EquipmentSaved:
    """Take a piece of test equipment out of use.

    Raises:
        Refusal: ``unknown_test_equipment``, ``not_your_site``, ``faulty_entry``, ``test_equipment_retired``.
    """
    check_words("reason", reason=request.reason)
    equipment = equipment_named(uow, request.code)
    if equipment.retired:
        raise Refusal("test_equipment_retired", equipment=request.code)
    gone = {"retired_at": uow.at, "retired_by_id": uow.actor.id, "retired_reason": request.reason}
    uow.write(update(CalibratedEquipment).where(CalibratedEquipment.id == equipment.id).values(gone))
    forget_calibration(uow, equipment.watched, request.reason)
    uow.record("retire_test_equipment", request.code, site=equipment.site, reason=request.reason)
    uow.touched(Kind.EQUIPMENT)
    return EquipmentSaved(request.code)


def record_calibration(uow: UnitOfWork, request: RecordCalibration) -> CalibrationRecorded:
    """Keep a certificate; a failed one ends every earlier one on its day, and reminders follow the one that decides.

    Raises:
        Refusal: ``unknown_test_equipment``, ``not_your_site``, ``test_equipment_retired``, ``faulty_entry``,
            ``calibration_known``, ``no_calibration_cycle`` when nothing says the last day of one that was passed.
    """
    equipment = equipment_named(uow, request.code)
    if equipment.retired:
        raise Refusal("test_equipment_retired", equipment=request.code)
    done = request.done_on or equipment.today
    until, rule = _last_day(uow, equipment, request, done)
    _check(request, done, until, equipment.today)
    made = CalibrationCertificate
    same = (made.equipment_id == equipment.id, made.number == request.number, made.taken_back_at.is_(None))
    if uow.read(select(made.id).where(*same)).first() is not None:
        raise Refusal("calibration_known", equipment=request.code, certificate=request.number)
    row = {"equipment_id": equipment.id, "number": request.number, "laboratory": request.laboratory, "done_on": done}
    row |= {"valid_until": until, "passed": request.passed, "recorded_at": uow.at, "by_id": uow.actor.id}
    key = uow.write(insert(made).values(row).returning(made.id)).scalar_one()
    watch_calibration(uow, equipment.watched, "" if request.passed else request.number)
    facts: dict[str, Any] = {"certificate": request.number, "valid_until": until.isoformat(), "passed": request.passed}
    uow.record("record_calibration", request.code, site=equipment.site, **facts)
    uow.touched(Kind.EQUIPMENT)
    return CalibrationRecorded(request.code, request.number, until, key, rule)


def _last_day(uow: UnitOfWork, equipment: _AtHand, request: RecordCalibration, done: date) -> tuple[date, str]:
    """What the certificate says, or the cycle of the equipment, or that of the rule with its name."""
    if request.valid_until is not None or done > equipment.today:
        return request.valid_until or done, ""
    cycle = cycle_of(uow.connection, equipment.id, done)
    if cycle is None and not request.passed:
        return done, ""  # it ends what was valid; no day is needed until when
    if cycle is None:
        raise Refusal("no_calibration_cycle", equipment=request.code)
    return cycle_end(done, cycle.months), cycle.rule


def _check(request: RecordCalibration, done: date, until: date, today: date) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("number", request.number, 60, required=True)
    check.text("laboratory", request.laboratory, 120, required=True)
    if done > today:
        check.fault("done_on", "day_in_future", done)
    if until < done:
        check.fault("valid_until", "ends_before_it_begins", until)
    faults.check_entry()


def take_back_calibration(uow: UnitOfWork, request: TakeBackCalibration) -> CalibrationRecorded:
    """Let a certificate count no more; it stays in the record with the reason.

    Raises:
        Refusal: ``unknown_test_equipment``, ``not_your_site``, ``faulty_entry``, ``unknown_calibration``.
    """
    check_words("reason", reason=request.reason)
    equipment, made = equipment_named(uow, request.code), CalibrationCertificate
    row = _certificate(uow, equipment.id, request.code, request.number)
    gone = {"taken_back_at": uow.at, "taken_back_by_id": uow.actor.id, "taken_back_reason": request.reason}
    uow.write(update(made).where(made.id == row.id).values(gone))
    if not equipment.retired:
        watch_calibration(uow, equipment.watched, request.reason)
    facts = {"certificate": request.number}
    uow.record("take_back_calibration", request.code, site=equipment.site, reason=request.reason, **facts)
    uow.touched(Kind.EQUIPMENT)
    return CalibrationRecorded(request.code, request.number, row.valid_until, row.id)


def attach_calibration(uow: UnitOfWork, request: AttachCalibration) -> Attached:
    """Keep the paper of a certificate with it.

    Raises:
        Refusal: ``unknown_test_equipment``, ``not_your_site``, ``unknown_calibration``, ``bad_request`` for what is not
            Base64, and what `desktop.services.attachments.attach` refuses.
    """
    equipment = equipment_named(uow, request.code)
    row = _certificate(uow, equipment.id, request.code, request.number)
    to = AttachTo(Subject.CALIBRATION, str(row.id), equipment.site, equipment.partner)
    return attach(uow, to, GivenFile(request.file, bytes_of(request.content), request.note))


def _certificate(uow: UnitOfWork, equipment: int, code: str, number: str) -> Any:
    made = CalibrationCertificate
    live = (made.equipment_id == equipment, made.number == number, made.taken_back_at.is_(None))
    row = uow.read(select(made.id, made.valid_until).where(*live)).first() if storable(number) else None
    if row is None:
        raise Refusal("unknown_calibration", equipment=code, certificate=number)
    return row


ADD_TEST_EQUIPMENT = Verb(
    "add_test_equipment", AddTestEquipment, EquipmentSaved, add_test_equipment, Action.KEEP_EQUIPMENT
)
RETIRE_TEST_EQUIPMENT = Verb(
    "retire_test_equipment", RetireTestEquipment, EquipmentSaved, retire_test_equipment, Action.APPROVE
)
RECORD_CALIBRATION = Verb(
    "record_calibration", RecordCalibration, CalibrationRecorded, record_calibration, Action.KEEP_EQUIPMENT
)
TAKE_BACK_CALIBRATION = Verb(
    "take_back_calibration", TakeBackCalibration, CalibrationRecorded, take_back_calibration, Action.APPROVE
)
ATTACH_CALIBRATION = Verb("attach_calibration", AttachCalibration, Attached, attach_calibration, Action.KEEP_EQUIPMENT)
