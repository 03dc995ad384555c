"""The card of a maintenance centre: where it is, whom it serves how far away, its people and its equipment (S1-31).

Nothing is kept for it: everything is read from where it is kept anyway, as it stands at that moment.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from desktop.domain.clock import local_day
from desktop.domain.equipment import Stage
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.models.device import Device, DeviceStage
from desktop.models.party import Party, PartyKind, Site
from desktop.models.place import Place
from desktop.models.tray import TrayLoan
from desktop.queries.calibrations import EquipmentRow, equipment
from desktop.queries.customers import codes_of
from desktop.queries.staff import StaffRow, staff
from desktop.queries.ways import Way, ways


@dataclass(frozen=True, slots=True)
class CentreHospital:
    """A hospital that the centre serves.

    Attributes:
        great_circle_km, road_km: None when nobody entered them.
        inside: within 150.0 km as the crow flies; None when that is not known.
        stores: stores of the hospital in the centre's books.
        devices: devices of the hospital that the centre looks after.
    """

    code: str
    name: str
    name_en: str
    great_circle_km: Decimal | None
    road_km: Decimal | None
    inside: bool | None
    stores: int
    devices: int


@dataclass(frozen=True, slots=True)
class CentrePerson:
    """Somebody who starts from the centre; ``of_partner``: employed by the partner that runs it (S1-32)."""

    row: StaffRow
    of_partner: bool


@dataclass(frozen=True, slots=True)
class CentreEquipment:
    """A piece of test equipment; ``of_maker``: it belongs to a manufacturer (S1-32)."""

    row: EquipmentRow
    of_maker: bool


@dataclass(frozen=True, slots=True)
class LentTray:
    """A tray at home in the centre that is lent out."""

    code: str
    name: str
    name_en: str
    borrower: str
    due_back_on: date | None


@dataclass(frozen=True, slots=True)
class CentreCard:
    """Everything of one centre as of ``today``, the calendar day there."""

    code: str
    name: str
    name_en: str
    address: str
    region: str
    time_zone: str
    partner: str
    partner_name: str
    partner_name_en: str
    today: date
    hospitals: tuple[CentreHospital, ...]
    people: tuple[CentrePerson, ...]
    equipment: tuple[CentreEquipment, ...]
    lent: tuple[LentTray, ...]

    @property
    def outside(self) -> tuple[str, ...]:
        """Codes of the hospitals beyond 150.0 km."""
        return tuple(one.code for one in self.hospitals if one.inside is False)


def centre_card(connection: Connection, site: str, at: datetime) -> CentreCard:
    """The card of a site.

    Raises:
        Refusal: ``unknown_site``.
    """
    columns = (Site.id, Site.code, Site.name, Site.name_en, Site.address, Site.region, Site.time_zone)
    run_by = (Party.code.label("partner"), Party.name.label("partner_name"), Party.name_en.label("partner_name_en"))
    asked = select(*columns, *run_by).join(Party, Party.id == Site.partner_id)
    row = None if "\0" in site else connection.execute(asked.where(Site.code == site)).first()
    if row is None:
        raise Refusal("unknown_site", site=site)
    today = local_day(at, ZoneInfo(row.time_zone))
    about = (row.code, row.name, row.name_en, row.address, row.region, row.time_zone)
    people = staff(connection, at, site=site)
    return CentreCard(
        *about,
        row.partner,
        row.partner_name,
        row.partner_name_en,
        today,
        _hospitals(connection, row),
        tuple(CentrePerson(one, one.employer == row.partner) for one in people),
        _equipment(connection, today, site),
        _lent(connection, row.id),
    )


def _hospitals(connection: Connection, site: Any) -> tuple[CentreHospital, ...]:
    """Those with a way from here, a store in its books or a device that it looks after; the nearest first."""
    known = {way.hospital: way for way in ways(connection, site.code)}
    stores = _counted(connection, _stores(site.id))
    devices = _by_code(connection, _counted(connection, _devices(site.id)))
    codes = known.keys() | stores.keys() | devices.keys()
    named = select(Party.code, Party.name, Party.name_en).where(Party.code.in_(codes))
    found = connection.execute(named.where(Party.kind == PartyKind.HOSPITAL, Party.retired_at.is_(None)))
    rows = [_hospital(*row, known.get(row.code), (stores, devices)) for row in found]
    return tuple(sorted(rows, key=_by_distance))


def _by_distance(one: CentreHospital) -> tuple[bool, Decimal, str]:
    far = one.great_circle_km if one.great_circle_km is not None else one.road_km
    return far is None, far or Decimal(0), one.code


def _hospital(
    code: str, name: str, name_en: str, way: Way | None, counted: tuple[dict[str, int], dict[str, int]]
) -> CentreHospital:
    stores, devices = (one.get(code, 0) for one in counted)
    if way is None:
        return CentreHospital(code, name, name_en, None, None, None, stores, devices)
    return CentreHospital(code, name, name_en, way.great_circle_km, way.road_km, way.inside, stores, devices)


def _stores(site: int) -> Any:
    asked = select(Party.code, func.count()).join(Place, Place.custodian_id == Party.id)
    asked = asked.where(Place.kind == PlaceKind.HOSPITAL, Place.site_id == site, Place.retired_at.is_(None))
    return asked.group_by(Party.code)


def _devices(site: int) -> Any:
    """What is in use; a device that was replaced or scrapped needs no centre."""
    ended = select(DeviceStage.id).where(DeviceStage.device_id == Device.id, DeviceStage.taken_back_at.is_(None))
    ended = ended.where(DeviceStage.stage.in_((Stage.REPLACEMENT, Stage.SCRAP)))
    asked = select(Device.customer, func.count()).where(Device.site_id == site, Device.customer != "")
    return asked.where(~ended.exists()).group_by(Device.customer)


def _by_code(connection: Connection, counted: dict[str, int]) -> dict[str, int]:
    """By the code of the party also what was registered under its name, before it was in the catalogue."""
    codes, found = codes_of(connection, counted.keys()), Counter[str]()
    for word, number in counted.items():
        found[codes.get(word, word)] += number
    return found


def _counted(connection: Connection, asked: Any) -> dict[str, int]:
    return {str(code): int(number) for code, number in connection.execute(asked).all()}


def _equipment(connection: Connection, today: date, site: str) -> tuple[CentreEquipment, ...]:
    makers = select(Party.code).where(Party.kind == PartyKind.MANUFACTURER)
    known = set(connection.execute(makers).scalars())
    return tuple(CentreEquipment(one, one.owner in known) for one in equipment(connection, today, site))


def _lent(connection: Connection, site: int) -> tuple[LentTray, ...]:
    asked = select(Place.code, Place.name, Place.name_en, Party.name, TrayLoan.due_back_on)
    asked = asked.join(TrayLoan, TrayLoan.tray_id == Place.id).join(Party, Party.id == TrayLoan.borrower_id)
    asked = asked.where(Place.site_id == site, TrayLoan.back_at.is_(None)).order_by(TrayLoan.due_back_on, Place.code)
    return tuple(LentTray(*row) for row in connection.execute(asked))
