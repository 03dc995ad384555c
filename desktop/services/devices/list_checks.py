"""What can be wrong with a list of devices: single values, rows against rows, rows against the record and the rules."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.equipment import DATES, DeviceField, check_dates
from desktop.domain.errors import Refusal
from desktop.domain.warranty_days import covered_days
from desktop.domain.warranty_facts import Entered, Extension, Facts
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_facts import INPUTS
from desktop.services.devices.field_values import IDENTIFIERS, LONGEST, is_amount
from desktop.services.master_data.entry import Check, Faults

LONGEST_EXTENSION: Final = 240
"""Months."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list: its number, and what it says; `values` has only what is known, `extended` is in months."""

    row: int
    serial: str
    site: str
    values: Mapping[DeviceField, Any]
    ends_on: date | None
    shared: bool
    extended: int = 0

    @property
    def model(self) -> str:
        """The model, "" when it is not known."""
        return str(self.values.get(DeviceField.MODEL, ""))


def check_device(check: Check, one: Listed, today: date | None) -> None:
    """The faults of single values; ``today`` is None when the centre is not known."""
    if not one.serial:
        check.fault("serial", "empty")
    check.identifier("serial", one.serial)
    if not 0 <= one.extended <= LONGEST_EXTENSION:
        check.fault("extension_months", "bad_number", one.extended)
    for field, value in one.values.items():
        _check_value(check, field, value, today)
    _check_days(check, one.values)


def _check_value(check: Check, field: DeviceField, value: Any, today: date | None) -> None:
    if field in DATES:
        if today is not None and value > today:
            check.fault(field.value, "day_in_future", value)
    elif field is DeviceField.PURCHASE_COST:
        if not is_amount(value):
            check.fault(field.value, "not_an_amount", value)
    elif field in IDENTIFIERS:
        check.identifier(field.value, value, LONGEST[field])
    else:
        check.text(field.value, value, LONGEST[field])


def check_within(faults: Faults, listed: Sequence[Listed]) -> None:
    """The conflicts between rows of one serial number; each is told at the later row."""
    rows: defaultdict[str, list[Listed]] = defaultdict(list)
    for one in listed:
        rows[one.serial].append(one)
    for same in rows.values():
        if len(same) > 1:
            _check_same(faults, same)


def _check_same(faults: Faults, same: Sequence[Listed]) -> None:
    first_of: dict[str, Listed] = {}
    for one in same:
        first = first_of.setdefault(one.model, one)
        if first is not one:
            _compare(faults, first, one)
        elif first is not same[0] and not (one.shared and same[0].shared):
            faults.add(one.row, "model", "serial_of_other_model", one.model or one.serial)


def _compare(faults: Faults, first: Listed, one: Listed) -> None:
    """Rows of one device: each column that says something else, or that it stands there twice."""
    before = len(faults.found)
    for field in DeviceField:
        here, there = one.values.get(field), first.values.get(field)
        if here is not None and there is not None and here != there:
            faults.add(one.row, field.value, "two_owners" if field is DeviceField.CUSTOMER else "two_values", here)
    if None not in (one.ends_on, first.ends_on) and one.ends_on != first.ends_on:
        faults.add(one.row, "warranty_ends_on", "two_ends", one.ends_on)
    if len(faults.found) == before:
        faults.add(one.row, "serial", "row_twice", one.serial)


def check_record(
    faults: Faults, listed: Sequence[Listed], known: Mapping[str, Sequence[Any]], partner: int | None
) -> dict[int, Any]:
    """The conflicts with devices that are registered; returns those devices by the row of the list.

    ``partner`` is whose devices may be changed; None for those of all.
    """
    there: dict[int, Any] = {}
    for one in listed:
        rows = known.get(one.serial, ())
        same = _same_device(one, rows)
        if len(same) == 1 and partner not in (None, same[0].partner_id):
            faults.add(one.row, "serial", "not_your_site", one.serial)
        elif len(same) == 1:
            there[one.row] = same[0]
            _compare_record(faults, one, same[0])
        elif rows and not (one.shared and all(row.shared_serial for row in rows)):
            faults.add(one.row, "model", "serial_of_other_model", one.model or one.serial)
    return there


def _same_device(one: Listed, rows: Sequence[Any]) -> Sequence[Any]:
    """What is registered of a row: of its model, or of a model that the row, or else the record, does not know."""
    same = [row for row in rows if row.model == one.model]
    if same or (one.shared and one.model):
        return same
    return [row for row in rows if not one.model or not row.model]


def _compare_record(faults: Faults, one: Listed, row: Any) -> None:
    before, days = len(faults.found), {field: getattr(row, field.value) for field in DATES}
    if row.site != one.site:
        faults.add(one.row, "site", "differs_from_record", row.site)
    for field, value in one.values.items():
        kept = getattr(row, field.value)
        if kept not in (None, "") and kept != value:
            faults.add(one.row, field.value, "differs_from_record", kept)
    new = {field: value for field, value in one.values.items() if field in DATES and days[field] is None}
    if new and len(faults.found) == before:
        _check_days(Check(faults, one.row), days | new)


def _check_days(check: Check, values: Mapping[DeviceField, Any]) -> None:
    """Days that cannot all be right, told at the later one."""
    try:
        check_dates({field: value for field, value in values.items() if field in DATES and value is not None})
    except Refusal as refusal:
        check.fault(str(refusal.facts["later_field"]), refusal.code, refusal.facts["later_day"])


def check_ends(connection: Connection, faults: Faults, listed: Sequence[Listed]) -> None:
    """Where a list says when the warranty ends: it must be the day that the rule book gives, when it gives one."""
    said = [one for one in listed if one.ends_on is not None]
    rules = [row.rule for row in rule_book(connection)] if said else []
    for one in said:
        inputs = {name: Entered(one.values.get(field)) for name, field in INPUTS.items()}
        bought = (Extension("", one.extended, one.ends_on),) if one.extended and one.ends_on else ()
        days, _code = covered_days(rules, Facts(inputs, bought))
        if days.last is not None and days.last != one.ends_on:
            faults.add(one.row, "warranty_ends_on", "end_differs", one.ends_on)
