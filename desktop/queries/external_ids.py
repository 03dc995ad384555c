"""What other systems call what we keep: one record here, found by their number as by ours (S2-34).

The system of a party bears the party's code, so that what is sent to that party carries its numbers; every other system
has a code of its own. In a file their number is written with its system before it: ``ERP:100234``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, func, literal, null, select

from desktop.models.device import Device
from desktop.models.external import ExternalId, ExternalKind
from desktop.models.item import Item
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.warranty import ServiceContract

BETWEEN: Final = ":"
"""Stands between a system and its number."""
AT_ONCE: Final = 900

_NOTHING: Final = literal("")


def _named(code: Any, within: Any, names: tuple[Any, Any], keys: tuple[Any, Any]) -> Select[Any]:
    name, name_en = names
    labelled = (code.label("code"), within.label("within"), name.label("name"), name_en.label("name_en"))
    return select(*labelled, keys[0].label("id"), keys[1].label("partner_id"))


SUBJECTS: Final[Mapping[ExternalKind, Select[Any]]] = {
    ExternalKind.PARTY: _named(Party.code, _NOTHING, (Party.name, Party.name_en), (Party.id, null())),
    ExternalKind.SITE: _named(Site.code, _NOTHING, (Site.name, Site.name_en), (Site.id, Site.partner_id)),
    ExternalKind.ITEM: _named(Item.ref, Party.code, (Item.name, Item.name_en), (Item.id, null())).join(
        Party, Party.id == Item.maker_id
    ),
    ExternalKind.DEVICE: _named(Device.serial, Device.model, (Device.brand, _NOTHING), (Device.id, Device.partner_id)),
    ExternalKind.PERSON: _named(Person.badge, _NOTHING, (Person.name, _NOTHING), (Person.id, Person.partner_id)),
    ExternalKind.CONTRACT: _named(
        ServiceContract.number,
        _NOTHING,
        (func.min(ServiceContract.level), _NOTHING),
        (func.min(ServiceContract.id), func.min(Device.partner_id)),
    )
    .join(Device, Device.id == ServiceContract.device_id)
    .group_by(ServiceContract.number),
}
"""What can be named: its code here, the maker or the model where a code is not enough, its key, whose it is."""


@dataclass(frozen=True, slots=True)
class ExternalIdRow:
    """A number in another system beside ours; ``within`` is the maker of an item and the model of a device."""

    system: str
    kind: ExternalKind
    code: str
    within: str
    their_id: str
    name: str
    name_en: str
    note: str
    recorded_at: datetime
    by: str
    retired_at: datetime | None


def external_ids(
    connection: Connection,
    *,
    system: str = "",
    kind: ExternalKind | None = None,
    their_id: str = "",
    retired: bool = False,
) -> tuple[ExternalIdRow, ...]:
    """All numbers by system, kind and our code; with ``retired`` those of before too, the newest first."""
    columns = (ExternalId.system, ExternalId.kind, ExternalId.subject_id, ExternalId.their_id, ExternalId.note)
    asked = select(*columns, ExternalId.recorded_at, ExternalId.retired_at, Person.name.label("by"))
    asked = asked.join(Person, Person.id == ExternalId.by_id).order_by(ExternalId.id.desc())
    asked = asked if retired else asked.where(ExternalId.retired_at.is_(None))
    asked = asked.where(ExternalId.system == system) if system else asked
    asked = asked.where(ExternalId.kind == kind) if kind else asked
    asked = asked.where(ExternalId.their_id == their_id) if their_id else asked
    found = [] if "\0" in system + their_id else connection.execute(asked).all()
    wanted: defaultdict[ExternalKind, set[int]] = defaultdict(set)
    for row in found:
        wanted[row.kind].add(row.subject_id)
    known = {one: _by_key(connection, one, keys) for one, keys in wanted.items()}
    rows = [_row(row, known[row.kind].get(row.subject_id)) for row in found]
    return tuple(sorted(rows, key=lambda row: (row.system, row.kind, row.code, row.within, bool(row.retired_at))))


def _row(row: Any, subject: Any) -> ExternalIdRow:
    named = ("", "", "", "") if subject is None else (subject.code, subject.within, subject.name, subject.name_en)
    code, within, name, name_en = named
    told = (row.note, row.recorded_at, row.by, row.retired_at)
    return ExternalIdRow(row.system, row.kind, code, within, row.their_id, name, name_en, *told)


def _by_key(connection: Connection, kind: ExternalKind, keys: Collection[int]) -> dict[int, Any]:
    made = SUBJECTS[kind].subquery()
    ordered = sorted(keys)
    found: dict[int, Any] = {}
    for start in range(0, len(ordered), AT_ONCE):
        rows = connection.execute(select(made).where(made.c.id.in_(ordered[start : start + AT_ONCE])))
        found |= {row.id: row for row in rows}
    return found


def called(kind: ExternalKind, *words: str) -> Select[Any]:
    """The keys of what some system calls by one of these words, for a question about things of that kind."""
    asked = select(ExternalId.subject_id).where(ExternalId.kind == kind, ExternalId.retired_at.is_(None))
    return asked.where(ExternalId.their_id.in_(words))


def their_ids(connection: Connection, system: str, kind: ExternalKind) -> Mapping[str, str]:
    """What a system calls the things of a kind, by our code; a code that several things have is left out of it."""
    rows = _in_system(connection, system, kind)
    several = _shared(connection, kind) if rows else set()
    return {row.code: row.their_id for row in rows if row.code not in several}


def codes_in(connection: Connection, system: str, kind: ExternalKind) -> Mapping[str, str]:
    """Our code for each number of a system."""
    return {row.their_id: row.code for row in _in_system(connection, system, kind)}


def _shared(connection: Connection, kind: ExternalKind) -> set[str]:
    """Our codes that several things have: a REF of two makers, a serial number of two models."""
    made = SUBJECTS[kind].subquery()
    return set(connection.execute(select(made.c.code).group_by(made.c.code).having(func.count() > 1)).scalars())


def _in_system(connection: Connection, system: str, kind: ExternalKind) -> Sequence[Any]:
    made = SUBJECTS[kind].subquery()
    asked = select(made.c.code, ExternalId.their_id).join(ExternalId, ExternalId.subject_id == made.c.id)
    asked = asked.where(ExternalId.system == system, ExternalId.kind == kind, ExternalId.retired_at.is_(None))
    return [] if "\0" in system else connection.execute(asked).all()


def own_codes(connection: Connection, kind: ExternalKind, names: Iterable[str]) -> Mapping[str, str]:
    """Our codes for what a file names as ``SYSTEM:NUMBER``; a name that is a code of ours means that.

    Where several things have our code it would not say which of them is meant: such a name is left as it is.
    """
    foreign = sorted({name for name in names if BETWEEN in name and "\0" not in name})
    made = SUBJECTS[kind].subquery()
    found: dict[str, str] = {}
    for start in range(0, len(foreign), AT_ONCE):
        portion = foreign[start : start + AT_ONCE]
        written = ExternalId.system + BETWEEN + ExternalId.their_id
        asked = select(written, made.c.code).join(made, made.c.id == ExternalId.subject_id)
        asked = asked.where(ExternalId.kind == kind, ExternalId.retired_at.is_(None), written.in_(portion))
        found |= dict(connection.execute(asked).all())
        ours = set(connection.execute(select(made.c.code).where(made.c.code.in_(portion))).scalars())
        found = {name: code for name, code in found.items() if name not in ours}
    several = _shared(connection, kind) if found else set()
    return {name: code for name, code in found.items() if code not in several}
