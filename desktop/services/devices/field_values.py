"""The fields of a device as they are entered: checked, kept with who said it, and read back as values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from sqlalchemy import insert, select

from desktop.domain.equipment import DATES, DeviceField, check_dates
from desktop.domain.errors import Refusal
from desktop.models.device import Device, DeviceFieldEntry
from desktop.queries.customers import code_of
from desktop.services.master_data.entry import Check, Faults
from desktop.storage.unit_of_work import UnitOfWork

IDENTIFIERS: Final = frozenset(
    {DeviceField.UDI, DeviceField.BATCH, DeviceField.ASSET, DeviceField.REF, DeviceField.DEALER}
)
LONGEST: Final[Mapping[DeviceField, int]] = {
    DeviceField.UDI: 60,
    DeviceField.MODEL: 80,
    DeviceField.BRAND: 120,
    DeviceField.BATCH: 60,
    DeviceField.PLACE: 200,
    DeviceField.SERVICE_LEVEL: 60,
    DeviceField.REF: 80,
    DeviceField.ASSET: 60,
    DeviceField.LINE: 80,
    DeviceField.REGION: 80,
    DeviceField.CUSTOMER: 120,
    DeviceField.DEALER: 40,
}
DEAREST: Final = Decimal("1000000000")


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """What a field is; ``value`` None says that it is not known. Days in ISO form, the cost in CNY."""

    field: DeviceField
    value: str | None


def read_fields(said: Iterable[FieldSaid], today: date) -> dict[DeviceField, Any]:
    """Values by field; all faults at once.

    Raises:
        Refusal: ``faulty_entry`` with ``empty``, ``said_twice``, ``not_a_day``, ``day_in_future``, ``not_an_amount``
            and what `desktop.services.master_data.entry.Check` finds.
    """
    faults = Faults()
    check = Check(faults, 0)
    values: dict[DeviceField, Any] = {}
    for one in said:
        if one.field in values:
            check.fault(one.field.value, "said_twice")
        values[one.field] = None if one.value is None else _value(check, one.field, one.value, today)
    faults.check_entry()
    return values


def _value(check: Check, field: DeviceField, text: str, today: date) -> Any:
    name = field.value
    if field in DATES:
        return _day(check, name, text, today)
    if field is DeviceField.PURCHASE_COST:
        return _amount(check, name, text)
    if not text:
        check.fault(name, "empty")
    elif field in IDENTIFIERS:
        check.identifier(name, text, LONGEST[field])
    else:
        check.text(name, text, LONGEST[field])
    return text


def _day(check: Check, name: str, text: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        check.fault(name, "not_a_day", text)
        return None
    if day > today:
        check.fault(name, "day_in_future", text)
    return day


def _amount(check: Check, name: str, text: str) -> Decimal | None:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        check.fault(name, "not_an_amount", text)
        return None
    if not is_amount(amount):
        check.fault(name, "not_an_amount", text)
    return amount


def is_amount(value: Decimal) -> bool:
    """Whether it is an amount in CNY that a device or its warranty may cost: whole fen, not below nought."""
    return value.is_finite() and 0 <= value <= DEAREST and value == value.quantize(Decimal("0.01"))


def by_code(uow: UnitOfWork, values: dict[DeviceField, Any]) -> dict[DeviceField, Any]:
    """The same values; a customer that is in the catalogue by its code, also when a name was typed."""
    customer = values.get(DeviceField.CUSTOMER)
    return values | {DeviceField.CUSTOMER: code_of(uow.connection, customer)} if customer else values


def columns_of(values: Mapping[DeviceField, Any]) -> dict[str, Any]:
    """Values as the table keeps them: unknown text is ""."""
    plain = DATES | {DeviceField.PURCHASE_COST}
    return {field.value: value if value is not None or field in plain else "" for field, value in values.items()}


def current(uow: UnitOfWork, device: int) -> dict[DeviceField, Any]:
    """What the record says now; None for not known."""
    row = uow.read(select(*(getattr(Device, field.value) for field in DeviceField)).where(Device.id == device)).one()
    return {field: value if value != "" else None for field, value in zip(DeviceField, row, strict=True)}


def check_days(values: Mapping[DeviceField, Any]) -> None:
    """Refuse days that cannot all be right.

    Raises:
        Refusal: ``dates_out_of_order``.
    """
    check_dates({field: value for field, value in values.items() if field in DATES and value is not None})


def note_fields(uow: UnitOfWork, device: int, values: Mapping[DeviceField, Any]) -> None:
    """Keep who said what; the caller writes the device and records why."""
    made = {"device_id": device, "entered_by": uow.origin.entered_by.value, "at": uow.at, "by_id": uow.actor.id}
    rows = [
        made | {"field": field, "value": None if value is None else str(value)}
        for field, value in sorted(values.items())
    ]
    uow.write(insert(DeviceFieldEntry), rows)


def refuse_taken(uow: UnitOfWork, serial: str, model: str, *, besides: int = 0, marked: bool = False) -> bool:
    """Refuse a serial number that the same model has, or another model without a mark; True when another has it.

    Raises:
        Refusal: ``device_known``, ``serial_of_other_model``.
    """
    asked = select(Device.model).where(Device.serial == serial, Device.id != besides)
    others = uow.read(asked).scalars().all()
    if model in others:
        raise Refusal("device_known", serial=serial, model=model)
    if others and not marked:
        raise Refusal("serial_of_other_model", serial=serial, model=model, other=others[0])
    return bool(others)
