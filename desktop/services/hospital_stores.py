"""Hospital stores: places of the same ledger that a hospital holds; and what it held before (S1-28, S1-30)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy import insert, select, update

from desktop.domain.cases import Payer
from desktop.domain.changes import Kind
from desktop.domain.duties import PresenceBasis
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind, ZoneState
from desktop.domain.money import money
from desktop.domain.permissions import Action, require
from desktop.domain.quantity import quantity
from desktop.models.case import HospitalTerms, StockBaseline
from desktop.models.party import Party, PartyKind
from desktop.models.place import Place
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import party_named, site_row
from desktop.services.perform import Verb
from desktop.services.posting import Ledger, Spot
from desktop.storage.unit_of_work import UnitOfWork

AHEAD_OF_UTC: Final = timedelta(hours=14)
"""A day that has begun nowhere on earth lies ahead; no site says in which time zone a hospital counted."""


@dataclass(frozen=True, slots=True)
class SaveHospitalStore:
    """A store inside a hospital, whose stock stands in the ledger of a site of the partner.

    Attributes:
        waste_payer: who pays by contract for what was opened and not used; None leaves the contract as it is.
        presence: what the 24 hours of presence count from by contract; None leaves it.
    """

    code: str
    hospital: str
    site: str
    name: str = ""
    name_en: str = ""
    waste_payer: Payer | None = None
    presence: PresenceBasis | None = None


@dataclass(frozen=True, slots=True)
class HospitalStoreSaved:
    """What was saved."""

    code: str
    hospital: str
    created: bool


@dataclass(frozen=True, slots=True)
class SaveHospitalTerms:
    """What the contract with a hospital says.

    Attributes:
        waste_payer: who pays for what was opened and not used.
        presence: what the 24 hours of presence count from (S1-01); None leaves it as it is.
    """

    hospital: str
    waste_payer: Payer = Payer.HOSPITAL
    presence: PresenceBasis | None = None


@dataclass(frozen=True, slots=True)
class HospitalTermsSaved:
    """What was saved."""

    hospital: str
    waste_payer: Payer
    presence: PresenceBasis


@dataclass(frozen=True, slots=True)
class FreezeBaseline:
    """What a hospital held before; frozen once, with who signed it. ``value`` in yuan."""

    hospital: str
    taken_on: date
    value: Decimal
    pieces: Decimal
    signed_by: str


@dataclass(frozen=True, slots=True)
class BaselineFrozen:
    """What was frozen."""

    hospital: str
    taken_on: date
    value: Decimal

    @property
    def code(self) -> str:
        """What a list calls it."""
        return self.hospital


@dataclass(frozen=True, slots=True)
class HospitalStore:
    """A hospital's store as goods go into it."""

    id: int
    code: str
    hospital: int
    spot: Spot


def save_hospital_store(uow: UnitOfWork, request: SaveHospitalStore) -> HospitalStoreSaved:
    """Add a store or change its names.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_party``, ``not_a_hospital``, ``unknown_site``, ``not_your_site``,
            ``place_exists``, ``not_allowed`` for who may not change contracts.
    """
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 200)
    check.text("name_en", request.name_en, 200)
    faults.check_entry()
    site, hospital = site_row(uow, request.site), hospital_named(uow, request.hospital)
    names = {"name": request.name, "name_en": request.name_en}
    known = uow.read(select(Place.id, Place.kind, Place.custodian_id).where(Place.code == request.code)).first()
    if known is not None and (known.kind is not PlaceKind.HOSPITAL or known.custodian_id != hospital):
        raise Refusal("place_exists", place=request.code)
    if known is None:
        row = {"code": request.code, "kind": PlaceKind.HOSPITAL, "state": ZoneState.USABLE, "custodian_id": hospital}
        uow.write(insert(Place).values(row | names | {"site_id": site.id, "partner_id": site.partner_id}))
    else:
        uow.write(update(Place).where(Place.id == known.id).values(names))
    uow.record("save_hospital_store", request.code, site=site.id, hospital=request.hospital, name=request.name)
    uow.touched(Kind.PLACES)
    if request.waste_payer is not None or request.presence is not None:
        require(uow.actor.role, Action.SETTLE)
        payer = request.waste_payer or waste_payer(uow, uow.actor.partner_id or hospital, hospital)
        save_hospital_terms(uow, SaveHospitalTerms(request.hospital, payer, request.presence))
    return HospitalStoreSaved(request.code, request.hospital, known is None)


def hospital_named(uow: UnitOfWork, code: str) -> int:
    """The id of a hospital by code.

    Raises:
        Refusal: ``unknown_party`` or ``not_a_hospital``.
    """
    party = party_named(uow, code)
    if uow.read(select(Party.kind).where(Party.id == party)).scalar_one() is not PartyKind.HOSPITAL:
        raise Refusal("not_a_hospital", party=code)
    return party


