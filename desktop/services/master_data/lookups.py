"""Many rows at once: looking up by code, and inserting so that two desks neither deadlock nor double."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute
from typing_extensions import TypeVarTuple

from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.models.base import Base
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.storage.errors import AgainFault
from desktop.storage.unit_of_work import UnitOfWork

Ts = TypeVarTuple("Ts")

AT_ONCE: Final = 1000
"""Values in one IN list: below the limits of both databases."""

_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


def storable(value: Any) -> bool:
    """Whether a database can hold the value at all: text without NUL and without lone surrogates."""
    return not (isinstance(value, str) and _UNSTORABLE.search(value))


def portions(values: Collection[Any]) -> Iterator[list[Any]]:
    """The values that can be in a database, sorted, in lists of at most `AT_ONCE`."""
    ordered = sorted(value for value in values if storable(value))
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]


def rows_where_in(
    uow: UnitOfWork, statement: Select[*Ts], column: ColumnElement[Any] | InstrumentedAttribute[Any], values: set[Any]
) -> Iterator[Row[*Ts]]:
    """The rows of a query whose column has one of the values."""
    for portion in portions(values):
        yield from uow.read(statement.where(column.in_(portion)))


def party_ids(uow: UnitOfWork, codes: set[str]) -> dict[str, int]:
    """Ids of parties by code; those that are unknown or retired are missing."""
    statement = select(Party.code, Party.id).where(Party.retired_at.is_(None))
    return {row.code: row.id for row in rows_where_in(uow, statement, Party.code, codes)}


def party_named(uow: UnitOfWork, code: str) -> int:
    """The id of a party by code.

    Raises:
        Refusal: ``unknown_party``, also when retired.
    """
    found = party_ids(uow, {code}).get(code)
    if found is None:
        raise Refusal("unknown_party", party=code)
    return found


def site_row(uow: UnitOfWork, code: str) -> Any:
    """The site (id, code, partner_id, time_zone) that the person may work at.

    Raises:
        Refusal: ``unknown_site``, also when retired; ``not_your_site`` when it is another partner's.
    """
    if not storable(code):
        raise Refusal("unknown_site", site=code)
    columns = (Site.id, Site.code, Site.partner_id, Site.time_zone)
    row = uow.read(select(*columns).where(Site.code == code, Site.retired_at.is_(None))).first()
    if row is None:
        raise Refusal("unknown_site", site=code)
    refuse_foreign(uow, row.partner_id, code)
    return row


def refuse_foreign(uow: UnitOfWork, partner: int | None, code: str) -> None:
    """Refuse what belongs to another partner than the person works for.

    Raises:
        Refusal: ``not_your_site`` with the code of the site, place or tray.
    """
    if uow.actor.partner_id not in (None, partner):
        raise Refusal("not_your_site", site=code)


def place_ids(uow: UnitOfWork, codes: set[str]) -> dict[str, int]:
    """Ids of places by code, of every kind."""
    statement = select(Place.code, Place.id)
    return {row.code: row.id for row in rows_where_in(uow, statement, Place.code, codes)}


def insert_missing(uow: UnitOfWork, model: type[Base], rows: Sequence[Mapping[str, Any]], *key: str) -> None:
    """Insert the rows whose key is not there yet, in the order of their keys so that desks wait in one order."""
    if rows:
        uow.write(_insert(uow, model, key), sorted(rows, key=lambda row: [row[name] for name in key]))


def insert_new(
    uow: UnitOfWork, model: type[Base], rows: Sequence[Mapping[str, Any]], *key: str
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Insert rows that were not there a moment ago; returns their primary keys, in no order.

    Raises:
        AgainFault: another desk was quicker; the whole job is done again and sees its row.
    """
    if not rows:
        return ()
    ordered = sorted(rows, key=lambda row: [row[name] for name in key])
    statement = _insert(uow, model, key).returning(*model.__table__.primary_key)
    made = uow.write(statement, ordered).all()
    if len(made) < len(rows):
        raise AgainFault("written_meanwhile")
    return made


def _insert(uow: UnitOfWork, model: type[Base], key: Sequence[str]) -> Any:
    dialect = sqlite if uow.connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(model).on_conflict_do_nothing(index_elements=list(key))


def person_named(uow: UnitOfWork, badge: str) -> Row[int, str, Role, int | None]:
    """A person (id, name, role) of the same partner by badge or by the ``SZ:U:`` code on it.

    Raises:
        Refusal: ``unknown_person``.
    """
    own = parse_code(badge)
    name = own.name if own is not None and own.kind is CodeKind.PERSON else badge
    asked = select(Person.id, Person.name, Person.role, Person.partner_id)
    asked = asked.where(Person.badge == name, Person.retired_at.is_(None))
    row = uow.read(asked).first() if storable(name) else None
    if row is None or (uow.actor.partner_id is not None and row.partner_id not in (None, uow.actor.partner_id)):
        raise Refusal("unknown_person", badge=name)
    return row
