"""People, as the desk needs them to sign in."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.models.person import Person


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who works at this desk."""

    badge: str
    name: str
    role: Role


def sign_in(connection: Connection, badge: str) -> SignedIn:
    """The person of a badge.

    Raises:
        Refusal: ``unknown_person``.
    """
    asked = select(Person.badge, Person.name, Person.role).where(Person.badge == badge, Person.retired_at.is_(None))
    row = connection.execute(asked).first()
    if row is None:
        raise Refusal("unknown_person", badge=badge)
    return SignedIn(*row)


def only_person(connection: Connection) -> SignedIn | None:
    """The one person of a fresh house; None when there are several or none."""
    asked = select(Person.badge, Person.name, Person.role).where(Person.retired_at.is_(None)).limit(2)
    rows = connection.execute(asked).all()
    return SignedIn(*rows[0]) if len(rows) == 1 else None


def is_set_up(connection: Connection) -> bool:
    """Whether somebody has signed in before: an empty database has no people."""
    return connection.execute(select(Person.id).limit(1)).first() is not None