def hospital_store(uow: UnitOfWork, hospital: int, ledger: Ledger, code: str = "") -> HospitalStore:
    """The store of a hospital in a site's ledger; by code when it has several.

    Raises:
        Refusal: ``no_hospital_store``, or ``choose_store`` with the codes.
    """
    asked = select(Place.id, Place.code, Place.custodian_id).where(Place.kind == PlaceKind.HOSPITAL)
    asked = asked.where(Place.custodian_id == hospital, Place.site_id == ledger.site, Place.retired_at.is_(None))
    rows = uow.read((asked.where(Place.code == code) if code else asked).order_by(Place.code)).all()
    if not rows:
        name = uow.read(select(Party.name).where(Party.id == hospital)).scalar_one()
        raise Refusal("no_hospital_store", hospital=name, place=code)
    if len(rows) > 1:
        raise Refusal("choose_store", places=[row.code for row in rows])
    return HospitalStore(rows[0].id, rows[0].code, hospital, Spot(rows[0].id, PlaceKind.HOSPITAL, hospital))


def save_hospital_terms(uow: UnitOfWork, request: SaveHospitalTerms) -> HospitalTermsSaved:
    """Say what the contract with a hospital says; clocks that run already stay as they are.

    Raises:
        Refusal: ``unknown_party``, ``not_a_hospital``.
    """
    hospital = hospital_named(uow, request.hospital)
    partner = uow.actor.partner_id or hospital
    of = (HospitalTerms.partner_id == partner, HospitalTerms.hospital_id == hospital)
    known = uow.read(select(HospitalTerms.id, HospitalTerms.presence).where(*of)).first()
    presence = request.presence or (PresenceBasis.BEFORE_START if known is None else known.presence)
    values = {"waste_payer": request.waste_payer, "presence": presence}
    if known is None:
        uow.write(insert(HospitalTerms).values(values | {"partner_id": partner, "hospital_id": hospital}))
    else:
        uow.write(update(HospitalTerms).where(HospitalTerms.id == known.id).values(values))
    told = {name: word.value for name, word in values.items()}
    uow.record("save_hospital_terms", request.hospital, terms=told)
    uow.touched(Kind.CASES)
    return HospitalTermsSaved(request.hospital, request.waste_payer, presence)


def waste_payer(uow: UnitOfWork, partner: int, hospital: int) -> Payer:
    """Who pays for what was opened and not used; the hospital unless its contract says otherwise."""
    asked = select(HospitalTerms.waste_payer).where(HospitalTerms.hospital_id == hospital)
    found = uow.read(asked.where(HospitalTerms.partner_id.in_((partner, hospital)))).scalar()
    return Payer.HOSPITAL if found is None else found


def freeze_baseline(uow: UnitOfWork, request: FreezeBaseline) -> BaselineFrozen:
    """Freeze what a hospital held before the joint logistics began; it is never changed again.

    Raises:
        Refusal: ``unknown_party``, ``not_a_hospital``, ``faulty_entry``, ``bad_amount``, ``in_the_future``,
            ``baseline_frozen``.
    """
    hospital = hospital_named(uow, request.hospital)
    faults = Faults()
    Check(faults, 0).text("signed_by", request.signed_by, 120, required=True)
    faults.check_entry()
    if request.taken_on > (uow.at + AHEAD_OF_UTC).date():
        raise Refusal("in_the_future", at=request.taken_on)
    value = money(request.value)
    if value <= 0:
        raise Refusal("bad_amount", value=str(request.value))
    partner = uow.actor.partner_id or hospital
    of = (StockBaseline.partner_id == partner, StockBaseline.hospital_id == hospital)
    known = uow.read(select(StockBaseline.taken_on).where(*of)).scalar()
    if known is not None:
        raise Refusal("baseline_frozen", hospital=request.hospital, on=known)
    row = {"partner_id": partner, "hospital_id": hospital, "taken_on": request.taken_on, "value": value}
    by = {"signed_by": request.signed_by, "recorded_at": uow.at, "recorded_by_id": uow.actor.id}
    uow.write(insert(StockBaseline).values(row | by | {"pieces": quantity(request.pieces)}))
    told = {"value": str(value), "on": request.taken_on.isoformat()}
    uow.record("freeze_baseline", request.hospital, baseline=told, signed_by=request.signed_by)
    uow.touched(Kind.SETTLEMENT)
    return BaselineFrozen(request.hospital, request.taken_on, value)


SAVE_HOSPITAL_STORE = Verb(
    "save_hospital_store", SaveHospitalStore, HospitalStoreSaved, save_hospital_store, Action.EDIT_MASTER_DATA
)
SAVE_HOSPITAL_TERMS = Verb(
    "save_hospital_terms", SaveHospitalTerms, HospitalTermsSaved, save_hospital_terms, Action.SETTLE
)
FREEZE_BASELINE = Verb("freeze_baseline", FreezeBaseline, BaselineFrozen, freeze_baseline, Action.SETTLE)
