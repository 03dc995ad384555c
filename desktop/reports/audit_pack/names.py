"""What the numbers in the chain stand for: REF, lot, serial, place, party and person, looked up as they come."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import Connection, select

from desktop.domain.ledger import OUTSIDE
from desktop.models.item import Item, Lot, Unit
from desktop.models.party import Party
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.reports.audit_pack.tables import Table

_AT_ONCE: Final = 500
_QUESTIONS: Final[dict[str, tuple[Any, Any]]] = {
    "item": (Item.id, select(Item.id, Item.ref, Item.name)),
    "lot": (Lot.id, select(Lot.id, Lot.number, Lot.expires_on)),
    "unit": (Unit.id, select(Unit.id, Unit.serial)),
    "place": (Place.id, select(Place.id, Place.code, Place.name, Place.kind, Place.site_id)),
    "party": (Party.id, select(Party.id, Party.code, Party.name)),
    "person": (Person.id, select(Person.id, Person.badge, Person.name, Person.role)),
}
CLOCK: Final = 0
"""The number of the person in what the program's clock writes by itself."""

_OF_CLOCK: Final = ("", "sparezone", "", "")


class Names:
    """The codes behind numbers; only those that the pack tells of are remembered.

    Args:
        connection: the snapshot.
        site: the number of the site; places of others are not its own.
    """

    def __init__(self, connection: Connection, site: int) -> None:
        self._connection, self._site = connection, site
        self._rows: dict[str, dict[int, tuple[str, ...]]] = {kind: {} for kind in _QUESTIONS}
        self._pairs: dict[str, dict[int | None, tuple[str, str]]] = {kind: {None: ("", "")} for kind in _QUESTIONS}

    def need(self, kind: str, numbers: Collection[int | None]) -> None:
        """Look up what is not known yet."""
        known = self._rows[kind]
        if kind == "person" and CLOCK in numbers:
            known[CLOCK] = _OF_CLOCK
        missing = sorted({number for number in numbers if number is not None and number not in known})
        column, question = _QUESTIONS[kind]
        for first in range(0, len(missing), _AT_ONCE):
            asked = question.where(column.in_(missing[first : first + _AT_ONCE]))
            for row in self._connection.execute(asked):
                known[row[0]] = self._told(kind, row)

    def _told(self, kind: str, row: Any) -> tuple[str, ...]:
        if kind == "lot":
            return row.number, "", row.expires_on.isoformat() if row.expires_on else "", ""
        if kind == "place":
            own = row.site_id == self._site and row.kind not in OUTSIDE
            return row.code, row.name, row.kind.value, "yes" if own else ""
        if kind == "person":
            return row.badge, row.name, row.role.value, ""
        return (row[1], row[2] if len(row) > 2 else "", "", "")

    def code(self, kind: str, number: int | None) -> str:
        """The code behind a number, "" for none and for what was never there."""
        if number is None:
            return ""
        if number not in self._rows[kind]:
            self.need(kind, (number,))
        return self._rows[kind].get(number, ("",))[0]

    def goods(self, item: int, lot: int, unit: int | None) -> tuple[str, ...]:
        """Six cells: item, REF, lot, its number, unit, its serial number."""
        return *self.pair("item", item), *self.pair("lot", lot), *self.pair("unit", unit)

    def pair(self, kind: str, number: int | None) -> tuple[str, str]:
        """Two cells: the number and its code, both "" for none."""
        found = self._pairs[kind].get(number)
        if found is None:
            found = self._pairs[kind][number] = (str(number), self.code(kind, number))
        return found

    def write(self, table: Table) -> None:
        """Every name that was asked for, in the order of kinds and numbers."""
        for kind, number, row in self._all():
            table.add(kind, str(number), *row)

    def _all(self) -> Iterator[tuple[str, int, tuple[str, ...]]]:
        for kind, rows in self._rows.items():
            yield from ((kind, number, rows[number]) for number in sorted(rows))
