"""The first start: the partner, its first site with its places, and the first person."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind, ZoneState
from desktop.domain.origin import Actor, Origin
from desktop.domain.permissions import Role
from desktop.models.party import Party, PartyKind, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Envelope
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

OUTSIDE_PLACES = (
    ("SUPPLIER", PlaceKind.SUPPLIER, "供货方", "Supplier"),
    ("HOSPITAL-USE", PlaceKind.HOSPITAL_USE, "医院使用", "Hospital use"),
    ("LOSS", PlaceKind.LOSS, "损失", "Loss"),
    ("COUNT-DIFFERENCE", PlaceKind.COUNT_DIFFERENCE, "盘点差异", "Count difference"),
    ("SCRAP", PlaceKind.SCRAP, "报废", "Scrap"),
    ("RETURNED-TO-MAKER", PlaceKind.RETURNED_TO_MAKER, "退回厂家", "Returned to maker"),
)


LONGEST_SITE_CODE = 30
"""The codes of its receiving and holding place must fit into 40 characters."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """Who runs this warehouse, what it is called, and who signs in first (as administrator)."""

    partner_code: str
    partner_name: str
    site_code: str
    site_name: str
    person_name: str
    time_zone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class SetUpDone:
    """The first person's badge and the first site's code."""

    badge: str
    site: str


def is_set_up(connection: Connection) -> bool:
    """Whether somebody has signed in before: an empty database has no people."""
    return connection.execute(select(func.count()).select_from(Person)).scalar_one() > 0


def faults_in(request: SetUp, badge: str) -> Faults:
    """What is wrong with which field; codes must be printable as ``SZ:`` codes."""
    faults = Faults()
    check = Check(faults, 0)
    check.code("partner_code", request.partner_code)
    check.text("partner_name", request.partner_name, 200, required=True)
    check.code("site_code", request.site_code, LONGEST_SITE_CODE)
    check.text("site_name", request.site_name, 200, required=True)
    check.text("person_name", request.person_name, 120, required=True)
    check.code("badge", badge)
    return faults


def set_up(store: Store, request: SetUp, envelope: Envelope) -> Done[SetUpDone]:
    """Set up an empty database; ``envelope.actor`` becomes the badge of the first person.

    Raises:
        Refusal: ``already_set_up`` when there are people, ``faulty_entry`` with every field that is wrong.
    """
    faults_in(request, envelope.actor).check_entry()

    def opening(connection: Connection) -> Origin:
        if is_set_up(connection):
            raise Refusal("already_set_up")
        added = insert(Person).values(badge=envelope.actor, name=request.person_name, role=Role.ADMINISTRATOR)
        person = connection.execute(added.returning(Person.id)).scalar_one()
        actor = Actor(person, envelope.actor, request.person_name, Role.ADMINISTRATOR, None)
        at = envelope.at or store.clock.now()
        return Origin(envelope.request_id, actor, at, envelope.workstation, envelope.entered_by)

    return store.run(opening, lambda uow: _set_up(uow, request))


def _set_up(uow: UnitOfWork, request: SetUp) -> SetUpDone:
    partner = uow.write(
        insert(Party)
        .values(code=request.partner_code, name=request.partner_name, kind=PartyKind.PARTNER)
        .returning(Party.id)
    ).scalar_one()
    uow.write(
        insert(Place),
        [
            {"code": code, "name": name, "name_en": name_en, "kind": kind, "custodian_id": partner}
            for code, kind, name, name_en in OUTSIDE_PLACES
        ],
    )
    add_site(uow, partner, request)
    uow.record("set_up", request.partner_code, site_code=request.site_code, person=uow.actor.badge)
    uow.touched(*Kind)
    return SetUpDone(uow.actor.badge, request.site_code)


def add_site(uow: UnitOfWork, partner: int, request: SetUp) -> int:
    """Add a site with its receiving place and its holding place; returns its id."""
    site = uow.write(
        insert(Site)
        .values(code=request.site_code, name=request.site_name, time_zone=request.time_zone, partner_id=partner)
        .returning(Site.id)
    ).scalar_one()
    common = {"site_id": site, "partner_id": partner, "custodian_id": partner, "state": ZoneState.TO_INSPECT}
    places = (
        {"code": f"{request.site_code}-RECEIVING", "name": "收货区", "name_en": "Receiving"}
        | {"kind": PlaceKind.RECEIVING},
        {"code": f"{request.site_code}-HOLD", "name": "待处理区", "name_en": "On hold"} | {"kind": PlaceKind.HOLDING},
    )
    uow.write(insert(Place), [common | place for place in places])
    return int(site)
