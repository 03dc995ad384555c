"""Taking out of use: nothing is deleted, and nothing is retired on which goods rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, func, select, update

from desktop.domain.errors import Refusal
from desktop.models.ledger import Balance
from desktop.services.master_data.saving import Noun, load_rows
from desktop.services.wire import to_wire
from desktop.storage.unit_of_work import UnitOfWork

MOST_NAMED: Final = 10


class Retiring(Protocol):
    """What every such request says: out of use or back into it, and why."""

    @property
    def retired(self) -> bool:
        """Out of use (True) or back in use."""
        ...

    @property
    def reason(self) -> str:
        """In the person's words, or ""."""
        ...


@dataclass(frozen=True, slots=True)
class Retired:
    """Whether the thing is out of use now."""

    code: str
    retired: bool


def refuse_goods(uow: UnitOfWork, subject: str, *where: ColumnElement[bool]) -> None:
    """Refuse while goods stand where the conditions on `Balance` say.

    Raises:
        Refusal: ``goods_on_hand`` with the ``subject`` and the pieces ``held``.
    """
    held = uow.read(select(func.sum(Balance.quantity)).where(*where)).scalar()
    if held:
        raise Refusal("goods_on_hand", subject=subject, held=Decimal(held))


def refuse_used(subject: str, names: Sequence[str]) -> None:
    """Refuse while other things rest on this one.

    Raises:
        Refusal: ``still_used`` with the ``subject``, how many rest on it, and their ``names``, the first ten of them.
    """
    if names:
        raise Refusal("still_used", subject=subject, count=len(names), names=list(names[:MOST_NAMED]))


def retire_row(
    uow: UnitOfWork, noun: Noun, unknown: str, key: tuple[Any, ...], request: Retiring, check: Callable[[int], None]
) -> Retired:
    """Retire a row, or bring it back; doing it twice changes nothing.

    Args:
        uow: the job.
        noun: which kind of thing.
        unknown: the refusal's code when there is no such row.
        key: which row.
        request: out or back, and why.
        check: refuses when the row with this id must not be retired.
    """
    row = load_rows(uow, noun, [key]).get(key)
    subject = str(key[-1])
    if row is None:
        raise Refusal(unknown, subject=subject)
    if (row["retired_at"] is not None) != request.retired:
        if request.retired:
            check(row["id"])
        retired_at = uow.at if request.retired else None
        uow.write(update(noun.model).where(noun.model.__table__.c.id == row["id"]).values(retired_at=retired_at))
        old, new = to_wire(row["retired_at"]), to_wire(retired_at)
        action = noun.action.replace("save_", "retire_")
        uow.record(action, subject, reason=request.reason, old={"retired_at": old}, new={"retired_at": new})
        uow.touched(noun.kind)
    return Retired(subject, request.retired)
