"""Opening an adverse event: every clock starts when we became aware (S1-10, S1-11, X-03)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from desktop.domain.adverse import (
    GROUP_LAWS,
    HOSPITAL_CLOCK,
    LAWS,
    MANUFACTURER_CLOCK,
    AdverseState,
    AdverseStepKind,
    Harm,
)
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action, require
from desktop.models.adverse import AdverseEvent, AdverseStep
from desktop.models.party import Party, PartyKind, Site
from desktop.models.returns import DefectCase, DefectState
from desktop.services.adverse.event_at_hand import StepDone, add_step, check_words, event_named, moment_of
from desktop.services.deadlines import Opening, drop_deadlines, open_deadline, open_if_on
from desktop.services.master_data.lookups import party_named, site_row
from desktop.services.named_goods import NamedGoods, goods_of, named_goods
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenAdverse:
    """Somebody was harmed, or could have been.

    Attributes:
        raw, item, lot, serial: the product by scan or by names; not needed with a defect case.
        defect: the number of the defect case that it came from.
        origin: another document that it came from, such as a case whose follow-up said yes.
        hospital: where it happened; not needed when the defect case says so.
        site: whose ledger; the defect case's, else the only one of the partner.
        aware_at: when we became aware, if that is not now.
        group: one of several of the same kind.
        told_by: who told us. Nothing may name a patient.
    """

    harm: Harm
    description: str
    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    defect: str = ""
    origin: str = ""
    hospital: str = ""
    site: str = ""
    aware_at: datetime | None = None
    group: bool = False
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class AdverseOpened:
    """The event and its clocks; ``legal`` names the legal ones that the region has switched on, with their moments."""

    number: str
    item: str
    item_en: str
    lot: str
    serial: str
    aware_at: datetime
    manufacturer_due: datetime
    hospital_due: datetime
    legal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithdrawAdverse:
    """It was no event after all: entered twice, or in error."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class AdverseWithdrawn:
    """How many clocks were taken back."""

    number: str
    clocks: int


@dataclass(frozen=True, slots=True)
class _About:
    """Where an event belongs; ``origin`` is the document that it came from."""

    goods: NamedGoods
    hospital: int
    ledger: Ledger
    origin: str


def open_adverse(uow: UnitOfWork, request: OpenAdverse) -> AdverseOpened:
    """Open an event with its contract clocks and, where the region has them on, the legal ones beside.

    Raises:
        Refusal: ``needs_description``, ``time_in_future``, ``unknown_document``, ``adverse_open``, ``unknown_party``,
            ``not_a_hospital``, ``unknown_site``, ``not_your_site``; what the decoder or the catalogue refuses.
    """
    if not request.description:
        raise Refusal("needs_description")
    check_words(description=request.description, told_by=request.told_by, origin=request.origin[:60])
    aware, source = moment_of(uow, request.aware_at)
    about = _about(uow, request)
    number = next_number(uow, "A")
    event = _write(uow, request, about, number, aware)
    add_step(uow, event, StepDone(AdverseStepKind.OPENED, person=request.told_by), aware, source)
    maker: Opening = {"source": source, "party": about.goods.maker}
    hospital: Opening = {"source": source, "party": about.hospital}
    first = open_deadline(uow, MANUFACTURER_CLOCK, number, about.ledger, aware, **maker)
    second = open_deadline(uow, HOSPITAL_CLOCK, number, about.ledger, aware, **hospital)
    laws = LAWS[request.harm] + (GROUP_LAWS if request.group else ())
    running = tuple(law for law in laws if open_if_on(uow, law, number, about.ledger, aware, source=source))
    facts = {"harm": request.harm.value, "origin": about.origin, "lot": about.goods.lot, "unit": about.goods.unit}
    uow.record("open_adverse", number, site=about.ledger.site, reason=request.description, **facts)
    names = (about.goods.name, about.goods.name_en, about.goods.number, about.goods.serial)
    return AdverseOpened(number, *names, aware, first, second, running)


