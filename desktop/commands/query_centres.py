"""``sparezone query`` about maintenance centres, and about what other systems call what is kept here."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.models.external import ExternalKind
from desktop.queries.centre_card import centre_card
from desktop.queries.external_ids import external_ids as listed
from desktop.queries.master_data import sites as all_sites
from desktop.services.wire import to_wire

WORDS: Final[dict[str, type[StrEnum]]] = {"kind": ExternalKind}


def centre(connection: Connection, **given: str) -> Iterator[Any]:
    """The card of ``--site``: address, hospitals with their distances, people, equipment.

    Raises:
        Refusal: ``unknown_site``.
    """
    card = centre_card(connection, given["site"], SystemClock().now())
    yield to_wire(card) | {"outside": list(card.outside)}


def sites(connection: Connection, **given: str) -> Iterator[Any]:
    """All sites in use, or ``--site``."""
    yield from (row for row in all_sites(connection) if given.get("site", row.code) == row.code)


def external_ids(connection: Connection, **given: str) -> Iterator[Any]:
    """What systems call things: of ``--system``, of ``--kind``, ``--their_id``; ``--all yes`` with former numbers."""
    kind = ExternalKind(given["kind"]) if "kind" in given else None
    about = {"system": given.get("system", ""), "their_id": given.get("their_id", "")}
    yield from listed(connection, kind=kind, retired=given.get("all") == "yes", **about)
