"""Plain lists for other programs: each row with codes, never with keys of the database."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import aliased

from desktop.models.audit import AuditEntry
from desktop.models.hold import Hold
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.label import LabelJob
from desktop.models.notice import Notice, NoticeLine
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.types import Uid

Plain = dict[str, Any]
_LATER: Final = aliased(Person, name="later")
_ZONE: Final = aliased(Place, name="zone")
_HOME: Final = aliased(Place, name="home")
_CUSTODIAN: Final = aliased(Party, name="custodian")


def _rows(
    connection: Connection, asked: Select[*tuple[Any, ...]], given: Mapping[str, str], columns: Mapping[str, Any]
) -> Any:
    """Run a question, narrowed to what was given: filter name → column."""
    for name, value in given.items():
        asked = asked.where(columns[name] == _typed(columns[name], value))
    return connection.execute(asked).mappings()


def _typed(column: Any, value: str) -> Any:
    if isinstance(column.type, Uid):
        return UUID(value)
    kind = getattr(column.type, "kind", None)
    return value if kind is None else kind(value)


def places(connection: Connection, **given: str) -> Iterator[Plain]:
    """Every place with its kind, state, site, zone and whether it is in use."""
    asked = (
        select(Place.code, Place.name, Place.name_en, Place.kind, Place.state, Site.code.label("site"))
        .add_columns(_ZONE.code.label("zone"), Place.purpose, Place.capacity, Place.rack, Place.level, Place.slot)
        .add_columns(Place.seats, _HOME.code.label("home"), _CUSTODIAN.code.label("custodian"), Place.retired_at)
        .join(_CUSTODIAN, _CUSTODIAN.id == Place.custodian_id)
        .outerjoin(Site, Site.id == Place.site_id)
        .outerjoin(_ZONE, _ZONE.id == Place.zone_id)
        .outerjoin(_HOME, _HOME.id == Place.home_id)
        .order_by(Place.code)
    )
    columns = {"site": Site.code, "kind": Place.kind, "zone": _ZONE.code, "place": Place.code}
    yield from map(dict, _rows(connection, asked, given, columns))


def notice_lines(connection: Connection, **given: str) -> Iterator[Plain]:
    """The lines of deliveries with what was received of each."""
    asked = (
        select(Notice.number.label("notice"), NoticeLine.position, Item.ref.label("item"), Item.name)
        .add_columns(Lot.number.label("lot"), Unit.serial, NoticeLine.expires_on, Place.code.label("tray"))
        .add_columns(NoticeLine.seat, NoticeLine.quantity, NoticeLine.received, NoticeLine.state)
        .join(Notice, Notice.id == NoticeLine.notice_id)
        .join(Item, Item.id == NoticeLine.item_id)
        .join(Lot, Lot.id == NoticeLine.lot_id)
        .outerjoin(Unit, Unit.id == NoticeLine.unit_id)
        .outerjoin(Place, Place.id == NoticeLine.tray_id)
        .order_by(NoticeLine.notice_id, NoticeLine.position)
    )
    columns = {"notice": Notice.number, "state": NoticeLine.state, "tray": Place.code}
    yield from map(dict, _rows(connection, asked, given, columns))


def labels(connection: Connection, **given: str) -> Iterator[Plain]:
    """Label jobs with what they say and how they were settled."""
    asked = (
        select(LabelJob.id.label("label"), LabelJob.purpose, LabelJob.state, Site.code.label("site"), LabelJob.symbol)
        .add_columns(LabelJob.fields, LabelJob.template, LabelJob.language, LabelJob.copies, LabelJob.printer)
        .add_columns(LabelJob.run_id.label("run"), LabelJob.first_byte_at, LabelJob.handed_over_at, LabelJob.bytes_sent)
        .add_columns(LabelJob.payload_sha256, LabelJob.evidence, LabelJob.fault, LabelJob.verified_at)
        .add_columns(LabelJob.reprint_of_id.label("reprint_of"), LabelJob.reprint_number, LabelJob.reason)
        .add_columns(LabelJob.changed_at, Item.ref.label("item"), Lot.number.label("lot"), Unit.serial)
        .add_columns(Place.code.label("place"), LabelJob.workstation, LabelJob.ordered_at)
        .add_columns(Person.badge.label("ordered_by"), LabelJob.settled_at, _LATER.badge.label("settled_by"))
        .join(Site, Site.id == LabelJob.site_id)
        .join(Person, Person.id == LabelJob.ordered_by_id)
        .outerjoin(_LATER, _LATER.id == LabelJob.settled_by_id)
        .outerjoin(Lot, Lot.id == LabelJob.lot_id)
        .outerjoin(Item, Item.id == Lot.item_id)
        .outerjoin(Unit, Unit.id == LabelJob.unit_id)
        .outerjoin(Place, Place.id == LabelJob.place_id)
        .order_by(LabelJob.ordered_at, LabelJob.id)
    )
    columns: Plain = {"state": LabelJob.state, "purpose": LabelJob.purpose, "site": Site.code, "serial": Unit.serial}
    columns |= {"item": Item.ref, "place": Place.code, "printer": LabelJob.printer, "run": LabelJob.run_id}
    columns |= {"workstation": LabelJob.workstation, "label": LabelJob.id}
    for row in _rows(connection, asked, given, columns):
        yield dict(row) | {"fields": json.loads(row["fields"])}


def holds(connection: Connection, **given: str) -> Iterator[Plain]:
    """Holds, open and released."""
    asked = (
        select(
            Hold.id.label("hold"), Item.ref.label("item"), Lot.number.label("lot"), Unit.serial, Hold.reason, Hold.note
        )
        .add_columns(Hold.opened_at, Person.badge.label("opened_by"), Hold.released_at)
        .add_columns(_LATER.badge.label("released_by"), Hold.document, Hold.release_reason)
        .join(Lot, Lot.id == Hold.lot_id)
        .join(Item, Item.id == Lot.item_id)
        .join(Person, Person.id == Hold.opened_by_id)
        .outerjoin(_LATER, _LATER.id == Hold.released_by_id)
        .outerjoin(Unit, Unit.id == Hold.unit_id)
        .order_by(Hold.opened_at, Hold.id)
    )
    columns = {
        "item": Item.ref,
        "lot": Lot.number,
        "serial": Unit.serial,
        "reason": Hold.reason,
        "document": Hold.document,
    }
    yield from map(dict, _rows(connection, asked, given, columns))


def people(connection: Connection, **given: str) -> Iterator[Plain]:
    """People with their badges and roles."""
    asked = (
        select(Person.badge, Person.name, Person.role, Party.code.label("partner"), Person.retired_at)
        .outerjoin(Party, Party.id == Person.partner_id)
        .order_by(Person.badge)
    )
    yield from map(dict, _rows(connection, asked, given, {"badge": Person.badge, "role": Person.role}))


def items(connection: Connection, **given: str) -> Iterator[Plain]:
    """Items with all their packages."""
    inside: dict[int, list[Plain]] = {}
    packages = select(ItemPackage.item_id, ItemPackage.di, ItemPackage.agency, ItemPackage.level, ItemPackage.quantity)
    for row in connection.execute(packages.order_by(ItemPackage.level, ItemPackage.di)):
        inside.setdefault(row[0], []).append({"di": row[1], "agency": row[2], "level": row[3], "quantity": row[4]})
    asked = (
        select(Item.id, Item.ref.label("item"), Party.code.label("maker"), Item.name, Item.name_en, Item.model)
        .add_columns(Item.specification, Item.registration_number, Item.kind, Item.carries_lot)
        .add_columns(Item.carries_serial, Item.carries_expiry, Item.list_price, Item.retired_at)
        .join(Party, Party.id == Item.maker_id)
        .order_by(Item.ref, Party.code)
    )
    columns = {"item": Item.ref, "maker": Party.code, "kind": Item.kind}
    for row in _rows(connection, asked, given, columns):
        plain = dict(row)
        yield plain | {"packages": inside.get(plain.pop("id"), [])}


def audit(connection: Connection, **given: str) -> Iterator[Plain]:
    """The audit trail of a site from a sequence number on; the chain named "" is for what belongs to no site."""
    asked = (
        select(Site.code.label("site"), AuditEntry.sequence, AuditEntry.recorded_at, AuditEntry.payload)
        .add_columns(AuditEntry.hash)
        .outerjoin(Site, Site.id == AuditEntry.site_id)
        .order_by(AuditEntry.site_id, AuditEntry.sequence)
    )
    if "site" in given:
        asked = asked.where(func.coalesce(Site.code, "") == given["site"])
    if "sequence" in given:
        asked = asked.where(AuditEntry.sequence >= int(given["sequence"]))
    for row in connection.execute(asked).mappings():
        yield dict(row) | {"site": row["site"] or "", "payload": json.loads(row["payload"])}