def _write(uow: UnitOfWork, request: OpenAdverse, about: _About, number: str, aware: datetime) -> int:
    goods = about.goods
    row: dict[str, Any] = {"number": number, "site_id": about.ledger.site, "partner_id": about.ledger.partner}
    row |= {"hospital_id": about.hospital, "manufacturer_id": goods.maker, "item_id": goods.item}
    row |= {"lot_id": goods.lot, "unit_id": goods.unit, "origin": about.origin, "harm": request.harm}
    row |= {"group": request.group, "description": request.description, "told_by": request.told_by}
    row |= {"aware_at": aware, "state": AdverseState.OPEN}
    return int(uow.write(insert(AdverseEvent).values(row).returning(AdverseEvent.id)).scalar_one())


def _about(uow: UnitOfWork, request: OpenAdverse) -> _About:
    if request.defect:
        return _of_defect(uow, request)
    goods = named_goods(uow.connection, request.raw, (request.item, request.lot, request.serial), uow.at.date())
    return _About(goods, _hospital(uow, request.hospital), _ledger(uow, request.site), request.origin)


def _of_defect(uow: UnitOfWork, request: OpenAdverse) -> _About:
    asked = select(DefectCase.lot_id, DefectCase.unit_id, DefectCase.customer_id, DefectCase.site_id)
    asked = asked.add_columns(DefectCase.partner_id)
    wanted = asked.where(DefectCase.number == request.defect, DefectCase.state != DefectState.UNDONE)
    row = uow.read(wanted).first()
    if row is None:
        raise Refusal("unknown_document", document=request.defect)
    other = select(AdverseEvent.number).where(AdverseEvent.origin == request.defect)
    open_one = uow.read(other.where(AdverseEvent.state == AdverseState.OPEN)).scalar()
    if open_one is not None:
        raise Refusal("adverse_open", event=open_one, document=request.defect)
    hospital = _hospital(uow, request.hospital) if request.hospital else row.customer_id
    if hospital is None:
        raise Refusal("hospital_missing", document=request.defect)
    goods = goods_of(uow.connection, row.lot_id, row.unit_id)
    return _About(goods, hospital, Ledger(row.site_id, row.partner_id), request.defect)


def _hospital(uow: UnitOfWork, code: str) -> int:
    party = party_named(uow, code)
    if uow.read(select(Party.kind).where(Party.id == party)).scalar_one() is not PartyKind.HOSPITAL:
        raise Refusal("not_a_hospital", party=code)
    return party


def _ledger(uow: UnitOfWork, code: str) -> Ledger:
    if code:
        row = site_row(uow, code)
        return Ledger(row.id, row.partner_id)
    mine = select(Site.id, Site.partner_id).where(Site.retired_at.is_(None)).order_by(Site.id)
    if uow.actor.partner_id is not None:
        mine = mine.where(Site.partner_id == uow.actor.partner_id)
    found = uow.read(mine.limit(2)).all()
    if len(found) != 1:
        raise Refusal("say_site")
    return Ledger(found[0].id, found[0].partner_id)


def withdraw_adverse(uow: UnitOfWork, request: WithdrawAdverse) -> AdverseWithdrawn:
    """Take an event back, with a reason; nothing may have been reported or held for it yet.

    Raises:
        Refusal: ``reason_missing``, ``unknown_adverse``, ``adverse_ended``, ``adverse_reported``, ``not_allowed``.
    """
    require(uow.actor.role, Action.APPROVE)
    if not request.reason:
        raise Refusal("reason_missing")
    event = event_named(uow, request.number)
    steps = select(AdverseStep.id).where(AdverseStep.event_id == event.id, AdverseStep.kind != AdverseStepKind.OPENED)
    if uow.read(steps.limit(1)).first() is not None:
        raise Refusal("adverse_reported", event=event.number)
    uow.write(update(AdverseEvent).where(AdverseEvent.id == event.id).values(state=AdverseState.WITHDRAWN))
    add_step(uow, event.id, StepDone(AdverseStepKind.WITHDRAWN, note=request.reason), uow.at, uow.origin.entered_by)
    clocks = drop_deadlines(uow, event.number, request.reason)
    uow.record("withdraw_adverse", event.number, site=event.ledger.site, reason=request.reason)
    return AdverseWithdrawn(event.number, clocks)


OPEN_ADVERSE = Verb("open_adverse", OpenAdverse, AdverseOpened, open_adverse, Action.RETURN_GOODS)
WITHDRAW_ADVERSE = Verb("withdraw_adverse", WithdrawAdverse, AdverseWithdrawn, withdraw_adverse, Action.RETURN_GOODS)
