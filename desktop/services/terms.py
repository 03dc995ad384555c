"""Terms by customer, region, contract and model: the next one ends the last, a tie is refused (S2-09)."""

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.scopes import Term, TermScope, first_tie
from desktop.queries.terms import TermTable, terms_of
from desktop.services.consenting import check_period
from desktop.services.master_data.entry import Check
from desktop.services.numbering import next_number
from desktop.storage.unit_of_work import UnitOfWork

LONGEST: Final = {"customer": 120, "region": 80, "contract": 60, "model": 80}
EDITION: Final = "TE"


def check_scope(check: Check, scope: TermScope) -> None:
    """Note what is wrong with the words of a scope."""
    for name, word in scope.words.items():
        check.text(name, word, LONGEST[name])


def keep_term(uow: UnitOfWork, table: TermTable, scope: TermScope, same: dict[str, Any], row: dict[str, Any]) -> None:
    """Keep a term from its first day on; the one of the same scope that holds until now ends on the day before.

    Args:
        uow: the unit of work.
        table: of the terms.
        scope: for what it holds.
        same: columns that part terms that have nothing to do with each other, such as the partner.
        row: the other columns, with ``valid_from`` and ``valid_to``.

    Raises:
        Refusal: ``period_backwards``, ``level_overlaps`` when one of the same scope begins on that day or on a later
            one of its days, ``terms_tie`` with one of which neither is the narrower.
    """
    first, last = row["valid_from"], row["valid_to"]
    check_period(first, last)
    next_number(uow, EDITION)  # two desks act one after the other
    mine: list[ColumnElement[bool]] = [getattr(table, name) == value for name, value in same.items()]
    words = {name: word for name, word in scope.words.items() if hasattr(table, name)}
    _end_before(uow, table, [*mine, *(getattr(table, name) == word for name, word in words.items())], (first, last))
    others = terms_of(uow.read(select(*table.__table__.c).where(*mine).order_by(table.id)).all())
    _refuse_tie([*others, Term(scope, (first, last or date.max), name=row.get("name", ""))])
    uow.write(insert(table).values(words | same | row | {"set_at": uow.at, "set_by_id": uow.actor.id}))


def _end_before(
    uow: UnitOfWork, table: TermTable, mine: list[ColumnElement[bool]], period: tuple[date, date | None]
) -> None:
    """What is valid until now ends on the day before; what begins within the period is in the way."""
    begins, ends = period
    rows = uow.read(select(table.id, table.valid_from, table.valid_to).where(*mine).with_for_update()).all()
    for row in rows:
        if ends is not None and row.valid_from > ends:
            continue
        if row.valid_from >= begins:
            raise Refusal("level_overlaps", valid_from=row.valid_from)
        if row.valid_to is None or row.valid_to >= begins:
            last = date.fromordinal(begins.toordinal() - 1)
            uow.write(update(table).where(table.id == row.id).values(valid_to=last))


def _refuse_tie(terms: list[Term]) -> None:
    tie = first_tie(terms)
    if tie is not None:
        one, other = tie
        names = {"name": one.name or one.scope.told, "other": other.name or other.scope.told}
        raise Refusal("terms_tie", **names, scope=one.scope.shared(other.scope).told)
