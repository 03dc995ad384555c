"""Saving rows of one kind: what is new is added, what differs is changed, every change keeps old and new value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select, tuple_, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.models.base import Base
from desktop.services.master_data.entry import Faults, Saved, Seen, as_seen
from desktop.services.master_data.lookups import AT_ONCE, insert_new, storable
from desktop.services.wire import to_wire
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Noun:
    """How one kind of thing is saved: the audit's word for it, its table, its key, what screens must know."""

    action: str
    model: type[Base]
    key: tuple[str, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as it shall be: values by column (the key among them), what it is called, what the person saw before."""

    subject: str
    values: Mapping[str, Any]
    seen: tuple[Seen, ...] = ()


def key_of(noun: Noun, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The key of a row."""
    return tuple(values[name] for name in noun.key)


def refuse_repeated(noun: Noun, wanted: Sequence[Wanted], faults: Faults) -> None:
    """Note ``repeated_row`` for each row whose key stood there before."""
    met: set[tuple[Any, ...]] = set()
    for row, one in enumerate(wanted, 1):
        key = key_of(noun, one.values)
        if key in met:
            faults.add(row, noun.key[-1].removesuffix("_id"), "repeated_row", one.subject)
        met.add(key)


def save_rows(uow: UnitOfWork, noun: Noun, wanted: Sequence[Wanted], fields: Sequence[str] = ()) -> list[Saved]:
    """Add or change rows; each key may stand there once.

    Args:
        uow: the job.
        noun: which kind of thing.
        wanted: the rows as they shall be.
        fields: of a row that is there only these are changed; none means all.

    Raises:
        Refusal: ``changed_meanwhile`` with the fields that are no longer as the person saw them.
    """
    there = load_rows(uow, noun, [key_of(noun, one.values) for one in wanted])
    new = [one for one in wanted if key_of(noun, one.values) not in there]
    insert_new(uow, noun.model, [one.values for one in new], *noun.key)
    saved = []
    for one in wanted:
        now = there.get(key_of(noun, one.values))
        saved.append(_added(uow, noun, one) if now is None else _changed(uow, noun, _only(one, fields), now))
    return saved


def load_rows(uow: UnitOfWork, noun: Noun, keys: Sequence[tuple[Any, ...]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The rows that are there, locked until the end of the job, by key."""
    table = noun.model.__table__
    columns = [table.c[name] for name in noun.key]
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    ordered = sorted(key for key in set(keys) if all(map(storable, key)))
    for start in range(0, len(ordered), AT_ONCE // 2):
        portion = ordered[start : start + AT_ONCE // 2]
        statement = select(table).where(tuple_(*columns).in_(portion)).order_by(*columns)
        for row in uow.read(statement.with_for_update(key_share=True)).mappings():
            values = {column.name: row[column] for column in table.columns}
            found[key_of(noun, values)] = values
    return found


def check_seen(subject: str, seen: Sequence[Seen], now: Mapping[str, Any]) -> None:
    """Refuse a change of something that is no longer as the person saw it.

    Raises:
        Refusal: ``changed_meanwhile`` with ``subject`` and ``fields`` (field, seen, now).
    """
    differing: list[dict[str, str | int | None]] = [
        {"field": one.field, "seen": one.value, "now": as_seen(now.get(one.field))}
        for one in seen
        if as_seen(now.get(one.field)) != one.value
    ]
    if differing:
        raise Refusal("changed_meanwhile", subject=subject, fields=differing)


def _only(wanted: Wanted, fields: Sequence[str]) -> Wanted:
    if not fields:
        return wanted
    kept = {name: value for name, value in wanted.values.items() if name.removesuffix("_id") in fields}
    return replace(wanted, values=kept)


def _added(uow: UnitOfWork, noun: Noun, wanted: Wanted) -> Saved:
    check_seen(wanted.subject, wanted.seen, {})
    record(uow, noun, wanted.subject, None, wanted.values)
    return Saved(wanted.subject, created=True, changed=())


def _changed(uow: UnitOfWork, noun: Noun, wanted: Wanted, now: Mapping[str, Any]) -> Saved:
    check_seen(wanted.subject, wanted.seen, now)
    changed = {name: value for name, value in wanted.values.items() if now[name] != value}
    if changed:
        uow.write(update(noun.model).where(noun.model.__table__.c.id == now["id"]).values(**changed))
        record(uow, noun, wanted.subject, {name: now[name] for name in changed}, changed)
    return Saved(wanted.subject, created=False, changed=tuple(changed))


def record(
    uow: UnitOfWork, noun: Noun, subject: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> None:
    """Write the audit entry of a change, with old and new values."""
    uow.record(noun.action, subject, old=_wire(old), new=_wire(new))
    uow.touched(noun.kind)


def _wire(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {name: to_wire(value) for name, value in values.items()}
