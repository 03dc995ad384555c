"""The warranty answer for a device in the field, by the one rule book, and "what if it was installed on …"."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from desktop.domain.clock import local_day
from desktop.domain.warranty import decide
from desktop.domain.warranty_facts import Coverage, Entered
from desktop.queries.device_page import device_row
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_facts import facts_of


@dataclass(frozen=True, slots=True)
class Asked:
    """Which device, and what about it.

    Attributes:
        model: where several devices have the serial.
        on: the day in question, None for today at its centre.
        installed: "what if it was installed on …"; None for what the record says.
        part_class: a part of it, "" for the device.
    """

    serial: str
    model: str = ""
    on: date | None = None
    installed: date | None = None
    part_class: str = ""


@dataclass(frozen=True, slots=True)
class WarrantyAnswer:
    """The answer and the device; ``supposed`` is the day of installation that was only supposed."""

    serial: str
    model: str
    brand: str
    coverage: Coverage
    supposed: date | None = None


def warranty_of(connection: Connection, asked: Asked, at: datetime) -> WarrantyAnswer:
    """The answer with its reasons; nothing is written.

    Args:
        connection: to read with.
        asked: the device and the question.
        at: the moment it is now.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    row: Any = device_row(connection, asked.serial, asked.model)
    facts = facts_of(connection, row.id)
    if asked.installed is not None:
        facts = replace(facts, inputs={**facts.inputs, "installation": Entered(asked.installed)})
    rules = [one.rule for one in rule_book(connection)]
    on = asked.on or local_day(at, ZoneInfo(row.time_zone))
    coverage = decide(rules, facts, on, asked.part_class)
    return WarrantyAnswer(row.serial, row.model, row.brand, coverage, asked.installed)
