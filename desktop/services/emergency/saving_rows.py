"""Saving distances and packages one after the other, from a form or from a file."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import insert, select, update

from desktop.domain.errors import Refusal
from desktop.models.base import Base
from desktop.services.master_data.entry import Faults, Saved, as_seen
from desktop.storage.unit_of_work import UnitOfWork

R = TypeVar("R")


def save_each(
    requests: Sequence[R], save: Callable[[R], Saved], field_of: Mapping[str, str], key: tuple[str, ...]
) -> list[Saved]:
    """Save every row, and tell the faults of all of them together.

    Args:
        requests: the rows, counted from 1.
        save: saves one.
        field_of: the column that a refusal belongs to, by its code.
        key: the fields that say which one it is; each may stand there once.

    Raises:
        Refusal: ``faulty_file`` with all faults; ``repeated_row`` is one of them.
    """
    faults, saved = Faults(), []
    met: set[tuple[Any, ...]] = set()
    for row, request in enumerate(requests, 1):
        named = tuple(getattr(request, name) for name in key)
        if named in met:
            faults.add(row, key[-1], "repeated_row", " ".join(map(as_seen, named)))
        met.add(named)
        try:
            saved.append(save(request))
        except Refusal as refusal:
            _note(faults, row, request, refusal, field_of)
    faults.check_file()
    return saved


def _note(faults: Faults, row: int, request: Any, refusal: Refusal, field_of: Mapping[str, str]) -> None:
    told = refusal.facts.get("faults")
    if isinstance(told, list):
        for one in (fault for fault in told if isinstance(fault, dict)):
            faults.add(row, str(one["field"]), str(one["code"]), one["value"])
    else:
        column = field_of.get(refusal.code, "")
        faults.add(row, column, refusal.code, refusal.facts.get("value", getattr(request, column, "")))


def write_one(
    uow: UnitOfWork, model: type[Base], keys: tuple[Mapping[str, Any], Mapping[str, Any]], values: Mapping[str, Any]
) -> Saved:
    """Add or change a row; ``keys`` are those by which it is found, and those that a new row has besides."""
    key, besides = keys
    table = model.__table__
    known = uow.read(select(table).filter_by(**key).with_for_update(key_share=True)).mappings().first()
    by = {"changed_at": uow.at, "changed_by_id": uow.actor.id}
    if known is None:
        uow.write(insert(model).values({**key, **besides, **values, **by}))
        return Saved("", created=True, changed=())
    changed = {name: value for name, value in values.items() if known[name] != value}
    if changed:
        uow.write(update(model).where(table.c.id == known["id"]).values(changed | by))
    return Saved("", created=False, changed=tuple(changed))
