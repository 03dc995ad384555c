"""``sparezone query`` about equipment in the field: the warranty answer with its reasons, devices, the rule book."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.attachments import Subject
from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.domain.warranty_facts import Coverage
from desktop.models.external import ExternalKind
from desktop.queries import devices as reading
from desktop.queries.attachments import attachment_content, attachments
from desktop.queries.device_page import DevicePage, device_page, device_row
from desktop.queries.device_rest import DeviceRest, device_rest
from desktop.queries.device_service import device_service
from desktop.queries.device_views import Department, device_views
from desktop.queries.external_ids import their_ids
from desktop.queries.warranty import Asked, warranty_of
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_policies import policy_rows
from desktop.queries.warranty_reminders import reminders_of_device, unread_warranty_reminders
from desktop.services.wire import to_wire

WARRANTY: Final = ("serial", "model", "on", "installed", "part")


def warranty(connection: Connection, **given: str) -> Iterator[Any]:
    """The answer for ``--serial``; ``--installed`` supposes a day of installation, ``--part`` asks for a part class."""
    asked = Asked(
        given["serial"],
        given.get("model", ""),
        _day(given.get("on")),
        _day(given.get("installed")),
        given.get("part", ""),
    )
    answer = warranty_of(connection, asked, SystemClock().now())
    row = {"serial": answer.serial, "model": answer.model, "brand": answer.brand, "supposed": answer.supposed}
    yield row | _coverage(answer.coverage)


def _coverage(coverage: Coverage) -> dict[str, Any]:
    """The answer as one flat object; the inputs as a list with who entered them."""
    told = {name: getattr(coverage, name) for name in Coverage.__slots__ if name not in ("inputs", "rule")}
    rule = coverage.rule
    named = None if rule is None else {"code": rule.code, "version": rule.version, "name": rule.name}
    inputs = [
        {"name": name, "value": to_wire(one.value), "by": one.by, "on": to_wire(one.on)}
        for name, one in coverage.inputs.items()
    ]
    return told | {"rule": named, "inputs": inputs}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def devices(connection: Connection, **given: str) -> Iterator[Any]:
    """All devices, or those with ``--text`` in a serial, asset number, REF or UDI; ``--system`` adds its numbers."""
    theirs = their_ids(connection, given.get("system", ""), ExternalKind.DEVICE)
    for row in reading.devices(connection, given.get("text", "")):
        yield to_wire(row) | ({"their_id": theirs.get(row.serial, "")} if "system" in given else {})


def device(connection: Connection, **given: str) -> Iterator[Any]:
    """One device by ``--serial``, or by ``--raw``: a scan or a part of a name.

    Raises:
        Refusal: ``unknown_device`` with the nearest serial numbers, ``several_devices``, ``field_empty``.
    """
    at = SystemClock().now()
    if "serial" in given:
        yield _plain(device_page(connection, given["serial"], at, given.get("model", "")))
        return
    if "raw" not in given:
        raise Refusal("field_empty", field="serial")
    found = reading.look_up(connection, given["raw"], at.date())
    serials = [row.serial for row in found.rows]
    if found.found is reading.Found.NONE:
        raise Refusal("unknown_device", serial=found.serial, nearest=serials)
    if found.found is reading.Found.SEVERAL:
        raise Refusal("several_devices", serials=serials)
    yield _plain(device_page(connection, serials[0], at, found.rows[0].model))


def _plain(page: DevicePage) -> dict[str, Any]:
    """Without the key, which tells another program nothing."""
    return {name: value for name, value in to_wire(page).items() if name != "id"}


def views(connection: Connection, **given: str) -> Iterator[Any]:
    """The device ``--serial`` as service, purchasing, sales and quality look at it; ``--view`` for one of them.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    told = to_wire(device_views(connection, given["serial"], SystemClock().now(), given.get("model", "")))
    others = {one.value for one in Department} - {given["view"]} if "view" in given else set()
    yield {name: value for name, value in told.items() if name not in others}


def rules(connection: Connection, **given: str) -> Iterator[Any]:
    """Every version of every warranty rule, or of ``--rule``."""
    yield from (row for row in rule_book(connection) if given.get("rule", row.rule.code) == row.rule.code)


def _rest(connection: Connection, given: dict[str, str]) -> DeviceRest:
    row = device_row(connection, given["serial"], given.get("model", ""))
    return device_rest(connection, row.id)


def parts(connection: Connection, **given: str) -> Iterator[Any]:
    """The parts with serial numbers of the device ``--serial``, those that were taken out too.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    yield from _rest(connection, given).parts


def contracts(connection: Connection, **given: str) -> Iterator[Any]:
    """The service contracts of the device ``--serial``.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    yield from _rest(connection, given).contracts


def decided(connection: Connection, **given: str) -> Iterator[Any]:
    """What was decided and bought for the warranty of the device ``--serial``, with what was taken back and why.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    yield from _rest(connection, given).decisions


def service(connection: Connection, **given: str) -> Iterator[Any]:
    """Parts in stock, who may repair the device ``--serial`` and when, and what its repairs cost so far.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    row = device_row(connection, given["serial"], given.get("model", ""))
    yield {"serial": row.serial} | to_wire(device_service(connection, row.id, SystemClock().now()))


def files(connection: Connection, **given: str) -> Iterator[Any]:
    """The files that are kept with the device ``--serial``, without their bytes.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    row = device_row(connection, given["serial"], given.get("model", ""))
    yield from attachments(connection, Subject.DEVICE, str(row.id), taken_back=True)


def file(connection: Connection, **given: str) -> Iterator[Any]:
    """One kept file, ``--id``, with its bytes in Base64.

    Raises:
        Refusal: ``unknown_attachment``, ``attachment_damaged``.
    """
    key = given["id"]
    if not (key.isascii() and key.isdecimal()):
        raise Refusal("unknown_attachment")
    yield {"id": int(key), "content": b64encode(attachment_content(connection, int(key))).decode()}


def reminders(connection: Connection, **given: str) -> Iterator[Any]:
    """The reminders of the device ``--serial``, or without it those that engineers have still to read, or ``--badge``.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``.
    """
    if "serial" in given:
        row = device_row(connection, given["serial"], given.get("model", ""))
        yield from reminders_of_device(connection, row.id)
    else:
        yield from unread_warranty_reminders(connection, given.get("site", ""), given.get("badge", ""))


def reminder_policies(connection: Connection, **_given: str) -> Iterator[Any]:
    """Every version of who is reminded of warranties, the newest last."""
    for row in policy_rows(connection):
        told = {event: [word.value for word in words] for event, words in row.policy.told.items()}
        about = {"rule": row.rule, "days": list(row.policy.days), "told": told}
        yield about | {"reason": row.reason, "set_at": row.set_at, "set_by": row.set_by}
