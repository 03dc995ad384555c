"""Lists of devices as they were kept elsewhere: every conflict told at once, then taken over whole (S2-05, S2-06).

A list fills in what the record does not know; it never changes what the record knows. What a required field is and the
list does not say is kept as not known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.equipment import REQUIRED, DeviceField
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.device import Device, DeviceFieldEntry
from desktop.models.party import Site
from desktop.queries.customers import codes_of
from desktop.services.devices.list_checks import Listed, check_device, check_ends, check_record, check_within
from desktop.services.devices.nightly import begin_anew
from desktop.services.master_data.entry import Check, Faults, Tally
from desktop.services.master_data.lookups import rows_where_in
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

AT_ONCE: Final = 5000


@dataclass(frozen=True, slots=True)
class SaveDevice:
    """A row of a list; None for what it does not say.

    Attributes:
        site: code of the centre that looks after it.
        warranty_ends_on: what the list says of the last covered day; it is compared with the rule book and not kept.
        extension_months: months that were bought on top, counted in that comparison; not kept either.
        shared_serial: another model has the same serial number, and that is right.
    """

    serial: str
    site: str
    udi: str | None = None
    model: str | None = None
    brand: str | None = None
    batch: str | None = None
    place: str | None = None
    purchased_on: date | None = None
    purchase_cost: Decimal | None = None
    produced_on: date | None = None
    service_level: str | None = None
    ref: str | None = None
    asset: str | None = None
    line: str | None = None
    region: str | None = None
    customer: str | None = None
    dealer: str | None = None
    shipped_on: date | None = None
    installed_on: date | None = None
    accepted_on: date | None = None
    warranty_ends_on: date | None = None
    extension_months: int | None = None
    shared_serial: bool = False


@dataclass(frozen=True, slots=True)
class SaveDevices:
    """A list of devices; ``fields`` are the columns that it has."""

    devices: tuple[SaveDevice, ...]
    fields: tuple[str, ...] = ()


def save_devices(uow: UnitOfWork, request: SaveDevices) -> Tally:
    """Take a list over.

    Raises:
        Refusal: ``no_lines``; ``faulty_file`` with every fault: those of single values; ``row_twice``, ``two_values``,
            ``two_owners``, ``two_ends``, ``serial_of_other_model`` between rows; ``differs_from_record``;
            ``end_differs`` from what the rule book says.
    """
    if not request.devices:
        raise Refusal("no_lines")
    faults = Faults()
    sites = _sites(uow, request.devices, faults)
    codes = codes_of(uow.connection, {one.customer for one in request.devices if one.customer})
    listed = [_listed(number, one, codes) for number, one in enumerate(request.devices, 1)]
    for one in listed:
        site = sites.get(one.site)
        check_device(Check(faults, one.row), one, None if site is None else uow.today(site.time_zone))
    check_within(faults, listed)
    known = _known(uow, listed)
    there = check_record(faults, listed, known, uow.actor.partner_id)
    check_ends(uow.connection, faults, listed)
    faults.check_file()
    created = [one for one in listed if one.row not in there]
    changed = _fill_in(uow, [one for one in listed if one.row in there], there)
    _create(uow, created, sites)
    begin_anew(uow)
    for code in sorted({one.site for one in listed}):
        counts: dict[str, Any] = {"created": len(created), "changed": changed}
        uow.record("save_devices", f"{len(listed)}", site=sites[code].id, **counts)
    uow.touched(Kind.EQUIPMENT)
    return Tally(len(created), changed, len(listed) - len(created) - changed)


def _listed(number: int, device: SaveDevice, codes: Mapping[str, str]) -> Listed:
    values = {field: getattr(device, field.value) for field in DeviceField}
    values[DeviceField.CUSTOMER] = codes.get(device.customer or "", device.customer)
    return Listed(
        number,
        device.serial,
        device.site,
        {field: value for field, value in values.items() if value not in (None, "")},
        device.warranty_ends_on,
        device.shared_serial,
        device.extension_months or 0,
    )


def _sites(uow: UnitOfWork, devices: Sequence[SaveDevice], faults: Faults) -> Mapping[str, Any]:
    asked = select(Site.id, Site.code, Site.partner_id, Site.time_zone).where(Site.retired_at.is_(None))
    rows = {row.code: row for row in rows_where_in(uow, asked, Site.code, {one.site for one in devices})}
    mine = {code: row for code, row in rows.items() if uow.actor.partner_id in (None, row.partner_id)}
    for number, one in enumerate(devices, 1):
        if one.site not in mine:
            faults.add(number, "site", "not_your_site" if one.site in rows else "unknown_site", one.site)
    return mine


def _known(uow: UnitOfWork, listed: Sequence[Listed]) -> Mapping[str, Sequence[Any]]:
    columns = [getattr(Device, field.value) for field in DeviceField]
    asked = select(Device.id, Device.serial, Device.shared_serial, Device.partner_id, Site.code.label("site"), *columns)
    asked = asked.join(Site, Site.id == Device.site_id)
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows_where_in(uow, asked, Device.serial, {one.serial for one in listed}):
        found[row.serial].append(row)
    return found


def _fill_in(uow: UnitOfWork, listed: Sequence[Listed], there: Mapping[int, Any]) -> int:
    entries: list[dict[str, Any]] = []
    changed = 0
    for one in listed:
        row = there[one.row]
        new = {field: value for field, value in one.values.items() if getattr(row, field.value) in (None, "")}
        if new:
            changed += 1
            uow.write(update(Device).where(Device.id == row.id).values({f.value: value for f, value in new.items()}))
            entries += _entries(uow, row.id, new)
    _write(uow, DeviceFieldEntry, entries)
    return changed


def _create(uow: UnitOfWork, listed: Sequence[Listed], sites: Mapping[str, Any]) -> None:
    counted = Counter(one.serial for one in listed)
    marked = {one.serial for one in listed if one.shared or counted[one.serial] > 1}
    _write(uow, Device, [_row(uow, one, sites[one.site], shared=one.serial in marked) for one in listed])
    keys = _keys(uow, listed)
    entries: list[dict[str, Any]] = []
    for one in listed:
        unknown = {field: None for field in REQUIRED if field not in one.values}
        entries += _entries(uow, keys[one.serial, one.model], {**unknown, **one.values})
    _write(uow, DeviceFieldEntry, entries)


def _row(uow: UnitOfWork, one: Listed, site: Any, *, shared: bool) -> dict[str, Any]:
    plain: dict[str, Any] = {"serial": one.serial, "shared_serial": shared, "registered_at": uow.at}
    plain |= {"site_id": site.id, "partner_id": site.partner_id}
    for field in DeviceField:
        empty = None if field.value.endswith("_on") or field is DeviceField.PURCHASE_COST else ""
        plain[field.value] = one.values.get(field, empty)
    return plain


def _keys(uow: UnitOfWork, listed: Sequence[Listed]) -> Mapping[tuple[str, str], int]:
    asked = select(Device.serial, Device.model, Device.id)
    rows = rows_where_in(uow, asked, Device.serial, {one.serial for one in listed})
    return {(row.serial, row.model): row.id for row in rows}


def _entries(uow: UnitOfWork, device: int, values: Mapping[DeviceField, Any]) -> Iterable[dict[str, Any]]:
    made = {"device_id": device, "entered_by": uow.origin.entered_by.value, "at": uow.at, "by_id": uow.actor.id}
    return [made | {"field": field, "value": None if value is None else str(value)} for field, value in values.items()]


def _write(uow: UnitOfWork, model: Any, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), AT_ONCE):
        uow.write(insert(model), list(rows[start : start + AT_ONCE]))


SAVE_DEVICES = Verb("save_devices", SaveDevices, Tally, save_devices, Action.KEEP_EQUIPMENT)
